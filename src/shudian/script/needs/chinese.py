"""Things in a Chinese line of action: dictionary, counters, verbs of holding; similes and absences left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from shudian.script.needs.categories import MAKEUP, PROPS
from shudian.script.needs.thing import Named, Word, word_of, words_of
from shudian.script.tables import table


@dataclass(frozen=True, slots=True)
class _Lexicon:
    words: dict[str, Word | None]  # None: a longer word that means no thing
    lengths: dict[str, tuple[int, ...]]  # by first character, the longest first
    heads: dict[str, Word]  # last character of a compound
    sure: frozenset[str]  # those that end a compound whatever follows, and without a counter or verb before
    said: tuple[str, ...]
    said_ends: frozenset[str]
    stops: frozenset[str]
    closes: frozenset[str]  # what ends a compound that nothing shows: the stops, and verbs of one character
    parts: frozenset[str]
    before: frozenset[str]  # one character before a word of one character that shows it is the thing
    after: frozenset[str]  # at the start of a clause: one character after it
    places: frozenset[str]
    frame: re.Pattern[str]
    away: re.Pattern[str]
    likened: re.Pattern[str]
    numbers: dict[str, int]
    applied: frozenset[str]
    burns: frozenset[str]
    suddenly: frozenset[str]


_BREAK = frozenset("，。！？；：,.!?;:…—\n「」『』“”‘’（）()【】[] 　")
_LIST = frozenset("、和与及")
_STOPS = _BREAK | _LIST
_LONGEST_COMPOUND = 5
_LONGEST_UNSHOWN = 4


def things(text: str, people: Sequence[tuple[int, int]] = ()) -> Iterator[Named]:
    """Every thing in a text, in order; `people` are the spans of names, in which nothing is a thing."""
    lexicon = _lexicon()
    before: Named | None = None
    for thing in _Line(text, dict(people), lexicon).things():
        joined = before and _joined(before, thing, text, lexicon)
        if before and not joined:
            yield before
        before = joined or thing
    if before:
        yield before


def _joined(before: Named, thing: Named, text: str, lexicon: _Lexicon) -> Named | None:
    """油桶突然起火 is an effect and no prop, 流血的伤口 one wound."""
    between = text[before.end : thing.start]
    if before.category == PROPS and thing.name in lexicon.burns and between in lexicon.suddenly:
        return replace(thing, name=before.name + thing.name, start=before.start)
    if before.category == thing.category == MAKEUP and between == "的":
        return replace(thing, name=text[before.start : thing.end], start=before.start)
    return None


@dataclass(slots=True)
class _Line:
    """A line read from left to right."""

    text: str
    people: dict[int, int]  # start -> end of a name
    lexicon: _Lexicon
    done: int = 0  # the end of what is settled; adjectives are looked for behind it
    away: bool = False  # in this clause things are likened or absent
    shown: bool = False  # a counter or a verb of holding has said that a thing follows
    taken: bool = False  # that verb was one of holding
    count: int | None = None

    def things(self) -> Iterator[Named]:
        at = 0
        while at < len(self.text):
            if at in self.people:
                at = self._settle(self.people[at])
            elif self.text[at] in _STOPS:
                at = self._stop(at)
            elif found := self._word(at):
                end, word = found
                if word and (thing := self._thing(at, end, word)):
                    yield thing
                at = self._settle(end)
            elif marker := self.lexicon.away.match(self.text, at):
                self.away, at = True, marker.end()
            elif frame := self.lexicon.frame.match(self.text, at):
                at = self._frame(frame)
                if thing := self._compound(at):
                    yield thing
                    at = self._settle(thing.end)
            elif self._opens(at) and (thing := self._compound(at)):
                yield thing
                at = self._settle(thing.end)
            else:
                self.shown = self.shown and self.text[at] not in self.lexicon.stops
                at += 1

    def _opens(self, at: int) -> bool:
        """Whether a compound that nothing shows may begin here."""
        return at == self.done or self.text[at - 1] in self.lexicon.closes

    def _settle(self, end: int) -> int:
        self.done, self.shown, self.count = end, False, None
        return end

    def _stop(self, at: int) -> int:
        """The end of a clause, or the next of a list."""
        listed = self.text[at] in _LIST
        self.done, self.away, self.shown = at + 1, self.away and listed, self.shown and listed
        return at + 1

    def _frame(self, frame: re.Match[str]) -> int:
        verb = frame["verb"]
        self.shown, self.taken = True, bool(verb) and verb not in self.lexicon.applied
        self.count = self.lexicon.numbers.get(frame["number"] or "")
        return frame.end()

    def _word(self, at: int) -> tuple[int, Word | None] | None:
        for length in self.lexicon.lengths.get(self.text[at], ()):
            word = self.text[at : at + length]
            if word in self.lexicon.words:
                return at + len(word), self.lexicon.words[word]
        return None

    def _thing(self, start: int, end: int, word: Word) -> Named | None:
        text, lexicon = self.text, self.lexicon
        after = text[end : end + 1]
        if self.away or after in lexicon.places or after == "声" or lexicon.likened.match(text, end):
            return None
        begin = self._described(start, loosely=word.described)
        if word.guarded and begin == start and not self._evident(start, end):
            return None
        if word.name:
            begin = text.index(word.name, start, end)
            end = begin + len(word.name)
        held = word.held if self.shown and self.taken else None
        owner = word.owner and not held
        return Named(
            held or word.category,
            text[begin:end],
            begin,
            end,
            word.level,
            self.count if self.shown else None,
            owner,
        )

    def _evident(self, start: int, end: int) -> bool:
        """Whether a word of one character is the thing here, and no part of another word."""
        text, lexicon = self.text, self.lexicon
        after = text[end : end + 1]
        ends = not after or after in _STOPS or after in lexicon.stops
        opens = start in (0, self.done) and after in lexicon.after
        return (self.shown and ends) or text[start - 1 : start] in lexicon.before or opens

    def _described(self, start: int, *, loosely: bool) -> int:
        """Where the adjectives before a word begin: 深灰西装; `loosely` also with 的: 沾泥的白色校服."""
        while start > self.done:
            before = self.text[self.done : start]
            bare = before[:-1] if loosely and before.endswith("的") else before
            if not bare or bare[-1] not in self.lexicon.said_ends:
                break
            found = next((word for word in self.lexicon.said if before.endswith(word)), None)
            linked = 0
            if found is None:
                found = next((word for word in self.lexicon.said if bare.endswith(word)), None)
                linked = len(before) - len(bare)
            if found is None:
                break
            start -= len(found) + linked
        return start

    def _compound(self, start: int) -> Named | None:
        """An unlisted compound known by its last character: 一枚虎符, 掏出泛黄的戏票; unshown, a surer one: 战旗."""
        text, lexicon, longest = (
            self.text,
            self.lexicon,
            _LONGEST_COMPOUND if self.shown else _LONGEST_UNSHOWN,
        )
        end = start
        best = 0
        while not (closed := self._closes(end, start)) and end - start < longest:
            end += 1
            if text[end - 1] == "的":
                return self._compound(end) if self.shown else None
            if self.shown and text[end - 1] in (lexicon.heads if end - start > 1 else lexicon.sure):
                best = end
        whole = closed and end - start >= (1 if self.shown else 2) and not self._listed(end, start)
        if whole and text[end - 1] in (lexicon.heads if self.shown else lexicon.sure):
            best = end
        name, head = text[start:best], lexicon.heads.get(text[best - 1])
        if (
            self.away
            or best <= start
            or not head
            or name in lexicon.parts
            or lexicon.likened.match(text, best)
        ):
            return None
        return Named(head.category, name, start, best, head.level, self.count, head.owner)

    def _closes(self, at: int, start: int) -> bool:
        """Whether a compound ends here."""
        if at >= len(self.text) or at in self.people or self._listed(at, start):
            return True
        return self.text[at] in _STOPS or self.text[at] in (
            self.lexicon.stops if self.shown else self.lexicon.closes
        )

    def _listed(self, at: int, start: int) -> bool:
        """Whether a listed word begins here, which is found by itself; a short one may end the compound."""
        found = self._word(at) if at < len(self.text) else None
        return bool(found and (at == start or not (found[1] and found[1].guarded)))


@cache
def _lexicon() -> _Lexicon:
    data = table("lexicon.zh")
    words: dict[str, Word | None] = {}
    for kind in data["kind"]:
        entry = word_of(kind)
        for word in kind["words"].split():
            same = kind.get("same", {}).get(word)
            words.setdefault(word, replace(entry, name=same, guarded=len(word) == 1))
    people = words_of(table("characters")["trades"])  # 外卖员 brings no 外卖
    for word in (*words_of(data["hidden"]), *words_of(data["part"]["words"]), *people):
        if len(word) > 1:
            words[word] = None
    sound = data["sound"]
    noise = Word(sound["category"])
    words.update({f"{word}声": noise for word in words_of(sound["before"])})
    words.update(dict.fromkeys(words_of(sound["whole"]), noise))
    said = tuple(sorted(words_of(data["said"]["words"]), key=lambda word: (-len(word), word)))
    numbers = data["numbers"]
    return _Lexicon(
        words,
        _lengths(words),
        {char: word_of(head) for head in data["head"] for char in head["characters"]},
        frozenset("".join(head["sure"] for head in data["head"])),
        said,
        frozenset(word[-1] for word in said),
        frozenset(data["stops"]),
        frozenset(data["stops"]) | frozenset(data["closes"]),
        words_of(data["part"]["words"]),
        frozenset(data["before"]),
        frozenset(data["after"]),
        frozenset(data["places"]),
        _frame(data),
        re.compile(_any([*words_of(data["similes"]), *words_of(data["absent"])])),
        re.compile(_any(words_of(data["likened"]))),
        {word: count for count, word in enumerate(numbers["counted"].split(), 2)},
        words_of(data["applied"]),
        words_of(data["burns"]),
        words_of(data["suddenly"]) | {""},
    )


def _lengths(words: dict[str, Word | None]) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for word in words:
        found.setdefault(word[0], set()).add(len(word))
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()}


def _frame(data: dict[str, Any]) -> re.Pattern[str]:
    """What shows that a thing follows: a counter, or a verb of holding, wearing, riding, perhaps with a counter."""
    verbs = _any([*words_of(data["hold"]), *words_of(data["wear"]), *words_of(data["ride"])])
    numbers = "".join(words_of(data["numbers"]["any"]))
    counters = "".join(words_of(data["counters"]))
    counter = rf"(?P<number>[{numbers}]+)[{counters}](?:又[{numbers}][{counters}])?"
    own = "(?:[他她它你我](?:们)?的?|自己的?)?"
    held = rf"(?P<verb>{verbs})[了着]?|[^\W{data['no_hold']}]着"
    return re.compile(rf"{counter}|(?:{held}){own}(?:[{numbers}]+[{counters}]|[{counters}](?=[^着了]))?")


def _any(words: Any) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
