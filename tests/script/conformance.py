"""The four public sets of Fountain pages with what each must read as, in one form.

    from tests.script.conformance import SETS, Case, normal

A row is a kind, by the syntax's own name, and its words. `normal` joins runs of action, dialogue,
lyrics and centred lines, takes out the marks of emphasis and (CONT'D), and ignores the case of headings and transitions: the sets
cut and dress these each in their own way.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

Row = tuple[str, str]
_CONTINUED = re.compile(r"\s*\(CONT['’]D\)")
_RUNS = frozenset({"action", "dialogue", "lyrics", "centered"})


@dataclass(frozen=True)
class Case:
    name: str
    page: str
    rows: list[Row]


def normal(rows: Iterable[Row]) -> list[Row]:
    out: list[Row] = []
    for kind, written in rows:
        words = re.sub(r"\s+", " ", re.sub(r"[*_\\]", "", written)).strip()
        if kind in ("scene_heading", "transition"):
            words = words.casefold()
        elif kind == "character":
            words = _CONTINUED.sub("", words)
        if out and out[-1][0] == kind and kind in _RUNS:
            out[-1] = (kind, f"{out[-1][1]} {words}".strip())
        elif words or kind == "page_break":
            out.append((kind, "" if kind == "page_break" else words))
    return out


def official(folder: Path) -> Iterator[Case]:
    expected = json.loads((folder / "official" / "expected.json").read_text("utf-8"))["files"]
    for name, rows in expected.items():
        page = (folder / "official" / name).read_text("utf-8")
        yield Case(name, page, [(row["type"], row.get("text", "")) for row in rows])


_JOUVENCE = {
    "!><": "centered", "!": "action", ">": "transition", ".": "scene_heading", "@": "character", "=": "dialogue",
    "_": "parenthetical", "~": "lyrics", "#": "section", "+": "synopsis", "<pagebreak>": "page_break",
}  # fmt: skip


def jouvence(folder: Path) -> Iterator[Case]:
    for path in sorted((folder / "jouvence").glob("*.yaml")):
        pages = re.split(r"^---\n", path.read_text("utf-8"), flags=re.MULTILINE)[1:]
        for at, page in enumerate(pages, 1):
            yield Case(f"{path.stem} {at}", _said(page), [_jouvence_row(row) for row in _listed(page)])


def _said(page: str) -> str:
    if found := re.match(r"in: (\".*\")\n", page):
        return str(json.loads(found[1]))
    block = re.match(r"in: \|\n((?:(?: {4}.*)?\n)*)", page)
    assert block, page
    return re.sub(r"^ {4}", "", block[1], flags=re.MULTILINE)


def _listed(page: str) -> Iterator[str]:
    for row in re.findall(r"^ +- (.*?)\s*$", page[page.index("\nout:") :], re.MULTILINE):
        yield str(json.loads(row)) if row.startswith('"') else row[1:-1].replace("''", "'")


def _jouvence_row(row: str) -> Row:
    mark = next(mark for mark in _JOUVENCE if row.startswith(mark))
    return _JOUVENCE[mark], row[len(mark) :]


class _Html(HTMLParser):
    """What screenplain writes: a paragraph a line, its kind in a class."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []
        self.kind, self.block = "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs).get("class") or ""
        if tag == "div":
            self.block = {"dialog": "dialogue", "left": "dialogue", "right": "dialogue"}.get(said, said)
            self.kind = self.block
        elif tag == "h6":
            if said == "page-break":
                self.rows.append(("page_break", ""))
            self.kind = "scene_heading"
        elif re.fullmatch("h[1-5]", tag):
            self.kind = "section"
        elif tag == "p":
            self.kind = said or self.block
            self.rows.append((self.kind, ""))
        elif tag == "br" and self.rows:
            self.rows[-1] = (self.rows[-1][0], f"{self.rows[-1][1]}\n")
        elif tag == "span" and said.endswith("synopsis"):
            self.kind = "synopsis"
        elif tag == "span" and said.startswith("scnum"):
            self.kind = ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "span" and self.kind == "":
            self.kind = "scene_heading"

    def handle_data(self, data: str) -> None:
        if not self.kind or not data.strip():
            return
        if self.rows and self.rows[-1][0] == self.kind:
            self.rows[-1] = (self.kind, self.rows[-1][1] + data)
        else:
            self.rows.append((self.kind, data))


def screenplain(folder: Path) -> Iterator[Case]:
    for path in sorted((folder / "screenplain").glob("*.html")):
        reader = _Html()
        reader.feed(re.sub(r"</(?:p|h\d|div)>\n?", r"\g<0>", path.read_text("utf-8")))
        yield Case(path.stem, path.with_suffix(".fountain").read_text("utf-8-sig"), reader.rows)


_DUMPED = {
    "HEADING": "scene_heading", "ACTION": "action", "CHARACTER": "character", "DIALOGUE": "dialogue",
    "PARENTHETICAL": "parenthetical", "TRANSITION": "transition", "LYRIC": "lyrics", "SECTION": "section",
    "SYNOPSIS": "synopsis", "PAGEBREAK": "page_break",
}  # fmt: skip
_DUMP = re.compile(
    r"^(?P<kind>[A-Z]+)(?::\"(?P<words>.*?)\")?(?P<more>(?: \"?\([^)\n]*\)\"?)*)$(?=\n(?:\[\[|/\*|[A-Z]+(?::\"|$))|\Z)",
    re.MULTILINE | re.DOTALL,
)
#: Formatted is a page of HTML, Scratch a scratch pad, Tags a notation of that tool's own.
_NOT_COUNTED = frozenset({"Formatted", "Scratch", "Tags"})


def screenplay_tools(folder: Path) -> Iterator[Case]:
    for path in sorted((folder / "screenplay-tools").glob("*.fountain")):
        if path.stem in _NOT_COUNTED:
            continue
        dump = next(
            each for end in ("", "-Merged") if (each := path.with_name(f"{path.stem}{end}.txt")).exists()
        )
        written = re.sub(r"\[\[\d+\]\]|/\*\d+\*/", "", dump.read_text("utf-8-sig"))
        rows = [
            ("centered" if found["more"] == " (centered)" else _DUMPED[found["kind"]], _with_brackets(found))
            for found in _DUMP.finditer(written)
            if found["kind"] in _DUMPED
        ]
        yield Case(path.stem, path.read_text("utf-8-sig"), rows)


def _with_brackets(found: re.Match[str]) -> str:
    """The words; a direction's brackets and a cue's extension, which the dump keeps apart, put back."""
    words = found["words"] or ""
    if found["kind"] == "PARENTHETICAL":
        return f"({words})"
    return " ".join([words, *re.findall(r"\"(\([^)]*\))\"", found["more"])])


SETS: dict[str, Callable[[Path], Iterator[Case]]] = {
    "official": official,
    "Jouvence": jouvence,
    "screenplain": screenplain,
    "screenplay-tools": screenplay_tools,
}
