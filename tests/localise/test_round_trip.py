"""Whatever a format does not name among its losses comes back as it was: a property of every format."""

from dataclasses import replace
from fractions import Fraction
from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shudian.localise import FORMATS
from shudian.localise.formats import losses as lost
from shudian.localise.formats.markup import settled
from shudian.model.text import Cue, Region, Run, Style, Track
from shudian.units import Lang, Span

WORD = st.text(alphabet="天青abIt's,;:—…()！？ศิลาأبيé-=+@", min_size=1, max_size=8).filter(
    lambda word: not word.isdigit() and "-->" not in word
)
LINE = st.lists(WORD, min_size=1, max_size=4).map(" ".join)
HUNDREDTH = st.integers(0, 10000).map(lambda share: share / 100)
REGIONS = st.builds(
    Region,
    st.none() | HUNDREDTH,
    st.none() | HUNDREDTH,
    st.none() | HUNDREDTH,
    st.sampled_from(("top", "middle", "bottom")),
    st.sampled_from(("start", "center", "end", "left", "right")),
    st.sampled_from(("", "", "", "rl", "lr")),
)
VALUES = {
    Style.RUBY: st.sampled_from(("てん", "tiān")),
    Style.COLOUR: st.sampled_from(("#ff0000", "#ffff00", "#0a0b0c")),
    Style.CLASS: st.sampled_from(("loud", "far.off", "wide")),
    Style.VOICE: st.sampled_from(("小满", "Old Seven")),
    Style.LANG: st.just("fr"),
    Style.TIME: st.just("00:00:01.500"),
}
#: What each loss covers of a cue.
COVERS = {
    lost.SPEAKERS: ("speaker",),
    lost.ELEMENTS: ("element",),
    lost.LINKS: ("source", "element"),
    lost.ROLES: ("role", "runs"),
    lost.PLACES: ("role", "region"),
    lost.BREAKS: ("lines", "runs"),
    lost.REGIONS: ("region", "role"),
    lost.TIMES: ("span",),
    lost.SIGNS: ("lines", "runs"),
    lost.RUBY: ("runs",),
    lost.VOICES: ("runs", "speaker"),
    lost.STYLES: ("runs",),
    lost.TOLD: ("runs",),
}


@st.composite
def runs(draw: st.DrawFn, lines: tuple[str, ...]) -> tuple[Run, ...]:
    """A run of each style at the most on a line: whole words, and never all of a cue by one voice."""
    made = []
    for at, line in enumerate(lines):
        for style in draw(st.lists(st.sampled_from(list(Style)), max_size=2, unique=True)):
            first = draw(st.integers(0, len(line) - 1))
            end = len(line) if style is Style.TIME else draw(st.integers(first + 1, len(line)))
            if style is Style.VOICE and len(lines) == 1:
                continue
            made.append(Run(at, first, end, style, draw(VALUES.get(style, st.just("")))))
    kept = settled(
        run for run in made if lines[run.line][run.first : run.end].strip() and run.style is not Style.VOICE
    )
    ruby = [run for run in kept if run.style is Style.RUBY]
    return tuple(run for run in kept if run.style is not Style.RUBY or run is ruby[0])


@st.composite
def cues(draw: st.DrawFn, start: Fraction) -> Cue:
    lines = tuple(draw(st.lists(LINE, min_size=1, max_size=2)))
    role = draw(st.sampled_from(("dialogue", "dialogue", "inner", "narration", "super")))
    return Cue(
        Span.of(start, start + Fraction(draw(st.integers(1, 100)), 25)),
        lines,
        draw(st.none() | st.sampled_from(("1.1.4", "2.1.10"))),
        draw(st.none() | st.sampled_from(("小满", "Ye & Co", "OLD, SEVEN"))),
        role,
        () if role in ("inner", "narration") else draw(runs(lines)),
        draw(st.none() | REGIONS),
        draw(st.none() | st.sampled_from(("intro", "7", "a b"))),
    )


@st.composite
def tracks(draw: st.DrawFn) -> Track:
    made: list[Cue] = []
    for _ in range(draw(st.integers(1, 3))):
        start = made[-1].span.end.seconds if made else Fraction(0)
        made.append(draw(cues(start + Fraction(draw(st.integers(0, 500)), 25))))
    return Track(1, Lang(draw(st.sampled_from(("en", "th", "zh", "ja")))), tuple(made))


def told(cue: Cue, form: str) -> set[str]:
    """The fields of a cue that its format says it cannot keep."""
    named = {finding.message.en for finding in FORMATS[form].losses(Track(1, Lang("en"), (cue,)))}
    return {
        field
        for what, fields in COVERS.items()
        if any(f" keep {what.en} (" in text for text in named)
        for field in fields
    }


def seen(cue: Cue, again: Cue) -> Cue:
    """What came back, without what it fills in where the cue left it to the profile."""
    if cue.region is None:
        return again
    usual = Region(anchor="top" if cue.role == "super" else "bottom")
    if again.region is None:
        return replace(again, region=cue.region) if cue.region == usual else again
    names = ("x", "y", "width")
    open_ = {name: None for name in names if getattr(cue.region, name) is None}
    return replace(again, region=replace(again.region, kept="", **open_))  # type: ignore[arg-type]  # all are None


@pytest.mark.parametrize("form", list(FORMATS))
@settings(max_examples=40)
@given(track=tracks())
def test_what_is_not_lost_comes_back(form: str, track: Track) -> None:
    again, findings = FORMATS[form].read(FORMATS[form].write(track), track.language, track.episode)
    assert again
    assert not [finding for finding in findings if finding.severity != "note"]
    assert len(again.cues) == len(track.cues)
    for cue, back in zip(track.cues, again.cues, strict=True):
        gone = told(cue, form)
        for field in ("span", "lines", "element", "speaker", "role", "runs", "region", "source"):
            if field not in gone:
                assert getattr(seen(cue, back), field) == getattr(cue, field), (field, cue, back)


@pytest.mark.parametrize("form", list(FORMATS))
@settings(max_examples=15)
@given(track=tracks())
def test_a_file_that_was_read_is_written_back_alike(form: str, track: Track) -> None:
    once, _ = FORMATS[form].read(FORMATS[form].write(track), track.language)
    assert once
    twice, _ = FORMATS[form].read(FORMATS[form].write(once), track.language)
    assert twice
    assert [cue for cue, _ in groupby(twice.cues)] == [cue for cue, _ in groupby(once.cues)]
