"""Nodes of the check of a delivered season and what they run. See model/work.py."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any, cast

from shudian.cut import platforms
from shudian.cut.engines import ffmpeg as engine
from shudian.cut.inspect.delivery import Promise
from shudian.cut.inspect.notice import Inspection
from shudian.cut.inspect.segments import Piece
from shudian.cut.platforms import Profile
from shudian.cut.season.order import Episode, Heard, Season
from shudian.finding import Finding
from shudian.model import document
from shudian.model.media import MediaInfo
from shudian.model.work import Given, Json, Node, Work, settings_text
from shudian.units import Lang

_WORK = "shudian.app.season_check_work"
SEEN, SCORES = "inspection.json", "scores.json"
_THREADS = 1
#: The reference of a segment: the same picture, next to nothing lost, fast.
_LOSSLESS: dict[str, Json] = {"quality": 1, "preset": "ultrafast"}


def promises(season: Season) -> tuple[Promise, ...]:
    """The files of a season's ladder and of its platforms."""
    return tuple(promise for episode in season.episodes for promise in _of(season, episode))


def _of(season: Season, episode: Episode) -> Iterator[Promise]:
    house = platforms.profile(platforms.DEFAULT)
    for rung in season.rungs:
        profile = replace(house, size=(rung.width, rung.height))
        yield Promise(f"{episode.name}/{rung.name}.mp4", episode.name, profile, texts=tuple(episode.texts))
    for burned in episode.burned:
        for profile in burned.platforms:
            name, lines = (
                f"{episode.name}/{burned.language}/{profile.name}.mp4",
                episode.texts[burned.language],
            )
            yield Promise(name, episode.name, profile, burned.language, lines)


def file_node(promise: Promise, film: str, info: MediaInfo, build: str) -> Node:
    """The check of one file; `film` is its digest, `build` the version of what looks at it."""
    settings = {
        **_asked(promise),
        "frames": info.frames,
        "rate": str(info.frame_rate),
        "texts": [str(tag) for tag in promise.texts],
    }
    return Node(
        f"{promise.file}/file", "cut.check.file", f"{_WORK}:film", build, settings_text(settings), (SEEN,),
        (("film", Given(film)),), 4,
    )  # fmt: skip


def lag_node(promise: Promise, film: str, heard: Heard, build: str) -> Node:
    inputs = (("film", Given(film)), *((role, Given(digest)) for role, digest in heard.files))
    return Node(
        f"{promise.file}/lag", "cut.check.lag", f"{_WORK}:lag", build, settings_text(_asked(promise)), (SEEN,),
        inputs, 2,
    )  # fmt: skip


def words_node(promise: Promise, film: str, episode: Episode, build: str) -> Node:
    texts = {str(tag): text for tag, text in episode.texts.items()}
    settings = {**_asked(promise), "language": str(promise.language), "texts": texts}
    return Node(
        f"{promise.file}/words", "cut.check.words", f"{_WORK}:words", build, settings_text(settings), (SEEN,),
        (("film", Given(film)),), 6,
    )  # fmt: skip


def quality_node(made: Node, piece: Piece, segment: str, size: tuple[int, int], build: str) -> Node:
    """`made` is the node of the season that makes the same frames, `segment` the digest of what was delivered."""
    settings = {**json.loads(made.settings), "skip": piece.skip, "rungs": [[*size, None]]}
    return Node(
        f"{made.name}/{'x'.join(map(str, size))}/{piece.digest[:12]}", "cut.check.quality", f"{_WORK}:quality", build, settings_text(settings), (SCORES,),
        (("segment", Given(segment)), *made.inputs), 6,
    )  # fmt: skip


def film(inputs: Mapping[str, Path], settings: Mapping[str, Json], out: Path) -> None:
    """A file for itself, its frames and its subtitles."""
    from shudian.cut.inspect.delivery import kept
    from shudian.cut.inspect.verb import programme

    profile, name = _profile(settings), str(settings["name"])
    with tempfile.TemporaryDirectory(prefix="shudian-inspect-") as folder:
        link = Path(folder) / Path(name).name  # the check goes by endings
        link.symlink_to(inputs["film"].absolute())
        seen = programme(link, profile, engine.locate(threads=_THREADS), name)
    found: list[Finding] = []
    if seen.frames:
        texts = [Lang(str(tag)) for tag in cast(list[str], settings["texts"])]
        found = kept(
            inputs["film"], cast(int, settings["frames"]), Fraction(str(settings["rate"])), texts, name
        )
    (out / SEEN).write_text(document.write(Inspection(profile.name, (seen,), tuple(found))), "utf-8")


def lag(inputs: Mapping[str, Path], settings: Mapping[str, Json], out: Path) -> None:
    from shudian.cut.inspect.lag import judge

    meant = tuple(path for role, path in inputs.items() if role != "film")
    found = judge(inputs["film"], meant, engine.locate(threads=_THREADS), str(settings["name"]))
    _tell(out, settings, found)


def words(inputs: Mapping[str, Path], settings: Mapping[str, Json], out: Path) -> None:
    """A few cues read back, and whether they are those of another language."""
    from shudian.cut.inspect import texts
    from shudian.cut.inspect.notice import Programme
    from shudian.cut.probe import look
    from shudian.cut.titles import tracks

    written = cast(dict[str, str], settings["texts"])
    read = {tag: tracks.read(text.encode(), None, Lang(tag))[0] for tag, text in written.items()}
    known = {tag: subtitles.track for tag, subtitles in read.items() if subtitles}
    source, _ = look(inputs["film"])
    found: Iterable[Finding] = ()
    own = str(settings["language"])
    if source is not None and own in known:
        info = source.info
        seen = Programme(
            str(settings["name"]), info.frames, info.frame_rate, info.seconds, source.upright, (), ()
        )
        others = [track for tag, track in known.items() if tag != own]
        few = texts.sampled(known[own])
        notices = texts.judge(inputs["film"], seen, [few], _profile(settings), texts.reader(), others=others)
        found = [notice.finding for notice in notices.found]
    _tell(out, settings, found)


def quality(inputs: Mapping[str, Path], settings: Mapping[str, Json], out: Path) -> None:
    """Scores of a segment's frames against the same frames without loss."""
    from shudian.cut.inspect.quality import vmaf
    from shudian.cut.season.work import pictures

    ((width, height, _),) = cast(list[list[Any]], settings["rungs"])
    with tempfile.TemporaryDirectory(prefix="shudian-quality-") as folder:
        bare: dict[str, Json] = {**settings, **_LOSSLESS, "straight": [None]}
        pictures([Work({k: v for k, v in inputs.items() if k != "segment"}, bare, Path(folder))])
        meant = Path(folder) / f"{width}x{height}.mp4"
        program = engine.locate(threads=_THREADS)
        scores = vmaf(inputs["segment"], meant, (width, height), program, skip=cast(int, settings["skip"]))
    (out / SCORES).write_text(json.dumps({str(at): round(score, 2) for at, score in scores.items()}), "utf-8")


def _asked(promise: Promise) -> dict[str, Json]:
    return {"name": promise.file, "profile": promise.profile.name, "size": list(promise.profile.size)}


def _profile(settings: Mapping[str, Json]) -> Profile:
    width, height = cast(list[int], settings["size"])
    return replace(platforms.profile(str(settings["profile"])), size=(width, height))


def _tell(out: Path, settings: Mapping[str, Json], found: Iterable[Finding]) -> None:
    made = Inspection(str(settings["profile"]), (), tuple(found))
    (out / SEEN).write_text(document.write(made), "utf-8")
