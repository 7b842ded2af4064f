"""Decisions kept from draft to draft, as a first assistant director needs them."""

from dataclasses import replace
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from shudian.cli.main import app
from shudian.model import document
from shudian.model.breakdown import Breakdown, BreakdownItem, Mention, Origin, State
from shudian.model.series import Series
from shudian.script import breakdown, carry, read
from shudian.script.decisions import decide, rename
from shudian.script.needs.settle import settle

PROPS = 104
DRAFT = dedent("""\
    《封窑》

    第1集：假的

    1-1 夜 内 直播间
    人物：小满、阿芳
    △桌上一把剪刀，小满举起手机。
    小满：天青靠的是铁，这碗蓝得太干净。
    阿芳：（小声）老板，三十七个是厂里工人。
    【道具：天青碗】

    1-2 夜 外 廊桥
    人物：小满、豆子
    △小满拖着行李箱快走，三轮车追上来。
    豆子：明早七点，七公封窑，封了就再也不开了。
    小满：那盏灯，从来没有灭过。

    第2集：封窑

    2-1 日 外 窑头
    人物：七公、小满
    △七公放下剪刀，把最后一块砖砌上窑门。
    七公：摔碗的人，回来做什么？
    小满：我来看最后一窑火。
    """)


def script(page: str) -> Series:
    series, _ = read(page.encode(), "draft.txt")
    assert series
    return series


def broken_down(series: Series) -> Breakdown:
    return breakdown(series)[0]


def carried(old: str, kept: Breakdown, new: str) -> tuple[Breakdown, list[str]]:
    series = script(new)
    made, findings = carry(script(old), kept, series, broken_down(series))
    return made, [finding.code for finding in findings]


def item(made: Breakdown, name: str) -> BreakdownItem:
    found = [each for each in made.items if each.name == name]
    assert len(found) == 1, [each.name for each in made.items]
    return found[0]


def category(name: str) -> int:
    return item(broken_down(script(DRAFT)), name).category


def decided(**states: State) -> Breakdown:
    made = broken_down(script(DRAFT))
    for name, state in states.items():
        made = decide(made, category(name), name, state)
    return made


@given(st.data())
def test_carrying_onto_the_same_draft_keeps_every_decision(data: st.DataObject) -> None:
    made = broken_down(script(DRAFT))
    kept = settle(
        replace(
            made, items=tuple(replace(each, state=data.draw(st.sampled_from(State))) for each in made.items)
        )
    )
    assert carried(DRAFT, kept, DRAFT) == (kept, [])


MOVED = DRAFT.replace("1-1 夜", "1-9 夜").replace("2-1 日", "2-7 日").replace("第2集", "第5集")


def reordered(page: str) -> str:
    """Both scenes of the first episode change places, under new numbers."""
    head, scenes = page.split("1-1 ", maxsplit=1)
    first, after = scenes.split("1-2 ", maxsplit=1)
    second, rest = after.split("第2集", maxsplit=1)
    return f"{head}1-1 {second}1-2 {first}第2集{rest}"


@pytest.mark.parametrize("new", [MOVED, reordered(DRAFT)], ids=["renumbered", "moved"])
@given(st.data())
def test_renumbering_and_moving_scenes_loses_no_decision(new: str, data: st.DataObject) -> None:
    made = broken_down(script(DRAFT))
    kept = settle(
        replace(
            made, items=tuple(replace(each, state=data.draw(st.sampled_from(State))) for each in made.items)
        )
    )
    now, findings = carried(DRAFT, kept, new)
    assert findings == []
    assert {(i.category, i.name): i.state for i in now.items} == {
        (i.category, i.name): i.state for i in kept.items
    }
    scenes = {scene.id for scene in script(new).scenes}
    assert all(mention.scene in scenes for each in now.items for mention in each.mentions)


def test_a_confirmed_thing_that_is_written_out_stays_and_is_told() -> None:
    now, findings = carried(DRAFT, decided(剪刀=State.CONFIRMED), DRAFT.replace("剪刀", "旧布"))
    assert item(now, "剪刀").mentions == ()
    assert item(now, "剪刀").state is State.CONFIRMED
    assert findings == ["script.decision-words-gone"]


def test_what_was_told_gone_once_is_not_told_again_and_comes_back_with_its_words() -> None:
    without = DRAFT.replace("剪刀", "旧布")
    gone, _ = carried(DRAFT, decided(剪刀=State.CONFIRMED), without)
    assert carried(without, gone, without) == (gone, [])
    back, findings = carried(without, gone, DRAFT)
    assert len(item(back, "剪刀").mentions) == 2
    assert findings == []


def test_a_rejected_thing_that_is_written_out_is_not_told() -> None:
    _, findings = carried(DRAFT, decided(剪刀=State.REJECTED), DRAFT.replace("剪刀", "旧布"))
    assert findings == []


def test_a_new_name_survives_and_gathers_the_new_draft_words() -> None:
    kept = rename(broken_down(script(DRAFT)), category("剪刀"), "剪刀", "七公的剪刀")
    new = DRAFT.replace("小满：我来看最后一窑火。", "△小满拿起剪刀。\n小满：我来看最后一窑火。")
    now, findings = carried(DRAFT, kept, new)
    renamed = item(now, "七公的剪刀")
    assert renamed.variants == ("剪刀",)
    assert renamed.state is State.CONFIRMED
    assert len(renamed.mentions) == 3
    assert not [each for each in now.items if each.name == "剪刀"]
    assert findings == []


def test_two_items_of_one_name_become_one() -> None:
    made = broken_down(script(DRAFT))
    both = rename(made, category("手机"), "手机", "剪刀")
    assert item(both, "剪刀").variants == ("手机",)
    assert len(item(both, "剪刀").mentions) == 3


def test_what_a_person_added_goes_with_its_words_and_its_scene() -> None:
    old = script(DRAFT)
    line = next(e for scene in old.scenes for e in scene.elements if "三轮车" in e.text)
    scene = next(scene for scene in old.scenes if line in scene.elements)
    at = line.text.index("快走")
    added = BreakdownItem(
        PROPS, "烟机", (Mention(scene.id), Mention(scene.id, line.id, at, at + 2)), Origin.PERSON
    )
    made = broken_down(old)
    kept = replace(made, items=tuple(sorted((*made.items, added), key=lambda each: each.category)))
    new = reordered(DRAFT).replace("△小满拖着", "△深夜，小满拖着")
    now, findings = carried(DRAFT, kept, new)
    whole, words = item(now, "烟机").mentions
    there = script(new)
    bridge = next(scene for scene in there.scenes if scene.place == "廊桥")
    element = next(e for e in bridge.elements if e.id == words.element)
    assert whole.scene == words.scene == bridge.id
    assert element.text[words.start : words.end] == "快走"
    assert findings == []


def test_a_part_that_the_writer_renames_keeps_its_decision_under_the_new_name() -> None:
    now, findings = carried(DRAFT, decided(豆子=State.CONFIRMED), DRAFT.replace("豆子", "石头"))
    assert item(now, "石头").state is State.CONFIRMED
    assert findings == ["script.decision-renamed"]


def test_the_command_keeps_decisions_of_the_draft_before(tmp_path: Path) -> None:
    for name, page in (("old.txt", DRAFT), ("new.txt", reordered(DRAFT))):
        (tmp_path / name).write_text(page, "utf-8")
    (tmp_path / "kept.json").write_text(document.write(decided(剪刀=State.REJECTED)), "utf-8")
    command = ["script", "breakdown", str(tmp_path / "new.txt"), "--keep", str(tmp_path / "kept.json")]
    alone = CliRunner().invoke(app, command)
    assert alone.exit_code == 2
    done = CliRunner().invoke(
        app, [*command, "--old", str(tmp_path / "old.txt"), "-o", str(tmp_path / "new.json")]
    )
    assert done.exit_code == 0, done.output
    now, _ = document.read(Breakdown, (tmp_path / "new.json").read_bytes())
    assert now
    assert item(now, "剪刀").state is State.REJECTED


def test_the_sheets_follow_what_was_decided() -> None:
    made = broken_down(script(DRAFT))
    assert "剪刀" in made.scenes[0].props
    assert "剪刀" not in decided(剪刀=State.REJECTED).scenes[0].props
    called = rename(made, category("剪刀"), "剪刀", "七公的剪刀")
    assert "七公的剪刀" in called.scenes[0].props
