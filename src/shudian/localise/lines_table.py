"""A translator's table, read and written: scene, line, source, text, note."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping

from shudian.finding import Finding, Place
from shudian.localise.findings import NO_COLUMNS, NO_LINE, STALE, UNCOVERED, WRONG_ROW
from shudian.localise.reading import text_of
from shudian.localise.source import place, scenes, worded
from shudian.model.series import Element, Series
from shudian.model.text import AdaptedLine, AdaptedScript
from shudian.units import Lang
from shudian.wording import Wording

COLUMNS = ("scene", "line", "source", "text")
_Row = Mapping[str, str]


def read_lines(
    data: bytes, source: Series, language: Lang, name: str | None = None
) -> tuple[AdaptedScript | None, list[Finding]]:
    """`line` counts a scene's speeches, supers and captions from 1; `source` must repeat the script's words."""
    text, findings = text_of(data, name)
    if text is None:
        return None, findings
    rows, refused = _rows(text, name)
    if refused:
        return None, [*findings, refused]
    known = _known(source)
    twice = {number for number, count in Counter(s.number for _, s in scenes(source)).items() if count > 1}
    lines: dict[str, AdaptedLine] = {}
    for at, row in rows:
        where = Place(file=name, row=at, scene=row["scene"] or None, element=row["line"] or None)
        element, why = _element(row, known, twice)
        if element is None or element.id in lines:
            findings.append(WRONG_ROW.at(where, why=why or _TWICE))
            continue
        stands = _same(row["source"]) == _same(element.text)
        if not stands:
            findings.append(STALE.at(where, said=row["source"], source=element.text))
        if row["text"]:
            written_for = element.text if stands else row["source"]
            note = row.get("note") or None
            lines[element.id] = AdaptedLine(element.id, row["text"], note, source=written_for)
    in_order = [lines[e.id] for _, scene in scenes(source) for e in worded(scene) if e.id in lines]
    findings += _uncovered(source, lines, language, name)
    return AdaptedScript(language, source.title, tuple(in_order)), findings


def write_lines(source: Series, script: AdaptedScript) -> str:
    """Every line of the script; those without words have an empty `text`."""
    out = io.StringIO(newline="")
    rows = csv.writer(out)
    rows.writerow((*COLUMNS, "note"))
    lines = {line.element: line for line in script.lines}
    for _, scene in scenes(source):
        for nth, element in enumerate(worded(scene), 1):
            line = lines.get(element.id)
            said = (line.text, line.note or "") if line else ("", "")
            rows.writerow((scene.number, nth, element.text, *said))
    return out.getvalue()


def _rows(text: str, name: str | None) -> tuple[list[tuple[int, _Row]], Finding | None]:
    """The rows with their number in the file, values stripped; the separator is the one of the head row."""
    head = text.split("\n", 1)[0]
    separator = max(",;\t", key=head.count)
    table = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        listed = [(at, [value.strip() for value in row]) for at, row in enumerate(table, 1)]
    except csv.Error as error:
        return [], WRONG_ROW.at(Place(file=name, row=table.line_num), why=str(error))
    names = [value.lower() for value in listed[0][1]] if listed else []
    if lacking := [column for column in COLUMNS if column not in names]:
        return [], NO_COLUMNS.at(Place(file=name, row=1), columns=", ".join(lacking))
    padded = ((at, row + [""] * len(names)) for at, row in listed[1:] if any(row))
    return [(at, dict(zip(names, row, strict=False))) for at, row in padded], None


_TWICE = Wording("This line stands in the table twice.", "这一句在表中出现两次。")
_AMBIGUOUS = Wording("More than one scene has the number {scene}.", "有多场的场号为 {scene}。")
_NO_SCENE = Wording("The script has no scene {scene}.", "剧本中没有第 {scene} 场。")
_NO_LINE = Wording(
    "Scene {scene} has {count} lines; “{line}” is none of them.",
    "第 {scene} 场共 {count} 句，没有第“{line}”句。",
)


def _known(source: Series) -> dict[str, tuple[Element, ...]]:
    return {scene.number: worded(scene) for _, scene in scenes(source)}


def _element(
    row: _Row, known: Mapping[str, tuple[Element, ...]], twice: Iterable[str]
) -> tuple[Element | None, Wording | None]:
    scene, line = row["scene"], row["line"]
    if scene not in known:
        return None, _NO_SCENE.filled({"scene": scene})
    if scene in twice:
        return None, _AMBIGUOUS.filled({"scene": scene})
    here = known[scene]
    number = int(line) if line.isascii() and line.isdigit() and len(line) < 6 else 0
    if not 1 <= number <= len(here):
        return None, _NO_LINE.filled({"scene": scene, "count": len(here), "line": line})
    return here[number - 1], None


def _same(text: str) -> str:
    return "".join(text.split())


def _uncovered(
    source: Series, lines: Mapping[str, AdaptedLine], language: Lang, name: str | None
) -> list[Finding]:
    """A warning for a gap inside a begun episode, one note for the episodes not begun."""
    findings: list[Finding] = []
    untouched: list[int] = []
    for episode in source.episodes:
        here = [(scene, element) for scene in episode.scenes for element in worded(scene)]
        if here and not any(element.id in lines for _, element in here):
            untouched.append(episode.number)
            continue
        findings += [
            NO_LINE.at(place(episode, scene, element, name), language=language, source=element.text)
            for scene, element in here
            if element.id not in lines
        ]
    if untouched:
        named = ", ".join(str(number) for number in untouched)
        findings.append(UNCOVERED.at(Place(file=name), language=language, episodes=named))
    return findings
