"""HLS and DASH encrypted for digital rights management, made by Shaka Packager.

Common encryption by the pattern cbcs (ISO/IEC 23001-7), which Widevine, PlayReady and FairPlay all
take; the keys are given, whichever system hands them out. Text is never encrypted.
"""

from __future__ import annotations

import hashlib
import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from shudian import files
from shudian.cut import encoding
from shudian.cut.engines.packager import Packager
from shudian.cut.package import findings as kinds
from shudian.cut.package.boxes import walk
from shudian.cut.package.cmaf import Episode
from shudian.finding import Finding, Place
from shudian.units import Lang

_HEX = re.compile(r"\s*([0-9a-fA-F]{32}):([0-9a-fA-F]{32})\s*")


@dataclass(frozen=True, slots=True)
class Key:
    """A content key; `number` is its public id, both 32 hexadecimal digits."""

    number: str
    secret: str

    @property
    def start(self) -> str:
        """The constant vector of cbcs, which need not be secret; from the id, so that the same files come out."""
        return hashlib.sha256(self.number.encode()).hexdigest()[:32]


def read_key(data: bytes, name: str) -> tuple[Key | None, list[Finding]]:
    """`id:key` in hexadecimal, the one line of a file."""
    match = _HEX.fullmatch(data.decode("ascii", "replace"))
    if not match:
        return None, [kinds.NO_CONTENT_KEY.at(Place(file=name))]
    return Key(match[1].lower(), match[2].lower()), []


def protected(episode: Episode, key: Key, target: Path, packager: Packager) -> None:
    """Make the package as the folder `target`, whole or not at all. Each rung is one file."""
    with files.explained(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.name}.") as bench:
            made = Path(bench) / "package"
            made.mkdir()
            for language, vtt in episode.texts.items():
                (Path(bench) / f"{language}.vtt").write_bytes(vtt)
            packager.run([*_streams(episode, Path(bench)), *_options(key)], made)
            for head in made.glob("*/init.mp4"):
                _undate(head)
            made.replace(target)


def _undate(head: Path) -> None:
    """Take out the hour of making, which is all that differs from run to run."""
    data = bytearray(head.read_bytes())
    for box in walk(head):
        if box.kind in (b"mvhd", b"tkhd", b"mdhd"):
            at = box.start + box.head
            size = 16 if data[at] else 8
            data[at + 4 : at + 4 + size] = bytes(size)
    head.write_bytes(data)


def unfit(episode: Episode) -> list[Finding]:
    """Files that the packager's command line cannot name."""
    inputs = [rung.files[0] for rung in episode.rungs] + [sound.file for sound in episode.sounds]
    wrong = [file for file in dict.fromkeys(inputs) if "," in str(file.absolute())]
    return [kinds.NAME_WITH_COMMA.at(Place(file=file.name)) for file in wrong]


def _streams(episode: Episode, texts: Path) -> list[str]:
    streams = []
    for rung in episode.rungs:
        name = f"{rung.head.width}x{rung.head.height}"
        winding = {"iframe_playlist_name": f"{name}.keys.m3u8"}
        streams.append(_stream(rung.files[0], "video", name, winding))
    for sound in episode.sounds:
        name = f"sound.{sound.language}" if sound.language else "sound"
        streams.append(
            _stream(sound.file, "audio", name, {"hls_group_id": "sound", **_named(sound.language)})
        )
    for language in sorted(episode.texts):
        said = {
            "in": str(texts / f"{language}.vtt"),
            "stream": "text",
            "segment_template": f"subs.{language}/$Number$.vtt",
            "playlist_name": f"subs.{language}.m3u8",
            "hls_group_id": "subs",
            **_named(language),
        }
        streams.append(_written(said))
    return streams


def _stream(file: Path, kind: str, name: str, more: Mapping[str, str]) -> str:
    said = {
        "in": str(file.absolute()),
        "stream": kind,
        "init_segment": f"{name}/init.mp4",
        "segment_template": f"{name}/$Time$.m4s",
        "playlist_name": f"{name}.m3u8",
    }
    return _written({**said, **more})


def _named(language: Lang | None) -> dict[str, str]:
    return {"language": str(language), "hls_name": language.own_name} if language else {}


def _written(said: Mapping[str, str]) -> str:
    return ",".join(f"{field}={value}" for field, value in said.items())


def _options(key: Key) -> list[str]:
    return [
        f"--segment_duration={encoding.SEGMENT_SECONDS}",
        "--enable_raw_key_encryption",
        f"--keys=label=:key_id={key.number}:key={key.secret}",
        f"--iv={key.start}",
        "--protection_scheme=cbcs",
        "--protection_systems=CommonSystem",
        "--clear_lead=0",
        "--generate_static_live_mpd",
        "--mpd_output=main.mpd",
        "--hls_master_playlist_output=main.m3u8",
        "--hls_playlist_type=VOD",
        "--single_threaded",  # its threads number the streams as they come to them
    ]
