"""The words of a Chinese text, by jieba's own dictionary."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from functools import cache
from typing import Any


def words(text: str) -> Iterable[str]:
    found: Iterable[str] = tokenizer().cut(text)
    return found


@cache
def tokenizer() -> Any:
    """Without the cache that jieba would write into a folder of all programs."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its patterns are not written as raw text
        import jieba

    made = jieba.Tokenizer()
    made.FREQ, made.total = made.gen_pfdict(made.get_dict_file())
    made.initialized = True
    return made
