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

# Words inside the wordings ----------------------------------------------------------------------


def joined(parts: list[Wording], en: str = "; ", zh: str = "；") -> Wording:
    return Wording(en.join(part.en for part in parts), zh.join(part.zh for part in parts))
