"""The day on set: what is entered is kept by day, and two people do not write over each other."""

import re
from typing import Any

import pytest
from fastapi.testclient import TestClient

PAGE, WRITE = "/series/lamp/plan/set", "/api/series/lamp/plan/progress"
SAME = {"sec-fetch-site": "same-origin"}


def seen(client: TestClient, date: str) -> str:
    found = re.search(rf'data-day="{date}" data-unit="" data-seen="(\w+)"', client.get(PAGE).text)
    assert found
    return found[1]


def enter(client: TestClient, date: str = "2027-04-12", **more: Any) -> Any:
    body = {"seen": seen(client, date), "date": date, "unit": ""} | more
    return client.post(WRITE, json=body, headers=SAME)


def test_what_was_shot_is_kept_and_shown(own: TestClient) -> None:
    said = enter(own, shot=["s1"], carried=["s3"], call="07:10", wrap="00:30", note=" 下雨 ").json()
    assert {name: said[name] for name in ("shot", "carried", "omitted", "open")} == {
        "shot": 1, "carried": 1, "omitted": 0, "open": 0,
    }  # fmt: skip
    shown = own.get(PAGE, headers={"accept-language": "zh"}).text
    assert "已拍 1 · 顺延 1 · 取消 0 · 未拍 0" in shown
    assert 'name="call" value="07:10"' in shown
    assert 'name="wrap" value="00:30"' in shown
    assert 'value="下雨"' in shown
    assert shown.count(" checked") == 2
    assert said["seen"] == seen(own, "2027-04-12")


def test_the_board_knows_what_was_shot_where(own: TestClient) -> None:
    def shot(language: str) -> list[Any]:
        said = own.get("/api/series/lamp/plan", headers={"accept-language": language}).json()
        return [scene["shot"] for scene in said["scenes"]]

    assert shot("en") == [None, None, None]
    enter(own, shot=["s1"], carried=["s3"])
    assert shot("en") == [{"key": "2027-04-12", "said": "Mon 12 Apr"}, None, None]
    assert shot("zh")[0]["key"] == "2027-04-12"


def test_the_first_day_with_open_scenes_stands_open(own: TestClient) -> None:
    enter(own, shot=["s1", "s3"])
    assert re.findall(r'class="set-day"( open)? data-day="([\d-]+)"', own.get(PAGE).text) == [
        ("", "2027-04-12"),
        (" open", "2027-04-13"),
    ]


def test_another_day_entered_meanwhile_does_no_harm_but_the_same_does(own: TestClient) -> None:
    mine = seen(own, "2027-04-12")
    assert enter(own, "2027-04-13", shot=["s2"]).status_code == 200
    assert enter(own, "2027-04-12", seen=mine, shot=["s1"]).status_code == 200
    refused = enter(own, "2027-04-12", seen=mine, omitted=["s1"])
    assert refused.status_code == 409
    assert "Somebody else has entered this day" in refused.json()["error"]


@pytest.mark.parametrize(
    "body",
    [
        {"shot": ["s1"], "omitted": ["s1"]},
        {"shot": ["s2"]},
        {"shot": "s1"},
        {"date": "2027-05-01"},
        {"date": "soon"},
        {"unit": "B"},
        {"call": "7 o'clock"},
        {"note": "长" * 2001},
        {"seen": None},
    ],
)
def test_a_report_that_cannot_be_read_is_refused(own: TestClient, body: dict[str, Any]) -> None:
    said = {"seen": seen(own, "2027-04-12"), "date": "2027-04-12", "unit": ""} | body
    assert own.post(WRITE, json=said, headers=SAME).status_code == 422


def test_a_series_that_is_not_there_has_no_set(own: TestClient) -> None:
    body = {"seen": "", "date": "2027-04-12"}
    assert own.post("/api/series/none/plan/progress", json=body, headers=SAME).status_code == 404
