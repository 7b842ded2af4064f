"""`shudian cut package`: an episode as players and platforms load it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shudian.cli.cut.argument import FfmpegOption, platform
from shudian.cli.language import said
from shudian.cli.output import Findings, FindingsOption, read_file, report
from shudian.finding import Finding

if TYPE_CHECKING:
    from shudian.cut.package import Title


PicturesArgument = Annotated[
    list[Path],
    typer.Argument(
        help=said(
            "A video file; with --segments also its other sizes, the first one first.",
            "视频文件；使用 --segments 时可再给出其他尺寸，首选在前。",
        ),
        metavar="IN...",
        dir_okay=False,
    ),
]
OutputOption = Annotated[
    Path,
    typer.Option(
        "--output",
        "-o",
        help=said(
            "The folder to write; with --segments it may hold the package of before.",
            "要写出的文件夹；使用 --segments 时可为上次的打包。",
        ),
        file_okay=False,
    ),
]
SubtitlesOption = Annotated[
    list[Path] | None,
    typer.Option(
        help=said(
            "A subtitle file named like ep01.th.vtt; may be given many times.",
            "按 ep01.th.vtt 形式命名的字幕文件；可多次给出。",
        ),
        dir_okay=False,
    ),
]
SoundOption = Annotated[
    list[Path] | None,
    typer.Option(
        help=said(
            "A sound named like ep01.th.m4a, instead of the video's own; many with --segments.",
            "按 ep01.th.m4a 形式命名的声音，替代视频自带的声音；使用 --segments 时可给多个。",
        ),
        dir_okay=False,
    ),
]
SegmentsOption = Annotated[
    bool,
    typer.Option(
        "--segments",
        help=said(
            "HLS and DASH of many small files: what changes is all that is written.",
            "由许多小文件组成的 HLS 与 DASH：只重写有变化的部分。",
        ),
    ),
]
KeyOption = Annotated[
    Path | None,
    typer.Option(
        "--key",
        help=said(
            "Encrypt (cbcs) with the content key in this file, as id:key in hexadecimal; needs Shaka Packager.",
            "用此文件中的内容密钥（十六进制“编号:密钥”）加密（cbcs）；需要 Shaka Packager。",
        ),
        dir_okay=False,
    ),
]
ProfileOption = Annotated[
    list[str] | None,
    typer.Option(
        help=said(
            "An MP4 for this platform, such as tiktok; may be given many times.",
            "为此平台生成 MP4，如 douyin；可多次给出。",
        ),
        metavar="NAME",
    ),
]
TitleOption = Annotated[
    str,
    typer.Option(help=said("The series, for the names of --profile.", "剧名，用于 --profile 的文件名。")),
]
EpisodeOption = Annotated[
    int,
    typer.Option(
        min=1, help=said("Its number, for the names of --profile.", "集号，用于 --profile 的文件名。")
    ),
]
LowOption = Annotated[
    bool, typer.Option("--low", help=said("Add a rendition for slow networks.", "增加低码率版本。"))
]


def package(
    pictures: PicturesArgument,
    *,
    output: OutputOption,
    subtitles: SubtitlesOption = None,
    sound: SoundOption = None,
    segments: SegmentsOption = False,
    key: KeyOption = None,
    profile: ProfileOption = None,
    title: TitleOption = "episode",
    episode: EpisodeOption = 1,
    low: LowOption = False,
    ffmpeg: FfmpegOption = None,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian.cut.package import Title, read_texts

    _refuse_mixtures(pictures, sound or [], segments=segments, low=low, profile=bool(profile))
    if key and not segments:
        raise typer.BadParameter(said("--key needs --segments.", "--key 需与 --segments 同用。"))
    texts, found = read_texts({path.name: read_file(path) for path in subtitles or ()})
    if texts is not None and profile:
        heard = sound[0] if sound else None
        found += _platforms(
            pictures[0], heard, profile, title=Title(title, episode), output=output, ffmpeg=ffmpeg
        )
    elif texts is not None and segments:
        from shudian.cut.package import encrypted, segmented
        from shudian.cut.titles.tracks import language_of

        sounds = [(file, language_of(file.name)) for file in sound or ()]
        if key:
            found += encrypted(pictures, sounds, texts, key, output)
        else:
            found += segmented(pictures, sounds, texts, output)[1]
    elif texts is not None:
        from shudian.cut.engines.ffmpeg import locate
        from shudian.cut.package import deliver
        from shudian.cut.probe import look

        program = locate(ffmpeg)
        source, more = look(pictures[0])
        found += more
        if source:
            found += deliver(source, texts, output, program, low=low)
    report(found, findings)


def _platforms(
    picture: Path, sound: Path | None, names: list[str], *, title: Title, output: Path, ffmpeg: Path | None
) -> list[Finding]:
    from shudian.cut.engines.ffmpeg import locate
    from shudian.cut.package import for_platforms

    asked = [platform(name) for name in dict.fromkeys(names)]
    return for_platforms(picture, sound, asked, title, output, ffmpeg=locate(ffmpeg))[1]


def _refuse_mixtures(
    pictures: list[Path], sounds: list[Path], *, segments: bool, low: bool, profile: bool
) -> None:
    if segments and (low or profile):
        raise typer.BadParameter(
            said(
                "--segments goes without --low and --profile.", "--segments 不能与 --low 或 --profile 同用。"
            )
        )
    if not segments and len(pictures) > 1:
        raise typer.BadParameter(said("Several sizes need --segments.", "多个尺寸需要 --segments。"))
    if sounds and not segments and (not profile or len(sounds) > 1):
        raise typer.BadParameter(
            said(
                "--sound needs --segments, or once --profile.",
                "--sound 需与 --segments 同用，或与 --profile 同用一次。",
            )
        )
