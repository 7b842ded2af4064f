"""Every kind of finding that the plan stage makes."""

from __future__ import annotations

from shudian.finding import Kind, Severity
from shudian.wording import Wording

_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

# The problem ------------------------------------------------------------------------------------

NO_SCENES = Kind(
    "plan.no-scenes", _E,
    Wording("The breakdown has no scenes.", "分场表里没有任何场次。"),
    Wording("Break down a script that has scenes.", "请先对有场次的剧本做分场。"),
)  # fmt: skip
PLACE_WITHOUT_SET = Kind(
    "plan.place-without-set", _E,
    Wording("No set of the production is called {written} (scenes {scenes}).", "制作资料里没有场景“{written}”（第 {scenes} 场）。"),
    Wording("Add the set with its venue, or correct the place in the script.", "请在制作资料中添加该场景及其取景地，或改正剧本中的地点。"),
)  # fmt: skip
SCENE_TOO_LONG = Kind(
    "plan.scene-too-long", _E,
    Wording("Scene {scene} takes {minutes} minutes with dressing; a day has at most {maximum}.", "第 {scene} 场连同置景需 {minutes} 分钟，而一天最多 {maximum} 分钟。"),
    Wording("Split the scene or raise the daily maximum.", "请拆分该场，或提高每日上限。"),
)  # fmt: skip
NO_DATE = Kind(
    "plan.no-date", _E,
    Wording("Scene {scene} cannot be shot on any date: {why}.", "第 {scene} 场在任何日期都无法拍摄：{why}。"),
    Wording("Free one of these dates, add a shooting date, or recast or move the scene.", "请空出其中一天、增加拍摄日，或更换演员、场地。"),
)  # fmt: skip
MIXED_CURRENCIES = Kind(
    "plan.mixed-currencies", _E,
    Wording("The production mixes currencies: {currencies}.", "制作资料混用了货币：{currencies}。"),
    Wording("Give all rates, rents and costs in one currency.", "请把片酬、租金和费用统一为一种货币。"),
)  # fmt: skip
DAY_PLAYER = Kind(
    "plan.day-player", _N,
    Wording("{character} (scenes {scenes}) has no cast member: planned without cost or calendar.", "“{character}”（第 {scenes} 场）没有签约演员：按无费用、无档期限制排入。"),
    Wording("Add a cast member if there is a deal.", "如已签约，请在制作资料中添加演员。"),
)  # fmt: skip
CAST_UNUSED = Kind(
    "plan.cast-unused", _N,
    Wording("{character} is cast but plays in no scene.", "“{character}”已有演员，但没有出现在任何一场。"),
    Wording("Correct the name if the script writes it otherwise.", "若剧本写法不同，请改正名字。"),
)  # fmt: skip
LIGHT_OPEN = Kind(
    "plan.light-open", _N,
    Wording("Scene {scene} ({written}) may go into a day or a night shoot.", "第 {scene} 场（{written}）可排入日戏或夜戏。"),
    Wording("Set its light in problem.json if it needs one.", "如有要求，请在 problem.json 中设定其光线。"),
)  # fmt: skip
MINOR = Kind(
    "plan.minor", _N,
    Wording("{character} is played by a minor; hours of minors are not yet checked.", "“{character}”由未成年人出演；目前尚不检查未成年人工时。"),
    Wording("Check the calls of {performer} against the rules of the place.", "请按当地规定核对 {performer} 的通告时间。"),
)  # fmt: skip

# The solver's answer ----------------------------------------------------------------------------

CONFLICT = Kind(
    "plan.conflict", _E,
    Wording("No schedule keeps all of these at once: {requirements}.", "以下要求无法同时满足：{requirements}。"),
    Wording("Give way in one of them and solve again.", "请放宽其中一项后重新排期。"),
)  # fmt: skip
NOT_FOUND = Kind(
    "plan.not-found", _E,
    Wording("No schedule was found with effort {effort}, and none was ruled out.", "在计算量 {effort} 内没有找到排期，也未证明无解。"),
    Wording("Solve again with more --effort.", "请用更大的 --effort 重新求解。"),
)  # fmt: skip

# The check --------------------------------------------------------------------------------------

_SOLVE = Wording("Move the scene or solve again.", "请调整该场或重新排期。")
_CORRECT = Wording("Correct the plan or solve again.", "请改正计划或重新排期。")

SCENE_MISSING = Kind(
    "plan.scene-missing", _E, Wording("Scene {scene} is not planned.", "第 {scene} 场没有排入。"), _SOLVE
)
SCENE_TWICE = Kind(
    "plan.scene-twice",
    _E,
    Wording("Scene {scene} is planned {times} times.", "第 {scene} 场排了 {times} 次。"),
    _SOLVE,
)
SCENE_UNKNOWN = Kind(
    "plan.scene-unknown",
    _E,
    Wording("The problem has no scene {scene}.", "排期问题中没有第 {scene} 场。"),
    _CORRECT,
)
STRIP_DIFFERS = Kind(
    "plan.strip-differs", _E,
    Wording("Scene {scene}: {field} is {planned} in the plan and {asked} in the problem.", "第 {scene} 场：{field} 在计划中为 {planned}，在问题中为 {asked}。"),
    _CORRECT,
)  # fmt: skip
DATE_UNLISTED = Kind(
    "plan.date-unlisted", _E, Wording("{date} is no shooting date.", "{date} 不是拍摄日。"), _SOLVE
)
CAST_UNAVAILABLE = Kind(
    "plan.cast-unavailable",
    _E,
    Wording(
        "{character} is not available on {date} (scene {scene}).",
        "“{character}”在 {date} 没有档期（第 {scene} 场）。",
    ),
    _SOLVE,
)
VENUE_CLOSED = Kind(
    "plan.venue-closed",
    _E,
    Wording("{venue} is closed on {date} (scene {scene}).", "{venue} 在 {date} 不可用（第 {scene} 场）。"),
    _SOLVE,
)
WRONG_LIGHT = Kind(
    "plan.wrong-light",
    _E,
    Wording("Scene {scene} needs a {light} shoot.", "第 {scene} 场需要在{light}拍摄。"),
    _SOLVE,
)
DAY_TOO_LONG = Kind(
    "plan.day-too-long",
    _E,
    Wording(
        "{date} lasts {minutes} minutes; at most {maximum} are allowed.",
        "{date} 长 {minutes} 分钟，上限为 {maximum} 分钟。",
    ),
    _SOLVE,
)
DAY_EMPTY = Kind(
    "plan.day-empty", _E, Wording("Nothing is shot on {date}.", "{date} 没有任何场次。"), _CORRECT
)
WORK_MINUTES = Kind(
    "plan.work-minutes",
    _E,
    Wording(
        "{date} needs {needed} minutes of work; the plan says {planned}.",
        "{date} 需工作 {needed} 分钟，计划写的是 {planned}。",
    ),
    _CORRECT,
)
REST = Kind(
    "plan.rest", _E,
    Wording("Between {first} and {second} the crew rests {minutes} minutes; at least {least} are needed.", "{first} 与 {second} 之间只休息 {minutes} 分钟，至少需要 {least} 分钟。"),
    _SOLVE,
)  # fmt: skip
TOO_EARLY = Kind(
    "plan.too-early",
    _E,
    Wording(
        "Scene {scene} starts at {start}, but cannot before {earliest}.",
        "第 {scene} 场 {start} 开始，但最早只能 {earliest} 开始。",
    ),
    _CORRECT,
)
PAST_WRAP = Kind(
    "plan.past-wrap",
    _E,
    Wording(
        "Scene {scene} ends at {end}, after the wrap at {wrap}.",
        "第 {scene} 场 {end} 结束，晚于收工时间 {wrap}。",
    ),
    _CORRECT,
)
CALL_MISSING = Kind(
    "plan.call-missing",
    _E,
    Wording("{character} plays on {date} and has no call.", "“{character}”在 {date} 有戏，却没有通告。"),
    _CORRECT,
)
CALL_NEEDLESS = Kind(
    "plan.call-needless",
    _E,
    Wording(
        "{character} is called on {date} and plays in no scene.", "“{character}”在 {date} 有通告，却没有戏。"
    ),
    _CORRECT,
)
CALL_TIMES = Kind(
    "plan.call-times", _E,
    Wording("{character} is called on {date} from {call} to {wrap}, but plays from {first} to {last}.", "“{character}”在 {date} 的通告为 {call} 至 {wrap}，戏份为 {first} 至 {last}。"),
    _CORRECT,
)  # fmt: skip
OUT_OF_LIGHT = Kind(
    "plan.out-of-light", _W,
    Wording("Scene {scene} needs {light} and is planned from {start} to {end}.", "第 {scene} 场需要{light}，却排在 {start} 至 {end}。"),
    Wording("Compare with the sunrise and sunset of that date.", "请对照当天日出日落时间。"),
)  # fmt: skip
COST_LINE = Kind(
    "plan.cost-line",
    _E,
    Wording(
        "{kind} {subject}: the plan says {planned}, the count gives {counted}.",
        "{kind} {subject}：计划为 {planned}，核算为 {counted}。",
    ),
    _CORRECT,
)
COST_TOTAL = Kind(
    "plan.cost-total",
    _E,
    Wording(
        "The plan says it costs {planned}; its days cost {counted}.",
        "计划总价为 {planned}，核算为 {counted}。",
    ),
    _CORRECT,
)
BOUND = Kind(
    "plan.bound",
    _E,
    Wording("The lower bound {bound} lies above the cost {cost}.", "下界 {bound} 高于总价 {cost}。"),
    _CORRECT,
)
NOT_PROVEN = Kind(
    "plan.not-proven",
    _E,
    Wording(
        "The plan calls itself proven, but its cost {cost} is not its bound {bound}.",
        "计划自称已证明最优，但总价 {cost} 不等于下界 {bound}。",
    ),
    _CORRECT,
)

# Words inside the wordings ----------------------------------------------------------------------

LIGHTS = {"day": Wording("day", "白天"), "night": Wording("night", "夜里")}
LIGHT_OUTSIDE = {
    "day": Wording("daylight", "日光"),
    "night": Wording("darkness", "夜色"),
    "dawn": Wording("the light of dawn", "黎明的天光"),
    "dusk": Wording("the light of dusk", "黄昏的天光"),
    "twilight": Wording("the light of dawn or dusk", "晨昏的天光"),
}


def joined(parts: list[Wording], en: str = "; ", zh: str = "；") -> Wording:
    return Wording(en.join(part.en for part in parts), zh.join(part.zh for part in parts))
