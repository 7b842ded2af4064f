"""The address first, then the earlier choice, then the browser, then English."""

import pytest
from fastapi.testclient import TestClient


@pytest.mark.parametrize(
    ("accepted", "shown"),
    [
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        ("en-GB,en;q=0.9,zh;q=0.8", "en"),
        ("en;q=0.3, zh-Hant;q=0.7", "zh"),
        ("th, fr;q=0.9", "en"),
        ("zh;q=nonsense", "en"),
        ("zh;q=0", "en"),
        ("", "en"),
    ],
)
def test_the_browser_is_asked(client: TestClient, accepted: str, shown: str) -> None:
    client.cookies.clear()
    assert client.get("/", headers={"accept-language": accepted}).headers["content-language"] == shown


def test_a_choice_is_remembered_until_another(client: TestClient) -> None:
    client.cookies.clear()
    client.get("/?lang=zh")
    assert client.get("/", headers={"accept-language": "en"}).headers["content-language"] == "zh"
    client.get("/?lang=en")
    assert client.get("/", headers={"accept-language": "zh"}).headers["content-language"] == "en"
    client.cookies.clear()


def test_an_unknown_choice_is_no_choice(client: TestClient) -> None:
    answer = client.get("/?lang=<script>", headers={"accept-language": "zh"})
    assert answer.headers["content-language"] == "zh"
    assert "set-cookie" not in answer.headers
    assert "<script>" not in answer.text


def test_the_switch_keeps_the_rest_of_the_address(client: TestClient) -> None:
    assert 'href="/?a=1&amp;lang=zh"' in client.get("/?a=1&lang=en").text
    client.cookies.clear()
