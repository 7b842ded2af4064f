"""Sound read from any WAV, brought to one rate, trimmed, levelled and laid into the stem."""

import io
import struct
import wave
from contextlib import suppress

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shudian.localise.voices import sound
from shudian.localise.voices.check import check_sound
from shudian.model.media import MediaFile
from shudian.model.voice import Dub, DubLine
from shudian.units import Lang, Span


def tone(seconds: float, rate: int = sound.RATE, hertz: float = 440, loud: float = 0.3) -> sound.Sound:
    at = np.arange(round(seconds * rate)) / rate
    return (loud * np.sin(2 * np.pi * hertz * at)).astype(np.float32)


def wav(samples: sound.Sound, rate: int, bits: int = 16, channels: int = 1) -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(bits // 8)
        file.setframerate(rate)
        whole = np.repeat((samples.astype(np.float64) * (2 ** (bits - 1) - 1)).round(), channels)
        if bits == 8:
            file.writeframes((whole + 128).astype(np.uint8).tobytes())
        elif bits == 24:
            file.writeframes(whole.astype("<i4").view(np.uint8).reshape(-1, 4)[:, :3].tobytes())
        else:
            file.writeframes(whole.astype(f"<i{bits // 8}").tobytes())
    return out.getvalue()


@pytest.mark.parametrize("bits", [8, 16, 24, 32])
@pytest.mark.parametrize(("rate", "channels"), [(22050, 1), (24000, 2), (48000, 1), (44100, 2), (96000, 1)])
def test_a_wav_of_any_form_is_the_same_tone(bits: int, rate: int, channels: int) -> None:
    heard = sound.read(wav(tone(0.5, rate), rate, bits, channels))
    assert abs(len(heard) - sound.RATE // 2) <= 1
    inside = slice(2000, -2000)
    assert np.abs(heard - tone(0.5)[: len(heard)])[inside].max() < 0.02


def test_a_header_written_to_a_pipe_is_not_believed() -> None:
    data = bytearray(wav(tone(0.2), sound.RATE))
    data[4:8] = data[40:44] = struct.pack("<I", 0xFFFFFFFF)
    assert len(sound.read(bytes(data))) == len(tone(0.2))


def test_floats_are_read() -> None:
    body = tone(0.1).astype("<f4").tobytes()
    form = struct.pack("<HHIIHH", 3, 1, sound.RATE, sound.RATE * 4, 4, 32)
    data = b"RIFF" + struct.pack("<I", 36 + len(body)) + b"WAVEfmt " + struct.pack("<I", 16) + form
    heard = sound.read(data + b"data" + struct.pack("<I", len(body)) + body)
    assert np.allclose(heard, tone(0.1))


@given(st.binary(max_size=200), st.integers(0, 60), st.binary(min_size=1, max_size=8))
def test_a_broken_wav_is_refused_and_never_raises_otherwise(tail: bytes, at: int, junk: bytes) -> None:
    data = bytearray(wav(tone(0.01), sound.RATE) + tail)
    data[at : at + len(junk)] = junk
    with suppress(ValueError):
        sound.read(bytes(data))


def test_silence_around_a_line_is_left_out() -> None:
    line = np.concatenate([np.zeros(20_000), tone(0.5), np.zeros(30_000)]).astype(np.float32)
    assert abs(len(sound.trimmed(line)) - sound.RATE // 2) < sound.RATE // 15
    assert len(sound.trimmed(np.zeros(1000, np.float32))) == 0
    assert len(sound.trimmed(np.zeros(0, np.float32))) == 0


@pytest.mark.parametrize("loud", [0.01, 0.3, 0.9])
def test_every_line_is_as_loud(loud: float) -> None:
    made = sound.levelled(tone(0.5, loud=loud))
    assert sound.loudness(made) == pytest.approx(-20, abs=0.1)
    assert np.abs(made).max() <= 10 ** (-3 / 20) + 1e-6


def test_a_line_has_its_samples_and_soft_ends() -> None:
    for samples in (10_000, 24_000, 30_000, 0, 3):
        made = sound.fitting(tone(0.5), samples)
        assert len(made) == samples
        assert not samples or abs(made[0]) < 0.01


def test_the_stem_sounds_in_its_lines_alone() -> None:
    line = sound.fitting(tone(0.5), 24_000)
    stem = sound.stem([(48_000, line)], 96_000)
    file = MediaFile("0" * 64, "a.wav", 1)
    dub = Dub(1, Lang("es"), (DubLine("1", "A", "a", Span.of(1, "1.5"), 1.0, file),))  # type: ignore[arg-type]  # Fraction reads it
    heard = sound.read(sound.write(stem))
    assert check_sound(dub, heard, 96_000, sound.RATE) == []
    codes = [f.code for f in check_sound(dub, np.roll(heard, 30_000), 90_000, sound.RATE)]
    assert codes == ["localise.dub-length", "localise.dub-mute", "localise.dub-noise"]
