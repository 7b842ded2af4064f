"""Things in an English line of action: phrases with their plurals and verb forms; likened and absent ones left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from shudian.script.needs.categories import ANIMALS, DRESSING, EFFECTS, PROPS, VEHICLES, WARDROBE
from shudian.script.needs.thing import Named, Word, word_of
from shudian.script.tables import table

_TOKEN = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?|\d+|[^\sA-Za-z\d-]")
_COUNTED = frozenset({PROPS, VEHICLES, ANIMALS, DRESSING, WARDROBE})
_REACH = 3  # how many words before a thing may say what it is, or that it is not there


@dataclass(frozen=True, slots=True)
class _Lexicon:
    phrases: dict[tuple[str, ...], tuple[str, Word | None]]  # words -> name and entry; None means no thing
    longest: dict[str, int]  # by first word
    ambiguous: frozenset[str]
    said: frozenset[str]
    shows: frozenset[str]
    away: frozenset[str]
    places: frozenset[str]
    numbers: dict[str, int]
    plurals: dict[str, str]


def things(text: str, people: Sequence[tuple[int, int]] = ()) -> Iterator[Named]:
    """Every thing in a text, in order; `people` are the spans of names, in which nothing is a thing."""
    tokens = [(found[0].lower(), found.start(), found.end()) for found in _TOKEN.finditer(text)]
    named = {at for at, (_, start, _) in enumerate(tokens) if any(a <= start < b for a, b in people)}
    line = _Line([word for word, _, _ in tokens], _lexicon())
    at = 0
    while at < len(tokens):
        found = None if at in named else line.phrase(at)
        if found is None:
            at += 1
            continue
        end, name, word = found
        if word and (begin := line.stands(at, end, name, word)) is not None:
            before = " ".join(line.words[begin:at])
            told = f"{before} {name}" if before else name
            counted = begin and word.category in _COUNTED and begin - 1 not in named
            count = line.lexicon.numbers.get(line.words[begin - 1]) if counted else None
            span = tokens[begin][1], tokens[end - 1][2]
            yield Named(word.category, told, *span, word.level, count, word.owner)
        at = line.done = end


@dataclass(slots=True)
class _Line:
    words: list[str]
    lexicon: _Lexicon
    done: int = 0  # the end of what is settled; adjectives are looked for behind it

    def phrase(self, at: int) -> tuple[int, str, Word | None] | None:
        """The longest phrase that starts here: its end, its name and entry."""
        firsts = (self.words[at], *self._singulars(self.words[at]))
        for length in range(max(self.lexicon.longest.get(first, 0) for first in firsts), 0, -1):
            end = at + length
            if end > len(self.words):
                continue
            for last in (self.words[end - 1], *self._singulars(self.words[end - 1])):
                phrase = (*self.words[at : end - 1], last)
                name, word = self.lexicon.phrases.get(phrase, ("", None))
                if name and not (word and word.category == EFFECTS and last != self.words[end - 1]):
                    return end, name, word  # `smokes` is no smoke
        return None

    def stands(self, at: int, end: int, name: str, word: Word) -> int | None:
        """Where its words begin, adjectives before; None where the text does not say that the thing is there."""
        lexicon, begin = self.lexicon, at
        while word.described and begin > self.done and self.words[begin - 1] in lexicon.said:
            begin -= 1
        several = name in lexicon.ambiguous and self.words[end - 1] != _words(name)[-1]
        reach = self._reach(begin, 1 if several else _REACH)  # a cat watches: no watch
        if lexicon.away & reach or lexicon.places.intersection(self.words[end : end + 1]):
            return None
        adjective = at > 0 and self.words[at - 1] in lexicon.said
        shown = adjective or lexicon.shows & reach or any(w.endswith(("'s", "’s")) for w in reach)
        return None if name in lexicon.ambiguous and not shown else begin

    def _reach(self, at: int, words: int) -> set[str]:
        """The words before, back to a stop: an article, perhaps behind adjectives."""
        found: set[str] = set()
        for word in reversed(self.words[max(0, at - words) : at]):
            if not word[0].isalnum():
                break
            found.add(word)
        return found

    def _singulars(self, word: str) -> tuple[str, ...]:
        word = re.sub(r"['’]s$", "", word) if len(word) > 2 else word
        forms = [word]
        if word in self.lexicon.plurals:
            forms.append(self.lexicon.plurals[word])
        if word.endswith("ies"):
            forms.append(f"{word[:-3]}y")
        if word.endswith("es"):
            forms.append(word[:-2])
        if word.endswith("s") and not word.endswith("ss"):
            forms.append(word[:-1])
        return tuple(forms)


@cache
def _lexicon() -> _Lexicon:
    data = table("lexicon.en")
    phrases: dict[tuple[str, ...], tuple[str, Word | None]] = {}
    for kind in data["kind"]:
        entry = word_of(kind)
        for phrase in _phrases(kind.get("words", "")):
            phrases.setdefault(_words(phrase), (phrase, entry))
        for verb in _phrases(kind.get("verbs", "")):
            for form in _forms(verb):
                phrases.setdefault(form, (verb, replace(entry, described=False)))
    for phrase in _phrases(data["hidden"]):
        phrases[_words(phrase)] = (phrase, None)
    longest: dict[str, int] = {}
    for words in phrases:
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    holds = {form[-1] for verb in _phrases(data["holds"]) for form in _forms(verb)}
    return _Lexicon(
        phrases,
        longest,
        frozenset(_phrases(data["ambiguous"])),
        frozenset(word for phrase in _phrases(data["said"]) for word in _words(phrase)),
        frozenset(data["articles"].split()) | holds,
        frozenset(data["likened"].split()) | frozenset(data["absent"].split()),
        frozenset(data["places"].split()),
        data["numbers"],
        data["plurals"],
    )


def _phrases(listed: str) -> list[str]:
    return [" ".join(phrase.split()) for phrase in listed.split(",") if phrase.strip()]


def _words(phrase: str) -> tuple[str, ...]:
    return tuple(found[0].lower() for found in _TOKEN.finditer(phrase))


def _forms(phrase: str) -> set[tuple[str, ...]]:
    """A verb's forms, of its first word: slam into, slams into, slammed into, slamming into."""
    first, *rest = _words(phrase)
    stem = first.removesuffix("e")
    doubled = first + first[-1] if re.search(r"[^aeiou][aeiou][bdgmnprt]$", first) else first
    said = {first, f"{first}s", f"{first}es", f"{stem}ed", f"{stem}ing", f"{doubled}ed", f"{doubled}ing"}
    if re.search(r"[^aeiou]y$", first):
        said |= {f"{first[:-1]}ies", f"{first[:-1]}ied"}
    return {(word, *rest) for word in said}
