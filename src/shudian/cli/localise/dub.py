"""`shudian localise dub`"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from shudian.cli.cut.argument import FfmpegOption, progress
from shudian.cli.language import said
from shudian.cli.localise.lines import AdaptedOption, ScriptArgument, lines_of, script_of
from shudian.cli.localise.voice_options import (
    CastingOption,
    EspeakOption,
    ExplainOption,
    FenceOption,
    FolderOption,
    LangOption,
    ModelOption,
    ProgramOption,
    ServerOption,
    SpeechRateOption,
    TimelineOption,
    WorkersOption,
)
from shudian.cli.localise.voices import casting_of, tag_of
from shudian.cli.output import Findings, FindingsOption, read_file, report
from shudian.finding import Finding, failed

if TYPE_CHECKING:
    from shudian.app.dubbing import Bench, Means, Order

T = TypeVar("T")


def dub(
    script: ScriptArgument,
    *,
    episode: Annotated[int, typer.Option("--episode", help=said("The episode's number.", "集数。"))],
    lang: LangOption,
    casting: CastingOption,
    output: FolderOption,
    adapted: AdaptedOption = None,
    timeline: TimelineOption = None,
    fence: FenceOption = None,
    speech_rate: SpeechRateOption = None,
    espeak: EspeakOption = None,
    program: ProgramOption = "",
    server: ServerOption = "",
    model: ModelOption = "",
    workers: WorkersOption = None,
    explain: ExplainOption = False,
    ffmpeg: FfmpegOption = None,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    import os

    from shudian.app.dubbing import Means, bench

    if ffmpeg:
        os.environ["SHUDIAN_FFMPEG"] = str(ffmpeg)
    means = Means(str(espeak or ""), program, server, model)
    given = _Given(script, adapted, casting, timeline, speech_rate)
    order, found = _order(given, lang, episode, means)
    if order is not None:
        fenced = replace(order, fences=tuple(Fraction(str(each)) for each in fence or []))
        with bench(fenced, output) as (ready, more):
            if ready and explain:
                _explain(ready)
            elif ready:
                _dub(ready, workers)
            found += more
    report(found, findings)


@dataclass(frozen=True, slots=True)
class _Given:
    """The files that a dub is made of."""

    script: Path
    adapted: Path | None
    casting: Path
    timeline: Path | None
    speech_rate: Path | None


def _order(given: _Given, lang: str, episode: int, means: Means) -> tuple[Order | None, list[Finding]]:
    from shudian.app.dubbing import Order
    from shudian.model.text import Timeline
    from shudian.model.voice import SpeechRate
    from shudian.script import timeline as paced

    series, found = script_of(given.script)
    roles, more = casting_of(given.casting, tag_of(lang))
    found += more
    rate = _document(SpeechRate, given.speech_rate, found)
    timed = _document(Timeline, given.timeline, found)
    if series is None or roles is None or failed(found):
        return None, found
    if episode not in [each.number for each in series.episodes]:
        raise typer.BadParameter(
            said(f"The script has no episode {episode}.", f"剧本中没有第 {episode} 集。"),
            param_hint="--episode",
        )
    lines, more = lines_of(series, given.adapted, lang)
    found += more
    here = series.episode(episode)
    if lines is None:
        return None, found
    return Order(series, here, timed or paced(here), lines, roles, replace(means, rate=rate)), found


def _document(noun: type[T], path: Path | None, found: list[Finding]) -> T | None:
    from shudian.model import document

    if path is None:
        return None
    value, more = document.read(noun, read_file(path), path.name)
    found += more
    return value


def _dub(ready: Bench, workers: int | None) -> None:
    from shudian.jobs import Progress, State

    with progress(said("Speaking", "配音"), len(ready.graph.nodes)) as step:

        def moved(event: Progress) -> None:
            if event.state is not State.STARTED:
                step(event.done)

        results = ready.dub(workers=workers, progress=moved)
    spoken = sum(name.startswith("take/") for name in results.ran)
    kept = len(ready.rooms) - spoken
    print(said(f"{spoken} lines spoken, {kept} reused.", f"念出 {spoken} 句，复用 {kept} 句。"))
    for name in ("stem.wav", "dub.json", "shorten.json", "cues.en.csv", "cues.en.xlsx"):
        print(ready.output / name)


def _explain(ready: Bench) -> None:
    from shudian.wording import interface_language

    language = interface_language()
    why = ready.why()
    for node, reasons in why.items():
        print(f"{node}: {', '.join(reason.wording.in_(language) for reason in reasons)}")
    kept = len(ready.graph.nodes) - len(why)
    print(said(f"{len(why)} to run, {kept} reused.", f"需执行 {len(why)} 项，复用 {kept} 项。"))
