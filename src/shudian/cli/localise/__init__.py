"""`shudian localise`: lines into subtitles, subtitles into findings and other formats; a file a command."""

from __future__ import annotations

import typer

from shudian.cli.language import said
from shudian.cli.localise import exchange, memory
from shudian.cli.localise.align import align
from shudian.cli.localise.check import check
from shudian.cli.localise.convert import convert
from shudian.cli.localise.delivery import receive, send, stale
from shudian.cli.localise.drift import drift
from shudian.cli.localise.dub import dub
from shudian.cli.localise.hardsubs import hardsubs
from shudian.cli.localise.review import review
from shudian.cli.localise.segment import segment
from shudian.cli.localise.subtitle import subtitle
from shudian.cli.localise.sync import sync
from shudian.cli.localise.terms import terms
from shudian.cli.localise.time import time
from shudian.cli.localise.transcribe import transcribe
from shudian.cli.localise.translate import translate
from shudian.cli.localise.voices import voices

app = typer.Typer(
    help=said("Localise: lines for a market, subtitles that can be read.", "译制：本地化台词与可读的字幕。"),
    rich_markup_mode=None,
    no_args_is_help=True,
)
app.add_typer(exchange.app, name="exchange")
app.add_typer(memory.app, name="memory")
app.command(
    help=said(
        "Make an episode's subtitles from its script, or from lines adapted for a market.",
        "由剧本或改编台词生成一集的字幕。",
    )
)(subtitle)
app.command(help=said("Judge subtitles by a profile's rules, and mend them.", "按规则检查并修正字幕。"))(
    check
)
app.command(help=said("Split what is heard into subtitles.", "将语音词切分为字幕。"))(segment)
app.command(
    help=said("Set subtitles on frames, to shot changes and time to read.", "按帧、镜头切换与阅读时间校时。")
)(time)
app.command(help=said("Write subtitles in another format.", "将字幕转换为另一种格式。"))(convert)
app.command(
    help=said(
        "Draw a season's terms: names, titles, kinship, set phrases; with lines, what they are called.",
        "提取全剧术语：人名、称谓、亲属、惯用语；有译文时附译法。",
    )
)(terms)
app.command(
    help=said(
        "List a market's lines that deserve a second look, the worst first, each with its reasons.",
        "列出值得复核的译文，最可疑者在前，并说明缘由。",
    )
)(review)
app.command(
    help=said(
        "Give lines to writers: XLSX, DOCX or XLIFF, comments kept.",
        "将台词交给写手：XLSX、DOCX 或 XLIFF，保留批注。",
    )
)(send)
app.command(
    help=said(
        "Take lines back from writers; what both sides changed is told.",
        "取回写手的台词；双方都改过的会指出。",
    )
)(receive)
app.command(
    help=said(
        "Name the lines, subtitles, dub and clips that a changed script left behind.",
        "列出因剧本改动而过时的台词、字幕、配音与片段。",
    )
)(stale)
app.command(
    help=said(
        "Draft, polish, shorten or back-translate lines by a server, a model folder or a program.",
        "用服务、模型文件夹或程序起草、润色、缩短或回译台词。",
    )
)(translate)
app.command(
    help=said(
        "Cast a voice for every role, the same for the whole series; measure how fast it speaks.",
        "为每个角色选定全剧一致的声音，并可测其语速。",
    )
)(voices)
app.command(
    help=said(
        "Speak an episode's lines within their time: a dialogue stem, a cue sheet, and what must be shorter.",
        "在原句时间内为一集配音：对白轨、配音表，以及须缩短的台词。",
    )
)(dub)
app.command(help=said("Write down what is said, word by word.", "逐词听写影片中的话。"))(transcribe)
app.command(
    help=said(
        "Find a script's lines in the sound; what was dropped or improvised is told.",
        "在声音中找到剧本台词；删去与即兴之处会指出。",
    )
)(align)
app.command(
    help=said(
        "Set subtitles to another cut: offsets that change on the way, and frame rates.",
        "将字幕对到另一版本：分段偏移与帧率。",
    )
)(sync)
app.command(
    help=said("Show how far subtitles are off a reference, over time.", "显示字幕相对参考随时间的偏移。")
)(drift)
app.command(
    help=said("Read the subtitles burned into a film, with their times.", "识别影片内嵌字幕及其时间。")
)(hardsubs)
