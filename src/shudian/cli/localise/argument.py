"""What the commands of `shudian localise` ask alike."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from shudian.cli.language import said

if TYPE_CHECKING:
    from shudian.finding import Finding
    from shudian.localise.formats.base import Format, Reader
    from shudian.localise.profile import Profile
    from shudian.units import Lang

LangOption = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar="TAG",
        help=said(
            "The language, such as th or es-419. Without it: from the file's name (ep01.th.vtt) or the script.",
            "语言，如 th、es-419；不给则取自文件名（ep01.th.vtt）或剧本。",
        ),
    ),
]
ProfileOption = Annotated[
    str,
    typer.Option(
        "--profile",
        metavar="NAME|FILE",
        help=said(
            "The rules to keep: vertical-9x16, netflix, netflix-children, netflix-sdh, netflix-sdh-children, "
            "or a file (.toml) that extends one.",
            "所依规则：vertical-9x16、netflix、netflix-children、netflix-sdh、netflix-sdh-children，"
            "或继承其一的文件（.toml）。",
        ),
    ),
]
ShotsOption = Annotated[
    Path | None,
    typer.Option(
        "--shots",
        help=said(
            "The shots of the picture, as `shudian cut shots` lists them (.csv, .json); times stand on its frames.",
            "镜头表（`shudian cut shots` 生成的 .csv 或 .json）；时间按其帧率取整。",
        ),
        dir_okay=False,
    ),
]
SubtitleArgument = Annotated[
    Path,
    typer.Argument(
        help=said("Subtitles in any format that `convert` reads.", "`convert` 可读的任一格式的字幕文件。"),
        metavar="FILE",
        dir_okay=False,
    ),
]


def form_of(file: Path) -> Format:
    """The format that a file to write asks for."""
    from shudian.localise.formats import FORMATS
    from shudian.localise.formats import format_of as known_form

    form = known_form(file)
    if form is None:
        _refuse(file, list(FORMATS))
    return form


def reader_of(file: Path) -> Reader:
    """The format of a file to read."""
    from shudian.localise.formats import FORMATS, ONLY_READ
    from shudian.localise.formats import reader_of as known_reader

    reader = known_reader(file)
    if reader is None:
        _refuse(file, [*FORMATS, *ONLY_READ])
    return reader


def _refuse(file: Path, endings: list[str]) -> NoReturn:
    known = ", ".join(f".{suffix}" for suffix in endings)
    raise typer.BadParameter(
        said(f"{file.name} does not end in {known}.", f"{file.name} 的后缀不是 {known}。")
    )


def profile_of(name: str) -> Profile:
    """A profile of ours by name, or a house's own by its file, whose faults end the command."""
    from shudian.localise import PROFILES, profile

    if name in PROFILES:
        return profile(name)
    if name.lower().endswith(".toml"):
        from shudian.cli.output import read_file, report
        from shudian.localise.house_profile import read_profile

        made, findings = read_profile(read_file(Path(name)), Path(name).name)
        report(findings)
        if made:
            return made
    known = ", ".join(PROFILES)
    raise typer.BadParameter(said(f"There is no profile {name}: {known}.", f"没有规则 {name}：{known}。"))


def cuts_of(shots: Path | None, rules: Profile, found: list[Finding]) -> tuple[Profile, tuple[int, ...]]:
    """The shot changes of a list, and the profile on its frame grid."""
    from shudian.cli.output import read_file
    from shudian.localise.shot_cuts import read_cuts

    if shots is None:
        return rules, ()
    cuts, more = read_cuts(read_file(shots), shots.name)
    found += more
    return (rules.at(cuts.rate), cuts.frames) if cuts else (rules, ())


def language_of(tag: str | None, file: Path) -> Lang | None:
    """The language said, else the one in a name such as ep01.th.vtt."""
    from shudian.units import Lang

    said_or_named = tag or (file.stem.rpartition(".")[2] if "." in file.stem else "")
    try:
        return Lang(said_or_named) if said_or_named else None
    except ValueError as error:
        if tag:
            raise typer.BadParameter(str(error)) from error
        return None
