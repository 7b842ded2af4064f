"""A picture against the one it was rendered from: VMAF at the same frames."""

from __future__ import annotations

import json
import tempfile
from dataclasses import replace
from pathlib import Path

from shudian.cut.engines.ffmpeg import Ffmpeg
from shudian.cut.inspect import findings as kinds
from shudian.cut.inspect.notice import Measure, Notices, Programme
from shudian.cut.inspect.rules import rules
from shudian.cut.inspect.watch import watch


def judge(file: Path, source: Path, known: Programme, ffmpeg: Ffmpeg) -> tuple[Programme, Notices]:
    """The source has the same frames and shape: the vertical picture before titles and encoding."""
    notices = Notices(known.file, known.rate)
    seen = watch(source)
    frames = seen.frames if seen else 0
    if frames != known.frames:
        notices.add(kinds.NOT_ALIGNED, frames=known.frames, others=frames)
        return known, notices
    scores = vmaf(file, source, known.size, ffmpeg)
    mean, (worst, at) = sum(scores.values()) / len(scores), min((score, at) for at, score in scores.items())
    rule = rules().quality
    if mean < rule.mean or worst < rule.worst:
        notices.add(kinds.QUALITY, at, at + rule.every, mean=f"{mean:.1f}", worst=f"{worst:.1f}")
    measure = Measure("quality", f"{mean:.1f}", f"≥ {rule.mean:g}")
    return replace(known, measures=(*known.measures, measure)), notices


def vmaf(
    file: Path, source: Path, size: tuple[int, int], ffmpeg: Ffmpeg, *, skip: int = 0
) -> dict[int, float]:
    """By frame, every few frames; both are counted from their own first frame, so that clocks do not matter.

    `skip` frames of the file go before those of the source.
    """
    ffmpeg.need("libvmaf")
    width, height = size
    with tempfile.TemporaryDirectory(prefix="shudian-vmaf-") as bench:
        alike = f"scale={width}:{height}:flags=bicubic,setsar=1,format=yuv420p,setpts=N/25/TB"
        meter = (
            "libvmaf=log_fmt=json:log_path=scores.json:n_threads=1:"
            f"n_subsample={rules().quality.every}:model=version=vmaf_v0.6.1\\\\:enable_transform=true"
        )
        graph = f"[0:v:0]trim=start_frame={skip},{alike}[made];[1:v:0]{alike}[meant];[made][meant]{meter}"
        ffmpeg.run(
            ["-i", file.absolute(), "-i", source.absolute(), "-lavfi", graph, "-f", "null", "-"],
            cwd=Path(bench),
        )
        read = json.loads((Path(bench) / "scores.json").read_text("utf-8"))
    return {row["frameNum"]: row["metrics"]["vmaf"] for row in read["frames"]}
