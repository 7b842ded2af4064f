"""Advertising clips of one film: what the script wishes, what the film allows, rendered for one platform."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, replace
from fractions import Fraction
from pathlib import Path

from shudian import files
from shudian.app.promotion import Bench
from shudian.cut import titles
from shudian.cut.clips import card
from shudian.cut.clips import findings as kinds
from shudian.cut.clips.borders import Heard
from shudian.cut.clips.graph import Edition, rendering, watching
from shudian.cut.clips.pick import Pick, Reason, Wish, picks, rules
from shudian.cut.clips.work import HEARD, PATH
from shudian.cut.covers import looks
from shudian.cut.covers.work import LOOKS
from shudian.cut.engines.ffmpeg import Ffmpeg
from shudian.cut.lettering import Lettering
from shudian.cut.package.fit import fit
from shudian.cut.platforms import Profile
from shudian.cut.season.source import Master, glance
from shudian.cut.sound.duck import joined
from shudian.finding import Finding, Place, failed
from shudian.model import document
from shudian.model.hook import Clips
from shudian.model.media import CropPath
from shudian.model.series import Series
from shudian.model.text import Timeline, Track
from shudian.units import Lang, Span

_APART = 0.05  # share by which script and film may differ in length without a word
_NEAR = 0.12  # seconds between two subtitles that are one speech


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is asked for. `script` is a script or the clips that `script clips` found."""

    film: Path
    script: Path | None = None
    episode: int | None = None
    subtitles: Path | None = None
    shots: Path | None = None
    profile: Profile
    title: str | None = None
    call: str | None = None
    language: Lang | None = None
    count: int = 3
    no_spoilers: bool = False
    models: Path | None = None
    font_dir: Path | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What the script says of one episode: its wishes on the film's clock, and where it is spoken."""

    title: str | None
    language: Lang | None
    wishes: tuple[Wish, ...]
    spoken: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What a film and its script say, and the clips that they allow, best first."""

    master: Master
    told: Told | None
    subtitles: titles.Subtitles | None
    path: CropPath | None
    picks: tuple[Pick, ...]


def clips(at: Bench, order: Order, program: Ffmpeg) -> tuple[tuple[Pick, ...], list[Finding]]:
    """Write `clip01.mp4` … and `clips.json` into the bench's folder."""
    known, found = find(at, order, program)
    if known is None:
        return (), found
    return known.picks, [*found, *make(at, order, known, known.picks, program)]


def find(at: Bench, order: Order, program: Ffmpeg) -> tuple[Found | None, list[Finding]]:
    """The best clips of a film; None if there are none, with findings that say why."""
    os.environ["SHUDIAN_FFMPEG"] = str(program.path)  # workers take the same
    master, found = glance(order.film, at.take(order.film))
    if master and master.source.info.variable_rate:
        found.append(kinds.VARIABLE.at(Place(file=order.film.name)))
    if master is None or failed(found):
        return None, found
    told, more = _told(order, master)
    subtitles, worse = _subtitles(order)
    found += more + worse
    if failed(found):
        return None, found
    shots = at.take(order.shots) if order.shots else None
    graph = watching(master, order.profile, models=order.models, shots=shots, build=program.identity)
    seen = at.run(graph)
    watched = looks.read(seen.path("looks", LOOKS).read_text("utf-8"))
    spoken = _spoken(subtitles.track) if subtitles else told.spoken if told else ()
    if not spoken:
        found.append(kinds.NO_WORDS.at(Place(file=order.film.name)))
    heard = Heard(spoken, tuple(json.loads(seen.path("heard", HEARD).read_text("utf-8"))))
    chosen = picks(watched, heard, told.wishes if told else None, order.count)
    if not chosen:
        limits = {name: rules()["clip"][name] for name in ("least", "most")}
        return None, [*found, kinds.NONE.at(Place(file=order.film.name), **limits)]
    if told and len(chosen) < min(order.count, len(told.wishes)):
        found.append(kinds.UNPLACED.at(count=min(order.count, len(told.wishes)) - len(chosen)))
    path = None
    if "path" in {node.name for node in graph.nodes}:
        path, _ = document.read(CropPath, seen.path("path", PATH).read_bytes())
    return Found(master, told, subtitles, path, chosen), found


def make(at: Bench, order: Order, known: Found, chosen: tuple[Pick, ...], program: Ffmpeg) -> list[Finding]:
    """Write the chosen clips, numbered as they stand, and `clips.json`."""
    captions, closing, found = _lettering(order, known.master, known.told, known.subtitles)
    if failed(found):
        return found
    edition = Edition(
        master=known.master, profile=order.profile, path=known.path, captions=captions, card=closing,
        take=at.take, build=program.identity,
    )  # fmt: skip
    made = at.run(rendering(edition, chosen))
    for number in range(1, len(chosen) + 1):
        name = f"clip{number:02d}"
        at.put(made.path(name, "clip.mp4"), f"{name}.mp4")
        found += fit(at.output / f"{name}.mp4", replace(order.profile, min_seconds=None))
    files.write_whole(
        at.output / "clips.json", f"{json.dumps([asdict(one) for one in chosen], indent=1)}\n".encode()
    )
    return found


def _lettering(
    order: Order, master: Master, told: Told | None, subtitles: titles.Subtitles | None
) -> tuple[Lettering | None, Lettering, list[Finding]]:
    """Captions of the film, and what its end card says."""
    info, found = master.source.info, list[Finding]()
    captions = None
    if subtitles:
        captions, found = titles.lettering(
            subtitles, order.profile.size, order.profile, rate=info.frame_rate, frames=info.frames, font_dir=order.font_dir
        )  # fmt: skip
    language = (
        order.language
        or (subtitles.track.language if subtitles else None)
        or (told.language if told else None)
        or Lang("en")
    )
    title = order.title
    if title is None and told and told.language and told.language.language == language.language:
        title = told.title
    if not title:
        found.append(kinds.NO_TITLE.at())
    call = order.call if order.call is not None else card.call_in(language)
    if call is None:
        found.append(kinds.NO_CALL.at(language=language))
        call = card.call_in(Lang("en"))
    frames = round(rules()["clip"]["card"] * info.frame_rate)
    closing, more = card.lettering(
        title or "",
        call or "",
        order.profile,
        language,
        frames=frames,
        rate=info.frame_rate,
        font_dir=order.font_dir,
    )
    return captions, closing, [*found, *more]


def _subtitles(order: Order) -> tuple[titles.Subtitles | None, list[Finding]]:
    if order.subtitles is None:
        return None, []
    with files.explained(order.subtitles):
        data = order.subtitles.read_bytes()
    return titles.read(data, order.subtitles.name, order.language)


def _spoken(track: Track) -> tuple[tuple[float, float], ...]:
    """Where cues of speech stand, in seconds."""
    spans = (
        (float(cue.span.start.seconds), float(cue.span.end.seconds))
        for cue in track.cues
        if cue.role != "super"
    )
    return tuple(joined(spans, _NEAR))


def _told(order: Order, master: Master) -> tuple[Told | None, list[Finding]]:
    if order.script is None:
        return None, []
    with files.explained(order.script):
        data = order.script.read_bytes()
    place, seconds = Place(file=order.script.name), master.source.info.seconds
    found: list[Finding] = []
    series: Series | None = None
    listed: Clips | None
    if order.script.suffix == ".json" and b'"shudian.clips/' in data[:400]:
        listed, found = document.read(Clips, data, order.script.name)
    else:
        from shudian.script import clips as find
        from shudian.script import read

        series, found = read(data, order.script.name)
        listed = find(series) if series else None
    if listed is None:
        return None, found
    episode = order.episode or min((clip.episode for clip in listed.clips), default=1)
    if order.no_spoilers and (found_wall := _wall(listed)) and episode > found_wall:
        return None, [*found, kinds.SPOILS.at(place, episode=episode, paywall=found_wall)]
    own = [clip for clip in listed.clips if clip.episode == episode]
    if order.no_spoilers:
        own = [clip for clip in own if all(reason.feature != "spoils" for reason in clip.reasons)]
    if not own:
        return None, [*found, kinds.NOT_IN_SCRIPT.at(place, episode=episode)]
    scale = Fraction(1)
    spoken: tuple[tuple[float, float], ...] = ()
    if series:
        timeline = _timeline(series, episode)
        long = timeline.span.end.seconds
        if abs(long - seconds) > _APART * seconds:
            found.append(kinds.APART.at(place, script=f"{float(long):.0f}", film=f"{float(seconds):.0f}"))
            scale = seconds / long
        spans = [_at(beat.speech, scale) for beat in timeline.beats if beat.speech]
        spoken = tuple(joined(spans, _NEAR))
    wishes = tuple(
        Wish(*_at(clip.span, scale), tuple(Reason(one.feature, one.points) for one in clip.reasons))
        for clip in own
    )
    return Told(listed.title, series.language if series else None, wishes, spoken), found


def _wall(listed: Clips) -> int | None:
    return next((hook.episode for hook in listed.hooks if hook.paywall), None)


def _timeline(series: Series, episode: int) -> Timeline:
    from shudian.script import timeline

    return timeline(series.episode(episode))


def _at(span: Span, scale: Fraction) -> tuple[float, float]:
    return float(span.start.seconds * scale), float(span.end.seconds * scale)
