"""Lines written and approved one at a time: nobody writes over another, and nobody approves their own."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from shudian.app import translating
from shudian.app import workspace as workspaces
from shudian.app.kept import Kept
from shudian.app.translating import Desk, Entry, Moved, Refused, State, Where
from shudian.app.workspace import Workspace
from shudian.model.series import Element, ElementKind, Episode, Scene, Series, Source
from shudian.model.term import Sense, Term, Termbase
from shudian.model.text import AdaptedLine, AdaptedScript, Beat, Cue, Timeline, Track
from shudian.store import Author, audit, drawers, memory_table, series_table
from shudian.units import Lang, Span

TH = Lang("th")
SAID = ("这只碗是假的。", "爸！", "七公明知道。")


def script(*said: str) -> Series:
    elements = tuple(
        Element(f"1.1.{at}", ElementKind.DIALOGUE, text, Source(1), character="小满")
        for at, text in enumerate(said, 1)
    )
    scene = Scene("1.1", "1-1", "", "", Source(1), elements=elements)
    return Series("补天青", Lang("zh"), episodes=(Episode("1", 1, scenes=(scene,)), Episode("2", 2)))


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Workspace]:
    held = workspaces.init(tmp_path / "w", author=Author("machine", lambda: datetime(2027, 1, 1, tzinfo=UTC)))
    with held.store.writing(held.author) as writing:
        series = script(*SAID)
        series_table.save(writing, "sky", series)
        drawers.SCRIPTS.save(writing, series, series="sky", language="zh")
        beats = tuple(
            Beat(f"1.1.{at}", "1.1", ElementKind.DIALOGUE, Span.of(2 * at, 2 * at + 2)) for at in (1, 2, 3)
        )
        drawers.TIMELINES.save(writing, Timeline(1, beats), series="sky", episode=1)
        lines = (
            AdaptedLine("1.1.1", "ชามปลอม", source="这只碗是真的。"),
            AdaptedLine("1.1.2", "พ่อ!", source=SAID[1]),
        )
        drawers.ADAPTED.save(writing, AdaptedScript(TH, "ฟ้า", lines), series="sky", language="th", episode=1)
        base = Termbase(Lang("zh"), TH, (Term("碗", (Sense(("ชาม",)),)),))
        drawers.TERMBASES.save(writing, base, series="sky", language="th")
    yield held
    held.close()


def desk(held: Workspace) -> Desk:
    found = translating.desk(held, "sky")
    assert found
    return found


def shown(held: Workspace) -> dict[str, Entry]:
    return {entry.element.id: entry for entry in translating.entries(held, desk(held), TH, 1)}


def at(element: str) -> Where:
    return Where("sky", TH, 1, element)


def test_every_line_stands_beside_its_source_with_its_state_and_seconds(held: Workspace) -> None:
    states = [(entry.element.text, entry.state, entry.seconds) for entry in shown(held).values()]
    assert states == [
        (SAID[0], State.STALE, 2.0), (SAID[1], State.WRITTEN, 2.0), (SAID[2], State.OPEN, 2.0),
    ]  # fmt: skip
    assert translating.overview(held, desk(held)) == {"th": {1: {"stale": 1, "written": 1, "open": 1}, 2: {}}}


def test_a_written_line_is_its_writers_in_the_log_and_no_longer_stale(held: Workspace) -> None:
    seen = shown(held)["1.1.1"].tag
    entry = translating.write(
        held, at("1.1.1"), {"text": "ชามใบนี้ปลอม", "reason": "สั้น"}, seen=seen, who="Mali"
    )
    line = entry.line
    assert (line.text, line.reason, line.author, line.source) == ("ชามใบนี้ปลอม", "สั้น", "Mali", SAID[0])
    assert shown(held)["1.1.1"] == entry
    assert translating.overview(held, desk(held))["th"][1] == {"written": 2, "open": 1}
    with held.store.reading() as connection:
        last = audit.entries(connection)[-1]
    assert (last.who, last.what) == ("Mali", "save adapted sky th 1")


def test_subtitles_behind_their_line_are_counted(held: Workspace) -> None:
    cues = (Cue(Span.of(2, 4), ("ชามปลอม",), "1.1.1"), Cue(Span.of(4, 6), ("พ่อ!",), "1.1.2"))
    with held.store.writing(held.author) as writing:
        drawers.TRACKS.save(writing, Track(1, TH, cues), series="sky", episode=1, language="th")
    assert translating.left_behind(held, desk(held), TH, 1) == {"line": 1, "cue": 1}  # the stale line's
    seen = shown(held)["1.1.2"].tag
    translating.write(held, at("1.1.2"), {"text": "ป๊า!"}, seen=seen, who="Mali")
    assert translating.left_behind(held, desk(held), TH, 1)["cue"] == 2


def test_two_writers_lose_nothing(held: Workspace) -> None:
    seen = {id: entry.tag for id, entry in shown(held).items()}
    translating.write(held, at("1.1.2"), {"text": "ป๊า!"}, seen=seen["1.1.2"], who="Mali")
    translating.write(
        held, at("1.1.3"), {"text": "เขารู้"}, seen=seen["1.1.3"], who="Som"
    )  # another line of the episode
    with pytest.raises(Moved) as caught:
        translating.write(held, at("1.1.2"), {"text": "คุณพ่อ!"}, seen=seen["1.1.2"], who="Som")
    assert caught.value.entry.line.text == "ป๊า!"
    assert [entry.line.text for entry in shown(held).values()] == ["ชามปลอม", "ป๊า!", "เขารู้"]


def test_another_person_approves_and_the_memory_learns(held: Workspace) -> None:
    seen = shown(held)["1.1.2"].tag
    mine = translating.write(held, at("1.1.2"), {"text": "ป๊า!"}, seen=seen, who="Mali")
    with pytest.raises(Refused) as caught:
        translating.approve(held, at("1.1.2"), seen=mine.tag, who="mali")
    assert caught.value.finding.code == "localise.same-person"
    entry = translating.approve(held, at("1.1.2"), seen=mine.tag, who="陈")
    assert (entry.state, entry.line.approver) == (State.APPROVED, "陈")
    with held.store.reading() as connection:
        (unit,) = memory_table.load(connection, Lang("zh"), TH).units
    assert (unit.source, unit.target, unit.before, unit.after) == (SAID[1], "ป๊า!", SAID[0], SAID[2])
    again = translating.write(held, at("1.1.2"), {"text": "พ่อ!"}, seen=entry.tag, who="Som")
    assert (again.state, again.line.approver) == (State.WRITTEN, None)


def test_an_empty_line_is_not_approved_and_an_unchanged_one_not_taken_over(held: Workspace) -> None:
    with pytest.raises(Refused):
        translating.approve(held, at("1.1.3"), seen=shown(held)["1.1.3"].tag, who="陈")
    same = translating.write(held, at("1.1.2"), {"text": "พ่อ!"}, seen=shown(held)["1.1.2"].tag, who="Mali")
    assert same.line.author is None


def test_a_line_in_another_language_begins_from_nothing(held: Workspace) -> None:
    where = Where("sky", Lang("es"), 1, "1.1.2")
    empty = translating.entries(held, desk(held), Lang("es"), 1)[1]
    translating.write(held, where, {"text": "¡Papá!"}, seen=empty.tag, who="Ana")
    assert [str(language) for language in desk(held).languages] == ["es", "th"]


def test_terms_and_memory_stand_by(held: Workspace) -> None:
    entry = shown(held)["1.1.2"]
    translating.approve(held, at("1.1.2"), seen=entry.tag, who="陈")
    aid = translating.aid(held, at("1.1.1"))
    assert [(hit.term.source, hit.term.targets) for hit in aid.hits] == [("碗", ("ชาม",))]
    (best,) = translating.aid(held, at("1.1.2")).recalled
    assert (best.unit.target, best.points) == ("พ่อ!", 101)
    with pytest.raises(KeyError):
        translating.aid(held, at("9.9.9"))


def test_who_comes_after_the_warming_reads_no_script(
    held: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(translating, "_SERIES", Kept[Series](8))
    translating.warm(held)

    def read_again(_: Series | None) -> Series:
        raise AssertionError

    monkeypatch.setattr(translating, "_version", read_again)
    assert desk(held).series == script(*SAID)
