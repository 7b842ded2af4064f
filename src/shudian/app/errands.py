"""Long work that a page asks for: one piece at a time a series, told of when asked."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from shudian.errors import ShudianError
from shudian.jobs import Progress
from shudian.wording import Wording


@dataclass(slots=True)
class Errand:
    started: float = field(default_factory=time.monotonic)
    ended: float | None = None
    made: str | None = None  # what came of it: a scenario, a film
    told: tuple[Wording, ...] = ()  # what moved and why, what it would cost, why nothing came of it
    steps: dict[str, Progress] = field(default_factory=dict)  # what became last of each node

    def step(self, progress: Progress) -> None:
        self.steps[progress.node] = progress

    @property
    def share(self) -> float:
        """Of the work that is done, 0 to 1."""
        last = max(self.steps.values(), key=lambda step: step.done, default=None)
        return last.done / last.total if last and last.total else 0.0

    @property
    def seconds(self) -> int:
        return int((self.ended or time.monotonic()) - self.started)


Does = Callable[[Errand], tuple[str | None, Sequence[Wording]]]  # what was made, and what is to be told


class Errands:
    """What runs and what ran last, by series; nothing of it outlives the server."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._last: dict[str, Errand] = {}

    def of(self, slug: str) -> Errand | None:
        return self._last.get(slug)

    def start(self, slug: str, does: Does) -> bool:
        """Begin; False, and nothing is begun, while another runs."""
        with self._lock:
            running = self._last.get(slug)
            if running and running.ended is None:
                return False
            errand = self._last[slug] = Errand()
        threading.Thread(target=_run, args=(errand, does), daemon=True).start()
        return True


def _run(errand: Errand, does: Does) -> None:
    try:
        errand.made, told = does(errand)
        errand.told = tuple(told)
    except ShudianError as error:
        errand.told = (error.message, error.remedy)
    except Exception:
        errand.told = (Wording("The work broke off.", "运算中断。"),)
        raise
    finally:
        errand.ended = time.monotonic()
