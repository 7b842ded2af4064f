"""The bench that a use case works on: a series of a workspace, and how its work is run and shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from shudian import files
from shudian.app.told import FINDINGS, load, told
from shudian.app.workspace import Workspace
from shudian.errors import WorkspaceProblem
from shudian.finding import Finding
from shudian.jobs import Progress, Results, run
from shudian.model.media import MediaFile
from shudian.model.work import Given, Graph, Needed, Node, settings_text
from shudian.store import StoreMemo, Writing, exports, series_table
from shudian.store.drawers import SCRIPTS, Drawer, Keys
from shudian.wording import Wording

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Bench:
    workspace: Workspace
    slug: str
    workers: int | None = None
    progress: Callable[[Progress], None] | None = None

    def run(self, nodes: Iterable[Node]) -> Results:
        memo = StoreMemo(self.workspace.store, self.workspace.author, self.slug)
        return run(
            Graph(tuple(nodes)), self.workspace.media, memo, workers=self.workers, progress=self.progress
        )

    @property
    def source(self) -> str:
        """The language of the script that the others are adapted from."""
        with self.workspace.store.reading() as connection:
            found = series_table.source_language(connection, self.slug)
        if found is None:
            raise _not_yet(SCRIPTS, self.slug, {})
        return found

    def writing(self) -> AbstractContextManager[Writing]:
        return self.workspace.store.writing(self.workspace.author)

    def give(self, file: Path) -> Given:
        """A file from outside as an input."""
        return Given(self.workspace.media.keep(file).digest)

    def give_noun(self, drawer: Drawer[T], **keys: Keys) -> Given:
        """A document of the store as an input; WorkspaceProblem if it is not there yet."""
        with self.workspace.store.reading() as connection:
            found = drawer.text(connection, series=self.slug, **keys)
        if found is None:
            raise _not_yet(drawer, self.slug, keys)
        return self.give_text(*found)

    def give_text(self, digest: str, text: str) -> Given:
        """A document as the store keeps it as an input."""
        media = self.workspace.media
        if not media.has(digest):
            with media.scratch() as folder, files.explained(folder):
                (folder / digest).write_bytes(text.encode())
                media.take(folder / digest, digest)
        return Given(digest)

    def noun(self, drawer: Drawer[T], **keys: Keys) -> T:
        """A document of the store; WorkspaceProblem if it is not there yet."""
        with self.workspace.store.reading() as connection:
            found = drawer.load(connection, series=self.slug, **keys)
        if found is None:
            raise _not_yet(drawer, self.slug, keys)
        return found

    def export(self, writing: Writing, results: Results, node: str, names: dict[str, str]) -> None:
        """Keep files of a node under the series' names for them: file -> name."""
        for file, name in names.items():
            exports.save(writing, self.slug, made(results, node, file, name))


def made(results: Results, node: str, file: str, name: str | None = None) -> MediaFile:
    """A node's file as a media file called `name`."""
    path = results.path(node, file)
    return MediaFile(results.digest(node, file), name or file, path.stat().st_size)


def found_by(results: Results) -> list[Finding]:
    """What all nodes found, in their order, each finding once."""
    findings: dict[Finding, None] = {}
    for node, outputs in results.outputs.items():
        if FINDINGS in outputs:
            findings |= dict.fromkeys(told(results.path(node, FINDINGS)))
    return list(findings)


def loaded(results: Results, node: str, file: str, noun: type[T]) -> T:
    return load(noun, results.path(node, file))


def node(
    name: str,
    does: str,
    makes: tuple[str, ...],
    inputs: Mapping[str, Given | Needed],
    version: str,
    /,
    **settings: str | int,
) -> Node:
    """A node that runs the function `does` of app/work.py."""
    return Node(
        name=name,
        verb=does,
        run=f"shudian.app.work:{does}",
        version=version,
        settings=settings_text(settings),
        makes=makes,
        inputs=tuple(inputs.items()),
    )


def _not_yet(drawer: Drawer[T], slug: str, keys: dict[str, Keys]) -> WorkspaceProblem:
    what = " ".join([drawer.table.name, *map(str, keys.values())])
    return WorkspaceProblem(
        Wording("The series {slug} has no {what} yet.", "剧集 {slug} 尚无 {what}。").filled(
            {"slug": slug, "what": what}
        ),
        Wording("Do the step before this one first.", "请先完成前一步。"),
    )
