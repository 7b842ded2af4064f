"""`shudian cut sound`: stems mixed and levelled."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from shudian.cli.cut.argument import FfmpegOption
from shudian.cli.language import said
from shudian.cli.output import Findings, FindingsOption, read_file, report
from shudian.finding import Finding

DialogueArgument = Annotated[
    list[Path],
    typer.Argument(
        help=said("Dialogue stems, a whole mix, or videos.", "对白分轨、完整混音或视频。"),
        metavar="IN...",
        dir_okay=False,
    ),
]
OutputOption = Annotated[
    Path,
    typer.Option(
        "--output",
        "-o",
        help=said("The file to write: .m4a or .wav.", "要写出的文件：.m4a 或 .wav。"),
        dir_okay=False,
    ),
]
MusicOption = Annotated[
    Path | None,
    typer.Option(help=said("Music; it goes under the speech.", "音乐；对白处自动压低。"), dir_okay=False),
]
EffectsOption = Annotated[
    Path | None, typer.Option(help=said("Effects and room.", "音效与环境声。"), dir_okay=False)
]
CuesOption = Annotated[
    Path | None,
    typer.Option(
        help=said(
            "Subtitles that tell when somebody speaks, if IN is no clean dialogue.",
            "IN 不是纯对白时，用此字幕判断说话的时间。",
        ),
        dir_okay=False,
    ),
]
ProfileOption = Annotated[
    str,
    typer.Option(help=said("The platform whose loudness is met.", "按此平台的响度处理。"), metavar="NAME"),
]


def sound(
    dialogue: DialogueArgument,
    *,
    output: OutputOption,
    music: MusicOption = None,
    effects: EffectsOption = None,
    cues: CuesOption = None,
    profile: ProfileOption = "vertical-9x16",
    ffmpeg: FfmpegOption = None,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian.cut.engines.ffmpeg import locate
    from shudian.cut.platforms import profile as profile_of
    from shudian.cut.platforms import profiles
    from shudian.cut.sound import ENDINGS, Stems, finish

    if output.suffix.lower() not in ENDINGS:
        raise typer.BadParameter(
            said(f"{output.name} must end in .m4a or .wav.", f"{output.name} 须以 .m4a 或 .wav 结尾。")
        )
    if profile not in (names := {one.name for one in profiles()}):
        raise typer.BadParameter(
            said(
                f"There is no profile {profile}; there are {', '.join(sorted(names))}.",
                f"没有名为 {profile} 的规格；现有：{'、'.join(sorted(names))}。",
            )
        )
    spoken, found = _spoken(cues)
    if spoken is not None:
        stems = Stems(tuple(dialogue), music, effects, spoken)
        found += finish(stems, profile_of(profile), output, locate(ffmpeg))
    report(found, findings)


def _spoken(file: Path | None) -> tuple[tuple[tuple[float, float], ...] | None, list[Finding]]:
    if file is None:
        return (), []
    from shudian.cut.titles import tracks

    track, found = tracks.read(read_file(file), file.name)
    if track is None:
        return None, found
    spans = [cue.span for cue in track.track.cues]
    return tuple((float(span.start.seconds), float(span.end.seconds)) for span in spans), found
