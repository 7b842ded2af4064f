"""Every bar of subtitle splitting in one table: ours beside three rivals' rules, and the speed.

    python benchmarks/localise.py DATA    # the folder with `localise/parallel-morevna` and `localise/ntrex300`

Word times are interpolated inside people's own subtitles (English 111 minutes: 13 lessons of Synfig,
Morevna 3 and 4, Pepper & Carrot 6); Arabic has no such material: news sentences of NTREX, each spoken at 14
characters a second. CPU seconds, one process. `subtitling/judge.py` counts; it shares no code with ours.

Below it people's own files of one lesson in seven languages, mended: hard faults before and after, by the judge,
and the seconds of one process from its start.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

from subtitling import judge, material
from subtitling.judge import APART, HARD, LANGUAGE, Shown
from subtitling.material import Word
from subtitling.rivals import RIVALS

from shudian.localise.formats import FORMATS
from shudian.localise.mending.mend import mend
from shudian.localise.mending.tell import told
from shudian.localise.profile import profile
from shudian.localise.spoken import segment
from shudian.model.text import Track
from shudian.units import Lang

RATE = Fraction(24)
SEVEN = {"en": "eng", "de": "deu", "fr": "fra", "es": "spa", "pt": "por", "it": "ita", "zh": "zho"}
LESSON = "synfig-02-first-animation.srt"


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("data", type=Path)
    data = asked.parse_args().data / "localise"
    print("\n".join(seven(data)))
    print("\n".join(table(data)))


def rows(data: Path) -> list[tuple[str, str, str, str]]:
    """For the README's table: what, ours, the best rival of the same run, ratio of hard faults."""
    out = []
    for language, said in _material(data / "localise"):
        *rivals, (_, ours, speed) = _ways(said, language)
        best = min((judge.hard(found), judge.linguistic(found)) for _, found, _ in rivals)
        what = f"{said[-1].end / 60:.0f} minutes of {language} speech split into {ours['cues']:,} subtitles"
        mine = judge.hard(ours), judge.linguistic(ours)
        said_ = f"{mine[0]} hard faults, {mine[1]} of language, {speed:,.0f} subtitles a CPU-s"
        out.append((what, said_, f"{best[0]} hard faults, {best[1]} of language", f"{mine[0] / best[0]:.2f}"))
    return out


def table(data: Path) -> list[str]:
    """A row a language and way of splitting."""
    head = ["language", "way", "cues", "hard", "of language", *HARD, *LANGUAGE, *APART, "cues a CPU-s"]
    rows = [head, ["---"] * len(head)]
    for language, said in _material(data):
        for way, found, speed in _ways(said, language):
            counts = [
                judge.hard(found),
                judge.linguistic(found),
                *(found[name] for name in (*HARD, *LANGUAGE, *APART)),
            ]
            rows.append([language, way, *(str(n) for n in (found["cues"], *counts)), f"{speed:,.0f}"])
    return [f"| {' | '.join(row)} |" for row in rows]


def seven(data: Path) -> list[str]:
    """One lesson in seven languages: read, checked, mended, set anew, checked and told."""
    out = ["| language | cues | hard faults | mended | cannot be read |", "|---|---|---|---|---|"]
    for language, tag in SEVEN.items():
        file = data / "parallel-morevna" / "course-synfig" / tag / LESSON
        before, _ = FORMATS["srt"].read(file.read_bytes(), Lang(language))
        assert before, file
        rules = profile("netflix").at(RATE)
        mended = mend(before, rules)
        told(before, mended, rules)
        faults = [judge.faults(_shown(track), language) for track in (before, mended.track)]
        counts = (len(before.cues), *map(judge.hard, faults), faults[1]["fast"])
        out.append(f"| {language} | {' | '.join(map(str, counts))} |")
    return [*out, f"{time.process_time():.1f} CPU-s in all, from the start of the program"]


def _shown(track: Track) -> list[Shown]:
    spans = ((cue.span.start.seconds, cue.span.end.seconds) for cue in track.cues)
    return [
        Shown(float(start), float(end), list(cue.lines))
        for cue, (start, end) in zip(track.cues, spans, strict=True)
    ]


def _material(data: Path) -> Iterator[tuple[str, list[Word]]]:
    real = data / "parallel-morevna"
    for language, tag in (("en", "eng"), ("zh", "zho"), ("th", "tha")):
        files = sorted(real.glob(f"course-synfig/{tag}/*.srt"))
        named = [
            f"{story}/{story}-{tag}.srt" for story in ("morevna-ep3", "morevna-ep4", "pepper-and-carrot-ep6")
        ]
        stories = [real / name for name in named if (real / name).is_file() and language != "zh"]
        yield language, material.words([*files, *stories], language)
    yield "ar", _arabic(data)


def _arabic(data: Path) -> list[Word]:
    lines = (data / "ntrex300" / "arb.txt").read_text("utf-8").splitlines()
    template, at = [], 0.0
    for line in lines:
        template.append((at, at + len(line) / 14))
        at = template[-1][1] + 0.8
    return material.over_template(lines, template, "ar")


def _ways(said: list[Word], language: str) -> Iterator[tuple[str, Counter[str], float]]:
    limits = judge.LIMITS[language]
    glue = "" if language == "zh" else " "
    for way, rival in RIVALS.items():
        before = time.process_time()
        shown = rival(said, limits.chars, glue)
        yield way, judge.count(shown, said, language), len(shown) / (time.process_time() - before)
    rules = profile("netflix").at(RATE)
    heard = material.transcript(said, language)
    segment(material.transcript(said[:20], language), rules)  # faces and word lists are loaded once
    before = time.process_time()
    track = segment(heard, rules)
    took = time.process_time() - before
    ours = _shown(track)
    yield "**ours**", judge.count(ours, said, language), len(ours) / took


if __name__ == "__main__":
    main()
