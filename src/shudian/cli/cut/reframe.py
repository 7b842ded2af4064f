"""`shudian cut reframe`: a horizontal clip made vertical."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shudian.cli.cut.argument import FfmpegOption, MediaArgument, OutArgument, platform, progress
from shudian.cli.language import said
from shudian.cli.output import (
    Findings,
    FindingsOption,
    read_file,
    report,
    write_value,
)
from shudian.cut.reframe.wide import Wide

if TYPE_CHECKING:
    from shudian.cut.reframe.verb import Asked
    from shudian.finding import Finding

SIZES = {
    "9:16": (1080, 1920),
    "3:4": (1080, 1440),
    "4:5": (1080, 1350),
    "1:1": (1080, 1080),
    "16:9": (1920, 1080),
}


PathOption = Annotated[
    Path | None,
    typer.Option(
        help=said(
            "Render this crop path (see --save-path), edited or not, instead of drawing one.",
            "按此裁切路径渲染（见 --save-path，可先编辑），不再自动生成。",
        ),
        dir_okay=False,
    ),
]
SavePathOption = Annotated[
    Path | None,
    typer.Option(
        help=said(
            "Write the crop path here: .json, or .otio with the keys in each clip's metadata.",
            "把裁切路径存到此处：.json，或把关键帧写入各片段元数据的 .otio。",
        ),
        dir_okay=False,
    ),
]
PreviewOption = Annotated[
    Path | None,
    typer.Option(
        help=said(
            "Draw the crop over the source: a film (.mp4) or one picture a shot (.png).",
            "把裁切框画在原画面上：视频（.mp4）或每镜头一帧（.png）。",
        ),
        dir_okay=False,
    ),
]

RatioOption = Annotated[
    str,
    typer.Option(
        help=said(
            "Shape of the result: 9:16, 3:4, 4:5, 1:1 or 16:9.", "成片画幅：9:16、3:4、4:5、1:1 或 16:9。"
        )
    ),
]
ProfileOption = Annotated[
    str | None,
    typer.Option(
        help=said(
            "The platform it is for: its size, and heads kept clear of its buttons.",
            "目标平台：按其尺寸输出，并让人脸避开其按钮。",
        )
    ),
]
CuesOption = Annotated[
    Path | None,
    typer.Option(
        help=said(
            "Subtitles of the clip: of two people the one who speaks in them is followed.",
            "素材字幕：两人同框时跟随字幕中正在说话的人。",
        ),
        dir_okay=False,
    ),
]
ScriptOption = Annotated[
    Path | None,
    typer.Option(
        help=said(
            "The script: whose lines the subtitles are, where they do not name their speakers.",
            "剧本：字幕未标说话人时，据此得知是谁的台词。",
        ),
        dir_okay=False,
    ),
]
EpisodeOption = Annotated[
    int,
    typer.Option(min=1, help=said("Which episode of the script the clip is of.", "素材属于剧本的第几集。")),
]
WideOption = Annotated[
    Wide,
    typer.Option(
        help=said(
            "Two people who do not fit: crop to the main one, cut to who speaks, split into two windows, pad to show all;"
            " story chooses by who speaks (see --cues).",
            "两人放不进画面时：crop 固定主要人物，cut 切到说话者，split 上下分屏，pad 显示全幅；"
            "story 按说话情况选择（见 --cues）。",
        )
    ),
]
ModelsOption = Annotated[
    Path | None,
    typer.Option(
        help=said("The folder of model files (see `shudian models`).", "模型文件夹（见 shudian models）。"),
        file_okay=False,
    ),
]


def reframe(
    file: MediaArgument,
    out: OutArgument,
    *,
    path: PathOption = None,
    save_path: SavePathOption = None,
    preview: PreviewOption = None,
    ratio: RatioOption = "9:16",
    profile: ProfileOption = None,
    cues: CuesOption = None,
    script: ScriptOption = None,
    episode: EpisodeOption = 1,
    wide: WideOption = Wide.STORY,
    models: ModelsOption = None,
    ffmpeg: FfmpegOption = None,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian.cut.engines.ffmpeg import locate
    from shudian.cut.probe import look
    from shudian.cut.reframe import verb
    from shudian.cut.reframe.track import as_timeline
    from shudian.finding import failed
    from shudian.model import document

    program = locate(ffmpeg)
    program.need("libx264")
    source, found = look(file)
    if source is None:
        report(found, findings)
        return
    asked, more = _asked(ratio, profile, cues, wide=wide, models=models)
    found += more
    if script:
        asked, more = _by_script(asked, script, episode)
        found += more
        if failed(more):
            report(found, findings)
            return
    if path:
        drawn, more = verb.read_path(read_file(path), source, str(path))
    else:
        with progress(said("Watching", "分析"), source.info.frames) as step:
            drawn, more = verb.plan(source, asked, progress=step)
    found += more
    if drawn is None:
        report(found, findings)
        return
    if save_path:
        timeline = save_path.suffix.lower() == ".otio"
        write_value(as_timeline(drawn, source) if timeline else document.write(drawn), save_path)
    if preview:
        from shudian.cut.reframe.preview import preview as draw_preview

        draw_preview(source, drawn, preview, program)
    with progress(said("Rendering", "渲染"), source.info.frames) as step:
        verb.render(source, drawn, out, program, size=asked.size, progress=step)
    report(found, findings)


def _asked(
    ratio: str, profile: str | None, cues: Path | None, *, wide: Wide, models: Path | None
) -> tuple[Asked, list[Finding]]:
    from shudian.cut import titles
    from shudian.cut.reframe.verb import Asked

    if ratio not in SIZES:
        raise typer.BadParameter(f"{ratio}: {', '.join(SIZES)}", param_hint="--ratio")
    size, clear = SIZES[ratio], None
    if profile:
        asked = platform(profile)
        size, clear = asked.size, asked.clear
    read, found = titles.read(read_file(cues), cues.name) if cues else (None, [])
    return Asked(size, clear, read.track if read else None, wide, models), found


def _by_script(asked: Asked, script: Path, episode: int) -> tuple[Asked, list[Finding]]:
    """The subtitles with the speakers that the script names."""
    from dataclasses import replace

    from shudian.cut.findings import NO_EPISODE, OTHER_SCRIPT
    from shudian.cut.reframe.named import named
    from shudian.finding import Place
    from shudian.script import read

    if asked.cues is None:
        raise typer.BadParameter(
            said("A script needs the clip's subtitles: --cues.", "剧本需配合素材字幕：--cues。"),
            param_hint="--script",
        )
    place = Place(file=script.name)
    series, found = read(read_file(script), script.name)
    numbers = [one.number for one in series.episodes] if series else []
    if series is None or episode not in numbers:
        listed = ", ".join(map(str, numbers)) or "–"
        return asked, [*found, NO_EPISODE.at(place, number=episode, numbers=listed)]
    lines = [line for scene in series.episode(episode).scenes for line in scene.lines]
    cues, lost = named(asked.cues, lines)
    if 2 * lost > len(cues.cues):
        found.append(OTHER_SCRIPT.at(place, lost=lost, all=len(cues.cues)))
    return replace(asked, cues=cues), found
