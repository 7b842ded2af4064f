"""The day of the story on which a scene plays, for wardrobe and make-up that must match.

A new day begins where the light goes back, where a heading says 次日, or where a super says it or a longer
leap (三天后, NEXT DAY): before the scene's first action or line it is of this scene, after them of the next.
A flashback or dream, and a scene whose heading or opening super goes back (三年前, YEARS AGO), has no day.
"""

from __future__ import annotations

import re

from shudian.model.series import ElementKind, Light, Scene, Series
from shudian.script.tables import table

_ORDER = {Light.DAWN: 0, Light.DAY: 1, Light.DUSK: 2, Light.NIGHT: 3}
_SAYS = frozenset({ElementKind.SUPER, ElementKind.CAPTION, ElementKind.TIME_IN})
_PLAYS = frozenset({ElementKind.ACTION, ElementKind.DIALOGUE, ElementKind.SHOT})


def script_days(series: Series) -> dict[str, int | None]:
    """Scene id -> day of the story from 1."""
    says = {name: re.compile(rule, re.IGNORECASE) for name, rule in table("days").items()}
    days: dict[str, int | None] = {}
    day, light, leap = 1, None, False
    for scene in series.scenes:
        opening, closing = _supers(scene)
        written = f"{scene.time or ''}\n{opening}"
        if (
            scene.flashback
            or says["back"].search(written)
            or says["dream"].search(f"{scene.heading}\n{opening}")
        ):
            days[scene.id] = None
            continue
        now = scene.time_norm
        same = scene.time is not None and says["same"].search(scene.time)
        earlier = now and light and _ORDER[now] < _ORDER[light] and not same
        if days and (leap or says["next"].search(written) or earlier):
            day += 1
        leap, light = bool(says["next"].search(closing)), now or light
        days[scene.id] = day
    return days


def _supers(scene: Scene) -> tuple[str, str]:
    """What a scene says on the screen before anything plays, and after."""
    first = next((at for at, e in enumerate(scene.elements) if e.kind in _PLAYS), len(scene.elements))
    said = [(at, e.text) for at, e in enumerate(scene.elements) if e.kind in _SAYS]
    opening = "\n".join(text for at, text in said if at < first)
    return opening, "\n".join(text for at, text in said if at > first)
