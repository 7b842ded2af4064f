"""`shudian localise subtitle`"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from shudian.cli.language import said
from shudian.cli.localise.argument import LangOption, ProfileOption, form_of, profile_of
from shudian.cli.localise.lines import AdaptedOption, ScriptArgument, lines_of, script_of
from shudian.cli.output import (
    Findings,
    FindingsOption,
    FontDirOption,
    OutputOption,
    report,
    write_value,
)


def subtitle(
    script: ScriptArgument,
    *,
    episode: Annotated[int, typer.Option("--episode", help=said("The episode's number.", "集数。"))],
    adapted: AdaptedOption = None,
    lang: LangOption = None,
    profile: ProfileOption = "vertical-9x16",
    output: OutputOption = None,
    font_dir: FontDirOption = None,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian import localise
    from shudian.script import timeline

    form, rules = form_of(output or Path("standard-output.vtt")), profile_of(profile)
    series, found = script_of(script)
    if series is None:
        report(found, findings)
        raise typer.Exit(1)
    if episode not in [each.number for each in series.episodes]:
        raise typer.BadParameter(
            said(f"The script has no episode {episode}.", f"剧本中没有第 {episode} 集。")
        )
    lines, more = lines_of(series, adapted, lang)
    found += more
    if lines is not None:
        here = series.episode(episode)
        track, more = localise.subtitle(timeline(here), here, lines, rules, font_dir=font_dir)
        found += more
        if track.cues:
            write_value(form.write(track, rules), output)
            found += form.losses(track)
    report(found, findings)
