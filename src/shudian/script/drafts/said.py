"""What a comparison says, once for the terminal and the page."""

from __future__ import annotations

from fractions import Fraction

from shudian.script.drafts.difference import CastChange, Change, Difference, Mark, SceneChange
from shudian.wording import Wording

TITLE = Wording("Changes between two drafts", "两稿对照")
NOTHING = Wording("The two drafts say the same.", "两稿内容相同。")
SCENES = Wording("Scenes", "场次")
LINES = Wording("Lines", "台词与描述")
MINUTES = Wording("Running time", "时长")
CAST = Wording("Cast", "人物")
SETS = Wording("Sets", "场景")
EPISODES = Wording("Episodes", "分集")
EPISODE = Wording("Episode {number}", "第 {number} 集")
OLD, NEW = Wording("Old", "旧稿"), Wording("New", "新稿")
GROWTH = Wording("Change", "增减")
GAINED, LOST = Wording("gains {scenes}", "增 {scenes}"), Wording("loses {scenes}", "减 {scenes}")
NEW_PART, GONE_PART = Wording("new", "新增"), Wording("gone", "消失")
RENAMED = Wording("was {name}", "原名{name}")
SPEAKS = Wording("lines {old} → {new}", "台词 {old} → {new}")
IN_SCENES = Wording("scenes {old} → {new}", "场次 {old} → {new}")
WAS = Wording("was {number}", "原 {number}")
FROM = Wording("from {numbers}", "自 {numbers}")
INTO = Wording("into {numbers}", "并入 {numbers}")
CAME, WENT = (
    Wording("moved here from {number}", "移自 {number}"),
    Wording("moved to {number}", "移至 {number}"),
)
CHANGES = {
    Change.ADDED: Wording("added", "新增"),
    Change.CUT: Wording("cut", "删除"),
    Change.MOVED: Wording("moved", "移动"),
    Change.RENUMBERED: Wording("renumbered", "改号"),
    Change.HEADING: Wording("heading changed", "场头改动"),
    Change.CAST: Wording("cast line changed", "出场人物改动"),
    Change.LINES: Wording("lines changed", "内容改动"),
    Change.SPLIT: Wording("split", "拆分"),
    Change.MERGED: Wording("merged", "合并"),
}
MARKS = {
    Mark.ADDED: Wording("added", "新增"),
    Mark.CUT: Wording("cut", "删除"),
    Mark.CHANGED: Wording("changed", "改动"),
    Mark.MOVED: Wording("moved", "移动"),
}
INT_EXT = {
    "INT": Wording("Int.", "内"),
    "EXT": Wording("Ext.", "外"),
    "INT_EXT": Wording("Int./Ext.", "内外"),
}


def clock(seconds: Fraction) -> str:
    whole = _whole(abs(seconds))
    return f"{whole // 60}:{whole % 60:02d}"


def growth(seconds: Fraction) -> str:
    """`+0:12`, `−1:03`; `±0:00` where nothing changed."""
    sign = "±" if clock(seconds) == "0:00" else "+" if seconds > 0 else "−"
    return sign + clock(seconds)


def grown(old: Fraction, new: Fraction) -> str:
    """The growth between two times as they are shown, to the second each."""
    return growth(Fraction(_whole(new) - _whole(old)))


def _whole(seconds: Fraction) -> int:
    return int(seconds + Fraction(1, 2))


def counts(difference: Difference, language: str) -> list[tuple[str, str]]:
    """The figures of the summary: scenes by change, lines by mark."""
    scenes = [(change, len(difference.with_change(change))) for change in CHANGES]
    lines = [(mark, difference.count(mark)) for mark in MARKS]
    return [
        (SCENES.in_(language), _listed([(CHANGES[c].in_(language), n) for c, n in scenes])),
        (LINES.in_(language), _listed([(MARKS[m].in_(language), n) for m, n in lines])),
    ]


def _listed(counted: list[tuple[str, int]]) -> str:
    return " · ".join(f"{word} {count}" for word, count in counted if count) or "0"


def changes(scene: SceneChange, language: str) -> str:
    """`added`, `moved · renumbered (was 3-2) · +0:12`."""
    said = [CHANGES[change].in_(language) for change in scene.changes]
    if scene.old and scene.new and scene.old.number != scene.new.number:
        said.append(WAS.filled({"number": scene.old.number}).in_(language))
    if scene.related:
        word = FROM if Change.SPLIT in scene.changes else INTO
        said.append(word.filled({"numbers": ", ".join(scene.related)}).in_(language))
    if scene.changes and clock(scene.seconds) != "0:00":
        said.append(growth(scene.seconds))
    return " · ".join(said)


def part(change: CastChange, language: str) -> str:
    """What happens to a character, in one line."""
    said = []
    if change.renamed_from:
        said.append(RENAMED.filled({"name": change.renamed_from}).in_(language))
    elif not change.scenes[0]:
        said.append(NEW_PART.in_(language))
    elif not change.scenes[1]:
        said.append(GONE_PART.in_(language))
    for word, (old, new) in ((IN_SCENES, change.scenes), (SPEAKS, change.lines)):
        if old != new:
            said.append(word.filled({"old": old, "new": new}).in_(language))
    for word, scenes in ((GAINED, change.gained), (LOST, change.lost)):
        if scenes:
            said.append(word.filled({"scenes": ", ".join(scenes)}).in_(language))
    return " · ".join(said)
