"""What is installed, what it can do, whether the workspace is sound, and what to do about what is missing."""

from __future__ import annotations

import importlib.util
import os
import platform
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

import shudian
from shudian import fonts
from shudian.app import findings as kinds
from shudian.errors import ShudianError
from shudian.finding import Finding
from shudian.wording import Wording

#: What of ffmpeg the house needs, and for what.
NEEDED = {
    "libass": Wording("burning subtitles in", "烧录字幕"),
    "libx264": Wording("every render", "渲染成片"),
    "loudnorm": Wording("setting the loudness", "响度标准化"),
}
#: The extra without which `cut` cannot work; the others stand ready for their stages.
NEEDED_EXTRA = "video"
CASCADES = ("haarcascade_frontalface_default.xml", "haarcascade_profileface.xml")
LOW_DISK = 2 * 1024**3
INSTALL = "make setup"

_REQUIREMENT = re.compile(r"^([A-Za-z0-9._-]+).*?(?:extra\s*==\s*['\"](\w+)['\"])?\s*$")


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the report; `name` is for machines: python, package.numpy, ffmpeg.libass."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Health:
    facts: tuple[Fact, ...]
    findings: tuple[Finding, ...]


def examine(start: Path | None = None) -> Health:
    """Look at this machine, and at the workspace that `start` (or this folder) lies in, if any."""
    facts: list[Fact] = []
    findings: list[Finding] = []
    for look in (_python, _packages, _ffmpeg, _fonts, _opencv, _models):
        _sort(look(), facts, findings)
    _sort(_workspace(start), facts, findings)
    return Health(tuple(facts), tuple(findings))


def _sort(told: Iterator[Fact | Finding], facts: list[Fact], findings: list[Finding]) -> None:
    for one in told:
        if isinstance(one, Fact):
            facts.append(one)
        else:
            findings.append(one)


def _python() -> Iterator[Fact]:
    yield Fact("shudian", shudian.__version__)
    yield Fact("python", platform.python_version())
    yield Fact("system", f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores")


def _packages() -> Iterator[Fact | Finding]:
    for requirement in metadata.requires("shudian") or ():
        match = _REQUIREMENT.match(requirement)
        assert match, requirement
        name, extra = match.groups()
        version = _version(name)
        yield Fact(f"package.{name}", f"{version or '–'}{f' ({extra})' if extra else ''}")
        if version is None and extra in (None, NEEDED_EXTRA):
            yield kinds.PACKAGE_MISSING.at(name=name, command=INSTALL)


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _ffmpeg() -> Iterator[Fact | Finding]:
    from shudian.cut.engines import ffmpeg

    try:
        program = ffmpeg.locate()
    except ShudianError as error:
        yield Fact("ffmpeg", "–")
        yield kinds.FFMPEG_MISSING.at(why=error.message, remedy=error.remedy)
        return
    yield Fact("ffmpeg", f"{program.version} ({program.path})")
    for capability, purpose in NEEDED.items():
        able = capability in program.capabilities
        yield Fact(f"ffmpeg.{capability}", "yes" if able else "no")
        if not able:
            yield kinds.FFMPEG_LACKS.at(path=program.path, capability=capability, purpose=purpose)
    vmaf = "libvmaf" in program.capabilities
    yield Fact("ffmpeg.libvmaf", "yes" if vmaf else "no")
    if not vmaf:
        yield kinds.FFMPEG_WITHOUT_VMAF.at()


def _fonts() -> Iterator[Fact | Finding]:
    for script in fonts.SCRIPTS:
        face = fonts.find(script)
        yield Fact(f"font.{script}", f"{face.family} ({face.path})" if face else "–")
        if not face:
            yield kinds.FONT_MISSING.at(script=script)
    lacking = []
    for script in fonts.FURTHER_SCRIPTS:
        face = fonts.find(script)
        own = face is not None and face.script == script
        yield Fact(f"font.{script}", f"{face.family} ({face.path})" if face and own else "–")
        lacking += [] if own else [script]
    if lacking:
        yield kinds.FONT_FURTHER.at(scripts=", ".join(lacking))


def _opencv() -> Iterator[Fact | Finding]:
    names = sorted({dist.name for dist in metadata.distributions() if dist.name.startswith("opencv")})
    yield Fact("opencv", ", ".join(names) or "–")
    if len(names) > 1:
        yield kinds.OPENCV_CROWDED.at(count=len(names), names=", ".join(names))
    spec = importlib.util.find_spec("cv2")
    folder = Path(spec.origin).parent / "data" if spec and spec.origin else None
    here = bool(folder) and all((folder / name).is_file() for name in CASCADES if folder)
    yield Fact("opencv.cascades", "yes" if here else "no")
    if not here:
        yield kinds.CASCADES_MISSING.at()


def _models() -> Iterator[Fact | Finding]:
    from shudian.weights import shelf

    found = {model.name: shelf.find(model) for model in shelf.models()}
    for name, path in found.items():
        yield Fact(f"model.{name}", str(path) if path else "–")
    able = importlib.util.find_spec("ai_edge_litert") is not None
    seen = able and bool(found["faces"] and found["persons"])
    yield Fact("model.used", "yes" if seen else "no (cascades)")
    if not seen:
        yield kinds.MODELS_MISSING.at(folder=shelf.folder())


def _workspace(start: Path | None) -> Iterator[Fact | Finding]:
    from shudian.app import workspace

    try:
        root = workspace.find(start)
    except ShudianError as error:
        yield Fact("workspace", "–")
        yield from _disk(start or Path())
        if start:
            yield kinds.WORKSPACE_BAD.at(why=error.message, remedy=error.remedy)
        return
    yield Fact("workspace", str(root))
    yield from _disk(root)
    try:
        found = workspace.open(root)
    except ShudianError as error:
        yield kinds.WORKSPACE_BAD.at(why=error.message, remedy=error.remedy)
        return
    yield Fact("workspace.schema", found.store.schema)
    damaged = workspace.verify(found)
    found.close()
    yield Fact("workspace.sound", "no" if damaged else "yes")
    yield from damaged


def _disk(path: Path) -> Iterator[Fact | Finding]:
    there = next(folder for folder in (path.absolute(), *path.absolute().parents) if folder.exists())
    free = shutil.disk_usage(there).free
    said = f"{free / 1024**3:.1f} GiB"
    yield Fact("disk.free", said)
    if free < LOW_DISK:
        yield kinds.DISK_LOW.at(free=said, path=there)
