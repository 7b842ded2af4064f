"""No language at all: accents, and a third longer, to see whether a layout holds what will come."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import ceil

from shudian.localise.translators.batch import Answer, Batch, Candidate, Capabilities
from shudian.units import Lang

_ACCENTS = str.maketrans("aceilnosuyzACEILNOSUYZ", "áçéíłñöšûýžÁÇÉÍŁÑÖŠÛÝŽ")
_MARK = re.compile("(\u27e6\\d+\u27e7)")
#: Words that English grows by in Portuguese, Spanish or German subtitles; Chinese grows to three letters a sign.
_LONGER, _LETTERS_A_SIGN = 0.35, 2.5
_FILLER = "lórem îpsum dölor šit ámet "


@dataclass(frozen=True, slots=True)
class Pseudo:
    name: str = "pseudo"
    identity: str = "pseudo:1"

    @property
    def capabilities(self) -> Capabilities:
        return Capabilities()

    def knows(self, source: Lang, target: Lang) -> bool:  # noqa: ARG002 (the interface)
        return True

    def translate(self, batch: Batch) -> Answer:
        return Answer(tuple(Candidate(line.id, pseudo(line.source), self.name) for line in batch.lines))


def pseudo(text: str) -> str:
    """`Is it real?` becomes `⟪Íš ít réáł? lór⟫`; marks stay."""
    parts = _MARK.split(text)
    said = "".join(part if _MARK.fullmatch(part) else part.translate(_ACCENTS) for part in parts)
    plain = _MARK.sub("", text)
    wide = sum(not char.isascii() for char in plain)
    more = ceil(_LONGER * (len(plain) - wide) + (_LETTERS_A_SIGN - 1) * wide)
    filler = (_FILLER * (more // len(_FILLER) + 1))[:more].strip()
    return f"⟪{said} {filler}⟫" if filler else f"⟪{said}⟫"
