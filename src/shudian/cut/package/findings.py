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
CUT_SHORT = Kind(
    "cut.package-cut-short",
    Severity.ERROR,
    Wording(
        "The index names {named} frames, but only {there} are in the file.",
        "索引列出 {named} 帧，文件中只有 {there} 帧。",
    ),
    Wording("Copy the file again from its source.", "请从来源重新复制该文件。"),
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
SOUND_UNEVEN = Kind(
    "cut.package-sound-uneven",
    Severity.ERROR,
    Wording("The frames of the sound do not follow each other without gaps.", "声音的各帧之间有间隙或重叠。"),
    Wording("Finish it with `shudian cut sound` first.", "请先用 shudian cut sound 处理。"),
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
SOUND_LATE = Kind(
    "cut.package-sound-late",
    Severity.WARNING,
    Wording(
        "The sound begins {ms} ms after the picture; without an edit list it is heard that much early.",
        "声音比画面晚 {ms} 毫秒开始；没有编辑列表时会提前同样的时间播放。",
    ),
    Wording(
        "Finish it with `shudian cut sound`, which starts at zero.",
        "请用 shudian cut sound 处理，使其从零开始。",
    ),
)
INDEX_LAST = Kind(
    "cut.platform-index-last",
    Severity.ERROR,
    Wording("The index stands behind the data (moov after mdat).", "索引位于数据之后（moov 在 mdat 之后）。"),
    Wording("Write it with `shudian cut package --profile`.", "请用 shudian cut package --profile 写出。"),
)
EDITED = Kind(
    "cut.platform-edited",
    Severity.ERROR,
    Wording(
        "The file has an edit list, or its picture does not start at zero.",
        "文件含有编辑列表，或画面不从零开始。",
    ),
    Wording("Write it with `shudian cut package --profile`.", "请用 shudian cut package --profile 写出。"),
)


def _limit(name: str, severity: Severity, en: str, zh: str, remedy: Wording) -> Kind:
    return Kind(
        f"cut.platform-{name}",
        severity,
        Wording(f"{en}; {{platform}} takes {{wanted}}.", f"{zh}；{{platform}}要求 {{wanted}}。"),
        remedy,
    )


_CUT_AGAIN = Wording("Split or trim the episode.", "请拆分或剪短该集。")
SIZE = _limit("size", Severity.ERROR, "The picture is {found}", "画面为 {found}", _RENDER)
RATE = _limit("rate", Severity.ERROR, "It has {found} frames a second", "每秒 {found} 帧", _RENDER)
LEVEL = _limit("level", Severity.ERROR, "It is H.264 level {found}", "H.264 等级为 {found}", _RENDER)
KEYS = _limit(
    "keys", Severity.WARNING, "{found} s pass between key frames", "关键帧间隔达 {found} 秒", _RENDER
)
SHORT = _limit("short", Severity.ERROR, "It lasts {found} s", "时长 {found} 秒", _CUT_AGAIN)
LONG = _limit("long", Severity.ERROR, "It lasts {found} s", "时长 {found} 秒", _CUT_AGAIN)
LARGE = _limit("large", Severity.ERROR, "It has {found} bytes", "大小为 {found} 字节", _RENDER)
BITRATE = _limit("bitrate", Severity.ERROR, "It runs at {found} Mb/s", "码率为 {found} Mb/s", _RENDER)
LOUD = Kind(
    "cut.platform-loudness",
    Severity.WARNING,
    Wording(
        "The sound measures {lufs} LUFS and {peak} dBTP; {platform} wants {wanted} under {ceiling}.",
        "声音实测 {lufs} LUFS、{peak} dBTP；{platform}要求 {wanted} LUFS、不高于 {ceiling} dBTP。",
    ),
    Wording("Level it with `shudian cut sound --profile`.", "请用 shudian cut sound --profile 处理。"),
)
UNVERIFIED = Kind(
    "cut.platform-unverified",
    Severity.NOTE,
    Wording(
        "Not read at {platform} itself: {fields}. Source of the profile: {source} ({read}).",
        "{platform}的下列规格未经其本身证实：{fields}。规格来源：{source}（{read}）。",
    ),
    Wording("Confirm it with the partner before the delivery.", "交付前请与合作方确认。"),
)
_PACKAGE_AGAIN = Wording("Package the episode again.", "请重新打包该集。")
MISSING = Kind(
    "cut.package-missing",
    Severity.ERROR,
    Wording("{by} names this file, but it is not there.", "{by} 列出了该文件，但文件不存在。"),
    _PACKAGE_AGAIN,
)
CHANGED = Kind(
    "cut.package-changed",
    Severity.ERROR,
    Wording("The file is not the one that was written (SHA-256).", "文件与写出时不同（SHA-256）。"),
    _PACKAGE_AGAIN,
)
TARGET = Kind(
    "cut.package-target",
    Severity.ERROR,
    Wording(
        "The target duration is missing or shorter than the longest segment, {longest} s.",
        "目标时长缺失，或短于最长的片段（{longest} 秒）。",
    ),
    _PACKAGE_AGAIN,
)
NO_END = Kind(
    "cut.package-no-end",
    Severity.ERROR,
    Wording(
        "The list does not say that it ends; players wait for more.", "列表没有结束标记，播放器会一直等待。"
    ),
    _PACKAGE_AGAIN,
)
GAP = Kind(
    "cut.package-gap",
    Severity.ERROR,
    Wording(
        "In {by}, this segment begins {ticks} ticks after the end of the one before it.",
        "在 {by} 中，该片段的开头与上一片段的结尾相差 {ticks} 个时间单位。",
    ),
    _PACKAGE_AGAIN,
)
LENGTH = Kind(
    "cut.package-length",
    Severity.ERROR,
    Wording("The segment is not as long as {by} says.", "片段时长与 {by} 所写不符。"),
    _PACKAGE_AGAIN,
)
EMPTY_SEGMENT = Kind(
    "cut.package-empty-segment",
    Severity.ERROR,
    Wording("The segment holds nothing, says {by} otherwise.", "片段为空，与 {by} 不符。"),
    _PACKAGE_AGAIN,
)
BROKEN = Kind(
    "cut.package-broken",
    Severity.ERROR,
    Wording("A file of this list is damaged.", "该列表中有文件已损坏。"),
    _PACKAGE_AGAIN,
)
SHORTER = Kind(
    "cut.package-shorter",
    Severity.WARNING,
    Wording(
        "The rendition lasts {seconds} s, the longest one {whole} s.",
        "该版本长 {seconds} 秒，最长的版本为 {whole} 秒。",
    ),
    Wording(
        "Check that picture, sound and subtitles belong to the same cut.",
        "请确认画面、声音与字幕属于同一版剪辑。",
    ),
)
NO_CONTENT_KEY = Kind(
    "cut.package-no-content-key",
    Severity.ERROR,
    Wording(
        "This is no content key: one line of id:key, 32 hexadecimal digits each.",
        "这不是内容密钥：应为一行“编号:密钥”，各 32 位十六进制数字。",
    ),
    Wording("Ask for it where the licences are given out.", "请向许可证服务方索取。"),
)
NAME_WITH_COMMA = Kind(
    "cut.package-comma",
    Severity.ERROR,
    Wording("Shaka Packager takes no comma in a path.", "Shaka Packager 不接受含逗号的路径。"),
    Wording("Rename the file or its folder.", "请更改文件名或文件夹名。"),
)
