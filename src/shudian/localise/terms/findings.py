"""Every kind of finding that terms make, once, in both languages."""

from shudian.finding import Kind, Severity
from shudian.wording import Wording

MISSING = Kind(
    "localise.term-missing",
    Severity.WARNING,
    Wording(
        "“{source}” is said, but none of its {language} words: {targets}.",
        "原文有“{source}”，译文没有其 {language} 译法：{targets}。",
    ),
    Wording(
        "Use one of them, or add this rendering as a sense of the term.",
        "请使用其中之一，或将此译法加为该术语的一个义项。",
    ),
)
FORBIDDEN = Kind(
    "localise.term-forbidden",
    Severity.ERROR,
    Wording("“{words}” must not stand for “{source}”.", "“{source}”不可译为“{words}”。"),
    Wording("Write {targets}.", "请改为 {targets}。"),
)
DRIFT = Kind(
    "localise.term-drift",
    Severity.WARNING,
    Wording(
        "“{source}” is “{words}” here and “{usual}” elsewhere ({episodes}).",
        "“{source}”此处译作“{words}”，别处为“{usual}”（{episodes}）。",
    ),
    Wording("Keep one, or tell the senses apart in the termbase.", "请统一，或在术语库中分列义项。"),
)
UNSETTLED = Kind(
    "localise.term-unsettled",
    Severity.NOTE,
    Wording(
        "“{source}” is mostly “{usual}” ({count} of {all} lines), not here.",
        "“{source}”多译作“{usual}”（{all} 句中 {count} 句），此处不同。",
    ),
    Wording("Check it, and settle the term in the termbase.", "请核对，并在术语库中确定译法。"),
)
TABLE_COLUMNS = Kind(
    "localise.terms-columns",
    Severity.ERROR,
    Wording("The table of terms has no column “{column}”.", "术语表缺少“{column}”列。"),
    Wording("Name its columns {columns}.", "请将列命名为 {columns}。"),
)
TABLE_ROW = Kind(
    "localise.terms-row",
    Severity.WARNING,
    Wording("The row was left aside: {why}", "该行已略过：{why}"),
    Wording("Correct the row.", "请改正该行。"),
)
TABLE_FILE = Kind(
    "localise.terms-file",
    Severity.ERROR,
    Wording("The file cannot be read as a table: {why}", "文件无法作为表格读取：{why}"),
    Wording("Save it again as .csv or .xlsx.", "请另存为 .csv 或 .xlsx。"),
)
