"""The house series in its two languages tells one story."""

from pathlib import Path

import pytest

from shudian.finding import Severity
from shudian.model import document
from shudian.model.production import Production
from shudian.model.series import Series
from shudian.script import breakdown, read


def script(house: Path, name: str) -> Series:
    path = house / name
    if not path.exists():
        pytest.skip(f"the house series has no {name} yet")
    made, findings = read(path.read_bytes(), name)
    assert made
    assert [str(f) for f in findings if f.severity is not Severity.NOTE] == []
    return made


def test_both_scripts_have_the_same_scenes_and_lines(house: Path) -> None:
    chinese, english = script(house, "series.zh.txt"), script(house, "series.en.fountain")
    assert (chinese.language.tag, english.language.tag) == ("zh", "en")
    pairs = list(zip(chinese.scenes, english.scenes, strict=True))
    assert [(z.id, z.number, z.int_ext, z.time_norm, z.flashback) for z, _ in pairs] == [
        (e.id, e.number, e.int_ext, e.time_norm, e.flashback) for _, e in pairs
    ]
    for original, adapted in pairs:
        assert len(original.lines) == len(adapted.lines), original.number
        heard = [line.voice for line in original.lines]
        assert heard == [line.voice for line in adapted.lines], original.number


@pytest.mark.parametrize("name", ["series.zh.txt", "series.en.fountain"])
def test_the_production_covers_what_the_script_needs(house: Path, name: str) -> None:
    series = script(house, name)
    production, _ = document.read(Production, (house / "production.json").read_bytes())
    assert production
    made, findings = breakdown(series, production)
    assert [str(finding) for finding in findings] == []
    assert len(made.scenes) == len(list(series.scenes))
