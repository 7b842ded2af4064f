"""What a node's key holds: everything that decides its bytes, and nothing else."""

import json
import re
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shudian import fonts
from shudian.cut.lettering import Lettering, Line
from shudian.cut.platforms import profile
from shudian.cut.probe import Source
from shudian.cut.season.graph import Plan, plan
from shudian.cut.season.order import Burned, Episode, Heard, Season
from shudian.cut.season.picture import Rung
from shudian.cut.season.source import Master, timed
from shudian.model.media import CropKey, CropPath, MediaInfo, Shot
from shudian.model.work import Given, Node
from shudian.units import Lang

RATE = Fraction(25)
LINES = st.lists(
    st.tuples(st.integers(0, 290), st.integers(1, 80)).map(lambda at: (at[0], min(300, at[0] + at[1]))),
    max_size=6,
)
LATIN = fonts.Face("Latn", "Noto Sans", Path("latin.ttf"))
HEADER = "[Script Info]\nPlayResX: 1080\n\n[V4+ Styles]\nStyle: Default,Noto Sans,80\n"
VERTICAL, DOUYIN = profile("vertical-9x16"), profile("douyin")
TALL = (Rung(1080, 1920, 8_000_000), Rung(360, 640, 1_200_000))


def master(digest: str = "a" * 64, frames: int = 300) -> Master:
    info = MediaInfo("mp4", 1920, 1080, RATE, frames, frames / RATE, "h264")
    times = tuple(at / RATE for at in range(frames))
    return Master(Source(Path("ep01.mov"), info, 0, 1, Fraction(0), Fraction(0), times), digest)


def lettering(*lines: Line) -> Lettering:
    return Lettering((1080, 1920), HEADER, lines, (LATIN,), RATE)


def burned(tag: str, *lines: Line) -> Burned:
    return Burned(Lang(tag), (VERTICAL,), lettering(*lines))


def path(*keys: CropKey) -> CropPath:
    return CropPath(1920, 1080, 606, 1080, RATE, (Shot(0, 150), Shot(150, 300)), keys)


EPISODE = Episode(
    "ep01",
    master(),
    path(CropKey(0, 100.7, 0), CropKey(150, 200, 0), CropKey(299, 260, 0)),
    (burned("en", Line(30, 60, "Hello"), Line(200, 230, "Good night")), burned("th", Line(30, 60, "สวัสดี"))),
    {Lang("en"): "1\n00:00:01,200 --> 00:00:02,400\nHello\n"},
    {None: Heard((("whole", "b" * 64),), 1)},
)
SEASON = Season((EPISODE,), TALL, faces={LATIN.path: "c" * 64})
BUILD = "ffmpeg 9 threads=1"


def planned(episode: Episode = EPISODE, season: Season = SEASON, build: str = BUILD) -> Plan:
    return plan(replace(season, episodes=(episode,)), build)


def pictures(made: Plan) -> dict[str, str]:
    """Frames and look of each segment -> what decides it."""
    return {
        node.name: repr((node.settings, node.inputs, node.version))
        for node in made.graph.nodes
        if node.verb == "cut.season.picture"
    }


def changed(episode: Episode = EPISODE, season: Season = SEASON, build: str = BUILD) -> set[str]:
    """Segments that a changed order asks for and the old one did not."""
    before = set(pictures(planned()).values())
    after = pictures(planned(episode, season, build))
    return {name for name, decides in after.items() if decides not in before}


def spans(names: set[str]) -> set[tuple[int, int, bool]]:
    """First frame, end and whether the picture is clean."""
    parts = (name.split("/") for name in names)
    return {
        (int(cell.partition("-")[0]), int(cell.partition("-")[2]), look == "clean")
        for *_, cell, look in parts
    }


def test_the_same_order_asks_for_nothing_new() -> None:
    assert not changed()


def test_a_changed_line_asks_for_its_own_frames_in_its_own_language() -> None:
    texts = (burned("en", Line(30, 60, "Hallo"), Line(200, 230, "Good night")), EPISODE.burned[1])
    assert spans(changed(replace(EPISODE, burned=texts))) == {(30, 60, False)}


def test_a_face_that_changed_asks_for_every_line_and_nothing_clean() -> None:
    asked = changed(season=replace(SEASON, faces={LATIN.path: "d" * 64}))
    assert spans(asked) == {(30, 60, False), (200, 230, False)}
    assert len(asked) == 3


def test_a_style_that_changed_asks_for_every_line_of_it() -> None:
    other = replace(EPISODE.burned[0].lettering, header=HEADER.replace("80", "90"))
    texts = (replace(EPISODE.burned[0], lettering=other), EPISODE.burned[1])
    assert spans(changed(replace(EPISODE, burned=texts))) == {(30, 60, False), (200, 230, False)}


def test_a_moved_key_asks_for_its_shot_alone() -> None:
    moved = path(CropKey(0, 100.7, 0), CropKey(150, 200, 0), CropKey(299, 280, 0))
    asked = spans(changed(replace(EPISODE, path=moved)))
    assert asked
    assert min(first for first, _, _ in asked) == 150


@given(LINES, LINES)
def test_every_file_shows_every_frame_once_in_order_and_each_line_where_it_stands(
    english: list[tuple[int, int]], thai: list[tuple[int, int]]
) -> None:
    said = {"en": [Line(first, end, f"en{first}") for first, end in english]}
    said["th"] = [Line(first, end, f"th{first}") for first, end in thai]
    made = planned(replace(EPISODE, burned=tuple(burned(tag, *lines) for tag, lines in said.items())))
    documents = {node.name: (json.loads(node.settings)["look"] or {"document": ""})["document"]
                 for node in made.graph.nodes if node.verb == "cut.season.picture"}  # fmt: skip
    for name, segments in made.pictures.items():
        assert [at for first, end, _ in segments for at in range(first, end)] == list(range(300))
        lines = said.get(name.split("/")[1], [])
        for first, end, node in segments:
            standing = {line.text for line in lines if line.first < end and line.end > first}
            assert standing == set(re.findall(r"(?:en|th)\d+", documents[node]))


def test_where_the_rate_varies_a_shot_begins_with_the_frame_that_shows_it_first() -> None:
    whole, path = EPISODE.master, EPISODE.path
    assert path
    held = tuple(
        at for at in range(300) for _ in range(1 + (at < 20))
    )  # the first twenty stand twice as long
    info = replace(whole.source.info, frames=320, seconds=320 / RATE)
    uneven = Master(replace(whole.source, info=info), whole.digest, held)
    made = planned(replace(EPISODE, master=uneven, path=timed(path, held)))
    cells = {(first, end): json.loads(node.settings) for node in made.graph.nodes if node.verb == "cut.season.picture"
             for first, end, _ in spans({node.name})}  # fmt: skip
    assert any(first == 170 for first, _ in cells)
    assert all(said["varies"] for said in cells.values())
    moving = [said["views"][0] for (first, _), said in cells.items() if first == 170]
    assert moving
    assert all(view == ["crop", [200, 0, 606, 1080]] for view in moving)


@pytest.mark.parametrize(
    ("season", "build"),
    [
        (replace(SEASON, quality=21), BUILD),
        (replace(SEASON, preset="medium"), BUILD),
        (SEASON, "ffmpeg 9 threads=2"),
        (SEASON, "ffmpeg 9.1 threads=1"),
    ],
)
def test_encoder_threads_and_build_ask_for_everything(season: Season, build: str) -> None:
    assert changed(season=season, build=build) == set(pictures(planned()))


def test_another_source_asks_for_everything() -> None:
    assert changed(replace(EPISODE, master=master("e" * 64))) == set(pictures(planned()))


def test_languages_share_what_carries_no_text_and_platforms_of_one_kind_share_the_file() -> None:
    both = replace(
        EPISODE, burned=tuple(replace(one, platforms=(VERTICAL, DOUYIN)) for one in EPISODE.burned)
    )
    made = planned(both)
    clean = {
        part
        for name in ("en", "th")
        for part in made.pictures[f"ep01/{name}/douyin.mp4"]
        if "clean" in part[2]
    }
    ladder = set(made.pictures["ep01/1080x1920.mp4"])
    assert clean <= ladder
    assert made.files["ep01/en/douyin.mp4"] == made.files["ep01/en/vertical-9x16.mp4"]
    assert len(pictures(made)) == len(ladder) + 3


def test_equal_text_in_two_languages_is_drawn_once() -> None:
    mark = Line(0, 300, "AI")
    texts = (burned("en", mark, Line(30, 60, "Hello")), burned("th", mark, Line(90, 120, "สวัสดี")))
    made = planned(replace(EPISODE, burned=texts))
    assert {part[2] for part in made.pictures["ep01/en/vertical-9x16.mp4"]} & {
        part[2] for part in made.pictures["ep01/th/vertical-9x16.mp4"]
    }


def test_without_a_ladder_nothing_clean_is_made_that_no_language_shows() -> None:
    texts = (burned("en", Line(0, 300, "all along")),)
    made = planned(replace(EPISODE, burned=texts), replace(SEASON, rungs=()))
    assert not any("clean" in name for name in pictures(made))


def test_a_still_shot_is_cut_out_on_even_pixels_and_a_moving_one_is_warped() -> None:
    clean = {node.name.split("/")[2]: node.settings for node in planned().graph.nodes if "clean" in node.name}
    still = [settings for cell, settings in clean.items() if int(cell[:6]) < 150]
    moving = [settings for cell, settings in clean.items() if int(cell[:6]) >= 150]
    assert all("crop=606:1080:100:0" in settings for settings in still)
    assert all('"views":[["crop",[2' in settings for settings in moving)


def test_the_sound_is_one_for_all_sizes_and_languages_of_one_level() -> None:
    sounds = [node for node in planned().graph.nodes if node.verb == "cut.season.sound"]
    assert len(sounds) == 1
    own = replace(
        EPISODE, sound={**EPISODE.sound, Lang("th"): Heard((("dialogue", "f" * 64), ("music", "e" * 64)))}
    )
    assert [node.inputs for node in planned(own).graph.nodes if node.verb == "cut.season.sound"] == [
        (("whole", Given("b" * 64)),),
        (("dialogue", Given("f" * 64)), ("music", Given("e" * 64))),
    ]


def test_looks_of_one_cell_are_encoded_together_a_few_at_a_time() -> None:
    many = tuple(burned(tag, Line(30, 60, tag)) for tag in ("en", "th", "ar", "ko", "fr", "id"))
    made = planned(replace(EPISODE, burned=many))
    groups: dict[str, list[Node]] = {}
    for node in made.graph.nodes:
        if node.together:
            groups.setdefault(node.together, []).append(node)
    assert max(map(len, groups.values())) == 4
    assert all(len({node.name.split("/")[2] for node in nodes}) == 1 for nodes in groups.values())
