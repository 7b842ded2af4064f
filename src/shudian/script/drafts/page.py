"""A comparison as revised pages: cut words struck, new ones underlined, an asterisk in the margin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from html import escape
from pathlib import Path

from shudian.script.drafts import said
from shudian.script.drafts.difference import Difference, LineChange, Mark, Piece, SceneChange
from shudian.wording import Wording

STYLE = Path(__file__).parent / "drafts.css"
_TAGS = {Mark.CUT: "del", Mark.ADDED: "ins"}


def page(difference: Difference, language: str) -> str:
    """The whole page in one file, for a browser or a printer; it loads nothing."""
    title = escape(f"{difference.title} · {said.TITLE.in_(language)}")
    tag = "zh-Hans" if language == "zh" else "en"
    return (
        f'<!doctype html>\n<html lang="{tag}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{STYLE.read_text('utf-8')}</style></head>\n"
        f'<body class="drafts-page"><h1>{title}</h1>\n{fragment(difference, language)}</body></html>\n'
    )


def fragment(difference: Difference, language: str) -> str:
    """Summary and changed scenes, to stand inside a page that loads `drafts.css`."""
    if not difference.changed:
        return f'<p class="drafts-none">{escape(said.NOTHING.in_(language))}</p>\n'
    body = "\n".join([*_summary(difference, language), *_scenes(difference, language)])
    return f'<div class="drafts">\n{body}\n</div>\n'


def _summary(difference: Difference, language: str) -> Iterator[str]:
    old, new = difference.seconds
    minutes = f"{said.clock(old)} → {said.clock(new)} ({said.grown(old, new)})"
    rows = [*said.counts(difference, language), (said.MINUTES.in_(language), minutes)]
    yield '<div class="drafts-summary">'
    yield _table(None, [], rows)
    if difference.cast:
        yield _table(said.CAST.in_(language), [], [(c.name, said.part(c, language)) for c in difference.cast])
    heads = ["", *_said(language, said.SCENES, said.OLD, said.NEW, said.GROWTH)]
    sets = [(c.place, *_counted(c.scenes, c.seconds)) for c in difference.sets]
    if sets:
        yield _table(said.SETS.in_(language), heads, sets)
    episodes = [
        (said.EPISODE.filled({"number": each.number}).in_(language), *_counted(each.scenes, each.seconds))
        for each in difference.episodes
        if each.scenes[0] != each.scenes[1] or said.clock(each.seconds[1] - each.seconds[0]) != "0:00"
    ]
    if episodes:
        yield _table(said.EPISODES.in_(language), heads, episodes)
    yield "</div>"


def _said(language: str, *words: Wording) -> list[str]:
    return [word.in_(language) for word in words]


def _counted(scenes: tuple[int, int], seconds: tuple[Fraction, Fraction]) -> tuple[str, str, str, str]:
    old, new = seconds
    count = f"{scenes[0]} → {scenes[1]}" if scenes[0] != scenes[1] else str(scenes[1])
    return count, said.clock(old), said.clock(new), said.grown(old, new)


def _table(caption: str | None, heads: Sequence[str], rows: Sequence[tuple[str, ...]]) -> str:
    head = "".join(f'<th scope="col">{escape(word)}</th>' for word in heads)
    body = "\n".join(
        f'<tr><th scope="row">{escape(row[0])}</th>'
        + "".join(f"<td>{escape(cell)}</td>" for cell in row[1:])
        + "</tr>"
        for row in rows
    )
    said_head = f"<thead><tr>{head}</tr></thead>" if heads else ""
    title = f"<caption>{escape(caption)}</caption>" if caption else ""
    return f"<table>{title}{said_head}<tbody>{body}</tbody></table>"


def _scenes(difference: Difference, language: str) -> Iterator[str]:
    episode = None
    for scene in difference.changed:
        if scene.state.episode != episode:
            episode = scene.state.episode
            yield f"<h2>{escape(said.EPISODE.filled({'number': episode}).in_(language))}</h2>"
        yield from _scene(scene, language)


def _scene(scene: SceneChange, language: str) -> Iterator[str]:
    name = escape(scene.state.number)
    yield f'<section class="drafts-scene" aria-label="{name}"><h3>{_words(scene.heading) or name}</h3>'
    yield f'<p class="drafts-what">{escape(said.changes(scene, language))}</p>'
    if scene.cast:
        yield f'<p class="drafts-cast{_star(scene.cast)}">{_words(scene.cast)}</p>'
    for line in scene.lines:
        yield _line(line, language)
    yield "</section>"


def _line(line: LineChange, language: str) -> str:
    star = "" if line.mark is Mark.SAME else " drafts-star"
    cue = f"<b>{_words(line.cue)}</b> " if line.cue else ""
    note = ""
    if line.mark is Mark.MOVED:
        word = said.CAME if line.new else said.WENT
        note = f" <small>{escape(word.filled({'number': line.other_scene}).in_(language))}</small>"
    kind = "dialogue" if line.cue else line.kind.value
    return f'<p class="drafts-line {kind} {line.mark.value}{star}">{cue}{_words(line.pieces)}{note}</p>'


def _star(pieces: tuple[Piece, ...]) -> str:
    return "" if all(piece.mark is Mark.SAME for piece in pieces) else " drafts-star"


def _words(pieces: tuple[Piece, ...]) -> str:
    said_pieces = []
    for piece in pieces:
        words = escape(piece.text).replace("\n", "<br>")
        tag = _TAGS.get(piece.mark)
        said_pieces.append(f"<{tag}>{words}</{tag}>" if tag else words)
    return "".join(said_pieces)
