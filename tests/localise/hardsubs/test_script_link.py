"""Read subtitles beside the script."""

from shudian.localise.hardsubs.script import linked
from shudian.localise.hardsubs.vote import near, settled, voted
from shudian.model.text import Cue, Track
from shudian.units import Lang, Span

SCRIPT = {"1.1.1": "捞了三年，没捞着。", "1.1.2": "你进门之前先想清楚，这碗不能碰。", "1.1.3": "谁？"}


def track(*texts: str) -> Track:
    return Track(1, Lang("zh"), tuple(Cue(Span.of(at, at + 1), (text,)) for at, text in enumerate(texts)))


def test_a_misread_sign_is_set_right_and_the_line_linked() -> None:
    done, found = linked(track("你进内之前先想清楚"), SCRIPT)
    assert (done.cues[0].text, done.cues[0].element) == ("你进门之前先想清楚", "1.1.2")
    assert not found


def test_marks_of_the_picture_stay() -> None:
    done, _ = linked(track("捞了三年 没捞看"), SCRIPT)
    assert done.cues[0].text == "捞了三年 没捞着"


def test_what_the_script_does_not_have_is_left_and_told() -> None:
    done, found = linked(track("谁", "今天天气不错"), SCRIPT)
    assert [cue.element for cue in done.cues] == ["1.1.3", None]
    assert [each.code for each in found] == ["localise.not-in-script"]


def test_the_vote_goes_to_the_text_nearest_to_all() -> None:
    looks = [("进内", 0.99), ("进门", 0.8), ("进门", 0.9)]
    assert voted(looks) == ("进门", 0.9)
    assert not settled(looks[:2])
    assert settled([("进门", 0.99), ("进门", 0.7)])
    assert not near("走来", "进门")
