"""What a line of action says is there, and what it only sounds like."""

import pytest

from shudian.script.needs.lexicon import named_in


def names(text: str) -> list[str]:
    return [thing.name for thing in named_in(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("一辆黑色商务车急停，他掏出一封密信。", ["黑色商务车", "密信"]),
        ("他捧着一枚虎头印，缓缓跪下。", ["虎头印"]),  # a compound by its last character
        ("她手里攥着一柄断魂刀。", ["断魂刀"]),
        ("侍卫拔刀护驾。", ["刀"]),
        ("油桶突然起火。", ["油桶起火"]),  # what burns is the effect
        ("右手按着他流血的伤口。", ["流血的伤口"]),
        ("她跪在雨里。", ["雨"]),
        ("远处传来狗叫声。", ["狗叫声"]),
        ("他撕开绷带，腿上缠着纱布。", ["绷带", "纱布"]),
    ],
)
def test_counters_verbs_and_adjectives_show_a_thing(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "火光映红他的脸，灯火通明。",
        "火照着窑口。",  # fire lights, and nobody brings any
        "目光像一把刀。",
        "刀一样的目光扫过来。",
        "他没有手机。",
        "她走进书房，路过手机店。",
        "剑眉星目的少年。",
        "A look like a knife. No phone, no gun without a reason.",
        "They fire at will. She rings twice.",
        "He waits by the bus stop and the gun shop.",
    ],
)
def test_likened_absent_and_hidden_things_are_not_there(text: str) -> None:
    assert names(text) == []


def test_how_many_there_are() -> None:
    assert [(t.name, t.count) for t in named_in("三把椅子，两盏灯笼。")] == [("椅子", 3), ("灯笼", 2)]
    assert [(t.name, t.count) for t in named_in("Two red lanterns and three knives.")] == [
        ("lantern", None),
        ("knife", 3),
    ]


def test_english_plurals_verbs_and_adjectives() -> None:
    told = "ISOLDE, in a torn velvet gown, slams into two ambulances; sirens. Snow falls. She smokes."
    assert names(told) == ["torn velvet gown", "slam into", "ambulance", "siren", "snow"]


def test_a_name_is_no_thing() -> None:
    text = "金子递过金子。"
    assert [thing.start for thing in named_in(text, [(0, 2)])] == [4]
