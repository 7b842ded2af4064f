"""A check as a page for the script editor, in both languages at once: the health on top, then each episode."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from html import escape
from pathlib import Path

from shudian.finding import Finding
from shudian.model.series import Series
from shudian.script.doctor import said
from shudian.script.doctor.checkup import REVIEW, Checkup, EpisodeHealth
from shudian.script.doctor.context import Contexts, Line
from shudian.script.doctor.findings import LENGTH_APART
from shudian.wording import Wording

_STYLE = Path(__file__).parent / "doctor.css"
_BARS, _WIDTH = 120, 860  # height and width of the chart
_THINNEST = 8  # width of an episode in it
_NUMBERED = 5  # every so many bars bear their number


def page(check: Checkup, series: Series, language: str) -> str:
    """The whole page in one file; it loads nothing, and a reader switches its language."""
    title = escape(f"{said.title(check.title, language)} · {said.TITLE.in_(language)}")
    tag = "zh-Hans" if language == "zh" else "en"
    body = "\n".join(_body(check, Contexts(series), language))
    return (
        f'<!doctype html>\n<html lang="{tag}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{_STYLE.read_text('utf-8')}</style></head>\n"
        f"<body>\n{body}\n</body></html>\n"
    )


def _body(check: Checkup, contexts: Contexts, language: str) -> Iterator[str]:
    yield _switch(language)
    yield f"<h1>{_both(said.titled(check.title))}<small>{_both(said.TITLE)}</small></h1>"
    yield f'<p class="verdict {_health_class(check)}">{_both(said.verdict(check))}</p>'
    yield '<dl class="health">'
    for name, value in said.figures(check):
        yield f"<div><dt>{_both(name)}</dt><dd>{escape(value)}</dd></div>"
    yield "</dl>"
    yield _chart(check)
    yield _families(check)
    if check.general:
        yield f"<section><h2>{_both(said.WHOLE)}</h2>{_findings(check.general, contexts)}</section>"
    for at, episode in enumerate(check.episodes):
        if faults := [found for found in episode.findings if found.code not in REVIEW]:
            yield (
                f'<section id="e{at}"><h2>{_both(said.episode_name(episode))}'
                f"<small>{_both(said.measured(episode))}</small></h2>{_findings(faults, contexts)}</section>"
            )
    if check.review:
        yield from _review(check)


def _both(words: Wording) -> str:
    en, zh = escape(words.en), escape(words.zh)
    if en == zh:
        return en
    return f'<span class="t" lang="en">{en}</span><span class="t" lang="zh-Hans">{zh}</span>'


def _switch(language: str) -> str:
    choices = "".join(
        f'<label><input type="radio" name="language" id="{tag}"{" checked" if tag == language else ""}>{name}</label>'
        for tag, name in (("en", "English"), ("zh", "中文"))
    )
    return f'<nav class="switch" aria-label="Language · 语言">{choices}</nav>'


def _health_class(check: Checkup) -> str:
    return "ill" if any(found.severity != "note" for found in check.faults) else "well"


def _chart(check: Checkup) -> str:
    """A bar an episode, its spoken part dark; the line is the median."""
    longest = max((episode.seconds for episode in check.episodes), default=0)
    if len(check.episodes) < 2 or not longest:
        return ""
    step = max(_WIDTH // len(check.episodes), _THINNEST)
    width = step * len(check.episodes)
    bars = "".join(
        _bar(at, step, each, int(_BARS * each.seconds / longest)) for at, each in enumerate(check.episodes)
    )
    usual = _BARS - int(_BARS * check.usual_seconds / longest)
    line = f'<line x1="0" x2="{width}" y1="{usual}" y2="{usual}"/>'
    return (
        f'<figure><svg viewBox="0 0 {width} {_BARS + 24}" role="img">'
        f"{bars}{line}</svg><figcaption>{_both(said.CHART)}</figcaption></figure>"
    )


def _bar(at: int, step: int, episode: EpisodeHealth, height: int) -> str:
    spoken = height * episode.spoken // episode.words if episode.words else 0
    apart = any(found.code == LENGTH_APART.code for found in episode.findings)
    middle, thick = at * step + step // 2, step * 2 // 3
    name = said.episode_name(episode)
    told = escape(f"{name.zh} · {name.en} · {said.clock(episode.seconds)}")
    dot = f'<circle cx="{middle}" cy="{_BARS + 6}" r="2.5"/>' if _warned(episode) else ""
    if not at % _NUMBERED:
        dot += f'<text x="{middle}" y="{_BARS + 19}">{episode.number}</text>'
    return (
        f'<a href="#e{at}"{" class=apart" if apart else ""}><title>{told}</title>'
        f'<rect x="{middle - thick // 2}" y="{_BARS - height}" width="{thick}" height="{height}"/>'
        f'<rect class="spoken" x="{middle - thick // 2}" y="{_BARS - spoken}" width="{thick}" height="{spoken}"/>{dot}</a>'
    )


def _warned(episode: EpisodeHealth) -> bool:
    return any(found.severity != "note" and found.code not in REVIEW for found in episode.findings)


def _families(check: Checkup) -> str:
    """What was found, by kind; the boxes show and hide."""
    counts = Counter(said.family(found.code) for found in check.faults)
    boxes = "".join(
        f'<label><input type="checkbox" id="f-{name}" checked>{_both(words)} <b>{counts[name]}</b></label>'
        for name, words in said.FAMILIES.items()
        if counts[name]
    )
    notes = f'<label><input type="checkbox" id="f-notes" checked>{_both(said.WITH_NOTES)}</label>'
    return f'<div class="families">{boxes}{notes}</div>' if boxes else ""


def _findings(findings: list[Finding] | tuple[Finding, ...], contexts: Contexts) -> str:
    items, before = [], None
    for found in findings:
        items.append(_finding(found, contexts.at(found.place) if found.place != before else []))
        before = found.place
    return "<ol>" + "\n".join(items) + "</ol>"


def _finding(found: Finding, context: list[Line]) -> str:
    lines = "".join(_line(line) for line in context)
    words = f"<blockquote>{lines}</blockquote>" if lines else ""
    return (
        f'<li class="{found.severity.value} f-{said.family(found.code)}">'
        f'<p class="at"><b>{_both(said.SEVERITIES[found.severity])}</b>{_both(said.where(found.place))}</p>'
        f"<p>{_both(found.message)}</p>"
        f'<p class="remedy">{_both(found.remedy)}</p>{words}</li>'
    )


def _line(line: Line) -> str:
    kind = line.kind.value if line.kind else "heading"
    cue = f"<b>{escape(line.cue)}</b>" if line.cue else ""
    words = f"{cue}{escape(line.text)}".replace("\n", "<br>")
    return f'<p class="{kind}">{f"<mark>{words}</mark>" if line.meant else words}</p>'


def _review(check: Checkup) -> Iterator[str]:
    yield f'<section class="review"><h2>{_both(said.review(check))}</h2><ol>'
    for found in check.review:
        yield f'<li><p class="at">{_both(said.where(found.place))}</p><p>{_both(found.message)}</p></li>'
    yield "</ol></section>"
