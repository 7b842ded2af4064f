"""The styled runs of a cue whose text is set anew: each letter keeps its style."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from shudian.model.text import Cue, Run


def carried(cue: Cue, lines: Sequence[str]) -> list[Run]:
    """The cue's runs over `lines`, its text in other lines (of one or of several cues), counted through."""
    if not cue.runs:
        return []
    old = [(line, at) for line, text in enumerate(cue.lines) for at, char in enumerate(text) if char != " "]
    new = [(line, at) for line, text in enumerate(lines) for at, char in enumerate(text) if char != " "]
    now = dict(_same(_letters(cue.lines), _letters(lines)))
    place = {where: now.get(number) for number, where in enumerate(old)}
    runs: list[Run] = []
    for run in cue.runs:
        found = [place.get((run.line, at)) for at in range(run.first, run.end)]
        runs += _runs(run, [new[number] for number in found if number is not None])
    return runs


def _letters(lines: Sequence[str]) -> str:
    return "".join(char for line in lines for char in line if char != " ")


def _same(old: str, new: str) -> list[tuple[int, int]]:
    if old == new:
        return [(at, at) for at in range(len(old))]
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return [(block.a + k, block.b + k) for block in blocks for k in range(block.size)]


def _runs(run: Run, places: list[tuple[int, int]]) -> list[Run]:
    """A run a line, from its first letter to its last."""
    out = []
    for line in dict.fromkeys(line for line, _ in places):
        at = [column for each, column in places if each == line]
        out.append(Run(line, at[0], at[-1] + 1, run.style, run.value))
    return out


def shared(runs: Sequence[Run], counts: Sequence[int]) -> list[tuple[Run, ...]]:
    """Runs counted through the lines of several cues, as each cue's own; `counts`: its lines."""
    edges = [sum(counts[:number]) for number in range(len(counts) + 1)]
    return [
        tuple(
            Run(run.line - first, run.first, run.end, run.style, run.value)
            for run in runs
            if first <= run.line < end
        )
        for first, end in pairwise(edges)
    ]
