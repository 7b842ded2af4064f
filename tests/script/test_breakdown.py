"""What every scene needs, and what the production still lacks."""

from dataclasses import replace
from datetime import date, time
from textwrap import dedent
from typing import Any

from shudian.model.breakdown import Breakdown, Level, Origin
from shudian.model.people import CastMember, CharacterKind
from shudian.model.place import StorySet, Venue, VenueKind
from shudian.model.production import BrandPlacement, DayRules, Production
from shudian.model.series import Series, Tag
from shudian.script import breakdown, read
from shudian.script.needs.lexicon import named_in
from shudian.script.roles import Roles
from shudian.units import Money

PAGE = dedent("""\
    《补天青》
    人物小传：
    小满（27）：金缮师
    七公（70）：看火

    第1集
    1-1 日 内 商务车内
    人物：小满、窑工*4、护士、罗曼（仅声音）
    △暴雨。小满穿着白色衬衫，抱着一只纸箱坐进一辆黑色商务车，手机亮着。
    小满：走吧，去岭上青茶厂。
    罗曼（电话音）：碗呢？
    众人：走！
    【音效：雷声】
    【特效：金线亮起】
    1-2 夜 外 岭上青茶厂/廊桥
    取景地：瓯岭县
    人物：七公、小满
    △七公翻开账本，大白鹅叫了一声，一盏灯笼照着黄牛。
    七公：看火。
    系统：叮。
    【字幕：三年后】
    """)


def script(text: str = PAGE, name: str = "a.txt") -> Series:
    made, _ = read(text.encode(), name)
    assert made
    return made


def listed(made: Breakdown, category: int) -> list[str]:
    return [item.name for item in made.items if item.category == category]


def test_a_sheet_lists_who_and_what_the_scene_needs() -> None:
    made, findings = breakdown(script())
    car, bridge = made.scenes
    assert findings == []
    assert (car.scene, car.episode, car.number, car.place) == ("1.1", 1, "1-1", "商务车内")
    assert car.cast == ("小满",)
    assert car.extras == ("窑工×4", "护士", "众人")
    assert car.props == ("纸箱", "手机")
    assert car.wardrobe == ("小满 白色衬衫",)
    assert car.vehicles == ("黑色商务车",)
    assert car.effects == ("暴雨", "金线亮起")
    assert car.sounds == ("雷声",)
    assert car.spoken == 11
    assert car.summary == "暴雨。小满穿着白色衬衫，抱着一只纸箱坐进一辆黑色商务车，手机亮着。"
    assert bridge.cast == ("七公", "小满")
    assert bridge.location == "瓯岭县"
    assert bridge.animals == ("大白鹅", "黄牛")
    assert bridge.props == ("账本", "灯笼")


def test_an_item_points_at_its_words() -> None:
    series = script()
    made, _ = breakdown(series)
    texts = {element.id: element.text for scene in series.scenes for element in scene.elements}
    pointed = [(item, mention) for item in made.items for mention in item.mentions if mention.element]
    for item, mention in pointed:
        if mention.start is not None and item.category not in (100, 101, 500):
            assert item.name.endswith(texts[mention.element or ""][mention.start : mention.end])
    ledger = next(item for item in made.items if item.name == "账本")
    assert (ledger.category, ledger.level, ledger.origin) == (104, Level.KEY, Origin.RULE)
    assert listed(made, 501) == ["三年后"]
    assert listed(made, 6) == ["瓯岭县"]


def test_each_part_is_of_a_kind() -> None:
    made, _ = breakdown(script())
    kinds = {item.name: item.character_kind for item in made.items if item.character_kind}
    assert kinds == {
        "小满": CharacterKind.PRINCIPAL,
        "七公": CharacterKind.PRINCIPAL,
        "罗曼": CharacterKind.DAY_PLAYER,
        "系统": CharacterKind.DEVICE,
        "窑工": CharacterKind.GROUP,
        "护士": CharacterKind.EXTRA,
        "众人": CharacterKind.GROUP,
    }
    assert next(item.quantity for item in made.items if item.name == "窑工") == 4


def test_a_scene_without_a_cast_line_has_whom_its_lines_and_action_name() -> None:
    page = "INT. KILN - NIGHT\n\nOLD SEVEN stokes the fire.\n\nXIAOMAN\nStop.\n\nEXT. BRIDGE - DAY\n\nOLD SEVEN\nNo.\n\nNARRATOR\nHe stayed.\n"
    made, _ = breakdown(script(page, "a.fountain"))
    assert [sheet.cast for sheet in made.scenes] == [("XIAOMAN", "OLD SEVEN"), ("OLD SEVEN",)]
    assert [sheet.effects for sheet in made.scenes] == [("fire",), ()]


def test_the_longest_word_wins_and_hidden_ones_are_no_thing() -> None:
    assert [thing.name for thing in named_in("她走进书房，翻开日记本，雨水打湿车钥匙。")] == [
        "日记本",
        "车钥匙",
    ]
    assert [thing.name for thing in named_in("Two umbrellas and a car key card.")] == [
        "umbrella",
        "car",
        "key card",
    ]


def production(**changes: Any) -> Production:
    yuan = Money(0, "CNY")
    base = Production(
        title="补天青",
        timezone="Asia/Shanghai",
        shooting_dates=(date(2026, 3, 1),),
        rules=DayRules(600, 720, yuan, yuan, 60, yuan, time(7), time(17)),
        cast=(CastMember("小满", "甲", yuan, yuan),),
        venues=(Venue("v1", VenueKind.STAGE, "棚", "Stage", "瓯岭", yuan),),
        sets=(StorySet("商务车内", "v1"), StorySet("岭上青茶厂", "v1"), StorySet("廊桥", "v1")),
        brands=(BrandPlacement("岭上青", ("岭上青",), "高山绿茶", least_scenes=2),),
    )
    return replace(base, **changes)


def test_the_production_is_told_whom_it_lacks() -> None:
    made, findings = breakdown(script(), production())
    assert [(f.code, f.message.zh) for f in findings] == [
        ("script.no-cast-member", "罗曼 有 1 句台词，尚无演员。"),
        ("script.no-cast-member", "七公 有 1 句台词，尚无演员。"),
    ]
    assert [sheet.brands for sheet in made.scenes] == [("岭上青",), ("岭上青",)]


def test_the_production_is_told_which_set_and_brand_fall_short() -> None:
    brand = BrandPlacement("星河", ("星河手机",), "手机", least_scenes=1)
    lacking = production(sets=(StorySet("廊桥", "v1"),), brands=(brand,))
    _, findings = breakdown(script(), lacking)
    assert [f.message.en for f in findings if f.code != "script.no-cast-member"] == [
        "星河 is shown or named in 0 scenes; 1 were agreed.",
        "商务车内 is in no set of the production; 1 scenes play there.",
        "岭上青茶厂/廊桥 is in no set of the production; 1 scenes play there.",
    ]


def test_a_part_is_known_by_its_other_names() -> None:
    page = PAGE.replace("七公（70）", "七公（70，Old Seven）")
    yuan = Money(0, "CNY")
    cast = (CastMember("Old Seven", "乙", yuan, yuan), CastMember("小满", "甲", yuan, yuan))
    _, findings = breakdown(script(page), production(cast=cast))
    assert [f.message.zh for f in findings] == ["罗曼 有 1 句台词，尚无演员。"]


def test_roles_count_lines_of_two_who_speak_together() -> None:
    roles = Roles(script(PAGE.replace("七公：看火。", "七公、小满：看火。")))
    assert (roles.lines["七公"], roles.lines["小满"]) == (1, 2)


def test_words_that_a_person_tagged_are_items_under_their_label() -> None:
    series = script()
    scene = next(series.scenes)
    action = next(element for element in scene.elements if "纸箱" in element.text)
    box, car = action.text.index("纸箱"), action.text.index("商务车")
    tags = (Tag(box, box + 2, 104, "证物箱"), Tag(car - 2, car + 3, 119, "摇臂车"))
    told = replace(action, tags=tags)
    elements = tuple(told if element is action else element for element in scene.elements)
    first = series.episodes[0]
    tagged = replace(
        series,
        episodes=(replace(first, scenes=(replace(scene, elements=elements), *first.scenes[1:])),),
    )
    made, _ = breakdown(tagged)
    items = {item.name: item for item in made.items}
    assert (items["证物箱"].origin, items["证物箱"].variants) == (Origin.TAG, ("纸箱",))
    assert items["摇臂车"].category == 119
    assert "纸箱" not in items
    assert made.scenes[0].props == ("证物箱", "手机")
    assert made.scenes[0].vehicles == ("商务车",)  # of the heading; the tagged words are no vehicle


def test_a_prop_note_lists_its_props() -> None:
    made, _ = breakdown(script(PAGE.replace("【音效：雷声】", "【道具：账本、碎瓷片*17】")))
    props = {
        item.name: (item.origin, item.level, item.quantity) for item in made.items if item.category == 104
    }
    assert props["碎瓷片"] == (Origin.WRITTEN, Level.HAND, 17)
    assert props["账本"] == (Origin.WRITTEN, Level.KEY, None)


def test_an_item_of_a_brand_says_so() -> None:
    page = PAGE.replace("手机亮着", "星河手机亮着")
    star = BrandPlacement("星河", ("星河手机",), "手机", least_scenes=1)
    made, _ = breakdown(script(page), production(brands=(star,)))
    assert {item.name: item.brand for item in made.items if item.brand} == {"手机": "星河", "星河": "星河"}


def test_the_knife_of_the_scene_is_the_carving_knife() -> None:
    page = PAGE.replace("七公翻开账本", "七公掏出刻刀，把刀放下，翻开账本")
    made, _ = breakdown(script(page))
    knife = next(item for item in made.items if item.name == "刻刀")
    assert (len(knife.mentions), knife.variants) == (2, ("刀",))
    assert "刀" not in listed(made, 104)
