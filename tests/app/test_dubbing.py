"""A dub on plain files: a stem as long as its episode, a sheet, requests; one changed line speaks one line."""

import csv
import json
from dataclasses import replace
from io import StringIO
from pathlib import Path

import openpyxl
import pytest

from shudian import localise
from shudian.app.dubbing import Means, Order, bench, calibrate, spoken_lines
from shudian.errors import ToolMissing
from shudian.localise.voices import sound
from shudian.localise.voices.casting import cast, tone_pool
from shudian.model import document
from shudian.model.series import Series
from shudian.model.voice import Casting, Dub, SpeechRate
from shudian.script import read, timeline
from shudian.units import Lang

ES = Lang("es")


@pytest.fixture(scope="module")
def order(house: Path) -> Order:
    series, _ = read((house / "series.zh.txt").read_bytes(), "series.zh.txt")
    assert series
    lines, _ = localise.read_lines((house / "lines.es.csv").read_bytes(), series, ES, "lines.es.csv")
    assert lines
    casting, _ = cast(series, ES, tone_pool())
    short = replace(series.episode(1), scenes=series.episode(1).scenes[:1])
    return Order(series, short, timeline(short), lines, casting)


@pytest.fixture(scope="module")
def dubbed(order: Order, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dub")
    with bench(order, folder) as (ready, found):
        assert ready, found
        ready.dub(workers=1)
        assert [f.code for f in ready.findings if f.severity == "error"] == []
    return folder


def test_the_stem_lasts_as_long_as_the_episode(order: Order, dubbed: Path) -> None:
    assert len(sound.read((dubbed / "stem.wav").read_bytes())) == order.samples


def test_the_document_names_every_line_and_its_file(order: Order, dubbed: Path) -> None:
    dub, found = document.read(Dub, (dubbed / "dub.json").read_bytes())
    assert dub, found
    lines = [e for e in order.episode.elements if e.kind == "dialogue"]
    assert [line.element for line in dub.lines] == [e.id for e in lines]
    assert {line.role for line in dub.lines} == {e.character for e in lines}
    for line in dub.lines:
        assert line.file
        heard = sound.read((dubbed / line.file.name).read_bytes())
        assert len(heard) == line.span.seconds * sound.RATE


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_sheet_is_the_same_as_table_and_as_workbook(dubbed: Path, language: str) -> None:
    text = (dubbed / f"cues.{language}.csv").read_text("utf-8-sig")
    rows = [[cell.removeprefix("\t") for cell in row] for row in csv.reader(StringIO(text))]
    sheet = openpyxl.load_workbook(dubbed / f"cues.{language}.xlsx").active
    assert sheet
    cells = [["" if cell is None else str(cell) for cell in row] for row in sheet.values]
    assert [row[:6] for row in rows] == [row[:6] for row in cells]
    assert len(rows) == 13


def test_nothing_runs_again_and_one_changed_line_speaks_one_line(order: Order, dubbed: Path) -> None:
    with bench(order, dubbed) as (ready, _):
        assert ready
        assert ready.why() == {}
    first = next(e.id for e in order.episode.elements if e.kind == "dialogue")
    lines = tuple(
        replace(line, text=f"{line.text} ¡Gratis!") if line.element == first else line
        for line in order.lines.lines
    )
    changed = replace(order, lines=replace(order.lines, lines=lines))
    with bench(changed, dubbed) as (ready, _):
        assert ready
        assert [name for name in ready.why() if name.startswith("take/")] == [f"take/{first}"]
        ran = ready.dub(workers=1).ran
    assert [name for name in ran if name.startswith("take/")] == [f"take/{first}"]
    assert sum(name.startswith("line/") for name in ran) < 4


def test_a_line_that_cannot_be_said_is_left_out_and_asked_for_shorter(order: Order, tmp_path: Path) -> None:
    last = [e.id for e in order.episode.elements if e.kind == "dialogue"][-1]
    lines = tuple(
        replace(line, text="la casa azul " * 9) if line.element == last else line
        for line in order.lines.lines
    )
    with bench(replace(order, lines=replace(order.lines, lines=lines)), tmp_path) as (ready, _):
        assert ready
        ready.dub(workers=1)
        assert "localise.dub-refused" in [f.code for f in ready.findings]
    [asked] = [each for each in json.loads((tmp_path / "shorten.json").read_text()) if each["refused"]]
    assert asked["element"] == last
    assert 1 <= asked["syllables"] < 45
    dub, _ = document.read(Dub, (tmp_path / "dub.json").read_bytes())
    assert dub
    assert [line.element for line in dub.lines if line.file is None] == [last]


def test_a_role_without_a_voice_and_a_casting_of_another_language_are_told(
    order: Order, tmp_path: Path
) -> None:
    wrong = Casting(Lang("th"), order.casting.voices[1:])
    with bench(replace(order, casting=wrong), tmp_path) as (ready, found):
        assert ready is None
    assert {f.code for f in found} == {"localise.voice-missing", "localise.casting-language"}


def test_a_missing_program_is_told_before_anything_runs(order: Order, tmp_path: Path) -> None:
    voices = tuple(replace(voice, engine="espeak-ng") for voice in order.casting.voices)
    missing = replace(
        order, casting=replace(order.casting, voices=voices), means=Means(espeak="/nowhere/espeak-ng")
    )
    with pytest.raises(ToolMissing, match="espeak-ng"), bench(missing, tmp_path):
        pass


def test_the_rate_of_a_hum_is_found_by_listening(order: Order) -> None:
    series: Series = order.series
    true = SpeechRate(ES, "tone", 0.1, 0.15, 0.4)
    spoken = spoken_lines(series, order.lines, order.casting)
    rate, found = calibrate(spoken, ES, Means(rate=true))
    assert rate
    assert rate.lines == 12
    assert rate.syllable == pytest.approx(0.15, abs=0.02)
    assert [f.code for f in found] == ["localise.voice-calibrated"]


def test_two_lines_are_too_few_to_calibrate(order: Order) -> None:
    spoken = spoken_lines(order.series, order.lines, order.casting)[:2]
    rate, found = calibrate(spoken, ES, Means())
    assert rate is None
    assert [f.code for f in found] == ["localise.voice-too-few"]
