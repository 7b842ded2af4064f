"""Nodes of covers and what they run. See model/work.py."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from fractions import Fraction
from pathlib import Path
from typing import Any, cast

from shudian.model.work import Given, Graph, Json, Needed, Node, settings_text

_WORK = "shudian.cut.covers.work"
_VERSION = "2"
LOOKS, CHOSEN = "looks.json", "covers.json"


def looks_node(film: str, models: Path | None, shots: str | None = None) -> Node:
    """`film` and `shots` (a shot list) are digests."""
    from shudian.cut.reframe.finder import identity

    given = (("film", Given(film)), *((("shots", Given(shots)),) if shots else ()))
    settings = settings_text({"models": str(models) if models else None})
    return Node(
        "looks",
        "cut.covers.looks",
        f"{_WORK}:looks",
        f"{_VERSION}, {identity(models)}",
        settings,
        (LOOKS,),
        given,
        8,
    )


def choosing(film: str, looks: Node, count: int) -> Graph:
    """Look at a film and choose its covers."""
    inputs = (("film", Given(film)), ("looks", Needed(looks.name, LOOKS)))
    chosen = Node(
        "covers",
        "cut.covers.choose",
        f"{_WORK}:choose",
        _VERSION,
        settings_text({"count": count}),
        (CHOSEN,),
        inputs,
        2,
    )
    return Graph((looks, chosen))


def drawing(film: str, looks: str, chosen: Sequence[Mapping[str, Json]], language: str) -> Graph:
    """A node a cover, and the sheet of all; `looks` is the digest of what the film showed."""
    from shudian.cut.covers.rank import rules

    shapes = tuple(rules()["sizes"])
    inputs = (("film", Given(film)), ("looks", Given(looks)))
    nodes = [
        Node(
            f"cover{at:02d}", "cut.covers.draw", f"{_WORK}:draw", _VERSION,
            settings_text({"frame": one["frame"], "face": one["face"]}),
            tuple(f"{shape}.{ending}" for shape in shapes for ending in ("jpg", "png")), inputs,
        )
        for at, one in enumerate(chosen, 1)
    ]  # fmt: skip
    pictures = tuple(
        (f"{node.name}/{shape}", Needed(node.name, f"{shape}.png")) for node in nodes for shape in shapes
    )
    sheet = Node(
        "sheet", "cut.covers.sheet", f"{_WORK}:sheet", _VERSION,
        settings_text({"covers": [dict(one) for one in chosen], "language": language}), ("covers.jpg",),
        (("looks", Given(looks)), *pictures),
    )  # fmt: skip
    return Graph((*nodes, sheet) if nodes else ())


def looks(inputs: Mapping[str, Path], settings: Mapping[str, Json], out: Path) -> None:
    from shudian.cut.covers.looks import watch, write
    from shudian.model import document
    from shudian.model.media import ShotList

    models = settings["models"]
    shots = None
    if "shots" in inputs:
        shots, _ = document.read(ShotList, inputs["shots"].read_bytes())
    watched = watch(source_of(inputs["film"]), Path(str(models)) if models else None, shots)
    (out / LOOKS).write_text(write(watched), "utf-8")


def choose(inputs: Mapping[str, Path], settings: Mapping[str, Json], out: Path) -> None:
    from shudian.cut.covers.looks import read
    from shudian.cut.covers.rank import covers

    watched = read(inputs["looks"].read_text("utf-8"))
    found = covers(source_of(inputs["film"]), watched, cast(int, settings["count"]))
    (out / CHOSEN).write_text(json.dumps([asdict(one) for one in found], indent=1) + "\n", "utf-8")


def draw(inputs: Mapping[str, Path], settings: Mapping[str, Json], out: Path) -> None:
    """One still in every shape, as JPEG to publish and small as PNG for the sheet."""
    import cv2
    from PIL import Image

    from shudian.cut.covers import still
    from shudian.cut.covers.looks import read
    from shudian.cut.covers.marks import Spot
    from shudian.cut.covers.rank import rules

    source, area = source_of(inputs["film"]), read(inputs["looks"].read_text("utf-8")).area
    [(_, picture)] = still.stills(source, [cast(int, settings["frame"])])
    picture = still.inside(picture, area, source)
    face = cast(dict[str, Any] | None, settings["face"])
    spot = Spot(**face) if face else None
    for name, (width, height) in rules()["sizes"].items():
        at = still.window((picture.shape[1], picture.shape[0]), Fraction(width, height), spot)
        made = still.drawn(picture, at, (width, height))
        data = io.BytesIO()
        Image.fromarray(made[:, :, ::-1].copy()).save(data, "JPEG", quality=92, subsampling=0)
        (out / f"{name}.jpg").write_bytes(data.getvalue())
        small = cv2.resize(made, (width * 360 // height, 360), interpolation=cv2.INTER_AREA)
        cv2.imwrite(str(out / f"{name}.png"), small)


def sheet(inputs: Mapping[str, Path], settings: Mapping[str, Json], out: Path) -> None:
    import cv2

    from shudian.cut.covers import told
    from shudian.cut.covers.looks import read
    from shudian.cut.covers.rank import rules

    covers = [cover_of(one) for one in cast(list[dict[str, Any]], settings["covers"])]
    pictures = [
        [cv2.imread(str(inputs[f"cover{at:02d}/{shape}"])) for shape in rules()["sizes"]]
        for at in range(1, len(covers) + 1)
    ]
    watched = read(inputs["looks"].read_text("utf-8"))
    page = told.sheet(covers, cast(Any, pictures), watched, str(settings["language"]))
    page.save(out / "covers.jpg", "JPEG", quality=90)


def cover_of(said: Mapping[str, Any]) -> Any:
    """A cover as `choose` wrote it."""
    from shudian.cut.covers.marks import Spot
    from shudian.cut.covers.rank import Cover, Reason

    face = said["face"]
    reasons = tuple(Reason(**reason) for reason in said["reasons"])
    return Cover(**{**said, "face": Spot(**face) if face else None, "reasons": reasons})


def source_of(film: Path) -> Any:
    from shudian.cut.probe import look
    from shudian.errors import ToolFailed
    from shudian.wording import Wording

    source, found = look(film)
    if source is None:
        raise ToolFailed(
            found[0].message, Wording("Look at it with `shudian cut probe`.", "请用 shudian cut probe 检查。")
        )
    return source
