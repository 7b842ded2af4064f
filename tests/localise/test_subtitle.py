"""From a timeline and lines to cues."""

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shudian.finding import Severity
from shudian.localise import check, subtitle
from shudian.localise.profile import profile
from shudian.localise.source import source_lines
from shudian.model.series import Episode, Series
from shudian.model.text import AdaptedScript, Timeline, Track
from shudian.script import timeline
from shudian.units import Lang

Stage = Callable[..., tuple[Timeline, Episode, AdaptedScript]]


def shown(track: Track) -> list[str]:
    return [f"{c.span.start.clock()} {c.span.end.clock()} {' / '.join(c.lines)}" for c in track.cues]


def test_a_line_shows_while_it_is_heard(stage: Stage) -> None:
    track, findings = subtitle(*stage("en", [("小满: 假的。", "It's fake.", 1.2)], pause=1))
    assert shown(track) == ["00:00:01.000 00:00:02.200 It's fake."]
    assert track.cues[0].speaker == "小满"
    assert track.cues[0].element == "1.1.1"
    assert not findings


def test_a_short_line_stays_long_enough_to_be_seen(stage: Stage) -> None:
    track, _ = subtitle(*stage("en", [("小满: 我。", "Me.", 0.4)], pause=2))
    assert shown(track) == ["00:00:01.000 00:00:01.840 Me."]  # 21 frames, the first count over 5/6 s


def test_a_hurried_line_stays_into_the_silence_as_long_as_it_needs_and_no_longer_than_all_may_be_stretched(
    stage: Stage,
) -> None:
    track, findings = subtitle(*stage("en", [("小满: 一", "Sky celadon is iron. Too clean.", 0.8)], pause=3))
    assert track.cues[0].span.seconds == Fraction(39, 25)  # 31 characters at 20 a second
    assert not findings
    track, findings = subtitle(
        *stage(
            "en", [("小满: 一", "Sky celadon is iron, and this one here is much too clean.", 0.1)], pause=4
        )
    )
    assert track.cues[-1].span.end.seconds <= Fraction(
        26, 10
    )  # half a second past the speech and one borrowed
    assert [finding.code for finding in findings] == ["localise.too-fast"]


def test_neighbours_keep_two_frames_and_leave_no_flicker(stage: Stage) -> None:
    said = [("小满: 假的。", "It's fake.", 1.2), ("周岭: 谁干的？", "Who did it?", 1.2)]
    for pause in (0, 0.2, 0.4):
        track, _ = subtitle(*stage("en", said, pause=pause))
        first, second = track.cues
        assert second.span.start.seconds - first.span.end.seconds == Fraction(2, 25)
    track, _ = subtitle(*stage("en", said, pause=2))
    assert track.cues[1].span.start.seconds - track.cues[0].span.end.seconds == 2


def test_what_does_not_fit_two_lines_becomes_cues_at_the_clauses(stage: Stage) -> None:
    said = "Sky celadon is iron. This blue's too clean. That's cobalt, and you knew it."
    track, findings = subtitle(*stage("en", [("小满: 一", said, 5.0)]))
    assert [" ".join(cue.lines) for cue in track.cues] == [
        "Sky celadon is iron. This blue's too clean.",
        "That's cobalt, and you knew it.",
    ]
    assert {cue.element for cue in track.cues} == {"1.1.1"}
    assert not findings


def test_on_screen_text_is_translated_but_not_repeated(stage: Stage) -> None:
    said = [("字幕: 三年前", "Three years ago", 2.0), ("小满: 假的。", "It's fake.", 1.2)]
    track, _ = subtitle(*stage("en", said))
    assert [cue.role for cue in track.cues] == ["super", "dialogue"]
    assert track.cues[0].speaker is None
    track, _ = subtitle(*stage("zh", [("字幕: 三年前", "三年前", 2.0), ("小满: 假的。", "假的。", 1.2)]))
    assert [cue.text for cue in track.cues] == ["假的"]


def test_the_inner_voice_is_a_role(stage: Stage) -> None:
    track, _ = subtitle(*stage("en", [("小满(OS): 灭了。", "It went out.", 1.2)]))
    assert track.cues[0].role == "inner"


def test_a_line_that_nobody_adapted_is_named(stage: Stage) -> None:
    said = [("小满: 假的。", None, 1.2), ("周岭: 谁干的？", "Who did it?", 1.2)]
    track, findings = subtitle(*stage("en", said))
    assert len(track.cues) == 1
    assert [f.in_("en") for f in findings] == [
        (
            "episode 1 · scene 1-1 · element 1.1.1: warning localise.no-line: No en line for “假的。”. "
            "→ Write the line; until then it has no subtitle."
        )
    ]


def test_an_episode_without_any_line_is_one_error(stage: Stage) -> None:
    track, findings = subtitle(*stage("en", [("小满: 假的。", None, 1.2), ("周岭: 谁？", None, 1.2)]))
    assert not track.cues
    assert [(f.code, f.severity) for f in findings] == [("localise.no-lines", Severity.ERROR)]


def test_a_line_outside_the_timeline_is_named(stage: Stage) -> None:
    said = [("小满: 假的。", "It's fake.", 1.2), ("周岭: 谁？", "Who?", 1.2)]
    times, episode, lines = stage("en", said)
    short = type(times)(1, times.beats[:1])
    _, findings = subtitle(short, episode, lines)
    assert [f.code for f in findings] == ["localise.not-timed"]


def test_a_word_too_wide_for_any_line_is_an_error_and_stays_whole(stage: Stage) -> None:
    word = "Donaudampfschifffahrtsgesellschaft"
    track, findings = subtitle(*stage("de", [("小满: 一", word, 3.0)]))
    assert track.cues[0].lines == (word,)
    assert [f.code for f in findings] == ["localise.too-wide"]


def test_a_script_without_a_face_is_a_warning(stage: Stage) -> None:
    _, findings = subtitle(*stage("am", [("小满: 假的。", "ሰላም", 1.2)]))
    assert [f.code for f in findings] == ["localise.no-typeface"]


SAID = st.lists(
    st.tuples(
        st.sampled_from(("小满: 一", "周岭(OS): 二", "字幕: 三")),
        st.text(alphabet="天青靠的铁，。！ab cde. Tเตามัง ر أ?…", min_size=1, max_size=90),
        st.sampled_from((0.2, 0.6, 1.2, 3.0, 9.0)),
    ),
    min_size=1,
    max_size=5,
)


@given(
    said=SAID,
    pause=st.sampled_from((0.0, 0.2, 1.0)),
    language=st.sampled_from(("en", "zh", "th", "ar")),
    name=st.sampled_from(("vertical-9x16", "netflix")),
)
def test_no_overlap_all_on_the_grid_nothing_lost(
    stage: Stage, said: list[tuple[str, str | None, float]], pause: float, language: str, name: str
) -> None:
    rules = profile(name)
    track, findings = subtitle(*stage(language, said, pause=pause), rules)
    ends = Fraction(0)
    for cue in track.cues:
        assert cue.span.start.seconds >= ends
        assert cue.span.start.seconds * 25 % 1 == 0
        assert cue.span.end.seconds * 25 % 1 == 0
        ends = cue.span.end.seconds
    dropped = rules.rule(Lang(language)).drop_at_line_end
    wanted = "".join(text for _, text, _ in said if text)
    got = "".join(cue.text for cue in track.cues)
    assert [c for c in got if not c.isspace() and c not in dropped] == [
        c for c in wanted if not c.isspace() and c not in dropped
    ]
    judged = {f.code for f in check(track, rules)}
    assert "localise.overlap" not in judged
    assert ("localise.too-wide" in judged) == any(f.code == "localise.too-wide" for f in findings)
    assert "localise.too-many-lines" not in judged


@pytest.mark.parametrize("number", range(1, 9))
def test_every_episode_of_the_house_series_can_be_read_in_chinese(chinese: Series, number: int) -> None:
    episode = chinese.episode(number)
    track, findings = subtitle(timeline(episode), episode, source_lines(chinese))
    assert track.cues
    assert not findings
    assert not check(track)
