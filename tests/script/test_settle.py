"""Lines that only the cast, or the lines around them, can settle."""

from shudian.model.series import Scene
from shudian.script import read

_MARKED = "△走。\n" * 5


def scene(body: str, above: str = "第1集\n1-1 日 内 大厅\n") -> Scene:
    made, _ = read((above + body).encode(), "a.txt")
    assert made
    return next(made.scenes)


def spoken(body: str) -> list[tuple[str | None, str | None, str | None, str]]:
    return [(e.character, e.extension, e.parenthetical, e.text) for e in scene(body).lines]


def test_a_name_on_its_own_line_speaks_the_lines_below_it() -> None:
    body = "人物：小满、七公\n△小满站着。\n\n**小满**\n（OS）\n（冷笑）\n这碗是假的。\n不值钱。\n\n七公\n他说：别走。\n\n△七公走了。"
    assert spoken(body) == [
        ("小满", "OS", "冷笑", "这碗是假的。不值钱。"),
        ("七公", None, None, "他说：别走。"),
    ]


def test_a_name_that_often_stands_alone_needs_no_cast_line() -> None:
    body = "\n\n".join(f"{who}\n{words}" for who, words in [("小满", "走。"), ("七公", "去哪？")] * 3)
    assert [who for who, *_ in spoken(_MARKED + body)] == ["小满", "七公"] * 3


def test_a_short_action_is_no_name() -> None:
    assert spoken(_MARKED + "众人沉默\n\n小满离开") == []
