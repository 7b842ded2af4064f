"""What may stand in the repository and what may not."""

import re
import subprocess
import tomllib
from importlib.metadata import distributions
from pathlib import Path

import pytest

#: Spelled in parts so that this file itself names no registry.
REGISTRY_HOSTS = re.compile(
    "|".join(
        (
            r"py" + r"pi\.(?:org|python\.org)",
            "python" + r"hosted\.org",
            r"registry\.(?:npm" + r"js\.org|yarn" + r"pkg\.com)",
            r"(?:index-url|extra-index-url|find-links)\s*[= ]\s*['\"]?https?://",
            r"https?://[^\s'\"]+/simple/?(?:\s|['\"]|$)",
        )
    )
)
MACHINE_PATHS = re.compile(r"(?:^|[\s\"'(=])/(?:work|farm|root|home/\w+)/")


@pytest.fixture(scope="session")
def tracked(root: Path) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=root,
        capture_output=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("this is not a git checkout")
    return [root / name for name in listed.stdout.decode().split("\0") if name and (root / name).is_file()]


def text_of(path: Path) -> str:
    data = path.read_bytes()
    return "" if b"\0" in data else data.decode("utf-8", "replace")


def test_no_tracked_file_names_a_package_registry(tracked: list[Path], root: Path) -> None:
    named = [str(path.relative_to(root)) for path in tracked if REGISTRY_HOSTS.search(text_of(path))]
    assert not named
    assert not [path for path in tracked if path.name in ("uv.lock", "pylock.toml")]


def test_the_registry_test_would_notice() -> None:
    scheme = "https" + "://"
    for line in (
        f"{scheme}files.python" + "hosted.org/x",
        f"--index-url={scheme}mirror.example",
        f"{scheme}mirror.example/simple/",
    ):
        assert REGISTRY_HOSTS.search(line)


def test_no_tracked_file_names_a_path_of_one_machine(tracked: list[Path], root: Path) -> None:
    assert not [str(path.relative_to(root)) for path in tracked if MACHINE_PATHS.search(text_of(path))]


def test_every_requirement_is_pinned(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    asked = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    for extra in project["project"]["optional-dependencies"].values():
        asked += extra
    pinned = {
        line.split("==")[0]
        for line in (root / "constraints.txt").read_text("utf-8").splitlines()
        if "==" in line
    }
    names = {re.split(r"[<>=\[; ]", requirement)[0] for requirement in asked}
    assert names <= pinned, "run `make constraints`"


def test_one_opencv_distribution() -> None:
    """Three distributions own the same cv2 folder; installed together, the last one wins."""
    installed = {dist.name.lower() for dist in distributions() if dist.name.lower().startswith("opencv")}
    assert installed == {"opencv-python-headless"}


def test_every_ignored_lint_rule_has_its_reason(root: Path) -> None:
    lines = (root / "pyproject.toml").read_text("utf-8").splitlines()
    start = lines.index("[tool.ruff.lint]")
    end = lines.index("[tool.ruff.lint.isort]")
    rules = [line for line in lines[start:end] if re.match(r'\s+"[A-Z]+\d*",|.*= \["[A-Z]+', line)]
    assert rules
    assert not [line for line in rules if "#" not in line and "select" not in line]


def test_every_silenced_warning_in_code_names_its_rule_and_reason(tracked: list[Path]) -> None:
    silenced = re.compile(r"#\s*(?:noqa|type:\s*ignore)(.*)$")
    bare = [
        f"{path.name}: {line.strip()}"
        for path in tracked
        if path.suffix == ".py" and path.name != "test_repository.py"
        for line in text_of(path).splitlines()
        if (found := silenced.search(line))
        and not re.match(
            r"(?::\s*[A-Z]+\d+|\[[\w-]+(?:,\s*[\w-]+)*\])[^#]*#\s*\w|:\s*[A-Z]+\d+\s+\S", found[1]
        )
    ]
    assert not bare
