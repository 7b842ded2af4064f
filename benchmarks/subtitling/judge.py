"""Counts the faults of any subtitles from their text and times alone, beside the words that were heard.

Hard: a line over the length, more than two lines, too fast, too short, too long, a gap under 2 frames or of
3 to half a second less one. Of language: a cue or a line that ends where it tears (without a pause of half a
second), a single word alone that ends no sentence, a cue over a pause of more than a second. Shares no code
with `shudian.localise`; the numbers are the guide's.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from subtitling.material import Word


@dataclass(slots=True)
class Shown:
    start: float
    end: float
    lines: list[str]


@dataclass(frozen=True, slots=True)
class Limits:
    """The guide's numbers of a language."""

    chars: int
    speed: float
    rate: float = 24.0
    dropped: str = ""  # marks that may be left out at a line's end
    glue: str = " "  # what a line's end counts as


LIMITS = {
    "en": Limits(42, 20),
    "zh": Limits(16, 9, dropped="。，、；", glue=""),
    "th": Limits(35, 17, glue=""),
    "ar": Limits(42, 20),
    **dict.fromkeys(("de", "fr", "es", "pt", "it"), Limits(42, 17)),
}
HARD = ("wide", "lines", "fast", "short", "long", "gap", "flicker")
#: In-times more than two frames from their first word, and the farthest: the price of reading time.
APART = ("moved", "worst, ms")
LANGUAGE = ("torn cue", "torn line", "alone", "over a pause", "lost words")
_SENTENCE = re.compile(r"[.!?…。！？؟][\"'”’)»]*$")
_CLAUSE = re.compile(r"[,;:—–，；：、،؛][\"'”’)»]*$")
#: English as research wrote it down; Arabic the words that lean on the next one.
_LEANING = {
    "en": set(
        "a an the my your his her its our their this that these those no some any every of to in on at by for with "
        "from into onto over under about as than through between after before without is are was were be been am "
        "have has had do does did will would can could should may might must not don't doesn't didn't can't won't "
        "i'm you're he's she's it's we're they're i you he she we they it who and but or so because that which "
        "when where while if then although though".split()
    ),
    "ar": set("في من إلى على عن مع بين هذا هذه ذلك تلك لا لم لن ما قد أن إن التي الذي أو ثم كل حتى".split()),
}
_THAI_MARK = re.compile("[ะัาำิีึืฺุู็่้๊๋์ํ๎ๆฯ]")
_SPACE = re.compile(r"\s+")


def count(shown: list[Shown], said: list[Word], language: str) -> Counter[str]:
    """Every fault by its name."""
    found = faults(shown, language)
    found.update(_of_language(shown, said, language))
    found["cues"] = len(shown)
    return found


def hard(found: Counter[str]) -> int:
    return sum(found[name] for name in HARD)


def linguistic(found: Counter[str]) -> int:
    return sum(found[name] for name in LANGUAGE)


def faults(shown: list[Shown], language: str) -> Counter[str]:
    """The hard ones, of which no words need be known."""
    limits = LIMITS[language]
    found: Counter[str] = Counter()
    close = 1e-6
    for one in shown:
        seconds = one.end - one.start
        found["wide"] += any(len(line) > limits.chars for line in one.lines)
        found["lines"] += len(one.lines) > 2
        found["fast"] += len(limits.glue.join(one.lines)) > limits.speed * seconds + close
        found["short"] += seconds < 5 / 6 - close
        found["long"] += seconds > 7 + close
    for one, after in pairwise(shown):
        frames = round((after.start - one.end) * limits.rate, 3)
        found["gap"] += frames < 2 - 1e-3
        found["flicker"] += 2.5 < frames < limits.rate / 2 - 0.5
    return found


def _of_language(shown: list[Shown], said: list[Word], language: str) -> Counter[str]:
    """The cues' letters are followed along the words; where they part, words were lost."""
    found: Counter[str] = Counter()
    dropped = LIMITS[language].dropped
    letters, owner = _letters(said, dropped)
    at = 0
    for one in shown:
        first = at
        for line_number, line in enumerate(one.lines):
            text = _bare(line, dropped)
            found["lost words"] += not letters.startswith(text, at)
            at += len(text)
            if at >= len(owner):
                continue
            last_line = line_number == len(one.lines) - 1
            pause = said[owner[at]].start - said[owner[at - 1]].end if owner[at] != owner[at - 1] else 0.0
            if _tears(said, owner, at, language) and pause < 0.5:
                found["torn cue" if last_line else "torn line"] += 1
        held = range(owner[min(first, len(owner) - 1)], owner[min(at, len(owner)) - 1] + 1)
        apart = abs(one.start - said[held.start].start)
        found["moved"] += apart > 2 / LIMITS[language].rate + 0.01
        found["worst, ms"] = max(found["worst, ms"], round(1000 * apart))
        found["over a pause"] += any(said[k].start - said[k - 1].end > 1.0 for k in held if k > held.start)
        spaced = language in ("en", "ar")
        found["alone"] += spaced and len(held) == 1 and not _SENTENCE.search(said[held.start].text)
    found["lost words"] += at != len(letters)
    return found


def _letters(said: list[Word], dropped: str) -> tuple[str, list[int]]:
    pieces = [_bare(word.text, dropped) for word in said]
    return "".join(pieces), [number for number, piece in enumerate(pieces) for _ in piece]


def _bare(text: str, dropped: str) -> str:
    return "".join(char for char in _SPACE.sub("", text) if char not in dropped)


def _tears(said: list[Word], owner: list[int], at: int, language: str) -> bool:
    left, right = said[owner[at - 1]].text, said[owner[at]].text
    if owner[at] == owner[at - 1]:  # inside a word; Thai writes phrases without a space
        if language != "th":
            return True
        start = at - owner.index(owner[at])
        return bool(_THAI_MARK.match(left[start])) or left[start - 1] in "เแโใไ"
    if _SENTENCE.search(left) or _CLAUSE.search(left):
        return False
    if language == "zh":
        return right[0] in "的了着过吗呢吧啊们地得，。！？" or left[-1] in "（“《"
    if language == "th":
        return False
    before = re.sub(r"[^\w']", "", left.lower())
    names = language == "en" and left[:1].isupper() and right[:1].isupper()
    return before in _LEANING[language] or names
