"""Fixtures that more than one suite uses."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parent.parent

settings.register_profile("house", deadline=None, derandomize=True)
settings.load_profile("house")


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Real inputs that stand beside the checkout; the one way for a test to reach them."""
    folder = Path(os.environ.get("SHUDIAN_SHARED_DATA", ROOT.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(f"the shared data folder is not here ({folder.name})")
    return folder


@pytest.fixture(scope="session")
def house() -> Path:
    """The house series: the fixture in the trade's own language."""
    return ROOT / "src" / "shudian" / "house"
