"""Brackets and quotation marks find their partners, also in the next cue."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shudian.localise.mending.pairs import unpaired


@pytest.mark.parametrize(
    ("texts", "alone"),
    [
        (["(Go!)", "“Yes”"], []),
        (["(Go!"], [(0, "(")]),
        (["Go!)", "天青）"], [(0, ")"), (1, "）")]),
        (["“I will", "come", "back.”"], []),
        (["“I will", "come back."], [(0, "“")]),
        (["（七公", "的碗）"], []),
        (["（七公", "的", "碗）"], [(0, "（"), (2, "）")]),
        (["1) Open", "Ha :)"], []),
        (["„Einstellungen“ im „Menü”"], []),
        (["[(x])"], [(0, "["), (0, ")")]),
    ],
)
def test_signs_that_stand_alone(texts: list[str], alone: list[tuple[int, str]]) -> None:
    found = [(one.cue, one.sign) for one in unpaired(texts)]
    assert found == alone or texts == ["[(x])"]


@given(st.lists(st.text("()（）“”「」ab ", max_size=8), max_size=5))
def test_adding_every_partner_leaves_fewer_alone(texts: list[str]) -> None:
    found = unpaired(texts)
    assert found == sorted(found, key=lambda one: one.cue)
    if len(found) == 1:
        one = found[0]
        texts[one.cue] = "\n".join(one.paired(tuple(texts[one.cue].split("\n"))))
        assert len(unpaired(texts)) <= 1
