"""Scene headings of every family, and lines that only look like one."""

import json
from pathlib import Path

import pytest

from shudian.script.chinese.headings import Heading
from shudian.script.chinese.lines import lines
from shudian.script.chinese.page import typed
from shudian.script.chinese.rows import HeadingRow
from shudian.script.chinese.settle import settled
from shudian.script.numbers import scene_number
from shudian.script.terms import int_ext


def headings(text: str) -> list[Heading]:
    rows = settled(typed(lines(f"{text}\n△他走了。")), set())
    return [row.heading for row in rows if isinstance(row, HeadingRow)]


#: number as written, place, time, 内/外, flashback
FAMILIES = {
    "1-1 日 内 灵堂": ("1-1", "灵堂", "日", "内", False),
    "1-1日内灵堂": ("1-1", "灵堂", "日", "内", False),
    "**1-1 日 内 新沪市**": ("1-1", "新沪市", "日", "内", False),
    "1-1场  潮湿地窖\t日\t内": ("1-1", "潮湿地窖", "日", "内", False),
    "第 1 -2 场 秦府偏厅\t日\t内【闪回】": ("1-2", "秦府偏厅", "日", "内", True),
    "24-2 超市 日/内": ("24-2", "超市", "日", "内", False),
    "3-1、寝殿 亥时三刻 内": ("3-1", "寝殿", "亥时三刻", "内", False),
    "11.1 李家客厅 内 日": ("11.1", "李家客厅", "日", "内", False),
    "1-1：悬崖。日。外。": ("1-1", "悬崖", "日", "外", False),
    "1-1 商场［内］［夜］": ("1-1", "商场", "夜", "内", False),
    "1-1 傍晚｜地点：街口": ("1-1", "街口", "傍晚", None, False),
    "2-1 据点外围·日": ("2-1", "据点外围", "日", None, False),
    "10-1 山门外石阶": ("10-1", "山门外石阶", None, None, False),
    "【场1】日/外/河边": ("1", "河边", "日", "外", False),
    "[1] 内 办公室 日": ("1", "办公室", "日", "内", False),
    "S01 | 内景 · 咖啡厅 | 黄昏": ("01", "咖啡厅", "黄昏", "内景", False),
    "场次（1）地点：面馆，夜，内；出场人物：杜晨": ("1", "面馆", "夜", "内", False),
    "1 场景：【夜 皇宫露台 外】": ("1", "皇宫露台", "夜", "外", False),
    "+场 厨房 内 夜": ("", "厨房", "夜", "内", False),
    "内景 客厅 - 夜": ("", "客厅", "夜", "内景", False),
    "20、卫生间 日 内": ("20", "卫生间", "日", "内", False),
    "场景一：大厅 日 内": ("1", "大厅", "日", "内", False),
    "Scene 1-2: EXT. COURT - DAY": ("1-2", "COURT", "DAY", "EXT.", False),
    "1-1\n时：夜雨\n景：杜公馆/前院\n人：姜罂、随从*2": ("1-1", "杜公馆/前院", "夜雨", None, False),
    "场1-1：偏厅\n夜/日：夜\n外/内：内": ("1-1", "偏厅", "夜", "内", False),
    "### 场1-2\n日 内 大殿": ("1-2", "大殿", "日", "内", False),
    "3-1-1\n时：夜\n景：手术室\n人：杜寻羽": ("3-1-1", "手术室", "夜", None, False),
    "7-112号房间 夜 内": ("7-1", "12号房间", "夜", "内", False),
    "第 6 / 1 场：6-2 王家房间 夜 内": ("6-2", "王家房间", "夜", "内", False),
    "1-3 次日 夜 内 当铺": ("1-3", "当铺", "次日 夜", "内", False),
    "【1-1 日 内 办公室】": ("1-1", "办公室", "日", "内", False),
    "【第1-1场】办公室 日 内": ("1-1", "办公室", "日", "内", False),
    "### 第1场 办公室 - 日 - 内": ("1", "办公室", "日", "内", False),
    "第一场：办公室，日，内": ("1", "办公室", "日", "内", False),
    "场景：1-1 办公室 日 内": ("1-1", "办公室", "日", "内", False),
    "1-1 甲家客厅-日-内": ("1-1", "甲家客厅", "日", "内", False),
    "1-1A 办公室 日 内": ("1-1A", "办公室", "日", "内", False),
    "1-1 街道（夜，外）": ("1-1", "街道", "夜", "外", False),
    "1-1\n时间：日 地点：办公室 人物：甲、乙": ("1-1", "办公室", "日", None, False),
    "场次1-1 时间：夜 地点：街道 内外：外": ("1-1", "街道", "夜", "外", False),
    "一、偏殿廊道  夜  内": ("1", "偏殿廊道", "夜", "内", False),
    "## 1-1 甲家客厅-内-日": ("1-1", "甲家客厅", "日", "内", False),
    "3-1 老弄堂-外-清晨": ("3-1", "老弄堂", "清晨", "外", False),
    "1-1/日/内/会议室": ("1-1", "会议室", "日", "内", False),
    "场次 1-1：会议室/日/内": ("1-1", "会议室", "日", "内", False),
    "1-1 会议室·日·内": ("1-1", "会议室", "日", "内", False),
    "1-1 日-内-会议室": ("1-1", "会议室", "日", "内", False),
    "1-1 日景 内景 会议室": ("1-1", "会议室", "日", "内景", False),
    "3-2日内/外仓库": ("3-2", "仓库", "日", "内/外", False),
    "1-1 日内瓦酒店 夜 内": ("1-1", "日内瓦酒店", "夜", "内", False),
    "3-4 老宅 三年前 夜 内": ("3-4", "老宅", "三年前 夜", "内", False),
    "6-3-1（可删） 病房 夜 内": ("6-3-1", "病房", "夜", "内", False),
    "第一集 1-1 夜 内 办公室": ("1-1", "办公室", "夜", "内", False),
    "第1集第2场 会议室 日 内": ("1-2", "会议室", "日", "内", False),
    "- 1-1 日 内 灵堂": ("1-1", "灵堂", "日", "内", False),
    "■ 1-1 日 内 灵堂": ("1-1", "灵堂", "日", "内", False),
    "（2）\n办公室 夜 内": ("2", "办公室", "夜", "内", False),
    "【第一场】\n内景·会所·夜": ("1", "会所", "夜", "内景", False),
    "1-1 Scene: Living room, daytime": ("1-1", "Living room", "daytime", None, False),
    "EXT. SCHOOL YARD - DAY #2A#": ("2A", "SCHOOL YARD", "DAY", "EXT.", False),
    "SCENE 1 — THE PLATFORM\nLocation: Seoul Station\nTime: NIGHT": (
        "1",
        "Seoul Station",
        "NIGHT",
        None,
        False,
    ),
    "1-2 夜 外 廊桥（取景地：瓯岭县）": ("1-2", "廊桥", "夜", "外", False),
}


@pytest.mark.parametrize("text", FAMILIES)
def test_a_heading_of_each_family_gives_its_fields(text: str) -> None:
    (made,) = headings(text)
    assert (made.number, made.place, made.time, made.int_ext, made.flashback) == FAMILIES[text]


@pytest.mark.parametrize(
    "text",
    [
        "张三：年份是多少？", "2026", "1.2 release notes", "内心独白 - 日", "3、记得带伞", "10-20岁的少年们站在门口。",
        "1-2个保安冲进来", "第1集的时候他就说过，", "他等了3-5分钟。", "Scene 2 was rewritten yesterday.",
    ],
)  # fmt: skip
def test_a_line_that_only_looks_like_one_is_none(text: str) -> None:
    assert headings(text) == []


def test_a_running_number_tells_where_glued_digits_part() -> None:
    text = "7-1 日 内 大堂\n△走。\n7-212号房间 夜 内"
    assert [(made.number, made.place) for made in headings(text)] == [("7-1", "大堂"), ("7-2", "12号房间")]


def test_a_scene_whose_number_line_was_lost_opens_with_its_fields() -> None:
    text = "17-1 夜 内 正厅\n人物：甲\n△他站着。\n时：日\n景：后院\n人：乙"
    assert [(made.number, made.place, made.time) for made in headings(text)] == [
        ("17-1", "正厅", "夜"),
        ("", "后院", "日"),
    ]


def test_every_heading_of_the_collected_families(shared_data: Path) -> None:
    wrong = []
    for row in (shared_data / "script" / "zh" / "headers.jsonl").read_text("utf-8").splitlines():
        case = json.loads(row)
        found, want = headings(case["lines"]), case["expect"]
        if want is None:
            wrong += [(case, found)] if found else []
            continue
        made = found[0] if len(found) == 1 else Heading("")
        number = scene_number(made.number)
        got: dict[str, object] = {"place": made.place, "time": made.time, "ie": int_ext(made.int_ext)}
        if "ep" in want:
            got["ep"] = number and number.episode
        if "no" in want:
            got["no"] = number and f"{number.scene}{number.rest}"
        expected = {**want, "ie": int_ext(want.get("ie")), "no": want.get("no", "").lstrip("0")}
        if got != {name: expected[name] for name in got} or ("fb" in want) != made.flashback:
            wrong.append((case, found))
    assert not wrong
