"""Marked text: tags into the runs of lines, runs into tags that nest."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import pairwise

from shudian.model.text import Run, Style

Runs = tuple[Run, ...]


class Marked:
    """Collects text and the styles that open and close in it."""

    def __init__(self) -> None:
        self._lines = [""]
        self._open: list[tuple[Style, str, int, int]] = []
        self._runs: list[Run] = []

    def say(self, text: str) -> None:
        first, *others = text.split("\n")
        self._lines[-1] += first
        self._lines += others

    def begin(self, style: Style, value: str = "") -> None:
        self._open.append((style, value, len(self._lines) - 1, len(self._lines[-1])))

    def end(self, style: Style, value: str | None = None) -> None:
        """Close the innermost open span of a style; `value` where it is known only now."""
        for at in range(len(self._open) - 1, -1, -1):
            if self._open[at][0] is style:
                _, own, line, first = self._open.pop(at)
                self._close(style, own if value is None else value, line, first)
                return

    def drop(self, style: Style) -> None:
        """Forget the innermost open span of a style."""
        for at in range(len(self._open) - 1, -1, -1):
            if self._open[at][0] is style:
                del self._open[at]
                return

    def done(self) -> tuple[tuple[str, ...], Runs]:
        while self._open:
            self.end(self._open[-1][0])
        return tuple(self._lines), settled(self._runs)

    def _close(self, style: Style, value: str, line: int, first: int) -> None:
        for at in range(line, len(self._lines)):
            begin = first if at == line else 0
            if begin < len(self._lines[at]):
                self._runs.append(Run(at, begin, len(self._lines[at]), style, value))


def settled(runs: Iterable[Run]) -> Runs:
    """In one order, touching runs of one look joined; readings stay apart, each over its own characters."""
    runs = tuple(runs)
    if len(runs) < 2:
        return runs
    looks: dict[tuple[int, Style, str], list[Run]] = {}
    for run in sorted(runs, key=lambda run: (run.first, run.end)):
        chain = looks.setdefault((run.line, run.style, run.value), [])
        if chain and run.first <= chain[-1].end and run.style is not Style.RUBY:
            chain[-1] = replace(chain[-1], end=max(chain[-1].end, run.end))
        elif run not in chain:
            chain.append(run)
    return tuple(
        sorted((run for chain in looks.values() for run in chain), key=lambda run: (run.line, *_depth(run)))
    )


def trimmed(lines: tuple[str, ...], runs: Runs = ()) -> tuple[tuple[str, ...], Runs]:
    """Without blank lines and blanks around lines; runs stay on their characters."""
    if all(line and line == line.strip() for line in lines):
        return lines, runs
    kept: list[str] = []
    moved: list[Run] = []
    for at, line in enumerate(lines):
        text = line.strip()
        if not text:
            continue
        lead = len(line) - len(line.lstrip())
        for run in runs:
            first, end = max(run.first - lead, 0), min(run.end - lead, len(text))
            if run.line == at and first < end:
                moved.append(Run(len(kept), first, end, run.style, run.value))
        kept.append(text)
    return tuple(kept), settled(moved)


def covers(lines: tuple[str, ...], runs: Runs, style: Style, value: str = "") -> bool:
    """Whether runs of one look hold every character that is not blank."""
    for at, line in enumerate(lines):
        held = [run for run in runs if run.line == at and run.style is style and run.value == value]
        if any(run.first == 0 and run.end == len(line) for run in held):
            continue
        if any(char.strip() and not any(r.first <= i < r.end for r in held) for i, char in enumerate(line)):
            return False
    return True


def told_to_the_end(lines: tuple[str, ...], runs: Runs) -> bool:
    """Whether every character from the first told time on has one: such times have no end of their own."""
    told = [run for run in runs if run.style is Style.TIME]
    if not told:
        return True
    start = min((run.line, run.first) for run in told)
    return all(
        any(run.line == at and run.first <= i < run.end for run in told)
        for at, line in enumerate(lines)
        for i in range(len(line))
        if (at, i) >= start
    )


def tagged(
    lines: tuple[str, ...],
    runs: Runs,
    tag: Callable[[Run, bool], str],
    say: Callable[[str], str] = str,
) -> list[str]:
    """Each line with `tag(run, opens)` at the ends of its runs, properly nested, readings outermost."""
    if not runs:
        return [say(line) for line in lines]
    return [_tagged(line, [run for run in runs if run.line == at], tag, say) for at, line in enumerate(lines)]


def _tagged(line: str, runs: list[Run], tag: Callable[[Run, bool], str], say: Callable[[str], str]) -> str:
    cuts = sorted({0, len(line), *(run.first for run in runs), *(run.end for run in runs)})
    out: list[str] = []
    open_: list[Run] = []
    for first, end in pairwise(cuts):
        wanted = sorted((run for run in runs if run.first <= first < run.end), key=_depth)
        shared = next(
            (at for at, (a, b) in enumerate(zip(open_, wanted, strict=False)) if a != b),
            min(len(open_), len(wanted)),
        )
        out += [tag(run, False) for run in reversed(open_[shared:])]
        out += [tag(run, True) for run in wanted[shared:]]
        out.append(say(line[first:end]))
        open_ = wanted
    out += [tag(run, False) for run in reversed(open_)]
    return "".join(out)


def _depth(run: Run) -> tuple[bool, int, int, str, str]:
    return run.style is not Style.RUBY, run.first, -run.end, run.style, run.value
