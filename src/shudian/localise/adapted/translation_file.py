"""Lines as XLIFF 2 for writers with tools of their own; what stands in it is told in exchange/README.md."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from shudian.finding import Finding, Place
from shudian.localise.adapted.delivery import WRITTEN, Returned, Row, fingerprint
from shudian.localise.exchange.bundle import Bundle, Detail, State
from shudian.localise.exchange.findings import CULTURES, NOT_KEPT
from shudian.localise.exchange.xliff import as_sent, from_xliff, to_xliff
from shudian.model.series import Series
from shudian.model.text import AdaptedLine, AdaptedScript
from shudian.units import Lang


def write(
    rows: Iterable[Row], series: Series, target: Lang, title: str, version: str
) -> tuple[bytes, list[Finding]]:
    listed = list(rows)
    details = {row.element.id: _detail(row.line) for row in listed}
    lines = tuple(row.line for row in listed if row.line.text)
    chosen = {row.episode.number for row in listed}
    bundle = Bundle(AdaptedScript(target, title, lines), details)
    return to_xliff(bundle, series, episodes=chosen, version=version)


def _detail(line: AdaptedLine) -> Detail:
    state = State.REVIEWED if line.approver else State.TRANSLATED if line.text else State.INITIAL
    return Detail(state, reason=line.reason, remarks=line.remarks, sent=fingerprint(line))


def read(
    data: bytes, series: Series, target: Lang, name: str | None = None
) -> tuple[list[Returned] | None, list[Finding]]:
    """What came back, unit by unit; None where it is no valid XLIFF for this language."""
    told, found = as_sent(data, series, name)
    if told is None:
        return None, found
    bundle, more = from_xliff(data, told, language=target, file=name)
    if bundle is None:
        return None, more
    lines = {line.element: line for line in bundle.script.lines}
    returned = []
    for element in next(iter(told.scenes)).elements:
        detail = bundle.details.get(element.id) or Detail()
        begun = element.id in lines  # of a line not begun the file brings nothing but remarks
        line = lines[element.id] if begun else AdaptedLine(element.id, "")
        line = replace(line, reason=detail.reason, remarks=detail.remarks)
        place = Place(file=name, line=element.source.line)
        carries = WRITTEN if begun else ()
        returned.append(Returned(element.id, element.text, line, detail.sent, place, carries))
    cultures = sum(bool(detail.culture) for detail in bundle.details.values())
    if cultures:
        more = [*more, NOT_KEPT.at(format="adapted-script", what=CULTURES, count=cultures)]
    return returned, more
