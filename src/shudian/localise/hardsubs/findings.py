"""What is said while burned-in subtitles are read, once, in both languages."""

from shudian.finding import Kind, Severity
from shudian.wording import Wording

NO_SUBTITLES = Kind(
    "localise.no-hard-subtitles",
    Severity.ERROR,
    Wording("No subtitles are burned into this picture.", "画面中没有内嵌字幕。"),
    Wording(
        "Check that it is the version with subtitles; text that never changes, and signs, are no subtitles.",
        "请确认这是带字幕的版本；始终不变的文字与招牌不算字幕。",
    ),
)
DOUBTFUL = Kind(
    "localise.doubtful-reading",
    Severity.WARNING,
    Wording("At {time}: “{text}” was hard to read.", "{time} 处的“{text}”难以辨认。"),
    Wording(
        "Look at the picture, or give the script so that it corrects.", "请对照画面，或给出剧本以便校正。"
    ),
)
NOT_IN_SCRIPT = Kind(
    "localise.not-in-script",
    Severity.NOTE,
    Wording(
        "{count} of {all} subtitles are no line of the script; the first is “{text}”.",
        "{all} 条字幕中有 {count} 条不在剧本中，首条为“{text}”。",
    ),
    Wording("Check whether the line was changed on the set.", "请核对拍摄时是否改过台词。"),
)
