"""The storyboard: which panel shows which beat, who stands where, from which side, how close."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from fractions import Fraction
from typing import Any

from shudian.cut.animatic import words
from shudian.model.series import Element, ElementKind, Episode, IntExt, Light, Scene, Voice
from shudian.model.text import Beat, Timeline
from shudian.model.work import Json

RATE = 25
#: Where a character stands, by the order of appearance in the scene: everybody keeps their side.
_PLACES = (0.3, 0.68, 0.5, 0.14, 0.84)
_SPOKEN = (ElementKind.DIALOGUE, ElementKind.LYRICS)
_FAR = (Voice.OFFSCREEN, Voice.NARRATION, Voice.PHONE, Voice.DEVICE)
_TITLES = (ElementKind.SUPER, ElementKind.CENTERED, ElementKind.FRONT, ElementKind.END, ElementKind.HOOK)
_NOISES = (ElementKind.SOUND, ElementKind.MUSIC, ElementKind.VFX)


@dataclass(frozen=True, slots=True)
class Stand:
    """A character in the panel: `x` from 0 to 1, facing -1 left, 1 right, 0 away from us."""

    who: str
    x: float
    facing: int
    mood: str = "calm"


@dataclass(frozen=True, slots=True)
class Panel:
    """Frames [first, end) of the animatic. The texts are as the script has them."""

    first: int
    end: int
    element: str
    kind: str  # wide, two, over, medium, near, close, insert, empty, title, black, white
    place: str
    set: str
    light: str
    slate: str
    number: str
    figures: tuple[Stand, ...] = ()
    crowd: int = 0
    thing: str | None = None
    mirrored: bool = False
    treatment: str = ""  # inner, flashback, voice
    move: str | None = None
    camera: str = ""  # the camera word to show
    note: str = ""  # action text
    speaker: str = ""
    said: tuple[tuple[int, int], ...] = ()  # frames with an open mouth
    title: str = ""
    cue: str = ""  # a noise to show as a mark
    rain: bool = False
    goose: bool = False

    @classmethod
    def of(cls, plain: Mapping[str, Json]) -> Panel:
        values: dict[str, Any] = dict(plain)
        values["figures"] = tuple(Stand(**stand) for stand in values["figures"])
        values["said"] = tuple((first, end) for first, end in values["said"])
        return cls(**values)

    def plain(self) -> dict[str, Json]:
        return asdict(self)


_CAMERA = {
    "close": ("CLOSE-UP", "特写"), "empty": ("EMPTY SHOT", "空镜"), "wide": ("WIDE", "全景"), "near": ("MEDIUM CLOSE", "近景"),
    "medium": ("MEDIUM", "中景"), "two": ("TWO-SHOT", "双人"), "over": ("OVER SHOULDER", "过肩"), "insert": ("INSERT", "特写"),
    "push": ("PUSH IN", "推"), "pull": ("PULL OUT", "拉"), "pan": ("PAN", "摇"), "tilt": ("HIGH ANGLE", "俯仰"),
    "track": ("TRACK", "跟"), "freeze": ("FREEZE", "定格"),
}  # fmt: skip
_LIGHTS = {"DAY": ("DAY", "日"), "NIGHT": ("NIGHT", "夜"), "DAWN": ("DAWN", "晨"), "DUSK": ("DUSK", "昏")}
_SIDES = {IntExt.INT: ("INT", "内"), IntExt.EXT: ("EXT", "外"), IntExt.INT_EXT: ("INT/EXT", "内/外")}


@dataclass(slots=True)
class _Stage:
    """One scene while its panels are drawn up: who was seen, which line it is."""

    scene: Scene
    language: int  # 0 English, 1 Chinese
    parts: tuple[str, ...] = ()
    order: list[str] = field(default_factory=list)
    lines: int = 0
    seen: bool = False
    flashback: bool = False

    @property
    def outside(self) -> bool:
        return self.scene.int_ext is IntExt.EXT

    @property
    def light(self) -> str:
        return (self.scene.time_norm or Light.DAY).value

    def side(self, who: str) -> float:
        if who not in self.order:
            self.order.append(who)
        return _PLACES[self.order.index(who) % len(_PLACES)]

    def slate(self) -> str:
        inout = _SIDES[self.scene.int_ext][self.language] if self.scene.int_ext else ""
        light = (self.scene.time or "") if self.language else _LIGHTS[self.light][0]
        return " · ".join(part for part in (inout, light or _LIGHTS[self.light][self.language]) if part)

    def named(self, text: str) -> list[str]:
        """Characters of the scene that a text names, in its order."""
        single = (entry.name for entry in self.scene.cast if not entry.group and not entry.count)
        cast = dict.fromkeys([*single, *self.scene.speakers])
        found = sorted(
            (text.lower().find(name.lower()), name) for name in cast if name.lower() in text.lower()
        )
        return [name for _, name in found if not any(name != other and name in other for _, other in found)]

    def names_extras(self, text: str) -> bool:
        return any((entry.group or entry.count) and entry.name in text for entry in self.scene.cast)

    def crowd(self) -> int:
        return min(5, sum(entry.count or (4 if entry.group else 0) for entry in self.scene.cast))


def storyboard(
    episode: Episode, timeline: Timeline, language: str, parts: Mapping[str, tuple[str, ...]] | None = None
) -> list[Panel]:
    """One panel a beat, each held until the next begins; black where the script says black.

    `parts` are the players of each scene by its id, as the breakdown found them.
    """
    zh = 1 if language.startswith("zh") else 0
    scenes = {
        scene.id: _Stage(scene, zh, (parts or {}).get(scene.id, ()), flashback=scene.flashback)
        for scene in episode.scenes
    }
    elements = {element.id: element for scene in episode.scenes for element in scene.elements}
    panels: list[Panel] = []
    for beat, first, end in _held(timeline):
        stage, element = scenes.get(beat.scene), elements.get(beat.element)
        if stage and element and end > first:
            panels.append(_panel(stage, element, beat, first, end))
    return panels


def frames(instant: Fraction) -> int:
    return round(instant * RATE)


def length(timeline: Timeline) -> int:
    """Frames of the whole animatic: as long as the timeline, two seconds if nothing is on it."""
    return frames(timeline.span.end.seconds) or 2 * RATE


def _held(timeline: Timeline) -> Iterator[tuple[Beat, int, int]]:
    """Each beat with its frames; a gap belongs to the beat before it, one at the start to the first."""
    beats = timeline.beats
    for at, beat in enumerate(beats):
        first = frames(beat.span.start.seconds) if at else 0
        end = frames(beats[at + 1].span.start.seconds) if at + 1 < len(beats) else length(timeline)
        yield beat, first, end


def _panel(stage: _Stage, element: Element, beat: Beat, first: int, end: int) -> Panel:
    scene, text = stage.scene, element.text
    base = Panel(
        first, end, element.id, "wide", scene.place, words.set_kind(scene.place, outside=stage.outside), stage.light,
        stage.slate(), scene.number, treatment="flashback" if stage.flashback else "",
        rain=words.rainy(e.text for e in scene.elements) and stage.outside,
    )  # fmt: skip
    if element.kind in _SPOKEN:
        panel = _spoken(stage, element, beat, base)
    elif element.kind is ElementKind.TRANSITION:
        panel = _with(
            base,
            kind="white" if any(word in text for word in ("闪", "白", "FLASH", "WHITE")) else "black",
            note=text,
        )
    elif element.kind is ElementKind.TIME_IN:
        stage.flashback = True
        panel = _with(base, kind="title", title=text, treatment="flashback")
    elif element.kind is ElementKind.TIME_OUT:
        stage.flashback = False
        panel = _with(base, kind="title", title=text, treatment="")
    elif element.kind in _TITLES:
        panel = _with(base, kind="title", title=text)
    elif element.kind is ElementKind.CAPTION:
        panel = _captioned(stage, element, base)
    elif element.kind in _NOISES:
        panel = _with(_acted(stage, element, base), cue=text, note="")
    else:
        panel = _acted(stage, element, base)
    stage.seen = True
    key = panel.move or (panel.kind if panel.kind in _CAMERA else "")
    return _with(panel, camera=_CAMERA[key][stage.language] if key else "")


def _with(panel: Panel, **changes: object) -> Panel:
    values = {name: getattr(panel, name) for name in panel.__slots__}
    return Panel(**(values | changes))


def _spoken(stage: _Stage, element: Element, beat: Beat, base: Panel) -> Panel:
    """A line: first both, then over the shoulder by turns, close where feeling runs high."""
    from shudian.cut.animatic.rhythm import syllables

    who = element.character or ""
    inner, away = element.voice is Voice.INNER, element.voice in _FAR
    mood = words.mood(
        (element.parenthetical, element.text if "！" in element.text or "!" in element.text else None)
    )
    x = 0.5 if away else stage.side(who)
    others = [name for name in _company(stage) if name != who]
    facing = 1 if x < 0.5 or (x == 0.5 and not others) else -1
    stage.lines += 1
    common = {"speaker": who, "treatment": base.treatment or ("inner" if inner else "voice" if away else "")}
    if away:
        listeners = tuple(
            Stand(name, stage.side(name), 1 if stage.side(name) < 0.5 else -1) for name in others[:1]
        )
        return _with(base, kind="medium" if listeners else "empty", figures=listeners, **common)
    speaker = Stand(who, x, facing, mood)
    spoken = beat.speech or beat.span
    said = syllables(element.text, float(spoken.start.seconds), float(spoken.end.seconds))
    mouth = (
        ()
        if inner
        else tuple((round(s.start * RATE), min(base.end, round(s.start * RATE) + 3)) for s in said[::2])
    )
    kind = _coverage(stage, element, inner=inner, alone=not others, strong=mood in ("anger", "grief", "fear"))
    figures: tuple[Stand, ...] = (speaker,)
    if kind in ("two", "over"):
        partner = others[(stage.lines // 2) % min(2, len(others))]
        side = stage.side(partner)
        if abs(side - x) < 0.3:
            side = 0.72 if x <= 0.5 else 0.28
        figures = (Stand(partner, side, (-1 if side > x else 1) if kind == "two" else 0), speaker)
        figures = (figures[0], Stand(who, x, 1 if side > x else -1, mood))
    return _with(base, kind=kind, figures=figures, said=mouth, mirrored=x > 0.5 and kind != "two", **common)


def _company(stage: _Stage) -> list[str]:
    single = [
        entry.name for entry in stage.scene.cast if not entry.group and not entry.count and not entry.note
    ]
    away = {entry.name for entry in stage.scene.cast if entry.note or entry.group or entry.count}
    away |= {line.character or "" for line in stage.scene.lines if line.voice in _FAR}
    return [
        name for name in dict.fromkeys([*stage.scene.speakers, *single, *stage.parts]) if name not in away
    ]


def _coverage(stage: _Stage, element: Element, *, inner: bool, alone: bool, strong: bool) -> str:
    if (asked := words.framing(element.parenthetical or "")) in ("close", "near", "medium"):
        return asked
    if inner:
        return "close" if stage.lines % 2 else "near"
    if strong:
        return "near" if stage.lines % 3 else "close"
    if alone:
        return "medium" if stage.lines % 3 else "near"
    return ("two", "over", "medium", "over", "near")[(stage.lines - 1) % 5]


def _acted(stage: _Stage, element: Element, base: Panel) -> Panel:
    """Action: the camera word decides; else who is named, else the thing, else the set."""
    text = element.text
    asked, named, thing = words.framing(text), stage.named(text), words.thing(text)
    panel = _with(base, note=words.without_camera(text), move=words.move(text), goose=words.goose(text))
    mood = words.mood((text,))
    if asked == "empty" or (not named and not thing and not stage.order and not stage.seen):
        return _with(panel, kind="empty", crowd=0 if asked == "empty" else stage.crowd())
    if asked == "close" and thing:
        return _with(panel, kind="insert", thing=thing)
    if asked in ("close", "near") and (named or stage.order):
        who = named[0] if named else stage.order[-1]
        return _with(panel, kind=asked, figures=(Stand(who, 0.5, 1 if stage.side(who) < 0.5 else -1, mood),))
    if not named and thing in ("fire", "lamp"):
        return _with(panel, kind="empty")
    if not named and thing and asked != "wide" and not panel.goose:
        return _with(panel, kind="insert", thing=thing)
    if asked == "wide" or not stage.seen or len(named) != 1 or panel.goose or stage.names_extras(text):
        shown = (named or _company(stage))[:4]
        return _with(panel, kind="two" if len(named) == 2 and stage.seen and asked != "wide" and not stage.names_extras(text) else "wide",
                     figures=_spread(stage, shown, mood), crowd=stage.crowd())  # fmt: skip
    x = stage.side(named[0])
    return _with(
        panel, kind="medium", figures=(Stand(named[0], x, 1 if x < 0.5 else -1, mood),), mirrored=x > 0.5
    )


def _spread(stage: _Stage, names: list[str], mood: str) -> tuple[Stand, ...]:
    """Several in one picture, on their own sides, looking at each other."""
    ordered = sorted(names, key=stage.side)
    spots = {1: (0.42,), 2: (0.3, 0.68), 3: (0.22, 0.48, 0.74), 4: (0.16, 0.37, 0.58, 0.79)}[
        max(1, len(ordered[:4]))
    ]
    return tuple(
        Stand(name, x, 1 if x < 0.5 else -1, mood if at == 0 else "calm")
        for at, (name, x) in enumerate(zip(ordered, spots, strict=False))
    )


def _captioned(stage: _Stage, element: Element, base: Panel) -> Panel:
    """A name strip under the character that it names."""
    named = stage.named(element.text) or [
        name for name in stage.scene.speakers if name[-1:] and name[-1] in element.text
    ]
    who = named[0] if named else (stage.order[-1] if stage.order else "")
    figures = (Stand(who, 0.5, 1 if stage.side(who) < 0.5 else -1),) if who else ()
    return _with(base, kind="medium" if who else "title", figures=figures, title=element.text)
