"""Join segments without encoding: packets in order, counted, on one clock."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from fractions import Fraction
from heapq import merge
from pathlib import Path
from typing import Any

import av

from shudian import files
from shudian.cut.season.segments import Segment
from shudian.errors import ToolFailed
from shudian.wording import Wording

#: How many frames x264 sends ahead of those shown before them, with the B frames of `encoding.picture`.
_AHEAD = 2
_OPTIONS = {"movflags": "+faststart+negative_cts_offsets", "fflags": "+bitexact", "use_editlist": "0"}
_REPORT = Wording(
    "Check the source with `shudian cut probe`; if it is sound, report this line.",
    "请用 shudian cut probe 检查素材；若素材无误，请反馈此行。",
)


def counted(file: Path, frames: int, rate: Fraction) -> None:
    """ToolFailed unless the file holds that many frames, numbered from 0, the first one a key."""
    numbers, keys = [], []
    with av.open(str(file)) as container:
        for packet, number in _numbered(container, rate):
            numbers.append(number)
            keys.append(packet.is_keyframe)
    if sorted(numbers) != list(range(frames)) or not keys[0]:
        raise _refused(
            "{file} holds {found} frames where {wanted} were asked for.",
            "{file} 含 {found} 帧，应为 {wanted} 帧。",
            file=file.name, found=len(numbers), wanted=frames,
        )  # fmt: skip


def splice(
    segments: Sequence[Segment],
    rate: Fraction,
    out: Path,
    *,
    sound: Path | None = None,
    texts: Path | None = None,
) -> None:
    """Write the segments as one MP4, whole or not at all, with the sound and the text tracks of other files."""
    _in_order(segments)
    with files.whole(out) as temporary, ExitStack() as opened:
        joined = opened.enter_context(av.open(str(temporary), "w", "mp4", options=_OPTIONS))
        with av.open(str(segments[0].file)) as first:
            picture: Any = joined.add_stream_from_template(first.streams.video[0], opaque=True)
        picture.time_base = 1 / rate
        ends = float(segments[-1].end / rate)
        tracks = [
            _track(joined, container, stream, ends)
            for file in (sound, texts) if file
            for container, stream in _streams(file, opened)
        ]  # fmt: skip
        _interleave(joined, [_picture(segments, picture, rate), *tracks])


def _streams(file: Path, opened: ExitStack) -> Iterator[tuple[Any, Any]]:
    """Each stream in an opening of its own: of one opened once, each reader would throw the others' packets away."""
    with av.open(str(file)) as container:
        count = len(container.streams)
    for at in range(count):
        again = opened.enter_context(av.open(str(file)))
        yield again, again.streams[at]


def _in_order(segments: Sequence[Segment]) -> None:
    at = 0
    for segment in segments:
        if segment.first != at:
            raise _refused(
                "Frame {at} is followed by frame {first}.", "第 {at} 帧之后是第 {first} 帧。",
                at=at - 1, first=segment.first,
            )  # fmt: skip
        at = segment.end
    if not segments:
        raise _refused("There is nothing to join.", "没有可拼接的内容。")


def _picture(segments: Sequence[Segment], stream: Any, rate: Fraction) -> Iterator[tuple[float, Any]]:
    head = None
    for segment in segments:
        with av.open(str(segment.file)) as container:
            own = bytes(container.streams.video[0].codec_context.extradata or b"")
            if own != (head := head or own):
                raise _refused(
                    "{file} was encoded with other parameters than the segments before it.",
                    "{file} 的编码参数与之前的片段不同。", file=segment.file.name,
                )  # fmt: skip
            shown = []
            for sent, (packet, number) in enumerate(_numbered(container, rate)):
                shown.append(number)
                packet.time_base = 1 / rate
                packet.pts, packet.dts = segment.first + number, segment.first + sent - _AHEAD
                packet.duration, packet.stream = 1, stream
                if packet.pts < packet.dts:
                    raise _refused(
                        "{file} shows a frame later than it can.", "{file} 中有帧的次序无法播放。",
                        file=segment.file.name,
                    )  # fmt: skip
                yield float(packet.dts / rate), packet
            if sorted(shown) != list(range(segment.frames)):
                raise _refused(
                    "{file} holds {found} frames where {wanted} were asked for.",
                    "{file} 含 {found} 帧，应为 {wanted} 帧。",
                    file=segment.file.name, found=len(shown), wanted=segment.frames,
                )  # fmt: skip


def _numbered(container: Any, rate: Fraction) -> Iterator[tuple[Any, int]]:
    """The packets of a picture in the order of the file, and which frame each shows."""
    if not container.streams.video:  # a file to which no frame came
        return
    stream = container.streams.video[0]
    for packet in container.demux(stream):
        if packet.pts is not None and packet.size:
            yield packet, round(packet.pts * stream.time_base * rate)


def _track(joined: Any, container: Any, stream: Any, ends: float) -> Iterator[tuple[float, Any]]:
    copy = joined.add_stream_from_template(stream, opaque=True)
    copy.metadata.update({name: stream.metadata[name] for name in ("language",) if name in stream.metadata})

    def packets() -> Iterator[tuple[float, Any]]:
        for packet in container.demux(stream):
            # an encoder's run-up lies before zero: without an edit list it would be heard, and all after it late
            if packet.dts is not None and 0 <= packet.dts * packet.time_base < ends:
                packet.stream = copy
                yield float(packet.dts * packet.time_base), packet

    return packets()


def _interleave(joined: Any, tracks: Sequence[Iterator[tuple[float, Any]]]) -> None:
    """All packets by the time at which they are decoded."""
    for _, packet in merge(*tracks, key=lambda timed: timed[0]):
        joined.mux(packet)


def _refused(en: str, zh: str, **values: object) -> ToolFailed:
    return ToolFailed(Wording(en, zh).filled(values), _REPORT)
