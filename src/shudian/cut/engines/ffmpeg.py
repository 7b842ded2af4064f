"""FFmpeg as a separate program: found, asked what it can do, and run so that the same input gives the same bytes.

The only place of the house that starts it. The child dies with its parent, so that a killed
worker leaves nothing writing.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO

from shudian.errors import StorageFull, ToolFailed, ToolMissing
from shudian.wording import Wording

#: Encoders and filters split their work by this number, and the bytes depend on it: fixed, never the
#: number of cores.
THREADS = 2
#: Output options without which a file carries the program's version and the hour.
EXACT = ("-map_metadata", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact", "-flags:a", "+bitexact")
#: What a capability is good for, where its own name does not say it.
_BY_FILTER = {"libass": "subtitles"}
#: Linux: ask for SIGKILL when the parent dies, then become the program (prctl(2), PR_SET_PDEATHSIG = 1).
_DIE_TOGETHER = (
    "import ctypes,os,sys;ctypes.CDLL(None).prctl(1,9);"
    "os.getppid()==int(sys.argv[1]) or sys.exit(1);os.execv(sys.argv[2],sys.argv[2:])"
)
_FULL = ("No space left on device", "Disk quota exceeded", "File too large")
_INSTALL = Wording(
    "Install shudian with its `video` extra, or name a full build with SHUDIAN_FFMPEG.",
    "请连同 video 附加组件安装 shudian，或用 SHUDIAN_FFMPEG 指定一个完整的 ffmpeg。",
)


@dataclass(frozen=True, slots=True)
class Ffmpeg:
    """A program that runs. `threads` is part of what it makes, see `identity`."""

    path: Path
    version: str  # n9.0.2-17-g2a571b6068
    threads: int = THREADS

    @property
    def identity(self) -> str:
        """For a node's version: what, beside input and settings, decides the bytes."""
        return f"ffmpeg {self.version} threads={self.threads}"

    @property
    def capabilities(self) -> frozenset[str]:
        """Names of its filters, encoders and muxers, and `libass` where it can draw subtitles."""
        return _capabilities(self.path)

    def need(self, capability: str) -> None:
        """ToolMissing with the remedy if this build lacks a filter, encoder, muxer or libass."""
        if capability not in self.capabilities:
            raise ToolMissing(
                Wording(
                    "The ffmpeg at {path} ({version}) was built without {capability}.",
                    "{path} 处的 ffmpeg（{version}）未编入 {capability}。",
                ).filled({"path": self.path, "version": self.version, "capability": capability}),
                _INSTALL,
            )

    def run(
        self,
        args: Sequence[str | Path],
        cwd: Path | None = None,
        *,
        verbosity: str = "error",
        environ: Mapping[str, str] | None = None,
    ) -> str:
        """Run to the end and give what it said on standard error.

        The last argument is the output. Before it stand EXACT and the thread count; another output
        needs EXACT of its own.
        """
        with (
            tempfile.TemporaryFile() as said,
            self._started(args, cwd, said, verbosity, environ=environ) as child,
        ):
            code = child.wait()
            return self._heard(code, said)

    @contextmanager
    def fed(
        self, args: Sequence[str | Path], cwd: Path | None = None, *, environ: Mapping[str, str] | None = None
    ) -> Iterator[IO[bytes]]:
        """Run while the caller writes raw frames into its standard input (`-i pipe:0`)."""
        with (
            tempfile.TemporaryFile() as said,
            self._started(args, cwd, said, stdin=subprocess.PIPE, environ=environ) as child,
        ):
            assert child.stdin
            try:
                yield child.stdin
                child.stdin.close()
            except BrokenPipeError as error:
                self._heard(child.wait() or 1, said, error)
            self._heard(child.wait(), said)

    @contextmanager
    def _started(
        self,
        args: Sequence[str | Path],
        cwd: Path | None,
        said: IO[bytes],
        verbosity: str = "error",
        *,
        stdin: int = subprocess.DEVNULL,
        environ: Mapping[str, str] | None = None,
    ) -> Iterator[subprocess.Popen[bytes]]:
        *before, output = (str(arg) for arg in args)
        threads = str(self.threads)
        command = [
            *(str(self.path), "-nostdin", "-hide_banner", "-nostats", "-v", verbosity, "-y"),
            *("-filter_threads", threads, "-filter_complex_threads", threads),
            *(*before, *EXACT, "-threads", threads, output),
        ]
        child = subprocess.Popen(
            [*dying_together(), *command],
            cwd=cwd,
            stdin=stdin,
            env={**os.environ, **(environ or {})},
            stdout=subprocess.DEVNULL,
            stderr=said,
        )
        try:
            yield child
        finally:
            child.kill()
            child.wait()
            if child.stdin:
                with suppress(BrokenPipeError):
                    child.stdin.close()

    def _heard(self, code: int, said: IO[bytes], cause: BaseException | None = None) -> str:
        said.seek(0)
        text = said.read().decode("utf-8", "replace").strip()
        if code:
            raise _failure(text, code) from cause
        return text


def locate(setting: Path | None = None, *, threads: int | None = None) -> Ffmpeg:
    """The program named by the setting, by SHUDIAN_FFMPEG, on PATH, or in the imageio-ffmpeg wheel.

    A program that was named must be there; `threads` may also come from SHUDIAN_FFMPEG_THREADS.
    """
    named = setting or os.environ.get("SHUDIAN_FFMPEG")
    found = str(named) if named else shutil.which("ffmpeg") or _in_wheel()
    if found and (path := shutil.which(found)):
        if version := _version(Path(path).absolute()):
            return Ffmpeg(Path(path).absolute(), version, threads or _threads_asked())
        raise ToolMissing(
            Wording("{path} does not run as ffmpeg.", "{path} 无法作为 ffmpeg 运行。").filled({"path": path}),
            _INSTALL,
        )
    if named:
        raise ToolMissing(
            Wording("There is no ffmpeg at {path}.", "{path} 处没有 ffmpeg。").filled({"path": named}),
            _INSTALL,
        )
    raise ToolMissing(
        Wording("There is no ffmpeg on this machine.", "本机没有 ffmpeg。"),
        _INSTALL,
    )


def _threads_asked() -> int:
    asked = os.environ.get("SHUDIAN_FFMPEG_THREADS", "")
    return int(asked) if asked.isdigit() and int(asked) else THREADS


def _in_wheel() -> str | None:
    try:
        import imageio_ffmpeg

        return str(imageio_ffmpeg.get_ffmpeg_exe())
    except (ImportError, RuntimeError):
        return None


@cache
def _version(path: Path) -> str | None:
    match = re.search(r"ffmpeg version (\S+)", _asked(path, "-version"))
    return match.group(1) if match else None


@cache
def _capabilities(path: Path) -> frozenset[str]:
    listed = (_asked(path, f"-{kind}") for kind in ("filters", "encoders", "muxers"))
    names = {
        match.group(1)
        for text in listed
        for match in re.finditer(r"^ [ A-Z.|]{1,6} +([\w,]+) ", text, re.MULTILINE)
    }
    names |= {name for name, filter_ in _BY_FILTER.items() if filter_ in names}
    return frozenset(names)


def _asked(path: Path, question: str) -> str:
    try:
        answer = subprocess.run(
            [path, "-hide_banner", question] if question != "-version" else [path, question],
            capture_output=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )
    except OSError:
        return ""
    return answer.stdout.decode("utf-8", "replace")


def dying_together() -> list[str]:
    """What stands before a command so that it ends when this process does."""
    if not sys.platform.startswith("linux"):
        return []
    return [sys.executable, "-I", "-S", "-c", _DIE_TOGETHER, str(os.getpid())]


def _failure(said: str, code: int) -> ToolFailed | StorageFull:
    last = "\n".join(said.splitlines()[-3:]) or f"exit code {code}"
    if any(words in said for words in _FULL):
        return StorageFull(
            Wording("There is no room left for the picture.", "磁盘空间不足，无法写入画面。"),
            Wording(
                "Free some space and run the same command again; finished work is kept.",
                "请腾出空间后重新运行同一命令，已完成的工作会保留。",
            ),
        )
    return ToolFailed(
        Wording("ffmpeg failed: {last}", "ffmpeg 运行失败：{last}").filled({"last": last}),
        Wording(
            "Check the input with `shudian cut probe`; if it is sound, report this line.",
            "请用 shudian cut probe 检查输入；若输入无误，请反馈此行。",
        ),
    )
