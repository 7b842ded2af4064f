"""`shudian localise dub`"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shudian.cli.cut.argument import FfmpegOption, progress
from shudian.cli.language import said
from shudian.cli.localise.lines import AdaptedOption, ScriptArgument, lines_of, script_of
from shudian.cli.localise.voices import (
    EspeakOption,
    LangOption,
    ModelOption,
    ProgramOption,
    ServerOption,
    casting_of,
    tag_of,
)
from shudian.cli.output import Findings, FindingsOption, read_file, report

if TYPE_CHECKING:
    from shudian.app.dubbing import Bench
    from shudian.finding import Finding
    from shudian.model.text import Timeline
    from shudian.model.voice import SpeechRate


def dub(
    script: ScriptArgument,
    *,
    episode: Annotated[int, typer.Option("--episode", help=said("The episode's number.", "集数。"))],
    lang: LangOption,
    casting: Annotated[
        Path,
        typer.Option(
            "--casting",
            help=said(
                "Who speaks: a casting of `shudian localise voices` (.json, .csv).",
                "选角表：由 `shudian localise voices` 生成（.json、.csv）。",
            ),
            dir_okay=False,
        ),
    ],
    output: Annotated[
        Path,
        typer.Option(
            "--output", "-o", help=said("The folder to write into.", "写入的文件夹。"), file_okay=False
        ),
    ],
    adapted: AdaptedOption = None,
    timeline: Annotated[
        Path | None,
        typer.Option(
            "--timeline",
            help=said(
                "When each line is heard (.json); without it, as the script's pace tells.",
                "每句的时间（.json）；不给则按剧本节奏估算。",
            ),
            dir_okay=False,
        ),
    ] = None,
    fence: Annotated[
        list[float] | None,
        typer.Option(
            "--fence",
            min=0,
            help=said("A second that no line may cross; repeatable.", "任何台词不得越过的秒数；可重复。"),
        ),
    ] = None,
    speech_rate: Annotated[
        Path | None,
        typer.Option(
            "--speech-rate",
            help=said(
                "How long the engine takes, as `shudian localise voices --calibrate` measured.",
                "由 `shudian localise voices --calibrate` 测得的语速。",
            ),
            dir_okay=False,
        ),
    ] = None,
    espeak: EspeakOption = None,
    program: ProgramOption = "",
    server: ServerOption = "",
    model: ModelOption = "",
    workers: Annotated[
        int | None,
        typer.Option(
            min=1,
            help=said("How many jobs at a time; all cores if not given.", "并行作业数；不给则用全部核心。"),
        ),
    ] = None,
    explain: Annotated[
        bool,
        typer.Option(
            "--explain",
            help=said("Say what would run, and why; run nothing.", "只说明将执行什么及其原因，不实际执行。"),
        ),
    ] = False,
    ffmpeg: FfmpegOption = None,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    import os
    from fractions import Fraction

    from shudian.app.dubbing import Means, Order, bench

    if ffmpeg:
        os.environ["SHUDIAN_FFMPEG"] = str(ffmpeg)
    series, found = script_of(script)
    roles, more = casting_of(casting, tag_of(lang))
    rate, slower = _rate(speech_rate)
    found += more + slower
    if series is None or roles is None or (speech_rate and rate is None):
        report(found, findings)
        return
    if episode not in [each.number for each in series.episodes]:
        raise typer.BadParameter(
            said(f"The script has no episode {episode}.", f"剧本中没有第 {episode} 集。"),
            param_hint="--episode",
        )
    lines, more = lines_of(series, adapted, lang)
    found += more
    timed, more = _timeline(timeline)
    found += more
    if lines is None or (timeline and timed is None):
        report(found, findings)
        return
    from shudian.script import timeline as paced

    here = series.episode(episode)
    means = Means(str(espeak or ""), program, server, model, rate)
    fences = tuple(Fraction(str(each)) for each in fence or [])
    order = Order(series, here, timed or paced(here), lines, roles, means, fences)
    with bench(order, output) as (ready, more):
        if ready and explain:
            _explain(ready)
        elif ready:
            _dub(ready, workers)
        found += more
    report(found, findings)


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


def _rate(path: Path | None) -> tuple[SpeechRate | None, list[Finding]]:
    from shudian.model import document
    from shudian.model.voice import SpeechRate

    return document.read(SpeechRate, read_file(path), path.name) if path else (None, [])


def _timeline(path: Path | None) -> tuple[Timeline | None, list[Finding]]:
    from shudian.model import document
    from shudian.model.text import Timeline

    return document.read(Timeline, read_file(path), path.name) if path else (None, [])
