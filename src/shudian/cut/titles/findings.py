"""What can be wrong with text that is to stand in a picture."""

from shudian.finding import Kind, Severity
from shudian.wording import Wording

NOT_SUBTITLES = Kind(
    "cut.not-subtitles",
    Severity.ERROR,
    Wording("These are not subtitles that can be read: {why}.", "这不是可以读取的字幕：{why}。"),
    Wording("Give a WebVTT, SRT or ASS file in UTF-8.", "请给出 UTF-8 编码的 WebVTT、SRT 或 ASS 文件。"),
)
NO_CUES = Kind(
    "cut.no-cues",
    Severity.ERROR,
    Wording("The subtitle file holds no line.", "字幕文件中没有任何一条字幕。"),
    Wording("Give the file with the lines in it.", "请给出含有字幕内容的文件。"),
)
CUES_LATE = Kind(
    "cut.cues-late",
    Severity.WARNING,
    Wording("{count} subtitles start after the picture ends.", "有 {count} 条字幕在画面结束之后才开始。"),
    Wording("Check that these are the subtitles of this episode.", "请确认字幕属于这一集。"),
)
CUE_OVERHANGS = Kind(
    "cut.cue-overhangs",
    Severity.NOTE,
    Wording(
        "Subtitle {number} would stay {frames} frames past the end.", "字幕 {number} 超出片尾 {frames} 帧。"
    ),
    Wording("It ends with the picture; nothing to do.", "它将随画面结束，无需处理。"),
)
NO_FONT = Kind(
    "cut.no-font",
    Severity.ERROR,
    Wording("No typeface here draws these characters: {characters}", "没有字体能显示这些字符：{characters}"),
    Wording(
        "Name a folder that holds a Noto face for them with --font-dir, or deliver them as soft subtitles.",
        "请用 --font-dir 指定含有相应 Noto 字体的文件夹，或改用软字幕。",
    ),
)
FACE_STANDS_IN = Kind(
    "cut.face-stands-in",
    Severity.NOTE,
    Wording(
        "{family} stands in for the script {script}; some characters have other forms there.",
        "文字 {script} 以 {family} 代替，个别字形会有不同。",
    ),
    Wording(
        "Name a folder that holds the Noto face of that script with --font-dir.",
        "请用 --font-dir 指定含有该文字 Noto 字体的文件夹。",
    ),
)
MANY_LINES = Kind(
    "cut.title-lines",
    Severity.WARNING,
    Wording(
        "Subtitle {number} takes {count} lines where {most} are wanted.",
        "字幕 {number} 占 {count} 行，应不超过 {most} 行。",
    ),
    Wording("Shorten it or part it in two.", "请缩短，或拆成两条。"),
)
SET_SMALLER = Kind(
    "cut.title-smaller",
    Severity.WARNING,
    Wording(
        "Subtitle {number} is too wide; it is set at {percent} % of its size.",
        "字幕 {number} 过宽，已缩小到 {percent}%。",
    ),
    Wording("Shorten it or part it in two.", "请缩短，或拆成两条。"),
)
TOO_WIDE = Kind(
    "cut.title-wide",
    Severity.ERROR,
    Wording(
        "Subtitle {number} fits only at {percent} % of its size, too small to read.",
        "字幕 {number} 须缩小到 {percent}% 才放得下，无法看清。",
    ),
    Wording("Shorten it or part it in two.", "请缩短，或拆成两条。"),
)
ON_NO_FRAME = Kind(
    "cut.title-no-frame",
    Severity.WARNING,
    Wording(
        "Subtitle {number} begins and ends between two frames and is not seen.",
        "字幕 {number} 的起止都在两帧之间，不会显示。",
    ),
    Wording("Let it stay longer.", "请延长其显示时间。"),
)
CROWDED = Kind(
    "cut.title-crowded",
    Severity.WARNING,
    Wording(
        "There is no free place for subtitle {number}; it covers something.",
        "字幕 {number} 没有空位，会遮挡其他内容。",
    ),
    Wording("Shorten it, or let it begin when the other has gone.", "请缩短，或等其他内容消失后再开始。"),
)
OUTSIDE = Kind(
    "cut.title-outside",
    Severity.WARNING,
    Wording(
        "The file places {count} subtitles where {profile} has its buttons: {numbers}.",
        "文件中有 {count} 条字幕位于 {profile} 的按钮区域：{numbers}。",
    ),
    Wording(
        "Move them in the file, or give the text without styles to have it placed.",
        "请在文件中移动它们，或改用不带样式的字幕以自动排位。",
    ),
)
OWN_FACE = Kind(
    "cut.title-face",
    Severity.NOTE,
    Wording("{family} is not here; {ours} is used.", "没有字体 {family}，改用 {ours}。"),
    Wording("Name a folder that holds it with --font-dir.", "请用 --font-dir 指定含有它的文件夹。"),
)
OVERLAY_WANTS = Kind(
    "cut.overlay-wants",
    Severity.ERROR,
    Wording("The overlay {overlay} needs its {fact}.", "叠加文字 {overlay} 缺少 {fact}。"),
    Wording("Give it with --fact {fact}=…", "请用 --fact {fact}=… 给出。"),
)
OVERLAY_UNVERIFIED = Kind(
    "cut.overlay-unverified",
    Severity.WARNING,
    Wording(
        "The overlay {overlay} was not read at the authority itself: {fields}.",
        "叠加文字 {overlay} 未经主管部门原文核实：{fields}。",
    ),
    Wording("Ask the partner in that market before delivery.", "交付前请向当地合作方确认。"),
)
