"""A new draft beside the one that it replaced."""

from collections.abc import Iterator
from datetime import UTC, datetime
from textwrap import dedent

import pytest
from fastapi.testclient import TestClient

from shudian import script
from shudian.app import workspace as workspaces
from shudian.store import Author, drawers, series_table
from shudian.web import site

FIRST = dedent("""\
    《封窑》
    第1集：假的
    1-1 夜 内 直播间
    人物：小满
    △一只<天青>碗，灯光下蓝得发亮。
    小满：天青靠的是铁，这碗蓝得太干净。
    1-2 夜 外 廊桥
    人物：小满
    △小满拖着行李箱快走。
    """)
SECOND = FIRST.replace("蓝得太干净", "青得太干净")
THIRD = SECOND.replace("廊桥", "渡口")


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder = tmp_path_factory.mktemp("drafts") / "workspace"
    author = Author("阿芳", lambda: datetime(2027, 4, 12, 12, 30, tzinfo=UTC))
    workspace = workspaces.init(folder, author=author)
    for slug, drafts in (
        ("kiln", (FIRST, SECOND, THIRD)),
        ("new", (FIRST,)),
        ("back", (FIRST, SECOND, FIRST)),
    ):
        for text in drafts:
            series, _ = script.read(text.encode(), "draft.txt")
            assert series
            with workspace.store.writing(workspace.author) as writing:
                series_table.save(writing, slug, series)
                drawers.SCRIPTS.save(writing, series, series=slug, language="zh")
    workspace.close()
    with TestClient(site.create(folder)) as client:
        yield client


def page(client: TestClient, address: str, language: str = "en") -> str:
    answer = client.get(address, headers={"accept-language": language})
    assert answer.status_code == 200
    return str(answer.text)


def test_the_last_draft_is_what_is_compared_with(client: TestClient) -> None:
    shown = page(client, "/series/kiln/drafts")
    assert "<del>廊桥</del>" in shown
    assert "<ins>渡口</ins>" in shown
    assert "青得太干净" not in shown
    assert shown.count("<option") == 2
    assert "until 2027-04-12 12:30 UTC, replaced by 阿芳" in shown
    assert "场头改动" in page(client, "/series/kiln/drafts", "zh")


def test_an_earlier_draft_may_be_chosen(client: TestClient) -> None:
    digest = page(client, "/series/kiln/drafts").split('<option value="')[2].split('"', maxsplit=1)[0]
    shown = page(client, f"/series/kiln/drafts?before={digest}")
    assert "<ins>青得太干净" in shown or "<ins>青</ins>" in shown
    assert "<ins>渡口</ins>" in shown


def test_what_the_script_says_is_never_markup(client: TestClient) -> None:
    digest = page(client, "/series/kiln/drafts").split('<option value="')[2].split('"', maxsplit=1)[0]
    shown = page(client, f"/series/kiln/drafts?before={digest}")
    assert "一只&lt;天青&gt;碗" in shown
    assert "<天青>" not in shown


def test_a_draft_of_another_series_is_not_here(client: TestClient) -> None:
    for digest in ("0" * 64, "x"):
        assert client.get(f"/series/kiln/drafts?before={digest}").status_code == 404
    assert client.get("/series/none/drafts").status_code == 404


def test_a_first_draft_says_so(client: TestClient) -> None:
    assert "only one draft so far" in page(client, "/series/new/drafts")
    assert "/series/new/drafts" not in page(client, "/series/new/script").split("<main")[1]
    assert "/series/kiln/drafts" in page(client, "/series/kiln/script")


def test_a_draft_that_stands_again_is_not_compared_with_itself(client: TestClient) -> None:
    assert page(client, "/series/back/drafts").count("<option") == 1


def test_the_style_of_a_comparison_is_served(client: TestClient) -> None:
    address = page(client, "/series/kiln/drafts").split("drafts.css")[0].rsplit('"', maxsplit=1)[1]
    answer = client.get(f"{address}drafts.css")
    assert answer.status_code == 200
    assert "drafts-scene" in answer.text
