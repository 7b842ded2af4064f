"""A package's folder, also when the one who wrote it was cut off."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shudian.cut.package.folder import DIGESTS, digests, free, write

Files = dict[str, bytes]
PACKAGES = st.dictionaries(
    st.sampled_from(["main.m3u8", "a/0.m4s", "a/1.m4s", "b/0.m4s"]), st.binary(max_size=1)
)


class PowerCut(Exception):
    pass


def cut_off(package: Files, after: int) -> Iterator[tuple[str, bytes]]:
    yield from list(package.items())[:after]
    raise PowerCut


def standing(folder: Path) -> Files:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != DIGESTS
    }


@given(st.lists(st.tuples(PACKAGES, st.integers(0, 4)), max_size=4), PACKAGES)
def test_whatever_was_cut_off_before_the_folder_holds_what_was_written_last(
    tmp_path_factory: pytest.TempPathFactory, interrupted: list[tuple[Files, int]], wanted: Files
) -> None:
    folder = tmp_path_factory.mktemp("package")
    write(folder, {"main.m3u8": b"1", "a/0.m4s": b"2"}.items())
    for package, after in interrupted:
        with pytest.raises(PowerCut):
            write(folder, cut_off(package, after))
    write(folder, wanted.items())
    assert standing(folder) == wanted
    assert set(digests(folder)) == set(wanted)
    assert not write(folder, wanted.items()).changed


def test_a_first_write_that_was_cut_off_does_not_block_the_next(tmp_path: Path) -> None:
    folder = tmp_path / "ep01"
    with pytest.raises(PowerCut):
        write(folder, cut_off({"main.m3u8": b"1", "a/0.m4s": b"2"}, 1))
    assert not free(folder)
    (folder / ".main.m3u8.half.m3u8").write_bytes(b"")  # of a process that was killed
    write(folder, [("a/0.m4s", b"2")])
    assert standing(folder) == {"a/0.m4s": b"2"}
