"""Every kind of finding about a script's own faults. Warnings cost a production; notes are worth a look."""

from __future__ import annotations

from shudian.finding import Kind, Severity
from shudian.script.findings import UNPAIRED_FLASHBACK
from shudian.wording import Wording

STARTS = Wording("episode {number} starts in line {line}", "第 {number} 集始于第 {line} 行")
NOWHERE = Wording("there is no episode {number}", "剧本中没有第 {number} 集")

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
    Wording("Scene {missing} is missing {where}.", "{where}缺少场次 {missing}。"),
    Wording("Restore the scene, or renumber.", "请补上缺失的场，或重新编号。"),
)
MISPLACED_SCENE = Kind(
    "script.misplaced-scene",
    Severity.WARNING,
    Wording(
        "Scene {number} stands behind scene {last} (line {line}).",
        "场次 {number} 排在场次 {last}（第 {line} 行）之后。",
    ),
    Wording("Move the scene, or renumber.", "请调整顺序，或重新编号。"),
)
SCENE_ELSEWHERE = Kind(
    "script.scene-elsewhere",
    Severity.WARNING,
    Wording(
        "Scene {number} stands in episode {episode} (line {line}); {own}.",
        "场次 {number} 出现在第 {episode} 集（第 {line} 行）中；{own}。",
    ),
    Wording("Correct its number or move the scene.", "请更正场次或移动该场。"),
)
DUPLICATE_EPISODE = Kind(
    "script.duplicate-episode",
    Severity.WARNING,
    Wording(
        "Episode {number} stands twice, first in line {line}.", "第 {number} 集重复，首次出现在第 {line} 行。"
    ),
    Wording("Renumber one of the two.", "请为其中一集重新编号。"),
)
MISSING_EPISODE = Kind(
    "script.missing-episode",
    Severity.WARNING,
    Wording(
        "Episode {missing} is missing between episodes {last} (line {line}) and {number}.",
        "第 {last} 集（第 {line} 行）与第 {number} 集之间缺少第 {missing} 集。",
    ),
    Wording("Restore the episode, or renumber.", "请补上缺失的集，或重新编号。"),
)
MISPLACED_EPISODE = Kind(
    "script.misplaced-episode",
    Severity.WARNING,
    Wording(
        "Episode {number} stands behind episode {last} (line {line}).",
        "第 {number} 集排在第 {last} 集（第 {line} 行）之后。",
    ),
    Wording("Move the episode, or renumber.", "请调整顺序，或重新编号。"),
)
EMPTY_EPISODE = Kind(
    "script.empty-episode",
    Severity.WARNING,
    Wording("Episode {number} has no scenes.", "第 {number} 集没有任何一场。"),
    Wording("Write its scenes, or take out its title.", "请补写各场，或删去该集标题。"),
)
EMPTY_SCENE = Kind(
    "script.empty-scene",
    Severity.WARNING,
    Wording("Nothing happens in scene {number}.", "场次 {number} 没有任何内容。"),
    Wording("Write the scene, or take out its heading.", "请补写该场，或删去场头。"),
)
NO_HEADING = Kind(
    "script.no-heading",
    Severity.WARNING,
    Wording("Episode {number} starts without a scene heading.", "第 {number} 集开头没有场头。"),
    Wording("Write a scene heading before its first line.", "请在首行之前补写场头。"),
)
UNMARKED_FLASHBACK = Kind(
    "script.unmarked-flashback",
    Severity.NOTE,
    Wording(
        "Scene {number} opens on “{title}” and nothing marks it as a flashback.",
        "场次 {number} 以字幕“{title}”开场，但没有闪回标记。",
    ),
    Wording(
        "If all of the scene is one, write “FLASHBACK:” or 【闪回】 before it and close it at its end.",
        "如整场都是闪回，请在开头写【闪回】，结尾写【闪回结束】。",
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
    Wording(
        "{count} of {headings} headings do not say {lacking}: {scenes}.",
        "{headings} 个场头中有 {count} 个缺少{lacking}：{scenes}。",
    ),
    Wording("Add it, so that the scenes can be planned.", "请补上，以便排期。"),
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
UNSURE_HEADING = Kind(
    "script.unsure-heading",
    Severity.NOTE,
    Wording(
        "This heading was read with confidence {confidence}, place {where}, time {time}: {text}",
        "此场头的把握为 {confidence}，地点 {where}，时间 {time}：{text}",
    ),
    Wording(
        "Check it; “1-1 日 内 会议室” or “INT. OFFICE - DAY” is read surely.",
        "请核对；写成“1-1 日 内 会议室”或“INT. OFFICE - DAY”即可确定。",
    ),
)
NEAREST = Wording("; nearest is {nearest}", "；最接近的是{nearest}")
OFF_CAST_LINE = Kind(
    "script.off-cast-line",
    Severity.NOTE,
    Wording(
        "{name} speaks in scene {number} and is not on its cast line{nearest}.",
        "{name} 在场次 {number} 中有台词，但不在出场人物中{nearest}。",
    ),
    Wording(
        "Add the name to the cast line, or correct it in the cue.", "请补入出场人物，或更正台词前的人名。"
    ),
)
UNSEEN = Kind(
    "script.unseen",
    Severity.NOTE,
    Wording(
        "On the cast line of scene {number}, but neither speaking nor named in it: {names}.",
        "场次 {number} 的出场人物中，无台词也未被提及：{names}。",
    ),
    Wording(
        "Give them something to do, or take them off: each costs a day.", "请写明其动作，或从出场人物中删去。"
    ),
)
SPELLED_APART = Kind(
    "script.spelled-apart",
    Severity.WARNING,
    Wording(
        "{name} (lines {lines}, {where}) is {other} (lines {other_lines}, {other_where}) spelled otherwise.",
        "{name}（{lines} 句，{where}）与{other}（{other_lines} 句，{other_where}）是同名异写。",
    ),
    Wording("Spell the name {other} everywhere.", "请统一写作{other}。"),
)
MISTYPED = Kind(
    "script.mistyped",
    Severity.WARNING,
    Wording(
        "{name} (lines {lines}, {where}) may be {other} (lines {other_lines}, {other_where}) mistyped.",
        "{name}（{lines} 句，{where}）可能是{other}（{other_lines} 句，{other_where}）的误写。",
    ),
    Wording("Write {other} if that is meant; nothing was merged.", "如指{other}，请改正；未作合并。"),
)
ALIAS = Kind(
    "script.alias",
    Severity.NOTE,
    Wording(
        "{name} (lines {lines}, {where}) may be another name of {other} (lines {other_lines}, {other_where}).",
        "{name}（{lines} 句，{where}）可能是{other}（{other_lines} 句，{other_where}）的别称。",
    ),
    Wording(
        "Write one name in cues and cast lines if it is one person; nothing was merged.",
        "如是同一人，请在台词和出场人物中统一写法；未作合并。",
    ),
)
RECAP = Kind(
    "script.recap",
    Severity.NOTE,
    Wording(
        "Episode {number} opens on {count} lines that repeat the end of the episode before; they are not counted.",
        "第 {number} 集开头 {count} 行重复上一集结尾，不计入时长。",
    ),
    Wording(
        "Take it from the cut of that episode; nobody shoots it twice.", "请从上一集成片中取用，不必重拍。"
    ),
)
NO_HOOK = Kind(
    "script.no-hook",
    Severity.NOTE,
    Wording("Episode {number} ends without a hook.", "第 {number} 集结尾没有钩子。"),
    Wording("End on a question, a turn or an action left open.", "请以疑问、反转或未完的动作收尾。"),
)
LENGTH_APART = Kind(
    "script.length-apart",
    Severity.NOTE,
    Wording(
        "Episode {number} runs about {length}; the median is {usual}.",
        "第 {number} 集约 {length}，各集中位数为 {usual}。",
    ),
    Wording("See whether it should be {change}.", "请考虑是否{change}。"),
)
NOT_AS_DECLARED = Kind(
    "script.not-as-declared",
    Severity.NOTE,
    Wording(
        "Episode {number} is meant to run {declared} and runs about {length} as written.",
        "第 {number} 集标注 {declared}，按所写内容约 {length}。",
    ),
    Wording("See whether it should be {change}.", "请考虑是否{change}。"),
)
DIALOGUE_SHARE = Kind(
    "script.dialogue-share",
    Severity.NOTE,
    Wording(
        "{share} % of the words are spoken; in produced series {least}–{most} % are.",
        "台词占全部文字的 {share}%，已制作的剧集为 {least}–{most}%。",
    ),
    Wording("See whether action or dialogue carries too much.", "请看动作与台词是否失衡。"),
)
NORM = Kind(
    "script.norm",
    Severity.NOTE,
    Wording(
        "{count} of {all} episodes have fewer than {least} or more than {most} {figure}: {episodes}.",
        "{all} 集中有 {count} 集的{figure}不在 {least}–{most} 之间：{episodes}。",
    ),
    Wording(
        "The measure is that of {source}; break it on purpose only.", "此尺度出自{source}，如有意为之可不改。"
    ),
)

#: The codes of every fault that `check` finds.
CODES = frozenset(kind.code for kind in list(globals().values()) if isinstance(kind, Kind)) | {
    UNPAIRED_FLASHBACK.code
}
