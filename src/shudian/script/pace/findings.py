"""Every kind of finding about a production's pace."""

from __future__ import annotations

from shudian.finding import Kind, Severity
from shudian.wording import Wording

WRONG_PACE = Kind(
    "script.wrong-pace",
    Severity.ERROR,
    Wording("This is no pace: {what}.", "这不是有效的节奏常数：{what}。"),
    Wording(
        "Give hanzi_per_second, line and action within their bounds, or fit them anew with --calibrate.",
        "请给出范围内的 hanzi_per_second、line、action，或用 --calibrate 重新拟合。",
    ),
)
CUT_ROW = Kind(
    "script.cut-row",
    Severity.ERROR,
    Wording("This row is no episode with its seconds: {row}", "此行不是“集数,秒数”：{row}"),
    Wording("Write an episode and its seconds, such as 12,93.5.", "请写成“集数,秒数”，如 12,93.5。"),
)
CUT_UNKNOWN = Kind(
    "script.cut-unknown-episode",
    Severity.WARNING,
    Wording(
        "The script has no episode {number}; its row was left out.", "剧本中没有第 {number} 集，该行未用。"
    ),
    Wording("Correct the number, or give the script that was cut.", "请更正集数，或提供剪辑所用的剧本。"),
)
CUT_TWICE = Kind(
    "script.cut-twice",
    Severity.WARNING,
    Wording(
        "Episode {number} is said to run {seconds} s and {first} s; the mean was taken.",
        "第 {number} 集的时长有 {seconds} 秒和 {first} 秒两种，取平均值。",
    ),
    Wording("Keep the length of the final cut only.", "请只保留定剪时长。"),
)
CUT_FAR = Kind(
    "script.cut-far",
    Severity.WARNING,
    Wording(
        "Episode {number} runs {seconds} s where the fitted pace says {estimated} s.",
        "第 {number} 集剪成 {seconds} 秒，拟合后的估算是 {estimated} 秒。",
    ),
    Wording(
        "See whether it was cut from another draft, or whether seconds and minutes were mixed up.",
        "请核对是否出自另一稿，或分秒写混。",
    ),
)
TOO_FEW_CUTS = Kind(
    "script.too-few-cuts",
    Severity.ERROR,
    Wording(
        "{count} cut lengths can be used; three constants need at least {least}.",
        "可用的时长只有 {count} 条，拟合三个常数至少需要 {least} 条。",
    ),
    Wording("Add the lengths of more episodes.", "请补充更多集的成片时长。"),
)
FEW_CUTS = Kind(
    "script.few-cuts",
    Severity.NOTE,
    Wording(
        "The pace rests on {count} episodes only; from {enough} on it is dependable.",
        "拟合只依据 {count} 集，{enough} 集以上才可靠。",
    ),
    Wording("Add the lengths of more episodes.", "请补充更多集的成片时长。"),
)
AT_BOUND = Kind(
    "script.pace-at-bound",
    Severity.WARNING,
    Wording(
        "{name} was held at {value}, the {which} that is likely; the lengths ask for more than that.",
        "{name} 停在合理范围的{which} {value}，这些时长要求的还要更偏。",
    ),
    Wording(
        "Check the lengths: do they include titles, recaps or other drafts?",
        "请核对时长是否含片头、前情提要或出自其他稿本。",
    ),
)
IN_WORDS = Kind(
    "script.pace-in-words",
    Severity.ERROR,
    Wording(
        "No episode of the cut list is written in hanzi; the pace of a script in words is not fitted.",
        "时长表中的各集都不是汉字剧本，按词计时的剧本不做拟合。",
    ),
    Wording("Give the Chinese script that was cut.", "请提供剪辑所用的中文剧本。"),
)
