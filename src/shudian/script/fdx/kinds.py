"""Paragraph types and what they are in a script; some say by their words that they are more than their type."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from shudian.model.series import ElementKind as Kind
from shudian.script.chinese import cast_line, marks
from shudian.script.chinese.episodes import episode_line, is_end_mark
from shudian.script.chinese.labels import Labels
from shudian.script.fountain.kinds import by_words, is_paid

_STOCK = {
    "Action": Kind.ACTION,
    "General": Kind.ACTION,
    "Shot": Kind.SHOT,
    "Transition": Kind.TRANSITION,
    "Lyrics": Kind.LYRICS,
    "Singing": Kind.LYRICS,
    "End of Act": Kind.SECTION,
    "New Act": Kind.SECTION,
    "Outline 1": Kind.SECTION,
    "Outline 2": Kind.SECTION,
    "Outline 3": Kind.SECTION,
    "Outline 4": Kind.SECTION,
    "Outline Body": Kind.SYNOPSIS,
}
#: Types of our own for what no type of Final Draft's means; declared in the files that use them.
OWN: dict[str, Kind] = {
    f"Plain {name}" if (name := kind.value.replace("_", " ").title()) in _STOCK else name: kind
    for kind in Kind
    if kind not in (Kind.DIALOGUE, Kind.FRONT, Kind.PAGE_BREAK, Kind.NOTE, Kind.OMITTED)
}
PAYWALL = "Paywall"
#: Types whose words may name an episode.
_TITLES = frozenset({"New Act", "Scene Heading", "General", "Action"})
OMITTED = "Omitted"  # the name of a script note that holds text taken out
_NAMES = {kind: name for name, kind in OWN.items()}


@dataclass(frozen=True, slots=True)
class Told:
    kind: Kind
    text: str
    confidence: float = 1.0
    paywall: bool = False


def told(type: str, text: str, *, centred: bool = False) -> Told:
    """What a paragraph that is no heading and no speech says."""
    if type in OWN:
        return Told(OWN[type], text)
    if type == PAYWALL:
        return Told(Kind.HOOK, text, paywall=True)
    if is_end_mark(text):
        return Told(Kind.END, text)
    kind = _STOCK.get(type)
    if kind in (Kind.ACTION, Kind.TRANSITION, None) and "\n" not in text and (said := _by_words(text, kind)):
        return said
    if centred and kind in (Kind.ACTION, None):
        return Told(Kind.CENTERED, text)
    return Told(
        kind or Kind.ACTION, text.rstrip("：") if kind is Kind.TRANSITION else text, 1.0 if kind else 0.7
    )


def episode_named(type: str, text: str) -> tuple[str, str, int | None] | None:
    """Number, title and seconds where a paragraph opens an episode."""
    return episode_line(text.strip()) if type in _TITLES else None


def cast_listed(type: str, text: str) -> str | None:
    """What a paragraph lists if it is a cast line by its words."""
    return None if type in OWN else cast_line.cast_line(text, unlabelled=False)


def _by_words(text: str, kind: Kind | None) -> Told | None:
    typed = marks.marked(text) if kind is not Kind.TRANSITION else None
    typed = typed or by_words(text)
    return Told(*typed, paywall=typed[0] is Kind.HOOK and is_paid(text)) if typed else None


def forms(meant: Told, labels: Labels) -> Iterator[tuple[str, str]]:
    """Types and texts that may say it, the plainest first; the last always does."""
    text = meant.text
    match meant.kind:
        case Kind.ACTION | Kind.CENTERED:
            yield "Action", text
        case Kind.SHOT:
            yield "Shot", text
        case Kind.LYRICS:
            yield "Lyrics", text
        case Kind.END:
            yield "End of Act", text
        case Kind.SECTION:
            yield "Outline 1", text
        case Kind.SYNOPSIS:
            yield "Outline Body", text
        case Kind.TRANSITION | Kind.TIME_IN | Kind.TIME_OUT | Kind.RESUME:
            yield "Transition", text
        case Kind.HOOK:
            label = labels.paywall if meant.paywall else labels.kinds[Kind.HOOK]
            yield "Action", labels.square.format(label) + text
        case kind if kind in labels.kinds:
            yield "Action", f"{labels.kinds[kind]}{labels.colon}{text}"
        case _:
            pass
    yield PAYWALL if meant.paywall else _NAMES[meant.kind], text


def form(meant: Told, labels: Labels) -> tuple[str, str]:
    """The first of the forms that reads back as it is meant."""
    centred = meant.kind is Kind.CENTERED
    for type, text in forms(meant, labels):
        if episode_named(type, text) or cast_listed(type, text) is not None:
            continue
        said = told(type, text, centred=centred)
        if (said.kind, said.text, said.paywall) == (meant.kind, meant.text, meant.paywall):
            return type, text
    return _NAMES[meant.kind], meant.text
