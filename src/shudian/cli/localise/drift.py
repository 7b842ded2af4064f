"""`shudian localise drift`"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from shudian.cli.language import said
from shudian.cli.localise.argument import SubtitleArgument, form_of, language_of
from shudian.cli.localise.listening import ToArgument, reference_of
from shudian.cli.output import Findings, FindingsOption, read_file, report, table, write_value
from shudian.finding import failed


def drift(
    file: SubtitleArgument,
    reference: ToArgument,
    *,
    picture: Annotated[
        Path | None,
        typer.Option(help=said("Draw it here (.svg).", "将其绘成图（.svg）。"), dir_okay=False),
    ] = None,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian.localise.listen import drift as report_of
    from shudian.localise.listen.moved import spans, told
    from shudian.units import Lang, Timecode
    from shudian.wording import interface_language

    track, found = form_of(file).read(read_file(file), language_of(None, file) or Lang("und"), file=file.name)
    known, manner, more = reference_of(reference)
    found += more
    if track and track.cues and known and not failed(found):
        made = report_of.drift(spans(track), known, manner)
        rows = [
            (cue, Timecode.of_milliseconds(round(at * 1000)).clock(), f"{first:+.3f}", f"{last:+.3f}",
             "–" if spread is None else f"{spread:.3f}")
            for cue, at, first, last, spread in made.rows
        ]  # fmt: skip
        heads = (
            said("from cue", "起始条"),
            said("at", "时间"),
            said("off by", "偏移"),
            said("at its end", "段末"),
        )
        table(rows, [*heads, said("spread", "离散")])
        if picture:
            write_value(report_of.picture(made, interface_language()), picture)
        found += [each for each in told(made.repair, file.name) if each.code != "localise.shifted"]
    report(found, findings)
