"""A name in the reader's language, taken from the script of that language, line by line."""

from shudian.app.speakers import same_speakers
from shudian.model.series import Element, ElementKind, Episode, Scene, Series, Source
from shudian.units import Lang


def script(language: str, speakers: str) -> Series:
    lines = tuple(
        Element(f"1.1.{at}", ElementKind.DIALOGUE, "…", Source(at + 1), character=name)
        for at, name in enumerate(speakers.split())
    )
    scene = Scene("1.1", "1-1", "", "", Source(1), elements=lines)
    return Series("", Lang(language), episodes=(Episode("1", 1, scenes=(scene,)),))


def test_who_says_the_same_lines_is_the_same_person() -> None:
    found = same_speakers(script("zh", "小满 七公 小满 七公"), script("en", "XIAOMAN SEVEN XIAOMAN SEVEN"))
    assert found == {"小满": "XIAOMAN", "七公": "SEVEN"}


def test_one_line_given_to_another_does_not_mislead() -> None:
    found = same_speakers(script("zh", "小满 小满 小满 七公"), script("en", "XIAOMAN XIAOMAN SEVEN SEVEN"))
    assert found == {"小满": "XIAOMAN", "七公": "SEVEN"}


def test_scripts_that_do_not_run_together_give_no_names() -> None:
    assert same_speakers(script("zh", "小满 小满"), script("en", "XIAOMAN SEVEN")) == {}
    assert same_speakers(script("zh", "小满"), script("en", "")) == {}
