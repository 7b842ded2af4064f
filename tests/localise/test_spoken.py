"""Words that are heard become cues that end where speakers, pauses and sentences do."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shudian.finding import Severity
from shudian.localise import check, profile
from shudian.localise.spoken import segment
from shudian.localise.template import of_track, over_template
from shudian.model.speech import SpokenWord, Transcript
from shudian.model.text import Cue, Track
from shudian.units import Lang, Span

NETFLIX = profile("netflix")


def heard(language: str, *said: str, speed: float = 0.3) -> Transcript:
    """`heard("en", "Boss: You paid me. | Nobody said")`: words of 0.3 s; a bar is a pause of 2 s."""
    words, at = [], Fraction(1)
    for line in said:
        speaker, _, text = line.rpartition(": ")
        for word in text.split():
            if word == "|":
                at += 2
                continue
            end = at + Fraction(str(speed))
            words.append(SpokenWord(word, Span.of(at, end), speaker or None))
            at = end
    return Transcript(Lang(language), tuple(words))


def texts(track: Track) -> list[str]:
    return [" / ".join(cue.lines) for cue in track.cues]


def test_a_cue_ends_with_the_sentence_the_speaker_and_the_pause() -> None:
    said = heard(
        "en",
        "Boss: You paid me to talk. Nobody said what I should say, did they?",
        "Ling: I paid you to sell. | And you sold nothing.",
    )
    track = segment(said, NETFLIX)
    assert texts(track) == [
        "You paid me to talk.",
        "Nobody said what I should say, did they?",
        "I paid you to sell.",
        "And you sold nothing.",
    ]
    assert [cue.speaker for cue in track.cues] == ["Boss", "Boss", "Ling", "Ling"]
    assert not check(track, NETFLIX)


def test_chinese_words_are_joined_and_latin_ones_keep_their_space() -> None:
    track = segment(heard("zh", "学 Synfig Studio 吧 。"), NETFLIX)
    assert "".join("".join(cue.lines) for cue in track.cues) == "学Synfig Studio吧"


@pytest.mark.parametrize("words", [6, 12, 16])
def test_a_shot_change_decides_where_a_long_speech_is_split(words: int) -> None:
    said = heard(
        "en",
        "the old kiln is cold now, and the fire is out too, and so is he, my dear friend of better times",
        speed=0.32,
    )
    cut = 25 + 8 * words
    track = segment(said, NETFLIX, (cut,))
    assert cut in [cue.span.start.frame(Fraction(25)) for cue in track.cues]
    assert not [f for f in check(track, NETFLIX, (cut,)) if f.code.startswith("localise.shot")]


def test_the_same_words_give_the_same_cues() -> None:
    said = heard("th", "ศิลาดลฟ้ามาจากเหล็ก ใบนี้ฟ้าใสเกินไป ผสมโคบอลต์ค่ะ", speed=1.5)
    assert segment(said, NETFLIX) == segment(said, NETFLIX)


WORDS = st.sampled_from(
    "the a Ye Xiaoman bowl, kiln. 天青 靠的是 铁， ศิลาดลฟ้า أبي (حتى) “no” ...and and... 37".split()
)


@given(
    said=st.lists(st.tuples(WORDS, st.integers(0, 40), st.integers(1, 20), st.sampled_from("ab")), min_size=1, max_size=25),
    language=st.sampled_from(("en", "zh", "th", "ar", "ja")),
    name=st.sampled_from(("netflix", "vertical-9x16")),
)  # fmt: skip
@settings(max_examples=60)
def test_every_word_is_shown_once_and_in_order(
    said: list[tuple[str, int, int, str]], language: str, name: str
) -> None:
    words, at = [], 0
    for text, gap, length, speaker in said:
        at += gap
        words.append(SpokenWord(text, Span.of(Fraction(at, 25), Fraction(at + length, 25)), speaker))
        at += length
    rules = profile(name)
    track = segment(Transcript(Lang(language), tuple(words)), rules)
    dropped = rules.rule(Lang(language)).drop_at_line_end + " "
    shown = "".join(c for cue in track.cues for line in cue.lines for c in line if c not in dropped)
    assert shown == "".join(c for word in words for c in word.text if c not in dropped)
    assert not [
        f for f in check(track, rules) if f.code == "localise.overlap" or f.severity is Severity.ERROR
    ]


def template(*spans: tuple[int, int]) -> Track:
    return Track(1, Lang("en"), tuple(Cue(Span.of(*span), ("Yes.",), speaker="Boss") for span in spans))


@pytest.mark.parametrize(
    ("language", "lines"), [("es", ("Sí, claro.", "No vuelvo.")), ("zh", ("好，我走。", "不回来。"))]
)
def test_as_many_lines_as_cues_take_their_times(language: str, lines: tuple[str, ...]) -> None:
    over = over_template("\n".join(lines), Lang(language), template((1, 3), (10, 12)))
    track = segment(over, NETFLIX)
    assert [cue.span.start.seconds for cue in track.cues] == [1, 10]
    assert {cue.speaker for cue in track.cues} == {"Boss"}


def test_any_other_text_fills_the_time_that_is_spoken() -> None:
    text = "El horno viejo ya está frío. Y él también, mi viejo amigo. No queda nadie."
    over = over_template(text, Lang("es"), template((1, 3), (10, 13)))
    assert over.words[0].span.start.seconds == 1
    assert over.words[-1].span.end.seconds == 13
    assert not [word for word in over.words if 3 < word.span.start.seconds < 10]
    assert " ".join(word.text for word in over.words) == text


def test_a_track_gives_its_words() -> None:
    words = of_track(template((1, 3), (10, 13))).words
    assert [(word.text, word.span) for word in words] == [("Yes.", Span.of(1, 3)), ("Yes.", Span.of(10, 13))]
