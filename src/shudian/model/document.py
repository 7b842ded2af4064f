"""Nouns as JSON documents: written with a schema version, read back with upgrades.

write(series)                   -> text, with "schema": "shudian.series/1" first
read(Series, data, "a.json")    -> (series or None, findings)
"""

from __future__ import annotations

import dataclasses
import json
import re
import types
import typing
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import Any, TypeVar

from shudian.finding import Finding, Kind, Place, Severity
from shudian.units import Eighths, Lang, Territory, Timecode
from shudian.wording import Wording

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Schema:
    """A document's name and version; the version rises when old readers would misread it."""

    name: str
    version: int

    def __str__(self) -> str:
        return f"shudian.{self.name}/{self.version}"


_HALF = re.compile("[\ud800-\udfff]")

#: (name, version) -> how to turn a document of that version into the next one.
UPGRADES: dict[tuple[str, int], Callable[[dict[str, Any]], dict[str, Any]]] = {}

NOT_JSON = Kind(
    "document.not-json",
    Severity.ERROR,
    Wording("This is not a JSON document: {why}.", "这不是 JSON 文档：{why}。"),
    Wording(
        "Give a file written by `shudian`, or correct it at that place.",
        "请使用 shudian 写出的文件，或在该处改正。",
    ),
)
WRONG_SCHEMA = Kind(
    "document.wrong-schema",
    Severity.ERROR,
    Wording(
        "The document says it is {found}; {wanted} was expected.", "文档自称 {found}，此处需要 {wanted}。"
    ),
    Wording("Give the right file for this command.", "请给出本命令所需的文件。"),
)
TOO_NEW = Kind(
    "document.too-new",
    Severity.ERROR,
    Wording(
        "The document is {found}; this version reads up to {wanted}.",
        "文档版本 {found} 太新，本版本最多读到 {wanted}。",
    ),
    Wording("Install a newer version of shudian.", "请安装更新版本的 shudian。"),
)
WRONG_VALUE = Kind(
    "document.wrong-value",
    Severity.ERROR,
    Wording("{why}", "{why}"),
    Wording("Correct the value at {path}.", "请改正 {path} 处的值。"),
)
HALF_CHARACTER = Kind(
    "document.half-character",
    Severity.ERROR,
    Wording(
        "Half of a character stands alone here (a surrogate without its other half).",
        "此处有半个字符（代理码元缺少另一半）。",
    ),
    Wording(
        "Write the text at {path} again, or save the file as UTF-8.",
        "请重写 {path} 处的文字，或将文件另存为 UTF-8。",
    ),
)


def exact_text(value: Fraction) -> str:
    """A fraction as a finite decimal where it has one, else as `n/d`."""
    denominator = value.denominator
    for prime in (2, 5):
        while denominator % prime == 0:
            denominator //= prime
    if denominator != 1:
        return str(value)
    places = 0
    while value * 10**places % 1:
        places += 1
    digits = str(abs(value.numerator) * 10**places // value.denominator).rjust(places + 1, "0")
    sign = "-" if value < 0 else ""
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)


#: Units that are written as one plain text or number.
_PLAIN: dict[type, tuple[Callable[[Any], Any], Callable[[Any], Any], str]] = {
    Lang: (str, Lang, "string"),
    Territory: (str, Territory, "string"),
    Eighths: (lambda v: v.count, Eighths, "integer"),
    Timecode: (lambda v: exact_text(v.seconds), lambda t: Timecode(Fraction(t)), "string"),
    Fraction: (exact_text, Fraction, "string"),
    date: (date.isoformat, date.fromisoformat, "string"),
    datetime: (datetime.isoformat, datetime.fromisoformat, "string"),
    time: (time.isoformat, time.fromisoformat, "string"),
}


def encode(value: object) -> Any:
    """A noun as plain JSON values; a document's schema comes first."""
    if plain := _PLAIN.get(type(value)):
        return plain[0](value)
    if isinstance(value, Enum):
        return value.value
    if dataclasses.is_dataclass(value):
        fields = {f.name: encode(getattr(value, f.name)) for f in dataclasses.fields(value)}
        schema = getattr(value, "SCHEMA", None)
        return {"schema": str(schema), **fields} if schema else fields
    if isinstance(value, tuple | list):
        return [encode(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): encode(item) for key, item in value.items()}
    return value


def write(value: object) -> str:
    """The document's text: two spaces of indent, hanzi as they are, a line feed at the end."""
    return json.dumps(encode(value), ensure_ascii=False, indent=2) + "\n"


def read(noun: type[T], data: bytes | str, file: str | None = None) -> tuple[T | None, list[Finding]]:
    """Read a document, upgrading older versions; None with findings if it does not hold one."""
    try:
        plain = json.loads(data)
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        line = getattr(error, "lineno", None)
        return None, [NOT_JSON.at(Place(file=file, line=line), why=str(error))]
    return decode(noun, plain, file)


def decode(noun: type[T], plain: object, file: str | None = None) -> tuple[T | None, list[Finding]]:
    """Build a noun from plain JSON values; every wrong value is a finding with its path."""
    if halves := [HALF_CHARACTER.at(Place(file=file, field=path), path=path) for path in _halves(plain)]:
        return None, halves
    schema: Schema | None = getattr(noun, "SCHEMA", None)
    if schema and isinstance(plain, dict):
        plain, refused = _upgraded(schema, plain, file)
        if refused:
            return None, [refused]
    problems: list[tuple[str, str]] = []
    value = _Decoder(problems).value(noun, plain, "")
    findings = [
        WRONG_VALUE.at(Place(file=file, field=path or "$"), why=why, path=path or "$")
        for path, why in problems
    ]
    return (None if findings else typing.cast(T, value)), findings


def _halves(plain: object) -> Iterator[str]:
    """Where text stands that no file can hold: JSON may spell halves of surrogate pairs as escapes."""
    waiting: list[tuple[str, object]] = [("$", plain)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, str) and _HALF.search(value):
            yield path
        elif isinstance(value, dict):
            for name, inner in value.items():
                at = f"{path}.{_HALF.sub('?', str(name))}"
                waiting += [(at, str(name)), (at, inner)]
        elif isinstance(value, list):
            waiting += [(f"{path}[{at}]", inner) for at, inner in enumerate(value)]


def _upgraded(
    schema: Schema, plain: dict[str, Any], file: str | None
) -> tuple[dict[str, Any], Finding | None]:
    said = str(plain.get("schema", schema))
    name, _, version = said.removeprefix("shudian.").partition("/")
    place = Place(file=file, field="schema")
    if name != schema.name or not version.isdigit():
        return plain, WRONG_SCHEMA.at(place, found=said, wanted=schema)
    if int(version) > schema.version:
        return plain, TOO_NEW.at(place, found=said, wanted=schema)
    body = {key: value for key, value in plain.items() if key != "schema"}
    for step in range(int(version), schema.version):
        body = UPGRADES[name, step](body)
    return body, None


_WRONG = object()


@cache
def field_types(noun: type) -> dict[str, Any]:
    """The resolved type of each field of a dataclass."""
    hints = typing.get_type_hints(noun)
    return {f.name: hints[f.name] for f in dataclasses.fields(noun)}


class _Decoder:
    def __init__(self, problems: list[tuple[str, str]]) -> None:
        self.problems = problems

    def wrong(self, path: str, why: str) -> object:
        self.problems.append((path, why))
        return _WRONG

    def value(self, kind: Any, plain: object, path: str) -> object:
        origin = typing.get_origin(kind)
        if origin in (typing.Union, types.UnionType):
            return self._optional(kind, plain, path)
        if origin is tuple:
            return self._tuple(kind, plain, path)
        if kind in _PLAIN:
            return self._plain(kind, plain, path)
        if isinstance(kind, type) and issubclass(kind, Enum):
            return self._called(kind, plain, path)
        if dataclasses.is_dataclass(kind):
            return self._noun(typing.cast(type, kind), plain, path)
        return self._scalar(kind, plain, path)

    def _optional(self, kind: Any, plain: object, path: str) -> object:
        if plain is None:
            return None
        inner = [arm for arm in typing.get_args(kind) if arm is not type(None)]
        return self.value(inner[0], plain, path)

    def _tuple(self, kind: Any, plain: object, path: str) -> object:
        if not isinstance(plain, list):
            return self.wrong(path, f"A list was expected, not {plain!r}.")
        arms = typing.get_args(kind)
        if arms[-1] is not Ellipsis and len(arms) != len(plain):
            return self.wrong(path, f"{len(arms)} values were expected, not {len(plain)}.")
        return tuple(
            self.value(arms[0] if arms[-1] is Ellipsis else arms[at], item, f"{path}[{at}]")
            for at, item in enumerate(plain)
        )

    def _plain(self, kind: type, plain: object, path: str) -> object:
        wanted = int if _PLAIN[kind][2] == "integer" else str
        if not isinstance(plain, wanted) or isinstance(plain, bool):
            return self.wrong(path, f"A {_PLAIN[kind][2]} was expected, not {plain!r}.")
        return self._called(_PLAIN[kind][1], plain, path)

    def _called(self, make: Callable[[Any], object], plain: object, path: str) -> object:
        try:
            return make(plain)
        except (ValueError, TypeError, ZeroDivisionError, OverflowError) as error:
            return self.wrong(path, str(error))

    def _scalar(self, kind: Any, plain: object, path: str) -> object:
        if kind is float and isinstance(plain, int) and not isinstance(plain, bool):
            return float(plain)
        if kind is not Any and (type(plain) is not kind):
            return self.wrong(path, f"A {kind.__name__} was expected, not {plain!r}.")
        return plain

    def _noun(self, noun: type, plain: object, path: str) -> object:
        if not isinstance(plain, dict):
            return self.wrong(path, f"An object was expected, not {plain!r}.")
        before = len(self.problems)
        kinds = field_types(noun)
        for name in plain.keys() - kinds.keys():
            self.wrong(f"{path}.{name}".lstrip("."), f"There is no field {name} here.")
        values = {}
        for field in dataclasses.fields(noun):
            at = f"{path}.{field.name}".lstrip(".")
            if field.name in plain:
                values[field.name] = self.value(kinds[field.name], plain[field.name], at)
            elif field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
                self.wrong(at, f"The field {field.name} is missing.")
        if len(self.problems) > before:
            return _WRONG
        return self._called(lambda _: noun(**values), None, path)
