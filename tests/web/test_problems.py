"""A broken machine is a page too, never a traceback."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from shudian.app import shelf
from shudian.errors import ToolMissing
from shudian.web import site
from shudian.wording import Wording


@pytest.fixture
def visitor(workspace_dir: Path) -> Iterator[TestClient]:
    with TestClient(site.create(workspace_dir), raise_server_exceptions=False) as client:
        yield client


def test_an_error_says_its_message_and_remedy(visitor: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ToolMissing(Wording("The kiln is cold.", "窑凉了。"), Wording("Light it.", "点火。"))

    monkeypatch.setattr(shelf, "series_list", broken)
    answer = visitor.get("/", headers={"accept-language": "zh"})
    assert answer.status_code == 500
    assert "窑凉了。" in answer.text
    assert "点火。" in answer.text


def test_a_bug_shows_no_traceback(visitor: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(*_: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr(shelf, "series_list", wrong)
    answer = visitor.get("/", headers={"accept-language": "en"})
    assert answer.status_code == 500
    assert "Something broke on our side" in answer.text
    assert "secret detail" not in answer.text
    assert "x-content-type-options" in answer.headers


def test_the_factory_reads_the_environment(workspace_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHUDIAN_WORKSPACE", str(workspace_dir))
    with TestClient(site.from_environment()) as client:
        assert client.get("/healthz").status_code == 200
