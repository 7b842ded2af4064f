"""Two drafts compared, as a script coordinator would: scenes, lines, words, cast, sets, minutes."""

import json
from fractions import Fraction
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from shudian.cli.main import app
from shudian.model.series import Series
from shudian.script import diff, read
from shudian.script.drafts import said
from shudian.script.drafts.difference import Change, Mark
from shudian.script.drafts.matching import match
from shudian.script.drafts.page import page
from shudian.script.drafts.report import text
from shudian.script.drafts.words import marked

DRAFT = dedent("""\
    《封窑》

    第1集：假的

    1-1 夜 内 直播间
    人物：小满、阿芳
    △一只天青碗，灯光下蓝得发亮。
    小满：天青靠的是铁，这碗蓝得太干净。
    阿芳：（小声）老板，三十七个是厂里工人。
    △弹幕翻滚，一条金色的留言顶了上来。

    1-2 夜 外 廊桥
    人物：小满、豆子
    △小满拖着行李箱快走，三轮车追上来。
    豆子：明早七点，七公封窑，封了就再也不开了。
    小满：那盏灯，从来没有灭过。

    第2集：封窑

    2-1 日 外 窑头
    人物：七公、小满
    △七公把最后一块砖砌上窑门。
    七公：摔碗的人，回来做什么？
    小满：我来看最后一窑火。
    """)


def script(page: str) -> Series:
    series, _ = read(page.encode(), "draft.txt")
    assert series
    return series


def changes(old: str, new: str) -> dict[str, set[Change]]:
    difference = diff(script(old), script(new))
    return {scene.state.number: set(scene.changes) for scene in difference.changed}


def test_a_draft_differs_in_nothing_from_itself() -> None:
    difference = diff(script(DRAFT), script(DRAFT))
    assert not difference.changed
    assert not difference.cast
    assert not difference.sets
    assert difference.seconds[0] == difference.seconds[1] > 0


def test_an_edited_line_bears_its_marks_word_by_word() -> None:
    new = DRAFT.replace("这碗蓝得太干净", "这碗青得太干净")
    difference = diff(script(DRAFT), script(new))
    (scene,) = difference.changed
    (line,) = [line for line in scene.lines if line.mark is not Mark.SAME]
    assert line.mark is Mark.CHANGED
    assert [(p.text, p.mark) for p in line.pieces if p.mark is not Mark.SAME] == [
        ("蓝", Mark.CUT),
        ("青", Mark.ADDED),
    ]


def test_a_cut_scene_says_who_loses_it() -> None:
    first, rest = DRAFT.split("1-2 夜")
    new = first + "第2集" + rest.split("第2集")[1]
    difference = diff(script(DRAFT), script(new))
    assert changes(DRAFT, new) == {"1-2": {Change.CUT}}
    cast = {change.name: change for change in difference.cast}
    assert cast["豆子"].scenes == (1, 0)
    assert cast["小满"].lost == ("1-2",)
    assert [(each.place, each.scenes) for each in difference.sets] == [("廊桥", (1, 0))]
    old, after = difference.seconds
    assert after < old


def test_a_scene_put_in_before_renumbers_the_others_and_loses_none() -> None:
    new = DRAFT.replace("1-2 夜 外 廊桥", "1-3 夜 外 廊桥").replace(
        "1-3 夜", "1-2 日 内 茶厂\n人物：阿芳\n△阿芳一个人对着账本拨算盘。\n\n1-3 夜"
    )
    assert changes(DRAFT, new) == {"1-2": {Change.ADDED}, "1-3": {Change.RENUMBERED}}


def test_a_scene_that_went_to_another_episode_has_moved() -> None:
    bridge = "1-2 夜 外 廊桥" + DRAFT.split("1-2 夜 外 廊桥")[1].split("第2集")[0]
    new = DRAFT.replace(bridge, "").rstrip() + "\n\n" + bridge.replace("1-2", "2-2")
    assert changes(DRAFT, new)["2-2"] == {Change.MOVED, Change.RENUMBERED}


def test_a_scene_cut_in_two_is_told_as_split_and_back_as_merged() -> None:
    new = DRAFT.replace(
        "小满：那盏灯，从来没有灭过。", "\n1-3 夜 外 溪边\n人物：小满\n小满：那盏灯，从来没有灭过。"
    )
    assert changes(DRAFT, new)["1-3"] == {Change.ADDED, Change.SPLIT}
    assert changes(new, DRAFT)["1-3"] == {Change.CUT, Change.MERGED}


def test_a_renamed_character_is_no_new_part() -> None:
    difference = diff(script(DRAFT), script(DRAFT.replace("豆子", "毛豆")))
    (change,) = difference.cast
    assert (change.name, change.renamed_from) == ("毛豆", "豆子")


def test_a_heading_with_another_time_is_the_same_scene() -> None:
    new = DRAFT.replace("1-2 夜 外 廊桥", "1-2 晨 外 廊桥")
    assert changes(DRAFT, new) == {"1-2": {Change.HEADING}}


@given(st.text(max_size=60), st.text(max_size=60))
def test_marked_words_hold_both_texts(old: str, new: str) -> None:
    pieces = marked(old, new)
    assert "".join(piece.text for piece in pieces if piece.mark is not Mark.ADDED) == old
    assert "".join(piece.text for piece in pieces if piece.mark is not Mark.CUT) == new


@given(st.permutations(range(6)))
def test_reordering_scenes_loses_neither_scene_nor_line(order: list[int]) -> None:
    words = [
        "灯灭了窑门开着",
        "碗碎在桥头上",
        "台风后天夜里到",
        "账本一页页撕掉",
        "白鹅追着三轮车",
        "金粉落进裂缝里",
    ]
    places = ["窑头", "廊桥", "茶厂", "账房", "老街", "工坊"]

    def written(order: list[int]) -> Series:
        scenes = (
            f"1-{at} 日 内 {places[n]}\n△{words[n]}。\n小满：{words[n][::-1]}！"
            for at, n in enumerate(order, 1)
        )
        return script("第1集\n\n" + "\n\n".join(scenes))

    old, new = written(list(range(6))), written(order)
    matching = match(old, new)
    place = {scene.id: scene.place for scene in (*old.scenes,)}
    now = {scene.id: scene.place for scene in new.scenes}
    assert {place[a]: now[b] for a, b in matching.scenes.items()} == {each: each for each in places}
    assert len(matching.elements) == sum(len(scene.elements) for scene in old.scenes)
    assert bool(matching.moved) == (order != sorted(order))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_strikes_and_underlines_and_loads_nothing(language: str) -> None:
    new = DRAFT.replace("这碗蓝得太干净", "这碗<青>得太干净")
    drawn = page(diff(script(DRAFT), script(new)), language)
    assert "<del>蓝</del>" in drawn
    assert "<ins>&lt;青&gt;</ins>" in drawn
    assert "drafts-star" in drawn
    assert "http" not in drawn
    assert "src=" not in drawn


def test_the_terminal_shows_signs_and_growth() -> None:
    new = DRAFT.replace("小满：我来看最后一窑火。\n", "")
    said = text(diff(script(DRAFT), script(new)), "en")
    assert "  - 小满: 我来看最后一窑火。" in said
    assert "Episode 2: " in said


def test_the_command_writes_text_page_and_document(tmp_path: Path) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text(DRAFT, "utf-8")
    new.write_text(DRAFT.replace("最后一窑火", "头一窑火"), "utf-8")
    run = CliRunner().invoke(app, ["script", "diff", str(old), str(new)])
    assert run.exit_code == 0, run.output
    assert "封窑" in run.output
    for name in ("diff.html", "diff.json"):
        assert (
            CliRunner()
            .invoke(app, ["script", "diff", str(old), str(new), "-o", str(tmp_path / name)])
            .exit_code
            == 0
        )
    made = json.loads((tmp_path / "diff.json").read_text("utf-8"))
    assert made["schema"] == "shudian.difference/1"
    assert Fraction(made["episodes"][0]["seconds"][0]) > 0
    assert CliRunner().invoke(app, ["script", "diff", str(old), str(new), "-o", "x.pdf"]).exit_code == 2


def test_a_short_line_that_is_lengthened_is_the_same_line() -> None:
    old = DRAFT.replace("△弹幕翻滚", "小满：假的。\n△弹幕翻滚")
    new = DRAFT.replace("△弹幕翻滚", "阿芳：收到。\n小满：各位老铁看好了，这只天青碗，它是假的。\n△弹幕翻滚")
    difference = diff(script(old), script(new))
    assert [(line.mark, line.kind.value) for line in difference.lines if line.mark is not Mark.SAME] == [
        (Mark.ADDED, "dialogue"),
        (Mark.CHANGED, "dialogue"),
    ]


def test_another_location_is_another_heading() -> None:
    old = DRAFT.replace("1-2 夜 外 廊桥\n", "1-2 夜 外 廊桥\n取景地：永济廊桥\n")
    new = old.replace("永济廊桥", "北涧桥")
    assert changes(old, new) == {"1-2": {Change.HEADING}}
    shown = text(diff(script(old), script(new)), "zh")
    assert "{+北涧+}桥" in shown


def test_the_growth_is_that_of_the_times_shown() -> None:
    assert said.grown(Fraction(763, 10), Fraction(774, 10)) == "+0:01"
    assert said.grown(Fraction(766, 10), Fraction(774, 10)) == "±0:00"
    assert said.grown(Fraction(774, 10), Fraction(754, 10)) == "−0:02"
