"""The breakdown's page and what may be decided on it."""

import re
from typing import Any

import pytest
from fastapi.testclient import TestClient

PAGE, WRITE = "/series/lamp/breakdown", "/api/series/lamp/decisions"
SAME = {"sec-fetch-site": "same-origin"}


def page(client: TestClient, language: str = "en") -> str:
    return str(client.get(PAGE, headers={"accept-language": language}).text)


def state(client: TestClient, name: str) -> str:
    found = re.search(rf'data-name="{name}" data-state="(\w+)"', page(client))
    assert found
    return found[1]


def decide(client: TestClient, path: str = "", **body: Any) -> Any:
    return client.post(WRITE + path, json=body, headers=SAME)


def test_an_item_stands_on_its_words(client: TestClient) -> None:
    shown = page(client)
    assert "那盏<mark>灯</mark>，从来没灭过。" in shown
    assert 'href="/series/lamp/script?episode=1#e1l0"' in shown
    assert "also 灯盏" in shown
    assert "and 3 more" in shown
    assert "not in this draft any more" in shown
    assert "另有 3 处" in page(client, "zh")


def test_the_scenes_stand_on_the_same_page(client: TestClient) -> None:
    shown = page(client)
    assert "金粉" in shown
    assert 'class="scenes"' in shown


def test_a_decision_is_kept_and_undone(own: TestClient) -> None:
    answer = decide(own, category=104, name="灯", state="rejected")
    assert answer.status_code == 200
    assert state(own, "灯") == "rejected"
    assert decide(own, "/undo", **answer.json()).status_code == 200
    assert state(own, "灯") == "suggested"


def test_a_new_name_is_kept(own: TestClient) -> None:
    assert decide(own, category=104, name="灯", rename="  马灯 ").status_code == 200
    assert state(own, "马灯") == "confirmed"
    assert "also 灯盏, 灯" in page(own)


def test_what_was_changed_meanwhile_is_refused_in_words(own: TestClient) -> None:
    first = decide(own, category=104, name="灯", state="rejected").json()
    decide(own, category=104, name="天青碗", state="confirmed")
    answer = decide(own, "/undo", **first)
    assert answer.status_code == 409
    assert answer.json()["error"] == "Something else was decided after it."
    assert decide(own, category=104, name="屠龙刀", state="confirmed").status_code == 409
    assert state(own, "灯") == "rejected"


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
        {"origin": "https://elsewhere.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site", "origin": "http://testserver"},
    ],
)
def test_another_site_cannot_decide(own: TestClient, headers: dict[str, str]) -> None:
    body = {"category": 104, "name": "灯", "state": "rejected"}
    assert own.post(WRITE, json=body, headers=headers).status_code == 403
    assert state(own, "灯") == "suggested"


def test_an_old_browser_says_where_it_comes_from(own: TestClient) -> None:
    body = {"category": 104, "name": "灯", "state": "rejected"}
    assert own.post(WRITE, json=body, headers={"origin": "http://testserver"}).status_code == 200


@pytest.mark.parametrize(
    "body",
    [
        {},
        [],
        {"category": "104", "name": "灯", "state": "rejected"},
        {"category": 104, "name": "灯", "state": "lost"},
        {"category": 104, "name": "灯", "rename": "  "},
        {"category": 104, "name": "灯", "rename": "灯" * 81},
    ],
)
def test_a_decision_that_cannot_be_read_is_refused(own: TestClient, body: Any) -> None:
    assert own.post(WRITE, json=body, headers=SAME).status_code == 422


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"{", "application/json", 422),
        (b"[" * 4000, "application/json", 422),
        (b"\xff", "application/json", 422),
        (b" " * 5000, "application/json", 413),
        (b"category=104", "application/x-www-form-urlencoded", 415),
    ],
)
def test_only_a_short_json_body_is_read(own: TestClient, body: bytes, kind: str, status: int) -> None:
    answer = own.post(WRITE, content=body, headers={**SAME, "content-type": kind})
    assert answer.status_code == status


@pytest.mark.parametrize("ending", ["csv", "xlsx", "uss"])
def test_the_sheets_are_written_as_decided_now(own: TestClient, ending: str) -> None:
    address = f"/series/lamp/breakdown.{ending}"
    assert address in page(own)
    before = own.get(address)
    assert before.status_code == 200
    assert f"lamp-breakdown.en.{ending}" in before.headers["content-disposition"]
    decide(own, category=104, name="天青碗", state="rejected")
    assert own.get(address).content != before.content


def test_sheets_of_another_form_or_of_nothing_are_not_here(own: TestClient, bare: TestClient) -> None:
    assert own.get("/series/lamp/breakdown.pdf").status_code == 404
    assert bare.get("/series/lamp/breakdown.csv").status_code == 404
    assert bare.get("/series/none/breakdown.csv").status_code == 404
