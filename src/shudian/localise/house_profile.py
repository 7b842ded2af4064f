"""A house's own profile: a TOML file that extends one of ours and says what differs."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import Any

from shudian.finding import Finding, Place
from shudian.localise.findings import BAD_PROFILE, NO_SUCH_PROFILE, UNKNOWN_RULE
from shudian.localise.profile import DEFAULT, PROFILES, Profile, profile_of, stated
from shudian.localise.reading import text_of
from shudian.wording import Wording

_LANGUAGE = {
    "chars": 1,
    "cps": 1,
    "count": "",
    "italics": True,
    "drop_at_line_end": "",
    "least": "1",
    "dash": "",
}


def read_profile(data: bytes, file: str) -> tuple[Profile | None, list[Finding]]:
    """The profile in a file such as `extends = "netflix"`, `[language.en] chars = 37`."""
    place = Place(file=file)
    text, findings = text_of(data, file)
    if text is None:
        return None, findings
    try:
        own = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return None, [*findings, BAD_PROFILE.at(place, why=str(error))]
    base = own.pop("extends", DEFAULT)
    if base not in PROFILES:
        return None, [*findings, NO_SUCH_PROFILE.at(place, name=base, known=", ".join(PROFILES))]
    said = stated(base)
    said["name"] = str(own.pop("name", PurePath(file).stem))
    own.pop("source", None)
    findings += _merged(said, own, (), place)
    if any(finding.code == UNKNOWN_RULE.code for finding in findings):
        return None, findings
    try:
        made = profile_of(said)
    except (ValueError, TypeError, ZeroDivisionError) as error:
        return None, [*findings, BAD_PROFILE.at(place, why=str(error))]
    if why := next(_senseless(made), None):
        return None, [*findings, BAD_PROFILE.at(place, why=why)]
    return made, findings


def _merged(
    base: dict[str, Any], own: dict[str, Any], path: tuple[str, ...], place: Place
) -> Iterator[Finding]:
    """Puts what `own` says over `base`; yields what no profile knows."""
    known: Mapping[str, Any] = _LANGUAGE if path[:1] == ("language",) and len(path) == 2 else base
    for name, value in own.items():
        here = ".".join((*path, name))
        new_language = path == ("language",) and isinstance(value, dict)
        if name not in known and not new_language:
            yield UNKNOWN_RULE.at(place, name=here, known=", ".join(known))
        elif new_language or isinstance(known[name], dict):
            if isinstance(value, dict):
                yield from _merged(base.setdefault(name, {}), value, (*path, name), place)
            else:
                yield UNKNOWN_RULE.at(place, name=f"{here} = {value!r}", known=f"[{here}]")
        elif _alike(value, known[name]):
            base[name] = value
        else:
            yield UNKNOWN_RULE.at(place, name=f"{here} = {value!r}", known=f"{here} = {known[name]!r}")


def _alike(value: object, example: object) -> bool:
    """Whether a value is of the kind that the rule takes: true or false, text, or a number (also as text)."""
    if isinstance(example, bool) or isinstance(value, bool):
        return isinstance(value, bool) and isinstance(example, bool)
    if isinstance(value, str) or isinstance(example, str):
        return isinstance(example, str) and isinstance(value, str | int)
    return isinstance(value, int)


def _senseless(made: Profile) -> Iterator[Wording]:
    counts = (made.width, made.height, made.size, made.max_lines, made.chain_frames)
    if (
        min(counts) <= 0
        or made.least <= 0
        or made.gap_frames < 0
        or made.extend < 0
        or made.borrow_frames < 0
    ):
        yield Wording("a size or time is not above zero", "尺寸或时间须大于零")
    if made.least >= made.most:
        yield Wording("the least time is not below the most", "最短时间须小于最长时间")
    if made.line_pixels is not None and made.line_pixels < made.size:
        yield Wording("no letter fits between the free edges", "安全边距之间放不下一个字")
    if any(rule.chars <= 0 or rule.cps <= 0 for rule in made.languages.values()):
        yield Wording("a language allows no character", "某语言的字数上限须大于零")
