"""Every kind of finding that pricing makes, and the questions in words."""

from __future__ import annotations

from shudian.finding import Kind, Severity
from shudian.wording import Wording

_E = Severity.ERROR

SCENE_UNKNOWN = Kind(
    "plan.what-if-scene", _E,
    Wording("No scene is called {written} (near: {near}).", "没有第 {written} 场（相近：{near}）。"),
    Wording("Write the number as the script has it.", "请按剧本写法填写场次。"),
)  # fmt: skip
NOT_LOCKED = Kind(
    "plan.what-if-lock", _E,
    Wording("Scene {scene} is not locked to a date.", "第 {scene} 场没有锁定日期。"),
    Wording("Ask about a scene that is locked.", "请询问已锁定的场次。"),
)  # fmt: skip
NO_LINK = Kind(
    "plan.what-if-link", _E,
    Wording("No link joins {written}.", "{written} 之间没有衔接要求。"),
    Wording("Write two linked scenes as 3-1:5-2.", "请写出有衔接要求的两场，例如 3-1:5-2。"),
)  # fmt: skip
DATE_LISTED = Kind(
    "plan.what-if-date", _E,
    Wording("{written} is no date that could be added.", "{written} 不是可新增的日期。"),
    Wording("Give a date that is not yet a shooting date, as 2026-12-04.", "请给出尚未列入的日期，例如 2026-12-04。"),
)  # fmt: skip

SAID = {
    "more_day": Wording("one more shooting date, {date}", "增加一个拍摄日 {date}"),
    "less_day": Wording("one shooting day less", "减少一个拍摄日"),
    "needed": Wording("{who} not needed on {date}", "{who} 在 {date} 不到场"),
    "free": Wording("{who} available on {date}", "{who} 在 {date} 有档期"),
    "lock": Wording("scene {scene} not locked to {date}", "第 {scene} 场不锁定在 {date}"),
    "link": Wording("no link between {first} and {second}", "第 {first} 场与第 {second} 场之间不作衔接要求"),
}
