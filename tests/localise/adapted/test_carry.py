"""What was made for one draft stands beside the same lines of the next."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from shudian.localise.adapted.carry import Carrier, entered
from shudian.localise.adapted.stale import Material, What, Why, stale
from shudian.model.series import Element, ElementKind, Episode, Scene, Series, Source
from shudian.model.text import AdaptedLine, AdaptedScript, Cue, Track
from shudian.model.voice import Dub, DubLine
from shudian.units import Lang, Span

TH = Lang("th")


def script(*episodes: str) -> Series:
    """Episodes of one-character lines."""
    made = []
    for number, said in enumerate(episodes, 1):
        elements = tuple(
            Element(f"{number}.1.{at}", ElementKind.SUPER, words, Source(1))
            for at, words in enumerate(said, 1)
        )
        made.append(
            Episode(
                str(number), number, scenes=(Scene(f"{number}.1", "1", "", "", Source(1), elements=elements),)
            )
        )
    return Series("补天青", Lang("zh"), episodes=tuple(made))


def adapted(series: Series) -> AdaptedScript:
    return AdaptedScript(
        TH,
        "ฟ้า",
        tuple(
            AdaptedLine(e.id, f"th {e.text}", source=e.text) for ep in series.episodes for e in ep.elements
        ),
    )


def track(series: Series, number: int) -> Track:
    elements = list(series.episode(number).elements)
    cues = tuple(Cue(Span.of(at, at + 1), (f"th {e.text}",), e.id) for at, e in enumerate(elements))
    return Track(number, TH, (*cues, Cue(Span.of(99, 100), ("ป้าย",))))


DRAFTS = st.lists(st.text("一二三四五六七八九十", max_size=6), min_size=2, max_size=2)


@given(DRAFTS, DRAFTS)
def test_every_carried_line_stands_where_its_words_stand_or_is_stale(
    before: list[str], after: list[str]
) -> None:
    old, new = script(*before), script(*after)
    carried = Carrier(old, new).lines(adapted(old))
    words = {e.id: e.text for ep in new.episodes for e in ep.elements}
    marks = {mark.element for mark in stale(new, carried) if mark.what is What.LINE}
    assert len({line.element for line in carried.lines}) == len(carried.lines)
    for line in carried.lines:
        assert line.text == f"th {line.source}"
        if words[line.element] == line.source:
            assert line.element not in marks


@given(DRAFTS, DRAFTS)
def test_no_words_are_lost(before: list[str], after: list[str]) -> None:
    old, new = script(*before), script(*after)
    carrier, lines = Carrier(old, new), adapted(old)
    kept = [line.text for line in carrier.lines(lines).lines] + [
        unit.target for unit in carrier.cut(lines).units
    ]
    assert sorted(kept) == sorted(line.text for line in lines.lines)


def test_subtitles_and_dub_follow_their_lines() -> None:
    old, new = script("一二三四", ""), script("零一三", "四")
    carrier = Carrier(old, new)
    said = [(cue.element, cue.text) for cue in carrier.track(track(old, 1)).cues]
    assert said == [("1.1.2", "th 一"), ("1.1.3", "th 三"), (None, "ป้าย")]
    spoken = tuple(
        DubLine(f"1.1.{at}", "小满", f"th {words}", Span.of(at, at + 1))
        for at, words in enumerate("一二三四", 1)
    )
    assert [line.element for line in carrier.dub(Dub(1, TH, spoken)).lines] == ["1.1.2", "1.1.3"]


def test_a_rewritten_line_is_stale_after_the_move_with_all_that_was_made_of_it() -> None:
    old, new = script("一二三"), script("零一五三")
    carrier = Carrier(old, new)
    lines = carrier.lines(adapted(old))
    marks = stale(new, lines, Material((carrier.track(track(old, 1)),)))
    assert [(mark.what, mark.why, mark.element) for mark in marks] == [
        (What.LINE, Why.CHANGED, "1.1.3"), (What.CUE, Why.CHANGED, "1.1.3"),
    ]  # fmt: skip


def test_a_line_that_never_told_its_source_tells_it_from_then_on() -> None:
    old, new = script("一二"), script("一三")
    bare = AdaptedScript(TH, "", (AdaptedLine("1.1.2", "th"),))
    assert Carrier(old, new).lines(bare).lines == (AdaptedLine("1.1.2", "th", source="二"),)


def test_the_same_draft_moves_nothing() -> None:
    assert not Carrier(script("一二"), script("一二")).moved
    assert Carrier(script("一二"), script("二一")).moved


MINE = AdaptedLine("1", "ของฉัน", source="一", author="Mali")


def test_a_persons_line_stands_over_the_files() -> None:
    kept = AdaptedScript(TH, "", (MINE, AdaptedLine("2", "เก่า", source="二")))
    given = AdaptedScript(
        TH, "ใหม่", (AdaptedLine("1", "ของไฟล์", source="一"), AdaptedLine("2", "ใหม่", source="二"))
    )
    lines, stood = entered(kept, given, confirms=True)
    assert (lines.title, [line.text for line in lines.lines], stood) == ("ใหม่", ["ของฉัน", "ใหม่"], ("1",))
    alone, stood = entered(kept, replace(given, lines=()), confirms=True)
    assert (alone.lines, stood) == ((MINE,), ())


def test_only_a_file_that_tells_its_source_makes_a_line_fresh() -> None:
    kept = AdaptedScript(TH, "", (AdaptedLine("1", "เดิม", source="一"),))
    given = AdaptedScript(TH, "", (AdaptedLine("1", "เดิม", source="十"),))
    assert entered(kept, given, confirms=False)[0].lines[0].source == "一"
    assert entered(kept, given, confirms=True)[0].lines[0].source == "十"
