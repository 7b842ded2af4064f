"""A character looks and sounds the same in every episode, and like what the script says."""

from shudian.cut.animatic.looks import looks, voice
from shudian.model.people import Character
from shudian.model.series import Series
from shudian.units import Lang

CAST = (
    Character("小满", "27", "叶小满，金缮师，七公的外孙女。"),
    Character("七公", "70", "沈七，龙窑最后一位把桩师傅。"),
    Character("豆子", "9", "七公的小徒弟。"),
    Character("周父", "55", "周曼父亲，鼎丰集团董事长"),
    Character("护士"),
    Character("保安甲"),
    Character("青年沈七", "30", "四十年前的七公，闪回里出现。"),
    Character("MRS LIN", "61", "A collector."),
    Character("OLD SEVEN", "70", "Shen Qi, her grandfather, the last fire master."),
)


def test_the_look_follows_the_script() -> None:
    drawn = looks(Series("试", Lang("zh"), CAST))
    assert drawn["小满"]["female"]
    assert drawn["小满"]["dress"] == "apron"
    assert drawn["七公"]["old"]
    assert not drawn["七公"]["female"]
    assert drawn["豆子"]["child"]
    assert drawn["周父"]["dress"] == "suit"
    assert drawn["保安甲"]["cut"] == "cap"
    assert not drawn["青年沈七"]["female"]
    assert drawn["MRS LIN"]["female"]
    assert not drawn["OLD SEVEN"]["female"]


def test_no_two_of_the_first_dozen_wear_the_same() -> None:
    drawn = looks(Series("试", Lang("zh"), CAST))
    assert len({look["cloth"] for look in drawn.values()}) == len(CAST)


def test_children_and_women_murmur_higher() -> None:
    drawn = looks(Series("试", Lang("zh"), CAST))
    assert voice("豆子", drawn["豆子"]) > voice("小满", drawn["小满"]) > voice("七公", drawn["七公"])
