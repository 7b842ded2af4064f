"""What changed between two drafts, scene by scene and line by line."""

from __future__ import annotations

from collections.abc import Iterator

from shudian.model.series import Element, Scene, Series
from shudian.script import pace
from shudian.script.drafts.difference import (
    Change,
    Difference,
    LineChange,
    Mark,
    Piece,
    SceneChange,
    SceneState,
)
from shudian.script.drafts.effects import cast_changes, episode_changes, set_changes
from shudian.script.drafts.matching import Matching, match
from shudian.script.drafts.words import marked


def diff(old: Series, new: Series) -> Difference:
    """The difference that takes the old draft to the new one, and what it does to the production."""
    matching = match(old, new)
    before, after = _states(old), _states(new)
    return Difference(
        title=new.title or old.title,
        language=new.language,
        scenes=tuple(_Comparison(old, new, matching, before, after).scenes()),
        cast=cast_changes(old, new, matching),
        sets=set_changes(before.values(), after.values()),
        episodes=episode_changes(old, new, before.values(), after.values()),
    )


def _states(series: Series) -> dict[str, SceneState]:
    return {
        scene.id: SceneState(
            id=scene.id,
            episode=episode.number,
            number=scene.number or scene.id,
            place=scene.place,
            time=scene.time,
            int_ext=scene.int_ext,
            seconds=seconds,
            line=scene.source.line,
        )
        for episode in series.episodes
        for lasts in (pace.by_scene(episode),)
        for scene in episode.scenes
        for seconds in (lasts[scene.id],)
    }


class _Comparison:
    def __init__(
        self,
        old: Series,
        new: Series,
        matching: Matching,
        before: dict[str, SceneState],
        after: dict[str, SceneState],
    ) -> None:
        self.matching, self.before, self.after = matching, before, after
        self.old = {scene.id: scene for scene in old.scenes}
        self.new = {scene.id: scene for scene in new.scenes}
        self.old_of = {new: old for old, new in matching.scenes.items()}
        self.old_line = {new: old for old, new in matching.elements.items()}
        self.scene_of_old = {e.id: scene.id for scene in self.old.values() for e in scene.elements}
        self.scene_of_new = {e.id: scene.id for scene in self.new.values() for e in scene.elements}
        self.elements = {e.id: e for scene in self.old.values() for e in scene.elements}

    def scenes(self) -> Iterator[SceneChange]:
        """In the new draft's order; a cut scene behind the one that it followed."""
        cut_behind: dict[str | None, list[Scene]] = {}
        last: str | None = None
        for scene in self.old.values():
            if scene.id in self.matching.scenes:
                last = self.matching.scenes[scene.id]
            else:
                cut_behind.setdefault(last, []).append(scene)
        yield from (self.cut(scene) for scene in cut_behind.get(None, ()))
        for scene in self.new.values():
            before = self.old_of.get(scene.id)
            yield self.both(self.old[before], scene) if before is not None else self.added(scene)
            yield from (self.cut(gone) for gone in cut_behind.get(scene.id, ()))

    def cut(self, scene: Scene) -> SceneChange:
        into = self.matching.merged.get(scene.id)
        return SceneChange(
            changes=(Change.CUT, *([Change.MERGED] if into else [])),
            old=self.before[scene.id],
            new=None,
            heading=_all(Mark.CUT, _heading(scene)),
            cast=_all(Mark.CUT, _cast_line(scene)),
            lines=tuple(self.gone(element) for element in scene.elements),
            related=(self.after[into].number,) if into else (),
        )

    def added(self, scene: Scene) -> SceneChange:
        source = self.matching.split.get(scene.id)
        return SceneChange(
            changes=(Change.ADDED, *([Change.SPLIT] if source else [])),
            old=None,
            new=self.after[scene.id],
            heading=_all(Mark.ADDED, _heading(scene)),
            cast=_all(Mark.ADDED, _cast_line(scene)),
            lines=tuple(self.come(element) for element in scene.elements),
            related=(self.before[source].number,) if source else (),
        )

    def both(self, old: Scene, new: Scene) -> SceneChange:
        before, after = self.before[old.id], self.after[new.id]
        lines = tuple(self.lines(old, new))
        heading = _says(old) != _says(new)
        held = {
            Change.MOVED: new.id in self.matching.moved,
            Change.RENUMBERED: before.number != after.number,
            Change.HEADING: heading,
            Change.CAST: old.cast != new.cast,
            Change.LINES: any(line.mark is not Mark.SAME for line in lines),
        }
        return SceneChange(
            changes=tuple(change for change, holds in held.items() if holds),
            old=before,
            new=after,
            heading=marked(_heading(old), _heading(new)),
            cast=marked(_cast_line(old), _cast_line(new)),
            lines=lines,
        )

    def lines(self, old: Scene, new: Scene) -> Iterator[LineChange]:
        """The new lines in order; lines cut stand where they stood."""
        place = {element.id: at for at, element in enumerate(old.elements)}
        at = 0
        for element in new.elements:
            before = self.old_line.get(element.id)
            stays = before is not None and place.get(before, -1) >= at
            if before is not None and stays:
                yield from self.gone_between(old, at, place[before])
                at = place[before] + 1
                yield self.kept(self.elements[before], element)
            else:
                yield self.come(element)
        yield from self.gone_between(old, at, len(old.elements))

    def gone_between(self, old: Scene, first: int, end: int) -> Iterator[LineChange]:
        for element in old.elements[first:end]:
            yield self.gone(element)

    def kept(self, old: Element, new: Element) -> LineChange:
        pieces, cue = marked(old.text, new.text), marked(_cue(old), _cue(new))
        same = old.kind is new.kind and all(piece.mark is Mark.SAME for piece in (*pieces, *cue))
        return LineChange(Mark.SAME if same else Mark.CHANGED, new.kind, pieces, cue, old.id, new.id)

    def gone(self, element: Element) -> LineChange:
        """A line that is not here any more: cut, or gone to another place."""
        now = self.matching.elements.get(element.id)
        went = self.after[self.scene_of_new[now]].number if now else None
        mark = Mark.MOVED if now else Mark.CUT
        return LineChange(
            mark, element.kind, _all(Mark.CUT, element.text), _all(Mark.CUT, _cue(element)),
            old=element.id, other_scene=went,
        )  # fmt: skip

    def come(self, element: Element) -> LineChange:
        """A line that was not here before: added, or come from another place."""
        before = self.old_line.get(element.id)
        came = self.before[self.scene_of_old[before]].number if before else None
        mark = Mark.MOVED if before else Mark.ADDED
        return LineChange(
            mark, element.kind, _all(Mark.ADDED, element.text), _all(Mark.ADDED, _cue(element)),
            old=before, new=element.id, other_scene=came,
        )  # fmt: skip


def _all(mark: Mark, text: str) -> tuple[Piece, ...]:
    return (Piece(text, mark),) if text else ()


def _says(scene: Scene) -> tuple[str | None, ...]:
    return scene.place, scene.time, scene.int_ext, scene.location


def _heading(scene: Scene) -> str:
    """With where it is shot, which may stand on a line of its own."""
    elsewhere = scene.location and scene.location not in scene.heading
    return f"{scene.heading}（{scene.location}）" if elsewhere else scene.heading


def _cue(element: Element) -> str:
    extension = f"（{element.extension}）" if element.extension else ""
    direction = f"（{element.parenthetical}）" if element.parenthetical else ""
    return f"{element.character or ''}{extension}{direction}"


def _cast_line(scene: Scene) -> str:
    return "、".join(
        entry.name + (f"×{entry.count}" if entry.count else "") + (f"（{entry.note}）" if entry.note else "")
        for entry in scene.cast
    )
