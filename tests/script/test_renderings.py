"""The gold script in the headings, cues and marks of many houses: each gives the gold structure."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from shudian.model.series import Element, ElementKind, Series
from shudian.script import read
from shudian.script.numbers import scene_number
from shudian.script.terms import int_ext

#: A heading in each house; n episode, m scene, r running number, t time, i 内/外, p place, c cast.
HEADINGS = (
    "{n}-{m} {t} {i} {p}", "{n}-{m}{t}{i}{p}", "{n}-{m} {p} {t}{i}", "**{n}-{m} {t} {i} {p}**", "{n}-{m}场  {p}\t{t}\t{i}",
    "第 {n} -{m} 场 {p}\t{t}\t{i}", "{n}-{m}{p} {t} {i}", "{n}-{m} {p} {t}/{i}", "{n}-{m}、{p} {t} {i}", "{n}.{m} {p} {i} {t}",
    "{n}-{m}：{p}。{t}。{i}。", "{n}-{m} {p}［{i}］［{t}］", "【场{m}】{t}/{i}/{p}", "[{m}] {i} {p} {t}", "S{m} | {i}景 · {p} | {t}",
    "场次（{m}）地点：{p}，{t}，{i}；出场人物：{c}", "场次（{m}）\n地点：{p}，{t}，{i}\n出场人物：{c}", "{m} 场景：【{t} {p} {i}】",
    "{n}-{m}\n时：{t} {i}\n景：{p}\n人：{c}", "{n}-{m}\n{t} {i} {p}", "### 场{n}-{m}\n{t} {i} {p}", "第{m}场 {p} {t} {i}",
    "场{n}-{m}：{p}\n夜/日：{t}\n外/内：{i}", "第{n}集第{m}场 {p} {t} {i}", "{m}\n{p} {t} {i}", "{n}-{m}|{p}|{t}|{i}",
    "{n}-{m} 地点：{p}  时间：{t}  内外景：{i}", "{n}-{m} 【{p}】【{t}】【{i}】", "{n}-{m} {p}（{t} {i}）", "【{n}-{m}】{p} {t} {i}",
    "{n}-{m} {i}·{t}·{p}", "{n}-{m} {t}景 {i}景 {p}", "{n}-{m} {p} - {t} - {i}", "{n}-{m} {t} {i} {p} 人物：{c}",
    "场次：{m}\n时间：{t}\n地点：{p}\n内/外：{i}", "第{m}场\n时间：{t} 地点：{p} {i}", "■ {n}-{m} {t} {i} {p}",
)  # fmt: skip
#: A cue; w who, e extension, d direction, each with its brackets or empty, x words.
CUES = (
    "{w}{e}：{d}{x}", "{w}{d}{e}：{x}", "**{w}**{e}：{d}{x}", "{w}{e}{d}：「{x}」", "{w}{e}{d}：“{x}”", "【{w}】{e}{d}：{x}",
    "{w}{e}\n{d}\n{x}\n", "**{w}**\n\n{e}\n{d}\n{x}\n", "{w}{e}：\n{d}{x}\n",
)  # fmt: skip
ACTIONS = ("△{x}", "△ {x}", "▲【{x}】", "△：{x}", "※{x}", "{x}", "（{x}）")
MARKS = {
    "super": "【字幕：{x}】",
    "sound": "【音效：{x}】",
    "time_in": "【{x}】",
    "time_out": "【{x}】",
    "transition": "【{x}】",
    "hook": "【钩子】{x}",
}


@pytest.fixture(scope="module")
def gold(shared_data: Path) -> Any:
    return json.loads((shared_data / "script" / "zh" / "variants" / "gold.json").read_text("utf-8"))


def page(gold: Any, heading: str = HEADINGS[0], cue: str = CUES[0], action: str = ACTIONS[0]) -> str:
    lines = [f"《{gold['title']}》"]
    for episode in gold["episodes"]:
        lines += ["", f"第{episode['no']}集 {episode['title']}", ""]
        for scene in episode["scenes"]:
            cast = "、".join(e["name"] + (f"*{e['count']}" if e["count"] else "") for e in scene["cast"])
            head = heading.format(
                n=episode["no"], m=scene["no"], t=scene["time"], i=scene["ie"], p=scene["place"], c=cast
            )
            lines += [head] if "{c}" in heading else [head, f"人物：{cast}"]
            lines += [written(element, cue, action) for element in scene["elements"]] + [""]
    return "\n".join(lines)


def written(element: Any, cue: str, action: str) -> str:
    if element["kind"] == "dialogue":
        extension, direction = (f"（{said}）" if said else "" for said in (element["ext"], element["par"]))
        spoken = cue.format(w=element["who"], e=extension, d=direction, x=element["text"])
        return re.sub(r"\n{3,}", "\n\n", spoken)
    return (action if element["kind"] == "action" else MARKS[element["kind"]]).format(x=element["text"])


def said(element: Element) -> tuple[str | None, ...]:
    if element.kind is ElementKind.DIALOGUE:
        return (element.character, element.extension, element.parenthetical, element.text)
    return (element.kind.value, element.text)


def check(made: Series | None, gold: Any) -> None:
    assert made
    want = [scene for episode in gold["episodes"] for scene in episode["scenes"]]
    assert [episode.number for episode in made.episodes] == [episode["no"] for episode in gold["episodes"]]
    for scene, expected in zip(made.scenes, want, strict=True):
        number = scene_number(scene.number)
        assert number
        assert str(number.scene) == expected["no"]
        assert (scene.place, scene.time) == (expected["place"], expected["time"])
        assert scene.int_ext is int_ext(expected["ie"])
        assert [(e.name, e.count) for e in scene.cast] == [(e["name"], e["count"]) for e in expected["cast"]]
        assert [said(e) for e in scene.elements if e.kind is not ElementKind.END] == [
            (e["who"], e["ext"], e["par"], e["text"]) if e["kind"] == "dialogue" else (e["kind"], e["text"])
            for e in expected["elements"]
        ]
        assert all(e.confidence >= 0.75 for e in scene.elements)


@pytest.mark.parametrize("heading", HEADINGS)
def test_every_heading_gives_the_gold_structure(heading: str, gold: Any) -> None:
    check(read(page(gold, heading=heading).encode(), "a.txt")[0], gold)


@pytest.mark.parametrize("cue", CUES)
def test_every_cue_gives_the_gold_structure(cue: str, gold: Any) -> None:
    check(read(page(gold, cue=cue).encode(), "a.txt")[0], gold)


@pytest.mark.parametrize("action", ACTIONS)
def test_every_mark_of_action_gives_the_gold_structure(action: str, gold: Any) -> None:
    check(read(page(gold, action=action).encode(), "a.txt")[0], gold)


@pytest.mark.parametrize("between", ["", " "])
@pytest.mark.parametrize(
    "heading", [HEADINGS[at] for at in (0, 1, 4, 5, 8, 10, 18)], ids=lambda heading: heading.split("\n")[0]
)
def test_a_page_that_lost_its_line_breaks_gives_the_gold_structure(
    heading: str, between: str, gold: Any
) -> None:
    check(read(page(gold, heading=heading).replace("\n", between).encode(), "a.txt")[0], gold)
