"""Every kind of finding that re-planning makes."""

from __future__ import annotations

from shudian.finding import Kind, Severity
from shudian.wording import Wording

_E, _N = Severity.ERROR, Severity.NOTE

DATE_UNKNOWN = Kind(
    "plan.replan-date", _E,
    Wording("{written} is no shooting date of this plan (dates: {known}).", "{written} 不是本计划的拍摄日（拍摄日：{known}）。"),
    Wording("Give a shooting date, or the number of a shooting day.", "请给出拍摄日期，或第几个拍摄日。"),
)  # fmt: skip
NAME_UNKNOWN = Kind(
    "plan.replan-name", _E,
    Wording("Nobody and nothing in this plan is called {written} (near: {near}).", "本计划中没有“{written}”（相近：{near}）。"),
    Wording("Write the name as the problem has it.", "请按排期问题中的写法填写。"),
)  # fmt: skip
PAIR_UNREADABLE = Kind(
    "plan.replan-pair", _E,
    Wording("{written} is no name and date.", "{written} 不是“名字:日期”。"),
    Wording("Write NAME:DATE, such as 林知夏:2026-12-04.", "请写成 名字:日期，例如 林知夏:2026-12-04。"),
)  # fmt: skip
OTHER_PROBLEM = Kind(
    "plan.replan-other", _E,
    Wording("The plan to keep and the problem differ in scenes: {scenes}.", "所保留的计划与排期问题的场次不一致：{scenes}。"),
    Wording("Give the plan of this problem.", "请给出本排期问题的计划。"),
)  # fmt: skip
NO_REPLAN = Kind(
    "plan.replan-impossible", _E,
    Wording("No plan keeps all of these at once: {requirements}.", "以下要求无法同时满足：{requirements}。"),
    Wording("Give way in one of them, or add a shooting date.", "请放宽其中一项，或增加拍摄日。"),
)  # fmt: skip
NONE_AT_ALL = Kind(
    "plan.replan-none", _E,
    Wording("No plan is left after this, which is proven; effort {effort} could not tell which requirements are in the way.", "已证明变动之后不存在合规计划，但计算量 {effort} 内未能找出是哪些要求相冲突。"),
    Wording("Add a shooting date, or ask again with more --effort.", "请增加拍摄日，或用更大的 --effort 再问。"),
)  # fmt: skip
OVER_BUDGET = Kind(
    "plan.replan-budget", _E,
    Wording("At least {least} scenes must move, and a plan that moves {known} is known; {most} were allowed.", "至少须移动 {least} 场，已知有移动 {known} 场的计划，而只允许 {most} 场。"),
    Wording("Allow more changes.", "请放宽改动场次的上限。"),
)  # fmt: skip
BUDGET_NOT_MET = Kind(
    "plan.replan-budget-open", _E,
    Wording("No plan was found that moves {most} scenes at most; the fewest found are {known}, and {least} must move.", "没有找到最多移动 {most} 场的计划；已找到的最少为 {known} 场，至少须移动 {least} 场。"),
    Wording("Allow more changes, or try again with more --effort.", "请放宽上限，或用更大的 --effort 重试。"),
)  # fmt: skip
NOT_FOUND = Kind(
    "plan.replan-not-found", _E,
    Wording("No legal plan was found with effort {effort}, and none was ruled out.", "在计算量 {effort} 内没有找到合规计划，也未证明无解。"),
    Wording("Try again with more --effort, or add a shooting date.", "请用更大的 --effort 重试，或增加拍摄日。"),
)  # fmt: skip
MOVED = Kind(
    "plan.replan-moved", _N,
    Wording("Scene {scene} moves from {from_} to {to}: {why}.", "第 {scene} 场由 {from_} 移至 {to}：{why}。"),
    Wording("Tell those who are called.", "请通知有关人员。"),
)  # fmt: skip
CHANCES = Kind(
    "plan.replan-chances", _N,
    Wording("Other plans were found: {chances}.", "另有可选计划：{chances}。"),
    Wording("Give that many scenes as the budget of changes to have one of them.", "如要采用，请以其场数作为改动上限。"),
)  # fmt: skip
CHANCE = Wording("{moved} scenes moved for {cost}", "移动 {moved} 场，费用 {cost}")

# Why a scene moves --------------------------------------------------------------------------------

DATE_LOST = Wording("{date} is lost", "{date} 停拍")
AWAY = Wording("{who} is not available on {date}", "{who} 在 {date} 没有档期")
SHUT = Wording("{venue} is closed on {date}", "{venue} 在 {date} 不可用")
NOT_SHOT = Wording("it was not shot on {date}", "{date} 未拍成")
SHOT_ELSEWHEN = Wording("it was shot then", "实际已在该日拍摄")
UNPLANNED = Wording("it had no place", "原计划未排入")
RULE = Wording("staying would break: {rule}", "若不移动则违反：{rule}")
SAVES = Wording("staying would cost {amount} more", "若不移动则多花 {amount}")
WITH_OTHERS = Wording("it moves with other scenes", "随其他场次一并调整")
