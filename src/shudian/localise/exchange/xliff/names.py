"""Ids of the script as ids of XLIFF: what no id may hold is spelled `_xHHHH_`."""

from __future__ import annotations

import re

_BARRED = re.compile(r"[^\w.\-]|_x(?=[0-9A-F]{1,6}_)")
_SPELLED = re.compile(r"_x([0-9A-F]{1,6})_")

#: Categories of our notes. `SPEAKER` only informs; the others come back.
SPEAKER, TARGET_SPEAKER, NOTE, CULTURE, REASON = "speaker", "target-speaker", "note", "culture", "reason"
LITERAL, SPOKEN = "literal", "spoken"
#: Types of our metadata: of a file, and of a unit.
TITLE = "title"
AUTHOR, APPROVER, SENT = "author", "approver", "sent"


def unit_id(element: str) -> str:
    return _BARRED.sub(lambda barred: f"_x{ord(barred[0][0]):X}_{barred[0][1:]}", element) or "_x_"


def element_id(unit: str) -> str:
    if unit == "_x_":
        return ""
    return _SPELLED.sub(_character, unit)


def _character(spelled: re.Match[str]) -> str:
    point = int(spelled[1], 16)
    return chr(point) if point <= 0x10FFFF else spelled[0]
