"""What is wrong with a sound, judged from what was kept of it and from its meter."""

from __future__ import annotations

from shudian.cut.inspect import findings as kinds
from shudian.cut.inspect.listen import Level
from shudian.cut.inspect.notice import Notices
from shudian.cut.inspect.rules import rules
from shudian.cut.inspect.watch import Watched
from shudian.cut.platforms import Profile
from shudian.cut.sound.rules import rules as sound_rules


def judge(seen: Watched, level: Level | None, profile: Profile, notices: Notices) -> None:
    heard = seen.sound
    if heard is None or not heard.levels:
        notices.add(kinds.NO_SOUND)
        return
    if heard.damage:
        notices.add(kinds.SOUND_DAMAGED, count=heard.damage)
    _lengths(seen, notices)
    if max(peak for _, peak in heard.levels) < 10 ** (sound_rules().faults.silence / 20):
        notices.add(kinds.SILENT)
        return
    for start, end in heard.silences():
        notices.add(kinds.SILENCE, seen.frame_at(start), seen.frame_at(end))
    if heard.clipped:
        at = seen.frame_at(heard.clipped[0])
        notices.add(kinds.CLIPPED, at, at + 1, count=len(heard.clipped))
    if level:
        _level(seen, level, profile, notices)


def _lengths(seen: Watched, notices: Notices) -> None:
    rule, heard = rules().sound, seen.sound
    assert heard
    apart = heard.starts - seen.starts
    if not -rule.early <= apart <= rule.late:
        side = kinds.AFTER if apart > 0 else kinds.BEFORE
        notices.add(kinds.SOUND_APART, 0, 1, ms=f"{abs(apart) * 1000:.0f}", side=side)
    over = heard.ends - (seen.starts + seen.seconds)
    if abs(over) > rule.length:
        side, last = (kinds.AFTER if over > 0 else kinds.BEFORE), max(0, seen.frames - 1)
        notices.add(
            kinds.LENGTHS,
            min(last, seen.frame_at(heard.ends)),
            seen.frames,
            lasting=f"{abs(over):.2f}",
            side=side,
        )


def _level(seen: Watched, level: Level, profile: Profile, notices: Notices) -> None:
    rule = rules().sound
    assert seen.sound
    if abs(level.lufs - profile.lufs) > rule.loudness:
        notices.add(
            kinds.LOUDNESS, lufs=f"{level.lufs:.1f}", wanted=f"{profile.lufs:g}", platform=profile.label
        )
    if level.peak > profile.true_peak + rule.true_peak:
        at = seen.frame_at(seen.sound.loudest())
        said = {"peak": f"{level.peak:.1f}", "wanted": f"{profile.true_peak:g}"}
        notices.add(kinds.TRUE_PEAK, at, at + 1, platform=profile.label, **said)
