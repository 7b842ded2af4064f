"""TTML: IMSC 1.1 text, and the forms that Netflix takes; read through ttconv, written here.

Written after https://www.w3.org/TR/ttml-imsc1.1/ and Netflix's Timed Text Style Guide: General Requirements,
with its Japanese IMSC 1.1 Creation Guide (unverified page by page): TTML1 but for Japanese, media time, places in per cent.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from math import lcm

from shudian.finding import Finding, Place
from shudian.localise.findings import NOT_FORMAT
from shudian.localise.formats import losses as lost
from shudian.localise.formats.base import Format, Read, track_of
from shudian.localise.formats.findings import NEEDS, OPEN_END
from shudian.localise.formats.markup import Runs, covers, tagged
from shudian.localise.formats.timed_place import Box, box_of, region_of
from shudian.localise.formats.ttml_names import OWN, Names
from shudian.localise.formats.vtt_settings import number
from shudian.localise.formats.vtt_text import escaped
from shudian.localise.profile import PROFILES, Profile
from shudian.localise.profile import profile as named_profile
from shudian.model.text import Cue, Region, Run, Style, Track
from shudian.units import Lang, Timecode
from shudian.wording import Wording

_NOT_XML = Wording("it is not well-formed TTML", "不是格式正确的 TTML")
_OUR_ID = re.compile(r"e-(.+)-\d+")
_COUNTED = re.compile(r"c-\d+")
_ID = re.compile(r"[A-Za-z_][\w.\-]*")
_ROLES = {"inner": "thought", "narration": "narration", "super": "x-super"}
_ROLE_OF = {said: role for role, said in _ROLES.items()}
_HEX = re.compile("#[0-9a-f]{6}")
_SAID = {
    Style.ITALIC: 'tts:fontStyle="italic"',
    Style.BOLD: 'tts:fontWeight="bold"',
    Style.UNDERLINE: 'tts:textDecoration="underline"',
}
_IMSC = "http://www.w3.org/ns/ttml/profile/imsc1.1/text"
_DFXP = "http://www.w3.org/ns/ttml/profile/dfxp-presentation"


class Imsc(Format):
    name = "IMSC 1.1"
    suffix = "ttml"
    grain = Fraction(1, 10**9)  # ticks; see `_ticks`
    styles = frozenset({*_SAID, Style.COLOUR, Style.RUBY})
    upright = True
    profile = _IMSC

    def read(
        self, data: bytes, language: Lang, episode: int = 1, file: str | None = None
    ) -> tuple[Track | None, list[Finding]]:
        from shudian.localise.formats import timed_document
        from shudian.localise.formats.broadcast import Unreadable, imsc_document

        try:
            doc, names, told = imsc_document(data)
        except ImportError:
            return None, [NEEDS.at(Place(file=file), format=self.name, package="ttconv", extra="broadcast")]
        except Unreadable:
            return None, [NOT_FORMAT.at(Place(file=file), format=self.name, why=_NOT_XML)]
        cues = timed_document.cues_of(doc)
        reads = [_named(read, names) for read in cues.reads]
        track, findings = track_of(reads, language, episode, file, left_aside=told + cues.moved)
        if cues.opened:
            most = timed_document.MOST
            findings.append(OPEN_END.at(Place(file=file), count=cues.opened, most=most))
        return track, findings

    def write(self, track: Track, profile: Profile | None = None) -> bytes:
        return _Writer(self, track, profile or named_profile()).whole().encode()

    def placed(self, region: Region) -> Region | None:
        if region.vertical and not self.upright:
            return None
        box = box_of(region, _free(named_profile(), top=False))
        align = {"left": "start", "right": "end"}.get(box.align, box.align)  # the reader knows no others
        return region_of(replace(box, align=align))

    def _tests(self) -> dict[Wording, Callable[[Cue], bool]]:
        return super()._tests() | {
            lost.STYLES: lambda cue: any(
                run.style not in self.styles or (run.style is Style.COLOUR and not _HEX.fullmatch(run.value))
                for run in cue.runs
                if run.style not in (Style.RUBY, Style.VOICE, Style.TIME)
            ),
            lost.ELEMENTS: lambda cue: cue.element is not None and not _ID.fullmatch(f"e-{cue.element}"),
        }


class NetflixTtml(Imsc):
    """TTML1 for every language but Japanese, whose columns and readings need IMSC 1.1."""

    name = "Netflix TTML"
    suffix = "xml"
    upright = False
    profile = _DFXP
    styles = frozenset({*_SAID, Style.COLOUR})

    def write(self, track: Track, profile: Profile | None = None) -> bytes:
        form = Imsc() if track.language.language == "ja" else self
        return (
            _Writer(form, track, profile or named_profile("netflix"), rate=self.rate or Fraction(24000, 1001))
            .whole()
            .encode()
        )

    def losses(self, track: Track) -> list[Finding]:
        return Imsc().losses(track) if track.language.language == "ja" else super().losses(track)


class _Writer:
    def __init__(self, form: Imsc, track: Track, profile: Profile, rate: Fraction | None = None) -> None:
        self._form, self._track, self._profile, self._rate = form, track, profile, rate
        self._ticks = _ticks(track)
        self._italics = profile.rule(track.language).italics
        self._boxes: dict[Box, str] = {}
        self._agents: dict[str, str] = {}
        self._seen: dict[str, int] = {}

    def whole(self) -> str:
        rows = [self._row(number_, cue) for number_, cue in enumerate(self._track.cues, 1)]
        agents = [
            f'<ttm:agent xml:id="{id}" type="character"><ttm:name type="full">{escaped(name)}</ttm:name></ttm:agent>'
            for name, id in self._agents.items()
        ]
        head = [*agents, "<layout>", *map(_region, self._boxes, self._boxes.values()), "</layout>"]
        return "\n".join(
            [
                '<?xml version="1.0" encoding="UTF-8"?>',
                f"<tt {self._attributes()}>",
                "<head>",
                *head,
                "</head>",
                "<body>",
                "<div>",
                *rows,
                "</div>",
                "</body>",
                "</tt>\n",
            ]
        )

    def _attributes(self) -> str:
        said = {
            "xmlns": "http://www.w3.org/ns/ttml",
            "xmlns:tts": "http://www.w3.org/ns/ttml#styling",
            "xmlns:ttp": "http://www.w3.org/ns/ttml#parameter",
            "xmlns:ttm": "http://www.w3.org/ns/ttml#metadata",
            "ttp:profile": self._form.profile,
            "ttp:timeBase": "media",
            "xml:lang": str(self._track.language),
            "xml:space": "preserve",
        }
        if any(cue.source for cue in self._track.cues):
            said["xmlns:own"] = OWN
        if self._rate:
            nominal = -(-self._rate.numerator // self._rate.denominator)
            said["ttp:frameRate"] = str(nominal)
            share = self._rate / nominal
            if share != 1:
                said["ttp:frameRateMultiplier"] = f"{share.numerator} {share.denominator}"
        if self._ticks:
            said["ttp:tickRate"] = str(self._ticks)
        return " ".join(f'{name}="{value}"' for name, value in said.items())

    def _row(self, row: int, cue: Cue) -> str:
        said = {
            "xml:id": self._id(row, cue),
            "begin": self._time(cue.span.start),
            "end": self._time(cue.span.end),
            "region": self._region(cue),
        }
        if cue.role in _ROLES:
            said["ttm:role"] = _ROLES[cue.role]
        if cue.source:
            said["own:source"] = cue.source
        if cue.speaker:
            said["ttm:agent"] = self._agents.setdefault(cue.speaker, f"a{len(self._agents) + 1}")
        slanted = self._italics and cue.role in ("inner", "narration")
        if slanted and not covers(cue.lines, cue.runs, Style.ITALIC):
            said["tts:fontStyle"] = "italic"
        inside = "<br/>".join(tagged(cue.lines, self._kept(cue.runs), _tag, escaped))
        attributes = " ".join(f'{name}="{_quoted(value)}"' for name, value in said.items())
        return f"<p {attributes}>{inside}</p>"

    def _kept(self, runs: Runs) -> Runs:
        return tuple(
            run
            for run in runs
            if run.style in self._form.styles and (run.style is not Style.COLOUR or _HEX.fullmatch(run.value))
        )

    def _id(self, row: int, cue: Cue) -> str:
        if cue.element and _ID.fullmatch(f"e-{cue.element}"):
            self._seen[cue.element] = self._seen.get(cue.element, 0) + 1
            return f"e-{cue.element}-{self._seen[cue.element]}"
        return f"c-{row}"

    def _time(self, time: Timecode) -> str:
        return f"{round(time.seconds * self._ticks)}t" if self._ticks else time.clock()

    def _region(self, cue: Cue) -> str:
        free = _free(self._profile, top=cue.role == "super")
        region = cue.region
        if region and region.vertical and not self._form.upright:
            region = None
        box = box_of(region, free) if region else free
        return self._boxes.setdefault(box, f"r{len(self._boxes) + 1}")


def _ticks(track: Track) -> int:
    """Ticks a second where thousandths do not say every time, 0 where they do."""
    parts = {time.seconds.denominator for cue in track.cues for time in (cue.span.start, cue.span.end)}
    whole = lcm(*parts) if parts else 1
    return 0 if 1000 % whole == 0 else min(whole, 10**9)


def _free(profile: Profile, *, top: bool) -> Box:
    width = 100.0 - profile.left - profile.right
    height = 100.0 - profile.top - profile.bottom
    return Box(profile.left, profile.top, width, height, "before" if top else "after")


def _region(box: Box, id: str) -> str:
    mode = f' tts:writingMode="{box.mode}"' if box.mode else ""
    more = ' ebutts:multiRowAlign="start" xmlns:ebutts="urn:ebu:tt:style"' if box.mode else ""
    return (
        f'<region xml:id="{id}" tts:origin="{number(box.left)}% {number(box.top)}%"'
        f' tts:extent="{number(box.width)}% {number(box.height)}%"'
        f' tts:displayAlign="{box.edge}" tts:textAlign="{box.align}"{mode}{more}/>'
    )


def _tag(run: Run, opens: bool) -> str:
    if run.style is Style.RUBY:
        if opens:
            return '<span tts:ruby="container"><span tts:ruby="base">'
        return f'</span><span tts:ruby="text">{escaped(run.value)}</span></span>'
    said = _SAID.get(run.style, f'tts:color="{run.value}"')
    return f"<span {said}>" if opens else "</span>"


def _quoted(value: str) -> str:
    return escaped(value).replace('"', "&quot;")


def _named(read: Read, names: Names) -> Read:
    """A cue with what the metadata of its paragraph say, and without what only its profile says."""
    name = names.get(read.source or "")
    id = name.id if name else ""
    own = _OUR_ID.fullmatch(id)
    role = _ROLE_OF.get(name.role, "dialogue") if name else "dialogue"
    runs = read.runs
    if role in ("inner", "narration") and covers(read.lines, runs, Style.ITALIC):
        runs = tuple(run for run in runs if run.style is not Style.ITALIC)
    top = role == "super"
    region = read.region
    if region in [region_of(_free(named_profile(each), top=top)) for each in PROFILES]:
        region = None
    return replace(
        read,
        runs=runs,
        role=role,
        region=region,
        element=own[1] if own else None,
        speaker=name.speaker if name else None,
        source=name.source or (None if own or _COUNTED.fullmatch(id) else id or None) if name else None,
    )
