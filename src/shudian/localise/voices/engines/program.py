"""Voices that are separate programs: espeak-ng, or any that writes a WAV."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from shudian import files
from shudian.errors import ToolFailed, ToolMissing
from shudian.model.voice import Voice
from shudian.units import Lang
from shudian.wording import Wording

SETTING = "SHUDIAN_ESPEAK"
_OUT = "line.wav"
_SECONDS = 120  # that one line may take
_WORDS_A_MINUTE = 175  # espeak-ng's own
_PITCH = 50
_INSTALL = Wording(
    "Install espeak-ng (Debian: apt install espeak-ng), or name it with SHUDIAN_ESPEAK; "
    "`--engine tone` needs no program.",
    "请安装 espeak-ng（Debian：apt install espeak-ng），或用 SHUDIAN_ESPEAK 指定；`--engine tone` 无需任何程序。",
)


@dataclass(frozen=True, slots=True)
class Espeak:
    path: Path
    version: str

    @property
    def identity(self) -> str:
        return f"espeak-ng {self.version}"

    def speak(self, text: str, voice: Voice, _language: Lang) -> bytes:
        pitch = min(99, max(0, round(_PITCH * voice.pitch**2)))
        speed = round(_WORDS_A_MINUTE * voice.rate)
        command = [str(self.path), "-v", voice.name, "-p", str(pitch), "-s", str(speed), "-z", "-b", "1"]
        return _spoken([*command, "-w", _OUT, "--stdin"], text, self.path.name)


@dataclass(frozen=True, slots=True)
class Program:
    """Any program by its command, in which {text}, {voice}, {language}, {pitch} and {rate} are filled in and
    {out} is the WAV to write; a command without {text} is given the line on standard input."""

    command: str

    def __post_init__(self) -> None:
        if "{out}" not in self.command:
            raise ValueError("A speaking program's command says where {out} stands.")

    @property
    def identity(self) -> str:
        """The command, and the program's own bytes where it can be found."""
        found = shutil.which(shlex.split(self.command)[0])
        return f"{self.command} {files.digest(Path(found))[:16] if found else ''}".strip()

    def speak(self, text: str, voice: Voice, language: Lang) -> bytes:
        filled = {
            "text": text, "voice": voice.name, "language": language.tag,
            "pitch": f"{voice.pitch:g}", "rate": f"{voice.rate:g}", "out": _OUT,
        }  # fmt: skip
        parts = [
            re.sub(r"\{(\w+)\}", lambda found: filled.get(found[1], found[0]), part)
            for part in shlex.split(self.command)
        ]
        return _spoken(parts, text, parts[0])


def espeak(setting: str = "") -> Espeak:
    """The program that the setting, SHUDIAN_ESPEAK or PATH names; ToolMissing with the remedy without one."""
    named = setting or os.environ.get(SETTING) or "espeak-ng"
    found = shutil.which(named)
    if found is None:
        message = Wording("There is no espeak-ng at {path}.", "{path} 处没有 espeak-ng。")
        raise ToolMissing(message.filled({"path": named}), _INSTALL)
    told = subprocess.run([found, "--version"], capture_output=True, check=False, stdin=subprocess.DEVNULL)
    version = re.search(r"(\d+\.\d[\w.]*)", told.stdout.decode("utf-8", "replace"))
    return Espeak(Path(found).absolute(), version[1] if version else "")


def _spoken(command: list[str], text: str, name: str) -> bytes:
    """Run in a folder of its own and take the file that it wrote."""
    with tempfile.TemporaryDirectory(prefix="shudian-voice-") as folder:
        try:
            ran = subprocess.run(
                command, cwd=folder, input=text.encode(), capture_output=True, check=False, timeout=_SECONDS
            )
        except (OSError, subprocess.TimeoutExpired, ValueError) as error:
            raise failed(name, str(error)) from error
        out = Path(folder, _OUT)
        if ran.returncode or not out.is_file():
            last = ran.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
            raise failed(name, last[0] if last else f"exit code {ran.returncode}, no file")
        return out.read_bytes()


def failed(name: str, why: str) -> ToolFailed:
    return ToolFailed(
        Wording("{name} did not speak the line: {why}", "{name} 未能念出该句：{why}").filled(
            {"name": name, "why": why}
        ),
        Wording("Check the voice's name in the casting, and run again.", "请检查选角表中的声音名后重试。"),
    )
