"""Who is there without a name, and what kind of part each one is."""

from shudian.model.people import CharacterKind
from shudian.model.series import Series
from shudian.script import breakdown, read
from shudian.script.crowd import crowds, is_trade
from shudian.script.roles import Roles


def script(text: str, name: str = "a.txt") -> Series:
    made, _ = read(text.encode(), name)
    assert made
    return made


def test_a_trade_is_no_name() -> None:
    for name in ("保安甲", "三名打手", "消防员们", "护士", "GUARD #2", "WAITER", "COP TWO", "Old Woman"):
        assert is_trade(name), name
    for name in ("林知夏", "顾承野", "ISOLDE", "周父"):
        assert not is_trade(name), name


def test_groups_in_a_line_of_action() -> None:
    told = [
        (c.entry.name, c.entry.count, c.entry.group)
        for c in crowds("三名打手关上门，宾客们哗然，一个护士跑过。")
    ]
    assert told == [("打手", 3, False), ("宾客", None, True), ("护士", None, False)]
    told = [
        (c.entry.name, c.entry.count, c.entry.group)
        for c in crowds("Two GUARDS block a BOY. PARAMEDICS run.")
    ]
    assert told == [("GUARDS", 2, False), ("BOY", None, False), ("PARAMEDICS", None, True)]


def test_a_scene_without_a_cast_line_has_the_crowd_its_action_shows() -> None:
    page = "INT. HALL - NIGHT\n\nTwo GUARDS with spears. ISOLDE enters. A bean on the floor.\n\nISOLDE\nStop.\n\nBEAN\nNo.\n"
    made, _ = breakdown(script(page, "a.fountain"))
    assert (made.scenes[0].cast, made.scenes[0].extras) == (("ISOLDE", "BEAN"), ("GUARDS×2",))


def test_a_group_on_the_cast_line_is_not_found_again() -> None:
    page = "第1集\n1-1 日 外 堤岸\n人物：小满、消防员*5\n△消防员们拖着水管跑过，众宾客哗然。\n小满：快！\n"
    made, _ = breakdown(script(page))
    assert made.scenes[0].extras == ("消防员×5", "宾客")


def test_whom_the_action_shows_is_there_beside_the_cast_line() -> None:
    page = (
        "第1集\n1-1 日 内 厅\n人物：小满\n△周岭推门进来，小满看着罗曼的照片。\n小满：谁？\n"
        "1-2 日 内 厅\n人物：周岭、罗曼\n周岭：我。\n罗曼：我。\n"
    )
    made, _ = breakdown(script(page))
    assert made.scenes[0].cast == ("小满", "周岭")


def test_kinds_by_lines_scenes_and_form() -> None:
    scenes = "".join(
        f"1-{at} 日 内 厅\n人物：小满、管家、保安甲、阿福\n小满：走。\n小满：走。\n管家：是。\n保安甲：是。\n"
        for at in range(1, 5)
    )
    roles = Roles(script(f"第1集\n{scenes}众人：好！\n系统：叮。\n旁白：夜深了。\n"))
    names = ("小满", "管家", "保安甲", "阿福", "众人", "系统", "旁白", "护士")
    assert [roles.kind(name) for name in names] == [
        CharacterKind.PRINCIPAL,
        CharacterKind.SUPPORTING,
        CharacterKind.DAY_PLAYER,
        CharacterKind.DAY_PLAYER,
        CharacterKind.GROUP,
        CharacterKind.DEVICE,
        CharacterKind.NARRATOR,
        CharacterKind.EXTRA,
    ]
