"""Every page in both languages, what it shows, and what it refuses."""

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from shudian.app import workspace as workspaces
from shudian.web import site

PAGES = [
    "/", "/series/lamp", "/series/lamp/script", "/series/lamp/drafts", "/series/lamp/breakdown", "/series/lamp/plan", "/series/lamp/cut", "/series/lamp/watch/1", "/nowhere",
]  # fmt: skip


def body(client: TestClient, address: str, language: str) -> str:
    return str(client.get(address, headers={"accept-language": language}).text)


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_page_speaks_the_readers_language_and_offers_the_other(
    client: TestClient, address: str, language: str
) -> None:
    answer = client.get(address, headers={"accept-language": language})
    assert answer.headers["content-language"] == language
    assert f'<html lang="{"zh-Hans" if language == "zh" else "en"}"' in answer.text
    assert f'href="{address}?lang=en"' in answer.text
    assert f'href="{address}?lang=zh"' in answer.text
    assert '<main id="main"' in answer.text


@pytest.mark.parametrize("address", PAGES)
def test_no_page_asks_another_host_or_runs_inline_code(client: TestClient, address: str) -> None:
    page = body(client, address, "en")
    assert not re.search(r'(?:src|href|action)="(?:https?:)?//', page)
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)", page)


def test_the_list_names_each_series(client: TestClient) -> None:
    assert "Mend the Sky" in body(client, "/", "en")
    assert "补天青" in body(client, "/", "zh")


def test_the_series_page_shows_the_series_whole(client: TestClient) -> None:
    page = body(client, "/series/lamp", "en")
    for shown in ("Mend the Sky", "补天青", "The last kiln closes.", "Last &lt;Fire&gt;", "She mends bowls."):
        assert shown in page
    for shown in (
        "Tea factory, live room",
        "Ou Creek Old Street",
        "岭上青高山茶",
        "Scenes that show it: 1",
    ):
        assert shown in page
    assert "/series/lamp/documents/breakdown.xlsx" not in page  # the breakdown's page writes it anew
    assert "/series/lamp/documents/call-sheets.en.pdf" in page
    assert "/series/lamp/documents/call-sheets.zh.pdf" not in page


def test_an_episode_without_picture_is_shown_but_not_offered(client: TestClient) -> None:
    page = body(client, "/series/lamp", "en")
    assert 'href="/series/lamp/watch/2"' in page
    assert 'href="/series/lamp/watch/3"' not in page
    assert "no picture yet" in page


def test_the_plan_states_cost_and_bound_in_words(client: TestClient) -> None:
    page = body(client, "/series/lamp/plan", "en")
    assert "¥90,200" in page
    assert "can cost less than ¥88,000; at most ¥2,200 (2.4%) is left to save" in page
    assert "最多还能省 ¥2,200（2.4%）" in body(client, "/series/lamp/plan", "zh")


def test_the_plan_shows_the_stripboard_of_the_readers_language(client: TestClient) -> None:
    assert '<text x="9" y="40">Day 1</text>' in body(client, "/series/lamp/plan", "en")
    assert "第一天</text>" in body(client, "/series/lamp/plan", "zh")
    assert "<?xml" not in body(client, "/series/lamp/plan", "zh")


def test_the_plan_shows_each_day_with_its_calls(client: TestClient) -> None:
    page = body(client, "/series/lamp/plan", "en")
    for shown in (
        "Mon 12 Apr",
        "Tue 13 Apr",
        "night shoot",
        "16:00",
        "01:00\u2009+1",
        "Old street, covered bridge",
    ):
        assert shown in page
    assert "4月12日 周一" in body(client, "/series/lamp/plan", "zh")


def test_the_player_offers_each_language_by_its_own_name(client: TestClient) -> None:
    page = body(client, "/series/lamp/watch/1", "en")
    assert re.findall(r'<input type="radio" name="subtitles" value="(\w*)">', page) == [
        "",
        "zh",
        "en",
        "th",
        "es",
    ]
    for name in ("中文", "English", "ไทย"):
        assert f">{name}</span>" in page
    assert page.count("<video") == 2


def test_watching_without_a_number_starts_at_the_first_episode(client: TestClient) -> None:
    answer = client.get("/series/lamp/watch", follow_redirects=False)
    assert answer.headers["location"] == "/series/lamp/watch/1"


@pytest.mark.parametrize(
    "address",
    [
        "/series/none",
        "/series/none/breakdown",
        "/series/none/script",
        "/series/none/plan",
        "/series/none/watch",
        "/series/lamp/watch/9",
        "/series/lamp/watch/first",
        "/series/lamp/documents/none.pdf",
        "/series/lamp/episodes/1/none.mp4",
        "/series/lamp/episodes/9/main.m3u8",
        "/series/lamp/episodes/1/subtitles/xx.vtt",
        "/fonts/Runr",
        "/static/x/none.css",
    ],
)
def test_what_is_not_here_is_a_page_with_a_way_back(client: TestClient, address: str) -> None:
    answer = client.get(address, headers={"accept-language": "en"})
    assert answer.status_code == 404
    assert "This page is not here" in answer.text
    assert '<a class="button first" href="/">' in answer.text


def test_writing_is_refused_in_words(client: TestClient) -> None:
    answer = client.post("/series/lamp")
    assert answer.status_code == 405
    assert "This page can only be read" in answer.text


def test_an_empty_workspace_says_how_to_fill_it(tmp_path: Path) -> None:
    workspaces.init(tmp_path / "empty").close()
    with TestClient(site.create(tmp_path / "empty")) as client:
        page = body(client, "/", "en")
    assert "There is no series here yet." in page
    assert "shudian demo" in page


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_script_alone_is_shown_as_far_as_it_goes(bare: TestClient, language: str) -> None:
    for address in (
        "/",
        *(f"/series/lamp{page}" for page in ("", "/script", "/drafts", "/breakdown", "/plan", "/watch/1")),
    ):
        answer = bare.get(address, headers={"accept-language": language})
        assert answer.status_code == 200
        assert "补天青" in answer.text
    assert bare.get("/series/lamp/watch").status_code == 404
    assert "no schedule yet" in body(bare, "/series/lamp/plan", "en")
    assert "This episode has no picture yet." in body(bare, "/series/lamp/watch/1", "en")


def test_a_language_that_not_every_episode_has_says_which_do(client: TestClient) -> None:
    page = body(client, "/series/lamp/watch/1", "en")
    assert "episodes 1" in page
    assert page.count('class="only"') == 1
