"""Readers of Fountain side by side, and what our own readers of Chinese pages and Word files take.

    python benchmarks/script.py

A page counts only when the whole stream of kinds and words is as its set says. The sets are public
and stand beside the checkout, not in it; without them there is no table. Times are CPU seconds, the
least of some runs, of this run.
"""

from __future__ import annotations

import importlib.util
import os
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import peers

from shudian import script

ROOT = Path(__file__).parent.parent
DATA = Path(os.environ.get("SHUDIAN_SHARED_DATA", ROOT.parent / "shared" / "data")) / "script"
HOUSE = Path(script.__file__).parent.parent / "house"
EPISODES, CHARACTERS = 100, 60_000

if TYPE_CHECKING:
    from tests.script import conformance
else:
    _spec = importlib.util.spec_from_file_location(
        "conformance", ROOT / "tests" / "script" / "conformance.py"
    )
    conformance = importlib.util.module_from_spec(_spec)
    sys.modules["conformance"] = conformance
    _spec.loader.exec_module(conformance)


def table() -> list[str]:
    """Lines of a table: a reader of Fountain a row; none without the public sets."""
    folder = DATA / "fountain"
    if not folder.is_dir():
        return []
    sets = {name: list(cases(folder)) for name, cases in conformance.SETS.items()}
    film = (folder / "samples" / "Big-Fish.fountain").read_text("utf-8")
    heads = [f"{name} ({len(cases)})" for name, cases in sets.items()]
    rows = [
        "",
        f"| reader of Fountain | {' | '.join(heads)} | Big Fish, {len(film.encode()) // 1000} kB |",
        "|---" * (len(heads) + 2) + "|",
    ]
    for name, read, tell in peers.installed():
        right = [str(sum(_reads(case, read, tell) for case in cases)) for cases in sets.values()]
        rows.append(f"| {name} | {' | '.join(right)} | {_least(partial(read, film)) * 1000:.1f} ms |")
    whole = _least(lambda: script.read(film.encode(), "a.fountain"))
    rows.append(f"| … with series, episodes, fields and findings | | | | | {whole * 1000:.1f} ms |")
    return rows


def _reads(case: conformance.Case, read: peers.Reader, tell: peers.Teller) -> bool:
    try:
        return conformance.normal(tell(read(case.page))) == conformance.normal(case.rows)
    except Exception:  # noqa: BLE001 a reader that raises has not read the page, whatever it raised
        return False


def rows() -> list[tuple[str, str, str, str]]:
    """(what, measured, limit, ratio) for the table of readers against decoding their bytes."""
    made = [_row(f"`script read`, {EPISODES} episodes of Chinese text", _season(), "a.txt")]
    page = _season()
    while len(page.decode()) < CHARACTERS:
        page += page
    series, _ = script.read(page.decode()[:CHARACTERS].encode(), "a.txt")
    assert series
    document = _document(series)
    if document:
        made.append(_row(f"`script read`, a .docx of {CHARACTERS} characters", document, "a.docx"))
    return made


def _season() -> bytes:
    """The house series again and again, its episodes counted on."""
    page = (HOUSE / "series.zh.txt").read_text("utf-8")
    front, *episodes = page.split("\n第")
    made = [front]
    for number in range(1, EPISODES + 1):
        body = episodes[(number - 1) % len(episodes)].split("集", 1)[1]
        made.append(f"\n第{number}集{body}")
    return "".join(made).encode()


def _document(series: object) -> bytes | None:
    from shudian.script.formats import CONTAINERS

    write = CONTAINERS["docx"].write
    return write(series) if write else None  # type: ignore[arg-type]  # the series read above


def _row(what: str, data: bytes, name: str) -> tuple[str, str, str, str]:
    spent = _least(lambda: script.read(data, name), runs=3)
    limit = _least(lambda: data.decode("utf-8", "replace").splitlines())
    return (
        f"{what}, {len(data) // 1000} kB",
        f"{spent:.2f} s",
        f"{limit * 1000:.1f} ms to decode and split",
        f"{spent / limit:.0f}×",
    )


def _least(work: Callable[[], object], runs: int = 7) -> float:
    times = []
    for _ in range(runs):
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    return min(times)


if __name__ == "__main__":
    print("\n".join([*table(), "", *(" | ".join(row) for row in rows())]))
