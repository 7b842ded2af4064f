"""The typefaces that are here: one regular face a script, from pinned wheels or `--font-dir`.

All are under the SIL Open Font License 1.1, nearly all of them Noto. A face is looked for first in the folder
given (setting, `--font-dir` or SHUDIAN_FONT_DIR), then in the installed font packages.
"""

from __future__ import annotations

import importlib.util
import os
import re
from dataclasses import dataclass
from pathlib import Path

from shudian.errors import ToolMissing
from shudian.wording import Wording


@dataclass(frozen=True, slots=True)
class Face:
    """A font file and the family name by which libass and CSS know it."""

    script: str  # ISO 15924
    family: str
    path: Path


#: script -> (family, package that carries it, file inside the package), the first that is here serves
_FACES: dict[str, tuple[tuple[str, str, str], ...]] = {
    "Hans": (("Noto Sans SC", "pylopdf_fonts_zh_cn", "NotoSansSC-Regular.otf"),),
    "Latn": (("Noto Sans", "fontpkg_noto_sans", "files/NotoSans[wdth,wght].ttf"),),
    "Thai": (("Noto Sans Thai", "fontpkg_noto_sans_thai", "files/NotoSansThai[wdth,wght].ttf"),),
    "Arab": (("Noto Sans Arabic", "fontpkg_noto_sans_arabic", "files/NotoSansArabic[wdth,wght].ttf"),),
    "Hant": (("Noto Sans TC", "pylopdf_fonts_zh_tw", "NotoSansTC-Regular.otf"),),
    "Jpan": (("Noto Sans JP", "pylopdf_fonts_jp", "NotoSansJP-Regular.otf"),),
    "Kore": (("Noto Sans KR", "pylopdf_fonts_ko", "NotoSansKR-Regular.otf"),),
    "Hebr": (
        ("Noto Sans Hebrew", "fontpkg_noto_sans_hebrew", "files/NotoSansHebrew[wdth,wght].ttf"),
        # the packed Noto for Hebrew is a variable face that opens at its thinnest
        ("Open Sans", "fontpkg_open_sans", "files/OpenSans[wdth,wght].ttf"),
    ),
    "Deva": (
        ("Noto Sans Devanagari", "fontpkg_noto_sans_devanagari", "files/NotoSansDevanagari[wdth,wght].ttf"),
    ),
}
#: Scripts written with the face of another where their own is not here: Cyrillic and Greek are in
#: Noto Sans, kana and most hanzi in the SC face.
_SAME = {"Hant": "Hans", "Hani": "Hans", "Jpan": "Hans", "Cyrl": "Latn", "Grek": "Latn"}
#: Those whose packages this one requires, and those that a folder or a further package may bring.
SCRIPTS = ("Hans", "Latn", "Thai", "Arab")
FURTHER_SCRIPTS = tuple(script for script in _FACES if script not in SCRIPTS)


def find(script: str, font_dir: Path | None = None) -> Face | None:
    """The face for an ISO 15924 script, or None if no font that is here carries it."""
    for family, package, inside in _FACES.get(script, ()):
        for folder in (font_dir, _named_folder()):
            if folder and (own := _in_folder(folder, family)):
                return Face(script, family, own)
        spec = importlib.util.find_spec(package)
        if spec and spec.origin and (packed := Path(spec.origin).parent / inside).is_file():
            return Face(script, family, packed)
    return find(_SAME[script], font_dir) if script in _SAME else None


def named(family: str, font_dir: Path | None = None) -> Face | None:
    """The regular face of a family that a subtitle file asks for: one of ours, or one in a folder."""
    for script, choices in _FACES.items():
        if any(ours == family for ours, _, _ in choices):
            face = find(script, font_dir)
            return face if face and face.family == family else None
    for folder in (font_dir, _named_folder()):
        if folder and (own := _in_folder(folder, family)):
            return Face(f"Zyyy {family}", family, own)  # no script of its own
    return None


def need(script: str, font_dir: Path | None = None) -> Face:
    """The face for a script; ToolMissing with the remedy if there is none."""
    if face := find(script, font_dir):
        return face
    raise ToolMissing(
        Wording("No typeface for the script {script} is installed.", "没有安装文字 {script} 的字体。").filled(
            {"script": script}
        ),
        Wording(
            "Install shudian with its font packages, or name a folder that holds a Noto face with --font-dir.",
            "请连同字体包一起安装 shudian，或用 --font-dir 指定含有 Noto 字体的文件夹。",
        ),
    )


def scripts_of(text: str) -> frozenset[str]:
    """The scripts, of those with a face here, that a text is written in (Latin always)."""
    found = {"Latn"}
    for char in text:
        code = ord(char)
        if (
            0x2E80 <= code <= 0x9FFF
            or 0xF900 <= code <= 0xFAFF
            or 0xFF00 <= code <= 0xFFEF
            or code >= 0x20000
        ):
            found.add("Hans")
        elif 0x0E00 <= code <= 0x0E7F:
            found.add("Thai")
        elif 0x0600 <= code <= 0x06FF or 0x0750 <= code <= 0x077F or 0xFB50 <= code <= 0xFEFC:
            found.add("Arab")
    return frozenset(found)


def _named_folder() -> Path | None:
    named = os.environ.get("SHUDIAN_FONT_DIR")
    return Path(named) if named else None


def _in_folder(folder: Path, family: str) -> Path | None:
    """The regular cut of a family, also where it is variable."""
    named = re.compile(
        re.escape(family.replace(" ", "")) + r"([-_]?(Regular|VF|Variable(Font)?))?([\[_].*)?", re.IGNORECASE
    )
    for path in sorted(folder.glob("*")) if folder.is_dir() else ():
        if path.suffix.lower() in (".ttf", ".otf", ".ttc") and named.fullmatch(path.stem.replace(" ", "")):
            return path
    return None
