"""`shudian cut clips`: advertising clips of a film."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shudian.cli.cut.argument import FfmpegOption, platform
from shudian.cli.cut.covers import FolderOption, ShotsOption
from shudian.cli.cut.reframe import ModelsOption
from shudian.cli.language import said
from shudian.cli.output import Findings, FindingsOption, FontDirOption, report, table
from shudian.wording import interface_language

if TYPE_CHECKING:
    from shudian.cut.platforms import Profile
    from shudian.units import Lang


Given = Annotated[
    list[Path],
    typer.Argument(
        help=said(
            "The film; before it, if there is one, its script or the clips that `shudian script clips -o` found.",
            "成片；若有剧本或 shudian script clips -o 的结果，写在成片之前。",
        ),
        metavar="[SCRIPT|HOOKS] FILM",
        dir_okay=False,
    ),
]
EpisodeOption = Annotated[
    int | None,
    typer.Option(min=1, help=said("Which episode of the script the film is.", "成片是剧本的第几集。")),
]
SubtitlesOption = Annotated[
    Path | None,
    typer.Option(
        help=said(
            "Captions to burn; they also say where words end. Named like ep01.en.vtt.",
            "要压制的字幕，也用于判断话说到哪里；文件名如 ep01.en.vtt。",
        ),
        dir_okay=False,
    ),
]
ProfileOption = Annotated[
    str, typer.Option(metavar="NAME", help=said("The platform they are for.", "目标平台。"))
]
CountOption = Annotated[int, typer.Option(min=1, max=20, help=said("How many at most.", "最多几个。"))]
TitleOption = Annotated[
    str | None, typer.Option(help=said("The series' title on the end card.", "片尾卡上的剧名。"))
]
CallOption = Annotated[
    str | None,
    typer.Option(help=said("The call to action on the end card.", "片尾卡上的行动号召语。")),
]
LanguageOption = Annotated[
    str | None,
    typer.Option(
        "--lang",
        help=said("The market's language; the subtitles' if not given.", "市场语言；不给则取字幕的语言。"),
    ),
]
SpoilersOption = Annotated[
    bool,
    typer.Option(
        "--no-spoilers",
        help=said(
            "Nothing from behind the paywall or that gives the ending away.",
            "不用付费点之后或泄露结局的内容。",
        ),
    ),
]


def clips(
    given: Given,
    *,
    output: FolderOption,
    episode: EpisodeOption = None,
    subtitles: SubtitlesOption = None,
    shots: ShotsOption = None,
    profile: ProfileOption = "vertical-9x16",
    count: CountOption = 3,
    title: TitleOption = None,
    call: CallOption = None,
    language: LanguageOption = None,
    no_spoilers: SpoilersOption = False,
    models: ModelsOption = None,
    font_dir: FontDirOption = None,
    ffmpeg: FfmpegOption = None,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian.app import clips as app
    from shudian.app import promotion
    from shudian.cut.clips import told
    from shudian.cut.engines.ffmpeg import locate
    from shudian.cut.season.picture import THREADS
    from shudian.script.selling.told import FEATURES

    platform, market = _checked(given, profile, language, no_spoilers=no_spoilers)
    program = locate(ffmpeg, threads=THREADS)
    program.need("libx264")
    program.need("libass")
    order = app.Order(
        film=given[-1], script=given[0] if len(given) > 1 else None, episode=episode, subtitles=subtitles, shots=shots,
        profile=platform, title=title, call=call, language=market, count=count, no_spoilers=no_spoilers,
        models=models, font_dir=font_dir,
    )  # fmt: skip
    with promotion.bench(output) as at:
        made, found = app.clips(at, order, program)
    heads = [said("No.", "序"), said("Frames", "帧"), said("Score", "分"), said("Why", "理由")]
    rows = [
        (place, f"{one.first}–{one.end}", f"{one.score:.1f}", told.why(one, interface_language(), FEATURES))
        for place, one in enumerate(made, 1)
    ]
    if rows:
        table(rows, heads)
    report(found, findings)


def _checked(
    given: list[Path], profile: str, language: str | None, *, no_spoilers: bool
) -> tuple[Profile, Lang | None]:
    from shudian.units import Lang

    if len(given) > 2:
        raise typer.BadParameter(said("One script and one film at a time.", "一次只能给一个剧本和一个成片。"))
    asked = platform(profile)
    if no_spoilers and len(given) < 2:
        raise typer.BadParameter(
            said("Only a script says where the paywall is.", "只有剧本能说明付费点在哪里。"),
            param_hint="--no-spoilers",
        )
    try:
        return asked, Lang(language) if language else None
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--lang") from error
