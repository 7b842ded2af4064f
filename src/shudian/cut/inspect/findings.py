"""Kinds of finding that the check of finished files makes."""

from shudian.finding import Kind, Severity
from shudian.wording import Wording

_RENDER = Wording("Render this place again.", "请重新渲染此处。")
_COPY = Wording("Copy the file again, or render it again.", "请重新复制该文件，或重新渲染。")


def _kind(name: str, severity: Severity, message: Wording, remedy: Wording) -> Kind:
    return Kind(f"cut.check-{name}", severity, message, remedy)


BLACK = _kind(
    "black",
    Severity.ERROR,
    Wording(
        "The picture is black from {start} to {end} ({seconds} s).",
        "画面从 {start} 到 {end} 全黑（{seconds} 秒）。",
    ),
    Wording(
        "Look whether a shot is missing there; shorten the black otherwise.",
        "请确认此处是否缺镜头；若无，请缩短黑场。",
    ),
)
BLACK_EDGE = _kind(
    "black-edge",
    Severity.WARNING,
    Wording("The programme begins or ends with {seconds} s of black.", "节目开头或结尾有 {seconds} 秒黑场。"),
    Wording("Trim it: viewers swipe on.", "请剪短：观众会划走。"),
)
BLACK_STRAY = _kind(
    "black-stray",
    Severity.ERROR,
    Wording("{frames} black frame(s) stand between two pictures.", "两个画面之间夹有 {frames} 帧黑场。"),
    Wording("Close the gap in the edit.", "请在剪辑中补上空隙。"),
)
STRAY = _kind(
    "stray",
    Severity.WARNING,
    Wording(
        "{frames} frame(s) of another shot stand inside a shot.", "一个镜头中夹有另一镜头的 {frames} 帧。"
    ),
    Wording("Look at the cut: a leftover of the edit.", "请检查此剪辑点：多为剪辑残留。"),
)
FREEZE = _kind(
    "freeze",
    Severity.WARNING,
    Wording(
        "Nothing moves from {start} to {end} ({seconds} s).", "画面从 {start} 到 {end} 静止（{seconds} 秒）。"
    ),
    Wording(
        "Leave it if the still is meant; else render the shot again.",
        "若为有意定格可保留；否则请重新渲染该镜头。",
    ),
)
FLASH = _kind(
    "flash",
    Severity.ERROR,
    Wording(
        "The picture flashes {rate} times a second over {share} of its area until {end}; 3 over a quarter is the limit.",
        "至 {end} 画面每秒闪烁 {rate} 次，面积达 {share}；上限为四分之一面积每秒 3 次。",
    ),
    Wording(
        "Darken or slow the flashes, or shrink them under a quarter of the picture.",
        "请压暗、放慢闪光，或缩至画面四分之一以下。",
    ),
)
FLASH_RED = _kind(
    "flash-red",
    Severity.ERROR,
    Wording(
        "Saturated red flashes {rate} times a second over {share} of the picture until {end}.",
        "至 {end} 饱和红色每秒闪烁 {rate} 次，面积达 {share}。",
    ),
    Wording(
        "Take the colour out of the flashes or slow them to three a second.",
        "请降低闪光的饱和度，或放慢至每秒三次以内。",
    ),
)
DAMAGED = _kind(
    "damaged",
    Severity.ERROR,
    Wording(
        "The picture is damaged here: {count} place(s) cannot be decoded.",
        "此处画面损坏：{count} 处无法解码。",
    ),
    _COPY,
)
SOUND_DAMAGED = _kind(
    "sound-damaged",
    Severity.ERROR,
    Wording(
        "The sound is damaged: {count} packet(s) cannot be decoded.", "声音损坏：{count} 个数据包无法解码。"
    ),
    _COPY,
)
UNEVEN = _kind(
    "uneven",
    Severity.ERROR,
    Wording(
        "Frames are missing or late here: {gap} ms pass instead of {step} ({count} place(s)).",
        "此处缺帧或迟到：间隔 {gap} 毫秒，应为 {step} 毫秒（共 {count} 处）。",
    ),
    _RENDER,
)
ASPECT = _kind(
    "aspect",
    Severity.ERROR,
    Wording("The pixels are not square ({aspect}).", "像素不是方形（{aspect}）。"),
    Wording(
        "Render it again; players and platforms ignore the pixel aspect.",
        "请重新渲染；播放器与平台会忽略像素宽高比。",
    ),
)
SILENCE = _kind(
    "silence",
    Severity.WARNING,
    Wording(
        "Nothing is heard from {start} to {end} ({seconds} s).",
        "从 {start} 到 {end} 没有声音（{seconds} 秒）。",
    ),
    Wording("Lay room tone or music under it.", "请铺上环境声或音乐。"),
)
SILENT = _kind(
    "silent",
    Severity.ERROR,
    Wording("Nothing is heard in the whole file.", "整个文件没有任何声音。"),
    Wording("Mix the episode again; a stem may have been muted.", "请重新混音；可能有分轨被静音。"),
)
NO_SOUND = _kind(
    "no-sound",
    Severity.ERROR,
    Wording("The file has no sound.", "该文件没有声音。"),
    Wording("Put the episode's sound to it.", "请加入该集的声音。"),
)
CLIPPED = _kind(
    "clipped",
    Severity.WARNING,
    Wording(
        "The sound is clipped at {start} ({count} place(s) in the file).",
        "声音在 {start} 处削波（全文件共 {count} 处）。",
    ),
    Wording("Mix it lower; a limiter cannot mend it.", "请降低电平重新混音，限幅无法修复。"),
)
LOUDNESS = _kind(
    "loudness",
    Severity.ERROR,
    Wording(
        "The sound measures {lufs} LUFS; {platform} wants {wanted}.",
        "声音实测 {lufs} LUFS；{platform}要求 {wanted}。",
    ),
    Wording("Level it with `shudian cut sound --profile`.", "请用 shudian cut sound --profile 处理。"),
)
TRUE_PEAK = _kind(
    "true-peak",
    Severity.ERROR,
    Wording(
        "The true peak is {peak} dBTP; {platform} takes {wanted}.",
        "真峰值为 {peak} dBTP；{platform}上限为 {wanted}。",
    ),
    Wording("Level it with `shudian cut sound --profile`.", "请用 shudian cut sound --profile 处理。"),
)
LENGTHS = _kind(
    "lengths",
    Severity.ERROR,
    Wording("The sound ends {lasting} s {side} the picture.", "声音比画面{side} {lasting} 秒结束。"),
    Wording("Render it again from one cut.", "请用同一版剪辑重新渲染。"),
)
SOUND_APART = _kind(
    "sound-apart",
    Severity.ERROR,
    Wording("The sound begins {ms} ms {side} the picture.", "声音比画面{side} {ms} 毫秒开始。"),
    Wording(
        "Render it again; 40 ms early or 60 ms late is seen on lips.",
        "请重新渲染；提前 40 或滞后 60 毫秒即可看出口型不符。",
    ),
)
SOUND_LAG = _kind(
    "sound-lag",
    Severity.ERROR,
    Wording("What is heard comes {ms} ms {side} than in the source.", "声音内容比素材{side} {ms} 毫秒。"),
    Wording("Render it again; its sound was shifted.", "请重新渲染；其声音发生了偏移。"),
)
SOUND_OTHER = _kind(
    "sound-other",
    Severity.ERROR,
    Wording("The sound is not that of its source ({alike} alike).", "声音与素材不符（相似度 {alike}）。"),
    Wording(
        "Look whether it is that of another episode or language.", "请确认是否误用了其他集或其他语言的声音。"
    ),
)
NOT_DELIVERED = _kind(
    "not-delivered",
    Severity.ERROR,
    Wording("The plan promises this file; it is not there.", "计划中有此文件，但交付文件夹中没有。"),
    Wording("Render the season again with `shudian cut season`.", "请用 shudian cut season 重新渲染。"),
)
NOT_PLANNED = _kind(
    "not-planned",
    Severity.WARNING,
    Wording("The plan knows nothing of this file.", "计划中没有此文件。"),
    Wording("Take it out of the delivery, or add it to the plan.", "请将其移出交付文件夹，或写入计划。"),
)
FRAMES = _kind(
    "frames",
    Severity.ERROR,
    Wording(
        "It has {frames} frames at {rate} a second, its source {wanted} at {other}.",
        "它有 {frames} 帧（每秒 {rate} 帧），素材有 {wanted} 帧（每秒 {other} 帧）。",
    ),
    Wording("Render it again from that source.", "请从该素材重新渲染。"),
)
TEXTS_MISSING = _kind(
    "texts-missing",
    Severity.ERROR,
    Wording("It lacks subtitles in {languages}.", "缺少以下语言的字幕：{languages}。"),
    Wording("Render it again; the plan names them.", "计划中有这些字幕，请重新渲染。"),
)
TEXT_LANGUAGE = _kind(
    "text-language",
    Severity.ERROR,
    Wording(
        "The picture reads “{read}”: the line in {other}, not in {language}.",
        "画面上读到“{read}”，是 {other} 的字幕，而非 {language}。",
    ),
    Wording("Put the file of the right language here.", "请换上正确语言的文件。"),
)
LANGUAGES_ALIKE = _kind(
    "languages-alike",
    Severity.ERROR,
    Wording(
        "Its picture is that of {other}, though the lines differ.",
        "画面与 {other} 完全相同，而两者字幕不同。",
    ),
    Wording("One of both is in the wrong language.", "两者之一语言有误。"),
)
AFTER = Wording("after", "晚")
BEFORE = Wording("before", "早")
LATER = Wording("later", "晚")
EARLIER = Wording("earlier", "早")
LENGTH_OUTLIER = _kind(
    "length-outlier",
    Severity.WARNING,
    Wording(
        "It lasts {lasting} s, the others about {usual} s (robust z {z}).",
        "时长 {lasting} 秒，其他集约 {usual} 秒（稳健 z 值 {z}）。",
    ),
    Wording("Look whether a scene is missing or stands twice.", "请确认是否缺场或重复。"),
)
MISSING = _kind(
    "episode-missing",
    Severity.ERROR,
    Wording("Episode(s) {numbers} are not among the files.", "文件中缺少第 {numbers} 集。"),
    Wording("Add the file, or name the folder of the whole season.", "请补上文件，或给出整季所在的文件夹。"),
)
TWICE = _kind(
    "episode-twice",
    Severity.ERROR,
    Wording("The name says the same episode as {other}.", "文件名与 {other} 指同一集。"),
    Wording("Keep one of them.", "请只保留一个。"),
)
SAME = _kind(
    "same-picture",
    Severity.ERROR,
    Wording("{share} of its pictures are those of {other}.", "{share} 的画面与 {other} 相同。"),
    Wording(
        "One of the two bears the wrong name, or was rendered from the wrong source.",
        "两者之一命名有误，或渲染自错误的素材。",
    ),
)
TEXT_OUTSIDE = _kind(
    "text-outside",
    Severity.ERROR,
    Wording(
        "The text “{text}” reaches into the {edge} edge that {platform} covers.",
        "文字“{text}”进入了{platform}遮挡的{edge}。",
    ),
    Wording(
        "Set it again with `shudian cut titles --profile`.", "请用 shudian cut titles --profile 重新排版。"
    ),
)
EDGES = {
    "top": Wording("top", "上边"),
    "bottom": Wording("bottom", "下边"),
    "left": Wording("left", "左边"),
    "right": Wording("right", "右边"),
}
TEXT_WRONG = _kind(
    "text-wrong",
    Severity.ERROR,
    Wording(
        "The picture reads “{read}”, the subtitle says “{text}”.", "画面上读到“{read}”，字幕应为“{text}”。"
    ),
    Wording(
        "Look at the frame: a wrong language, a missing glyph or an old cue.",
        "请查看该帧：可能是语言错误、缺字或旧字幕。",
    ),
)
TEXT_MISSING = _kind(
    "text-missing",
    Severity.ERROR,
    Wording("The subtitle “{text}” is not in the picture.", "画面中没有字幕“{text}”。"),
    Wording(
        "Burn it in again, or check that the subtitles belong to this cut.",
        "请重新压制，或确认字幕属于这一版剪辑。",
    ),
)
NO_READER = _kind(
    "no-reader",
    Severity.NOTE,
    Wording(
        "Burned text was not read back: rapidocr is not installed.", "未回读压制的文字：未安装 rapidocr。"
    ),
    Wording("Install shudian with its `ai` extra.", "请连同 ai 附加组件安装 shudian。"),
)
QUALITY = _kind(
    "quality",
    Severity.WARNING,
    Wording(
        "The picture scores VMAF {mean} against its source, {worst} at the worst frame.",
        "画面相对素材的 VMAF 为 {mean}，最差一帧为 {worst}。",
    ),
    Wording("Render it with a better quality (a lower number).", "请提高画质（数值更小）后重新渲染。"),
)
NOT_ALIGNED = _kind(
    "not-aligned",
    Severity.ERROR,
    Wording(
        "It has {frames} frames, its source {others}; they cannot be compared.",
        "它有 {frames} 帧，素材有 {others} 帧，无法比较。",
    ),
    Wording("Name the source that it was rendered from.", "请给出渲染所用的素材。"),
)
