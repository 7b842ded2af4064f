"""Every kind of finding that this stage makes, once, in both languages."""

from shudian.finding import Kind, Severity
from shudian.wording import Wording

# --- the adapted script beside its source -------------------------------------------------

NO_LINE = Kind(
    "localise.no-line",
    Severity.WARNING,
    Wording("No {language} line for “{source}”.", "“{source}”没有 {language} 译文。"),
    Wording("Write the line; until then it has no subtitle.", "请补上这一句，否则它没有字幕。"),
)
LINE_WITHOUT_SOURCE = Kind(
    "localise.line-without-source",
    Severity.WARNING,
    Wording("“{text}” stands for no line of the source.", "“{text}”在原剧本中没有对应的句子。"),
    Wording("Take it out, or add the line to the source.", "请删去，或在原剧本中补上该句。"),
)
NO_SCENE = Kind(
    "localise.no-scene",
    Severity.WARNING,
    Wording("Scene {scene} has no adapted scene.", "第 {scene} 场没有改编场次。"),
    Wording("Write the scene, or give it the number of its source.", "请补上该场，或使场号与原剧本一致。"),
)
SCENE_WITHOUT_SOURCE = Kind(
    "localise.scene-without-source",
    Severity.WARNING,
    Wording("Scene {scene} stands for no scene of the source.", "第 {scene} 场在原剧本中没有对应。"),
    Wording("Give it the number of its source scene.", "请使用原剧本的场号。"),
)
OTHER_SPEAKER = Kind(
    "localise.other-speaker",
    Severity.WARNING,
    Wording(
        "{speaker} says this, but elsewhere {source} is {usual}.",
        "这句由 {speaker} 说，而别处 {source} 对应的是 {usual}。",
    ),
    Wording("Check who speaks; one character keeps one name.", "请核对说话人；同一角色用同一名字。"),
)
UNCOVERED = Kind(
    "localise.uncovered-episodes",
    Severity.NOTE,
    Wording("No {language} lines yet for episode {episodes}.", "第 {episodes} 集尚无 {language} 译文。"),
    Wording("Write them when their turn comes.", "轮到时请补写。"),
)
STALE = Kind(
    "localise.stale-line",
    Severity.WARNING,
    Wording(
        "The source line has changed: the table says “{said}”, the script “{source}”.",
        "原句已改：表中为“{said}”，剧本为“{source}”。",
    ),
    Wording("Adapt the line anew and copy the new source beside it.", "请重新改编，并更新表中的原文。"),
)

# --- the table of lines -------------------------------------------------------------------

NOT_TEXT = Kind(
    "localise.not-text",
    Severity.ERROR,
    Wording("This is not a text file.", "这不是文本文件。"),
    Wording("Save it as UTF-8 text.", "请保存为 UTF-8 文本。"),
)
ENCODING = Kind(
    "localise.encoding",
    Severity.NOTE,
    Wording("The file is {encoding}.", "文件编码为 {encoding}。"),
    Wording("It was read; save it as UTF-8 to be safe.", "已读取；为稳妥请存为 UTF-8。"),
)
NO_COLUMNS = Kind(
    "localise.no-columns",
    Severity.ERROR,
    Wording("The first row lacks the columns {columns}.", "首行缺少列：{columns}。"),
    Wording("Head the table scene,line,source,text,note.", "请以 scene,line,source,text,note 作为首行。"),
)
WRONG_ROW = Kind(
    "localise.wrong-row",
    Severity.ERROR,
    Wording("{why}", "{why}"),
    Wording("Correct the row; it was left out.", "请改正该行；此行未被采用。"),
)

# --- subtitles ----------------------------------------------------------------------------

NO_EPISODE_LINES = Kind(
    "localise.no-lines",
    Severity.ERROR,
    Wording("Episode {episode} has no {language} line at all.", "第 {episode} 集没有任何 {language} 译文。"),
    Wording("Give the lines of this episode.", "请提供本集的译文。"),
)
NOT_TIMED = Kind(
    "localise.not-timed",
    Severity.WARNING,
    Wording("“{text}” has no place in the timeline.", "“{text}”不在时间线上。"),
    Wording("Make the timeline from this version of the script.", "请用这一版剧本重新生成时间线。"),
)
TOO_WIDE = Kind(
    "localise.too-wide",
    Severity.ERROR,
    Wording("{at}: the line “{line}” is {has} wide, {most} fit.", "{at}：“{line}”宽 {has}，最多 {most}。"),
    Wording("Break or shorten the line.", "请断行或缩短。"),
)
TOO_MANY_LINES = Kind(
    "localise.too-many-lines",
    Severity.ERROR,
    Wording("{at}: {has} lines; {most} are allowed.", "{at}：有 {has} 行，最多 {most} 行。"),
    Wording("Split the subtitle in two or shorten it.", "请拆成两条或缩短。"),
)
TOO_FAST = Kind(
    "localise.too-fast",
    Severity.WARNING,
    Wording(
        "{at}: “{text}” asks for {has} characters a second; {most} can be read.",
        "{at}：“{text}”每秒 {has} 字，最多 {most} 字。",
    ),
    Wording("Take away {less} characters or give it more time.", "请删去 {less} 字，或延长时间。"),
)
TOO_SHORT = Kind(
    "localise.too-short",
    Severity.WARNING,
    Wording(
        "{at}: “{text}” stays {has} s; {least} s is the least.",
        "{at}：“{text}”只停留 {has} 秒，至少 {least} 秒。",
    ),
    Wording("Let it stay longer or join it to its neighbour.", "请延长，或与相邻字幕合并。"),
)
TOO_LONG = Kind(
    "localise.too-long",
    Severity.WARNING,
    Wording(
        "{at}: “{text}” stays {has} s; {most} s is the most.", "{at}：“{text}”停留 {has} 秒，最多 {most} 秒。"
    ),
    Wording("End it sooner or split it.", "请提前结束或拆分。"),
)
GAP = Kind(
    "localise.gap",
    Severity.WARNING,
    Wording(
        "{at}: only {has} ms after the subtitle before; {least} ms is the least.",
        "{at}：距上一条仅 {has} 毫秒，至少 {least} 毫秒。",
    ),
    Wording("End the one before sooner.", "请让上一条提前结束。"),
)
FLICKER = Kind(
    "localise.flicker",
    Severity.NOTE,
    Wording("{at}: the screen is empty for {has} frames before it.", "{at}：此前画面空白 {has} 帧。"),
    Wording(
        "Close the gap to {least} frames or open it to {most}.", "请缩到 {least} 帧，或拉开到 {most} 帧。"
    ),
)
OVERLAP = Kind(
    "localise.overlap",
    Severity.ERROR,
    Wording("{at}: it begins while the subtitle before still shows.", "{at}：上一条尚未结束就开始。"),
    Wording("End the one before sooner, or join them.", "请让上一条提前结束，或合并。"),
)
NO_TYPEFACE = Kind(
    "localise.no-typeface",
    Severity.WARNING,
    Wording(
        "No typeface here draws “{signs}”; its width is a guess.", "没有字体能显示“{signs}”，其宽度为估计。"
    ),
    Wording(
        "Install the font packages, or name a folder with a Noto face by --font-dir.",
        "请安装字体包，或用 --font-dir 指定含 Noto 字体的文件夹。",
    ),
)

# --- subtitle files -----------------------------------------------------------------------

NOT_FORMAT = Kind(
    "localise.not-format",
    Severity.ERROR,
    Wording("This is not a {format} file: {why}.", "这不是 {format} 文件：{why}。"),
    Wording("Give the file with the ending that fits it.", "请使用与内容相符的后缀。"),
)
NO_CUES = Kind(
    "localise.no-cues",
    Severity.ERROR,
    Wording("The file holds no subtitle.", "文件中没有字幕。"),
    Wording("Export it again, or check that it is a subtitle file.", "请重新导出，或核对文件。"),
)
DROPPED_CUE = Kind(
    "localise.dropped-cue",
    Severity.WARNING,
    Wording("A subtitle was left out: {why}.", "略去一条字幕：{why}。"),
    Wording("Give it text and an end after its beginning.", "请补上文字，并使结束晚于开始。"),
)
OUT_OF_ORDER = Kind(
    "localise.out-of-order",
    Severity.WARNING,
    Wording(
        "{count} subtitles began before the one above them; they were sorted.",
        "有 {count} 条字幕早于上一条，已排序。",
    ),
    Wording("Save the file in order of time.", "请按时间顺序保存。"),
)
NOT_KEPT = Kind(
    "localise.not-kept",
    Severity.NOTE,
    Wording("{format} does not keep {what} ({count}).", "{format} 不保留{what}（{count} 处）。"),
    Wording("Keep the source file, or choose WebVTT.", "请保留原文件，或改用 WebVTT。"),
)
NOT_READ = Kind(
    "localise.not-read",
    Severity.NOTE,
    Wording("The file's {what} ({count}) were left aside.", "文件中的{what}（{count} 处）未采用。"),
    Wording("Keep the source file if they matter.", "如有需要请保留原文件。"),
)

# --- a house's own profile ----------------------------------------------------------------

BAD_PROFILE = Kind(
    "localise.bad-profile",
    Severity.ERROR,
    Wording("This is no profile: {why}.", "这不是有效的规则文件：{why}。"),
    Wording(
        "Correct the file; it says only what differs from what it extends.",
        "请改正；文件只写与所继承规则不同之处。",
    ),
)
NO_SUCH_PROFILE = Kind(
    "localise.no-such-profile",
    Severity.ERROR,
    Wording("There is no profile {name} to extend.", "没有可继承的规则 {name}。"),
    Wording("Extend one of {known}.", "请继承其中之一：{known}。"),
)
UNKNOWN_RULE = Kind(
    "localise.unknown-rule",
    Severity.ERROR,
    Wording("No profile knows {name}.", "规则文件中没有 {name}。"),
    Wording("Known here: {known}.", "此处可用：{known}。"),
)

# --- words and shots ----------------------------------------------------------------------

NO_SHOTS = Kind(
    "localise.no-shots",
    Severity.ERROR,
    Wording(
        "This is no list of shots: it needs the columns first, frames and seconds.",
        "这不是镜头表：须含 first、frames、seconds 列。",
    ),
    Wording("Make one with `shudian cut shots`.", "请用 `shudian cut shots` 生成。"),
)
NO_TIMES = Kind(
    "localise.no-times",
    Severity.ERROR,
    Wording("{file} says no times: it is a text alone.", "{file} 只有文字，没有时间。"),
    Wording(
        "Give words with times (.json), subtitles, or a template with --template.",
        "请提供带时间的词（.json）、字幕文件，或用 --template 给出模板。",
    ),
)
