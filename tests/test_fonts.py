"""A face for each script that the house series is read in."""

from pathlib import Path

import pytest

from shudian import fonts
from shudian.errors import ToolMissing


@pytest.mark.parametrize("script", fonts.SCRIPTS)
def test_the_packed_faces_are_here(script: str) -> None:
    face = fonts.need(script)
    assert face.path.is_file()
    assert face.family.startswith("Noto Sans")


def test_a_folder_comes_first(tmp_path: Path) -> None:
    own = tmp_path / "NotoSansThai-Regular.ttf"
    own.write_bytes(b"")
    for other in ("NotoSansThaiLooped-Regular", "NotoSansThai-Bold", "NotoSansThai-Italic[wght]"):
        (tmp_path / f"{other}.ttf").write_bytes(b"")
    found = fonts.find("Thai", tmp_path)
    assert found
    assert found.path == own
    latin = fonts.find("Latn", tmp_path)
    assert latin
    assert latin.path.parent != tmp_path, "NotoSansThai is not NotoSans"


def test_a_missing_face_names_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(ToolMissing, match="--font-dir"):
        fonts.need("Mong", tmp_path)


def test_scripts_of() -> None:
    assert fonts.scripts_of("Hello 你好 สวัสดี") == {"Latn", "Hans", "Thai"}


def test_a_script_without_its_own_face_is_written_with_another(tmp_path: Path) -> None:
    assert fonts.need("Grek").family == "Noto Sans"
    (tmp_path / "NotoSansJP-Regular.otf").write_bytes(b"")
    own = fonts.need("Jpan", tmp_path)
    assert (own.script, own.family) == ("Jpan", "Noto Sans JP")
    assert fonts.need("Hani").script == "Hans"


@pytest.mark.parametrize("script", fonts.FURTHER_SCRIPTS)
def test_a_folder_brings_further_scripts(script: str, tmp_path: Path) -> None:
    for name in ("TC", "JP", "KR", "Hebrew", "Devanagari"):
        (tmp_path / f"NotoSans{name}-Regular.ttf").write_bytes(b"")
    found = fonts.find(script, tmp_path)
    assert found
    assert found.script == script
    assert found.path.parent == tmp_path


@pytest.mark.parametrize(
    "name", ["NotoSansThai", "NotoSansThai[wdth,wght]", "NotoSansThai-VF", "Noto Sans Thai Regular"]
)
def test_a_file_may_be_named_as_foundries_do(name: str, tmp_path: Path) -> None:
    own = tmp_path / f"{name}.ttf"
    own.write_bytes(b"")
    found = fonts.find("Thai", tmp_path)
    assert found
    assert found.path == own
