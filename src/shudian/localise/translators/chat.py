"""Any language model behind an OpenAI-compatible `/chat/completions`, local or hosted."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from shudian.localise.translators import findings
from shudian.localise.translators.answers import lines_said
from shudian.localise.translators.batch import Answer, Batch, Candidate, Capabilities, Cost, Mode
from shudian.localise.translators.budget import Budget
from shudian.localise.translators.faults import Fault, Stopped, broken, declined
from shudian.localise.translators.prompt import SCHEMA, VERSION, messages
from shudian.localise.translators.wire import NoReply, Reply, Request, Send, Sleep
from shudian.units import Lang

_TRIES, _LONGEST_WAIT = 5, 60.0
#: An answer's tokens: of its frame, of each line's frame, and of each byte of source, the dearest case.
_FRAME, _LINE, _A_BYTE = 64, 64, 3
#: What a server may refuse of a question, and what is asked in its place, the best first.
_SCHEMA = {"type": "json_schema", "json_schema": {"name": "lines", "strict": True, "schema": SCHEMA}}
_FORMS: tuple[dict[str, Any] | None, ...] = (_SCHEMA, {"type": "json_object"}, None)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """`spare` tokens are for models that think before they answer."""

    base_url: str
    model: str
    key: str | None = field(default=None, repr=False)
    timeout: float = 120.0
    most_lines: int = 20
    spare: int = 0
    at_once: int = 1


@dataclass(frozen=True, slots=True)
class _Shape:
    """How a question is put, which servers differ in."""

    form: int = 0  # of _FORMS
    limit: str = "max_tokens"
    temperature: bool = True


@dataclass(slots=True)
class Chat:
    endpoint: Endpoint
    send: Send
    sleep: Sleep
    budget: Budget = field(default_factory=Budget)
    _shape: _Shape = field(default_factory=_Shape)

    @property
    def name(self) -> str:
        return self.endpoint.model

    @property
    def identity(self) -> str:
        return f"chat:{self.endpoint.model}@{VERSION}"

    @property
    def capabilities(self) -> Capabilities:
        return Capabilities(
            context=True,
            terms=True,
            modes=frozenset(Mode),
            most_lines=self.endpoint.most_lines,
            at_once=self.endpoint.at_once,
        )

    def knows(self, source: Lang, target: Lang) -> bool:  # noqa: ARG002 (the interface)
        return True

    def translate(self, batch: Batch) -> Answer:
        """One paid answer; what it lacks, whoever drives asks again."""
        said = messages(batch)
        length = sum(_FRAME + len(each["content"].encode()) for each in said) + len(json.dumps(SCHEMA))
        most = _FRAME + self.endpoint.spare + sum(_LINE + _A_BYTE * _bytes(batch, nth) for nth in _all(batch))
        reply, held = self._asked(said, length, most)
        return self._read(reply, held, batch)

    def _asked(self, said: list[dict[str, str]], length: int, most: int) -> tuple[Reply, Cost]:
        """A reply of status 200 and what is set aside for it; Stopped if none can be had."""
        tries = 0
        while True:
            held = self.budget.hold(length, most)
            shape = self._shape
            try:
                reply = self.send(self._request(said, most, shape))
            except Stopped:
                self.budget.settle(held, 0, 0)
                raise
            except NoReply as none:
                # a question that ran out of time may have been paid for
                self.budget.settle(held, *((held.read, held.written) if none.slow else (0, 0)))
                why, wait = none.why, None
            else:
                if reply.status == 200:
                    return reply, held
                self.budget.settle(held, 0, 0)
                if reply.status == 400 and self._yields(reply, shape):
                    continue
                why, wait = self._why(reply), reply.wait
                self._may_wait(reply, why)
            tries += 1
            pause = float(2 ** (tries - 1)) if wait is None else wait
            if tries == _TRIES or pause > _LONGEST_WAIT:
                raise Stopped(Fault(findings.NOT_REACHED, why))
            self.sleep(pause)

    def _request(self, said: list[dict[str, str]], most: int, shape: _Shape) -> Request:
        body: dict[str, Any] = {"model": self.endpoint.model, "messages": said, shape.limit: most}
        if shape.temperature:
            body["temperature"] = 0
        if form := _FORMS[shape.form]:
            body["response_format"] = form
        url = f"{self.endpoint.base_url.rstrip('/')}/chat/completions"
        data = json.dumps(body, ensure_ascii=False).encode()
        return Request(url, data, self.endpoint.timeout, self.endpoint.key)

    def _yields(self, reply: Reply, asked: _Shape) -> bool:
        """Whether something is left out or named otherwise, as the refusal asks, so that asking again helps."""
        why = self._why(reply)
        if "max_tokens" in why and asked.limit == "max_tokens":
            self._shape = replace(asked, limit="max_completion_tokens")
        elif "temperature" in why and asked.temperature:
            self._shape = replace(asked, temperature=False)
        elif asked.form + 1 < len(_FORMS):
            self._shape = replace(asked, form=asked.form + 1)
        else:
            return False
        return True

    def _may_wait(self, reply: Reply, why: str) -> None:
        """Stopped unless the server only asks for time."""
        if reply.status in (401, 403):
            raise Stopped(Fault(findings.KEY_REFUSED, why))
        if reply.status == 402 or "insufficient_quota" in why:
            raise Stopped(Fault(findings.SERVER_REFUSED, why))
        if reply.status not in (408, 409, 425, 429) and reply.status < 500:
            raise Stopped(Fault(findings.SERVER_REFUSED, why))

    def _why(self, reply: Reply) -> str:
        """The server's own words, without the key."""
        text = " ".join(reply.body[:2000].decode("utf-8", "replace").split())[:300]
        if self.endpoint.key:
            text = text.replace(self.endpoint.key, "…")
        return f"{reply.status} {text}".strip()

    def _read(self, reply: Reply, held: Cost, batch: Batch) -> Answer:
        found = _decoded(reply.body)
        cost = self._settled(found, held)
        choice = _first(found)
        message = choice.get("message")
        content = message.get("content") if isinstance(message, dict) else None
        refusal = message.get("refusal") if isinstance(message, dict) else None
        if choice.get("finish_reason") == "content_filter" or (isinstance(refusal, str) and refusal):
            return self._declined(batch, refusal if isinstance(refusal, str) else "content_filter")
        said = lines_said(content) if isinstance(content, str) else ()
        if not said:
            shown = content if isinstance(content, str) else reply.body.decode("utf-8", "replace")
            return Answer(why=broken(" ".join(shown.split())[:80] or "∅"))
        ids = {str(nth + 1): line.id for nth, line in enumerate(batch.lines)}
        costs = _shared(cost, len(said))
        made = (
            Candidate(ids[each.id], each.text, self.name, notes=each.note, literal=each.literal, cost=share)
            for each, share in zip(said, costs, strict=True)
            if each.id in ids
        )
        return Answer(tuple(made))

    def _declined(self, batch: Batch, why: str) -> Answer:
        """Of several lines, nobody knows which: they are asked again in halves."""
        fault = declined(why)
        return Answer(refused={batch.lines[0].id: fault} if len(batch.lines) == 1 else {}, why=fault)

    def _settled(self, found: dict[str, Any], held: Cost) -> Cost:
        """By the server's count; without one, the most that it may have been."""
        usage = found.get("usage")
        counts = (
            [usage.get(name) for name in ("prompt_tokens", "completion_tokens")]
            if isinstance(usage, dict)
            else []
        )
        known = [count for count in counts if isinstance(count, int) and count >= 0]
        read, written = known if len(known) == 2 else (held.read, held.written)
        return self.budget.settle(held, read, written)


def _all(batch: Batch) -> range:
    return range(len(batch.lines))


def _bytes(batch: Batch, nth: int) -> int:
    line = batch.lines[nth]
    twice = 2 if batch.brief.literal else 1
    return twice * len(f"{line.source}{line.draft or ''}".encode())


def _decoded(body: bytes) -> dict[str, Any]:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _first(found: dict[str, Any]) -> dict[str, Any]:
    choices = found.get("choices")
    choice = choices[0] if isinstance(choices, list) and choices else None
    return choice if isinstance(choice, dict) else {}


def _shared(cost: Cost, lines: int) -> list[Cost]:
    """The cost of an answer over its lines, nothing lost in the division."""
    parts = [
        Cost(cost.read * nth // lines, cost.written * nth // lines, cost.money * nth / lines)
        for nth in range(lines + 1)
    ]
    return [after - before for before, after in pairwise(parts)]
