"""Kinds of finding that packaging makes."""

from shudian.finding import Kind, Severity
from shudian.wording import Wording

_RENDER = Wording("Render it with `shudian cut render` first.", "请先用 shudian cut render 渲染。")

NOT_COPIED = Kind(
    "cut.package-not-copied",
    Severity.ERROR,
    Wording(
        "The picture is {codec} {form}; only H.264 4:2:0 with square pixels is packaged without encoding.",
        "画面为 {codec} {form}；仅方形像素的 H.264 4:2:0 可不经编码直接打包。",
    ),
    _RENDER,
)
NO_KEY = Kind(
    "cut.package-no-key",
    Severity.ERROR,
    Wording("The picture does not begin with a key frame.", "画面不是从关键帧开始的。"),
    _RENDER,
)
NOT_CLOSED = Kind(
    "cut.package-not-closed",
    Severity.ERROR,
    Wording(
        "The group of pictures that starts here needs frames of another group.",
        "从此处开始的画面组依赖其他组的帧。",
    ),
    _RENDER,
)
NOT_ALIKE = Kind(
    "cut.package-not-alike",
    Severity.ERROR,
    Wording(
        "Size, rate or encoder settings differ from those of {first}; one decoder cannot play both.",
        "尺寸、帧率或编码设置与 {first} 不同，同一解码器无法连续播放。",
    ),
    Wording("Render all segments of a rung with the same settings.", "请用相同设置渲染同一档的所有片段。"),
)
NOT_AAC = Kind(
    "cut.package-not-aac",
    Severity.ERROR,
    Wording("The sound is {codec}, not AAC.", "声音为 {codec}，不是 AAC。"),
    Wording("Level it with `shudian cut sound` first.", "请先用 shudian cut sound 处理。"),
)
LONG_GROUP = Kind(
    "cut.package-long-group",
    Severity.ERROR,
    Wording(
        "From this frame on there is no key frame for {seconds} s; players need one every {most} s.",
        "从此帧起 {seconds} 秒没有关键帧；播放器至少每 {most} 秒需要一个。",
    ),
    _RENDER,
)
RUNGS_DIFFER = Kind(
    "cut.package-rungs-differ",
    Severity.ERROR,
    Wording(
        "{name} has {frames} frames at {rate} a second, the first rung {first_frames} at {first_rate}.",
        "{name} 为 {frames} 帧、每秒 {rate}，首档为 {first_frames} 帧、每秒 {first_rate}。",
    ),
    Wording("Make all rungs from the same cut.", "请由同一版剪辑生成所有档位。"),
)
SAME_RUNG = Kind(
    "cut.package-same-rung",
    Severity.ERROR,
    Wording("Two rungs are {width}×{height}.", "有两个档位都是 {width}×{height}。"),
    Wording("Give one file a size.", "每种尺寸只给一个文件。"),
)
SOUND_TWICE = Kind(
    "cut.package-sound-twice",
    Severity.ERROR,
    Wording("There are two sounds for {language}.", "语言 {language} 有两路声音。"),
    Wording("Give one sound a language.", "每种语言只给一路声音。"),
)
SOUND_SHORT = Kind(
    "cut.package-sound-short",
    Severity.WARNING,
    Wording(
        "The sound lasts {sound} s, the picture {picture} s.", "声音长 {sound} 秒，画面长 {picture} 秒。"
    ),
    Wording("Check that they belong to the same cut.", "请确认两者属于同一版剪辑。"),
)
FOLDER_TAKEN = Kind(
    "cut.package-folder-taken",
    Severity.ERROR,
    Wording("The folder holds something else than a package.", "该文件夹中有打包之外的内容。"),
    Wording("Name a new folder.", "请指定一个新文件夹。"),
)
