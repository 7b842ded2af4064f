"""A script's lines go out as XLIFF and come back; what a tool changes comes back changed, alone."""

import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from shudian.localise.exchange.bundle import Bundle, Detail, Match, State
from shudian.localise.exchange.xliff import from_xliff, read, to_xliff
from shudian.localise.exchange.xliff.names import unit_id
from shudian.model.series import Element, ElementKind, Episode, Scene, Series, Source
from shudian.model.term import Sense, Term
from shudian.model.text import AdaptedLine, AdaptedScript
from shudian.units import Lang

CORE = "{urn:oasis:names:tc:xliff:document:2.0}"
WORDS = st.lists(
    st.sampled_from(
        ["<i>", "</i>", "<b>", "</b>", "&", "<", "\n", "\r", "\t", " ", "\x01", "\ud800", "]]>", "爸"]
    )
    | st.text(max_size=6),
    max_size=8,
).map("".join)
PLAIN = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), max_size=20
)
MAYBE = st.none() | PLAIN
WORD = PLAIN.filter(str.strip)
SENSES = st.builds(Sense, st.tuples(WORD), MAYBE) | st.builds(Sense, st.just(()), PLAIN)
TERMS = st.builds(Term, WORD, st.lists(SENSES, min_size=1, max_size=2).map(tuple))


def script(lines: dict[str, str], *, per_scene: int = 3) -> Series:
    """Scenes of a few lines each, two scenes an episode."""
    made = [
        Element(id, ElementKind.DIALOGUE, text, Source(1), character="小满") for id, text in lines.items()
    ]
    scenes = [
        Scene(f"s{at}", str(at), f"1-{at} <夜>", "", Source(1), elements=tuple(made[at : at + per_scene]))
        for at in range(0, len(made), per_scene)
    ]
    episodes = [
        Episode(f"e{at // 2 + 1}", at // 2 + 1, scenes=tuple(scenes[at : at + 2]))
        for at in range(0, len(scenes), 2)
    ]
    return Series("补天青", Lang("zh"), episodes=tuple(episodes))


@st.composite
def bundles(draw: st.DrawFn) -> tuple[Series, Bundle]:
    ids = draw(st.lists(st.text(max_size=6), unique=True, max_size=9))
    series = script({id: "句" + draw(WORDS) for id in ids})
    lines, details = [], {}
    for id in ids:
        state = draw(st.none() | st.sampled_from(State))
        words = draw(WORDS)
        if words.strip() or state in (State.TRANSLATED, State.REVIEWED, State.FINAL):
            lines.append(AdaptedLine(id, words, draw(MAYBE), draw(MAYBE)))
        terms = draw(st.lists(TERMS, max_size=2, unique_by=lambda term: term.source))
        similarity = st.none() | st.integers(0, 100)
        matches = draw(st.lists(st.builds(Match, WORDS, WORDS, similarity, MAYBE, st.booleans()), max_size=2))
        detail = Detail(
            state,
            draw(st.sampled_from([None, "house:proofed"])) if state else None,
            draw(MAYBE),
            draw(MAYBE),
            tuple(draw(st.lists(PLAIN, max_size=2))),
            draw(st.none() | st.integers(200, 400)),
            tuple(terms),
            tuple(matches),
        )
        if detail != Detail():
            details[id] = detail
    return series, Bundle(AdaptedScript(Lang("th"), draw(PLAIN), tuple(lines)), details)


@settings(max_examples=150, deadline=None)
@given(bundles(), st.sampled_from(["2.1", "2.2"]))
def test_what_goes_out_comes_back_and_is_valid(drawn: tuple[Series, Bundle], version: str) -> None:
    series, bundle = drawn
    if not bundle.details and not bundle.script.lines and not list(series.scenes):
        bundle = replace(bundle, script=replace(bundle.script, title=series.title))
    data, losses = to_xliff(bundle, series, version=version)
    assert not losses
    assert read(data)[1] == []
    assert from_xliff(data, series) == (bundle, [])


@settings(max_examples=50, deadline=None)
@given(bundles(), st.data())
def test_whatever_a_tool_changes_is_all_that_changes(
    drawn: tuple[Series, Bundle], data: st.DataObject
) -> None:
    series, bundle = drawn
    sent, _ = to_xliff(bundle, series)
    asked = [element.id for scene in series.scenes for element in scene.elements]
    assume(asked and b"&#13;" not in sent)  # ElementTree writes a carriage return that no reader may see
    chosen = data.draw(st.lists(st.sampled_from(asked), unique=True))
    words = {id: "x" + data.draw(PLAIN) for id in chosen}
    states = {id: data.draw(st.sampled_from(State)) for id in chosen}

    def change(root: ET.Element) -> None:
        for id in chosen:
            node = unit(root, unit_id(id))
            segment = node.find(f"{CORE}segment")
            assert segment is not None
            for target in segment.findall(f"{CORE}target"):
                segment.remove(target)
            ET.SubElement(segment, f"{CORE}target").text = words[id]
            segment.set("state", states[id])

    back, _ = from_xliff(edited(sent, change), series)
    lines = {line.element: line for line in bundle.script.lines}
    for id in chosen:
        lines[id] = replace(lines.get(id) or AdaptedLine(id, ""), text=words[id])
    told = {**bundle.details}
    for id in chosen:
        told[id] = replace(told.get(id) or Detail(), state=states[id])
    in_order = tuple(lines[id] for id in asked if id in lines)
    assert back == Bundle(replace(bundle.script, lines=in_order), told)


@pytest.fixture
def sent() -> tuple[Series, Bundle, bytes]:
    series = script({"1.1.1": "老板，<i>假的</i>。", "1.1.2": "爸！", "1.1.3": "走。", "1.2.1": "十斤。"})
    lines = [
        AdaptedLine("1.1.1", "เถ้าแก่ <i>ปลอม</i>", "老板 = เถ้าแก่", "เสี่ยวหม่าน"),
        AdaptedLine("1.1.2", "พ่อ!"),
    ]
    bundle = Bundle(
        AdaptedScript(Lang("th"), "补天青", tuple(lines)), {"1.1.1": Detail(State.TRANSLATED, limit=30)}
    )
    return series, bundle, to_xliff(bundle, series)[0]


def edited(data: bytes, change: Callable[[ET.Element], None]) -> bytes:
    root = ET.fromstring(data)
    change(root)
    made: bytes = ET.tostring(root, encoding="utf-8")
    return made


def unit(root: ET.Element, id: str) -> ET.Element:
    found = root.find(f".//{CORE}unit[@id='{id}']")
    assert found is not None
    return found


def codes(data: bytes, series: Series) -> list[str]:
    return [each.code for each in from_xliff(data, series)[1]]


def test_a_tool_changes_target_state_and_note_and_nothing_else(sent: tuple[Series, Bundle, bytes]) -> None:
    series, bundle, data = sent

    def change(root: ET.Element) -> None:
        first = unit(root, "1.1.1")
        target, segment = first.find(f".//{CORE}target"), first.find(f"{CORE}segment")
        note = first.find(f".//{CORE}note[@category='note']")
        assert target is not None
        assert segment is not None
        assert note is not None
        target[0].text = "ของปลอม"
        segment.set("state", "reviewed")
        note.text = "ใหม่"
        third = unit(root, "1.1.3").find(f"{CORE}segment")
        assert third is not None
        ET.SubElement(third, f"{CORE}target").text = "ไป"

    back, found = from_xliff(edited(data, change), series)
    assert not found
    first = replace(bundle.script.lines[0], text="เถ้าแก่ <i>ของปลอม</i>", note="ใหม่")
    lines = (first, bundle.script.lines[1], AdaptedLine("1.1.3", "ไป"))
    details = {"1.1.1": replace(bundle.details["1.1.1"], state=State.REVIEWED)}
    assert back == Bundle(replace(bundle.script, lines=lines), details)


def test_a_file_that_does_not_fit_the_script_says_so(sent: tuple[Series, Bundle, bytes]) -> None:
    series, _, data = sent

    def change(root: ET.Element) -> None:
        group = root.find(f".//{CORE}group")
        assert group is not None
        group.remove(unit(root, "1.1.3"))
        unit(root, "1.1.2").set("id", "9.9.9")
        source = unit(root, "1.1.1").find(f".//{CORE}source")
        assert source is not None
        source.text = "先生，"

    assert codes(edited(data, change), series) == [
        "localise.xliff-added-unit",
        "localise.xliff-missing-unit",
        "localise.xliff-missing-unit",
        "localise.xliff-changed-source",
    ]
    changed = script({"1.1.1": "老板，真的。", "1.1.2": "爸！", "1.1.3": "走。", "1.2.1": "十斤。"})
    assert codes(data, changed) == ["localise.xliff-changed-source"]


def test_a_file_of_one_episode_is_no_fault(sent: tuple[Series, Bundle, bytes]) -> None:
    longer = script({f"1.1.{at}": f"句{at}" for at in range(12)})
    bundle = Bundle(AdaptedScript(Lang("th"), "t", (AdaptedLine("1.1.1", "x"),)))
    data, _ = to_xliff(bundle, longer, episodes=[1])
    back, found = from_xliff(data, longer)
    assert back == bundle
    assert [each.code for each in found] == ["localise.xliff-missing-episode"]


def test_another_market_or_an_invalid_file_is_refused(sent: tuple[Series, Bundle, bytes]) -> None:
    series, _, data = sent
    back, found = from_xliff(data, series, language=Lang("vi"))
    assert back is None
    assert [each.code for each in found] == ["localise.xliff-other-pair"]
    back, found = from_xliff(data.replace(b'state="translated"', b'state="done"'), series)
    assert back is None
    assert [each.code for each in found] == ["localise.xliff-value"]


def test_a_line_longer_than_its_limit_is_named(sent: tuple[Series, Bundle, bytes]) -> None:
    series, _, data = sent
    long = data.replace('เถ้าแก่ <pc id="i1" type="fmt" subType="xlf:i">ปลอม</pc>'.encode(), b"x" * 31)
    assert codes(long, series) == ["localise.xliff-too-long"]


@pytest.mark.parametrize(
    ("target", "text", "lost"),
    [
        ('<pc id="i1">ปลอม</pc>', "<i>ปลอม</i>", 0),
        ('<sc id="i1" type="fmt" subType="xlf:i"/>ปลอม<ec startRef="i1"/>', "<i>ปลอม</i>", 0),
        ('<mrk id="m1" type="term">a</mrk><cp hex="0007"/>', "a\x07", 0),
        ('a<ph id="x9"/>b<pc id="x10">c</pc>', "abc", 2),
    ],
)
def test_codes_as_other_tools_write_them(
    sent: tuple[Series, Bundle, bytes], target: str, text: str, lost: int
) -> None:
    series, _, data = sent
    whole = 'เถ้าแก่ <pc id="i1" type="fmt" subType="xlf:i">ปลอม</pc>'.encode()
    assert whole in data
    back, found = from_xliff(data.replace(whole, target.encode()), series)
    assert back
    assert back.script.lines[0].text == text
    assert [each.code for each in found] == ["localise.xliff-lost-code"] * lost


def test_segments_of_a_split_unit_are_joined_in_the_order_of_the_target(
    sent: tuple[Series, Bundle, bytes],
) -> None:
    series, _, data = sent
    start, end = (
        data.index(b"<segment", data.index(b'id="1.1.2"')),
        data.index(b"</unit>", data.index(b'id="1.1.2"')),
    )
    split = """<segment state="final"><source>爸</source><target order="3">B</target></segment>
    <ignorable><source> </source></ignorable>
    <segment state="translated"><source>！</source><target order="1">A</target></segment>"""
    back, found = from_xliff(data[:start] + split.encode() + data[end:], series)
    assert back
    assert back.script.lines[1].text == "A B"
    assert back.details["1.1.2"].state is State.TRANSLATED
    assert [each.code for each in found] == ["localise.xliff-changed-source"]


def test_an_empty_target_is_no_line_until_someone_calls_it_translated(
    sent: tuple[Series, Bundle, bytes],
) -> None:
    series, _, data = sent
    empty = data.replace("<target>พ่อ!</target>".encode(), b"<target/>")
    for state, lines in (
        (b"", ["1.1.1"]),
        (b' state="initial"', ["1.1.1"]),
        (b' state="final"', ["1.1.1", "1.1.2"]),
    ):
        said = empty.replace(b'<segment id="s1">', b'<segment id="s1"' + state + b">")
        back, found = from_xliff(said, series)
        assert not found
        assert back
        assert [line.element for line in back.script.lines] == lines


def test_lines_of_another_script_are_counted_as_lost() -> None:
    bundle = Bundle(
        AdaptedScript(Lang("th"), "t", (AdaptedLine("9", "x", note="\x01"), AdaptedLine("1", "")))
    )
    _, found = to_xliff(bundle, script({"1": "句"}))
    assert [each.code for each in found] == ["localise.exchange-loss"] * 3
