"""What a check finds in the text of a cue, and what mending did about anything."""

from shudian.finding import Kind, Severity
from shudian.wording import Wording

_BETTER = Wording("Write “{better}”.", "请写作“{better}”。")
SPACES = Kind(
    "localise.spaces",
    Severity.NOTE,
    Wording("{at}: spaces too many or before a mark: “{text}”.", "{at}：多余空格或标点前有空格：“{text}”。"),
    _BETTER,
)
ELLIPSIS = Kind(
    "localise.ellipsis",
    Severity.NOTE,
    Wording("{at}: dots in place of the sign …: “{text}”.", "{at}：应以“…”代替连续的点：“{text}”。"),
    _BETTER,
)
DASHES = Kind(
    "localise.dashes",
    Severity.WARNING,
    Wording(
        "{at}: the lines of two speakers do not begin as the language has it: “{text}”.",
        "{at}：两人对话的短横不合该语言规则：“{text}”。",
    ),
    _BETTER,
)
LINE_END = Kind(
    "localise.line-end",
    Severity.NOTE,
    Wording("{at}: a mark that is left out at a line's end: “{text}”.", "{at}：行末应省去标点：“{text}”。"),
    _BETTER,
)
NUMERAL = Kind(
    "localise.numeral",
    Severity.NOTE,
    Wording("{at}: a number up to ten in figures: “{text}”.", "{at}：十以内的数字应写成文字：“{text}”。"),
    _BETTER,
)
ITALICS = Kind(
    "localise.italics",
    Severity.WARNING,
    Wording("{at}: italics, which the language does not have: “{text}”.", "{at}：该语言不用斜体：“{text}”。"),
    Wording("Set it upright.", "请改为正体。"),
)
UNPAIRED = Kind(
    "localise.unpaired",
    Severity.WARNING,
    Wording("{at}: “{sign}” has no partner: “{text}”.", "{at}：“{sign}”不成对：“{text}”。"),
    Wording("Write its partner, or take it out.", "请补上另一半，或删去。"),
)
ONE_LINE = Kind(
    "localise.one-line",
    Severity.NOTE,
    Wording("{at}: “{text}” would fit one line.", "{at}：“{text}”一行即可容纳。"),
    Wording("Set it on one line.", "请合为一行。"),
)
TORN = Kind(
    "localise.torn-line",
    Severity.NOTE,
    Wording("{at}: a line ends within a phrase: “{text}”.", "{at}：断行拆开了词组：“{text}”。"),
    Wording("Break “{better}”.", "请断为“{better}”。"),
)
REPEATED = Kind(
    "localise.repeated",
    Severity.WARNING,
    Wording("{at}: says again what the subtitle before says: “{text}”.", "{at}：与上一条重复：“{text}”。"),
    Wording("Make one of the two.", "请合为一条。"),
)
SHOT_IN = Kind(
    "localise.shot-in",
    Severity.NOTE,
    Wording("{at}: it comes {frames} frames beside a shot change.", "{at}：出字幕距镜头切换仅 {frames} 帧。"),
    Wording("Let it come with the change, or half a second before it.", "请与切换同时出现，或提前半秒。"),
)
SHOT_OUT = Kind(
    "localise.shot-out",
    Severity.NOTE,
    Wording("{at}: it goes {frames} frames beside a shot change.", "{at}：收字幕距镜头切换仅 {frames} 帧。"),
    Wording(
        "Let it go {gap} frames before the change, or half a second after it.",
        "请在切换前 {gap} 帧收起，或延后半秒。",
    ),
)
MENDED = Kind(
    "localise.mended",
    Severity.NOTE,
    Wording("Mended: {fault}", "已修正：{fault}"),
    Wording("It is now {now}.", "现为 {now}。"),
)
GAVE_WAY = Kind(
    "localise.gave-way",
    Severity.NOTE,
    Wording(
        "{at}: “{text}” gave way to a neighbour that was mended.", "{at}：“{text}”因相邻字幕的修正而调整。"
    ),
    Wording("It is now {now}.", "现为 {now}。"),
)
