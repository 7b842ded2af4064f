"""What TTML says of a paragraph beside its text and which ttconv leaves aside: identifier, agent and role."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element

#: Of what TTML has no word for.
OWN = "urn:shudian:cue"
_TT = "{http://www.w3.org/ns/ttml}"
_META = "{http://www.w3.org/ns/ttml#metadata}"
_XML = "{http://www.w3.org/XML/1998/namespace}"


@dataclass(frozen=True, slots=True)
class Name:
    id: str
    speaker: str | None
    role: str
    source: str | None  # the cue that ours was made from


Names = dict[str, Name]


def names_of(root: Element) -> Names:
    """Of each paragraph, by a mark that it is given as its language: ttconv passes that on, and no other word."""
    agents = {agent.get(f"{_XML}id"): _full_name(agent) for agent in root.iter(f"{_META}agent")}
    names: Names = {}
    for at, paragraph in enumerate(root.iter(f"{_TT}p"), 1):
        said = (paragraph.get(f"{_META}agent") or "").split()
        speaker = agents.get(said[0]) if said else None
        names[f"x-{at}"] = Name(
            paragraph.get(f"{_XML}id") or "",
            speaker,
            paragraph.get(f"{_META}role") or "",
            paragraph.get(f"{{{OWN}}}source"),
        )
        paragraph.set(f"{_XML}lang", f"x-{at}")
    return names


def _full_name(agent: Element) -> str | None:
    names = [(each.text or "").strip() for each in agent.iter(f"{_META}name")]
    return next(filter(None, names), None)
