"""A4 pages of text, boxes and tables, the typefaces embedded; millimetres from the top left, points for type."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from pathlib import Path

from fpdf import FPDF
from fpdf.enums import TextMode

from shudian import fonts
from shudian.plan.paper.breaking import broken, fitted
from shudian.plan.paper.plain import plain

_FACE = "Noto"
_OTHERS = ("Latn", "Thai", "Arab", *fonts.FURTHER_SCRIPTS)  # asked in turn for what the first face lacks
_JOINED = frozenset({"Arab"})  # whose letters change with their neighbours, and run from the right
_NO_FACE = "□"
_POINT = 25.4 / 72
INK, GREY, RULE, HEAD, PALE = "#1b1b1b", "#666666", "#b9b9b9", "#e6e6e6", "#f4f4f4"
WHITE = "#ffffff"


@dataclass(frozen=True, slots=True)
class Type:
    """How a text is set; there is one weight, bold is drawn with an outline."""

    size: float = 8.5
    bold: bool = False
    colour: str = INK

    @property
    def leading(self) -> float:
        return self.size * _POINT * 1.32


def _whole(runs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Words of a joined script and the spaces between them in one, for they run from the right together."""
    made: list[tuple[str, str]] = []
    for face, run in runs:
        if face in _JOINED and len(made) > 1 and made[-2][0] == face and made[-1][1].isspace():
            (_, first), (_, spaces) = made[-2:]
            made[-2:] = [(face, first + spaces + run)]
        else:
            made.append((face, run))
    return made


HEADS = Type(7, bold=True, colour="#333333")


@dataclass(frozen=True, slots=True)
class Cell:
    """Paragraphs one below the other, each in its type; `fill` is the cell's ground."""

    paragraphs: tuple[tuple[str, Type], ...] = ()
    fill: str = ""
    align: str = ""  # "", R, C: as the column says if empty
    span: int = 1  # columns
    one_line: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    head: str
    width: float
    align: str = "L"


@dataclass
class Canvas:
    font: Path
    title: str
    language: str
    made: date
    landscape: bool = False
    margin: float = 11
    on_page: Callable[[], None] | None = None  # draws the head of a further page
    pdf: FPDF = field(init=False)
    y: float = 0
    _widths: dict[str, float] = field(default_factory=dict)
    _faces: dict[str, str] = field(default_factory=dict)  # of a character, where it is not the first

    def __post_init__(self) -> None:
        self.pdf = pdf = FPDF(format="A4", orientation="L" if self.landscape else "P")
        pdf.set_auto_page_break(auto=False)
        pdf.add_font(_FACE, fname=self.font)
        pdf.set_title(plain(self.title))
        pdf.set_lang("en" if self.language == "en" else "zh-Hans")
        pdf.set_creation_date(datetime.combine(self.made, time(), UTC))
        pdf.set_line_width(0.2)

    @property
    def width(self) -> float:
        return float(self.pdf.w) - 2 * self.margin

    @property
    def bottom(self) -> float:
        return float(self.pdf.h) - 14

    def page(self) -> None:
        self.pdf.add_page()
        self.y = self.margin

    def room(self, height: float) -> bool:
        """Go on to a further page unless there is that much room; True if it did."""
        if self.y + height <= self.bottom:
            return False
        self.page()
        if self.on_page:
            self.on_page()
        return True

    def measure(self, type: Type) -> Callable[[str], float]:
        """Width in millimetres of a text in that type."""
        self.pdf.set_font(_FACE, size=10)
        widths, scale = self._widths, type.size / 10

        def of(text: str) -> float:
            total = 0.0
            for char in text:
                if char not in widths:
                    ((face, shown),) = self._runs(char)
                    self.pdf.set_font(face, size=10)
                    widths[char] = float(self.pdf.get_string_width(shown))
                total += widths[char]
            return total * scale

        return of

    def text(self, x: float, y: float, said: str, type: Type, *, align: str = "L") -> None:
        """One line, `y` its top."""
        if not (said := plain(said)):
            return
        pdf = self.pdf
        pdf.set_font(_FACE, size=type.size)
        pdf.set_text_color(type.colour)
        if align != "L":
            width = self.measure(type)(said)
            x -= width if align == "R" else width / 2
            pdf.set_font(_FACE, size=type.size)
        baseline = y + type.size * _POINT * 1.02
        for face, run in self._runs(said):
            pdf.set_font(face, size=type.size)
            with self._shaping(face):
                self._run(x, baseline, run, type)
                x += pdf.get_string_width(run)

    def _run(self, x: float, baseline: float, run: str, type: Type) -> None:
        pdf, set_down = self.pdf, self._joined if self.pdf.text_shaping else self.pdf.text
        if not type.bold:
            set_down(x, baseline, run)
            return
        with pdf.local_context(text_mode=TextMode.FILL_STROKE, line_width=type.size * 0.011):
            pdf.set_draw_color(type.colour)
            set_down(x, baseline, run)

    def _joined(self, x: float, baseline: float, run: str) -> None:
        """Letters as their neighbours ask for, by a cell: `FPDF.text` does not shape."""
        height = self.pdf.font_size
        self.pdf.set_xy(x, baseline - 0.8 * height)
        with self.pdf.local_context():
            self.pdf.c_margin = 0
            self.pdf.cell(h=height, text=run)

    @contextmanager
    def _shaping(self, face: str) -> Iterator[None]:
        if face not in _JOINED:
            yield
            return
        self.pdf.set_text_shaping(True)
        yield
        self.pdf.set_text_shaping(False)

    def _runs(self, said: str) -> list[tuple[str, str]]:
        """Pieces of a text by the face that has them; what none has is shown as a box."""
        runs: list[tuple[str, str]] = []
        for char in said:
            face = self._face(char)
            shown = char if face else _NO_FACE
            if runs and runs[-1][0] == (face or _FACE):
                runs[-1] = (runs[-1][0], runs[-1][1] + shown)
            else:
                runs.append((face or _FACE, shown))
        return _whole(runs)

    def _face(self, char: str) -> str:
        """The first face that has a character, "" where none has."""
        if char not in self._faces:
            self._faces[char] = next((each for each in (_FACE, *_OTHERS) if self._has(each, char)), "")
        return self._faces[char]

    def _has(self, name: str, char: str) -> bool:
        if name.lower() not in self.pdf.fonts:
            face = fonts.find(name, self.font.parent)
            if face is None or face.path == self.font:
                return False
            self.pdf.add_font(name, fname=face.path)
        return ord(char) in getattr(self.pdf.fonts[name.lower()], "cmap", ())

    def fit(self, x: float, y: float, said: str, type: Type, width: float) -> None:
        """One line that is cut where there is no more room."""
        self.text(x, y, self.cut(said, type, width), type)

    def cut(self, said: str, type: Type, width: float) -> str:
        return fitted(said, width, self.measure(type), "..." if self.language == "en" else "…")

    def shrunk(self, said: str, type: Type, width: float, least: float) -> Type:
        """The type, smaller where the text asks for it, down to `least` points."""
        size = type.size
        while size > least and self.measure(replace(type, size=size))(said) > width:
            size -= 0.5
        return replace(type, size=size)

    def paragraph(self, x: float, said: str, type: Type, width: float) -> None:
        """Lines from `self.y` on, which moves below them."""
        for line in broken(said, width, self.measure(type)):
            self.room(type.leading)
            self.text(x, self.y, line, type)
            self.y += type.leading

    def box(self, x: float, y: float, width: float, height: float, *, fill: str = "", edge: str = "") -> None:
        if fill:
            self.pdf.set_fill_color(fill)
        if edge:
            self.pdf.set_draw_color(edge)
        if fill or edge:
            self.pdf.rect(x, y, width, height, style=("F" if fill else "") + ("D" if edge else ""))

    def rule(self, x: float, y: float, width: float, colour: str = RULE) -> None:
        self.pdf.set_draw_color(colour)
        self.pdf.line(x, y, x + width, y)

    def foot(self, first: int, left: str, right: Callable[[int, int], str]) -> None:
        """Feet on the pages from `first` to the last; `right` says which of how many."""
        last = self.pdf.page
        small = Type(7, colour=GREY)
        for number in range(first, last + 1):
            self.pdf.page = number
            below = self.pdf.h - 9.5
            self.rule(self.margin, below - 1, self.width)
            self.fit(self.margin, below, left, small, self.width - 15)
            said = right(number - first + 1, last - first + 1)
            self.text(self.margin + self.width, below, said, small, align="R")
        self.pdf.page = last

    def bytes(self) -> bytes:
        return bytes(self.pdf.output())


def words(
    said: str,
    type: Type | None = None,
    *,
    more: Sequence[tuple[str, Type]] = (),
    fill: str = "",
    align: str = "",
    span: int = 1,
    one_line: bool = False,
) -> Cell:
    """A cell that begins with one paragraph."""
    return Cell(((said, type or Type()), *more), fill, align, span, one_line)


@dataclass
class Table:
    """Rows that keep together and repeat their heads on a further page."""

    canvas: Canvas
    columns: Sequence[Column]
    pad: float = 0.75
    grid: bool = False

    def draw(self, rows: Sequence[Sequence[Cell]]) -> None:
        head = self._head()
        set_rows = [self._set(row) for row in rows]
        first = set_rows[0][1] if set_rows else 0
        self.canvas.room(head[1] + first)
        self._put(*head, head=True)
        for lines, height in set_rows:
            if self.canvas.room(height):
                self._put(*head, head=True)
            self._put(lines, height)

    def height(self, rows: Sequence[Sequence[Cell]]) -> float:
        return self._head()[1] + sum(self._set(row)[1] for row in rows)

    def _head(self) -> tuple[list[_Set], float]:
        return self._set([words(column.head, HEADS, fill=HEAD) for column in self.columns])

    def _set(self, row: Sequence[Cell]) -> tuple[list[_Set], float]:
        """The row's cells broken into lines, and the height of the tallest."""
        cells, at, x = [], 0, self.canvas.margin
        for cell in row:
            columns = self.columns[at : at + cell.span]
            width = sum(column.width for column in columns)
            cells.append(_Set(cell, x, width, cell.align or columns[0].align, self._lines(cell, width - 2.4)))
            at, x = at + cell.span, x + width
        tallest = max(sum(type.leading for _, type in each.lines) for each in cells)
        return cells, tallest + 2 * self.pad

    def _lines(self, cell: Cell, width: float) -> list[tuple[str, Type]]:
        if cell.one_line:
            return [(self.canvas.cut(said, type, width), type) for said, type in cell.paragraphs]
        return [
            (line, type)
            for said, type in cell.paragraphs
            if said
            for line in broken(said, width, self.canvas.measure(type))
        ]

    def _put(self, cells: Sequence[_Set], height: float, *, head: bool = False) -> None:
        canvas, top = self.canvas, self.canvas.y
        for each in cells:
            ground = each.cell.fill if each.cell.fill != WHITE else ""
            canvas.box(each.x, top + 0.1, each.width, height - 0.1, fill=ground)
        for each in cells:
            y = top + self.pad
            start = {"L": each.x + 1.2, "R": each.x + each.width - 1.2, "C": each.x + each.width / 2}
            for line, type in each.lines:
                canvas.text(start[each.align], y, line, type, align=each.align)
                y += type.leading
        if self.grid:
            for each in cells:
                canvas.box(each.x, top, each.width, height, edge=RULE)
        canvas.y = top + height
        canvas.rule(canvas.margin, canvas.y, sum(c.width for c in self.columns), "#444444" if head else RULE)


@dataclass(frozen=True, slots=True)
class _Set:
    """A cell with its place and its lines."""

    cell: Cell
    x: float
    width: float
    align: str
    lines: list[tuple[str, Type]]
