"""A server that speaks the OpenAI protocol, with real engines behind it, and faults on demand."""

import contextlib
import json
import shutil
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from shudian.app.engines import run
from shudian.localise.translators import Batch, Line, Translator, bergamot
from shudian.localise.translators.apertium import Apertium, directions
from shudian.localise.translators.pseudo import pseudo
from shudian.units import Lang

Said = list[dict[str, Any]]


@dataclass
class House:
    """What the server is asked, line by line, and how it is to fail: one fault a question, then none."""

    faults: list[str] = field(default_factory=list)
    always: str | None = None
    key: str | None = None
    translate: Callable[[str], str] = pseudo
    asked: Counter[str] = field(default_factory=Counter)
    answered: Counter[str] = field(default_factory=Counter)
    bodies: list[dict[str, Any]] = field(default_factory=list)
    paid: int = 0
    here: int = 0
    most_at_once: int = 0

    def next(self) -> str:
        return self.always or (self.faults.pop(0) if self.faults else "")


def _lines(house: House, body: dict[str, Any]) -> Said:
    wanted = json.loads(body["messages"][1]["content"])["lines"]
    house.asked.update(each["source"] for each in wanted)
    return [
        {"id": each["id"], "text": house.translate(each["source"]), "literal": None, "note": None}
        for each in wanted
    ]


def _spoilt(said: Said, fault: str) -> str:
    if fault == "wrong-ids":
        said = [{**each, "id": f"x{each['id']}"} for each in said]
    elif fault == "lost":
        said = said[:-1]
    elif fault == "lost-tags":
        said = [{**each, "text": each["text"].replace("⟦", "").replace("⟧", "")} for each in said]
    elif fault == "twice":
        said = [*said, {**said[0], "text": "another"}]
    elif fault == "empty":
        said = [{**each, "text": " "} for each in said]
    text = json.dumps({"lines": said}, ensure_ascii=False)
    if fault == "cut":
        return text[: len(text) * 2 // 3]
    if fault == "prose":
        return "I am sorry, I cannot do that."
    return f"```json\n{text}\n```" if fault == "fenced" else text


STATUS = {"429": 429, "500": 500, "503": 503, "401": 401, "404": 404, "302": 302}


def _handler(house: House) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            house.bodies.append(body)
            house.here += 1
            house.most_at_once = max(house.most_at_once, house.here)
            self._served(body)
            house.here -= 1

        def _served(self, body: dict[str, Any]) -> None:
            fault = house.next()
            if house.key and self.headers["Authorization"] != f"Bearer {house.key}":
                fault = "401"
            if fault in STATUS:
                self._reply(STATUS[fault], b'{"error": {"message": "' + str(house.key).encode() + b'"}}')
            elif fault == "no-schema" and "response_format" in body:
                self._reply(400, b'{"error": {"message": "response_format is not supported"}}')
            elif fault == "not-json":
                self._reply(200, b"<html>busy</html>")
            elif fault == "gone":
                self.close_connection = True
            else:
                if fault == "slow":
                    time.sleep(0.6)
                self._answer(body, fault)

        def _answer(self, body: dict[str, Any], fault: str) -> None:
            said = _lines(house, body)
            content = _spoilt(said, fault)
            usage = {"prompt_tokens": len(json.dumps(body)) // 4, "completion_tokens": len(content) // 4}
            house.paid += sum(usage.values())
            reply = {"choices": [{"message": {"content": content}}], "usage": usage}
            self._reply(200, json.dumps(reply).encode())
            house.answered.update(
                each["source"] for each in json.loads(body["messages"][1]["content"])["lines"]
            )

        def _reply(self, status: int, data: bytes) -> None:
            self.send_response(status)
            if status == 429:
                self.send_header("Retry-After", "0")
            if status == 302:
                self.send_header("Location", "/elsewhere")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            with contextlib.suppress(OSError):
                self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:
            pass

    return Handler


@pytest.fixture
def server() -> Iterator[tuple[str, House]]:
    """The base URL and the house behind it."""
    house = House()
    made = ThreadingHTTPServer(("127.0.0.1", 0), _handler(house))
    thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{made.server_port}/v1", house
    made.shutdown()
    made.server_close()


@pytest.fixture(scope="session")
def to_portuguese() -> bergamot.Bergamot:
    """The embedded neural pair, from English."""
    loaded = [bergamot.load(folder)[0] for folder in bergamot.shipped()]
    found = next((each for each in loaded if each and each.source == "en"), None)
    if found is None:
        pytest.skip("the extra `ai` is not installed")
    return found


@pytest.fixture(scope="session")
def apertium() -> Apertium:
    if not shutil.which("apertium"):
        pytest.skip("apertium is not on this machine")
    return Apertium(run, directions(run(("apertium", "-l"), "")))


def batch_of(*texts: str, target: str = "pt") -> Batch:
    return Batch(tuple(Line(str(nth), text) for nth, text in enumerate(texts, 1)), Lang("en"), Lang(target))


Texts = Callable[..., Batch]


@pytest.fixture(scope="session")
def batch() -> Texts:
    return batch_of


@pytest.fixture(scope="session")
def say() -> Callable[[Translator, str], str]:
    """One sentence through an engine."""

    def said(engine: Translator, text: str) -> str:
        return engine.translate(batch_of(text)).candidates[0].text

    return said
