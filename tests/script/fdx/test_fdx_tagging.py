"""A breakdown in Final Draft: its items as tags on their words."""

import os
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

from shudian.model.breakdown import Breakdown, BreakdownItem, Mention, Origin, State
from shudian.model.series import Series, Tag
from shudian.script import breakdown
from shudian.script import read as read_script
from shudian.script.fdx.file import read
from shudian.script.fdx.tagging import tagged

PAGE = """第1集
1-1 夜 内 漆坊
人物：小满
△小满穿着白色衬衫，抱着一只纸箱，手机亮着。
小满：把手机还我。
"""


def script() -> Series:
    made, _ = read_script(PAGE.encode(), "a.txt")
    assert made
    return made


def test_every_item_that_points_at_words_is_a_tag_on_them() -> None:
    series = script()
    made, _ = breakdown(series)
    again, _ = read(tagged(series, made), None)
    assert again
    action = next(again.scenes).elements[0]
    marked = {(tag.category, action.text[tag.start : tag.end]) for tag in action.tags}
    assert {(106, "白色衬衫"), (104, "纸箱"), (104, "手机")} <= marked
    (scene,) = series.scenes
    texts = {e.id: e.text for e in scene.elements}
    pointed = {
        (i.category, i.name, texts[m.element or ""][m.start : m.end])
        for i in made.items
        for m in i.mentions
        if m.start is not None
    }
    found = {
        (t.category, t.label, e.text[t.start : t.end]) for e in next(again.scenes).elements for t in e.tags
    }
    assert found == pointed


def test_every_item_is_defined_with_final_drafts_own_ids() -> None:
    series = script()
    made, _ = breakdown(series)
    root = ET.fromstring(tagged(series, made))
    labels = {each.get("Label"): each.get("CatId") for each in root.iter("TagDefinition")}
    assert set(labels) == {item.name for item in made.items}
    assert labels["纸箱"] == "05c556eb-6bc1-4a3a-b09f-f8b5ba1b6afa"
    assert labels["小满"] == "01fc9642-84ff-4366-b37c-a3068dee57e8"
    categories = {each.get("Id") for each in root.iter("TagCategory")}
    assert set(labels.values()) <= categories
    assert len(categories) >= 29


def test_a_rejected_item_loses_its_tag_and_a_persons_own_stays() -> None:
    series = script()
    made, _ = breakdown(series)
    items = tuple(replace(i, state=State.REJECTED) if i.name == "纸箱" else i for i in made.items)
    element = next(series.scenes).elements[0].id
    drone = BreakdownItem(502, "无人机", (Mention("1.1", element, 0, 2),), Origin.PERSON)
    again, _ = read(tagged(series, replace(made, items=(*items, drone))), None)
    assert again
    tags = next(again.scenes).elements[0].tags
    assert "纸箱" not in {tag.label for tag in tags}
    assert tags[0] == Tag(0, 2, 502, "无人机", tags[0].category_name)


def test_tags_in_are_tags_out(shared_data: Path) -> None:
    path = shared_data / "script" / "fdx" / "TestFDX-FD.fdx"
    made, _ = read(path.read_bytes(), None)
    assert made
    items, _ = breakdown(made)
    once, _ = read(tagged(made, items), None)
    assert once
    twice, _ = read(tagged(once, items), None)
    assert twice
    assert [e.tags for s in once.scenes for e in s.elements] == [
        e.tags for s in twice.scenes for e in s.elements
    ]
    assert any(e.tags for s in once.scenes for e in s.elements)


def test_a_tagged_page_is_the_golden_one(root: Path) -> None:
    """A change of these bytes is a change of what Final Draft opens: look at it, then replace the file."""
    series = script()
    words = next(series.scenes).elements[0].text
    at = words.index("纸箱")
    items = (
        BreakdownItem(0, "漆坊", (Mention("1.1"),), Origin.WRITTEN),
        BreakdownItem(100, "小满", (Mention("1.1", "1.1.1", 0, 2),), Origin.CAST_LINE),
        BreakdownItem(104, "纸箱", (Mention("1.1", "1.1.1", at, at + 2),), Origin.RULE),
        BreakdownItem(502, "借用的纸箱", (Mention("1.1", "1.1.1", at - 2, at + 2),), Origin.PERSON),
    )
    data = tagged(series, Breakdown("", (), items))
    golden = root / "tests" / "golden" / "script" / "tagged.zh.fdx"
    if os.environ.get("SHUDIAN_WRITE_GOLDEN"):
        golden.write_bytes(data)
    assert data == golden.read_bytes()
