"""`shudian serve` prints the address and answers there; a taken port is an error with a remedy."""

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from shudian.app import workspace


@pytest.fixture
def base(tmp_path: Path) -> Path:
    workspace.init(tmp_path / "base").close()
    return tmp_path / "base"


def test_it_answers_where_it_says(base: Path) -> None:
    environ = {**os.environ, "SHUDIAN_WORKSPACE": str(base)}
    command = [sys.executable, "-m", "shudian", "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environ) as server:
        assert server.stdout
        address = server.stdout.readline().strip()
        assert address.startswith("http://127.0.0.1:")
        with urllib.request.urlopen(address, timeout=30) as answer:
            assert answer.status == 200
        server.send_signal(signal.SIGINT)
    assert server.returncode in (0, 130)


def test_a_taken_port(base: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        told = subprocess.run(
            [sys.executable, "-m", "shudian", "serve", "--workspace", base, "--port", port],
            capture_output=True,
            text=True,
            check=False,
        )
    assert told.returncode == 1
    assert "--port" in told.stderr
    assert "Traceback" not in told.stderr
