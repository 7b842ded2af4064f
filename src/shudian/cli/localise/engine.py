"""The options of `shudian localise translate`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from shudian.cli.language import said

FromOption = Annotated[
    str | None,
    typer.Option(
        "--from",
        metavar="TAG",
        help=said(
            "The language of --adapted, whose lines are translated in the script's stead.",
            "--adapted 台词的语言；翻译这些台词而非剧本原文。",
        ),
    ),
]
DraftsOption = Annotated[
    Path | None,
    typer.Option(
        "--drafts",
        metavar="FILE",
        dir_okay=False,
        help=said(
            "The market's lines so far (.csv, .json or a script): a draft fills only its gaps.",
            "该市场已有的台词（.csv、.json 或剧本）；起草时只补空缺。",
        ),
    ),
]
EngineOption = Annotated[
    str,
    typer.Option(
        "--engine",
        metavar="NAME|FILE",
        help=said(
            "auto, server, bergamot, apertium, pivot, pseudo, or a recording to play back.",
            "auto、server、bergamot、apertium、pivot、pseudo，或要回放的记录文件。",
        ),
    ),
]
ModeOption = Annotated[
    str,
    typer.Option(
        "--mode",
        help=said("draft, polish, shorten or backtranslate.", "draft、polish、shorten 或 backtranslate。"),
    ),
]
EpisodesOption = Annotated[
    list[int] | None,
    typer.Option("--episode", help=said("Only this episode; may be given again.", "仅此集，可重复。")),
]
UrlOption = Annotated[
    str | None,
    typer.Option(
        "--base-url",
        metavar="URL",
        help=said(
            "A server that speaks the OpenAI protocol, up to /v1; its key is in SHUDIAN_TRANSLATOR_KEY.",
            "兼容 OpenAI 协议的服务地址，至 /v1 为止；密钥取自 SHUDIAN_TRANSLATOR_KEY。",
        ),
    ),
]
ModelOption = Annotated[
    str | None, typer.Option("--model", help=said("The server's model.", "服务所用的模型。"))
]
ModelsOption = Annotated[
    Path | None,
    typer.Option(
        "--models",
        metavar="DIR",
        file_okay=False,
        exists=True,
        help=said("A folder of Bergamot models.", "存放 Bergamot 模型的文件夹。"),
    ),
]
FitOption = Annotated[
    bool,
    typer.Option(
        "--max-chars-from-timeline",
        help=said(
            "Ask for lines that can be read while they are heard; shorten always does.",
            "要求译文在说话时长内读得完；shorten 总是如此。",
        ),
    ),
]
RegisterOption = Annotated[
    str | None,
    typer.Option(
        "--register", metavar="WORDS", help=said("How people speak: casual, courtly …", "语体：口语、古风……")
    ),
]
AudienceOption = Annotated[
    str | None, typer.Option("--audience", metavar="WORDS", help=said("Whom it is for.", "面向的观众。"))
]
NotesOption = Annotated[
    str | None,
    typer.Option("--notes", metavar="WORDS", help=said("What to know of the culture.", "文化方面的说明。")),
]
LiteralOption = Annotated[
    bool,
    typer.Option(
        "--literal",
        help=said("Also say each line word for word (by a server).", "同时给出逐字直译（限服务）。"),
    ),
]
BatchOption = Annotated[
    int,
    typer.Option("--batch", min=1, max=200, help=said("The most lines a question.", "每次提问的句数上限。")),
]
AtOnceOption = Annotated[
    int,
    typer.Option(
        "--at-once", min=1, max=32, help=said("Questions under way at the same time.", "同时进行的提问数。")
    ),
]
TimeoutOption = Annotated[
    float, typer.Option("--timeout", min=0.1, help=said("Seconds to wait for an answer.", "等待回答的秒数。"))
]
SpareOption = Annotated[
    int,
    typer.Option(
        "--spare-tokens",
        min=0,
        help=said(
            "Tokens on top of an answer, for models that think first.",
            "答案之外的令牌余量，供先思考的模型使用。",
        ),
    ),
]
TokensOption = Annotated[
    int | None, typer.Option("--most-tokens", min=0, help=said("The budget in tokens.", "令牌数预算。"))
]
MoneyOption = Annotated[
    float | None,
    typer.Option(
        "--most-money",
        min=0,
        help=said("The budget in the currency of the prices.", "费用预算，币种同价格。"),
    ),
]
PriceReadOption = Annotated[
    float,
    typer.Option("--price-read", min=0, help=said("Of a million tokens read.", "每百万输入令牌的价格。")),
]
PriceWrittenOption = Annotated[
    float,
    typer.Option(
        "--price-written", min=0, help=said("Of a million tokens written.", "每百万输出令牌的价格。")
    ),
]
KeptOption = Annotated[
    Path | None,
    typer.Option(
        "--kept",
        metavar="FILE",
        dir_okay=False,
        help=said(
            "Answers are kept here as they come, and never asked again. Without it: OUTPUT.kept.jsonl.",
            "答案随到随存于此，不再重复提问；不给则为 OUTPUT.kept.jsonl。",
        ),
    ),
]
RecordOption = Annotated[
    Path | None,
    typer.Option(
        "--record",
        metavar="FILE",
        dir_okay=False,
        help=said("Record the answers to play them back.", "记录答案以便回放。"),
    ),
]
