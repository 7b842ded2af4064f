"""A new draft of the script: every language's lines, subtitles and memory follow it in one step."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from shudian.app import localise, script, translating
from shudian.app import workspace as workspaces
from shudian.app.bench import Bench
from shudian.app.translating import State
from shudian.model.text import AdaptedLine
from shudian.store import Author, drawers, memory_table
from shudian.units import Lang

TH = Lang("th")
DRAFT = """# 补天青

## 第1集

1-1 日 内 窑头
人物：小满、七公
小满：这只碗是假的。
七公：窑封了。
小满：爸！

## 第2集

2-1 夜 外 廊桥
人物：小满
小满：为什么封？
"""
TABLE = """scene,line,source,text,note
1-1,1,这只碗是假的。,ชามปลอม,
1-1,2,窑封了。,เตาปิดแล้ว,
1-1,3,爸！,พ่อ!,
2-1,1,为什么封？,ทำไมปิด?,
"""


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    held = workspaces.init(tmp_path / "w", author=Author("machine", lambda: datetime(2027, 1, 1, tzinfo=UTC)))
    yield Bench(held, "sky", workers=1)
    held.close()


def read(bench: Bench, tmp_path: Path, draft: str, table: str = TABLE) -> list[str]:
    """Read a draft and the table; the codes of what is said of lines."""
    source, lines = tmp_path / "sky.txt", tmp_path / "lines.th.csv"
    source.write_text(draft, "utf-8")
    lines.write_text(table, "utf-8")
    findings = script.read(bench, source) + localise.enter_lines(bench, {"th": lines})
    assert not [each for each in findings if each.severity == "error"], findings
    return [each.code for each in findings if each.code.startswith("localise.")]


def lines(bench: Bench) -> dict[str, AdaptedLine]:
    with bench.workspace.store.reading() as connection:
        kept = localise.lines_of(connection, "sky")["th"]
        words = drawers.SCRIPTS.load(connection, series="sky", language="zh")
    assert words
    texts = {e.id: e.text for episode in words.episodes for e in episode.elements}
    return {texts[line.element]: line for line in kept.lines}


def test_lines_follow_the_script_before_any_table_is_read(bench: Bench, tmp_path: Path) -> None:
    read(bench, tmp_path, DRAFT)
    now = DRAFT.replace("小满：这只碗是假的。\n", "七公：下雨了。\n小满：这只碗是假的。\n").replace(
        "爸！", "爸爸！"
    )
    (tmp_path / "sky.txt").write_text(now, "utf-8")
    told = script.read(bench, tmp_path / "sky.txt")
    assert {words: line.text for words, line in lines(bench).items()} == {
        "这只碗是假的。": "ชามปลอม", "窑封了。": "เตาปิดแล้ว", "爸爸！": "พ่อ!", "为什么封？": "ทำไมปิด?",
    }  # fmt: skip
    assert lines(bench)["爸爸！"].source == "爸！"
    assert "localise.lines-stale" in [each.code for each in told]
    desk = translating.desk(bench.workspace, "sky")
    assert desk
    states = [entry.state for entry in translating.entries(bench.workspace, desk, TH, 1)]
    assert states == [State.OPEN, State.WRITTEN, State.WRITTEN, State.STALE]


def test_a_cut_line_goes_to_the_memory(bench: Bench, tmp_path: Path) -> None:
    read(bench, tmp_path, DRAFT)
    (tmp_path / "sky.txt").write_text(DRAFT.replace("七公：窑封了。\n", ""), "utf-8")
    assert "localise.lines-cut" in [each.code for each in script.read(bench, tmp_path / "sky.txt")]
    assert "窑封了。" not in lines(bench)
    with bench.workspace.store.reading() as connection:
        (unit,) = memory_table.load(connection, Lang("zh"), TH).units
    assert (unit.source, unit.target) == ("窑封了。", "เตาปิดแล้ว")


def test_what_a_person_wrote_here_outlives_the_table(bench: Bench, tmp_path: Path) -> None:
    read(bench, tmp_path, DRAFT)
    desk = translating.desk(bench.workspace, "sky")
    assert desk
    entry = translating.entries(bench.workspace, desk, TH, 1)[2]
    where = translating.Where("sky", TH, 1, entry.element.id)
    translating.write(bench.workspace, where, {"text": "ป๊า!"}, seen=entry.tag, who="Mali")
    assert "localise.stood" in read(bench, tmp_path, DRAFT)
    assert lines(bench)["爸！"].text == "ป๊า!"


def test_reading_the_same_draft_again_writes_nothing(bench: Bench, tmp_path: Path) -> None:
    read(bench, tmp_path, DRAFT)
    before = lines(bench)
    with bench.workspace.store.reading() as connection:
        digests = drawers.ADAPTED.digests(connection, series="sky")
    assert read(bench, tmp_path, DRAFT) == []
    with bench.workspace.store.reading() as connection:
        assert drawers.ADAPTED.digests(connection, series="sky") == digests
    assert lines(bench) == before
    assert replace(before["爸！"], source=None) == AdaptedLine(before["爸！"].element, "พ่อ!")
