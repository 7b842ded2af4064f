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
