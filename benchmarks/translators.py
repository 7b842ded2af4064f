"""How well and how fast the engines of this machine translate, and whether marks come through them.

    python benchmarks/translators.py DATA     # the folder with `localise/ntrex300`

chrF2 of the whole test set as Popović (2015) defines it: character n-grams of 1 to 6, recall twice as heavy.
The limits are those of the study before: 58.1 from English into Portuguese, 54.6 on into Spanish.
CPU seconds are of the process and of the programs that it ran.
"""

from __future__ import annotations

import argparse
import os
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from shudian.app.engines import Setting, engine_for
from shudian.localise.translators import Batch, Line, translated
from shudian.localise.translators.marks import wrong
from shudian.units import Lang

ORDERS, BETA = 6, 2
FILES = {"en": "eng-US.txt", "pt": "por-BR.txt", "es": "spa.txt"}
CASES = (
    ("bergamot", "en", "pt", 58.1), ("bergamot", "pt", "en", 58.7), ("pivot", "en", "es", 54.6),
    ("apertium", "en", "es", 48.4), ("pivot", "es", "en", 58.5), ("apertium", "es", "en", 50.4),
)  # fmt: skip


def chrf(said: Sequence[str], wanted: Sequence[str]) -> float:
    """In per cent."""
    shares = []
    for order in range(1, ORDERS + 1):
        both = ours = theirs = 0
        for left, right in zip(said, wanted, strict=True):
            one, other = _grams(left, order), _grams(right, order)
            both += (one & other).total()
            ours += one.total()
            theirs += other.total()
        if ours and theirs:
            shares.append((both / ours, both / theirs))
    precision, recall = (sum(share[side] for share in shares) / len(shares) for side in (0, 1))
    weight = BETA * BETA
    return 100 * (1 + weight) * precision * recall / (weight * precision + recall or 1)


def _grams(text: str, order: int) -> Counter[str]:
    signs = "".join(text.split())
    return Counter(signs[at : at + order] for at in range(len(signs) - order + 1))


def marked(texts: Sequence[str]) -> list[str]:
    """The longest word with a capital inside a sentence becomes a mark, as a held name does."""
    found = []
    for text in texts:
        words = text.split()
        names = [at for at, word in enumerate(words) if at and word.isalpha() and word[0].isupper()]
        if names:
            words[random.Random(text).choice(names)] = "\u27e61\u27e7"
            found.append(" ".join(words))
    return found


def cpu() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    folder = parser.parse_args().data / "localise" / "ntrex300"
    lines = {tag: (folder / name).read_text("utf-8").splitlines() for tag, name in FILES.items()}
    print(f"{'engine':10} {'pair':6} {'chrF':>5} {'study':>6} {'lines/CPU-s':>12} {'marks kept':>12}")
    for name, source, target, limit in CASES:
        engine, findings = engine_for(Setting(name), Lang(source), Lang(target))
        if engine is None:
            print(f"{name:10} {source}-{target}  {findings[0].message.en}")
            continue
        began = cpu()
        asked = Batch(
            tuple(Line(str(at), text) for at, text in enumerate(lines[source])), Lang(source), Lang(target)
        )
        made = {each.line.id: each.candidate.text for each in translated(asked, engine) if each.candidate}
        spent = cpu() - began
        said = [made.get(str(at), "") for at in range(len(lines[source]))]
        held = marked(lines[source])
        parts = (Line(str(at), text) for at, text in enumerate(held))
        answer = [engine.translate(Batch((part,), Lang(source), Lang(target))) for part in parts]
        kept = sum(not wrong(text, each.candidates[0].text) for text, each in zip(held, answer, strict=True))
        score = chrf(said, lines[target])
        print(
            f"{name:10} {source}-{target}  {score:5.1f} {limit:6.1f} {len(said) / spent:12.1f} {kept:>6}/{len(held)}"
        )


if __name__ == "__main__":
    main()
