"""What can be wrong with a timeline and the media for it, once, in both languages."""

from shudian.finding import Kind, Severity
from shudian.wording import Wording

NOT_TIMELINE = Kind(
    "cut.not-timeline",
    Severity.ERROR,
    Wording("This is no timeline that can be read: {why}.", "这不是可以读取的时间线：{why}。"),
    Wording(
        "Export it again as OTIO, EDL (CMX 3600), FCP7 XML or FCPXML.",
        "请重新导出为 OTIO、EDL（CMX 3600）、FCP7 XML 或 FCPXML。",
    ),
)
UNSAFE_XML = Kind(
    "cut.unsafe-xml",
    Severity.ERROR,
    Wording("The file is refused: {why}.", "拒绝读取该文件：{why}。"),
    Wording(
        "Export the timeline again; no editing program writes this.",
        "请重新导出时间线；剪辑软件不会写出这样的内容。",
    ),
)
BAD_EVENT = Kind(
    "cut.bad-event",
    Severity.ERROR,
    Wording("Event {number} cannot be read: {why}.", "第 {number} 条剪辑无法读取：{why}。"),
    Wording("Correct the line, or export the list again.", "请改正此行，或重新导出。"),
)
UNKNOWN_LINE = Kind(
    "cut.unknown-line",
    Severity.WARNING,
    Wording("This line is neither an event nor a note: {text}", "此行既不是剪辑事件也不是注释：{text}"),
    Wording("Nothing was done with it; correct it if it was meant.", "此行未作处理；若有用请改正。"),
)
NO_EVENTS = Kind(
    "cut.no-events",
    Severity.ERROR,
    Wording("The timeline holds no event.", "时间线中没有任何剪辑。"),
    Wording("Export the sequence that you cut.", "请导出实际剪辑的序列。"),
)
MANY_TIMELINES = Kind(
    "cut.many-timelines",
    Severity.WARNING,
    Wording("The file holds {count} timelines; {name} is taken.", "文件中有 {count} 条时间线，取用 {name}。"),
    Wording("Export the one you want by itself.", "请单独导出需要的时间线。"),
)
RATE_UNKNOWN = Kind(
    "cut.rate-unknown",
    Severity.ERROR,
    Wording(
        "The list does not say its frame rate, and the media have {rates}.",
        "剪辑表没有写明帧率，而素材帧率为 {rates}。",
    ),
    Wording("Say it with --rate.", "请用 --rate 给出。"),
)
NESTED = Kind(
    "cut.nested",
    Severity.ERROR,
    Wording("Event {number} is a sequence in a sequence.", "第 {number} 条是嵌套序列。"),
    Wording("Flatten the nest before exporting.", "请先展开嵌套再导出。"),
)
GENERATED = Kind(
    "cut.generated",
    Severity.WARNING,
    Wording(
        "Event {number} is made by the editing program ({what}); it becomes black.",
        "第 {number} 条由剪辑软件生成（{what}），将以黑场代替。",
    ),
    Wording("Render it to a file there and cut the file in.", "请在剪辑软件中渲染成文件后再剪入。"),
)
TRANSITION = Kind(
    "cut.transition",
    Severity.WARNING,
    Wording(
        "The transition of {frames} frames before event {number} is made a cut.",
        "第 {number} 条之前 {frames} 帧的转场按硬切处理。",
    ),
    Wording(
        "Render the transition in the editing program if it matters.", "若需要，请在剪辑软件中渲染转场。"
    ),
)
SPEED = Kind(
    "cut.speed",
    Severity.WARNING,
    Wording(
        "Event {number} runs at {percent} %; frames are repeated or left out and its own sound is silent.",
        "第 {number} 条速度为 {percent}%：重复或略去帧，其自带声音静音。",
    ),
    Wording(
        "Render the effect in the editing program if it must be smooth.", "若需平滑，请在剪辑软件中渲染。"
    ),
)
BACKWARDS = Kind(
    "cut.backwards",
    Severity.ERROR,
    Wording("Event {number} runs backwards.", "第 {number} 条为倒放。"),
    Wording("Render it to a file in the editing program.", "请在剪辑软件中渲染成文件。"),
)
EFFECT = Kind(
    "cut.effect",
    Severity.WARNING,
    Wording("The effect {name} of event {number} is left out.", "第 {number} 条的效果 {name} 未处理。"),
    Wording("Render it in the editing program if it matters.", "若需要，请在剪辑软件中渲染。"),
)

LENGTHS = Kind(
    "cut.lengths",
    Severity.ERROR,
    Wording(
        "Event {number} takes {source} frames of its source for {record} frames of the timeline.",
        "第 {number} 条取素材 {source} 帧，却占时间线 {record} 帧。",
    ),
    Wording("Correct one of the two, or note the speed (M2).", "请改正其中之一，或注明变速（M2）。"),
)
MISSING_MEDIA = Kind(
    "cut.missing-media",
    Severity.ERROR,
    Wording("Event {number} needs {name}, which is not there.", "第 {number} 条所需的 {name} 不存在。"),
    Wording(
        "Put the file into the media folder under this name, or correct its reel.",
        "请以此名称放入素材文件夹，或改正卷号。",
    ),
)
MANY_MEDIA = Kind(
    "cut.many-media",
    Severity.ERROR,
    Wording("Event {number} may mean any of {files}.", "第 {number} 条可能指 {files} 中的任一个。"),
    Wording(
        "Rename all but one, or name the file in the timeline.", "请改名只留其一，或在时间线中写明文件名。"
    ),
)
OUTSIDE_MEDIA = Kind(
    "cut.outside-media",
    Severity.ERROR,
    Wording(
        "Event {number} asks for {asked} of {name}, which holds {held}.",
        "第 {number} 条要取 {name} 的 {asked}，而素材只有 {held}。",
    ),
    Wording("Find the longer file, or trim the event.", "请找到完整素材，或修剪此条。"),
)
CLOCK_GUESSED = Kind(
    "cut.clock-guessed",
    Severity.WARNING,
    Wording(
        "The timecode of {name} does not fit event {number}; it is counted from {counted}.",
        "{name} 的时间码与第 {number} 条不符，改从 {counted} 起算。",
    ),
    Wording("Look at the first frame of the event.", "请核对此条的首帧。"),
)
RATE_DIFFERS = Kind(
    "cut.rate-differs",
    Severity.WARNING,
    Wording(
        "{name} has {media} frames a second, event {number} {timeline}: it keeps its length in time.",
        "{name} 为每秒 {media} 帧，第 {number} 条为 {timeline} 帧：按时长对齐。",
    ),
    Wording("Conform the file to the rate of the timeline first.", "请先把素材转为时间线帧率。"),
)
GAP = Kind(
    "cut.gap",
    Severity.WARNING,
    Wording(
        "{frames} frames before event {number} are empty: black.",
        "第 {number} 条之前有 {frames} 帧空白，为黑场。",
    ),
    Wording("Close the gap if it was not meant.", "若非本意，请补上空白。"),
)
OVERLAP = Kind(
    "cut.overlap",
    Severity.ERROR,
    Wording(
        "Events {before} and {number} of track {track} share {frames} frames.",
        "轨道 {track} 上第 {before} 条与第 {number} 条重叠 {frames} 帧。",
    ),
    Wording("Trim one of them.", "请修剪其中一条。"),
)
NOT_WRITTEN = Kind(
    "cut.not-written",
    Severity.ERROR,
    Wording("The timeline cannot be written so: {why}.", "时间线无法以此格式写出：{why}。"),
    Wording("Choose OTIO, which holds everything.", "请改用可容纳全部内容的 OTIO。"),
)
