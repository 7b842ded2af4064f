"""The poster of an episode: its leads before its first set, the title in a column, a red seal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from PIL import Image, ImageChops

from shudian.cut.animatic.board import Panel, Stand
from shudian.cut.animatic.draw.desk import SEAL, Board
from shudian.cut.animatic.draw.ink import HEIGHT, WIDTH, paper
from shudian.cut.animatic.draw.lettering import PAPER, Lettering, sayable
from shudian.cut.animatic.draw.panel import set_of
from shudian.cut.animatic.draw.players import place


def poster(board: Board, panels: list[Panel], titles: Mapping[str, str]) -> Image.Image:
    """A still of the picture's size; any words that do not fit are shortened."""
    shown = [panel for panel in panels if panel.kind not in ("black", "white", "title", "insert")]
    picture = _leads(board, shown) if shown else Image.new("RGB", (WIDTH, HEIGHT), (28, 26, 34))
    picture = ImageChops.multiply(picture, paper())
    _titled(board, titles).onto(picture)
    return picture


def _leads(board: Board, shown: list[Panel]) -> Image.Image:
    sets = Counter((panel.set, panel.place, panel.light, panel.treatment) for panel in shown)
    best = sets.most_common(1)[0][0]
    first = next(panel for panel in shown if (panel.set, panel.place, panel.light, panel.treatment) == best)
    scene = Panel(0, 1, "", "poster", first.place, first.set, first.light, "", "")
    picture = set_of(scene).copy()
    spoken = Counter(panel.speaker for panel in shown if panel.speaker in board.looks)
    leads = [name for name, _ in spoken.most_common(2)]
    for at, name in enumerate(reversed(leads)):
        lead = at == len(leads) - 1
        x = (0.62 if lead else 0.2) if len(leads) > 1 else 0.56
        place(picture, scene, board, Stand(name, x, -1 if lead else 1))
    return picture


def _titled(board: Board, titles: Mapping[str, str]) -> Lettering:
    words = Lettering(board.type, (WIDTH, HEIGHT))
    series, episode = sayable(titles["series"]), sayable(titles["episode"])
    number = sayable(titles["number"])
    wide = any(ord(char) >= 0x2E80 for char in series)
    if wide and len(series) <= 8:
        size = min(168, 1000 // max(1, len(series)))
        words.column(series, 168, 150, size, weight=2)
        words.bar((276, 168, 276 + 64, 168 + 50 * len(number) + 22), SEAL, 0.95, 8)
        words.column(number, 308, 176, 42)
        words.column(episode, 308, 168 + 50 * len(number) + 50, 54)
        return words
    y = 150.0
    for line in words.type.wrapped(series, 104, 820, 3, title=True):
        words.write(line, 84, y, 104, title=True, weight=2)
        y += 130
    span = words.type.width(number, 40)
    words.bar((84, y + 24, 84 + span + 40, y + 86), SEAL, 0.95, 8)
    words.write(number, 104, y + 26, 40, PAPER)
    for line in words.type.wrapped(episode, 54, 760, 2, title=True):
        words.write(line, 84, y + 104, 54, title=True)
        y += 70
    return words
