"""Packages of finished files: CMAF in a folder that is kept up to date, and MP4 for platforms."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from shudian import files
from shudian.cut.engines import packager
from shudian.cut.engines.ffmpeg import Ffmpeg
from shudian.cut.package import cmaf, folder, movie, protected, tracks
from shudian.cut.package import findings as kinds
from shudian.cut.package.cmaf import Episode
from shudian.cut.package.fit import fit
from shudian.cut.package.folder import Written
from shudian.cut.package.tracks import Picture, Sound
from shudian.cut.package.verify import verify
from shudian.cut.platforms import Profile
from shudian.cut.sound import loudness
from shudian.cut.sound.loudness import Loudness
from shudian.cut.titles.tracks import as_vtt
from shudian.finding import Finding, Place, failed
from shudian.units import Lang

#: A file of sound, and its language if that is known.
Spoken = tuple[Path, Lang | None]
_APART = 0.5  # seconds by which sound and picture may end apart


@dataclass(frozen=True, slots=True)
class Title:
    """What platforms build a file's name from."""

    series: str
    episode: int
    language: str = ""


def segmented(
    pictures: Sequence[Path], sounds: Sequence[Spoken], texts: Mapping[Lang, bytes], target: Path
) -> tuple[Written | None, list[Finding]]:
    """HLS and DASH of rungs, the first one first; without `sounds`, that of the first rung is used."""
    episode, found = _episode(pictures, sounds, texts)
    found += folder.free(target)
    if episode is None or failed(found):
        return None, found
    written = folder.write(target, cmaf.files(episode))
    return written, [*found, *verify(target)]


def encrypted(
    pictures: Sequence[Path], sounds: Sequence[Spoken], texts: Mapping[Lang, bytes], key: Path, target: Path
) -> list[Finding]:
    """The same, encrypted by Shaka Packager with the content key that stands in the file `key`."""
    episode, found = _episode(pictures, sounds, texts)
    with files.explained(key):
        content_key, wrong = protected.read_key(key.read_bytes(), key.name)
    found += wrong
    if episode:
        found += protected.unfit(episode)
    if episode and content_key and not failed(found):
        protected.protected(episode, content_key, target, packager.locate())
    return found


def _episode(
    pictures: Sequence[Path], sounds: Sequence[Spoken], texts: Mapping[Lang, bytes]
) -> tuple[Episode | None, list[Finding]]:
    found: list[Finding] = []
    rungs, heard = [], []
    for file in pictures:
        rung, wrong = tracks.picture((file,))
        found += wrong
        rungs += [rung] if rung else []
    for file, language in sounds or [(file, None) for file in pictures[:1]]:
        sound, wrong = tracks.sound(file, language)
        found += wrong
        heard += [sound] if sound else []
    if not rungs:
        return None, found
    written = {language: as_vtt(data) for language, data in texts.items()}
    episode = Episode(tuple(rungs), tuple(heard), written)
    return episode, [*found, *_apart(rungs[0], heard), *cmaf.judge(episode)]


def for_platforms(
    picture: Path,
    sound: Path | None,
    profiles: Sequence[Profile],
    title: Title,
    target: Path,
    *,
    ffmpeg: Ffmpeg,
) -> tuple[list[Path], list[Finding]]:
    """One MP4 a platform, named as it wants, judged as it stands; those that it would refuse are taken away."""
    shown, found = tracks.picture((picture,))
    heard, wrong = tracks.sound(sound or picture)
    found += wrong
    if shown is None or failed(found):
        return [], found
    found += _apart(shown, [heard] if heard else []) + _late(heard)
    measured = loudness.measure(heard.file, ffmpeg) if heard else None
    made = []
    with files.explained(target):
        target.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target, prefix=".mp4.") as bench:
            for profile in profiles:
                file = Path(bench) / f"{profile.file_name(title.series, title.episode, title.language)}.mp4"
                movie.write(shown, heard, file)
                judged = [*fit(file, profile), *_loud(file, measured, profile), *_hearsay(file, profile)]
                found += judged
                if not failed(judged):
                    made.append(target / file.name)
                    files.settle(file, made[-1])
    return made, found


def _apart(picture: Picture, sounds: Sequence[Sound]) -> list[Finding]:
    return [
        kinds.SOUND_SHORT.at(
            Place(file=sound.file.name), sound=f"{sound.seconds:.1f}", picture=f"{float(picture.seconds):.1f}"
        )
        for sound in sounds
        if abs(sound.seconds - picture.seconds) > _APART
    ]


def _late(sound: Sound | None) -> list[Finding]:
    """A movie without an edit list starts its sound with the first frame of it."""
    first = next(sound.samples(), None) if sound else None
    if sound is None or first is None or not first[0]:
        return []
    return [kinds.SOUND_LATE.at(Place(file=sound.file.name), ms=round(first[0] * 1000 / sound.head.ticks))]


def _loud(file: Path, measured: Loudness | None, profile: Profile) -> list[Finding]:
    if measured is None or measured.silent:
        return []
    off = abs(measured.integrated - profile.lufs)
    if off <= loudness.CLOSE and measured.peak <= profile.true_peak:
        return []
    said = {"lufs": f"{measured.integrated:.1f}", "peak": f"{measured.peak:.1f}"}
    wanted = {"wanted": f"{profile.lufs:g}", "ceiling": f"{profile.true_peak:g}"}
    return [kinds.LOUD.at(Place(file=file.name), platform=profile.label, **said, **wanted)]


def _hearsay(file: Path, profile: Profile) -> list[Finding]:
    if not profile.unverified:
        return []
    said = {"fields": ", ".join(profile.unverified), "source": profile.source, "read": profile.read}
    return [kinds.UNVERIFIED.at(Place(file=file.name), platform=profile.label, **said)]
