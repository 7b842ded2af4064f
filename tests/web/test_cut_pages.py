"""The window of an episode: shown over its material, moved by a person, kept with the audit log, rendered where it changed."""

import re
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from fastapi.testclient import TestClient
from PIL import Image

from shudian.app import cutting
from shudian.app import workspace as workspaces
from shudian.cut import platforms
from shudian.cut.engines import frames
from shudian.cut.season import order
from shudian.cut.season.picture import Rung
from shudian.model.text import Cue, Track
from shudian.store import audit, drawers
from shudian.units import Lang, Span
from shudian.web import site

from .conftest import track

PAGE, API = "/series/lamp/cut", "/api/series/lamp/cut"
SAME = {"sec-fetch-site": "same-origin"}
FRAMES = 60  # two shots of thirty


@pytest.fixture(scope="module")
def cut(cut_dir: Path) -> Iterator[TestClient]:
    with TestClient(site.create(cut_dir), raise_server_exceptions=False) as client:
        yield client


def shown(cut: TestClient) -> Any:
    return cut.get(f"{API}/1").json()


def keyed(cut: TestClient, keys: Any, seen: str | None = None, layouts: Any = None) -> Any:
    now = shown(cut)
    body = {"seen": seen or now["seen"], "keys": keys, "layouts": layouts or now["layouts"]}
    return cut.post(f"{API}/1/keys", json=body, headers=SAME)


def ended(cut: TestClient) -> Any:
    for _ in range(600):
        said = cut.get(f"{API}/errand").json()
        if not said["running"]:
            return said
        time.sleep(0.1)
    pytest.fail("the work does not end")


def rendered(cut: TestClient) -> Any:
    assert cut.post(f"{API}/1/film", json={}, headers=SAME).status_code == 200
    return ended(cut)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("address", [PAGE, f"{PAGE}/1"])
def test_the_pages_speak_both_languages_and_run_nothing_inline(
    cut: TestClient, address: str, language: str
) -> None:
    answer = cut.get(address, headers={"accept-language": language})
    assert answer.status_code == 200
    assert answer.headers["content-language"] == language
    assert "wide.mp4 · 320×180" in answer.text
    assert " style=" not in answer.text


def test_an_episode_without_material_has_no_window(cut: TestClient) -> None:
    assert cut.get(f"{PAGE}/2").status_code == 404
    assert cut.get(f"{API}/2").status_code == 404
    assert cut.post(f"{API}/2/film", json={}, headers=SAME).status_code == 404


def test_the_path_that_was_drawn_stands_in_both_shots(cut: TestClient) -> None:
    said = shown(cut)
    assert said["frames"] == FRAMES
    assert said["shots"] == [[0, 30], [30, 60]]
    assert said["window"] == [101, 180]


def test_a_frame_is_shown_as_it_is_in_the_material(cut: TestClient) -> None:
    first, second = (
        Image.open(BytesIO(cut.get(f"{PAGE}/1/frames/{frame}.jpg?height=90").content)) for frame in (29, 30)
    )
    assert first.size == second.size == (160, 90)
    assert first.tobytes() != second.tobytes()
    green, blue = (np.asarray(second)[20, x] for x in (80, 150))
    assert (green.argmax(), blue.argmax()) == (1, 2)
    for nowhere in ("60.jpg", "0.jpg?height=0", "0.jpg?height=9999"):
        assert cut.get(f"{PAGE}/1/frames/{nowhere}").status_code == 404


def test_the_source_is_played_by_ranges(cut: TestClient) -> None:
    answer = cut.get(f"{PAGE}/1/source.mp4", headers={"range": "bytes=4-7"})
    assert (answer.status_code, answer.content) == (206, b"ftyp")


def test_a_moved_key_is_kept_and_recorded(cut: TestClient, cut_dir: Path) -> None:
    before = shown(cut)
    said = keyed(cut, [[0, 10, 0], [30, 200.1234, 0]]).json()
    assert said["keys"] == [[0, 10, 0], [30, 200.123, 0]]
    assert said == shown(cut)
    held = workspaces.open(cut_dir)
    with held.store.reading() as connection:
        entry = audit.of(connection, "save crops lamp 1")[0]
    held.close()
    assert (entry.before, entry.after) == (before["seen"], said["seen"])


def test_too_fast_a_move_is_told_of_and_kept(cut: TestClient) -> None:
    said = keyed(cut, [[0, 0, 0], [5, 200, 0], [30, 0, 0]]).json()
    assert [finding["frame"] for finding in said["findings"]] == [0]
    assert "0.75" in said["findings"][0]["said"]
    assert len(shown(cut)["keys"]) == 3


def test_a_shot_without_a_key_is_not_kept(cut: TestClient) -> None:
    before = shown(cut)
    said = keyed(cut, [[0, 0, 0]]).json()
    assert [finding["severity"] for finding in said["findings"]] == ["error"]
    assert shown(cut) == before


@pytest.mark.parametrize(
    "keys",
    [
        "no keys", [[0, 0]], [[0, "left", 0]], [[0, 220, 0], [30, 0, 0]], [[0, -1, 0], [30, 0, 0]],
        [[30, 0, 0], [0, 0, 0]], [[0, 0, 0], [0, 0, 0], [30, 0, 0]], [[0, 1e999, 0], [30, 0, 0]], [[0.5, 0, 0]],
    ],
)  # fmt: skip
def test_what_is_no_path_is_refused(cut: TestClient, keys: Any) -> None:
    before = shown(cut)
    text = (
        str({"seen": before["seen"], "keys": keys, "layouts": []}).replace("'", '"').replace("inf", "1e999")
    )
    headers = SAME | {"content-type": "application/json"}
    assert cut.post(f"{API}/1/keys", content=text, headers=headers).status_code == 422
    assert shown(cut) == before


def test_a_shot_may_be_split_or_padded_and_cropped_again(cut: TestClient) -> None:
    keyed(cut, [[0, 0, 0], [30, 0, 0]])
    plain = shown(cut)
    assert [way for _, way, _ in plain["layouts"]] == ["crop", "crop"]
    first, second = plain["layouts"]
    windows = [[101, 90, [[30, 10, 5]]], [101, 90, [[30, 200, 80], [40, 210, 80]]]]
    edited = [[0, "pad", first[2]], [30, "split", windows]]
    said = keyed(cut, plain["keys"], layouts=edited).json()
    assert said["layouts"] == edited
    assert said["findings"] == []
    assert said == shown(cut)
    assert keyed(cut, plain["keys"], layouts=[first, second]).json()["seen"] == plain["seen"]


@pytest.mark.parametrize(
    "layouts",
    [
        "none", [[0, "split", []]], [[5, "pad", []]], [[0, "blur", []]], [[0, "pad"]], [[0, "pad", []]] * 2,
        [[0, "split", [[101, 90, [[0, 0, 0]]]]]], [[0, "split", [[101, 90, [[0, 0, 0]]], [101, 90, [[0, 250, 0]]]]]],
        [[0, "split", [[0, 90, []], [101, 90, []]]]],
    ],
)  # fmt: skip
def test_what_is_no_layout_is_refused(cut: TestClient, layouts: Any) -> None:
    before = shown(cut)
    assert keyed(cut, before["keys"], layouts=layouts).status_code == 422
    assert shown(cut) == before


def test_a_window_of_another_shape_is_not_kept(cut: TestClient) -> None:
    before = shown(cut)
    squeezed = [[0, "split", [[101, 50, [[0, 0, 0]]], [101, 90, [[0, 200, 0]]]]]]
    said = keyed(cut, before["keys"], layouts=squeezed).json()
    assert [finding["severity"] for finding in said["findings"]] == ["error"]
    assert shown(cut) == before


def test_two_people_do_not_write_over_each_other(cut: TestClient) -> None:
    mine = shown(cut)["seen"]
    assert keyed(cut, [[0, 20, 0], [30, 0, 0]]).status_code == 200
    refused = keyed(cut, [[0, 40, 0], [30, 0, 0]], seen=mine)
    assert refused.status_code == 409
    assert refused.json()["stale"]


def test_another_site_can_change_nothing(cut: TestClient) -> None:
    body = {"seen": shown(cut)["seen"], "keys": [[0, 0, 0], [30, 0, 0]], "layouts": []}
    for address in ("1/keys", "1/film", "1/material?name=a"):
        answer = cut.post(f"{API}/{address}", json=body, headers={"sec-fetch-site": "cross-site"})
        assert answer.status_code == 403


@pytest.mark.slow
def test_only_the_shot_that_was_moved_is_rendered_again(cut: TestClient) -> None:
    keyed(cut, [[0, 0, 0], [30, 0, 0]])
    assert rendered(cut)["told"] == []
    said = shown(cut)
    assert said["current"]
    assert said["again"] == []
    first = cut.get(f"{PAGE}/1/film.mp4").content
    said = keyed(cut, [[0, 0, 0], [30, 100, 0]]).json()
    assert not said["current"]
    pictures = [each["node"] for each in said["again"] if "-" in each["node"]]
    assert len(pictures) == 1
    assert "000030-000060" in pictures[0]
    ran = {step["node"] for step in rendered(cut)["steps"]}
    assert {node for node in ran if "-" in node} == set(pictures)
    assert cut.get(f"{PAGE}/1/film.mp4").content != first
    keyed(cut, [[0, 0, 0], [30, 0, 0]])
    assert rendered(cut)["steps"] == []
    assert cut.get(f"{PAGE}/1/film.mp4").content == first
    plain = shown(cut)["layouts"]
    said = keyed(cut, [[0, 0, 0], [30, 0, 0]], layouts=[plain[0], [30, "pad", plain[1][2]]]).json()
    assert [each["node"] for each in said["again"] if "-" in each["node"]] == pictures
    assert rendered(cut)["told"] == []
    keyed(cut, [[0, 0, 0], [30, 0, 0]], layouts=plain)


@pytest.mark.slow
def test_material_is_taken_in_from_a_page(cut: TestClient, wide: Path) -> None:
    headers = SAME | {"content-type": "application/octet-stream"}
    sent = cut.post(f"{API}/2/material?name=take%201.mp4", content=wide.read_bytes(), headers=headers)
    assert sent.status_code == 200
    assert ended(cut)["told"] == []
    assert cut.get(f"{API}/2").json()["frames"] == FRAMES
    assert "take 1.mp4" in cut.get(PAGE).text


@pytest.mark.slow
def test_what_is_no_picture_is_told_of_and_changes_nothing(cut: TestClient) -> None:
    before = cut.get(f"{API}/1").json()
    sent = cut.post(f"{API}/1/material?name=notes.txt", content=b"not a film", headers=SAME)
    assert sent.status_code == 200
    assert len(ended(cut)["told"]) == 1
    assert cut.get(f"{API}/1").json() == before
    assert cut.post(f"{API}/9/material?name=a.mp4", content=b"", headers=SAME).status_code == 422


@pytest.mark.slow
def test_the_season_is_rendered_and_checked_and_then_there_is_nothing_to_do(
    cut: TestClient, cut_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = workspaces.open(cut_dir)
    with held.store.writing(held.author) as writing:
        drawers.TRACKS.save(writing, track(1, "es"), series="lamp", episode=1, language="es")
    held.close()
    monkeypatch.setattr(order, "house_ladder", lambda: (Rung(180, 320), Rung(90, 160)))
    keyed(cut, [[0, 0, 0], [30, 0, 0]])
    planned = cut.get(API).json()
    assert 0 < len(planned["again"]) <= planned["pieces"]
    assert cut.get(f"{PAGE}/1/check").status_code == 404
    assert cut.post(f"{API}/season", json={}, headers=SAME).status_code == 200
    said = ended(cut)
    assert said["told"] == []
    assert said["share"] == 1
    assert {step["state"] for step in said["steps"]} == {"finished"}
    assert cut.get(API).json() == {"pieces": planned["pieces"], "again": []}
    page = cut.get(f"{PAGE}/1/check", headers={"accept-language": "zh"}).text
    assert "180×320" in page
    assert "质检" in page
    still = Image.open(BytesIO(cut.get(f"{PAGE}/1/check/30.jpg").content))
    assert still.height == 180
    assert cut.get(f"{PAGE}/1/check/{FRAMES}.jpg").status_code == 404
    assert cut.get(f"{PAGE}/1/finished.mp4", headers={"range": "bytes=4-7"}).content == b"ftyp"
    assert "can be watched: the finished picture" in cut.get(PAGE, headers={"accept-language": "en"}).text
    lists = cut.get("/series/lamp/episodes/1/main.m3u8").text
    assert "RESOLUTION=180x320" in lists
    assert 'LANGUAGE="es"' in lists
    keyed(cut, [[0, 7, 0], [30, 0, 0]])
    again = [each["node"] for each in cut.get(API).json()["again"]]
    assert any("000000-000030" in node for node in again)
    assert not any("000030-000060" in node for node in again)


def test_a_file_for_one_episode_waits_until_the_other_work_is_done(
    cut: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    going_on = threading.Event()
    monkeypatch.setattr(cutting, "film", lambda *_: [] * going_on.wait(20))
    cut.post(f"{API}/1/film", json={}, headers=SAME)
    try:
        assert cut.post(f"{API}/3/material?name=a.mp4", content=b"a", headers=SAME).status_code == 409
    finally:
        going_on.set()
        ended(cut)


def burn(cut: TestClient, seen: str, **chosen: Any) -> Any:
    body = {"seen": seen, "platforms": [], "languages": [], **chosen}
    return cut.post(f"{API}/burned", json=body, headers=SAME)


def test_a_choice_of_burned_languages_is_kept_and_nobody_writes_over_it(cut: TestClient) -> None:
    first = burn(cut, "", platforms=["douyin"], languages=["th"])
    assert first.status_code == 200
    seen = first.json()["seen"]
    refused = burn(cut, "", platforms=["tiktok"])
    assert refused.status_code == 409
    assert refused.json()["stale"]
    other = cut.post(f"{API}/burned", json={}, headers={"sec-fetch-site": "cross-site"})
    assert other.status_code == 403
    wrong: list[dict[str, Any]] = [
        {"platforms": ["nowhere"]}, {"languages": ["not a tag"]}, {"languages": ["th", "th"]},
        {"platforms": "douyin"}, {"platforms": [["douyin"]]}, {"languages": [3]},
    ]  # fmt: skip
    assert [burn(cut, seen, **body).status_code for body in wrong] == [422] * len(wrong)
    assert burn(cut, seen).status_code == 200


@pytest.mark.slow
def test_chosen_languages_are_drawn_for_chosen_platforms_listed_and_taken_away_again(
    cut: TestClient, cut_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = workspaces.open(cut_dir)
    with held.store.writing(held.author) as writing:
        short = Track(1, Lang("th"), (Cue(Span.of(0, 1), ("ตะเกียงดวงนั้นไม่เคยดับ",)),))
        drawers.TRACKS.save(writing, short, series="lamp", episode=1, language="th")
    held.close()
    monkeypatch.setattr(order, "house_ladder", lambda: (Rung(180, 320),))
    real = platforms.profile
    monkeypatch.setattr(platforms, "profile", lambda name: replace(real(name), size=(180, 320)))
    page = cut.get(PAGE, headers={"accept-language": "en"}).text
    assert 'name="languages" value="th"' in page
    assert 'name="platforms" value="kuaishou"' in page
    now = re.search(r'data-seen="(\w*)"', page)
    assert now
    before = len(cut.get(API).json()["again"])
    seen = burn(cut, now[1], platforms=["douyin", "kuaishou"], languages=["th"]).json()["seen"]
    again = cut.get(API).json()["again"]
    assert len(again) > before
    assert any("/th/" in each["node"] for each in again)
    assert cut.post(f"{API}/season", json={}, headers=SAME).status_code == 200
    assert ended(cut)["told"] == []
    assert cut.get(API).json()["again"] == []
    page = cut.get(PAGE, headers={"accept-language": "zh"}).text
    files = re.findall(r'"(/series/lamp/documents/[^"]*/burned/th/[^"]*)"', page)
    assert {address.split("/th/")[1].split("/")[0] for address in files} == {"douyin", "kuaishou"}
    film = cut_dir.parent / "burned.mp4"
    film.write_bytes(cut.get(files[0]).content)
    clean = cut_dir.parent / "clean.mp4"
    clean.write_bytes(cut.get(f"{PAGE}/1/finished.mp4").content)
    first, other = (
        [frames.planes(frame, 0)[0].astype(int) for frame in frames.frames(file, 0)] for file in (film, clean)
    )
    assert len(first) == len(other) == FRAMES
    pairs = enumerate(zip(first, other, strict=True))
    differ = [at for at, (one, two) in pairs if (abs(one - two) > 60).sum() > 20]
    assert differ == list(range(25))
    burn(cut, seen)
    cut.post(f"{API}/season", json={}, headers=SAME)
    ended(cut)
    assert "/burned/" not in cut.get(PAGE).text
