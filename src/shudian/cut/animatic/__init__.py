"""The timed vertical animatic: `animatic(series, episode, timeline, breakdown, ffmpeg=…)` gives its graph of work."""

from shudian.cut.animatic.graph import animatic

__all__ = ["animatic"]
