"""Docs that fail the build: commands, findings and schemas are compared with their pages."""

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
_spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
assert _spec
assert _spec.loader
generate = importlib.util.module_from_spec(_spec)
_before = os.environ.get("SHUDIAN_LANG")
_spec.loader.exec_module(generate)
if _before is None:
    del os.environ["SHUDIAN_LANG"]

COMMANDS = list(generate.commands())
STAGES = ("script", "plan", "cut", "localise")


@pytest.mark.parametrize(("words", "command"), COMMANDS, ids=[words for words, _ in COMMANDS])
def test_every_command_and_option_has_help(words: str, command: Any) -> None:
    assert command.help, f"`shudian {words}` is missing its help"
    silent = [p.name for p in command.params if p.name != "help" and not getattr(p, "help", None)]
    assert not silent, f"`shudian {words}` has parameters without help"


@pytest.mark.parametrize("page", generate.PAGES)
def test_the_generated_pages_are_current(page: str) -> None:
    assert (ROOT / "docs" / page).read_text("utf-8") == generate.PAGES[page](), "run `make docs`"


def test_help_speaks_chinese_too() -> None:
    told = subprocess.run(
        [sys.executable, "-m", "shudian", "--help"],
        env={"SHUDIAN_LANG": "zh", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=True,
    )
    assert "微短剧" in told.stdout.decode()


def test_every_kind_of_finding_has_one_code_of_its_own() -> None:
    codes = [kind.code for kind in generate.kinds()]
    assert len(codes) == len(set(codes))
    assert all(re.fullmatch(r"[a-z]+(\.[a-z0-9-]+)+", code) for code in codes)


def test_a_wording_uses_the_same_values_in_both_languages() -> None:
    marks = re.compile(r"\{(\w+)\}")
    for kind in generate.kinds():
        for wording in (kind.message, kind.remedy):
            assert set(marks.findall(wording.en)) == set(marks.findall(wording.zh)), kind.code


@pytest.mark.parametrize("stage", STAGES)
def test_every_stage_says_what_it_is(stage: str) -> None:
    told = (ROOT / "src" / "shudian" / stage / "README.md").read_text("utf-8")
    assert re.search(rf"^\s*(\$ )?shudian {stage}", told, re.MULTILINE), f"{stage}/README.md shows no command"


@pytest.mark.parametrize("stage", STAGES)
def test_the_front_page_names_each_stage_with_a_command(stage: str) -> None:
    assert f"shudian {stage} " in (ROOT / "README.md").read_text("utf-8")
