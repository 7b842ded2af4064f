"""Words of the doctor that are no finding, once for the terminal and the page."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import TYPE_CHECKING

from shudian.finding import Place, Severity
from shudian.model.series import ElementKind
from shudian.script.doctor import findings as kinds
from shudian.script.findings import UNPAIRED_FLASHBACK
from shudian.wording import Wording

if TYPE_CHECKING:
    from shudian.script.doctor.checkup import Checkup, EpisodeHealth

TITLE = Wording("Script check", "剧本检查")
UNTITLED = Wording("Untitled", "未命名")
SEVERITIES = {
    Severity.ERROR: Wording("error", "错误"),
    Severity.WARNING: Wording("warning", "警告"),
    Severity.NOTE: Wording("note", "提示"),
}
HEADS = (
    Wording("line", "行"), Wording("episode", "集"), Wording("scene", "场次"), Wording("severity", "级别"),
    Wording("code", "代码"), Wording("finding", "发现"), Wording("remedy", "建议"),
)  # fmt: skip
REVIEW = Wording(
    "Review list: read with a confidence below {threshold}", "核对清单：把握低于 {threshold} 的行"
)
_LINE, _SCENE = Wording("line {line}", "第 {line} 行"), Wording("scene {scene}", "场次 {scene}")
_EPISODE = Wording("Episode {number}{title}", "第 {number} 集{title}")
_MEASURED = Wording(
    "{length} · scenes {scenes} · lines of dialogue {lines}", "{length} · {scenes} 场 · 台词 {lines} 句"
)
WHOLE = Wording("The whole script", "全剧")
CHART = Wording(
    "Running time of each episode, its spoken share dark; dashed: the median; a dot: to correct; red: far from the others.",
    "各集时长，深色为台词；虚线为中位数；圆点表示有待改正；红色表示与其他各集相差较大。",
)
WITH_NOTES = Wording("Notes too", "含提示")
FAMILIES = {
    "numbers": Wording("Numbers", "编号"),
    "headings": Wording("Headings", "场头"),
    "flashbacks": Wording("Flashbacks", "闪回"),
    "people": Wording("People and names", "人物"),
    "shape": Wording("Scenes and hooks", "场与钩子"),
    "length": Wording("Length", "时长"),
}
EPISODES, SCENES = Wording("Episodes", "集数"), Wording("Scenes", "场数")
LENGTH, USUAL = Wording("Running time", "总时长"), Wording("Median episode", "单集中位时长")
SPOKEN, DOUBTFUL = Wording("Spoken words", "台词占比"), Wording("Lines to review", "待核对行")
WARNINGS, NOTES = Wording("Warnings", "警告"), Wording("Notes", "提示")
SOUND = Wording(
    "The script is sound: nothing has to be corrected before it is planned.", "剧本状况良好，可直接进入筹备。"
)
TO_CORRECT = Wording(
    "{count} findings should be corrected before the script is planned.", "筹备前建议先改正 {count} 处。"
)
ONE_TO_CORRECT = Wording(
    "One finding should be corrected before the script is planned.", "筹备前建议先改正 1 处。"
)

_FAMILY = {
    kind.code: name
    for name, listed in {
        "numbers": (
            kinds.DUPLICATE_SCENE, kinds.MISSING_SCENE, kinds.MISPLACED_SCENE, kinds.SCENE_ELSEWHERE,
            kinds.DUPLICATE_EPISODE, kinds.MISSING_EPISODE, kinds.MISPLACED_EPISODE,
        ),
        "headings": (kinds.NO_HEADING, kinds.INCOMPLETE_HEADING, kinds.NO_HEADING_SAYS),
        "flashbacks": (UNPAIRED_FLASHBACK, kinds.UNMARKED_FLASHBACK),
        "people": (kinds.OFF_CAST_LINE, kinds.UNSEEN, kinds.SPELLED_APART, kinds.MISTYPED, kinds.ALIAS),
        "length": (kinds.LENGTH_APART, kinds.NOT_AS_DECLARED, kinds.DIALOGUE_SHARE, kinds.NORM),
    }.items()
    for kind in listed
}  # fmt: skip
KINDS = {
    ElementKind.ACTION: Wording("action", "动作"),
    ElementKind.SHOT: Wording("shot", "镜头"),
    ElementKind.DIALOGUE: Wording("dialogue", "台词"),
    ElementKind.SUPER: Wording("on-screen text", "字幕"),
    ElementKind.CAPTION: Wording("name caption", "人名条"),
    ElementKind.SOUND: Wording("sound", "音效"),
    ElementKind.MUSIC: Wording("music", "音乐"),
    ElementKind.VFX: Wording("visual effect", "特效"),
    ElementKind.PROP_NOTE: Wording("prop note", "道具"),
    ElementKind.TRANSITION: Wording("transition", "转场"),
    ElementKind.TIME_IN: Wording("start of a flashback", "闪回起"),
    ElementKind.TIME_OUT: Wording("end of a flashback", "闪回止"),
    ElementKind.RESUME: Wording("resumed scene", "接场"),
    ElementKind.HOOK: Wording("hook", "钩子"),
    ElementKind.LYRICS: Wording("lyrics", "唱词"),
    ElementKind.CENTERED: Wording("centred text", "居中文字"),
    ElementKind.PAGE_BREAK: Wording("page break", "分页"),
    ElementKind.SECTION: Wording("section", "段"),
    ElementKind.SYNOPSIS: Wording("synopsis", "梗概"),
    ElementKind.NOTE: Wording("note", "批注"),
    ElementKind.OMITTED: Wording("omitted text", "删去的文字"),
    ElementKind.FRONT: Wording("front matter", "前页"),
    ElementKind.END: Wording("end mark", "完"),
}


def clock(seconds: Fraction) -> str:
    whole = int(seconds + Fraction(1, 2))
    return f"{whole // 60}:{whole % 60:02d}"


def numbers(listed: Iterable[int]) -> str:
    """Ascending runs as ranges: `1–3, 7`."""
    runs: list[list[int]] = []
    for number in sorted(set(listed)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def titled(written: str) -> Wording:
    return Wording(written, f"《{written}》") if written else UNTITLED


def title(written: str, language: str) -> str:
    return titled(written).in_(language)


def verdict(check: Checkup) -> Wording:
    count = check.count(Severity.WARNING) + check.count(Severity.ERROR)
    if count < 2:
        return ONE_TO_CORRECT if count else SOUND
    return TO_CORRECT.filled({"count": count})


def figures(check: Checkup) -> list[tuple[Wording, str]]:
    """The figures of the summary, each with its name."""
    return [
        (EPISODES, str(len(check.episodes))),
        (SCENES, str(check.scenes)),
        (LENGTH, clock(check.seconds)),
        (USUAL, clock(check.usual_seconds)),
        (SPOKEN, f"{round(100 * check.spoken_share)} %"),
        (DOUBTFUL, f"{len(check.review)} / {check.elements}"),
        (WARNINGS, str(check.count(Severity.WARNING) + check.count(Severity.ERROR))),
        (NOTES, str(check.count(Severity.NOTE))),
    ]


def episode_name(health: EpisodeHealth) -> Wording:
    return _EPISODE.filled({"number": health.number, "title": f" {health.title}" if health.title else ""})


def measured(health: EpisodeHealth) -> Wording:
    told = {"length": clock(health.seconds), "scenes": health.scenes, "lines": health.lines}
    return _MEASURED.filled(told)


def review(check: Checkup) -> Wording:
    return REVIEW.filled({"threshold": f"{check.threshold:.2f}"})


def family(code: str) -> str:
    """Which of `FAMILIES` a finding belongs to."""
    return _FAMILY.get(code, "shape")


def where(place: Place) -> Wording:
    """`line 12 · scene 1-2`, as far as it is known."""
    told = [_LINE.filled({"line": place.line})] if place.line else []
    told += [_SCENE.filled({"scene": place.scene})] if place.scene else []
    if not told:
        return Wording("script", "全剧")
    return Wording(" · ".join(part.en for part in told), " · ".join(part.zh for part in told))
