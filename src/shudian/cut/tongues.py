"""The names of languages that MP4 writes beside a track."""

from __future__ import annotations

from shudian.units import Lang

#: ISO 639-2/T.
_THREE = {
    "zh": "zho", "en": "eng", "es": "spa", "th": "tha", "ja": "jpn", "ko": "kor", "ar": "ara", "pt": "por",
    "fr": "fra", "de": "deu", "id": "ind", "vi": "vie", "ru": "rus", "hi": "hin", "ms": "msa", "he": "heb",
    "tr": "tur", "it": "ita", "pl": "pol", "tl": "tgl",
}  # fmt: skip


def three_letters(language: Lang) -> str:
    """`und` where the standard's letters are not in the table."""
    return _THREE.get(language.language, "und")
