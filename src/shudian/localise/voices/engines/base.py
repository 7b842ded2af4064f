"""The one interface of everything that speaks, and how a run names the engine that it wants."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from shudian.model.voice import Voice
from shudian.units import Lang


class Engine(Protocol):
    @property
    def identity(self) -> str:
        """The engine and its version: what, beside words and voice, decides the sound."""

    def speak(self, text: str, voice: Voice, language: Lang) -> bytes:
        """A line as WAV at the voice's own rate; ToolFailed where there is none."""


@dataclass(frozen=True, slots=True)
class Told:
    """Where an engine is: a program's path or template, or a server's address and model."""

    name: str = "espeak-ng"  # espeak-ng, tone, program, http
    where: str = ""
    model: str = ""
