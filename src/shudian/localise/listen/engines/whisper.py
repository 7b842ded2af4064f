"""Whisper by faster-whisper, from the folder of models: words with times, and a given text found in a sound."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any

from shudian.localise.listen.sound import RATE
from shudian.localise.listen.speech import Heard

if TYPE_CHECKING:
    from shudian.localise.listen.sound import Samples

LONGEST = 28.0  # seconds: the model sees 30
THREADS = 1  # another number sums in another order
_UNSPACED = ("zh", "ja", "th", "lo", "my", "km", "yue")
_BABBLE = 2.4  # a text that shrinks more is the model repeating itself (Radford et al. 2022, section 4.5)
_MOST_TOKENS = 440  # of the 448 that the decoder holds


@cache
def load(folder: Path) -> Any:
    from faster_whisper import WhisperModel
    from tqdm import tqdm  # type: ignore[import-untyped]  # its stubs are a package of their own

    tqdm.set_lock(RLock())  # its own lock is one of the system, which a worker that is ended leaves behind
    return WhisperModel(
        str(folder), device="cpu", compute_type="int8", cpu_threads=THREADS, local_files_only=True
    )


def recognise(model: Any, samples: Samples, language: str, *, english: bool = False) -> list[Heard]:
    """The words of at most LONGEST seconds; said in English, whatever the language, if `english`."""
    found, _ = model.transcribe(
        _floats(samples),
        language=language,
        task="translate" if english else "transcribe",
        temperature=0.0,
        condition_on_previous_text=False,
        word_timestamps=True,
    )
    end = len(samples) / RATE
    unspaced = language in _UNSPACED and not english
    said = [segment for segment in found if segment.compression_ratio <= _BABBLE]
    words = [word for segment in said for word in segment.words or () if word.word.strip()]
    return [
        Heard(
            word.word.strip(),
            min(float(word.start), end),
            min(float(word.end), end),
            round(float(word.probability), 3),
            not unspaced and not word.word.startswith(" ") and number > 0,
        )
        for number, word in enumerate(words)
    ]


def align(model: Any, samples: Samples, lines: Sequence[str], language: str) -> list[list[Heard]]:
    """Where the words of each line are in a sound of at most LONGEST seconds; no words where they are too many."""
    import numpy as np
    from faster_whisper.tokenizer import Tokenizer

    tokenizer = Tokenizer(model.hf_tokenizer, multilingual=True, task="transcribe", language=language)
    space = "" if language in _UNSPACED else " "
    tokens = [tokenizer.encode(space + line) for line in lines]
    if sum(map(len, tokens)) > _MOST_TOKENS:
        return [[] for _ in lines]
    features = model.feature_extractor(_floats(samples))
    frames = features.shape[-1] - 1
    features = np.pad(features[:, :3000], ((0, 0), (0, max(0, 3000 - features.shape[-1]))))
    found = model.find_alignment(
        tokenizer, [[token for line in tokens for token in line]], model.encode(features), min(frames, 3000)
    )[0]
    return _by_line(found, [len(line) for line in tokens])


def _by_line(found: Sequence[Any], counts: Sequence[int]) -> list[list[Heard]]:
    """The words dealt to the lines by their tokens; marks go with the word before, without its time."""
    made: list[list[Heard]] = [[] for _ in counts]
    line, left = 0, counts[0] if counts else 0
    for word in found:
        while left <= 0 and line + 1 < len(counts):
            line += 1
            left = counts[line]
        left -= len(word["tokens"])
        text = word["word"]
        if not text.strip():
            continue
        if made[line] and not any(sign.isalnum() for sign in text):
            before = made[line].pop()
            made[line].append(
                Heard(before.text + text.strip(), before.start, before.end, before.sure, before.glued)
            )
            continue
        glued = not text.startswith(" ") and bool(made[line])
        sure = round(float(word["probability"]), 3)
        made[line].append(Heard(text.strip(), float(word["start"]), float(word["end"]), sure, glued))
    return made


def _floats(samples: Samples) -> Any:
    import numpy as np

    return np.asarray(samples, np.float32) / 32768
