"""On which day of the story a scene plays."""

import pytest

from shudian.script import read
from shudian.script.needs.days import script_days
from shudian.script.needs.places import parent, sets


def days(*scenes: str) -> list[int | None]:
    page = "第1集\n" + "\n".join(f"1-{at} {scene}\n△他走了。" for at, scene in enumerate(scenes, 1))
    series, _ = read(page.encode(), "a.txt")
    assert series
    return list(script_days(series).values())


@pytest.mark.parametrize(
    ("scenes", "wanted"),
    [
        (["日 内 厅", "夜 内 厅", "日 内 厅"], [1, 1, 2]),
        (["清晨 内 厅", "日 内 厅", "黄昏 外 街", "夜 外 街"], [1, 1, 1, 1]),
        (["日 内 厅", "次日 日 内 厅"], [1, 2]),
        (["夜 内 厅", "当日 日 内 厅"], [1, 1]),
        (["日 内 厅", "三年前 日 内 厅", "日 内 厅"], [1, None, 1]),
        (["日 内 厅", "夜 内 梦境", "日 内 厅"], [1, None, 1]),
        (["日 内 厅\n【字幕：次日】", "夜 内 厅"], [1, 1]),
        (["日 内 厅", "日 内 厅\n【字幕：三天后】"], [1, 2]),
        (["日 内 厅\n△他睡下。\n【字幕：三天后】", "日 内 厅"], [1, 2]),
        (["夜 内 厅\n△他睡下。\n【字幕：次日】", "日 内 厅"], [1, 2]),  # said twice, one night
    ],
)
def test_the_day_of_the_story(scenes: list[str], wanted: list[int | None]) -> None:
    assert days(*scenes) == wanted


def test_english_days() -> None:
    page = (
        "INT. HALL - NIGHT\n\nShe sleeps.\n\nINT. HALL - DAY\n\nShe wakes.\n\nINT. HALL - LATER\n\nShe eats.\n\n"
        "INT. HALL - DAY\n\nSUPER: Two years earlier\n\nShe cries.\n\nINT. HALL - THE NEXT DAY\n\nShe goes.\n"
    )
    series, _ = read(page.encode(), "a.fountain")
    assert series
    assert list(script_days(series).values()) == [1, 2, 2, None, 3]


def test_sets_and_what_they_are_part_of() -> None:
    assert sets("岭上青茶厂/廊桥") == ("岭上青茶厂", "廊桥")
    assert sets("酒店-走廊") == ("酒店-走廊",)
    assert (parent("酒店-走廊"), parent("HOUSE - KITCHEN"), parent("廊桥")) == ("酒店", "HOUSE", None)
    assert parent("SEMI-DETACHED HOUSE") is None
