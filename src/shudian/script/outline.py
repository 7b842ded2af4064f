"""A series for a person: title, episodes, scenes with number, place and time, counts and minutes."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from shudian.model.series import Episode, Scene, Series
from shudian.script import pace
from shudian.wording import Wording

_HEAD = Wording(
    "{title} ({language}) · episodes {episodes} · scenes {scenes} · lines of dialogue {lines} · about {minutes}",
    "《{title}》（{language}）· {episodes} 集 · {scenes} 场 · {lines} 句台词 · 约 {minutes}",
)
_EPISODE = Wording(
    "Episode {number} {title}· scenes {scenes} · {minutes}", "第 {number} 集 {title}· {scenes} 场 · {minutes}"
)
_SCENE = Wording("cast line {cast}, dialogue {lines}, {minutes}", "出场 {cast}，台词 {lines}，{minutes}")
_FLASHBACK = Wording("flashback", "闪回")
_UNTITLED = Wording("Untitled", "未命名")
_CHARACTERS = Wording("Characters", "人物")


def outline(series: Series, language: str) -> str:
    return "\n".join(_lines(series, language)) + "\n"


def _lines(series: Series, language: str) -> Iterator[str]:
    lasts = [pace.by_scene(episode) for episode in series.episodes]
    told = {
        "title": series.title or _UNTITLED,
        "language": series.language.own_name,
        "episodes": len(series.episodes),
        "scenes": len(list(series.scenes)),
        "lines": sum(len(scene.lines) for scene in series.scenes),
        "minutes": _clock(sum((seconds for scenes in lasts for seconds in scenes.values()), Fraction(0))),
    }
    yield _HEAD.filled(told).in_(language)
    if series.characters:
        comma = "、" if language.startswith("zh") else ", "
        names = comma.join(f"{c.name} {c.age}" if c.age else c.name for c in series.characters)
        yield f"{_CHARACTERS.in_(language)}: {names}"
    for episode, seconds in zip(series.episodes, lasts, strict=True):
        yield ""
        yield from _episode(episode, seconds, language)


def _episode(episode: Episode, seconds: dict[str, Fraction], language: str) -> Iterator[str]:
    told = {
        "number": episode.number,
        "title": f"{episode.title} " if episode.title else "",
        "scenes": len(episode.scenes),
        "minutes": _clock(sum(seconds.values(), Fraction(0))),
    }
    yield _EPISODE.filled(told).in_(language)
    for scene in episode.scenes:
        yield _scene(scene, seconds[scene.id], language)


def _scene(scene: Scene, seconds: Fraction, language: str) -> str:
    said = {
        "cast": len(scene.cast),
        "lines": len(scene.lines),
        "minutes": _clock(seconds),
    }
    int_ext = {"INT": "内", "EXT": "外", "INT_EXT": "内/外"} if language.startswith("zh") else {}
    where = scene.int_ext.value.replace("_", "/") if scene.int_ext else ""
    parts = [
        scene.number or scene.id,
        scene.time or "–",
        int_ext.get(scene.int_ext.value, where) if scene.int_ext else "–",
        scene.place or "–",
        *([f"({scene.location})"] if scene.location else []),
        *([f"[{_FLASHBACK.in_(language)}]"] if scene.flashback else []),
    ]
    return f"  {'  '.join(parts)}  · {_SCENE.filled(said).in_(language)}"


def _clock(seconds: Fraction) -> str:
    whole = int(seconds + Fraction(1, 2))
    return f"{whole // 60}:{whole % 60:02d}"
