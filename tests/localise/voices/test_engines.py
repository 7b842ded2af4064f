"""What speaks: a hum, programs and a server, each by the same interface, each failure told."""

import json
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from shudian.errors import ToolFailed, ToolMissing
from shudian.localise.voices import sound
from shudian.localise.voices.duration import seconds, seed
from shudian.localise.voices.engines.http import Server
from shudian.localise.voices.engines.program import Program, espeak
from shudian.localise.voices.engines.tone import Tone
from shudian.model.voice import Voice
from shudian.units import Lang

ES = Lang("es")
ROLE = Voice("七公", "x", "onyx", 0.8, 1.5)
WAV = Tone(seed(ES)).speak("la la", ROLE, ES)
SCRIPT = """
import sys, wave
with wave.open(sys.argv[1], "wb") as out:
    out.setparams((1, 2, 8000, 0, "NONE", ""))
    words = sys.argv[2] if len(sys.argv) > 2 else sys.stdin.buffer.read().decode()
    out.writeframes(bytes(2000 * len(words)))
"""


def test_a_hum_lasts_as_long_as_the_line_is_foretold() -> None:
    line = sound.read(Tone(seed(ES)).speak("Esa lámpara nunca se apagó.", ROLE, ES))
    foretold = seconds("Esa lámpara nunca se apagó.", seed(ES)) / 1.5
    assert len(line) / sound.RATE == pytest.approx(foretold, abs=0.001)


def test_a_hum_of_no_words_is_silent() -> None:
    assert len(sound.read(Tone(seed(ES)).speak("…", ROLE, ES))) == 0


@pytest.fixture
def program(tmp_path: Path) -> str:
    (tmp_path / "speak.py").write_text(SCRIPT)
    return f"{sys.executable} {tmp_path / 'speak.py'}"


@pytest.mark.parametrize("text", ["sí", "-n; $(echo {out})", "鱼'\" {voice}"])
def test_any_program_speaks_a_line_of_any_signs(program: str, text: str) -> None:
    for template in (f"{program} {{out}} {{text}}", f"{program} {{out}}"):
        heard = sound.read(Program(template).speak(text, ROLE, ES))
        assert len(heard) == 6 * 1000 * len(text)


def test_a_program_must_be_told_where_to_write() -> None:
    with pytest.raises(ValueError, match="out"):
        Program("say {text}")


@pytest.mark.parametrize(
    "command", ["no-such-program {out}", f"{sys.executable} -c 1/0 {{out}}", "true {out}"]
)
def test_a_program_that_fails_says_why(command: str) -> None:
    with pytest.raises(ToolFailed, match="did not speak"):
        Program(command).speak("sí", ROLE, ES)


def test_a_missing_espeak_comes_with_the_remedy() -> None:
    with pytest.raises(ToolMissing, match="apt install espeak-ng"):
        espeak("/nowhere/espeak-ng")


@pytest.mark.skipif(not shutil.which("espeak-ng"), reason="espeak-ng is not here")
def test_espeak_says_the_same_line_the_same_way_and_faster_when_told() -> None:
    engine = espeak()
    plain, quick = Voice("a", "espeak-ng", "es-419+f2"), Voice("a", "espeak-ng", "es-419+f2", rate=1.5)
    once = engine.speak("Esa lámpara nunca se había apagado.", plain, ES)
    assert once == engine.speak("Esa lámpara nunca se había apagado.", plain, ES)
    lengths = [
        len(sound.trimmed(sound.read(wav)))
        for wav in (once, engine.speak("Esa lámpara nunca se había apagado.", quick, ES))
    ]
    assert lengths[0] > 1.2 * lengths[1]
    assert engine.identity.startswith("espeak-ng 1.")


class _Answers:
    """Answers in turn; an exception is raised."""

    def __init__(self, *answers: tuple[int, bytes] | OSError) -> None:
        self.answers = list(answers)
        self.asked: list[tuple[str, Mapping[str, str], dict[str, object]]] = []

    def __call__(self, address: str, headers: Mapping[str, str], body: bytes) -> tuple[int, bytes]:
        self.asked.append((address, headers, json.loads(body)))
        answer = self.answers.pop(0)
        if isinstance(answer, OSError):
            raise answer
        return answer


def test_a_server_is_asked_as_openai_is() -> None:
    answers = _Answers((200, WAV))
    assert Server("http://h/v1/", "kokoro", answers, "secret").speak("sí", ROLE, ES) == WAV
    [(address, headers, body)] = answers.asked
    assert address == "http://h/v1/audio/speech"
    assert headers["Authorization"] == "Bearer secret"
    wanted = {"model": "kokoro", "input": "sí", "voice": "onyx", "speed": 1.5, "response_format": "wav"}
    assert body == wanted


def test_a_busy_server_is_asked_again() -> None:
    waits: list[int] = []
    answers = _Answers((429, b"slow down"), OSError("gone"), (200, WAV))
    assert Server("http://h/v1", "m", answers, again=waits.append).speak("sí", ROLE, ES) == WAV
    assert waits == [1, 2]


@pytest.mark.parametrize(
    ("answers", "count"),
    [
        ([(401, b"no key")], 1),
        ([(200, b"ID3 mp3")], 1),
        ([(503, b"")] * 3, 3),
        ([OSError("refused")] * 3, 3),
    ],
)
def test_a_server_that_gives_no_sound_says_why(
    answers: list[tuple[int, bytes] | OSError], count: int
) -> None:
    post = _Answers(*answers)
    with pytest.raises(ToolFailed, match="did not speak"):
        Server("http://h/v1", "m", post).speak("sí", ROLE, ES)
    assert len(post.asked) == count
