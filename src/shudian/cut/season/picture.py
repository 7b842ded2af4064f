"""Encode a stretch of a source once for every look and rung of it, in one process that decodes it once.

Each frame carries its number in the episode from the decoder on. A seek that lands anywhere else, or a
frame that cannot be decoded, makes a file with too few frames, which `splice.counted` refuses.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from shudian.cut import encoding
from shudian.cut.engines import ffmpeg as engine
from shudian.cut.engines.ffmpeg import Ffmpeg
from shudian.cut.season import letters
from shudian.cut.season.splice import counted
from shudian.errors import ToolFailed

#: One thread an encoder: other bytes with each number of them, and eight percent more work with two.
THREADS = 1
#: Frames by which a time that lies between two is moved to the later one, the same way by every reader.
_NUDGE = Fraction(1, 1021)
#: Seconds that no group of pictures is longer than, in files whose index misleads.
_EARLIER = 10
_ONE = ("-threads", str(THREADS))


def nearest(at: Fraction) -> int:
    """The frame that a picture of a varying rate becomes."""
    return math.floor(at + Fraction(1, 2) + _NUDGE)


@dataclass(frozen=True, slots=True)
class Rung:
    """One size of a picture; `bitrate` caps it, in bits a second."""

    width: int
    height: int
    bitrate: int | None = None

    @property
    def name(self) -> str:
        return f"{self.width}x{self.height}"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Frames [first, end) of a file that runs at `rate`; frame 0 is shown at `starts` of its clock.

    `shape` are the filters from a decoded frame to the top size. In a file whose rate varies the picture is held
    until the next: `varies`.
    """

    file: Path
    stream: int
    starts: Fraction
    rate: Fraction
    first: int
    end: int
    shape: str
    size: tuple[int, int]
    varies: bool = False

    def number(self, time: Fraction) -> int:
        """The frame that a picture at this time of the file's clock becomes."""
        at = (time - self.starts) * self.rate
        return nearest(at) if self.varies else round(at)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One look at some rungs: a file a rung. `document` is an ASS text, set in `faces`.

    `shapes` are the filters of rungs that come straight from the decoded frame; None leads over the top size.
    """

    rungs: tuple[Rung, ...]
    files: tuple[Path, ...]
    document: str | None = None
    faces: tuple[Path, ...] = ()
    quality: int = 20
    preset: str = "veryfast"
    shapes: tuple[str | None, ...] = ()

    def straight(self, number: int) -> str | None:
        return self.shapes[number] if self.shapes else None


def encode(
    stretch: Stretch,
    wanted: Sequence[Wanted],
    bench: Path,
    ffmpeg: Ffmpeg,
    shaped: Callable[[Fraction | None], Iterable[bytes]] | None = None,
) -> None:
    """Write every file that is wanted; ToolFailed if one lacks a frame.

    `bench` is an empty folder for what the program reads beside. `shaped` gives the frames at the stretch's
    size as raw planes, where the program cannot make them itself, looking for them from a time on.
    """
    environ = letters.only_given_faces(bench)
    for at, one in enumerate(wanted):
        if one.document is not None:
            letters.set_type(bench, at, one.document, one.faces)
    drawing = ("-filter_complex", graph(stretch, wanted, piped=shaped is not None))

    def attempt(start: Fraction | None) -> None:
        read = _read(stretch, start) if shaped is None else _piped(stretch)
        arguments = [*read, *drawing, *_written(stretch, wanted)]
        if shaped is None:
            ffmpeg.run(arguments, bench, environ=environ)
        else:
            with ffmpeg.fed(arguments, bench, environ=environ) as pipe:
                for frame in shaped(start):
                    pipe.write(frame)
        for file in (file for one in wanted for file in one.files):
            counted(file, stretch.end - stretch.first, stretch.rate)

    *hopeful, sure = _seeks(stretch)
    for start in hopeful:
        with suppress(ToolFailed):
            attempt(start)
            return
    attempt(sure)


def _seeks(stretch: Stretch) -> tuple[Fraction | None, ...]:
    """Where to begin to read: at the first frame; earlier in files whose index misleads; at the start.

    A quarter of a frame late, so that rounding does not lead to the key frame before one that is the first.
    """
    aim = stretch.starts + (stretch.first + Fraction(1, 4)) / stretch.rate
    return (aim, aim - _EARLIER, None) if stretch.first else (None,)


def graph(stretch: Stretch, wanted: Sequence[Wanted], *, piped: bool = False) -> str:
    """The filters: numbered, cut, shaped, then drawn on and scaled a look and a rung at a time."""
    numbered = f"[0:0]settb=1/({stretch.rate}),setpts=N+{stretch.first}" if piped else _numbered(stretch)
    straight, over = [], []
    for at, one in enumerate(wanted):
        numbers = range(len(one.rungs))
        straight += [(at, number, shape) for number in numbers if (shape := one.straight(number)) is not None]
        if rungs := [number for number in numbers if one.straight(number) is None]:
            over.append((at, one, rungs))
    ends = ["[top]"] * bool(over) + [f"[d{at}_{number}]" for at, number, _ in straight]
    chains = [f"{numbered},split={len(ends)}{''.join(ends)}"]
    chains += [
        f"[d{at}_{number}]{shape},setpts=PTS-{stretch.first}[o{at}_{number}]"
        for at, number, shape in straight
    ]
    if over:
        looks = "".join(f"[l{at}]" for at, _, _ in over)
        chains.append(f"[top]{stretch.shape},split={len(over)}{looks}")
    for at, one, rungs in over:
        chains += _drawn(stretch, at, one, rungs)
    return ";".join(chains)


def _drawn(stretch: Stretch, at: int, one: Wanted, numbers: Sequence[int]) -> Iterator[str]:
    """A look at the top size, then its rungs."""
    drawn = f"{letters.burned(at)}," if one.document is not None else ""
    ends = "".join(f"[r{at}_{number}]" for number in numbers)
    yield f"[l{at}]{drawn}setpts=PTS-{stretch.first},split={len(numbers)}{ends}"
    for number in numbers:
        rung = one.rungs[number]
        same = (rung.width, rung.height) == stretch.size
        scaled = "null" if same else f"scale={rung.width}:{rung.height}:flags={encoding.SCALER}"
        yield f"[r{at}_{number}]{scaled}[o{at}_{number}]"


def _numbered(stretch: Stretch) -> str:
    rate, at = stretch.rate, f"(T-{float(stretch.starts):.9f})*{stretch.rate}"
    near = f"floor({at}+1/2+{_NUDGE})" if stretch.varies else f"round({at})"
    # `fps` may leave out the last picture of a file, which the one after it holds for that long
    held = f"fps={rate},tpad=stop=2:stop_mode=clone," if stretch.varies else ""
    return (
        f"[0:{stretch.stream}]setpts='{near}/({rate}*TB)',settb=1/({rate}),{held}"
        f"trim=start_pts={stretch.first}:end_pts={stretch.end}"
    )


def _piped(stretch: Stretch) -> tuple[str, ...]:
    width, height = stretch.size
    return (
        *("-f", "rawvideo", "-pix_fmt", "yuv420p", "-s", f"{width}x{height}"),
        *("-framerate", str(stretch.rate), "-colorspace", "bt709", "-color_range", "tv", "-i", "pipe:0"),
    )


def _read(stretch: Stretch, start: Fraction | None) -> tuple[str | Path, ...]:
    # its own trimming after a seek goes wrong where the file's clock does not start at 0; `graph` trims by number
    seek = ("-seek_timestamp", "1", "-noaccurate_seek", "-ss", f"{float(start or 0):.6f}")
    return (*_ONE, "-copyts", *(() if start is None else seek), "-i", stretch.file.absolute())


def _written(stretch: Stretch, wanted: Sequence[Wanted]) -> Iterator[str | Path]:
    outputs = [
        (f"[o{at}_{number}]", rung, one, one.files[number])
        for at, one in enumerate(wanted)
        for number, rung in enumerate(one.rungs)
    ]
    for place, (label, rung, one, file) in enumerate(outputs):
        yield from ("-map", label, "-fps_mode", "passthrough", "-enc_time_base", str(1 / stretch.rate))
        yield from encoding.picture(stretch.rate, quality=one.quality, preset=one.preset)
        yield from encoding.capped(rung.bitrate)
        if place < len(outputs) - 1:
            yield from (*engine.EXACT, *_ONE)
        yield file.absolute()
