"""A production's own pace: the three constants that fit the lengths its episodes were cut to."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import fmean

from shudian.finding import Finding, Place, failed
from shudian.model.series import Episode, Series
from shudian.script import pace
from shudian.script.decode import Text, decode
from shudian.script.pace import findings
from shudian.script.pace.tempo import (
    ACTIONS,
    SPOKEN,
    Pace,
    bounds,
    house_pace,
    rules,
    told_in_words,
    words,
)
from shudian.wording import Wording

_ROW = re.compile(r"第?\s*(\d{1,4})\s*集?")
_CLOCK = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):(\d{1,2}(?:\.\d+)?)")
_LEAST, _ENOUGH = 3, 8
#: A cut this share away from what the fitted pace says belongs to another draft, or another unit.
_FAR = Fraction(35, 100)
_ROUNDS = 4
_NAMES = {
    "hanzi_per_second": Wording("hanzi a second", "每秒字数"),
    "line": Wording("seconds a line", "每句台词秒数"),
    "action": Wording("seconds an action", "每条动作秒数"),
}


@dataclass(frozen=True, slots=True)
class Cut:
    """An episode's length after the cut, seconds, and the line of the list that says so."""

    episode: int
    seconds: Fraction
    line: int


@dataclass(frozen=True, slots=True)
class Fit:
    """A fitted pace, and for each episode its cut length and what the pace says, in seconds."""

    pace: Pace
    episodes: tuple[tuple[int, Fraction, Fraction], ...]

    @property
    def mean_error(self) -> float:
        """Mean absolute error, seconds an episode."""
        return fmean(abs(float(cut - told)) for _, cut, told in self.episodes)


def read_cuts(data: bytes, file: str | None = None) -> tuple[tuple[Cut, ...], list[Finding]]:
    """`episode,seconds` a line (93.5 or 1:33.5), a heading or not; every row that is neither is a finding."""
    decoded = decode(data, file)
    if not isinstance(decoded, Text):
        return (), [decoded]
    found = list(decoded.findings)
    cuts: list[Cut] = []
    rows = csv.reader(re.sub(r"[;\t，]", ",", decoded.text).split("\n"))
    for line, row in enumerate(rows, 1):
        cells = [cell.strip() for cell in row if cell.strip()]
        if not cells or (line == 1 and not any(re.search(r"\d", cell) for cell in cells)):
            continue
        number = _ROW.fullmatch(cells[0])
        seconds = _seconds(cells[1]) if len(cells) > 1 else None
        if number and seconds:
            cuts.append(Cut(int(number[1]), seconds, line))
        else:
            found.append(findings.CUT_ROW.at(Place(file=file, line=line), row=",".join(cells)[:60]))
    return tuple(cuts), found


def _seconds(cell: str) -> Fraction | None:
    """A number of seconds, or a clock; None for what cannot be an episode's length."""
    clock = _CLOCK.fullmatch(cell)
    if clock:
        told = int(clock[1] or 0) * 3600 + int(clock[2]) * 60 + Fraction(clock[3])
    elif re.fullmatch(r"\d{1,6}(?:\.\d{1,6})?", cell):
        told = Fraction(cell)
    else:
        return None
    return told or None


def calibrate(
    series: Series, cuts: Iterable[Cut], file: str | None = None
) -> tuple[Fit | None, list[Finding]]:
    """The pace that fits the cut lengths best, with the house's pace as what is likely beforehand (ridge regression)."""
    lengths, found = _usable(series, cuts, file)
    if failed(found):
        return None, found
    episodes = [(series.episode(number), length) for number, length in lengths.items()]
    fitted = house_pace()
    for _ in range(_ROUNDS):  # the shortest line and whole frames bend the rule a little
        fitted = _fitted([(_Load.of(episode, fitted), length) for episode, length in episodes], fitted)
    told = tuple((e.number, length, _estimate(e, fitted)) for e, length in episodes)
    return Fit(fitted, told), [*found, *_doubts(fitted, told)]


def _usable(
    series: Series, cuts: Iterable[Cut], file: str | None
) -> tuple[dict[int, Fraction], list[Finding]]:
    """The length of each episode of the script in hanzi, and what is wrong with the others."""
    known = {episode.number: episode for episode in reversed(series.episodes)}
    lengths: dict[int, list[Fraction]] = {}
    found: list[Finding] = []
    for cut in cuts:
        place = Place(file=file, line=cut.line)
        if cut.episode not in known:
            found.append(findings.CUT_UNKNOWN.at(place, number=cut.episode))
            continue
        before = lengths.setdefault(cut.episode, [])
        if before and cut.seconds not in before:
            told = {"number": cut.episode, "seconds": _short(cut.seconds), "first": _short(before[0])}
            found.append(findings.CUT_TWICE.at(place, **told))
        before.append(cut.seconds)
    spoken = {number for number in lengths if not told_in_words(list(known[number].elements))}
    if lengths and not spoken:
        return {}, [*found, findings.IN_WORDS.at(Place(file=file))]
    if len(spoken) < _LEAST:
        return {}, [*found, findings.TOO_FEW_CUTS.at(Place(file=file), count=len(spoken), least=_LEAST)]
    if len(spoken) < _ENOUGH:
        found.append(findings.FEW_CUTS.at(Place(file=file), count=len(spoken), enough=_ENOUGH))
    means = {number: sum(lengths[number], Fraction(0)) / len(lengths[number]) for number in sorted(spoken)}
    return means, found


@dataclass(frozen=True, slots=True)
class _Load:
    """What of an episode each constant is paid for, and the seconds that none of them explains."""

    hanzi: float
    lines: float
    actions: float
    fixed: float

    @classmethod
    def of(cls, episode: Episode, at: Pace) -> _Load:
        speech = rules()["speech"]
        elements = [e for e in episode.elements if e.id not in set(episode.recap)]
        spoken = [words(e.text) for e in elements if e.kind in SPOKEN]
        heard = [said.seconds(speech) for said in spoken if said.count]
        hanzi = float(sum(heard, Fraction(0)) * Fraction(speech["hanzi_per_second"]))
        actions = sum(1 for e in elements if e.kind in ACTIONS)
        by_rule = (
            hanzi / float(at.hanzi_per_second) + len(heard) * float(at.line) + actions * float(at.action)
        )
        return cls(hanzi, len(heard), actions, float(_estimate(episode, at)) - by_rule)


def _fitted(loads: Sequence[tuple[_Load, Fraction]], before: Pace) -> Pace:
    """Coordinate descent on a convex square: each constant in turn at its best within its bounds."""
    limits = bounds()
    slow, fast = (1 / float(limit) for limit in reversed(limits["hanzi_per_second"]))
    box = ((slow, fast), *(tuple(map(float, limits[name])) for name in ("line", "action")))
    rows = [(load.hanzi, load.lines, load.actions) for load, _ in loads]
    wanted = [float(length) - load.fixed for load, length in loads]
    house = house_pace()
    home = (1 / float(house.hanzi_per_second), float(house.line), float(house.action))
    scale = [sum(row[at] ** 2 for row in rows) for at in range(3)]
    prior = {name: float(value) for name, value in rules()["prior"].items()}
    pull = [(prior["episode"] / prior[name]) ** 2 for name in ("seconds_a_hanzi", "line", "action")]
    now = [1 / float(before.hanzi_per_second), float(before.line), float(before.action)]
    for _ in range(500):
        for at in range(3):
            rest = [
                want - sum(row[other] * now[other] for other in range(3) if other != at)
                for row, want in zip(rows, wanted, strict=True)
            ]
            best = sum(row[at] * left for row, left in zip(rows, rest, strict=True)) + pull[at] * home[at]
            now[at] = min(max(best / (scale[at] + pull[at]), box[at][0]), box[at][1])
    return Pace(_neat(1 / now[0]), _neat(now[1]), _neat(now[2]))


def _neat(value: float) -> Fraction:
    return Fraction(f"{value:.4g}")


def _estimate(episode: Episode, at: Pace) -> Fraction:
    return sum(pace.by_scene(episode, at).values(), Fraction(0))


def _doubts(fitted: Pace, told: Sequence[tuple[int, Fraction, Fraction]]) -> Iterable[Finding]:
    for name, (least, most) in bounds().items():
        value: Fraction = getattr(fitted, name)
        if value in (least, most):
            which = Wording("least", "下限") if value == least else Wording("most", "上限")
            yield findings.AT_BOUND.at(name=_NAMES[name], value=_short(value), which=which)
    for number, cut, estimated in told:
        if abs(cut - estimated) > _FAR * cut:
            yield findings.CUT_FAR.at(number=number, seconds=_short(cut), estimated=_short(estimated))


def _short(seconds: Fraction) -> str:
    return f"{float(seconds):.4g}"
