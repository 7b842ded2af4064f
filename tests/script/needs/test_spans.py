"""Every item points at its words."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shudian.model.breakdown import BreakdownItem
from shudian.model.series import Series
from shudian.script import breakdown, read
from shudian.script.needs.lexicon import named_in

PAGES = sorted((Path(__file__).parent / "pages").glob("*/*"))


def hold_their_words(series: Series) -> int:
    """How many mentions of the series' items stand on words; each on the item's name or another word for it."""
    texts = {element.id: element.text for scene in series.scenes for element in scene.elements}
    checked = 0
    for item in breakdown(series)[0].items:
        for mention in item.mentions:
            if mention.element is None or mention.start is None:
                continue
            assert says(item, texts[mention.element][mention.start : mention.end]), (item, mention)
            checked += 1
    return checked


def says(item: BreakdownItem, words: str) -> bool:
    known = {name.casefold() for name in (item.name, *item.variants)}
    worn = item.name.casefold().rpartition(" ")[2] if not item.name.isascii() else ""
    return (
        words.casefold() in known
        or words.casefold() == worn
        or item.name.casefold().endswith(words.casefold())
    )


@pytest.mark.parametrize("path", PAGES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_mention_stands_on_its_words(path: Path) -> None:
    series, _ = read(path.read_text("utf-8").partition("\n====\n")[0].encode(), path.name)
    assert series
    assert hold_their_words(series) > 10


@pytest.mark.parametrize("name", ["series.zh.txt", "series.en.fountain"])
def test_every_mention_of_the_house_series_stands_on_its_words(house: Path, name: str) -> None:
    series, _ = read((house / name).read_bytes(), name)
    assert series
    assert hold_their_words(series) > 50


WORDS = ["一把", "拿起", "手机", "刀", "断魂", "的", "白色", "校服", "像", "没有", "，", "起火", "油桶", "突然", "雨里", "伤口", "流血", "小满", "两", "声", "上", "、", "包里", "剑", "X", " "]  # fmt: skip
ENGLISH = ["two", "a", "red", "knives", "knife", "slams", "into", "car", "keys", ".", "no", "like", "T-shirt", "Rain", "fire", "'s", "-", "bus", "stop", "gowns", "the", "3", " "]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=14).map("".join) | st.text(max_size=30))
def test_chinese_things_follow_each_other_and_lie_in_the_text(text: str) -> None:
    in_order(text)


@given(st.lists(st.sampled_from(ENGLISH), max_size=12).map(" ".join) | st.text("abcgrs -'.2", max_size=30))
def test_english_things_follow_each_other_and_lie_in_the_text(text: str) -> None:
    in_order(text)


def in_order(text: str) -> None:
    at = 0
    for thing in named_in(text):
        assert at <= thing.start < thing.end <= len(text)
        at = thing.end
        assert thing.name
