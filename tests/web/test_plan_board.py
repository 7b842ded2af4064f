"""The live board over HTTP: scenarios, what an arrangement comes to, who may change it."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from shudian.store import Store, audit
from shudian.web import site

PLAN = "/api/series/lamp/plan"
SAME = {"sec-fetch-site": "same-origin"}
FIRST, SECOND = "2027-04-12", "2027-04-13"


def post(client: TestClient, path: str, **body: Any) -> Any:
    return client.post(PLAN + path, json=body, headers=SAME)


@pytest.fixture
def draft(own: TestClient) -> Any:
    return post(own, "/scenarios/solved/copy", name="雨天方案").json()


def arrange(client: TestClient, draft: Any, *days: tuple[str, list[str]], **more: Any) -> Any:
    given = [[date, "", scenes] for date, scenes in days]
    return post(
        client, f"/scenarios/{draft['id']}", **{"seen": draft["digest"], "days": given, "locked": []} | more
    )


def test_the_board_knows_scenes_cast_and_dates(own: TestClient) -> None:
    said = own.get(PLAN, headers={"accept-language": "en"}).json()
    first = said["scenes"][0]
    assert (first["number"], first["light"], first["setting"]) == ("1-1", "night-int", "Int. Night")
    assert first["place"] == "Tea factory, live room"
    assert first["cast"] == [1, 2]
    assert [column["key"] for column in said["columns"]] == [FIRST, SECOND]
    assert [(each["id"], each["name"], each["standing"]) for each in said["scenarios"]] == [
        ("solved", "Solved plan", "active")
    ]
    assert own.get(PLAN, headers={"accept-language": "zh"}).json()["scenarios"][0]["name"] == "求解所得"


def test_a_copy_is_a_draft_that_costs_the_same(own: TestClient, draft: Any) -> None:
    assert (draft["id"], draft["name"], draft["standing"]) == ("1", "雨天方案", "draft")
    assert [day["scenes"] for day in draft["days"]] == [["s1", "s3"], ["s2"]]
    assert draft["cost"] == own.get(f"{PLAN}/scenarios/solved").json()["cost"]


def test_a_drop_answers_with_cost_lines_and_findings(own: TestClient, draft: Any) -> None:
    said = arrange(own, draft, (FIRST, ["s1", "s3", "s2"])).json()
    assert said["change"]["minor"] < 0
    assert {"kind": "Crew and equipment", "subject": ""}.items() <= said["changes"][0].items()
    assert len(said["days"]) == 1
    assert said["days"][0]["scenes"] == ["s1", "s3", "s2"]
    assert said["days"][0]["hours"].startswith("07:00–")
    assert own.get(f"{PLAN}/scenarios/1").json()["days"] == said["days"]


def test_what_is_off_the_plan_stands_as_a_draft_and_cannot_be_published(own: TestClient, draft: Any) -> None:
    said = arrange(own, draft, (FIRST, ["s1"]), (SECOND, ["s2"])).json()
    assert said["unplanned"] == ["s3"]
    assert not said["legal"]
    missing = [found for found in said["findings"] if found["code"] == "plan.scene-missing"]
    assert [found["scenes"] for found in missing] == [["s3"]]
    refused = post(own, "/scenarios/1/publish", seen=said["digest"])
    assert refused.status_code == 409
    assert "breaks rules (1)" in refused.json()["error"]


def test_a_lock_is_kept_and_a_scene_off_the_plan_has_none(own: TestClient, draft: Any) -> None:
    days = [(FIRST, ["s1", "s3"]), (SECOND, ["s2"])]
    said = arrange(own, draft, *days, locked=["s3"]).json()
    assert said["locked"] == ["s3"]
    assert said["change"]["minor"] == 0
    assert arrange(own, said, days[1], locked=["s3"]).status_code == 422


def test_two_people_change_the_same_and_neither_loses(own: TestClient, draft: Any) -> None:
    theirs = arrange(own, draft, (FIRST, ["s1", "s2", "s3"])).json()
    mine = arrange(own, draft, (SECOND, ["s3", "s2", "s1"]))
    assert mine.status_code == 409
    assert mine.json()["stale"]
    assert "changed this plan" in mine.json()["error"]
    assert own.get(f"{PLAN}/scenarios/1").json()["digest"] == theirs["digest"]
    copy = post(own, "/scenarios/1/copy", name="mine").json()
    kept = arrange(own, copy, (SECOND, ["s3", "s2", "s1"]))
    assert kept.status_code == 200
    assert own.get(f"{PLAN}/scenarios/1").json()["digest"] == theirs["digest"]


def test_only_drafts_are_changed(own: TestClient, draft: Any) -> None:
    solved = own.get(f"{PLAN}/scenarios/solved").json()
    refused = arrange(own, solved, (FIRST, ["s1"]))
    assert refused.status_code == 409
    assert not refused.json()["stale"]


def test_a_name_is_kept_and_a_draft_is_removed(own: TestClient, draft: Any) -> None:
    said = post(own, "/scenarios/1/rename", seen=draft["digest"], name="  晴天 ").json()
    assert said["name"] == "晴天"
    assert post(own, "/scenarios/1/remove", seen=draft["digest"]).status_code == 409
    assert post(own, "/scenarios/1/remove", seen=said["digest"]).json()["id"] == "solved"
    assert own.get(f"{PLAN}/scenarios/1").status_code == 404
    assert post(own, "/scenarios/solved/copy", name="again").json()["id"] == "2"


def test_every_change_is_in_the_audit_log(own: TestClient, draft: Any) -> None:
    renamed = post(own, "/scenarios/1/rename", seen=draft["digest"], name="晴天").json()
    store: Store = own.app.state.workspace.store  # type: ignore[attr-defined]  # Starlette says it is any callable
    with store.reading() as connection:
        last = audit.entries(connection)[-1]
        assert audit.verify(connection) == []
    assert (last.what, last.before, last.after) == (
        "rename scenarios lamp 1",
        draft["digest"],
        renamed["digest"],
    )


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"days": {}},
        {"days": [["2027-04-12", "", "s1"]]},
        {"days": [["12 April", "", ["s1"]]]},
        {"days": [["2027-04-12", "", ["s1"]], ["2027-04-12", "", ["s2"]]]},
        {"days": [["2027-04-12", "", ["s1", "s1"]]]},
        {"days": [["2027-04-12", "", [1]]]},
        {"days": [], "locked": "s1"},
        {"days": [], "seen": 7},
    ],
)
def test_an_arrangement_that_cannot_be_read_is_refused(own: TestClient, draft: Any, body: Any) -> None:
    assert post(own, "/scenarios/1", **{"seen": draft["digest"]} | body).status_code == 422


@pytest.mark.parametrize("name", [None, "", "  ", 7, "长" * 81])
def test_a_name_that_is_none_is_refused(own: TestClient, name: Any) -> None:
    assert post(own, "/scenarios/solved/copy", name=name).status_code == 422


def test_scenes_and_units_that_are_not_there_fall_away(own: TestClient, draft: Any) -> None:
    body = {"seen": draft["digest"], "days": [[FIRST, "", ["s1", "s9"]], [FIRST, "B", ["s2"]]], "locked": []}
    said = post(own, "/scenarios/1", **body).json()
    assert [day["scenes"] for day in said["days"]] == [["s1"]]
    assert said["unplanned"] == ["s2", "s3"]


def test_a_date_that_is_not_listed_is_told(own: TestClient, draft: Any) -> None:
    said = arrange(own, draft, ("2027-05-01", ["s1", "s3"]), (SECOND, ["s2"])).json()
    assert "plan.date-unlisted" in {found["code"] for found in said["findings"]}


@pytest.mark.parametrize("path", ["/scenarios/1", "/scenarios/1/publish", "/scenarios/1/again", "/progress"])
@pytest.mark.parametrize(
    "headers", [{}, {"sec-fetch-site": "cross-site"}, {"origin": "https://elsewhere.example"}]
)
def test_another_site_changes_nothing(
    own: TestClient, draft: Any, path: str, headers: dict[str, str]
) -> None:
    body = {"seen": draft["digest"], "days": [], "name": "x"}
    assert own.post(PLAN + path, json=body, headers=headers).status_code == 403


def test_a_series_without_a_problem_has_no_board(bare: TestClient) -> None:
    assert bare.get(PLAN).status_code == 404
    assert bare.get("/series/lamp/plan/compare").status_code == 404
    assert bare.get("/series/lamp/plan/set").status_code == 404
    assert "data-live" not in bare.get("/series/lamp/plan").text


def test_nothing_runs_until_it_is_asked_for(own: TestClient) -> None:
    assert own.get(f"{PLAN}/errand").json() == {"running": False, "seconds": 0, "made": None, "told": []}
    assert post(own, "/scenarios/9/again", name="x").status_code == 404


def test_scenarios_stand_side_by_side(own: TestClient, draft: Any) -> None:
    arrange(own, draft, (FIRST, ["s1", "s3", "s2"]))
    shown = own.get(
        "/series/lamp/plan/compare?with=solved&with=1&with=none", headers={"accept-language": "zh"}
    ).text
    assert "雨天方案" in shown
    assert "4月13日 周二 → 4月12日 周一" in shown
    assert 'class="fine cheaper">−¥' in shown


def test_the_page_still_reads_without_modules(client: TestClient) -> None:
    shown = client.get("/series/lamp/plan").text
    assert 'id="board"' in shown
    assert 'data-live="/api/series/lamp/plan"' in shown


def test_a_second_site_over_the_same_workspace_sees_what_was_kept(own: TestClient, draft: Any) -> None:
    root = own.app.state.workspace.root  # type: ignore[attr-defined]  # Starlette says it is any callable
    with TestClient(site.create(root)) as other:
        assert other.get(f"{PLAN}/scenarios/1").json()["digest"] == draft["digest"]
