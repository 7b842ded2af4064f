"""A house's own profile says what differs, and nothing that no profile knows."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shudian.localise.house_profile import read_profile
from shudian.localise.profile import PROFILES, profile
from shudian.units import Lang


def refused(text: str) -> str:
    made, findings = read_profile(text.encode(), "house.toml")
    assert made is None
    assert findings
    return findings[0].in_("en")


def test_what_is_not_said_is_inherited() -> None:
    text = 'extends = "netflix-sdh"\n[language.en]\nchars = 37\n[language.sv]\ncps = 15\n[time]\nmost = "6"\n'
    made, findings = read_profile(text.encode(), "house.toml")
    assert made
    assert not findings
    base = profile("netflix-sdh")
    assert (made.name, made.most, made.rate) == ("house", Fraction(6), base.rate)
    assert (made.rule(Lang("en")).chars, made.rule(Lang("en")).cps) == (37, 20)
    assert (made.rule(Lang("sv")).chars, made.rule(Lang("sv")).cps) == (42, 15)
    assert made.rule(Lang("zh")) == base.rule(Lang("zh"))
    assert profile("netflix-sdh") == base


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('extends = "cinema"', "no profile cinema"),
        ("[language.en]\ncharz = 3", "language.en.charz"),
        ("[language.en]\nchars = true", "chars = True"),
        ("[language.en]\nchars = 0", "allows no character"),
        ("[frame]\nwidth = 'wide'", "width = 'wide'"),
        ("[time]\nleast = '9'", "not below"),
        ("frame = 3", "frame = 3"),
        ("[language.en]\ndash = 'long'", "long"),
        ("[frame]\nrate = '0'", "rate"),
        ("[time]\nleast = '1/0'", "Fraction"),
        ("[free]\nleft = 50\nright = 50", "no letter fits"),
        ("a = [", "no profile"),
    ],
)
def test_what_makes_no_sense_is_refused_with_the_reason(text: str, why: str) -> None:
    assert why in refused(text)


TREE = st.recursive(
    st.one_of(st.integers(-5, 2000), st.booleans(), st.sampled_from(['"1/2"', '"netflix"', '"both"', "[]", "0.5"])),
    lambda inner: st.dictionaries(st.sampled_from("frame type free lines time shots language en chars".split()), inner),
    max_leaves=6,
)  # fmt: skip


def toml(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name} = {toml(each)}" for name, each in value.items()) + "}"
    return str(value).lower() if isinstance(value, bool) else str(value)


@given(base=st.sampled_from(PROFILES), tree=st.dictionaries(st.sampled_from("frame type free lines time shots language".split()), TREE))  # fmt: skip
def test_any_file_gives_a_profile_or_a_reason(base: str, tree: dict[str, object]) -> None:
    text = f'extends = "{base}"\n' + "\n".join(f"{name} = {toml(value)}" for name, value in tree.items())
    made, findings = read_profile(text.encode(), "house.toml")
    assert made or findings


@given(st.binary(max_size=60))
def test_any_bytes_give_a_profile_or_a_reason(data: bytes) -> None:
    made, findings = read_profile(data, "house.toml")
    assert made or findings
