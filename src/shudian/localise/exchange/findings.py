"""Every kind of finding that the exchange with translators' tools makes, once, in both languages."""

from shudian.finding import Kind, Severity
from shudian.wording import Wording

#: What XML has no way to write, named in a note on losses.
CONTROLS = Wording("control characters", "控制字符")
#: What the document of adapted lines has no room for.
CULTURES = Wording("culture notes", "文化说明")

# --- any XML ---------------------------------------------------------------------------------
WRONG_XML = Kind(
    "localise.exchange-xml",
    Severity.ERROR,
    Wording("This is no well-formed XML: {why}.", "XML 格式有误：{why}。"),
    Wording("Export the file again.", "请重新导出文件。"),
)
DECLARES = Kind(
    "localise.exchange-entity",
    Severity.ERROR,
    Wording(
        "The file leans on the entity “{name}”; entities are not read.", "文件使用了实体“{name}”，不予读取。"
    ),
    Wording(
        "Export it without entities: they can swell or reach outside the file.",
        "请导出不含实体的文件：实体可能膨胀或引用外部内容。",
    ),
)
TOO_LARGE = Kind(
    "localise.exchange-too-large",
    Severity.ERROR,
    Wording("The file is too large or too deep: {what}.", "文件过大或层级过深：{what}。"),
    Wording("Split it into smaller files.", "请拆成较小的文件。"),
)
EMPTY = Kind(
    "localise.exchange-empty",
    Severity.ERROR,
    Wording("The file is empty.", "文件是空的。"),
    Wording("Export it again.", "请重新导出。"),
)
WRONG_ROOT = Kind(
    "localise.exchange-root",
    Severity.ERROR,
    Wording(
        "The file opens with <{name}>; {format} opens with <{root}>.",
        "文件以 <{name}> 开头，而 {format} 应以 <{root}> 开头。",
    ),
    Wording("Export it as {format}.", "请导出为 {format}。"),
)
NOT_KEPT = Kind(
    "localise.exchange-loss",
    Severity.NOTE,
    Wording("{format} keeps no {what}: {count}.", "{format} 不保留{what}：{count} 处。"),
    Wording("Keep the original beside it.", "请保留原文件。"),
)

# --- TMX -------------------------------------------------------------------------------------
NO_LANGUAGE = Kind(
    "localise.tmx-language",
    Severity.ERROR,
    Wording("A variant names no language.", "有一个译文未注明语言。"),
    Wording("Write xml:lang on its <tuv>.", "请在 <tuv> 上写 xml:lang。"),
)
WRONG_LANGUAGE = Kind(
    "localise.exchange-language-tag",
    Severity.WARNING,
    Wording(
        "“{value}” is no language tag that can be kept; the text was left aside.",
        "“{value}”不是可用的语言标签，该文本已略过。",
    ),
    Wording("Write a tag such as zh, en-US or es-419.", "请写 zh、en-US、es-419 之类的标签。"),
)
NO_SEGMENT = Kind(
    "localise.tmx-segment",
    Severity.ERROR,
    Wording("A variant has no <seg>.", "有一个译文没有 <seg>。"),
    Wording("Write its text, or take the variant out.", "请补上文本，或删去该译文。"),
)
LONE_CODE = Kind(
    "localise.tmx-code",
    Severity.WARNING,
    Wording("<{name} i=“{id}”> has no partner in its segment.", "<{name} i=“{id}”>在本段中没有配对。"),
    Wording(
        "The text was read; export the memory again if its formatting matters.",
        "文本已读取；若格式重要，请重新导出。",
    ),
)
SAME_LANGUAGE = Kind(
    "localise.tmx-same-language",
    Severity.NOTE,
    Wording(
        "The unit has more than one text in {language}; each stands in a unit of its own now.",
        "该单元有多个 {language} 文本，已各立单元。",
    ),
    Wording("Nothing needs doing.", "无需处理。"),
)
LONE_TEXT = Kind(
    "localise.tmx-lone",
    Severity.NOTE,
    Wording("The unit has fewer than two languages.", "该单元不足两种语言。"),
    Wording("Nothing needs doing; it helps no translation.", "无需处理；它对翻译没有帮助。"),
)
MEMORY_VERSION = Kind(
    "localise.tmx-version",
    Severity.WARNING,
    Wording(
        "The file says version {value}; it was read as TMX 1.4.", "文件版本为 {value}，已按 TMX 1.4 读取。"
    ),
    Wording("Check the result, or export it as 1.4.", "请核对，或导出为 1.4。"),
)

OTHER_LANGUAGES = Kind(
    "localise.tmx-other-languages",
    Severity.NOTE,
    Wording(
        "{count} units lack a text of the pair {pair} and were left aside.",
        "{count} 个单元缺少 {pair} 的文本，已略过。",
    ),
    Wording("Nothing needs doing unless the pair is not the one you meant.", "若语言对无误则无需处理。"),
)

# --- TBX -------------------------------------------------------------------------------------
NO_TERM = Kind(
    "localise.tbx-term",
    Severity.ERROR,
    Wording("An entry has no term in {language}.", "有一个条目没有 {language} 术语。"),
    Wording("Write the term, or take the entry out.", "请补上术语，或删去该条目。"),
)
NOT_BASIC = Kind(
    "localise.tbx-category",
    Severity.NOTE,
    Wording(
        "{what} is no part of TBX-Basic and was left aside: {count}.",
        "{what} 不属于 TBX-Basic，已略过：{count} 处。",
    ),
    Wording("Nothing needs doing unless you need it.", "若不需要则无需处理。"),
)
WRONG_STATUS = Kind(
    "localise.tbx-status",
    Severity.WARNING,
    Wording("“{value}” is no status of a term.", "“{value}”不是术语状态。"),
    Wording(
        "Write preferred, admitted, deprecated or superseded.",
        "请写 preferred、admitted、deprecated 或 superseded。",
    ),
)
DIALECT = Kind(
    "localise.tbx-dialect",
    Severity.NOTE,
    Wording(
        "The file is {value}, not TBX-Basic; what both have was read.",
        "文件为 {value} 而非 TBX-Basic，已读取共有部分。",
    ),
    Wording("Nothing needs doing.", "无需处理。"),
)
NO_SOURCE_TERMS = Kind(
    "localise.tbx-no-source",
    Severity.WARNING,
    Wording("No entry has a term in {language}.", "没有任何条目含 {language} 术语。"),
    Wording("Give the file of this pair of languages.", "请提供该语言对的文件。"),
)
