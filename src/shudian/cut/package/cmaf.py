"""An episode as HLS and DASH over the same CMAF segments: a changed piece of picture rewrites one file.

A segment is named by its time, so that a piece that was cut anew moves no other; it is gathered from
the groups that begin within the same SEGMENT_SECONDS, each of them a chunk that says nothing of its
neighbours. Sound and subtitles are files of their own, a folder a language.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import groupby

from shudian.cut import encoding
from shudian.cut.package import dash, fragments, playlists, texts
from shudian.cut.package import findings as kinds
from shudian.cut.package.heads import Head
from shudian.cut.package.playlists import Entry, Rendition
from shudian.cut.package.tracks import AAC_FRAME, Picture, Sound
from shudian.finding import Finding, Place
from shudian.units import Lang

PLAY_LIST = "main.m3u8"
MANIFEST = "main.mpd"
_LONGEST_GROUP = 10  # seconds
#: Files of a rendition, and in the end what its lists say of them.
Writing = Generator[tuple[str, bytes], None, Rendition]


@dataclass(frozen=True, slots=True)
class Episode:
    """What is packaged: rungs, the one that players begin with first; sounds; WebVTT by language."""

    rungs: tuple[Picture, ...]
    sounds: tuple[Sound, ...] = ()
    texts: Mapping[Lang, bytes] = field(default_factory=dict)


def judge(episode: Episode) -> list[Finding]:
    """What keeps an episode from being one package."""
    found = []
    first = episode.rungs[0]
    sizes: set[tuple[int, int]] = set()
    for rung in episode.rungs:
        name, size = rung.files[0].name, (rung.head.width, rung.head.height)
        if (rung.frames, rung.rate) != (first.frames, first.rate):
            found.append(
                kinds.RUNGS_DIFFER.at(
                    Place(file=name),
                    name=name,
                    frames=rung.frames,
                    rate=f"{float(rung.rate):.3f}",
                    first_frames=first.frames,
                    first_rate=f"{float(first.rate):.3f}",
                )
            )
        if size in sizes:
            found.append(kinds.SAME_RUNG.at(Place(file=name), width=size[0], height=size[1]))
        sizes.add(size)
        found += [
            kinds.LONG_GROUP.at(
                Place(file=name, frame=group.first),
                seconds=f"{float(group.frames / rung.rate):.1f}",
                most=_LONGEST_GROUP,
            )
            for group in rung.groups
            if group.frames > _LONGEST_GROUP * rung.rate
        ]
    languages = [sound.language for sound in episode.sounds]
    twice = {language for language in languages if languages.count(language) > 1}
    return found + [kinds.SOUND_TWICE.at(language=language or "–") for language in sorted(twice, key=str)]


def files(episode: Episode) -> Iterator[tuple[str, bytes]]:
    """Every file of the package by its name, segments before the lists that name them."""
    rungs, sounds, pages = [], [], []
    for picture in episode.rungs:
        name = f"{picture.head.width}x{picture.head.height}"
        rungs.append((picture, (yield from _segmented(name, picture.head, _picture_segments(picture)))))
    for sound in episode.sounds:
        name = f"sound.{sound.language}" if sound.language else "sound"
        segments = _sound_segments(sound, episode.rungs[0].seconds)
        sounds.append((sound, (yield from _segmented(name, sound.head, segments))))
    for language in sorted(episode.texts):
        page = yield from _text_pages(language, episode.texts[language], episode.rungs[0].seconds)
        pages.append(page)
    renditions = [rendition for _, rendition in (*rungs, *sounds)]
    target = playlists.target(renditions)
    for rendition in renditions:
        yield f"{rendition.name}.m3u8", playlists.media(rendition, target)
    for _, rendition in rungs:
        yield f"{rendition.name}.keys.m3u8", playlists.keys(rendition, target)
    for page in pages:
        yield f"{page.name}.m3u8", playlists.texts(page)
    languages = sorted(episode.texts)
    yield PLAY_LIST, playlists.main(rungs, sounds, languages)
    yield MANIFEST, dash.manifest(rungs, sounds, languages)


@dataclass(frozen=True, slots=True)
class _Segment:
    start: int  # ticks
    long: int
    chunks: tuple[bytes, ...]
    keys: tuple[int, ...] = ()  # bytes of each chunk up to the end of its first sample


def _segmented(name: str, head: Head, segments: Iterator[_Segment]) -> Writing:
    yield f"{name}/init.mp4", fragments.init(head)
    entries = []
    for segment in segments:
        data = fragments.segment(segment.chunks)
        at, keys = len(data) - sum(map(len, segment.chunks)), []
        for chunk, key in zip(segment.chunks, segment.keys, strict=False):
            keys.append((at, key))
            at += len(chunk)
        entry = Entry(f"{name}/{segment.start:09d}.m4s", segment.start, segment.long, len(data), tuple(keys))
        entries.append(entry)
        yield entry.name, data
    return Rendition(name, head.ticks, tuple(entries))


def _picture_segments(picture: Picture) -> Iterator[_Segment]:
    long = picture.head.long
    length = encoding.SEGMENT_SECONDS * picture.rate
    for _, members in groupby(picture.samples(), key=lambda one: one[0].first // length):
        chunks, keys, groups = [], [], []
        for group, samples in members:
            chunk = fragments.chunk(picture.head, group.first + 1, group.first * long, samples)
            chunks.append(chunk)
            keys.append(len(chunk) - sum(len(sample.data) for sample in samples[1:]))
            groups.append(group)
        start = groups[0].first
        yield _Segment(start * long, (groups[-1].end - start) * long, tuple(chunks), tuple(keys))


def _sound_segments(sound: Sound, seconds: Fraction) -> Iterator[_Segment]:
    """Cut by the clock, whatever the picture does; what begins after the picture's end is left out."""
    ticks = sound.head.ticks
    heard = ((at, sample) for at, sample in sound.samples() if at < seconds * ticks)
    for _, members in groupby(heard, key=lambda one: one[0] // (encoding.SEGMENT_SECONDS * ticks)):
        frames = list(members)
        start = frames[0][0]
        chunk = fragments.chunk(sound.head, start // AAC_FRAME + 1, start, [sample for _, sample in frames])
        yield _Segment(start, len(frames) * AAC_FRAME, (chunk,))


def _text_pages(language: Lang, vtt: bytes, seconds: Fraction) -> Writing:
    name, entries = f"subs.{language}", []
    for at, page in enumerate(texts.segments(vtt, seconds)):
        start = at * texts.SECONDS
        long = round(min(Fraction(texts.SECONDS), seconds - start) * 1000)
        entries.append(Entry(f"{name}/{at:03d}.vtt", start * 1000, long, len(page)))
        yield entries[-1].name, page
    yield f"{name}.vtt", vtt
    return Rendition(name, 1000, tuple(entries))
