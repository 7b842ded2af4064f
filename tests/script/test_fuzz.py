"""Every reader takes any bytes, and every writer whatever a reader made of them: never an exception.

Short here. `SHUDIAN_FUZZ_SECONDS=600 pytest tests/script/test_fuzz.py` gives each file of the corpus
that long; what breaks is written beside the corpus's name, with the seed that makes it again.
"""

import os
import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from shudian.script import convert, read
from shudian.script.conversion.convert import writable
from shudian.script.formats import CONTAINERS, FORMATS

CORPUS = sorted((Path(__file__).parent / "corpus").iterdir())
SECONDS = float(os.environ.get("SHUDIAN_FUZZ_SECONDS", "0"))
ROUNDS = 12
#: What stands where the trade's own marks stand.
SPLICES = [
    mark.encode()
    for mark in (
        "第1集", "1-1 ", "日 内 ", "人物：", "△", "【", "】", "（", "）", "：", "*", "**", "_", "#", "# ", ".", "@", "!", ">", "<", "~", "===",
        "/*", "*/", "[[", "]]", "INT. ", "(", ")", "^", "\t", "\n", "\n\n", "\r\n", "\\", "{", "}", "[]", "\x00", "\ufeff", "\u3000", "😀", "<Text>",
        "</Text>", '<Paragraph Type="Action">', "</Paragraph>", "&#0;", "&amp;", "<w:p>", "</w:p>", "<w:ins>", "PK\x03\x04", "-1", "999999999999", "null",
    )
] + [b"\xff\xfe", b"\x80", b"\xb5\xda"]  # fmt: skip


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The bytes with a few cuts, copies, swaps, flips and splices."""
    out = bytearray(data)
    for _ in range(chance.choice([1, 1, 2, 4, 16])):
        at = chance.randrange(len(out) + 1)
        size = min(chance.choice([1, 1, 4, 20, 200]), len(out) - at)
        match chance.randrange(6):
            case 0:
                del out[at : at + size]
            case 1:
                out[at:at] = out[at : at + size] * chance.choice([1, 2, 50])
            case 2:
                out[at : at + size] = chance.choice(SPLICES)
            case 3:
                out[at:at] = chance.choice(SPLICES) * chance.choice([1, 1, 3, 40])
            case 4 if out:
                out[at % len(out)] ^= 1 << chance.randrange(8)
            case _:
                other = chance.randrange(len(out) + 1)
                out[at:at] = out[other : other + size]
    return bytes(out)


def inside(path: Path, data: bytes, chance: random.Random) -> bytes:
    """Half of the time, an office file keeps its zip whole and one of its parts is changed."""
    if path.suffix != ".docx" or chance.random() < 0.5:
        return mutated(data, chance)
    from tests.script.zipped import with_part

    return with_part(data, lambda part: mutated(part, chance), chance.randrange(100))


def inputs(path: Path) -> Iterator[tuple[int, bytes]]:
    data, until = path.read_bytes(), time.monotonic() + SECONDS
    seed = 0
    while seed < ROUNDS or time.monotonic() < until:
        seed += 1
        yield seed, inside(path, data, random.Random(f"{path.name} {seed}"))


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_no_mutation_breaks_a_reader_or_a_writer(path: Path) -> None:
    for seed, data in inputs(path):
        series, _ = read(data, path.name)
        if series is None:
            continue
        format = random.Random(seed).choice(writable())
        written, _ = convert(series, format)
        assert written, f"{path.name} {seed} as {format}"


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_every_reader_takes_what_is_not_its_own(path: Path) -> None:
    data = path.read_bytes()
    text = data.decode("utf-8", "replace")
    for format in FORMATS.values():
        format.read(text, path.name)
        format.claims(text)
    for container in CONTAINERS.values():
        container.read(data, path.name)


def test_every_reader_takes_noise() -> None:
    for seed in range(60):
        chance = random.Random(seed)
        data = chance.randbytes(chance.choice([0, 1, 7, 100, 3000]))
        read(data, chance.choice([None, "a.txt", "a.fountain", "a.json", "a.fdx", "a.docx", "a.pdf"]))
        for container in CONTAINERS.values():
            container.read(data, None)
