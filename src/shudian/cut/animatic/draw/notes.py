"""The words of a panel: slate, camera, note, name, title; none in the app's part of the picture."""

from __future__ import annotations

from shudian.cut.animatic.board import RATE, Panel
from shudian.cut.animatic.draw.desk import SEAL, Board
from shudian.cut.animatic.draw.figure import CLOTHS
from shudian.cut.animatic.draw.ink import HEIGHT, WIDTH, Rgb, mix
from shudian.cut.animatic.draw.lettering import PAPER, SAFE_RIGHT, Lettering, balanced, sayable

#: Top of the speaker's name: its foot is free of two lines of subtitles, which begin at 69 % of the height.
PLATE = 1228


def lettered(panel: Panel, board: Board) -> Lettering:
    """The words of the panel: slate, camera, note, name; none of them in the app's part of the picture."""
    words = Lettering(board.type, (WIDTH, HEIGHT))
    if panel.kind in ("black", "white"):
        _line(words, panel, board)
        return words
    _slate(words, panel, board)
    if panel.note:
        _note(words, sayable(panel.note))
    if panel.move:
        _arrow(words, panel.move)
    if panel.speaker:
        _name(words, panel, board)
    if panel.title:
        _title(words, panel)
    if panel.cue:
        text = words.type.wrapped("♪ " + sayable(panel.cue), 38, 700, 1)
        words.write(text[0].replace("♪ ", "") if text else "", 112, 1400, 38)
        for at, tall in enumerate((16, 34, 22, 44)):
            words.bar((64 + at * 9, 1424 - tall / 2, 68 + at * 9, 1424 + tall / 2), PAPER, 0.9, 2)
    return words


def _line(words: Lettering, panel: Panel, board: Board) -> None:
    """The thin line of time at the top, and the timecode at which the panel begins."""
    color: Rgb = PAPER if panel.kind != "white" else (60, 54, 52)
    words.bar((60, 92, 930, 95), color, 0.35)
    words.bar(
        (60, 91, 60 + max(4, 870 * min(1, panel.first / board.length)), 96),
        SEAL if panel.kind != "black" else color,
        1,
        2,
    )
    seconds, frame = divmod(panel.first, RATE)
    words.write(f"{seconds // 60:02d}:{seconds % 60:02d}:{frame:02d}", 930, 106, 24, color, anchor="r")


def _slate(words: Lettering, panel: Panel, board: Board) -> None:
    _line(words, panel, board)
    number = words.type.wrapped(sayable(panel.number), 58, 260, 1, title=True)
    width = words.write(number[0], 58, 112, 58, title=True, weight=1) if number else 0
    x = 58 + width + 22
    if width:
        words.bar((x - 10, 128, x - 8, 184), PAPER, 0.6)
    place = words.type.wrapped(sayable(panel.place), 32, 690 - x, 1)
    if place:
        words.write(place[0], x + 6, 114, 32)
    words.write(sayable(panel.slate), x + 6, 156, 24, mix(PAPER, (120, 120, 120), 0.15))
    if panel.camera:
        text = sayable(panel.camera)
        wide = words.type.width(text, 26)
        words.bar((930 - wide - 28, 146, 930, 188), SEAL, 0.92, 8)
        words.write(text, 930 - wide - 14, 149, 26)


def _note(words: Lettering, note: str) -> None:
    lines = words.type.wrapped(note, 34, 790, 3)
    if not lines:
        return
    wide = max(words.type.width(line, 34) for line in lines)
    words.bar((60, 228, 84 + wide + 26, 248 + len(lines) * 48), (18, 16, 24), 0.46, 10)
    words.bar((60, 228, 66, 248 + len(lines) * 48), SEAL, 0.95, 3)
    for at, line in enumerate(lines):
        words.write(line, 84, 236 + at * 48, 34)


def _name(words: Lettering, panel: Panel, board: Board) -> None:
    look = board.looks.get(panel.speaker)
    color = CLOTHS[look.cloth] if look else (90, 90, 96)
    tag = sayable(panel.speaker)
    if panel.treatment in ("inner", "voice"):
        inner = panel.treatment == "inner"
        tag += (
            (" · 内心" if inner else " · 画外")
            if board.language.startswith("zh")
            else (" · inner voice" if inner else " · V.O.")
        )
    text = words.type.wrapped(tag, 36, 420, 1)
    if not text:
        return
    wide = words.type.width(text[0], 36)
    center = panel.figures[-1].x if panel.figures and panel.kind in ("two", "wide") else 0.47
    left = min(max(60, WIDTH * (0.03 + center * 0.9) - wide / 2 - 24), SAFE_RIGHT - wide - 60)
    words.bar((left, PLATE, left + wide + 48, PLATE + 62), mix(color, (20, 18, 26), 0.3), 0.9, 31)
    words.write(text[0], left + 24, PLATE + 6, 36)
    if panel.treatment == "inner":
        for at, size in enumerate((9, 14, 20)):
            words.bar(
                (
                    left + wide + 60 + at * 40,
                    PLATE - 12 - at * 26 - size,
                    left + wide + 60 + at * 40 + 2 * size,
                    PLATE - 12 - at * 26 + size,
                ),
                PAPER,
                0.85,
                size,
            )


def _title(words: Lettering, panel: Panel) -> None:
    """A title card in the picture, or a name strip beside its bearer."""
    text = sayable(panel.title)
    if panel.kind == "title":
        lines = balanced(words.type, text, 76, 800, 4)
        y = 800 - len(lines) * 54
        words.bar((475, y - 46, 535, y - 42), SEAL, 1, 2)
        for at, line in enumerate(lines):
            words.write(line, 505, y + at * 108, 76, title=True, anchor="m", weight=1)
        words.bar((475, y + len(lines) * 108 + 36, 535, y + len(lines) * 108 + 40), SEAL, 1, 2)
        return
    name, _, rest = text.partition(" ")
    first = words.type.wrapped(name, 64, 640, 1, title=True)
    words.bar((96, 1240, 104, 1392), SEAL, 1, 2)
    if first:
        words.write(first[0], 128, 1230, 64, title=True, weight=1)
    for line in words.type.wrapped(rest, 36, 640, 1):
        words.write(line, 130, 1332, 36)


def _arrow(words: Lettering, move: str) -> None:
    """The artist's arrows for a moving camera, in the lower corners of the free part."""
    pen, color = words.pen, (*PAPER, 205)

    def head(x: float, y: float, dx: float, dy: float) -> None:
        tip = (x + dx * 64, y + dy * 64)
        side = (-dy * 30, dx * 30)
        pen.line((x - dx * 70, y - dy * 70, x + dx * 20, y + dy * 20), fill=color, width=16)
        pen.polygon([tip, (x + side[0], y + side[1]), (x - side[0], y - side[1])], fill=color)
        words.boxes.append((x - 70, y - 70, x + 70, y + 70))

    if move in ("push", "pull"):
        way = 1 if move == "push" else -1
        for sx, sy in ((-1, -1), (1, -1), (-1, 1), (1, 1)):
            head(505 + sx * 330, 930 + sy * 420, -sx * way * 0.7, -sy * way * 0.7)
    elif move in ("pan", "track"):
        head(800, 1300, 1, 0)
    elif move == "tilt":
        head(150, 1180, 0, 1)
    elif move == "freeze":
        for box in ((60, 420, 940, 424), (60, 1486, 940, 1490), (60, 420, 64, 1490), (936, 420, 940, 1490)):
            words.bar(box, PAPER, 0.8)
