"""Every kind of finding that the check of a plan makes."""

from __future__ import annotations

from shudian.finding import Kind, Severity
from shudian.model.place import StorySet, Venue
from shudian.model.production import Link, LinkKind
from shudian.plan.problem import Problem, Shoot
from shudian.wording import Wording

_E, _W = Severity.ERROR, Severity.WARNING
_SOLVE = Wording("Move the scene or solve again.", "请调整该场或重新排期。")
_CORRECT = Wording("Correct the plan or solve again.", "请改正计划或重新排期。")

# Scenes -----------------------------------------------------------------------------------------

SCENE_MISSING = Kind(
    "plan.scene-missing", _E, Wording("Scene {scene} is not planned.", "第 {scene} 场没有排入。"), _SOLVE
)
SCENE_TWICE = Kind(
    "plan.scene-twice", _E,
    Wording("Scene {scene} is planned {times} times.", "第 {scene} 场排了 {times} 次。"),
    _SOLVE,
)  # fmt: skip
SCENE_UNKNOWN = Kind(
    "plan.scene-unknown", _E,
    Wording("The problem has no scene {scene}.", "排期问题中没有第 {scene} 场。"),
    _CORRECT,
)  # fmt: skip
STRIP_DIFFERS = Kind(
    "plan.strip-differs", _E,
    Wording("Scene {scene}: {field} is {planned} in the plan and {asked} in the problem.", "第 {scene} 场：{field} 在计划中为 {planned}，在问题中为 {asked}。"),
    _CORRECT,
)  # fmt: skip
DATE_UNLISTED = Kind(
    "plan.date-unlisted", _E, Wording("{date} is no shooting date.", "{date} 不是拍摄日。"), _SOLVE
)
UNIT_UNKNOWN = Kind(
    "plan.unit-unknown", _E,
    Wording("{date} is planned for {unit}, which is no unit of the problem.", "{date} 排给了 {unit}，而排期问题中没有这个组。"),
    _CORRECT,
)  # fmt: skip
DAY_EMPTY = Kind("plan.day-empty", _E, Wording("Nothing is shot on {day}.", "{day} 没有任何场次。"), _CORRECT)
LOCKED = Kind(
    "plan.locked", _E,
    Wording("Scene {scene} must be shot on {locked} and is planned on {date}.", "第 {scene} 场须在 {locked} 拍摄，却排在 {date}。"),
    _SOLVE,
)  # fmt: skip
WRONG_UNIT = Kind(
    "plan.wrong-unit", _E,
    Wording("Scene {scene} must be shot by unit {asked} and is planned for {planned}.", "第 {scene} 场须由 {asked} 组拍摄，却排给了 {planned} 组。"),
    _SOLVE,
)  # fmt: skip
CAST_UNAVAILABLE = Kind(
    "plan.cast-unavailable", _E,
    Wording("{character} is not available on {date} (scene {scene}).", "“{character}”在 {date} 没有档期（第 {scene} 场）。"),
    _SOLVE,
)  # fmt: skip
VENUE_CLOSED = Kind(
    "plan.venue-closed", _E,
    Wording("{venue} is closed on {date} (scene {scene}).", "{venue} 在 {date} 不可用（第 {scene} 场）。"),
    _SOLVE,
)  # fmt: skip
SET_CLOSED = Kind(
    "plan.set-closed", _E,
    Wording("The set {set} is booked by others on {date} (scene {scene}).", "场景“{set}”在 {date} 已被占用（第 {scene} 场）。"),
    _SOLVE,
)  # fmt: skip
CAST_IN_TWO_UNITS = Kind(
    "plan.cast-in-two-units", _E,
    Wording("{name} plays in units {first} and {second} on {date}.", "“{name}”在 {date} 同时排入 {first} 组和 {second} 组。"),
    Wording("Give the character's scenes of that date to one unit.", "请把该角色当天的戏排给同一个组。"),
)  # fmt: skip
SET_IN_TWO_UNITS = Kind(
    "plan.set-in-two-units", _E,
    Wording("Units {first} and {second} both shoot in {name} on {date}.", "{first} 组和 {second} 组在 {date} 同用场景“{name}”。"),
    Wording("Give the set's scenes of that date to one unit.", "请把该场景当天的戏排给同一个组。"),
)  # fmt: skip
_LINK = Wording(
    "Put the scenes in that order, or take the link out of the problem.",
    "请按要求排列两场，或在问题中取消该衔接。",
)
LINK_BEFORE = Kind(
    "plan.link-before", _E,
    Wording("Scene {first} must be shot before scene {second}, on an earlier date or earlier that day by the same unit{why}.", "第 {first} 场须先于第 {second} 场拍摄：更早的日期，或同组当天更早{why}。"),
    _LINK,
)  # fmt: skip
LINK_EARLIER_DATE = Kind(
    "plan.link-earlier-date", _E,
    Wording("Scene {first} must be shot on an earlier date than scene {second}{why}.", "第 {first} 场的拍摄日期须早于第 {second} 场{why}。"),
    _LINK,
)  # fmt: skip
LINK_SAME_DAY = Kind(
    "plan.link-same-day", _E,
    Wording("Scenes {first} and {second} must be shot on one day by one unit{why}.", "第 {first} 场与第 {second} 场须由同一组在同一天拍摄{why}。"),
    _LINK,
)  # fmt: skip

# A day ------------------------------------------------------------------------------------------

DAY_TOO_LONG = Kind(
    "plan.day-too-long", _E,
    Wording("{day} takes {minutes} minutes without the meal; at most {maximum} are allowed.", "{day} 除用餐外需 {minutes} 分钟，上限为 {maximum} 分钟。"),
    _SOLVE,
)  # fmt: skip
TOO_MANY_SCENES = Kind(
    "plan.too-many-scenes", _E,
    Wording("{day} has {scenes} scenes; at most {maximum} are allowed.", "{day} 有 {scenes} 场，上限为 {maximum} 场。"),
    _SOLVE,
)  # fmt: skip
WORK_MINUTES = Kind(
    "plan.work-minutes", _E,
    Wording("{day} needs {needed} minutes of work; the plan says {planned}.", "{day} 需工作 {needed} 分钟，计划写的是 {planned}。"),
    _CORRECT,
)  # fmt: skip
WRONG_SHOOT = Kind(
    "plan.wrong-shoot", _E,
    Wording("{day} is planned as a {planned} shoot; its scenes make it a {needed} shoot.", "{day} 按{planned}戏安排，而其场次属于{needed}戏。"),
    _CORRECT,
)  # fmt: skip
DAY_SCENE_AT_NIGHT = Kind(
    "plan.wrong-light", _E,
    Wording("Scene {scene} needs daylight; {day} is a night shoot.", "第 {scene} 场需要日光，而 {day} 是夜戏。"),
    _SOLVE,
)  # fmt: skip
REGIONS_IN_ONE_DAY = Kind(
    "plan.regions-in-one-day", _E,
    Wording("{day} shoots in {one} and in {other}, which are {days} days of travel apart.", "{day} 同时在 {one} 与 {other} 拍摄，两地间需转点 {days} 天。"),
    _SOLVE,
)  # fmt: skip
OUT_OF_LIGHT = Kind(
    "plan.out-of-light", _W,
    Wording("Scene {scene} needs {light}, but {minutes} of its minutes from {start} to {end} lie outside it (sun from {rise} to {fall}).", "第 {scene} 场需要{light}，但 {start} 至 {end} 之间有 {minutes} 分钟不在其内（日出 {rise}，日落 {fall}）。"),
    Wording("Move the scene within the day, move the call, or plan to black out or to light it.", "请调整当天顺序或通告时间，或安排遮光、布光。"),
)  # fmt: skip

# The hours of a day -----------------------------------------------------------------------------

CALL_DATE = Kind(
    "plan.call-date", _E,
    Wording("The call of {day} is at {call}, on another date.", "{day} 的通告时间为 {call}，不在当天。"),
    _CORRECT,
)  # fmt: skip
TOO_EARLY = Kind(
    "plan.too-early", _E,
    Wording("Scene {scene} starts at {start}, but cannot before {earliest}.", "第 {scene} 场 {start} 开始，但最早只能 {earliest} 开始。"),
    _CORRECT,
)  # fmt: skip
PAST_WRAP = Kind(
    "plan.past-wrap", _E,
    Wording("The work of {day} ends at {end}, after the wrap at {wrap}.", "{day} 的工作 {end} 结束，晚于收工时间 {wrap}。"),
    _CORRECT,
)  # fmt: skip
MEAL_MISSING = Kind(
    "plan.meal-missing", _E,
    Wording("{day} has no room for a meal of {minutes} minutes.", "{day} 没有留出 {minutes} 分钟用餐时间。"),
    _CORRECT,
)  # fmt: skip
MEAL_TIMES = Kind(
    "plan.meal-times", _E,
    Wording("The meal of {day} from {meal} to {end} does not lie between two scenes.", "{day} 的用餐时间 {meal} 至 {end} 不在两场之间。"),
    _CORRECT,
)  # fmt: skip
IDLE = Kind(
    "plan.idle", _W,
    Wording("{day} lasts {minutes} minutes longer than its work and meal; nobody is paid for them here.", "{day} 比工作与用餐时间多出 {minutes} 分钟，费用未计入。"),
    Wording("Let scenes follow each other, and keep those of a set and of a venue together.", "请让各场紧接，并把同一场景、同一场地的戏排在一起。"),
)  # fmt: skip
CALL_MISSING = Kind(
    "plan.call-missing", _E,
    Wording("{character} plays on {date} and has no call.", "“{character}”在 {date} 有戏，却没有通告。"),
    _CORRECT,
)  # fmt: skip
CALL_NEEDLESS = Kind(
    "plan.call-needless", _E,
    Wording("{character} is called on {date} and plays in no scene.", "“{character}”在 {date} 有通告，却没有戏。"),
    _CORRECT,
)  # fmt: skip
CALL_TWICE = Kind(
    "plan.call-twice", _E,
    Wording("{character} is called {times} times on {date}.", "“{character}”在 {date} 有 {times} 份通告。"),
    _CORRECT,
)  # fmt: skip
CALL_PERFORMER = Kind(
    "plan.call-performer", _E,
    Wording("{character} is called on {date} as {planned}, but is played by {asked}.", "“{character}”在 {date} 的通告写的是 {planned}，而演员是 {asked}。"),
    _CORRECT,
)  # fmt: skip
CALL_TIMES = Kind(
    "plan.call-times", _E,
    Wording("{character} is called on {date} from {call} to {wrap}, but plays from {first} to {last}.", "“{character}”在 {date} 的通告为 {call} 至 {wrap}，戏份为 {first} 至 {last}。"),
    _CORRECT,
)  # fmt: skip

# Limits of performers ---------------------------------------------------------------------------

_LIMIT = Wording("Move scenes of the character, or solve again.", "请调整该角色的戏，或重新排期。")
LIMIT_WORK = Kind(
    "plan.limit-work", _E,
    Wording("{character} plays {minutes} minutes on {day}; at most {maximum} are allowed ({source}).", "“{character}”在 {day} 拍摄 {minutes} 分钟，上限为 {maximum} 分钟（{source}）。"),
    _LIMIT,
)  # fmt: skip
LIMIT_PRESENCE = Kind(
    "plan.limit-presence", _E,
    Wording("{character} is on set for {minutes} minutes on {day}; at most {maximum} are allowed ({source}).", "“{character}”在 {day} 在场 {minutes} 分钟，上限为 {maximum} 分钟（{source}）。"),
    _LIMIT,
)  # fmt: skip
LIMIT_CALL = Kind(
    "plan.limit-call", _E,
    Wording("{character} is called at {call} on {day}, before {earliest} ({source}).", "“{character}”在 {day} 的通告为 {call}，早于 {earliest}（{source}）。"),
    _LIMIT,
)  # fmt: skip
LIMIT_WRAP = Kind(
    "plan.limit-wrap", _E,
    Wording("{character} wraps at {wrap} on {day}, after {latest} ({source}).", "“{character}”在 {day} {wrap} 收工，晚于 {latest}（{source}）。"),
    _LIMIT,
)  # fmt: skip
LIMIT_REST = Kind(
    "plan.limit-rest", _E,
    Wording("{character} rests {minutes} minutes between {first} and {second}; at least {least} are needed ({source}).", "“{character}”在 {first} 与 {second} 之间只休息 {minutes} 分钟，至少需要 {least} 分钟（{source}）。"),
    _LIMIT,
)  # fmt: skip
LIMIT_NIGHT = Kind(
    "plan.limit-night", _E,
    Wording("{character} plays on {day}, a night shoot, and may not ({source}).", "“{character}”在夜戏 {day} 有戏，而这不允许（{source}）。"),
    _LIMIT,
)  # fmt: skip

# Between two days -------------------------------------------------------------------------------

REST = Kind(
    "plan.rest", _E,
    Wording("Between {first} and {second} the crew rests {minutes} minutes; at least {least} are needed.", "{first} 与 {second} 之间只休息 {minutes} 分钟，至少需要 {least} 分钟。"),
    _SOLVE,
)  # fmt: skip
TRAVEL = Kind(
    "plan.travel", _E,
    Wording("Between {first} and {second} the company travels: {needed} free days are needed and there are {free}.", "{first} 与 {second} 之间需要转点 {needed} 天，只空出 {free} 天。"),
    _SOLVE,
)  # fmt: skip

# Cost -------------------------------------------------------------------------------------------

COST_LINE = Kind(
    "plan.cost-line", _E,
    Wording("{kind} {subject}: the plan says {planned}, the count gives {counted}.", "{kind} {subject}：计划为 {planned}，核算为 {counted}。"),
    _CORRECT,
)  # fmt: skip
COST_TOTAL = Kind(
    "plan.cost-total", _E,
    Wording("The plan says it costs {planned}; its days cost {counted}.", "计划总价为 {planned}，核算为 {counted}。"),
    _CORRECT,
)  # fmt: skip
BOUND = Kind(
    "plan.bound", _E,
    Wording("The lower bound {bound} lies above the cost {cost}.", "下界 {bound} 高于总价 {cost}。"),
    _CORRECT,
)  # fmt: skip
NOT_PROVEN = Kind(
    "plan.not-proven", _E,
    Wording("The plan calls itself proven, but its cost {cost} is not its bound {bound}.", "计划自称已证明最优，但总价 {cost} 不等于下界 {bound}。"),
    _CORRECT,
)  # fmt: skip

# Words inside the wordings ----------------------------------------------------------------------

LINKS = {
    LinkKind.BEFORE: LINK_BEFORE,
    LinkKind.EARLIER_DATE: LINK_EARLIER_DATE,
    LinkKind.SAME_DAY: LINK_SAME_DAY,
}
SHOOTS = {True: Wording("night", "夜"), False: Wording("day", "日")}
LIGHT_OUTSIDE = {
    Shoot.DAY: Wording("daylight", "日光"),
    Shoot.NIGHT: Wording("darkness", "夜色"),
    Shoot.DAWN: Wording("the light of dawn", "清晨的天光"),
    Shoot.DUSK: Wording("the light of dusk", "黄昏的天光"),
    Shoot.TWILIGHT: Wording("the light of dawn or dusk", "晨昏的天光"),
}


def cast_named(problem: Problem, character: str) -> Wording:
    """A character in the reader's language, as far as the production says how."""
    english = next((m.character_en for m in problem.cast if m.character == character), None)
    return Wording(english or character or "–", character or "–")


def venue_named(venue: Venue) -> Wording:
    return Wording(venue.name_en or venue.name or venue.id or "?", venue.name or venue.id or "?")


def set_named(story_set: StorySet) -> Wording:
    return Wording(story_set.place_en or story_set.place or "?", story_set.place or "?")


def because(link: Link) -> Wording | str:
    return Wording(f" ({link.why})", f"（{link.why}）") if link.why else ""


def unit_named(name: str) -> Wording | str:
    return name or Wording("the unit without a name", "未命名的组")


def region_named(name: str) -> Wording | str:
    return name or Wording("the region without a name", "未命名的地区")
