"""Which lines wait for an engine, what it is told of them, and how its words come back into the script."""

import itertools
from collections.abc import Callable
from pathlib import Path

from shudian.localise import read_lines
from shudian.localise.lines_table import write_lines
from shudian.localise.profile import profile
from shudian.localise.source import source_lines
from shudian.localise.translators import Mode, translated
from shudian.localise.translators.order import Order, batch, filled
from shudian.localise.translators.pseudo import Pseudo
from shudian.model.series import Series
from shudian.model.text import AdaptedLine, AdaptedScript
from shudian.units import Lang

TH = Lang("th")


def drafts(chinese: Series, *said: tuple[int, str, str | None]) -> AdaptedScript:
    """Lines by their place in the script: words and approver."""
    own = source_lines(chinese).lines
    lines = (
        AdaptedLine(own[at].element, text, source=own[at].text, author="li", approver=approver)
        for at, text, approver in said
    )
    return AdaptedScript(TH, "ฟ้า", tuple(lines))


def test_a_draft_fills_only_gaps(chinese: Series) -> None:
    lines = source_lines(chinese).lines
    asked = batch(Order(chinese, TH, drafts=drafts(chinese, (0, "ก", None), (2, "ข", None))))
    assert [line.id for line in asked.lines] == [
        line.element for i, line in enumerate(lines) if i not in (0, 2)
    ]
    assert (asked.source, asked.target) == (chinese.language, TH)


def test_a_line_knows_what_is_said_around_it_in_its_scene(chinese: Series) -> None:
    asked = batch(Order(chinese, TH, episodes=(1,))).lines
    assert {line.place.episode for line in asked} == {"1"}
    assert asked[0].before is None
    for before, line in itertools.pairwise(asked):
        if before.place.scene == line.place.scene:
            assert (line.before, before.after) == (before.source, line.source)
        else:
            assert line.before is before.after is None


def test_lines_of_another_language_stand_in_for_the_script(chinese: Series) -> None:
    first = source_lines(chinese).lines[0]
    english = AdaptedScript(Lang("en"), "Sky", (AdaptedLine(first.element, "It's fake.", speaker="Xiaoman"),))
    order = Order(chinese, TH, through=english)
    (line,) = batch(order).lines
    assert (line.source, line.speaker, batch(order).source) == ("It's fake.", "Xiaoman", Lang("en"))
    script, _ = filled(order, translated(batch(order), Pseudo()))
    assert script.lines[0].source == first.text  # stale when the script changes, not the bridge
    assert script.lines[0].author == "engine:pseudo"
    assert script.lines[0].approver is None


def test_only_lines_too_fast_to_read_are_shortened_and_approved_ones_never(chinese: Series) -> None:
    own = source_lines(chinese).lines
    seconds = {line.element: 1.0 for line in own}
    said = drafts(chinese, (0, "ก" * 40, None), (1, "ก" * 40, "fang"), (2, "ก", None))
    order = Order(chinese, TH, Mode.SHORTEN, drafts=said, seconds=seconds, profile=profile())
    (line,) = batch(order).lines
    assert line.id == own[0].element
    assert line.most_characters == profile().rule(TH).cps
    script, findings = filled(order, translated(batch(order), Pseudo()))
    assert [finding.code for finding in findings] == ["localise.still-long"]
    assert len(script.lines) == 3


def test_a_back_translation_is_a_remark_and_changes_nothing_else(chinese: Series) -> None:
    before = drafts(chinese, (0, "ของปลอม", "fang"))
    order = Order(chinese, TH, Mode.BACK, drafts=before)
    asked = batch(order)
    assert (asked.source, asked.target, asked.lines[0].source) == (TH, chinese.language, "ของปลอม")
    (line,), _ = filled(order, translated(asked, Pseudo()))[0].lines, None
    assert line.remarks[0].startswith("engine:pseudo: ")
    assert (line.text, line.author, line.approver) == ("ของปลอม", "li", "fang")


def test_the_table_that_is_written_reads_back(
    chinese: Series, house: Path, stage: Callable[..., object]
) -> None:
    order = Order(chinese, TH)
    script, _ = filled(order, translated(batch(order), Pseudo()))
    again, findings = read_lines(write_lines(chinese, script).encode(), chinese, TH)
    assert not findings
    assert again
    assert [(line.element, line.text) for line in again.lines] == [
        (line.element, line.text) for line in script.lines
    ]
