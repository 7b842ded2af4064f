"""`animatic`: an episode as a graph of work: picture, sound, and both in one file."""

from __future__ import annotations

from pathlib import Path

import shudian
from shudian import files, fonts
from shudian.cut.animatic.board import Panel, length, storyboard
from shudian.cut.animatic.looks import looks
from shudian.cut.animatic.score import score
from shudian.cut.engines.ffmpeg import Ffmpeg
from shudian.model.breakdown import Breakdown
from shudian.model.series import Episode, Series
from shudian.model.text import Timeline
from shudian.model.work import Graph, Json, Needed, Node, settings_text

#: Raise when panels or sound come out differently from the same settings.
DRAWING = 1
_WORK = "shudian.cut.animatic.work"


def animatic(
    series: Series,
    episode: Episode,
    timeline: Timeline,
    breakdown: Breakdown | None = None,
    *,
    ffmpeg: Ffmpeg,
    language: str = "zh",
    title: str | None = None,
    font_dir: Path | None = None,
) -> Graph:
    """The work that makes one episode's animatic.mp4 and poster.jpg in node `ep01/animatic`.

    `language` is that of the artist's notes (INT, 特写); the script's own words stay as they are.
    """
    parts = {sheet.scene: sheet.cast for sheet in breakdown.scenes} if breakdown else {}
    panels, frames = storyboard(episode, timeline, language, parts), length(timeline)
    cast = looks(series)
    shown = {stand.who for panel in panels for stand in panel.figures} | {panel.speaker for panel in panels}
    used = {name: look for name, look in cast.items() if name in shown}
    titles: dict[str, Json] = {
        "series": title or series.title,
        "episode": episode.title,
        "number": f"第{episode.number}集" if language.startswith("zh") else f"Episode {episode.number}",
    }
    settings: dict[str, Json] = {
        "drawing": DRAWING,
        "panels": [panel.plain() for panel in panels],
        "looks": dict(used),
        "frames": frames,
        "language": language,
        "titles": titles,
        "fonts": _fonts(panels, titles, font_dir),
    }
    if font_dir:
        settings["font_dir"] = str(font_dir)
    name = f"ep{episode.number:02d}"
    version = f"{shudian.__version__} {ffmpeg.version}"
    picture = Node(
        f"{name}/picture", "cut.animatic.picture", f"{_WORK}:picture", version, settings_text(settings),
        ("picture.mp4", "poster.jpg"), weight=12,
    )  # fmt: skip
    heard = {"drawing": DRAWING} | score(episode, timeline, panels, used, frames).plain()
    sound = Node(
        f"{name}/sound", "cut.animatic.sound", f"{_WORK}:sound", shudian.__version__, settings_text(heard),
        ("sound.wav",), weight=2,
    )  # fmt: skip
    both = Node(
        f"{name}/animatic", "cut.animatic", f"{_WORK}:animatic", version, settings_text({}),
        ("animatic.mp4", "poster.jpg"),
        (
            ("picture", Needed(picture.name, "picture.mp4")),
            ("poster", Needed(picture.name, "poster.jpg")),
            ("sound", Needed(sound.name, "sound.wav")),
        ),
    )  # fmt: skip
    return Graph((picture, sound, both))


def _fonts(panels: list[Panel], titles: dict[str, Json], font_dir: Path | None) -> dict[str, Json]:
    """The faces that the words need, by the digest of their files; ToolMissing if one is not here."""
    text = "".join(map(str, titles.values())) + "".join(
        panel.note + panel.title + panel.place + panel.speaker + panel.cue for panel in panels
    )
    scripts = sorted(fonts.scripts_of(text) | {"Hans", "Latn"})
    return {script: files.digest(fonts.need(script, font_dir).path) for script in scripts}
