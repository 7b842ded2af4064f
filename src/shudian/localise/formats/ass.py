"""Advanced SubStation Alpha through pysubs2, set for libass: our line ends, our type size, Noto by script."""

from __future__ import annotations

import re
import warnings
from fractions import Fraction
from typing import TYPE_CHECKING

from shudian.finding import Finding, Place
from shudian.localise.findings import NOT_FORMAT
from shudian.localise.formats.base import ELEMENTS, Format, Read, track_of
from shudian.localise.measure import Type, type_of
from shudian.localise.profile import Profile
from shudian.localise.profile import profile as named_profile
from shudian.localise.reading import text_of
from shudian.model.text import Cue, Track
from shudian.units import Lang
from shudian.wording import Wording

if TYPE_CHECKING:
    from pysubs2 import SSAEvent, SSAStyle

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
    drops = (ELEMENTS,)
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
                events = pysubs2.SSAFile.from_string(text, format_="ass").events
        except (pysubs2.Pysubs2Error, ValueError, IndexError, KeyError, OverflowError):
            events = []
        if not events:
            return None, [*findings, NOT_FORMAT.at(Place(file=file), format=self.name, why=_NO_EVENTS)]
        cues = [_read(event) for event in events if not event.is_comment and not event.is_drawing]
        track, found = track_of(cues, language, episode, file)
        return track, findings + found

    def write(self, track: Track, profile: Profile | None = None) -> str:
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
        made.events = [_event(cue, track.language) for cue in track.cues]
        return made.to_string("ass", header_notice=f"Language: {track.language}")


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


def _event(cue: Cue, language: Lang) -> SSAEvent:
    import pysubs2

    lines = cue.lines if language.script not in _RTL else tuple(map(_isolated, cue.lines))
    return pysubs2.SSAEvent(
        start=cue.span.start.milliseconds,
        end=cue.span.end.milliseconds,
        text="\\N".join(line.replace("\\", "\u29f5").replace("{", "(").replace("}", ")") for line in lines),
        style=_STYLES.get(cue.role, "Dialogue"),
        name=(cue.speaker or "").replace(",", "，"),
    )


def _isolated(line: str) -> str:
    """Right to left as a whole, brackets with what they hold: libass pairs no brackets by itself."""
    return "\u2067" + _BRACKETED.sub("\u2068\\g<0>\u2069", line) + "\u2069"


def _read(event: SSAEvent) -> Read:
    text = _ISOLATES.sub("", event.plaintext)
    return Read(
        event.start,
        event.end,
        tuple(text.split("\n")),
        speaker=event.name or None,
        role=_ROLES.get(event.style, "dialogue"),
    )
