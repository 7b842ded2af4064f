"""An episode as a player loads it: HLS of fragmented MP4, a file a rendition, subtitles as WebVTT.

video.m3u8 names the byte ranges of video.mp4 (EXT-X-MAP, EXT-X-BYTERANGE), so that a page can feed
them to Media Source Extensions and Safari plays main.m3u8 by itself (RFC 8216, Apple HLS authoring).
The picture has one edit, past the reordering of its first frames; the sound has none.
"""

from __future__ import annotations

import math
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from shudian import files
from shudian.cut import encoding
from shudian.cut import findings as kinds
from shudian.cut.engines.ffmpeg import Ffmpeg
from shudian.cut.package.verify import verify
from shudian.cut.probe import Source
from shudian.cut.titles import tracks
from shudian.finding import Finding, Place, failed
from shudian.units import Lang

PLAY_LIST = "main.m3u8"
_LOW_HEIGHT = 960
_FRAGMENT = (
    *("-movflags", "+frag_keyframe+delay_moov+default_base_moof"),
    *("-use_editlist", "1", "-avoid_negative_ts", "disabled", "-f", "mp4"),
    *("-min_frag_duration", str(round((encoding.SEGMENT_SECONDS - 0.1) * 1_000_000))),
)


def names(languages: Iterable[Lang], *, low: bool) -> tuple[str, ...]:
    """The files of a package, known before it is made."""
    rungs = ("video", "low") if low else ("video",)
    pictures = tuple(f"{rung}.{ending}" for rung in rungs for ending in ("mp4", "m3u8"))
    texts = tuple(f"subs.{tag}.{ending}" for tag in sorted(map(str, languages)) for ending in ("vtt", "m3u8"))
    return (PLAY_LIST, *pictures, *texts)


def package(
    picture: Path, texts: Mapping[Lang, bytes], out: Path, ffmpeg: Ffmpeg, *, low: bool = False
) -> None:
    """Write the files of `names` into the folder `out`; the picture is copied where its groups allow."""
    copied = _groups_fit(picture, aligned=low)
    rungs = [_rung(picture, out, "video", ffmpeg, height=None, copied=copied)]
    if low:
        rungs.append(_rung(picture, out, "low", ffmpeg, height=_LOW_HEIGHT, copied=False))
    for language, data in texts.items():
        (out / f"subs.{language}.vtt").write_bytes(tracks.as_vtt(data))
        whole = [f"#EXTINF:{rungs[0].seconds:.6f},", f"subs.{language}.vtt"]
        _write_list(out / f"subs.{language}.m3u8", rungs[0].seconds, whole)
    _write_lines(out / PLAY_LIST, _main(rungs, sorted(texts)))


def read_texts(named: Mapping[str, bytes]) -> tuple[dict[Lang, bytes] | None, list[Finding]]:
    """Subtitle files by the language that their names say."""
    found: list[Finding] = []
    texts: dict[Lang, bytes] = {}
    for name, data in named.items():
        _, wrong = tracks.read(data, name)
        found += wrong
        language = tracks.language_of(name)
        if language is None:
            found.append(kinds.NO_LANGUAGE.at(Place(file=name), name=name))
        elif language in texts:
            found.append(kinds.LANGUAGE_TWICE.at(Place(file=name), language=language))
        else:
            texts[language] = data
    return (None if failed(found) else texts), found


def deliver(
    source: Source, texts: Mapping[Lang, bytes], folder: Path, ffmpeg: Ffmpeg, *, low: bool = False
) -> list[Finding]:
    """Make the package as `folder`, whole or not at all."""
    found = []
    width, height = source.upright
    if width * source.aspect * 16 != height * 9:
        found.append(kinds.NOT_UPRIGHT.at(Place(file=source.path.name), width=width, height=height))
    with files.explained(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}.") as bench:
            made = Path(bench) / "package"
            made.mkdir()
            package(source.path, texts, made, ffmpeg, low=low)
            found += verify(made)
            made.replace(folder)
    return found


@dataclass(frozen=True, slots=True)
class _Segment:
    start: int  # byte
    bytes: int
    seconds: float


@dataclass(frozen=True, slots=True)
class _Rung:
    name: str
    width: int
    height: int
    rate: Fraction
    codecs: str
    segments: tuple[_Segment, ...]

    @property
    def seconds(self) -> float:
        return sum(segment.seconds for segment in self.segments)

    @property
    def peak(self) -> int:
        return max(math.ceil(segment.bytes * 8 / segment.seconds) for segment in self.segments)

    @property
    def average(self) -> int:
        return math.ceil(sum(segment.bytes for segment in self.segments) * 8 / self.seconds)


def _groups_fit(picture: Path, *, aligned: bool) -> bool:
    """Whether segments can be cut from the file as it is: H.264 4:2:0 with a key at least every segment.

    `aligned` with another rung, it has keys at even seconds alone.
    """
    import av

    with av.open(str(picture)) as container:
        stream: Any = container.streams.best("video")
        context = stream.codec_context
        if context.name != "h264" or context.pix_fmt != "yuv420p":
            return False
        packets: list[Any] = [p for p in container.demux(stream) if p.pts is not None]
        keys = [p.pts * stream.time_base for p in packets if p.is_keyframe]
        if not packets[0].is_keyframe or (stream.sample_aspect_ratio or 1) != 1:
            return False
        last = max(p.pts for p in packets) * stream.time_base
        gaps = [after - before for before, after in zip(keys, [*keys[1:], last], strict=True)]
        if max(gaps) > encoding.SEGMENT_SECONDS:
            return False
        return not aligned or all(key % encoding.KEY_SECONDS == 0 for key in keys)


def _rung(picture: Path, out: Path, name: str, ffmpeg: Ffmpeg, *, height: int | None, copied: bool) -> _Rung:
    import av

    with av.open(str(picture)) as container:
        rate = Fraction(container.streams.video[0].average_rate or 25)
        sound = container.streams.best("audio")
        is_aac = bool(sound and sound.codec_context.name == "aac")
    maps = ["-map", "0:v:0", *(["-map", "0:a:0"] if sound else [])]
    scale = (
        f"scale=-2:{height}:flags=lanczos,setsar=1"
        if height
        else "scale=trunc(iw*sar/2)*2:trunc(ih/2)*2,setsar=1"
    )
    made = ["-c:v", "copy"] if copied else ["-vf", scale, *encoding.picture(rate, quality=23)]
    heard = [*(("-c:a", "copy") if is_aac else encoding.sound()), *encoding.NO_RUN_UP]
    target = out / f"{name}.mp4"
    ffmpeg.run(["-i", picture, *maps, *made, *(heard if sound else []), *_FRAGMENT, target])
    rung = _measured(target, name, rate)
    lines = [f'#EXT-X-MAP:URI="{target.name}",BYTERANGE="{rung.segments[0].start}@0"']
    for segment in rung.segments:
        lines += [
            f"#EXTINF:{segment.seconds:.6f},",
            f"#EXT-X-BYTERANGE:{segment.bytes}@{segment.start}",
            target.name,
        ]
    _write_list(out / f"{name}.m3u8", max(segment.seconds for segment in rung.segments), lines)
    return rung


def _measured(file: Path, name: str, rate: Fraction) -> _Rung:
    """What stands where in a fragmented file: a segment is a moof box and what follows it."""
    import av

    starts = [at for at, kind in _boxes(file) if kind == b"moof"]
    ends = [*starts[1:], next((at for at, kind in _boxes(file) if kind == b"mfra"), file.stat().st_size)]
    with av.open(str(file)) as container:
        stream: Any = container.streams.best("video")
        parameters = bytes(stream.codec_context.extradata or b"")
        sound = container.streams.best("audio")
        packets: list[Any] = [
            (p.pos, p.duration * stream.time_base) for p in container.demux(stream) if p.pts is not None
        ]
        width, height = stream.width, stream.height
    codecs = f"avc1.{parameters[1:4].hex()}" + (",mp4a.40.2" if sound else "")
    segments = tuple(
        _Segment(start, end - start, float(sum(long for pos, long in packets if start <= pos < end)))
        for start, end in zip(starts, ends, strict=True)
    )
    return _Rung(name, width, height, rate, codecs, segments)


def _boxes(file: Path) -> list[tuple[int, bytes]]:
    """Where each outermost box of an MP4 file starts, and its kind."""
    found, at, end = [], 0, file.stat().st_size
    with file.open("rb") as data:
        while at + 8 <= end:
            data.seek(at)
            head = data.read(16)
            size = int.from_bytes(head[:4])
            size = int.from_bytes(head[8:16]) if size == 1 else size
            found.append((at, head[4:8]))
            at += size or end
    return found


def _main(rungs: list[_Rung], languages: list[Lang]) -> list[str]:
    lines = ["#EXT-X-INDEPENDENT-SEGMENTS"]
    lines += [
        f'#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="subs",NAME="{language.own_name}",LANGUAGE="{language}",'
        f'DEFAULT=NO,AUTOSELECT=YES,FORCED=NO,URI="subs.{language}.m3u8"'
        for language in languages
    ]
    for rung in rungs:
        said = [
            f"BANDWIDTH={rung.peak}",
            f"AVERAGE-BANDWIDTH={rung.average}",
            f'CODECS="{rung.codecs}"',
            f"RESOLUTION={rung.width}x{rung.height}",
            f"FRAME-RATE={float(rung.rate):.3f}",
            *(['SUBTITLES="subs"'] if languages else []),
        ]
        lines += ["#EXT-X-STREAM-INF:" + ",".join(said), f"{rung.name}.m3u8"]
    return lines


def _write_list(file: Path, longest: float, lines: list[str]) -> None:
    head = [
        f"#EXT-X-TARGETDURATION:{math.ceil(longest)}",
        "#EXT-X-MEDIA-SEQUENCE:0",
        "#EXT-X-PLAYLIST-TYPE:VOD",
    ]
    _write_lines(file, [*head, *lines, "#EXT-X-ENDLIST"])


def _write_lines(file: Path, lines: list[str]) -> None:
    file.write_text("\n".join(["#EXTM3U", "#EXT-X-VERSION:7", *lines]) + "\n", "utf-8", newline="\n")
