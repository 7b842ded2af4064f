"""Brackets and quotation marks whose partner is missing, over the cues of a track: a quotation may run on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

PARTNER = {
    "(": ")", "[": "]", "（": "）", "【": "】", "《": "》", "「": "」", "『": "』", "“": "”", "„": "“",
}  # fmt: skip
_OPENER = {closer: opener for opener, closer in PARTNER.items()} | {"“": "„"}
_RUNS_ON = frozenset("“„「『")  # over many cues; a bracket into the next one at most


@dataclass(frozen=True, slots=True)
class Unpaired:
    """A sign without a partner in the cue `cue`, from 0."""

    cue: int
    sign: str

    def paired(self, lines: Sequence[str]) -> tuple[str, ...]:
        """The cue's lines with the partner: before the first, or after the last."""
        if self.sign in PARTNER:
            return (*lines[:-1], lines[-1] + PARTNER[self.sign])
        return (_OPENER[self.sign] + lines[0], *lines[1:])


def unpaired(texts: Sequence[str]) -> list[Unpaired]:
    """Every sign of a pair that stands alone, in order of the cues; `)` after a number or letter lists."""
    alone: list[Unpaired] = []
    waiting: list[Unpaired] = []
    for cue, text in enumerate(texts):
        for at, sign in enumerate(text):
            if waiting and _closes(sign, waiting[-1].sign):
                waiting.pop()
            elif sign in PARTNER:
                waiting.append(Unpaired(cue, sign))
            elif sign in _OPENER and not _lists(text, at):
                alone.append(Unpaired(cue, sign))
        alone += [one for one in waiting if one.sign not in _RUNS_ON and one.cue < cue]
        waiting = [one for one in waiting if one.sign in _RUNS_ON or one.cue == cue]
    return sorted([*alone, *waiting], key=lambda one: one.cue)


def _closes(sign: str, opener: str) -> bool:
    return sign == PARTNER[opener] or (opener == "„" and sign == "”")


def _lists(text: str, at: int) -> bool:
    """`1) …`, `a) …` and the smile of `:)`."""
    head = text[:at].rpartition("\n")[2].strip()
    return text[at] == ")" and ((len(head) <= 2 and head.isalnum()) or head.endswith((":", ";", ":-")))
