"""What a program that burns text reads beside: the text set in type, and the faces that it is given."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path


def only_given_faces(bench: Path) -> dict[str, str]:
    """Surroundings of a program that draws text: another machine's typefaces would change the picture."""
    (bench / "fonts.conf").write_text("<fontconfig></fontconfig>", "utf-8")
    return {"FONTCONFIG_FILE": str(bench / "fonts.conf")}


def burned(at: int) -> str:
    """The filter that draws what `set_type` has set under this number."""
    return f"subtitles={at}.ass:fontsdir=fonts{at}"


def set_type(bench: Path, at: int, document: str, faces: Iterable[Path]) -> None:
    (bench / f"{at}.ass").write_text(document, "utf-8")
    folder = bench / f"fonts{at}"
    folder.mkdir()
    for number, face in enumerate(faces):
        try:
            (folder / str(number)).symlink_to(face.absolute())
        except OSError:
            shutil.copy(face, folder / str(number))
