"""TTML and its kin: what broadcasters and Netflix send, read and written back."""

from pathlib import Path

import pytest

from shudian.localise import FORMATS
from shudian.model.text import Cue, Region, Run, Style, Track
from shudian.units import Lang, Span

pytest.importorskip("ttconv")

#: Files of w3c/imsc-tests that show no words: pictures, no body, or text that only an animation reveals.
WORDLESS = {
    "altText1", "aspectRatio3", "aspectRatio4", "aspectRatio6", "displayAspectRatio003", "displayAspectRatio004",
    "image001", "Structure002", "Display004", "Visibility002",
}  # fmt: skip


@pytest.mark.slow
def test_the_imsc_suite_is_read_and_written_back(shared_data: Path) -> None:
    files = sorted((shared_data / "localise" / "imsc-tests").rglob("*.ttml"))
    assert len(files) == 320
    form, wordless = FORMATS["ttml"], set()
    for file in files:
        track, findings = form.read(file.read_bytes(), Lang("en"))
        if track is None:
            errors = [finding.code for finding in findings if finding.severity == "error"]
            assert errors == ["localise.no-cues"]
            wordless.add(file.stem)
            continue
        assert form.read(form.write(track), track.language)[0] == track, file.name
    assert wordless == WORDLESS


def test_columns_and_readings_of_japanese_come_back() -> None:
    cue = Cue(
        Span.of(1, 3),
        ("天青の器",),
        "1.1.4",
        "小満",
        runs=(Run(0, 0, 2, Style.RUBY, "てんせい"), Run(0, 0, 4, Style.ITALIC)),
        region=Region(10, 90, 80, "bottom", "start", "rl"),
    )
    track = Track(1, Lang("ja"), (cue,))
    for form in (FORMATS["ttml"], FORMATS["xml"]):
        data = form.write(track)
        assert form.losses(track) == []
        assert form.read(data, Lang("ja")) == (track, [])
        assert b'tts:writingMode="tbrl"' in data
    assert 'tts:ruby="text">てんせい<' in data.decode()


def test_netflix_gets_ttml1_where_no_columns_are_needed() -> None:
    runs = (Run(0, 0, 4, Style.RUBY, "x"),)
    track = Track(1, Lang("en"), (Cue(Span.of(1, 3), ("Boss",), runs=runs),))
    text = FORMATS["xml"].write(track).decode()
    assert 'ttp:frameRate="24" ttp:frameRateMultiplier="1000 1001"' in text
    assert "ruby" not in text
    assert [finding.message.en for finding in FORMATS["xml"].losses(track)] == [
        "Netflix TTML does not keep readings above characters (1)."
    ]


def test_a_paragraph_whose_words_come_one_after_another_is_a_cue_for_each_state() -> None:
    data = b"""<tt xmlns="http://www.w3.org/ns/ttml" xml:lang="en"><body><div>
      <p begin="1s" end="4s"><span end="2s">One</span><span begin="1s"> two</span></p></div></body></tt>"""
    track, _ = FORMATS["ttml"].read(data, Lang("en"))
    assert track
    assert [(cue.span, cue.text) for cue in track.cues] == [
        (Span.of(1, 2), "One"),
        (Span.of(2, 3), "One two"),
        (Span.of(3, 4), "two"),
    ]


def test_what_never_ends_is_given_an_end() -> None:
    data = b'<tt xmlns="http://www.w3.org/ns/ttml" xml:lang="en"><body><div><p>Always</p></div></body></tt>'
    track, findings = FORMATS["ttml"].read(data, Lang("en"))
    assert track
    assert track.cues[0].span == Span.of(0, 10)
    assert [finding.code for finding in findings] == ["localise.open-end"]
