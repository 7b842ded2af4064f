"""The further pages of a call sheet: what departments prepare, limits, safety, contacts, the day after."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from shudian.model.schedule import ShootingDay
from shudian.plan.paper import names, needs
from shudian.plan.paper.breaking import wrapped
from shudian.plan.paper.engines.callscenes import bar
from shudian.plan.paper.engines.canvas import GREY, Canvas, Cell, Column, Table, Type, words
from shudian.plan.paper.material import Material, clock

_TYPE, _STRONG, _FAINT = Type(8), Type(8, bold=True), Type(7.3, colour=GREY)
_HEAD_ROOM = 16  # millimetres: a heading never stands alone at the foot of a page


def departments(material: Material, day: ShootingDay, canvas: Canvas, *, stories: bool) -> None:
    """`stories`: tell them here, because the first page had no room for them."""
    for part in (_safety, _limits, _extras):
        part(material, day, canvas)
    _scenes(material, day, canvas, stories=stories)
    _contacts(material, canvas)
    _advance(material, day, canvas)


def _heading(canvas: Canvas, said: str, room: float = _HEAD_ROOM) -> None:
    canvas.room(room)
    canvas.text(canvas.margin, canvas.y, said, Type(10.5, bold=True))
    canvas.y += 5.6


def _table(
    canvas: Canvas,
    said: str,
    columns: Sequence[Column],
    rows: Sequence[Sequence[Cell]],
    *,
    grid: bool = False,
) -> None:
    if not rows:
        return
    loose, tight = (Table(canvas, columns, pad, grid=grid) for pad in (0.7, 0.35))
    room = canvas.bottom - canvas.y - 5.6
    table = tight if tight.height(rows) <= room < loose.height(rows) else loose
    _heading(canvas, said, 5.6 + min(table.height(rows), table.height(rows[:2])))
    table.draw(rows)
    canvas.y += 4


def _safety(material: Material, day: ShootingDay, canvas: Canvas) -> None:
    columns = (
        Column(material.said("What is asked of everybody", "全员须知"), 102),
        Column(material.said("Because of (scenes)", "起因（场次）"), 68),
        Column(material.said("Bulletin", "公告"), 18, "C"),
    )
    rows = [
        (
            words(note.said, _STRONG, fill="#fdf1d6"),
            words(material.said("; ", "；").join(note.because), _TYPE, fill="#fdf1d6"),
            words(f"#{note.bulletin}", _FAINT, fill="#fdf1d6"),
        )
        for note in needs.safety(material, day)
    ]
    _table(canvas, material.said("Safety", "安全"), columns, rows)
    if rows:
        source = material.said(
            "Bulletins of the Industry-Wide Labor-Management Safety Committee (US); local law comes first.",
            "公告指美国影视业劳资安全委员会安全公告；以当地法律为先。",
        )
        _remark(canvas, source)


def _limits(material: Material, day: ShootingDay, canvas: Canvas) -> None:
    columns = (
        Column(material.said("Performer", "演员"), 46),
        Column(material.said("Today", "当日"), 24, "C"),
        Column(material.said("Limits", "限制"), 72),
        Column(material.said("Source", "依据"), 46),
    )
    rows = []
    for name, limit in needs.limits(material, day):
        call = next(call for call in day.calls if call.character == name)
        member = material.members.get(name)
        age = (
            material.said(" · {n} years", " · {n} 岁", n=member.age)
            if member and member.age is not None
            else ""
        )
        who = material.performer(name, call.performer)
        said = needs.limit_said(material, limit) if limit else ""
        rows.append((
            words(f"{material.numbers[name]} {material.character(name)}", _STRONG, more=((who + age, _FAINT),)),
            words(f"{clock(call.call, day)}–{clock(call.wrap, day)}", _TYPE),
            words(said or material.said("Minor: guardian on set", "未成年：监护人在场"), _TYPE),
            words(limit.source if limit else "", _FAINT),
        ))  # fmt: skip
    _table(canvas, material.said("Minors and limits", "未成年人与工时限制"), columns, rows)


def _extras(material: Material, day: ShootingDay, canvas: Canvas) -> None:
    columns = (
        Column(material.said("Extras", "群演"), 52),
        Column(material.said("Heads", "人数"), 16, "R"),
        Column(material.said("On set", "到场"), 18, "C"),
        Column(material.said("Scenes", "场次"), 42),
        Column(material.said("Wardrobe", "服装"), 60),
    )
    crowds = needs.crowds(material, day)
    rows = [
        (
            words(crowd.name, _STRONG),
            words(str(crowd.heads or ""), _TYPE),
            words(clock(crowd.call, day), _TYPE),
            words(material.comma.join(crowd.scenes), _TYPE),
            words(material.comma.join(crowd.wardrobe), _TYPE),
        )
        for crowd in crowds
    ]
    most = needs.heads_asked(material, day)
    said = material.said("Extras", "群演")
    if most:
        said += material.said(" · at most {n} at once", " · 同场最多 {n} 人", n=most)
    _table(canvas, said, columns, rows, grid=True)


def _scenes(material: Material, day: ShootingDay, canvas: Canvas, *, stories: bool) -> None:
    """Scene by scene, what each department brings."""
    columns = (
        Column(material.said("Time", "时间"), 13),
        Column(material.said("Scene", "场次"), 16),
        Column(material.said("Set and story", "场景与内容"), 55),
        Column(material.said("Needed", "所需"), 104),
    )
    rows, marked = [], False
    for strip in day.strips:
        sheet = material.sheet(strip)
        needed = []
        for field, wording in needs.FIELDS:
            if listed := needs.things(material, sheet, field):
                marked = marked or any(thing.endswith(needs.MARK) for thing in listed)
                label = wording.in_(material.language)
                needed.append(f"{label}{material.said(': ', '：')}{material.comma.join(listed)}")
        rows.append((
            words(clock(strip.start, day), _TYPE),
            words(strip.number, _STRONG),
            words(material.place(strip.place), _STRONG, more=((sheet.summary, _FAINT),) if stories else ()),
            Cell(tuple((line, _TYPE) for line in wrapped(needed, 101, canvas.measure(_TYPE), "　"))),
        ))  # fmt: skip
    said = material.said("Departments, scene by scene", "各部门逐场准备")
    _table(canvas, said, columns, rows)
    if marked:
        key = material.said(
            "{mark} suggested by the breakdown, not yet confirmed",
            "{mark} 拆解建议，尚未确认",
            mark=needs.MARK,
        )
        _remark(canvas, key)


def _remark(canvas: Canvas, said: str) -> None:
    """A small line right below a table."""
    canvas.y -= 2.8
    canvas.room(4)
    canvas.fit(canvas.margin, canvas.y, said, _FAINT, canvas.width)
    canvas.y += 6


def _contacts(material: Material, canvas: Canvas) -> None:
    """Two contacts a row; blanks to fill in where the production names none."""
    said = (
        ("Production office", "制片办公室"), ("First assistant director", "执行导演"),
        ("First aid", "医务"), ("Transport", "车辆调度"),
    )  # fmt: skip
    listed = [(c.role, c.name, c.phone) for c in material.production.contacts]
    listed = listed or [(material.said(*role), "", "") for role in said]
    columns = [
        Column(material.said(*head), width)
        for _ in range(2)
        for head, width in ((("Role", "职务"), 34), (("Name", "姓名"), 28), (("Telephone", "电话"), 32))
    ]
    pairs = zip_longest(listed[::2], listed[1::2], fillvalue=("", "", ""))
    rows = [
        [words(text, _STRONG if at == 2 else _TYPE) for contact in pair for at, text in enumerate(contact)]
        for pair in pairs
    ]
    _table(canvas, material.said("Contacts", "联系人"), columns, rows, grid=True)


def _advance(material: Material, day: ShootingDay, canvas: Canvas) -> None:
    following = material.following(day)
    if not following:
        return
    columns = (
        Column(material.said("Time", "时间"), 13),
        Column(material.said("Scene", "场次"), 16),
        Column(material.said("I/E D/N", "日夜内外"), 22, "C"),
        Column(material.said("Set", "场景"), 91),
        Column(material.said("Cast", "演员"), 46),
    )
    rows: list[Sequence[Cell]] = []
    before = ""
    for strip in following.strips:
        sheet = material.sheet(strip)
        if strip.venue != before:
            rows.append(bar(strip.start, following, material.venue(strip.venue), len(columns)))
        before = strip.venue
        rows.append((
            words(clock(strip.start, following), _TYPE),
            words(strip.number, _STRONG),
            words(material.setting(sheet), _FAINT, fill=names.colour(sheet)),
            words(material.place(strip.place), _TYPE, one_line=True),
            words(" ".join(map(str, material.cast_of(strip))), _TYPE),
        ))  # fmt: skip
    said = material.said(
        "Advance · {day} · {date} · {shoot} · crew call {call}",
        "次日预告 · {day} · {date} · {shoot} · 全组集合 {call}",
        day=material.day(following),
        date=material.date(following.date),
        shoot=material.shoot(following),
        call=clock(following.call, following),
    )
    _table(canvas, said, columns, rows)
