"""Text and boxes of an SVG page, drawn so that a phone and a desk can read them."""

from __future__ import annotations

from html import escape
from unicodedata import east_asian_width

from shudian.plan.paper import breaking
from shudian.plan.paper.plain import plain

FONT = "'Noto Sans SC','PingFang SC','Microsoft YaHei','Noto Sans',sans-serif"
_AS_WIDE = (
    'width="100%" style="display:block;margin:auto;max-width:{}px{}" role="img" font-family="' + FONT + '"'
)
_READABLE = 2000  # pixels of a drawing that a desk can still read at half its size
INK, FAINT, LINE = "#1b1b1b", "#5c5c5c", "#c9c9c9"


def page(width: int, height: int, title: str, body: list[str]) -> str:
    """A whole SVG; it fills the width that it is given, scrolls where that would be too small to read."""
    least = f";min-width:{width // 2}px" if width > _READABLE else ""
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" {_AS_WIDE.format(width, least)}>',
            f"<title>{quoted(title)}</title>",
            f'<rect width="{width}" height="{height}" fill="#fff"/>',
            *body,
            "</svg>\n",
        ]
    )


def quoted(said: str) -> str:
    """Text as markup holds it."""
    return escape(plain(said))


def box(x: int, y: int, width: int, height: int, fill: str, *, stroke: str = "none") -> str:
    return f'<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="{fill}" stroke="{stroke}"/>'


def text(
    x: int, y: int, said: str, size: int = 22, *, fill: str = INK, bold: bool = False, anchor: str = "start"
) -> str:
    weight = ' font-weight="700"' if bold else ""
    at = f' text-anchor="{anchor}"' if anchor != "start" else ""
    return f'<text x="{x}" y="{y}" font-size="{size}" fill="{fill}"{weight}{at}>{quoted(said)}</text>'


def width_of(said: str, size: int) -> float:
    """About how wide a text is: hanzi are an em, capitals and figures over half of one, letters half."""
    return sum(_width(char) for char in said) * size


def _width(char: str) -> float:
    if east_asian_width(char) in "WF":
        return 1.0
    return 0.64 if char.isupper() else 0.57 if char.isdigit() else 0.51


def fitted(said: str, size: int, width: float) -> str:
    """The text, cut with an ellipsis where it would be wider than `width`."""
    return breaking.fitted(said, width, lambda text: width_of(text, size))


def headed(title: str, what: str, size: int, width: float) -> str:
    """`Title · Stripboard`, the title cut where both are too long."""
    rest = f" · {what}"
    return fitted(title, size, width - width_of(rest, size)) + rest


def wrapped(words: list[str], size: int, width: float, between: str) -> list[str]:
    """Words in lines no wider than `width`."""
    return breaking.wrapped(words, width, lambda text: width_of(text, size), between)
