"""The lines of a Word document: text, list number and style of each paragraph, ready for a text reader."""

from __future__ import annotations

from dataclasses import dataclass, field

from shudian.finding import Finding, Place
from shudian.script.chinese import episodes, headings
from shudian.script.chinese.lines import clean
from shudian.script.word import findings
from shudian.script.word.body import paragraphs
from shudian.script.word.notes import notes
from shudian.script.word.numbering import Numbering
from shudian.script.word.own import own_key
from shudian.script.word.package import Package
from shudian.script.word.styles import PLAIN, Look, Styles, evidence


@dataclass(slots=True)
class WordLine:
    """A paragraph: `label` is Word's list number, `said` the text with it where the text needs it."""

    text: str
    label: str = ""
    style: str | None = None  # the kind that the style's name stands for
    look: Look = PLAIN
    notes: list[str] = field(default_factory=list)
    own: str | None = None  # the key of the style, if it is one that is written here
    runs: dict[str, str] = field(default_factory=dict)  # words by the key of our style that their run has

    @property
    def said(self) -> str:
        return numbered(self.label, self.text)


def word_lines(package: Package, file: str | None) -> tuple[list[WordLine], list[Finding]] | Finding:
    place = Place(file=file)
    found = paragraphs(package.parts["document"])
    if found is None:
        return findings.DAMAGED_ZIP.at(place)
    written, changes = found
    styles = Styles(package.tree("styles"))
    numbering = Numbering(package.tree("numbering"), styles.lists)
    told = notes(package)
    made = []
    for paragraph in written:
        style = styles[paragraph.style]
        look = paragraph.look.over(style.look)
        number, level = look.list, look.level or 0
        if paragraph.look.list is None and paragraph.style in numbering.by_style:
            number, level = numbering.by_style[paragraph.style]
        made.append(
            WordLine(
                text=paragraph.text.rstrip("\n"),
                label=numbering.next(number, level) if number else "",
                style=evidence(style.name),
                look=look,
                notes=[told[note] for note in paragraph.notes if note in told],
                own=own_key(paragraph.style),
                runs={key: words for id, words in paragraph.runs.items() if (key := own_key(id))},
            )
        )
    return made, [findings.TRACKED.at(place, count=changes)] if changes else []


def numbered(label: str, text: str) -> str:
    """The text, after Word's list number where only that makes it an episode title or a scene heading.

    A number that the writer typed is right: `6-2 王青的房间` keeps its own before Word's `第 6 / 1 场：`.
    """
    if not label or "\n" in label:
        return text
    whole = f"{label} {text}".strip()
    return whole if _opens(whole) and not _opens(text) else text


def _opens(text: str) -> bool:
    line = clean(text)
    if episodes.episode_line(line):
        return True
    made = headings.heading(line, 1)
    return made is not None and bool(made.number)
