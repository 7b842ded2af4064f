"""Kinds of finding that the sound makes."""

from shudian.finding import Kind, Severity
from shudian.wording import Wording

STEM_SILENT = Kind(
    "cut.sound-stem-silent",
    Severity.WARNING,
    Wording("Nothing is heard in this file.", "该文件中没有任何声音。"),
    Wording("Check that the right track was exported.", "请确认导出了正确的声轨。"),
)
CLIPPED = Kind(
    "cut.sound-clipped",
    Severity.WARNING,
    Wording("The sound is clipped at {at}.", "声音在 {at} 处削波。"),
    Wording(
        "Export it lower from its session; a limiter cannot mend it.",
        "请从工程中降低电平重新导出，限幅无法修复。",
    ),
)
ONE_SIDED = Kind(
    "cut.sound-one-sided",
    Severity.WARNING,
    Wording("One side of the stereo is empty.", "立体声有一侧是空的。"),
    Wording("Export it in mono if it was recorded so.", "若为单声道录音，请导出为单声道。"),
)
OPPOSED = Kind(
    "cut.sound-opposed",
    Severity.WARNING,
    Wording(
        "Left and right cancel each other: a telephone's one loudspeaker plays nearly nothing.",
        "左右声道相互抵消：手机的单个扬声器几乎听不到声音。",
    ),
    Wording("Turn the polarity of one side.", "请反转其中一侧的极性。"),
)
SILENCE = Kind(
    "cut.sound-silence",
    Severity.WARNING,
    Wording("Nothing is heard from {start} to {end}.", "从 {start} 到 {end} 没有声音。"),
    Wording("Lay room tone or music under it.", "请铺上环境声或音乐。"),
)
MORE = Kind(
    "cut.sound-more",
    Severity.NOTE,
    Wording("{count} more of these.", "另有 {count} 处同样的问题。"),
    Wording("Mend the first ones; then look again.", "请先处理前面的，再重新检查。"),
)
APART = Kind(
    "cut.sound-apart",
    Severity.WARNING,
    Wording(
        "{name} lasts {seconds} s, the first file {first} s.",
        "{name} 长 {seconds} 秒，首个文件长 {first} 秒。",
    ),
    Wording("Check that both belong to the same cut.", "请确认两者属于同一版剪辑。"),
)
DUCKED = Kind(
    "cut.sound-ducked",
    Severity.NOTE,
    Wording(
        "Music is lowered by {decibels} dB under {seconds} s of speech.",
        "音乐在 {seconds} 秒对白下降低 {decibels} 分贝。",
    ),
    Wording("Nothing to do.", "无需处理。"),
)
UNMET = Kind(
    "cut.sound-unmet",
    Severity.WARNING,
    Wording(
        "The result measures {lufs} LUFS and {peak} dBTP; {wanted} LUFS under {ceiling} dBTP was the aim.",
        "成品实测 {lufs} LUFS、{peak} dBTP，目标为 {wanted} LUFS 且低于 {ceiling} dBTP。",
    ),
    Wording("Tame the peaks in the mix.", "请在混音中控制峰值。"),
)
NOTHING = Kind(
    "cut.sound-nothing",
    Severity.ERROR,
    Wording(
        "A file that was named has no sound; nothing is mixed.", "给出的文件中有一个没有声音，未进行混音。"
    ),
    Wording("Leave it out or export it again.", "请去掉该文件或重新导出。"),
)
