"""Hooks and clips as a person reads them: rows of a table, and each reason in words."""

from __future__ import annotations

from collections.abc import Iterator

from shudian.model.hook import Clip, Clips, Hook, Reason
from shudian.model.series import Element, Series
from shudian.wording import Wording

FEATURES = {
    "hook_end": Wording("runs into the episode's hook", "收在本集钩子上"),
    "strong_start": Wording("starts strong", "开场即冲突"),
    "conflict": Wording("conflict", "冲突"),
    "reveal": Wording("a truth comes out", "信息反转"),
    "danger": Wording("danger", "危机"),
    "choice": Wording("a choice is forced", "抉择"),
    "question": Wording("questions", "疑问"),
    "exclaimed": Wording("raised voices", "情绪激烈"),
    "unsaid": Wording("left unsaid", "话未说完"),
    "close_up": Wording("close-up", "特写"),
    "turn": Wording("quick exchange", "你来我往"),
    "paywall": Wording("at the paywall", "卡在付费点"),
    "first_episodes": Wording("from the opening episodes", "出自开篇几集"),
    "new_face": Wording("somebody new", "新人物登场"),
    "many_scenes": Wording("changes scene often", "换场太多"),
    "slow_start": Wording("slow start", "开场平缓"),
    "flashback": Wording("opens in the past", "从闪回开始"),
    "spoils": Wording("gives the ending away", "剧透结局"),
    "freeze": Wording("freeze or black", "定格或黑屏"),
    "inner_voice": Wording("inner voice", "内心独白"),
    "unfinished": Wording("cut in mid-action", "动作未完"),
    "written": Wording("marked in the script", "剧本注明"),
}
HEADS = (
    Wording("No.", "序"), Wording("Episode", "集"), Wording("Scene", "场次"), Wording("From", "起"), Wording("To", "止"),
    Wording("Seconds", "秒"), Wording("Score", "分"), Wording("First words", "开头"), Wording("Last words", "结尾"),
    Wording("Why", "理由"),
)  # fmt: skip
HOOK_HEADS = (Wording("Episode", "集"), Wording("Hook", "钩子"), Wording("Shows", "特征"))
_CLIP = Wording("episode {episode}, scene {scene}, {seconds} s", "第 {episode} 集 {scene} 场，{seconds} 秒")
_NO_HOOK = Wording("none found", "未找到")
_SHOWN = 4  # reasons of a clip
_WORDS = 16


_Row = tuple[str, str, str, str, str, str, str, str, str, str]


def rows(series: Series, found: Clips, language: str) -> Iterator[_Row]:
    """The clips, a row each, the best first."""
    elements, numbers = _elements(series), {scene.id: scene.number or scene.id for scene in series.scenes}
    for at, clip in enumerate(found.clips, 1):
        yield (
            str(at),
            str(clip.episode),
            " + ".join(numbers[scene] for scene in clip.scenes),
            _clock(float(clip.span.start.seconds)),
            _clock(float(clip.span.end.seconds)),
            f"{float(clip.span.seconds):.1f}",
            f"{clip.score:.1f}",
            _words(elements[clip.elements[0]]),
            _words(elements[clip.elements[-1]]),
            why(clip, language),
        )


def page(series: Series, found: Clips, language: str) -> str:
    """The clips for a terminal, three lines each."""
    out = []
    for at, episode, scene, start, end, seconds, score, first, last, reasons in rows(series, found, language):
        head = _CLIP.filled({"episode": episode, "scene": scene, "seconds": seconds}).in_(language)
        out.append(
            f"{at:>3}  {score:>4}  {head}  {start}–{end}\n           {first}  →  {last}\n           {reasons}\n"
        )
    return "\n".join(out)


def hook_rows(series: Series, hooks: tuple[Hook, ...], language: str) -> Iterator[tuple[str, ...]]:
    """The hook of every episode, a row each."""
    elements = _elements(series)
    comma = "、" if language.startswith("zh") else ", "
    for hook in hooks:
        last = _words(elements[hook.elements[-1]]) if hook.elements else ""
        shown = comma.join(FEATURES[feature].in_(language) for feature in hook.features)
        yield str(hook.episode), last, shown or _NO_HOOK.in_(language)


def why(clip: Clip, language: str) -> str:
    """What speaks most for a clip, and what speaks against it."""
    for_it = sorted((r for r in clip.reasons if r.points > 0), key=lambda r: -r.points)[:_SHOWN]
    against = [r for r in clip.reasons if r.points < 0]
    comma = "、" if language.startswith("zh") else ", "
    return comma.join(_signed(reason, language) for reason in (*for_it, *against))


def _signed(reason: Reason, language: str) -> str:
    return f"{FEATURES[reason.feature].in_(language)} {reason.points:+.1f}"


def _elements(series: Series) -> dict[str, Element]:
    return {element.id: element for episode in series.episodes for element in episode.elements}


def _words(element: Element) -> str:
    told = f"{element.character}：{element.text}" if element.character else element.text
    told = told.replace("\n", " ")
    return told if len(told) <= _WORDS * 2 else f"{told[: _WORDS * 2 - 1]}…"


def _clock(seconds: float) -> str:
    whole, tenths = divmod(round(seconds * 10), 10)
    return f"{whole // 60}:{whole % 60:02d}.{tenths}"
