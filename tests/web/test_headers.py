"""What every answer carries, pages and errors and files alike."""

import pytest
from fastapi.testclient import TestClient


@pytest.mark.parametrize(
    "address",
    ["/", "/series/lamp", "/nowhere", "/healthz", "/series/lamp/episodes/1/video.mp4", "/api/series/x"],
)
def test_every_answer_is_guarded(client: TestClient, address: str) -> None:
    headers = client.get(address).headers
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize("address", ["/", "/series/lamp/episodes/1/video.mp4"])
def test_asking_for_the_head_gives_the_same_headers_and_no_body(client: TestClient, address: str) -> None:
    head, whole = client.head(address), client.get(address)
    assert head.status_code == 200
    assert head.content == b""
    assert head.headers["content-length"] == whole.headers["content-length"] == str(len(whole.content))
