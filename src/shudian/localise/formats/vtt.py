"""WebVTT: voices name the speaker, classes the role, cue identifiers the script line."""

from __future__ import annotations

import re
from html import unescape

from shudian.finding import Finding, Place
from shudian.localise.findings import NOT_FORMAT
from shudian.localise.formats.base import Format, Read, track_of
from shudian.localise.formats.vtt_parser import Block, parse, tokens
from shudian.localise.profile import Profile
from shudian.localise.profile import profile as named_profile
from shudian.localise.reading import text_of
from shudian.model.text import Cue, Track
from shudian.units import Lang
from shudian.wording import Wording

_ROLES = ("inner", "narration", "super")
_OUR_ID = re.compile(r"(.+)#\d+")
_SPLITS = re.compile(r"[ \t\f]+")
_LINE = re.compile(r"(?:^|\s)line:(-?\d+(?:\.\d+)?)(%?)")
#: Share of the frame's height that one line takes, in ems of the type: Noto's own line height.
_LEADING = 1.36
_NO_SIGNATURE = Wording("it does not begin with WEBVTT", "开头不是 WEBVTT")


class Vtt(Format):
    name = "WebVTT"
    suffix = "vtt"

    def read(
        self, data: bytes, language: Lang, episode: int = 1, file: str | None = None
    ) -> tuple[Track | None, list[Finding]]:
        text, findings = text_of(data, file)
        if text is None:
            return None, findings
        blocks, aside = parse(text)
        if blocks is None:
            return None, [*findings, NOT_FORMAT.at(Place(file=file), format=self.name, why=_NO_SIGNATURE)]
        track, found = track_of([_cue(block) for block in blocks], language, episode, file, left_aside=aside)
        return track, findings + found

    def write(self, track: Track, profile: Profile | None = None) -> str:
        profile = profile or named_profile()
        italics = profile.rule(track.language).italics
        out = [f"WEBVTT\nKind: subtitles\nLanguage: {track.language}\n"]
        seen: dict[str, int] = {}
        for cue in track.cues:
            head = ""
            if cue.element:
                seen[cue.element] = seen.get(cue.element, 0) + 1
                head = f"{cue.element}#{seen[cue.element]}\n"
            times = f"{cue.span.start.clock()} --> {cue.span.end.clock()} {_settings(cue, profile)}"
            out.append(f"{head}{times}\n{_marked(cue, italics)}\n")
        return "\n".join(out)


def _settings(cue: Cue, profile: Profile) -> str:
    """Between the free edges. `line` is the top of the cue, the one form of it that every browser knows."""
    if cue.role == "super":
        line = profile.top
    else:
        share = 100 * _LEADING * profile.size / profile.height
        line = round(100 - profile.bottom - len(cue.lines) * share)
    width = 100 - profile.left - profile.right
    middle = profile.left + width / 2
    return f"line:{line}% position:{middle:g}% size:{width}% align:center"


def _marked(cue: Cue, italics: bool) -> str:
    text = _escaped(cue.text)
    if italics and cue.role in ("inner", "narration"):
        text = f"<i>{text}</i>"
    role = f".{cue.role}" if cue.role in _ROLES else ""
    if cue.speaker:
        return f"<v{role} {_escaped(' '.join(cue.speaker.split()))}>{text}"
    return f"<c{role}>{text}</c>" if role else text


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _cue(block: Block) -> Read:
    own = _OUR_ID.fullmatch(block.id)
    said: list[str] = []
    voices: list[str] = []
    roles: list[str] = []
    hidden = False
    for token in tokens(block.text):
        if not token.startswith("<"):
            said += [] if hidden else [unescape(token)]
            continue
        name, _, annotation = _SPLITS.sub(" ", token.strip("<>").replace("\n", " ")).partition(" ")
        tag, *classes = name.split(".")
        roles += [role for role in classes if role in _ROLES]
        voices += [unescape(annotation).strip()] if tag == "v" else []
        hidden = (hidden or tag == "rt") and tag not in ("/rt", "/ruby")
    role = roles[0] if roles else "super" if _at_top(block.settings) and not voices else "dialogue"
    speaker = voices[0] if len(set(voices)) == 1 and voices[0] else None
    lines = tuple("".join(said).split("\n"))
    return Read(block.start, block.end, lines, block.line, own[1] if own else None, speaker, role)


def _at_top(settings: str) -> bool:
    found = _LINE.search(settings)
    if not found:
        return False
    value = float(found[1])
    return value < 50 if found[2] else 0 <= value < 5
