"""What listening has to say, once, in both languages."""

from shudian.finding import Kind, Severity
from shudian.wording import Wording

NO_SOUND = Kind(
    "localise.no-sound",
    Severity.ERROR,
    Wording("The file holds no sound that can be read.", "文件中没有可读取的声音。"),
    Wording("Give a film or recording with a sound track.", "请提供带声音的影片或录音。"),
)
NO_SPEECH = Kind(
    "localise.no-speech",
    Severity.ERROR,
    Wording("Nobody speaks in this sound.", "这段声音中无人说话。"),
    Wording("Check that it is the dialogue, not music and effects.", "请核对：应为对白，而非音乐与音效。"),
)
NO_MODEL = Kind(
    "localise.no-listening-model",
    Severity.ERROR,
    Wording("The model that listens is not in {folder}.", "{folder} 中没有语音模型。"),
    Wording(
        "Run `shudian models fetch whisper-base` once.", "请运行一次 `shudian models fetch whisper-base`。"
    ),
)
NO_LINES = Kind(
    "localise.nothing-to-align",
    Severity.ERROR,
    Wording("There is no spoken line to look for.", "没有可供查找的台词。"),
    Wording(
        "Give a script with dialogue, or one line of text a line.", "请提供含对白的剧本，或每行一句的文本。"
    ),
)
MISSING = Kind(
    "localise.line-not-heard",
    Severity.WARNING,
    Wording("“{text}” is not heard.", "没有听到“{text}”。"),
    Wording("Was it cut? Else set its time by hand.", "是否已剪掉？否则请手动设定时间。"),
)
OTHERWISE = Kind(
    "localise.line-said-otherwise",
    Severity.WARNING,
    Wording("{at}: for “{text}” one hears “{heard}”.", "{at}：剧本为“{text}”，听到的是“{heard}”。"),
    Wording("Listen; if the actor changed the line, change the script.", "请核听；若演员改词，请改剧本。"),
)
UNSCRIPTED = Kind(
    "localise.speech-without-line",
    Severity.WARNING,
    Wording("{at}: “{heard}” is not in the script.", "{at}：剧本中没有“{heard}”。"),
    Wording("Add the line if it stays in the cut.", "若成片保留，请补入剧本。"),
)
NOT_ENGLISH = Kind(
    "localise.only-english",
    Severity.ERROR,
    Wording("The engine {engine} knows English alone.", "引擎 {engine} 只识英语。"),
    Wording("Leave out --engine, or align English.", "请去掉 --engine，或对齐英语。"),
)

# --- another cut --------------------------------------------------------------------------

SHIFTED = Kind(
    "localise.shifted",
    Severity.NOTE,
    Wording(
        "Subtitles {first} to {last} moved by {seconds} s.", "第 {first} 至 {last} 条字幕移动 {seconds} 秒。"
    ),
    Wording("Look at the first one of them in the picture.", "请对照画面核看其中第一条。"),
)
OTHER_RATE = Kind(
    "localise.other-rate",
    Severity.NOTE,
    Wording("All times multiplied by {ratio}: another frame rate.", "所有时间乘以 {ratio}：帧率不同。"),
    Wording("Nothing to do, if the subtitles fit now.", "若字幕已对齐，无需处理。"),
)
UNSURE_SYNC = Kind(
    "localise.unsure-sync",
    Severity.WARNING,
    Wording(
        "The reference fits badly ({percent} % alike): the times are a guess.",
        "与参考吻合度低（{percent}%）：时间仅为推测。",
    ),
    Wording("Check that both are of the same film.", "请核对二者是否为同一影片。"),
)
