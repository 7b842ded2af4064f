"""`make bench`: measure, and write the table that the README shows between its two marks."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import chain
import listening
import talent
import titles

import cut
import localise
import plan
import script

README = Path(__file__).parent.parent / "README.md"
#: Real inputs beside the checkout; what is measured on them is left out of the table where they are missing.
DATA = Path(os.environ.get("SHUDIAN_SHARED_DATA", README.parent.parent / "shared" / "data"))
MARKS = ("<!-- bench -->", "<!-- /bench -->")


def main() -> None:
    rows = [*chain.rows(), *script.rows(), *plan.rows(), talent.row(), *cut.rows(), titles.row()]
    rows += _on_real_inputs()
    table = ["", "| what | measured | limit, same run | ratio |", "|---|---|---|---|"]
    table += [f"| {' | '.join(row)} |" for row in rows]
    table += script.table()
    written = "\n".join([MARKS[0], *table, "", MARKS[1]])
    text = README.read_text("utf-8")
    README.write_text(re.sub(f"{MARKS[0]}.*{MARKS[1]}", lambda _: written, text, flags=re.DOTALL), "utf-8")
    print("\n".join(table))


def _on_real_inputs() -> Iterator[tuple[str, str, str, str]]:
    if DATA.is_dir():
        yield from localise.rows(DATA)
        yield from listening.rows(DATA)


if __name__ == "__main__":
    main()
