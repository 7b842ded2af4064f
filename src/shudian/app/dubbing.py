"""A dub of an episode on plain files: spoken, placed, mixed; a changed line speaks one line anew.

Everything that is not a finished file stands in the folder `.dub` of the output.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple, dataclass, field
from fractions import Fraction
from pathlib import Path

from shudian import files
from shudian.app import version
from shudian.app.dubbing_work import engine_of
from shudian.cut.engines.ffmpeg import locate
from shudian.errors import ToolMissing
from shudian.finding import Finding, Place, failed
from shudian.jobs import DiskMemo, Progress, Reason, Results, explain, run
from shudian.localise.voices import findings, sheet, shorten, sound
from shudian.localise.voices.check import check, check_sound
from shudian.localise.voices.duration import errors, fitted, seed
from shudian.localise.voices.placing import Placed
from shudian.localise.voices.room import NARRATOR, Room, rooms
from shudian.localise.voices.rules import rules
from shudian.model import document
from shudian.model.media import MediaFile
from shudian.model.series import ElementKind, Episode, Series
from shudian.model.text import AdaptedScript, Timeline
from shudian.model.voice import Casting, Dub, DubLine, SpeechRate, Voice
from shudian.model.work import Graph, Needed, Node, settings_text
from shudian.store.media import MediaStore
from shudian.units import Lang, Span
from shudian.wording import LANGUAGES

STATE = ".dub"
_WORK = "shudian.app.dubbing_work"
_CODE = ("localise/voices", "localise/rules/voices.toml", "app/dubbing_work.py")
_FRAMES = Fraction(25)


@dataclass(frozen=True, slots=True)
class Means:
    """Where the engines are, and how fast one of them is known to speak."""

    espeak: str = ""
    program: str = ""
    server: str = ""
    model: str = ""
    rate: SpeechRate | None = None

    def where(self, engine: str) -> str:
        return {"http": self.server, "program": self.program, "tone": ""}.get(engine, self.espeak)


@dataclass(frozen=True, slots=True)
class Order:
    """An episode to dub; `fences` are seconds that no line may cross."""

    series: Series
    episode: Episode
    timeline: Timeline
    lines: AdaptedScript
    casting: Casting
    means: Means = Means()
    fences: tuple[Fraction, ...] = ()

    @property
    def rate(self) -> SpeechRate:
        return self.means.rate or seed(self.lines.language)

    @property
    def samples(self) -> int:
        return int(self.timeline.span.end.seconds * sound.RATE)


@dataclass(slots=True)
class Bench:
    """A dub ready to run, and what there is to say about it."""

    order: Order
    rooms: list[Room]
    graph: Graph
    shelf: MediaStore
    memo: DiskMemo
    output: Path
    findings: list[Finding] = field(default_factory=list)

    def why(self) -> dict[str, tuple[Reason, ...]]:
        return explain(self.graph, self.shelf, self.memo)

    def dub(
        self, *, workers: int | None = None, progress: Callable[[Progress], None] | None = None
    ) -> Results:
        """Run what is not known, put every file in its place and judge the dub."""
        results = run(self.graph, self.shelf, self.memo, workers=workers, progress=progress)
        told = json.loads(results.path("placed", "placed.json").read_text())
        lines = [Placed(*each[:5]) for each in told]
        natural = {each[0]: each[5] for each in told}
        asked = shorten.shortenings(self.rooms, lines, natural, self.order.rate)
        dub = self._dub(lines, results)
        stem = results.path("stem", "stem.wav").read_bytes()
        self._write(dub, asked, stem)
        self.findings += shorten.told(self.rooms, lines, natural, asked)
        self.findings += check(dub, self.order.timeline, self.order.fences)
        self.findings += check_sound(dub, sound.read(stem), self.order.samples, sound.RATE)
        self.findings.append(_fitted(lines, self.order.samples))
        return results

    def _dub(self, lines: Sequence[Placed], results: Results) -> Dub:
        made = []
        for number, (room, line) in enumerate(zip(self.rooms, lines, strict=True), 1):
            path = results.path(f"line/{room.element}", "line.wav")
            name = f"lines/{number:03d}.wav"
            digest = results.digest(f"line/{room.element}", "line.wav")
            file = None if line.refused else MediaFile(digest, name, path.stat().st_size)
            if file:
                files.write_whole(self._folder(name), path.read_bytes())
            span = Span.of(Fraction(line.start, 1000), Fraction(line.end, 1000))
            made.append(DubLine(room.element, room.role, room.text, span, line.speed, file))
        return Dub(self.order.episode.number, self.order.lines.language, tuple(made))

    def _write(self, dub: Dub, asked: Sequence[shorten.Shortening], stem: bytes) -> None:
        listed = sheet.rows(dub, self.order.series, asked, _FRAMES)
        files.write_whole(self._folder("stem.wav"), stem)
        files.write_whole(self._folder("dub.json"), document.write(dub).encode())
        requests = [document.encode(each) for each in asked]
        files.write_whole(
            self._folder("shorten.json"), (json.dumps(requests, ensure_ascii=False, indent=2) + "\n").encode()
        )
        for language in LANGUAGES:
            files.write_whole(self._folder(f"cues.{language}.csv"), sheet.csv_bytes(listed, language))
            book = sheet.xlsx_bytes(listed, language, f"ep{dub.episode:02d} {dub.language}")
            files.write_whole(self._folder(f"cues.{language}.xlsx"), book)

    def _folder(self, name: str) -> Path:
        final = self.output / name
        with files.explained(final):
            final.parent.mkdir(parents=True, exist_ok=True)
        return final


@contextmanager
def bench(order: Order, output: Path) -> Iterator[tuple[Bench | None, list[Finding]]]:
    """The dub of an episode; None if something that it needs is wrong."""
    placed, found = rooms(order.timeline, order.episode, order.lines, order.fences)
    found += uncast(order)
    if failed(found):
        yield None, found
        return
    graph = _graph(order, placed)
    memo = DiskMemo(output / STATE / "memo.db")
    try:
        yield Bench(order, placed, graph, MediaStore(output / STATE / "media"), memo, output, found), found
    finally:
        memo.close()


def uncast(order: Order) -> list[Finding]:
    """What keeps the casting from speaking these lines."""
    wanted = order.lines.language
    found = [
        findings.OTHER_LANGUAGE.at(what=what, has=has, wanted=wanted)
        for what, has in (("casting", order.casting.language), ("speech rate", order.rate.language))
        if has != wanted
    ]
    heard = {room.role: room for room in rooms(order.timeline, order.episode, order.lines)[0]}
    return found + [
        findings.NOT_CAST.at(Place(episode=str(order.episode.number)), role=role)
        for role in heard
        if order.casting.voice(role) is None
    ]


def calibrate(
    lines: Sequence[tuple[str, Voice]], language: Lang, means: Means, count: int = 12
) -> tuple[SpeechRate | None, list[Finding]]:
    """Speak some of the lines, short and long alike, and fit how long the engine takes."""
    chosen = _spread(lines, count)
    if len(chosen) < 3:
        return None, [findings.TOO_FEW.at(lines=len(chosen))]
    engine = chosen[0][1].engine
    spoken = [(text, measured(text, voice, language, means)) for text, voice in chosen]
    rate = fitted(spoken, language, engine)
    (median, high), (before, _) = errors(spoken, rate), errors(spoken, seed(language))
    return rate, [
        findings.CALIBRATED.at(
            lines=rate.lines, median=_share(median), high=_share(high), before=_share(before)
        )
    ]


def _share(of_one: float) -> str:
    return f"{100 * of_one:.0f}"


def spoken_lines(series: Series, lines: AdaptedScript, casting: Casting) -> list[tuple[str, Voice]]:
    """Every line that is adapted, as it is said, and the voice that says it."""
    said = []
    for element in (element for episode in series.episodes for element in episode.elements):
        line, voice = lines.line(element.id), casting.voice(element.character or NARRATOR)
        if line and voice and element.kind is ElementKind.DIALOGUE:
            said.append(((line.spoken or line.text).strip(), voice))
    return said


def measured(text: str, voice: Voice, language: Lang, means: Means) -> float:
    """The seconds that a line takes at the voice's own rate."""
    engine = engine_of(voice.engine, means.where(voice.engine), means.model, means.rate or seed(language))
    line = sound.trimmed(sound.read(engine.speak(text, voice, language)))
    return len(line) * voice.rate / sound.RATE


def _spread(lines: Sequence[tuple[str, Voice]], count: int) -> list[tuple[str, Voice]]:
    """Lines of the first voice's engine, from the shortest to the longest in even steps."""
    same = {text: voice for text, voice in lines if text and voice.engine == lines[0][1].engine}
    ordered = sorted(same.items(), key=lambda pair: (len(pair[0]), pair[0]))
    if len(ordered) <= count:
        return ordered
    return [ordered[at * (len(ordered) - 1) // (count - 1)] for at in range(count)]


def _graph(order: Order, placed: Sequence[Room]) -> Graph:
    own = version.of(*_CODE, libraries=("numpy", "ortools"))
    takes = [_take(order, room, own) for room in placed]
    by_take = tuple((room.element, Needed(f"take/{room.element}", "take.wav")) for room in placed)
    placing = _node(
        "placed", "place", own, ("placed.json", *(f"{room.element}.json" for room in placed)), by_take,
        rooms=[list(astuple(room)) for room in placed],
    )  # fmt: skip
    fits = [
        _node(
            f"line/{room.element}", "fit", f"{own}, {_stretcher()}", ("line.wav",),
            (("take", Needed(f"take/{room.element}", "take.wav")), ("time", Needed("placed", f"{room.element}.json"))),
        )
        for room in placed
    ]  # fmt: skip
    by_line = tuple((room.element, Needed(f"line/{room.element}", "line.wav")) for room in placed)
    heard = (("placed", Needed("placed", "placed.json")), *by_line)
    return Graph(
        (*takes, placing, *fits, _node("stem", "stem", own, ("stem.wav",), heard, samples=order.samples))
    )


def _take(order: Order, room: Room, own: str) -> Node:
    voice = order.casting.voice(room.role)
    assert voice
    where, rate = order.means.where(voice.engine), order.rate
    engine = engine_of(voice.engine, where, order.means.model, rate)
    tone = voice.engine == "tone"
    return _node(
        f"take/{room.element}", "take", f"{own}, {engine.identity}", ("take.wav",), (),
        engine=voice.engine, where=where, model=order.means.model, text=room.text,
        language=rate.language.tag, voice=[voice.engine, voice.name, voice.pitch, voice.rate],
        role=voice.role if tone else "",
        rate=[rate.engine, rate.start, rate.syllable, rate.pause] if tone else ["", 0, 1, 0],
    )  # fmt: skip


def _node(
    name: str, does: str, made_by: str, makes: tuple[str, ...], inputs: tuple[tuple[str, Needed], ...], /,
    **settings: object,
) -> Node:  # fmt: skip
    return Node(
        name, f"localise.dub.{does}", f"{_WORK}:{does}", made_by, settings_text(settings), makes, inputs
    )


def _stretcher() -> str:
    """What makes lines faster; none is needed while no line is fast."""
    try:
        return locate().identity
    except ToolMissing:
        return ""


def _fitted(lines: Sequence[Placed], samples: int) -> Finding:
    most = rules()["speed"]["free"]
    heard = [line for line in lines if not line.refused]
    free = sum(line.speed <= most for line in heard)
    seconds = f"{samples / sound.RATE:.2f}"
    return findings.FITTED.at(placed=len(heard), lines=len(lines), free=free, most=most, seconds=seconds)
