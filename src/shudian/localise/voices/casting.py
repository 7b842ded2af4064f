"""Who sounds how: a voice for every role that speaks, the same in every episode, no two alike."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from shudian.finding import Finding
from shudian.localise.voices import findings
from shudian.localise.voices.room import NARRATOR
from shudian.localise.voices.rules import rules
from shudian.model.people import Character
from shudian.model.series import ElementKind, Series
from shudian.model.voice import Casting, Voice
from shudian.units import Lang
from shudian.wording import Wording

_AGE = re.compile(r"\d+")


class Kind(StrEnum):
    WOMAN = "woman"
    MAN = "man"
    GIRL = "girl"
    BOY = "boy"
    OLD_WOMAN = "old_woman"
    OLD_MAN = "old_man"


_WOMEN = (Kind.WOMAN, Kind.GIRL, Kind.OLD_WOMAN)
_MEN = (Kind.MAN, Kind.BOY, Kind.OLD_MAN)
_NAMES = {
    Kind.WOMAN: Wording("a woman", "女声"),
    Kind.MAN: Wording("a man", "男声"),
    Kind.GIRL: Wording("a girl", "女童声"),
    Kind.BOY: Wording("a boy", "男童声"),
    Kind.OLD_WOMAN: Wording("an old woman", "老年女声"),
    Kind.OLD_MAN: Wording("an old man", "老年男声"),
}
_NEAR = {
    Kind.GIRL: (Kind.WOMAN, Kind.BOY), Kind.BOY: (Kind.WOMAN, Kind.MAN), Kind.OLD_WOMAN: (Kind.WOMAN,),
    Kind.OLD_MAN: (Kind.MAN,), Kind.WOMAN: (Kind.GIRL,), Kind.MAN: (Kind.BOY,),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pool:
    """The voices that an engine has for a language, by kind."""

    engine: str
    names: Mapping[Kind, Sequence[str]]

    def of(self, kind: Kind) -> Sequence[str]:
        """The voices of a kind, else of the nearest that has any; ValueError where there is none at all."""
        for each in (kind, *_NEAR[kind], *Kind):
            if names := self.names.get(each):
                return names
        raise ValueError(f"{self.engine} was given no voice.")


def espeak_pool(language: Lang) -> Pool:
    """Espeak-ng's voice of the language in each of its variants."""
    said, variants = rules()["espeak"], rules()["espeak_variants"]
    base = said.get(language.tag) or said.get(language.language) or language.language
    return Pool("espeak-ng", {kind: [f"{base}+{name}" for name in variants[kind]] for kind in Kind})


def tone_pool() -> Pool:
    return Pool("tone", {kind: ["hum"] for kind in Kind})


def cast(
    series: Series, language: Lang, pool: Pool, kept: Casting | None = None
) -> tuple[Casting, list[Finding]]:
    """A voice for each role with a line, those who speak most first; the voices of `kept` stay as they are."""
    found: list[Finding] = []
    voices = {voice.role: voice for voice in kept.voices} if kept else {}
    used = Counter(voice.name for voice in voices.values())
    turns: Counter[bool] = Counter()
    for role, character in _roles(series):
        if role in voices:
            continue
        kind = kind_of(character, series.characters)
        if kind is None:
            kind = Kind.WOMAN if turns[False] > turns[True] else Kind.MAN
            found.append(findings.GUESSED.at(role=role, kind=_NAMES[kind]))
        turns[kind in _WOMEN] += 1
        names = pool.of(kind)
        name = min(names, key=lambda each: (used[each], names.index(each)))
        voices[role] = Voice(role, pool.engine, name, _pitch(kind, used[name]))
        used[name] += 1
    return Casting(language, tuple(voices.values())), found + _shared(voices.values())


def lines_of(series: Series) -> Counter[str]:
    """How many lines each role speaks in the series."""
    lines = (e for scene in series.scenes for e in scene.elements if e.kind is ElementKind.DIALOGUE)
    return Counter(line.character or NARRATOR for line in lines)


def kind_of(character: Character, others: Sequence[Character] = ()) -> Kind | None:
    """What name, age and biography tell of a voice, or those of whom this one is in other years; None without."""
    hints, bio = rules()["hints"], character.bio or ""
    woman, man = (_told(bio, hints[sex], hints[f"{sex}_en"]) for sex in ("woman", "man"))
    older = next((each for each in others if each is not character and _told(bio, [each.name], ())), None)
    if older and woman == man:
        kind = kind_of(older)
        woman, man = (kind in each for each in (_WOMEN, _MEN))
    if woman == man:
        name = character.name + "".join(character.aliases)
        woman, man = (sum(sign in name for sign in hints[f"name_{sex}"]) for sex in ("woman", "man"))
    if woman == man:
        return None
    age = _AGE.search(character.age or "")
    years = int(age[0]) if age else 30
    if years <= hints["young"]:
        return Kind.GIRL if woman > man else Kind.BOY
    if years >= hints["old"]:
        return Kind.OLD_WOMAN if woman > man else Kind.OLD_MAN
    return Kind.WOMAN if woman > man else Kind.MAN


def _told(bio: str, words: Sequence[str], english: Sequence[str]) -> int:
    """Words of kin count where they say what this person is (七公的外孙女), not whom they know (爸爸留下的)."""
    is_said = sum(
        bool(re.search(rf"(?:^|的|[，。；,、]){re.escape(word)}(?=$|[，。；,、])", bio)) for word in words
    )
    return is_said + sum(len(re.findall(rf"\b{word}\b", bio, re.IGNORECASE)) for word in english)


def _roles(series: Series) -> Iterator[tuple[str, Character]]:
    known: dict[str, Character] = {}
    for character in series.characters:
        known |= dict.fromkeys((character.name, *character.aliases), character)
    for role, _ in lines_of(series).most_common():
        yield role, known.get(role, Character(role))


def _pitch(kind: Kind, before: int) -> float:
    """The kind's pitch, and around it where the voice is taken already."""
    said = rules()["pitch"]
    away: float = (before + 1) // 2 * said["step"] * (-1 if before % 2 else 1)
    return round(min(2.0, max(0.5, float(said[kind]) + away)), 3)


def _shared(voices: Iterable[Voice]) -> list[Finding]:
    by_name: dict[tuple[str, str], list[str]] = defaultdict(list)
    for voice in voices:
        by_name[voice.engine, voice.name].append(voice.role)
    return [
        findings.SHARED.at(roles="、".join(roles), voice=name)
        for (engine, name), roles in by_name.items()
        if len(roles) > 1 and engine != "tone"
    ]
