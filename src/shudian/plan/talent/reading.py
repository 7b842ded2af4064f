"""Talent scheduling problems as their collections write them.

`.dzn` as in the MiniZinc benchmarks (`ia`, `c`, `d`), as in CSPLib's collections (`actorsToScenes`), and as in Univalle's course
(`Escenas`, the wage last); `.dat` of DDOLib (rows of ones and zeros with the wage last, then the durations) and of AMPL;
and the Unicamp text (scenes, performers, rows, wages; every scene lasts 1).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePath

from shudian.finding import Finding, Place
from shudian.plan.talent import findings
from shudian.plan.talent.problem import Talent
from shudian.wording import Wording

_COMMENT = re.compile(r"%[^\n]*|/\*.*?\*/", re.DOTALL)
_ASSIGNED = re.compile(r"(\w+)\s*=\s*([^;]*);", re.DOTALL)
_NUMBER = re.compile(r"-?\d+")
_SET = re.compile(r"\{([^{}]*)\}")
_AMPL = re.compile(r"param\s+(\w+)\s*:([^;]*);", re.DOTALL)
_OTHER = ("Disponibilidad", "Evitar")


def read(data: bytes, file: str | None = None) -> tuple[Talent | None, list[Finding]]:
    """The problem in a file; None with the finding that says why it holds none."""
    name = PurePath(file or "talent").stem
    text = data.decode("utf-8-sig", "replace").replace("\r", "")
    place = Place(file=file)
    plain = _COMMENT.sub("", text)
    try:
        if re.match(r"\s*(?:data\s*;|param\b)", plain):
            return _ampl(name, plain), []
        values = dict(_ASSIGNED.findall(plain))
        if values:
            left_out = [findings.LEFT_OUT.at(place, name=other) for other in _OTHER if other in values]
            return _dzn(name, values), left_out
        return _numbers(name, plain), []
    except _Wrong as wrong:
        return None, [findings.NOT_TALENT.at(place, why=wrong.why)]
    except ValueError as error:
        return None, [findings.NOT_TALENT.at(place, why=str(error).rstrip("."))]


class _Wrong(Exception):
    def __init__(self, en: str, zh: str) -> None:
        self.why = Wording(en, zh)


def _dzn(name: str, values: dict[str, str]) -> Talent:
    if "actorsToScenes" in values:
        return _from_sets(name, values)
    if "Escenas" in values:
        rows = _rows(values["Escenas"])
        return _from_rows(
            name, [row[:-1] for row in rows], [row[-1] for row in rows], _ints(values, "Duracion")
        )
    if "ia" not in values:
        raise _Wrong("it has no ia, Escenas or actorsToScenes", "没有 ia、Escenas 或 actorsToScenes")
    return _from_rows(name, _rows(values["ia"]), _ints(values, "c"), _ints(values, "d"))


def _rows(value: str) -> list[list[int]]:
    """`[| 1,0 | 0,1 |]`."""
    rows = [[int(number) for number in _NUMBER.findall(row)] for row in value.strip("[] \n").split("|")]
    return [row for row in rows if row]


def _ints(values: dict[str, str], name: str) -> list[int]:
    if name not in values:
        raise _Wrong(f"it has no {name}", f"没有 {name}")
    return [int(number) for number in _NUMBER.findall(values[name])]


def _from_sets(name: str, values: dict[str, str]) -> Talent:
    """Scenes count from 0 where a set has a 0, else from 1."""
    durations, wages = _ints(values, "scenesLength"), _ints(values, "actorsCosts")
    sets = [[int(scene) for scene in _NUMBER.findall(one)] for one in _SET.findall(values["actorsToScenes"])]
    first = 0 if any(0 in one for one in sets) else 1
    playing = tuple(frozenset(scene - first for scene in one) for one in sets)
    return Talent(name, tuple(durations), tuple(wages), playing)


def _from_rows(
    name: str, rows: Sequence[Sequence[int]], wages: Sequence[int], durations: Sequence[int]
) -> Talent:
    for at, row in enumerate(rows, 1):
        if len(row) != len(durations):
            raise _Wrong(
                f"row {at} has {len(row)} scenes, not {len(durations)}",
                f"第 {at} 行有 {len(row)} 场，而非 {len(durations)} 场",
            )
        if set(row) - {0, 1}:
            raise _Wrong(f"row {at} holds more than 0 and 1", f"第 {at} 行含有 0 和 1 以外的数")
    playing = tuple(frozenset(scene for scene, plays in enumerate(row) if plays) for row in rows)
    return Talent(name, tuple(durations), tuple(wages), playing)


def _ampl(name: str, text: str) -> Talent:
    """`param T : 1 2 … := 1 0 1 …; param c := 1 5 …;`, every scene lasts 1."""
    values = dict(_AMPL.findall(text))
    if not {"n", "T", "c"} <= values.keys():
        raise _Wrong("it has no n, T or c", "没有 n、T 或 c")
    scenes = int(_NUMBER.findall(values["n"])[0])
    body = [int(number) for number in _NUMBER.findall(values["T"].partition("=")[2])]
    rows = [row[1:] for row in _cut(body, scenes + 1)]
    wages = [int(number) for number in _NUMBER.findall(values["c"])][1::2]
    return _from_rows(name, rows, wages, [1] * scenes)


def _numbers(name: str, text: str) -> Talent:
    """Only numbers, after a name or none: DDOLib's and Unicamp's forms differ in how many there are."""
    words = text.split()
    if words and not _NUMBER.fullmatch(words[0]):
        name, words = words[0].removesuffix(".dat"), words[1:]
    if len(words) < 2 or not all(_NUMBER.fullmatch(word) for word in words):
        raise _Wrong("it holds no numbers to begin with", "开头没有数字")
    scenes, cast, *rest = map(int, words)
    if min(scenes, cast) < 1 or max(scenes, cast) > 10_000:
        raise _Wrong(f"{scenes} scenes and {cast} performers are none", f"{scenes} 场、{cast} 名演员不成问题")
    if len(rest) == cast * (scenes + 1) + scenes:
        rows = _cut(rest[: cast * (scenes + 1)], scenes + 1)
        return _from_rows(name, [row[:-1] for row in rows], [row[-1] for row in rows], rest[-scenes:])
    if len(rest) == cast * (scenes + 1):
        rows = _cut(rest[: cast * scenes], scenes)
        return _from_rows(name, rows, rest[cast * scenes :], [1] * scenes)
    raise _Wrong(
        f"{scenes} scenes and {cast} performers do not go with {len(rest)} further numbers",
        f"{scenes} 场、{cast} 名演员与其后 {len(rest)} 个数对不上",
    )


def _cut(numbers: list[int], length: int) -> list[list[int]]:
    return [numbers[at : at + length] for at in range(0, len(numbers), length)]
