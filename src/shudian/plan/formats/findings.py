"""Every kind of finding that reading a plan from elsewhere makes."""

from __future__ import annotations

from shudian.finding import Kind, Severity
from shudian.wording import Wording

_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE
_TYPE = Wording(
    "Give the plan as JSON of shudian, as Universal Schedule Standard, as a table or workbook (XLSX), or as a list with a day line above its scenes.",
    "请提供 shudian 的 JSON、Universal Schedule Standard 文件、表格或工作簿（XLSX），或每天一行日期、其下列出场次的清单。",
)

UNREADABLE = Kind(
    "plan.file-unreadable", _E,
    Wording("No plan can be read from this file: {why}.", "无法从该文件读出计划：{why}。"),
    _TYPE,
)  # fmt: skip
NO_SCENES_FOUND = Kind(
    "plan.file-without-scenes", _E,
    Wording("This file plans no scene of the problem.", "该文件没有排入问题中的任何一场。"),
    _TYPE,
)  # fmt: skip
ROW_SCENE = Kind(
    "plan.row-scene", _E,
    Wording("{written} is no scene of the problem.", "“{written}”不是排期问题中的场次。"),
    Wording("Write the number as the problem does, or take the row out.", "请按排期问题的写法填写场号，或删去该行。"),
)  # fmt: skip
ROW_SCENES = Kind(
    "plan.row-ambiguous", _E,
    Wording("{written} may be any of {count} scenes of the problem.", "“{written}”可指问题中的 {count} 场。"),
    Wording("Give each scene a number of its own in the problem.", "请在排期问题中给每场不同的场号。"),
)  # fmt: skip
ROW_WITHOUT_DAY = Kind(
    "plan.row-without-day", _E,
    Wording("Scene {scene} stands under no day.", "第 {scene} 场没有写明日期。"),
    Wording("Write a line with the date above it, or fill in the date column.", "请在其上写一行日期，或填写日期列。"),
)  # fmt: skip
ROW_VALUE = Kind(
    "plan.row-value", _E,
    Wording("{written} is no {what}.", "“{written}”不是{what}。"),
    Wording("Correct the cell.", "请改正该单元格。"),
)  # fmt: skip
ROW_MINUTES = Kind(
    "plan.row-minutes", _W,
    Wording("Scene {scene} is planned with {planned} minutes; the problem says {asked}, and the check goes by the problem.", "第 {scene} 场按 {planned} 分钟安排，而问题中为 {asked} 分钟；核查以问题为准。"),
    Wording("Override the minutes in the problem if the plan is right.", "若计划正确，请在排期问题中覆盖该时长。"),
)  # fmt: skip
DAY_NUMBER = Kind(
    "plan.day-number", _N,
    Wording("Day {number} is taken for {date}, in the order of the listed dates.", "第 {number} 天按所列日期的次序视为 {date}。"),
    Wording("Write the date if another is meant.", "若另有所指，请写明日期。"),
)  # fmt: skip
TIMES_IN_PART = Kind(
    "plan.times-in-part", _W,
    Wording("Only some scenes of {date} have a start; the day is laid out anew from its call.", "{date} 只有部分场次写了开始时间；该日按通告时间重新排定。"),
    Wording("Give every scene of the day a start, or none.", "请为当天每场都写开始时间，或都不写。"),
)  # fmt: skip
BOARD_TAKEN = Kind(
    "plan.board-taken", _N,
    Wording("Of {count} stripboards, “{name}” is read.", "共有 {count} 个顺序板，读取的是“{name}”。"),
    Wording("Take the others out of the file to read another.", "如需读取其他顺序板，请从文件中删去其余。"),
)  # fmt: skip
BOARD_UNKNOWN = Kind(
    "plan.board-unknown", _E,
    Wording("The board “{name}” is no unit of the problem; its {count} strips are left out.", "顺序板“{name}”不是问题中的摄制组；其中 {count} 条未读入。"),
    Wording("Call the board as the unit is called.", "请让顺序板与摄制组同名。"),
)  # fmt: skip
NO_CALENDAR = Kind(
    "plan.no-calendar", _W,
    Wording("The file says no first day; its days are put on the listed dates in their order.", "文件没有写明开机日期；各天依次落在所列日期上。"),
    Wording("Set the first day in the scheduler and export again.", "请在排期软件中设定开机日期后重新导出。"),
)  # fmt: skip

# Words inside the wordings ----------------------------------------------------------------------

NO_TEXT = Wording("it is no text", "不是文本")
EMPTY = Wording("it is empty", "文件为空")
NOT_JSON = Wording("it begins like JSON and is none", "以 JSON 开头，却不是 JSON")
BREAKDOWN_ONLY = Wording("it holds a breakdown and no days", "只有分场，没有拍摄日")
NO_WORKBOOK = Wording(
    "it is packed, and no workbook (XLSX) that can be opened", "是压缩文件，但不是能打开的工作簿（XLSX）"
)
NO_HEADS = Wording(
    "no sheet of it names its columns, a scene column among them", "没有一张工作表写明列名（其中须有场次列）"
)
NO_STRIPBOARD = Wording("it holds no stripboard", "没有顺序板")
DATE = Wording("date", "日期")
CLOCK = Wording("time of day", "时刻")
MINUTES = Wording("number of minutes", "分钟数")
