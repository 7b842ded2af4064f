"""What mending did, cue by cue, and what it left to a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from shudian.finding import Finding, Place, Severity
from shudian.localise.check import check
from shudian.localise.findings import (
    FLICKER,
    GAP,
    OVERLAP,
    TOO_FAST,
    TOO_LONG,
    TOO_MANY_LINES,
    TOO_SHORT,
    TOO_WIDE,
)
from shudian.localise.mending.findings import GAVE_WAY, MENDED
from shudian.localise.mending.mend import Mended
from shudian.localise.profile import Profile
from shudian.model.text import Cue, Track

#: Faults that keep a file from being delivered.
HARD = frozenset(
    kind.code for kind in (FLICKER, GAP, OVERLAP, TOO_FAST, TOO_LONG, TOO_MANY_LINES, TOO_SHORT, TOO_WIDE)
)


def told(
    before: Track,
    mended: Mended,
    profile: Profile,
    cuts: Sequence[int] = (),
    *,
    file: str | None = None,
    font_dir: Path | None = None,
) -> list[Finding]:
    """A note for each fault mended, by the old rows; what remains, by the new ones, grave where it is hard."""
    first = check(before, profile, cuts, file=file, font_dir=font_dir)
    left = check(mended.track, profile, cuts, file=file, font_dir=font_dir)
    remain = {(found.code, row) for found in left for row in _rows(found, mended)}
    now = _now(mended)
    notes = [
        MENDED.at(found.place, fault=found.message, now=_shown(now.get(found.place.row or 0, [])))
        for found in first
        if (found.code, found.place.row) not in remain
    ]
    faulty = {found.place.row for found in first}
    for row, cue in enumerate(before.cues, 1):
        if row not in faulty and now[row] != [cue]:
            place = Place(file=file, row=row, frame=cue.span.start.frame(profile.rate))
            said = {"at": cue.span.start.clock(), "text": " / ".join(cue.lines)}
            notes.append(GAVE_WAY.at(place, **said, now=_shown(now[row])))
    return [*(replace(found, severity=_gravity(found)) for found in left), *notes]


def _gravity(found: Finding) -> Severity:
    return Severity.ERROR if found.code in HARD else found.severity


def _rows(found: Finding, mended: Mended) -> tuple[int, ...]:
    return mended.rows[found.place.row - 1] if found.place.row else ()


def _now(mended: Mended) -> dict[int, list[Cue]]:
    out: dict[int, list[Cue]] = {}
    for cue, rows in zip(mended.track.cues, mended.rows, strict=True):
        for row in rows:
            out.setdefault(row, []).append(cue)
    return out


def _shown(cues: Sequence[Cue]) -> str:
    return "; ".join(
        f"{cue.span.start.clock()}–{cue.span.end.clock()} “{' / '.join(cue.lines)}”" for cue in cues
    )
