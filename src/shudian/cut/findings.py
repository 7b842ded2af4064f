"""Every kind of finding that this stage makes, once, in both languages."""

from shudian.finding import Kind, Severity
from shudian.wording import Wording

EMPTY = Kind(
    "cut.empty",
    Severity.ERROR,
    Wording("The file is empty.", "文件是空的。"),
    Wording("Export or copy it again.", "请重新导出或复制。"),
)
NOT_MEDIA = Kind(
    "cut.not-media",
    Severity.ERROR,
    Wording("This is not a media file that can be read: {why}.", "这不是可以读取的媒体文件：{why}。"),
    Wording(
        "Give a video such as MP4, MOV, MKV or WebM; if it was cut off in a copy, copy it again.",
        "请给出 MP4、MOV、MKV 或 WebM 等视频；若复制时中断，请重新复制。",
    ),
)
NO_PICTURE = Kind(
    "cut.no-picture",
    Severity.ERROR,
    Wording("The file holds no moving picture.", "文件中没有视频画面。"),
    Wording("Give the file with the picture, not the sound alone.", "请给出带画面的文件，而不是单独的声音。"),
)
MANY_PICTURES = Kind(
    "cut.many-pictures",
    Severity.NOTE,
    Wording(
        "The file holds {count} pictures; the one of {width}×{height} is used.",
        "文件中有 {count} 路画面，使用 {width}×{height} 的一路。",
    ),
    Wording("Export the picture you want alone if it is another.", "若要用另一路，请将其单独导出。"),
)
VARIABLE_RATE = Kind(
    "cut.variable-rate",
    Severity.WARNING,
    Wording(
        "The frames do not come at a constant rate; {rate} a second is their average.",
        "画面帧率不恒定，平均每秒 {rate} 帧。",
    ),
    Wording(
        "What is rendered gets a constant rate: frames are repeated or left out to stay in sync.",
        "渲染时将转为恒定帧率：会重复或略去个别帧以保持同步。",
    ),
)
DAMAGED = Kind(
    "cut.damaged",
    Severity.WARNING,
    Wording("{count} pieces of the picture cannot be decoded.", "画面中有 {count} 处无法解码。"),
    Wording("Copy the file again from its source.", "请从来源重新复制该文件。"),
)
HIGH_RANGE = Kind(
    "cut.high-range",
    Severity.WARNING,
    Wording(
        "The picture is high dynamic range; it will look pale, for it is not tone-mapped.",
        "画面为高动态范围，未做色调映射，成片会偏灰。",
    ),
    Wording("Export it as standard range (Rec. 709) first.", "请先导出为标准动态范围（Rec. 709）。"),
)

PATH_OTHER_SOURCE = Kind(
    "cut.path-other-source",
    Severity.ERROR,
    Wording(
        "The crop path was made for {path}, the clip is {clip}.",
        "裁切路径是为 {path} 制作的，而素材为 {clip}。",
    ),
    Wording("Make a path for this clip with --save-path.", "请用 --save-path 为此素材生成路径。"),
)
PATH_SHOTS = Kind(
    "cut.path-shots",
    Severity.ERROR,
    Wording(
        "The shots of the path do not follow each other from frame 0 to {frames}.",
        "路径中的镜头未从第 0 帧连续覆盖到第 {frames} 帧。",
    ),
    Wording(
        "Let each shot end where the next one starts, the last one at {frames}.",
        "请让每个镜头的结尾等于下一个的开头，最后一个结束于 {frames}。",
    ),
)
SHOT_WITHOUT_KEY = Kind(
    "cut.shot-without-key",
    Severity.ERROR,
    Wording(
        "The shot that starts here has no crop key of its own.", "从此处开始的镜头没有自己的裁切关键帧。"
    ),
    Wording(
        "Give it a key: the window may not be carried over a cut.",
        "请为它加一个关键帧：裁切窗口不得跨切点延续。",
    ),
)
KEY_OUTSIDE = Kind(
    "cut.key-outside",
    Severity.ERROR,
    Wording("This key lies in no shot.", "此关键帧不在任何镜头内。"),
    Wording("Remove it or correct its frame.", "请删除它或改正其帧号。"),
)
OTHER_SCRIPT = Kind(
    "cut.other-script",
    Severity.WARNING,
    Wording(
        "{lost} of {all} subtitles are not in this episode of the script; whose they are is not known.",
        "{all} 条字幕中有 {lost} 条不在剧本的这一集里，无法得知说话人。",
    ),
    Wording(
        "Give the episode that the clip is of, in the language of the subtitles.",
        "请给出素材对应的集号，且剧本语言与字幕一致。",
    ),
)
PANE_SHAPE = Kind(
    "cut.pane-shape",
    Severity.ERROR,
    Wording(
        "A window of this split is {pane}; half of the picture has another shape, so it would be squeezed.",
        "此分屏窗口为 {pane}，与半个画面的比例不符，画面会变形。",
    ),
    Wording("Give it the shape of {half}, larger or smaller.", "请改为 {half} 的比例，可放大或缩小。"),
)
PANES_ALIKE = Kind(
    "cut.panes-alike",
    Severity.WARNING,
    Wording(
        "Both windows of this split show {share} of the same picture.",
        "此分屏的两个窗口有 {share} 的画面相同。",
    ),
    Wording("Move them apart, or show the shot in one window.", "请把两个窗口移开，或改用单窗口。"),
)
TOO_FAST = Kind(
    "cut.too-fast",
    Severity.WARNING,
    Wording(
        "The window moves {speed} of its own width a second here; above {limit} a viewer feels it.",
        "窗口在此处每秒移动自身宽度的 {speed} 倍；超过 {limit} 观众会不适。",
    ),
    Wording("Spread the move over more frames or cut it.", "请把移动分散到更多帧，或改为直接切换。"),
)
FACES_LOST = Kind(
    "cut.faces-lost",
    Severity.WARNING,
    Wording(
        "Only {share} of the faces found in this shot stay in the window.",
        "此镜头中找到的人脸仅 {share} 留在窗口内。",
    ),
    Wording(
        "Look at the shot in the preview and move its keys if the wrong person is kept.",
        "请在预览中查看该镜头，若保留的人物不对，请移动关键帧。",
    ),
)

NO_SOUND = Kind(
    "cut.no-sound",
    Severity.NOTE,
    Wording("The clip has no sound; neither has the result.", "素材没有声音，成片也没有声音。"),
    Wording("Nothing to do unless sound was meant to be there.", "若本应有声音，请检查素材；否则无需处理。"),
)
SILENT = Kind(
    "cut.silent",
    Severity.NOTE,
    Wording("The sound is silence and is left as it is.", "声音为静音，保持原样。"),
    Wording("Check that the right sound track was exported.", "请确认导出了正确的声轨。"),
)
LOUDNESS = Kind(
    "cut.loudness",
    Severity.NOTE,
    Wording("Loudness {lufs} LUFS, true peak {peak} dBTP.", "响度 {lufs} LUFS，真峰值 {peak} dBTP。"),
    Wording("Nothing to do.", "无需处理。"),
)
LOUDNESS_LIMITED = Kind(
    "cut.loudness-limited",
    Severity.NOTE,
    Wording(
        "At the target, peaks would pass the ceiling by {over} dB; they were limited.",
        "达到目标响度时峰值会超出上限 {over} dB，已做限幅。",
    ),
    Wording(
        "Tame the peaks in the mix, or ask for a lower --lufs.",
        "请在混音中控制峰值，或用 --lufs 设定更低的目标。",
    ),
)
LOUDNESS_MISSED = Kind(
    "cut.loudness-missed",
    Severity.WARNING,
    Wording(
        "The result measures {lufs} LUFS and {peak} dBTP; {wanted} LUFS below 0 dBTP was the aim.",
        "成片实测 {lufs} LUFS、{peak} dBTP，目标为 {wanted} LUFS 且低于 0 dBTP。",
    ),
    Wording(
        "Tame the peaks in the mix, or ask for a lower --lufs.",
        "请在混音中控制峰值，或用 --lufs 设定更低的目标。",
    ),
)

NO_LANGUAGE = Kind(
    "cut.no-language",
    Severity.ERROR,
    Wording("The name {name} does not say the language.", "文件名 {name} 没有标明语言。"),
    Wording("Name it like ep01.th.vtt.", "请按 ep01.th.vtt 的形式命名。"),
)
LANGUAGE_TWICE = Kind(
    "cut.language-twice",
    Severity.ERROR,
    Wording("There are two subtitle files for {language}.", "语言 {language} 有两个字幕文件。"),
    Wording("Give one file a language.", "每种语言只给一个文件。"),
)
NOT_UPRIGHT = Kind(
    "cut.not-upright",
    Severity.WARNING,
    Wording("The picture is {width}×{height}, not 9:16.", "画面为 {width}×{height}，不是 9:16。"),
    Wording("Reframe it first with `shudian cut reframe`.", "请先用 shudian cut reframe 改为竖屏。"),
)
NO_EPISODE = Kind(
    "cut.no-episode",
    Severity.ERROR,
    Wording(
        "The script has no episode {number}; its episodes are {numbers}.",
        "剧本中没有第 {number} 集；现有：{numbers}。",
    ),
    Wording("Give one of these numbers with --episode.", "请用 --episode 给出其中一个集号。"),
)
