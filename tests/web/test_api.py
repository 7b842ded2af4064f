"""What machines are told."""

from fastapi.testclient import TestClient

from shudian.model.document import decode
from shudian.model.schedule import Schedule
from shudian.model.series import Series


def test_the_site_says_that_it_is_up(client: TestClient) -> None:
    assert client.get("/healthz").json()["status"] == "ok"


def test_a_series_is_given_as_documents_that_can_be_read_back(client: TestClient) -> None:
    said = client.get("/api/series/lamp").json()
    for noun, plain in ((Series, said["scripts"]["zh"]), (Schedule, said["schedule"])):
        value, findings = decode(noun, plain)
        assert value is not None
        assert not findings
    assert said["documents"]["breakdown.xlsx"] == "/series/lamp/documents/breakdown.xlsx"


def test_an_error_is_told_as_json_in_the_readers_language(client: TestClient) -> None:
    answer = client.get("/api/series/none", headers={"accept-language": "zh"})
    assert answer.status_code == 404
    assert answer.json()["error"] == "这里没有这一页"
