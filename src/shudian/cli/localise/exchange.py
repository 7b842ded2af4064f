"""`shudian localise exchange`: lines to translators' tools and back, memories and termbases judged."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shudian.cli.language import said
from shudian.cli.localise.lines import ScriptArgument, script_of
from shudian.cli.output import Findings, FindingsOption, OutputOption, read_file, report, write_value
from shudian.finding import Finding

if TYPE_CHECKING:
    from shudian.localise.exchange.bundle import Bundle
    from shudian.model.text import AdaptedScript
    from shudian.units import Lang

app = typer.Typer(
    help=said(
        "Exchange lines, memories and terms with translators' tools.", "与翻译工具交换台词、记忆库与术语。"
    ),
    rich_markup_mode=None,
    no_args_is_help=True,
)

LangOption = Annotated[
    str | None,
    typer.Option(
        "--lang", metavar="TAG", help=said("The market's language, such as th.", "市场语言，如 th。")
    ),
]
AdaptedOption = Annotated[
    Path | None,
    typer.Option(
        "--adapted",
        help=said("The adapted lines so far, as a document (.json).", "已改编的台词文档（.json）。"),
        dir_okay=False,
    ),
]


@app.command(
    help=said("Judge an XLIFF 2, TMX or TBX file by its standard.", "按标准检查 XLIFF 2、TMX 或 TBX 文件。")
)
def check(
    file: Annotated[
        Path,
        typer.Argument(
            help=said("An .xlf or .xliff, .tmx, or .tbx file.", ".xlf 或 .xliff、.tmx、.tbx 文件。"),
            metavar="FILE",
            dir_okay=False,
        ),
    ],
    *,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian.localise.exchange import READERS

    reader = READERS.get(file.suffix.lower().lstrip("."))
    if reader is None:
        known = ", ".join(f".{suffix}" for suffix in READERS)
        raise typer.BadParameter(
            said(f"{file.name} does not end in {known}.", f"{file.name} 的后缀不是 {known}。")
        )
    report(reader(read_file(file), file.name)[1], findings)


@app.command(
    help=said(
        "Write the script's lines, with those adapted so far, as XLIFF for a translator.",
        "将剧本台词及已改编的译文写成 XLIFF，交给译者。",
    )
)
def send(
    script: ScriptArgument,
    *,
    lang: LangOption = None,
    adapted: AdaptedOption = None,
    episode: Annotated[
        list[int] | None,
        typer.Option(
            "--episode", help=said("Only this episode; may be given again.", "仅此集；可重复给出。")
        ),
    ] = None,
    version: Annotated[
        str, typer.Option("--xliff", help=said("The version to write: 2.1 or 2.2.", "版本：2.1 或 2.2。"))
    ] = "2.1",
    output: OutputOption = None,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian.localise.exchange.bundle import Bundle
    from shudian.localise.exchange.xliff import to_xliff
    from shudian.model.text import AdaptedScript

    if version not in ("2.1", "2.2"):
        raise typer.BadParameter(said("--xliff is 2.1 or 2.2.", "--xliff 须为 2.1 或 2.2。"))
    language = _language(lang)
    series, found = script_of(script)
    if series is None:
        report(found, findings)
        raise typer.Exit(1)
    if adapted:
        lines, more = _adapted(adapted)
        found += more
    elif language:
        lines = AdaptedScript(language, series.title, ())
    else:
        raise typer.BadParameter(said("Give --lang or --adapted.", "请给出 --lang 或 --adapted。"))
    if lines:
        data, more = to_xliff(Bundle(lines), series, episodes=episode, version=version)
        write_value(data, output)
        found += more
    report(found, findings)


@app.command(help=said("Take a translator's XLIFF back as adapted lines.", "将译者的 XLIFF 读回为改编台词。"))
def receive(
    script: ScriptArgument,
    file: Annotated[
        Path,
        typer.Argument(help=said("The XLIFF 2 file.", "XLIFF 2 文件。"), metavar="FILE", dir_okay=False),
    ],
    *,
    lang: LangOption = None,
    adapted: AdaptedOption = None,
    output: OutputOption = None,
    findings: FindingsOption = Findings.TEXT,
) -> None:
    from shudian.localise.exchange.bundle import Bundle
    from shudian.localise.exchange.xliff import from_xliff
    from shudian.model import document

    language = _language(lang)
    series, found = script_of(script)
    lines, more = _adapted(adapted) if adapted else (None, [])
    found += more
    if series and (lines or not adapted):
        before = Bundle(lines) if lines else None
        bundle, more = from_xliff(read_file(file), series, language=language, before=before, file=file.name)
        found += more
        if bundle:
            write_value(document.write(bundle.script), output)
            found += _not_kept(bundle)
    report(found, findings)


def _adapted(path: Path) -> tuple[AdaptedScript | None, list[Finding]]:
    from shudian.model import document
    from shudian.model.text import AdaptedScript

    return document.read(AdaptedScript, read_file(path), path.name)


def _language(tag: str | None) -> Lang | None:
    from shudian.units import Lang

    try:
        return Lang(tag) if tag else None
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


def _not_kept(bundle: Bundle) -> list[Finding]:
    """What the document of adapted lines has no room for."""
    from shudian.localise.exchange.findings import NOT_KEPT, REMARKS, STATES

    details = bundle.details.values()
    counts = {
        STATES: sum(each.state is not None for each in details),
        REMARKS: sum(bool(each.culture or each.reason or each.remarks) for each in details),
    }
    return [NOT_KEPT.at(format="adapted-script", what=what, count=n) for what, n in counts.items() if n]
