"""Each engine by itself: what it keeps, what it says, and what it cannot."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shudian.localise.memory import Recall
from shudian.localise.terms import Finder
from shudian.localise.translators import Answer, Batch, Candidate, Line, Translator, bergamot, translated
from shudian.localise.translators.answers import lines_said
from shudian.localise.translators.apertium import Apertium, Direction, directions
from shudian.localise.translators.bergamot import Bergamot
from shudian.localise.translators.holding import Holding
from shudian.localise.translators.pivot import Pivot
from shudian.localise.translators.pseudo import Pseudo, pseudo
from shudian.localise.translators.recalled import Remembered
from shudian.localise.translators.record import Journal, Recording, replay
from shudian.model.memory import Memory, Unit
from shudian.model.term import Sense, Term, Termbase
from shudian.units import Lang

EN, PT = Lang("en"), Lang("pt")
Texts = Callable[..., Batch]
Say = Callable[[Translator, str], str]


def test_the_embedded_pair_translates(to_portuguese: Bergamot, say: Say) -> None:
    said = say(to_portuguese, "The CEO's wife walked out of the wedding without looking back.")
    assert said == "A esposa do CEO saiu do casamento sem olhar para trás."
    assert to_portuguese.knows(EN, Lang("pt-BR"))
    assert not to_portuguese.knows(Lang("pt"), EN)


def test_marks_pass_the_neural_pair(to_portuguese: Bergamot, say: Say) -> None:
    assert say(to_portuguese, "⟦1⟧ is the heiress of the ⟦2⟧ family.") == "⟦1⟧ é a herdeira da família ⟦2⟧."


def test_a_folder_that_is_no_model_is_told(tmp_path: Path) -> None:
    (tmp_path / "model.enpt.bin").write_bytes(b"")
    engine, findings = bergamot.load(tmp_path)
    assert engine is None
    assert "vocab" in str(findings[0])


def test_apertium_takes_many_lines_at_once(apertium: Apertium) -> None:
    lines = tuple(
        Line(str(nth), text) for nth, text in enumerate(["The bowl is fake", "Zarx is here.", "No!"])
    )
    said = [each.text for each in apertium.translate(Batch(lines, EN, Lang("es"))).candidates]
    assert len(said) == 3
    assert "*" not in "".join(said)  # marks of words that it does not know
    assert "fals" in said[0]


def test_apertium_answers_for_other_lines_are_refused() -> None:
    """A program that joins two paragraphs must not shift every line after."""
    lines = (Line("1", "One."), Line("2", "Two."))
    answer = Apertium(lambda words, told: "Uno. Dos.", (Direction("en-es", "en", "es"),)).translate(
        Batch(lines, EN, Lang("es"))
    )
    assert not answer.candidates
    assert answer.why


def test_apertium_takes_the_market_s_own_region() -> None:
    listed = directions("  eng-spa\n  es-pt\n  es-pt_BR\n")
    asked: list[str] = []

    def run(words: object, told: str) -> str:
        asked.append(str(words))
        return told

    engine = Apertium(run, listed)
    for target in ("pt-BR", "pt"):
        engine.translate(Batch((Line("1", "Hola."),), Lang("es"), Lang(target)))
    assert "es-pt_BR" in asked[0]
    assert "'es-pt'" in asked[1]


def test_a_pivot_says_both_engines(to_portuguese: Bergamot, apertium: Apertium) -> None:
    pivot = Pivot(to_portuguese, PT, apertium)
    line = Line("1", "She is the true heiress of the Gu family.")
    (outcome,) = translated(Batch((line,), EN, Lang("es-419")), pivot)
    assert outcome.candidate
    assert outcome.candidate.text == "Ella es la verdadera heredera de la familia Gu."
    assert outcome.candidate.engine == "bergamot+apertium"


class Careless:
    """Keeps marks only in lines that begin with `keep`."""

    name = identity = "careless"
    capabilities = Pseudo().capabilities

    def knows(self, source: Lang, target: Lang) -> bool:
        return True

    def translate(self, batch: Batch) -> Answer:
        texts = {line.id: line.source for line in batch.lines}
        kept = {
            id: text if text.startswith("keep") else text.replace("⟦1⟧", "?") for id, text in texts.items()
        }
        return Answer(tuple(Candidate(id, text, "careless") for id, text in kept.items()))


def test_terms_are_held_and_a_lost_one_costs_no_line() -> None:
    base = Termbase(EN, PT, (Term("Ridge Green", (Sense(("Verde da Serra",)),)),))
    lines = (Line("1", "keep Ridge Green"), Line("2", "sell Ridge Green"))
    held = {
        each.id: each for each in Holding(Careless(), Finder(base)).translate(Batch(lines, EN, PT)).candidates
    }
    assert held["1"].text == "keep Verde da Serra"
    assert held["1"].used_terms == ("Ridge Green",)
    assert held["2"].text == "sell Ridge Green"
    assert held["2"].used_terms == ()


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=60))
def test_pseudo_keeps_marks_and_grows(text: str) -> None:
    said = pseudo(f"{text}⟦7⟧")
    assert said.count("⟦7⟧") == 1 + text.count("⟦7⟧")
    assert len(said) > len(text)


def test_memory_answers_only_what_it_knows(batch: Texts) -> None:
    recall = Recall(Memory(EN, PT, (Unit("Go!", "Vai!", approver="li"),)))
    outcomes = list(translated(batch("Go!", "Stay!"), Remembered(recall)))
    said = {each.line.source: each.candidate.text if each.candidate else None for each in outcomes}
    assert said == {"Go!": "Vai!", "Stay!": None}
    assert [each.finding.code for each in outcomes if each.finding] == ["localise.line-not-known"]


def test_a_recording_plays_back_and_knows_nothing_else(batch: Texts) -> None:
    tape: list[str] = []
    first = list(translated(batch("Go!", "Stay!"), Recording(Pseudo(), tape.append)))
    player, findings = replay("".join(tape))
    again = list(translated(batch("Go!", "Stay!", "Leave!"), player))
    assert not findings
    assert [each.candidate for each in again[:2]] == [each.candidate for each in first]
    assert again[2].finding
    assert not player.knows(EN, Lang("th"))


@given(st.text(max_size=200) | st.from_regex(r'\{"(keys|asked|text|engine)": ?[\[\{"a\]]*', fullmatch=False))
def test_any_file_may_be_a_record(text: str) -> None:
    Journal(lambda line: None).read(text)
    replay(text)


def test_a_damaged_line_of_a_record_is_told_and_a_torn_end_is_not() -> None:
    good = '{"keys":["a"],"text":"Vai!","engine":"x"}\n'
    journal = Journal(lambda line: None)
    assert journal.read(good + '{"keys":["b"],"te') == []
    assert journal.get(["z", "a"]) == Candidate("", "Vai!", "x")
    assert [each.code for each in journal.read("nonsense\n" + good)] == ["localise.record-damaged"]


@given(st.text() | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(str))
def test_any_answer_can_be_read(content: str) -> None:
    lines_said(content)


@pytest.mark.parametrize(
    "content",
    [
        '{"lines":[{"id":"1","text":"Vai!"}]}',
        'Sure!\n```json\n{"lines": [{"id": 1, "text": "Vai!"}]}\n```',
        '[{"id":"1","text":"Vai!"}]',
        '{"lines":[{"id":"1","text":"Vai!"},{"id":"2","te',
    ],
)
def test_a_line_is_found_in_any_wrapping(content: str) -> None:
    assert [(line.id, line.text) for line in lines_said(content)] == [("1", "Vai!")]


def test_one_changed_line_costs_one_line() -> None:
    """Its neighbours have another context on one side only."""
    asked: list[str] = []

    class Reader(Careless):
        capabilities = type(Careless.capabilities)(context=True)

        def translate(self, batch: Batch) -> Answer:
            asked.extend(line.source for line in batch.lines)
            return super().translate(batch)

    def scene(*texts: str) -> Batch:
        around = [None, *texts, None]
        lines = (
            Line(str(at), text, before=around[at], after=around[at + 2]) for at, text in enumerate(texts)
        )
        return Batch(tuple(lines), EN, PT)

    journal = Journal(lambda line: None)
    list(translated(scene("A", "B", "C", "D"), Reader(), journal))
    asked.clear()
    outcomes = list(translated(scene("A", "B", "X", "D"), Reader(), journal))
    assert asked == ["X"]
    assert all(outcome.candidate for outcome in outcomes)
