"""Nouns as JSON documents: round trip, versions, and every wrong value found at once."""

import json
from datetime import date, time
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shudian.finding import Severity
from shudian.model.document import UPGRADES, decode, encode, exact_text, read, write
from shudian.model.people import CastMember
from shudian.model.place import StorySet, Venue, VenueKind
from shudian.model.production import DayRules, Production
from shudian.model.schema import DOCUMENTS
from shudian.model.series import ElementKind
from shudian.model.text import Beat, Cue, Timeline, Track
from shudian.units import Lang, Money, Span


def production() -> Production:
    yuan = Money(100_00, "CNY")
    return Production(
        title="釉",
        timezone="Asia/Shanghai",
        shooting_dates=(date(2027, 4, 5), date(2027, 4, 6)),
        rules=DayRules(600, 720, yuan, yuan, 45, yuan, time(7), time(17, 30)),
        cast=(CastMember("沈青", "某某", yuan, yuan, (date(2027, 4, 6),)),),
        venues=(Venue("kiln", VenueKind.LOCATION, "龙窑", "Dragon kiln", "窑村", yuan),),
        sets=(StorySet("龙窑-窑房", "kiln"),),
    )


def test_a_document_comes_back_as_it_was() -> None:
    text = write(production())
    assert json.loads(text)["schema"] == "shudian.production/1"
    assert read(Production, text) == (production(), [])


@given(st.lists(st.integers(1, 500), min_size=0, max_size=20))
def test_a_timeline_comes_back_exactly(frames: list[int]) -> None:
    beats, at = [], 0
    for number, length in enumerate(frames):
        span = Span.of(Fraction(at, 25), Fraction(at + length, 25))
        beats.append(Beat(f"1.1.{number}", "1.1", ElementKind.DIALOGUE, span, span))
        at += length
    timeline = Timeline(1, tuple(beats))
    assert read(Timeline, write(timeline)) == (timeline, [])


@given(st.fractions())
def test_an_exact_number_is_text_that_reads_back(value: Fraction) -> None:
    assert Fraction(exact_text(value)) == value


def test_every_wrong_value_is_found_at_once_with_its_path() -> None:
    plain = encode(production())
    plain["timezone"] = 8
    plain["rules"]["call"] = "noon"
    plain["cast"][0]["day_rate"]["currency"] = "yuan"
    plain["mood"] = "good"
    value, findings = decode(Production, plain, "p.json")
    assert value is None
    assert {found.place.field for found in findings} == {"timezone", "rules.call", "cast[0].day_rate", "mood"}
    assert all(found.severity is Severity.ERROR and found.place.file == "p.json" for found in findings)


def test_a_newer_document_is_refused_and_an_older_one_upgraded(monkeypatch: pytest.MonkeyPatch) -> None:
    track = Track(1, Lang("th"), (Cue(Span.of(0, 1), ("สวัสดี",)),))
    plain = encode(track)
    _, [too_new] = decode(Track, plain | {"schema": "shudian.track/2"})
    assert too_new.code == "document.too-new"
    _, [wrong] = decode(Track, plain | {"schema": "shudian.series/1"})
    assert wrong.code == "document.wrong-schema"

    def renamed(old: dict[str, Any]) -> dict[str, Any]:
        return {("cues" if name == "subtitles" else name): value for name, value in old.items()}

    old = {("subtitles" if name == "cues" else name): value for name, value in plain.items()}
    monkeypatch.setitem(UPGRADES, ("track", 0), renamed)
    assert decode(Track, old | {"schema": "shudian.track/0"}) == (track, [])


def test_half_a_character_is_a_finding_with_its_path() -> None:
    broken = write(production()).replace('"窑村"', r'"窑\ud83d村"')
    value, [finding] = read(Production, broken, "production.json")
    assert value is None
    assert finding.code == "document.half-character"
    assert finding.place.field == "$.venues[0].address"
    whole = write(production()).replace('"窑村"', r'"窑\ud83d\ude00村"')
    assert read(Production, whole)[1] == []


def test_half_a_character_in_a_name_deep_inside_is_told_in_words_that_can_be_printed() -> None:
    deep: object = {"\udc00": 1}
    for _ in range(20_000):
        deep = [deep]
    _, [finding] = decode(Track, {"cues": deep})
    assert str(finding.place).encode()


@given(st.binary())
def test_random_bytes_are_findings(data: bytes) -> None:
    for noun in DOCUMENTS:
        value, findings = read(noun, data)
        assert value is None
        assert findings


json_values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: (
        st.lists(inner)
        | st.dictionaries(st.text() | st.sampled_from(["title", "days", "cues", "episodes"]), inner)
    ),
)


@given(st.sampled_from(DOCUMENTS), json_values)
def test_random_json_never_raises(noun: type, plain: object) -> None:
    value, findings = decode(noun, plain)
    assert (value is None) == bool(findings)
