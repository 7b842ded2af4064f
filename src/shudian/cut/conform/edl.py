"""CMX 3600 edit decision lists, in and out.

Read here and not by a library, because a person needs every fault of a list at once, with its line,
and because the drop-frame count must be right. Form: CMX 3600 EDL as described at
https://xmil.biz/EDL-X/CMX3600.pdf (as cited by OpenTimelineIO's adapter).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from fractions import Fraction

from shudian.cut.clock import frame_of, nominal, text_of
from shudian.cut.conform import findings as kinds
from shudian.cut.conform.asked import Asked, Asking
from shudian.cut.conform.edit import Edit, Event, Medium
from shudian.finding import Finding, Place

_EVENT = re.compile(
    r"^(?P<number>\d{1,6})\s+(?P<reel>.+?)\s+(?P<channel>[AB](?:\d*|A)(?:/V)?|V\d*|NONE)\s+"
    r"(?P<kind>C|D|W\d{3}|KB|KO|K)\s*(?P<frames>\d{1,4})?\s+"
    r"(?P<times>[\d:;.,]+\s+[\d:;.,]+\s+[\d:;.,]+\s+[\d:;.,]+)\s*$"
)
_NOTE = re.compile(
    r"^\*?\s*(?P<what>FROM CLIP NAME|TO CLIP NAME|SOURCE FILE|FROM FILE|TO FILE|FROM CLIP|TO CLIP"
    r"|REEL|SOURCE PATH)\s*(?:IS)?\s*:?\s+(?P<name>.+)$",
    re.IGNORECASE,
)
_MOTION = re.compile(r"^M2\s+.*?(?P<rate>-?\d{1,4}(?:\.\d{1,6})?)\s+[\d:;.,]{11}\s*$")
#: Notes that name the source, the surest first; a transition's own line is about what it leads to.
_FROM = ("source path", "source file", "from file", "from clip", "from clip name", "reel")
_TO = ("to file", "to clip", "to clip name")
_BLACK = {"BL", "BLACK", "BARS"}
#: A line of CMX 3600 has 80 characters, one of a long path a few hundred.
_WIDEST = 1000
#: 99 h at 120 frames: what a list that counts in bare frames may reach.
_LONGEST = 50_000_000


@dataclass(slots=True)
class _Row:
    """An event as it stands in the list, and the notes under it."""

    line: int
    number: str
    reel: str
    channel: str
    kind: str
    frames: int
    times: tuple[str, ...]
    notes: dict[str, str] = field(default_factory=dict)
    motion: Fraction | None = None
    still: bool = False


def read(data: bytes, rate: Fraction, name: str | None = None) -> tuple[Asking | None, list[Finding]]:
    """The list in frames of `rate`, which the list itself does not say."""
    rows, title, drop, found = _rows(_text(data), name)
    events: list[Asked] = []
    for row in rows:
        place = Place(file=name, line=row.line)
        try:
            frames = [_frame(time, rate, drop=drop) for time in row.times]
        except ValueError as error:
            found.append(kinds.BAD_EVENT.at(place, number=row.number, why=str(error).rstrip(".")))
            continue
        found += _asked(row, frames, rate, place, events)
    if not events:
        return None, found or [kinds.NO_EVENTS.at(Place(file=name))]
    start = min(event.record[0] for event in events)
    moved = tuple(
        replace(event, record=(event.record[0] - start, event.record[1] - start)) for event in events
    )
    return Asking(title, rate, start, moved, drop), found


def write(edit: Edit) -> str:
    """The pictures and sounds of an edit, an event each; reels carry eight characters, notes the file."""
    reels = _reels(edit.media)
    drop = edit.drop
    lines = [f"TITLE: {_plain(edit.title)}", f"FCM: {'DROP FRAME' if drop else 'NON-DROP FRAME'}", ""]
    for number, event in enumerate(edit.events, 1):
        medium = edit.medium(event)
        times = _source_times(event, medium, edit) + tuple(
            text_of(edit.start + at, edit.rate, drop=drop) for at in event.record
        )
        channel = ("A" if event.sound else "V") + ("" if event.track in {"V", "A", "V1", "A1"} else "2")
        lines.append(f"{number:03d}  {reels[medium.name]:<8} {channel:<5} C        {' '.join(times)}")
        if event.speed != 1:
            shown = float(edit.rate * event.speed)
            lines.append(f"M2   {reels[medium.name]:<8} {shown:08.3f}                {times[0]}")
        lines += [f"* FROM CLIP NAME: {_plain(medium.name)}", f"* SOURCE FILE: {_plain(medium.name)}"]
    return "\n".join(lines) + "\n"


def _text(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _rows(text: str, name: str | None) -> tuple[list[_Row], str, bool, list[Finding]]:
    rows: list[_Row] = []
    found: list[Finding] = []
    title, drop = "", False
    for at, line in enumerate(text.splitlines(), 1):
        written = line.strip()[:_WIDEST]
        if match := _EVENT.match(written):
            rows.append(_row(at, match))
        elif written.startswith("TITLE:"):
            title = written.removeprefix("TITLE:").strip()
        elif written.startswith("FCM:"):
            drop = "NON" not in written.upper() and "DROP" in written.upper()
        elif written[:1].isdigit():
            number = written.split()[0][:12]
            why = "it does not have number, reel, channel, edit and four times"
            found.append(kinds.BAD_EVENT.at(Place(file=name, line=at), number=number, why=why))
        elif rows and _noted(rows[-1], written):
            continue
        elif written and not written.startswith(("*", "M2", "SPLIT", ">>>", "FINAL CUT", "AUD", "FFILM")):
            found.append(kinds.UNKNOWN_LINE.at(Place(file=name, line=at), text=written[:60]))
    return rows, title, drop, found


def _row(line: int, match: re.Match[str]) -> _Row:
    return _Row(
        line=line,
        number=match["number"],
        reel=match["reel"],
        channel=match["channel"],
        kind=match["kind"],
        frames=int(match["frames"] or 0),
        times=tuple(match["times"].split()),
    )


def _noted(row: _Row, written: str) -> bool:
    if match := _NOTE.match(written):
        row.notes[match["what"].lower()] = match["name"].strip()
    elif match := _MOTION.match(written):
        row.motion = Fraction(match["rate"])
    elif "FREEZE FRAME" in written:
        row.still = True
    else:
        return False
    return True


def _asked(
    row: _Row, frames: list[int], rate: Fraction, place: Place, events: list[Asked]
) -> Iterable[Finding]:
    source_in, source_out, record_in, record_out = frames
    if record_in == record_out and source_in == source_out:
        return  # the outgoing side of a transition: it has no frame of its own
    if record_out <= record_in or source_out < source_in:
        yield kinds.BAD_EVENT.at(place, number=row.number, why="it ends before it starts")
        return
    if row.reel.upper() in _BLACK:
        yield kinds.GENERATED.at(place, number=row.number, what=row.reel)
        return
    speed = Fraction(0) if row.still else row.motion / rate if row.motion is not None else Fraction(1)
    if speed == 1 and source_out - source_in != record_out - record_in:
        yield kinds.LENGTHS.at(
            place, number=row.number, source=source_out - source_in, record=record_out - record_in
        )
        return
    event = Asked(
        number=row.number,
        place=place,
        names=_names(row),
        track="V",
        sound=False,
        source=Fraction(source_in),
        rate=rate,
        record=(record_in, record_out),
        speed=speed,
        dissolve=row.frames if row.kind != "C" else 0,
    )
    events += [replace(event, track=track, sound=track[0] == "A") for track in _tracks(row.channel)]


def _names(row: _Row) -> tuple[str, ...]:
    leading = [row.notes[note] for note in _TO if note in row.notes] if row.kind != "C" else []
    named = leading or [row.notes[note] for note in _FROM if note in row.notes]
    reel = [] if row.reel.upper() == "AX" and named else [row.reel]
    return tuple(dict.fromkeys([*named, *reel]))


def _tracks(channel: str) -> tuple[str, ...]:
    """CMX shorthand: B is picture and first sound, AA both sounds."""
    picture = ("V",) if channel == "B" or channel.endswith("/V") else ()
    if channel[0] == "V":
        return (channel,)
    sounds = {"AA": ("A1", "A2"), "A": ("A1",), "B": ("A1",)}
    name = channel.removesuffix("/V")
    return picture + sounds.get(name, (name,) if name[0] == "A" else ())


def _frame(time: str, rate: Fraction, *, drop: bool) -> int:
    if time.isdigit():
        if int(time) > _LONGEST:
            raise ValueError(f"frame {time} lies past every clock")
        return int(time)
    return frame_of(time, rate, drop=drop or None)


def _source_times(event: Event, medium: Medium, edit: Edit) -> tuple[str, str]:
    """Source in and out on the medium's clock, in the timeline's frames where the rates differ."""
    first, end = event.source
    if medium.rate != edit.rate:
        seconds = Fraction(medium.start, nominal(medium.rate))
        base = int(seconds * nominal(edit.rate))
        first, end = (base + round(at / medium.rate * edit.rate) for at in (first, end))
    else:
        first, end = first + medium.start, end + medium.start
    return text_of(first, edit.rate, drop=edit.drop), text_of(end, edit.rate, drop=edit.drop)


def _reels(media: Iterable[Medium]) -> dict[str, str]:
    reels: dict[str, str] = {}
    for medium in media:
        reel = re.sub(r"[^A-Za-z0-9]", "", medium.reel or medium.name.rsplit(".", 1)[0]).upper()[:8] or "AX"
        number = 2
        while reel in reels.values():
            reel = f"{reel[: 8 - len(str(number))]}{number}"
            number += 1
        reels[medium.name] = reel
    return reels


def _plain(text: str) -> str:
    return " ".join(text.split())
