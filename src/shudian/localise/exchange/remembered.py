"""A memory of one language pair as TMX: where each unit stood and who answers for it as properties."""

from __future__ import annotations

from shudian.finding import Finding, Place
from shudian.localise.exchange import findings
from shudian.localise.exchange.tmx import Remembered, Sentences, read_tmx, write_tmx
from shudian.model.memory import Memory, Unit
from shudian.units import Lang

#: How a unit's fields are named as TMX properties; the first two as other tools write them.
_PROPERTIES = {
    "x-context-pre": "before",
    "x-context-post": "after",
    "x-speaker": "speaker",
    "x-series": "series",
    "x-element": "element",
    "x-approver": "approver",
}


def write_memory(memory: Memory) -> tuple[bytes, list[Finding]]:
    units = tuple(_remembered(memory, unit) for unit in memory.units)
    return write_tmx(Sentences(memory.source, units))


def _remembered(memory: Memory, unit: Unit) -> Remembered:
    told = ((name, getattr(unit, field)) for name, field in _PROPERTIES.items())
    return Remembered(
        {memory.source: unit.source, memory.target: unit.target},
        notes=(unit.note,) if unit.note is not None else (),
        properties=tuple((name, value) for name, value in told if value is not None),
        facts={"creationid": unit.author} if unit.author is not None else {},
    )


def read_memory(
    data: bytes, source: Lang, target: Lang, file: str | None = None
) -> tuple[Memory | None, list[Finding]]:
    """The file's units that have both languages; how many have not is a finding."""
    read, found = read_tmx(data, file)
    if read is None:
        return None, found
    units = [unit for each in read.units if (unit := _unit(each, source, target))]
    left = len(read.units) - len(units)
    if left:
        pair = f"{source.tag} → {target.tag}"
        found.append(findings.OTHER_LANGUAGES.at(Place(file=file), pair=pair, count=left))
    return Memory(source, target, tuple(units)), found


def _unit(each: Remembered, source: Lang, target: Lang) -> Unit | None:
    own, theirs = _of(each, source), _of(each, target)
    if not (own and own.strip() and theirs and theirs.strip()):
        return None
    fields = {_PROPERTIES[name]: value for name, value in each.properties if name in _PROPERTIES}
    author = each.facts.get("changeid") or each.facts.get("creationid")
    return Unit(own, theirs, author=author, note="\n".join(each.notes) or None, **fields)


def _of(each: Remembered, wanted: Lang) -> str | None:
    """The text in a language: of the very tag, else of any tag of that language."""
    if wanted in each.texts:
        return each.texts[wanted]
    return next((said for lang, said in each.texts.items() if lang.language == wanted.language), None)
