"""The subtitles of a JianYing or CapCut draft (`draft_content.json`).

ByteDance publishes no description. The structure is that which open tools read and write and whose drafts
the program opens: GuanYixuan/pyJianYingDraft (`text_segment.py`, `track.py`, `assets/draft_content_template.json`)
and its kin pyCapCut, read 2026-11-23; unverified against the program itself, which since version 6 encrypts
the drafts that it saves. Times are microseconds; a text's `content` is JSON within JSON; a range counts UTF-16 units.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from hashlib import sha256
from itertools import pairwise
from typing import Any

from shudian.finding import Finding, Place
from shudian.localise.findings import NOT_FORMAT
from shudian.localise.formats import losses as lost
from shudian.localise.formats.base import Format, Read, track_of
from shudian.localise.formats.markup import Runs, settled
from shudian.localise.profile import PROFILES, Profile
from shudian.localise.profile import profile as named_profile
from shudian.localise.reading import text_of
from shudian.model.text import Cue, Region, Run, Style, Track
from shudian.units import Lang
from shudian.wording import Wording

_FLAGS = {"italic": Style.ITALIC, "bold": Style.BOLD, "underline": Style.UNDERLINE}
_KEYS = {style: key for key, style in _FLAGS.items()}
_HEX = re.compile("#[0-9a-f]{6}")
_ALIGNS = ("left", "center", "right")
_NO_DRAFT = Wording("it is no JSON with tracks and materials", "不是含 tracks 与 materials 的 JSON")
_SEALED = Wording("it is encrypted, as drafts of newer versions are", "草稿已加密（新版本如此）")


class Draft(Format):
    name = "JianYing"
    suffix = "json"
    grain = Fraction(1, 1_000_000)
    drops = (lost.SPEAKERS, lost.ELEMENTS, lost.ROLES, lost.LINKS)
    styles = frozenset({*_KEYS, Style.COLOUR})

    def read(
        self, data: bytes, language: Lang, episode: int = 1, file: str | None = None
    ) -> tuple[Track | None, list[Finding]]:
        text, findings = text_of(data, file)
        if text is None:
            return None, findings
        try:
            draft = json.loads(text)
        except (ValueError, RecursionError):
            draft = None
        if not isinstance(draft, dict) or not {"tracks", "materials"} <= draft.keys():
            why = _SEALED if re.fullmatch(r"[A-Za-z0-9+/=\s]{64,}", text) else _NO_DRAFT
            return None, [*findings, NOT_FORMAT.at(Place(file=file), format=self.name, why=why)]
        track, more = track_of(list(_reads(draft)), language, episode, file)
        return track, findings + more

    def write(self, track: Track, profile: Profile | None = None) -> bytes:
        profile = profile or named_profile()
        italics = profile.rule(track.language).italics
        made = [_placed(at, cue, italics, profile) for at, cue in enumerate(track.cues)]
        draft = {
            "canvas_config": {"width": profile.width, "height": profile.height, "ratio": "original"},
            "duration": max((_micro(cue.span.end.seconds) for cue in track.cues), default=0),
            "fps": float(profile.rate),
            "id": _id("draft", len(track.cues)),
            "materials": {"texts": [material for material, _ in made]},
            "tracks": [
                {
                    "attribute": 0,
                    "flag": 1,
                    "id": _id("track", 0),
                    "segments": [segment for _, segment in made],
                    "type": "text",
                }
            ],
            "version": 360000,
        }
        return json.dumps(draft, ensure_ascii=False, indent=1).encode()

    def placed(self, region: Region) -> Region | None:
        return _region(
            _transform(region, named_profile(), top=False), _align(region), region.vertical == "rl"
        )

    def _tests(self) -> dict[Wording, Callable[[Cue], bool]]:
        return super()._tests() | {
            lost.STYLES: lambda cue: any(
                run.style not in self.styles or (run.style is Style.COLOUR and not _HEX.fullmatch(run.value))
                for run in cue.runs
                if run.style not in (Style.RUBY, Style.VOICE, Style.TIME)
            )
        }


def _reads(draft: dict[str, Any]) -> Iterator[Read]:
    materials = draft["materials"] if isinstance(draft["materials"], dict) else {}
    texts = {text.get("id"): text for text in _dicts(materials.get("texts"))}
    for track in _dicts(draft["tracks"]):
        for segment in _dicts(track.get("segments")) if track.get("type") == "text" else ():
            material = texts.get(segment.get("material_id"))
            span = segment.get("target_timerange")
            if material and isinstance(span, dict):
                yield _read(material, span, segment)


def _read(material: dict[str, Any], span: dict[str, Any], segment: dict[str, Any]) -> Read:
    start, length = _whole(span.get("start")), _whole(span.get("duration"))
    lines, runs = _content(material.get("content"))
    clip = segment.get("clip")
    transform = clip.get("transform") if isinstance(clip, dict) else None
    at = (
        (_number(transform.get("x")), _number(transform.get("y")))
        if isinstance(transform, dict)
        else (0.0, 0.0)
    )
    align = _ALIGNS[index] if (index := _whole(material.get("alignment"))) in range(3) else "center"
    upright = _whole(material.get("typesetting")) == 1
    for name in PROFILES:
        for role, top in (("dialogue", False), ("super", True)):
            if (*at, align, upright) == (0.0, _home(named_profile(name), top=top), "center", False):
                return Read(
                    Fraction(start, 1000), Fraction(start + length, 1000), lines, role=role, runs=runs
                )
    region = _region(at, align, upright)
    return Read(Fraction(start, 1000), Fraction(start + length, 1000), lines, runs=runs, region=region)


def _content(said: Any) -> tuple[tuple[str, ...], Runs]:
    """A text and its styles; older drafts mark the text up instead, which is taken out."""
    try:
        content = json.loads(said) if isinstance(said, str) else said
    except (ValueError, RecursionError):
        content = {"text": re.sub(r"<[^>]*>", "", str(said)).strip("[]")}
    if not isinstance(content, dict):
        return (), ()
    text = str(content.get("text") or "")
    units = _places(text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    runs: list[Run] = []
    for style in _dicts(content.get("styles")):
        ends = style.get("range")
        if not (isinstance(ends, list) and len(ends) == 2):
            continue
        first, end = (units.get(_whole(each), len(text)) for each in ends)
        for kind, value in _said(style):
            runs += _cut(lines, first, end, kind, value)
    return tuple(lines), settled(runs)


def _places(text: str) -> dict[int, int]:
    """Characters by their place in UTF-16 units."""
    places, at = {}, 0
    for index, char in enumerate(text):
        places[at] = index
        at += 1 + (ord(char) > 0xFFFF)
    return places


def _said(style: dict[str, Any]) -> Iterator[tuple[Style, str]]:
    yield from ((kind, "") for key, kind in _FLAGS.items() if style.get(key) is True)
    part: Any = style
    for key in ("fill", "content", "solid", "color"):
        part = part.get(key) if isinstance(part, dict) else None
    if isinstance(part, list) and len(part) >= 3:
        value = "#" + "".join(f"{round(min(max(_number(each), 0.0), 1.0) * 255):02x}" for each in part[:3])
        if value != "#ffffff":
            yield Style.COLOUR, value


def _cut(lines: list[str], first: int, end: int, style: Style, value: str) -> Iterator[Run]:
    """A range of the whole text as runs of its lines."""
    at = 0
    for line, text in enumerate(lines):
        a, b = max(first - at, 0), min(end - at, len(text))
        if a < b:
            yield Run(line, a, b, style, value)
        at += len(text) + 1


def _placed(at: int, cue: Cue, italics: bool, profile: Profile) -> tuple[dict[str, Any], dict[str, Any]]:
    """A cue as a material and the segment that shows it."""
    slanted = italics and cue.role in ("inner", "narration")
    start, end = _micro(cue.span.start.seconds), _micro(cue.span.end.seconds)
    region = cue.region
    x, y = _transform(region, profile, top=cue.role == "super")
    content = {"styles": list(_styles(cue, slanted)), "text": cue.text}
    material = {
        "alignment": _ALIGNS.index(_align(region)) if region else 1,
        "content": json.dumps(content, ensure_ascii=False),
        "id": _id("text", at),
        "type": "subtitle",
        "typesetting": int(bool(region and region.vertical == "rl")),
    }
    segment = {
        "clip": {
            "alpha": 1.0,
            "flip": {"horizontal": False, "vertical": False},
            "rotation": 0.0,
            "scale": {"x": 1.0, "y": 1.0},
            "transform": {"x": x, "y": y},
        },
        "extra_material_refs": [],
        "id": _id("segment", at),
        "material_id": material["id"],
        "source_timerange": None,
        "speed": 1.0,
        "target_timerange": {"duration": end - start, "start": start},
        "visible": True,
        "volume": 1.0,
    }
    return material, segment


def _styles(cue: Cue, slanted: bool) -> Iterator[dict[str, Any]]:
    """A style for each stretch of the text in which nothing changes; its ends are UTF-16 units."""
    offsets = [0]
    for line in cue.lines:
        offsets.append(offsets[-1] + len(line) + 1)
    spans = [(offsets[run.line] + run.first, offsets[run.line] + run.end, run) for run in cue.runs]
    cuts = sorted({0, len(cue.text), *(a for a, _, _ in spans), *(b for _, b, _ in spans)})
    for first, end in pairwise(cuts):
        here = [run for a, b, run in spans if a <= first and end <= b]
        colour = next(
            (run.value for run in here if run.style is Style.COLOUR and _HEX.fullmatch(run.value)), "#ffffff"
        )
        rgb = [round(int(colour[at : at + 2], 16) / 255, 6) for at in (1, 3, 5)]
        said: dict[str, Any] = {
            "fill": {
                "alpha": 1.0,
                "content": {"render_type": "solid", "solid": {"alpha": 1.0, "color": rgb}},
            },
            "range": [_units(cue.text[:first]), _units(cue.text[:end])],
            "size": 8.0,
        }
        said |= {key: any(run.style is style for run in here) for style, key in _KEYS.items()}
        yield said | ({"italic": True} if slanted else {})


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _transform(region: Region | None, profile: Profile, *, top: bool) -> tuple[float, float]:
    """From the picture's middle to its edges is 1, upwards and to the right."""
    home = _home(profile, top=top)
    if region is None:
        return 0.0, home
    x = 0.0 if region.x is None else round((region.x - 50) / 50, 6)
    homes = {"top": _home(profile, top=True), "middle": 0.0, "bottom": home}
    return x, homes[region.anchor] if region.y is None else round((50 - region.y) / 50, 6)


def _home(profile: Profile, *, top: bool) -> float:
    """Where a text of two lines has its middle, at the free edge."""
    line = 1.36 * profile.size / profile.height
    return (
        round(1 - 2 * (profile.top / 100 + line), 4)
        if top
        else round(2 * (profile.bottom / 100 + line) - 1, 4)
    )


def _region(at: tuple[float, float], align: str, upright: bool) -> Region:
    x, y = round(50 + 50 * at[0], 2), round(50 - 50 * at[1], 2)
    return Region(x, y, None, "middle", align, "rl" if upright else "")


def _align(region: Region) -> str:
    return {"start": "left", "end": "right"}.get(region.align, region.align)


def _micro(seconds: Fraction) -> int:
    return round(seconds * 1_000_000)


def _id(kind: str, at: int) -> str:
    """The same each time, in the form that the program gives its own."""
    return sha256(f"{kind} {at}".encode()).hexdigest()[:32].upper()


def _dicts(said: Any) -> list[dict[str, Any]]:
    return [each for each in said if isinstance(each, dict)] if isinstance(said, list) else []


def _whole(said: Any) -> int:
    return int(said) if isinstance(said, int | float) and abs(said) < 10**15 else -1


def _number(said: Any) -> float:
    return float(said) if isinstance(said, int | float) and abs(said) < 10**6 else 0.0
