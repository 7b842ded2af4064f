"""Links by scene number: kept between scenes that there are, said of the others."""

from dataclasses import replace

import pytest

from shudian.model.breakdown import Breakdown
from shudian.model.production import Link, LinkKind, Production
from shudian.plan.posing.links import links


def test_a_link_is_kept_by_scene(breakdown: Breakdown, production: Production) -> None:
    link = Link("1-1", " 3-2", LinkKind.EARLIER_DATE, "the bowl breaks")
    made, found = links(replace(production, links=(link,)), breakdown)
    assert made == (Link("s1-1", "s3-2", LinkKind.EARLIER_DATE, "the bowl breaks"),)
    assert found == []


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        ("9-9", "1-1", "no scene 9-9"),
        ("1-1", "", "no scene "),
        ("1-1", "1-1", "itself"),
        ("2-1", "1-1", "several"),
    ],
)
def test_a_loose_link_is_left_out_and_said(
    breakdown: Breakdown, production: Production, first: str, second: str, why: str
) -> None:
    twice = replace(breakdown.scenes[3], scene="again", number="2-1")
    made, found = links(
        replace(production, links=(Link(first, second),)),
        replace(breakdown, scenes=(*breakdown.scenes, twice)),
    )
    assert made == ()
    assert [finding.code for finding in found] == ["plan.link-loose"]
    assert why in found[0].message.en
