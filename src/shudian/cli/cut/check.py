"""`shudian cut check`: finished files against what a platform takes and what a viewer stands."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shudian.cli.cut.argument import FfmpegOption, platform, progress
from shudian.cli.language import said
from shudian.cli.output import Findings, FindingsOption, read_file, report, write_value
from shudian.wording import interface_language

if TYPE_CHECKING:
    from shudian.cut.inspect.notice import Inspection, Programme
    from shudian.cut.platforms import Profile
    from shudian.finding import Finding

FilesArgument = Annotated[
    list[Path],
    typer.Argument(
        help=said("Finished files, or folders of them.", "成片文件或其所在文件夹。"), metavar="FILE|FOLDER..."
    ),
]
ProfileOption = Annotated[
    str, typer.Option(help=said("The platform that gets them.", "交付的平台。"), metavar="NAME")
]
SubtitlesOption = Annotated[
    list[Path] | None,
    typer.Option(
        help=said(
            "Subtitles that are burned in: each is read back in the files of its episode (ep01.th.vtt).",
            "已压制的字幕：在同集文件中逐条回读核对（ep01.th.vtt）。",
        ),
        dir_okay=False,
    ),
]
ReferenceOption = Annotated[
    Path | None,
    typer.Option(
        help=said(
            "The picture that a single FILE was rendered from, frame by frame: adds VMAF.",
            "单个 FILE 渲染所用的同帧素材：加测 VMAF。",
        ),
        dir_okay=False,
    ),
]
SeasonOption = Annotated[
    Path | None,
    typer.Option(
        help=said(
            "The plan of `cut season` that the folder was rendered from: every file against its source, "
            "and what is missing. What was checked before is known by its content.",
            "渲染该文件夹所用的 cut season 计划：逐个文件与素材核对，并找出缺漏。已检查过的按内容识别，不再重做。",
        ),
        metavar="PLAN",
        dir_okay=False,
    ),
]
OutOption = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        help=said(
            "Write a page (.html; a folder gets check.html) or the same as .json.",
            "写出报告网页（.html；给文件夹则写 check.html），或 .json。",
        ),
    ),
]


def check(
    files: FilesArgument,
    *,
    profile: ProfileOption = "vertical-9x16",
    subtitles: SubtitlesOption = None,
    reference: ReferenceOption = None,
    season: SeasonOption = None,
    output: OutOption = None,
    json: Annotated[
        bool,
        typer.Option("--json", help=said("The value as JSON on standard output.", "在标准输出写出 JSON。")),
    ] = False,
    findings: FindingsOption = Findings.TEXT,
    ffmpeg: FfmpegOption = None,
) -> None:
    if season:
        made, paths, found = _delivered(season, files, ffmpeg)
    else:
        made, paths = _finished(files, platform(profile), subtitles, reference, ffmpeg)
        found = []
    from shudian.model import document

    if json:
        write_value(document.write(made), None)
    if output:
        _write(made, output, paths)
    report([*found, *made.findings], findings)


def _finished(
    named: list[Path],
    asked: Profile,
    subtitles: list[Path] | None,
    reference: Path | None,
    ffmpeg: Path | None,
) -> tuple[Inspection, list[Path]]:
    """Files that no plan says anything about."""
    from shudian.cut.engines.ffmpeg import locate
    from shudian.cut.inspect import quality, season, verb
    from shudian.cut.inspect.notice import Inspection

    listed = _listed(named, verb.ENDINGS)
    if reference and len(listed) != 1:
        raise typer.BadParameter(
            said("A reference belongs to one file.", "素材只能对应一个文件。"), param_hint="--reference"
        )
    program, programmes = locate(ffmpeg), []
    with progress(said("Checking", "检查"), len(listed)) as step:
        for at, (name, file) in enumerate(listed):
            programmes.append(verb.programme(file, asked, program, name))
            step(at + 1)
    programmes, general = season.judge(programmes)
    paths = [file for _, file in listed]
    if reference:
        known, more = quality.judge(paths[0], reference, programmes[0], program)
        programmes = [verb.with_more(known, more)]
    if subtitles:
        programmes, wrong = _read_back(programmes, paths, subtitles, asked)
        general += wrong
    return Inspection(asked.name, tuple(programmes), tuple(general)), paths


def _delivered(
    plan: Path, named: list[Path], ffmpeg: Path | None
) -> tuple[Inspection, list[Path], list[Finding]]:
    """The folder of a season; what is wrong with its plan stands beside."""
    from shudian.app.season import bench
    from shudian.app.season_check import check
    from shudian.cut.inspect.notice import Inspection
    from shudian.cut.platforms import DEFAULT

    if len(named) != 1 or not named[0].is_dir():
        raise typer.BadParameter(
            said(
                "With --season name the one folder of the delivery.", "使用 --season 时请给出一个交付文件夹。"
            ),
            param_hint="FILE",
        )
    with bench(plan, named[0], ffmpeg=ffmpeg) as (ready, found):
        if ready is None:
            return Inspection(DEFAULT, ()), [], found
        with progress(said("Checking", "检查"), 1) as step:
            checked = check(ready)
            step(1)
    kept = checked.nodes - checked.ran
    again = checked.segments - checked.segments_ran
    print(
        said(
            f"{checked.ran} checks done, {kept} reused; segments compared with their source: "
            f"{checked.segments_ran}, reused: {again}.",
            f"完成 {checked.ran} 项检查，复用 {kept} 项；与素材比较的片段 {checked.segments_ran} 个，复用 {again} 个。",
        ),
        file=sys.stderr,
    )
    return checked.inspection, list(checked.files), found


def _listed(named: list[Path], endings: tuple[str, ...]) -> list[tuple[str, Path]]:
    """Each file with what it is called: its path within the folder that was named."""
    listed: list[tuple[str, Path]] = []
    for path in named:
        if path.is_dir():
            inside = sorted(file for file in path.rglob("*") if file.suffix.lower() in endings)
            if not inside:
                raise typer.BadParameter(
                    said(f"There is no video in {path}.", f"{path} 中没有视频文件。"), param_hint="FILE"
                )
            listed += [(file.relative_to(path).as_posix(), file) for file in inside]
        else:
            listed.append((path.name, path))
    return listed


def _read_back(
    programmes: list[Programme], paths: list[Path], subtitles: list[Path], profile: Profile
) -> tuple[list[Programme], list[Finding]]:
    from shudian.cut.inspect import season, texts, verb
    from shudian.cut.titles import tracks

    read, found = [], []
    for file in subtitles:
        known, wrong = tracks.read(read_file(file), file.name)
        found += wrong
        if known:
            read.append((file.name, known.track))
    ocr = texts.reader()
    more = []
    for each, path in zip(programmes, paths, strict=True):
        own = [track for name, track in read if season.belongs(name, each.file)]
        more.append(
            verb.with_more(each, texts.judge(path, each, own, profile, ocr)) if own and each.frames else each
        )
    return more, found


def _write(made: Inspection, output: Path, listed: list[Path]) -> None:
    from shudian.cut.inspect.page import page
    from shudian.model import document

    target = output / "check.html" if output.is_dir() or not output.suffix else output
    if target.suffix.lower() == ".json":
        write_value(document.write(made), target)
    elif target.suffix.lower() in (".html", ".htm"):
        target.parent.mkdir(parents=True, exist_ok=True)
        write_value(page(made, listed, interface_language()), target)
    else:
        raise typer.BadParameter(
            said("A report is a .html or .json.", "报告须为 .html 或 .json。"), param_hint="-o"
        )
