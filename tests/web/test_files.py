"""Ranges, types, caching and the impossibility of reaching any other file."""

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

EPISODE = "/series/lamp/episodes/1"


def test_a_range_of_the_picture_is_sent_alone(client: TestClient) -> None:
    answer = client.get(f"{EPISODE}/video.mp4", headers={"range": "bytes=10-19"})
    assert answer.status_code == 206
    assert answer.content == bytes(range(10, 20))
    assert answer.headers["content-range"] == "bytes 10-19/100"
    assert answer.headers["content-type"] == "video/mp4"


def test_a_range_beyond_the_end_is_refused(client: TestClient) -> None:
    assert client.get(f"{EPISODE}/video.mp4", headers={"range": "bytes=900-"}).status_code == 416


def test_a_play_list_has_the_type_that_players_ask_for(client: TestClient) -> None:
    answer = client.get(f"{EPISODE}/main.m3u8")
    assert answer.headers["content-type"] == "application/vnd.apple.mpegurl"


def test_subtitles_are_web_vtt(client: TestClient) -> None:
    answer = client.get(f"{EPISODE}/subtitles/th.vtt")
    assert answer.headers["content-type"] == "text/vtt; charset=utf-8"
    assert answer.text.startswith("WEBVTT")
    assert "ตะเกียงดวงนั้นไม่เคยดับ" in answer.text


def test_an_unchanged_file_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/series/lamp/documents/breakdown.xlsx")
    assert first.headers["content-disposition"] == 'attachment; filename="lamp-breakdown.xlsx"'
    again = client.get(
        "/series/lamp/documents/breakdown.xlsx", headers={"if-none-match": first.headers["etag"]}
    )
    assert again.status_code == 304
    assert not again.content


def test_a_poster_named_with_its_digest_is_kept_for_good(client: TestClient) -> None:
    page = client.get("/series/lamp").text
    address = re.search(r'src="(/series/lamp/documents/ep01/poster\.jpg\?v=\w+)"', page)
    assert address
    assert "immutable" in client.get(address[1]).headers["cache-control"]
    assert "no-cache" in client.get("/series/lamp/documents/ep01/poster.jpg").headers["cache-control"]


@pytest.mark.parametrize(
    "name",
    [
        "../../../shudian.db",
        "..%2f..%2fshudian.db",
        "%2e%2e/shudian.toml",
        "/etc/passwd",
        "%2fetc%2fpasswd",
        "ep01/",
    ],
)
@pytest.mark.parametrize("folder", ["documents", "episodes/1", "episodes/1/subtitles"])
def test_no_name_reaches_outside_the_records(
    client: TestClient, workspace_dir: Path, folder: str, name: str
) -> None:
    assert (workspace_dir / "shudian.db").is_file()
    assert client.get(f"/series/lamp/{folder}/{name}").status_code == 404
    assert client.get(f"/static/x/{name}").status_code == 404
    assert client.get(f"/fonts/{name}").status_code == 404
