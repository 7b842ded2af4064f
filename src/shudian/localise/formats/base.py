"""How a subtitle format is added: subclass `Format`, put an instance into `FORMATS` of the package.

`read` never raises for what a file holds; `write` gives the file's text; `losses` says, before
anybody finds out, what the format cannot keep of a track.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from shudian.finding import Finding, Place
from shudian.localise.findings import DROPPED_CUE, NO_CUES, NOT_KEPT, NOT_READ, OUT_OF_ORDER
from shudian.localise.profile import Profile
from shudian.model.text import Cue, Track
from shudian.units import Lang, Span, Timecode
from shudian.wording import Wording

#: What formats drop, in words.
SPEAKERS = Wording("who speaks", "说话人")
ELEMENTS = Wording("the script line of a cue", "字幕对应的剧本行")
ROLES = Wording("inner voice and narration", "内心独白与旁白")
PLACES = Wording("that a text stands at the top", "置顶位置")
TIMES = Wording("times finer than its clock", "更精细的时间")
SIGNS = Wording("braces and other signs that it gives a meaning", "花括号等有特殊含义的符号")
STYLES = Wording("styles and positions", "样式与位置")

_NO_TEXT = Wording("it has no text", "没有文字")
_NO_TIME = Wording("it does not end after it begins, from zero on", "须从零点之后开始，且结束晚于开始")


@dataclass(frozen=True, slots=True)
class Read:
    """A cue as a file gives it, before anything is refused. Times in milliseconds."""

    start: int
    end: int
    lines: tuple[str, ...]
    line: int | None = None  # in the file
    element: str | None = None
    speaker: str | None = None
    role: str = "dialogue"


class Format(ABC):
    name: str
    suffix: str
    #: The finest time that the format writes, in seconds.
    grain = Fraction(1, 1000)
    #: What of a cue it cannot say.
    drops: tuple[Wording, ...] = ()
    #: Signs that it cannot say as they are.
    meant = ""

    @abstractmethod
    def read(
        self, data: bytes, language: Lang, episode: int = 1, file: str | None = None
    ) -> tuple[Track | None, list[Finding]]:
        """The track in a file; None with findings if there is none."""

    @abstractmethod
    def write(self, track: Track, profile: Profile | None = None) -> str:
        """The whole file, set for the frame of a profile."""

    def losses(self, track: Track) -> list[Finding]:
        """A note for each thing in this track that the format does not keep."""
        counts = {
            SPEAKERS: sum(cue.speaker is not None for cue in track.cues),
            ELEMENTS: sum(cue.element is not None for cue in track.cues),
            ROLES: sum(cue.role in ("inner", "narration") for cue in track.cues),
            PLACES: sum(cue.role == "super" for cue in track.cues),
        }
        times = sum(
            bool(time.seconds % self.grain) for cue in track.cues for time in (cue.span.start, cue.span.end)
        )
        signs = sum(any(sign in cue.text for sign in self.meant) for cue in track.cues)
        notes = [(what, counts[what]) for what in self.drops if counts[what]]
        notes += [(what, count) for what, count in ((TIMES, times), (SIGNS, signs)) if count]
        return [NOT_KEPT.at(format=self.name, what=what, count=count) for what, count in notes]


def track_of(
    cues: list[Read], language: Lang, episode: int, file: str | None, *, left_aside: int = 0
) -> tuple[Track | None, list[Finding]]:
    """The track of what a file gave; unusable cues and disorder become findings."""
    findings: list[Finding] = []
    kept: list[Cue] = []
    for row, cue in enumerate(cues, 1):
        place = Place(file=file, line=cue.line, row=row)
        lines = tuple(line.strip() for line in cue.lines if line.strip())
        if not lines:
            findings.append(DROPPED_CUE.at(place, why=_NO_TEXT))
        elif cue.end <= cue.start or cue.start < 0:
            findings.append(DROPPED_CUE.at(place, why=_NO_TIME))
        else:
            span = Span(Timecode.of_milliseconds(cue.start), Timecode.of_milliseconds(cue.end))
            kept.append(Cue(span, lines, cue.element, cue.speaker, cue.role))
    disorder = sum(b.span.start < a.span.start for a, b in pairwise(kept))
    if disorder:
        findings.append(OUT_OF_ORDER.at(Place(file=file), count=disorder))
    if left_aside:
        findings.append(NOT_READ.at(Place(file=file), what=STYLES, count=left_aside))
    if not kept:
        return None, [*findings, NO_CUES.at(Place(file=file))]
    return Track(episode, language, tuple(sorted(kept, key=lambda cue: cue.span.start))), findings
