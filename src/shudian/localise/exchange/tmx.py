"""Translation memories: TMX 1.4b read (1.1 to 1.4) and written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from shudian.finding import Finding, Place
from shudian.localise.exchange import findings
from shudian.localise.exchange.markup import HEAD, block, leaf, tag, text, unwritable
from shudian.localise.exchange.tree import Fault, Node, fault, parsed
from shudian.units import Lang
from shudian.wording import Wording

_PREFIXES = {"": "", "http://www.lisa.org/tmx14": ""}
_VERSIONS = {"1.1", "1.2", "1.3", "1.4", "1.4b"}
_FACTS = ("creationid", "creationdate", "changeid", "changedate", "usagecount", "lastusagedate")
#: How tools name the three styles that subtitles know.
_STYLES = {"bold": "b", "b": "b", "italic": "i", "i": "i", "ulined": "u", "underlined": "u", "u": "u"}
_TYPES = {"b": "bold", "i": "italic", "u": "ulined"}
_TAG = re.compile(r"<(/?)([biu])>")
_CODES = Wording("formatting of other tools", "其他工具的格式代码")


@dataclass(frozen=True, slots=True)
class Remembered:
    """One sentence in several languages; styles stand as `<b>`, `<i>`, `<u>`.

    `facts` are who and when, as TMX writes them (creationid, creationdate, changeid …).
    """

    texts: Mapping[Lang, str]
    id: str | None = None
    notes: tuple[str, ...] = ()
    properties: tuple[tuple[str, str], ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sentences:
    """`source` is None where any language may be the source."""

    source: Lang | None
    units: tuple[Remembered, ...] = ()


def read_tmx(data: bytes, file: str | None = None) -> tuple[Sentences | None, list[Finding]]:
    root, found = parsed(data, file, _PREFIXES)
    if root is None:
        return None, found
    if root.name != "tmx":
        named = root.name.rpartition(" ")[2]
        place = Place(file=file, line=root.line)
        return None, [findings.WRONG_ROOT.at(place, name=named, format="TMX", root="tmx")]
    reading = _Reading()
    if root.get("version") not in _VERSIONS:
        reading.faults.append(fault(findings.MEMORY_VERSION, root, value=root.get("version") or "∅"))
    header, body = root.first("header"), root.first("body")
    source = header.get("srclang") if header else ""
    known = _lang(source) if source and source.lower() != "*all*" else None
    units = [unit for node in (body.all("tu") if body else []) for unit in reading.units(node)]
    found = [each.found(file) for each in reading.faults]
    if reading.codes:
        found.append(
            findings.NOT_KEPT.at(Place(file=file), format="shudian", what=_CODES, count=reading.codes)
        )
    return Sentences(known, tuple(units)), found


def _lang(value: str) -> Lang | None:
    try:
        return Lang(value.strip())
    except ValueError:
        return None


@dataclass(slots=True)
class _Reading:
    faults: list[Fault] = field(default_factory=list)
    codes: int = 0  # left out

    def units(self, tu: Node) -> Iterator[Remembered]:
        """One unit; alternatives in one language make further ones."""
        said = list(self.variants(tu))
        first: dict[Lang, str] = {}
        others: list[tuple[Lang, str]] = []
        for language, words in said:
            if first.setdefault(language, words) != words:
                others.append((language, words))
                self.faults.append(fault(findings.SAME_LANGUAGE, tu, language=language.tag))
        if len(first) < 2:
            self.faults.append(fault(findings.LONE_TEXT, tu))
        if not first:
            return
        notes = tuple(note.text for note in tu.all("note"))
        properties = tuple((prop.get("type"), prop.text) for prop in tu.all("prop"))
        facts = {name: tu.get(name) for name in _FACTS if tu.get(name)}
        id = tu.attributes.get("tuid")
        for texts in (first, *({**first, language: words} for language, words in others)):
            yield Remembered(texts, id, notes, properties, facts)

    def variants(self, tu: Node) -> Iterator[tuple[Lang, str]]:
        for tuv in tu.all("tuv"):
            named = tuv.get("xml:lang") or tuv.get("lang")
            seg, language = tuv.first("seg"), _lang(named)
            if not named:
                self.faults.append(fault(findings.NO_LANGUAGE, tuv))
            elif language is None:
                self.faults.append(fault(findings.WRONG_LANGUAGE, tuv, value=named))
            elif seg is None:
                self.faults.append(fault(findings.NO_SEGMENT, tuv))
            else:
                yield language, self.segment(seg)

    def segment(self, seg: Node) -> str:
        open: dict[str, str] = {}
        made = "".join(part if isinstance(part, str) else self.code(part, open) for part in seg.content)
        for id in open:
            self.faults.append(fault(findings.LONE_CODE, seg, name="bpt", id=id))
        return made

    def code(self, node: Node, open: dict[str, str]) -> str:
        """The words of an inline element; `open` holds the style of each code that waits for its end."""
        if node.name == "hi":
            return "".join(part if isinstance(part, str) else self.code(part, open) for part in node.content)
        id, style = node.get("i"), _STYLES.get(node.get("type").lower(), "")
        if node.name == "ph" and node.get("type") == "lb":
            return "\n"
        if node.name == "bpt" and id not in open:
            open[id] = style
            self.codes += not style
            return f"<{style}>" if style else ""
        if node.name == "ept" and id in open:
            style = open.pop(id)
            return f"</{style}>" if style else ""
        if node.name in ("bpt", "ept"):
            self.faults.append(fault(findings.LONE_CODE, node, name=node.name, id=id))
        self.codes += 1
        return ""


def write_tmx(memory: Sentences, *, tool: str = "shudian", version: str = "1") -> tuple[bytes, list[Finding]]:
    """TMX 1.4b, with a note on what it cannot hold; `version` is the tool's."""
    source = memory.source.tag if memory.source else "*all*"
    header = {
        "creationtool": tool,
        "creationtoolversion": version,
        "segtype": "sentence",
        "o-tmf": tool,
        "adminlang": "en",
        "srclang": source,
        "datatype": "plaintext",
    }
    body = block("body", [_unit(unit) for unit in memory.units])
    made = block("tmx", [leaf("header", attributes=header), body], {"version": "1.4"})
    lost = unwritable(memory.units)
    found = [findings.NOT_KEPT.at(format="TMX", what=findings.CONTROLS, count=lost)] if lost else []
    return (HEAD + '<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n' + made + "\n").encode(), found


def _unit(unit: Remembered) -> str:
    parts = [leaf("note", text(note)) for note in unit.notes]
    parts += [leaf("prop", text(value), {"type": kind}) for kind, value in unit.properties]
    for language, words in unit.texts.items():
        parts.append(f'<tuv xml:lang="{language.tag}">{leaf("seg", _segment(words))}</tuv>')
    return block("tu", parts, {"tuid": unit.id, **unit.facts})


def _segment(words: str) -> str:
    """Styles as <bpt> and <ept>; a tag without its partner stays text."""
    open: dict[str, list[int]] = {"b": [], "i": [], "u": []}
    numbers: dict[int, int] = {}
    for piece in _TAG.finditer(words):
        if not piece[1]:
            open[piece[2]].append(piece.start())
        elif open[piece[2]]:
            start = open[piece[2]].pop()
            numbers[start] = numbers[piece.start()] = len(numbers) // 2 + 1
    made, done = [], 0
    for piece in _TAG.finditer(words):
        if piece.start() not in numbers:
            continue
        number = str(numbers[piece.start()])
        name = "ept" if piece[1] else "bpt"
        type = None if piece[1] else _TYPES[piece[2]]
        made.append(text(words[done : piece.start()]))
        made.append(f"<{tag(name, {'i': number, 'type': type})}>{text(piece[0])}</{name}>")
        done = piece.end()
    return "".join([*made, text(words[done:])])
