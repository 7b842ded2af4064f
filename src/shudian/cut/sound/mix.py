"""`cut sound`: stems become one programme, its loudness decided once and measured after encoding."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from shudian import files
from shudian.cut import findings as cut_kinds
from shudian.cut.encoding import SOUND_RATE
from shudian.cut.engines.ffmpeg import Ffmpeg
from shudian.cut.platforms import Profile
from shudian.cut.sound import duck, faults, loudness, meter, wave
from shudian.cut.sound import findings as kinds
from shudian.cut.sound.meter import Wave
from shudian.cut.sound.rules import rules
from shudian.finding import Finding, Place, failed

_CLOSE = 0.1  # LU
_ROUNDS = 4
_STEP = 1.0  # dB: an encoder adds less to peaks that were limited
_FADE = 1.5  # seconds over which music that is longer than the rest goes out


@dataclass(frozen=True, slots=True)
class Stems:
    """Files of a programme. `cues` are seconds in which somebody speaks, where no dialogue stem tells it."""

    dialogue: tuple[Path, ...]
    music: Path | None = None
    effects: Path | None = None
    cues: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Heard:
    """Stems as waves."""

    dialogue: Wave
    music: Wave | None = None
    effects: Wave | None = None


def finish(stems: Stems, profile: Profile, output: Path, ffmpeg: Ffmpeg) -> list[Finding]:
    """Mix, level and write `output` (WAV or AAC by its ending), unless a stem cannot be read."""
    heard, found = _read(stems, ffmpeg)
    if heard is None or failed(found):
        return found
    track, ducked = mixed(heard, stems.cues)
    found += ducked + faults.programme(track, output.name)
    if meter.integrated(track) <= meter.SILENT:
        wave.write(track, output, ffmpeg, profile.sound_bitrate)
        return [*found, cut_kinds.SILENT.at(Place(file=output.name))]
    return [*found, _levelled(track, profile, output, ffmpeg)]


def mixed(heard: Heard, cues: Sequence[tuple[float, float]] = ()) -> tuple[Wave, list[Finding]]:
    """The sum of the stems with the music under the speech; as long as dialogue and effects."""
    rule, speech = rules().duck, rules().speech
    count = max(len(heard.dialogue), 0 if heard.effects is None else len(heard.effects))
    track, found = _long(heard.dialogue, count), []
    if heard.music is not None:
        music = _long(heard.music, count)
        fade = min(count, round(_FADE * SOUND_RATE))
        if len(heard.music) > count and fade:
            music[-fade:] *= np.linspace(1, 0, fade, dtype=np.float32)[:, None]
        spans = duck.joined(cues, rule.pause) or duck.spoken(heard.dialogue, speech, rule.pause)
        down = duck.depth(track, music, spans, rule)
        if down:
            music *= duck.lowered(spans, count, down, rule)[:, None]
            seconds = sum(end - start for start, end in spans)
            found.append(kinds.DUCKED.at(decibels=f"{down:.1f}", seconds=f"{seconds:.1f}"))
        track += music
    if heard.effects is not None:
        track += _long(heard.effects, count)
    return track, found


def _levelled(track: Wave, profile: Profile, output: Path, ffmpeg: Ffmpeg) -> Finding:
    """Encode, measure, correct what the encoder moved; the last round is what stands."""
    lufs, ceiling = profile.lufs, profile.true_peak
    with tempfile.TemporaryDirectory(prefix="shudian-sound-") as bench:
        attempt = Path(bench) / f"programme{output.suffix.lower()}"
        for _ in range(_ROUNDS):
            wave.write(meter.mastered(track, lufs, ceiling), attempt, ffmpeg, profile.sound_bitrate)
            told = loudness.measure(attempt, ffmpeg, profile.lufs)
            over, off = told.peak - profile.true_peak, profile.lufs - told.integrated
            if over <= 0 and abs(off) <= _CLOSE:
                break
            ceiling -= min(over, _STEP) + 0.1 if over > 0 else 0
            lufs += off
        with files.explained(output):
            output.parent.mkdir(parents=True, exist_ok=True)
        files.write_whole(output, attempt.read_bytes())
    said = {"lufs": f"{told.integrated:.1f}", "peak": f"{told.peak:.1f}"}
    place = Place(file=output.name)
    if over <= 0 and abs(off) <= loudness.CLOSE:
        return cut_kinds.LOUDNESS.at(place, **said)
    return kinds.UNMET.at(place, **said, wanted=f"{profile.lufs:g}", ceiling=f"{profile.true_peak:g}")


def _read(stems: Stems, ffmpeg: Ffmpeg) -> tuple[Heard | None, list[Finding]]:
    waves: dict[Path, Wave] = {}
    found: list[Finding] = []
    named = [*stems.dialogue, *(one for one in (stems.music, stems.effects) if one)]
    for file in dict.fromkeys(named):
        track, wrong = wave.read(file, ffmpeg)
        found += wrong
        if track is not None:
            waves[file] = track
            found += faults.heard(track, file.name)
    if len(waves) < len(set(named)):
        # a file without sound is a note where a picture is rendered, but here nothing can be made of it
        return None, [*found, *([] if failed(found) else [kinds.NOTHING.at()])]
    first = waves[stems.dialogue[0]]
    for file in (*stems.dialogue[1:], *([stems.effects] if stems.effects else [])):
        seconds, whole = len(waves[file]) / SOUND_RATE, len(first) / SOUND_RATE
        if abs(seconds - whole) > rules().faults.apart:
            found.append(
                kinds.APART.at(
                    Place(file=file.name), name=file.name, seconds=f"{seconds:.1f}", first=f"{whole:.1f}"
                )
            )
    count = max(len(waves[file]) for file in stems.dialogue)
    speech = np.zeros((count, 2), np.float32)
    for file in stems.dialogue:
        speech[: len(waves[file])] += waves[file]
    music, effects = (waves[file] if file else None for file in (stems.music, stems.effects))
    return Heard(speech, music, effects), found


def _long(track: Wave, count: int) -> Wave:
    """A copy of exactly `count` samples: cut off, or silence after it."""
    out = np.zeros((count, 2), np.float32)
    out[: min(count, len(track))] = track[:count]
    return out
