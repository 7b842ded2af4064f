"""A comparison for a terminal, as a script coordinator reads it: what changed first, then the lines."""

from __future__ import annotations

from collections.abc import Iterator

from shudian.script.drafts import said
from shudian.script.drafts.difference import Difference, LineChange, Mark, Piece, SceneChange

_SIGNS = {Mark.ADDED: "+", Mark.CUT: "-", Mark.CHANGED: "*"}


def text(difference: Difference, language: str) -> str:
    """Lines bear `+`, `-` or `*`; inside a changed one `[-cut-]` and `{+added+}`; a moved one `>` and `<`."""
    return "\n".join(_lines(difference, language)) + "\n"


def _lines(difference: Difference, language: str) -> Iterator[str]:
    yield f"{difference.title} · {said.TITLE.in_(language)}"
    if not difference.changed:
        yield said.NOTHING.in_(language)
        return
    for name, figures in said.counts(difference, language):
        yield f"{name}: {figures}"
    old, new = difference.seconds
    yield f"{said.MINUTES.in_(language)}: {said.clock(old)} → {said.clock(new)} ({said.grown(old, new)})"
    yield from _effects(difference, language)
    for scene in difference.changed:
        yield ""
        yield from _scene(scene, language)


def _effects(difference: Difference, language: str) -> Iterator[str]:
    episodes = [
        each for each in difference.episodes if said.clock(each.seconds[1] - each.seconds[0]) != "0:00"
    ]
    if episodes:
        yield ""
        yield said.EPISODES.in_(language)
    for each in episodes:
        old, new = each.seconds
        number = said.EPISODE.filled({"number": each.number}).in_(language)
        yield f"  {number}: {said.clock(old)} → {said.clock(new)} ({said.grown(old, new)})"
    if difference.cast:
        yield ""
        yield said.CAST.in_(language)
        yield from (f"  {change.name}: {said.part(change, language)}" for change in difference.cast)
    if difference.sets:
        yield ""
        yield said.SETS.in_(language)
    for change in difference.sets:
        scenes = dict(zip(("old", "new"), change.scenes, strict=True))
        gain = said.growth(change.seconds[1] - change.seconds[0])
        yield f"  {change.place}: {said.IN_SCENES.filled(scenes).in_(language)} · {gain}"


def _scene(scene: SceneChange, language: str) -> Iterator[str]:
    yield f"{_words(scene.heading) or scene.state.number}  [{said.changes(scene, language)}]"
    if any(piece.mark is not Mark.SAME for piece in scene.cast):
        yield f"  * {_words(scene.cast)}" if scene.old and scene.new else f"    {_whole(scene.cast)}"
    for line in scene.lines:
        if line.mark is not Mark.SAME:
            yield _line(line, language)


def _line(line: LineChange, language: str) -> str:
    if line.mark is Mark.MOVED:
        sign, word = (">", said.CAME) if line.new else ("<", said.WENT)
        where = word.filled({"number": line.other_scene}).in_(language)
        return f"  {sign} {_spoken(_whole(line.cue), _whole(line.pieces))}  [{where}]"
    if line.mark is Mark.CHANGED:
        return f"  * {_spoken(_words(line.cue), _words(line.pieces))}"
    return f"  {_SIGNS[line.mark]} {_spoken(_whole(line.cue), _whole(line.pieces))}"


def _spoken(cue: str, words: str) -> str:
    return f"{cue}: {words}" if cue else words


def _words(pieces: tuple[Piece, ...]) -> str:
    forms = {Mark.CUT: "[-{}-]", Mark.ADDED: "{{+{}+}}"}
    if len({piece.mark for piece in pieces}) == 1:
        return _whole(pieces)
    return "".join(forms.get(piece.mark, "{}").format(piece.text) for piece in pieces)


def _whole(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.text for piece in pieces)
