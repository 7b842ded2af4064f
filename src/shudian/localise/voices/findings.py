"""What is found of voices and dubbed lines."""

from shudian.finding import Kind, Severity
from shudian.wording import Wording

GUESSED = Kind(
    "localise.voice-guessed",
    Severity.NOTE,
    Wording(
        "Nothing tells whether {role} is a man or a woman; cast as {kind}.",
        "无法判断{role}的性别，暂按{kind}选声。",
    ),
    Wording(
        "Correct the voice in the casting, or say it in the biography.",
        "请在选角表中改声音，或在小传中写明。",
    ),
)
SHARED = Kind(
    "localise.voice-shared",
    Severity.NOTE,
    Wording(
        "{roles} share the voice {voice} and differ only in pitch.", "{roles}共用声音 {voice}，仅音高不同。"
    ),
    Wording("Give one of them another voice if they meet.", "若同场出现，请另选声音。"),
)
NOT_CAST = Kind(
    "localise.voice-missing",
    Severity.ERROR,
    Wording("{role} has lines but no voice.", "{role}有台词，却没有声音。"),
    Wording(
        "Add the role to the casting: `shudian localise voices --keep`.",
        "请补入选角表：`shudian localise voices --keep`。",
    ),
)
WRONG_ROW = Kind(
    "localise.casting-row",
    Severity.ERROR,
    Wording("{why}", "选角表此行有误：{why}"),
    Wording("Correct the row: role,engine,voice,pitch,rate.", "请改正该行：role,engine,voice,pitch,rate。"),
)
OTHER_LANGUAGE = Kind(
    "localise.casting-language",
    Severity.ERROR,
    Wording("The {what} is for {has}, the lines are {wanted}.", "{what} 为 {has}，台词为 {wanted}。"),
    Wording("Give the one of this language.", "请提供该语言的文件。"),
)
NO_LINE_TO_DUB = Kind(
    "localise.dub-no-line",
    Severity.WARNING,
    Wording(
        "No {language} line for “{source}”: it stays silent.", "“{source}”没有 {language} 台词，此处无声。"
    ),
    Wording("Write the line.", "请补写该句。"),
)
HURRIED = Kind(
    "localise.dub-hurried",
    Severity.WARNING,
    Wording(
        "“{text}” must be said {speed} times as fast; over {free} it is heard.",
        "“{text}”须以 {speed} 倍速念出，超过 {free} 倍即可察觉。",
    ),
    Wording(
        "Shorten it to {syllables} syllables ({seconds} s).", "请缩至 {syllables} 个音节（{seconds} 秒）。"
    ),
)
REFUSED = Kind(
    "localise.dub-refused",
    Severity.ERROR,
    Wording(
        "“{text}” takes {has} s and has {room} s: {speed} times as fast, {most} at most. It was left out.",
        "“{text}”需 {has} 秒，仅有 {room} 秒：须 {speed} 倍速，上限 {most} 倍。未录入。",
    ),
    Wording(
        "Shorten it to {syllables} syllables ({seconds} s).", "请缩至 {syllables} 个音节（{seconds} 秒）。"
    ),
)
FITTED = Kind(
    "localise.dub-fitted",
    Severity.NOTE,
    Wording(
        "{placed} of {lines} lines sound, {free} of them at most {most} times as fast; the stem lasts {seconds} s.",
        "{lines} 句中 {placed} 句成声，其中 {free} 句不超过 {most} 倍速；对白轨长 {seconds} 秒。",
    ),
    Wording(
        "Mix it: `shudian cut sound STEM --music … --effects …`.",
        "混音：`shudian cut sound STEM --music … --effects …`。",
    ),
)
CALIBRATED = Kind(
    "localise.voice-calibrated",
    Severity.NOTE,
    Wording(
        "Fitted to {lines} lines: half are missed by at most {median} %, 95 in 100 by {high} % (before: {before} %).",
        "按 {lines} 句校准：半数误差不超过 {median}%，95% 不超过 {high}%（校准前中位 {before}%）。",
    ),
    Wording(
        "Give it to `shudian localise dub --speech-rate`.", "请交给 `shudian localise dub --speech-rate`。"
    ),
)
TOO_FEW = Kind(
    "localise.voice-too-few",
    Severity.ERROR,
    Wording(
        "There are only {lines} lines to measure; three are needed.", "仅有 {lines} 句可测，至少需要三句。"
    ),
    Wording("Give a script with more lines.", "请提供台词更多的剧本。"),
)

# --- what the check finds ------------------------------------------------------------------


def _broken(code: str, en: str, zh: str) -> Kind:
    remedy = Wording("Make the dub anew from the script as it stands.", "请按当前剧本重新生成配音。")
    return Kind(f"localise.{code}", Severity.ERROR, Wording(en, zh), remedy)


OVERLAP = _broken(
    "dub-overlap", "“{text}” sounds over “{other}” ({seconds} s).", "“{text}”与“{other}”重叠 {seconds} 秒。"
)
OVER_FENCE = _broken(
    "dub-fence", "“{text}” sounds across {at}, where the scene changes.", "“{text}”越过 {at} 的转场。"
)
FAR = _broken("dub-far", "“{text}” leaves its speech by {seconds} s.", "“{text}”偏离原台词 {seconds} 秒。")
TOO_SLOW = _broken("dub-slow", "“{text}” is drawn out ({speed}).", "“{text}”被拖长（{speed}）。")
TOO_QUICK = _broken("dub-quick", "“{text}” is said {speed} times as fast.", "“{text}”语速为 {speed} 倍。")
NOT_SILENT = _broken("dub-noise", "There is sound at {at}, where no line is.", "{at} 处没有台词却有声音。")
NO_SOUND = _broken("dub-mute", "“{text}” is not heard.", "“{text}”没有声音。")
UNLIKE_LENGTH = _broken(
    "dub-length",
    "The stem lasts {has} samples, the episode {wanted}.",
    "对白轨 {has} 个采样，剧集 {wanted} 个。",
)
