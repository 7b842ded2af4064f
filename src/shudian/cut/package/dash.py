"""The manifest of MPEG-DASH (ISO/IEC 23009-1) over the segments of HLS; subtitles beside it, whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby
from xml.sax.saxutils import quoteattr

from shudian.cut.package.playlists import Rendition
from shudian.cut.package.tracks import Picture, Sound
from shudian.units import Lang

_PROFILE = "urn:mpeg:dash:profile:isoff-live:2011"


def manifest(
    rungs: Sequence[tuple[Picture, Rendition]],
    sounds: Sequence[tuple[Sound, Rendition]],
    languages: Sequence[Lang],
) -> bytes:
    seconds = rungs[0][0].seconds
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<MPD xmlns="urn:mpeg:dash:schema:mpd:2011" profiles="{_PROFILE}" type="static"',
        f'mediaPresentationDuration="{_duration(seconds)}" minBufferTime="PT2S">',
        f'<Period id="1" duration="{_duration(seconds)}">',
        '<AdaptationSet contentType="video" mimeType="video/mp4" startWithSAP="1">',
    ]
    for picture, rendition in rungs:
        shape = f'width="{picture.head.width}" height="{picture.head.height}" sar="1:1"'
        lines += _representation(rendition, picture.codec, f'{shape} frameRate="{_rate(picture.rate)}"')
    lines.append("</AdaptationSet>")
    for sound, rendition in sounds:
        said = f" lang={quoteattr(str(sound.language))}" if sound.language else ""
        lines.append(f'<AdaptationSet contentType="audio" mimeType="audio/mp4" startWithSAP="1"{said}>')
        lines += _representation(
            rendition, sound.codec, f'audioSamplingRate="{sound.head.ticks}"', _channels(sound.channels)
        )
        lines.append("</AdaptationSet>")
    for language in languages:
        name = f"subs.{language}"
        lines += [
            f'<AdaptationSet contentType="text" mimeType="text/vtt" lang={quoteattr(str(language))}>',
            '<Role schemeIdUri="urn:mpeg:dash:role:2011" value="subtitle"/>',
            f'<Representation id="{name}" bandwidth="256"><BaseURL>{name}.vtt</BaseURL></Representation>',
            "</AdaptationSet>",
        ]
    return ("\n".join([*lines, "</Period>", "</MPD>"]) + "\n").encode()


def _representation(rendition: Rendition, codec: str, shape: str, *inside: str) -> Iterator[str]:
    name = rendition.name
    yield f'<Representation id="{name}" bandwidth="{rendition.peak}" codecs="{codec}" {shape}>'
    yield from inside
    yield (
        f'<SegmentTemplate timescale="{rendition.ticks}" initialization="$RepresentationID$/init.mp4" '
        'media="$RepresentationID$/$Time%09d$.m4s"><SegmentTimeline>'
    )
    for long, members in groupby(rendition.entries, key=lambda entry: entry.long):
        same = list(members)
        repeat = f' r="{len(same) - 1}"' if len(same) > 1 else ""
        yield f'<S t="{same[0].start}" d="{long}"{repeat}/>'
    yield "</SegmentTimeline></SegmentTemplate>"
    yield "</Representation>"


def _channels(count: int) -> str:
    scheme = "urn:mpeg:dash:23003:3:audio_channel_configuration:2011"
    return f'<AudioChannelConfiguration schemeIdUri="{scheme}" value="{count}"/>'


def _rate(rate: Fraction) -> str:
    return str(rate.numerator) if rate.denominator == 1 else f"{rate.numerator}/{rate.denominator}"


def _duration(seconds: Fraction) -> str:
    return f"PT{float(seconds):.6f}S"
