"""How many planted faults the adequacy checks find in real translations, and how many clean lines they doubt.

    python benchmarks/adequacy.py DATA             # the folder with `localise/`; the table, on the odd lines
    python benchmarks/adequacy.py DATA --choose    # on the even lines: recall and alarms by limit of meaning

Faults, one a line, by a given seed: a number changed, a negation dropped, a name put in another's place, a line left
in the source's language, half a line dropped, five lines slipped by one. NTREX-128 is news in whole sentences,
the Synfig course and the films are subtitles; the house series brings a termbase drawn from itself. An alarm may well be right: the references have faults of their own.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from shudian import localise
from shudian.localise import terms
from shudian.localise.adequacy import CHECKS, Market, judge
from shudian.localise.pairs import Pair
from shudian.localise.pairs import pairs as script_pairs
from shudian.model.series import Series
from shudian.model.term import Termbase
from shudian.model.text import AdaptedScript
from shudian.script import read
from shudian.units import Lang

FILES = {
    "en": "eng-US eng", "zh": "zho-CN zho", "es": "spa-MX spa", "pt": "por-BR por", "th": "tha tha",
    "id": "ind ind", "ja": "jpn jpn", "ar": "arb ara", "fr": "fra fra",
}  # fmt: skip
CASES = (
    "ntrex en es", "ntrex en pt", "ntrex zh en", "ntrex zh es", "ntrex zh th", "ntrex en ja", "ntrex en ar",
    "ntrex en id", "synfig en es", "synfig en pt", "synfig en zh", "synfig zh en", "synfig zh es", "films en es",
    "films en fr", "house zh en",
)  # fmt: skip
FAULTS = ("number", "negation", "name", "untranslated", "half", "shifted")
#: What few lines can suffer is planted the oftener.
OFTEN = {"number": 8, "negation": 8, "name": 4, "untranslated": 1, "half": 1}
#: The checks that answer for each fault; any other that doubts the line counts as luck.
ANSWERS = {
    "number": {"number-lost", "number-added"},
    "negation": {"negation-lost", "negation-added"},
    "name": {"name-lost", "name-other", "name-strange", "term-missing", "term-unsettled"},
    "untranslated": {"untranslated", "other-script"},
    "half": {"line-too-short", "meaning-far"},
    "shifted": {"line-shifted", "meaning-far"},
}
DROPS = {
    "en": r"\b(?:not|never|no)\b ?|n['’]t\b", "es": r"\b(?:no|nunca)\b ", "pt": r"\b(?:não|nunca)\b ", "zh": "不|没",
    "th": "ไม่", "id": r"\btidak\b ", "fr": r"\bne\b |\bpas\b |\bn['’]", "ja": "ない", "ar": r"\b(?:لا|لم|لن)\b ",
}  # fmt: skip
NAME = re.compile(r"(?<=[a-zà-ÿ,] )[A-Z][a-zà-ÿ]{3,}\b|(?<=[\u0e00-\u9fff ])[A-Z][a-z]{3,}\b")


@dataclass(frozen=True)
class Score:
    planted: Counter[str]
    found: Counter[str]  # by a check that answers for the fault
    doubted: Counter[str]  # by any check
    alarms: Counter[str]  # clean lines by check; `any` for a line that some check doubts
    clean: int
    first: float  # of the worst tenth of the review list, the share that has a planted fault


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("data", type=Path)
    asked.add_argument("--choose", action="store_true")
    asked.add_argument("--most", type=int, default=900, help="lines a case")
    given = asked.parse_args()
    began = time.process_time()
    for case in CASES:
        name, source, target = case.split()
        lines = list(pairs(given.data / "localise", name, source, target))[: given.most]
        half = lines[0::2] if given.choose else lines[1::2]
        if given.choose:
            _limits(case, half, Lang(source), Lang(target))
        else:
            _row(case, score(half, Lang(source), Lang(target), own_terms() if name == "house" else None))
    print(f"CPU {time.process_time() - began:.0f} s")


def house() -> tuple[Series, AdaptedScript]:
    folder = Path(localise.__file__).parent.parent / "house"
    ours, theirs = (
        read((folder / name).read_bytes(), name)[0] for name in ("series.zh.txt", "series.en.fountain")
    )
    assert ours
    assert theirs
    return ours, localise.adapt(ours, theirs)[0]


def own_terms() -> Termbase:
    """Names and set phrases as the series draws and its lines suggest them, nobody's hand in between."""
    series, script = house()
    return terms.termbase(series, terms.draw(series), script)


def pairs(folder: Path, name: str, source: str, target: str) -> Iterator[Pair]:
    sides = [FILES[tag].split() for tag in (source, target)]
    if name == "house":
        yield from (pair for pair in script_pairs(*house()) if pair.target)
        return
    if name == "ntrex":
        texts = [(folder / "ntrex300" / f"{side[0]}.txt").read_text("utf-8").splitlines() for side in sides]
        both: Iterator[tuple[str, str]] = zip(*texts, strict=True)
    elif name == "synfig":
        both = _course(folder / "parallel-morevna" / "course-synfig", source, target)
    else:
        both = _films(folder / "parallel-morevna", sides[0][1], sides[1][1])
    for at, (ours, theirs) in enumerate(both):
        if ours.strip() and theirs.strip():
            yield Pair(ours, theirs, str(at))


def _course(folder: Path, source: str, target: str) -> Iterator[tuple[str, str]]:
    """Cues of one start; without the lessons that were never translated."""
    form = localise.FORMATS["srt"]
    for file in sorted((folder / FILES[source].split()[1]).glob("*.srt")):
        other = folder / FILES[target].split()[1] / file.name
        if not other.exists():
            continue
        tracks = [
            form.read(path.read_bytes(), Lang(tag))[0] for path, tag in ((file, source), (other, target))
        ]
        ours, theirs = (
            {cue.span.start: " ".join(cue.lines) for cue in each.cues} if each else {} for each in tracks
        )
        both = [(words, theirs[start]) for start, words in ours.items() if start in theirs]
        if sum(a == b for a, b in both) < len(both) / 2:
            yield from both


def _films(folder: Path, source: str, target: str) -> Iterator[tuple[str, str]]:
    for file in sorted(folder.glob("*.msrt")):
        for block in re.split(r"\n\s*\n", file.read_text("utf-8", "replace")):
            said = dict(re.findall(r"^\[(\w{3})\] (.+)$", block, re.MULTILINE))
            if source in said and target in said:
                yield said[source].strip(), said[target].strip()


def planted(lines: Sequence[Pair], target: str, seed: int = 1) -> dict[int, tuple[str, Pair]]:
    """About a third of the lines with a fault each, and five in a row that slipped."""
    draw = random.Random(seed)
    every = sorted({name for pair in lines for name in NAME.findall(pair.target)})
    made: dict[int, tuple[str, Pair]] = {}
    block = len(lines) // 2
    for at in range(block, min(block + 5, len(lines) - 1)):
        made[at] = ("shifted", replace(lines[at], target=lines[at + 1].target))
    for at, pair in enumerate(lines):
        near = range(block - 2, block + 8)
        if at in near or draw.random() > 0.45:
            continue
        able = {fault: words for fault in FAULTS[:5] if (words := _with(pair, fault, target, every, draw))}
        if able:
            rare = [fault for fault in FAULTS if fault in able for _ in range(OFTEN[fault])]
            fault = draw.choice(rare)
            made[at] = (fault, replace(pair, target=able[fault]))
    return made


def _with(pair: Pair, fault: str, target: str, names: Sequence[str], draw: random.Random) -> str | None:
    text, made = pair.target, None
    if fault == "number" and (digit := re.search(r"\d", text)):
        made = text[: digit.start()] + str((int(digit[0]) + draw.randint(1, 8)) % 9 + 1) + text[digit.end() :]
    elif fault == "negation":
        made = re.sub(DROPS[target], "", text, count=1, flags=re.IGNORECASE)
    elif fault == "name" and (name := NAME.search(text)) and (others := [n for n in names if n != name[0]]):
        made = text[: name.start()] + draw.choice(others) + text[name.end() :]
    elif fault == "untranslated":
        made = pair.source
    elif fault == "half" and len(text) > 30:
        made = text[: len(text) // 2]
    return made if made and made.strip() and made != text else None


def score(lines: Sequence[Pair], source: Lang, target: Lang, base: Termbase | None = None) -> Score:
    clean = judge(Market(lines, source, target), base)
    alarms = Counter(code for each in clean for code in _codes(each.reasons))
    alarms["any"] = len(clean)
    faults = planted(lines, target.language)
    spoilt = [faults[at][1] if at in faults else pair for at, pair in enumerate(lines)]
    bad = judge(Market(spoilt, source, target), base)
    said = {each.pair.element: _codes(each.reasons) for each in bad}
    names = {pair.element: faults[at][0] for at, pair in enumerate(lines) if at in faults}
    found: Counter[str] = Counter()
    doubted: Counter[str] = Counter()
    for element, fault in names.items():
        found[fault] += bool(said.get(element, set()) & ANSWERS[fault])
        doubted[fault] += element in said
    worst = bad[: max(1, len(lines) // 10)]
    first = sum(each.pair.element in names for each in worst) / len(worst) if worst else 0.0
    return Score(Counter(names.values()), found, doubted, alarms, len(lines), first)


def _codes(reasons: Sequence[object]) -> set[str]:
    return {each.finding.code.removeprefix("localise.") for each in reasons}  # type: ignore[attr-defined]  # Reason


def _row(case: str, made: Score) -> None:
    print(f"\n{case}: {made.clean} lines; of the worst tenth {100 * made.first:.0f} % have a planted fault")
    for fault in FAULTS:
        if count := made.planted[fault]:
            print(
                f"  {fault:13} {made.found[fault]:3} of {count:3} found ({made.doubted[fault]:3} doubted by any check)"
            )
    per = {code: 100 * count / made.clean for code, count in made.alarms.most_common()}
    print("  alarms per 100 clean lines: " + ", ".join(f"{code} {share:.1f}" for code, share in per.items()))


def _limits(case: str, lines: Sequence[Pair], source: Lang, target: Lang) -> None:
    """Alarms and finds by limit: nearness of true and of slipped pairs; lengths of whole and of halved lines."""
    from shudian.localise import meaning
    from shudian.localise.adequacy.said import far

    if meaning.understood(source, target):
        ours, theirs = (
            meaning.vectors([getattr(pair, side) for pair in lines]) for side in ("source", "target")
        )
        near = [float(value) for value in (ours * theirs).sum(axis=1)]
        off = [float(value) for value in (ours[:-1] * theirs[1:]).sum(axis=1)]
        shares = [(at, _share(near, at), _share(off, at)) for at in (0.2, 0.25, 0.3, 0.35, 0.4, 0.45)]
        print(case, "nearness: " + ", ".join(f"{at} {a:.1f}/{f:.0f}" for at, a, f in shares))
    whole = [-abs(far(pair, source, target)) for pair in lines]
    halved = [replace(pair, target=pair.target[: len(pair.target) // 2]) for pair in lines]
    half = [far(pair, source, target) for pair in halved]
    told = [(at, _share(whole, -at), _share(half, -at)) for at in (2.0, 2.2, 2.4, 2.6, 2.8, 3.2)]
    print(case, "length: " + ", ".join(f"{at} {a:.1f}/{f:.0f}" for at, a, f in told))


def _share(values: Sequence[float], below: float) -> float:
    return 100 * sum(value < below for value in values) / len(values)


if __name__ == "__main__":
    assert set(CHECKS) >= {"numbers", "names", "negation", "untranslated", "length", "meaning"}
    main()
