"""Where a line may end: Unicode Standard Annex 14; in Thai at the edges of words; and the edges of phrases.

The annex is asked only about the pieces between places that are beyond doubt, and each piece once:
asking about whole subtitles would cost a season minutes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from itertools import accumulate
from typing import Any

_THAI_BEGINS_NO_LINE = re.compile("[ะัาำิีึืฺุูๅ็่้๊๋์ํ๎ๆฯ]")
_THAI_ENDS_NO_LINE = re.compile("[เแโใไ]")
#: Two ideographs or kana side by side, or a word, a space and a word: a break beyond doubt.
_PLAIN = "\u3042\u3044\u3046\u3048\u304a-\u3062\u3064-\u3082\u3084\u3086\u3088-\u308d\u308f-\u3094\u4e00-\u9fff\uac00-\ud7a3"
_LETTER = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0391-\u03a1\u03a3-\u03c9\u0401\u0410-\u044f\u0451\u05d0-\u05ea\u0621-\u064a"
_THAI_LETTER = "\u0e01-\u0e3a\u0e40-\u0e4e"
_BASE = "\u0e01-\u0e30\u0e40-\u0e44\u0904-\u0939"  # those that stand by themselves, Thai and Devanagari
_SIGNED = f"{_THAI_LETTER}\u0900-\u0963"  # with the signs above and below them
_SURE = re.compile(
    rf"(?<=[{_PLAIN}])(?=[{_PLAIN}])"
    rf"|(?:(?<=[{_LETTER}{_BASE}] )|(?<=[{_SIGNED}][{_SIGNED}] ))(?=[{_LETTER}{_BASE}])"
    rf"|(?<=[{_LETTER}][,.!?] )(?=[{_LETTER}])"
)
_ONE_WORD = re.compile(rf"[{_LETTER}]+[,.!?]? ?|[{_SIGNED}]+ ?|.", re.DOTALL)
#: Scripts written without spaces, and the phrases that BudouX learnt for each.
PHRASED = {"Hans": "zh-hans", "Hant": "zh-hant", "Hani": "zh-hans", "Jpan": "ja", "Thai": "th"}


def legal(text: str) -> set[int]:
    """The places where the annex allows a line to end."""
    found: set[int] = set()
    start = 0
    for match in _SURE.finditer(text):
        found.update(start + at for at in _inside(text[start : match.start()]))
        found.add(match.start())
        start = match.start()
    found.update(start + at for at in _inside(text[start:]))
    return found


def _inside(piece: str) -> tuple[int, ...]:
    return () if _ONE_WORD.fullmatch(piece) else _asked(piece)


@lru_cache(maxsize=65536)
def _asked(piece: str) -> tuple[int, ...]:
    from uniseg.linebreak import line_break_units

    return tuple(accumulate(len(unit) for unit in line_break_units(piece)))[:-1]


def phrase_edges(text: str, script: str) -> set[int]:
    """Edges of the phrases that BudouX sees; in Thai those alone at which its letters allow a break."""
    if script not in PHRASED:
        return set()
    edges = set(accumulate(len(phrase) for phrase in _phraser(script)(text))) - {len(text)}
    return edges if script != "Thai" else set(_thai(text, edges))


def _thai(text: str, edges: Iterable[int]) -> Iterator[int]:
    letter = re.compile(f"[{_THAI_LETTER}]")
    for at in edges:
        before, after = text[at - 1], text[at]
        if not (letter.match(before) and letter.match(after)):
            continue
        if not (_THAI_BEGINS_NO_LINE.match(after) or _THAI_ENDS_NO_LINE.match(before)):
            yield at


@cache
def _phraser(script: str) -> Callable[[str], Iterable[str]]:
    import budoux

    load: dict[str, Callable[[], Any]] = {
        "zh-hans": budoux.load_default_simplified_chinese_parser,
        "zh-hant": budoux.load_default_traditional_chinese_parser,
        "ja": budoux.load_default_japanese_parser,
        "th": budoux.load_default_thai_parser,
    }
    parse: Callable[[str], Iterable[str]] = load[PHRASED[script]]().parse
    return parse
