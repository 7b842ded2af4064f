"""Listening as nodes: the sound, where speech is in it, and each window of it by itself."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from shudian.localise.listen import sound as sounds
from shudian.localise.listen import speech as spoken
from shudian.localise.listen.engines import silero, sphinx, whisper
from shudian.localise.listen.sound import RATE
from shudian.localise.listen.speech import Heard, Stretch
from shudian.model.work import Given, Json, Node, settings_text
from shudian.weights import shelf

if TYPE_CHECKING:
    from shudian.localise.listen.sound import Samples

MODEL = "whisper-base"
SOUND, SPEECH, WORDS = "sound.s16", "speech.json", "words.json"


def sound(inputs: Mapping[str, Path], settings: Mapping[str, Json], out: Path) -> None:
    del settings
    sounds.decode(inputs["film"]).tofile(out / SOUND)


def speech(inputs: Mapping[str, Path], settings: Mapping[str, Json], out: Path) -> None:
    """A window's judgement needs what came before it, so the sound is judged whole."""
    del settings
    said = silero.likelihoods(sounds.kept(inputs["sound"]))
    (out / SPEECH).write_text(json.dumps(spoken.stretches(said, silero.STEP / RATE)), "utf-8")


def hear(inputs: Mapping[str, Path], settings: Mapping[str, Any], out: Path) -> None:
    samples, start = _window(inputs["sound"], settings)
    found = whisper.recognise(_model(), samples, settings["language"], english=settings["english"])
    write(out / WORDS, [found], start)


def fit(inputs: Mapping[str, Path], settings: Mapping[str, Any], out: Path) -> None:
    samples, start = _window(inputs["sound"], settings)
    if settings["engine"] == "pocketsphinx":
        found = sphinx.align(samples, settings["lines"])
    else:
        found = whisper.align(_model(), samples, settings["lines"], settings["language"])
    write(out / WORDS, found, start)


def sound_node(film: str, version: str) -> Node:
    return _node("sound", version, {}, {"film": film}, SOUND)


def speech_node(heard: str, version: str) -> Node:
    return _node("speech", version, {}, {"sound": heard}, SPEECH)


def hear_node(window: Stretch, heard: str, version: str, language: str, *, english: bool) -> Node:
    settings = {"start": window[0], "end": window[1], "language": language, "english": english}
    name = f"words/{'english/' if english else ''}{window[0]:09.3f}"
    return _node(name, version, settings, {"sound": heard}, WORDS)


def fit_node(
    window: Stretch, heard: str, version: str, lines: Sequence[str], *, language: str, engine: str
) -> Node:
    settings = {
        "start": window[0],
        "end": window[1],
        "lines": list(lines),
        "language": language,
        "engine": engine,
    }
    return _node(f"lines/{window[0]:09.3f}", version, settings, {"sound": heard}, WORDS)


def write(file: Path, lines: Sequence[Sequence[Heard]], start: float) -> None:
    """Words in the whole sound's seconds, to the millisecond."""
    plain = [
        [
            asdict(word) | {"start": round(start + word.start, 3), "end": round(start + word.end, 3)}
            for word in line
        ]
        for line in lines
    ]
    file.write_text(json.dumps(plain, ensure_ascii=False), "utf-8")


def read(file: Path) -> list[list[Heard]]:
    return [[Heard(**word) for word in line] for line in json.loads(file.read_text("utf-8"))]


def read_speech(file: Path) -> list[Stretch]:
    return [(start, end) for start, end in json.loads(file.read_text("utf-8"))]


def _window(file: Path, settings: Mapping[str, Any]) -> tuple[Samples, float]:
    start, end = settings["start"], settings["end"]
    return sounds.kept(file)[round(start * RATE) : round(end * RATE)], start


def _model() -> Any:
    folder = shelf.find(shelf.model(MODEL))
    assert folder
    return whisper.load(folder)


def _node(name: str, version: str, settings: dict[str, Any], inputs: dict[str, str], makes: str) -> Node:
    function = _MAKERS[name.partition("/")[0]]
    given = tuple((key, Given(digest)) for key, digest in inputs.items())
    run, verb = f"{__name__}:{function}", f"localise.listen.{function}"
    return Node(name, verb, run, version, settings_text(settings), (makes,), given)


_MAKERS = {"sound": "sound", "speech": "speech", "words": "hear", "lines": "fit"}
