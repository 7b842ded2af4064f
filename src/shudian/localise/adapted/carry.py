"""What was made for one draft of a script, brought to the lines of the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from shudian.localise.adapted.identity import Moves, follow, said
from shudian.localise.adapted.stale import written_for
from shudian.model.memory import Memory, Unit
from shudian.model.series import Series
from shudian.model.text import AdaptedLine, AdaptedScript, Track
from shudian.model.voice import Dub


class Carrier:
    """From `old` to `new`: a line keeps its words and what they were written for; of a line that is cut nothing stays."""

    def __init__(self, old: Series, new: Series) -> None:
        self._old, self._new = old, new
        self.moves: Moves = follow(said(old), said(new))
        self._words = {line.id: line.text for line in said(old)}
        self._order = {line.id: at for at, line in enumerate(said(new))}
        self._home: Mapping[str, int] = {e.id: each.number for each in new.episodes for e in each.elements}

    @property
    def moved(self) -> bool:
        """Whether any line has another id, other words, or is gone."""
        now = self.moves.now
        return bool(self.moves.changed or self.moves.gone) or any(now[id] != id for id in now)

    def lines(self, script: AdaptedScript) -> AdaptedScript:
        carried = [
            replace(line, element=self.moves.now[line.element], source=self._source(line))
            for line in script.lines
            if line.element in self.moves.now
        ]
        return replace(script, lines=tuple(sorted(carried, key=lambda line: self._order[line.element])))

    def cut(self, script: AdaptedScript) -> Memory:
        """The lines whose source is cut, as units of memory."""
        units = tuple(
            Unit(
                self._source(line),
                line.text,
                series=self._old.title,
                author=line.author,
                approver=line.approver,
                note=line.note,
            )
            for line in script.lines
            if line.element in self.moves.gone and line.text.strip() and self._source(line).strip()
        )
        return Memory(self._old.language, script.language, units)

    def track(self, track: Track) -> Track:
        """Cues of a line that is cut or plays in another episode now go; those of no line stay."""
        cues = tuple(
            replace(cue, element=now)
            for cue in track.cues
            if (now := self._here(cue.element, track.episode)) or cue.element is None
        )
        return replace(track, cues=cues)

    def dub(self, dub: Dub) -> Dub:
        lines = tuple(
            replace(line, element=now) for line in dub.lines if (now := self._here(line.element, dub.episode))
        )
        return replace(dub, lines=lines)

    def _here(self, element: str | None, episode: int) -> str | None:
        now = self.moves.now.get(element or "")
        return now if now and self._home[now] == episode else None

    def _source(self, line: AdaptedLine) -> str:
        return self._words.get(line.element, "") if line.source is None else line.source


def brought(adapted: AdaptedScript, series: Series) -> tuple[AdaptedScript, tuple[AdaptedLine, ...]]:
    """Lines of a file at their places in the script as it stands, by what they were written for; and those cut."""
    script = said(series)
    moves, order = written_for(adapted, script), {line.id: at for at, line in enumerate(script)}
    stand = [
        replace(each, element=moves.now[each.element]) for each in adapted.lines if each.element in moves.now
    ]
    cut = tuple(each for each in adapted.lines if each.element not in moves.now)
    return replace(adapted, lines=tuple(sorted(stand, key=lambda line: order[line.element]))), cut


def entered(
    kept: AdaptedScript | None, given: AdaptedScript, *, confirms: bool
) -> tuple[AdaptedScript, tuple[str, ...]]:
    """Lines from a file over those that are kept; a person's stand over the file's, and are named.

    `confirms` says that the file tells for which source its lines were written; else a line whose words are
    unchanged keeps the source that it was written for.
    """
    before = {line.element: line for line in kept.lines} if kept else {}
    lines: list[AdaptedLine] = []
    stood: list[str] = []
    for line in given.lines:
        ours = before.pop(line.element, None)
        if ours and ours.author is not None:
            stood += [ours.element] if ours.text != line.text else []
            lines.append(ours)
        elif ours and (ours.text, ours.speaker) == (line.text, line.speaker) and not confirms:
            lines.append(ours)
        else:
            lines.append(line)
    lines += [ours for ours in before.values() if ours.author is not None]
    return replace(given, lines=tuple(lines)), tuple(stood)
