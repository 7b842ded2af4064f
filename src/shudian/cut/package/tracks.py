"""Pictures and sounds as they are copied into a package: coded samples of MP4 files, nothing decoded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

from shudian.cut import findings as cut_kinds
from shudian.cut.package import findings as kinds
from shudian.cut.package.heads import Head, Sample, picture_entry, sound_entry
from shudian.finding import Finding, Place
from shudian.units import Lang

_TICKS = 10_000  # a second at least, so that players count finely
#: Frames that x264 with a pyramid of B-frames shows out of order: the least delay, whatever a piece needs.
_REORDERED = 2
_UNSAID = 2  # of ISO/IEC 23091-2
AAC_FRAME = 1024


@dataclass(frozen=True, slots=True)
class Group:
    """Frames [first, first + frames) of a picture, closed: the place where it stands in the files."""

    first: int
    frames: int

    @property
    def end(self) -> int:
        return self.first + self.frames


@dataclass(frozen=True, slots=True)
class Picture:
    """One rung: H.264 of a constant rate in closed groups, in one file or in segments end to end."""

    files: tuple[Path, ...]
    rate: Fraction
    codec: str  # avc1.640028
    head: Head
    groups: tuple[Group, ...]

    @property
    def frames(self) -> int:
        return self.groups[-1].end

    @property
    def seconds(self) -> Fraction:
        return self.frames / self.rate

    def samples(self) -> Iterator[tuple[Group, tuple[Sample, ...]]]:
        """Group by group, in the order of decoding."""
        groups = iter(self.groups)
        for file in self.files:
            waiting: list[Any] = []
            for packet in _packets(file, "video"):
                if packet.is_keyframe and waiting:
                    yield next(groups), self._placed(waiting)
                    waiting = []
                waiting.append(packet)
            yield next(groups), self._placed(waiting)

    def _placed(self, packets: Sequence[Any]) -> tuple[Sample, ...]:
        shown = {pts: at for at, pts in enumerate(sorted(packet.pts for packet in packets))}
        return tuple(
            Sample(bytes(packet), (shown[packet.pts] - at) * self.head.long, packet.is_keyframe)
            for at, packet in enumerate(packets)
        )


@dataclass(frozen=True, slots=True)
class Sound:
    """One rendition of the sound: AAC, in step with a picture whose first frame is shown at zero."""

    file: Path
    head: Head
    codec: str  # mp4a.40.2
    channels: int
    starts: Fraction  # of the first picture, in seconds of the file's own clock
    seconds: float  # from there to its end
    language: Lang | None = None

    def samples(self) -> Iterator[tuple[int, Sample]]:
        """Each frame with its start in ticks, end to end; the encoder's run-up, before zero, is left out."""
        due: int | None = None
        for at, packet in self._stamped():
            if at >= 0:
                due = at if due is None else due
                yield due, Sample(bytes(packet))
                due += AAC_FRAME

    def strays(self) -> int:
        """The most ticks by which a frame's stamp misses the end of the frame before it, all added up."""
        first: int | None = None
        worst = 0
        for count, (at, _) in enumerate(self._stamped()):
            first = at if first is None else first
            worst = max(worst, abs(at - first - count * AAC_FRAME))
        return worst

    def _stamped(self) -> Iterator[tuple[int, Any]]:
        for packet in _packets(self.file, "audio"):
            yield round((packet.pts * packet.time_base - self.starts) * self.head.ticks), packet


@dataclass(slots=True)
class _Seen:
    """What one pass over a file's packets says."""

    config: bytes
    size: tuple[int, int]
    colour: tuple[int, int, int, bool] | None
    rate: Fraction
    counts: list[int] = field(default_factory=list)  # frames of each group
    delay: int = _REORDERED  # frames


def picture(files: Sequence[Path]) -> tuple[Picture | None, list[Finding]]:
    """A rung of one file, or of segments that follow each other; None with findings if it cannot be copied."""
    seen: list[_Seen] = []
    found: list[Finding] = []
    for file in files:
        one, wrong = _look(file)
        found += wrong
        if one:
            seen.append(one)
    if found or not seen:
        return None, found
    first = seen[0]
    for file, one in zip(files, seen, strict=True):
        if (one.config, one.size, one.rate) != (first.config, first.size, first.rate):
            found.append(kinds.NOT_ALIKE.at(Place(file=file.name), first=files[0].name))
    if found:
        return None, found
    counts = [count for one in seen for count in one.counts]
    starts = [0]
    for count in counts:
        starts.append(starts[-1] + count)
    groups = tuple(Group(start, end - start) for start, end in pairwise(starts))
    scale = -(-_TICKS // first.rate.numerator)
    width, height = first.size
    head = Head(
        first.rate.numerator * scale,
        first.rate.denominator * scale,
        picture_entry(width, height, first.config, first.colour),
        width,
        height,
        max(one.delay for one in seen) * first.rate.denominator * scale,
    )
    return Picture(tuple(files), first.rate, f"avc1.{first.config[1:4].hex()}", head, groups), []


def sound(file: Path, language: Lang | None = None) -> tuple[Sound | None, list[Finding]]:
    """The sound of a file; None without a finding if it has none, with one if it is not AAC."""
    import av

    try:
        with av.open(str(file), metadata_errors="replace") as container:
            stream: Any = container.streams.best("audio")
            if stream is None or stream.codec_context is None:
                return None, []
            context = stream.codec_context
            config = bytes(context.extradata or b"")
            if context.name != "aac" or len(config) < 2:
                return None, [kinds.NOT_AAC.at(Place(file=file.name), codec=context.name)]
            pictures: Any = container.streams.best("video")
            starts = Fraction((pictures.start_time or 0) * pictures.time_base) if pictures else Fraction(0)
            head = Head(
                context.sample_rate, AAC_FRAME, sound_entry(context.sample_rate, context.channels, config)
            )
            tick = Fraction(stream.time_base)
            ends = ((stream.start_time or 0) + (stream.duration or 0)) * tick
            codec = f"mp4a.40.{config[0] >> 3}"
            said = Sound(file, head, codec, context.channels, starts, float(ends - starts), language)
        if said.strays() * 2 > AAC_FRAME:
            return None, [kinds.SOUND_UNEVEN.at(Place(file=file.name))]
    except (av.FFmpegError, OSError, ValueError, TypeError) as error:
        return None, [_unreadable(file, error)]
    return said, []


def _look(file: Path) -> tuple[_Seen | None, list[Finding]]:
    import av

    place = Place(file=file.name)
    try:
        with av.open(str(file), metadata_errors="replace") as container:
            stream: Any = container.streams.best("video")
            if stream is None or stream.codec_context is None:
                return None, [cut_kinds.NO_PICTURE.at(place)]
            context = stream.codec_context
            config = bytes(context.extradata or b"")
            is_square = (stream.sample_aspect_ratio or 1) == 1
            if context.name != "h264" or context.pix_fmt != "yuv420p" or config[:1] != b"\1" or not is_square:
                return None, [kinds.NOT_COPIED.at(place, codec=context.name, form=context.pix_fmt)]
            seen = _Seen(config, (context.width, context.height), _colour(context), Fraction(0))
            packets = [(p.pts, p.is_keyframe) for p in container.demux(stream) if p.size]
            if stream.frames > len(packets):
                return None, [kinds.CUT_SHORT.at(place, named=stream.frames, there=len(packets))]
            rates = [rate for rate in (stream.guessed_rate, stream.average_rate, stream.base_rate) if rate]
            return _grouped(seen, packets, Fraction(stream.time_base), rates, place)
    except (av.FFmpegError, OSError, ValueError) as error:
        return None, [_unreadable(file, error)]


def _grouped(
    seen: _Seen,
    packets: Sequence[tuple[int | None, bool]],
    tick: Fraction,
    rates: Sequence[Fraction],
    place: Place,
) -> tuple[_Seen | None, list[Finding]]:
    from shudian.cut.probe import rate_of

    stamps = [pts for pts, _ in packets if pts is not None]
    if not packets or len(stamps) < len(packets) or not packets[0][1]:
        return None, [kinds.NO_KEY.at(place)]
    ordered = sorted(stamps)
    seen.rate, varies = rate_of([stamp * tick for stamp in ordered], tick, rates)
    if varies or len(set(ordered)) < len(ordered):
        return None, [cut_kinds.VARIABLE_RATE.at(place, rate=f"{float(seen.rate):.3f}")]
    keys = [at for at, (_, key) in enumerate(packets) if key]
    for first, end in pairwise([*keys, len(packets)]):
        inside = sorted(stamps[first:end])
        if inside != ordered[first:end] or stamps[first] != inside[0]:
            return None, [kinds.NOT_CLOSED.at(Place(file=place.file, frame=first))]
        shown = {stamp: at for at, stamp in enumerate(inside)}
        seen.delay = max(seen.delay, *(at - shown[stamp] for at, stamp in enumerate(stamps[first:end])))
        seen.counts.append(end - first)
    return seen, []


def _colour(context: Any) -> tuple[int, int, int, bool] | None:
    said = (int(context.color_primaries), int(context.color_trc), int(context.colorspace))
    return (*said, int(context.color_range) == 2) if all(value != _UNSAID for value in said) else None


def _packets(file: Path, kind: str) -> Iterator[Any]:
    import av

    with av.open(str(file), metadata_errors="replace") as container:
        stream: Any = container.streams.best(kind)  # type: ignore[arg-type]  # video or audio
        for packet in container.demux(stream):
            if packet.size:
                yield packet


def _unreadable(file: Path, error: Exception) -> Finding:
    why = (getattr(error, "strerror", None) or str(error) or type(error).__name__).rstrip(".")
    return cut_kinds.NOT_MEDIA.at(Place(file=file.name), why=why)
