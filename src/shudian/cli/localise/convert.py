"""`shudian localise convert`"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from shudian.cli.language import said
from shudian.cli.localise.argument import LangOption, ProfileOption, language_of, profile_of
from shudian.cli.output import Findings, FindingsOption, read_file, report, write_value
from shudian.finding import Finding

if TYPE_CHECKING:
    from shudian.localise.formats.base import Format, Reader
    from shudian.localise.profile import Profile

_FORM = "vtt|srt|ass|ttml|xml|sub|lrc|csv|xlsx|json"


MaterialArgument = Annotated[
    Path,
    typer.Argument(
        help=said(
            "Subtitles in any format that we read, or a folder of them.",
            "任一可读格式的字幕文件，或其文件夹。",
        ),
        metavar="FILE|FOLDER",
    ),
]
TargetOption = Annotated[
    Path,
    typer.Option(
        "--output",
        "-o",
        help=said(
            "The file to write, its ending chooses the format; for a folder a folder, with --to.",
            "要写出的文件，后缀决定格式；输入为文件夹时为文件夹，并须给出 --to。",
        ),
    ),
]
FromOption = Annotated[
    str | None,
    typer.Option(
        "--from",
        metavar=_FORM + "|scc|stl",
        help=said("The format to read, where the ending does not say it.", "源格式，后缀不能说明时使用。"),
    ),
]
ToOption = Annotated[
    str | None,
    typer.Option("--to", metavar=_FORM, help=said("The format to write.", "目标格式。")),
]
RateOption = Annotated[
    str | None,
    typer.Option(
        "--frame-rate",
        metavar="RATE",
        help=said(
            "Frames a second of formats that count frames, such as 25, 23.976 or 30000/1001.",
            "以帧计时的格式的帧率，如 25、23.976、30000/1001。",
        ),
    ),
]
OffsetOption = Annotated[
    str,
    typer.Option(
        "--offset",
        metavar="SECONDS",
        help=said("Seconds to move every time by, such as -1.5.", "所有时间平移的秒数，如 -1.5。"),
    ),
]
ScaleOption = Annotated[
    str,
    typer.Option(
        "--scale",
        metavar="FACTOR",
        help=said(
            "What to multiply times by before they move, such as 25/24 or 1.001.",
            "平移之前所乘的倍数，如 25/24、1.001。",
        ),
    ),
]


def convert(
    file: MaterialArgument,
    *,
    output: TargetOption,
    from_: FromOption = None,
    to: ToOption = None,
    frame_rate: RateOption = None,
    offset: OffsetOption = "0",
    scale: ScaleOption = "1",
    lang: LangOption = None,
    profile: ProfileOption = "vertical-9x16",
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian.units import frame_rate as rate_of

    try:
        rate = rate_of(frame_rate) if frame_rate else None
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    factor = _number(scale, "--scale")
    if factor <= 0:
        raise typer.BadParameter(said("--scale must be above 0.", "--scale 须大于 0。"))
    work = _Work(profile_of(profile), rate, factor, _number(offset, "--offset"), lang)
    found: list[Finding] = []
    for source, target in _files(file, output, from_, to):
        found += work.convert(source, _reader(source, from_), target, _writer(target, to))
    report(found, findings)


@dataclass(frozen=True)
class _Work:
    rules: Profile
    rate: Fraction | None
    scale: Fraction
    offset: Fraction
    lang: str | None

    def convert(self, source: Path, reader: Reader, target: Path, writer: Format) -> list[Finding]:
        from dataclasses import replace

        from shudian.localise.retime import retimed
        from shudian.units import Lang

        language = language_of(self.lang, source) or language_of(None, target) or Lang("und")
        track, found = reader.at(self.rate).read(read_file(source), language, file=source.name)
        if track:
            track, more = retimed(track, self.scale, self.offset)
            if track.cues:
                form = writer.at(self.rate)
                write_value(form.write(track, self.rules), target)
                more += form.losses(track)
            found += [replace(each, place=replace(each.place, file=source.name)) for each in more]
        return found


def _files(source: Path, target: Path, from_: str | None, to: str | None) -> Iterator[tuple[Path, Path]]:
    """Each file with the one to write from it."""
    from shudian.localise.formats import reader_of

    if not source.is_dir():
        yield source, target
        return
    if to is None:
        raise typer.BadParameter(
            said("For a folder name the format with --to.", "输入为文件夹时，请用 --to 指明格式。")
        )
    wanted = [
        each
        for each in sorted(source.iterdir())
        if each.is_file() and (each.suffix == f".{from_}" if from_ else reader_of(each) is not None)
    ]
    if not wanted:
        raise typer.BadParameter(
            said(f"{source.name} holds no subtitles.", f"{source.name} 中没有字幕文件。")
        )
    taken: set[str] = set()
    target.mkdir(parents=True, exist_ok=True)
    for each in wanted:
        name = f"{each.stem}.{to}" if each.stem not in taken else f"{each.name}.{to}"
        taken.add(each.stem)
        yield each, target / name


def _reader(file: Path, named: str | None) -> Reader:
    from shudian.localise.formats import FORMATS, ONLY_READ, reader_of

    form = reader_of(f"named.{named}" if named else file)
    if form is None:
        _unknown(named or file.name, [*FORMATS, *ONLY_READ])
    return form


def _writer(file: Path, named: str | None) -> Format:
    from shudian.localise.formats import FORMATS, format_of

    form = format_of(f"named.{named}" if named else file)
    if form is None:
        _unknown(named or file.name, list(FORMATS))
    return form


def _unknown(name: str, known: list[str]) -> NoReturn:
    listed = ", ".join(known)
    raise typer.BadParameter(said(f"{name} is none of {listed}.", f"{name} 不属于 {listed}。"))


def _number(text: str, option: str) -> Fraction:
    try:
        return Fraction(text)
    except (ValueError, ZeroDivisionError) as error:
        raise typer.BadParameter(
            said(f"{option} is a number such as 1.5 or 25/24.", f"{option} 须为数字，如 1.5 或 25/24。")
        ) from error
