"""A requirement in the words of a set, in both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, time

from shudian.model.production import LinkKind
from shudian.plan.checking.findings import cast_named
from shudian.plan.exact.requirements import Requirement, RequirementKind
from shudian.plan.findings import joined
from shudian.plan.problem import Limit, Problem, ProblemScene
from shudian.wording import Wording

_Kind = RequirementKind


def said(problem: Problem, requirement: Requirement) -> Wording:
    return _SAYINGS[requirement.kind](problem, requirement.of)


def _lock(problem: Problem, id: str) -> Wording:
    scene = _scene(problem, id)
    return Wording("scene {scene} locked to {date}", "第 {scene} 场锁定在 {date}").filled(
        {"scene": scene.number, "date": scene.locked}
    )


def _unit(problem: Problem, id: str) -> Wording:
    scene = _scene(problem, id)
    return Wording("scene {scene} for unit {unit}", "第 {scene} 场须由{unit}组拍摄").filled(
        {"scene": scene.number, "unit": scene.unit}
    )


_LINKS = {
    LinkKind.BEFORE: Wording("scene {first} before scene {second}", "第 {first} 场先于第 {second} 场"),
    LinkKind.EARLIER_DATE: Wording(
        "scene {first} on an earlier date than scene {second}",
        "第 {first} 场的日期早于第 {second} 场",
    ),
    LinkKind.SAME_DAY: Wording(
        "scenes {first} and {second} on the same day", "第 {first} 场与第 {second} 场同日拍摄"
    ),
}


def _link(problem: Problem, at: str) -> Wording:
    link = problem.links[int(at)]
    said = _LINKS[link.kind].filled(
        {"first": _scene(problem, link.first).number, "second": _scene(problem, link.second).number}
    )
    return Wording(f"{said.en} ({link.why})", f"{said.zh}（{link.why}）") if link.why else said


def _cast(problem: Problem, character: str) -> Wording:
    member = next(m for m in problem.cast if m.character == character)
    return Wording("{who} unavailable on {dates}", "{who} 在 {dates} 无档期").filled(
        {"who": cast_named(problem, character), "dates": _dates(problem, member.unavailable)}
    )


def _set(problem: Problem, place: str) -> Wording:
    story_set = next(s for s in problem.sets if s.place == place)
    return Wording("set {place} booked by others on {dates}", "场景“{place}”在 {dates} 已被占用").filled(
        {"place": Wording(story_set.place_en or place, place), "dates": _dates(problem, story_set.closed)}
    )


def _venue(problem: Problem, id: str) -> Wording:
    venue = next(v for v in problem.venues if v.id == id)
    named = Wording(venue.name_en or venue.name, venue.name)
    return Wording("{venue} closed on {dates}", "{venue} 在 {dates} 不可用").filled(
        {"venue": named, "dates": _dates(problem, venue.closed)}
    )


def _limit(problem: Problem, character: str) -> Wording:
    limit = next(each for each in problem.limits if each.character == character)
    return Wording("limits of {who} ({source}): {limits}", "{who} 的工时限制（{source}）：{limits}").filled(
        {
            "who": cast_named(problem, character),
            "source": limit.source,
            "limits": joined(_limits(limit), ", ", "，"),
        }
    )


def _limits(limit: Limit) -> list[Wording]:
    asked: list[tuple[object, Wording]] = [
        (limit.work_minutes, Wording("at most {} minutes of scenes a day", "每天拍戏最多 {} 分钟")),
        (limit.presence_minutes, Wording("at most {} minutes on set a day", "每天在场最多 {} 分钟")),
        (_clock(limit.not_before), Wording("not called before {}", "{} 前不通告")),
        (_clock(limit.not_after), Wording("wrapped by {}", "{} 前收工")),
        (limit.rest_minutes, Wording("{} minutes of rest", "休息 {} 分钟")),
        (None if limit.night else "", Wording("no night shoots{}", "不拍夜戏{}")),
    ]
    return [
        Wording(said.en.format(value), said.zh.format(value)) for value, said in asked if value is not None
    ]


def _travel(problem: Problem, at: str) -> Wording:
    way = problem.travel[int(at)]
    one, other = (Wording(region or "the base", region or "驻地") for region in way.regions)
    return Wording(
        "{days} days of travel between {one} and {other}", "{one}与{other}之间路途 {days} 天"
    ).filled({"days": way.days, "one": one, "other": other})


def _together(problem: Problem, _: str) -> Wording:
    return Wording(
        "each performer and each set with one unit a day ({units})",
        "每名演员、每个场景同一天只随一个摄制组（{units}）",
    ).filled({"units": ", ".join(unit.name for unit in problem.units)})


def _light(_: Problem, __: str) -> Wording:
    return Wording("day scenes and night scenes on different days", "日戏与夜戏分日拍摄")


def _rest(problem: Problem, _: str) -> Wording:
    priced = problem.rules.turnaround_cost is not None and problem.rest_floor_minutes is not None
    rest = problem.rest_floor_minutes if priced else problem.rest_minutes
    return Wording("{rest} minutes of rest between two days", "两个拍摄日之间休息 {rest} 分钟").filled(
        {"rest": rest}
    )


def _maximum(problem: Problem, _: str) -> Wording:
    return Wording(
        "at most {maximum} minutes a day on {days} dates", "{days} 个拍摄日每天最多 {maximum} 分钟"
    ).filled({"maximum": problem.rules.maximum_minutes, "days": len(problem.dates)})


def _maximum_scenes(problem: Problem, _: str) -> Wording:
    return Wording("at most {most} scenes a day on {days} dates", "{days} 个拍摄日每天最多 {most} 场").filled(
        {"most": problem.rules.maximum_scenes, "days": len(problem.dates)}
    )


_SAYINGS: dict[RequirementKind, Callable[[Problem, str], Wording]] = {
    _Kind.LOCK: _lock,
    _Kind.UNIT: _unit,
    _Kind.LINK: _link,
    _Kind.CAST: _cast,
    _Kind.SET: _set,
    _Kind.VENUE: _venue,
    _Kind.LIMIT: _limit,
    _Kind.TRAVEL: _travel,
    _Kind.TOGETHER: _together,
    _Kind.LIGHT: _light,
    _Kind.REST: _rest,
    _Kind.MAXIMUM_SCENES: _maximum_scenes,
    _Kind.MAXIMUM: _maximum,
}


def _scene(problem: Problem, id: str) -> ProblemScene:
    return next(scene for scene in problem.scenes if scene.id == id)


def _dates(problem: Problem, dates: Iterable[date]) -> str:
    """Shooting dates only; a calendar may say more."""
    return ", ".join(str(day) for day in sorted(set(dates) & set(problem.dates)))


def _clock(at: time | None) -> str | None:
    return at.strftime("%H:%M") if at else None
