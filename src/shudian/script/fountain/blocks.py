"""A Fountain page as a stream of blocks, by the rules of the syntax (1.1) and its reference reader.

Beyond the written rules: a cue is whatever has letters of case and all of them capital, in any
alphabet; full-width marks count (`．！～＠＃`, as Beat reads them); `内景/外景` and `EXT/INT` are
headings; and the three points where the text and the reference reader differ (`23 (O.S.)`,
`FADE TO BLACK.`, `I./E.`) go with the reader.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

SLUG = re.compile(r"^(?:INT\.?/EXT|EXT\.?/INT|I\.?/E|E\.?/I|INT|EXT|EST)(?=[. ])", re.IGNORECASE)
ZH_SLUG = re.compile(r"^(?:内外景|内/外景|外/内景|内景|外景)(?=[.．·\s:：])")
_NUMBER = re.compile(r"\s*[#＃]([^#＃\n]*[^\W_][^#＃\n]*)[#＃]\s*$")
_PAGE_BREAK = re.compile(r"={3,}")
_SECTION = re.compile(r"^([#＃]{1,6})\s*([^#＃\s].*)$")
_TRANSITION = re.compile(r".*TO:|(?:FADE|CUT) TO BLACK\.|FADE OUT\.")
_CUE_NOTES = re.compile(r"(?:\s*[(（][^)）]*[)）])+\s*$")
_WRAPPED = re.compile(r"^[(（].*[)）]$")
_STARTS_BLOCK = re.compile(r"^\s*(?:[#＃=~～>＞@＠]|[.．][^.．\s])")
_MARKS = frozenset("!！=#＃~～>＞.．@＠")
_BRACKETS, _SUNG = frozenset("(（"), frozenset("~～")
_FORCED_ACTION = re.compile(r"^\s*[!！]")


_LONGEST_DIRECTION = 8


@dataclass(slots=True)
class Block:
    """`kind` is the syntax's own name: scene_heading, action, character, dialogue, parenthetical …"""

    kind: str
    text: str
    line: int  # index into the page's lines
    number: str | None = None
    level: int = 0
    dual: bool = False
    forced: bool = False


def blocks(lines: list[str], first: int = 0) -> list[Block]:
    """The blocks from line index `first` on."""
    return _Stream(lines, first).read()


class _Stream:
    """`empty` says which lines have nothing, `ended` which end a speech: two spaces hold one open.

    Both have one entry more than there are lines, which the line before the first finds at -1.
    """

    def __init__(self, lines: list[str], first: int) -> None:
        self.lines, self.at = lines, first
        self.texts = [line.strip() for line in lines]
        self.empty = [not text for text in self.texts] + [True]
        self.ended = [
            blank and len(line.replace("\t", "")) < 2 for blank, line in zip(self.empty, lines, strict=False)
        ] + [True]
        self.out: list[Block] = []

    def read(self) -> list[Block]:
        while self.at < len(self.lines):
            text = self.texts[self.at]
            if not text:
                self.at += 1
            elif not ((text[0] in _MARKS and self.marked(text)) or self.unmarked(text)):
                self.action()
        return self.out

    def add(self, kind: str, text: str, **more: object) -> None:
        block = Block(kind, text, self.at)
        for name, value in more.items():
            setattr(block, name, value)
        self.out.append(block)
        self.at += 1

    def run(self, kind: str, text: str) -> None:
        """A line that goes on from the line above if that is of its kind."""
        last = self.out[-1] if self.out else None
        if last and last.kind == kind and last.line + last.text.count("\n") + 1 == self.at:
            last.text += f"\n{text}"
            self.at += 1
        else:
            self.add(kind, text)

    def marked(self, text: str) -> bool:
        """Lines that a leading mark forces."""
        mark = text[0]
        if mark in "!！":
            self.action()
        elif _PAGE_BREAK.fullmatch(text):
            self.add("page_break", "")
        elif found := _SECTION.match(text):
            self.add("section", found[2].strip(), level=len(found[1]))
        elif mark == "=":
            self.add("synopsis", text[1:].strip())
        elif mark in "~～" and self.is_sung(text):
            self.run("lyrics", text[1:].strip())
        elif mark in ">＞" and text[-1] in "<＜" and len(text) > 1:
            self.run("centered", text[1:-1].strip())
        elif mark in ">＞":
            self.add("transition", text[1:].strip(), forced=True)
        elif mark in ".．" and text[1:2].isalnum():
            self.heading(text[1:], forced=True)
        elif mark in "@＠" and text[1:].strip(" ^"):
            self.speech(text[1:].strip())
        else:
            return False
        return True

    def is_sung(self, text: str) -> bool:
        """`~30 people` over a line of action is about thirty; a mark that stands apart is always one."""
        around = [self.texts[at][:1] for at in (self.at - 1, self.at + 1) if not self.empty[at]]
        alone = self.empty[self.at + 1]
        return text[0] == "～" or text[1:2].isspace() or alone or not _SUNG.isdisjoint(around)

    def unmarked(self, text: str) -> bool:
        """Lines that their form and the blank lines around them make what they are."""
        if not self.empty[self.at - 1]:
            return False
        line = self.lines[self.at]
        if self.empty[self.at + 1]:
            if SLUG.match(text) or ZH_SLUG.match(text):
                self.heading(text)
                return True
            if _capital(text) and _TRANSITION.fullmatch(line.lstrip()):
                self.add("transition", text)
                return True
        if not self.ended[self.at + 1] and is_cue(text) and not line.endswith("  "):
            self.speech(text)
            return True
        return False

    def heading(self, text: str, *, forced: bool = False) -> None:
        found = _NUMBER.search(text)
        number = found[1].strip() if found else None
        self.add("scene_heading", _NUMBER.sub("", text).strip(), number=number, forced=forced)

    def action(self) -> None:
        """The lines of a block of action, up to a blank line or the mark of another kind."""
        start, said = self.at, [_FORCED_ACTION.sub("", self.lines[self.at])]
        self.at += 1
        while not self.empty[self.at] and not _STARTS_BLOCK.match(self.lines[self.at]):
            said.append(_FORCED_ACTION.sub("", self.lines[self.at]))
            self.at += 1
        self.out.append(Block("action", "\n".join(said), start))

    def speech(self, cue: str) -> None:
        dual = cue.endswith("^")
        self.add("character", cue.rstrip("^").strip(), dual=dual)
        said: list[str] = []
        while not self.ended[self.at]:
            text = self.texts[self.at]
            mark = text[:1]
            if mark in _BRACKETS and (said or not self.directed) and (direction := self.direction(text)):
                self.flush(said)
                self.out.append(direction)
            elif mark in _SUNG:
                self.flush(said)
                self.run("lyrics", text[1:].strip())
            elif mark == "=" and _PAGE_BREAK.fullmatch(text):
                break
            else:
                said.append(text)
                self.at += 1
        self.flush(said)

    @property
    def directed(self) -> bool:
        """Whether the last block is a direction, which follows a cue or speech and no other direction."""
        return self.out[-1].kind == "parenthetical"

    def flush(self, said: list[str]) -> None:
        if said:
            self.out.append(Block("dialogue", "\n".join(said), self.at - len(said)))
            said.clear()

    def direction(self, text: str) -> Block | None:
        """A direction in brackets, perhaps over several lines; a bracket inside a line is speech."""
        at, parts = self.at, [text]
        while (
            not re.search(r"[)）]", parts[-1]) and not self.ended[at + 1] and len(parts) < _LONGEST_DIRECTION
        ):
            at += 1
            parts.append(self.texts[at])
        if not _WRAPPED.match(joined := " ".join(parts)):
            return None
        made = Block("parenthetical", joined, self.at)
        self.at = at + 1
        return made


def _capital(text: str) -> bool:
    return text == text.upper() and text != text.lower()


def is_cue(text: str) -> bool:
    """Capital letters, in the name or, as the reference reads `23 (O.S.)`, at least beside it."""
    if SLUG.match(text):
        return False
    if "(" not in text and "（" not in text:
        return _capital(text)
    name = _CUE_NOTES.sub("", text.rstrip("^").strip())
    if any(letter.isalpha() for letter in name):
        return _capital(name)
    return any(letter.isdigit() for letter in name) and _capital(text)
