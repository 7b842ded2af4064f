"""The title page: its first line is the title, lines with a name (`Logline: …`, `人物小传：`) are fields."""

from __future__ import annotations

from collections.abc import Iterator

from shudian.model.people import Character
from shudian.model.series import Element, ElementKind, Series, Source
from shudian.script.chinese.front import read_front
from shudian.script.chinese.labels import CHINESE, Labels
from shudian.script.chinese.lines import Line
from shudian.script.draft import SeriesDraft
from shudian.script.fdx.tree import Node


def read_title_page(root: Node, draft: SeriesDraft, file: str | None) -> None:
    page = root.first("TitlePage")
    content = page.first("Content") if page else None
    told = [
        (node.line, words) for node in (content.all("Paragraph") if content else []) for words in _lines(node)
    ]
    read_lines([Line(line, words, words) for line, words in told], draft)
    draft.front += [
        Element("", ElementKind.FRONT, words, Source(line, file=file), raw=words) for line, words in told
    ]


def _lines(node: Node) -> list[str]:
    return [
        line.strip()
        for line in "".join(text.said for text in node.inside() if text.name == "Text").split("\n")
        if line.strip()
    ]


def read_lines(lines: list[Line], draft: SeriesDraft) -> None:
    if not lines:
        return
    first = SeriesDraft()
    read_front(lines[:1], first)
    named = first.title or first.logline or first.synopsis or first.source_work
    if named or _opens_section(lines):
        read_front(lines, draft)
    else:
        read_front(lines[1:], draft)
        draft.title = draft.title or lines[0].text


def _opens_section(lines: list[Line]) -> bool:
    """Whether the first line is a name alone (`Synopsis`), which only the line after it shows."""
    probe = SeriesDraft()
    read_front([lines[0], Line(0, "甲：乙", "甲：乙")], probe)
    return bool(probe.characters or probe.logline or probe.synopsis or probe.source_work)


def front_lines(series: Series, labels: Labels) -> list[str]:
    """The lines that the title page is written with: as the script had them if they say its fields, else the
    title, what no field holds (who wrote it, how to reach them), and the fields by name."""
    meant = (series.title, series.logline, series.synopsis, series.source_work, series.characters)
    told = [
        line.strip()
        for element in series.front
        if element.kind is ElementKind.FRONT
        for line in element.text.split("\n")
        if line.strip()
    ]
    fields = list(_fields(series, labels))
    known = "\n".join([*fields, series.title])
    more = [
        line
        for line in told
        if _said([line])[1:] == _NOTHING
        and line not in known
        and not line.endswith(("：", ":"))
        and (not series.title or series.title not in line)
    ]
    titles = [[series.title], [labels.title.format(series.title)]] if series.title else [[]]
    pages = [[*title, *rest] for rest in ([*more, *fields], fields) for title in titles]
    if told and series.title and told[0].strip("《》") == series.title:
        pages.insert(0, told)
    return next((page for page in pages if _said(page) == meant), pages[-1])


_NOTHING = (None, None, None, ())


def _said(page: list[str]) -> tuple[object, ...]:
    """The fields that a title page of these lines is read to."""
    draft = SeriesDraft()
    read_lines([Line(0, line, line) for line in page], draft)
    return draft.title, draft.logline, draft.synopsis, draft.source_work, tuple(draft.characters)


def _fields(series: Series, labels: Labels) -> Iterator[str]:
    told = ((labels.logline, series.logline), (labels.source_work, series.source_work), (labels.synopsis, series.synopsis))  # fmt: skip
    for label, words in told:
        if words:
            yield from f"{label}{labels.colon}{words}".split("\n")
    if series.characters:
        yield f"{labels.people}{labels.colon}".rstrip()
        yield from (_person(each, labels) for each in series.characters)


def _person(person: Character, labels: Labels) -> str:
    said = [part for part in (person.age, person.name_en) if part]
    gap = "" if labels is CHINESE else " "
    noted = gap + labels.round.format(("," + gap if gap else "，").join(said)) if said else ""
    return f"{person.name}{noted}{labels.colon}{person.bio or ''}".rstrip()
