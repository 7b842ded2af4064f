"""The demo: the house series taken down the whole chain, in a workspace of its own."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from importlib import resources
from pathlib import Path

from shudian import files
from shudian.app import cut, localise, plan, script, workspace
from shudian.app.bench import Bench
from shudian.errors import WorkspaceProblem
from shudian.finding import Finding, failed
from shudian.jobs import Progress
from shudian.store import Author, MediaStore, drawers, exports
from shudian.store.lock import locked
from shudian.wording import Wording

SLUG = "mended-sky"
#: Languages that the house series is translated into by hand, and the episodes that they cover.
TRANSLATED = ("es", "th")
TRANSLATED_EPISODES = (1, 2)

#: Shows one step while it runs; gives the function that hears of its progress.
Show = Callable[[Wording], AbstractContextManager[Callable[[Progress], None]]]


@dataclass(frozen=True, slots=True)
class Step:
    name: Wording
    do: Callable[[Bench], list[Finding]]


@dataclass(frozen=True, slots=True)
class Built:
    """What the demo came to; `slug` is its series. With an error among the findings it stopped there."""

    folder: Path
    slug: str
    findings: tuple[Finding, ...]


def build(
    folder: Path,
    show: Show,
    *,
    author: Author | None = None,
    workers: int | None = None,
    house: Path | None = None,
) -> Built:
    """Bring the demo workspace in `folder` up to date; what is done already is not done again.

    `house` is a folder of a series laid out like the house series.
    """
    folder = folder.absolute()
    with _alone(folder):
        found = _workspace(folder, author)
        findings: dict[Finding, None] = {}
        try:
            for step in steps(house or _house(), folder / "out"):
                with show(step.name) as progress:
                    told = step.do(Bench(found, SLUG, workers, progress))
                findings |= dict.fromkeys(told)
                if failed(told):
                    break
        finally:
            found.close()
    return Built(folder, SLUG, tuple(findings))


def steps(house: Path, out: Path) -> tuple[Step, ...]:
    translated = {tag: house / f"lines.{tag}.csv" for tag in TRANSLATED}
    return (
        Step(Wording("Read the scripts", "读剧本"), partial(_read, house=house)),
        Step(Wording("Break them down", "分场拆解"), script.break_down),
        Step(Wording("Plan the shoot", "排拍摄计划"), plan.solve),
        Step(Wording("Enter the lines", "登记台词"), partial(localise.enter_lines, translated=translated)),
        Step(Wording("Time the subtitles", "制作字幕"), _subtitle),
        Step(Wording("Draw the animatics", "生成动态分镜"), cut.animatics),
        Step(Wording("Package for players", "打包播放"), cut.packages),
        Step(Wording("Write the files", "导出文件"), partial(_write_out, out=out)),
    )


def _read(bench: Bench, house: Path) -> list[Finding]:
    findings = script.read(bench, house / "series.zh.txt", (house / "series.en.fountain",))
    return (
        findings
        if failed(findings)
        else [*findings, *script.set_production(bench, house / "production.json")]
    )


def _subtitle(bench: Bench) -> list[Finding]:
    """Every episode in the languages of its scripts, the first ones in those translated by hand as well."""
    with bench.workspace.store.reading() as connection:
        scripts = [str(keys[0]) for keys in drawers.SCRIPTS.all(connection, series=bench.slug)]
    numbers = [episode.number for episode in bench.noun(drawers.SCRIPTS, language=bench.source).episodes]
    return localise.subtitle(
        bench,
        [(number, tag) for number in numbers for tag in scripts]
        + [(number, tag) for number in numbers if number in TRANSLATED_EPISODES for tag in TRANSLATED],
    )


def _write_out(bench: Bench, out: Path) -> list[Finding]:
    """Every named export as a file under `out`, each whole or not at all."""
    with bench.workspace.store.reading() as connection:
        named = exports.all_of(connection, bench.slug)
    with bench.workspace.media.scratch() as scratch:
        for name, file in named.items():
            _write(bench.workspace.media, file.digest, out / name, scratch)
    return []


def _write(media: MediaStore, digest: str, final: Path, scratch: Path) -> None:
    with files.explained(final):
        if final.is_file() and files.digest(final) == digest:
            return
        final.parent.mkdir(parents=True, exist_ok=True)
        files.settle(Path(shutil.copyfile(media.path(digest), scratch / digest)), final)


def _workspace(folder: Path, author: Author | None) -> workspace.Workspace:
    if (folder / workspace.SETTINGS).exists():
        return workspace.open(folder, author=author)
    return workspace.init(folder, author=author)


def _house() -> Path:
    return Path(str(resources.files("shudian") / "house"))


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """WorkspaceProblem if another process builds here."""
    with files.explained(folder):
        folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as held:
        try:
            held.enter_context(locked(folder, wait=False))
        except BlockingIOError as error:
            raise WorkspaceProblem(
                Wording("Another process is building {path}.", "另一个进程正在构建 {path}。").filled(
                    {"path": folder}
                ),
                Wording(
                    "Let it finish, or choose another folder with --dir.",
                    "请等它完成，或用 --dir 另选文件夹。",
                ),
            ) from error
        yield
