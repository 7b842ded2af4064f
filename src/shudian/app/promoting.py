"""Covers and clips of an episode of a workspace: looked for, chosen by a person, made in each platform's size."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from shudian.app import clips, promotion
from shudian.app.bench import Bench
from shudian.app.cut import ANIMATIC, CUT
from shudian.app.cutting import Stale
from shudian.app.season import Shelf
from shudian.app.workspace import Workspace
from shudian.cut import platforms
from shudian.cut.covers import findings as cover_kinds
from shudian.cut.engines.ffmpeg import Ffmpeg
from shudian.cut.probe import Source
from shudian.finding import Finding, Place
from shudian.model import document
from shudian.model.hook import Reason
from shudian.model.media import MediaFile, Rendition
from shudian.model.promotion import Promotion, Still, Stretch
from shudian.store import StoreMemo, drawers, exports
from shudian.units import Lang
from shudian.wording import Wording

#: How many are looked for.
STILLS, STRETCHES = 9, 6


@dataclass(frozen=True, slots=True)
class Offer:
    """What was found in an episode's film, by the digest of its document, and the files made of what was chosen."""

    film: Rendition
    promotion: Promotion | None
    digest: str
    made: tuple[MediaFile, ...]

    @property
    def is_old(self) -> bool:
        """Whether another film stands there now."""
        return self.promotion is not None and self.promotion.film != self.film.file.digest


def offer(workspace: Workspace, slug: str, number: int) -> Offer | None:
    """None while the episode has no film."""
    with workspace.store.reading() as connection:
        film = _film(workspace, slug, number)
        kept = drawers.PROMOTIONS.text(connection, series=slug, episode=number)
        named = exports.all_of(connection, slug)
    if film is None:
        return None
    made = tuple(file for name, file in named.items() if name.startswith(_folder(number)))
    return Offer(film, drawers.PROMOTIONS.read(kept[1]) if kept else None, kept[0] if kept else "", made)


def seek(bench: Bench, number: int) -> list[Finding]:
    """Look for stills and stretches in an episode's film; what was chosen of the same film stays chosen."""
    with _at(bench, number) as (film, at):
        source, _ = _source(at)
        if source is None:
            return []
        covers, _ = promotion.stills(at, source, STILLS)
        known, found = clips.find(at, _order(bench, number, at, platforms.DEFAULT, STRETCHES), _program())
    before = offer(bench.workspace, bench.slug, number)
    picks = known.picks if known else ()
    made = Promotion(
        number,
        film.file.digest,
        tuple(
            Still(one["frame"], one["score"], _reasons(one["reasons"]), _face(one["face"])) for one in covers
        ),
        tuple(
            Stretch(
                one.first, one.end, one.begins, one.ends, one.score,
                tuple(Reason(reason.feature, reason.points) for reason in one.reasons),
            )
            for one in picks
        ),
    )  # fmt: skip
    if before and before.promotion and not before.is_old:
        made = _again(made, before.promotion)
    with bench.writing() as writing:
        drawers.PROMOTIONS.save(writing, made, series=bench.slug, episode=number)
    return found if covers else [cover_kinds.NONE.at(Place(episode=str(number))), *found]


def choose(
    workspace: Workspace, slug: str, number: int, *, seen: str, frames: set[int], firsts: set[int]
) -> str:
    """Keep what a person chose; the digest of it. ValueError if it is no candidate, Stale if another chose since."""
    where: dict[str, str | int] = {"series": slug, "episode": number}
    with workspace.store.writing(workspace.author) as writing:
        kept = drawers.PROMOTIONS.text(writing.connection, **where)
        if kept is None or kept[0] != seen:
            raise Stale(
                Wording("The choice was changed elsewhere.", "所选已在别处改动。"),
                Wording("Load the page again and choose anew.", "请重新载入本页再选择。"),
            )
        chosen = drawers.PROMOTIONS.read(kept[1]).choosing(frames, firsts)
        drawers.PROMOTIONS.save(writing, chosen, **where)
        after = drawers.PROMOTIONS.text(writing.connection, **where)
    return (after or kept)[0]


def make(bench: Bench, number: int, profiles: Sequence[str]) -> list[Finding]:
    """The chosen covers in every size, the chosen clips for each platform; what was made of others goes."""
    known = offer(bench.workspace, bench.slug, number)
    if known is None or known.promotion is None or known.is_old:
        return []
    found: list[Finding] = []
    with _at(bench, number) as (_, at):
        stills = [one for one in known.promotion.stills if one.chosen]
        source, _ = _source(at)
        if source is not None and stills:
            _, looks = promotion.stills(at, source, STILLS)
            promotion.draw(at, source, looks, [_plain(one) for one in stills], bench.source)
            (at.output / "covers.jpg").unlink()
        picked = {one.first for one in known.promotion.stretches if one.chosen}
        for name in profiles if picked else ():
            found += _clips(bench, number, at, name, picked)
        kept = [_kept(bench, number, file, at.output) for file in sorted(at.output.rglob("*.*"))]
    with bench.writing() as writing:
        for old in known.made:
            if old.name not in {file.name for file in kept}:
                exports.remove(writing, bench.slug, old.name)
        for file in kept:
            exports.save(writing, bench.slug, file)
    return found


def _clips(bench: Bench, number: int, at: promotion.Bench, name: str, firsts: set[int]) -> list[Finding]:
    program, order = _program(), _order(bench, number, at, name, STRETCHES)
    known, found = clips.find(at, order, program)
    if known is None:
        return found
    chosen = tuple(one for one in known.picks if one.first in firsts)
    own = promotion.Bench(at.output / name, at.shelf, at.memo, at.told, at.workers)
    own.output.mkdir()
    found = clips.make(own, order, known, chosen, program)
    (own.output / "clips.json").unlink(missing_ok=True)
    return found


def _kept(bench: Bench, number: int, file: Path, folder: Path) -> MediaFile:
    return bench.workspace.media.keep(file, f"{_folder(number)}{file.relative_to(folder).as_posix()}")


def _film(workspace: Workspace, slug: str, number: int) -> Rendition | None:
    """The finished picture, else the animatic."""
    with workspace.store.reading() as connection:
        found = [
            drawers.RENDITIONS.load(connection, series=slug, episode=number, kind=kind)
            for kind in (CUT, ANIMATIC)
        ]
    return next((film for film in found if film), None)


@contextmanager
def _at(bench: Bench, number: int) -> Iterator[tuple[Rendition, promotion.Bench]]:
    """A bench of covers and clips over the workspace's own media and memo; the film lies in it under its name."""
    film = _film(bench.workspace, bench.slug, number)
    assert film
    memo = StoreMemo(bench.workspace.store, bench.workspace.author, bench.slug)
    with bench.workspace.media.scratch() as folder:
        (folder / "given").mkdir()
        (folder / "made").mkdir()
        (folder / "given" / _FILM).symlink_to(bench.workspace.media.path(film.file.digest).absolute())
        shelf = Shelf(bench.workspace.media.folder, {})
        yield film, promotion.Bench(folder / "made", shelf, memo, bench.progress, bench.workers)


_FILM = "film.mp4"


def _given(at: promotion.Bench) -> Path:
    return at.output.parent / "given"


def _source(at: promotion.Bench) -> tuple[Source | None, list[Finding]]:
    from shudian.cut.probe import look

    return look(_given(at) / _FILM)


def _order(bench: Bench, number: int, at: promotion.Bench, profile: str, count: int) -> clips.Order:
    """The film with what the workspace's script and its own subtitles say of it."""
    from shudian.localise.formats import FORMATS
    from shudian.script import clips as hooks

    given, source = _given(at), bench.source
    series = bench.noun(drawers.SCRIPTS, language=source)
    script, text = given / "hooks.json", given / f"ep{number:02d}.{source}.vtt"
    listed = hooks(series)
    script.write_text(document.write(listed), "utf-8")
    with bench.workspace.store.reading() as connection:
        track = drawers.TRACKS.load(connection, series=bench.slug, episode=number, language=source)
    if track:
        text.write_bytes(FORMATS["vtt"].write(track))
    return clips.Order(
        film=given / _FILM,
        script=script if any(clip.episode == number for clip in listed.clips) else None,
        episode=number,
        subtitles=text if track else None,
        profile=platforms.profile(profile),
        title=series.title,
        language=Lang(source),
        count=count,
    )


def _program() -> Ffmpeg:
    from shudian.cut.engines.ffmpeg import locate
    from shudian.cut.season.picture import THREADS

    return locate(threads=THREADS)


def _again(made: Promotion, before: Promotion) -> Promotion:
    frames = {one.frame for one in before.stills if one.chosen} & {one.frame for one in made.stills}
    firsts = {one.first for one in before.stretches if one.chosen} & {one.first for one in made.stretches}
    return made.choosing(frames, firsts)


def _reasons(said: Sequence[dict[str, object]]) -> tuple[Reason, ...]:
    return tuple(Reason(str(one["feature"]), float(str(one["points"]))) for one in said)


_SIDES = ("left", "top", "width", "height", "sure")


def _face(said: dict[str, float] | None) -> tuple[float, ...]:
    return tuple(said[side] for side in _SIDES) if said else ()


def _plain(still: Still) -> dict[str, object]:
    """A still as the sheet of covers wants it."""
    return {
        "frame": still.frame, "shot": 0, "score": still.score, "title": "",
        "face": dict(zip(_SIDES, still.face, strict=True)) if still.face else None,
        "reasons": [{"feature": one.feature, "points": one.points} for one in still.reasons],
    }  # fmt: skip


def _folder(number: int) -> str:
    return f"ep{number:02d}/promotion/"
