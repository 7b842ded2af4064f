"""Long work that a page asks for: one piece at a time a series, told of when asked."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from shudian.errors import ShudianError
from shudian.finding import Finding
from shudian.wording import Wording


@dataclass(slots=True)
class Errand:
    started: float = field(default_factory=time.monotonic)
    ended: float | None = None
    made: str | None = None  # the scenario that came of it
    findings: tuple[Finding, ...] = ()
    broke: Wording | None = None  # why nothing came of it

    @property
    def seconds(self) -> int:
        return int((self.ended or time.monotonic()) - self.started)


Does = Callable[[], tuple[str | None, list[Finding]]]  # the scenario that was made, and what was found


class Errands:
    """What runs and what ran last, by series; nothing of it outlives the server."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._last: dict[str, Errand] = {}

    def of(self, slug: str) -> Errand | None:
        return self._last.get(slug)

    def start(self, slug: str, does: Does) -> Errand:
        """Begin, unless one runs already: then that one."""
        with self._lock:
            running = self._last.get(slug)
            if running and running.ended is None:
                return running
            errand = self._last[slug] = Errand()
        threading.Thread(target=_run, args=(errand, does), daemon=True).start()
        return errand


def _run(errand: Errand, does: Does) -> None:
    try:
        errand.made, findings = does()
        errand.findings = tuple(findings)
    except ShudianError as error:
        errand.broke = error.message
    except Exception:
        errand.broke = Wording("The work broke off.", "运算中断。")
        raise
    finally:
        errand.ended = time.monotonic()
