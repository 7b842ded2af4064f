"""A memory answers for a line: in its context, exactly, nearly, by meaning; penalties, concordance, leverage."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shudian import localise
from shudian.localise import meaning
from shudian.localise.memory import Kind, Penalties, Query, Recall, asked, joined, learnt, leverage
from shudian.localise.pairs import pairs
from shudian.model.memory import Memory, Unit
from shudian.model.series import Series
from shudian.units import Lang

ZH, EN = Lang("zh"), Lang("en")
FALSE = Unit("假的。", "It's fake.", "给大家掌掌眼！", "叶老师。", "小满", "补天青", "1.1.4", "Wen", "Li")
SHARDS = Unit("碎了。", "In pieces.", "在哪儿？", "谁干的？", "小满", "补天青", "1.1.12", "Wen", "Li")
TICKET = Unit(
    "参观往左，门票三十。",
    "Visitors left, tickets thirty.",
    None,
    None,
    "七公",
    "补天青",
    "2.1.4",
    "Wen",
    "Li",
)
KNOWN = Recall(Memory(ZH, EN, (FALSE, SHARDS, TICKET)))


def best(source: str, recall: Recall = KNOWN, **where: str) -> tuple[Kind, int]:
    (found, *_) = recall.search(Query(source, **where))
    return found.kind, found.points


def test_a_line_between_its_neighbours_is_worth_more_than_the_line_alone() -> None:
    assert best("假的。", before="给大家掌掌眼！", after="叶老师。") == (Kind.CONTEXT, 101)
    assert best("假的。", before="给大家掌掌眼！", speaker="小满") == (Kind.CONTEXT, 101)
    assert best("假的。", before="给大家掌掌眼！") == (Kind.EXACT, 100)
    assert best("假的。") == (Kind.EXACT, 100)


def test_a_line_that_differs_in_width_or_spaces_alone_is_99() -> None:
    recall = Recall(Memory(EN, ZH, (Unit("Who  did it?", "谁干的？", approver="Li"),)))
    assert best("who did it？", recall) == (Kind.FUZZY, 99)


def test_a_nearly_alike_line_has_its_share_and_never_100() -> None:
    kind, points = best("参观往右，门票三十。")
    assert kind is Kind.FUZZY
    assert points == 90
    assert not KNOWN.search(Query("完全不同的一句话"))


@pytest.mark.parametrize(
    ("unit", "query", "off"),
    [
        (
            Unit("碎了。", "Gone.", series="別的", approver="Li"),
            Query("碎了。", series="补天青"),
            ("other-series", 2),
        ),
        (Unit("碎了。", "Gone."), Query("碎了。"), ("unapproved", 1)),
        (Unit("碎了。", "Gone.", author="engine:pivot", approver="Li"), Query("碎了。"), ("machine", 10)),
    ],
)
def test_a_doubtful_unit_loses_points_and_says_why(unit: Unit, query: Query, off: tuple[str, int]) -> None:
    (found,) = Recall(Memory(ZH, EN, (unit,))).search(query)
    assert found.off == (off,)
    assert found.points == 100 - off[1]


def test_two_targets_of_one_source_are_both_offered_and_doubted() -> None:
    units = (Unit("走吧。", "Let's go.", approver="Li"), Unit("走吧。", "Leave.", approver="Li"))
    found = Recall(Memory(ZH, EN, units)).search(Query("走吧。"))
    assert [(each.unit.target, each.points) for each in found] == [("Leave.", 99), ("Let's go.", 99)]
    assert Recall(Memory(ZH, EN, units), Penalties(several=0)).search(Query("走吧。"))[0].points == 100


def test_words_are_found_in_source_and_target() -> None:
    assert KNOWN.concordance("门票") == (TICKET,)
    assert KNOWN.concordance("FAKE") == (FALSE,)
    assert not KNOWN.concordance("boat")


@pytest.mark.skipif(not meaning.here(), reason="the sentence encoder is not installed")
def test_a_line_of_the_same_meaning_is_found_by_it() -> None:
    query = Query("这是假货。")
    assert not KNOWN.search(query, least=60)
    (found,) = KNOWN.search(query, least=60, by_meaning=True)
    assert (found.kind, found.unit) == (Kind.MEANING, FALSE)


UNITS = st.builds(
    Unit,
    *[st.text("假的碎了 ab", min_size=1, max_size=6).filter(str.strip)] * 2,
    speaker=st.none() | st.just("小满"),
)


@settings(max_examples=80)
@given(st.lists(UNITS, max_size=6), st.text("假的碎了 ab", min_size=1, max_size=6))
def test_answers_are_ranked_within_bounds_and_each_target_once(units: list[Unit], source: str) -> None:
    found = Recall(Memory(ZH, EN, tuple(units))).search(Query(source), least=0)
    points = [each.points for each in found]
    assert points == sorted(points, reverse=True)
    assert all(0 <= each <= 101 for each in points)
    targets = [each.unit.target for each in found]
    assert len(targets) == len(set(targets))
    if any(unit.source == source for unit in units):
        assert found[0].kind in (Kind.CONTEXT, Kind.EXACT)


def test_a_season_teaches_itself(chinese: Series, english: Series) -> None:
    script = localise.adapt(chinese, english)[0]
    memory = learnt(chinese, script)
    assert len(memory.units) == len([line for line in script.lines if line.text.strip()])
    assert joined(memory, memory) == memory
    said = leverage(
        ((pair.episode, query) for pair, query in asked(chinese, pairs(chinese))),
        Recall(memory, Penalties(unapproved=0)),
    )
    assert said.total("101")[0] > 0.9 * len(memory.units)


def test_a_season_without_a_memory_still_repeats_itself(chinese: Series) -> None:
    lines = [("1", Query("碎了。")), ("1", Query("谁干的？")), ("2", Query("碎了。"))]
    said = leverage(lines, Recall(Memory(ZH, EN)))
    assert dict(said.lines) == {("1", "none"): 2, ("2", "repetition"): 1}
    assert said.total("repetition") == (1, 2, 3)


def test_stale_lines_teach_nothing(chinese: Series, english: Series) -> None:
    from dataclasses import replace

    script = localise.adapt(chinese, english)[0]
    old = replace(script, lines=(replace(script.lines[0], source="别的"), *script.lines[1:]))
    assert len(learnt(chinese, old).units) == len(learnt(chinese, script).units) - 1


def test_memories_of_two_pairs_are_not_joined() -> None:
    with pytest.raises(ValueError):
        joined(Memory(ZH, EN), Memory(ZH, Lang("th")))
