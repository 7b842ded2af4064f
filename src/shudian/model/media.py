"""Media files and what was made of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from typing import ClassVar

from shudian.model.document import UPGRADES, Schema
from shudian.units import Lang, Span

_DIGEST = re.compile(r"^[0-9a-f]{64}$")


@dataclass(frozen=True, slots=True)
class MediaFile:
    """A file by the SHA-256 of its content."""

    digest: str
    name: str
    bytes: int

    def __post_init__(self) -> None:
        if not _DIGEST.match(self.digest):
            raise ValueError("A media file is named by the 64 hexadecimal digits of its SHA-256.")


@dataclass(frozen=True, slots=True)
class MediaStream:
    """One stream of a file, as its headers say. `starts` is in seconds of the file's own clock."""

    index: int
    kind: str  # video, audio, subtitle, data, attachment
    codec: str | None = None
    language: str | None = None  # as written there, mostly ISO 639-2
    title: str | None = None
    starts: Fraction | None = None
    width: int | None = None
    height: int | None = None
    sample_rate: int | None = None
    channels: int | None = None
    layout: str | None = None  # mono, stereo, 5.1
    cover: bool = False  # a still picture attached to the file


@dataclass(frozen=True, slots=True)
class MediaInfo:
    """What a probe finds out about a picture file. `frame_rate` and `aspect` are exact."""

    SCHEMA: ClassVar = Schema("media-info", 1)

    container: str
    width: int
    height: int
    frame_rate: Fraction
    frames: int
    seconds: Fraction
    video_codec: str
    sample_aspect: Fraction = Fraction(1)
    rotation: int = 0
    audio_codec: str | None = None
    audio_rate: int | None = None
    audio_channels: int | None = None
    variable_rate: bool = False
    pixel_format: str | None = None
    primaries: str | None = None  # colour by the names of ITU-T H.273 as FFmpeg spells them: bt709, bt2020
    transfer: str | None = None
    matrix: str | None = None
    full_range: bool | None = None
    timecode: str | None = None  # of the first frame
    reel: str | None = None
    edit_list: bool = False  # the file hides or delays a part of its picture
    sound_after: Fraction | None = None  # seconds from the first picture to the first sound
    loudness_lufs: str | None = None  # integrated, decimal text
    true_peak_dbtp: str | None = None
    bytes: int | None = None
    xxh64: str | None = None
    sha256: str | None = None
    streams: tuple[MediaStream, ...] = ()


@dataclass(frozen=True, slots=True)
class Shot:
    """Frames [first, end) of a clip between two cuts."""

    first: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.first < self.end:
            raise ValueError("A shot holds at least one frame.")


@dataclass(frozen=True, slots=True)
class SoftJoin:
    """Two shots that do not meet in a cut: the frames [first, end) belong to both or to neither."""

    kind: str  # fade, dissolve
    first: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.first < self.end:
            raise ValueError("A soft join holds at least one frame.")


@dataclass(frozen=True, slots=True)
class ShotList:
    """The shots of a clip, from its first frame to its last; one that follows a soft join starts in its middle."""

    SCHEMA: ClassVar = Schema("shots", 1)

    name: str
    frame_rate: Fraction
    shots: tuple[Shot, ...]
    soft: tuple[SoftJoin, ...] = ()
    start: int = 0  # the timecode of the first frame, as a frame count

    def __post_init__(self) -> None:
        if not self.shots or self.shots[0].first != 0:
            raise ValueError("The first shot starts with the first frame.")
        if any(shot.end != after.first for shot, after in pairwise(self.shots)):
            raise ValueError("Each shot ends where the next one starts.")


@dataclass(frozen=True, slots=True)
class CropKey:
    """Left and top edge of the crop at a frame, in source pixels (fractions of a pixel allowed)."""

    frame: int
    x: float
    y: float


class Way(StrEnum):
    """How a shot fills a picture that is narrower than its source."""

    CROP = "crop"  # by the one window
    SPLIT = "split"  # by two windows, one above the other (beside it in a wide picture), a thin line between
    PAD = "pad"  # by all of it, before its own blurred and darkened self


@dataclass(frozen=True, slots=True)
class Pane:
    """One of the two windows of a split: its size in source pixels, and keys of its own."""

    width: int
    height: int
    keys: tuple[CropKey, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """The way of the shot that starts at frame `first`; the panes stay, in order, while another way is chosen."""

    first: int
    way: Way = Way.CROP
    panes: tuple[Pane, ...] = ()

    def __post_init__(self) -> None:
        if len(self.panes) not in (0, 2) or (self.way is Way.SPLIT and not self.panes):
            raise ValueError("A split has two panes.")


@dataclass(frozen=True, slots=True)
class CropPath:
    """Where a clip is cropped: one window size, keys in order, linear between keys of one shot.

    The window never moves across a cut: each shot has its own keys. A shot without a layout is cropped.
    """

    SCHEMA: ClassVar = Schema("crop-path", 2)

    source_width: int
    source_height: int
    width: int
    height: int
    frame_rate: Fraction
    shots: tuple[Shot, ...]
    keys: tuple[CropKey, ...]
    layouts: tuple[Layout, ...] = ()

    def __post_init__(self) -> None:
        self._holds(Pane(self.width, self.height, self.keys))
        starts = [layout.first for layout in self.layouts]
        if starts != sorted(set(starts)):
            raise ValueError("Layouts stand in order of their shots, one a shot.")
        if not set(starts) <= {shot.first for shot in self.shots}:
            raise ValueError("A layout names the first frame of its shot.")
        for pane in (pane for layout in self.layouts for pane in layout.panes):
            self._holds(pane)

    def layout_of(self, shot: Shot) -> Layout:
        return next((each for each in self.layouts if each.first == shot.first), Layout(shot.first))

    def _holds(self, window: Pane) -> None:
        if not (0 < window.width <= self.source_width and 0 < window.height <= self.source_height):
            raise ValueError("A crop window lies inside its source.")
        frames = [key.frame for key in window.keys]
        if frames != sorted(set(frames)):
            raise ValueError("Crop keys stand in order of frame, one a frame.")
        for key in window.keys:
            if not (
                0 <= key.x <= self.source_width - window.width
                and 0 <= key.y <= self.source_height - window.height
            ):
                raise ValueError(f"The crop leaves the picture at frame {key.frame}.")


def _all_cropped(body: dict[str, object]) -> dict[str, object]:
    """Version 1 knew no layouts."""
    return {**body, "layouts": []}


UPGRADES["crop-path", 1] = _all_cropped


@dataclass(frozen=True, slots=True)
class Sighting:
    """A face in a frame, in pixels of the upright source."""

    frame: int
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Footage:
    """What an episode is cut from: the picture as it came, a small copy to look at, and who was seen in it."""

    SCHEMA: ClassVar = Schema("footage", 1)

    episode: int
    source: MediaFile
    proxy: MediaFile
    frame_rate: Fraction
    frames: int
    faces: tuple[Sighting, ...] = ()


@dataclass(frozen=True, slots=True)
class Rendition:
    """A finished picture of an episode: a file, its form, and the language burned in, if any."""

    SCHEMA: ClassVar = Schema("rendition", 1)

    episode: int
    kind: str  # animatic, cut
    file: MediaFile
    width: int
    height: int
    frame_rate: Fraction
    span: Span
    burned: Lang | None = None
    loudness_lufs: str | None = None  # integrated, decimal text
    path: str | None = None  # the crop path that it shows, by the digest of its document


@dataclass(frozen=True, slots=True)
class Package:
    """What a player loads: a play list and all files beside it, by name inside the package."""

    SCHEMA: ClassVar = Schema("package", 1)

    episode: int
    play_list: str
    files: tuple[MediaFile, ...]
    subtitles: tuple[Lang, ...] = ()
    shows: str = "animatic"  # the kind of rendition that it was made of
