"""Words of a text in any of our languages: by spaces, by jieba's dictionary in Chinese, by BudouX in Japanese and Thai."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import pairwise

from shudian.localise.chinese import tokenizer
from shudian.localise.profile import rules
from shudian.typeface.edges import PHRASED, phrase_edges
from shudian.units import Lang

_WORD = re.compile(r"[\w\u0300-\u036f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]+(?:['’\-][\w\u0300-\u036f]+)*")


def spaced(language: Lang) -> bool:
    """Whether the language parts its words by spaces."""
    return language.script not in PHRASED


def joined(words: Iterable[str], language: Lang) -> str:
    return (" " if spaced(language) else "").join(words)


def clauses(text: str, language: Lang) -> list[list[str]]:
    """The words between marks; within one list they follow each other in the text."""
    runs: list[list[str]] = []
    end = None
    for run in _WORD.finditer(text):
        words = [run[0]] if spaced(language) else _parted(run[0], language)
        if runs and end is not None and text[end : run.start()] == " " and spaced(language):
            runs[-1] += words
        else:
            runs.append(words)
        end = run.end()
    return runs


def _parted(run: str, language: Lang) -> list[str]:
    if language.language == "zh":
        return list(tokenizer().cut(run))
    edges = [0, *sorted(phrase_edges(run, language.script)), len(run)]
    return [run[start:end] for start, end in pairwise(edges) if start < end]


def rarity(word: str, language: Lang) -> float | None:
    """How much of all words jieba's dictionary says this one is; None where no such count is known."""
    if language.language != "zh":
        return None
    known = tokenizer()
    return float(known.FREQ.get(word) or 1) / float(known.total)


@cache
def listed(language: str, what: str) -> frozenset[str]:
    """Titles, kinship or surnames of a language, from rules/terms.toml."""
    return frozenset(rules("terms").get(language, {}).get(what, "").split())


@cache
def function_words(language: str) -> frozenset[str]:
    """Words that neither begin nor end a phrase worth a term."""
    table = rules("breaks").get(language, {})
    classes = ("number", "article", "preposition", "auxiliary", "pronoun", "conjunction")
    words = {word for name in classes for word in table.get(name, "").split()}
    signs = table.get("begins_no_line", "") + table.get("ends_no_line", "")
    own = "我你他她它您咱是在有和跟也呀哦嗯这那谁啥" if language == "zh" else ""
    return frozenset(words | set(signs) | set(own))
