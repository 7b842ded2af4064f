"""The shapes that a season is made in: each is decoded, cropped and cut for itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from shudian.cut.reframe.views import View
from shudian.cut.season import shape
from shudian.cut.season.order import Burned, Episode, Season
from shudian.cut.season.picture import Rung
from shudian.model.work import Json

#: What the house levels to where no platform says.
LUFS, TRUE_PEAK = -14.0, -1.0


@dataclass(frozen=True, slots=True)
class Canvas:
    """One shape of an episode: the largest size asked for in it, the clean rungs, the languages drawn on it."""

    episode: Episode
    size: tuple[int, int]
    rungs: tuple[Rung, ...]
    burned: tuple[Burned, ...]
    shown: tuple[View, ...] | None = None  # what every frame shows, if it is cropped
    lufs: float = LUFS
    true_peak: float = TRUE_PEAK

    @property
    def name(self) -> str:
        ratio = Fraction(*self.size)
        return f"{ratio.numerator}x{ratio.denominator}"

    def rung(self, one: Burned) -> Rung:
        """The rung of a burned picture: a clean one of its size, if the platform takes as many bits."""
        width, height = one.profile.size
        for rung in self.rungs:
            fits = not one.profile.max_bitrate or (rung.bitrate or 0) <= one.profile.max_bitrate
            if (rung.width, rung.height) == (width, height) and rung.bitrate and fits:
                return rung
        return Rung(width, height, one.profile.max_bitrate)

    def stretch(self, first: int, end: int) -> dict[str, Json]:
        """What `work.pictures` needs to find and shape the frames [first, end)."""
        source = self.episode.master.source
        return {
            "stream": source.picture,
            "starts": str(source.starts),
            "rate": str(source.info.frame_rate),
            "first": first,
            "end": end,
            "size": list(self.size),
            **({"varies": True} if self.episode.master.held else {}),
            **self._shaped(first, end, self.size),
        }

    def straight(self, rung: Rung, first: int, end: int) -> Json:
        """The filters from a decoded frame to a rung; None where it is made over the top size.

        So are a window that moves, and a rung that text is drawn on at times: its sharpness would change with it.
        """
        size = (rung.width, rung.height)
        drawn_on = {(one.width, one.height) for one in map(self.rung, self.burned)}
        shaped = self._shaped(first, end, size)
        return None if size == self.size or size in drawn_on or "window" in shaped else shaped["shape"]

    def _shaped(self, first: int, end: int, size: tuple[int, int]) -> dict[str, Json]:
        source, path = self.episode.master.source, self.episode.path
        if path is None or self.shown is None:
            return {"shape": shape.fitted(source, size)}
        return shape.followed(source, path, self.shown[first:end], size)


def canvases(season: Season, episode: Episode) -> Iterator[Canvas]:
    """One for each ratio of sides, the widest use of it deciding the size."""
    ratios: dict[Fraction, list[tuple[int, int]]] = {}
    for width, height in [
        *((rung.width, rung.height) for rung in season.rungs),
        *(one.profile.size for one in episode.burned),
    ]:
        ratios.setdefault(Fraction(width, height), []).append((width, height))
    path = episode.path
    aspect = episode.master.source.aspect
    for ratio, sizes in ratios.items():
        rungs = tuple(rung for rung in season.rungs if Fraction(rung.width, rung.height) == ratio)
        burned = tuple(one for one in episode.burned if Fraction(*one.profile.size) == ratio)
        cropped = path is not None and abs(path.width * aspect / path.height / ratio - 1) < Fraction(1, 50)
        shown = shape.shown(path) if path and cropped else None
        yield Canvas(episode, max(sizes), rungs, burned, shown)
