"""`shudian cut`: from pictures to a finished vertical episode; a file a command."""

from __future__ import annotations

import typer

from shudian.cli.cut.animatic import animatic
from shudian.cli.cut.check import check
from shudian.cli.cut.clips import clips
from shudian.cli.cut.conform import conform
from shudian.cli.cut.covers import covers
from shudian.cli.cut.ingest import ingest
from shudian.cli.cut.package import package
from shudian.cli.cut.probe import probe
from shudian.cli.cut.proxy import proxy
from shudian.cli.cut.reframe import reframe
from shudian.cli.cut.render import render
from shudian.cli.cut.season import season
from shudian.cli.cut.shots import shots
from shudian.cli.cut.sound import sound
from shudian.cli.cut.titles import titles
from shudian.cli.language import said

app = typer.Typer(
    help=said("Cut: pictures to a finished vertical episode.", "剪辑：从素材到竖屏成片。"),
    rich_markup_mode=None,
    no_args_is_help=True,
)
app.command(help=said("Say what a media file really holds.", "查明媒体文件的真实内容。"))(probe)
app.command(
    help=said(
        "Take material of an episode into the workspace and draw its first crop path.",
        "把一集的素材导入工作区，并生成初始裁切路径。",
    )
)(ingest)
app.command(
    help=said(
        "List the shots of a clip: cuts, fades, dissolves; and draw a contact sheet.",
        "列出素材的镜头：硬切、淡变、叠化；并绘制镜头总览。",
    )
)(shots)
app.command(
    help=said(
        "Make a small copy to work with: constant rate, upright, square pixels, in step.",
        "生成工作用代理文件：恒定帧率、正向、方形像素、声画同步。",
    )
)(proxy)
app.command(
    help=said(
        "Find the media of a timeline, say what does not fit, and render or export it.",
        "为时间线匹配素材、指出问题，并渲染或导出。",
    )
)(conform)
app.command(
    help=said(
        "Turn a horizontal clip into a vertical one that follows its subject.",
        "把横屏素材改为跟随主体的竖屏。",
    )
)(reframe)
app.command(
    help=said(
        "Finish a file: subtitles in or beside the picture, sound levelled, size set.",
        "成片渲染：压制或封装字幕，统一响度，设定尺寸。",
    )
)(render)
app.command(
    help=said(
        "Mix stems: music under speech, one loudness for the whole.",
        "混合分轨：音乐让位于对白，整集统一响度。",
    )
)(sound)
app.command(
    help=said(
        "Package an episode for players (HLS, DASH) and platforms (MP4).",
        "把一集打包给播放器（HLS、DASH）与平台（MP4）。",
    )
)(package)
app.command(
    help=said(
        "Draw a timed vertical animatic of an episode from its script: ep01.mp4 and ep01.jpg.",
        "由剧本生成一集的竖屏动态分镜：ep01.mp4 与 ep01.jpg。",
    )
)(animatic)
app.command(
    help=said(
        "Render a season from one plan: episodes × languages × platforms × sizes.",
        "按一份计划渲染整季：集 × 语言 × 平台 × 尺寸。",
    )
)(season)
app.command(
    help=said(
        "Set subtitles and overlays in type for a platform, as ASS to burn or as a picture.",
        "按平台排好字幕与叠加文字，输出可压制的 ASS 或预览图。",
    )
)(titles)
app.command(
    help=said(
        "Check finished files: picture, sound, flashing, the platform's limits, the season.",
        "检查成片：画面、声音、闪烁、平台规格与整季完整性。",
    )
)(check)
app.command(
    help=said(
        "Choose stills for covers, rank them with reasons, and draw them in every shape.",
        "挑选封面候选，说明理由并排序，输出各种画幅。",
    )
)(covers)
app.command(
    help=said(
        "Cut vertical advertising clips of 15 to 30 s out of a film, with captions and an end card.",
        "从成片剪出 15–30 秒的竖屏投流片段，带字幕与片尾卡。",
    )
)(clips)
