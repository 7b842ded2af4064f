"""What goes over the wire, as values: who sends it comes from outside."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime


@dataclass(frozen=True, slots=True)
class Request:
    """A POST; `secret` is the key, which no text may repeat."""

    url: str
    body: bytes
    timeout: float
    secret: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Reply:
    """`headers` by their names in small letters."""

    status: int
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def wait(self) -> float | None:
        """The seconds that Retry-After asks for, from a number or from a date beside the reply's own."""
        said = self.headers.get("retry-after", "").strip()
        try:
            return max(0.0, float(said))
        except ValueError:
            pass
        try:
            now = parsedate_to_datetime(self.headers["date"])
            return max(0.0, (parsedate_to_datetime(said) - now).total_seconds())
        except (KeyError, ValueError, TypeError):
            return None


class NoReply(Exception):
    """Nobody answered; `slow` if the time ran out, so that the question may have been paid for."""

    def __init__(self, why: str, *, slow: bool) -> None:
        super().__init__(why)
        self.why, self.slow = why, slow


#: Sends a request and returns the reply whatever its status; NoReply if there is none.
Send = Callable[[Request], Reply]
Sleep = Callable[[float], None]
