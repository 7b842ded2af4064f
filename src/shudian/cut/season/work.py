"""What the nodes of a season run. See model/work.py."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Any, cast

from shudian.cut import encoding, platforms
from shudian.cut.engines import ffmpeg as engine
from shudian.cut.engines.ffmpeg import Ffmpeg
from shudian.cut.season.order import WHOLE
from shudian.cut.season.picture import THREADS, Rung, Stretch, Wanted, encode
from shudian.cut.season.segments import Segment
from shudian.cut.season.splice import splice
from shudian.cut.tongues import three_letters
from shudian.errors import ToolFailed
from shudian.finding import Severity
from shudian.model.work import Json, Work
from shudian.units import Lang
from shudian.wording import Wording


def pictures(works: Sequence[Work]) -> None:
    """The looks of one cell: a file a rung, each with every frame."""
    stretch, settings = _stretch(works[0]), works[0].settings
    shaped = None
    if "views" in settings:
        from shudian.cut.season.warp import warped

        shaped = partial(warped, stretch, settings)
    with tempfile.TemporaryDirectory(prefix="shudian-cell-") as bench:
        encode(
            stretch, [_wanted(work) for work in works], Path(bench), engine.locate(threads=THREADS), shaped
        )


def file(inputs: Mapping[str, Path], settings: Mapping[str, Json], out: Path) -> None:
    """The segments of an episode as one file, with its sound and texts."""
    ends = cast(list[int], settings["ends"])
    parts = [inputs[f"{at:05d}"] for at in range(len(ends))]
    segments = [
        Segment(first, end, "", part) for first, end, part in zip([0, *ends], ends, parts, strict=False)
    ]
    splice(
        segments,
        Fraction(str(settings["rate"])),
        out / "finished.mp4",
        sound=inputs.get("sound"),
        texts=inputs.get("texts"),
    )


def sound(inputs: Mapping[str, Path], settings: Mapping[str, Json], out: Path) -> None:
    """A programme's sound, mixed where it comes as stems, levelled once as a whole."""
    from shudian.cut.sound import loudness
    from shudian.cut.sound.sync import shifted

    program = engine.locate(threads=THREADS)
    if WHOLE not in inputs:
        _mixed(inputs, settings, out / "sound.m4a", program)
        return
    late, target = Fraction(str(settings["late"])), float(str(settings["lufs"]))
    ceiling = float(str(settings["true_peak"]))
    stream = cast(int | None, settings["stream"])
    level, _ = loudness.levelling(loudness.measure(inputs[WHOLE], program, target, stream), target, ceiling)
    chain = ",".join([shifted(late), *([level] if level else []), "apad"])
    heard = "0:a:0" if stream is None else f"0:{stream}"
    seconds = f"{float(Fraction(str(settings['seconds']))):.6f}"
    args: list[str | Path] = ["-i", inputs[WHOLE], "-map", heard, "-af", chain, "-t", seconds]
    program.run([*args, *encoding.sound(), "-f", "mp4", out / "sound.m4a"])


def _mixed(inputs: Mapping[str, Path], settings: Mapping[str, Json], output: Path, program: Ffmpeg) -> None:
    from shudian.cut.sound import Stems, finish

    house = platforms.profile(platforms.DEFAULT)
    asked = replace(house, lufs=float(str(settings["lufs"])), true_peak=float(str(settings["true_peak"])))
    stems = Stems((inputs["dialogue"],), inputs.get("music"), inputs.get("effects"))
    for finding in finish(stems, asked, output, program):
        if finding.severity is Severity.ERROR:
            raise ToolFailed(finding.message, finding.remedy)


def texts(_inputs: Mapping[str, Path], settings: Mapping[str, Json], out: Path) -> None:
    """Subtitles of every language as tracks of one file without picture."""
    written = cast(dict[str, str], settings["texts"])
    args: list[str | Path] = []
    with tempfile.TemporaryDirectory(prefix="shudian-texts-") as bench:
        for at, text in enumerate(written.values()):
            (Path(bench) / f"{at}.srt").write_text(text, "utf-8")
            args += ["-i", Path(bench) / f"{at}.srt"]
        for at, tag in enumerate(written):
            args += ["-map", str(at), f"-metadata:s:s:{at}", f"language={three_letters(Lang(tag))}"]
        engine.locate(threads=THREADS).run([*args, "-c:s", "mov_text", "-f", "mp4", out / "texts.mp4"])


def _other_build(here: str, wanted: Json) -> ToolFailed:
    """On a cluster, a machine with another encoder would make segments that do not fit the others."""
    return ToolFailed(
        Wording(
            "Here runs {here}, the plan was made for {wanted}.", "此处为 {here}，而计划基于 {wanted}。"
        ).filled({"here": here, "wanted": wanted}),
        Wording("Install the same ffmpeg on every machine.", "请在每台机器上安装相同的 ffmpeg。"),
    )


def _stretch(work: Work) -> Stretch:
    said = cast(dict[str, Any], work.settings)
    return Stretch(
        file=work.inputs["source"],
        stream=said["stream"],
        starts=Fraction(said["starts"]),
        rate=Fraction(said["rate"]),
        first=said["first"],
        end=said["end"],
        shape=said["shape"],
        size=(said["size"][0], said["size"][1]),
        varies=said.get("varies", False),
    )


def _wanted(work: Work) -> Wanted:
    said = cast(dict[str, Any], work.settings)
    rungs = tuple(Rung(*rung) for rung in said["rungs"])
    drawn = said["look"]
    return Wanted(
        rungs=rungs,
        files=tuple(work.out / f"{rung.name}.mp4" for rung in rungs),
        document=drawn and drawn["document"],
        faces=tuple(work.inputs[f"face{at}"] for at in range(len(drawn["faces"]))) if drawn else (),
        quality=said["quality"],
        preset=said["preset"],
        shapes=tuple(said["straight"]),
    )
