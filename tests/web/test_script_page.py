"""The script as a page: what is read, what is chosen, what is marked."""

import re
from collections.abc import Iterator
from dataclasses import replace
from textwrap import dedent

import pytest
from fastapi.testclient import TestClient

from shudian import script
from shudian.app import workspace as workspaces
from shudian.model.series import Series
from shudian.store import drawers, series_table
from shudian.web import site

DRAFT = dedent("""\
    《封窑》

    第1集：假的

    1-1 夜 内 直播间
    人物：小满、阿芳
    △一只天青碗，灯光下蓝得发亮。
    小满：天青靠的是铁，这碗蓝得太<干净>。
    阿芳：（小声）老板，三十七个是厂里工人。
    【闪回】
    1-2 夜 外 廊桥
    人物：小满
    △小满拖着行李箱快走。
    小满（OS）：那盏灯，从来没有灭过。
    【闪回结束】

    第2集：封窑

    2-3 日 外 窑头
    人物：七公
    △七公把最后一块砖砌上窑门。
    七公：摔碗的人，回来做什么？
    豆子：我也来了。
    """)


def draft() -> Series:
    """As the page says it; the line on the bridge was read unsurely."""
    series, _ = script.read(DRAFT.encode(), "draft.txt")
    assert series
    first, *rest = series.episodes
    bridge = first.scenes[-1]
    unsure = replace(
        bridge,
        elements=tuple(replace(e, confidence=0.5) if "行李箱" in e.text else e for e in bridge.elements),
    )
    recap = (first.scenes[0].elements[0].id,)
    return replace(series, episodes=(replace(first, scenes=(*first.scenes[:-1], unsure), recap=recap), *rest))


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder = tmp_path_factory.mktemp("script") / "workspace"
    workspace = workspaces.init(folder)
    with workspace.store.writing(workspace.author) as writing:
        series_table.save(writing, "kiln", draft())
        drawers.SCRIPTS.save(writing, draft(), series="kiln", language="zh")
    workspace.close()
    with TestClient(site.create(folder)) as client:
        yield client


def page(client: TestClient, asked: str = "", language: str = "en") -> str:
    answer = client.get(f"/series/kiln/script{asked}", headers={"accept-language": language})
    assert answer.status_code == 200
    return str(answer.text)


def scenes(shown: str) -> list[str]:
    return re.findall(r"<h3[^>]*>(\d+-\d+)", shown)


def test_it_reads_like_the_script(reader: TestClient) -> None:
    shown = page(reader)
    assert scenes(shown) == ["1-1", "1-2", "2-3"]
    assert "△一只天青碗，灯光下蓝得发亮。" in shown
    assert '<b>阿芳</b>：<span class="aside">（小声）</span>老板' in shown
    assert "<b>小满</b>（OS）：那盏灯" in shown
    assert "太&lt;干净&gt;" in shown


def test_flashback_and_recap_are_marked(reader: TestClient) -> None:
    shown = page(reader)
    assert 'class="scene flashback"' in shown
    assert 'class="line action recap"' in shown
    assert ">前情</span>" in page(reader, language="zh")


def test_an_unsure_line_and_a_finding_stand_out(reader: TestClient) -> None:
    shown = page(reader)
    unsure = re.search(r'<div class="line action unsure"[^>]*>', shown)
    assert unsure
    assert "data-mark" in unsure[0]
    assert "50.0%" in unsure[0]
    spoken = re.search(r"<b>豆子</b>：我也来了。.*?</div>", shown, re.DOTALL)
    assert spoken
    assert "is not on its cast line" in spoken[0]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("?episode=2", ["2-3"]),
        ("?episode=9", []),
        ("?character=小满", ["1-1", "1-2"]),
        ("?place=廊桥", ["1-2"]),
        ("?text=天青+铁", ["1-1"]),
        ("?text=%3Cscript%3E", []),
        ("?character=小满&text=灯", ["1-1", "1-2"]),
        ("?marked=1&place=廊桥", ["1-2"]),
        ("?page=99", ["1-1", "1-2", "2-3"]),
        ("?page=0", ["1-1", "1-2", "2-3"]),
        ("?page=x", ["1-1", "1-2", "2-3"]),
    ],
)
def test_a_reader_chooses(reader: TestClient, asked: str, found: list[str]) -> None:
    shown = page(reader, asked)
    assert scenes(shown) == found
    assert f"scenes: {len(found)}" in shown
    assert "<script>" not in shown


def test_a_long_script_is_turned_by_pages(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("long") / "workspace"
    lines = "".join(f"1-{at} 日 内 廊桥\n△第{at}盏灯亮了。\n" for at in range(1, 101))
    series, _ = script.read(f"《灯》\n第1集\n{lines}".encode(), "long.txt")
    assert series
    workspace = workspaces.init(folder)
    with workspace.store.writing(workspace.author) as writing:
        series_table.save(writing, "kiln", series)
        drawers.SCRIPTS.save(writing, series, series="kiln", language="zh")
    workspace.close()
    with TestClient(site.create(folder)) as client:
        second = page(client, "?place=廊桥&page=2")
    assert scenes(second) == [f"1-{at}" for at in range(41, 81)]
    assert "page 2 of 3" in second
    assert 'rel="next" href="?place=%E5%BB%8A%E6%A1%A5&amp;page=3"' in second
