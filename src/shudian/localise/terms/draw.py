"""Terms drawn from a whole season before anybody translates it: names, places, titles, kinship, set phrases."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import log

from shudian.localise.pairs import Pair, pairs
from shudian.localise.terms.phrases import phrases
from shudian.localise.terms.words import clauses, function_words, joined, listed, rarity, spaced
from shudian.model.series import Series
from shudian.model.term import TermKind
from shudian.units import Lang

#: A word is the season's own if it comes this many times as often as in general text.
_OWN = 100.0
_NAME = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A word or phrase worth a term, with every line it stands in; `score` ranks within a kind."""

    source: str
    kind: TermKind
    lines: tuple[Pair, ...]
    score: float

    @property
    def episodes(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(pair.episode for pair in self.lines))


def draw(series: Series, *, most: int = 200) -> tuple[Drawn, ...]:
    """Every name and place of the script, then the words of its lines, the best `most` phrases of each kind."""
    lines = list(pairs(series))
    said = [pair.source for pair in lines]
    named = {cased(name): TermKind.NAME for name in _characters(series)}
    named |= {place: TermKind.PLACE for each in _places(series) if (place := cased(each)) not in named}
    kinds = {name.casefold(): (name, kind) for name, kind in named.items()}
    sources = (
        _relations(said, series.language, set(named)),
        _capitalised(said, series.language),
        _repeated(said, series.language),
    )
    for words, kind in (each for found in sources for each in found):
        kinds.setdefault(words.casefold(), (words, kind))
    spoken = Counter(cased(pair.speaker) for pair in lines if pair.speaker)
    drawn = [_drawn(words, kind, lines, series.language, spoken[words]) for words, kind in kinds.values()]
    return tuple(_ranked(_without_parts(drawn), most))


def _without_parts(drawn: Sequence[Drawn]) -> Iterator[Drawn]:
    """岭上 goes where every line that says it says 岭上青 or 岭上梗."""
    for each in drawn:
        if each.kind in (TermKind.OTHER, TermKind.PHRASE):
            longer = (other for other in drawn if each.source in other.source and other is not each)
            said = {pair.element for other in longer for pair in other.lines}
            if said.issuperset(pair.element for pair in each.lines):
                continue
        yield each


def cased(name: str) -> str:
    """A name that the script writes in capitals, as a sentence writes it."""
    return name.title() if name.isupper() and len(name) > 1 else name


def _ranked(found: Iterable[Drawn], most: int) -> Iterator[Drawn]:
    every = sorted(found, key=lambda drawn: (-drawn.score, drawn.source))
    for kind in TermKind:
        of_kind = [drawn for drawn in every if drawn.kind is kind]
        yield from of_kind if kind in (TermKind.NAME, TermKind.PLACE) else of_kind[:most]


def _drawn(words: str, kind: TermKind, lines: Sequence[Pair], language: Lang, spoken: int) -> Drawn:
    found = pattern([words], language)
    here = tuple(pair for pair in lines if found.search(pair.source))
    spread = len({pair.episode for pair in here})
    return Drawn(words, kind, here, spoken + (len(here) * (1 + log(spread)) if here else 0.0))


def pattern(words: Sequence[str], language: Lang) -> re.Pattern[str]:
    """Any of the words, the longest first; whole words where the language parts them by spaces."""
    either = "|".join(re.escape(each) for each in sorted(words, key=lambda each: (-len(each), each)))
    if spaced(language):
        return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)
    return re.compile(f"(?:{either})", re.IGNORECASE)


def _characters(series: Series) -> Iterator[str]:
    for character in series.characters:
        yield character.name
        yield from character.aliases
        surname = listed(series.language.language, "surnames")
        yield from _full_names(character.bio or "", character.name, surname)
    for scene in series.scenes:
        yield from scene.speakers


def _full_names(bio: str, name: str, surnames: frozenset[str]) -> Iterator[str]:
    """小满: 叶小满，金缮师 gives 叶小满."""
    for surname in surnames:
        if len(name) > 1 and f"{surname}{name}" in bio:
            yield f"{surname}{name}"


def _places(series: Series) -> Iterator[str]:
    """Each part of a set's name; 岭上青茶厂-直播间 is a factory and a room in it."""
    for scene in series.scenes:
        for part in re.split(r"\s*[-－—/／·]\s*", scene.place):
            if len(part) > 1:
                yield part.strip()


def _relations(said: Iterable[str], language: Lang, names: set[str]) -> Iterator[tuple[str, TermKind]]:
    """Titles and words of kinship, alone and with the name before or after them."""
    surnames = listed(language.language, "surnames")
    for what, kind in (("title", TermKind.TITLE), ("kinship", TermKind.KINSHIP)):
        known = sorted(listed(language.language, what), key=len, reverse=True)
        if not known:
            continue
        words = pattern(known, language)
        for text in said:
            alone = {word for clause in clauses(text, language) for word in clause}
            for match in words.finditer(text):
                addressed = _addressed(text, match, names | surnames) if language.language == "zh" else None
                if addressed:
                    yield addressed, kind
                if len(match[0]) > 1 or (kind is TermKind.KINSHIP and match[0] in alone):
                    yield match[0].lower(), kind


def _addressed(text: str, match: re.Match[str], names: Iterable[str]) -> str | None:
    """叶老师, 小满姐: who is meant, said with the title."""
    before = text[: match.start()]
    called = max((name for name in names if before.endswith(name)), key=len, default=None)
    return called + match[0] if called else None


def _capitalised(said: Sequence[str], language: Lang) -> Iterator[tuple[str, TermKind]]:
    """Words with a capital in the middle of a sentence that never stand there without one."""
    if (
        language.script not in ("Latn", "Cyrl", "Grek") or language.language == "de"
    ):  # German nouns all have one
        return
    inner: Counter[str] = Counter()
    small = {"i"} | function_words(language.language) | listed(language.language, "title")
    for text in said:
        for word in _NAME.finditer(text):
            first = (
                not text[: word.start()].strip(" \"“‘'¡¿(-—…") or text[: word.start()].rstrip()[-1] in ".!?…:"
            )
            if word[0][0].islower():
                small.add(word[0].lower())
            elif not first:
                inner[re.sub("['’]s?$", "", word[0])] += 1
    for name in sorted(inner):
        if name.lower() not in small:
            yield name, TermKind.NAME


def _repeated(said: Sequence[str], language: Lang) -> Iterator[tuple[str, TermKind]]:
    """Set phrases, and in Chinese the words that the season uses far more than general text does."""
    parted = [clauses(text, language) for text in said]
    lower = [[[word.lower() for word in clause] for clause in line] for line in parted]
    edges = function_words(language.language)
    for phrase in phrases(lower, edges):
        words = joined(phrase.words, language)
        if (spaced(language) or len(words) > 2) and not _counts(words):
            yield words, TermKind.PHRASE
    counts = Counter(word for line in parted for clause in line for word in clause)
    whole = counts.total()
    for word, count in counts.items():
        usual = rarity(word, language)
        own = usual and len(word) > 1 and count > 1 and count / whole > _OWN * usual
        if own and word[0] not in edges and word[-1] not in edges and not _counts(word):
            yield word, TermKind.OTHER


def _counts(words: str) -> bool:
    """三百只, 两万: a number is no term."""
    return words[0].isnumeric() or words[0] in "两几"
