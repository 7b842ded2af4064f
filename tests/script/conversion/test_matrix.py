"""A script from any format through any other and back: people, episodes, scenes, cast and speech stay."""

from pathlib import Path

import pytest

from shudian.model.series import ElementKind, Series
from shudian.script import convert, read

FORMATS = {
    "chinese": ".txt",
    "chinese-labelled": ".txt",
    "fountain": ".fountain",
    "fdx": ".fdx",
    "docx": ".docx",
}
SCRIPTS = ("house/series.zh.txt", "house/series.en.fountain", "v01_time-ie-place.txt", "v06_markdown.md", "v15.fdx", "v16_auto-number.docx")  # fmt: skip


def told(made: Series) -> object:
    """What every format has to keep."""
    return (
        made.title,
        [(person.name, person.age, person.bio) for person in made.characters],
        [(episode.number, episode.title) for episode in made.episodes],
        [
            (s.number, s.place, s.time, s.time_norm, s.int_ext, s.flashback, s.location, [(e.name, e.count) for e in s.cast])
            for s in made.scenes
        ],
        [
            (e.character, e.voice, e.parenthetical, e.text)
            for s in made.scenes
            for e in s.elements
            if e.kind is ElementKind.DIALOGUE
        ],
    )  # fmt: skip


@pytest.fixture(scope="module", params=SCRIPTS)
def script(request: pytest.FixtureRequest) -> Series:
    name = str(request.param)
    folder: Path = request.getfixturevalue("house" if name.startswith("house/") else "shared_data")
    file = folder / (
        name.removeprefix("house/") if name.startswith("house/") else f"script/zh/variants/{name}"
    )
    made, _ = read(file.read_bytes(), file.name)
    assert made
    return made


@pytest.mark.parametrize("first", FORMATS)
@pytest.mark.parametrize("second", FORMATS)
def test_a_script_survives_two_formats(script: Series, first: str, second: str) -> None:
    made: Series | None = script
    for format in (first, second):
        assert made
        data, _ = convert(made, format)
        made, _ = read(data, f"a{FORMATS[format]}")
    assert made
    assert told(made) == told(script)
