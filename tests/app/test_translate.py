"""Drafts by machine: in a workspace, on plain files, and after a kill."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from shudian.app import translate, translating
from shudian.app import workspace as workspaces
from shudian.app.engines import Setting, engine_for, setting
from shudian.app.translate import Run
from shudian.app.translating import State, Where
from shudian.app.workspace import Workspace
from shudian.finding import failed
from shudian.localise.translators import Mode
from shudian.model.memory import Memory, Unit
from shudian.model.series import Element, ElementKind, Episode, Scene, Series, Source
from shudian.model.text import AdaptedLine, AdaptedScript
from shudian.store import Author, audit, drawers, memory_table, series_table
from shudian.units import Lang

TH, ZH = Lang("th"), Lang("zh")
SAID = ("这只碗是假的。", "爸！", "七公明知道。", "三年了。")
PSEUDO = Run(Setting("pseudo"))


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Workspace]:
    """One line open, one by a person, one by an engine whose source changed, one that memory knows."""
    held = workspaces.init(tmp_path / "w", author=Author("machine", lambda: datetime(2027, 1, 1, tzinfo=UTC)))
    elements = tuple(
        Element(f"1.1.{at}", ElementKind.DIALOGUE, text, Source(1), character="小满")
        for at, text in enumerate(SAID, 1)
    )
    scene = Scene("1.1", "1-1", "", "", Source(1), elements=elements)
    series = Series("补天青", ZH, episodes=(Episode("1", 1, scenes=(scene,)), Episode("2", 2)))
    with held.store.writing(held.author) as writing:
        series_table.save(writing, "sky", series)
        drawers.SCRIPTS.save(writing, series, series="sky", language="zh")
        lines = (
            AdaptedLine("1.1.2", "พ่อ!", source=SAID[1], author="อาฟาง"),
            AdaptedLine("1.1.3", "เก่า", source="七公不知道。", author="engine:pseudo"),
        )
        drawers.ADAPTED.save(writing, AdaptedScript(TH, "ฟ้า", lines), series="sky", language="th", episode=1)
        memory_table.learn(
            writing, Memory(ZH, TH, (Unit(SAID[3], "สามปีแล้ว", series="补天青", approver="อาฟาง"),))
        )
    yield held
    held.close()


def lines(held: Workspace) -> dict[str, AdaptedLine]:
    desk = translating.desk(held, "sky")
    assert desk
    return {entry.element.id: entry.line for entry in translating.entries(held, desk, TH, 1)}


def test_open_lines_get_drafts_and_what_a_person_wrote_stays(held: Workspace) -> None:
    result = translate.series(held, "sky", TH, PSEUDO)
    assert not result.findings
    now = lines(held)
    assert now["1.1.2"].text == "พ่อ!"
    assert now["1.1.4"].text == "สามปีแล้ว"
    assert [now[f"1.1.{at}"].author for at in (1, 2, 3, 4)] == [
        "engine:pseudo", "อาฟาง", "engine:pseudo", "engine:memory",
    ]  # fmt: skip
    assert now["1.1.3"].source == SAID[2]
    assert not any(line.approver for line in now.values())


def test_a_second_run_has_nothing_to_do_and_the_audit_names_the_engine(held: Workspace) -> None:
    translate.series(held, "sky", TH, PSEUDO)
    again = translate.series(held, "sky", TH, PSEUDO)
    assert [finding.code for finding in again.findings] == ["localise.nothing-to-translate"]
    with held.store.reading() as connection:
        assert not audit.verify(connection)
        assert "engine:pseudo" in str(list(audit.entries(connection)))


def test_a_person_s_line_written_meanwhile_stays(held: Workspace) -> None:
    desk = translating.desk(held, "sky")
    assert desk
    seen = {entry.element.id: entry for entry in translating.entries(held, desk, TH, 1)}

    def write_between(step: translate.Step) -> None:
        if step.done == 1:
            where = Where("sky", TH, 1, "1.1.1")
            translating.write(held, where, {"text": "ของปลอม"}, seen=seen["1.1.1"].tag, who="อาฟาง")

    translate.series(held, "sky", TH, Run(Setting("pseudo"), progress=write_between))
    assert lines(held)["1.1.1"].text == "ของปลอม"
    assert lines(held)["1.1.3"].author == "engine:pseudo"


def test_back_translations_of_all_lines_are_only_in_the_result(held: Workspace) -> None:
    before = lines(held)
    result = translate.series(held, "sky", TH, PSEUDO, mode=Mode.BACK)
    assert {outcome.line.id for outcome in result.outcomes if outcome.candidate} == {"1.1.2", "1.1.3"}
    assert lines(held) == before


def test_a_pair_that_nothing_here_knows_is_told_once(held: Workspace) -> None:
    result = translate.series(held, "sky", TH, Run(Setting()))
    assert [finding.code for finding in result.findings] == ["localise.no-engine"]
    assert failed(result.findings)
    assert lines(held)["1.1.1"].text == ""


def test_the_environment_names_a_server() -> None:
    asked = setting(
        {
            "SHUDIAN_TRANSLATOR_URL": "http://h/v1",
            "SHUDIAN_TRANSLATOR_MODEL": "m",
            "SHUDIAN_TRANSLATOR_KEY": "k",
        }
    )
    engine, findings = engine_for(asked, ZH, TH)
    assert not findings
    assert engine
    assert engine.name == "m"
    assert "'k'" not in repr(asked)


def test_the_workspace_names_one_too_and_the_environment_comes_first(held: Workspace) -> None:
    file = held.root / "shudian.toml"
    file.write_text(f"{file.read_text('utf-8')}\n[translator]\nurl = 'http://h/v1'\nmodel = 'm'\n", "utf-8")
    asked = setting({"SHUDIAN_TRANSLATOR_MODEL": "other"}, held.root)
    assert (asked.base_url, asked.model, asked.key) == ("http://h/v1", "other", None)
    workspaces.open(held.root).close()


def test_machines_without_a_model_draft_only() -> None:
    engine, findings = engine_for(Setting("pseudo"), ZH, TH, Mode.SHORTEN)
    assert engine is None
    assert [finding.code for finding in findings] == ["localise.engine-mode"]


def test_the_desk_still_knows_an_open_line(held: Workspace) -> None:
    desk = translating.desk(held, "sky")
    assert desk
    assert translating.entries(held, desk, TH, 1)[0].state is State.OPEN


@dataclass
class Slow:
    """Counts the lines that it answered; each answer takes a while."""

    asked: Counter[str] = field(default_factory=Counter)
    answered: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.15


@pytest.fixture
def slow() -> Iterator[tuple[str, Slow]]:
    state = Slow()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            asked = json.loads(body["messages"][1]["content"])["lines"]
            state.asked.update(each["source"] for each in asked)
            time.sleep(state.seconds)
            said = {"lines": [{"id": each["id"], "text": each["source"].upper()} for each in asked]}
            data = json.dumps({"choices": [{"message": {"content": json.dumps(said)}}]}).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)
            state.answered.update(each["source"] for each in asked)

        def log_message(self, format: str, *args: object) -> None:
            pass

    made = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield f"http://127.0.0.1:{made.server_port}/v1", state
    made.shutdown()
    made.server_close()


@pytest.mark.slow
def test_killed_in_the_middle_nothing_that_was_kept_is_asked_again(
    slow: tuple[str, Slow], house: Path, tmp_path: Path
) -> None:
    url, state = slow
    out = tmp_path / "ep1.th.csv"
    script = house / "series.zh.txt"
    words = ["localise", "translate", str(script), "--episode", "1", "--batch", "2", "--base-url", url]
    words += ["--model", "m", "-o", str(out)]
    command = [sys.executable, "-m", "shudian", *words]
    kept = tmp_path / "ep1.th.csv.kept.jsonl"
    running = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    until = time.monotonic() + 60
    while not (kept.is_file() and kept.read_bytes().count(b"\n") >= 6) and time.monotonic() < until:
        time.sleep(0.01)
    os.kill(running.pid, signal.SIGKILL)
    running.wait()
    known = {json.loads(line)["text"] for line in kept.read_text("utf-8").splitlines()}
    assert known
    assert not out.exists()
    before = Counter(state.asked)
    state.seconds = 0
    done = subprocess.run(command, capture_output=True, check=False, text=True)
    assert done.returncode == 0, done.stderr
    again = state.asked - before
    assert not {text.upper() for text in again} & known
    assert sum(count > 1 for count in state.asked.values()) <= 2  # the question that was on its way
    assert out.is_file()
