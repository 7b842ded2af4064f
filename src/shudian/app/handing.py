"""Lines, terms and memory of a series handed to writers and taken back."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import PurePath

from shudian.app.localise import lines_of, save_lines
from shudian.app.translating import Desk
from shudian.app.workspace import Workspace
from shudian.finding import Finding, Place, failed
from shudian.localise.adapted import forms
from shudian.localise.adapted.delivery import receive
from shudian.localise.adapted.findings import NO_READER, RECEIVED, TAKEN
from shudian.localise.exchange import read_memory, read_terms
from shudian.localise.terms import read_table
from shudian.model.text import AdaptedScript
from shudian.store import Author, drawers, memory_table
from shudian.units import Lang

_TABLES = (".csv", ".xlsx")


@dataclass(frozen=True, slots=True)
class File:
    """What somebody gave for a language."""

    language: Lang
    data: bytes
    name: str
    who: str


def give(
    workspace: Workspace, found: Desk, language: Lang, form: str, *, episodes: Collection[int], reader: str
) -> tuple[bytes, list[Finding]]:
    """The lines of episodes in one of `forms.FORMS`, heads in the reader's language."""
    return forms.write(form, found.series, _lines(workspace, found, language), episodes, reader)


def take(workspace: Workspace, found: Desk, what: str, file: File) -> list[Finding]:
    """Take in a file: `what` is one of KINDS; a file that cannot be read changes nothing."""
    return KINDS[what](workspace, found, file)


def _lines(workspace: Workspace, found: Desk, language: Lang) -> AdaptedScript:
    with workspace.store.reading() as connection:
        kept = lines_of(connection, found.slug).get(str(language))
    return kept or AdaptedScript(language, found.series.title, ())


def _take_lines(workspace: Workspace, found: Desk, file: File) -> list[Finding]:
    form = forms.form_of(file.name)
    if form is None:
        return [_strange(file.name, ".xlsx .docx .xliff .xlf")]
    returned, findings = forms.read(
        form, file.data, found.series, _lines(workspace, found, file.language), file.name
    )
    if returned is None:
        return findings
    with workspace.store.writing(Author(file.who, workspace.author.clock)) as writing:
        kept = lines_of(writing.connection, found.slug).get(str(file.language))
        ours = kept or AdaptedScript(file.language, found.series.title, ())
        received, more = receive(found.series, ours, returned, file.who)
        save_lines(writing, found.slug, received.script, found.series)
    return [*findings, *more, RECEIVED.at(count=len(received.changed), total=len(returned))]


def _take_terms(workspace: Workspace, found: Desk, file: File) -> list[Finding]:
    ending, source = PurePath(file.name).suffix.lower(), found.series.language
    if ending == ".tbx":
        base, findings = read_terms(file.data, source, file.language, file.name)
    elif ending in _TABLES:
        base, findings = read_table(file.data, source, file.language, file.name)
    else:
        return [_strange(file.name, ".tbx .csv .xlsx")]
    if base is None or failed(findings):
        return findings
    with workspace.store.writing(Author(file.who, workspace.author.clock)) as writing:
        drawers.TERMBASES.save(writing, base, series=found.slug, language=str(file.language))
    return [*findings, TAKEN.at(count=len(base.entries))]


def _take_memory(workspace: Workspace, found: Desk, file: File) -> list[Finding]:
    if PurePath(file.name).suffix.lower() != ".tmx":
        return [_strange(file.name, ".tmx")]
    memory, findings = read_memory(file.data, found.series.language, file.language, file.name)
    if memory is None:
        return findings
    with workspace.store.writing(Author(file.who, workspace.author.clock)) as writing:
        came = memory_table.learn(writing, memory)
    return [*findings, TAKEN.at(count=came)]


def _strange(name: str, known: str) -> Finding:
    return NO_READER.at(Place(file=name), known=known)


#: What may be taken in, and how.
KINDS: dict[str, Callable[[Workspace, Desk, File], list[Finding]]] = {
    "lines": _take_lines,
    "terms": _take_terms,
    "memory": _take_memory,
}
