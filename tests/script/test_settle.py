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


def test_a_scan_that_ran_lines_together_is_parted() -> None:
    body = (
        "人物：小满、\n七公\n△小满走来。七公：站住！小满（冷笑）：凭什么？\n七公·凭这个。\n△他举碗。△碗碎了。"
    )
    told = scene(_MARKED + body)
    assert [entry.name for entry in told.cast] == ["小满", "七公"]
    assert [(e.character, e.text) for e in told.elements[5:]] == [
        (None, "小满走来。"),
        ("七公", "站住！"),
        ("小满", "凭什么？"),
        ("七公", "凭这个。"),
        (None, "他举碗。"),
        (None, "碗碎了。"),
    ]
    assert [e.source.column for e in told.elements[5:8]] == [1, 7, 13]


def test_the_title_above_each_episode_is_a_note() -> None:
    page = "《龙窑》\n第1集\n1-1 日 内 大厅\n△走。\n《龙窑》\n第2集\n2-1 日 内 大厅\n△走。"
    made, _ = read(page.encode(), "a.txt")
    assert made
    assert [[e.kind.value for e in s.elements] for s in made.scenes] == [["action", "note"], ["action"]]


def test_parts_of_a_pasted_page_say_where_they_stand() -> None:
    page = (
        "第1集1-1 日 内 会议室人物：林知夏、周曼"
        + "△所有人都看着她，没有一个人说话。" * 15
        + "周曼：签了吧。"
    )
    made, _ = read(page.encode(), "a.txt")
    assert made
    last = next(made.scenes).elements[-1]
    assert (last.source.line, last.source.column) == (1, page.index("周曼：签") + 1)
