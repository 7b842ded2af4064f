"""Names and set words of a market: read from a table, and checked in every line that says one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from shudian.finding import Finding, Place
from shudian.localise.adapted import findings as kinds
from shudian.localise.pairs import pairs
from shudian.localise.terms.hits import Finder, says
from shudian.localise.terms.table import cells_of
from shudian.model.market import Name, NameKind, Names
from shudian.model.series import Series
from shudian.model.term import Sense, Term, Termbase
from shudian.model.text import AdaptedScript
from shudian.units import Lang

COLUMNS = ("source", "target", "kind", "note")


def read_names(data: bytes, language: Lang, file: str | None = None) -> tuple[Names | None, list[Finding]]:
    """CSV or XLSX with a row a name: source, target, kind (person where empty), note."""
    rows, found = cells_of(data, file)
    if rows is None:
        return None, found
    head = [cell.strip().lower() for cell in rows[0]] if rows else []
    if lacking := [column for column in COLUMNS[:2] if column not in head]:
        place = Place(file=file, row=1)
        return None, [*found, kinds.NAME_COLUMNS.at(place, columns=", ".join(lacking))]
    names: dict[str, Name] = {}
    for at, cells in enumerate(rows[1:], 2):
        row = dict(zip(head, (cell.strip() for cell in cells), strict=False))
        if not any(row.values()):
            continue
        try:
            name = _name(row)
        except ValueError as error:
            found.append(kinds.NAME_ROW.at(Place(file=file, row=at), why=str(error)))
            continue
        if name.source in names:
            found.append(kinds.NAME_TWICE.at(Place(file=file, row=at), source=name.source))
        else:
            names[name.source] = name
    return Names(language, tuple(names.values())), found


def _name(row: Mapping[str, str]) -> Name:
    kind = NameKind(row.get("kind") or NameKind.PERSON)
    return Name(row.get("source", ""), row.get("target", ""), kind, row.get("note") or None)


def check_names(series: Series, adapted: AdaptedScript, names: Names) -> Iterator[Finding]:
    """A finding for each line whose source says a name that the adapted line does not say as mapped.

    The longest name counts where one lies in another.
    """
    targets = {name.source.casefold(): name.target for name in names.entries}
    entries = tuple(Term(name.source, (Sense((name.target,)),)) for name in names.entries)
    finder = Finder(Termbase(series.language, adapted.language, entries))
    for pair in pairs(series, adapted):
        if not pair.target.strip():
            continue
        for source in dict.fromkeys(hit.term.source for hit in finder.hits(pair.source)):
            target = targets[source.casefold()]
            if not says(pair.target, target, adapted.language):
                place = Place(episode=str(pair.episode), scene=pair.scene, element=pair.element)
                yield kinds.NAME_OTHERWISE.at(place, source=source, target=target, text=pair.target)
