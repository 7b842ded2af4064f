"""`make bench`: measure, and write the table that the README shows between its two marks."""

from __future__ import annotations

import re
from pathlib import Path

import chain
import talent
import titles

import cut
import plan
import script

README = Path(__file__).parent.parent / "README.md"
MARKS = ("<!-- bench -->", "<!-- /bench -->")


def main() -> None:
    rows = [*chain.rows(), *script.rows(), *plan.rows(), talent.row(), *cut.rows(), titles.row()]
    table = ["", "| what | measured | limit, same run | ratio |", "|---|---|---|---|"]
    table += [f"| {' | '.join(row)} |" for row in rows]
    table += script.table()
    written = "\n".join([MARKS[0], *table, "", MARKS[1]])
    text = README.read_text("utf-8")
    README.write_text(re.sub(f"{MARKS[0]}.*{MARKS[1]}", lambda _: written, text, flags=re.DOTALL), "utf-8")
    print("\n".join(table))


if __name__ == "__main__":
    main()
