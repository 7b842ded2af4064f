"""Every kind of doubt about a translation, once, in both languages."""

from shudian.finding import Kind, Severity
from shudian.wording import Wording

NUMBER_LOST = Kind(
    "localise.number-lost",
    Severity.WARNING,
    Wording("The source says {numbers}; the line does not.", "原文有 {numbers}，译文没有。"),
    Wording("Correct it; if the line recounts in other units, leave it.", "请改正；若已换算单位则保留。"),
)
NUMBER_ADDED = Kind(
    "localise.number-added",
    Severity.WARNING,
    Wording("The line says {numbers}; the source does not.", "译文有 {numbers}，原文没有。"),
    Wording("Correct it; if the line recounts in other units, leave it.", "请改正；若已换算单位则保留。"),
)
NAME_LOST = Kind(
    "localise.name-lost",
    Severity.WARNING,
    Wording("“{names}” of the source is not in the line.", "原文的“{names}”在译文中没有。"),
    Wording("Check who is meant.", "请核对所指何人何物。"),
)
NAME_OTHER = Kind(
    "localise.name-other",
    Severity.WARNING,
    Wording("The source names “{names}”, the line “{others}”.", "原文名为“{names}”，译文为“{others}”。"),
    Wording("Check who is meant.", "请核对所指何人何物。"),
)
NAME_STRANGE = Kind(
    "localise.name-strange",
    Severity.WARNING,
    Wording(
        "The line says “{name}”, which elsewhere stands for “{names}”; the source does not say that.",
        "译文有“{name}”，别处对应“{names}”，此处原文没有。",
    ),
    Wording("Check who is meant.", "请核对所指何人何物。"),
)
NEGATION_LOST = Kind(
    "localise.negation-lost",
    Severity.WARNING,
    Wording("The source denies (“{word}”), the line does not.", "原文是否定（“{word}”），译文不是。"),
    Wording("Check the sense.", "请核对语义。"),
)
NEGATION_ADDED = Kind(
    "localise.negation-added",
    Severity.WARNING,
    Wording("The line denies (“{word}”), the source does not.", "译文是否定（“{word}”），原文不是。"),
    Wording("Check the sense.", "请核对语义。"),
)
UNTRANSLATED = Kind(
    "localise.untranslated",
    Severity.WARNING,
    Wording("The line is still in the language of the source.", "此句仍是原文语言。"),
    Wording("Translate it; if it is a name or a quotation, approve it.", "请翻译；若为专名或引语，请批准。"),
)
OTHER_SCRIPT = Kind(
    "localise.other-script",
    Severity.WARNING,
    Wording("“{words}” is not written as {language} is.", "“{words}”不是 {language} 的文字。"),
    Wording("Translate or transcribe it.", "请翻译或转写。"),
)
TOO_SHORT = Kind(
    "localise.line-too-short",
    Severity.WARNING,
    Wording(
        "The line has {count} characters where {usual} are usual for its source.",
        "译文 {count} 字，按原文通常为 {usual} 字。",
    ),
    Wording("Check whether something is missing.", "请核对是否漏译。"),
)
TOO_LONG = Kind(
    "localise.line-too-long",
    Severity.WARNING,
    Wording(
        "The line has {count} characters where {usual} are usual for its source.",
        "译文 {count} 字，按原文通常为 {usual} 字。",
    ),
    Wording("Check whether something was added.", "请核对是否增译。"),
)
FAR = Kind(
    "localise.meaning-far",
    Severity.WARNING,
    Wording(
        "The line is far in meaning from its source ({nearness}).", "译文与原文意思相差较远（{nearness}）。"
    ),
    Wording("Read both; a free rendering may stay.", "请对照阅读；意译可保留。"),
)
SHIFTED = Kind(
    "localise.line-shifted",
    Severity.WARNING,
    Wording(
        "The line fits its neighbour “{source}” better ({there} against {here}).",
        "此句更像邻句“{source}”的译文（{there} 对 {here}）。",
    ),
    Wording("Check whether lines have slipped.", "请核对是否错行。"),
)
ADDRESS_MIXED = Kind(
    "localise.address-mixed",
    Severity.NOTE,
    Wording(
        "The line is both distant (“{distant}”) and close (“{close}”).",
        "同句兼用敬称（“{distant}”）与昵称（“{close}”）。",
    ),
    Wording("Keep one.", "请统一。"),
)
ADDRESS_DRIFT = Kind(
    "localise.address-drift",
    Severity.NOTE,
    Wording(
        "{speaker} is {here} with {other} here (“{word}”), {usual} in {count} of {all} lines.",
        "{speaker} 此处对 {other} 用{here}（“{word}”），其余 {all} 句中 {count} 句用{usual}。",
    ),
    Wording("Keep it if the relation changes here.", "若两人关系在此变化则保留。"),
)
ADDRESS_SOURCE = Kind(
    "localise.address-source",
    Severity.NOTE,
    Wording(
        "The source keeps distance (“{word}”), the line is close (“{close}”).",
        "原文用敬称（“{word}”），译文用昵称（“{close}”）。",
    ),
    Wording("Check how the two speak to each other.", "请核对两人如何相称。"),
)
SOURCE_TWICE = Kind(
    "localise.rendered-twice",
    Severity.NOTE,
    Wording("The same line is “{other}” in {where}.", "同一原句在 {where} 译作“{other}”。"),
    Wording("Keep one, unless the scene asks for two.", "除非剧情需要，请统一。"),
)
TARGET_TWICE = Kind(
    "localise.same-rendering",
    Severity.NOTE,
    Wording("The same words stand for “{other}” in {where}.", "同样的译文在 {where} 对应“{other}”。"),
    Wording("Check that neither lost something.", "请核对两句有无漏译。"),
)
DISTANT = Wording("distant", "敬称")
CLOSE = Wording("close", "昵称")
