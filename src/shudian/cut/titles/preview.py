"""One frame with its text, over the picture or over grey, with the platform's edges drawn in."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from shudian import files
from shudian.cut.engines.ffmpeg import Ffmpeg
from shudian.cut.lettering import Lettering
from shudian.cut.platforms import Clear
from shudian.cut.titles.document import ass

_GREY = "0x707070"
_EDGE = "0xff3030@0.35"


def still(
    lettering: Lettering,
    frame: int,
    out: Path,
    ffmpeg: Ffmpeg,
    *,
    over: Path | None = None,
    clear: Clear | None = None,
) -> None:
    """Write a PNG of a frame; what `clear` leaves to the app is tinted."""
    ffmpeg.need("libass")
    wide, high = lettering.size
    if over:
        source: list[str | Path] = ["-ss", f"{float(frame / lettering.rate):.6f}", "-i", over.absolute()]
    else:
        source = ["-f", "lavfi", "-i", f"color={_GREY}:s={wide}x{high}:d=1"]
    chain = [
        "setpts=PTS-STARTPTS",
        f"scale={wide}:{high}:force_original_aspect_ratio=increase:flags=lanczos",
        f"crop={wide}:{high}",
        "format=yuv444p",
        *(_edges(lettering.size, clear) if clear else ()),
        "subtitles=text.ass:fontsdir=fonts",
    ]
    with tempfile.TemporaryDirectory(prefix="shudian-titles-") as folder, files.whole(out) as whole:
        bench = Path(folder)
        (bench / "text.ass").write_text(ass(lettering, frame, frame + 1), "utf-8")
        environ = with_faces(lettering, bench)
        wanted = ["-vf", ",".join(chain), "-frames:v", "1", "-f", "image2", "-c:v", "png"]
        ffmpeg.run([*source, *wanted, whole.absolute()], cwd=bench, environ=environ)


def with_faces(lettering: Lettering, bench: Path) -> dict[str, str]:
    """Put the faces into `bench`/fonts; the environment in which no other typeface of the machine is found."""
    (bench / "fonts").mkdir()
    for count, face in enumerate(lettering.faces):
        shutil.copy(face.path, bench / "fonts" / f"{count:02d}{face.path.suffix}")
    (bench / "fonts.conf").write_text("<fontconfig></fontconfig>", "utf-8")
    return {"FONTCONFIG_FILE": str(bench / "fonts.conf")}


def _edges(size: tuple[int, int], clear: Clear) -> list[str]:
    wide, high = size
    left, top, right, bottom = clear.box(wide, high)
    boxes = (
        (0, 0, wide, top),
        (0, bottom, wide, high - bottom),
        (0, top, left, bottom - top),
        (right, top, wide - right, bottom - top),
    )
    return [f"drawbox={x}:{y}:{w}:{h}:{_EDGE}:fill" for x, y, w, h in boxes if w and h]
