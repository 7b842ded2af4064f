"""Three ways to lay a series out as a Chinese script; a layout says how a heading and a cue are written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from shudian.model.people import Character
from shudian.model.series import CastEntry, Element, Episode, Scene, Series
from shudian.script import terms
from shudian.script.chinese import headings
from shudian.script.chinese.beats import beat
from shudian.script.chinese.labels import CHINESE, ENGLISH, Labels

Forms = Iterator[list[str]]


@dataclass(frozen=True, slots=True)
class Layout:
    """`headings` gives the forms of a scene's heading, the best first: the first that reads back is written."""

    headings: Callable[[Scene, Labels], Forms]
    direction_first: bool  # 名（冷笑）：词, else 名：（冷笑）词


@dataclass(frozen=True, slots=True)
class Part:
    """Lines of a page and the part of the series that they say; the front's say no one part."""

    lines: list[str]
    of: Episode | Scene | Element | Sequence[CastEntry] | None = None


def written(series: Series, layout: Layout) -> str:
    """The whole page, a line a beat."""
    lines: list[str] = []
    for part in parts(series, layout):
        lines += [""] * isinstance(part.of, Episode | Scene) + part.lines
    return "\n".join(lines).strip("\n") + "\n"


def parts(series: Series, layout: Layout) -> Iterator[Part]:
    labels = labels_of(series)
    yield Part(list(_front(series, labels)))
    for episode in series.episodes:
        yield Part([_episode(episode, labels)], episode)
        for scene in episode.scenes:
            yield from _scene(scene, episode, layout, labels)


def labels_of(series: Series) -> Labels:
    return CHINESE if str(series.language).startswith("zh") else ENGLISH


# -- front and episodes ---------------------------------------------------------------------------


def _front(series: Series, labels: Labels) -> Iterator[str]:
    if series.title:
        yield labels.title.format(series.title)
    for label, words in (
        (labels.logline, series.logline),
        (labels.source_work, series.source_work),
        (labels.synopsis, series.synopsis),
    ):
        if words:
            yield f"{label}{labels.colon}{words}"
    if series.characters:
        yield f"{labels.people}{labels.colon}".rstrip()
        yield from (_person(each, labels) for each in series.characters)


def _person(person: Character, labels: Labels) -> str:
    said = [part for part in (person.age, person.name_en) if part]
    noted = labels.round.format("，".join(said)) if said else ""
    return f"{person.name}{noted}{labels.colon}{person.bio or ''}".rstrip()


def _episode(episode: Episode, labels: Labels) -> str:
    line = labels.episode.format(episode.number)
    if episode.title:
        line += labels.titled + episode.title
    if episode.declared_seconds:
        minutes, seconds = divmod(episode.declared_seconds, 60)
        line += labels.square.format((f"{minutes}min" if minutes else "") + f"{seconds}s")
    return line


# -- scenes ---------------------------------------------------------------------------------------


def _scene(scene: Scene, episode: Episode, layout: Layout, labels: Labels) -> Iterator[Part]:
    named = scene.number or scene.place or scene.time or scene.int_ext
    yield Part(_heading(scene, layout, labels) if named else [], scene)
    if scene.cast:
        names = labels.comma.join(_entry(each, labels) for each in scene.cast)
        yield Part([f"{labels.cast}{labels.colon}{names}"], scene.cast)
    for element in scene.elements:
        paid = episode.paywall and element.text == episode.hook
        yield Part(beat(element, labels, direction_first=layout.direction_first, paid=paid), element)


def _heading(scene: Scene, layout: Layout, labels: Labels) -> list[str]:
    forms = list(layout.headings(scene, labels))
    return next((form for form in forms if _says(form, scene)), forms[0])


def _says(form: list[str], scene: Scene) -> bool:
    """Whether the reader finds the scene's fields in these lines."""
    read = headings.heading(form[0], 0)
    if read is None:
        return False
    for line in form[1:]:
        if not (field := headings.field_line(line)):
            return False
        headings.apply_field(*field, read)
    told = (read.number, read.place, read.time, terms.int_ext(read.int_ext), read.flashback, read.location)
    meant = (scene.number, scene.place, scene.time, scene.int_ext, scene.flashback, scene.location)
    return told == meant and read.cast is None


def _on_one_line(scene: Scene, labels: Labels) -> Forms:
    """`1-1 日 内 地点`, or the slug after the number in English."""
    inside = labels.inside[scene.int_ext] if scene.int_ext else ""
    marks = _marks(scene, labels)
    time = scene.time or ""
    if labels is ENGLISH and inside:
        slug = f"{inside} {scene.place}" + (f" - {time}" if time else "")
        yield [(f"Scene {scene.number}: " if scene.number else "") + slug + marks]
    for number in (scene.number, f"{scene.number}、", f"第{scene.number}场") if scene.number else ("+场",):
        for order in ((time, inside, scene.place), (scene.place, time, inside), (inside, scene.place, time)):
            yield [" ".join(part for part in (number, *order) if part) + marks]


def _in_fields(scene: Scene, labels: Labels) -> Forms:
    """`第1-1场`, then a field a line."""
    fields = [
        (labels.time, scene.time),
        (labels.place, scene.place),
        (labels.int_ext, labels.inside[scene.int_ext] if scene.int_ext else None),
        (labels.shot_at, scene.location),
    ]
    lines = [f"{label}{labels.colon}{value}" for label, value in fields if value]
    flashed = labels.square.format(labels.flashback) if scene.flashback else ""
    for number in _numbers(scene.number, labels):
        yield [number + flashed, *lines]


def _on_number_line(scene: Scene, labels: Labels) -> Forms:
    """`1-1`, then 时：夜内 景：地点."""
    if labels is ENGLISH:
        yield from _in_fields(scene, labels)
        return
    inside = labels.inside[scene.int_ext] if scene.int_ext else ""
    lines = [f"时：{scene.time}{inside}"] if scene.time else [f"内外：{inside}"] if inside else []
    lines += [f"景：{scene.place}"] if scene.place else []
    lines += [f"取景地：{scene.location}"] if scene.location else []
    flashed = labels.square.format(labels.flashback) if scene.flashback else ""
    yield [scene.number + flashed, *lines]


def _numbers(number: str, labels: Labels) -> tuple[str, ...]:
    return (labels.scene.format(number), number, f"场{number}") if number else ("+场",)


def _marks(scene: Scene, labels: Labels) -> str:
    located = labels.round.format(f"取景地：{scene.location}") if scene.location else ""
    flashed = labels.square.format(labels.flashback) if scene.flashback else ""
    return (
        "".join(f" {mark}" for mark in (located, flashed) if mark) if labels is ENGLISH else located + flashed
    )


def _entry(entry: CastEntry, labels: Labels) -> str:
    count = f"{labels.times}{entry.count}" if entry.count else ""
    return entry.name + count + (labels.round.format(entry.note) if entry.note else "")


def _first_line_else_fields(scene: Scene, labels: Labels) -> Forms:
    yield from _on_one_line(scene, labels)
    yield from _in_fields(scene, labels)


def _fields_else_line(scene: Scene, labels: Labels) -> Forms:
    yield from _in_fields(scene, labels)
    yield from _on_one_line(scene, labels)


def _number_line_else(scene: Scene, labels: Labels) -> Forms:
    yield from _on_number_line(scene, labels)
    yield from _fields_else_line(scene, labels)


LAYOUTS = {
    "chinese": Layout(_first_line_else_fields, direction_first=False),
    "chinese-labelled": Layout(_fields_else_line, direction_first=True),
    "chinese-number-line": Layout(_number_line_else, direction_first=False),
}
