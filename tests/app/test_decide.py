"""Decisions on the breakdown of a workspace: kept, recorded, undone, carried into the next draft."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from textwrap import dedent

import pytest

from shudian.app import decide, reading, script, shelf, workspace
from shudian.app.bench import Bench
from shudian.app.decide import Undecided
from shudian.finding import failed
from shudian.model import document
from shudian.model.breakdown import BreakdownItem, State
from shudian.model.production import Production
from shudian.script import check
from shudian.store import audit

PROPS = 104
DRAFT = dedent("""\
    《封窑》

    第1集：假的

    1-1 夜 内 直播间
    人物：小满、阿芳
    △桌上一把剪刀，小满举起手机。
    小满：天青靠的是铁，这碗蓝得太干净。
    阿芳：老板，三十七个是厂里工人。

    1-2 夜 外 廊桥
    人物：小满、豆子
    △小满拖着行李箱快走，三轮车追上来。
    豆子：明早七点，七公封窑，封了就再也不开了。
    """)


@pytest.fixture
def draft(tmp_path: Path, house: Path) -> Iterator[Bench]:
    made = workspace.init(tmp_path / "workspace")
    bench = Bench(made, "kiln", workers=1)
    production, _ = document.read(Production, (house / "production.json").read_bytes())
    assert production
    (tmp_path / "production.json").write_text(document.write(replace(production, brands=())), "utf-8")
    enter(bench, DRAFT, tmp_path)
    assert not failed(script.set_production(bench, tmp_path / "production.json"))
    script.break_down(bench)
    yield bench
    made.close()


def enter(bench: Bench, page: str, folder: Path) -> None:
    (folder / "draft.txt").write_text(page, "utf-8")
    assert not failed(script.read(bench, folder / "draft.txt"))


def item(bench: Bench, name: str) -> BreakdownItem:
    view = shelf.series(bench.workspace, bench.slug)
    assert view
    assert view.breakdown
    return next(each for each in view.breakdown.items if each.name == name)


def test_a_decision_is_kept_and_recorded(draft: Bench) -> None:
    decide.decide(draft.workspace, draft.slug, PROPS, "剪刀", State.CONFIRMED)
    assert item(draft, "剪刀").state is State.CONFIRMED
    with draft.workspace.store.reading() as connection:
        last = audit.entries(connection)[-1]
        assert audit.verify(connection) == []
    assert last.what == "save breakdowns kiln"
    assert last.before != last.after


def test_decisions_are_undone_one_after_the_other(draft: Bench) -> None:
    first = decide.decide(draft.workspace, draft.slug, PROPS, "剪刀", State.REJECTED)
    second = decide.rename(draft.workspace, draft.slug, PROPS, "手机", "小满的手机")
    with pytest.raises(Undecided):
        decide.undo(draft.workspace, draft.slug, first)
    decide.undo(draft.workspace, draft.slug, second)
    assert item(draft, "手机").variants == ()
    decide.undo(draft.workspace, draft.slug, first)
    assert item(draft, "剪刀").state is State.SUGGESTED


def test_what_is_not_there_is_refused(draft: Bench) -> None:
    with pytest.raises(Undecided):
        decide.decide(draft.workspace, draft.slug, PROPS, "屠龙刀", State.CONFIRMED)
    with pytest.raises(Undecided):
        decide.decide(draft.workspace, "none", PROPS, "剪刀", State.CONFIRMED)
    with pytest.raises(Undecided):
        decide.undo(draft.workspace, draft.slug, decide.Decision("0" * 64, "1" * 64))


def test_a_new_draft_keeps_what_was_decided_and_tells_what_is_gone(draft: Bench, tmp_path: Path) -> None:
    decide.decide(draft.workspace, draft.slug, PROPS, "剪刀", State.CONFIRMED)
    decide.decide(draft.workspace, draft.slug, PROPS, "手机", State.REJECTED)
    enter(draft, DRAFT.replace("剪刀", "旧布").replace("1-2 夜", "1-3 夜"), tmp_path)
    codes = [finding.code for finding in script.break_down(draft)]
    assert "script.decision-words-gone" in codes
    assert item(draft, "手机").state is State.REJECTED
    assert item(draft, "剪刀").mentions == ()
    assert "script.decision-words-gone" not in [f.code for f in script.break_down(draft)]


def test_what_the_doctor_says_is_kept_with_the_draft(
    draft: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(draft, DRAFT.replace("人物：小满、豆子", "人物：小满"), tmp_path)
    found = reading.view(draft.workspace, draft.slug)
    assert found
    monkeypatch.delattr(reading, "_checked")
    said = reading.findings(draft.workspace, found)
    assert said == tuple(check(found.series))
    assert any("豆子" in finding.message.en for finding in said)
