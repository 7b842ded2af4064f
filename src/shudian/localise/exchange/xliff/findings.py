"""Every kind of finding that reading XLIFF makes, once, in both languages."""

from shudian.finding import Kind, Severity
from shudian.wording import Wording

# --- XLIFF: structure ------------------------------------------------------------------------
WRONG_VERSION = Kind(
    "localise.xliff-version",
    Severity.WARNING,
    Wording(
        "Version {value} does not belong to the namespace of this file.",
        "版本 {value} 与文件的命名空间不符。",
    ),
    Wording("Write 2.0, 2.1 or 2.2 with its own namespace.", "请使用 2.0、2.1 或 2.2 及对应的命名空间。"),
)
MISPLACED = Kind(
    "localise.xliff-content",
    Severity.ERROR,
    Wording("<{name}> does not stand in <{parent}>.", "<{parent}> 中不能有 <{name}>。"),
    Wording("Take it out, or move it to where the standard has it.", "请删去，或移到标准规定的位置。"),
)
OUT_OF_PLACE = Kind(
    "localise.xliff-sequence",
    Severity.ERROR,
    Wording(
        "<{parent}> holds {found}; the standard asks for {asked}.",
        "<{parent}> 的内容为 {found}；标准要求 {asked}。",
    ),
    Wording("Add what is missing and put the parts in that order.", "请补全，并按此顺序排列。"),
)
STRAY_TEXT = Kind(
    "localise.xliff-text",
    Severity.ERROR,
    Wording("Text stands directly in <{name}>: “{text}”.", "<{name}> 中直接出现文字：“{text}”。"),
    Wording("Take it out; only elements stand there.", "请删去；此处只能有元素。"),
)
NO_ATTRIBUTE = Kind(
    "localise.xliff-no-attribute",
    Severity.ERROR,
    Wording("<{name}> lacks {attribute}.", "<{name}> 缺少 {attribute}。"),
    Wording("Write it.", "请补上。"),
)
WRONG_ATTRIBUTE = Kind(
    "localise.xliff-attribute",
    Severity.ERROR,
    Wording("<{name}> may not carry {attribute} here.", "<{name}> 在此不能带 {attribute}。"),
    Wording("Take the attribute off.", "请删去该属性。"),
)
WRONG_VALUE = Kind(
    "localise.xliff-value",
    Severity.ERROR,
    Wording(
        "{attribute}=“{value}” is not allowed; it takes {asked}.",
        "{attribute}=“{value}”不合规定，应为{asked}。",
    ),
    Wording("Write a value of that form.", "请按此形式填写。"),
)
NEEDS = Kind(
    "localise.xliff-needs",
    Severity.ERROR,
    Wording("<{name}> has {attribute} without {needed}.", "<{name}> 有 {attribute} 而无 {needed}。"),
    Wording("Write {needed} as well, or take {attribute} off.", "请补上 {needed}，或删去 {attribute}。"),
)
EXCLUDES = Kind(
    "localise.xliff-excludes",
    Severity.ERROR,
    Wording("<{name}> has both {attribute} and {other}.", "<{name}> 同时有 {attribute} 和 {other}。"),
    Wording("Keep one of them.", "请只保留其一。"),
)
TWICE = Kind(
    "localise.xliff-id",
    Severity.ERROR,
    Wording("The id “{id}” stands twice in {scope}.", "标识“{id}”在 {scope} 中出现两次。"),
    Wording("Give each its own id.", "请使用不同的标识。"),
)
NO_SUCH = Kind(
    "localise.xliff-reference",
    Severity.ERROR,
    Wording("{attribute}=“{value}” points at nothing.", "{attribute}=“{value}”没有所指。"),
    Wording("Point it at an id that stands in {scope}.", "请指向 {scope} 中的标识。"),
)
WRONG_FRAGMENT = Kind(
    "localise.xliff-fragment",
    Severity.ERROR,
    Wording("“{value}” is no fragment identifier: {why}", "“{value}”不是片段标识：{why}"),
    Wording("Write it as #f=file/u=unit/leaf.", "请写成 #f=文件/u=单元/末级。"),
)

# --- XLIFF: languages and white space --------------------------------------------------------
NO_TARGET_LANGUAGE = Kind(
    "localise.xliff-target-language",
    Severity.ERROR,
    Wording("The file has targets and no trgLang.", "文件有译文却没有 trgLang。"),
    Wording("Name the language of the targets on <xliff>.", "请在 <xliff> 上注明译文语言。"),
)
OTHER_LANGUAGE = Kind(
    "localise.xliff-language",
    Severity.ERROR,
    Wording(
        "<{name}> is in {value}; the file says {asked}.", "<{name}> 的语言为 {value}，而文件声明为 {asked}。"
    ),
    Wording("Take the xml:lang off, or make it the file’s.", "请删去 xml:lang，或与文件一致。"),
)
OTHER_SPACE = Kind(
    "localise.xliff-space",
    Severity.ERROR,
    Wording(
        "Source and target treat white space differently ({source}, {target}).",
        "原文与译文的空白处理不同（{source}、{target}）。",
    ),
    Wording("Give both the same xml:space.", "请使用相同的 xml:space。"),
)

# --- XLIFF: inline codes ---------------------------------------------------------------------
UNPAIRED = Kind(
    "localise.xliff-pair",
    Severity.ERROR,
    Wording("<{name} {id}> is not paired: {why}", "<{name} {id}> 没有配对：{why}"),
    Wording(
        "Pair each start with one later end, or mark it isolated.",
        "每个起始须有其后的结束，否则标为 isolated。",
    ),
)
DIFFERS = Kind(
    "localise.xliff-differs",
    Severity.ERROR,
    Wording(
        "{attribute} is {end} on <ec> and {start} on its <sc>.",
        "<ec> 的 {attribute} 为 {end}，而其 <sc> 为 {start}。",
    ),
    Wording("Write the same on both.", "请使两者一致。"),
)
FREE_TO_COPY = Kind(
    "localise.xliff-reorder",
    Severity.ERROR,
    Wording(
        "<{name} {id}> has canReorder=“{value}” and may still be copied or deleted.",
        "<{name} {id}> 的 canReorder=“{value}”，却仍可复制或删除。",
    ),
    Wording("Write canCopy=“no” and canDelete=“no”.", "请写 canCopy=“no”与 canDelete=“no”。"),
)
NO_FIRST = Kind(
    "localise.xliff-reorder-first",
    Severity.ERROR,
    Wording(
        "The sequence of fixed codes at <{name} {id}> has no canReorder=“firstNo”.",
        "<{name} {id}> 处的固定顺序没有 canReorder=“firstNo”。",
    ),
    Wording("Mark its first code firstNo.", "请将首个代码标为 firstNo。"),
)
REORDERED = Kind(
    "localise.xliff-reordered",
    Severity.ERROR,
    Wording(
        "The fixed codes {codes} stand in another order than in the source.",
        "固定顺序的代码 {codes} 与原文顺序不同。",
    ),
    Wording("Put them in the order of the source.", "请恢复原文的顺序。"),
)
REMOVED = Kind(
    "localise.xliff-removed",
    Severity.ERROR,
    Wording(
        "<{name} {id}> may not be deleted and is missing from the target.",
        "<{name} {id}> 不可删除，但译文中没有。",
    ),
    Wording("Put the code back.", "请补回该代码。"),
)
NO_COPY = Kind(
    "localise.xliff-copy",
    Severity.ERROR,
    Wording(
        "<{name} {id}> copies “{value}”, which may not be copied.",
        "<{name} {id}> 复制了不可复制的“{value}”。",
    ),
    Wording("Use the code itself, or allow the copy.", "请使用原代码，或允许复制。"),
)
WRONG_ORDER = Kind(
    "localise.xliff-order",
    Severity.ERROR,
    Wording(
        "Two targets of this unit stand at position {order}, or it is past the last.",
        "本单元有两个译文处于第 {order} 位，或超出范围。",
    ),
    Wording("Number the targets of the unit once each.", "请为每个译文编不同的序号。"),
)
NO_COMMENT = Kind(
    "localise.xliff-comment",
    Severity.ERROR,
    Wording(
        "The comment at <{name} {id}> must have either a value or a note of its unit.",
        "<{name} {id}> 的批注须有内容，或指向本单元的一条注。",
    ),
    Wording("Write value, or ref=“#n=…”.", "请写 value，或 ref=“#n=…”。"),
)
WRONG_HEX = Kind(
    "localise.xliff-hex",
    Severity.ERROR,
    Wording("U+{value} is a character that XML allows.", "U+{value} 是 XML 允许的字符。"),
    Wording("Write the character itself.", "请直接写该字符。"),
)
WRONG_SUBTYPE = Kind(
    "localise.xliff-subtype",
    Severity.ERROR,
    Wording("subType {value} does not go with type {type}.", "subType {value} 与 type {type} 不相配。"),
    Wording("Use fmt with lb, pb, b, i, u and ui with var.", "lb、pb、b、i、u 用于 fmt，var 用于 ui。"),
)

# --- XLIFF: modules --------------------------------------------------------------------------
SKELETON = Kind(
    "localise.xliff-skeleton",
    Severity.ERROR,
    Wording("<{name}> must have either content or href.", "<{name}> 须有内容或 href，二者取一。"),
    Wording("Keep one of them.", "请只保留其一。"),
)
NO_TRANSLATION = Kind(
    "localise.xliff-glossary",
    Severity.ERROR,
    Wording("The term “{term}” has neither translation nor definition.", "术语“{term}”既无译法也无定义。"),
    Wording("Write one of them.", "请补写其一。"),
)
WRONG_SIZE = Kind(
    "localise.xliff-size",
    Severity.ERROR,
    Wording("{attribute}=“{value}” is no size.", "{attribute}=“{value}”不是合法的长度。"),
    Wording("Write a whole number, {form}.", "请写整数，{form}。"),
)
WRONG_RULE = Kind(
    "localise.xliff-rule",
    Severity.ERROR,
    Wording("The rule must have exactly one of {asked}.", "规则须恰有 {asked} 之一。"),
    Wording("Split it into rules of one test each.", "请拆成各含一项检验的规则。"),
)
WRONG_REVISION = Kind(
    "localise.xliff-revision",
    Severity.ERROR,
    Wording(
        "The revision names {value}, which {scope} does not have, or has twice.",
        "修订记录指向 {value}，而 {scope} 没有该项或重复。",
    ),
    Wording("Name the revised item by its id and its own attribute.", "请以标识及其自身属性指明。"),
)

# --- XLIFF: the script's lines ---------------------------------------------------------------
OTHER_PAIR = Kind(
    "localise.xliff-other-pair",
    Severity.ERROR,
    Wording(
        "The file goes from {found} to {target}; {asked} is asked for.",
        "文件为 {found} 到 {target}，所需为 {asked}。",
    ),
    Wording("Give the file of that language.", "请提供该语言的文件。"),
)
MISSING_UNIT = Kind(
    "localise.xliff-missing-unit",
    Severity.ERROR,
    Wording("The unit of the line “{source}” is not in the file.", "文件中没有“{source}”这一句的单元。"),
    Wording("Take the whole file back; the line stays as it was.", "请取回完整的文件；该句保持原样。"),
)
ADDED_UNIT = Kind(
    "localise.xliff-added-unit",
    Severity.WARNING,
    Wording("The unit {id} stands for no line of the script.", "单元 {id} 在剧本中没有对应的句子。"),
    Wording("It was left aside; add the line to the script first.", "已略过；请先在剧本中加入该句。"),
)
CHANGED_SOURCE = Kind(
    "localise.xliff-changed-source",
    Severity.WARNING,
    Wording(
        "The source reads “{said}” in the file and “{source}” in the script.",
        "文件中的原文为“{said}”，剧本为“{source}”。",
    ),
    Wording("Adapt the line anew: it was written for other words.", "请重新改编该句：原文已不同。"),
)
LOST_CODE = Kind(
    "localise.xliff-lost-code",
    Severity.WARNING,
    Wording(
        "A code of another tool ({what}) was left out of the line.",
        "其他工具的代码（{what}）未保留在该句中。",
    ),
    Wording("Put it in with the tool that knows it.", "请用相应工具补入。"),
)
TOO_LONG = Kind(
    "localise.xliff-too-long",
    Severity.WARNING,
    Wording("The line has {count} characters; {limit} fit.", "该句 {count} 个字符，只容 {limit} 个。"),
    Wording("Shorten it.", "请缩短。"),
)
MISSING_EPISODE = Kind(
    "localise.xliff-missing-episode",
    Severity.NOTE,
    Wording("The file has no unit of episode {episodes}.", "文件中没有第 {episodes} 集的单元。"),
    Wording("Take their files back as well.", "请一并取回这些集的文件。"),
)
REPEATED_UNIT = Kind(
    "localise.xliff-repeated-unit",
    Severity.ERROR,
    Wording("The unit {id} stands in the file twice.", "单元 {id} 在文件中出现两次。"),
    Wording("Keep one; the first was read.", "请只保留一个；已读取第一个。"),
)
