"""What is found of adapted lines: out of date, in conflict, against the names of the market."""

from collections.abc import Mapping

from shudian.finding import Kind, Severity
from shudian.wording import Wording

# --- out of date --------------------------------------------------------------------------

LINE_STALE = Kind(
    "localise.stale",
    Severity.WARNING,
    Wording(
        "“{text}” was written for “{was}”; the script says “{source}” now.",
        "“{text}”是为“{was}”写的，剧本现为“{source}”。",
    ),
    Wording("Adapt the line anew, or approve it as it is.", "请重新改编，或照旧批准。"),
)
LINE_GONE = Kind(
    "localise.stale-gone",
    Severity.WARNING,
    Wording("“{text}” was written for “{was}”, which is cut.", "“{text}”对应的原句“{was}”已删。"),
    Wording("Take the line out.", "请删去该句。"),
)


def _made(code: str, en: str, zh: str, remedy: Wording) -> Kind:
    said = Wording(f"{en} {{nth}} is out of date: {{why}}.", f"第 {{nth}} {zh}已过时：{{why}}。")
    return Kind(code, Severity.WARNING, said, remedy)


#: By `stale.What`.
MADE_STALE: Mapping[str, Kind] = {
    "cue": _made(
        "localise.stale-cue",
        "Subtitle",
        "条字幕",
        Wording("Make the subtitles of the episode again.", "请重新生成本集字幕。"),
    ),
    "dub": _made(
        "localise.stale-dub", "Dubbed line", "句配音", Wording("Speak the line again.", "请重录该句。")
    ),
    "clip": _made(
        "localise.stale-clip", "Clip", "个片段", Wording("Make the clip again.", "请重新制作该片段。")
    ),
}
#: By `stale.Why`.
WHY: Mapping[str, Wording] = {
    "changed": Wording("its source line was changed", "原句已改"),
    "gone": Wording("its source line was cut", "原句已删"),
    "rewritten": Wording("its line was written anew", "译文已改"),
}

# --- back from writers --------------------------------------------------------------------

SOURCE_MOVED = Kind(
    "localise.source-moved",
    Severity.WARNING,
    Wording(
        "It was written for “{said}”; meanwhile the script says “{source}”.",
        "此句是为“{said}”写的，其间剧本已改为“{source}”。",
    ),
    Wording("The line was taken and is marked stale; look at it again.", "已采用并标为过时，请再看一遍。"),
)
RETURNED_CUT = Kind(
    "localise.returned-cut",
    Severity.WARNING,
    Wording(
        "“{text}” came back for “{said}”, which is cut from the script.",
        "返回“{text}”，而原句“{said}”已从剧本删去。",
    ),
    Wording("It was left out; keep the file if the line may return.", "未采用；若该句可能恢复，请保留文件。"),
)
BOTH_WROTE = Kind(
    "localise.both-wrote",
    Severity.WARNING,
    Wording(
        "Both sides changed it since it was sent: here “{ours}”, there “{theirs}”.",
        "发出后双方都改过：此处“{ours}”，返回“{theirs}”。",
    ),
    Wording(
        "Ours stands, theirs is among the line's remarks: choose one.",
        "保留此处的译文，返回的译文在该句备注中，请取舍。",
    ),
)
EMPTIED = Kind(
    "localise.emptied",
    Severity.WARNING,
    Wording("The line came back empty; “{text}” stays.", "返回时该句为空；保留“{text}”。"),
    Wording("Take the line out on the translation page if it must go.", "若确需删去，请在翻译页删除。"),
)
UNKNOWN_ROW = Kind(
    "localise.unknown-row",
    Severity.WARNING,
    Wording("“{text}” stands in a row that was not sent.", "“{text}”所在的行不是发出的行。"),
    Wording("Write it in the row of its source line.", "请写在原句所在的行。"),
)
REPEATED_ROW = Kind(
    "localise.repeated-row",
    Severity.WARNING,
    Wording(
        "The line of “{source}” came back twice; “{text}” was left out.",
        "“{source}”返回两次，“{text}”未采用。",
    ),
    Wording("Leave one row a line.", "每句只留一行。"),
)
NOT_SENT_FILE = Kind(
    "localise.not-sent-file",
    Severity.ERROR,
    Wording("This is no {form} file of ours: {why}.", "这不是由本程序发出的 {form} 文件：{why}。"),
    Wording(
        "Give back the file that `shudian localise send` made.", "请交回 `shudian localise send` 生成的文件。"
    ),
)
OTHER_LANGUAGE = Kind(
    "localise.other-language",
    Severity.ERROR,
    Wording("The file was sent for {found}, not for {asked}.", "此文件是为 {found} 发出的，而不是 {asked}。"),
    Wording("Receive it with --lang {found}.", "请用 --lang {found} 读回。"),
)
RECEIVED = Kind(
    "localise.received",
    Severity.NOTE,
    Wording("{count} of {total} lines changed.", "{total} 句中有 {count} 句改动。"),
    Wording("Approve them when they are right.", "确认无误后请批准。"),
)

# --- approval -----------------------------------------------------------------------------

SAME_PERSON = Kind(
    "localise.same-person",
    Severity.ERROR,
    Wording("{who} wrote this line and cannot approve it.", "{who} 写了这一句，不能由本人批准。"),
    Wording("Let another person approve it.", "请由另一人批准。"),
)
NO_WORDS = Kind(
    "localise.no-words",
    Severity.ERROR,
    Wording("The line has no words to approve.", "此句尚无文字可批准。"),
    Wording("Write it first.", "请先写好译文。"),
)

# --- another draft ------------------------------------------------------------------------

LINES_CUT = Kind(
    "localise.lines-cut",
    Severity.NOTE,
    Wording("{count} {language} lines lost their source line.", "{count} 句 {language} 译文的原句已删。"),
    Wording("They are kept in the translation memory.", "译文已存入翻译记忆。"),
)
LINES_STALE = Kind(
    "localise.lines-stale",
    Severity.NOTE,
    Wording(
        "{count} {language} lines were written for other words.", "{count} 句 {language} 译文所据的原句已改。"
    ),
    Wording("They are marked stale on the translation page.", "翻译页已标为过时。"),
)
STOOD = Kind(
    "localise.stood",
    Severity.NOTE,
    Wording(
        "{count} {language} lines that a person wrote here stand over the file's.",
        "{count} 句 {language} 译文已由人在此改过，未被文件覆盖。",
    ),
    Wording(
        "Send the lines and receive them again to bring the file up to date.",
        "如需更新文件，请重新发出并取回台词。",
    ),
)

# --- taken in -----------------------------------------------------------------------------

NO_READER = Kind(
    "localise.no-reader",
    Severity.ERROR,
    Wording("A file of this kind ends in one of {known}.", "此类文件的后缀应为 {known} 之一。"),
    Wording("Save it as one of these.", "请另存为其中一种。"),
)
TAKEN = Kind(
    "localise.taken",
    Severity.NOTE,
    Wording("{count} were taken in.", "已收入 {count} 条。"),
    Wording("They stand beside the lines from now on.", "此后会显示在台词旁。"),
)
