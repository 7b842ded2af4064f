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
