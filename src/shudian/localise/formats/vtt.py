"""WebVTT: voices name the speaker, classes the role, cue identifiers the script line."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from shudian.finding import Finding, Place
from shudian.localise.findings import NOT_FORMAT
from shudian.localise.formats import losses as lost
from shudian.localise.formats import vtt_text
from shudian.localise.formats.base import Format, Read, track_of
from shudian.localise.formats.markup import told_to_the_end
from shudian.localise.formats.vtt_parser import Block, parse
from shudian.localise.formats.vtt_settings import named_region, region_of, settings_of
from shudian.localise.profile import PROFILES, Profile
from shudian.localise.profile import profile as named_profile
from shudian.localise.reading import text_of
from shudian.model.text import Cue, Region, Style, Track
from shudian.units import Lang
from shudian.wording import Wording

_OUR_ID = re.compile(r"(.+)#\d+")
#: Share of the frame's height that one line takes, in ems of the type: Noto's own line height.
_LEADING = 1.36
_NO_SIGNATURE = Wording("it does not begin with WEBVTT", "开头不是 WEBVTT")


class Vtt(Format):
    name = "WebVTT"
    suffix = "vtt"
    styles = frozenset(Style)

    def read(
        self, data: bytes, language: Lang, episode: int = 1, file: str | None = None
    ) -> tuple[Track | None, list[Finding]]:
        text, findings = text_of(data, file)
        if text is None:
            return None, findings
        parsed = parse(text)
        if parsed is None:
            return None, [*findings, NOT_FORMAT.at(Place(file=file), format=self.name, why=_NO_SIGNATURE)]
        regions = dict(map(named_region, parsed.regions))
        places: dict[str, Region | None] = {}
        for settings in {block.settings for block in parsed.cues}:
            places[settings] = region_of(settings, regions)
        cues = [_cue(block, places[block.settings]) for block in parsed.cues]
        track, found = track_of(cues, language, episode, file, left_aside=parsed.sheets)
        return track, findings + found

    def write(self, track: Track, profile: Profile | None = None) -> bytes:
        profile = profile or named_profile()
        italics = profile.rule(track.language).italics
        out = [f"WEBVTT\nKind: subtitles\nLanguage: {track.language}\n"]
        seen: dict[str, int] = {}
        for cue in track.cues:
            head = ""
            if cue.element:
                seen[cue.element] = seen.get(cue.element, 0) + 1
                head = f"{cue.element}#{seen[cue.element]}\n"
            elif cue.source and _sayable(cue.source):
                head = f"{cue.source}\n"
            where = settings_of(cue.region) if cue.region else _profiles_settings(cue, profile)
            times = f"{cue.span.start.clock()} --> {cue.span.end.clock()} {where}".rstrip()
            out.append(f"{head}{times}\n{vtt_text.shown(cue, italics)}\n")
        return "\n".join(out).encode()

    def placed(self, region: Region) -> Region | None:
        again = region_of(settings_of(region))
        return again and Region(again.x, again.y, again.width, again.anchor, again.align, again.vertical)

    def _tests(self) -> dict[Wording, Callable[[Cue], bool]]:
        return super()._tests() | {
            lost.STYLES: lambda cue: not all(map(vtt_text.keeps, cue.runs)),
            lost.TOLD: lambda cue: not told_to_the_end(cue.lines, cue.runs),
            lost.LINKS: lambda cue: (
                cue.source is not None and (bool(cue.element) or not _sayable(cue.source))
            ),
        }


def _sayable(id: str) -> bool:
    return id == id.strip() and "-->" not in id and id.isprintable() and not _OUR_ID.fullmatch(id)


def _profiles_settings(cue: Cue, profile: Profile) -> str:
    return _settings(profile, len(cue.lines), cue.role == "super")


@cache
def _places_of_profiles(lines: int, top: bool) -> frozenset[str]:
    """Settings that say no more than a profile of ours does."""
    return frozenset(_settings(named_profile(name), lines, top) for name in PROFILES)


def _settings(profile: Profile, lines: int, top: bool) -> str:
    """Between the free edges. `line` is the top of the cue, the one form of it that every browser knows."""
    if top:
        line = profile.top
    else:
        share = 100 * _LEADING * profile.size / profile.height
        line = round(100 - profile.bottom - lines * share)
    width = 100 - profile.left - profile.right
    middle = profile.left + width / 2
    return f"line:{line}% position:{middle:g}% size:{width}% align:center"


def _cue(block: Block, region: Region | None) -> Read:
    own = _OUR_ID.fullmatch(block.id) if block.id else None
    said = vtt_text.said(block.text)
    role = said.role or ("super" if region and vtt_text.at_top(region) and not said.voiced else "dialogue")
    if region:
        count = sum(bool(line.strip()) for line in said.lines)
        if " ".join(block.settings.split()) in _places_of_profiles(count, role == "super"):
            region = None
    return Read(
        block.start,
        block.end,
        said.lines,
        block.line,
        own[1] if own else None,
        said.speaker,
        role,
        said.runs,
        region,
        None if own else block.id or None,
    )
