"""The house series goes down the chain into the workspace, and comes out on the shelf."""

from dataclasses import replace
from pathlib import Path

import pytest

from shudian.app import localise, plan, script, shelf, workspace
from shudian.app.bench import Bench
from shudian.errors import WorkspaceProblem
from shudian.finding import failed
from shudian.jobs import Progress, State
from shudian.store import audit

pytestmark = pytest.mark.slow


def test_the_series_is_on_the_shelf(bench: Bench) -> None:
    (entry,) = shelf.series_list(bench.workspace)
    assert (entry.slug, entry.title, entry.episodes) == ("mended-sky", "补天青", 8)
    assert entry.titles == {"zh": "补天青", "en": "The Mended Sky"}
    assert set(entry.loglines) == {"zh", "en"}


def test_every_stage_has_left_its_noun(bench: Bench) -> None:
    view = shelf.series(bench.workspace, "mended-sky")
    assert view
    assert view.breakdown
    assert view.production
    assert view.schedule
    assert len(view.breakdown.scenes) == len(list(view.series.scenes))
    assert set(view.adapted) == {"zh", "en", "es", "th"}
    first = view.episodes[0]
    assert (first.number, first.title, first.titles["en"]) == (1, "假的", "Fake")
    assert first.timeline
    assert {tag: len(track.cues) > 10 for tag, track in first.tracks.items()} == dict.fromkeys(
        ("zh", "en", "es", "th"), True
    )
    assert view.episodes[7].tracks == {}
    assert shelf.series(bench.workspace, "nothing") is None


def test_documents_can_be_fetched(bench: Bench) -> None:
    view = shelf.series(bench.workspace, "mended-sky")
    assert view
    assert {
        "script.zh.json", "script.en.json", "breakdown.json", "breakdown.zh.xlsx", "breakdown.en.csv", "plan.json",
        "problem.json", "stripboard.zh.svg", "day-out-of-days.en.svg", "call-sheets.zh.pdf", "schedule.en.xlsx",
        "one-line.zh.csv", "cost.en.pdf", "gantt.zh.svg", "calendars.en.zip", "ep01/ep01.th.srt",
    } <= set(view.documents)  # fmt: skip
    pdf = shelf.document(bench.workspace, "mended-sky", "call-sheets.zh.pdf")
    assert pdf
    assert pdf.read_bytes().startswith(b"%PDF")
    assert shelf.document(bench.workspace, "mended-sky", "../shudian.toml") is None
    assert shelf.package_file(bench.workspace, "mended-sky", 1, "index.m3u8") is None
    thai = shelf.subtitle_vtt(bench.workspace, "mended-sky", 1, "th")
    assert thai
    assert thai.startswith("WEBVTT")
    assert shelf.subtitle_vtt(bench.workspace, "mended-sky", 8, "th") is None


def test_the_workspace_is_sound_and_its_log_tells_the_story(bench: Bench) -> None:
    assert workspace.verify(bench.workspace) == []
    with bench.workspace.store.reading() as connection:
        said = [entry.what for entry in audit.entries(connection)]
        assert {entry.who for entry in audit.entries(connection)} == {"阿芳"}
    assert said[0] == "save series mended-sky"
    assert "save schedules mended-sky" in said


def test_doing_it_again_does_nothing(bench: Bench, house: Path) -> None:
    states: list[State] = []

    def hear(news: Progress) -> None:
        states.append(news.state)

    with bench.workspace.store.reading() as connection:
        before = audit.entries(connection)
    again = replace(bench, progress=hear)
    script.read(again, house / "series.zh.txt", (house / "series.en.fountain",))
    script.break_down(again)
    plan.solve(again, effort=2)
    localise.subtitle(again, [(1, "th")])
    with bench.workspace.store.reading() as connection:
        assert audit.entries(connection) == before
    assert set(states) == {State.KEPT}


def test_a_file_that_is_no_script_is_told_and_not_saved(bench: Bench, tmp_path: Path) -> None:
    (tmp_path / "noise.txt").write_bytes(bytes(range(256)) * 20)
    findings = script.read(replace(bench, slug="noise"), tmp_path / "noise.txt")
    assert failed(findings)
    assert shelf.series(bench.workspace, "noise") is None


def test_a_wrong_production_is_told_and_not_saved(bench: Bench, tmp_path: Path) -> None:
    (tmp_path / "production.json").write_text('{"schema": "shudian.production/1"}', "utf-8")
    before = shelf.series(bench.workspace, "mended-sky")
    assert failed(script.set_production(bench, tmp_path / "production.json"))
    assert shelf.series(bench.workspace, "mended-sky") == before


def test_a_step_before_its_turn_says_so(bench: Bench) -> None:
    with pytest.raises(WorkspaceProblem, match=r"has no scripts yet.*step before"):
        script.break_down(replace(bench, slug="empty"))
