"""A series' lines as a batch, and candidates as adapted lines."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from math import floor

from shudian.finding import Finding
from shudian.localise.memory import Query, Recall
from shudian.localise.pairs import Pair, pairs
from shudian.localise.profile import Profile
from shudian.localise.translators.batch import Batch, Brief, Example, Line, Mode
from shudian.localise.translators.drive import Outcome
from shudian.localise.translators.findings import STILL_LONG
from shudian.model.series import Series
from shudian.model.term import Term
from shudian.model.text import AdaptedLine, AdaptedScript
from shudian.units import Lang

#: Examples of memory shown with a line, and their least points.
_EXAMPLES, _NEAR = 2, 70


@dataclass(frozen=True)
class Order:
    """What is to be translated. `through` are the lines of another language to translate from, in the
    script's stead; `drafts` those of the market so far; `seconds` how long each element is heard;
    `syllables` the most that a voice can say in that time, for lines to be shortened for a dub."""

    series: Series
    target: Lang
    mode: Mode = Mode.DRAFT
    through: AdaptedScript | None = None
    drafts: AdaptedScript | None = None
    seconds: Mapping[str, float] | None = None
    syllables: Mapping[str, int] | None = None
    profile: Profile | None = None
    episodes: Collection[int] = ()  # none: all
    terms: tuple[Term, ...] = ()
    recall: Recall | None = None
    brief: Brief | None = None

    @property
    def source(self) -> Lang:
        return self.through.language if self.through else self.series.language

    @cached_property
    def approved(self) -> frozenset[str]:
        return (
            frozenset(line.element for line in self.drafts.lines if line.approver)
            if self.drafts
            else frozenset()
        )

    def limit(self, element: str) -> int | None:
        """The most characters that can be read while the line is heard."""
        if self.profile is None or self.seconds is None or element not in self.seconds:
            return None
        held = max(self.seconds[element], float(self.profile.least_seconds(self.target)))
        return max(1, floor(held * self.profile.rule(self.target).cps))


def batch(order: Order) -> Batch:
    """The lines that wait: those without words for a draft, those too long to shorten, all written to polish.

    What somebody approved is neither polished nor shortened.
    """
    lines = [line for line in _lines(order) if _waits(line, order)]
    brief = order.brief or Brief(title=order.series.title)
    if order.mode is not Mode.BACK:
        return Batch(tuple(lines), order.source, order.target, order.mode, order.terms, brief)
    back = tuple(
        replace(line, source=line.draft or "", draft=None, before=None, after=None) for line in lines
    )
    return Batch(back, order.target, order.source, order.mode, brief=brief)


def _lines(order: Order) -> Iterable[Line]:
    drafts = {line.element: line.text for line in order.drafts.lines} if order.drafts else {}
    for _, scene in groupby(pairs(order.series, order.through), key=lambda pair: (pair.episode, pair.scene)):
        listed = [(pair, _said(pair, order)) for pair in scene]
        said = [None, *(text for _, text in listed), None]
        for at, (pair, text) in enumerate(listed):
            if text and (not order.episodes or int(pair.episode) in order.episodes):
                yield _line(pair, (said[at], text, said[at + 2]), drafts.get(pair.element), order)


def _said(pair: Pair, order: Order) -> str | None:
    return (pair.target if order.through else pair.source).strip() or None


def _line(pair: Pair, said: tuple[str | None, str, str | None], draft: str | None, order: Order) -> Line:
    before, source, after = said
    speaker = pair.line.speaker if pair.line and pair.line.speaker else pair.speaker
    return Line(
        pair.element,
        source,
        speaker,
        before,
        after,
        most_characters=order.limit(pair.element),
        most_syllables=(order.syllables or {}).get(pair.element),
        seconds=(order.seconds or {}).get(pair.element),
        draft=(draft or "").strip() or None,
        memory=_examples(pair, (before, after), order),
        place=pair.place(),
    )


def _examples(pair: Pair, around: tuple[str | None, str | None], order: Order) -> tuple[Example, ...]:
    if order.recall is None or order.through:
        return ()
    asked = Query(pair.source, *around, pair.speaker, order.series.title)
    near = order.recall.search(asked, least=_NEAR, most=_EXAMPLES)
    return tuple(Example(each.unit.source, each.unit.target, each.points) for each in near)


def _waits(line: Line, order: Order) -> bool:
    if order.mode is Mode.DRAFT:
        return line.draft is None
    if order.mode is not Mode.BACK and line.id in order.approved:
        return False
    if order.mode is Mode.SHORTEN:
        over = line.draft is not None and _over(line.draft, line, order) > 0
        return over or (line.draft is not None and line.most_syllables is not None)
    return line.draft is not None


def _over(text: str, line: Line, order: Order) -> float:
    if line.most_characters is None or order.profile is None:
        return 0
    return float(order.profile.rule(order.target).length(text) - line.most_characters)


def filled(order: Order, outcomes: Iterable[Outcome]) -> tuple[AdaptedScript, list[Finding]]:
    """The drafts with what the engines said, in the script's order; nobody has approved these."""
    made = {each.line.id: each for each in outcomes if each.candidate}
    before = {line.element: line for line in order.drafts.lines} if order.drafts else {}
    lines: list[AdaptedLine] = []
    findings: list[Finding] = []
    for pair in pairs(order.series, order.through):
        line, outcome = before.get(pair.element), made.get(pair.element)
        if outcome:
            line = _rewritten(line or AdaptedLine(pair.element, ""), outcome, order.mode, pair.source)
            findings += _long(outcome, line, order)
        if line:
            lines.append(line)
    title = order.drafts.title if order.drafts else order.series.title
    return AdaptedScript(order.target, title, tuple(lines)), findings


def _rewritten(line: AdaptedLine, outcome: Outcome, mode: Mode, source: str) -> AdaptedLine:
    """The line with the engine's words; a back-translation stands among its remarks and changes nothing else."""
    said = outcome.candidate
    assert said
    who = f"engine:{said.engine}"
    if mode is Mode.BACK:
        return replace(line, remarks=(*line.remarks, f"{who}: {said.text}"))
    return replace(
        line,
        text=said.text,
        literal=said.literal or line.literal,
        note=said.notes or line.note,
        source=source,
        author=who,
        approver=None,
    )


def _long(outcome: Outcome, line: AdaptedLine, order: Order) -> list[Finding]:
    over = _over(line.text, outcome.line, order)
    if order.mode is Mode.BACK or over <= 0 or outcome.line.most_characters is None:
        return []
    most = outcome.line.most_characters
    return [STILL_LONG.at(outcome.line.place, text=line.text, has=round(most + over), most=most)]
