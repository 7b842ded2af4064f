"""What a term is probably called in the market: the words that stand in its lines and nowhere else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from shudian.localise.terms.draw import Drawn, cased
from shudian.localise.terms.words import clauses, function_words, joined
from shudian.model.series import Series
from shudian.model.term import Sense, Term, Termbase
from shudian.model.text import AdaptedScript
from shudian.units import Lang

_LONGEST = 4  # words
_NEAR = 0.8  # a second suggestion is nearly as good as the first
_SURE = 0.5  # of the lines that say the one, how many say the other (Dice's coefficient)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`dice` is 1 where two expressions stand in the very same lines, 0 where never together."""

    words: str
    together: int
    dice: float


@dataclass(slots=True)
class Concordance:
    """Which lines of a market say which words."""

    language: Lang
    lines: Mapping[str, str]  # Element.id -> target
    _said: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _counts: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        edges = function_words(self.language.language)
        for element, text in self.lines.items():
            self._said[element] = tuple(dict.fromkeys(_sequences(text, self.language, edges)))
            self._counts.update(self._said[element])

    def suggest(self, elements: Iterable[str], most: int = 3) -> tuple[Suggestion, ...]:
        """The words that follow these lines most closely, at least twice; longer before shorter."""
        given = [element for element in dict.fromkeys(elements) if element in self._said]
        together = Counter(words for element in given for words in self._said[element])
        ranked = sorted(
            (
                Suggestion(words, count, 2 * count / (len(given) + self._counts[words]))
                for words, count in together.items()
                if count > 1
            ),
            key=lambda each: (-round(each.dice, 2), -len(each.words), each.words),
        )
        kept: list[Suggestion] = []
        for each in (each for each in ranked if each.dice >= max(_SURE, _NEAR * ranked[0].dice)):
            if not any(each.words in other.words or other.words in each.words for other in kept):
                kept.append(each)
        return tuple(kept[:most])


def _sequences(text: str, language: Lang, edges: frozenset[str]) -> Iterator[str]:
    for clause in clauses(text, language):
        for start in range(len(clause)):
            for end in range(start + 1, min(start + _LONGEST, len(clause)) + 1):
                first, last = clause[start].lower(), clause[end - 1].lower()
                if first not in edges and last not in edges and not first.isnumeric():
                    yield joined(clause[start:end], language)


def termbase(
    series: Series,
    drawn: Sequence[Drawn],
    script: AdaptedScript | None,
    before: Termbase | None = None,
    *,
    target: Lang | None = None,
) -> Termbase:
    """The drawn terms with what the adapted lines suggest; entries of the base `before` stay as they are.

    `target` is the market's language where neither lines nor a base say it.
    """
    if script or before or target is None:
        target = script.language if script else before.target if before else series.language
    held = {term.source: term for term in before.entries} if before else {}
    named = _names(series, script)
    lines = {line.element: line.text for line in script.lines} if script else {}
    words = Concordance(target, lines)
    for each in drawn:
        if each.source not in held:
            held[each.source] = _term(each, words, named.get(each.source, ()))
    return Termbase(series.language, target, tuple(held.values()), series.title)


def _term(drawn: Drawn, words: Concordance, named: Sequence[str]) -> Term:
    suggested = () if named else words.suggest(pair.element for pair in drawn.lines)
    targets = tuple(dict.fromkeys([*named, *(each.words for each in suggested)]))
    return Term(drawn.source, (Sense(targets),) if targets else (), drawn.kind)


def _names(series: Series, script: AdaptedScript | None) -> dict[str, tuple[str, ...]]:
    """How the market's lines name each speaker, the most usual name first."""
    if script is None:
        return {}
    said: dict[str, Counter[str]] = {}
    character = {element.id: element.character for scene in series.scenes for element in scene.elements}
    for line in script.lines:
        name = character.get(line.element)
        if name and line.speaker:
            said.setdefault(cased(name), Counter())[cased(line.speaker)] += 1
    if script.language.language == "en":
        for each in series.characters:
            if each.name_en:
                said.setdefault(cased(each.name), Counter())[each.name_en] += 1
    return {name: tuple(words for words, _ in counts.most_common()) for name, counts in said.items()}
