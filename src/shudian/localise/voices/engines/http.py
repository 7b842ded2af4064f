"""A server that speaks as OpenAI's does: POST /v1/audio/speech, WAV back."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from shudian.localise.voices.engines.program import failed
from shudian.model.voice import Voice
from shudian.units import Lang

#: Address, headers and body in, status and body out; OSError where nobody answers.
Post = Callable[[str, Mapping[str, str], bytes], tuple[int, bytes]]
_PATH = "/audio/speech"
_BUSY = (429, 500, 502, 503, 504)
_TRIES = 3


@dataclass(frozen=True, slots=True)
class Server:
    """`address` ends before /audio/speech, as in http://localhost:8880/v1."""

    address: str
    model: str
    post: Post
    key: str = ""
    again: Callable[[int], None] = lambda _: None  # waits before the next try, told how many went before

    @property
    def identity(self) -> str:
        return f"{self.address} {self.model}"

    def speak(self, text: str, voice: Voice, _language: Lang) -> bytes:
        asked = {"model": self.model, "input": text, "voice": voice.name, "speed": voice.rate}
        body = json.dumps({**asked, "response_format": "wav"}).encode()
        headers = {"Content-Type": "application/json", "Accept": "audio/wav"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        why = ""
        for tried in range(_TRIES):
            if tried:
                self.again(tried)
            try:
                status, answer = self.post(self.address.rstrip("/") + _PATH, headers, body)
            except OSError as error:
                why = str(error)
                continue
            if status == 200 and answer[:4] in (b"RIFF", b"RF64"):
                return answer
            why = f"HTTP {status} {answer[:200].decode('utf-8', 'replace')}"
            if status not in _BUSY:
                break
        raise failed(self.address, why)
