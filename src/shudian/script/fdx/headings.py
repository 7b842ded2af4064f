"""Scene headings of Final Draft: its slugs, the Chinese ones, and fields by name where no slug holds them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from shudian.model.series import IntExt, Scene
from shudian.script import terms
from shudian.script.chinese import headings as chinese
from shudian.script.chinese.labels import CHINESE, ENGLISH, Labels
from shudian.script.fountain.blocks import SLUG, ZH_SLUG
from shudian.script.fountain.slugs import slug

_SHORT = re.compile(r"^(内外|外内|内/外|外/内|内|外)\s*[.．。·]\s*")
_KEYS = [key for each in (CHINESE, ENGLISH) for key in (each.place, each.time, each.int_ext, each.shot_at)]
_KEYED = re.compile(rf"^({'|'.join(_KEYS)})\s*[:：]\s*(.*)$")
_BAR = " | "
_FLASHBACKS = (CHINESE.flashback, ENGLISH.flashback)


@dataclass(slots=True)
class Fields:
    number: str
    place: str = ""
    time: str | None = None
    int_ext: IntExt | None = None
    flashback: bool = False
    location: str | None = None
    confidence: float = 1.0


def fields(text: str, number: str) -> Fields:
    """The fields of a heading; a number typed into it is the writer's, `number` Final Draft's own."""
    made = _keyed(text, number)
    if made:
        return made
    typed = chinese.heading(text, 0) if re.search(r"\d", text) else None
    if typed and typed.number and typed.place and (not number or typed.number == number):
        int_ext = terms.int_ext(typed.int_ext)
        return Fields(
            typed.number, typed.place, typed.time, int_ext, typed.flashback, typed.location, typed.confidence
        )
    read = slug(_SHORT.sub(r"\1景 ", text).replace("内/外景", "内外景").replace("外/内景", "内外景"))
    return Fields(number, read.place, read.time, terms.int_ext(read.int_ext), read.flashback, read.location)


def _keyed(text: str, number: str) -> Fields | None:
    """`地点：会议室 | 时间：夜 | 内外：内`."""
    made = Fields(number)
    parts = text.split(_BAR.strip())
    if not _KEYED.match(parts[0].strip()):
        return None
    for part in map(str.strip, parts):
        found = _KEYED.match(part)
        if found is None:
            if part not in _FLASHBACKS:
                return None
            made.flashback = True
            continue
        for labels in (CHINESE, ENGLISH):
            if found[1] == labels.place:
                made.place = found[2]
            elif found[1] == labels.time:
                made.time = found[2] or None
            elif found[1] == labels.int_ext:
                made.int_ext = terms.int_ext(found[2])
            elif found[1] == labels.shot_at:
                made.location = found[2] or None
    return made


def written(scene: Scene, labels: Labels) -> str:
    """The heading's text: the first form whose fields are the scene's."""
    meant = Fields(scene.number, scene.place, scene.time, scene.int_ext, scene.flashback, scene.location)
    for form in _forms(scene, labels):
        read = fields(form, scene.number)
        read.confidence = 1.0
        if form and read == meant:
            return form
    return form


def _forms(scene: Scene, labels: Labels) -> Iterator[str]:
    as_typed = re.sub(r"\s*[#＃][^#＃]+[#＃]$", "", scene.heading).strip()
    if any(form.match(as_typed) for form in (SLUG, ZH_SLUG, _SHORT)):
        yield as_typed
    yield _slug(scene, labels)
    if as_typed:
        yield as_typed
    inside = labels.inside[scene.int_ext] if scene.int_ext else ""
    keyed = ((labels.place, scene.place), (labels.time, scene.time), (labels.int_ext, inside), (labels.shot_at, scene.location))  # fmt: skip
    parts = [f"{key}{labels.colon}{value}" for key, value in keyed if value or key == labels.place]
    yield _BAR.join([*parts, labels.flashback] if scene.flashback else parts)


def _slug(scene: Scene, labels: Labels) -> str:
    """`内景 会议室 - 夜（闪回）`, `INT. KILN SHED - NIGHT (FLASHBACK)`."""
    inside = labels.inside[scene.int_ext] if scene.int_ext else ""
    if labels is CHINESE and inside:
        inside = inside.replace("/", "") + "景"
    gap = "" if labels is CHINESE else " "
    located = gap + labels.round.format(f"{_SHOT_AT[labels is CHINESE]}{labels.colon}{scene.location}")
    line = f"{inside} {scene.place}{located if scene.location else ''}".strip()
    line += f" - {scene.time}" if scene.time else ""
    return line + (gap + labels.round.format(labels.flashback) if scene.flashback else "")


_SHOT_AT = {True: CHINESE.shot_at, False: "LOCATION"}
