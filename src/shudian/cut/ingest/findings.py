"""What is said about material as it comes in, once, in both languages."""

from shudian.finding import Kind, Severity
from shudian.wording import Wording

EDIT_LIST = Kind(
    "cut.edit-list",
    Severity.WARNING,
    Wording(
        "The file hides or delays a part of its picture by an edit list; {frames} frames are shown.",
        "文件用编辑列表隐藏或推迟了部分画面；实际显示 {frames} 帧。",
    ),
    Wording(
        "Players differ here; `shudian cut proxy` or `render` makes a file without one.",
        "各播放器处理不一；可用 shudian cut proxy 或 render 生成不含编辑列表的文件。",
    ),
)
SOUND_APART = Kind(
    "cut.sound-offset",
    Severity.NOTE,
    Wording("The sound starts {seconds} s {side} the picture.", "声音在画面{side} {seconds} 秒开始。"),
    Wording("What is rendered keeps them in step.", "渲染时会保持声画同步。"),
)
BAD_TIMECODE = Kind(
    "cut.bad-timecode",
    Severity.WARNING,
    Wording(
        "The timecode {timecode} does not exist at this rate; it is counted from zero.",
        "时间码 {timecode} 在此帧率下不存在，改从零起算。",
    ),
    Wording("Correct it in the file, or cut by frames.", "请在文件中改正，或按帧数剪辑。"),
)
AFTER, BEFORE = Wording("after", "之后"), Wording("before", "之前")
