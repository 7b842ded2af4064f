"""Lines on their way to writers and back: what was sent, what came back, and what both sides changed.

Each line carries a digest of itself as it was sent. A line that only the writer changed is taken, one that
only we changed is kept; where both changed it ours stays and theirs is kept among the line's remarks.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from shudian.finding import Finding, Place
from shudian.localise.adapted import findings as kinds
from shudian.localise.adapted.identity import Said, follow, said
from shudian.localise.source import scenes, worded
from shudian.model.series import Element, Episode, Scene, Series
from shudian.model.text import AdaptedLine, AdaptedScript

#: What a writer may write of a line.
WRITTEN = ("text", "spoken", "literal", "reason", "note", "speaker")


@dataclass(frozen=True, slots=True)
class Row:
    """A line as a writer sees it; `nth` counts the lines of its scene from 1."""

    episode: Episode
    scene: Scene
    nth: int
    element: Element
    line: AdaptedLine


@dataclass(frozen=True, slots=True)
class Returned:
    """A line as it came back: its id and source as the file has them, and where it stands there."""

    element: str
    source: str
    line: AdaptedLine
    sent: str | None
    place: Place
    carries: tuple[str, ...] = WRITTEN  # what the form of the file has room for


@dataclass(frozen=True, slots=True)
class Received:
    """The lines after a delivery, and the elements (ids now) whose line is another than before."""

    script: AdaptedScript
    changed: tuple[str, ...]


def rows(series: Series, adapted: AdaptedScript, episodes: Collection[int] | None = None) -> Iterator[Row]:
    """Every line of the episodes, those without an adapted line empty."""
    lines = {line.element: line for line in adapted.lines}
    for episode, scene in scenes(series):
        if episodes is None or episode.number in episodes:
            asked = (element for element in worded(scene) if element.text.strip())
            for nth, element in enumerate(asked, 1):
                line = lines.get(element.id) or AdaptedLine(element.id, "")
                yield Row(episode, scene, nth, element, line)


def fingerprint(line: AdaptedLine, carries: tuple[str, ...] = WRITTEN) -> str:
    """The same for two lines that say the same to a writer."""
    values = [" ".join((getattr(line, name) or "").split()) for name in carries]
    return hashlib.sha256(json.dumps(values, ensure_ascii=False).encode()).hexdigest()[:12]


def receive(
    series: Series, adapted: AdaptedScript, returned: Sequence[Returned], author: str | None = None
) -> tuple[Received, list[Finding]]:
    """The lines with what came back; nothing that either side wrote is lost."""
    return _Receiving(series, adapted, author).received(returned)


class _Receiving:
    def __init__(self, series: Series, adapted: AdaptedScript, author: str | None) -> None:
        self.adapted, self.author = adapted, author
        self.script = said(series)
        self.words = {line.id: line for line in self.script}
        self.lines = {line.element: line for line in adapted.lines}
        self.changed: list[str] = []
        self.findings: list[Finding] = []

    def received(self, returned: Sequence[Returned]) -> tuple[Received, list[Finding]]:
        moves = follow([Said(each.element, each.source) for each in returned], self.script)
        for each in returned:
            now = moves.now.get(each.element)
            if now is None:
                self.homeless(each)
            elif self.take(each, now) and each.element in moves.changed:
                source = self.words[now].text
                self.findings.append(kinds.SOURCE_MOVED.at(each.place, said=each.source, source=source))
        in_order = tuple(self.lines[line.id] for line in self.script if line.id in self.lines)
        known = {line.id for line in self.script}
        strays = tuple(line for line in self.adapted.lines if line.element not in known)
        return Received(replace(self.adapted, lines=in_order + strays), tuple(self.changed)), self.findings

    def homeless(self, each: Returned) -> None:
        if each.line.text and fingerprint(each.line, each.carries) != each.sent:
            self.findings.append(kinds.RETURNED_CUT.at(each.place, text=each.line.text, said=each.source))

    def take(self, each: Returned, now: str) -> bool:
        """Whether something was written that stands now."""
        source = self.words[now]
        same = Said(each.element, each.source).words == source.words
        ours = self.lines.get(now) or AdaptedLine(now, "")
        written = {name: getattr(each.line, name) for name in each.carries}
        theirs = replace(ours, **written, source=source.text if same else each.source)
        print_of_theirs, print_of_ours = fingerprint(theirs, each.carries), fingerprint(ours, each.carries)
        kept = ours
        if each.carries and print_of_theirs not in (each.sent, print_of_ours):
            kept = self.settled(each, ours, theirs, conflict=bool(ours.text) and print_of_ours != each.sent)
        kept = replace(kept, remarks=tuple(dict.fromkeys((*kept.remarks, *ours.remarks, *each.line.remarks))))
        if kept == ours:
            return False
        self.lines[now] = kept
        self.changed.append(now)
        return True

    def settled(
        self, each: Returned, ours: AdaptedLine, theirs: AdaptedLine, *, conflict: bool
    ) -> AdaptedLine:
        """The line that stands where theirs says something else than what was sent."""
        if not theirs.text and ours.text:
            self.findings.append(kinds.EMPTIED.at(each.place, text=ours.text))
            return ours
        if conflict:
            self.findings.append(kinds.BOTH_WROTE.at(each.place, ours=ours.text, theirs=theirs.text))
            return replace(ours, remarks=(*ours.remarks, f"{self.author or each.place.file}: {theirs.text}"))
        return replace(theirs, author=self.author or each.line.author, approver=None)
