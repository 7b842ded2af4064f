"""Blocks of a Fountain page put where they belong in a series."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from heapq import merge

from shudian.model.people import Character
from shudian.model.series import CastEntry, Element, ElementKind, Source
from shudian.script import terms
from shudian.script.chinese import cast_line
from shudian.script.chinese.episodes import episode_line
from shudian.script.chinese.front import read_person
from shudian.script.chinese.numerals import number
from shudian.script.draft import EpisodeDraft, SceneDraft, SeriesDraft
from shudian.script.fountain.blocks import Block, blocks
from shudian.script.fountain.cuts import Page
from shudian.script.fountain.kinds import PAYWALL, by_words, is_paid
from shudian.script.fountain.slugs import slug
from shudian.script.fountain.title_page import FIELDS, field
from shudian.script.fountain.words import hidden, plain, written

_CUE_NOTE = re.compile(r"\s*[(（]([^)）]*)[)）]\s*$")
_CONTINUED = re.compile(r"(?:CONT['’]?D|CONTINUED|MORE)\.?", re.IGNORECASE)
_FIRST_BRACKET = re.compile(r"^（([^（）]{1,40})）\s*(?=\S)")
_KINDS = {
    "centered": ElementKind.CENTERED,
    "lyrics": ElementKind.LYRICS,
    "section": ElementKind.SECTION,
    "synopsis": ElementKind.SYNOPSIS,
    "page_break": ElementKind.PAGE_BREAK,
    "note": ElementKind.NOTE,
    "boneyard": ElementKind.OMITTED,
}
#: May stand before the first episode or scene and open neither.
_FRONT = frozenset({ElementKind.NOTE, ElementKind.OMITTED, ElementKind.SECTION, ElementKind.SYNOPSIS})


def alone(text: str) -> SeriesDraft:
    """What the reader makes of these lines, without a title page, in a page of their own."""
    page = Page(hidden(text))
    builder = Builder(page, None)
    builder.read(0)
    return builder.draft


class Builder:
    """Takes blocks in order; a cue and its parentheticals wait for the words they belong to."""

    def __init__(self, page: Page, file: str | None) -> None:
        self.page, self.file = page, file
        self.draft = SeriesDraft()
        self.episode: EpisodeDraft | None = None
        self.cue: Block | None = None
        self.heard = False  # the cue has words
        self.parenthetical: str | None = None
        self.scenes = 0

    def read(self, first: int) -> None:
        """Every block from line index `first` on, the cuts between them where they stood."""
        stream = [(self.page.number(block.line), block) for block in blocks(self.page.lines, first)]
        cuts = [(cut.line, Block("note" if cut.note else "boneyard", cut.text, -1)) for cut in self.page.cuts]
        for line, block in merge(stream, cuts, key=lambda pair: pair[0]) if cuts else stream:
            self.take(block, line)
        self.silent(len(self.page.lines))

    def title_page(self, told: dict[str, str]) -> None:
        draft = self.draft
        for key, value in told.items():
            words = plain(value)
            match field(key):
                case "title":
                    draft.title = words.replace("\n", " ")
                case "logline":
                    draft.logline = words or None
                case "synopsis":
                    draft.synopsis = words or None
                case "source":
                    draft.source_work = words or None
                case "characters":
                    draft.characters += people(value)
                case other if other not in FIELDS:
                    text = f"{key}: {words}"
                    draft.front.append(
                        Element("", ElementKind.FRONT, text, Source(1, file=self.file), raw=text)
                    )

    def take(self, block: Block, line: int) -> None:
        match block.kind:
            case "dialogue" if self.cue:
                self.spoken(block, self.cue, line)
            case "parenthetical":
                self.direction(line)
                self.parenthetical = plain(block.text.strip("()（） "))
            case "note":
                self.note(block.text, line)
            case "boneyard":
                self.add(ElementKind.OMITTED, plain(block.text), line, block.text)
            case "lyrics":
                self.heard = True
                self.add(ElementKind.LYRICS, plain(block.text), line, block.text)
            case _:
                self.silent(line)
                self.body(block, line)

    def body(self, block: Block, line: int) -> None:
        match block.kind:
            case "character":
                self.cue, self.heard = block, False
            case "scene_heading":
                self.scene(block, line)
            case "section" if found := episode_line(block.text, longest=_LONGEST_TITLE):
                numbered, title, seconds = found
                self.episode = EpisodeDraft(
                    number(numbered), plain(title), self.source(line), seconds=seconds
                )
                self.draft.episodes.append(self.episode)
            case "action" | "transition":
                self.told(block, line)
            case kind:
                self.add(_KINDS[kind], plain(block.text), line, block.text)

    def silent(self, line: int) -> None:
        """The end of a speech; a cue that nothing follows is kept as words."""
        self.direction(line)
        if self.cue and not self.heard:
            at = self.page.number(self.cue.line)
            self.add(ElementKind.ACTION, plain(self.cue.text), at, self.cue.text, 0.5)
        self.cue = None

    def direction(self, line: int) -> None:
        """A direction that no words follow is something the character does."""
        if self.parenthetical and self.cue:
            self.add(ElementKind.ACTION, f"{speaker(self.cue.text)[0]} ({self.parenthetical})", line)
            self.heard = True
        self.parenthetical = None

    def spoken(self, block: Block, cue: Block, line: int) -> None:
        if not block.text.strip():
            return
        who, extension = speaker(cue.text)
        said = block.text
        if self.parenthetical is None and (found := _FIRST_BRACKET.match(said)):
            self.parenthetical, said = plain(found[1]), said[found.end() :]
        self.current(line)
        self.draft.episodes[-1].add(
            Element(
                id=self.draft.next_id(),
                kind=ElementKind.DIALOGUE,
                text=plain(said),
                source=self.source(line),
                character=who,
                extension=extension,
                voice=terms.voice(who, extension, self.parenthetical),
                parenthetical=self.parenthetical,
                dual=cue.dual,
                raw=written(block.text),
            )
        )
        self.parenthetical, self.heard = None, True

    def told(self, block: Block, line: int) -> None:
        """Action or a transition; some say by their words that they are more than that."""
        text = block.text.strip()
        if typed := by_words(text):
            kind, words, confidence = typed
            if kind is ElementKind.END:
                self.current(line).end_mark = plain(words)
            elif kind is ElementKind.HOOK and is_paid(text):
                self.current(line).paywall = True
            self.add(kind, plain(words), line, block.text, confidence)
        elif block.kind == "action":
            if not self.cast(text):
                self.add(ElementKind.ACTION, plain(text), line, block.text)
        else:
            self.add(ElementKind.TRANSITION, plain(text.rstrip("：")), line, block.text)

    def note(self, text: str, line: int) -> None:
        if text in PAYWALL:
            self.current(line).paywall = True
        elif not self.cast(text):
            self.add(ElementKind.NOTE, plain(text), line, text)

    def cast(self, text: str) -> bool:
        """Whether the text is the cast line of a scene that has just opened, which then has it."""
        episode = self.episode
        if not (episode and episode.scenes) or episode.scenes[-1].elements or episode.scenes[-1].cast:
            return False
        found = entries(text)
        episode.scenes[-1].cast.extend(found)
        return bool(found)

    def scene(self, block: Block, line: int) -> None:
        fields = slug(block.text)
        self.scenes += 1
        self.current(line).scenes.append(
            SceneDraft(
                heading=written(self.page.lines[block.line].strip()),
                number=plain(block.number or ""),
                place=plain(fields.place),
                source=self.source(line),
                time=plain(fields.time) if fields.time else None,
                int_ext=terms.int_ext(fields.int_ext),
                flashback=fields.flashback,
                location=plain(fields.location) if fields.location else None,
            )
        )

    def current(self, line: int) -> EpisodeDraft:
        if self.episode is None:
            self.episode = EpisodeDraft(1, source=self.source(line))
            self.draft.episodes.append(self.episode)
        return self.episode

    def add(
        self, kind: ElementKind, text: str, line: int, raw: str | None = None, confidence: float = 1.0
    ) -> None:
        raw = text if raw is None else written(raw)
        if self.episode is None and kind in _FRONT:
            self.draft.front.append(Element("", kind, text, self.source(line), confidence, raw=raw))
        else:
            self.current(line)
            self.draft.episodes[-1].add(
                Element(self.draft.next_id(), kind, text, self.source(line), confidence, raw=raw)
            )

    def source(self, line: int) -> Source:
        return Source(line, file=self.file)


_LONGEST_TITLE = 200


@lru_cache(512)
def speaker(cue: str) -> tuple[str, str | None]:
    """A cue's name and its extension; `(CONT'D)` says nothing about the voice."""
    who, extension = cue, None
    while found := _CUE_NOTE.search(who):
        if not _CONTINUED.fullmatch(found[1]):
            extension = found[1].strip() or extension
        if not found.start():
            break
        who = who[: found.start()].strip()
    who = plain(who.rstrip(":：").strip()) or plain(cue)
    return who, plain(extension) if extension else None


def entries(text: str) -> list[CastEntry]:
    """The people of a cast line; none if it is no cast line."""
    listed = cast_line.cast_line(text, unlabelled=False)
    return [
        replace(entry, name=plain(entry.name), note=plain(entry.note) if entry.note else None)
        for entry in (cast_line.entries(listed) if listed else [])
    ]


def people(lines: str) -> list[Character]:
    """The characters of the title page, one a line."""
    draft = SeriesDraft()
    for line in lines.splitlines():
        read_person(line, draft)
    return [
        replace(
            each,
            name=plain(each.name),
            age=each.age and plain(each.age),
            bio=each.bio and plain(each.bio),
            name_en=each.name_en and plain(each.name_en),
        )
        for each in draft.characters
    ]
