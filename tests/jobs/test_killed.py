"""kill -9 at any moment: what is there is whole, nothing lives on, and the next run comes to the same."""

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest

from shudian.jobs import Results, run
from shudian.model.work import Graph, Needed, Node, settings_text
from shudian.store import Author, MediaStore, Store, StoreMemo

RUN = """
import sys
from pathlib import Path
sys.path.insert(0, str(Path(sys.argv[2])))
if __name__ == "__main__":
    from test_killed import GRAPH, opened
    from shudian.jobs import run
    vault, memo, store = opened(Path(sys.argv[1]))
    run(GRAPH, vault, memo, workers=2)
"""


def _graph() -> Graph:
    """Eight episodes of three nodes each, about a second and a half of work for two workers."""
    nodes = []
    for episode in range(8):
        panels, sound = f"ep{episode}/panels", f"ep{episode}/sound"
        nodes += [_node(name, (), seconds=0.1, text=name * 1000) for name in (panels, sound)]
        nodes += [_node(f"ep{episode}/picture", (panels, sound), seconds=0.1, text=".")]
    return Graph(tuple(nodes))


def _node(name: str, needs: tuple[str, ...], **settings: str | float) -> Node:
    inputs = tuple((need, Needed(need, "text")) for need in needs)
    return Node(name, "join", "small_work:join", "1", settings_text(settings), ("text",), inputs)


GRAPH = _graph()


def opened(folder: Path) -> tuple[MediaStore, StoreMemo, Store]:
    store = Store.create(folder / "shudian.db")
    author = Author("阿芳", lambda: datetime(2027, 4, 12, tzinfo=UTC))
    return MediaStore(folder / "media"), StoreMemo(store, author), store


def ran(folder: Path) -> Results:
    vault, memo, store = opened(folder)
    try:
        return run(GRAPH, vault, memo, workers=2)
    finally:
        store.close()


def stored(folder: Path) -> list[str]:
    return [path.name for path in (folder / "media").glob("??/*")]


def whole(folder: Path) -> bool:
    """No file lies under a final name with less than its content."""
    return not list(MediaStore(folder / "media").damaged(stored(folder)))


@pytest.mark.slow
def test_ten_kills_then_a_clean_run(tmp_path: Path) -> None:
    script = tmp_path / "run.py"
    script.write_text(RUN, "utf-8")
    folder = tmp_path / "killed"
    folder.mkdir()
    moments = random.Random(7)
    for kill in range(10):
        environ = {**os.environ, "SHUDIAN_TEST_RUN": str(tmp_path)}
        with subprocess.Popen(
            [sys.executable, script, folder, Path(__file__).parent], env=environ
        ) as running:
            while len(stored(folder)) < 2 * kill and running.poll() is None:
                time.sleep(0.02)
            time.sleep(moments.uniform(0, 0.4))
            running.send_signal(signal.SIGKILL)
        assert whole(folder)
    time.sleep(0.5)
    assert not _living(str(tmp_path))
    again = ran(folder)
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    undisturbed = ran(fresh)
    assert again.outputs == undisturbed.outputs
    assert len(again.ran) < len(undisturbed.ran)
    assert whole(folder)
    assert not list((folder / "media" / ".scratch").iterdir())


def _living(run: str) -> list[str]:
    """Processes of that run, its workers included; empty where /proc does not tell."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if f"SHUDIAN_TEST_RUN={run}".encode() in (entry / "environ").read_bytes():
                found.append(entry.name)
    return found
