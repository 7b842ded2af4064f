"""What the page of a check says, in both languages."""

from __future__ import annotations

from shudian.finding import Severity
from shudian.wording import Wording

TITLE = Wording("Check of finished files", "成片检查")
GOOD = Wording("Nothing stands in the way of delivery.", "没有妨碍交付的问题。")
BAD = Wording(
    "{bad} of {count} file(s) cannot be delivered like this.", "{count} 个文件中有 {bad} 个不能就此交付。"
)
FOR = Wording("for {platform}", "交付对象：{platform}")
SEASON = Wording("The season", "整季")
CLEAN = Wording("Nothing found.", "未发现问题。")
FRAME = Wording("frame {first}–{last}", "第 {first}–{last} 帧")
WHOLE_FILE = Wording("the whole file", "整个文件")
WANTED = Wording("wanted {wanted}", "要求 {wanted}")
HOW = Wording("How this is measured", "测量方法")
HOW_ALL = Wording("How each number was made", "各项数值的来历")
ONLY_BAD = Wording("Hide what is clean", "隐藏无问题的文件")
UNVERIFIED = Wording("unverified", "未经证实")
SEVERITIES = {
    Severity.ERROR: Wording("Error", "错误"),
    Severity.WARNING: Wording("Warning", "警告"),
    Severity.NOTE: Wording("Note", "提示"),
}
MEASURES = {
    "size": Wording("Picture", "画面"),
    "rate": Wording("Frames a second", "帧率"),
    "seconds": Wording("Seconds", "秒数"),
    "bitrate": Wording("Mb/s", "Mb/s"),
    "codecs": Wording("Codecs", "编码"),
    "loudness": Wording("Loudness, LUFS", "响度 LUFS"),
    "true-peak": Wording("True peak, dBTP", "真峰值 dBTP"),
    "quality": Wording("VMAF, phone", "VMAF（手机）"),
}
#: By the table of `rules/inspect.toml` whose numbers and source stand beside it.
METHODS = {
    "black": Wording(
        "A frame is black where nearly all of its points are; every frame is looked at.",
        "几乎所有采样点都黑的帧为黑帧；逐帧检查。",
    ),
    "freeze": Wording(
        "A still lasts while no block of the picture differs from its first frame.",
        "从首帧起任何分块都没有变化，即为静止。",
    ),
    "stray": Wording(
        "A few frames that resemble neither neighbour, between frames that resemble each other.",
        "前后帧彼此相似，而中间几帧与两侧都不相似。",
    ),
    "flash": Wording(
        "Luminance of a screen of 200 cd/m² in cells of the picture; a flash is a pair of opposing changes of a cell. "
        "Regular stripes are not looked for. This is no certified analysis.",
        "按 200 cd/m² 屏幕换算各单元的亮度；一个单元一次往返变化计为一次闪烁。不检查规则条纹。本结果不是经认证的分析。",
    ),
    "sound": Wording(
        "Loudness and true peak by EBU R 128 (ffmpeg's ebur128); silence, clipping and lengths from the decoded samples.",
        "响度与真峰值按 EBU R 128（ffmpeg 的 ebur128）；静音、削波与长度取自解码后的采样。",
    ),
    "lag": Wording(
        "The sound is laid over that of its source and shifted until both agree most.",
        "将声音与素材的声音叠合、平移，取最吻合处。",
    ),
    "season": Wording(
        "Lengths by the modified z score; pictures by prints of 64 bits, two a second.",
        "时长按修正 z 值；画面按每秒两个 64 位指纹比较。",
    ),
    "text": Wording(
        "One frame a cue is read by OCR and compared with the cue without spaces and marks.",
        "每条字幕取一帧做文字识别，去除空格与标点后与字幕比较。",
    ),
    "quality": Wording(
        "VMAF against the source at the same frames, every few frames, with the phone transform.",
        "与素材同帧比较 VMAF，每隔数帧取样，采用手机模型。",
    ),
}
