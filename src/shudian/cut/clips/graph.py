"""Clips as nodes: what the film shows and sounds like, then four nodes a clip, so that a change redoes one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from shudian.cut.clips.pick import Pick, rules
from shudian.cut.clips.work import HEARD, PATH
from shudian.cut.covers.work import looks_node
from shudian.cut.lettering import Lettering
from shudian.cut.platforms import Profile
from shudian.cut.season import shape
from shudian.cut.season.look import look, plain
from shudian.cut.season.source import Master
from shudian.cut.titles import ass
from shudian.model.media import CropPath
from shudian.model.work import Given, Graph, Json, Needed, Node, settings_text

_WORK = "shudian.cut.clips.work"
_VERSION = "1"
_QUALITY, _PRESET = 19, "veryfast"


def is_shaped(master: Master, profile: Profile) -> bool:
    """Whether a film has the platform's shape already."""
    width, height = master.source.upright
    return bool(abs(width * master.source.aspect / height * profile.size[1] / profile.size[0] - 1) < 0.02)


def watching(
    master: Master, profile: Profile, *, models: Path | None = None, shots: str | None = None, build: str
) -> Graph:
    """What must be known of a film before clips are chosen; `build` is the ffmpeg's identity."""
    film = (("film", Given(master.digest)),)
    looks = looks_node(master.digest, models, shots)
    heard = Node(
        "heard",
        "cut.clips.heard",
        f"{_WORK}:heard",
        f"{_VERSION}, {build}",
        settings_text({}),
        (HEARD,),
        film,
    )
    if is_shaped(master, profile):
        return Graph((looks, heard))
    said = settings_text({"profile": profile.name, "models": str(models) if models else None})
    path = Node("path", "cut.clips.path", f"{_WORK}:path", looks.version, said, (PATH,), film, 12)
    return Graph((looks, heard, path))


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What all clips of a film share. `captions` is on the film's clock, `card` on its own."""

    master: Master
    profile: Profile
    path: CropPath | None
    captions: Lettering | None
    card: Lettering
    take: Callable[[Path], str]  # a given file by its digest
    build: str

    @property
    def card_frames(self) -> int:
        seconds = Fraction(str(rules()["clip"]["card"]))
        return round(seconds * self.master.source.info.frame_rate)


def rendering(edition: Edition, picks: Sequence[Pick]) -> Graph:
    """`clip01` … each make clip.mp4."""
    nodes = [node for at, pick in enumerate(picks, 1) for node in _clip(edition, pick, f"clip{at:02d}")]
    return Graph(tuple(nodes))


def _clip(edition: Edition, pick: Pick, name: str) -> list[Node]:
    body, card, sound = _body(edition, pick, name), _card(edition, pick, name), _sound(edition, pick, name)
    inputs = [("body", Needed(body.name, body.makes[0])), ("card", Needed(card.name, card.makes[0]))]
    if sound:
        inputs.append(("sound", Needed(sound.name, sound.makes[0])))
    made = Node(
        name, "cut.clips.clip", f"{_WORK}:clip", _VERSION, settings_text({}), ("clip.mp4",), tuple(inputs)
    )
    return [body, card, *([sound] if sound else []), made]


def _body(edition: Edition, pick: Pick, name: str) -> Node:
    source, profile = edition.master.source, edition.profile
    drawn = look(edition.captions, pick.first, pick.end) if edition.captions else None
    if edition.path:
        shown = shape.shown(edition.path)[pick.first : pick.end]
        shaped = shape.followed(edition.master.source, edition.path, shown, profile.size)
    else:
        shaped = {"shape": shape.fitted(edition.master.source, profile.size)}
    settings: dict[str, Json] = {
        "stream": source.picture, "starts": str(source.starts), "rate": str(source.info.frame_rate),
        "first": pick.first, "end": pick.end, "size": list(profile.size), **shaped,
        "rungs": [[*profile.size, profile.max_bitrate]], "straight": [None], "look": plain(drawn),
        "build": edition.build,
        "quality": _QUALITY, "preset": _PRESET,
    }  # fmt: skip
    faces = [
        (f"face{at}", Given(edition.take(face.path))) for at, face in enumerate(drawn.faces if drawn else ())
    ]
    return Node(
        f"{name}/body", "cut.clips.body", "shudian.cut.season.work:pictures", f"{_VERSION}, {edition.build}",
        settings_text(settings), (f"{profile.size[0]}x{profile.size[1]}.mp4",),
        (("source", Given(edition.master.digest)), *faces), 20, f"{name}/body",
    )  # fmt: skip


def _card(edition: Edition, pick: Pick, name: str) -> Node:
    window: list[Json] | None = None
    if edition.path:
        left, top = shape.positions(edition.path)[pick.end - 1]
        window = [round(left), round(top), edition.path.width, edition.path.height]
    frames, lettering = edition.card_frames, edition.card
    settings: dict[str, Json] = {
        "frame": pick.end - 1, "window": window, "frames": frames, "size": list(edition.profile.size),
        "rate": str(edition.master.source.info.frame_rate), "bitrate": edition.profile.max_bitrate,
        "document": ass(lettering, 0, frames), "quality": _QUALITY, "preset": _PRESET,
    }  # fmt: skip
    faces = [(f"face{at}", Given(edition.take(face.path))) for at, face in enumerate(lettering.faces)]
    return Node(
        f"{name}/card", "cut.clips.card", f"{_WORK}:card", f"{_VERSION}, {edition.build}", settings_text(settings),
        ("card.mp4",), (("film", Given(edition.master.digest)), *faces), 4,
    )  # fmt: skip


def _sound(edition: Edition, pick: Pick, name: str) -> Node | None:
    source, rate = edition.master.source, edition.master.source.info.frame_rate
    if source.sound is None:
        return None
    settings: dict[str, Json] = {
        "start": str(pick.first / rate), "end": str(pick.end / rate),
        "whole": str((pick.end - pick.first + edition.card_frames) / rate),
        "fade": rules()["clip"]["fade"], "profile": edition.profile.name,
    }  # fmt: skip
    return Node(
        f"{name}/sound", "cut.clips.sound", f"{_WORK}:sound", f"{_VERSION}, {edition.build}",
        settings_text(settings), ("sound.m4a",), (("film", Given(edition.master.digest)),), 3,
    )  # fmt: skip
