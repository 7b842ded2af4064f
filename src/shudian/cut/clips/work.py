"""What the nodes of clips run. See model/work.py."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from fractions import Fraction
from itertools import repeat
from pathlib import Path
from typing import Any, cast

from shudian.cut import encoding
from shudian.cut.engines import ffmpeg as engine
from shudian.cut.season.picture import THREADS, Rung, Stretch, Wanted, encode
from shudian.model.work import Json

HEARD, PATH = "heard.json", "path.json"


def heard(inputs: Mapping[str, Path], _settings: Mapping[str, Json], out: Path) -> None:
    """The level of a film's sound, so many times a second; none if it has no sound."""
    import numpy as np

    from shudian.cut.clips.borders import LEVELS
    from shudian.cut.encoding import SOUND_RATE
    from shudian.cut.sound import wave

    track, _ = wave.read(inputs["film"], engine.locate(threads=THREADS))
    levels: list[float] = []
    if track is not None and len(track):
        step = SOUND_RATE // LEVELS
        whole = track[: len(track) // step * step].mean(axis=1).reshape(-1, step).astype(np.float64)
        levels = np.round(10 * np.log10(np.maximum((whole**2).mean(axis=1), 1e-9)), 1).tolist()
    (out / HEARD).write_text(json.dumps(levels), "utf-8")


def path(inputs: Mapping[str, Path], settings: Mapping[str, Json], out: Path) -> None:
    """The crop path of the whole film in the platform's shape."""
    from shudian.cut import platforms
    from shudian.cut.covers.work import source_of
    from shudian.cut.reframe import verb
    from shudian.model import document

    profile, models = platforms.profile(str(settings["profile"])), settings["models"]
    asked = verb.Asked(profile.size, profile.clear, models=Path(str(models)) if models else None)
    drawn, _ = verb.plan(source_of(inputs["film"]), asked)
    (out / PATH).write_text(document.write(drawn), "utf-8")


def sound(inputs: Mapping[str, Path], settings: Mapping[str, Json], out: Path) -> None:
    """The clip's part of the sound, levelled for the platform, silent under the end card."""
    import numpy as np

    from shudian.cut import platforms
    from shudian.cut.encoding import SOUND_RATE
    from shudian.cut.sound import Stems, finish, wave
    from shudian.errors import ToolFailed
    from shudian.finding import Severity

    program, said = engine.locate(threads=THREADS), cast(dict[str, Any], settings)
    track, found = wave.read(inputs["film"], program)
    if track is None:
        raise ToolFailed(found[0].message, found[0].remedy)
    start, end, whole = (round(Fraction(said[name]) * SOUND_RATE) for name in ("start", "end", "whole"))
    part = np.zeros((whole, 2), np.float32)
    cut = track[start:end].copy()
    ramp = np.linspace(0, 1, min(len(cut), round(said["fade"] * SOUND_RATE)), dtype=np.float32)[:, None]
    cut[: len(ramp)] *= ramp
    cut[len(cut) - len(ramp) :] *= ramp[::-1]
    part[: len(cut)] = cut
    with tempfile.TemporaryDirectory(prefix="shudian-clip-") as bench:
        wave.write(part, Path(bench) / "clip.wav", program, 0)
        stems = Stems((Path(bench) / "clip.wav",), None, None)
        for finding in finish(stems, platforms.profile(said["profile"]), out / "sound.m4a", program):
            if finding.severity is Severity.ERROR:
                raise ToolFailed(finding.message, finding.remedy)


def card(inputs: Mapping[str, Path], settings: Mapping[str, Json], out: Path) -> None:
    """The end card: the last picture of the clip, blurred and dim, with what is written on it."""
    from shudian.cut.clips.card import ground
    from shudian.cut.covers.work import source_of

    said = cast(dict[str, Any], settings)
    width, height = said["size"]
    frame = ground(source_of(inputs["film"]), said["frame"], said["window"], (width, height))
    stretch = Stretch(
        inputs["film"],
        0,
        Fraction(0),
        Fraction(said["rate"]),
        0,
        said["frames"],
        f"setsar=1,format=yuv420p,{encoding.TAGGED}",
        (width, height),
    )
    faces = tuple(inputs[name] for name in inputs if name.startswith("face"))
    wanted = Wanted(
        (Rung(width, height, said["bitrate"]),),
        (out / "card.mp4",),
        said["document"],
        faces,
        said["quality"],
        said["preset"],
    )
    with tempfile.TemporaryDirectory(prefix="shudian-card-") as bench:
        encode(
            stretch,
            [wanted],
            Path(bench),
            engine.locate(threads=THREADS),
            lambda _: repeat(frame, said["frames"]),
        )


def clip(inputs: Mapping[str, Path], _settings: Mapping[str, Json], out: Path) -> None:
    """Body and card end to end with their sound, as platforms take it."""
    from shudian.cut.package import movie, tracks
    from shudian.errors import ToolFailed

    picture, found = tracks.picture((inputs["body"], inputs["card"]))
    if picture is None:
        raise ToolFailed(found[0].message, found[0].remedy)
    heard, _ = tracks.sound(inputs["sound"]) if "sound" in inputs else (None, [])
    movie.write(picture, heard, out / "clip.mp4")
