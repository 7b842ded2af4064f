"""The nodes of a dub: a line spoken, all lines placed, a line brought to its time, the stem."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Mapping
from math import ceil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from shudian.errors import ToolFailed
from shudian.model.voice import SpeechRate, Voice
from shudian.model.work import Json
from shudian.units import Lang
from shudian.wording import Wording

if TYPE_CHECKING:
    from shudian.localise.voices.engines.base import Engine
    from shudian.localise.voices.sound import Sound

Inputs = Mapping[str, Path]
Settings = Mapping[str, Json]
KEY = "SHUDIAN_VOICE_KEY"
_TIMEOUT = 120


def engine_of(kind: str, where: str, model: str, rate: SpeechRate) -> Engine:
    """What speaks a voice of this kind; ToolMissing where it is not here."""
    from shudian.localise.voices.engines.http import Server
    from shudian.localise.voices.engines.program import Program, espeak
    from shudian.localise.voices.engines.tone import Tone

    if kind == "tone":
        return Tone(rate)
    if kind == "program":
        return Program(where)
    if kind == "http":
        return Server(where, model, _post, os.environ.get(KEY, ""), lambda tried: time.sleep(2**tried))
    return espeak(where)


def take(_inputs: Inputs, settings: Settings, out: Path) -> None:
    """One line at the voice's own speed, without the silence around it."""
    from shudian.localise.voices import sound

    said: Any = settings
    rate = SpeechRate(Lang(said["language"]), *said["rate"])
    engine = engine_of(said["engine"], said["where"], said["model"], rate)
    voice = Voice("" if said["engine"] != "tone" else said["role"], *said["voice"])
    try:
        line = sound.trimmed(sound.read(engine.speak(said["text"], voice, rate.language)))
    except ValueError as error:
        raise _unreadable(said["engine"], str(error)) from error
    (out / "take.wav").write_bytes(sound.write(line))


def place(inputs: Inputs, settings: Settings, out: Path) -> None:
    """When every line sounds; besides the whole, of each line what its own sound depends on."""
    from shudian.localise.voices.placing import placed
    from shudian.localise.voices.room import Room

    listed: Any = settings["rooms"]
    rooms = [Room(*each) for each in listed]
    natural = [ceil(len(_heard(inputs[room.element])) / 48) for room in rooms]
    lines = placed(rooms, natural)
    whole = [
        [line.element, line.start, line.end, line.speed, line.refused, lasts]
        for line, lasts in zip(lines, natural, strict=True)
    ]
    (out / "placed.json").write_text(json.dumps(whole))
    for line in lines:
        length = 0 if line.refused else line.end - line.start
        (out / f"{line.element}.json").write_text(json.dumps([length, line.speed]))


def fit(inputs: Inputs, _settings: Settings, out: Path) -> None:
    """A line brought to its length and to the loudness of all others."""
    from shudian.localise.voices import sound

    milliseconds, speed = json.loads(inputs["time"].read_text())
    samples, line = milliseconds * 48, _heard(inputs["take"])
    if samples and speed > 1.001:
        line = _faster(line, len(line) / samples, samples)
    (out / "line.wav").write_bytes(sound.write(sound.fitting(sound.levelled(line), samples)))


def stem(inputs: Inputs, settings: Settings, out: Path) -> None:
    from shudian.localise.voices import sound

    samples: Any = settings["samples"]
    lines = json.loads(inputs["placed"].read_text())
    heard = [(start * 48, _heard(inputs[element])) for element, start, *_ in lines]
    (out / "stem.wav").write_bytes(sound.write(sound.stem(heard, samples)))


def _faster(line: Sound, speed: float, samples: int) -> Sound:
    """By ffmpeg, which keeps the pitch; once more where its windows left too much."""
    from shudian.cut.engines.ffmpeg import locate
    from shudian.localise.voices import sound

    ffmpeg = locate()
    ffmpeg.need("atempo")
    with TemporaryDirectory(prefix="shudian-voice-") as folder:
        slow, fast = Path(folder, "slow.wav"), Path(folder, "fast.wav")
        slow.write_bytes(sound.write(line))
        for _ in range(2):
            ffmpeg.run(["-i", slow, "-af", f"atempo={speed:.5f}", "-c:a", "pcm_s16le", fast])
            made = _heard(fast)
            if len(made) <= samples + sound.RATE // 200:
                break
            speed *= len(made) / samples
    return made


def _heard(file: Path) -> Sound:
    from shudian.localise.voices import sound

    return sound.read(file.read_bytes())


def _post(address: str, headers: Mapping[str, str], body: bytes) -> tuple[int, bytes]:
    from urllib.error import HTTPError
    from urllib.request import Request

    from shudian.app.engines import opener

    if not address.startswith(("http://", "https://")):
        raise OSError(f"{address} is no http address")
    request = Request(address, body, dict(headers))  # noqa: S310 (the scheme was looked at)
    try:
        with opener().open(request, timeout=_TIMEOUT) as answer:
            return answer.status, answer.read()
    except HTTPError as error:
        with error:
            return error.code, error.read()


def _unreadable(name: str, why: str) -> ToolFailed:
    message = Wording("{name} answered with no readable sound: {why}", "{name} 返回的声音无法读取：{why}")
    return ToolFailed(
        message.filled({"name": name, "why": why}),
        Wording("Let it write WAV.", "请让它输出 WAV。"),
    )
