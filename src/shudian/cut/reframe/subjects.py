"""Faces and bodies fused to subjects: where somebody's head is, also while the face is turned away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from shudian.cut.reframe.finder import FACE
from shudian.cut.reframe.rules import rules
from shudian.cut.reframe.seen import Followed, Seen, follow
from shudian.model.media import Shot

_SAID = rules("follow")


@dataclass(frozen=True, slots=True)
class Subject:
    """One person through a shot: stretches in which the face is seen, and the body if it is."""

    faces: tuple[Followed, ...]
    body: Followed | None = None

    def at(self, frame: int) -> Seen | None:
        """The head at a frame, seen or guessed from the body."""
        for face in self.faces:
            if seen := face.at(frame):
                return seen
        body = self.body.at(frame) if self.body else None
        return self._guess(body) if body else None

    def aside(self, frame: int, window: float) -> float:
        """How far right (left: below 0) of the head the middle of head and shoulders lies, in pixels.

        Of a body that a window of this width does not hold it is not known.
        """
        head, body = self.at(frame), self.body.at(frame) if self.body else None
        if head is None or body is None or body.width > window:
            return 0.0
        most = float(_SAID["aside"]) * head.width
        return min(max((body.center[0] - head.center[0]) / 2, -most), most)

    def weight(self, looks: Sequence[int]) -> float:
        """Large, sure and often there."""
        return sum(seen.sure * seen.width for frame in looks if (seen := self.at(frame)))

    def talk(self, first: int, end: int) -> float:
        """How much the mouth stirs from frame `first` to `end`, on average of the looks that saw it."""
        told = [s.talk for face in self.faces for s in face.sightings if first <= s.frame < end]
        return sum(told) / len(told) if told else 0.0

    def _guess(self, body: Seen) -> Seen:
        """The head stands in the body where it stood at the nearest look that saw the face."""
        pairs = [
            (abs(face.frame - body.frame), face, there)
            for followed in self.faces
            for face in (followed.sightings[0], followed.sightings[-1])
            if self.body and (there := self.body.at(face.frame))
        ]
        if pairs:
            _, face, there = min(pairs, key=lambda pair: pair[0])
            scale = body.width / there.width
            left = body.left + (face.left - there.left) * scale
            top = body.top + (face.top - there.top) * scale
            width, height = face.width * scale, face.height * scale
        else:
            width = min(_SAID["head"][0] * body.width, _SAID["head"][1] * body.height)
            left, top, height = body.left + (body.width - width) / 2, body.top, width * 1.2
        return replace(
            body, left=left, top=top, width=width, height=height, sure=_SAID["guessed"] * body.sure
        )


def subjects(seen: Iterable[Seen], shot: Shot, patience: int) -> tuple[Subject, ...]:
    """Everybody in a shot."""
    followed = follow(seen, shot, patience)
    faces = [one for one in followed if one.sightings[0].kind == FACE]
    bodies = [one for one in followed if one.sightings[0].kind != FACE]
    owned: dict[int, list[Followed]] = {number: [] for number in range(len(bodies))}
    alone: list[Subject] = []
    for face in faces:
        fitting = [n for n in owned if _in_body(face, bodies[n]) and _free(face, owned[n])]
        if fitting:
            smallest = min(fitting, key=lambda n: bodies[n].sightings[0].width)
            owned[smallest].append(face)
        else:
            alone.append(Subject((face,)))
    whole = [Subject(tuple(owned[n]), body) for n, body in enumerate(bodies)]
    return tuple(whole + alone)


def _in_body(face: Followed, body: Followed) -> bool:
    there = [(s, b) for s in face.sightings if (b := body.at(s.frame))]
    return bool(there) and sum(b.holds(s) for s, b in there) >= _SAID["mostly"] * len(face.sightings)


def _free(face: Followed, others: Sequence[Followed]) -> bool:
    first, last = face.frames
    return all(last < other.frames[0] or first > other.frames[1] for other in others)
