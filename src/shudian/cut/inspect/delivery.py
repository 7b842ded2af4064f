"""A delivered season against its plan: what each file must be, and which files must be there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from pathlib import Path
from typing import Any

from shudian.cut.inspect import findings as kinds
from shudian.cut.platforms import Profile
from shudian.cut.tongues import three_letters
from shudian.finding import Finding, Place
from shudian.units import Lang


@dataclass(frozen=True, slots=True)
class Promise:
    """One file of the plan. `burned` are the lines drawn in its `language`; `texts` are its soft tracks."""

    file: str  # below the folder of the delivery
    episode: str
    profile: Profile
    language: Lang | None = None
    burned: str = ""
    texts: tuple[Lang, ...] = ()


def listed(promised: Sequence[Promise], there: Iterable[str]) -> list[Finding]:
    """Files that are missing, and files that nobody asked for."""
    present, wanted = set(there), [promise.file for promise in promised]
    missing = [kinds.NOT_DELIVERED.at(Place(name)) for name in wanted if name not in present]
    return missing + [kinds.NOT_PLANNED.at(Place(name)) for name in sorted(present - set(wanted))]


def kept(film: Path, frames: int, rate: Fraction, texts: Iterable[Lang], name: str) -> list[Finding]:
    """Whether a film has its source's frames and the subtitles that it was promised."""
    import av

    with av.open(str(film), metadata_errors="replace") as container:
        picture: Any = container.streams.best("video")
        if picture is None:
            return []
        count = sum(1 for packet in container.demux(picture) if packet.pts is not None and packet.size)
        own = Fraction(picture.average_rate or 0)
        there = {stream.metadata.get("language") for stream in container.streams.subtitles}
    found = []
    if count != frames or abs(own / rate - 1) > Fraction(1, 1000):
        said = {"frames": count, "rate": f"{float(own):g}", "wanted": frames, "other": f"{float(rate):g}"}
        found.append(kinds.FRAMES.at(Place(name), **said))
    if missing := [str(language) for language in texts if three_letters(language) not in there]:
        found.append(kinds.TEXTS_MISSING.at(Place(name), languages=", ".join(missing)))
    return found


def languages_alike(promised: Sequence[Promise], pictures: Mapping[str, str]) -> list[Finding]:
    """Files of one episode and platform in two languages that show the same, by the digest of their pictures."""
    burned = [each for each in promised if each.language and each.file in pictures]
    return [
        kinds.LANGUAGES_ALIKE.at(Place(other.file), other=one.file)
        for one, other in combinations(burned, 2)
        if one.episode == other.episode
        and one.language != other.language
        and pictures[one.file] == pictures[other.file]
        and one.burned != other.burned
    ]
