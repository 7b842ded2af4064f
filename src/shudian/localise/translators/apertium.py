"""Apertium, run as a program of its own: its licence stays with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from shudian.localise.translators.batch import Answer, Batch, Candidate, Capabilities
from shudian.localise.translators.faults import broken
from shudian.units import Lang

#: Runs a program with words for its standard input and returns its standard output; Stopped if it fails.
Runner = Callable[[Sequence[str], str], str]

#: Its three-letter names of languages, as tags.
_TAGS = {
    "eng": "en", "spa": "es", "por": "pt", "fra": "fr", "cat": "ca", "ita": "it", "glg": "gl", "ron": "ro",
    "ind": "id", "zlm": "ms", "deu": "de", "rus": "ru", "ukr": "uk", "pol": "pl", "arg": "an", "hin": "hi",
    "urd": "ur", "kaz": "kk", "tat": "tt", "tur": "tr", "swe": "sv", "dan": "da", "nob": "nb", "nno": "nn",
}  # fmt: skip
_PAIR = re.compile(r"([a-z]{2,3})(?:_[A-Z]\w+)?-([a-z]{2,3})(?:_([A-Z]\w+))?")


@dataclass(frozen=True, slots=True)
class Direction:
    """A direction by Apertium's own name, `es-pt_BR`, and its languages."""

    mode: str
    source: str
    target: str
    region: str | None = None


@dataclass(frozen=True, slots=True)
class Apertium:
    run: Runner
    directions: tuple[Direction, ...]
    name: str = "apertium"

    @property
    def identity(self) -> str:
        return f"apertium:{','.join(each.mode for each in self.directions)}"

    @property
    def capabilities(self) -> Capabilities:
        return Capabilities(most_lines=256)

    def knows(self, source: Lang, target: Lang) -> bool:
        return self._direction(source, target) is not None

    def translate(self, batch: Batch) -> Answer:
        """A line a paragraph, since a blank line ends what it reads together."""
        direction = self._direction(batch.source, batch.target)
        assert direction
        told = "\n\n".join(" ".join(line.source.split()) for line in batch.lines) + "\n"
        said = [
            part.strip() for part in self.run(("apertium", "-u", direction.mode), told).strip().split("\n\n")
        ]
        if len(said) != len(batch.lines):
            return Answer(why=broken(f"{len(said)} ≠ {len(batch.lines)}"))
        lines = zip(batch.lines, said, strict=True)
        return Answer(tuple(Candidate(line.id, " ".join(text.split()), self.name) for line, text in lines))

    def _direction(self, source: Lang, target: Lang) -> Direction | None:
        """The one of the market's own region first."""
        serve = [
            each
            for each in self.directions
            if (each.source, each.target) == (source.language, target.language)
        ]
        serve = serve if target.script == Lang(target.language).script else []
        return max(
            serve,
            key=lambda each: (each.region == target.tag.rpartition("-")[2], each.region is None),
            default=None,
        )


def directions(listed: str) -> tuple[Direction, ...]:
    """Those of the list that `apertium -l` prints."""
    found = (_PAIR.fullmatch(word) for word in listed.split())
    return tuple(
        Direction(pair[0], _TAGS.get(pair[1], pair[1]), _TAGS.get(pair[2], pair[2]), pair[3])
        for pair in found
        if pair
    )
