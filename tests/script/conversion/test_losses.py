"""What a format cannot hold is said, with its count, its first place and a format that holds it."""

from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from tests.script.generated import languages, series_of
from typer.testing import CliRunner

from shudian.cli.main import app
from shudian.finding import Severity, failed
from shudian.model.series import Series, Tag
from shudian.script import convert, read

PAGE = "《天青》\n第1集\n1-1 日 内 漆坊\n△小满擦一只天青碗。\n小满：好。\n"


def tagged() -> Series:
    made, _ = read(PAGE.encode(), "a.txt")
    assert made
    episode = made.episodes[0]
    scene = episode.scenes[0]
    marked = replace(scene.elements[0], tags=(Tag(5, 8, 104, "天青碗"),))
    scene = replace(scene, elements=(marked, *scene.elements[1:]))
    return replace(made, episodes=(replace(episode, scenes=(scene,)),))


def test_tags_that_plain_text_cannot_hold_are_a_warning_with_the_way_out() -> None:
    data, found = convert(tagged(), "chinese")
    assert data.decode() == PAGE
    (loss,) = found
    assert (loss.code, loss.severity) == ("script.loss", Severity.WARNING)
    assert loss.place.element == "1.1.1"
    assert "tags" in loss.message.en
    assert "fdx" in loss.remedy.en


def test_a_script_of_plain_lines_loses_nothing_in_text() -> None:
    made, _ = read(PAGE.encode(), "a.txt")
    assert made
    for format in ("chinese", "chinese-labelled", "chinese-number-line", "json"):
        assert convert(made, format)[1] == []


@settings(max_examples=10)
@given(languages().flatmap(lambda language: series_of(language, tags=True, lengths=True)))
def test_json_loses_nothing(made: Series) -> None:
    assert convert(made, "json")[1] == []


def test_a_format_that_nothing_writes_is_an_error() -> None:
    data, found = convert(tagged(), "pdf")
    assert data == b""
    assert failed(found)


def test_the_command_writes_by_the_outputs_ending(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAGE, encoding="utf-8")
    out = tmp_path / "b.json"
    ran = CliRunner().invoke(app, ["script", "convert", str(tmp_path / "a.txt"), "-o", str(out)])
    assert ran.exit_code == 0
    again = CliRunner().invoke(app, ["script", "convert", str(out), "--to", "chinese"])
    assert again.stdout == PAGE


def test_the_command_asks_for_a_format_that_no_ending_names(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAGE, encoding="utf-8")
    ran = CliRunner().invoke(app, ["script", "convert", str(tmp_path / "a.txt")])
    assert ran.exit_code == 2


def test_a_speech_at_once_with_a_song_that_nobody_sings_is_written() -> None:
    page = "INT. KILN - DAY\n\nRain.\n\n~la la\n\nMIA ^\nWho sings?\n"
    made, _ = read(page.encode(), "a.fountain")
    assert made
    assert convert(made, "fdx")[0]
