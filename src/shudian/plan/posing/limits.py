"""What the day of a performer may hold: the law on minors where the shoot is, and what the deal says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, time

from shudian.finding import Finding, Place
from shudian.model.people import CastMember, Hours
from shudian.model.production import Production
from shudian.plan.places import MinorRule, minor_rule
from shudian.plan.posing import findings as kinds
from shudian.plan.problem import Limit
from shudian.wording import Wording

_DEAL = Wording("the deal", "合同约定")


def limits(production: Production, cast: Sequence[CastMember]) -> tuple[tuple[Limit, ...], list[Finding]]:
    """A limit for each cast member who has one; a finding for each minor, naming the rule or what is missing."""
    made: list[Limit] = []
    found: list[Finding] = []
    for member in cast:
        rule, why = _law(member, production.jurisdiction, production.shooting_dates[0])
        law = rule if rule and rule.hours != Hours() else None
        limit = _limit(member, law)
        if limit:
            made.append(limit)
        if member.minor:
            found.append(_said(member, limit, law, why))
    return tuple(made), found


def _law(member: CastMember, jurisdiction: str | None, on: date) -> tuple[MinorRule | None, Wording]:
    """The rule on a minor, and why there is none or none in figures."""
    if not member.minor:
        return None, _DEAL
    if member.age is None:
        return None, Wording("the age is not given", "未写年龄")
    if not jurisdiction:
        return None, Wording("the production names no jurisdiction", "制作资料未写适用地")
    rule = minor_rule(jurisdiction, member.age, on)
    if not rule:
        values = {"place": jurisdiction, "age": member.age}
        return None, Wording(
            "no rule of {place} at {age} is known", "未收录 {place} 对 {age} 岁的规定"
        ).filled(values)
    title = {"title": rule.source.title}
    return rule, Wording("{title}", "{title}").filled(title)


def _limit(member: CastMember, law: MinorRule | None) -> Limit | None:
    """Law and deal together, the stricter of the two in each; None if neither says anything."""
    said = [(law.hours, law.source.title)] if law else []
    said += [(member.hours, _DEAL.zh)] if member.hours else []
    told = [hours for hours, _ in said]
    if all(hours == Hours() for hours in told):
        return None
    return Limit(
        character=member.character,
        source="; ".join(source for _, source in said),
        work_minutes=min((h.work_minutes for h in told if h.work_minutes is not None), default=None),
        presence_minutes=min(
            (h.presence_minutes for h in told if h.presence_minutes is not None), default=None
        ),
        not_before=max((h.not_before for h in told if h.not_before), default=None),
        not_after=min((h.not_after for h in told if h.not_after), key=_late, default=None),
        rest_minutes=max((h.rest_minutes for h in told if h.rest_minutes is not None), default=None),
        night=all(hours.night for hours in told),
    )


def _said(member: CastMember, limit: Limit | None, law: MinorRule | None, why: Wording) -> Finding:
    named = {"character": member.character, "performer": member.performer}
    if not limit:
        return kinds.MINOR_OPEN.at(Place(), **named, why=why)
    parts = list(_hours(limit))
    hours = Wording(", ".join(part.en for part in parts), "，".join(part.zh for part in parts))
    if law and law.source.unverified:
        source = {"source": law.source.title, "address": law.source.address}
        return kinds.MINOR_UNVERIFIED.at(Place(), **named, hours=hours, **source)
    return kinds.MINOR.at(Place(), **named, hours=hours, source=law.source.title if law else _DEAL)


def _hours(limit: Limit) -> Iterable[Wording]:
    told: dict[Wording, int | time | None] = {
        Wording("{n} minutes of work", "每日拍摄不超过 {n} 分钟"): limit.work_minutes,
        Wording("{n} minutes on set", "在场不超过 {n} 分钟"): limit.presence_minutes,
        Wording("not before {n}", "不早于 {n}"): limit.not_before,
        Wording("not after {n}", "不晚于 {n}"): limit.not_after,
        Wording("{n} minutes of rest", "休息不少于 {n} 分钟"): limit.rest_minutes,
    }
    for wording, value in told.items():
        if value is not None:
            yield wording.filled({"n": f"{value:%H:%M}" if isinstance(value, time) else value})
    if not limit.night:
        yield Wording("no night shoot", "不拍夜戏班次")


def _late(wrap: time) -> tuple[bool, time]:
    """A wrap before six lies on the morning after."""
    return wrap < time(6), wrap
