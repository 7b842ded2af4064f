"""Fountain: sections `# Episode 1: Title` or `# 第1集 标题` open episodes; without any, all is episode 1."""

from __future__ import annotations

import re
from heapq import merge

from shudian.finding import Place
from shudian.model.series import Element, ElementKind, Source
from shudian.script import findings, terms
from shudian.script.chinese import marks
from shudian.script.chinese.episodes import episode_line, is_end_mark
from shudian.script.chinese.front import read_person
from shudian.script.chinese.numerals import number
from shudian.script.draft import EpisodeDraft, SceneDraft, SeriesDraft
from shudian.script.flashback import mark_flashbacks
from shudian.script.formats.base import Format, Read
from shudian.script.fountain.blocks import Block, blocks
from shudian.script.fountain.cuts import Page
from shudian.script.fountain.slugs import slug
from shudian.script.fountain.title_page import title_page
from shudian.script.speaker import speaker
from shudian.units import Lang

_CLAIMS = re.compile(
    r"^(?:(?:INT|EXT|EST|I/E|I\./E)[. ].+|[.．](?:内景|外景|内外景).*|[@＠]\S+.*|Title\s*:.*|#{1,6} (?:Act|Episode)\b.*"
    r"|>.+<|={3,}|~.+|[A-Z][A-Z .'’-]+(?: \([A-Z. ']+\))?)$",
    re.MULTILINE,
)
_EMPHASIS = re.compile(r"(?<!\\)(\*{1,3})(?=\S)(.+?)(?<=\S)(?<!\\)\1")
_UNDERLINE = re.compile(r"(?<![\w\\])_(?=\S)([^_\n]+?)(?<=\S)_(?!\w)")
_ESCAPED = re.compile(r"\\([*_])")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*")
_KINDS = {
    "centered": ElementKind.CENTERED,
    "lyrics": ElementKind.LYRICS,
    "section": ElementKind.SECTION,
    "synopsis": ElementKind.SYNOPSIS,
    "page_break": ElementKind.PAGE_BREAK,
    "transition": ElementKind.TRANSITION,
    "note": ElementKind.NOTE,
    "boneyard": ElementKind.OMITTED,
}

#: Action and transitions that are more than that by their words: `SUPER: …`, `> FLASHBACK:`.
_SAID_BY_WORDS = frozenset(
    {
        ElementKind.SUPER,
        ElementKind.CAPTION,
        ElementKind.SOUND,
        ElementKind.MUSIC,
        ElementKind.VFX,
        ElementKind.TIME_IN,
        ElementKind.TIME_OUT,
    }
)


def claims(text: str) -> int:
    return len(_CLAIMS.findall(text))


def plain(text: str) -> str:
    """The words without the marks of emphasis."""
    if "*" in text:
        text = _EMPHASIS.sub(r"\2", text)
    if "_" in text:
        text = _UNDERLINE.sub(r"\1", text)
    return _ESCAPED.sub(r"\1", text) if "\\" in text else text


def read(text: str, file: str | None) -> Read:
    page = Page(text)
    told, first = title_page(page.lines)
    stream = blocks(page.lines, first)
    if not any(block.kind == "scene_heading" for block in stream):
        return None, [findings.NO_SCENE.at(Place(file=file), lines=len(page.lines))]
    builder = _Builder(page, file)
    builder.title_page(told)
    cuts = [(cut.line, Block("note" if cut.note else "boneyard", cut.text, -1)) for cut in page.cuts]
    numbered = [(page.number(block.line), block) for block in stream]
    for line, block in merge(numbered, cuts, key=lambda pair: pair[0]):
        builder.take(block, line)
    builder.draft.settle()
    found = mark_flashbacks(builder.draft, file)
    return builder.draft.finished(_language(told, text)), found


def _language(told: dict[str, str], text: str) -> Lang:
    if _LANGUAGE.fullmatch(said := told.get("language", "")):
        try:
            return Lang(said)
        except ValueError:
            pass
    hanzi = sum(1 for letter in text if "\u3400" <= letter <= "\u9fff")
    return Lang("zh" if hanzi * 10 > len(text) else "en")


class _Builder:
    """Takes blocks in order; a cue and its parentheticals wait for the words they belong to."""

    def __init__(self, page: Page, file: str | None) -> None:
        self.page, self.file = page, file
        self.draft = SeriesDraft()
        self.episode: EpisodeDraft | None = None
        self.cue: Block | None = None
        self.parenthetical: str | None = None

    def title_page(self, told: dict[str, str]) -> None:
        draft = self.draft
        draft.title = plain(told.get("title", "")).replace("\n", " ")
        draft.logline, draft.synopsis = told.get("logline"), told.get("synopsis")
        draft.source_work = told.get("based on") or told.get("source")
        for line in told.get("characters", "").splitlines():
            read_person(line, draft)
        if told:
            words = "\n".join(f"{key}: {value}" for key, value in told.items())
            draft.front.append(Element("", ElementKind.FRONT, words, Source(1, file=self.file), raw=words))

    def take(self, block: Block, line: int) -> None:
        source = Source(line, file=self.file)
        if block.kind == "parenthetical":
            self.silent(source)
            self.parenthetical = plain(block.text).strip("()（） ")
        elif block.kind == "dialogue" and self.cue:
            self.spoken(block, self.cue, source)
        elif block.kind in ("note", "boneyard", "lyrics"):
            self.add(_KINDS[block.kind], plain(block.text), source)
        else:
            self.silent(source)
            self.cue = None
            self.body(block, source)

    def body(self, block: Block, source: Source) -> None:
        if block.kind == "character":
            self.cue = block
        elif block.kind == "scene_heading":
            self.scene(block, source)
        elif block.kind == "section" and (found := episode_line(block.text)):
            written, title, seconds = found
            self.episode = EpisodeDraft(number(written), title, source, seconds=seconds)
            self.draft.episodes.append(self.episode)
        elif block.kind in ("action", "transition"):
            self.told(block, source)
        else:
            self.add(_KINDS[block.kind], plain(block.text), source)

    def silent(self, source: Source) -> None:
        """A direction that no words follow is something the character does."""
        if self.parenthetical and self.cue:
            self.add(ElementKind.ACTION, f"{_name(self.cue)[0]} ({self.parenthetical})", source)
        self.parenthetical = None

    def spoken(self, block: Block, cue: Block, source: Source) -> None:
        if not block.text.strip():
            return
        who, extension = _name(cue)
        self.current(source).add(
            Element(
                id="",
                kind=ElementKind.DIALOGUE,
                text=plain(block.text),
                source=source,
                character=who,
                extension=extension,
                voice=terms.voice(who, extension, self.parenthetical),
                parenthetical=self.parenthetical,
                dual=cue.dual,
                raw=block.text,
            )
        )
        self.parenthetical = None

    def told(self, block: Block, source: Source) -> None:
        """Action or a transition; some say by their words that they are more than that."""
        text = plain(block.text).strip()
        if is_end_mark(text):
            self.current(source).end_mark = text
            self.add(ElementKind.END, text, source, block.text)
            return
        typed = None if "\n" in text else marks.timed(text) or marks.labelled(text)
        if typed and typed[0] in _SAID_BY_WORDS:
            self.add(typed[0], typed[1].rstrip("：:"), source, block.text)
            return
        kind = ElementKind.ACTION if block.kind == "action" else ElementKind.TRANSITION
        self.add(kind, text.rstrip("：") if kind is ElementKind.TRANSITION else text, source, block.text)

    def scene(self, block: Block, source: Source) -> None:
        fields = slug(block.text)
        self.current(source).scenes.append(
            SceneDraft(
                heading=self.page.lines[block.line].strip(),
                number=block.number or "",
                place=fields.place,
                source=source,
                time=fields.time,
                int_ext=terms.int_ext(fields.int_ext),
                flashback=fields.flashback,
                location=fields.location,
            )
        )

    def current(self, source: Source) -> EpisodeDraft:
        if self.episode is None:
            self.episode = EpisodeDraft(1, source=source)
            self.draft.episodes.append(self.episode)
        return self.episode

    def add(self, kind: ElementKind, text: str, source: Source, raw: str | None = None) -> None:
        element = Element("", kind, text, source, raw=text if raw is None else raw)
        if self.episode is None and kind in (
            ElementKind.NOTE,
            ElementKind.OMITTED,
            ElementKind.SECTION,
            ElementKind.SYNOPSIS,
        ):
            self.draft.front.append(element)
        else:
            self.current(source).add(element)


def _name(cue: Block) -> tuple[str, str | None]:
    return speaker(plain(cue.text))


FORMAT = Format((".fountain", ".spmd"), claims, read)
