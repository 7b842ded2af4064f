"""A plan typed by hand or made elsewhere is read as it is meant, and what is wrong in it is named."""

import json
from dataclasses import replace
from datetime import time
from itertools import chain
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.plan.drawn import planted
from tests.plan.whole import DAYS, PLAN, PROBLEM, day

from shudian.finding import Finding, Severity
from shudian.model import document
from shudian.model.breakdown import Breakdown
from shudian.model.production import Production
from shudian.model.schedule import Schedule
from shudian.plan.check import check
from shudian.plan.formats import plan_csv, read_plan, uss_of_plan
from shudian.plan.formats.words import Dates, Numbers, clock
from shudian.plan.paper.oneline import one_line_csv
from shudian.plan.problem import Problem
from shudian.plan.schedule import laid_out

#: The days of PLAN, as every way of writing it below must give them.
MEANT = {(str(on), unit): scenes for on, unit, scenes in DAYS}


def read(text: str | bytes, problem: Problem = PROBLEM) -> tuple[Schedule | None, list[Finding]]:
    return read_plan(text.encode() if isinstance(text, str) else text, problem, "plan.csv")


def days_of(plan: Schedule | None) -> dict[tuple[str, str], list[str]]:
    assert plan
    return {(str(day.date), day.unit): [strip.scene for strip in day.strips] for day in plan.days}


def errors(found: list[Finding]) -> list[Finding]:
    return [finding for finding in found if finding.severity is Severity.ERROR]


WRITTEN: dict[str, str] = {
    "a table": """date,unit,scene
2027-04-12,A,1-1
2027-04-12,A,1-2
2027-04-12,A,1-3
2027-04-12,B,1-4
2027-04-13,A,1-5
2027-04-13,A,1-6
2027-04-14,A,1-7
2027-04-14,A,1-8
2027-04-17,A,1-9
2027-04-17,A,1-10
""",
    "a table with a title, merged cells and Chinese heads": """补天青 拍摄计划;;;
;;;
拍摄日期;组别;场次;内容
4月12日 周一;A;第1-1场;漆盒
;;1-2;
;;1-3;
;B;1-4;
4月13日;A;1-5、1-6;桥
4月14日;;1-7；1-8;夜戏
4月17日;;1-9 1-10;茶厂
""",
    "a table of days by number": """Shoot Day\tUnit\tSc.
1\tA\t1-1, 1-2, 1-3
1\tB\t1-4
2\tA\t1-5, 1-6
3\tA\t1-7, 1-8
5\tA\t1-9, 1-10
""",
    "a table that says each date once": """Day/天,Date,组,场次/Scene
1,12 Apr,A,1-1
1,,A,1-2
1,,A,1-3
1,,B,1-4
2,13 Apr,A,1-5
2,,A,1-6
3,14 Apr,A,1-7
3,,A,1-8
4,17 Apr,A,1-9
4,,A,1-10
""",
    "a table in the hands of a spreadsheet": """Date,Unit,Scene No.
4/12/2027,A,2027/1/1
12/4/2027,A,1月2日
4/12,A,3-Jan
4/12,B,Jan-04
4/13,A,1-5
4/13,A,1-6
4/14,A,1-7
4/14,A,1-8
4/17,A,1-9
4/17,A,1-10
""",
    "a table with day lines": """Unit,Scene,Set
DAY 1 - Monday 12 April 2027,,
A,1-1,漆坊
A,1-2,漆坊
A,1-3,古桥
B,1-4,库房
"April 13, 2027",,
A,1-5,古桥
A,1-6,古桥
14 Apr,,
A,1-7,古桥
A,1-8,古桥
Sat 17th of April,,
A,1-9,茶厂
A,1-10,茶厂
""",
    "a list in Chinese": """《补天青》大计划

第1天 4月12日 周一 A组
1-1、1-2
1-3
第1天 4月12日 B组
1-4
第二天　４月１３日
１－５，１－６
2027.4.14 夜戏
1-7 古桥 日/夜 2/8
1-8
第五天
1-9、1-10
""",
    "a list with the scenes behind the day": """4月12日 A组：1-1、1-2、1-3
4月12日 B组：1-4
4月13日 1-5 1-6
2027年4月14日：1-7/1-8
17 April: 1-9 & 1-10
""",
    "a list with its lines counted": """12 April
1. Sc. 1-1 workshop
2. Sc. 1-2 workshop, 1-3 follows
(3) 1-3
12 April, unit B
1) 1-4
13 April
1. 1-5
2. 1-6
14 April
1. 1-7
2. 1-8
17 April
1. 1-9
2. 1-10
""",
    "a one-liner that names the day below": """Sc. 1-1  INT. WORKSHOP - DAY  2/8 pgs  1, 2
Sc. 1-2  INT. WORKSHOP - DAY
Scene 1-3  EXT. BRIDGE
Unit B
Sc. 1-4
--- End of Day # 1 -- Monday, April 12, 2027 ---
Unit A
1-5
1-6
END OF DAY 2
1-7
1-8
End of day
1-9
1-10
END OF DAY 5
""",
}  # fmt: skip


@pytest.mark.parametrize("way", WRITTEN)
def test_each_way_of_writing_gives_the_same_days(way: str) -> None:
    plan, found = read(WRITTEN[way])
    assert not errors(found)
    assert days_of(plan) == MEANT
    assert plan == replace(
        PLAN, lower_bound=plan.lower_bound if plan else PLAN.cost, lines=plan.lines if plan else ()
    )
    assert not errors(check(PROBLEM, plan))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_any_encoding_and_line_end_will_do(encoding: str) -> None:
    text = WRITTEN["a list in Chinese"].replace("\n", "\r\n")
    assert days_of(read(text.encode(encoding))[0]) == MEANT


def test_hours_that_are_given_are_kept() -> None:
    plan, found = read("""日期,摄制组,通告,用餐,收工,场次,开始,分钟
2027-04-12,B,6:30,8点40分,9:40,1-4,07:10,90
""")
    assert not errors(found)
    assert plan
    (only,) = plan.days
    assert (only.call.time(), only.wrap.time()) == (time(6, 30), time(9, 40))
    assert only.meal
    assert only.meal.time() == time(8, 40)
    assert only.strips[0].start.time() == time(7, 10)
    assert (only.calls[0].call.time(), only.calls[0].wrap.time()) == (time(7, 10), time(8, 40))


def test_without_a_call_the_day_begins_with_dressing_and_ends_with_the_strike() -> None:
    plan, _ = read("date,scene,start\n2027-04-12,1-2,9:00 am\n2027-04-12,1-1,1:30 pm\n")
    assert plan
    (only,) = plan.days
    assert (only.call.time(), only.wrap.time()) == (time(8, 20), time(14, 40))


def test_a_night_runs_past_midnight_and_its_rows_may_stand_in_any_order() -> None:
    plan, _ = read("date,scene,start\n2027-04-14,1-8,0:30\n2027-04-14,1-7,23:00\n")
    assert plan
    (only,) = plan.days
    assert [(s.scene, str(s.start)) for s in only.strips] == [
        ("7", "2027-04-14 23:00:00"),
        ("8", "2027-04-15 00:30:00"),
    ]


def test_a_list_may_say_hours_too() -> None:
    plan, _ = read("4月12日 A组\n07:40 1-1\n8:40 1-2\n11：45 1-3\n")
    assert plan
    assert plan.days[0].strips == PLAN.days[0].strips


WRONG: dict[str, tuple[str, str]] = {
    "no such scene": ("date,scene\n2027-04-12,1-1\n2027-04-12,9-9\n", "plan.row-scene"),
    "no such scene in a list": ("4月12日\n1-1 9-9\n", "plan.row-scene"),
    "no date": ("date,scene\nsoon,1-2\n2027-04-12,1-1\n", "plan.row-value"),
    "no such date": ("date,scene\n2027-02-31,1-2\n2027-04-12,1-1\n", "plan.row-value"),
    "no such day": ("day,scene\n9,1-2\n2027-04-12,1-1\n", "plan.row-value"),
    "no time": ("date,scene,start\n2027-04-12,1-1,25:70\n", "plan.row-value"),
    "no minutes": ("date,scene,minutes\n2027-04-12,1-1,long\n", "plan.row-value"),
    "no day above": ("1-1\n4月12日\n1-2\n", "plan.row-without-day"),
    "no scene at all": ("Dear all,\nplease find the plan attached.\n", "plan.file-without-scenes"),
    "nothing": ("  \n", "plan.file-unreadable"),
    "broken JSON": ('{"schema": ', "plan.file-unreadable"),
    "other minutes": ("date,scene,minutes\n2027-04-12,1-1,1h 15\n", "plan.row-minutes"),
    "some hours": ("date,scene,start\n2027-04-12,1-1,8:00\n2027-04-12,1-2,\n", "plan.times-in-part"),
    "a day by number": ("第1天\n1-1\n", "plan.day-number"),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_what_cannot_be_read_is_named_and_the_rest_is_read(case: str) -> None:
    text, code = WRONG[case]
    plan, found = read(text)
    assert [finding.code for finding in found] == [code]
    assert found[0].place.file == "plan.csv"
    if plan:
        assert all(len(each.strips) for each in plan.days)


def test_a_number_of_two_scenes_is_no_scene() -> None:
    twice = replace(PROBLEM, scenes=(*PROBLEM.scenes[:2], replace(PROBLEM.scenes[2], number="1-1")), links=())
    _, found = read("date,scene\n2027-04-12,1-1\n2027-04-12,1-2\n", twice)
    assert [finding.code for finding in found] == ["plan.row-ambiguous"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_our_own_table_reads_back_the_same(language: str) -> None:
    plan, found = read(plan_csv(PLAN, language))
    assert found == []
    assert plan
    assert plan.days == PLAN.days
    assert plan.cost == PLAN.cost


@given(data=st.data())
def test_every_legal_plan_reads_back_the_same(asked: Problem, data: st.DataObject) -> None:
    problem, slots = planted(data, asked)
    units = len(problem.units)
    days = [
        (
            problem.dates[slot // units],
            problem.units[slot % units].name,
            [scene.id for scene, at in zip(problem.scenes, slots, strict=True) if at == slot],
        )
        for slot in sorted(set(slots))
    ]
    plan = laid_out(problem, days)
    for language in ("zh", "en"):
        again, found = read(plan_csv(plan, language), problem)
        assert (again and again.days, again and again.cost, found) == (plan.days, plan.cost, [])


def test_the_one_liner_on_paper_reads_back_too(
    asked: Problem, breakdown: Breakdown, production: Production
) -> None:
    days = [(day(2), "", ["s1-1", "s2-1", "s2-2", "s3-2"]), (day(4), "", ["s3-1"]), (day(5), "", ["s1-2"])]
    plan = laid_out(asked, days)
    for language in ("zh", "en"):
        again, found = read(one_line_csv(plan, breakdown, production, language), asked)
        assert not errors(found)
        assert again
        assert [each.strips for each in again.days] == [each.strips for each in plan.days]


def test_our_own_json_says_its_own_cost() -> None:
    assert read(document.write(PLAN)) == (PLAN, [])


# Universal Schedule Standard -------------------------------------------------------------------


def uss(boards: list[dict[str, Any]], *, start: str | None = "2027-04-12T07:00:00.000Z", **more: Any) -> str:
    """A file of the scenes of PROBLEM, their ids x1 to x10, and strips of no scene."""
    breakdowns: list[dict[str, Any]] = [
        {"id": f"x{s.id}", "scene": s.number, "type": "scene"} for s in PROBLEM.scenes
    ]
    breakdowns += [{"id": f"d{n}", "scene": None, "type": "day"} for n in range(6)]
    breakdowns += [{"id": "banner", "scene": None, "type": "banner"}]
    events = [{"type": "start", "date": start}] if start else []
    events += [{"type": "dayOff", "date": "2027-04-15T00:00:00.000Z"}]
    calendar = {"id": "c", "daysOff": [5], "events": events}
    board = {"id": "s", "name": "Draft", "calendar": "c", "boards": boards}
    own = {"breakdowns": breakdowns, "calendars": [calendar], "stripboards": [board], **more}
    return json.dumps({"universalScheduleStandard": own})


def test_a_plan_goes_out_and_comes_back_with_its_days_off_and_its_boneyard() -> None:
    first = [each for each in PLAN.days if each.unit == "A"]
    plan = replace(PLAN, days=tuple(replace(each, number=at) for at, each in enumerate(first, 1)))
    given = uss([{"name": "stripboard", "breakdownIds": [s.id for s in PROBLEM.scenes]}])
    own = json.loads(uss_of_plan(given, plan, "Draft 2"))["universalScheduleStandard"]
    (board,), (calendar,) = own["stripboards"], own["calendars"]
    boneyard = board["boards"][-1]
    assert (boneyard["name"], boneyard["breakdownIds"]) == ("boneyard", ["x4"])
    off = [each["date"][:10] for each in calendar["events"] if each["type"] == "dayOff"]
    assert off == ["2027-04-15", "2027-04-16"]
    again, found = read(json.dumps({"universalScheduleStandard": own}))
    assert found == []
    assert days_of(again) == days_of(plan)


NESTED = [["x1", "x2", "banner", "x3"], ["x5", "x6"], ["x7", "x8"], ["x9", "x10"]]
SECOND = {"name": "B", "breakdownIds": [["x4"], [], [], []]}


def test_a_board_of_days_is_counted_from_its_calendar() -> None:
    """Friday is off, and so is the 15th."""
    plan, found = read(uss([{"name": "stripboard", "breakdownIds": NESTED}, SECOND]))
    assert found == []
    assert days_of(plan) == MEANT


@pytest.mark.parametrize("above", [True, False])
def test_an_older_board_has_strips_between_its_days(above: bool) -> None:
    ids = [[f"d{at}", *strips] if above else [*strips, f"d{at}"] for at, strips in enumerate(NESTED)]
    flat = ["banner", *chain.from_iterable(ids)]
    bone = {"name": "Boneyard", "breakdownIds": ["x4"]}
    plan, found = read(uss([{"name": "stripboard", "breakdownIds": flat}, bone]))
    assert found == []
    assert days_of(plan) == {key: scenes for key, scenes in MEANT.items() if key[1] == "A"}


def test_sunday_is_the_first_weekday() -> None:
    calendar = {"id": "c", "daysOff": [0, 6], "events": [{"type": "start", "date": "2027-04-16"}]}
    ids = [["x1"], ["x2"], ["x9"]]
    plan, _ = read(uss([{"name": "stripboard", "breakdownIds": ids}], calendars=[calendar]))
    assert plan
    assert [str(each.date) for each in plan.days] == ["2027-04-16", "2027-04-19", "2027-04-20"]


def test_without_a_first_day_the_listed_dates_are_taken() -> None:
    plan, found = read(uss([{"name": "stripboard", "breakdownIds": NESTED}], start=None))
    assert [finding.code for finding in found] == ["plan.no-calendar"]
    assert plan
    assert [each.date for each in plan.days] == [day(1), day(2), day(3), day(5)]


def test_several_scenes_on_a_strip_are_all_shot() -> None:
    breakdowns = [{"id": "x", "scene": "1-1, 1-2 & 1-3", "type": "scene"}]
    plan, found = read(uss([{"name": "stripboard", "breakdownIds": [["x"], []]}], breakdowns=breakdowns))
    assert found == []
    assert days_of(plan) == {("2027-04-12", "A"): ["1", "2", "3"]}


def test_of_several_stripboards_the_one_with_most_days_is_read() -> None:
    boards = [
        {"name": name, "calendar": "c", "boards": [{"name": "stripboard", "breakdownIds": ids}]}
        for name, ids in (("First", NESTED), ("Second", NESTED[::-1]), ("Order", [NESTED[0]]))
    ]
    plan, found = read(uss([], stripboards=boards))
    assert [finding.code for finding in found] == ["plan.board-taken"]
    assert "Second" in found[0].message.en
    assert days_of(plan)["2027-04-12", "A"] == ["9", "10"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (uss([{"name": "stripboard", "breakdownIds": ["x1", "x2"]}], start=None), "plan.file-unreadable"),
        (uss([], stripboards=None), "plan.file-unreadable"),
        (uss([{"name": "splinter", "breakdownIds": NESTED}]), "plan.board-unknown"),
        (uss([{"name": "stripboard", "breakdownIds": [["x1"], ["y"]]}], breakdowns=[{"id": "y", "scene": "9"}, {"id": "x1", "scene": "1-1"}]), "plan.row-scene"),
    ],
)  # fmt: skip
def test_what_is_no_plan_is_said_so(text: str, code: str) -> None:
    assert code in [finding.code for finding in read(text)[1]]


# Words -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2027-04-12", day(1)), ("2027/4/12 周一", day(1)), ("2027年4月12日", day(1)), ("4月12号", day(1)),
        ("12 April", day(1)), ("Mon 12th of April 2027", day(1)), ("Apr. 12", day(1)), ("12-Apr-2027", day(1)),
        ("4/12", day(1)), ("12/4/2027", day(1)), ("2027.04.13", day(2)), ("5月1日", day(20)), ("32月1日", None),
        ("sc 4-12", None), ("2/8 pages", None),
    ],
)  # fmt: skip
def test_dates_as_people_write_them(written: str, meant: object) -> None:
    found = Dates(PROBLEM.dates).find(written)
    if meant is None:
        assert found is None or found[0] not in PROBLEM.dates
    else:
        assert found
        assert found[0] == meant


@pytest.mark.parametrize(
    ("written", "number"),
    [("第1天", 1), ("第十二天", 12), ("第二十天", 20), ("第二十三个拍摄日", 23), ("Day 4", 4), ("SHOOT DAY #5", 5), ("D6", 6), ("Sunday", None), ("第天", None)],
)  # fmt: skip
def test_days_by_their_number(written: str, number: int | None) -> None:
    found = Dates(PROBLEM.dates).number(written)
    assert (found[0] if found else None) == number


@pytest.mark.parametrize(
    "written", ["1-1", " 1-1 ", "第1-1场", "Sc. 1-1", "scene 01-01", "１－１", "#1-1", "1–1"]
)
def test_numbers_as_people_write_them(written: str) -> None:
    assert [scene.id for scene in Numbers(PROBLEM.scenes).find(written)] == ["1"]


def test_a_zero_inside_a_number_is_no_leading_one() -> None:
    assert [scene.id for scene in Numbers(PROBLEM.scenes).find("1-10")] == ["10"]


@pytest.mark.parametrize(
    ("written", "hour"),
    [("7:05", time(7, 5)), ("19：30", time(19, 30)), ("7点", time(7)), ("12:15 am", time(0, 15)), ("1:00pm", time(13)), ("24:00", time(0)), ("7", None), ("25:00", None), ("7:61", None)],
)  # fmt: skip
def test_hours_as_people_write_them(written: str, hour: time | None) -> None:
    assert clock(written) == hour


# Whatever comes ----------------------------------------------------------------------------------

PIECES = [
    *WRITTEN.values(), *(text for text, _ in WRONG.values()), "9999-12-31,1-1\n", "date,scene\n", ",", ";", "\t", "\n", '"',
    "第", "天", "Day 1", "12 Apr", "1-1", "24:00", "¼", "²", "٣月٤日", "2027", "END OF DAY", "A组", "{", "\x00", "🎬",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=12).map("".join))
def test_no_text_breaks_the_reader(text: str) -> None:
    plan, found = read(text.encode("utf-8", "ignore"))
    assert plan or errors(found)
    if plan:
        check(PROBLEM, plan)


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    plan, found = read(data)
    assert plan or errors(found)


_JUNK: Any = st.sampled_from([None, 0, -1, 7.5, "", "x1", "2027-04-12", [], [[]], {}, True, ["x1", ["x2"]]])


@given(data=st.data())
def test_no_change_to_a_file_of_the_standard_breaks_the_reader(data: st.DataObject) -> None:
    def changed(plain: Any) -> Any:
        if not plain or not isinstance(plain, dict | list) or data.draw(st.integers(0, 5)) == 0:
            return data.draw(_JUNK)
        if isinstance(plain, list):
            at = data.draw(st.integers(0, len(plain) - 1))
            return [*plain[:at], changed(plain[at]), *plain[at + 1 :]]
        key = data.draw(st.sampled_from(sorted(plain)))
        return plain | {key: changed(plain[key])}

    plain = json.loads(uss([{"name": "stripboard", "breakdownIds": NESTED}, SECOND]))
    root = {"universalScheduleStandard": changed(plain["universalScheduleStandard"])}
    plan, found = read(json.dumps(root))
    assert plan or errors(found)
