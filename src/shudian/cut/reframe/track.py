"""The crop path inside an OpenTimelineIO timeline: a clip a shot, its keys and its way in the clip's metadata.

Editing programs keep metadata that they do not know, so a path goes through them and comes back; a
key may be edited there too.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from shudian.cut.conform import exchange
from shudian.cut.conform.edit import Edit, Event, Medium
from shudian.cut.probe import Source
from shudian.model import document
from shudian.model.media import CropPath

_OURS = "shudian"


def as_timeline(path: CropPath, source: Source) -> str:
    medium = Medium(source.path.stem, source.path, path.frame_rate, path.shots[-1].end, sound=False)
    events = tuple(
        Event(f"{at:03d}", medium.name, (shot.first, shot.end), (shot.first, shot.end))
        for at, shot in enumerate(path.shots, 1)
    )
    edit = Edit(medium.name, path.frame_rate, events, (medium,))
    text, _ = exchange.write(edit, ".otio", lambda one: Path(one.path).absolute().as_uri())
    timeline: dict[str, Any] = json.loads(text or "{}")
    whole: dict[str, Any] = json.loads(document.write(path))
    keys, layouts = whole.pop("keys"), whole.pop("layouts")
    timeline["metadata"][_OURS] = {"crop_path": whole}
    for clip, shot in zip(_clips(timeline), path.shots, strict=True):
        inside = [key for key in keys if shot.first <= key["frame"] < shot.end]
        said = [layout for layout in layouts if layout["first"] == shot.first]
        clip["metadata"][_OURS] = {"crop_keys": inside, "crop_layouts": said}
    return json.dumps(timeline, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def document_in(data: bytes) -> bytes:
    """The crop path's own document out of a timeline; other data as it is, for its reader to judge."""
    try:
        timeline = json.loads(data)
        path = timeline["metadata"][_OURS]["crop_path"]
        ours = [clip["metadata"][_OURS] for clip in _clips(timeline)]
        keys = [key for said in ours for key in said["crop_keys"]]
        layouts = [layout for said in ours for layout in said.get("crop_layouts", [])]
        return json.dumps({**path, "keys": keys, "layouts": layouts}).encode()
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return data


def _clips(timeline: dict[str, Any]) -> list[dict[str, Any]]:
    tracks = timeline["tracks"]["children"]
    return [
        child
        for track in tracks
        if track.get("kind") == "Video"
        for child in track["children"]
        if str(child["OTIO_SCHEMA"]).startswith("Clip.")
    ]
