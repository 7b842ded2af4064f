"""How badly a break tears a line of a title; where it may break at all is the annex's to say."""

from __future__ import annotations

from dataclasses import dataclass

from shudian.typeface.edges import PHRASED, legal, phrase_edges

#: What a break costs beside an uneven edge; 1 is an edge half a line out.
SENTENCE, CLAUSE, PHRASE, WORD, WITHIN = 0.0, 0.05, 0.3, 0.35, 1.2
_SHORT_WORD = 0.25  # more, after an article or preposition
_CLOSERS = "\"'”’»)）】」』》〉]"
_PAIRED = {
    "(": ")",
    "[": "]",
    "（": "）",
    "「": "」",
    "『": "』",
    "【": "】",
    "《": "》",
    "〈": "〉",
    "“": "”",
    "«": "»",
}
_CLINGS = frozenset("的了着过吗呢吧啊呀嘛们地得么過嗎們麼著")  # to the word before it
_INSIDE = 0.4  # more, between brackets or quotation marks
_SENTENCE_ENDS = ".!?…。！？؟"
_CLAUSE_ENDS = ",;:—–，；：、،؛"


@dataclass(frozen=True, slots=True)
class Break:
    """A place before character `at` where a line may end."""

    at: int
    badness: float


def breaks(text: str, script: str) -> tuple[Break, ...]:
    """Every legal break inside a text without line ends, in order."""
    phrases = phrase_edges(text, script)
    places = sorted(legal(text) | phrases) if script == "Thai" else sorted(legal(text))
    known = phrases if script in PHRASED else None
    inside = _inside_pairs(text)
    return tuple(Break(at, _badness(text, at, known) + _INSIDE * inside[at]) for at in places)


def _inside_pairs(text: str) -> list[bool]:
    """For each place whether it lies between a bracket or quotation mark and its partner."""
    out = [False] * (len(text) + 1)
    for start, opener in enumerate(text):
        if opener in _PAIRED and (end := text.find(_PAIRED[opener], start)) > 0:
            out[start + 1 : end + 1] = [True] * (end - start)
    return out


def _badness(text: str, at: int, phrases: set[int] | None) -> float:
    before = text[:at].rstrip()
    last = before.rstrip(_CLOSERS)[-1:]
    if last and last in _SENTENCE_ENDS:
        return SENTENCE
    if last and last in _CLAUSE_ENDS:
        return CLAUSE
    if text[at - 1].isspace():
        if phrases is not None:
            return CLAUSE  # a space in these scripts parts clauses
        return WORD + (_SHORT_WORD if len(before) - before.rfind(" ") - 1 <= 3 else 0.0)
    if phrases is not None and (at in phrases or text[at] in _PAIRED) and text[at] not in _CLINGS:
        return PHRASE
    return WITHIN
