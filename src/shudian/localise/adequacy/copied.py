"""What was left in the language of the source, and names that a translation lost or swapped."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache

from shudian.localise.adequacy import findings
from shudian.localise.adequacy.reason import Market, Reason, limit
from shudian.localise.memory.recall import normal
from shudian.localise.pairs import Pair
from shudian.localise.terms.words import function_words
from shudian.units import Lang

_NAMES = {
    "Hans": "CJK", "Hant": "CJK", "Hani": "CJK", "Jpan": "CJK HIRAGANA KATAKANA", "Kore": "HANGUL CJK",
    "Thai": "THAI", "Arab": "ARABIC", "Deva": "DEVANAGARI", "Cyrl": "CYRILLIC", "Latn": "LATIN",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_LETTER = "A-Za-zÀ-ÖØ-öø-ÿ"
_NAME = re.compile(f"(?<![{_LETTER}])[A-ZÀ-ÖØ-Þ][{_LETTER}]{{2,}}(?![{_LETTER}])")
_KEPT = 3  # times as many lines keep a name as lose it: whoever loses it is doubted
_LIKE = 75.0  # per cent, from which two names are forms of one


def untranslated(market: Market) -> Iterator[tuple[int, Reason]]:
    known = _known_names(market)
    for at, pair in enumerate(market.pairs):
        place = pair.place(market.file)
        if market.source.language == market.target.language:
            continue
        if normal(pair.source) == normal(pair.target):
            left = [word for word in _words(pair.target) if len(word) > 1 and word.lower() not in known]
            if left:
                yield at, Reason(0.9 if len(left) > 1 else 0.5, findings.UNTRANSLATED.at(place))
        elif _left(pair, market):
            yield at, Reason(0.9, findings.UNTRANSLATED.at(place))
        elif strange := _strange(pair.target, market.target):
            language = market.target.own_name
            yield at, Reason(0.8, findings.OTHER_SCRIPT.at(place, words=strange, language=language))


def _known_names(market: Market) -> frozenset[str]:
    """Words that a line may keep: names of speakers, and what the source writes large inside its sentences."""
    small = small_words(market)
    inside = (name for pair in market.pairs for name in capitals(pair.source, small))
    spoken = (word for pair in market.pairs if pair.speaker for word in _words(pair.speaker))
    return frozenset(word.lower() for words in (inside, spoken) for word in words)


def _left(pair: Pair, market: Market) -> bool:
    """The same words, or the function words of the source's language and none of the target's."""
    ours, theirs = _words(pair.source), _words(pair.target)
    if not theirs or not any(word[0].islower() or not word.isascii() for word in theirs):
        return False  # names, numbers
    if market.source.script != market.target.script:
        known = _NAMES.get(market.target.script, "").split()
        foreign = [word for word in theirs if not _in(word, known)]
        small = [word for word in foreign if word[0].islower() and len(word) > 1]
        return len(foreign) == len(theirs) and (len(small) > 1 or market.target.script == "Latn")
    same = [word for word in theirs if word in ours]
    if len(theirs) > 2 and len(same) >= limit("copied") * len(theirs):
        return sum(word[0].islower() for word in same) > len(same) / 2
    own, other = _own_words(market.source.language, market.target.language)
    lower = [word.lower() for word in theirs]
    of_source, of_target = (sum(word in words for word in lower) for words in (own, other))
    return of_source > 1 and not of_target


@cache
def _own_words(source: str, target: str) -> tuple[frozenset[str], frozenset[str]]:
    """The function words that only one of two languages has."""
    ours, theirs = function_words(source), function_words(target)
    return ours - theirs, theirs - ours


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _in(word: str, scripts: list[str]) -> bool:
    return any(unicodedata.name(sign, "").split(" ")[0] in scripts for sign in word)


def _strange(text: str, language: Lang) -> str:
    """Words in a script that is neither the language's own nor Latin."""
    known = [*_NAMES.get(language.script, "").split(), "LATIN", "FULLWIDTH"]
    if known[0] == "LATIN" and language.script != "Latn":
        return ""  # a script not listed here
    letters = [word for word in _WORD.findall(text) if not _in(word, known)]
    return " ".join(letters) if any(unicodedata.category(sign) == "Lo" for sign in "".join(letters)) else ""


def names(market: Market) -> Iterator[tuple[int, Reason]]:
    """Latin names: kept as they are, or a little bent; one lost and another in its place is a swap.

    Two that meet in more than one line are one name in two languages: Kingdom, Reino.
    """
    if "de" in (market.source.language, market.target.language):
        return  # every noun has a capital
    small = small_words(market)
    found, kept = [], Counter[str]()
    for at, pair in enumerate(market.pairs):
        ours, theirs = capitals(pair.source, small), capitals(pair.target, small)
        lost = [name for name in ours if not _like(name, pair.target)]
        added = [name for name in theirs if not _like(name, pair.source)]
        kept.update(name for name in ours if name not in lost)
        if lost:
            found.append((at, lost, added))
    gone = Counter(name for _, lost, _ in found for name in lost)
    usual = Counter((name, other) for _, lost, added in found for name in lost for other in added)
    for at, lost, added in found:
        odd = [name for name in lost if not any(usual[name, other] > 1 for other in added)]
        held = [name for name in odd if kept[name] >= _KEPT * gone[name]]
        place = market.pairs[at].place(market.file)
        if odd and added:
            said = {"names": ", ".join(odd), "others": ", ".join(added)}
            yield at, Reason(0.6 if held else 0.35, findings.NAME_OTHER.at(place, **said))
        elif held or (odd and market.source.script not in ("Latn", "Cyrl")):
            yield at, Reason(0.6 if held else 0.4, findings.NAME_LOST.at(place, names=", ".join(held or odd)))


def _like(name: str, text: str) -> bool:
    """Whether the text has the name, or a word that is a form of it: Corea, Germany."""
    from rapidfuzz import fuzz

    low = name.lower()
    if low in text.lower():
        return True
    return any(fuzz.ratio(low, word.lower()) >= _LIKE for word in _words(text))


def small_words(market: Market) -> frozenset[str]:
    """Words that either side also writes small: those are no names."""
    texts = (text for pair in market.pairs for text in (pair.source, pair.target))
    return frozenset(word for text in texts for word in _words(text) if word[0].islower())


def capitals(text: str, small: frozenset[str]) -> list[str]:
    """Names inside a sentence: after its first word, or anywhere in a text of another script."""
    found = []
    for match in _NAME.finditer(text):
        before = text[: match.start()].rstrip(" \"“‘'¡¿(-—…*")
        inside = bool(before) and before[-1] not in ".!?…:。！？：\n"
        if inside and match[0].lower() not in small and not match[0].isupper():
            found.append(match[0])
    return found
