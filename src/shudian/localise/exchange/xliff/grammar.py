"""The grammar of XLIFF 2 as data: what each element holds and carries."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from shudian.wording import Wording

#: Namespaces of the standard; both core namespaces read alike.
PREFIXES = {
    "urn:oasis:names:tc:xliff:document:2.0": "",
    "urn:oasis:names:tc:xliff:document:2.2": "",
    "urn:oasis:names:tc:xliff:matches:2.0": "mtc",
    "urn:oasis:names:tc:xliff:glossary:2.0": "gls",
    "urn:oasis:names:tc:xliff:fs:2.0": "fs",
    "urn:oasis:names:tc:xliff:metadata:2.0": "mda",
    "urn:oasis:names:tc:xliff:resourcedata:2.0": "res",
    "urn:oasis:names:tc:xliff:changetracking:2.0": "ctr",
    "urn:oasis:names:tc:xliff:changetracking:2.1": "ctr",
    "urn:oasis:names:tc:xliff:sizerestriction:2.0": "slr",
    "urn:oasis:names:tc:xliff:validation:2.0": "val",
    "urn:oasis:names:tc:xliff:pgs:1.0": "pgs",
    "http://www.w3.org/2005/11/its": "its",
    "urn:oasis:names:tc:xliff:itsm:2.1": "its",
}
#: Modules whose elements the grammar lists; any other element is an extension.
MODULES = {"mtc", "gls", "mda", "res", "ctr", "slr", "val"}
_TOKEN = re.compile(r"[A-Za-z][\w:]*")


@dataclass(frozen=True, slots=True)
class Form:
    """What one element may hold and carry."""

    model: str  # as the standard says it
    content: re.Pattern[str]  # over child names, each followed by a semicolon
    names: frozenset[str]
    required: frozenset[str]
    attributes: frozenset[str]
    open: str
    mixed: bool
    any: bool
    places: frozenset[str]

    def begins(self, row: list[str]) -> bool:
        """Whether these children may stand at the front: no element lacks more than two to be whole."""
        text = "".join(f"{name};" for name in row)
        tails = ["", *(f"{name};" for name in self.names)]
        return any(self.content.fullmatch(text + one + other) for one in tails for other in tails)


@dataclass(frozen=True, slots=True)
class Grammar:
    forms: dict[str, Form]
    values: dict[str, str]  # element@attribute or @attribute to the name of a pattern
    patterns: dict[str, re.Pattern[str]]
    attributes: dict[str, frozenset[str]]  # of a module, by prefix; empty where any goes

    said: dict[str, Wording]  # what a pattern asks for

    def asked(self, element: str, attribute: str, value: str) -> Wording | None:
        """What the value should be, None where it is."""
        named = self.values.get(f"{element}@{attribute}") or self.values.get(f"@{attribute}")
        return None if named is None or self.patterns[named].fullmatch(value) else self.said[named]


@cache
def grammar() -> Grammar:
    read = tomllib.loads((files("shudian.localise.exchange.xliff") / "grammar.toml").read_text("utf-8"))
    return Grammar(
        {name: _form(given) for name, given in read["elements"].items()},
        read["values"],
        {name: re.compile(pattern) for name, pattern in read["patterns"].items()},
        {prefix: frozenset(names.split()) for prefix, names in read["attributes"].items()},
        {name: _said(pattern, read["said"].get(name)) for name, pattern in read["patterns"].items()},
    )


def _form(given: dict[str, Any]) -> Form:
    model = given.get("content", "")
    pattern = _TOKEN.sub(lambda token: f"(?:{token[0]};)", model).replace(" ", "")
    carried = given.get("attributes", "").split()
    return Form(
        model,
        re.compile(pattern),
        frozenset(_TOKEN.findall(model)),
        frozenset(name[:-1] for name in carried if name.endswith("!")),
        frozenset(name.rstrip("!") for name in carried),
        given.get("open", "none"),
        given.get("mixed", False),
        given.get("any", False),
        frozenset(given.get("places", "").split()),
    )


def _said(pattern: str, given: list[str] | None) -> Wording:
    listed = pattern.replace("|", ", ")
    return Wording(*given) if given else Wording(listed, listed)
