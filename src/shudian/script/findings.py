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
DUPLICATE_SCENE = Kind(
    "script.duplicate-scene",
    Severity.WARNING,
    Wording(
        "Scene number {number} stands twice, first in line {first}.",
        "场次 {number} 重复，首次出现在第 {first} 行。",
    ),
    Wording("Give one of the two scenes its own number.", "请为其中一场改用新的场次。"),
)
MISSING_SCENE = Kind(
    "script.missing-scene",
    Severity.WARNING,
    Wording("Scene {missing} is missing before scene {number}.", "场次 {number} 之前缺少 {missing}。"),
    Wording("Restore the scene, or renumber.", "请补上缺失的场，或重新编号。"),
)
SCENE_ELSEWHERE = Kind(
    "script.scene-elsewhere",
    Severity.WARNING,
    Wording("Scene {number} stands in episode {episode}.", "场次 {number} 出现在第 {episode} 集中。"),
    Wording("Correct its number or move the scene.", "请更正场次或移动该场。"),
)
DUPLICATE_EPISODE = Kind(
    "script.duplicate-episode",
    Severity.WARNING,
    Wording("Episode {number} stands twice.", "第 {number} 集重复出现。"),
    Wording("Renumber one of the two.", "请为其中一集重新编号。"),
)
MISSING_EPISODE = Kind(
    "script.missing-episode",
    Severity.WARNING,
    Wording(
        "Episode {missing} is missing before episode {number}.", "第 {number} 集之前缺少第 {missing} 集。"
    ),
    Wording("Restore the episode, or renumber.", "请补上缺失的集，或重新编号。"),
)
EMPTY_EPISODE = Kind(
    "script.empty-episode",
    Severity.WARNING,
    Wording("Episode {number} has no scenes.", "第 {number} 集没有任何一场。"),
    Wording("Write its scenes, or take out its title.", "请补写各场，或删去该集标题。"),
)
NO_HEADING = Kind(
    "script.no-heading",
    Severity.WARNING,
    Wording("Episode {number} starts without a scene heading.", "第 {number} 集开头没有场头。"),
    Wording("Write a scene heading before its first line.", "请在首行之前补写场头。"),
)
UNPAIRED_FLASHBACK = Kind(
    "script.unpaired-flashback",
    Severity.WARNING,
    Wording(
        "The flashback mark “{mark}” has no partner; it was taken to last one scene.",
        "闪回标记“{mark}”没有配对，按只覆盖一场处理。",
    ),
    Wording(
        "Write 【闪回】 before it and 【闪回结束】 after it.", "请在前后分别写上【闪回】和【闪回结束】。"
    ),
)
INCOMPLETE_HEADING = Kind(
    "script.incomplete-heading",
    Severity.NOTE,
    Wording("The heading of scene {number} does not say {lacking}.", "场次 {number} 的场头缺少{lacking}。"),
    Wording("Add it, so that the scene can be planned.", "请补上，以便排期。"),
)
NO_HEADING_SAYS = Kind(
    "script.incomplete-headings",
    Severity.NOTE,
    Wording("None of the {count} headings says {lacking}.", "全部 {count} 个场头都缺少{lacking}。"),
    Wording("Add it, so that the scenes can be planned.", "请补上，以便排期。"),
)
OFF_CAST_LINE = Kind(
    "script.off-cast-line",
    Severity.NOTE,
    Wording(
        "{name} speaks in scene {number} and is not on its cast line.",
        "{name} 在场次 {number} 中有台词，但不在出场人物中。",
    ),
    Wording(
        "Add the name to the cast line, or correct it in the cue.", "请补入出场人物，或更正台词前的人名。"
    ),
)
UNSURE = Kind(
    "script.unsure",
    Severity.NOTE,
    Wording(
        "This line was read as {kind} with confidence {confidence}: {text}",
        "此行按“{kind}”读取，把握 {confidence}：{text}",
    ),
    Wording(
        "Check it; a mark such as △ or a colon after the name settles it.",
        "请核对；加上△或人名后的冒号即可确定。",
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
