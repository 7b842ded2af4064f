"""What a person decides of a breakdown: kept at once, each in the audit log, each undone by its name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from shudian.app.workspace import Workspace
from shudian.errors import WorkspaceProblem
from shudian.model.breakdown import Breakdown, State
from shudian.script import decisions
from shudian.store import drawers
from shudian.wording import Wording

Change = Callable[[Breakdown], Breakdown]


@dataclass(frozen=True, slots=True)
class Decision:
    """The breakdown before and after it, by the digests of its document."""

    before: str
    after: str


class Undecided(WorkspaceProblem):
    """What was to be decided is not there any more, or another decision came between."""


def decide(workspace: Workspace, slug: str, category: int, name: str, state: State) -> Decision:
    """Put an item into a state; Undecided if it is not there."""
    return _saved(workspace, slug, lambda found: decisions.decide(found, category, name, state))


def rename(workspace: Workspace, slug: str, category: int, name: str, to: str) -> Decision:
    """Call an item by another name, which confirms it; Undecided if it is not there."""
    return _saved(workspace, slug, lambda found: decisions.rename(found, category, name, to))


def undo(workspace: Workspace, slug: str, taken: Decision) -> None:
    """Take a decision back; Undecided if the breakdown has changed since."""
    with workspace.store.writing(workspace.author) as writing:
        history = drawers.BREAKDOWNS.history(writing.connection, series=slug)
        now = history[0].after if history else None
        known = any((entry.before, entry.after) == (taken.before, taken.after) for entry in history)
        before = drawers.BREAKDOWNS.version(writing.connection, taken.before) if known else None
        if now != taken.after or before is None:
            raise Undecided(
                Wording("Something else was decided after it.", "此后又有别的决定。"),
                Wording("Load the page again and decide anew.", "请重新载入本页再作决定。"),
            )
        drawers.BREAKDOWNS.save(writing, before, series=slug)


def _saved(workspace: Workspace, slug: str, change: Change) -> Decision:
    with workspace.store.writing(workspace.author) as writing:
        before = drawers.BREAKDOWNS.text(writing.connection, series=slug)
        found = drawers.BREAKDOWNS.load(writing.connection, series=slug)
        if before is None or found is None:
            raise _gone()
        try:
            drawers.BREAKDOWNS.save(writing, change(found), series=slug)
        except KeyError as missing:
            raise _gone() from missing
        after = drawers.BREAKDOWNS.text(writing.connection, series=slug)
    return Decision(before[0], after[0] if after else before[0])


def _gone() -> Undecided:
    return Undecided(
        Wording("That item is not in the breakdown any more.", "分场表中已没有这一项。"),
        Wording("Load the page again and decide anew.", "请重新载入本页再作决定。"),
    )
