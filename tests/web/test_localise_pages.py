"""The translation page and its API: a line kept by its tag, approved by another, told in both languages."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from shudian.app import workspace as workspaces
from shudian.model.term import Sense, Term, Termbase
from shudian.model.text import AdaptedLine, AdaptedScript
from shudian.store import drawers
from shudian.units import Lang
from shudian.web import site

TH = Lang("th")
OURS = {"sec-fetch-site": "same-origin"}
API = "/api/series/lamp/localise/th/1"


@pytest.fixture
def desk(own_dir: Path) -> Iterator[TestClient]:
    held = workspaces.open(own_dir)
    with held.store.writing(held.author) as writing:
        lines = (
            AdaptedLine(
                "e1l0", "เตาจะ<ปิด>", source="以前的话", author="Mali", note="窑 = เตา", remarks=("Som: ดี",)
            ),
        )
        drawers.ADAPTED.save(writing, AdaptedScript(TH, "ฟ้า", lines), series="lamp", language="th", episode=1)
        base = Termbase(Lang("zh"), TH, (Term("灯", (Sense(("ตะเกียง",), "油灯", ("ไฟ",)),)),))
        drawers.TERMBASES.save(writing, base, series="lamp", language="th")
    held.close()
    with TestClient(site.create(own_dir), raise_server_exceptions=False) as client:
        yield client


def lines(client: TestClient) -> dict[str, tuple[str, str]]:
    """Each line's tag and state, as the page says them."""
    import re

    page = client.get("/series/lamp/localise/th/1").text
    rows = re.findall(r'data-element="([^"]+)" data-tag="([^"]+)" data-state="([^"]+)"', page)
    return {element: (tag, state) for element, tag, state in rows}


def put(client: TestClient, element: str, tag: str, who: str = "Som", **change: str) -> Any:
    headers = {**OURS, "if-match": f'"{tag}"'}
    return client.put(f"{API}/{element}", json={"who": who, "change": change}, headers=headers)


@pytest.mark.parametrize(("reader", "says"), [("en", "Written for: 以前的话"), ("zh", "原为：以前的话")])
def test_source_and_target_stand_side_by_side(desk: TestClient, reader: str, says: str) -> None:
    page = desk.get(f"/series/lamp/localise/th/1?lang={reader}").text
    assert says in page
    assert "เตาจะ&lt;ปิด&gt;" in page
    assert 'value="窑 = เตา"' in page
    assert "Som: ดี" in page
    assert set(dict(lines(desk).values()).values()) <= {"stale", "open"}
    assert "{" not in page.split("<template")[0]


def test_the_wall_tells_every_language_and_episode(desk: TestClient) -> None:
    page = desk.get("/series/lamp/localise").text
    assert 'href="/series/lamp/localise/th/1"' in page
    assert "ไทย, episode 1: 0 approved, 0 written, 1 stale" in page


def test_a_language_is_begun_by_its_tag(desk: TestClient) -> None:
    answer = desk.get("/series/lamp/localise?lang=es_419", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/series/lamp/localise/es-419/1")
    assert desk.get(answer.headers["location"]).status_code == 200
    assert desk.get("/series/lamp/localise?lang=nonsense!").status_code == 404


def test_a_line_is_kept_and_approved_by_another(desk: TestClient) -> None:
    tag, _ = lines(desk)["e1l0"]
    kept = put(desk, "e1l0", tag, text="เตาปิดแล้ว", reason=" สั้น ")
    assert (kept.status_code, kept.json()["state"], kept.json()["author"]) == (200, "written", "Som")
    seen = {**OURS, "if-match": kept.headers["etag"]}
    own = desk.post(f"{API}/e1l0/approval", json={"who": "Som"}, headers=seen)
    assert (own.status_code, own.json()["error"]) == (409, "Som wrote this line and cannot approve it.")
    other = desk.post(f"{API}/e1l0/approval", json={"who": "陈"}, headers=seen)
    assert (other.status_code, other.json()["state"], other.json()["approver"]) == (200, "approved", "陈")
    assert lines(desk)["e1l0"] == (other.json()["tag"], "approved")


def test_the_second_of_two_writers_is_shown_what_the_first_wrote(desk: TestClient) -> None:
    tag, _ = lines(desk)["e1l0"]
    put(desk, "e1l0", tag, text="ของมะลิ", who="Mali")
    late = put(desk, "e1l0", tag, text="ของส้ม")
    assert (late.status_code, late.json()["now"]["text"]) == (412, "ของมะลิ")
    assert put(desk, "e1l0", late.json()["now"]["tag"], text="ของส้ม").status_code == 200


def test_terms_and_memory_are_told(desk: TestClient) -> None:
    said = desk.get(f"{API}/e1l0/aid").json()
    assert said == {
        "terms": [{"source": "灯", "targets": ["ตะเกียง"], "forbidden": ["ไฟ"], "why": ["油灯"]}],
        "memory": [],
    }


@pytest.mark.parametrize(
    ("headers", "body", "status"),
    [
        (OURS, {"who": "Som", "change": {"text": "x"}}, 428),
        ({**OURS, "if-match": '"x"'}, {"who": "Som", "change": {"approver": "Som"}}, 422),
        ({**OURS, "if-match": '"x"'}, {"who": "Som", "change": {"text": 1}}, 422),
        ({**OURS, "if-match": '"x"'}, {"who": "Som", "change": {}}, 422),
        ({**OURS, "if-match": '"x"'}, {"who": " ", "change": {"text": "x"}}, 422),
        ({**OURS, "if-match": '"x"'}, {"who": "engine:x", "change": {"text": "x"}}, 422),
        ({"if-match": '"x"'}, {"who": "Som", "change": {"text": "x"}}, 403),
    ],
)
def test_what_is_no_change_is_refused(
    desk: TestClient, headers: dict[str, str], body: dict[str, Any], status: int
) -> None:
    assert desk.put(f"{API}/e1l0", json=body, headers=headers).status_code == status


@pytest.mark.parametrize(
    "address",
    [
        "/series/none/localise", "/series/lamp/localise/th/99", "/series/lamp/localise/!!/1",
        f"{API}/9.9.9/aid", "/api/series/none/localise/th/1/e1l0/aid",
    ],
)  # fmt: skip
def test_what_is_not_there_is_told(desk: TestClient, address: str) -> None:
    assert desk.get(address).status_code == 404


def test_a_line_that_is_not_there_is_not_written(desk: TestClient) -> None:
    assert put(desk, "9.9.9", "x", text="x").status_code == 404


@pytest.mark.parametrize("form", ["xlsx", "docx", "xliff"])
def test_an_episode_goes_to_writers_and_comes_back(desk: TestClient, form: str) -> None:
    answer = desk.get(f"/series/lamp/localise/th/1/lines.{form}")
    assert answer.headers["content-disposition"] == f'attachment; filename="lamp-ep01.th.{form}"'
    asked = f"/api/series/lamp/localise/th/files?what=lines&name=a.{form}&who=Som"
    back = desk.post(asked, content=answer.content, headers=OURS)
    assert back.status_code == 200
    assert back.json()["findings"][-1]["text"].startswith("note localise.received: 0 of ")
    assert desk.post(asked, content=b"broken", headers=OURS).status_code == 422
    assert desk.post(asked, content=answer.content).status_code == 403


def test_terms_and_memory_are_taken_in(desk: TestClient) -> None:
    files = "/api/series/lamp/localise/th/files?who=Som"
    table = "source,targets\n窑,เตา\n".encode()
    assert desk.post(f"{files}&what=terms&name=t.csv", content=table, headers=OURS).status_code == 200
    damaged = desk.post(f"{files}&what=terms&name=t.csv", content=b"a,b\n", headers=OURS)
    assert (damaged.status_code, damaged.json()["findings"][0]["severity"]) == (422, "error")
    tmx = """<?xml version="1.0"?><tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence"
      o-tmf="t" adminlang="en" srclang="zh" datatype="plaintext"/><body><tu><tuv xml:lang="zh"><seg>爸！</seg></tuv>
      <tuv xml:lang="th"><seg>พ่อ!</seg></tuv></tu></body></tmx>"""
    answer = desk.post(f"{files}&what=memory&name=m.tmx", content=tmx.encode(), headers=OURS)
    assert "1 were taken in" in answer.json()["findings"][-1]["text"]
    for wrong in ("what=terms&name=t.pdf", "what=memory&name=t.csv", "what=lines&name=t.csv"):
        assert desk.post(f"{files}&{wrong}", content=b"x", headers=OURS).status_code == 422
    assert desk.get("/series/lamp/localise/th/1/lines.pdf").status_code == 404
