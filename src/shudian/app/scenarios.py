"""Scenarios of a series' plan: arranged by hand as drafts, published when legal, one of them active.

Every change says which document it was made upon, by its digest; if another came between, it is refused.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from shudian.app import weigh
from shudian.app.weigh import Ground
from shudian.app.workspace import Workspace
from shudian.errors import WorkspaceProblem
from shudian.finding import Severity
from shudian.model.scenario import PlannedDay, Scenario, Standing
from shudian.store import drawers
from shudian.store.database import Writing
from shudian.wording import Wording

#: The id of the schedule that the series has without any scenario: what the solver gave.
SOLVED = "solved"
_ORDER = (Standing.ACTIVE, Standing.PUBLISHED, Standing.DRAFT)


@dataclass(frozen=True, slots=True)
class Entry:
    """A scenario as it stands in the store."""

    id: str
    scenario: Scenario
    digest: str
    at: str  # when it was last saved, UTC
    who: str


class Stale(WorkspaceProblem):
    """Somebody changed the scenario after it was shown."""


class Refused(WorkspaceProblem):
    """The scenario is not one to which this can be done."""


def entries(workspace: Workspace, slug: str, on: Ground) -> tuple[Entry, ...]:
    """The active one first, then what is published, then drafts, each in the order of their making."""
    with workspace.store.reading() as connection:
        return _entries(connection, slug, on)


def entry(workspace: Workspace, slug: str, on: Ground, id: str) -> Entry | None:
    with workspace.store.reading() as connection:
        return _entry(connection, slug, on, id)


def active(workspace: Workspace, slug: str, on: Ground) -> Entry | None:
    found = entries(workspace, slug, on)
    return found[0] if found and found[0].scenario.standing is Standing.ACTIVE else None


@dataclass(frozen=True, slots=True)
class Change:
    """Of which scenario of which series, and which document of it was seen."""

    slug: str
    on: Ground
    id: str
    seen: str


def arrange(
    workspace: Workspace, change: Change, days: tuple[PlannedDay, ...], locked: tuple[str, ...]
) -> Entry:
    """Put a draft's scenes where a person wants them, legal or not."""

    def arranged(was: Scenario) -> Scenario:
        if was.standing is not Standing.DRAFT:
            raise _settled()
        calls = {(day.date, day.unit): day.call for day in was.days}
        kept = tuple(replace(day, call=calls.get((day.date, day.unit))) for day in days)
        return weigh.fitted(change.on, replace(was, days=kept, locked=locked))

    return _changed(workspace, change, "save", arranged)


def rename(workspace: Workspace, change: Change, name: str) -> Entry:
    return _changed(workspace, change, "rename", lambda was: replace(was, name=name))


def publish(workspace: Workspace, change: Change) -> Entry:
    """Settle a draft; Refused while it breaks a rule."""

    def published(was: Scenario) -> Scenario:
        if was.standing is not Standing.DRAFT:
            raise _settled()
        found = weigh.weigh(change.on, was).placed
        errors = [each.finding for each in found if each.finding.severity is Severity.ERROR]
        if errors:
            raise Refused(
                Wording(
                    "This plan breaks rules ({count}); the first: {first}",
                    "此方案违反 {count} 条规则，第一条：{first}",
                ).filled({"count": len(errors), "first": errors[0].message}),
                Wording("Set it right, then publish it.", "请改正后再发布。"),
            )
        return replace(was, standing=Standing.PUBLISHED)

    return _changed(workspace, change, "publish", published)


def copy(workspace: Workspace, change: Change, name: str) -> Entry:
    """A new draft that begins as a scenario stands, whichever document of it was seen."""
    with workspace.store.writing(workspace.author) as writing:
        model = _entry(writing.connection, change.slug, change.on, change.id)
        if model is None:
            raise _gone()
        return enter(writing, change.slug, replace(model.scenario, name=name, standing=Standing.DRAFT))


def enter(writing: Writing, slug: str, scenario: Scenario) -> Entry:
    """Keep a new scenario under the next number."""
    taken = [int(str(keys[0])) for keys in drawers.SCENARIOS.texts(writing.connection, series=slug)]
    id = str(max(taken, default=0) + 1)
    while drawers.SCENARIOS.history(writing.connection, series=slug, id=id):
        id = str(int(id) + 1)  # one that was removed keeps its number
    drawers.SCENARIOS.save(writing, scenario, series=slug, id=id)
    return _stored(writing.connection, slug, id, scenario)


def remove(workspace: Workspace, change: Change) -> None:
    """Take a draft or a published scenario off the list; the audit log keeps it."""
    with workspace.store.writing(workspace.author) as writing:
        found = _fresh(writing.connection, change)
        if found.scenario.standing is Standing.ACTIVE:
            raise Refused(
                Wording("The set works by this plan.", "剧组正按此方案拍摄。"),
                Wording("Make another one active first.", "请先启用另一方案。"),
            )
        drawers.SCENARIOS.remove(writing, series=change.slug, id=change.id)


def stand_down(writing: Writing, slug: str) -> None:
    """No scenario is the active one any more: another schedule takes its place."""
    for keys, scenario in drawers.SCENARIOS.all(writing.connection, series=slug).items():
        if scenario.standing is Standing.ACTIVE:
            settled = replace(scenario, standing=Standing.PUBLISHED)
            drawers.SCENARIOS.save(writing, settled, series=slug, id=keys[0])


def stand_up(writing: Writing, change: Change) -> None:
    """Make a published scenario the active one; Stale or Refused if that cannot be."""
    found = _published(writing.connection, change)
    stand_down(writing, change.slug)
    risen = replace(found.scenario, standing=Standing.ACTIVE)
    drawers.SCENARIOS.save(writing, risen, series=change.slug, id=change.id)
    after = _stored(writing.connection, change.slug, change.id, risen)
    writing.record(f"activate scenarios {change.slug} {change.id}", found.digest, after.digest)


def expected(workspace: Workspace, change: Change) -> Entry:
    """The published scenario that is to become active; Stale or Refused as `stand_up`."""
    with workspace.store.reading() as connection:
        return _published(connection, change)


def _published(connection: Connection, change: Change) -> Entry:
    found = _fresh(connection, change)
    if found.scenario.standing is not Standing.PUBLISHED:
        raise Refused(
            Wording("Only a published plan can become active.", "只有已发布的方案才能启用。"),
            Wording("Publish it first.", "请先发布。"),
        )
    return found


def _changed(workspace: Workspace, change: Change, verb: str, does: Callable[[Scenario], Scenario]) -> Entry:
    with workspace.store.writing(workspace.author) as writing:
        found = _fresh(writing.connection, change)
        after = does(found.scenario)
        drawers.SCENARIOS.save(writing, after, series=change.slug, id=change.id)
        made = _stored(writing.connection, change.slug, change.id, after)
        if verb != "save":
            writing.record(f"{verb} scenarios {change.slug} {change.id}", found.digest, made.digest)
        return made


def _fresh(connection: Connection, change: Change) -> Entry:
    """The scenario, if it is still what was seen."""
    found = _entry(connection, change.slug, change.on, change.id)
    if found is None:
        raise _gone()
    if change.id == SOLVED:
        raise _settled()
    if found.digest != change.seen:
        raise Stale(
            Wording(
                "{who} changed this plan at {at} UTC, after you had opened it.",
                "{who} 在 {at}（UTC）改动了此方案，晚于您打开的时间。",
            ).filled({"who": found.who, "at": found.at[11:16]}),
            Wording(
                "Keep your version as a draft of its own, or take theirs.",
                "可将您的版本另存为草稿，或采用对方的版本。",
            ),
        )
    return found


def _entries(connection: Connection, slug: str, on: Ground) -> tuple[Entry, ...]:
    ids = [str(keys[0]) for keys in drawers.SCENARIOS.texts(connection, series=slug)]
    found = [entry for id in ids if (entry := _entry(connection, slug, on, id))]
    if not any(each.scenario.standing is Standing.ACTIVE for each in found) and (
        solved := _entry(connection, slug, on, SOLVED)
    ):
        found.append(solved)
    return tuple(
        sorted(found, key=lambda each: (_ORDER.index(each.scenario.standing), len(each.id), each.id))
    )


def _entry(connection: Connection, slug: str, on: Ground, id: str) -> Entry | None:
    if id == SOLVED:
        return _solved(connection, slug, on)
    scenario = drawers.SCENARIOS.load(connection, series=slug, id=id)
    return _stored(connection, slug, id, weigh.fitted(on, scenario)) if scenario else None


def _solved(connection: Connection, slug: str, on: Ground) -> Entry | None:
    schedule = drawers.SCHEDULES.load(connection, series=slug)
    text = drawers.SCHEDULES.text(connection, series=slug)
    if schedule is None or text is None:
        return None
    days = weigh.planned_days(on, schedule)
    made = Scenario(SOLVED, days, Standing.ACTIVE, lower_bound=schedule.lower_bound)
    last = drawers.SCHEDULES.history(connection, series=slug)[0]
    return Entry(SOLVED, weigh.fitted(on, made), text[0], last.at, last.who)


def _stored(connection: Connection, slug: str, id: str, scenario: Scenario) -> Entry:
    last = drawers.SCENARIOS.history(connection, series=slug, id=id)[0]
    return Entry(id, scenario, last.after or "", last.at, last.who)


def _settled() -> Refused:
    return Refused(
        Wording("A published plan stays as it is.", "已发布的方案不再改动。"),
        Wording("Copy it and change the copy.", "请复制一份再改。"),
    )


def _gone() -> Refused:
    return Refused(
        Wording("That plan is not here any more.", "该方案已不存在。"),
        Wording("Load the page again.", "请重新载入本页。"),
    )
