"""Drafts by an engine, asked for over HTTP: the engine signs them, nobody has approved them, what people wrote stays."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from shudian.app import translate
from shudian.app import workspace as workspaces
from shudian.app.engines import Setting
from shudian.model.text import AdaptedLine, AdaptedScript
from shudian.store import drawers
from shudian.units import Lang
from shudian.web import localise_drafts, site

OURS = {"sec-fetch-site": "same-origin"}
PAGE = "/series/lamp/localise/th/1"
DRAFTS = f"/api{PAGE}/drafts"
TH = Lang("th")


@pytest.fixture
def desk(own_dir: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """The first line is a person's, the second is open."""
    held = workspaces.open(own_dir)
    with held.store.writing(held.author) as writing:
        lines = (AdaptedLine("e1l0", "เตา", author="Mali"),)
        drawers.ADAPTED.save(writing, AdaptedScript(TH, "ฟ้า", lines), series="lamp", language="th", episode=1)
    held.close()
    engine(monkeypatch, "pseudo")
    with TestClient(site.create(own_dir), raise_server_exceptions=False) as client:
        yield client


def engine(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(localise_drafts, "setting", lambda folder: Setting(name))


def drafted(client: TestClient, page: str = DRAFTS, reader: str = "en") -> Any:
    said = client.post(f"{page}?lang={reader}", json={}, headers=OURS).json()
    for _ in range(500):
        if not said["running"]:
            return said
        time.sleep(0.02)
        said = client.get(f"{page}?lang={reader}").json()
    raise AssertionError(said)


def test_the_open_line_is_drafted_and_signed_by_the_engine(desk: TestClient) -> None:
    said = drafted(desk)
    assert said["told"][0] == "Lines drafted: 1. None is approved."
    line = said["lines"]["e1l1"]
    assert line["text"]
    assert (line["state"], line["author"], line["approver"]) == ("written", "engine:pseudo", None)
    assert (said["lines"]["e1l0"]["text"], said["lines"]["e1l0"]["author"]) == ("เตา", "Mali")
    assert f'data-tag="{line["tag"]}"' in desk.get(PAGE).text


def test_the_button_rests_while_nothing_is_open(desk: TestClient) -> None:
    before = desk.get(PAGE).text
    assert 'aria-describedby="drafts-why">Draft open lines by engine' in before
    drafted(desk)
    after = desk.get(PAGE).text
    assert 'aria-describedby="drafts-why" disabled>' in after
    assert "No line is open." in after.split("<template")[0]
    assert "没有未写的台词。" in desk.get(f"{PAGE}?lang=zh").text.split("<template")[0]


@pytest.mark.parametrize(("reader", "says"), [("en", "[translator]"), ("zh", "在工作区 shudian.toml")])
def test_a_pair_that_nothing_translates_says_so_with_its_remedy(
    desk: TestClient, monkeypatch: pytest.MonkeyPatch, reader: str, says: str
) -> None:
    engine(monkeypatch, "server")
    told = drafted(desk, reader=reader)["told"]
    assert len(told) == 1
    assert says in told[0]
    assert "zh" in told[0]
    assert "th" in told[0]


def test_a_second_press_joins_the_run_that_goes_on(desk: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    go, calls = threading.Event(), []

    def slow(*given: object, **more: object) -> translate.Result:
        calls.append(more["episodes"])
        go.wait(20)
        return translate.Result()

    monkeypatch.setattr(translate, "series", slow)
    first = desk.post(DRAFTS, json={}, headers=OURS).json()
    second = desk.post(DRAFTS, json={}, headers=OURS).json()
    assert first["running"]
    assert second["running"]
    assert "data-running" in desk.get(PAGE).text
    assert desk.get(f"{DRAFTS.replace('/1/', '/2/')}").json()["running"] is False
    go.set()
    assert drafted_on(desk)
    assert calls == [(1,)]


def drafted_on(client: TestClient) -> bool:
    for _ in range(500):
        if not client.get(DRAFTS).json()["running"]:
            return True
        time.sleep(0.02)
    return False


def test_only_own_pages_ask_and_only_for_what_is_there(desk: TestClient) -> None:
    assert desk.post(DRAFTS, json={}).status_code == 403
    for page in (
        DRAFTS.replace("/1/", "/99/"),
        DRAFTS.replace("lamp", "none"),
        DRAFTS.replace("/th/", "/!/"),
    ):
        assert desk.post(page, json={}, headers=OURS).status_code == 404
        assert desk.get(page).status_code == 404
    assert desk.get(DRAFTS).json() == {"running": False, "told": [], "lines": {}}
