"""The same edit through every format, and readers that refuse what is meant to break them."""

import json
import random
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shudian.cut.conform import exchange, otio_json
from shudian.cut.conform.edit import Edit, Event, Medium

NTSC = Fraction(30000, 1001)
R25 = Fraction(25)


def edit(rate: Fraction = R25, start: int = 90_000) -> Edit:
    media = (
        Medium("day1/A001.mov", Path("/m/day1/A001.mov"), rate, 500, 86_400, "A001C003", sound=True),
        Medium("B & 夜.mov", Path("/m/B & 夜.mov"), rate, 300),
    )
    events = (
        Event("001", "day1/A001.mov", (10, 40), (0, 30)),
        Event("002", "B & 夜.mov", (0, 25), (30, 55)),
        Event("003", "day1/A001.mov", (499, 500), (60, 61)),
    )
    return Edit("EP01", rate, events, media, start)


@pytest.mark.parametrize("ending", exchange.ENDINGS)
@pytest.mark.parametrize("rate", [R25, NTSC, Fraction(24000, 1001)])
def test_an_edit_survives_every_format(ending: str, rate: Fraction) -> None:
    mine = edit(rate)
    text, found = exchange.write(mine, ending, lambda medium: medium.path.as_uri())
    assert text is not None
    assert not found
    asking, found = exchange.read(text.encode(), f"a{ending}", rate if ending == ".edl" else None)
    assert asking
    assert not found
    assert (asking.rate, asking.title) == (rate, "EP01")
    assert [event.record for event in asking.events] == [event.record for event in mine.events]
    starts = {medium.name: medium.start for medium in mine.media}
    assert [event.source for event in asking.events] == [
        starts[event.medium] + event.source[0] for event in mine.events
    ]
    for asked, event in zip(asking.events, mine.events, strict=True):
        assert any(
            event.medium.rpartition("/")[2] in name.replace("%20", " ") or "%E5" in name
            for name in asked.names
        )


@pytest.mark.parametrize("ending", [".xml", ".fcpxml"])
@pytest.mark.parametrize(
    "bomb",
    [
        b'<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>\n<xmeml>&b;</xmeml>',
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><xmeml>&a;</xmeml>',
        b'<!DOCTYPE x [<!ENTITY % a SYSTEM "http://localhost/x.dtd"> %a;]><xmeml/>',
        '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x [<!ENTITY a "ha">]><xmeml>&a;</xmeml>'.encode(
            "utf-16"
        ),
        b"<xmeml>" * 200 + b"</xmeml>" * 200,
    ],
    ids=["billion laughs", "file", "parameter", "utf-16", "deep"],
)
def test_xml_bombs_are_refused(ending: str, bomb: bytes) -> None:
    asking, found = exchange.read(bomb, f"a{ending}")
    assert asking is None
    assert [finding.code for finding in found] == ["cut.unsafe-xml"]


@pytest.mark.parametrize(
    "data",
    [
        b"[" * 100_000,
        b'{"OTIO_SCHEMA": "Timeline.1", "tracks": null}',
        b'{"OTIO_SCHEMA": "Timeline.1", "tracks": {"children": [{"children": [null, 1, "x"]}]}}',
        b'{"OTIO_SCHEMA": "Clip.2"}',
        b"{}",
        b"\xff\xfe",
        b"",
    ],
)
def test_broken_otio_is_a_finding(data: bytes) -> None:
    asking, found = exchange.read(data, "a.otio")
    assert asking is None
    assert found


def test_an_unknown_ending_is_a_finding() -> None:
    assert exchange.read(b"x", "a.aaf")[1][0].code == "cut.not-timeline"


@given(seed=st.integers(0, 10**6))
def test_no_otio_document_raises(seed: int) -> None:
    text, _ = exchange.write(edit(), ".otio", lambda medium: medium.path.as_uri())
    assert text
    document = json.loads(text)
    luck = random.Random(seed)
    for _ in range(luck.randint(1, 4)):
        _spoil(document, luck)
    otio_json.read(json.dumps(document).encode(), "a.otio")


def _spoil(value: object, luck: random.Random) -> None:
    """Put nonsense somewhere into a JSON tree."""
    nonsense: list[object] = [
        None,
        0,
        -1,
        1e308,
        float("nan"),
        10**40,
        "x",
        [],
        {},
        True,
        {"OTIO_SCHEMA": "Stack.1"},
    ]
    while True:
        keys = (
            list(value)
            if isinstance(value, dict)
            else list(range(len(value)))
            if isinstance(value, list)
            else []
        )
        if not keys:
            return
        key = luck.choice(keys)
        child = value[key]  # type: ignore[index]  # a dict or a list by now
        if luck.random() < 0.2 or not isinstance(child, dict | list):
            value[key] = luck.choice(nonsense)  # type: ignore[index]  # as above
            return
        value = child


@pytest.mark.parametrize("ending", [".xml", ".fcpxml"])
@given(data=st.data())
def test_no_xml_raises(ending: str, data: st.DataObject) -> None:
    text, _ = exchange.write(edit(), ending, lambda medium: medium.path.as_uri())
    assert text
    spoiled = bytearray(text.encode())
    for _ in range(data.draw(st.integers(0, 6))):
        at = data.draw(st.integers(0, len(spoiled) - 1))
        spoiled[at] = data.draw(st.sampled_from(b"0123456789<>/-x \x00\xff"))
    exchange.read(bytes(spoiled[: data.draw(st.integers(0, len(spoiled)))]), f"a{ending}")
