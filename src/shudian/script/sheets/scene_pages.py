"""A breakdown sheet a scene, as assistant directors pin them up: the header, then a box a category, a page each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shudian.model.breakdown import Breakdown, SceneSheet
from shudian.script.sheets.grid import shown
from shudian.script.sheets.grids import INT_EXT, cast_numbers, seconds
from shudian.wording import Wording

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_TITLE = Wording("Breakdown sheet", "分场拆解单")
_HEADER = (
    (Wording("Scene", "场次"), Wording("I/E", "内外"), Wording("Set", "场景")),
    (Wording("Episode", "集"), Wording("Day/night", "日夜"), Wording("Location", "取景地")),
    (Wording("Script day", "剧情日"), Wording("Pages", "页"), Wording("Seconds · spoken", "秒 · 字数")),
)
#: Boxes with the colour that the paper mark has (Wikipedia, “Script breakdown”); grey where there is none.
_BOXES = (
    (Wording("Cast", "演员"), "cast", "E8575A"), (Wording("Extras", "群演"), "extras", "6BA36B"),
    (Wording("Stunts", "动作特技"), "stunts", "EE9B4B"), (Wording("Props", "道具"), "props", "9A72B8"),
    (Wording("Set dressing", "陈设"), "dressing", "9E9E9E"), (Wording("Wardrobe", "服装"), "wardrobe", "9E9E9E"),
    (Wording("Make-up", "化妆"), "makeup", "9E9E9E"), (Wording("Vehicles", "车辆"), "vehicles", "E88FB0"),
    (Wording("Animals", "动物"), "animals", "E88FB0"), (Wording("Effects", "特效"), "effects", "5B8FD0"),
    (Wording("Sound", "声音"), "sounds", "A5785A"), (Wording("Music", "音乐"), "music", "A5785A"),
    (Wording("On screen", "屏幕文字"), "on_screen", "9E9E9E"), (Wording("Brands", "品牌"), "brands", "9E9E9E"),
)  # fmt: skip
_COLUMNS = 3
_WIDTH = 34


def fill_pages(sheet: Worksheet, breakdown: Breakdown, language: str) -> None:
    from openpyxl.worksheet.pagebreak import Break
    from openpyxl.worksheet.properties import PageSetupProperties

    for column in "ABC":
        sheet.column_dimensions[column].width = _WIDTH
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    pages = _Pages(sheet, breakdown, language)
    for scene in breakdown.scenes:
        pages.add(scene)
        sheet.row_breaks.append(Break(id=pages.row - 1))


class _Pages:
    """Scenes one under the other; `row` is where the next one begins."""

    def __init__(self, sheet: Worksheet, breakdown: Breakdown, language: str) -> None:
        self.sheet, self.language = sheet, language
        self.title = shown(breakdown.title)
        self.numbers = cast_numbers(breakdown)
        self.row = 1

    def add(self, scene: SceneSheet) -> None:
        from openpyxl.styles import Font

        self.sheet.cell(self.row, 1, self.title).font = Font(bold=True, size=14)
        head = self.sheet.cell(self.row, 3, _TITLE.in_(self.language))
        head.font = Font(size=11, color="666666")
        self.row += 1
        for names, words in zip(_HEADER, self.header(scene), strict=True):
            self.boxes([(name, [said], "404040") for name, said in zip(names, words, strict=True)])
        self.sheet.merge_cells(start_row=self.row, end_row=self.row, start_column=1, end_column=_COLUMNS)
        self.words(self.row, 1, scene.summary)
        self.row += 1
        boxes = [(name, self.lines(scene, field), colour) for name, field, colour in _BOXES]
        for first in range(0, len(boxes), _COLUMNS):
            self.boxes(boxes[first : first + _COLUMNS], least=3)
        self.row += 1

    def header(self, scene: SceneSheet) -> tuple[tuple[str, str, str], ...]:
        inside = INT_EXT[scene.int_ext].in_(self.language) if scene.int_ext else ""
        return (
            (scene.number or scene.scene, inside, scene.place),
            (str(scene.episode), scene.time or "", scene.location or ""),
            (
                str(scene.script_day or ""),
                str(scene.length) if scene.length else "",
                f"{seconds(scene.seconds):g} · {scene.spoken}",
            ),
        )

    def lines(self, scene: SceneSheet, field: str) -> list[str]:
        names: tuple[str, ...] = getattr(scene, field)
        return [f"{self.numbers[name]}. {name}" for name in names] if field == "cast" else list(names)

    def boxes(self, boxes: list[tuple[Wording, list[str], str]], least: int = 1) -> None:
        """A row of boxes side by side: their heads, and as many lines as the fullest needs."""
        from openpyxl.styles import Font, PatternFill

        for column, (name, lines, colour) in enumerate(boxes, 1):
            head = self.sheet.cell(self.row, column, name.in_(self.language))
            head.font = Font(bold=True, size=9, color="FFFFFF")
            head.fill = PatternFill("solid", fgColor=colour)
            self.words(self.row + 1, column, "\n".join(lines))
        tallest = max(sum(1 + len(line) * 2 // _WIDTH for line in lines) for _, lines, _ in boxes)
        self.sheet.row_dimensions[self.row + 1].height = 15 * max(least, tallest)
        self.row += 2

    def words(self, row: int, column: int, words: str) -> None:
        from openpyxl.styles import Alignment, Border, Side

        line = Side(style="thin", color="B0B0B0")
        cell = self.sheet.cell(row, column)
        cell.value, cell.data_type, cell.number_format = shown(words), "s", "@"
        cell.alignment = Alignment(vertical="top", wrap_text=True)
        cell.border = Border(left=line, right=line, bottom=line)
