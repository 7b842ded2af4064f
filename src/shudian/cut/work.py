"""Nodes of this stage that `jobs` runs, and how to ask for them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import cast

from shudian.model.work import Given, Json, Needed, Node, settings_text
from shudian.units import Lang

PACKAGE_VERSION = "2"


def package_node(
    name: str,
    picture: Needed | Given,
    subtitles: Mapping[Lang, Needed | Given],
    *,
    low: bool = False,
    identity: str,
) -> Node:
    """The node that packages an episode; `identity` is that of the Ffmpeg that will run it."""
    from shudian.cut.package import names

    texts = tuple((f"subs.{tag}", subtitles[tag]) for tag in sorted(subtitles))
    threads = int(identity.rpartition("=")[2])
    return Node(
        name=name,
        verb="cut.package",
        run="shudian.cut.work:package",
        version=f"{PACKAGE_VERSION}, {identity}",
        settings=settings_text({"low": low, "threads": threads}),
        makes=names(subtitles, low=low),
        inputs=(("picture", picture), *texts),
        weight=2,
    )


def package(inputs: Mapping[str, Path], settings: Mapping[str, Json], out: Path) -> None:
    from shudian.cut.engines import ffmpeg
    from shudian.cut.package import package as make

    texts = {
        Lang(name.removeprefix("subs.")): path.read_bytes()
        for name, path in inputs.items()
        if name.startswith("subs.")
    }
    program = ffmpeg.locate(threads=cast(int, settings["threads"]))
    make(inputs["picture"], texts, out, program, low=bool(settings["low"]))
