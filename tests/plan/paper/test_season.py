"""From a script to call sheets with no hand between: the house series, and a season of eighty episodes."""

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pypdfium2
import pytest

from shudian import fonts, plan, script
from shudian.finding import failed
from shudian.model import document
from shudian.model.breakdown import Breakdown
from shudian.model.production import Production

HOUSE = Path(__file__).parents[3] / "src" / "shudian" / "house"
EPISODES = 80


@pytest.fixture(scope="module")
def house() -> Production:
    made, _ = document.read(Production, (HOUSE / "production.json").read_bytes())
    assert made
    return made


def series_text(episodes: int | None = None) -> str:
    """The house series; or its episodes again and again, counted on, with their scenes."""
    text = (HOUSE / "series.zh.txt").read_text("utf-8")
    if episodes is None:
        return text
    front, *written = text.split("\n第")
    made = [front]
    for number in range(1, episodes + 1):
        body = written[(number - 1) % len(written)].split("集", 1)[1]
        made.append(f"\n第{number}集" + re.sub(r"(?m)^\d+-(\d+)", rf"{number}-\1", body))
    return "".join(made)


def broken_down(text: str, production: Production) -> Breakdown:
    series, _ = script.read(text.encode(), "series.zh.txt")
    assert series
    return script.breakdown(series, production)[0]


def text_of(pdf: bytes) -> str:
    pages = pypdfium2.PdfDocument(pdf)
    said = " ".join(page.get_textpage().get_text_range() for page in pages)
    pages.close()
    return said


def call_sheets_say_every_scene(breakdown: Breakdown, production: Production, effort: int) -> None:
    problem, _ = plan.problem(breakdown, production)
    assert problem
    schedule, found = plan.solve(problem, effort=effort)
    assert schedule, found
    assert not failed(plan.check(problem, schedule))
    font = fonts.need("Hans").path
    for language in ("zh", "en"):
        pages = plan.call_sheets(schedule, breakdown, production, language, font, problem=problem)
        said = text_of(pages)
        assert all(re.search(rf"(?<!\d){sheet.number}(?!\d)", said) for sheet in breakdown.scenes)


@pytest.mark.slow
def test_the_house_series_comes_to_call_sheets(house: Production) -> None:
    call_sheets_say_every_scene(broken_down(series_text(), house), house, 2)


@pytest.mark.slow
def test_a_season_comes_to_call_sheets(house: Production) -> None:
    """The same dates go on for six weeks; nothing else is said that the house production does not say."""
    first = house.shooting_dates[0]
    season = replace(house, shooting_dates=tuple(first + timedelta(days=n) for n in range(45)), links=())
    breakdown = broken_down(series_text(EPISODES), season)
    assert len({sheet.episode for sheet in breakdown.scenes}) == EPISODES
    call_sheets_say_every_scene(breakdown, season, 6)
