"""The translators of this machine: servers by HTTP, programs and model folders, and the way to a pair of languages."""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import subprocess
import time
import tomllib
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import permutations
from pathlib import Path
from typing import TYPE_CHECKING

from shudian import files
from shudian.app.workspace import SETTINGS
from shudian.finding import Finding, Place
from shudian.localise.translators import apertium, bergamot
from shudian.localise.translators.batch import Mode, Translator
from shudian.localise.translators.budget import Budget, Prices
from shudian.localise.translators.chat import Chat, Endpoint
from shudian.localise.translators.faults import Fault, Stopped
from shudian.localise.translators.findings import NO_ENGINE, NOT_THIS_MODE, PROGRAM_FAILED
from shudian.localise.translators.pivot import Pivot
from shudian.localise.translators.pseudo import Pseudo
from shudian.localise.translators.record import replay
from shudian.localise.translators.wire import NoReply, Reply, Request
from shudian.units import Lang

if TYPE_CHECKING:
    from email.message import Message

NAMES = ("auto", "server", "bergamot", "apertium", "pivot", "pseudo")
_PROGRAM_SECONDS = 600


@dataclass(frozen=True, slots=True)
class Setting:
    """Which engine is asked for, and what it may spend. `auto` prefers a server that is named."""

    engine: str = "auto"  # or the file of a recording
    base_url: str | None = None
    model: str | None = None
    key: str | None = field(default=None, repr=False)
    models: Path | None = None
    timeout: float = 120.0
    most_lines: int = 20
    spare: int = 0
    at_once: int = 1
    most_tokens: int | None = None
    most_money: Fraction | None = None
    prices: Prices = field(default_factory=Prices)

    def budget(self) -> Budget:
        return Budget(self.most_tokens, self.most_money, self.prices)


def setting(environ: Mapping[str, str] | None = None, folder: Path | None = None) -> Setting:
    """From SHUDIAN_TRANSLATOR_URL, _MODEL, _KEY and _MODELS (a folder), else what the workspace `folder` says
    as `[translator]` url, model, key, models."""
    table: dict[str, object] = {}
    if folder:
        with files.explained(folder / SETTINGS):
            found = tomllib.loads((folder / SETTINGS).read_text("utf-8")).get("translator")
        table = found if isinstance(found, dict) else {}
    said = os.environ if environ is None else environ

    def one(name: str) -> str | None:
        return said.get(f"SHUDIAN_TRANSLATOR_{name.upper()}") or str(table.get(name) or "") or None

    models = one("models")
    return Setting(
        base_url=one("url"), model=one("model"), key=one("key"), models=Path(models) if models else None
    )


def engine_for(
    asked: Setting, source: Lang, target: Lang, mode: Mode = Mode.DRAFT, budget: Budget | None = None
) -> tuple[Translator | None, list[Finding]]:
    """The engine that is asked for, or the best here that knows the pair: neural before rules, direct before a pivot."""
    found: list[Finding] = []
    if asked.engine not in NAMES:
        with files.explained(Path(asked.engine)):
            text = Path(asked.engine).read_text("utf-8")
        played, more = replay(text, Path(asked.engine).name)
        return _fit([played], more, source, target, mode)
    server = _server(asked, budget)
    if asked.engine == "server" or (asked.engine == "auto" and server):
        return _fit([server] if server else [], found, source, target, mode)
    if asked.engine == "pseudo":
        return _fit([Pseudo()], found, source, target, mode)
    direct, found = _local(asked)
    wanted: dict[str, Callable[[], list[Translator]]] = {
        "bergamot": lambda: [each for each in direct if isinstance(each, bergamot.Bergamot)],
        "apertium": lambda: [each for each in direct if isinstance(each, apertium.Apertium)],
        "pivot": lambda: _pivots(direct, source, target),
        "auto": lambda: _preferred(direct, source, target),
    }
    return _fit(wanted[asked.engine](), found, source, target, mode)


def _fit(
    engines: Sequence[Translator], found: list[Finding], source: Lang, target: Lang, mode: Mode
) -> tuple[Translator | None, list[Finding]]:
    knowing = [each for each in engines if each.knows(source, target)]
    if not knowing:
        known = ", ".join(dict.fromkeys(each.identity.split("@")[0] for each in engines)) or "—"
        return None, [*found, NO_ENGINE.at(Place(), source=source, target=target, known=known)]
    engine = knowing[0]
    modes = engine.capabilities.modes
    if mode not in modes and not (mode is Mode.BACK and Mode.DRAFT in modes):
        known = ", ".join(sorted(modes))
        return None, [*found, NOT_THIS_MODE.at(Place(), engine=engine.name, mode=mode, known=known)]
    return engine, found


def _server(asked: Setting, budget: Budget | None) -> Chat | None:
    if not asked.base_url or not asked.model:
        return None
    endpoint = Endpoint(
        asked.base_url, asked.model, asked.key, asked.timeout, asked.most_lines, asked.spare, asked.at_once
    )
    return Chat(endpoint, send, time.sleep, asked.budget() if budget is None else budget)


def _local(asked: Setting) -> tuple[list[Translator], list[Finding]]:
    named = list(bergamot.folders(asked.models)) if asked.models else []
    loaded = [bergamot.load(folder) for folder in (*named, *bergamot.shipped())]
    engines: list[Translator] = [engine for engine, _ in loaded if engine]
    if shutil.which("apertium"):
        listed = run(("apertium", "-l"), "")
        engines.append(apertium.Apertium(run, apertium.directions(listed)))
    return engines, [finding for _, more in loaded for finding in more]


def _preferred(direct: Sequence[Translator], source: Lang, target: Lang) -> list[Translator]:
    """Neural, then neural and rules through a third language, then rules: the order of their chrF on NTREX."""
    neural = [each for each in direct if isinstance(each, bergamot.Bergamot)]
    return [*neural, *_pivots(direct, source, target), *direct]


def _pivots(direct: Sequence[Translator], source: Lang, target: Lang) -> list[Translator]:
    """Ways with at least one neural step."""
    made: list[Translator] = []
    for first, second in permutations(direct, 2):
        middle = next((each for each in (first, second) if isinstance(each, bergamot.Bergamot)), None)
        if middle is None:
            continue
        through = Lang(middle.target if middle is first else middle.source)
        if through.language not in (source.language, target.language):
            made.append(Pivot(first, through, second))
    return [each for each in made if each.knows(source, target)]


def opener() -> urllib.request.OpenerDirector:
    """One that follows no redirection: a key goes only where it was meant to go."""
    made = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPErrorProcessor(),
        urllib.request.HTTPDefaultErrorHandler(),
    ):
        made.add_handler(handler)
    return made


def send(request: Request) -> Reply:
    """A POST of JSON; NoReply if there is none."""
    headers = {"Content-Type": "application/json", "Accept": "application/json", "User-Agent": "shudian"}
    if request.secret:
        headers["Authorization"] = f"Bearer {request.secret}"
    if not request.url.startswith(("http://", "https://")):
        raise Stopped(Fault(PROGRAM_FAILED, request.url))
    asked = urllib.request.Request(request.url, request.body, headers, method="POST")  # noqa: S310 (its scheme is seen to above)
    try:
        with opener().open(asked, timeout=request.timeout) as reply:
            return Reply(reply.status, reply.read(), _small(reply.headers))
    except urllib.error.HTTPError as refused:
        with refused:
            return Reply(refused.code, refused.read(), _small(refused.headers))
    except TimeoutError as late:
        raise NoReply(str(late) or "timeout", slow=True) from late
    except (OSError, ValueError, http.client.HTTPException) as error:
        reason = getattr(error, "reason", error)
        # a refused connection was not paid for, one that broke may have been
        paid = not isinstance(reason, ConnectionRefusedError | socket.gaierror)
        raise NoReply(str(reason) or type(error).__name__, slow=paid) from error


def _small(headers: Message) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}


def run(words: Sequence[str], told: str) -> str:
    """What a program of this machine says; Stopped if it fails."""
    try:
        done = subprocess.run(
            list(words), input=told, capture_output=True, check=False, text=True, timeout=_PROGRAM_SECONDS,
            encoding="utf-8", errors="replace",
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Stopped(Fault(PROGRAM_FAILED, str(error))) from error
    if done.returncode:
        raise Stopped(Fault(PROGRAM_FAILED, done.stderr.strip()[-200:] or f"exit code {done.returncode}"))
    return done.stdout
