"""`cut render`: a finished file with subtitles in or beside the picture, and its sound levelled."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from shudian import files
from shudian.cut import encoding, platforms, titles
from shudian.cut import findings as kinds
from shudian.cut.engines.ffmpeg import Ffmpeg
from shudian.cut.lettering import Lettering
from shudian.cut.probe import Source
from shudian.cut.season import letters, shape
from shudian.cut.sound import loudness
from shudian.cut.sound.sync import in_step
from shudian.cut.titles import findings as title_kinds
from shudian.cut.titles import tracks
from shudian.cut.tongues import three_letters
from shudian.finding import Finding, Place, failed


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for. `lufs` None leaves the sound's level.

    `size` and `profile` None: the platform's size, or that of the picture with the clear zone of its shape.
    """

    subtitles: Path | None = None
    burn: bool = False
    lufs: float | None = loudness.LUFS
    size: tuple[int, int] | None = None
    font_dir: Path | None = None
    profile: platforms.Profile | None = None

    @property
    def ceiling(self) -> float:
        """In dBTP."""
        return self.profile.true_peak if self.profile else loudness.TRUE_PEAK


@dataclass(frozen=True, slots=True)
class _Text:
    """Subtitles beside the picture, or letters in it."""

    soft: str | None = None  # SubRip
    drawn: Lettering | None = None


def render(source: Source, order: Order, output: Path, ffmpeg: Ffmpeg) -> list[Finding]:
    """Write `output` whole, or not at all if a finding is an error."""
    ffmpeg.need("libx264")
    if order.burn and order.subtitles:
        ffmpeg.need("libass")
    text, found = _text(order, source)
    if failed(found):
        return found
    chain, heard = _levelled(source, order, ffmpeg)
    found += heard
    with tempfile.TemporaryDirectory(prefix="shudian-render-") as folder, files.whole(output) as temporary:
        bench = Path(folder)
        args = _arguments(source, order, text, bench, chain)
        ffmpeg.run([*args, temporary.absolute()], cwd=bench, environ=letters.only_given_faces(bench))
        if order.lufs is not None and source.sound is not None and not _silent(found):
            measured = loudness.measure(temporary, ffmpeg, order.lufs)
            found.append(loudness.judged(measured, order.lufs, output.name))
    return found


def _silent(found: list[Finding]) -> bool:
    return any(finding.code == kinds.SILENT.code for finding in found)


def _text(order: Order, source: Source) -> tuple[_Text, list[Finding]]:
    if not order.subtitles:
        return _Text(), []
    name = order.subtitles.name
    with files.explained(order.subtitles):
        data = order.subtitles.read_bytes()
    read, found = titles.read(data, name)
    if read is None:
        return _Text(), found
    if order.burn:
        size = _size(source, order)
        upright = platforms.DEFAULT if size[1] > size[0] else "horizontal-16x9"
        lettering, judged = titles.lettering(
            read,
            size,
            order.profile or platforms.profile(upright),
            rate=source.info.frame_rate,
            frames=source.info.frames,
            font_dir=order.font_dir,
        )
        return _Text(drawn=lettering), found + judged
    ends = source.info.seconds
    if late := sum(1 for cue in read.track.cues if cue.span.start.seconds >= ends):
        found.append(title_kinds.CUES_LATE.at(Place(file=name), count=late))
    return _Text(soft=tracks.as_srt(read.track)), found


def _levelled(source: Source, order: Order, ffmpeg: Ffmpeg) -> tuple[str | None, list[Finding]]:
    """The chain of filters for the sound; None where there is none."""
    if source.sound is None:
        return None, [kinds.NO_SOUND.at(Place(file=source.path.name))]
    step = in_step(source)
    if order.lufs is None:
        return step, []
    measured = loudness.measure(source.path, ffmpeg, order.lufs, source.sound)
    level, found = loudness.levelling(measured, order.lufs, order.ceiling)
    return (f"{step},{level}" if level else step), found


def _arguments(source: Source, order: Order, text: _Text, bench: Path, chain: str | None) -> list[str | Path]:
    picture = _picture_filters(source, order, text, bench)
    args: list[str | Path] = ["-i", source.path.absolute()]
    if text.soft is not None:
        (bench / "soft.srt").write_text(text.soft, "utf-8")
        args += ["-i", "soft.srt"]
    args += [
        "-map",
        f"0:{source.picture}",
        "-vf",
        picture,
        "-fps_mode",
        "cfr",
        "-r",
        str(source.info.frame_rate),
    ]
    args += encoding.picture(source.info.frame_rate)
    args += encoding.capped(order.profile.max_bitrate if order.profile else None)
    if chain:
        args += ["-map", f"0:{source.sound}", "-af", chain, *encoding.sound(), *encoding.NO_RUN_UP]
    if text.soft is not None and order.subtitles:
        args += [
            "-map",
            "1:0",
            "-c:s",
            "mov_text",
            "-metadata:s:s:0",
            f"language={_three(order.subtitles.name)}",
        ]
    return [*args, *encoding.MP4]


def _shown(source: Source) -> tuple[int, int]:
    """The picture as it is seen, in square pixels."""
    width, height = source.upright
    return round(width * source.aspect / 2) * 2, height // 2 * 2


def _size(source: Source, order: Order) -> tuple[int, int]:
    return order.size or (order.profile.size if order.profile else _shown(source))


def _picture_filters(source: Source, order: Order, text: _Text, bench: Path) -> str:
    chain = ["setpts=PTS-STARTPTS", shape.fitted(source, _size(source, order))]
    if text.drawn:
        document = titles.ass(text.drawn, 0, source.info.frames)
        letters.set_type(bench, 0, document, [face.path for face in text.drawn.faces])
        chain.append(letters.burned(0))
    return ",".join(chain)


def _three(name: str) -> str:
    language = tracks.language_of(name)
    return three_letters(language) if language else "und"
