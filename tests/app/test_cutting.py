"""Material taken into a workspace: who speaks in it, at which rate it is shown, and what is refused."""

from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path

import pytest
from typer.testing import CliRunner

from shudian.app import cutting, cutting_work
from shudian.app import workspace as workspaces
from shudian.app.bench import Bench
from shudian.cli.main import app
from shudian.cut.check import Face
from shudian.cut.engines.ffmpeg import locate
from shudian.cut.probe import Source as Clip
from shudian.cut.probe import probe
from shudian.cut.reframe import verb
from shudian.model import document
from shudian.model.media import CropKey, CropPath, Shot
from shudian.model.series import Element, ElementKind, Episode, IntExt, Light, Scene, Series, Source
from shudian.model.text import Cue, Track
from shudian.store import Author, drawers, series_table
from shudian.units import Lang, Span


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    held = workspaces.init(
        tmp_path / "room", author=Author("tester", lambda: datetime(2027, 1, 1, tzinfo=UTC))
    )
    series = Series("灯", Lang("zh"), (), (Episode("e1", 1, "", ()), Episode("e2", 2, "", ())))
    with held.store.writing(held.author) as writing:
        series_table.save(writing, "lamp", series)
        drawers.SCRIPTS.save(writing, series, series="lamp", language="zh")
    held.close()
    return tmp_path / "room"


def ingest(folder: Path, *words: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["cut", "ingest", *words, "-w", str(folder)])
    return done.exit_code, done.stderr


def test_an_episode_that_is_not_written_takes_no_material(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "a.mp4").write_bytes(b"")
    code, said = ingest(folder, "lamp", "7", str(tmp_path / "a.mp4"))
    assert code == 1
    assert "cut.unwritten-episode" in said
    assert "1, 2" in said


@pytest.mark.slow
def test_a_file_that_is_no_picture_is_named_as_it_came(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "notes.mp4").write_bytes(b"words")
    code, said = ingest(folder, "lamp", "1", str(tmp_path / "notes.mp4"))
    assert code == 1
    assert "notes.mp4" in said
    held = workspaces.open(folder)
    with held.store.reading() as connection:
        assert drawers.FOOTAGE.all(connection, series="lamp") == {}
    held.close()


@pytest.fixture
def uneven(tmp_path: Path) -> Path:
    """Two shots of thirty pictures; those of the second stand twice as long."""
    file = tmp_path / "phone.mp4"
    two = "[0:v][1:v]concat=n=2,setpts='if(lt(N,30),N,30+(N-30)*2)/25/TB'[v]"
    shots = ("testsrc2", "smptebars")
    given = [
        word for shot in shots for word in ("-f", "lavfi", "-i", f"{shot}=size=320x180:rate=25:duration=1.2")
    ]
    coded = ("-map", "[v]", "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p")
    locate().run([*given, "-filter_complex", two, *coded, "-fps_mode", "vfr", file])
    return file


@pytest.mark.slow
def test_material_of_a_varying_rate_is_looked_at_edited_and_rendered_at_a_constant_one(
    folder: Path, uneven: Path
) -> None:
    assert ingest(folder, "lamp", "1", str(uneven))[0] == 0
    held = workspaces.open(folder)
    bench = Bench(held, "lamp", workers=1)
    found = cutting.edit(held, "lamp", 1)
    assert found
    rate, frames = found.footage.frame_rate, found.footage.frames
    first, second = found.path.shots
    assert first.end / rate == pytest.approx(Fraction(30, 25), abs=float(1 / rate))
    assert (second.first, second.end) == (first.end, frames)
    assert frames / rate == pytest.approx(Fraction(90, 25), abs=float(2 / rate))
    assert cutting.film(bench, 1) == []
    found = cutting.edit(held, "lamp", 1)
    assert found
    assert found.film
    for file in (found.footage.proxy, found.film.file):
        info, _ = probe(held.media.path(file.digest))
        assert info
        assert (info.frames, info.frame_rate, info.variable_rate) == (frames, rate, False)
    held.close()


def line(number: int, character: str, text: str) -> Element:
    return Element(f"l{number}", ElementKind.DIALOGUE, text, Source(number), character=character)


@pytest.mark.parametrize(("ends", "told"), [(2, ("小满", "七公")), (9, None)])
def test_who_speaks_is_told_by_the_script_where_the_subtitles_fit_the_picture(
    uneven: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ends: int, told: tuple[str, ...] | None
) -> None:
    said = ("那盏灯从来没灭过", "你回来做什么呢")
    lines = tuple(
        line(at, who, text) for at, (who, text) in enumerate(zip(("小满", "七公"), said, strict=True), 1)
    )
    scene = Scene("s1", "1-1", "", "窑头", Source(1), "夜", Light.NIGHT, IntExt.EXT, elements=lines)
    script = Series("灯", Lang("zh"), (), (Episode("e1", 1, "", (scene,)),))
    spans = (Span.of(0, 1), Span.of(1, ends))
    track = Track(1, Lang("zh"), tuple(Cue(span, (text,)) for span, text in zip(spans, said, strict=True)))
    (tmp_path / "script").write_text(document.write(script), "utf-8")
    (tmp_path / "track").write_text(document.write(track), "utf-8")
    heard: list[Track | None] = []

    def drawn(source: Clip, asked: verb.Asked) -> tuple[CropPath, list[Face]]:
        heard.append(asked.cues)
        shots = (Shot(0, source.info.frames),)
        return CropPath(320, 180, 101, 180, source.info.frame_rate, shots, (CropKey(0, 0, 0),)), []

    monkeypatch.setattr(verb, "drawn", drawn)
    inputs = {"source": uneven, "script": tmp_path / "script", "track": tmp_path / "track"}
    cutting_work.watch(inputs, {"name": "phone.mp4"}, tmp_path)
    (cues,) = heard
    assert (tuple(cue.speaker for cue in cues.cues) if cues else None) == told
