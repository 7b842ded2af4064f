"""The translator's table."""

import csv
import io
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shudian.finding import Severity
from shudian.localise import read_lines
from shudian.model.series import Series
from shudian.model.text import AdaptedScript
from shudian.units import Lang

SPANISH = Lang("es-419")


def read(series: Series, table: str) -> tuple[AdaptedScript | None, list[str]]:
    lines, findings = read_lines(dedent(table).encode(), series, SPANISH, "lines.es.csv")
    kept = [f for f in findings if f.code not in ("localise.no-line", "localise.uncovered-episodes")]
    return lines, [f"{f.place.row} {f.code}: {f.message.en}" for f in kept]


@pytest.mark.parametrize("tag", ["es", "th"])
def test_the_house_tables_cover_their_episodes(chinese: Series, house: Path, tag: str) -> None:
    data = (house / f"lines.{tag}.csv").read_bytes()
    lines, findings = read_lines(data, chinese, Lang(tag))
    assert lines
    assert len(lines.lines) == len(list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))) - 1
    assert [(f.code, f.severity) for f in findings] == [("localise.uncovered-episodes", Severity.NOTE)]
    assert "3, 4, 5, 6, 7, 8" in findings[0].message.en


def test_a_row_stands_for_the_line_it_counts_to(chinese: Series) -> None:
    lines, findings = read(
        chinese,
        """\
        scene,line,source,text,note
        1-1,4,假的。,Es falso.,seco
        1-1,5,叶小满 金缮师,"Ye Xiaoman, restauradora",
        """,
    )
    assert lines
    assert [(line.text, line.note) for line in lines.lines] == [
        ("Es falso.", "seco"),
        ("Ye Xiaoman, restauradora", None),
    ]
    assert not findings


def test_a_changed_source_makes_the_line_stale_but_keeps_it(chinese: Series) -> None:
    lines, findings = read(chinese, "scene;line;source;text\n1-1;4;真的。;Es auténtico.\n")
    assert lines
    assert len(lines.lines) == 1
    assert findings == [
        "2 localise.stale-line: The source line has changed: the table says “真的。”, the script “假的。”."
    ]


def test_wrong_rows_are_named_all_at_once(chinese: Series) -> None:
    _, findings = read(
        chinese,
        """\
        scene,line,source,text
        9-9,1,x,y
        1-1,99,x,y
        1-1,vier,x,y
        1-1,4,假的。,Es falso.
        1-1,4,假的。,Es falso.
        """,
    )
    assert findings == [
        "2 localise.wrong-row: The script has no scene 9-9.",
        "3 localise.wrong-row: Scene 1-1 has 14 lines; “99” is none of them.",
        "4 localise.wrong-row: Scene 1-1 has 14 lines; “vier” is none of them.",
        "6 localise.wrong-row: This line stands in the table twice.",
    ]


def test_a_table_without_its_columns_is_refused(chinese: Series) -> None:
    lines, findings = read(chinese, "scene,text\n1-1,Es falso.\n")
    assert lines is None
    assert findings == ["1 localise.no-columns: The first row lacks the columns line, source."]
    assert read_lines(b"", chinese, SPANISH)[0] is None


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_tables_from_every_spreadsheet(chinese: Series, encoding: str) -> None:
    table = "scene,line,source,text\r\n1-1,4,假的。,Es falso.\r\n"
    lines, findings = read_lines(table.encode(encoding), chinese, SPANISH)
    assert lines
    assert lines.lines[0].text == "Es falso."
    assert any(f.code == "localise.encoding" for f in findings) == (encoding != "utf-8-sig")


@given(data=st.binary(max_size=300) | st.text(alphabet='scene,line source text\n"1-4假\0;\t').map(str.encode))
def test_no_table_raises(chinese: Series, data: bytes) -> None:
    read_lines(data, chinese, SPANISH)
