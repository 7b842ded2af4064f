"""From a Final Draft file's paragraphs to a series."""

from __future__ import annotations

import re
from dataclasses import replace

from shudian.finding import Finding, Place
from shudian.model.series import Element, ElementKind, Series, Source, Tag
from shudian.script import findings as script_findings
from shudian.script import terms
from shudian.script.chinese import cast_line
from shudian.script.chinese.numerals import number
from shudian.script.draft import EpisodeDraft, SceneDraft, SeriesDraft
from shudian.script.fdx import findings
from shudian.script.fdx.front import read_title_page
from shudian.script.fdx.headings import fields
from shudian.script.fdx.kinds import OMITTED, Told, cast_listed, episode_named, told
from shudian.script.fdx.paragraphs import Paragraph, joined, paragraphs
from shudian.script.fdx.tags import TagBook, within
from shudian.script.fdx.tree import Node
from shudian.script.flashback import mark_flashbacks
from shudian.script.numbers import scene_number
from shudian.script.speaker import speaker
from shudian.units import Eighths, Lang

_HANZI = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]+")


def series_of(root: Node, file: str | None) -> tuple[Series | None, list[Finding]]:
    told_in_order = paragraphs(root)
    words = [each.text for each in told_in_order]
    if not any(word.strip() for word in words):
        return None, [findings.NO_CONTENT.at(Place(file=file))]
    builder = _Builder(file, TagBook.of(root), named=any(map(_episode, told_in_order)))
    read_title_page(root, builder.draft, file)
    for each in told_in_order:
        builder.take(each)
    builder.finish()
    if not builder.draft.scenes:
        return None, [script_findings.NO_SCENE.at(Place(file=file), lines=len(words))]
    found = mark_flashbacks(builder.draft, file)
    return builder.draft.finished(_language("\n".join(words))), [*builder.found(), *found]


def _language(text: str) -> Lang:
    return Lang("zh" if len(_HANZI.findall(text)) > len(_LATIN.findall(text)) else "en")


def _episode(paragraph: Paragraph) -> tuple[str, str, int | None] | None:
    return episode_named(paragraph.type, paragraph.text)


def _length(written: str) -> Eighths | None:
    try:
        return Eighths.parse(written)
    except ValueError:
        return None


class _Builder:
    """Takes paragraphs in order; a cue and its directions wait for the words they belong to."""

    def __init__(self, file: str | None, book: TagBook, *, named: bool) -> None:
        self.file, self.book, self.named = file, book, named
        self.draft = SeriesDraft()
        self.episode: EpisodeDraft | None = None
        self.cue: Paragraph | None = None
        self.speech: Element | None = None  # the last of what the cue's character says
        self.direction: str | None = None
        self.direction_at = Source(1, file=file)
        self.dual: Node | None = None
        self.columns = 0  # cues since the dual dialogue began
        self.elsewhere = self.unknown = 0

    def take(self, paragraph: Paragraph) -> None:
        source = self.source(paragraph)
        if paragraph.node.get("StartsNewPage") == "Yes" and paragraph.type != "New Act":
            self.silent()
            self.add(ElementKind.PAGE_BREAK, "", source)
        text = paragraph.text.strip()
        if text and paragraph.omitted:
            self.add(ElementKind.OMITTED, text, source, paragraph)
        elif paragraph.type == "Scene Heading":
            self.heading(paragraph, text, source)
        elif text:
            self.worded(paragraph, text, source)
        for note in paragraph.notes:
            kind = ElementKind.OMITTED if note.name == OMITTED else ElementKind.NOTE
            if note.text:
                self.add(kind, note.text, self.at(note.node))

    def worded(self, paragraph: Paragraph, text: str, source: Source) -> None:
        match paragraph.type:
            case "Character":
                self.silent()
                self.speaker(paragraph)
            case "Parenthetical" if self.cue:
                self.directed()
                self.direction, self.direction_at = _unwrapped(text), source
                self.elsewhere += _tagged(paragraph)
            case "Dialogue" if self.cue:
                self.spoken(ElementKind.DIALOGUE, paragraph, text, source)
            case "Lyrics" | "Singing" if self.cue:
                self.spoken(ElementKind.LYRICS, paragraph, text, source)
            case _:
                self.silent()
                self.body(paragraph, text, source)

    def body(self, paragraph: Paragraph, text: str, source: Source) -> None:
        if found := _episode(paragraph):
            written, title, seconds = found
            self.open(EpisodeDraft(number(written), title, source, seconds=seconds))
        elif paragraph.type == "Cast List":
            self.cast(text, source, paragraph)
        elif (listed := cast_listed(paragraph.type, text)) is not None and self.opening():
            self.cast(listed, source, paragraph)
        else:
            centred = paragraph.node.get("Alignment") == "Center"
            self.told(told(paragraph.type, text, centred=centred), source, paragraph)

    def told(self, said: Told, source: Source, paragraph: Paragraph) -> None:
        episode = self.current(source)
        if said.kind is ElementKind.END:
            episode.end_mark = said.text
        episode.paywall |= said.paywall
        self.add(said.kind, said.text, source, paragraph, said.confidence)

    # -- scenes and episodes ----------------------------------------------------------------------

    def heading(self, paragraph: Paragraph, text: str, source: Source) -> None:
        self.silent()
        properties = paragraph.node.first("SceneProperties")
        written = paragraph.node.get("Number") or (properties.get("Number") if properties else "")
        length = _length(properties.get("Length")) if properties else None
        if _episode(paragraph):
            self.body(paragraph, text, source)
        elif text or written or length:
            self.scene(paragraph, text, written.strip(), source).length = length
        self.properties(properties, source)

    def scene(self, paragraph: Paragraph, text: str, written: str, source: Source) -> SceneDraft:
        read = fields(text, written)
        named = scene_number(read.number)
        implied = named.episode if named and not self.named else None
        if implied and (self.episode is None or self.episode.number != implied):
            self.open(EpisodeDraft(implied, source=source))
        self.elsewhere += _tagged(paragraph)
        made = SceneDraft(
            text, read.number, read.place, source, read.time, read.int_ext, read.flashback, read.location
        )
        made.confidence = read.confidence
        self.current(source).scenes.append(made)
        return made

    def properties(self, properties: Node | None, source: Source) -> None:
        """The scene's title and summary, and what its arc beats say."""
        if properties is None:
            return
        if title := properties.get("Title").strip():
            self.add(ElementKind.SECTION, title, source)
        for node in properties.children:
            words = joined(node)
            if node.name == "Summary" and words:
                self.add(ElementKind.SYNOPSIS, words, self.at(node))
            elif words:
                self.add(ElementKind.NOTE, words, self.at(node))

    def opening(self) -> bool:
        """Whether a scene has just opened, so that a line may list its cast."""
        return bool(self.episode and self.episode.scenes and not self.episode.scenes[-1].elements)

    def cast(self, listed: str, source: Source, paragraph: Paragraph) -> None:
        entries = cast_line.entries(_unwrapped(listed))
        episode = self.current(source)
        self.elsewhere += _tagged(paragraph)
        if episode.scenes and entries:
            episode.scenes[-1].cast.extend(entries)
        else:
            self.add(ElementKind.NOTE, listed, source, paragraph)

    def open(self, episode: EpisodeDraft) -> None:
        self.episode = episode
        self.draft.episodes.append(episode)

    def current(self, source: Source) -> EpisodeDraft:
        if self.episode is None:
            self.open(EpisodeDraft(1, source=source))
        assert self.episode
        return self.episode

    def finish(self) -> None:
        self.silent()
        self.draft.settle()

    # -- speech -----------------------------------------------------------------------------------

    def speaker(self, paragraph: Paragraph) -> None:
        if paragraph.dual is not self.dual:
            self.dual, self.columns = paragraph.dual, 0
        self.columns += 1
        self.cue, self.speech = paragraph, None
        self.elsewhere += _tagged(paragraph)

    def spoken(self, kind: ElementKind, paragraph: Paragraph, text: str, source: Source) -> None:
        assert self.cue
        tags = self.tags(paragraph, text)
        elements = self.current(source).written
        last = elements[-1] if elements else None
        if last and last is self.speech and last.kind is kind and not self.direction:
            elements[-1] = self.speech = _longer(last, paragraph, text, tags)
            return
        who, extension = speaker(self.cue.text.strip())
        self.speech = Element(
            "",
            kind,
            text,
            source,
            character=who,
            extension=extension,
            voice=terms.voice(who, extension, self.direction),
            parenthetical=self.direction,
            dual=self.dual is not None and self.columns > 1,
            raw=paragraph.text,
            tags=tags,
        )
        self.current(source).add(self.speech)
        self.direction = None

    def silent(self) -> None:
        """A cue that no words follow, or a direction, is something the character does."""
        self.directed()
        cue, self.cue = self.cue, None
        if cue and self.speech is None:
            self.add(ElementKind.ACTION, cue.text.strip(), self.source(cue), cue, 0.5)

    def directed(self) -> None:
        if self.cue and self.direction:
            who, _ = speaker(self.cue.text.strip())
            self.add(ElementKind.ACTION, f"{who} ({self.direction})", self.direction_at)
            self.speech = self.speech or self.current(self.direction_at).written[-1]
        self.direction = None

    # -- elements ---------------------------------------------------------------------------------

    def at(self, node: Node) -> Source:
        return Source(node.line, node.column, self.file)

    def source(self, paragraph: Paragraph) -> Source:
        return self.at(paragraph.node)

    def tags(self, paragraph: Paragraph, text: str) -> tuple[Tag, ...]:
        self.unknown += sum(1 for run in paragraph.runs if run.tag and not self.book.meanings.get(run.tag))
        return within(self.book.tags(paragraph.runs), paragraph.text, text)

    def add(
        self,
        kind: ElementKind,
        text: str,
        source: Source,
        paragraph: Paragraph | None = None,
        confidence: float = 1.0,
    ) -> None:
        raw = paragraph.text if paragraph else text
        tags = self.tags(paragraph, text) if paragraph else ()
        self.current(source).add(Element("", kind, text, source, confidence, raw=raw, tags=tags))

    def found(self) -> list[Finding]:
        place = Place(file=self.file)
        told = ((findings.TAG_ELSEWHERE, self.elsewhere), (findings.UNKNOWN_TAG, self.unknown))
        return [kind.at(place, count=count) for kind, count in told if count]


def _longer(speech: Element, paragraph: Paragraph, text: str, tags: tuple[Tag, ...]) -> Element:
    """A speech that goes on in the next paragraph."""
    start = len(speech.text) + 1
    moved = tuple(replace(tag, start=tag.start + start, end=tag.end + start) for tag in tags)
    return replace(
        speech,
        text=f"{speech.text}\n{text}",
        raw=f"{speech.raw}\n{paragraph.text}",
        tags=speech.tags + moved,
    )


def _tagged(paragraph: Paragraph) -> int:
    return sum(1 for run in paragraph.runs if run.tag)


def _unwrapped(text: str) -> str:
    """Without the brackets around it all."""
    if text[:1] not in ("(", "（") or text[-1:] not in (")", "）"):
        return text
    inner, depth = text[1:-1], 0
    for letter in inner:
        depth += (letter in "(（") - (letter in ")）")
        if depth < 0:
            return text
    return inner.strip()
