"""The catalogue: every text in both languages, every text asked for there, none left over."""

import re
from pathlib import Path

import pytest

import shudian.web
from shudian.app import handing, translating
from shudian.model.breakdown import Level, State
from shudian.model.people import CharacterKind
from shudian.model.place import VenueKind
from shudian.model.scenario import Standing
from shudian.model.series import IntExt, Light
from shudian.web.localise_texts import FIELDS, WORDS
from shudian.web.plan_set import STATES
from shudian.web.texts import TEXTS, text

ROOM = Path(shudian.web.__file__).parent
#: Keys put together from a noun's value.
MADE = (
    {f"light.{light}" for light in Light}
    | {f"int_ext.{each}" for each in IntExt}
    | {f"kind.{kind}" for kind in CharacterKind}
    | {f"venue.{kind}" for kind in VenueKind}
    | {f"state.{state}" for state in State}
    | {f"level.{level}" for level in Level}
    | {f"board.{standing}" for standing in Standing}
    | {f"set.{state}" for state in (*STATES, "planned", "to_date", "spent", "expected")}
    | {f"localise.{part}.{state}" for part in ("state", "show") for state in translating.State}
    | {f"localise.{word}" for word in (*WORDS, *FIELDS)}
    | {f"localise.files.{kind}" for kind in handing.KINDS}
)
#: Keys of open sets: kinds of cost and document that a stage may name, errors by number.
OPEN = re.compile(r"^(cost|document|error)\.")


def asked() -> set[str]:
    found = set()
    for page in (ROOM / "templates").glob("*.html"):
        for call in re.findall(r"\bt\(([^)]*)", page.read_text("utf-8")):
            found |= set(re.findall(r"""["']([a-z_]+(?:\.[a-z_0-9]+)+)["']""", call))
    return found


def test_every_text_that_a_page_asks_for_is_there() -> None:
    assert asked() | MADE <= TEXTS.keys()


def test_no_text_is_left_over() -> None:
    assert {key for key in TEXTS.keys() - asked() - MADE if not OPEN.match(key)} == set()


@pytest.mark.parametrize("key", sorted(TEXTS))
def test_both_languages_have_the_same_marks(key: str) -> None:
    wording = TEXTS[key]
    marks = [sorted(re.findall(r"{\w+}", said)) for said in (wording.en, wording.zh)]
    assert marks[0] == marks[1]
    assert not re.search(r"[\u4e00-\u9fff]", wording.en)


def test_a_text_takes_its_values() -> None:
    assert text("series.episode", "en", number=3) == "Episode 3"
    assert text("series.episode", "zh", number=3) == "第3集"
