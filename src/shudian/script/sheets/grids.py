"""What the breakdown's tables show: scenes, items, cast, sets."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from shudian.model.breakdown import Breakdown, BreakdownItem, Level, Origin, SceneSheet, State
from shudian.model.people import CharacterKind
from shudian.model.series import IntExt, Light
from shudian.script.sheets.grid import Cell, Grid, Row, listed, shown
from shudian.script.tables import table
from shudian.wording import Wording

_SCENE_HEADS = (
    (Wording("Episode", "集"), 8), (Wording("Scene", "场次"), 9), (Wording("I/E", "内外"), 7),
    (Wording("Time", "日夜"), 9), (Wording("Set", "场景"), 26), (Wording("Location", "取景地"), 20),
    (Wording("Flashback", "闪回"), 9), (Wording("Script day", "剧情日"), 8), (Wording("Pages", "页"), 8),
    (Wording("Seconds", "秒"), 8), (Wording("Spoken", "字数"), 8), (Wording("Cast", "演员"), 26),
    (Wording("Extras", "群演"), 18), (Wording("Props", "道具"), 28), (Wording("Set dressing", "陈设"), 20),
    (Wording("Wardrobe", "服装"), 24), (Wording("Make-up", "化妆"), 16), (Wording("Vehicles", "车辆"), 16),
    (Wording("Animals", "动物"), 12), (Wording("Stunts", "动作特技"), 16), (Wording("Effects", "特效"), 18),
    (Wording("Sound", "声音"), 18), (Wording("Music", "音乐"), 16), (Wording("On screen", "屏幕文字"), 20),
    (Wording("Brands", "品牌"), 14), (Wording("Summary", "内容提要"), 44),
)  # fmt: skip
_ITEM_HEADS = (
    (Wording("No.", "编号"), 7), (Wording("Category", "类别"), 20), (Wording("Item", "项目"), 30),
    (Wording("Quantity", "数量"), 10), (Wording("Level", "级别"), 12), (Wording("State", "状态"), 12),
    (Wording("Found in", "来源"), 14), (Wording("Scenes", "场数"), 8), (Wording("In scenes", "所在场次"), 60),
)  # fmt: skip
_CAST_HEADS = (
    (Wording("No.", "号"), 7), (Wording("Character", "角色"), 22), (Wording("Part", "类别"), 16),
    (Wording("Episodes", "集数"), 10), (Wording("Scenes", "场数"), 8), (Wording("Script days", "剧情日"), 10),
    (Wording("Sets", "场景数"), 8), (Wording("Seconds", "秒"), 10), (Wording("In scenes", "所在场次"), 70),
)  # fmt: skip
_SET_HEADS = (
    (Wording("Set", "场景"), 30), (Wording("Location", "取景地"), 24), (Wording("I/E", "内外"), 9),
    (Wording("Day", "日"), 7), (Wording("Night", "夜"), 7), (Wording("Dawn, dusk", "晨昏"), 9),
    (Wording("Scenes", "场数"), 8), (Wording("Seconds", "秒"), 10), (Wording("Cast", "演员"), 40),
    (Wording("In scenes", "所在场次"), 60),
)  # fmt: skip
INT_EXT = {
    IntExt.INT: Wording("INT", "内"),
    IntExt.EXT: Wording("EXT", "外"),
    IntExt.INT_EXT: Wording("INT/EXT", "内/外"),
}
LEVELS = {
    Level.KEY: Wording("key prop", "关键道具"),
    Level.HAND: Wording("hand prop", "手持道具"),
    Level.DRESSING: Wording("set dressing", "陈设道具"),
}
STATES = {
    State.SUGGESTED: Wording("suggested", "待确认"),
    State.CONFIRMED: Wording("confirmed", "已确认"),
    State.REJECTED: Wording("rejected", "已排除"),
}
ORIGINS = {
    Origin.WRITTEN: Wording("script", "剧本写明"),
    Origin.CAST_LINE: Wording("cast line", "出场人物"),
    Origin.CUE: Wording("dialogue", "台词"),
    Origin.TAG: Wording("tag", "标签"),
    Origin.RULE: Wording("rule", "规则"),
    Origin.PERSON: Wording("person", "人工"),
}
KINDS = {
    CharacterKind.PRINCIPAL: Wording("principal", "主演"),
    CharacterKind.SUPPORTING: Wording("supporting", "配角"),
    CharacterKind.DAY_PLAYER: Wording("day player", "日演员"),
    CharacterKind.EXTRA: Wording("extra", "群演"),
    CharacterKind.GROUP: Wording("group", "群体"),
    CharacterKind.DEVICE: Wording("device voice", "设备音"),
    CharacterKind.NARRATOR: Wording("narrator", "旁白"),
}
_YES = Wording("yes", "是")
#: Stripboard custom: interior day white, exterior day yellow, interior night blue, exterior night green.
_FILLS = {
    (False, Light.DAY): "FFFFFF", (True, Light.DAY): "FFF4C2", (False, Light.NIGHT): "D6E4F5",
    (True, Light.NIGHT): "D5EBD8", (False, Light.DAWN): "FBE3EC", (True, Light.DAWN): "FBE3EC",
    (False, Light.DUSK): "FBE0CB", (True, Light.DUSK): "FBE0CB",
}  # fmt: skip
_REJECTED = "E6E6E6"
_SET, _CAST = 0, 100


def category_name(ucis: int) -> Wording:
    """A category's name by its number; one that the table lacks is named by the number."""
    found = next((c for c in table("categories")["category"] if c["ucis"] == ucis), None)
    return Wording(found["en"], found["zh"]) if found else Wording(str(ucis), str(ucis))


def scene_grid(breakdown: Breakdown, language: str) -> Grid:
    rows = tuple(
        Row(
            tuple(_scene(sheet, language)),
            _FILLS.get((sheet.int_ext is IntExt.EXT, sheet.light or Light.DAY)),
        )
        for sheet in breakdown.scenes
    )
    return Grid(Wording("Scenes", "分场表"), _SCENE_HEADS, rows)


def item_grid(breakdown: Breakdown, language: str) -> Grid:
    numbers = numbers_of(breakdown)
    rows = tuple(
        Row(tuple(_item(item, numbers, language)), _REJECTED if item.state is State.REJECTED else None)
        for item in breakdown.items
    )
    return Grid(Wording("Items", "拆解清单"), _ITEM_HEADS, rows)


def cast_grid(breakdown: Breakdown, language: str) -> Grid:
    """Every part, those of most scenes first; the number is the one on the breakdown sheets."""
    kinds = {item.name: item.character_kind for item in breakdown.items if item.category == _CAST}
    rows = []
    for name, number in cast_numbers(breakdown).items():
        scenes = [sheet for sheet in breakdown.scenes if name in sheet.cast]
        kind = kinds.get(name)
        rows.append(
            Row(
                (
                    number,
                    shown(name),
                    KINDS[kind].in_(language) if kind else "",
                    len({sheet.episode for sheet in scenes}),
                    len(scenes),
                    len({sheet.script_day for sheet in scenes if sheet.script_day}) or "",
                    len({sheet.place for sheet in scenes}),
                    seconds(sum((sheet.seconds for sheet in scenes), Fraction(0))),
                    _scene_numbers(scenes),
                )
            )
        )
    return Grid(Wording("Cast", "演员表"), _CAST_HEADS, tuple(rows))


def set_grid(breakdown: Breakdown, language: str) -> Grid:
    """Every set with what is played in it, those of most time first."""
    found: dict[str, list[SceneSheet]] = {}
    for sheet in breakdown.scenes:
        for place in sheet.sets or (sheet.place,):
            found.setdefault(place, []).append(sheet)
    ordered = sorted(found.items(), key=lambda pair: -sum(sheet.seconds for sheet in pair[1]))
    rows = tuple(Row(_set(place, scenes, language)) for place, scenes in ordered if place)
    return Grid(Wording("Sets", "场景表"), _SET_HEADS, rows)


def cast_numbers(breakdown: Breakdown) -> dict[str, int]:
    """The number of each part, as stripboards have it: 1 is in most scenes."""
    scenes: dict[str, int] = {}
    for sheet in breakdown.scenes:
        for name in sheet.cast:
            scenes[name] = scenes.get(name, 0) + 1
    return {name: at for at, name in enumerate(sorted(scenes, key=lambda name: -scenes[name]), 1)}


def numbers_of(breakdown: Breakdown) -> dict[str, str]:
    """The number of each scene by its id; the id where the script gives none."""
    return {sheet.scene: sheet.number or sheet.scene for sheet in breakdown.scenes}


def seconds(exact: Fraction) -> float:
    return float(round(exact, 2))


def _scene(sheet: SceneSheet, language: str) -> Iterable[Cell]:
    yield sheet.episode
    yield shown(sheet.number or sheet.scene)
    yield INT_EXT[sheet.int_ext].in_(language) if sheet.int_ext else ""
    yield from (shown(sheet.time or ""), shown(sheet.place), shown(sheet.location or ""))
    yield _YES.in_(language) if sheet.flashback else ""
    yield sheet.script_day or ""
    yield str(sheet.length) if sheet.length else ""
    yield seconds(sheet.seconds)
    yield sheet.spoken
    for names in (
        sheet.cast, sheet.extras, sheet.props, sheet.dressing, sheet.wardrobe, sheet.makeup, sheet.vehicles,
        sheet.animals, sheet.stunts, sheet.effects, sheet.sounds, sheet.music, sheet.on_screen, sheet.brands,
    ):  # fmt: skip
        yield listed(names, language)
    yield shown(sheet.summary)


def _item(item: BreakdownItem, numbers: dict[str, str], language: str) -> Iterable[Cell]:
    scenes = list(dict.fromkeys(numbers[m.scene] for m in item.mentions if m.scene in numbers))
    yield item.category
    yield category_name(item.category).in_(language)
    yield shown(item.name)
    yield item.quantity or ""
    yield LEVELS[item.level].in_(language) if item.level else ""
    yield STATES[item.state].in_(language)
    yield ORIGINS[item.origin].in_(language)
    yield len(scenes)
    yield shown("  ".join(scenes))


def _set(place: str, scenes: list[SceneSheet], language: str) -> tuple[Cell, ...]:
    lights = [sheet.light for sheet in scenes]
    inside = dict.fromkeys(INT_EXT[sheet.int_ext].in_(language) for sheet in scenes if sheet.int_ext)
    return (
        shown(place),
        listed(dict.fromkeys(sheet.location for sheet in scenes if sheet.location), language),
        " ".join(inside),
        lights.count(Light.DAY) or "",
        lights.count(Light.NIGHT) or "",
        lights.count(Light.DAWN) + lights.count(Light.DUSK) or "",
        len(scenes),
        seconds(sum((sheet.seconds for sheet in scenes), Fraction(0))),
        listed(dict.fromkeys(name for sheet in scenes for name in sheet.cast), language),
        _scene_numbers(scenes),
    )


def _scene_numbers(scenes: list[SceneSheet]) -> str:
    return shown("  ".join(sheet.number or sheet.scene for sheet in scenes))
