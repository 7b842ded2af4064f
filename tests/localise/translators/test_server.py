"""Whatever the server does, each line ends translated or with why not; nothing is paid for beyond the budget."""

import json
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shudian.app.engines import send
from shudian.localise.translators import Batch, Brief, Candidate, Line, Mode, found, translated
from shudian.localise.translators.bergamot import Bergamot
from shudian.localise.translators.budget import Budget, Prices
from shudian.localise.translators.chat import Chat, Endpoint
from shudian.localise.translators.record import Journal
from shudian.localise.translators.wire import NoReply, Reply, Request
from shudian.model.term import Sense, Term
from shudian.units import Lang

Server = tuple[str, Any]
SAID = ("It's fake.", "Who sent you?", "Mr. Gu left at ⟦1⟧.", "Kneel down!", "I paid your fee.", "Leave us.")
FAULTS = (
    "", "429", "500", "503", "cut", "wrong-ids", "lost", "lost-tags", "twice", "empty", "prose", "fenced",
    "not-json", "gone",
)  # fmt: skip


ANSWER = json.dumps(
    {"choices": [{"message": {"content": '{"lines": [{"id": "1", "text": "Vai!"}]}'}}]}
).encode()


def chat(url: str, *, most_tokens: int | None = None, **more: Any) -> Chat:
    settings = {"timeout": 5.0, "most_lines": 4, **more}
    return Chat(Endpoint(url, "house", **settings), send, lambda seconds: None, Budget(most_tokens))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    faults=st.lists(st.sampled_from(FAULTS), max_size=14),
    budget=st.none() | st.integers(0, 30_000),
    texts=st.lists(st.sampled_from(SAID), min_size=1, max_size=9),
    at_once=st.sampled_from((1, 3)),
)
def test_every_line_ends_once_and_the_budget_is_never_passed(
    server: Server, faults: list[str], budget: int | None, texts: list[str], at_once: int
) -> None:
    url, house = server
    house.faults, house.paid = list(faults), 0
    lines = tuple(Line(str(nth), text) for nth, text in enumerate(texts))
    asked = Batch(lines, Lang("en"), Lang("pt"))
    engine = chat(url, most_tokens=budget, at_once=at_once)
    outcomes = list(translated(asked, engine))
    assert sorted(outcome.line.id for outcome in outcomes) == sorted(line.id for line in lines)
    assert all((outcome.candidate is None) != (outcome.finding is None) for outcome in outcomes)
    assert all(
        outcome.candidate.text == house.translate(outcome.line.source)
        for outcome in outcomes
        if outcome.candidate and not outcome.kept
    )
    assert house.paid <= (budget if budget is not None else house.paid)
    assert engine.budget.spent.tokens <= (budget if budget is not None else engine.budget.spent.tokens)


@pytest.mark.parametrize("fault", [fault for fault in FAULTS if fault])
def test_one_fault_of_any_kind_costs_no_line(server: Server, batch: Callable[..., Batch], fault: str) -> None:
    url, house = server
    house.faults = [fault]
    outcomes = list(translated(batch(*SAID), chat(url)))
    assert [outcome.finding for outcome in outcomes] == [None] * len(SAID)


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        ("wrong-ids", "line-not-answered"), ("lost-tags", "line-marks"), ("empty", "line-empty"),
        ("prose", "line-broken-answer"), ("not-json", "line-broken-answer"), ("twice", "line-answered-twice"),
    ],
)  # fmt: skip
def test_a_fault_that_stays_is_told_of_its_line(
    server: Server, batch: Callable[..., Batch], fault: str, code: str
) -> None:
    url, house = server
    house.always = fault
    outcomes = list(translated(batch("⟦1⟧ is fake."), chat(url)))
    assert [outcome.finding.code for outcome in outcomes if outcome.finding] == [f"localise.{code}"]
    assert len(house.bodies) == 2


def test_halving_finds_the_one_line_that_fails(server: Server, batch: Callable[..., Batch]) -> None:
    url, house = server
    house.translate = lambda text: "lost" if "⟦" in text else text.upper()
    outcomes = {outcome.line.id: outcome for outcome in translated(batch(*SAID), chat(url, most_lines=6))}
    assert [id for id, outcome in sorted(outcomes.items()) if outcome.finding] == ["3"]
    assert house.asked["It's fake."] == 1  # good answers are not asked for again


def test_what_is_whole_of_a_cut_answer_is_not_paid_for_again(
    server: Server, batch: Callable[..., Batch]
) -> None:
    url, house = server
    house.faults = ["cut"]
    outcomes = list(translated(batch(*SAID[3:]), chat(url)))
    assert all(outcome.candidate for outcome in outcomes)
    assert house.asked["Kneel down!"] == 1
    assert house.asked["Leave us."] == 2


@pytest.mark.parametrize(
    ("fault", "code", "questions"),
    [("401", "key-refused", 1), ("404", "server-refused", 1), ("302", "server-refused", 1), ("500", "server-not-reached", 5)],
)  # fmt: skip
def test_what_cannot_go_on_stops_and_is_told_once(
    server: Server, batch: Callable[..., Batch], fault: str, code: str, questions: int
) -> None:
    url, house = server
    house.always, house.key = fault, "sk-very-secret"
    outcomes = list(translated(batch(*SAID), chat(url, key="sk-very-secret")))
    assert {outcome.finding.code for outcome in outcomes if outcome.finding} == {f"localise.{code}"}
    assert len(house.bodies) == questions
    told = found(outcomes)
    assert [finding.code for finding in told] == ["localise.lines-left"]
    assert "sk-very-secret" not in f"{told} {outcomes}"


def test_nobody_there_is_told(batch: Callable[..., Batch]) -> None:
    outcomes = list(translated(batch("Go!"), chat("http://127.0.0.1:9/v1")))
    assert [outcome.finding.code for outcome in outcomes if outcome.finding] == [
        "localise.server-not-reached"
    ]


def test_questions_go_out_at_once_and_their_lines_come_in_order(
    server: Server, batch: Callable[..., Batch]
) -> None:
    url, house = server
    house.always = "slow"
    texts = [f"Line {number}." for number in range(12)]
    outcomes = list(translated(batch(*texts), chat(url, most_lines=2, at_once=6)))
    assert [outcome.line.source for outcome in outcomes] == texts
    assert house.most_at_once > 1


def test_what_is_kept_is_served_though_the_server_is_gone(batch: Callable[..., Batch]) -> None:
    journal = Journal(lambda text: None)
    gone = chat("http://127.0.0.1:9/v1")
    good = Chat(gone.endpoint, lambda request: Reply(200, ANSWER), lambda seconds: None)
    list(translated(batch("Go!"), good, journal))
    outcomes = list(translated(batch("Stay!", "Go!"), gone, journal))
    assert {outcome.line.source: bool(outcome.candidate) for outcome in outcomes} == {
        "Stay!": False,
        "Go!": True,
    }


def test_a_slow_server_is_asked_again(server: Server, batch: Callable[..., Batch]) -> None:
    url, house = server
    house.faults = ["slow"]
    (outcome,) = translated(batch("Go!"), chat(url, timeout=0.2))
    assert outcome.candidate
    assert len(house.bodies) == 2


def test_a_question_that_ran_out_of_time_counts_as_paid(batch: Callable[..., Batch]) -> None:
    def silent(request: Request) -> Reply:
        raise NoReply("timeout", slow=True)

    budget = Budget(10_000)
    engine = Chat(Endpoint("http://h/v1", "m"), silent, lambda seconds: None, budget)
    list(translated(batch("Go!"), engine))
    assert 0 < budget.spent.tokens <= 10_000


def test_the_waits_are_those_that_the_server_asks_for(batch: Callable[..., Batch]) -> None:
    waits: list[float] = []
    date = {"date": "Mon, 12 Apr 2027 12:00:00 GMT", "retry-after": "Mon, 12 Apr 2027 12:00:07 GMT"}
    replies = [Reply(429, headers={"retry-after": "3"}), Reply(429, headers=date), Reply(503), Reply(401)]
    engine = Chat(Endpoint("http://h/v1", "m"), lambda request: replies.pop(0), waits.append, Budget())
    list(translated(batch("Go!"), engine))
    assert waits == [3.0, 7.0, 4.0]


def test_a_server_without_schemas_is_asked_plainly(server: Server, batch: Callable[..., Batch]) -> None:
    url, house = server
    house.always = "no-schema"
    engine = chat(url)
    assert all(outcome.candidate for outcome in translated(batch(*SAID), engine))
    assert ["response_format" in body for body in house.bodies] == [True, True, False, False]


@pytest.mark.parametrize("refused", ["max_tokens", "temperature"])
def test_what_a_model_does_not_take_is_left_out(batch: Callable[..., Batch], refused: str) -> None:
    asked: list[bytes] = []

    def picky(request: Request) -> Reply:
        asked.append(request.body)
        if f'"{refused}"'.encode() in request.body:
            return Reply(400, f"Unsupported parameter: '{refused}'".encode())
        return Reply(401)

    list(translated(batch("Go!"), Chat(Endpoint("http://h/v1", "m"), picky, lambda seconds: None)))
    assert len(asked) == 2


def test_money_is_counted_by_the_prices(server: Server, batch: Callable[..., Batch]) -> None:
    url, house = server
    prices = Prices(Fraction(2), Fraction(8))
    engine = chat(url)
    engine.budget = Budget(None, Fraction(1), prices)
    outcomes = list(translated(batch(*SAID), engine))
    spent = engine.budget.spent
    assert spent.tokens == house.paid
    assert spent.money == (2 * Fraction(spent.read) + 8 * spent.written) / 1_000_000
    shares = [outcome.candidate.cost for outcome in outcomes if outcome.candidate]
    assert sum((share.money for share in shares), Fraction(0)) == spent.money


def test_real_translations_flow_through(
    server: Server, batch: Callable[..., Batch], to_portuguese: Bergamot
) -> None:
    url, house = server
    house.translate = lambda text: to_portuguese.translate(batch(text)).candidates[0].text
    said = {outcome.line.source: outcome.candidate for outcome in translated(batch(*SAID), chat(url))}
    assert isinstance(said["It's fake."], Candidate)
    assert "fals" in said["It's fake."].text


def test_the_question_says_what_a_translator_must_know(server: Server) -> None:
    url, house = server
    term = Term("Gu", (Sense(("Gu",), forbidden=("Goo",)),))
    other = Term("Ye", (Sense(("Ye",)),))
    line = Line("1.1.1", "Mr. Gu!", "阿芳", "Who?", "Leave.", most_characters=9, draft="Senhor Gu!")
    brief = Brief("补天青", register="casual", literal=True)
    asked = Batch((line,), Lang("en"), Lang("pt"), Mode.SHORTEN, (term, other), brief)
    house.translate = str.upper
    list(translated(asked, chat(url)))
    told = house.bodies[0]["messages"][1]["content"]
    for words in ("Senhor Gu!", "Goo", "casual", "Who?", "Leave.", '"most_characters":9', "补天青"):
        assert words in told
    assert '"Ye"' not in told  # terms that no line says would only cost
