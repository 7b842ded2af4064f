"""JSON Schema (2020-12) of every document, derived from the nouns themselves."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Iterable
from datetime import date, datetime, time
from enum import Enum
from fractions import Fraction
from typing import Any

from shudian.model import (
    breakdown,
    hook,
    media,
    production,
    progress,
    scenario,
    schedule,
    series,
    speech,
    term,
    text,
    voice,
)
from shudian.model.document import Schema, field_types
from shudian.units import Eighths, Lang, Territory, Timecode

DOCUMENTS: tuple[type, ...] = (
    series.Series,
    breakdown.Breakdown,
    hook.Clips,
    production.Production,
    schedule.Schedule,
    scenario.Scenario,
    progress.Progress,
    text.Timeline,
    text.AdaptedScript,
    text.Track,
    speech.Transcript,
    term.Termbase,
    voice.Casting,
    voice.Dub,
    voice.SpeechRate,
    media.MediaInfo,
    media.ShotList,
    media.CropPath,
    media.Footage,
    media.Rendition,
    media.Package,
)

_EXACT = r"^-?\d+(\.\d+|/\d+)?$"
_PLAIN: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    Lang: {"type": "string", "description": "BCP 47 language tag"},
    Territory: {"type": "string", "description": "ISO 3166-1 alpha-2"},
    Eighths: {"type": "integer", "minimum": 0, "description": "eighths of a page"},
    Timecode: {"type": "string", "pattern": _EXACT, "description": "exact seconds"},
    Fraction: {"type": "string", "pattern": _EXACT, "description": "exact number"},
    date: {"type": "string", "format": "date"},
    datetime: {"type": "string", "description": "local date and time, ISO 8601 without zone"},
    time: {"type": "string", "description": "local time of day, ISO 8601"},
}


def schema(noun: type) -> dict[str, Any]:
    """The JSON Schema of one document; the nouns inside it stand under `$defs`."""
    defs: dict[str, Any] = {}
    body = _noun(noun, defs)
    name = str(_schema_of(noun))
    body["properties"] = {"schema": {"const": name}, **body["properties"]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": name,
        **body,
        "$defs": dict(sorted(defs.items())),
    }


def name_of(noun: type) -> str:
    """The name by which commands and docs call a document: `series`, `plan-problem`."""
    return _schema_of(noun).name


def _schema_of(noun: type) -> Schema:
    schema: Schema = noun.SCHEMA  # type: ignore[attr-defined]  # every document carries it
    return schema


def _noun(noun: type, defs: dict[str, Any]) -> dict[str, Any]:
    kinds = field_types(noun)
    properties, required = {}, []
    for field in dataclasses.fields(noun):
        properties[field.name] = _kind(kinds[field.name], defs)
        if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
            required.append(field.name)
    described = {"description": _first_paragraph(noun)} if _first_paragraph(noun) else {}
    return {
        "title": noun.__name__,
        **described,
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _first_paragraph(noun: type) -> str:
    written = noun.__doc__ or ""
    made_by_dataclass = written.startswith(f"{noun.__name__}(")
    return "" if made_by_dataclass else " ".join(written.split("\n\n")[0].split())


def _kind(kind: Any, defs: dict[str, Any]) -> dict[str, Any]:
    origin, arms = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        inner = next(arm for arm in arms if arm is not type(None))
        return {"anyOf": [_kind(inner, defs), {"type": "null"}]}
    if origin is tuple:
        if arms[-1] is Ellipsis:
            return {"type": "array", "items": _kind(arms[0], defs)}
        return {"type": "array", "prefixItems": [_kind(arm, defs) for arm in arms], "items": False}
    if kind in _PLAIN:
        return _PLAIN[kind]
    if issubclass(kind, Enum):
        return {"type": "string", "enum": [member.value for member in kind]}
    if kind.__name__ not in defs:
        defs[kind.__name__] = {}  # stands before its fields, so that a noun may hold itself
        defs[kind.__name__] = _noun(kind, defs)
    return {"$ref": f"#/$defs/{kind.__name__}"}


def page(documents: Iterable[type]) -> str:
    """The docs page `docs/schemas.md`: every document and noun with its fields."""
    out = [
        "# Documents",
        "",
        "Every file that Shudian writes as JSON is one of these. Generated from the nouns in `src/shudian/model`;",
        "`shudian schema NAME` prints the JSON Schema itself.",
    ]
    nouns: dict[str, dict[str, Any]] = {}
    for noun in documents:
        whole = schema(noun)
        out += ["", f"## {noun.__name__}", "", f"`{whole['$id']}`", *_table(whole)]
        nouns |= whole["$defs"]
    out += ["", "# Nouns inside them"]
    for name, body in sorted(nouns.items()):
        out += ["", f"## {name}", *_table(body)]
    return "\n".join(out) + "\n"


def _table(body: dict[str, Any]) -> list[str]:
    described = ["", body["description"]] if "description" in body else []
    rows = [
        f"| `{name}` | {_said(kind)} | {'yes' if name in body['required'] else ''} |"
        for name, kind in body["properties"].items()
        if name != "schema"
    ]
    return [*described, "", "| field | type | required |", "|---|---|---|", *rows]


def _said(kind: dict[str, Any]) -> str:
    if "anyOf" in kind:
        return _said(kind["anyOf"][0]) + " or null"
    if "$ref" in kind:
        name = kind["$ref"].rsplit("/", 1)[1]
        return f"[{name}](#{name.lower()})"
    if "enum" in kind:
        return "one of " + ", ".join(f"`{value}`" for value in kind["enum"])
    if kind["type"] == "array":
        return "list of " + (_said(kind["items"]) if kind["items"] else "values")
    return str(kind.get("description") or kind.get("format") or kind["type"])
