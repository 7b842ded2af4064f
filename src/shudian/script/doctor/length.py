"""How long episodes are and how much of them is spoken, against each other and the trade's norms."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from statistics import median
from typing import Any

from shudian.finding import Finding, Place
from shudian.model.series import Series
from shudian.script.doctor import findings
from shudian.script.doctor.figures import Figures, figures, share
from shudian.script.doctor.places import at_episode
from shudian.script.doctor.said import clock, numbers
from shudian.script.tables import table
from shudian.wording import Wording

#: A median absolute deviation as a standard deviation of a normal distribution.
_AS_DEVIATION = 1.4826
_LONGER, _SHORTER = Wording("longer", "加长"), Wording("shorter", "缩短")
_FIGURES = {
    "scenes": Wording("scenes", "场数"),
    "lines": Wording("lines of dialogue", "台词句数"),
    "hanzi": Wording("hanzi", "字数"),
}


def measures(series: Series) -> Iterator[Finding]:
    told = figures(series)
    for check in (_outliers, _declared, _dialogue_share, _norms):
        yield from check(told)


def _outliers(told: list[Figures]) -> Iterator[Finding]:
    rules = table("doctor")["length"]
    told = [each for each in told if each.seconds]
    if len(told) < rules["episodes"]:
        return
    usual = median(each.seconds for each in told)
    spread = float(median(abs(each.seconds - usual) for each in told)) * _AS_DEVIATION
    far = max(spread * rules["z"], float(usual) * rules["share"])
    for each in told:
        if abs(each.seconds - usual) > far:
            yield findings.LENGTH_APART.at(
                at_episode(each.episode),
                number=each.episode.number,
                length=clock(each.seconds),
                usual=clock(usual),
                change=_LONGER if each.seconds < usual else _SHORTER,
            )


def _declared(told: list[Figures]) -> Iterator[Finding]:
    most = Fraction(str(table("doctor")["length"]["declared"]))
    for each in told:
        wanted = each.episode.declared_seconds
        if wanted and each.seconds and abs(each.seconds - wanted) > most * wanted:
            yield findings.NOT_AS_DECLARED.at(
                at_episode(each.episode),
                number=each.episode.number,
                declared=clock(Fraction(wanted)),
                length=clock(each.seconds),
                change=_LONGER if each.seconds < wanted else _SHORTER,
            )


def _dialogue_share(told: list[Figures]) -> Iterator[Finding]:
    rules = table("doctor")["dialogue_share"]
    words = sum(each.words for each in told)
    spoken = share(sum(each.spoken for each in told), words)
    if words >= rules["words"] and not rules["least"] <= spoken <= rules["most"]:
        percent = {name: round(100 * rules[name]) for name in ("least", "most")}
        yield findings.DIALOGUE_SHARE.at(
            Place(file=at_episode(told[0].episode).file), share=round(100 * spoken), **percent
        )


def _norms(told: list[Figures]) -> Iterator[Finding]:
    """One finding a norm, for all the episodes outside; long episodes are held to none."""
    rules = table("doctor")
    told = [each for each in told if each.lines]
    if len(told) < rules["length"]["episodes"]:
        return
    if median(each.seconds for each in told) > rules["length"]["longest"]:
        return
    for norm in rules["norm"]:
        outside = [each for each in told if _outside(each, norm)]
        if outside:
            yield findings.NORM.at(
                Place(file=at_episode(outside[0].episode).file),
                count=len(outside),
                all=len(told),
                least=norm["least"],
                most=norm["most"],
                figure=_FIGURES[norm["figure"]],
                episodes=numbers([each.episode.number for each in outside]),
                source=Wording(*norm["source"]),
            )


def _outside(figures: Figures, norm: dict[str, Any]) -> bool:
    value: int | None = getattr(figures, norm["figure"])
    return value is not None and not norm["least"] <= value <= norm["most"]
