"""Play lists of HLS (RFC 8216) over CMAF segments."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from shudian.cut.package.tracks import Picture, Sound
from shudian.units import Lang

#: What every rendition says, whatever its segments are; Apple's authoring rules want six.
TARGET_SECONDS = 6


@dataclass(frozen=True, slots=True)
class Entry:
    """A segment: its file, when it starts and how long it is in ticks, its bytes and key frames."""

    name: str
    start: int
    long: int
    size: int
    keys: tuple[
        tuple[int, int], ...
    ] = ()  # byte at which each chunk begins, bytes to the end of its key frame


@dataclass(frozen=True, slots=True)
class Rendition:
    """A list of segments: `ticks` to a second."""

    name: str  # 1080x1920, sound.zh, subs.th
    ticks: int
    entries: tuple[Entry, ...]

    def seconds(self, entry: Entry) -> Fraction:
        return Fraction(entry.long, self.ticks)

    @property
    def peak(self) -> int:
        """Bits a second of the busiest run of segments that lasts half a target duration or longer."""
        busiest = Fraction(0)
        for first in range(len(self.entries)):
            size, seconds = 0, Fraction(0)
            for entry in self.entries[first:]:
                size, seconds = size + entry.size, seconds + self.seconds(entry)
                if seconds * 2 >= TARGET_SECONDS:
                    break
            else:
                if first:
                    continue
            busiest = max(busiest, size * 8 / seconds)
        return math.ceil(busiest)

    @property
    def average(self) -> int:
        seconds = sum(map(self.seconds, self.entries))
        return math.ceil(sum(entry.size for entry in self.entries) * 8 / seconds) if seconds else 0


def target(renditions: Iterable[Rendition]) -> int:
    """The one target duration of pictures and sounds."""
    longest = max(one.seconds(entry) for one in renditions for entry in one.entries)
    return max(TARGET_SECONDS, math.floor(longest + Fraction(1, 2)))


def media(rendition: Rendition, target_seconds: int) -> bytes:
    return _list(target_seconds, [f'#EXT-X-MAP:URI="{rendition.name}/init.mp4"', *_named(rendition)])


def texts(rendition: Rendition) -> bytes:
    """Of subtitles, whose target duration may differ."""
    return _list(max(math.ceil(rendition.seconds(entry)) for entry in rendition.entries), _named(rendition))


def keys(rendition: Rendition, target_seconds: int) -> bytes:
    """Key frames alone, for winding: where each lies in the segments."""
    lines = ["#EXT-X-I-FRAMES-ONLY", f'#EXT-X-MAP:URI="{rendition.name}/init.mp4"']
    for entry in rendition.entries:
        whole, share = rendition.seconds(entry), len(entry.keys)
        for start, size in entry.keys:
            lines += [
                f"#EXTINF:{float(whole / share):.6f},",
                f"#EXT-X-BYTERANGE:{size}@{start}",
                entry.name,
            ]
    return _list(target_seconds, lines)


def main(
    rungs: Sequence[tuple[Picture, Rendition]],
    sounds: Sequence[tuple[Sound, Rendition]],
    languages: Sequence[Lang],
) -> bytes:
    """The multivariant list: the first rung first, for players that begin with it."""
    lines = ["#EXT-X-INDEPENDENT-SEGMENTS"]
    for at, (sound, rendition) in enumerate(sounds):
        named = (
            f'NAME="{sound.language.own_name}",LANGUAGE="{sound.language}"'
            if sound.language
            else 'NAME="Original"'
        )
        lines.append(
            f'#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="sound",{named},DEFAULT={"NO" if at else "YES"},'
            f'AUTOSELECT=YES,CHANNELS="{sound.channels}",URI="{rendition.name}.m3u8"'
        )
    lines += [
        f'#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="subs",NAME="{language.own_name}",LANGUAGE="{language}",'
        f'DEFAULT=NO,AUTOSELECT=YES,FORCED=NO,URI="subs.{language}.m3u8"'
        for language in languages
    ]
    peak = max((rendition.peak for _, rendition in sounds), default=0)
    average = max((rendition.average for _, rendition in sounds), default=0)
    codecs = {sound.codec for sound, _ in sounds}
    for picture, rendition in rungs:
        said = [
            f"BANDWIDTH={rendition.peak + peak}",
            f"AVERAGE-BANDWIDTH={rendition.average + average}",
            f'CODECS="{",".join([picture.codec, *sorted(codecs)])}"',
            f"RESOLUTION={rendition.name}",
            f"FRAME-RATE={float(picture.rate):.3f}",
            *(['AUDIO="sound"'] if sounds else []),
            *(['SUBTITLES="subs"'] if languages else []),
            "CLOSED-CAPTIONS=NONE",
        ]
        lines += ["#EXT-X-STREAM-INF:" + ",".join(said), f"{rendition.name}.m3u8"]
    for picture, rendition in rungs:
        lines.append(_winding(picture, rendition))
    return _lines(lines)


def _winding(picture: Picture, rendition: Rendition) -> str:
    peak = max(
        math.ceil(size * 8 * len(entry.keys) / rendition.seconds(entry))
        for entry in rendition.entries
        for _, size in entry.keys
    )
    return (
        f'#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH={peak},CODECS="{picture.codec}",'
        f'RESOLUTION={rendition.name},URI="{rendition.name}.keys.m3u8"'
    )


def _named(rendition: Rendition) -> list[str]:
    return [
        line
        for entry in rendition.entries
        for line in (f"#EXTINF:{float(rendition.seconds(entry)):.6f},", entry.name)
    ]


def _list(target_seconds: int, lines: Sequence[str]) -> bytes:
    head = [
        f"#EXT-X-TARGETDURATION:{target_seconds}",
        "#EXT-X-MEDIA-SEQUENCE:0",
        "#EXT-X-PLAYLIST-TYPE:VOD",
        "#EXT-X-INDEPENDENT-SEGMENTS",
    ]
    return _lines([*head, *lines, "#EXT-X-ENDLIST"])


def _lines(lines: Sequence[str]) -> bytes:
    return ("\n".join(["#EXTM3U", "#EXT-X-VERSION:7", *lines]) + "\n").encode()
