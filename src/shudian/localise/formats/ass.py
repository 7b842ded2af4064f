"""Advanced SubStation Alpha through pysubs2, set for libass: our line ends, our type size, Noto by script."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING

from shudian.finding import Finding, Place
from shudian.localise.findings import NOT_FORMAT
from shudian.localise.formats import ass_text
from shudian.localise.formats import losses as lost
from shudian.localise.formats.base import Format, Read, track_of
from shudian.localise.formats.srt import KEY_OF, KEYS
from shudian.localise.formats.vtt_settings import number
from shudian.localise.measure import Type, type_of
from shudian.localise.profile import Profile
from shudian.localise.profile import profile as named_profile
from shudian.localise.reading import text_of
from shudian.model.text import Cue, Region, Style, Track
from shudian.units import Lang
from shudian.wording import Wording

if TYPE_CHECKING:
    from pysubs2 import SSAEvent, SSAFile, SSAStyle

_STYLES = {"dialogue": "Dialogue", "inner": "Inner", "narration": "Narration", "super": "Super"}
_ROLES = {style: role for role, style in _STYLES.items()}
_RTL = {"Arab", "Hebr"}
#: Direction marks that `write` sets and `read` takes out again.
_ISOLATES = re.compile("[\u2066-\u2069]")
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|«[^«»]*»|“[^“”]*”")
_NO_EVENTS = Wording("it has no [Events] section that can be read", "没有可读的 [Events] 段")


class Ass(Format):
    name = "ASS"
    suffix = "ass"
    grain = Fraction(1, 100)
    drops = (lost.ELEMENTS, lost.LINKS)
    styles = ass_text.KEPT
    meant = "{}\\"

    def read(
        self, data: bytes, language: Lang, episode: int = 1, file: str | None = None
    ) -> tuple[Track | None, list[Finding]]:
        import pysubs2

        text, findings = text_of(data, file)
        if text is None:
            return None, findings
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", RuntimeWarning)  # fields of no meaning to us, said by default
                file_ = pysubs2.SSAFile.from_string(text, format_="ass")
        except (pysubs2.Pysubs2Error, ValueError, IndexError, KeyError, OverflowError):
            file_ = pysubs2.SSAFile()
        if not file_.events:
            return None, [*findings, NOT_FORMAT.at(Place(file=file), format=self.name, why=_NO_EVENTS)]
        reader = _Events(file_)
        cues = [reader.read(event) for event in file_.events if not event.is_comment and not event.is_drawing]
        track, found = track_of(cues, language, episode, file, left_aside=reader.aside)
        return track, findings + found

    def write(self, track: Track, profile: Profile | None = None) -> bytes:
        import pysubs2

        profile = profile or named_profile()
        type_ = type_of(track.language)
        made = pysubs2.SSAFile()
        made.info = {
            "ScriptType": "v4.00+",
            "PlayResX": str(profile.width),
            "PlayResY": str(profile.height),
            "WrapStyle": "2",  # break nowhere but where we do: libass does not know Thai or Chinese words
            "ScaledBorderAndShadow": "yes",
            "YCbCr Matrix": "TV.709",
        }
        made.styles = {
            style: _style(role, profile, type_, italics=profile.rule(track.language).italics)
            for role, style in _STYLES.items()
        }
        made.events = [_event(cue, track.language, profile) for cue in track.cues]
        return made.to_string("ass", header_notice=f"Language: {track.language}").encode()

    def placed(self, region: Region) -> Region | None:
        align = {"start": "left", "end": "right"}.get(region.align, region.align)
        if region.x is not None and region.y is not None:
            return Region(round(region.x, 2), round(region.y, 2), None, region.anchor, align)
        return None if KEY_OF[region.anchor, align] == 2 else Region(anchor=region.anchor, align=align)

    def _tests(self) -> dict[Wording, Callable[[Cue], bool]]:
        tests = super()._tests()
        styled = tests[lost.STYLES]
        return tests | {
            lost.STYLES: lambda cue: styled(cue) or not all(map(ass_text.keeps, cue.runs)),
            lost.SPEAKERS: lambda cue: cue.speaker is not None and cue.speaker != _name(cue.speaker),
        }


def _style(role: str, profile: Profile, type_: Type, *, italics: bool) -> SSAStyle:
    import pysubs2

    top = role == "super"
    return pysubs2.SSAStyle(
        fontname=type_.family,
        # libass sizes type by its line height, we by its em
        fontsize=round(profile.size * type_.line, 1),
        primarycolor=pysubs2.Color(255, 244, 214) if top else pysubs2.Color(255, 255, 255),
        outlinecolor=pysubs2.Color(0, 0, 0),
        backcolor=pysubs2.Color(0, 0, 0, 160),
        italic=italics and role in ("inner", "narration"),
        outline=profile.outline,
        shadow=0,
        alignment=pysubs2.Alignment.TOP_CENTER if top else pysubs2.Alignment.BOTTOM_CENTER,
        marginl=profile.width * profile.left // 100,
        marginr=profile.width * profile.right // 100,
        marginv=profile.height * (profile.top if top else profile.bottom) // 100,
    )


def _event(cue: Cue, language: Lang, profile: Profile) -> SSAEvent:
    import pysubs2

    lines = ass_text.shown(cue.lines, cue.runs)
    if language.script in _RTL:
        lines = list(map(_isolated, lines))
    return pysubs2.SSAEvent(
        start=cue.span.start.milliseconds,
        end=cue.span.end.milliseconds,
        text=_place(cue, profile) + "\\N".join(lines),
        style=_STYLES.get(cue.role, "Dialogue"),
        name=_name(cue.speaker or ""),
    )


def _place(cue: Cue, profile: Profile) -> str:
    """The override that puts a cue where its region says."""
    region = cue.region
    if not region:
        return ""
    align = {"start": "left", "end": "right"}.get(region.align, region.align)
    key = KEY_OF[region.anchor, align]
    if region.x is None or region.y is None:
        return "" if key == 2 and cue.role != "super" else f"{{\\an{key}}}"
    x, y = region.x * profile.width / 100, region.y * profile.height / 100
    return f"{{\\an{key}\\pos({number(x)},{number(y)})}}"


def _name(speaker: str) -> str:
    return " ".join(speaker.replace(",", "，").split())


def _isolated(line: str) -> str:
    """Right to left as a whole, brackets with what they hold: libass pairs no brackets by itself."""
    return "\u2067" + _BRACKETED.sub("\u2068\\g<0>\u2069", line) + "\u2069"


class _Events:
    """Reads the events of a file, each in the light of its style."""

    def __init__(self, file: SSAFile) -> None:
        self._width = _pixels(file.info.get("PlayResX"), 384)
        self._height = _pixels(file.info.get("PlayResY"), 288)
        self._styles = file.styles
        self.aside = 0

    def read(self, event: SSAEvent) -> Read:
        role = _ROLES.get(event.style)
        style = None if role else self._styles.get(event.style)
        said = ass_text.said(_ISOLATES.sub("", event.text), _base(style))
        self.aside += bool(said.aside)
        own = 8 if role == "super" else int(style.alignment) if style else 2
        return Read(
            event.start,
            event.end,
            said.lines,
            speaker=event.name or None,
            role=role or "dialogue",
            runs=said.runs,
            region=self._region(said, own, super_=role == "super"),
        )

    def _region(self, said: ass_text.Said, own: int, *, super_: bool) -> Region | None:
        key = said.key if said.key in KEYS else own if own in KEYS else 2
        anchor, align = KEYS[key]
        if said.point:
            x, y = said.point[0] * 100 / self._width, said.point[1] * 100 / self._height
            return Region(round(x, 2), round(y, 2), None, anchor, align)
        return None if key == (8 if super_ else 2) else Region(anchor=anchor, align=align)


def _pixels(said: str | None, otherwise: int) -> int:
    return int(said) if said and said.isdecimal() and 0 < int(said) < 100_000 else otherwise


def _base(style: SSAStyle | None) -> dict[Style, str]:
    """What a style that is not ours sets its events in; white is every player's colour."""
    if style is None:
        return {}
    colour = f"#{style.primarycolor.r:02x}{style.primarycolor.g:02x}{style.primarycolor.b:02x}"
    flags = {Style.ITALIC: style.italic, Style.BOLD: style.bold, Style.UNDERLINE: style.underline}
    coloured = {} if colour == "#ffffff" else {Style.COLOUR: colour}
    return {style: "" for style, on in flags.items() if on} | coloured
