"""The text of a WebVTT cue: tags into runs (https://www.w3.org/TR/webvtt1/, 6.4) and back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from shudian.localise.formats.markup import Marked, Runs, covers, tagged
from shudian.localise.formats.vtt_parser import tokens
from shudian.model.text import Cue, Region, Run, Style

ROLES = ("dialogue", "inner", "narration", "super")
#: The classes that every player colours (7.2 of the standard).
_COLOURS = {
    "white": "#ffffff", "lime": "#00ff00", "cyan": "#00ffff", "red": "#ff0000",
    "yellow": "#ffff00", "magenta": "#ff00ff", "blue": "#0000ff", "black": "#000000",
}  # fmt: skip
_CLASS_OF = {value: name for name, value in _COLOURS.items()}
_TAGS = {"i": Style.ITALIC, "b": Style.BOLD, "u": Style.UNDERLINE, "v": Style.VOICE, "lang": Style.LANG}
_NAMES = {style: name for name, style in _TAGS.items()}
_KNOWN = {*_TAGS, "c", "ruby", "rt"}
_SPLITS = re.compile(r"[ \t\f\n]+")
_STAMP = re.compile(r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})", re.ASCII)
_CLASS = re.compile(r"[^\s.<>&]+")


@dataclass(frozen=True, slots=True)
class Said:
    lines: tuple[str, ...]
    runs: Runs
    speaker: str | None
    role: str | None
    voiced: bool


def said(text: str) -> Said:
    """What a cue's text holds: whoever speaks all of it is its speaker, our classes name its role."""
    if "<" not in text and "&" not in text:
        return Said(tuple(text.split("\n")), (), None, None, False)
    cue = _CueText()
    for token in tokens(text):
        if token.startswith("<"):
            cue.tag(token)
        elif cue.reading is not None:
            cue.reading += unescape(token)
        else:
            cue.marked.say(unescape(token))
    lines, runs = cue.done()
    voices = {run.value for run in runs if run.style is Style.VOICE}
    speaker = next(iter(voices)) if len(voices) == 1 else None
    if speaker is not None and covers(lines, runs, Style.VOICE, speaker):
        runs = tuple(run for run in runs if run.style is not Style.VOICE)
    else:
        speaker = None
    if cue.role in ("inner", "narration") and covers(lines, runs, Style.ITALIC):
        runs = tuple(run for run in runs if run.style is not Style.ITALIC)
    return Said(lines, runs, speaker or None, cue.role, bool(voices))


class _CueText:
    def __init__(self) -> None:
        self.marked = Marked()
        self.reading: str | None = None  # of the ruby text that is open
        self.role: str | None = None
        self._open: list[tuple[str, list[tuple[Style, str]]]] = []

    def tag(self, token: str) -> None:
        body = token.removeprefix("<").removesuffix(">")
        if body[:1].isdigit():
            self._time(body)
        elif body.startswith("/"):
            self._end(body[1:].strip())
        else:
            self._begin(body)

    def done(self) -> tuple[tuple[str, ...], Runs]:
        while self._open:
            self._end(self._open[-1][0])
        return self.marked.done()

    def _begin(self, body: str) -> None:
        head, _, annotation = _SPLITS.sub(" ", body).partition(" ")
        name, *classes = head.split(".")
        if name not in _KNOWN or (name == "rt" and (not self._open or self._open[-1][0] != "ruby")):
            return
        spans = []
        if name in _TAGS:
            spans.append((_TAGS[name], unescape(annotation).strip() if name in ("v", "lang") else ""))
        elif name == "ruby":
            self.marked.begin(Style.RUBY)
        elif name == "rt":
            self.reading = ""
        for each in filter(None, classes):
            if each in ROLES:
                self.role = self.role or each
            elif each in _COLOURS:
                spans.append((Style.COLOUR, _COLOURS[each]))
            else:
                spans.append((Style.CLASS, each))
        for style, value in spans:
            self.marked.begin(style, value)
        self._open.append((name, spans))

    def _end(self, name: str) -> None:
        if name == "ruby" and self._open and self._open[-1][0] == "rt":
            self._end("rt")
        if not self._open or self._open[-1][0] != name:
            return
        _, spans = self._open.pop()
        for style, _value in reversed(spans):
            self.marked.end(style)
        if name == "rt":
            self.marked.end(Style.RUBY, " ".join((self.reading or "").split()))
            self.marked.begin(Style.RUBY)  # for a base that may follow
            self.reading = None
        elif name == "ruby":
            self.marked.drop(Style.RUBY)

    def _time(self, body: str) -> None:
        found = _STAMP.fullmatch(body.strip())
        if found:
            hours, *rest = found.groups()
            self.marked.end(Style.TIME)
            self.marked.begin(Style.TIME, "{}:{}:{}.{}".format((hours or "0").zfill(2), *rest))


def shown(cue: Cue, italics: bool) -> str:
    """A cue's text with its tags; `italics` sets inner voices and narration so."""
    role = f".{cue.role}" if cue.role != "dialogue" or _taken_for_super(cue) else ""
    text = "\n".join(tagged(cue.lines, tuple(run for run in cue.runs if keeps(run)), _tag, escaped))
    if italics and cue.role in ("inner", "narration") and not covers(cue.lines, cue.runs, Style.ITALIC):
        text = f"<i>{text}</i>"
    if cue.speaker:
        return f"<v{role} {escaped(' '.join(cue.speaker.split()))}>{text}"
    return f"<c{role}>{text}</c>" if role else text


def at_top(region: Region) -> bool:
    return region.anchor == "top" and (region.y is None or region.y < 50)


def _taken_for_super(cue: Cue) -> bool:
    """Whether only its class can say that a text at the top is spoken."""
    voiced = cue.speaker or any(run.style is Style.VOICE for run in cue.runs)
    return cue.region is not None and at_top(cue.region) and not voiced


def keeps(run: Run) -> bool:
    """Whether a tag can say this run."""
    if run.style is Style.COLOUR:
        return run.value in _CLASS_OF
    return run.style is not Style.CLASS or bool(_CLASS.fullmatch(run.value))


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _tag(run: Run, opens: bool) -> str:
    if run.style is Style.TIME:
        return f"<{run.value}>" if opens else ""
    if run.style is Style.RUBY:
        return "<ruby>" if opens else f"<rt>{escaped(run.value)}</rt></ruby>"
    if run.style in (Style.CLASS, Style.COLOUR):
        return f"<c.{_CLASS_OF.get(run.value, run.value)}>" if opens else "</c>"
    name = _NAMES[run.style]
    return f"<{name} {escaped(run.value)}>".replace(" >", ">") if opens else f"</{name}>"
