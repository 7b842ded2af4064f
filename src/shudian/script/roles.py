"""Who is in a scene and what kind of part each one is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from shudian.model.breakdown import Mention
from shudian.model.people import CharacterKind
from shudian.model.series import CastEntry, ElementKind, Scene, Series, Voice
from shudian.script.chinese.cues import speakers
from shudian.script.crowd import capitals, crowds, is_group, is_trade
from shudian.script.tables import table
from shudian.script.terms import has_hanzi, named_voice

#: Voices of whom nobody is to be seen.
UNSEEN = frozenset({Voice.OFFSCREEN, Voice.PHONE, Voice.NARRATION, Voice.DEVICE})
_SEEN_KINDS = frozenset({ElementKind.ACTION, ElementKind.SHOT})
_CLAUSE = frozenset("，。！？；、：△ \n")


@dataclass(frozen=True, slots=True)
class Present:
    """The people of one scene: parts on set, extras as a call sheet writes them, and voices only heard."""

    cast: tuple[str, ...]
    extras: tuple[CastEntry, ...]
    heard: tuple[str, ...]
    shown: Mapping[str, Mention]  # where action first names who is on neither cast line nor cue


class Roles:
    """Every part of a series, with what its lines say about it."""

    def __init__(self, series: Series) -> None:
        self.rules = table("characters")
        self.bible = {character.name: character for character in series.characters}
        self.lines: Counter[str] = Counter()
        self.in_scenes: Counter[str] = Counter()
        self.voices: dict[str, set[Voice | None]] = {}
        for scene in series.scenes:
            names = [(name, line.voice) for line in scene.lines for name in speakers(line.character or "")]
            self.lines.update(name for name, _ in names)
            self.in_scenes.update({name for name, _ in names} | {entry.name for entry in scene.cast})
            for name, voice in names:
                self.voices.setdefault(name, set()).add(voice)
        self.total = sum(self.lines.values())
        self.named = frozenset(self.bible) | frozenset(self.lines)
        self.named |= self._silent(series)
        self._by_upper = {name.upper(): name for name in sorted(self.named)}
        self._in_text = self._pattern()
        self._not_there = re.compile(self.rules["not_there"])

    def _silent(self, series: Series) -> frozenset[str]:
        """Names without lines that English action writes in capitals when they first come, and names again."""
        told = [
            element.text
            for scene in series.scenes
            for element in scene.elements
            if element.kind in _SEEN_KINDS and not has_hanzi(element.text)
        ]
        of_others = {word for name in self.named for word in name.upper().split()}
        found = Counter(word for text in told for word in capitals(text) if word not in of_others)
        again = Counter(word.upper() for text in told for word in re.findall(r"\b[A-Z][A-Za-z]+", text))
        return frozenset(word for word in found if again[word] >= self.rules["named_again"])

    def known(self, label: str) -> str:
        """The part that a label names, whatever its capitals."""
        return self._by_upper.get(label.strip().upper(), label.strip())

    def kind(self, name: str) -> CharacterKind:
        """By the bible, else by the name's form, its lines and its scenes."""
        known = self.bible.get(name)
        if known and known.kind:
            return known.kind
        if said := named_voice(name):
            return CharacterKind.NARRATOR if said is Voice.NARRATION else CharacterKind.DEVICE
        if is_group(name) and not known:
            return CharacterKind.GROUP
        if is_trade(name) and not known and not self._often(name):
            return CharacterKind.DAY_PLAYER if self.lines[name] else CharacterKind.EXTRA
        share = Fraction(self.lines[name], self.total) if self.total else Fraction(0)
        if share >= Fraction(self.rules["principal_share"]) and (known or not (self.bible or is_trade(name))):
            return CharacterKind.PRINCIPAL
        return CharacterKind.SUPPORTING if known or self._often(name) else CharacterKind.DAY_PLAYER

    def _often(self, name: str) -> bool:
        numbered = re.search(self.rules["numbered"], name) and is_trade(name)
        return not numbered and (
            self.lines[name] >= self.rules["supporting_lines"]
            or (self.lines[name] > 0 and self.in_scenes[name] >= self.rules["supporting_scenes"])
        )

    def present(self, scene: Scene) -> Present:
        cast: dict[str, None] = {}
        extras: dict[str, CastEntry] = {}
        heard: dict[str, None] = {}
        for entry in scene.cast:
            if self._several(entry) or not self._is_part(entry.name):
                extras.setdefault(entry.name, entry)
            elif self._only_heard(entry.note):
                heard[entry.name] = None
            else:
                cast[entry.name] = None
        for name, voice in self._spoken(scene):
            if name in cast or name in extras:
                continue
            if is_group(name) and name not in self.bible:
                extras[name] = CastEntry(name, group=True)
            elif voice in UNSEEN:
                heard[name] = None
            else:
                cast[name] = None
        shown = {name: at for name, at in self._shown(scene) if name not in cast and name not in extras}
        cast.update(dict.fromkeys(shown))
        for crowd, at in self._crowds(scene):
            if not any(_same_people(crowd.name, name) for name in (*cast, *extras, *heard)):
                extras[crowd.name], shown[crowd.name] = crowd, at
        return Present(tuple(cast), tuple(extras.values()), tuple(n for n in heard if n not in cast), shown)

    def _is_part(self, name: str) -> bool:
        """A part has a name; one without lines or biography has it if it comes back and is no trade's."""
        return name in self.named or (
            self.in_scenes[name] >= self.rules["silent_scenes"] and not is_trade(name) and not is_group(name)
        )

    def _several(self, entry: CastEntry) -> bool:
        return entry.group or (entry.count or 1) > 1

    def _only_heard(self, note: str | None) -> bool:
        return bool(note) and any(word in str(note).upper() for word in self.rules["voice_only"])

    def _spoken(self, scene: Scene) -> Iterable[tuple[str, Voice | None]]:
        """Each speaker of a scene once, with a voice that is seen if any of the lines is."""
        said: dict[str, set[Voice | None]] = {}
        for line in scene.lines:
            for name in speakers(line.character or ""):
                said.setdefault(name, set()).add(line.voice)
        for name, voices in said.items():
            seen = [voice for voice in voices if voice not in UNSEEN]
            yield name, (seen[0] if seen else next(iter(voices)))

    def _pattern(self) -> re.Pattern[str] | None:
        names = sorted(
            (n for n in self.named if len(n) >= 2 and not is_group(n) and not named_voice(n)),
            key=lambda n: (-len(n), n),
        )
        words = [re.escape(n) if has_hanzi(n) else rf"\b{re.escape(n)}\b" for n in names]
        return re.compile("|".join(words), re.IGNORECASE) if words else None

    def _shown(self, scene: Scene) -> Iterator[tuple[str, Mention]]:
        """Names in the action: any, or in a scene with a cast line those that open a clause and do something."""
        for element in scene.elements:
            if element.kind not in _SEEN_KINDS:
                continue
            for at, name in self.names_in(element.text):
                opens = at == 0 or element.text[at - 1] in _CLAUSE
                if (opens or not scene.cast) and not self._not_there.match(element.text, at + len(name)):
                    yield name, Mention(scene.id, element.id, at, at + len(name))

    def _crowds(self, scene: Scene) -> Iterator[tuple[CastEntry, Mention]]:
        """Groups in the action, and whoever stands there in capitals without a name."""
        for element in scene.elements:
            if element.kind not in _SEEN_KINDS:
                continue
            named = [range(at, at + len(name)) for at, name in self.names_in(element.text)]
            for crowd in crowds(element.text):
                if not any(crowd.start in span for span in named):
                    yield (
                        crowd.entry,
                        Mention(scene.id, element.id, crowd.start, crowd.end, crowd.entry.count),
                    )

    def names_in(self, text: str) -> list[tuple[int, str]]:
        """Where a text names a part, and which; `bean` names no BEAN."""
        if self._in_text is None:
            return []
        return [
            (found.start(), self._by_upper[found[0].upper()])
            for found in self._in_text.finditer(text)
            if not found[0][0].islower()
        ]


def _same_people(one: str, other: str) -> bool:
    """消防员 are the 消防员们 of the cast line; GUARDS the GUARD who speaks."""
    return one in other or other in one or one.rstrip("S") == other.rstrip("S")
