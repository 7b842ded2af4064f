from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from shudian.app import localise, plan, script, workspace
from shudian.app.bench import Bench
from shudian.finding import failed
from shudian.store import Author

AUTHOR = Author("阿芳", lambda: datetime(2027, 4, 12, 12, tzinfo=UTC))


@pytest.fixture(scope="session")
def bench(tmp_path_factory: pytest.TempPathFactory, house: Path) -> Iterator[Bench]:
    """The house series in a workspace, from the script to the subtitles of its first two episodes."""
    made = workspace.init(tmp_path_factory.mktemp("base"), author=AUTHOR)
    bench = Bench(made, "mended-sky", workers=2)
    translated = {tag: house / f"lines.{tag}.csv" for tag in ("es", "th")}
    wanted = [(episode, tag) for episode in (1, 2) for tag in ("zh", "en", "es", "th")]
    findings = [
        *script.read(bench, house / "series.zh.txt", (house / "series.en.fountain",)),
        *script.set_production(bench, house / "production.json"),
        *script.break_down(bench),
        *plan.solve(bench, effort=2),
        *localise.enter_lines(bench, translated),
        *localise.subtitle(bench, wanted),
    ]
    assert not failed(findings), "\n".join(map(str, findings))
    yield bench
    made.close()
