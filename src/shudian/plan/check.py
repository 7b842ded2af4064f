"""Is this schedule legal, and does it cost what it says? No solver, no code shared with one.

Judges any schedule of the problem: solved here, made elsewhere, or typed by hand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from shudian.finding import Finding, Place
from shudian.model.schedule import Schedule, ShootingDay, Strip
from shudian.plan import findings as kinds
from shudian.plan.problem import Daylight, Problem, ProblemScene
from shudian.units import Money

_MINUTE = timedelta(minutes=1)


def check(problem: Problem, schedule: Schedule) -> list[Finding]:
    """Every rule that the schedule breaks; empty if it is legal and priced right."""
    book = _Book(problem)
    found = list(_scenes(book, schedule))
    for day in schedule.days:
        found += _day(book, day)
    found += _rests(problem, schedule)
    found += _costs(book, schedule)
    return found


class _Book:
    """The problem by name."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.scenes = {scene.id: scene for scene in problem.scenes}
        self.sets = {each.place: each for each in problem.sets}
        self.venues = {venue.id: venue for venue in problem.venues}
        self.cast = {member.character: member for member in problem.cast}

    def daylight(self, on: date) -> Daylight | None:
        return next((day for day in self.problem.daylight if day.date == on), None)

    def known(self, day: ShootingDay) -> list[tuple[Strip, ProblemScene]]:
        return [(s, self.scenes[s.scene]) for s in day.strips if s.scene in self.scenes]

    def playing(self, day: ShootingDay) -> dict[str, list[Strip]]:
        """Each character of the day with their strips."""
        strips: dict[str, list[Strip]] = {}
        for strip, scene in self.known(day):
            for character in scene.cast:
                strips.setdefault(character, []).append(strip)
        return strips

    def work(self, day: ShootingDay) -> int:
        """Minutes of shooting, of dressing each set once, and of moves between venues."""
        strips = self.known(day)
        shooting = sum(scene.minutes for _, scene in strips)
        dressing = sum(self.sets[place].dressing_minutes for place in {scene.place for _, scene in strips})
        return shooting + dressing + self.moves(day) * self.problem.rules.move_minutes

    def moves(self, day: ShootingDay) -> int:
        """How often the company goes from one venue to another, in the order of the strips."""
        order = [self.sets[scene.place].venue for _, scene in self.known(day)]
        return sum(here != there for here, there in pairwise(order))


def _scenes(book: _Book, schedule: Schedule) -> Iterator[Finding]:
    planned = Counter(strip.scene for day in schedule.days for strip in day.strips)
    for scene in book.problem.scenes:
        place = Place(scene=scene.number)
        if not planned[scene.id]:
            yield kinds.SCENE_MISSING.at(place, scene=scene.number)
        elif planned[scene.id] > 1:
            yield kinds.SCENE_TWICE.at(place, scene=scene.number, times=planned[scene.id])
    for id in planned:
        if id not in book.scenes:
            yield kinds.SCENE_UNKNOWN.at(Place(scene=id), scene=id)


def _day(book: _Book, day: ShootingDay) -> Iterator[Finding]:
    if day.date not in book.problem.dates:
        yield kinds.DATE_UNLISTED.at(date=day.date)
    if not day.strips:
        yield kinds.DAY_EMPTY.at(date=day.date)
    for strip, scene in book.known(day):
        yield from _strip(book, day, strip, scene)
    yield from _length(book, day)
    yield from _clock(book, day)
    yield from _calls(book, day)


def _strip(book: _Book, day: ShootingDay, strip: Strip, scene: ProblemScene) -> Iterator[Finding]:
    place = Place(scene=scene.number)
    venue = book.venues[book.sets[scene.place].venue]
    asked = {"number": scene.number, "place": scene.place, "venue": venue.id, "minutes": scene.minutes}
    for field, wanted in asked.items():
        if (planned := getattr(strip, field)) != wanted:
            yield kinds.STRIP_DIFFERS.at(
                place, scene=scene.number, field=field, planned=planned, asked=wanted
            )
    for character in scene.cast:
        member = book.cast.get(character)
        if member and day.date in member.unavailable:
            yield kinds.CAST_UNAVAILABLE.at(place, character=character, date=day.date, scene=scene.number)
    if day.date in venue.closed:
        yield kinds.VENUE_CLOSED.at(place, venue=venue.name, date=day.date, scene=scene.number)
    if scene.light != "any":
        if scene.light in kinds.LIGHTS and (scene.light == "night") != day.night:
            yield kinds.WRONG_LIGHT.at(place, scene=scene.number, light=kinds.LIGHTS[scene.light])
        elif book.daylight(day.date) and _out_of_light(book, day.date, strip, scene):
            yield kinds.OUT_OF_LIGHT.at(
                place,
                scene=scene.number,
                light=kinds.LIGHT_OUTSIDE[scene.light],
                start=_clocked(strip.start),
                end=_clocked(strip.end),
            )


def _out_of_light(book: _Book, on: date, strip: Strip, scene: ProblemScene) -> bool:
    """Whether a minute of the strip is bright (for a night scene) or dark (for any other)."""
    sun = book.daylight(on)
    assert sun
    rise, fall = _since_midnight(sun.rise), _since_midnight(sun.fall)
    twilight = book.problem.twilight_minutes * _MINUTE
    golden = book.problem.golden_minutes * _MINUTE
    if scene.light == "dawn":
        rise, fall = rise - twilight, rise + golden
    elif scene.light == "dusk":
        rise, fall = fall - golden, fall + twilight
    elif scene.light == "twilight":
        rise, fall = rise - twilight, fall + twilight
    bright = [
        rise <= _since_midnight((strip.start + at * _MINUTE).time()) < fall for at in range(strip.minutes)
    ]
    return any(bright) if scene.light == "night" else not all(bright)


def _length(book: _Book, day: ShootingDay) -> Iterator[Finding]:
    maximum = book.problem.rules.maximum_minutes
    lasts = int((day.wrap - day.call) / _MINUTE)
    if lasts > maximum:
        yield kinds.DAY_TOO_LONG.at(date=day.date, minutes=lasts, maximum=maximum)
    if day.work_minutes != book.work(day):
        yield kinds.WORK_MINUTES.at(date=day.date, needed=book.work(day), planned=day.work_minutes)


def _clock(book: _Book, day: ShootingDay) -> Iterator[Finding]:
    """Strips one after the other, with time to move and to dress a set that is new that day."""
    free, here = day.call, ""
    dressed: set[str] = set()
    if day.call.date() != day.date:
        yield kinds.TOO_EARLY.at(
            Place(field="call"),
            scene=day.strips[0].number if day.strips else "",
            start=day.call,
            earliest=day.date,
        )
    for strip, scene in book.known(day):
        story_set = book.sets[scene.place]
        if here and story_set.venue != here:
            free += book.problem.rules.move_minutes * _MINUTE
        if story_set.place not in dressed:
            free += story_set.dressing_minutes * _MINUTE
        place = Place(scene=scene.number)
        if strip.start < free:
            start, earliest = _clocked(strip.start), _clocked(free)
            yield kinds.TOO_EARLY.at(place, scene=scene.number, start=start, earliest=earliest)
        free = strip.end
        here = story_set.venue
        dressed.add(story_set.place)
        if free > day.wrap:
            yield kinds.PAST_WRAP.at(place, scene=scene.number, end=_clocked(free), wrap=_clocked(day.wrap))


def _calls(book: _Book, day: ShootingDay) -> Iterator[Finding]:
    playing = book.playing(day)
    calls = {call.character: call for call in day.calls}
    for character, strips in playing.items():
        if character not in calls:
            yield kinds.CALL_MISSING.at(character=character, date=day.date)
            continue
        call = calls[character]
        first, last = min(s.start for s in strips), max(s.end for s in strips)
        if not day.call <= call.call <= first or not last <= call.wrap <= day.wrap:
            yield kinds.CALL_TIMES.at(
                character=character,
                date=day.date,
                call=_clocked(call.call),
                wrap=_clocked(call.wrap),
                first=_clocked(first),
                last=_clocked(last),
            )
    for character in calls:
        if character not in playing:
            yield kinds.CALL_NEEDLESS.at(character=character, date=day.date)


def _rests(problem: Problem, schedule: Schedule) -> Iterator[Finding]:
    for before, after in pairwise(schedule.days):
        rest = int((after.call - before.wrap) / _MINUTE)
        if rest < problem.rest_minutes:
            yield kinds.REST.at(
                first=before.date, second=after.date, minutes=rest, least=problem.rest_minutes
            )


def _costs(book: _Book, schedule: Schedule) -> Iterator[Finding]:
    counted = {key: line for key, line in _counted(book, schedule).items() if line[0]}
    planned: dict[tuple[str, str], tuple[int, Money]] = {}
    for line in schedule.lines:
        key = (line.kind, line.subject)
        quantity, amount = planned.get(key, (0, Money(0, line.amount.currency)))
        planned[key] = (quantity + line.quantity, amount + line.amount)
    nothing = (0, Money(0, book.problem.currency))
    for key in dict.fromkeys([*counted, *planned]):
        said, right = planned.get(key, nothing), counted.get(key, nothing)
        if said != right:
            yield kinds.COST_LINE.at(kind=key[0], subject=key[1], planned=_line(said), counted=_line(right))
    total = Money(sum(amount.minor for _, amount in counted.values()), book.problem.currency)
    if schedule.cost != total:
        yield kinds.COST_TOTAL.at(planned=schedule.cost, counted=total)
    if schedule.lower_bound.minor > schedule.cost.minor:
        yield kinds.BOUND.at(bound=schedule.lower_bound, cost=schedule.cost)
    if schedule.proven and schedule.lower_bound != schedule.cost:
        yield kinds.NOT_PROVEN.at(bound=schedule.lower_bound, cost=schedule.cost)


def _counted(book: _Book, schedule: Schedule) -> dict[tuple[str, str], tuple[int, Money]]:
    """The cost lines as the days themselves give them: (kind, subject) -> (how many, amount)."""
    rules = book.problem.rules
    lines = {("day", ""): (len(schedule.days), rules.day_cost * len(schedule.days))}
    for character, member in book.cast.items():
        worked = {day.date for day in schedule.days if character in book.playing(day)}
        span = [d for d in book.problem.dates if worked and min(worked) <= d <= max(worked)]
        held = len(span) - len(worked & set(span))
        lines["work", character] = (len(worked), member.day_rate * len(worked))
        lines["hold", character] = (held, member.hold_rate * held)
    for id, venue in book.venues.items():
        days = sum(
            any(book.sets[scene.place].venue == id for _, scene in book.known(day)) for day in schedule.days
        )
        lines["rent", id] = (days, venue.day_rent * days)
    for day in schedule.days:
        moves = book.moves(day)
        lasts = int((day.wrap - day.call) / _MINUTE)
        over = max(0, lasts - rules.regular_minutes)
        lines["move", str(day.date)] = (moves, rules.move_cost * moves)
        lines["overtime", str(day.date)] = (over, rules.overtime_per_minute * over)
    return lines


def _line(line: tuple[int, Money]) -> str:
    return f"{line[0]} → {line[1]}"


def _since_midnight(clock: time) -> timedelta:
    return timedelta(hours=clock.hour, minutes=clock.minute)


def _clocked(at: datetime) -> str:
    return at.strftime("%H:%M")
