"""Draws the instances of MD-200: micro-drama productions with a legal plan inside.

    cd benchmarks && python -m md200.draw     # writes instances/*.json and planted.json

The plan is drawn first: sets fill shooting days venue by venue, nights apart; scenes, cast and minutes fill the
sets. Calendars, limits and links are drawn around it and never forbid it. A name is the seed.
"""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from typing import Any

from md200.instances import HERE, write_plans
from md200.shapes import Shape, shapes

from shudian.model.document import encode
from shudian.model.people import CastMember
from shudian.model.place import StorySet, Travel, Venue, VenueKind
from shudian.model.production import DayRules, Link, LinkKind, OvertimeStep, Unit
from shudian.plan.problem import Daylight, Limit, Problem, ProblemScene, Shoot
from shudian.units import Money

MONDAY = date(2027, 4, 12)
VENUES = 4
CHILD = 2  # index in the cast
CHILD_MINUTES = 240


@dataclass(slots=True)
class Scene:
    """A scene of the planted plan, before it has its number."""

    place: int  # which set
    slot: int  # unit × dates + date
    light: Shoot
    cast: set[int] = field(default_factory=set)
    minutes: int = 0
    extras: int = 0


def yuan(amount: float) -> Money:
    return Money(round(amount) * 100, "CNY")


class Drawing:
    """One production: its plan, then everything around it."""

    def __init__(self, name: str, shape: Shape) -> None:
        self.name, self.shape = name, shape
        self.dice = random.Random(f"MD-200 {name}")
        self.popular = [1 / (1 + n) ** 0.7 for n in range(shape.sets)]
        self.venue = self._venues()
        self.exterior = self._exteriors()
        self.region = ["coast"] * (VENUES - 1) + ["hills" if "travel" in shape.asks else "coast"]
        self.night_slots = self._nights()
        self.sets = self._sets()
        self.rules = self._rules()
        self.scenes = self._planted()
        self.dates = self._calendar()
        self._cast()
        for slot in range(shape.dates * shape.units):
            self._minutes(slot)
        self.dice.shuffle(self.scenes)  # as the script has them

    def _venues(self) -> list[int]:
        """The venue of each set; the first sets, the most popular ones, are in different venues."""
        later = self.dice.choices(range(VENUES), (4, 3, 2, 2), k=self.shape.sets - VENUES)
        return [*range(VENUES), *later]

    def _exteriors(self) -> list[bool]:
        """Venue 0 is a stage; at least one set of a location lies outside."""
        outside = [venue > 0 and self.dice.random() < 0.4 for venue in self.venue]
        return outside if any(outside) else [False, True, *outside[2:]]

    def _nights(self) -> set[int]:
        """Slots of the first unit that are night shoots: the last ones, and one before a day off."""
        dates = self.shape.dates
        count = max(1, round(dates * 0.2))
        early = {min(dates - 2, 4)} if count > 1 and "travel" not in self.shape.asks else set()
        first = dates - 1 if "travel" not in self.shape.asks else 3
        return early | {first - n for n in range(count - len(early))}

    def _sets(self) -> list[StorySet]:
        return [
            StorySet(
                place=f"Set {n + 1}",
                venue=f"V{venue + 1}",
                dressing_minutes=5 * self.dice.randint(2, 5),
                strike_minutes=5 * self.dice.randint(0, 1),
                dressing_cost=yuan(50 * self.dice.randint(4, 24)),
                cover=venue == 0 and "weather" in self.shape.asks,
            )
            for n, venue in enumerate(self.venue)
        ]

    def _rules(self) -> DayRules:
        asks = self.shape.asks
        return DayRules(
            regular_minutes=600,
            maximum_minutes=720,
            overtime_per_minute=yuan(self.dice.randint(70, 110)),
            day_cost=yuan(500 * self.dice.randint(36, 56)),
            move_minutes=60,
            move_cost=yuan(100 * self.dice.randint(20, 36)),
            call=time(7),
            night_call=time(17),
            overtime_steps=(OvertimeStep(660, yuan(self.dice.randint(130, 180))),),
            meal_minutes=60,
            extra_rate=yuan(10 * self.dice.randint(10, 18)),
            turnaround_cost=yuan(6000) if "turnaround" in asks else None,
            uncovered_cost=yuan(8000) if "weather" in asks else None,
            travel_day_cost=yuan(15000) if "travel" in asks else None,
        )

    # The plan ------------------------------------------------------------------------------------

    def _planted(self) -> list[Scene]:
        """Every slot with its scenes, set after set; nights in a venue with exteriors, days as the sets follow."""
        slots = range(self.shape.dates * self.shape.units)
        weights = [self.dice.uniform(0.85, 1.1) for _ in slots]
        quota = _split(self.shape.scenes, weights, least=5)
        scenes = [scene for slot in sorted(self.night_slots) for scene in self._night(slot, quota[slot])]
        days = [slot for slot in slots if slot not in self.night_slots]
        order = sorted(range(self.shape.sets), key=lambda n: (self.venue[n], self.dice.random()))
        counts = _split(sum(quota[slot] for slot in days), self.popular, least=2)
        line = [n for n in order for _ in range(counts[n])]
        for slot in days:
            here, line = line[: quota[slot]], line[quota[slot] :]
            scenes += [Scene(n, slot, self._day_light(n)) for n in here]
        return scenes

    def _night(self, slot: int, count: int) -> list[Scene]:
        outside = [n for n in range(self.shape.sets) if self.exterior[n] and not self._far(n)]
        first = self.dice.choice(outside)
        here = [n for n in range(self.shape.sets) if self.venue[n] == self.venue[first]]
        inside = [n for n in here if not self.exterior[n]][:2]
        dark = count if not inside else round(count * self.dice.uniform(0.4, 0.8))
        scenes = [Scene(first, slot, Shoot.NIGHT) for _ in range(dark)]
        return scenes + [Scene(self.dice.choice(inside), slot, Shoot.ANY) for _ in range(count - dark)]

    def _far(self, n: int) -> bool:
        return "travel" in self.shape.asks and self.venue[n] == VENUES - 1

    def _day_light(self, n: int) -> Shoot:
        if self.exterior[n]:
            return Shoot.DAY
        windows = self.venue[n] > 0 and self.dice.random() < 0.5
        return Shoot.DAY if windows else Shoot.ANY

    def _calendar(self) -> list[date]:
        """Dates with a day off after a night before a day, where the company travels, and after six days."""
        far = {scene.slot for scene in self.scenes if self._far(scene.place)}
        near = {scene.slot for scene in self.scenes if not self._far(scene.place)}
        if far & near:
            self._apart(far & near)
        dates: list[date] = []
        day, since = MONDAY, 0
        for at in range(self.shape.dates):
            rested = at - 1 in self.night_slots and at not in self.night_slots
            travels = at and "travel" in self.shape.asks and self._is_far(at) != self._is_far(at - 1)
            if rested or travels or since == 6:
                day, since = day + timedelta(days=1), 0
            dates.append(day)
            day, since = day + timedelta(days=1), since + 1
        return dates

    def _apart(self, slots: set[int]) -> None:
        """A slot on the edge holds near scenes only: its far ones go to the day after it."""
        for scene in self.scenes:
            if scene.slot in slots and self._far(scene.place):
                scene.slot += 1

    def _is_far(self, slot: int) -> bool:
        return any(self._far(scene.place) for scene in self.scenes if scene.slot == slot)

    def _cast(self) -> None:
        """Two leads in most scenes, some supports, many small parts at home in a set or two, a child."""
        shape = self.shape
        self.home = [
            set(self.dice.choices(range(shape.sets), self.popular, k=2 + (who < shape.cast // 3)))
            for who in range(shape.cast)
        ]
        self.home[CHILD] = {0}
        busy: dict[tuple[int, int], set[int]] = {}  # (date, unit) -> who plays
        for scene in sorted(self.scenes, key=lambda scene: scene.slot % shape.dates):
            at, unit = scene.slot % shape.dates, scene.slot // shape.dates
            elsewhere = busy.get((at, 1 - unit), set())
            scene.cast = self._playing(scene, elsewhere)
            busy.setdefault((at, unit), set()).update(scene.cast)
        for who in range(shape.cast):
            self._least(who, busy)

    def _playing(self, scene: Scene, elsewhere: set[int]) -> set[int]:
        count = self.dice.choices((1, 2, 3, 4, 5), (2, 5, 4, 2, 1))[0]
        likes = {
            who: like
            for who in range(self.shape.cast)
            if who not in elsewhere and (like := self._likes(who, scene))
        }
        playing: set[int] = set()
        while likes and len(playing) < count:
            who = self.dice.choices(list(likes), list(likes.values()))[0]
            playing.add(who)
            del likes[who]
        return playing

    def _likes(self, who: int, scene: Scene) -> float:
        if who == CHILD:
            return 4.0 * (scene.place in self.home[who] and scene.slot not in self.night_slots)
        if who < CHILD:
            return 6
        part = who > self.shape.cast // 3
        return (2.0 if scene.place in self.home[who] else 0.02 if part else 0.6) * (0.6 if part else 1.2)

    def _least(self, who: int, busy: dict[tuple[int, int], set[int]]) -> None:
        """Two scenes at least for everyone who is paid."""
        dates = self.shape.dates
        mine = [scene for scene in self.scenes if who in scene.cast]
        free = [
            scene
            for scene in self.scenes
            if who not in scene.cast
            and self._likes(who, scene)
            and who not in busy.get((scene.slot % dates, 1 - scene.slot // dates), set())
        ]
        for scene in self.dice.sample(free, max(0, 2 - len(mine))):
            scene.cast.add(who)
            busy[scene.slot % dates, scene.slot // dates].add(who)

    def _minutes(self, slot: int) -> None:
        """Fill the slot's work to about the regular hours; some days run into overtime."""
        scenes = [scene for scene in self.scenes if scene.slot == slot]
        used = {scene.place for scene in scenes}
        work = round(self.rules.regular_minutes * self.dice.uniform(0.86, 1.03))
        work -= sum(self.sets[n].dressing_minutes + self.sets[n].strike_minutes for n in used)
        work -= self.rules.move_minutes * (len({self.venue[n] for n in used}) - 1)
        weights = [(6 + 3 * len(scene.cast)) * self.dice.uniform(0.6, 1.6) for scene in scenes]
        for scene, fives in zip(scenes, _split(work // 5, weights, least=2), strict=True):
            scene.minutes = 5 * fives
            crowd = self.dice.random() < (0.25 if self.exterior[scene.place] else 0.1)
            scene.extras = self.dice.randint(2, 12) if crowd else 0
        child = [scene for scene in scenes if CHILD in scene.cast]
        while sum(scene.minutes for scene in child) > CHILD_MINUTES:
            scene = child.pop()
            scene.cast = (scene.cast - {CHILD}) or {0}

    # Around the plan -----------------------------------------------------------------------------

    def problem(self) -> tuple[Problem, list[int]]:
        """The problem, and the slots of its scenes in the planted plan."""
        shape, units = self.shape, self.shape.units
        slots = [scene.slot % shape.dates * units + scene.slot // shape.dates for scene in self.scenes]
        listed = tuple(self._listed(n, scene) for n, scene in enumerate(self.scenes))
        playing = [who for who in range(shape.cast) if any(who in scene.cast for scene in self.scenes)]
        made = Problem(
            title=f"MD-200 {self.name}",
            dates=tuple(self.dates),
            rules=self.rules,
            rest_minutes=600,
            rest_floor_minutes=480 if "turnaround" in shape.asks else None,
            daylight=tuple(_sun(day) for day in self.dates),
            twilight_minutes=25,
            scenes=listed,
            cast=tuple(self._member(who) for who in playing),
            sets=tuple(
                replace(each, closed=self._free(self._dates(sets=frozenset({n})), 0.1))
                for n, each in enumerate(self.sets)
            ),
            venues=tuple(self._venue(n) for n in range(VENUES)),
            units=(Unit(""),) if units == 1 else (Unit("A"), Unit("B", yuan(9000))),
            limits=tuple(self._limits()),
            links=tuple(self._links(listed)) if "links" in shape.asks else (),
            travel=(Travel(("coast", "hills"), 1),) if "travel" in shape.asks else (),
        )
        return made, slots

    def _listed(self, n: int, scene: Scene) -> ProblemScene:
        per_episode = 2.5
        episode = int(n / per_episode) + 1
        dusk = "dusk" in self.shape.asks and self.exterior[scene.place] and self.dice.random() < 0.1
        locked = "locks" in self.shape.asks and self.dice.random() < 0.04
        return ProblemScene(
            id=f"s{n + 1:03}",
            number=f"{episode}-{n - int((episode - 1) * per_episode) + 1}",
            place=self.sets[scene.place].place,
            light=Shoot.DUSK if dusk and scene.light is Shoot.DAY else scene.light,
            minutes=scene.minutes,
            cast=tuple(self._named(who) for who in sorted(scene.cast)),
            extras=scene.extras,
            weather=self.exterior[scene.place],
            locked=self.dates[scene.slot % self.shape.dates] if locked else None,
        )

    def _named(self, who: int) -> str:
        if who == CHILD:
            return "Child"
        return f"Lead {who + 1}" if who < CHILD else f"Part {who - CHILD}"

    def _member(self, who: int) -> CastMember:
        dice, kind = self.dice, 0 if who < CHILD else 1 if who <= self.shape.cast // 3 else 2
        rate = 100 * dice.randint(*((30, 60), (10, 25), (3, 9))[kind])
        deals = "drop" in self.shape.asks and kind < 2 and dice.random() < 0.6
        return CastMember(
            character=self._named(who),
            performer=f"Performer {who + 1}",
            day_rate=yuan(rate),
            hold_rate=yuan(rate * dice.choice((0.3, 0.5, 0.5, 0.6))),
            unavailable=self._free(self._dates(cast=frozenset({who})), 0.3),
            minor=who == CHILD,
            age=9 if who == CHILD else None,
            drop_after_days=3 if deals else None,
            night_supplement=yuan(rate * 0.3) if "deals" in self.shape.asks and kind < 2 else None,
            travel_fee=yuan(100 * dice.randint(4, 12)) if deals else None,
        )

    def _venue(self, n: int) -> Venue:
        return Venue(
            id=f"V{n + 1}",
            kind=VenueKind.LOCATION if n else VenueKind.STAGE,
            name=f"Venue {n + 1}",
            name_en=f"Venue {n + 1}",
            address="",
            day_rent=yuan(500 * self.dice.randint(4, 14)),
            closed=self._free(self._dates(venue=n), 0.25),
            region=self.region[n] if "travel" in self.shape.asks else "",
        )

    def _dates(
        self,
        *,
        cast: frozenset[int] = frozenset(),
        sets: frozenset[int] = frozenset(),
        venue: int = -1,
    ) -> set[date]:
        return {
            self.dates[scene.slot % self.shape.dates]
            for scene in self.scenes
            if scene.cast & cast or scene.place in sets or self.venue[scene.place] == venue
        }

    def _free(self, used: set[date], share: float) -> tuple[date, ...]:
        return tuple(day for day in self.dates if day not in used and self.dice.random() < share)

    def _limits(self) -> list[Limit]:
        child = Limit(
            "Child", "a child of nine: four hours before the camera, eight on set, none at night",
            CHILD_MINUTES, 480, time(7), time(20), 720, night=False,
        )  # fmt: skip
        lead = Limit("Lead 1", "the deal: eleven hours between wrap and call", rest_minutes=660)
        return [child, lead] if "deals" in self.shape.asks else [child]

    def _links(self, listed: tuple[ProblemScene, ...]) -> list[Link]:
        """Continuity that the plan keeps: what must be earlier, on an earlier date, or on one day."""
        dates = self.shape.dates
        links: list[Link] = []
        pairs = [self.dice.sample(range(len(listed)), 2) for _ in range(40 * len(listed))]
        for n, kind in enumerate((LinkKind.BEFORE, LinkKind.EARLIER_DATE, LinkKind.SAME_DAY) * 3):
            for a, b in pairs[n::9]:
                one, two = self.scenes[a], self.scenes[b]
                same = one.place == two.place and one.slot == two.slot
                earlier = one.slot % dates < two.slot % dates and not one.cast.isdisjoint(two.cast)
                if same if kind is LinkKind.SAME_DAY else earlier:
                    links.append(Link(listed[a].id, listed[b].id, kind, "continuity"))
                    break
        return links


def _split(total: int, weights: list[float], least: int) -> list[int]:
    """Whole parts of `total` in the proportion of `weights`, none below `least`."""
    spread = total - least * len(weights)
    assert spread >= 0, "too little to split"
    exact = [spread * weight / sum(weights) for weight in weights]
    parts = [int(part) for part in exact]
    order = sorted(range(len(parts)), key=lambda n: parts[n] - exact[n])
    for n in order[: spread - sum(parts)]:
        parts[n] += 1
    return [least + part for part in parts]


def _sun(day: date) -> Daylight:
    """About the daylight of the coast of Zhejiang in April."""
    after = (day - MONDAY).days
    return Daylight(day, time(5, 35 - after), time(18, 15 + after * 5 // 8))


def _said(plain: Any) -> Any:
    """Without what says nothing, so that a new optional field changes no instance."""
    if isinstance(plain, dict):
        return {key: _said(value) for key, value in plain.items() if value not in (None, [])}
    return [_said(item) for item in plain] if isinstance(plain, list) else plain


def main() -> None:
    (HERE / "instances").mkdir(exist_ok=True)
    planted = {}
    for name, shape in shapes().items():
        problem, slots = Drawing(name, shape).problem()
        planted[name] = tuple(slots)
        line = json.dumps(_said(encode(problem)), ensure_ascii=False, separators=(",", ":"))
        (HERE / "instances" / f"{name}.json").write_text(line + "\n", "utf-8")
    write_plans(HERE / "planted.json", planted)


if __name__ == "__main__":
    main()
