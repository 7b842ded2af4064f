"""What a probe adds when asked, for it reads the whole file once more: loudness and checksums."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from shudian.cut import findings as kinds
from shudian.cut.engines.ffmpeg import Ffmpeg
from shudian.cut.ingest.checksums import checksums
from shudian.cut.probe import Source
from shudian.cut.sound import loudness
from shudian.finding import Finding, Place
from shudian.model.media import MediaInfo


def with_loudness(info: MediaInfo, source: Source, ffmpeg: Ffmpeg) -> tuple[MediaInfo, list[Finding]]:
    """Integrated loudness (ITU-R BS.1770) and true peak of the sound that would be used."""
    place = Place(file=source.path.name)
    if source.sound is None:
        return info, [kinds.NO_SOUND.at(place)]
    measured = loudness.measure(source.path, ffmpeg, stream=source.sound)
    if measured.silent:
        return info, [kinds.SILENT.at(place)]
    lufs, peak = f"{measured.integrated:.1f}", f"{measured.peak:.1f}"
    return replace(info, loudness_lufs=lufs, true_peak_dbtp=peak), []


def with_checksums(info: MediaInfo, path: Path) -> MediaInfo:
    sums = checksums(path)
    return replace(info, xxh64=sums.xxh64, sha256=sums.sha256)
