"""What a format did not keep: its output read back and compared with the series it was written from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import TypeVar

from shudian.finding import Finding, Place
from shudian.model.series import Element, Episode, Scene, Series
from shudian.script.content import ELEMENT, EPISODE, SCENE, SERIES, said
from shudian.script.conversion import findings
from shudian.script.conversion.names import name
from shudian.script.read import read

Render = Callable[[Series, str], bytes | None]
_Part = TypeVar("_Part", Episode, Scene, Element)

SUFFIXES = {
    "chinese": ".txt", "chinese-labelled": ".txt", "chinese-number-line": ".txt",
    "fountain": ".fountain", "json": ".json", "fdx": ".fdx", "docx": ".docx",
}  # fmt: skip
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Loss:
    """`what` is a field (`scene.time`) or a kind of element (`element:hook`)."""

    what: str
    place: Place
    words: str


def losses(series: Series, data: bytes, format: str, render: Render) -> list[Finding]:
    """A warning for each kind of thing that reads back otherwise, with its count and first place."""
    if format == "json":
        return []
    lost = _lost(series, data, format)
    if lost is None:
        keeper = _keeper(series, None, format, render)
        return [findings.UNREADABLE.at(format=format, keeper=keeper)]
    kinds: dict[str, list[Loss]] = {}
    for loss in lost:
        kinds.setdefault(loss.what, []).append(loss)
    return [
        findings.LOSS.at(
            each[0].place,
            format=format,
            what=name(what),
            count=len(each),
            first=each[0].words,
            keeper=_keeper(series, each[0], format, render),
        )
        for what, each in kinds.items()
    ]


def _lost(series: Series, data: bytes, format: str) -> list[Loss] | None:
    again, _ = read(data, f"written{SUFFIXES[format]}")
    return None if again is None else list(_series(series, again))


def _keeper(series: Series, loss: Loss | None, format: str, render: Render) -> str:
    """The format that keeps the first thing lost, tried on its scene alone; JSON keeps all."""
    if loss is None:
        return "json"
    sliver = _sliver(series, loss.place)
    for other in ("fdx", "fountain", "chinese", "docx"):
        if other == format or (data := render(sliver, other)) is None:
            continue
        lost = _lost(sliver, data, other)
        if lost is not None and loss.what not in {each.what for each in lost}:
            return other
    return "json"


def _sliver(series: Series, place: Place) -> Series:
    """Only the episode and the scene of a place."""
    episode = next((e for e in series.episodes if e.id == place.episode), None)
    if episode is None:
        return replace(series, episodes=series.episodes[:1], manuscript=None)
    scenes = tuple(s for s in episode.scenes if s.id == place.scene) or episode.scenes[:1]
    return replace(series, episodes=(replace(episode, scenes=scenes),), manuscript=None)


# -- comparing ------------------------------------------------------------------------------------


def _series(a: Series, b: Series) -> Iterator[Loss]:
    yield from _fields("series", a, b, SERIES, Place())
    for was, now in _pairs(a.episodes, b.episodes, ("number",)):
        place = Place(episode=was.id)
        if now is None:
            yield Loss("episode", place, f"{was.number} {was.title}".strip())
        else:
            yield from _fields("episode", was, now, EPISODE, place)
            yield from _scenes(was, now)


def _scenes(a: Episode, b: Episode) -> Iterator[Loss]:
    for was, now in _pairs(a.scenes, b.scenes, ("number", "place")):
        place = Place(episode=a.id, scene=was.id, line=was.source.line, file=was.source.file)
        if now is None:
            yield Loss("scene", place, f"{was.number} {was.place}".strip())
        else:
            yield from _fields("scene", was, now, SCENE, place)
            yield from _elements(was, now, place)


def _elements(a: Scene, b: Scene, scene: Place) -> Iterator[Loss]:
    for was, now in _pairs(a.elements, b.elements, ("kind", "text")):
        place = replace(scene, element=was.id, line=was.source.line)
        if now is None or now.kind is not was.kind:
            yield Loss(f"element:{was.kind.value}", place, _short(was.text))
        else:
            yield from _fields("element", was, now, ELEMENT, place)


def _pairs(
    a: tuple[_Part, ...], b: tuple[_Part, ...], key: tuple[str, ...]
) -> Iterator[tuple[_Part, _Part | None]]:
    """Each part of `a` with the part of `b` that it became, if any."""
    if len(a) == len(b):
        yield from zip(a, b, strict=True)
        return
    matcher = SequenceMatcher(
        None, [said(part, key) for part in a], [said(part, key) for part in b], autojunk=False
    )
    for change, first, last, start, end in matcher.get_opcodes():
        together = change == "equal" or last - first == end - start
        for at in range(first, last):
            yield a[at], b[start + at - first] if together else None


def _fields(what: str, a: object, b: object, names: Iterable[str], place: Place) -> Iterator[Loss]:
    for field in names:
        was, now = getattr(a, field), getattr(b, field)
        if was != now and field != "kind":
            yield Loss(f"{what}.{field}", place, _short(_words(was or now)))


def _words(value: object) -> str:
    if isinstance(value, tuple):
        return "、".join(str(getattr(each, "name", getattr(each, "label", each))) for each in value)
    return str(value)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
