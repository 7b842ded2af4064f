"""Node functions for the tests of `jobs`, importable by workers as `small_work:…`."""

import errno
import os
import signal
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from shudian.errors import ToolMissing
from shudian.model.work import Json, Work
from shudian.wording import Wording

Inputs = Mapping[str, Path]
Settings = Mapping[str, Json]


def say(inputs: Inputs, settings: Settings, out: Path) -> None:
    (out / "text").write_text(str(settings["text"]), "utf-8")


def join(inputs: Inputs, settings: Settings, out: Path) -> None:
    """All inputs in order of name, with a line of its own; slowly, if so set."""
    time.sleep(float(str(settings.get("seconds", 0))))
    whole = "".join(inputs[name].read_text("utf-8") for name in sorted(inputs))
    (out / "text").write_text(f"{whole}{settings.get('text', '')}\n", "utf-8")


def join_together(works: Sequence[Work]) -> None:
    for work in works:
        join(work.inputs, work.settings, work.out)


def say_how_many(works: Sequence[Work]) -> None:
    """Against the rule, tells how many stand beside it."""
    for work in works:
        (work.out / "text").write_text(f"{work.settings['text']} {len(works)}", "utf-8")


def length(inputs: Inputs, settings: Settings, out: Path) -> None:
    """Only the length of the input: the same for many texts."""
    (out / "text").write_text(str(len(inputs["text"].read_bytes())), "utf-8")


def segments(inputs: Inputs, settings: Settings, out: Path) -> None:
    for name in ("list.m3u8", "seg/0.ts", "seg/1.ts"):
        (out / name).parent.mkdir(exist_ok=True)
        (out / name).write_text(name, "utf-8")


def lacks_a_tool(inputs: Inputs, settings: Settings, out: Path) -> None:
    raise ToolMissing(Wording("No libass.", "没有 libass。"), Wording("Install it.", "请安装。"))


def has_a_fault(inputs: Inputs, settings: Settings, out: Path) -> None:
    raise ZeroDivisionError("a fault")


def makes_too_much(inputs: Inputs, settings: Settings, out: Path) -> None:
    (out / "other").write_text("x", "utf-8")


def fills_the_disk(inputs: Inputs, settings: Settings, out: Path) -> None:
    (out / "text").write_text("half", "utf-8")
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(out / "text"))


def is_killed(inputs: Inputs, settings: Settings, out: Path) -> None:
    if not Path(str(settings["mark"])).exists():
        Path(str(settings["mark"])).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    (out / "text").write_text("the second time", "utf-8")


def sleeps(inputs: Inputs, settings: Settings, out: Path) -> None:
    """Says its process, then works for a minute."""
    Path(str(settings["mark"])).write_text(str(os.getpid()), "utf-8")
    time.sleep(60)
