"""Profiles: how long, how wide and how fast a subtitle may be. The numbers are dated data in `rules/`."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from functools import cache
from importlib.resources import files
from math import ceil
from typing import Any

from shudian.units import Lang, frame_rate

DEFAULT = "vertical-9x16"
_AUDIENCES = ("children", "sdh", "sdh-children")
PROFILES = (DEFAULT, "netflix", *(f"netflix-{audience}" for audience in _AUDIENCES))


class Count(StrEnum):
    """How the characters of a line are counted."""

    EVERY = "every"  # every character, spaces and marks too
    HALF_WIDTH_HALF = "half-width-half"  # full-width 1, others half
    ASCII_HALF = "ascii-half"  # Latin letters, figures and spaces half, others 1


class Dash(StrEnum):
    """How the lines of two speakers in one cue begin."""

    BOTH = "both"  # -Go. / -No.
    BOTH_SPACE = "both-space"  # - Go. / - No.
    SECOND = "second"  # Go. / -No.

    def opens(self, line: int) -> str:
        """What stands before line `line`, from 0."""
        if self is Dash.SECOND and line == 0:
            return ""
        return "- " if self is Dash.BOTH_SPACE else "-"


@dataclass(frozen=True, slots=True)
class LanguageRule:
    chars: int  # a line
    cps: int  # characters a second
    count: Count = Count.EVERY
    italics: bool = True
    drop_at_line_end: str = ""  # marks that the language's subtitles leave out there
    least: Fraction | None = None  # seconds, where the language has its own
    dash: Dash = Dash.BOTH

    def length(self, text: str) -> Fraction:
        """The characters of a text as this language counts them; line ends do not count."""
        text = text.replace("\n", "")
        if self.count is Count.EVERY:
            return Fraction(len(text))
        if self.count is Count.ASCII_HALF:
            return Fraction(2 * len(text) - sum(char.isascii() for char in text), 2)
        full = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
        return full + Fraction(len(text) - full, 2)


@dataclass(frozen=True, slots=True)
class Profile:
    name: str
    width: int  # of the frame, in pixels, as are the next three
    height: int
    size: int  # of the type's em
    outline: int
    left: int  # per cent of the frame kept free, as are the next three
    right: int
    top: int
    bottom: int
    max_lines: int
    in_pixels: bool  # whether a line is also measured against the free edges
    rate: Fraction
    least: Fraction  # seconds, as are `most` and `extend`
    most: Fraction
    gap_frames: int
    chain_frames: int
    extend: Fraction
    borrow_frames: int  # by which an in-time may leave the speech for a neighbour's sake
    near_shot: Fraction  # of half a second, the part in which an in-time goes to the shot change after it
    languages: Mapping[str, LanguageRule]

    def rule(self, language: Lang) -> LanguageRule:
        """The rule of a tag, else of its language, else the default."""
        for name in (language.tag, language.language):
            if name in self.languages:
                return self.languages[name]
        return self.languages["default"]

    def least_seconds(self, language: Lang) -> Fraction:
        return self.rule(language).least or self.least

    def least_frames(self, language: Lang) -> int:
        return ceil(self.least_seconds(language) * self.rate)

    def frames_to_read(self, length: Fraction | int, language: Lang) -> int:
        """The fewest frames in which so many characters can be read."""
        return ceil(length / self.rule(language).cps * self.rate)

    def at(self, rate: Fraction) -> Profile:
        """The profile on another frame grid; gaps and shot zones are half a second of it."""
        return replace(self, rate=rate, chain_frames=round(rate * self.chain_frames / self.rate))

    @property
    def line_pixels(self) -> float | None:
        """The widest line of type, its outline left aside; None where only characters count."""
        free = self.width * (100 - self.left - self.right) / 100
        return free - 2 * self.outline if self.in_pixels else None


@cache
def profile(name: str = DEFAULT) -> Profile:
    """One of `PROFILES`; KeyError for another name."""
    if name not in PROFILES:
        raise KeyError(name)
    return profile_of(stated(name))


def stated(name: str) -> dict[str, Any]:
    """What the file of one of `PROFILES` says, for the audience that the name adds."""
    base, _, audience = name.partition("-") if name.startswith("netflix") else (name, "", "")
    said = rules(base)
    said["name"] = name
    for rule in said["language"].values():
        wanted = rule.get(f"cps_{audience.replace('-', '_')}")
        for each in _AUDIENCES:
            rule.pop(f"cps_{each.replace('-', '_')}", None)
        if wanted is not None:
            rule["cps"] = wanted
    return said


def profile_of(said: Mapping[str, Any]) -> Profile:
    """A profile from the tables of its file; KeyError, TypeError or ValueError where they are not whole."""
    frame, type_, time = said["frame"], said["type"], said["time"]
    default = said["language"]["default"]
    return Profile(
        name=said["name"],
        width=frame["width"],
        height=frame["height"],
        rate=frame_rate(frame["rate"]),
        size=type_["size"],
        outline=type_["outline"],
        **said["free"],
        max_lines=said["lines"]["most"],
        in_pixels=said["lines"]["pixels"],
        least=Fraction(time["least"]),
        most=Fraction(time["most"]),
        gap_frames=time["gap_frames"],
        chain_frames=time["chain_frames"],
        extend=Fraction(time["extend"]),
        borrow_frames=time["borrow_frames"],
        near_shot=Fraction(said["shots"]["near"]),
        languages={tag: _language({**default, **rule}) for tag, rule in said["language"].items()},
    )


def rules(name: str) -> dict[str, Any]:
    """A file of `rules/`."""
    return tomllib.loads((files("shudian.localise") / "rules" / f"{name}.toml").read_text("utf-8"))


def _language(said: Mapping[str, Any]) -> LanguageRule:
    read = {"count": Count, "least": Fraction, "dash": Dash}
    return LanguageRule(**{name: read.get(name, lambda v: v)(value) for name, value in said.items()})
