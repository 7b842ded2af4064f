"""How each character looks and sounds: from name, age and biography, the same in every episode."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import asdict

from shudian.cut.animatic.draw.figure import CLOTHS, HAIRS, SKINS, Look
from shudian.cut.animatic.draw.hair import MEN, WOMEN
from shudian.cut.animatic.draw.ink import chance
from shudian.model.people import Character
from shudian.model.series import Series
from shudian.model.work import Json

_WOMAN = re.compile(
    r"[婆奶姨姐妹母妈嫂姑娘婶女芳曼夏兰梅莉雪婷娟妍秀玲满薇琳晴]|\b(?:girl|mother|sister|wife|daughter|granddaughter|aunt|mrs|ms|miss)\b",
    re.IGNORECASE,
)
_MAN = re.compile(
    r"[公爷伯叔哥弟父爸男岭野海军强刚伟山峰承]|\b(?:boy|father|brother|husband|son|grandson|uncle|mr|sir|grandfather|master)\b",
    re.IGNORECASE,
)
_HER_BIO = re.compile(
    r"孙女|女儿|闺蜜|妻|太太|女|\bshe\b|woman|granddaughter|daughter|mother|wife", re.IGNORECASE
)
_HIS_BIO = re.compile(
    r"孙子|儿子|丈夫|师弟|少爷|男|\bhe\b|\bman\b|grandson|\b(?:her|his) (?:grand)?(?:father|son)\b|husband",
    re.IGNORECASE,
)
_SAME_PERSON = re.compile(r"(?:年前的|小时候的|年轻时的)(\w+?)[，。,.\s]|(?:YOUNG|OLD|LITTLE)\s+(\w+)")
_DRESSES = (
    ("coat", "医|护士|doctor|nurse"),
    ("uniform", "保安|警|军|消防|安保|guard|police|soldier|firefighter"),
    ("shirt", "衬衫|学生|同学|shirt|student"),
    ("apron", "金缮|匠|学徒|徒弟|窑工|工人|技师|mender|apprentice|craft|potter|worker"),
    ("tunic", "师傅|茶艺|漆|外公|爷|公|婆|奶|master|grandfather|grandmother"),
    (
        "suit",
        "总|厂长|投资|老板|董事|律师|经理|藏家|助理|会计|产品|runs|boss|collector|lawyer|manager|bookkeeper",
    ),
)


def looks(series: Series) -> dict[str, dict[str, Json]]:
    """Every name that speaks or stands on a cast line, with its look; no two of the first dozen share a cloth."""
    known = {character.name: character for character in series.characters}
    for name in _named(series):
        known.setdefault(name, Character(name))
    cloths: list[int] = []
    drawn: dict[str, dict[str, Json]] = {}
    for character in known.values():
        look = _look(character, known, cloths)
        drawn[character.name] = dict(asdict(look))
    return drawn


def _named(series: Series) -> Iterable[str]:
    for scene in series.scenes:
        yield from scene.speakers
        yield from (entry.name for entry in scene.cast)


def _look(character: Character, known: dict[str, Character], cloths: list[int]) -> Look:
    dice = chance("look", character.name)
    age = _age(character)
    female, child, old = (
        _female(character, known),
        age is not None and age <= 13,
        age is not None and age >= 60,
    )
    said = f"{character.name} {character.bio or ''}"
    dress = next((kind for kind, words in _DRESSES if re.search(words, said, re.IGNORECASE)), None)
    if dress is None or (child and dress != "shirt"):
        dress = "shirt" if child else dice.choice(("shirt", "tunic", "suit", "gown" if female else "shirt"))
    cloth = dice.randrange(len(CLOTHS))
    if len(cloths) < len(CLOTHS):
        while cloth in cloths:
            cloth = (cloth + 1) % len(CLOTHS)
        cloths.append(cloth)
    cut = dice.choice(WOMEN if female else MEN)
    if dress == "uniform":
        cut = "cap"
    elif dress == "coat" and female:
        cut = "nurse"
    elif old:
        cut = "bun" if female else "bald"
    elif child:
        cut = "tail" if female else "crop"
    glasses = dice.random() < (0.5 if re.search(r"会计|教授|bookkeeper|professor", said) else 0.14)
    return Look(
        cloth, dice.randrange(len(SKINS)), dice.randrange(len(HAIRS)), cut, dress, female, old, child, glasses
    )


def _age(character: Character) -> int | None:
    found = re.search(r"\d{1,3}", character.age or "")
    if found:
        return int(found.group())
    return 70 if re.search(r"^(?:老|OLD\b)|[婆奶爷]", character.name) else None


def _female(character: Character, known: dict[str, Character]) -> bool:
    bio = character.bio or ""
    same = _SAME_PERSON.search(bio) or _SAME_PERSON.search(character.name)
    if same and (other := known.get(next(part for part in same.groups() if part))) and other is not character:
        return _female(other, {})
    for text, her, him in (
        (bio[:24], _HER_BIO, _HIS_BIO),
        (character.name, _WOMAN, _MAN),
        (bio, _HER_BIO, _HIS_BIO),
    ):
        woman, man = her.search(text), him.search(text)
        if woman or man:
            return bool(woman) and not (man and man.start() < woman.start())  # type: ignore[union-attr]  # one is there
    return chance("female", character.name).random() < 0.45


def voice(name: str, look: dict[str, Json]) -> float:
    """The pitch in Hz at which a character murmurs."""
    dice = chance("voice", name)
    if look.get("child"):
        return dice.uniform(270, 310)
    low, high = (185, 235) if look.get("female") else (98, 138)
    return dice.uniform(low, high) * (0.9 if look.get("old") else 1.0)
