"""`shudian localise convert`, as a person types it: formats, clocks, folders, broken files."""

import json
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from shudian.cli.localise import app
from shudian.localise.formats import FORMATS, ONLY_READ, reader_of
from shudian.localise.retime import retimed
from shudian.model.text import Cue, Run, Style, Track
from shudian.units import Lang, Span

SRT = "1\n00:00:01,000 --> 00:00:02,500\nBoss!\n"


@pytest.fixture
def convert(monkeypatch: pytest.MonkeyPatch) -> "Convert":
    monkeypatch.setenv("SHUDIAN_LANG", "en")
    return Convert()


class Convert:
    def __call__(self, *words: object) -> tuple[int, str]:
        done = CliRunner().invoke(app, ["convert", *map(str, words)])
        return done.exit_code, done.stderr


def test_frames_are_counted_exactly(convert: Convert, tmp_path: Path) -> None:
    file = tmp_path / "a.en.sub"
    file.write_text("{24}{48}Boss!|Thirty thousand!\n")
    assert convert(file, "-o", tmp_path / "a.ttml", "--frame-rate", "23.976") == (0, "")
    track, _ = FORMATS["ttml"].read((tmp_path / "a.ttml").read_bytes(), Lang("en"))
    assert track
    assert track.cues[0].span == Span.of(Fraction(1001, 1000), Fraction(2002, 1000))
    code, said = convert(file, "-o", tmp_path / "b.srt")
    assert code == 0
    assert "localise.no-frame-rate" in said


def test_times_are_scaled_and_then_moved(convert: Convert, tmp_path: Path) -> None:
    (tmp_path / "a.srt").write_text(SRT)
    convert(tmp_path / "a.srt", "-o", tmp_path / "b.srt", "--scale", "2", "--offset", "-3")
    assert "00:00:00,000 --> 00:00:02,000" in (tmp_path / "b.srt").read_text()
    code, said = convert(tmp_path / "a.srt", "-o", tmp_path / "c.srt", "--offset", "-9")
    assert (code, (tmp_path / "c.srt").exists()) == (0, False)
    assert "localise.dropped-cue" in said


@given(offset=st.fractions(0, 100), scale=st.fractions(Fraction(1, 4), 4))
def test_a_clock_changed_and_changed_back_is_the_same(offset: Fraction, scale: Fraction) -> None:
    track = Track(1, Lang("en"), (Cue(Span.of(1, 2), ("Yes",), runs=(Run(0, 0, 3, Style.BOLD),)),))
    there, _ = retimed(track, scale, offset)
    back, _ = retimed(there, 1 / scale, -offset / scale)
    assert back == track


def test_a_folder_at_once_and_every_fault_in_it(convert: Convert, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "ep01.en.srt").write_text(SRT)
    (folder / "ep01.en.vtt").write_text("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Bean>Security!\n")
    (folder / "ep02.en.srt").write_bytes(b"\x89PNG\0\0\0\0")
    (folder / "ep03.en.ass").write_text("nothing")
    (folder / "notes.txt").write_text("nothing")
    code, said = convert(folder, "-o", tmp_path / "out", "--to", "csv")
    assert code == 1
    assert "ep02.en.srt" in said
    assert "ep03.en.ass" in said
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["ep01.en.csv", "ep01.en.vtt.csv"]


def test_formats_may_be_named(convert: Convert, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SRT)
    assert convert(tmp_path / "a.txt", "-o", tmp_path / "b.txt", "--from", "srt", "--to", "vtt")[0] == 0
    assert (tmp_path / "b.txt").read_text().startswith("WEBVTT")


@pytest.mark.parametrize(
    "words",
    [
        ("a.srt", "-o", "b.stl"),
        ("a.srt", "-o", "b.vtt", "--frame-rate", "fast"),
        ("a.srt", "-o", "b.vtt", "--scale", "0"),
        ("a.srt", "-o", "b.vtt", "--offset", "soon"),
        ("a.srt", "-o", "b.vtt", "--from", "doc"),
        (".", "-o", "out"),
    ],
)
def test_bad_usage(
    convert: Convert, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.srt").write_text(SRT)
    assert convert(*words)[0] == 2


def test_archives_of_broadcasters_are_read(shared_data: Path) -> None:
    pytest.importorskip("ttconv")
    files = [f for f in (shared_data / "localise" / "ttconv").rglob("*") if f.suffix in (".scc", ".stl")]
    read = [reader_of(file).read(file.read_bytes(), Lang("en"))[0] for file in files]  # type: ignore[union-attr]  # all are known
    assert (len(files), sum(track is None for track in read)) == (56, 2)
    pop_on = next(track for file, track in zip(files, read, strict=True) if file.name == "pop-on.scc")
    assert pop_on
    assert pop_on.cues[0].span.start.seconds == Fraction(14167153, 3750)


def test_a_workbook_is_the_same_each_time_and_runs_no_formula() -> None:
    track = Track(1, Lang("en"), (Cue(Span.of(1, 2), ("=1+1", "-Yes")),))
    once, twice = (FORMATS["xlsx"].write(track) for _ in range(2))
    assert once == twice
    assert FORMATS["xlsx"].read(once, Lang("en")) == (track, [])
    table = FORMATS["csv"].write(track).decode("utf-8-sig")
    assert "'=1+1" in table


def test_a_wrong_row_of_a_table_is_named_and_the_others_read() -> None:
    data = b"start;end;text;role\n1;2;Yes;\nsoon;later;No;\n3;4;Maybe;chorus\n0:05;0:06,5;Well;inner\n"
    track, findings = FORMATS["csv"].read(data, Lang("en"))
    assert track
    assert [(cue.text, cue.span) for cue in track.cues] == [
        ("Yes", Span.of(1, 2)),
        ("Well", Span.of(5, Fraction(13, 2))),
    ]
    assert [(finding.code, finding.place.row) for finding in findings] == [
        ("localise.wrong-field", 3),
        ("localise.wrong-field", 3),
        ("localise.wrong-field", 4),
    ]


def test_an_encrypted_draft_says_so() -> None:
    _, findings = FORMATS["json"].read(b"QUJD" * 40, Lang("zh"))
    assert "encrypted" in findings[-1].message.en


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                (
                    "tracks",
                    "materials",
                    "texts",
                    "segments",
                    "type",
                    "id",
                    "content",
                    "target_timerange",
                    "start",
                    "duration",
                )
            ),
            inner,
        )
    ),
    max_leaves=12,
)


@given(tracks=JSON, texts=JSON)
def test_no_draft_raises(tracks: object, texts: object) -> None:
    for draft in (
        {"tracks": tracks, "materials": texts},
        {
            "tracks": [
                {
                    "type": "text",
                    "segments": [{"material_id": "1", "target_timerange": tracks, "clip": texts}],
                }
            ],
            "materials": {"texts": [{"id": "1", "content": texts, "alignment": tracks}]},
        },
    ):
        FORMATS["json"].read(json.dumps(draft).encode(), Lang("zh"))


@settings(max_examples=60)
@given(data=st.data())
def test_no_broken_file_raises(data: st.DataObject) -> None:
    """A whole file of each format, some of its bytes others."""
    track = Track(
        1, Lang("en"), (Cue(Span.of(1, 2), ("Boss!",), "1.1.4", "Ye", runs=(Run(0, 0, 2, Style.ITALIC),)),)
    )
    name = data.draw(st.sampled_from([*FORMATS, *ONLY_READ]))
    whole = bytearray(
        FORMATS[name].write(track)
        if name in FORMATS
        else b"Scenarist_SCC V1.0\n\n00:00:01;02\t9420 9420 c8e9"
        if name == "scc"
        else b"850STL25.01" + b"0" * 1013 + bytes(128)
    )
    for _ in range(data.draw(st.integers(0, 6))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=4))
        if not whole:
            return
    form = FORMATS.get(name) or ONLY_READ[name]
    form.read(bytes(whole), Lang("en"))
