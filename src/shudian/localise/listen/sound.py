"""The sound of a film or recording as every listener here wants it: one channel, 16,000 samples a second."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Samples = npt.NDArray[np.int16]

RATE = 16_000


def has_sound(file: Path) -> bool:
    """False too for what is no media file at all."""
    import av

    try:
        with av.open(file) as container:
            return bool(container.streams.audio)
    except (av.FFmpegError, OSError):
        return False


def decode(file: Path) -> Samples:
    """The first audio stream. Packets that cannot be decoded are passed over, as a player does."""
    import av
    import numpy as np

    resampler = av.AudioResampler(format="s16", layout="mono", rate=RATE)
    heard = []
    with av.open(file) as container:
        for packet in container.demux(container.streams.audio[0]):
            try:
                frames = packet.decode()
            except av.InvalidDataError:
                continue
            heard += [made.to_ndarray()[0] for frame in frames for made in resampler.resample(frame)]
    heard += [made.to_ndarray()[0] for made in resampler.resample(None)] if heard else []
    return np.concatenate(heard) if heard else np.zeros(0, np.int16)


def kept(file: Path) -> Samples:
    """The samples of a file that was written by `Samples.tofile`, read as they are asked for."""
    import numpy as np

    if not file.stat().st_size:
        return np.zeros(0, np.int16)
    return np.memmap(file, np.int16, "r")
