"""One script in its renderings: each gives the same structure, the gold one."""

import json
from pathlib import Path
from typing import Any

import pytest

from shudian.model.breakdown import Breakdown
from shudian.model.series import Element, ElementKind, Scene, Series
from shudian.script import breakdown, read
from shudian.script.numbers import scene_number
from shudian.script.terms import int_ext

RENDERINGS = (
    "v01_time-ie-place.txt", "v02_place-time-ie_tabs.txt", "v04_four-line.md", "v05_di-chang.txt", "v06_markdown.md",
    "v09_labelled.txt", "v10_number-line.txt", "v12_dot_ie-first.txt", "v14_forced.fountain",
    "v15.fdx", "v16_auto-number.docx",
)  # fmt: skip
UNTITLED = {"v15.fdx"}


@pytest.fixture(scope="module")
def variants(shared_data: Path) -> Path:
    return shared_data / "script" / "zh" / "variants"


@pytest.fixture(scope="module")
def gold(variants: Path) -> Any:
    return json.loads((variants / "gold.json").read_text("utf-8"))


def script(variants: Path, name: str) -> Series:
    made, _ = read((variants / name).read_bytes(), name)
    assert made
    return made


def heading(scene: Scene, *, cast: bool) -> dict[str, object]:
    number = scene_number(scene.number)
    told: dict[str, object] = {
        "no": str(number.scene) if number else "",
        "time": scene.time,
        "ie": scene.int_ext,
        "place": scene.place,
        "flashback": scene.flashback,
    }
    return {**told, "cast": [{"name": e.name, "count": e.count} for e in scene.cast]} if cast else told


def words(element: Element) -> dict[str, object]:
    if element.kind is ElementKind.DIALOGUE:
        return {
            "kind": "dialogue",
            "who": element.character,
            "ext": element.extension,
            "par": element.parenthetical,
            "text": element.text,
        }
    return {"kind": element.kind.value, "text": element.text}


@pytest.mark.parametrize("name", RENDERINGS)
def test_every_rendering_gives_the_gold_structure(name: str, variants: Path, gold: Any) -> None:
    slugs = name.endswith((".fountain", ".fdx"))
    made = script(variants, name)
    assert made.title == ("" if name in UNTITLED else gold["title"])
    assert [episode.number for episode in made.episodes] == [episode["no"] for episode in gold["episodes"]]
    want = [scene for episode in gold["episodes"] for scene in episode["scenes"]]
    for scene, expected in zip(made.scenes, want, strict=True):
        fields = {k: expected[k] for k in heading(scene, cast=not slugs)}
        assert heading(scene, cast=not slugs) == {**fields, "ie": int_ext(expected["ie"])}
        told = [words(e) for e in scene.elements if e.kind is not ElementKind.END]
        for element in expected["elements"]:
            if name.startswith("v02") and element["text"] == "闪回结束":
                element = {**element, "text": "闪出"}  # noqa: PLW2901 this rendering's own word for it
            assert element in told
        assert len(told) == len(expected["elements"])


def test_the_bible_is_read(variants: Path, gold: Any) -> None:
    made = script(variants, RENDERINGS[0])
    assert [{"name": c.name, "age": c.age, "bio": c.bio} for c in made.characters] == gold["characters"]


def found(made: Breakdown, category: int) -> set[tuple[str, str]]:
    numbers = {sheet.scene: sheet.number for sheet in made.scenes}
    return {(i.name, numbers[m.scene]) for i in made.items if i.category == category for m in i.mentions}


def wanted(gold: Any, key: str) -> set[tuple[str, str]]:
    return {(name, scene) for name, scenes in gold["breakdown"][key].items() for scene in scenes}


def test_cast_extras_and_sets_are_exact(variants: Path, gold: Any) -> None:
    made, _ = breakdown(script(variants, RENDERINGS[0]))
    cast = {(name.replace("(仅声音)", ""), scene) for name, scene in wanted(gold, "cast")}
    assert found(made, 100) == cast
    extras = {(label.replace("×", " x"), s.number) for s in made.scenes for label in s.extras}
    assert extras == wanted(gold, "extras")
    assert found(made, 0) == wanted(gold, "sets")


def test_the_lexicon_finds_what_the_gold_breakdown_lists(variants: Path, gold: Any) -> None:
    made, _ = breakdown(script(variants, RENDERINGS[0]))
    keys = {"props": 104, "wardrobe": 106, "vehicles": 103, "animals": 108, "makeup": 107, "sound": 113}
    right = listed = relevant = 0
    for key, category in keys.items():
        got, want = found(made, category), wanted(gold, key)
        alike = {
            (name, scene)
            for name, scene in got
            if any(s == scene and (name in n or n in name) for n, s in want)
        }
        right, listed, relevant = right + len(alike), listed + len(got), relevant + len(want)
    assert right / listed >= 0.9, "precision"
    assert right / relevant >= 0.85, "recall"
