"""How a breakdown compares with the one that a person wanted, by category and scene."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from shudian.model.breakdown import Breakdown
from shudian.script import breakdown, read

CATEGORIES = {
    "props": {104}, "dressing": {116}, "vehicles": {103}, "animals": {108}, "wardrobe": {106}, "makeup": {107},
    "stunts": {102}, "effects": {105, 121, 122}, "sound": {113}, "music": {114}, "screen": {501},
}  # fmt: skip
Wanted = dict[str, set[tuple[str, str]]]  # category -> scene number, name


@dataclass
class Score:
    """What was wanted and found, wanted and not, found and not wanted: category -> how many."""

    right: Counter[str] = field(default_factory=Counter)
    missed: dict[str, list[str]] = field(default_factory=dict)
    surplus: dict[str, list[str]] = field(default_factory=dict)

    def add(self, made: Breakdown, wanted: Wanted, name: str = "") -> None:
        numbers = {sheet.scene: sheet.number or str(at) for at, sheet in enumerate(made.scenes, 1)}
        for category, ids in CATEGORIES.items():
            got = {(numbers[m.scene], i.name) for i in made.items if i.category in ids for m in i.mentions}
            want = wanted.get(category, set())
            hit = {w for w in want if any(alike(w, g) for g in got)}
            self.right[category] += len(hit)
            self.missed.setdefault(category, []).extend(f"{name} {s} {n}" for s, n in sorted(want - hit))
            spare = {g for g in got if not any(alike(w, g) for w in want)}
            self.surplus.setdefault(category, []).extend(f"{name} {s} {n}" for s, n in sorted(spare))

    def precision(self, *categories: str) -> float:
        right, spare = self._sum(categories), sum(len(self.surplus.get(c, [])) for c in categories)
        return right / (right + spare) if right + spare else 1

    def recall(self, *categories: str) -> float:
        right, missed = self._sum(categories), sum(len(self.missed.get(c, [])) for c in categories)
        return right / (right + missed) if right + missed else 1

    def _sum(self, categories: tuple[str, ...]) -> int:
        return sum(self.right[c] for c in categories)


def alike(wanted: tuple[str, str], got: tuple[str, str]) -> bool:
    """The same scene, and one name in the other: 照片 for 现场照片, 睫毛膏糊了 for 程意 睫毛膏; A/B is either."""
    (scene, names), (where, found) = (wanted[0], wanted[1].casefold()), (got[0], got[1].casefold())
    thing = found if found.isascii() else found.rpartition(" ")[2] or found
    return scene == where and any(
        name in found or thing in name or _same_form(name, thing) for name in names.split("/")
    )


def _same_form(name: str, found: str) -> bool:
    """`tumbles` is `tumble`, `suits` are a `dark suit`."""
    if name.isascii() and name.removesuffix("s") in found:
        return True
    return name.isascii() and name.split(maxsplit=1)[0][:-1].startswith(found.split(maxsplit=1)[0][:-1])


def page(path: Path) -> tuple[Breakdown, Wanted]:
    """A page of `tests/script/needs/pages`: a script, ====, then lines `scene category: A、B`."""
    script, _, listed = path.read_text("utf-8").partition("\n====\n")
    series, _ = read(script.encode(), path.name)
    assert series, path
    made, _ = breakdown(series)
    wanted: Wanted = {}
    for line in filter(None, listed.splitlines()):
        where, _, names = line.partition(": ")
        scene, category = where.split()
        wanted.setdefault(category, set()).update((scene, name) for name in names.split("、"))
    return made, wanted


def scored(folder: Path) -> Score:
    score = Score()
    for path in sorted(folder.iterdir()):
        score.add(*page(path), path.stem)
    return score
