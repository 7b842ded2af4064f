"""English lines found in a sound by pocketsphinx, which carries its model and dictionary."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from shudian.localise.listen.speech import Heard

if TYPE_CHECKING:
    from shudian.localise.listen.sound import Samples

_FRAME = 0.01  # seconds
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)*")
#: Letters to ARPAbet, longest first, for words that the dictionary lacks: rough, as alignment forgives.
_SOUNDS = {
    "tch": "CH", "sch": "SH", "igh": "AY", "ch": "CH", "sh": "SH", "th": "TH", "ph": "F", "ck": "K", "ng": "NG",
    "ee": "IY", "ea": "IY", "oo": "UW", "ou": "AW", "ow": "OW", "ai": "EY", "ay": "EY", "oi": "OY", "qu": "K W",
    "a": "AE", "b": "B", "c": "K", "d": "D", "e": "EH", "f": "F", "g": "G", "h": "HH", "i": "IH", "j": "JH",
    "k": "K", "l": "L", "m": "M", "n": "N", "o": "AA", "p": "P", "q": "K", "r": "R", "s": "S", "t": "T",
    "u": "AH", "v": "V", "w": "W", "x": "K S", "y": "IY", "z": "Z",
}  # fmt: skip


def align(samples: Samples, lines: Sequence[str]) -> list[list[Heard]]:
    """Where the words of each line are; no words where the text is not found at all."""
    import numpy as np
    from pocketsphinx import Decoder

    said = [_WORD.findall(line.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")) for line in lines]
    decoder = Decoder(samprate=16_000, loglevel="FATAL", beam=1e-80, wbeam=1e-60, pbeam=1e-80)
    for word in dict.fromkeys(word for line in said for word in line):
        if decoder.lookup_word(word) is None:
            decoder.add_word(word, _sounded(word), update=True)
    decoder.set_align_text(" ".join(word for line in said for word in line))
    decoder.start_utt()
    decoder.process_raw(np.asarray(samples, np.int16).tobytes(), full_utt=True)
    decoder.end_utt()
    found = [each for each in (decoder.seg() or ()) if _WORD.match(each.word)]
    times = iter([(each.start_frame * _FRAME, (each.end_frame + 1) * _FRAME) for each in found])
    if len(found) != sum(map(len, said)):
        return [[] for _ in lines]
    return [[Heard(word, *next(times), 1.0) for word in line] for line in said]


def _sounded(word: str) -> str:
    letters, sounds = word.replace("'", ""), []
    while letters:
        size = next(size for size in (3, 2, 1) if letters[:size] in _SOUNDS)
        sounds.append(_SOUNDS[letters[:size]])
        letters = letters[size:]
    return " ".join(sounds)
