"""A script written back in its own format: every line that nobody changed stays as the writer typed it."""

from dataclasses import replace
from pathlib import Path
from textwrap import dedent

import pytest

from shudian.model.series import Element, ElementKind, Series
from shudian.script import convert, read

PAGE = dedent("""\
    《天青》

    第1集　试看
    1—1　　日　内　　旧漆坊
    人物: 小满 , 七公

    ▲小满推门进来。
    小满:( 喘气)  谁在那儿?


    七公VO:……灯没灭。
    """)


def lines(series: Series, format: str) -> list[str]:
    return convert(series, format)[0].decode().split("\n")


def changed(series: Series, at: int, **fields: object) -> Series:
    """The series with fields of one element of its first scene replaced."""
    episode = series.episodes[0]
    scene = episode.scenes[0]
    made = [replace(e, **fields) if n == at else e for n, e in enumerate(scene.elements)]  # type: ignore[arg-type]  # fields by name
    return with_elements(series, made)


def with_elements(series: Series, elements: list[Element]) -> Series:
    episode = series.episodes[0]
    scene = replace(episode.scenes[0], elements=tuple(elements))
    first = replace(episode, scenes=(scene, *episode.scenes[1:]))
    return replace(series, episodes=(first, *series.episodes[1:]))


@pytest.fixture
def series() -> Series:
    made, _ = read(PAGE.encode(), "a.txt")
    assert made
    return made


def test_an_unchanged_script_keeps_its_lines(series: Series) -> None:
    assert lines(series, "chinese") == PAGE.split("\n")


def test_only_the_changed_line_is_written_anew(series: Series) -> None:
    wanted = PAGE.replace("▲小满推门进来。", "△小满翻窗进来。")
    assert lines(changed(series, 0, text="小满翻窗进来。"), "chinese") == wanted.split("\n")


def test_a_line_that_was_cut_leaves_the_others(series: Series) -> None:
    rest = list(series.episodes[0].scenes[0].elements[1:])
    wanted = PAGE.replace("▲小满推门进来。\n", "")
    assert lines(with_elements(series, rest), "chinese") == wanted.split("\n")


def test_a_line_that_was_added_stands_behind_the_one_before_it(series: Series) -> None:
    elements = list(series.episodes[0].scenes[0].elements)
    sound = replace(elements[0], kind=ElementKind.SOUND, text="风铃")
    wanted = PAGE.replace("▲小满推门进来。\n", "▲小满推门进来。\n【音效：风铃】\n")
    assert lines(with_elements(series, [elements[0], sound, *elements[1:]]), "chinese") == wanted.split("\n")


def test_another_layout_is_written_anew(series: Series) -> None:
    written = lines(series, "chinese-labelled")
    assert "▲小满推门进来。" not in written
    assert "△小满推门进来。" in written


FOLDERS = ("fountain/*/*.fountain", "zh/variants/*.txt", "zh/variants/*.md", "zh/variants/*.fountain", "en/**/*.txt", "en/**/*.md")  # fmt: skip


def real(shared_data: Path) -> list[Series]:
    files = sorted(path for pattern in FOLDERS for path in (shared_data / "script").glob(pattern))
    return [made for path in files if (made := read(path.read_bytes(), path.name)[0])]


def test_real_scripts_keep_every_line(shared_data: Path) -> None:
    for series in real(shared_data):
        assert series.manuscript
        assert lines(series, series.manuscript.format) == list(series.manuscript.lines)


def test_real_scripts_change_only_where_they_were_changed(shared_data: Path) -> None:
    for series in real(shared_data):
        assert series.manuscript
        scenes = [scene for scene in series.scenes if scene.elements]
        element = next((e for s in scenes for e in s.elements if e.kind is ElementKind.ACTION), None)
        typed = {line.strip() for line in series.manuscript.lines}
        if element is None or element.raw.strip() not in typed:  # a note on its line makes two of it
            continue
        new = _with_text(series, element, f"{element.text} 完全不同")
        after = lines(new, series.manuscript.format)
        kept = set(after) & set(series.manuscript.lines)
        assert len(set(series.manuscript.lines) - kept) <= 1


def _with_text(series: Series, element: Element, text: str) -> Series:
    return replace(
        series,
        episodes=tuple(
            replace(
                episode,
                scenes=tuple(
                    replace(
                        scene,
                        elements=tuple(replace(e, text=text) if e is element else e for e in scene.elements),
                    )
                    for scene in episode.scenes
                ),
            )
            for episode in series.episodes
        ),
    )
