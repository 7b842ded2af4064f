"""Answers written down as they come, one a line of a file: kept for the next run, and played back."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from shudian.finding import Finding, Place
from shudian.localise.translators.batch import Answer, Batch, Candidate, Capabilities, Line, Mode, Translator
from shudian.localise.translators.faults import not_known
from shudian.localise.translators.findings import DAMAGED_RECORD
from shudian.units import Lang


@dataclass(slots=True)
class Journal:
    """Kept answers. `write` appends one line of text to where they outlive the process."""

    write: Callable[[str], None]
    _known: dict[str, Candidate] = field(default_factory=dict)

    def get(self, keys: Sequence[str]) -> Candidate | None:
        return next((self._known[key] for key in keys if key in self._known), None)

    def put(self, keys: Sequence[str], candidate: Candidate) -> None:
        self._known.update(dict.fromkeys(keys, candidate))
        said = {"keys": list(keys), **_encoded(candidate)}
        self.write(json.dumps(said, ensure_ascii=False, separators=(",", ":")) + "\n")

    def read(self, text: str, name: str | None = None) -> list[Finding]:
        """What earlier runs wrote; the line in which one was killed is passed over."""
        entries, damaged = _entries(text)
        for entry in entries:
            keys = entry.get("keys")
            candidate = _decoded(entry)
            if candidate is None or not isinstance(keys, list):
                damaged += 1
            else:
                self._known.update({key: candidate for key in keys if isinstance(key, str)})
        return [DAMAGED_RECORD.at(Place(file=name), count=damaged)] if damaged else []


@dataclass(frozen=True, slots=True)
class Recording:
    """An engine whose answers are written down to be played back."""

    engine: Translator
    write: Callable[[str], None]

    @property
    def name(self) -> str:
        return self.engine.name

    @property
    def identity(self) -> str:
        return self.engine.identity

    @property
    def capabilities(self) -> Capabilities:
        return self.engine.capabilities

    def knows(self, source: Lang, target: Lang) -> bool:
        return self.engine.knows(source, target)

    def translate(self, batch: Batch) -> Answer:
        answer = self.engine.translate(batch)
        lines = {line.id: line for line in batch.lines}
        for each in answer.candidates:
            if each.id in lines:
                said = {"asked": _asked(batch, lines[each.id]), **_encoded(each)}
                self.write(json.dumps(said, ensure_ascii=False, separators=(",", ":")) + "\n")
        return answer


@dataclass(frozen=True, slots=True)
class Replay:
    """What was recorded, and nothing else: no engine, no network."""

    known: dict[tuple[str, ...], Candidate]
    name: str = "replay"
    identity: str = "replay"

    @property
    def capabilities(self) -> Capabilities:
        return Capabilities(context=True, terms=True, modes=frozenset(Mode))

    def knows(self, source: Lang, target: Lang) -> bool:
        return any(asked[:2] == (source.tag, target.tag) for asked in self.known)

    def translate(self, batch: Batch) -> Answer:
        made, refused = [], {}
        for line in batch.lines:
            found = self.known.get(tuple(_asked(batch, line)))
            if found:
                made.append(
                    Candidate(line.id, found.text, found.engine, notes=found.notes, literal=found.literal)
                )
            else:
                refused[line.id] = not_known()
        return Answer(tuple(made), refused)


def replay(text: str, name: str | None = None) -> tuple[Replay, list[Finding]]:
    entries, damaged = _entries(text)
    known: dict[tuple[str, ...], Candidate] = {}
    for entry in entries:
        asked, candidate = entry.get("asked"), _decoded(entry)
        if (
            candidate is None
            or not isinstance(asked, list)
            or not all(isinstance(each, str) for each in asked)
        ):
            damaged += 1
        else:
            known[tuple(asked)] = candidate
    return Replay(known), [DAMAGED_RECORD.at(Place(file=name), count=damaged)] if damaged else []


def _asked(batch: Batch, line: Line) -> list[str]:
    limit = str(line.most_characters or "")
    return [batch.source.tag, batch.target.tag, batch.mode.value, line.source, line.draft or "", limit]


def _entries(text: str) -> tuple[list[dict[str, Any]], int]:
    """The objects of a file, and how many of its lines are none; a last line without its end is not counted."""
    found: list[dict[str, Any]] = []
    damaged = 0
    for line in text.split("\n")[:-1]:
        try:
            entry = json.loads(line)
        except (ValueError, RecursionError):
            entry = None
        if isinstance(entry, dict):
            found.append(entry)
        else:
            damaged += bool(line.strip())
    return found, damaged


def _encoded(candidate: Candidate) -> dict[str, Any]:
    said: dict[str, Any] = {"text": candidate.text, "engine": candidate.engine}
    said |= {"literal": candidate.literal, "notes": candidate.notes, "score": candidate.score}
    said["terms"] = list(candidate.used_terms)
    return {name: value for name, value in said.items() if value}


def _decoded(entry: dict[str, Any]) -> Candidate | None:
    text, engine = entry.get("text"), entry.get("engine")
    literal, notes, score = entry.get("literal"), entry.get("notes"), entry.get("score")
    terms: Iterable[Any] = entry.get("terms") or ()
    if not (isinstance(text, str) and isinstance(engine, str) and text.strip()):
        return None
    return Candidate(
        "",
        text,
        engine,
        score if isinstance(score, int) else None,
        tuple(term for term in terms if isinstance(term, str)) if isinstance(terms, list) else (),
        notes if isinstance(notes, str) else None,
        literal if isinstance(literal, str) else None,
    )
