"""A check as one page in both languages, that loads nothing: each file with its strip, its findings and its numbers."""

from __future__ import annotations

import base64
import tomllib
from collections.abc import Iterator, Sequence
from html import escape
from importlib.resources import files as resources
from pathlib import Path

from shudian.cut import platforms
from shudian.cut.inspect import thumbnails, words
from shudian.cut.inspect.notice import Inspection, Measure, Notice, Programme
from shudian.finding import Finding, Severity
from shudian.wording import Wording

_STYLE = Path(__file__).parent / "page.css"


def page(made: Inspection, listed: Sequence[Path], language: str) -> str:
    """`listed` are the files of the programmes, in their order, for the pictures."""
    platform = platforms.profile(made.profile)
    tag = "zh-Hans" if language == "zh" else "en"
    body = "\n".join(_body(made, platform, listed, language))
    return (
        f'<!doctype html>\n<html lang="{tag}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(words.TITLE.in_(language))}</title><style>{_STYLE.read_text('utf-8')}</style></head>\n"
        f"<body>\n{body}\n</body></html>\n"
    )


def _body(
    made: Inspection, platform: platforms.Profile, listed: Sequence[Path], language: str
) -> Iterator[str]:
    yield _switch(language)
    to = words.FOR.filled({"platform": platform.label})
    yield f"<h1>{_both(words.TITLE)}<small>{_both(to)}</small></h1>"
    bad = sum(not each.is_good for each in made.programmes)
    ill = bad or any(found.severity is Severity.ERROR for found in made.general)
    verdict = words.BAD.filled({"bad": bad, "count": len(made.programmes)}) if ill else words.GOOD
    yield f'<p class="verdict {"ill" if ill else "well"}">{_both(verdict)}</p>'
    if len(made.programmes) > 1:
        yield _overview(made.programmes)
    if made.general:
        items = "".join(_finding(found) for found in made.general)
        yield f"<section><h2>{_both(words.SEASON)}</h2><ol>{items}</ol></section>"
    for at, (each, file) in enumerate(zip(made.programmes, listed, strict=True)):
        yield _programme(at, each, file)
    yield _methods()


def _overview(programmes: Sequence[Programme]) -> str:
    """A square a file, to jump to it."""
    squares = "".join(
        f'<a href="#f{at}" class="{_worst(each)}" title="{escape(each.file)}">{escape(Path(each.file).stem)}</a>'
        for at, each in enumerate(programmes)
    )
    hide = f'<label><input type="checkbox" id="only-bad">{_both(words.ONLY_BAD)}</label>'
    return f'<nav class="files">{squares}</nav><p class="hide">{hide}</p>'


def _worst(each: Programme) -> str:
    severities = {notice.finding.severity for notice in each.notices}
    return next((one.value for one in Severity if one in severities), "clean")


def _programme(at: int, each: Programme, file: Path) -> str:
    wanted = [notice.first for notice in each.notices if notice.first is not None]
    pictures = thumbnails.at_frames(file, wanted) if wanted else {}
    listed = "".join(_notice(at, place, notice, pictures) for place, notice in enumerate(each.notices))
    found = f"<ol>{listed}</ol>" if listed else f'<p class="none">{_both(words.CLEAN)}</p>'
    numbers = "".join(map(_measure, each.measures))
    return (
        f'<section id="f{at}" class="file {_worst(each)}"><h2>{escape(each.file)}</h2>'
        f'<dl class="numbers">{numbers}</dl>{_timeline(at, each, file)}{found}</section>'
    )


def _timeline(at: int, each: Programme, file: Path) -> str:
    """Pictures along the programme and under them a mark where each finding stands."""
    if not each.frames:
        return ""
    pictures = "".join(f'<img src="{_data(jpeg)}" alt="">' for _, jpeg in thumbnails.strip(file))
    marks = "".join(
        f'<a href="#f{at}n{place}" class="{notice.finding.severity.value}" '
        f'title="{escape(notice.timecode or "")}" style="left:{100 * notice.first / each.frames:.2f}%;'
        f'width:{100 * ((notice.end or 0) - notice.first) / each.frames:.2f}%"></a>'
        for place, notice in enumerate(each.notices)
        if notice.first is not None
    )
    return f'<div class="strip"><div class="pictures">{pictures}</div><div class="marks">{marks}</div></div>'


def _notice(at: int, place: int, notice: Notice, pictures: dict[int, bytes]) -> str:
    if notice.first is None:
        where, picture = _both(words.WHOLE_FILE), ""
    else:
        last = (notice.end or notice.first + 1) - 1
        frames = words.FRAME.filled({"first": notice.first, "last": last})
        where = f"<time>{notice.timecode}</time> {_both(frames)}"
        jpeg = pictures.get(notice.first)
        picture = f'<img src="{_data(jpeg)}" alt="{notice.timecode}">' if jpeg else ""
    return _finding(notice.finding, where, picture, f' id="f{at}n{place}"')


def _finding(found: Finding, where: str = "", picture: str = "", name: str = "") -> str:
    at = where or escape(found.place.file or "")
    how = _how(found.code)
    return (
        f'<li class="{found.severity.value}"{name}>{picture}<div>'
        f'<p class="at"><b>{_both(words.SEVERITIES[found.severity])}</b>{at}</p>'
        f'<p>{_both(found.message)}</p><p class="remedy">{_both(found.remedy)}</p>{how}</div></li>'
    )


def _how(code: str) -> str:
    name = _FAMILIES.get(code.removeprefix("cut.check-").split("-")[0])
    if name is None or not code.startswith("cut.check-"):
        return ""
    return f'<p class="how"><a href="#how-{name}">{_both(words.HOW)}</a></p>'


_FAMILIES = {
    **dict.fromkeys(("black", "freeze", "stray", "flash", "text", "quality"), ""),
    **dict.fromkeys(("silence", "clipped", "loudness", "true", "lengths", "sound"), "sound"),
    **dict.fromkeys(("length", "episode", "same", "not", "frames", "languages"), "season"),
}
_FAMILIES = {code: name or code for code, name in _FAMILIES.items()}


def _measure(measure: Measure) -> str:
    name = words.MEASURES[measure.name]
    wanted = _both(words.WANTED.filled({"wanted": measure.wanted})) if measure.wanted else ""
    return f"<div><dt>{_both(name)}</dt><dd>{escape(measure.value)}<small>{wanted}</small></dd></div>"


def _methods() -> str:
    """The rules as they were applied, with their sources."""
    read = tomllib.loads((resources("shudian.cut") / "rules" / "inspect.toml").read_text("utf-8"))
    rows = []
    for name, said in read.items():
        source = said.pop("source")
        doubt = f" · {_both(words.UNVERIFIED)}" if source.pop("unverified", False) else ""
        values = " · ".join(f"{key.replace('_', ' ')} {value}" for key, value in said.items())
        rows.append(
            f'<dt id="how-{name}">{_both(words.METHODS[name])}</dt><dd><code>{escape(values)}</code><br>'
            f"{escape(source['title'])} ({source['read']}){doubt}</dd>"
        )
    return f'<details class="methods" open><summary>{_both(words.HOW_ALL)}</summary><dl>{"".join(rows)}</dl></details>'


def _switch(language: str) -> str:
    choices = "".join(
        f'<label><input type="radio" name="language" id="{tag}"{" checked" if tag == language else ""}>{name}</label>'
        for tag, name in (("en", "English"), ("zh", "中文"))
    )
    return f'<nav class="switch" aria-label="Language · 语言">{choices}</nav>'


def _both(said: Wording) -> str:
    en, zh = escape(said.en), escape(said.zh)
    if en == zh:
        return en
    return f'<span class="t" lang="en">{en}</span><span class="t" lang="zh-Hans">{zh}</span>'


def _data(jpeg: bytes) -> str:
    return "data:image/jpeg;base64," + base64.b64encode(jpeg).decode()
