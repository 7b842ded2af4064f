"""Text with `<b>`, `<i>`, `<u>` and line ends, as the inline codes of XLIFF and back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from shudian.localise.exchange import markup
from shudian.localise.exchange.tree import Node
from shudian.localise.exchange.xliff import inline

_PIECE = re.compile(r"<(/?)([biu])>|(\n)|(\r)|(" + markup.FORBIDDEN.pattern + ")")
_STYLES = ("b", "i", "u")


def encoded(text: str) -> str:
    """The content of a <source> or <target>; tags that do not pair stay text."""
    paired = _paired(text)
    made: list[str] = []
    count = dict.fromkeys((*_STYLES, "br"), 0)
    done = 0
    for piece in _PIECE.finditer(text):
        made.append(markup.text(text[done : piece.start()]))
        done = piece.end()
        closing, style, line_end, carriage, control = piece.groups()
        if style and piece.start() not in paired:
            made.append(markup.text(piece[0]))
        elif style and closing:
            made.append("</pc>")
        elif style or line_end:
            kind = style or "br"
            count[kind] += 1
            code = {"id": f"{kind}{count[kind]}", "type": "fmt", "subType": f"xlf:{style or 'lb'}"}
            made.append(f"<{markup.tag('pc', code)}>" if style else markup.leaf("ph", attributes=code))
        elif carriage:
            made.append("&#13;")
        else:
            made.append(f'<cp hex="{ord(control):04X}"/>')
    return "".join([*made, markup.text(text[done:])])


def _paired(text: str) -> set[int]:
    """Where the tags stand that open and close each other without crossing."""
    paired: set[int] = set()
    open: list[tuple[str, int]] = []
    for piece in _PIECE.finditer(text):
        closing, style = piece[1], piece[2]
        if style and not closing:
            open.append((style, piece.start()))
        elif style and any(style == before for before, _ in open):
            while open[-1][0] != style:
                open.pop()
            paired |= {open.pop()[1], piece.start()}
    return paired


@dataclass(slots=True)
class _Reading:
    styles: Mapping[str, str]  # of the source's codes, by id: a tool may repeat no more than the id
    lost: list[str] = field(default_factory=list)

    def text(self, nodes: Iterable[Node | str]) -> str:
        return "".join(node if isinstance(node, str) else self.node(node) for node in nodes)

    def node(self, node: Node) -> str:
        inside = self.text(node.content)
        if node.name == "cp":
            return chr(int(node.get("hex"), 16))
        if node.name in (*inline.MARKS, "em"):
            return inside
        style = _style(node) or self.styles.get(node.get("copyOf") or node.get("id") or node.get("startRef"))
        if style == "lb":
            return "\n"
        if style in _STYLES:
            start, end = f"<{style}>", f"</{style}>"
            return {"pc": f"{start}{inside}{end}", "sc": start, "ec": end}.get(node.name, "")
        self.lost.append(f"{node.name} {node.get('id') or node.get('startRef')}")
        return inside


def _style(node: Node) -> str:
    return node.get("subType").removeprefix("xlf:") if node.get("type") == "fmt" else ""


def decoded(sides: Iterable[Node], sources: Iterable[Node] = ()) -> tuple[str, list[str]]:
    """The text of one or more <source> or <target> in a row, and the codes that it could not keep."""
    codes = inline.codes(sources)
    reading = _Reading({code.get("id"): style for code in codes if (style := _style(code))})
    sides = list(sides)
    for code in inline.codes(sides, ("sc",)):
        if style := _style(code):
            reading.styles = {**reading.styles, code.get("id"): style}
    return "".join(reading.text(side.content) for side in sides), reading.lost
