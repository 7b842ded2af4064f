"""Words of the doctor that are no finding, once for the terminal and the page."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import TYPE_CHECKING

from shudian.finding import Place, Severity
from shudian.model.series import ElementKind
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
_EPISODE = Wording("Episode {number}", "第 {number} 集")
EPISODES, SCENES = Wording("Episodes", "集数"), Wording("Scenes", "场数")
LENGTH, USUAL = Wording("Running time", "总时长"), Wording("Median episode", "单集中位时长")
SPOKEN, DOUBTFUL = Wording("Spoken words", "台词占比"), Wording("Lines to review", "待核对行")
WARNINGS, NOTES = Wording("Warnings", "警告"), Wording("Notes", "提示")
LINES = Wording("Lines of dialogue", "台词")
SOUND = Wording(
    "The script is sound: nothing has to be corrected before it is planned.", "剧本状况良好，可直接进入筹备。"
)
TO_CORRECT = Wording(
    "{count} findings should be corrected before the script is planned.", "筹备前建议先改正 {count} 处。"
)
ONE_TO_CORRECT = Wording(
    "One finding should be corrected before the script is planned.", "筹备前建议先改正 1 处。"
)

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


def title(written: str, language: str) -> str:
    shown = written or UNTITLED.in_(language)
    return f"《{shown}》" if language.startswith("zh") and written else shown


def verdict(check: Checkup) -> Wording:
    count = check.count(Severity.WARNING) + check.count(Severity.ERROR)
    if count < 2:
        return ONE_TO_CORRECT if count else SOUND
    return TO_CORRECT.filled({"count": count})


def health(check: Checkup, language: str) -> list[tuple[str, str]]:
    """The figures of the summary, each with its name."""
    told = [
        (EPISODES, str(len(check.episodes))),
        (SCENES, str(check.scenes)),
        (LENGTH, clock(check.seconds)),
        (USUAL, clock(check.usual_seconds)),
        (SPOKEN, f"{round(100 * check.spoken_share)} %"),
        (DOUBTFUL, f"{len(check.review)} / {check.elements}"),
        (WARNINGS, str(check.count(Severity.WARNING))),
        (NOTES, str(check.count(Severity.NOTE))),
    ]
    return [(name.in_(language), value) for name, value in told]


def episode(health: EpisodeHealth, language: str) -> str:
    number = _EPISODE.filled({"number": health.number}).in_(language)
    return f"{number} {health.title}".strip()


def measures(health: EpisodeHealth, language: str) -> str:
    told = (clock(health.seconds), f"{SCENES.in_(language)} {health.scenes}",
            f"{LINES.in_(language)} {health.lines}")  # fmt: skip
    return " · ".join(told)


def where(place: Place) -> Wording:
    """`line 12 · scene 1-2`, as far as it is known."""
    told = [_LINE.filled({"line": place.line})] if place.line else []
    told += [_SCENE.filled({"scene": place.scene})] if place.scene else []
    if not told:
        return Wording("script", "全剧")
    return Wording(" · ".join(part.en for part in told), " · ".join(part.zh for part in told))
