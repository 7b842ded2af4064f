"""The text of a SubStation Alpha event: override tags into runs and back.

Tags after the specification of ASS in libass (https://github.com/libass/libass/wiki/ASS-File-Format-Guide).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from shudian.localise.formats.markup import Marked, Runs, tagged
from shudian.model.text import Run, Style

_BLOCK = re.compile(r"\{([^}]*)\}")
_TAG = re.compile(r"\\(an|a|pos|i|b|u|1c|c|r)(\([^)]*\)|[^\\]*)")
_SIMPLE = {"i": Style.ITALIC, "b": Style.BOLD, "u": Style.UNDERLINE}
_SIMPLE_OF = {style: name for name, style in _SIMPLE.items()}
#: Numbers of SSA's \a, as keys of \an.
_OLD_KEYS = {1: 1, 2: 2, 3: 3, 5: 7, 6: 8, 7: 9, 9: 4, 10: 5, 11: 6}
_NUMBER = r"\s*(-?\d+(?:\.\d+)?)\s*"
_POINT = re.compile(rf"\({_NUMBER},{_NUMBER}\)")
_BGR = re.compile(r"&?H?([0-9A-Fa-f]{1,8})&?")
_HEX = re.compile("#[0-9a-f]{6}")
KEPT = frozenset({*_SIMPLE_OF, Style.COLOUR})


@dataclass(slots=True)
class Said:
    lines: tuple[str, ...] = ()
    runs: Runs = ()
    key: int | None = None
    point: tuple[float, float] | None = None
    aside: list[str] = field(default_factory=list)  # tags without a run of ours


def said(text: str, base: dict[Style, str]) -> Said:
    """An event's text; `base` is what its style sets all of it in."""
    found, marked = Said(), Marked()
    now: dict[Style, str] = {}
    _set(marked, now, base)
    for at, piece in enumerate(_BLOCK.split(text)):
        if at % 2 == 0:
            marked.say(piece.replace("\\N", "\n").replace("\\n", "\n").replace("\\h", "\u00a0"))
        else:
            _set(marked, now, _overridden(piece, dict(now), base, found))
    found.lines, found.runs = marked.done()
    return found


def _overridden(block: str, now: dict[Style, str], base: dict[Style, str], found: Said) -> dict[Style, str]:
    for name, value in _TAG.findall(block):
        if name in _SIMPLE:
            style = _SIMPLE[name]
            on = style in base if not value.strip() else value.strip() not in ("0", "")
            now.pop(style, None)
            now |= {style: ""} if on else {}
        elif name in ("c", "1c"):
            colour = _BGR.fullmatch(value.strip())
            now.pop(Style.COLOUR, None)
            now |= {Style.COLOUR: colour_of(colour[1])} if colour else _only(base, Style.COLOUR)
        elif name == "r":
            now = dict(base)
        elif name in ("an", "a") and value.strip().isdecimal():
            key = int(value)
            found.key = key if name == "an" else _OLD_KEYS.get(key)
        elif name == "pos" and (point := _POINT.fullmatch(value.strip())):
            found.point = float(point[1]), float(point[2])
    rest = _TAG.sub("", block).strip()
    found.aside += [rest] if rest.startswith("\\") else []
    return now


def _only(base: dict[Style, str], style: Style) -> dict[Style, str]:
    return {style: base[style]} if style in base else {}


def _set(marked: Marked, now: dict[Style, str], wanted: dict[Style, str]) -> None:
    for style in list(now):
        if wanted.get(style) != now[style]:
            marked.end(style)
            del now[style]
    for style, value in wanted.items():
        if style not in now:
            marked.begin(style, value)
            now[style] = value


def colour_of(bgr: str) -> str:
    """#rrggbb of SubStation's blue, green, red."""
    digits = bgr.rjust(6, "0")[-6:].lower()
    return f"#{digits[4:6]}{digits[2:4]}{digits[0:2]}"


def shown(lines: tuple[str, ...], runs: Runs) -> list[str]:
    """The lines of an event; signs that would be read as tags give way to their likes."""
    return tagged(lines, tuple(run for run in runs if run.style in KEPT and keeps(run)), _tag, _escaped)


def keeps(run: Run) -> bool:
    """Whether a tag can say this run's value."""
    return run.style is not Style.COLOUR or bool(_HEX.fullmatch(run.value))


def _tag(run: Run, opens: bool) -> str:
    if run.style is Style.COLOUR:
        red, green, blue = run.value[1:3], run.value[3:5], run.value[5:7]
        return f"{{\\c&H{blue}{green}{red}&}}" if opens else "{\\c}"
    name = _SIMPLE_OF[run.style]
    return f"{{\\{name}1}}" if opens else f"{{\\{name}}}"


def _escaped(text: str) -> str:
    return text.replace("\\", "\u29f5").replace("{", "(").replace("}", ")")
