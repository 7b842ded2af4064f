"""Translators behind one interface: a batch of lines in, a candidate for each out."""

from shudian.localise.translators.batch import (
    Answer,
    Batch,
    Brief,
    Candidate,
    Capabilities,
    Cost,
    Example,
    Line,
    Mode,
    Translator,
)
from shudian.localise.translators.drive import Kept, Outcome, found, translated
from shudian.localise.translators.faults import Fault, Stopped, TooDear

__all__ = [
    "Answer",
    "Batch",
    "Brief",
    "Candidate",
    "Capabilities",
    "Cost",
    "Example",
    "Fault",
    "Kept",
    "Line",
    "Mode",
    "Outcome",
    "Stopped",
    "TooDear",
    "Translator",
    "found",
    "translated",
]
