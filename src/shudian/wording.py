"""One text in the two languages of the interface."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

LANGUAGES = ("en", "zh")


@dataclass(frozen=True, slots=True)
class Wording:
    """The same sentence in English and Chinese; `{name}` marks a value filled in later."""

    en: str
    zh: str

    def __post_init__(self) -> None:
        if not self.en or not self.zh:
            raise ValueError("A wording needs both its English and its Chinese text.")

    def in_(self, language: str) -> str:
        return self.zh if language.startswith("zh") else self.en

    def filled(self, values: Mapping[str, object]) -> Wording:
        """The wording with its `{name}` marks replaced; a mark without a value stays as it is."""
        en, zh = self.en, self.zh
        for name, value in values.items():
            en, zh = (
                text.replace("{" + name + "}", _said(value, language))
                for text, language in ((en, "en"), (zh, "zh"))
            )
        return Wording(en, zh)


def _said(value: object, language: str) -> str:
    return value.in_(language) if isinstance(value, Wording) else str(value)


def interface_language(environ: Mapping[str, str] | None = None) -> str:
    """`zh` or `en`: SHUDIAN_LANG if set, else the locale that the shell names."""
    environ = os.environ if environ is None else environ
    for name in ("SHUDIAN_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        if chosen := environ.get(name):
            return "zh" if chosen.lower().startswith("zh") else "en"
    return "en"
