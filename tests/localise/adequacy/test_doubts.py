"""Each check finds its fault and leaves a good line alone; the worst line comes first."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shudian.localise import meaning
from shudian.localise.adequacy import CHECKS, Market, judge
from shudian.localise.pairs import Pair
from shudian.model.term import Sense, Term, Termbase
from shudian.units import Lang

GOOD = [
    ("老板，三十七个是厂里工人。", "Jefe, treinta y siete son empleados."),
    ("我没带零钱。", "No tengo cambio."),
    ("那盏灯，从来没灭过。", "Esa lámpara nunca se apagó."),
    ("七年前为了走，我把它摔在廊桥上。", "Hace siete años la rompí en el puente para irme."),
    ("你真人比照片凶。", "Eres más brava que en la foto."),
]
needs_meaning = pytest.mark.skipif(not meaning.here(), reason="the sentence encoder is not installed")


def market(said: Sequence[tuple[str, ...]], target: str = "es", source: str = "zh") -> Market:
    lines = [
        Pair(
            each[0],
            each[1],
            f"1.{1 + at // 4}.{at}",
            "1",
            f"1-{1 + at // 4}",
            each[2] if len(each) > 2 else None,
        )
        for at, each in enumerate(said)
    ]
    return Market(lines, Lang(source), Lang(target))


def found(
    check: str, said: Sequence[tuple[str, ...]], target: str = "es", source: str = "zh"
) -> list[tuple[int, str]]:
    made = CHECKS[check](market(said, target, source))
    return [(at, reason.finding.code.removeprefix("localise.")) for at, reason in made]


@pytest.mark.parametrize("check", [name for name in CHECKS if name != "meaning"])
def test_good_lines_are_left_alone(check: str) -> None:
    assert found(check, GOOD) == []


@needs_meaning
def test_good_lines_mean_what_their_source_means() -> None:
    assert found("meaning", GOOD) == []


@pytest.mark.parametrize(
    ("source", "target", "pair", "code"),
    [
        ("我没带零钱。", "Tengo cambio.", "zh es", "negation-lost"),
        ("我带了零钱。", "No tengo cambio.", "zh es", "negation-added"),
        ("He is not my son.", "เขาเป็นลูกของฉัน", "en th", "negation-lost"),
        ("别走！", "Don't go!", "zh en", None),
        ("味道不错。", "It tastes good.", "zh en", None),
        ("对不起。", "I'm sorry.", "zh en", None),
        ("真丝的，烧不烧？", "Silk. Does it burn?", "zh en", None),
        ("They are coming.", "Onlar geliyor.", "en tr", None),  # Turkish denies inside the verb
    ],
)
def test_a_denial_is_kept(source: str, target: str, pair: str, code: str | None) -> None:
    ours, theirs = pair.split()
    assert [each for _, each in found("negation", [(source, target)], theirs, ours)] == (
        [code] if code else []
    )


@pytest.mark.parametrize(
    ("source", "target", "pair", "code"),
    [
        ("Going somewhere?", "Going somewhere?", "en es", "untranslated"),
        ("Run!", "Run!", "en es", "untranslated"),
        ("碎了。", "碎了。", "zh es", "untranslated"),
        ("碎了，在桥上。", "Rota, 在桥上。", "zh es", "other-script"),
        ("谁干的？", "Who did it?", "zh th", "untranslated"),
        ("谁干的？", "ฝีมือใคร (L)", "zh th", None),
        (
            "You have to go to the other side of it",
            "You have to go to the other de it",
            "en es",
            "untranslated",
        ),
        ("He is in the house with us.", "It was for you and for them.", "en es", "untranslated"),
        ("VIP 808", "VIP 808", "en zh", "untranslated"),
        ("808!", "808!", "en es", None),
    ],
)
def test_what_was_left_is_found(source: str, target: str, pair: str, code: str | None) -> None:
    ours, theirs = pair.split()
    assert [each for _, each in found("untranslated", [(source, target)], theirs, ours)] == (
        [code] if code else []
    )


def test_a_name_may_stay_as_it_is() -> None:
    lines = [("Ask Synfig Studio now.", "Pregunta a Synfig Studio."), ("Synfig!", "Synfig!")]
    assert found("untranslated", lines, source="en") == []


def test_a_swapped_name_is_told_and_a_translated_one_is_not() -> None:
    swapped = [("I saw Haisheng there.", "Ayer vi a Xiaoman.")]
    assert found("names", swapped, source="en") == [(0, "name-other")]
    bent = [
        ("I saw Haisheng there.", "Vi a Haishengo."),
        ("We love the Kingdom now.", "Amamos el Reino."),
        ("Go to the Kingdom.", "Ve al Reino."),
    ]
    assert found("names", bent, source="en") == []


def test_a_name_that_other_lines_keep_is_missed() -> None:
    kept = [
        (f"在 Synfig 中{word}。", f"En Synfig, {other}.")
        for word, other in (("画", "dibuja"), ("写", "escribe"), ("看", "mira"))
    ]
    assert found("names", [*kept, ("在 Synfig 中走。", "Camina.")]) == [(3, "name-lost")]


def test_a_name_of_somebody_else_is_told_by_what_it_stands_for_elsewhere() -> None:
    lines = [
        (f"海生{word}。", f"Ayer Haisheng {other}.")
        for word, other in (
            ("走", "fue"),
            ("看", "vio"),
            ("画", "pintó"),
            ("写", "escribió"),
            ("想", "pensó"),
        )
    ]
    assert found("strangers", lines) == []
    assert found("strangers", [*lines, ("七公走了。", "Ayer Haisheng se fue.")]) == [(5, "name-strange")]


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("Hace siete años la rompí en el puente para irme.", None),
        ("Rota.", "line-too-short"),
        ("Hace siete años la rompí en el puente para irme. " * 5, "line-too-long"),
    ],
)
def test_length_is_that_of_the_two_languages(target: str, code: str | None) -> None:
    assert [each for _, each in found("length", [(GOOD[3][0], target)])] == ([code] if code else [])


@needs_meaning
def test_a_line_of_another_sense_and_lines_that_slipped_are_told() -> None:
    wrong = [*GOOD[:4], ("保安！自己人！", "El avión aterriza mañana en Madrid por la tarde.")]
    assert found("meaning", wrong) == [(4, "meaning-far")]
    slipped = [(source, GOOD[(at + 1) % 5][1]) for at, (source, _) in enumerate(GOOD)]
    assert {code for _, code in found("meaning", slipped)} >= {"line-shifted"}
    assert len(found("meaning", slipped)) >= 4


def test_one_person_keeps_one_way_of_speaking_to_another() -> None:
    lines = [("老板。", "Pase usted.", "小满"), ("好。", "Ven, tú.", "周岭")] * 6
    assert found("address", lines) == []
    assert found("address", [*lines[:10], ("老板。", "Pasa, te digo.", "小满"), lines[11]]) == [
        (10, "address-drift")
    ]
    assert found("address", [("您坐。", "Siéntate tú.")]) == [(0, "address-source")]
    assert found("address", [("坐。", "Usted y tú.")]) == [(0, "address-mixed")]


def test_a_line_that_comes_again_is_rendered_alike() -> None:
    again = [("碎了。", "En pedazos.", "小满"), ("碎了。", "Se rompió.", "小满"), ("碎了。", "Rota.", "周岭")]
    assert found("rendered-twice", again) == [(1, "rendered-twice")]
    assert found("same-rendering", [("碎了。", "En pedazos."), ("走了。", "En pedazos.")]) == [
        (1, "same-rendering")
    ]


def test_the_worst_line_comes_first_with_its_reasons() -> None:
    lines = [*GOOD, ("我没有三百万。", "Tengo cuatro millones."), ("别走。", "Vete.")]
    listed = judge(market(lines), without=["meaning"])
    assert [each.pair.source for each in listed] == ["我没有三百万。", "别走。"]
    assert [reason.finding.code for reason in listed[0].reasons] == [
        "localise.number-lost",
        "localise.negation-lost",
    ]
    assert listed[0].doubt > listed[1].doubt


def test_the_termbase_is_one_of_the_reasons() -> None:
    base = Termbase(Lang("zh"), Lang("es"), (Term("老板", (Sense(("Patrón",), forbidden=("Jefe",)),)),))
    (first, *_) = judge(market(GOOD), base, without=["meaning"])
    assert first.pair.source == GOOD[0][0]
    assert first.reasons[0].finding.code == "localise.term-forbidden"


def test_lines_not_yet_written_are_left_alone() -> None:
    assert judge(market([("我没有三百万。", " ")])) == ()


TEXTS = st.text("不没三七万 个Aaño.!¿ไม่的5,", max_size=12)


@settings(max_examples=80)
@given(
    st.lists(st.tuples(TEXTS.filter(str.strip), TEXTS), max_size=5),
    st.sampled_from(["es", "th", "vi", "ar", "sw"]),
)
def test_doubts_are_ranked_and_within_bounds(said: list[tuple[str, str]], target: str) -> None:
    listed = judge(market(said, target), without=["meaning"])
    doubts = [each.doubt for each in listed]
    assert doubts == sorted(doubts, reverse=True)
    assert all(0 < doubt < 1 for doubt in doubts)
    assert all(each.pair.target.strip() for each in listed)
