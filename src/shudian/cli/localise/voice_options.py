"""What `shudian localise voices` and `dub` are asked."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from shudian.cli.language import said


class Speaks(StrEnum):
    ESPEAK = "espeak-ng"
    TONE = "tone"
    PROGRAM = "program"
    HTTP = "http"


EspeakOption = Annotated[
    Path | None,
    typer.Option(
        "--espeak",
        help=said("The espeak-ng program to use.", "要使用的 espeak-ng 程序。"),
        dir_okay=False,
    ),
]
ProgramOption = Annotated[
    str,
    typer.Option(
        "--program",
        metavar="COMMAND",
        help=said(
            "How to call a speaking program: {text}, {voice}, {language}, {pitch}, {rate} are filled in, "
            "{out} is the WAV to write; without {text} the line comes on standard input.",
            "语音程序的命令：填入 {text}、{voice}、{language}、{pitch}、{rate}，{out} 为要写出的 WAV；"
            "无 {text} 时台词经标准输入给出。",
        ),
    ),
]
ServerOption = Annotated[
    str,
    typer.Option(
        "--server",
        metavar="URL",
        help=said(
            "A server that speaks as OpenAI's does, such as http://localhost:8880/v1; its key from SHUDIAN_VOICE_KEY.",
            "兼容 OpenAI 语音接口的服务器，如 http://localhost:8880/v1；密钥取自 SHUDIAN_VOICE_KEY。",
        ),
    ),
]
ModelOption = Annotated[
    str, typer.Option("--model", metavar="NAME", help=said("The server's model.", "服务器上的模型名。"))
]
LangOption = Annotated[
    str, typer.Option("--lang", metavar="TAG", help=said("The language that is spoken.", "配音的语言。"))
]
EngineOption = Annotated[
    Speaks, typer.Option("--engine", help=said("What speaks the roles.", "由什么发声。"))
]
VoiceOption = Annotated[
    list[str] | None,
    typer.Option(
        "--voice",
        metavar="KIND:NAME",
        help=said(
            "A voice of the engine's, as woman:nova; kinds: woman, man, girl, boy, old_woman, old_man.",
            "引擎的一个声音，如 woman:nova；类别：woman、man、girl、boy、old_woman、old_man。",
        ),
    ),
]
KeepOption = Annotated[
    Path | None,
    typer.Option(
        "--keep",
        help=said(
            "A casting (.json, .csv) whose roles keep their voices.",
            "已有选角表（.json、.csv），其中角色声音不变。",
        ),
        dir_okay=False,
    ),
]
CalibrateOption = Annotated[
    Path | None,
    typer.Option(
        "--calibrate",
        help=said(
            "Speak a few lines, fit how long the engine takes, and write it here (.json).",
            "念几句台词以校准引擎的语速，写入此文件（.json）。",
        ),
        dir_okay=False,
    ),
]
CastingOption = Annotated[
    Path,
    typer.Option(
        "--casting",
        help=said(
            "Who speaks: a casting of `shudian localise voices` (.json, .csv).",
            "选角表：由 `shudian localise voices` 生成（.json、.csv）。",
        ),
        dir_okay=False,
    ),
]
FolderOption = Annotated[
    Path,
    typer.Option("--output", "-o", help=said("The folder to write into.", "写入的文件夹。"), file_okay=False),
]
TimelineOption = Annotated[
    Path | None,
    typer.Option(
        "--timeline",
        help=said(
            "When each line is heard (.json); without it, as the script's pace tells.",
            "每句的时间（.json）；不给则按剧本节奏估算。",
        ),
        dir_okay=False,
    ),
]
FenceOption = Annotated[
    list[float] | None,
    typer.Option(
        "--fence",
        min=0,
        help=said("A second that no line may cross; repeatable.", "任何台词不得越过的秒数；可重复。"),
    ),
]
SpeechRateOption = Annotated[
    Path | None,
    typer.Option(
        "--speech-rate",
        help=said(
            "How long the engine takes, as `shudian localise voices --calibrate` measured.",
            "由 `shudian localise voices --calibrate` 测得的语速。",
        ),
        dir_okay=False,
    ),
]
WorkersOption = Annotated[
    int | None,
    typer.Option(
        min=1,
        help=said("How many jobs at a time; all cores if not given.", "并行作业数；不给则用全部核心。"),
    ),
]
ExplainOption = Annotated[
    bool,
    typer.Option(
        "--explain",
        help=said("Say what would run, and why; run nothing.", "只说明将执行什么及其原因，不实际执行。"),
    ),
]
