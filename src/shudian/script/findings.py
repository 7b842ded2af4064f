"""Every kind of finding that the script stage makes."""

from __future__ import annotations

from shudian.finding import Kind, Severity
from shudian.wording import Wording

EMPTY = Kind(
    "script.empty",
    Severity.ERROR,
    Wording("The file is empty.", "文件是空的。"),
    Wording("Export the script again and give that file.", "请重新导出剧本后再试。"),
)
NOT_TEXT = Kind(
    "script.not-text",
    Severity.ERROR,
    Wording("This is not a script but {what}.", "这不是剧本，而是{what}。"),
    Wording(
        "Give the script as plain text, Markdown, Fountain or a shudian JSON document.",
        "请提供纯文本、Markdown、Fountain 或 shudian JSON 格式的剧本。",
    ),
)
NEEDS_EXPORT = Kind(
    "script.needs-export",
    Severity.ERROR,
    Wording("This is {what}, which is not read here.", "这是{what}，目前不能直接读取。"),
    Wording(
        "Open it in the program that wrote it and save it as plain text (.txt, UTF-8) or Fountain.",
        "请在原软件中打开，另存为纯文本（.txt，UTF-8）或 Fountain 后再试。",
    ),
)
NO_SCENE = Kind(
    "script.no-scene",
    Severity.ERROR,
    Wording(
        "There is no scene heading in {lines} lines: this does not look like a script.",
        "共 {lines} 行，没有找到任何场头，不像是剧本。",
    ),
    Wording(
        "Write scene headings such as “1-1 日 内 会议室” or “INT. OFFICE - DAY”, one before each scene.",
        "请在每场前写场头，例如“1-1 日 内 会议室”或“INT. OFFICE - DAY”。",
    ),
)
ENCODING = Kind(
    "script.encoding",
    Severity.NOTE,
    Wording("The text was read as {encoding}.", "文本按 {encoding} 编码读取。"),
    Wording("Save it as UTF-8 if any character looks wrong.", "如有乱码，请另存为 UTF-8。"),
)
DAMAGED = Kind(
    "script.damaged",
    Severity.WARNING,
    Wording(
        "{count} bytes are not valid {encoding}; they were read as �.",
        "有 {count} 个字节不是有效的 {encoding}，已读作 �。",
    ),
    Wording("Save the script again as UTF-8.", "请将剧本重新保存为 UTF-8。"),
)
UNPAIRED_FLASHBACK = Kind(
    "script.unpaired-flashback",
    Severity.WARNING,
    Wording(
        "The flashback mark “{mark}” has no partner: {span}.",
        "闪回标记“{mark}”没有配对：{span}。",
    ),
    Wording(
        "Write “FLASHBACK:” or 【闪回】 before it and “END FLASHBACK” or 【闪回结束】 after it.",
        "请在前后分别写上【闪回】和【闪回结束】。",
    ),
)
BRAND_SHORT = Kind(
    "script.brand-short",
    Severity.WARNING,
    Wording(
        "{brand} is shown or named in {scenes} scenes; {least} were agreed.",
        "{brand} 出现在 {scenes} 场，合同要求 {least} 场。",
    ),
    Wording("Show {product} in more scenes, or agree on fewer.", "请在更多场中展示{product}，或另行约定。"),
)
NO_SET = Kind(
    "script.no-set",
    Severity.WARNING,
    Wording(
        "{where} is in no set of the production; {scenes} scenes play there.",
        "制作资料中没有场景“{where}”，有 {scenes} 场戏在此。",
    ),
    Wording("Add the set with its venue to the production.", "请在制作资料中补上该场景及其场地。"),
)
NO_CAST_MEMBER = Kind(
    "script.no-cast-member",
    Severity.WARNING,
    Wording("{name} has {lines} lines and nobody plays the part.", "{name} 有 {lines} 句台词，尚无演员。"),
    Wording("Add a cast member to the production.", "请在制作资料中补上演员。"),
)
