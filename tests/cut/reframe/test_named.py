"""Subtitles without names get their speakers from the script that they follow."""

from hypothesis import given
from hypothesis import strategies as st

from shudian.cut.reframe.named import named
from shudian.model.series import Element, ElementKind, Source, Voice
from shudian.model.text import Cue, Track
from shudian.units import Lang, Span


def line(who: str, text: str, voice: Voice | None = None) -> Element:
    return Element(f"{who}{text}", ElementKind.DIALOGUE, text, Source(1), character=who, voice=voice)


SCRIPT = [
    line("林晚", "你还知道回来？三年了，你一封信都没有。"),
    line("陈默", "我有我的苦衷。"),
    line("林晚", "好。"),
    line("陈默", "（电话里）别等我了，今晚我不回来。", Voice.PHONE),
    line("林晚", "我就知道会是这样。", Voice.INNER),
    line("陈默", "好。"),
]


def track(*texts: str, speaker: str | None = None) -> Track:
    cues = tuple(Cue(Span.of(at, at + 1), (text,), speaker=speaker) for at, text in enumerate(texts))
    return Track(1, Lang("zh"), cues)


def test_a_line_cut_into_several_subtitles_is_all_of_one_speaker() -> None:
    told, lost = named(track("你还知道回来", "三年了你一封信都没有", "我有我的苦衷", "好", "好。"), SCRIPT)
    assert [cue.speaker for cue in told.cues] == ["林晚", "林晚", "陈默", "林晚", "林晚"]
    assert lost == 0


def test_a_short_word_is_not_looked_for_far_ahead() -> None:
    told, lost = named(track("你还知道回来", "好"), [SCRIPT[0], *SCRIPT[3:]])
    assert [cue.speaker for cue in told.cues] == ["林晚", None]
    assert lost == 1


def test_a_slightly_reworded_line_is_still_found_and_a_foreign_one_is_not() -> None:
    told, lost = named(track("你还知道要回来", "Where have you been?", "我有我的苦楚"), SCRIPT)
    assert [cue.speaker for cue in told.cues] == ["林晚", None, "陈默"]
    assert lost == 1


def test_a_voice_that_nobody_in_the_picture_speaks_is_narration() -> None:
    told, _ = named(track("别等我了，今晚我不回来", "我就知道会是这样"), SCRIPT)
    assert [cue.role for cue in told.cues] == ["narration", "inner"]


def test_a_name_in_the_subtitles_stands() -> None:
    told, lost = named(track("我有我的苦衷", speaker="路人"), SCRIPT)
    assert told == track("我有我的苦衷", speaker="路人")
    assert lost == 0


@given(st.lists(st.text(min_size=1, max_size=12).filter(str.strip), min_size=1, max_size=8))
def test_nothing_but_names_and_roles_is_changed(texts: list[str]) -> None:
    given_track = track(*texts)
    told, lost = named(given_track, SCRIPT)
    assert [(cue.span, cue.lines) for cue in told.cues] == [(cue.span, cue.lines) for cue in given_track.cues]
    assert lost == sum(cue.speaker is None for cue in told.cues)
