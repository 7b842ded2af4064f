"""Films with Chinese subtitles burned in over real footage, and what was burned where."""

from __future__ import annotations

import random
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from shudian.cut.engines.ffmpeg import locate
from shudian.cut.platforms import profile
from shudian.cut.titles import ass, lettering
from shudian.cut.titles.preview import with_faces
from shudian.localise.formats import FORMATS
from shudian.model.text import Cue, Track
from shudian.script import read
from shudian.units import Lang, Span

_GAPS = (0, 0, 2, 3, 6, 15, 30)  # frames
_BURNT = re.compile(r"[^\w\s，。！？…、：；“”《》—-]")


@dataclass(frozen=True, slots=True)
class Look:
    """How a film is made: its footage, what ffmpeg makes of it, and the style of the letters."""

    name: str
    footage: str
    filters: str
    size: tuple[int, int]
    rate: str
    style: dict[str, str]
    crf: int = 23


TALL = "scale=720:1280:force_original_aspect_ratio=increase,crop=720:1280,setsar=1"
WIDE = "scale=1280:720:force_original_aspect_ratio=increase,crop=1280:720,setsar=1"
YELLOW = {"PrimaryColour": "&H0000E5FF"}
BOXED = {"BorderStyle": "3", "OutlineColour": "&H60000000", "Outline": "6", "Shadow": "0"}
LOOKS = (
    Look("action, white", "tears-of-steel-battle-clip.webm", TALL, (720, 1280), "24", {}),
    Look("trailer, yellow", "sintel-trailer-720p.mp4", "crop=1280:544," + TALL, (720, 1280), "24", YELLOW),
    Look("daylight, boxed", "big-buck-bunny-480p-30s.mp4", TALL, (720, 1280), "24", BOXED),
    Look(
        "bright hall, small",
        "intel-one-by-one-person.mp4",
        TALL + ",eq=brightness=0.25:contrast=1.2",
        (720, 1280),
        "25",
        {"Fontsize": "0.75"},
    ),
    Look("telescope, thin edge", "nasa-13013.mp4", TALL, (720, 1280), "25", {"Outline": "1.5"}, 26),
    Look("action, wide picture", "tears-of-steel-battle-clip.webm", WIDE, (1280, 720), "24", {}, 26),
    Look("daylight, white", "big-buck-bunny-480p-30s.mp4", TALL, (720, 1280), "24", {}, 28),
)


def lines(root: Path, data: Path) -> list[str]:
    """What people say in the house series, and the Chinese subtitles of a course."""
    series, _ = read((root / "src/shudian/house/series.zh.txt").read_bytes(), "series.zh.txt")
    assert series
    said = [line.text for episode in series.episodes for scene in episode.scenes for line in scene.elements]
    for file in sorted((data / "localise/parallel-morevna/course-synfig/zho").glob("*.srt")):
        track, _ = FORMATS["srt"].read(file.read_bytes(), Lang("zh"))
        said += ["".join(cue.lines) for cue in track.cues] if track else []
    tidy = (_BURNT.sub("", text).strip() for text in said)
    return sorted({text for text in tidy if 2 <= len(text) <= 26 and " " not in text})


def track(said: list[str], rate: Fraction, seconds: float, chance: random.Random) -> Track:
    cues, frame = [], round(rate / 2)
    while frame < (seconds - 5) * rate:
        text = chance.choice(said)
        held = max(round(rate * 7 / 10), min(round(rate * len(text) * 12 / 100), round(4 * rate)))
        broken = (text,) if len(text) <= 13 else (text[: (len(text) + 1) // 2], text[(len(text) + 1) // 2 :])
        cues.append(Cue(Span.of(frame / rate, (frame + held) / rate), broken))
        frame += held + chance.choice(_GAPS)
    return Track(1, Lang("zh"), tuple(cues))


def film(look: Look, said: Track, seconds: float, media: Path, out: Path) -> None:
    """Burn a track into footage as cut's own titles set it, in the style of a look."""
    rate = Fraction(look.rate)
    platform = profile("vertical-9x16")
    done, _ = lettering(said, look.size, platform, rate=rate)
    with tempfile.TemporaryDirectory() as space:
        environ = with_faces(done, Path(space))
        Path(space, "t.ass").write_text(_styled(ass(done, 0, round(seconds * rate)), look.style), "utf-8")
        locate().run(
            [
                *("-stream_loop", "-1", "-i", (media / look.footage).absolute(), "-t", f"{seconds}", "-an"),
                *("-vf", f"fps={look.rate},{look.filters},subtitles=t.ass:fontsdir=fonts"),
                *("-c:v", "libx264", "-preset", "veryfast", "-crf", f"{look.crf}", "-pix_fmt", "yuv420p"),
                out.absolute(),
            ],
            Path(space),
            environ=environ,
        )


def _styled(document: str, style: dict[str, str]) -> str:
    """The document with fields of its styles said anew; a Fontsize is a factor."""
    heads = re.search(r"^Format: (Name.*)$", document, re.MULTILINE)
    assert heads
    names = [name.strip() for name in heads.group(1).split(",")]

    def anew(match: re.Match[str]) -> str:
        row = dict(zip(names, match.group(1).split(","), strict=True))
        factor = float(style.get("Fontsize", 1))
        row |= {**style, "Fontsize": f"{float(row['Fontsize']) * factor:g}"}
        return "Style: " + ",".join(row.values())

    return re.sub(r"^Style: (.*)$", anew, document, flags=re.MULTILINE)


def films(root: Path, data: Path, out: Path, seconds: float) -> Iterator[tuple[Look, Path, Track]]:
    said = lines(root, data)
    for number, look in enumerate(LOOKS):
        burnt = track(said, Fraction(look.rate), seconds, random.Random(number))
        file = out / f"{number}.mp4"
        if not file.exists():
            film(look, burnt, seconds, data / "media", file)
        yield look, file, burnt
