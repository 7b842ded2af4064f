"""Covers and clips of an episode: found in a real film, chosen on a page, kept, made, and taken away again."""

import time
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from shudian.app import promoting
from shudian.app import workspace as workspaces
from shudian.cut import platforms
from shudian.cut.engines.ffmpeg import locate
from shudian.model.hook import Reason
from shudian.model.media import Rendition
from shudian.model.promotion import Promotion, Still, Stretch
from shudian.store import drawers, exports
from shudian.units import Span
from shudian.web import site

from .conftest import SLUG, made

PAGE, API = "/series/lamp/cut/1/promotion", "/api/series/lamp/cut"
SAME = {"sec-fetch-site": "same-origin"}
SECONDS = 20


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace whose first episode has a film of four shots, with sound that comes and goes."""
    pytest.importorskip("av", reason="the video extra is not installed")
    path = tmp_path_factory.mktemp("film") / "ep01.mp4"
    shots = [f"testsrc2=s=180x320:r=25:d=5,hue=h={90 * at}" + ",hflip" * (at % 2) for at in range(4)]
    given = [word for shot in shots for word in ("-f", "lavfi", "-i", shot)]
    noise = "anoisesrc=r=48000:a=0.2:seed=3,volume='mod(floor(t/2)\\,2)':eval=frame"
    joined = ("-filter_complex", "[0][1][2][3]concat=n=4[v]", "-map", "[v]", "-map", "4:a")
    coded = (
        "-t",
        str(SECONDS),
        "-c:v",
        "libx264",
        "-preset",
        "ultrafast",
        "-pix_fmt",
        "yuv420p",
        "-c:a",
        "aac",
    )
    locate().run([*given, "-f", "lavfi", "-i", noise, *joined, *coded, path])
    home = made(tmp_path_factory, {})
    held = workspaces.open(home)
    with held.store.writing(held.author) as writing:
        file = held.media.keep(path, "ep01.mp4")
        exports.enter_media(writing, file)
        film = Rendition(1, "animatic", file, 180, 320, Fraction(25), Span.of(0, SECONDS))
        drawers.RENDITIONS.save(writing, film, series=SLUG, episode=1, kind="animatic")
    held.close()
    return home


@pytest.fixture(scope="module")
def client(folder: Path) -> Iterator[TestClient]:
    with TestClient(site.create(folder), raise_server_exceptions=False) as client:
        yield client


def ended(client: TestClient) -> Any:
    for _ in range(900):
        said = client.get(f"{API}/errand").json()
        if not said["running"]:
            return said
        time.sleep(0.1)
    pytest.fail("the work does not end")


def posted(client: TestClient, what: str, **body: Any) -> Any:
    return client.post(f"{API}/1/promotion/{what}", json=body, headers=SAME)


def kept(folder: Path) -> promoting.Offer:
    held = workspaces.open(folder)
    found = promoting.offer(held, SLUG, 1)
    held.close()
    assert found
    return found


@pytest.fixture
def offered(folder: Path) -> promoting.Offer:
    """Candidates that somebody found before."""
    held = workspaces.open(folder)
    with held.store.writing(held.author) as writing:
        film = kept(folder).film.file.digest
        stills = tuple(Still(frame, 3.5, (Reason("sharp", 1.0), Reason("fade", -2.0))) for frame in (30, 300))
        stretches = (Stretch(0, 450, "cut", "cut", 2.0, (Reason("motion", 1.0),)),)
        found = Promotion(1, film, stills, stretches)
        drawers.PROMOTIONS.save(writing, found, series=SLUG, episode=1)
    held.close()
    return kept(folder)


@pytest.mark.parametrize("reader", ["zh", "en"])
def test_the_page_shows_candidates_with_their_reasons(
    reader: str, client: TestClient, offered: promoting.Offer
) -> None:
    answer = client.get(PAGE, headers={"accept-language": reader})
    assert answer.status_code == 200
    assert {"zh": "清晰 +1.0", "en": "sharp +1.0"}[reader] in answer.text
    assert offered.digest in answer.text
    assert " style=" not in answer.text
    assert client.get(f"{PAGE}/30.jpg").headers["content-type"] == "image/jpeg"
    assert client.get(f"{PAGE}/{25 * SECONDS}.jpg").status_code == 404
    assert client.get(f"{PAGE}/film.mp4", headers={"range": "bytes=4-7"}).content == b"ftyp"


def test_an_episode_without_a_film_offers_nothing(client: TestClient) -> None:
    assert client.get(PAGE.replace("/1/", "/2/")).status_code == 404
    assert client.post(f"{API}/2/promotion/seek", json={}, headers=SAME).status_code == 404


def test_a_choice_is_kept_and_nobody_writes_over_it(
    client: TestClient, offered: promoting.Offer, folder: Path
) -> None:
    said = posted(client, "choice", seen=offered.digest, frames=[300], firsts=[0])
    assert said.status_code == 200
    assert said.json()["seen"] == kept(folder).digest
    promotion = kept(folder).promotion
    assert promotion
    assert [one.frame for one in promotion.stills if one.chosen] == [300]
    assert [one.chosen for one in promotion.stretches] == [True]
    assert posted(client, "choice", seen=offered.digest, frames=[], firsts=[]).status_code == 409


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"frames": [31], "firsts": []},
        {"frames": ["30"], "firsts": []},
        {"frames": [True], "firsts": []},
        {"frames": [], "firsts": [-1]},
        {"frames": {}, "firsts": []},
    ],
)
def test_what_is_no_choice_is_refused(client: TestClient, offered: promoting.Offer, body: Any) -> None:
    assert posted(client, "choice", seen=offered.digest, **body).status_code == 422


def test_only_known_platforms_and_this_site_may_ask(client: TestClient, offered: promoting.Offer) -> None:
    asked: tuple[Any, ...] = (["nowhere"], [[]], "tiktok")
    for profiles in asked:
        assert posted(client, "made", profiles=profiles).status_code == 422
    other = {"sec-fetch-site": "cross-site"}
    for what in ("seek", "choice", "made"):
        assert client.post(f"{API}/1/promotion/{what}", json={}, headers=other).status_code == 403


@pytest.mark.slow
def test_what_is_found_is_made_and_nothing_is_done_twice(
    client: TestClient, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = replace(platforms.profile("vertical-9x16"), size=(180, 320))
    monkeypatch.setattr(platforms, "profile", lambda name: replace(small, name=name))
    assert posted(client, "seek").status_code == 200
    first = ended(client)
    found = kept(folder).promotion
    assert found, first
    assert found.stills
    assert found.stretches
    seen, still, stretch = kept(folder).digest, found.stills[0].frame, found.stretches[0].first
    assert posted(client, "choice", seen=seen, frames=[still], firsts=[stretch]).status_code == 200
    assert posted(client, "made", profiles=["vertical-9x16"]).status_code == 200
    ended(client)
    names = [file.name.split("/promotion/")[1] for file in kept(folder).made]
    assert "cover01-9x16.jpg" in names
    assert "vertical-9x16/clip01.mp4" in names
    posted(client, "made", profiles=["vertical-9x16"])
    assert ended(client)["steps"] == []
    assert posted(client, "seek").status_code == 200
    assert ended(client)["steps"] == []
    again = kept(folder)
    assert again.promotion
    assert [one.frame for one in again.promotion.stills if one.chosen] == [still]
    posted(client, "choice", seen=again.digest, frames=[still], firsts=[])
    posted(client, "made", profiles=["vertical-9x16"])
    ended(client)
    assert not [file for file in kept(folder).made if file.name.endswith(".mp4")]
