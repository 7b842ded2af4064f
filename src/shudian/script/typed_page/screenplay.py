"""A typed screenplay page read: its blocks as forced Fountain, so that Fountain's reader knows the rest."""

from __future__ import annotations

import re

from shudian.script.chinese.episodes import episode_line
from shudian.script.formats import fountain
from shudian.script.formats.base import Read
from shudian.script.fountain.blocks import SLUG, ZH_SLUG, is_cue
from shudian.script.typed_page.blocks import Block, blocks
from shudian.script.typed_page.furniture import without_furniture
from shudian.script.typed_page.joining import joined, widest
from shudian.script.typed_page.origin import Origin, repointed, resourced
from shudian.script.typed_page.rows import Row
from shudian.script.typed_page.title_page import title_page

#: Columns right of the headings where cues stand, at least.
_SET_IN = 7
_SAME_SPEAKER = re.compile(r"\(\s*CONT(?:['’]?D|INUED)\s*\)", re.IGNORECASE)


def marks(rows: list[Row]) -> tuple[int, int]:
    """What only a typed page has: how many slugs, and how many cues set in over the speech below them."""
    page = blocks(rows)
    slugs = [block.rows[0].column for block in page if block.kind == "scene_heading"]
    base = min(slugs, default=0)
    cues = sum(1 for block in page if block.kind == "character" and block.rows[0].column > base + _SET_IN)
    return len(slugs), cues


def read(rows: list[Row], file: str | None) -> Read:
    body = without_furniture(rows)
    told, body = title_page(body)
    page = blocks(body)
    text, origins = _fountain(told, _rejoined(page))
    series, found = fountain.read(text, file)
    if series is None:
        return None, repointed(found, origins)
    return resourced(series, origins), repointed(found, origins)


def _rejoined(page: list[Block]) -> list[Block]:
    """Speech and action that a page break cut are one again."""
    out: list[Block] = []
    width = widest(block.rows for block in page if block.kind == "action")
    for block in page:
        last = out[-1] if out else None
        turned = last is not None and last.rows[-1].page != block.rows[0].page
        if last and turned and block.kind == "character" and _SAME_SPEAKER.search(block.text):
            before = next((b for b in reversed(out) if b.kind == "character"), None)
            if before and last.kind in ("dialogue", "parenthetical") and _who(before) == _who(block):
                continue
        if (last and last.kind == block.kind == "dialogue") or (
            last and turned and last.kind == block.kind == "action" and _runs_on(last, block, width)
        ):
            last.rows.extend(block.rows)
        else:
            out.append(block)
    return out


def _who(block: Block) -> str:
    return block.text.partition("(")[0].strip()


def _runs_on(last: Block, block: Block, width: float) -> bool:
    ended = last.rows[-1].text.rstrip().endswith((".", "!", "?", ":", '"'))
    return not ended and (block.text[:1].islower() or len(joined([last.rows[-1], block.rows[0]], width)) == 1)


def _fountain(told: list[str], page: list[Block]) -> tuple[str, list[Origin]]:
    widths = {
        kind: widest(block.rows for block in page if block.kind == kind and not block.dual)
        for kind in ("action", "dialogue", "parenthetical")
    }
    lines = [*told, ""] if told else []
    origins = [Origin(1)] * len(lines)
    after_cue = False
    for block in page:
        speech = block.kind in ("dialogue", "parenthetical") and after_cue
        if lines and not speech:
            lines.append("")
            origins.append(Origin(block.rows[0].line))
        after_cue = speech or block.kind == "character"
        raw = "\n".join(row.raw for row in block.rows)
        for said in _lines(block, widths.get(block.kind, 1e9), loose=not after_cue):
            lines.append(said)
            origins.append(Origin(block.rows[0].line, raw))
    return "\n".join(lines), origins


def _lines(block: Block, width: float, *, loose: bool) -> list[str]:
    said = [_escaped(line) for line in joined(block.rows, width)]
    kind = block.kind
    if kind == "scene_heading":
        forced = "" if SLUG.match(said[0]) or ZH_SLUG.match(said[0]) else "."
        return [f"{forced}{' '.join(said)}" + (f" #{block.number}#" if block.number else "")]
    if kind == "character":
        forced = "" if is_cue(said[0]) and not said[0].startswith("@") else "@"
        return [f"{forced}{said[0]}" + (" ^" if block.dual else "")]
    if kind == "section":
        return [f"# {' '.join(said)}" if episode_line(said[0]) else f"## {' '.join(said)}"]
    if kind in _WRAPPED:
        before, after = _WRAPPED[kind]
        return [f"{before}{' '.join(said)}{after}"]
    if kind in ("dialogue", "parenthetical") and not loose:
        return [" ".join(said)] if kind == "parenthetical" else said
    return [f"!{line}" if at == 0 or line[:1] in _MARKS else line for at, line in enumerate(said)]


_MARKS = "#＃=~～>@＠!！.．"
_WRAPPED = {
    "transition": ("> ", ""),
    "centered": ("> ", " <"),
    "lyrics": ("~", ""),
    "synopsis": ("= ", ""),
    "note": ("[[", "]]"),
    "omitted": ("/* ", " */"),
    "pagebreak": ("===", ""),
}


def _escaped(text: str) -> str:
    text = re.sub(r"(?<!\\)([*_])", r"\\\1", text)
    return text.replace("/\\*", "/ \\*").replace("[[", "[ [").replace("]]", "] ]")
