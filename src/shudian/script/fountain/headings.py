"""Sections, scene headings and cast lines as the Fountain writer writes them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from shudian.model.series import CastEntry, Episode, IntExt, Scene
from shudian.script.fountain.builder import alone, entries
from shudian.script.fountain.words import escaped, hidden, literal

_INSIDE = {
    IntExt.INT: ("INT.", "内景"),
    IntExt.EXT: ("EXT.", "外景"),
    IntExt.INT_EXT: ("INT./EXT.", "内外景"),
}


def section(episode: Episode, chinese: bool) -> str:
    """`# 第1集 标题【1min30s】`, `# Episode 1: Title [1min30s]`."""
    meant = (episode.number, episode.title, episode.declared_seconds)
    head = f"# 第{episode.number}集" if chinese else f"# Episode {episode.number}"
    title = episode.title.replace("\n", "\\n")
    safe = literal(escaped(title, "[]【】《》（）()"))
    titles = [f" {title}", f"：{title}", f"：{safe}"] if chinese else [f": {title}", f": {safe}"]
    for form in titles if title else [""]:
        line = head + form + _lasts(episode.declared_seconds, chinese)
        read = alone(line).episodes
        if read and (read[0].number, read[0].title, read[0].seconds) == meant:
            return line
    return head


def _lasts(seconds: int | None, chinese: bool) -> str:
    if not seconds:
        return ""
    minutes, rest = divmod(seconds, 60)
    said = (f"{minutes}min" if minutes else "") + f"{rest}s"
    return f"【{said}】" if chinese else f" [{said}]"


def has_heading(scene: Scene) -> bool:
    return bool(
        scene.number or scene.place or scene.time or scene.int_ext or scene.location or scene.flashback
    )


def heading(scene: Scene, chinese: bool) -> str:
    """The plainest heading that gives the scene's fields."""
    written = ""
    for form in _headings(scene, chinese):
        written = form
        if _says(form, scene):
            break
    return written


def _headings(scene: Scene, chinese: bool) -> Iterator[str]:
    inside = _INSIDE[scene.int_ext][chinese] if scene.int_ext else ""
    number = f" #{escaped(scene.number, '#＃')}#" if scene.number else ""
    flashback = (" （闪回）" if chinese else " (FLASHBACK)") if scene.flashback else ""
    location = "（取景地：{}）" if chinese else " (LOCATION: {})"
    plain = " ".join(part for part in (inside, scene.place) if part) + (
        f" - {scene.time}" if scene.time else ""
    )
    force = "." if chinese or not inside else ""
    marks = (location.format(scene.location) if scene.location else "") + flashback + number
    yield f"{force}{plain}{marks}"
    set_, time = ("（场景：{}）", "（时间：{}）") if chinese else (" (SET: {})", " (TIME: {})")
    named = set_.format(_safe(scene.place)) + (time.format(_safe(scene.time)) if scene.time else "")
    if scene.location:
        named += location.format(_safe(scene.location))
    yield f".{inside or ('场' if chinese else 'SCENE')} {named.lstrip()}{flashback}{number}"


def _safe(text: str) -> str:
    return escaped(text, "()（）#＃").replace("\n", "\\n")


def _says(form: str, scene: Scene) -> bool:
    """Whether the reader finds the scene's fields in this line, and nothing else."""
    episodes = alone(form).episodes
    read = episodes[0].scenes[0] if episodes and episodes[0].scenes else None
    return read is not None and not episodes[0].loose and (
        (read.number, read.place, read.time, read.int_ext, read.flashback, read.location)
        == (scene.number, scene.place, scene.time, scene.int_ext, scene.flashback, scene.location)
    )  # fmt: skip


def cast(people: Iterable[CastEntry], chinese: bool) -> str:
    """`[[人物：林知夏、股东*6（背影）]]`: a note, so that a page printed elsewhere does not show it."""
    people = tuple(people)
    written = ""
    for safe in (str, _safe_name):
        listed = ("、" if chinese else ", ").join(_entry(each, chinese, safe) for each in people)
        for end in ("", "、" if chinese else ","):  # one name of several words needs its comma
            written = f"[[{'人物：' if chinese else 'Characters: '}{listed}{end}]]"
            if tuple(entries(hidden(written[2:-2]))) == people:
                return written
    return written


def _entry(entry: CastEntry, chinese: bool, say: Callable[[str], str]) -> str:
    count = f"{'*' if chinese else ' x'}{entry.count}" if entry.count else ""
    note = (
        f"（{say(entry.note)}）" if entry.note and chinese else f" ({say(entry.note)})" if entry.note else ""
    )
    return f"{say(entry.name)}{count}{note}"


def _safe_name(text: str) -> str:
    return literal(escaped(text, "、,，;；/()（）[]"))
