"""Overlays: dated, filled in, in their place, and large enough to read."""

from datetime import date
from fractions import Fraction

import numpy as np
import pytest
from tests.cut.titles.lettered import Drawn, set_in, track, within

from shudian.cut import platforms
from shudian.cut.titles import Wanted, overlay_rules, overlays
from shudian.cut.titles.overlays import Rule
from shudian.units import Lang, Span

RATE = Fraction(25)
FACTS = {
    "licence": "（总）网微剧审字（2026）第001号",
    "filing": "微短剧备字（2026）第00123号",
    "rating": "TV-14",
    "title": "长夜",
}
NAMES = [rule.name for rule in overlay_rules()]


def wanted(rule: Rule) -> Wanted:
    return Wanted(rule.name, FACTS, Span.of(1, 3) if rule.at == "span" else None)


@pytest.mark.parametrize("rule", overlay_rules(), ids=NAMES)
def test_each_rule_says_where_it_comes_from(rule: Rule) -> None:
    assert rule.source
    assert rule.read <= date(2100, 1, 1)
    assert rule.address or "House" in rule.source or "source" in rule.unverified or "As cn-ai" in rule.source
    assert all("{" not in fact for fact in rule.facts)
    if rule.market == "CN":
        assert next(iter(rule.text)) == "zh"


@pytest.mark.parametrize("rule", overlay_rules(), ids=NAMES)
@pytest.mark.parametrize("profile", ["vertical-9x16", "douyin", "horizontal-16x9"])
def test_each_overlay_fits_in_its_languages(rule: Rule, profile: str) -> None:
    for tag in rule.text:
        made, found = overlays([wanted(rule)], Lang(tag), frames=500, rate=RATE)
        assert [one.code for one in found] == ["cut.overlay-unverified"] * bool(rule.unverified)
        size = platforms.profile(profile).size
        _, codes = set_in(track("en", "Hello"), size, profile, overlays=made)
        needs = {"cut.no-font"} if tag == "hi" else set()  # its face is brought by a folder
        assert set(codes) <= needs


def test_when_an_overlay_stands() -> None:
    def frames(rule: str, span: Span | None = None, of: int = 1000) -> tuple[int, int]:
        (made,), _ = overlays([Wanted(rule, FACTS, span)], Lang("zh"), frames=of, rate=RATE)
        return made.first, made.end

    assert frames("cn-licence") == (0, 75)
    assert frames("cn-ai-mark") == (0, 1000)
    assert frames("us-rating", of=100) == (0, 100)
    assert frames("in-tobacco", Span.of(2, Fraction(5, 2))) == (50, 63)
    assert frames("in-tobacco", Span.of(900, 901)) == (999, 1000)


def test_what_an_overlay_lacks_is_told() -> None:
    made, found = overlays(
        [Wanted("cn-licence"), Wanted("in-tobacco"), Wanted("us-rating", {"rating": " "})],
        Lang("en"),
        frames=9,
        rate=RATE,
    )
    assert not made
    assert [one.code for one in found] == ["cut.overlay-wants"] * 3
    assert "span" in found[1].message.en
    with pytest.raises(KeyError):
        overlays([Wanted("no-such")], Lang("en"), frames=9, rate=RATE)


def test_the_language_of_the_market_comes_first_where_the_track_has_none() -> None:
    (made,), _ = overlays([Wanted("cn-ai")], Lang("th"), frames=99, rate=RATE)
    assert (made.language, made.text) == (Lang("zh"), "本片含人工智能生成内容")
    (made,), _ = overlays([Wanted("fiction")], Lang("es-419"), frames=99, rate=RATE)
    assert made.text.startswith("Esta historia")


def test_the_mark_of_ai_is_a_twentieth_of_the_shorter_side(drawn: Drawn) -> None:
    made, _ = overlays([Wanted("cn-ai")], Lang("zh"), frames=99, rate=RATE)
    lettering, _ = set_in(track("zh", "好", seconds=9), overlays=made)
    picture = drawn.picture(lettering, 60)[:900]
    assert not (abs(picture - 112) > 10).any(), "it stands two seconds"
    picture = drawn.picture(lettering, 10)[:900]
    rows = np.flatnonzero((picture > 200).any(axis=1))
    assert rows[-1] - rows[0] + 1 >= 0.05 * 1080 - 1


def test_overlays_and_subtitles_do_not_cover_each_other(drawn: Drawn) -> None:
    size = (540, 960)
    asked = [
        Wanted(name, FACTS, Span.of(0, 3) if name == "in-tobacco" else None)
        for name in ("cn-licence", "in-tobacco", "fiction", "cn-ai", "us-rating")
    ]
    made, _ = overlays(asked, Lang("en"), frames=99, rate=RATE)
    alone = [set_in(track("en", "x", seconds=1), size, overlays=[one])[0] for one in made]
    together, codes = set_in(track("en", "Come back to me."), size, overlays=made)
    assert not codes
    ink = drawn.ink(together)
    assert ink
    assert within(ink, "vertical-9x16", size)
    lit = (drawn.picture(together) > 200).sum()
    apart = sum((drawn.picture(one, 30) > 200).sum() for one in alone)
    text = (drawn.picture(set_in(track("en", "Come back to me."), size)[0]) > 200).sum()
    assert abs(lit - apart - text) < 0.02 * lit


def test_a_card_is_black_to_the_edges_with_its_text_in_the_middle(drawn: Drawn) -> None:
    made, _ = overlays([Wanted("opening-card", FACTS)], Lang("zh"), frames=99, rate=RATE)
    lettering, _ = set_in(track("zh", "好", seconds=9), (270, 480), overlays=made)
    picture = drawn.picture(lettering)
    assert picture[0, 0] < 5
    assert picture[-1, -1] < 5
    columns = np.flatnonzero((picture[:300] > 150).any(axis=0))
    assert abs((columns[0] + columns[-1]) / 2 - 135) < 4
    assert (picture[300:] > 150).any(), "the subtitle stands on the card"
