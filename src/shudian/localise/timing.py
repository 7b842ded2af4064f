"""When each cue comes and goes, to the frame: time to read, gaps, shot changes, and frames lent by neighbours.

After the Netflix Subtitle Timing Guidelines; half a second is `Profile.chain_frames`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from shudian.localise.profile import Profile


@dataclass(frozen=True, slots=True)
class Heard:
    """A cue-to-be in frames: when its words begin and end, how long it must show to be read, and to be seen."""

    first: int
    last: int
    need: int
    least: int


@dataclass(slots=True)
class _Shown:
    heard: Heard
    start: int
    end: int
    pinned: bool  # it comes with a shot change


def settle(
    heard: Sequence[Heard], profile: Profile, cuts: Sequence[int] = (), limit: int | None = None
) -> list[tuple[int, int]]:
    """The frames [in, out) of each, none over the next; `cuts` are the first frames of shots, in order.

    `heard` stands in order of `first`. `limit`: the frame by which the last must be gone.
    """
    shown = _come(heard, profile, cuts)
    _share(shown, profile)
    most = int(profile.most * profile.rate)
    for at, one in enumerate(shown):
        room = _room(shown, at, profile, limit)
        end = min(_goes(one, room, profile), one.start + most)
        one.end = min(_by_the_cut(one, end, cuts, room, profile), one.start + most)
        if at + 1 < len(shown) or limit is not None:
            _chain(one, room, profile, most)
    return [(one.start, one.end) for one in shown]


def _come(heard: Sequence[Heard], profile: Profile, cuts: Sequence[int]) -> list[_Shown]:
    shown: list[_Shown] = []
    changes = set(cuts)
    for one in heard:
        start = in_time(one.first, profile, cuts)
        if shown and start <= shown[-1].start + profile.gap_frames:
            start = max(one.first, shown[-1].start + profile.gap_frames + 1)
        shown.append(_Shown(one, start, start + 1, pinned=start in changes))
    return shown


def in_time(first: int, profile: Profile, cuts: Sequence[int]) -> int:
    """The frame at which words that begin in frame `first` come on, near a shot change."""
    half = profile.chain_frames
    after = bisect_left(cuts, first)
    if after and first - cuts[after - 1] < half:
        return cuts[after - 1]
    if after < len(cuts) and cuts[after] - first < half:
        near = round(half * profile.near_shot)
        return cuts[after] if cuts[after] - first <= near else max(0, cuts[after] - half)
    return first


def _room(shown: Sequence[_Shown], at: int, profile: Profile, limit: int | None) -> int:
    """The last frame by which a cue must be gone."""
    if at + 1 < len(shown):
        return shown[at + 1].start - profile.gap_frames
    return limit if limit is not None else shown[at].heard.last + 10 * profile.chain_frames


def _share(shown: Sequence[_Shown], profile: Profile) -> None:
    """In-times leave their words, by `borrow_frames` at most, where else a cue could not be read.

    The least shift that helps: as late as the cues after allow and as soon as the ones before do.
    """
    gap, borrow = profile.gap_frames, profile.borrow_frames
    latest, stay = [0] * len(shown), int(profile.extend * profile.rate)
    for at in range(len(shown) - 1, -1, -1):
        one = shown[at]
        free = one.heard.last + stay + borrow
        if at + 1 < len(shown):
            free = min(free, latest[at + 1] - gap)
        latest[at] = min(one.start + (0 if one.pinned else borrow), free - one.heard.need)
    seen = read = 0  # when the cue before has been
    for one, late in zip(shown, latest, strict=True):
        if not one.pinned:
            wanted = max(read, one.start - borrow, min(one.start, late))
            one.start = max(seen, min(wanted, one.start + borrow))
        seen, read = one.start + one.heard.least + gap, one.start + one.heard.need + gap


def _goes(one: _Shown, room: int, profile: Profile) -> int:
    """As the words end; later, by half a second at most, or if need be more, where it could not be read."""
    stay = int(profile.extend * profile.rate) + profile.borrow_frames
    end = max(one.heard.last, min(one.start + one.heard.need, one.heard.last + stay))
    return max(min(end, room), one.start + 1)


def _by_the_cut(one: _Shown, end: int, cuts: Sequence[int], room: int, profile: Profile) -> int:
    """Two frames before a shot change, or half a second past it where the words go on."""
    half, gap = profile.chain_frames, profile.gap_frames
    at = bisect_left(cuts, end - half + 1)
    if at == len(cuts) or cuts[at] - end >= half or cuts[at] <= one.start:
        return end
    cut = cuts[at]
    before, after = cut - gap, cut + half
    if before <= room and (end <= cut or one.heard.last <= cut) and before - one.start >= one.heard.need:
        return before
    if end > cut and after <= room:
        return after
    return before if one.start + one.heard.need <= before <= room else end


def _chain(one: _Shown, room: int, profile: Profile, most: int) -> None:
    """No empty screen of less than half a second: it closes, or where the cue is too long already it opens."""
    empty = room - one.end
    if not 0 < empty < profile.chain_frames - profile.gap_frames:
        return
    if room - one.start <= most:
        one.end = room
    elif room + profile.gap_frames - profile.chain_frames - one.start >= one.heard.need:
        one.end = room + profile.gap_frames - profile.chain_frames
