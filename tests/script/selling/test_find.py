"""The end of an episode, and what in it pulls to the next."""

from textwrap import dedent

import pytest

from shudian.model.hook import Hook
from shudian.script import hooks, read

PAGE = """\
    第1集
    1-1 日 内 漆坊
    人物：小满、七公
    △小满推开门。
    七公：回来了。
    小满：嗯。
    {end}
    第2集
    2-1 日 内 漆坊
    人物：小满
    △小满坐下。
    小满：好。
    """


def first_hook(*end: str) -> Hook:
    made, _ = read(dedent(PAGE).format(end="\n".join(end)).encode(), "a.txt")
    assert made
    return hooks(made)[0]


@pytest.mark.parametrize(
    ("end", "feature"),
    [
        ("七公：那这一片，是哪来的？", "question"),
        ("小满：我以为你——", "unsaid"),
        ("小满（OS）：他果然没走。", "inner_voice"),
        ("△（特写）碗底一行小字。", "close_up"),
        ("△小满的手停在半空……定格。", "freeze"),
        ("【黑屏】", "freeze"),
        ("△刀举起，就要落下", "unfinished"),
        ("七公：你亲生父亲还活着。", "reveal"),
        ("【钩子】信息反转，碗不是他的。", "written"),
    ],
)
def test_the_end_of_an_episode_shows_what_pulls(end: str, feature: str) -> None:
    hook = first_hook(end, "第一集完")
    assert feature in hook.features
    assert hook.found


def test_an_end_that_shows_nothing_has_no_hook() -> None:
    hook = first_hook("△两人喝茶。", "小满：挺好。")
    assert not hook.found
    assert hook.elements


def test_somebody_who_speaks_for_the_first_time_is_a_new_face_only_later() -> None:
    page = "第1集\n1-1 日 内 漆坊\n小满：好。\n第2集\n2-1 日 内 漆坊\n小满：走。\n罗曼：等等。\n"
    made, _ = read(page.encode(), "a.txt")
    assert made
    first, second = hooks(made)
    assert "new_face" not in first.features
    assert "new_face" in second.features


def test_the_class_is_told_only_where_the_script_writes_it() -> None:
    assert first_hook("【钩子】危机升级，台风来了。").kind == "danger"
    assert first_hook("七公：那这一片，是哪来的？").kind is None
