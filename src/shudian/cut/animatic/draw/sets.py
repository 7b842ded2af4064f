"""From the words of a place to its backdrop."""

from __future__ import annotations

from functools import lru_cache

from PIL import Image

from shudian.cut.animatic.draw import indoors, outdoors, regional, works
from shudian.cut.animatic.draw.ink import HEIGHT, WIDTH, Sheet, chance
from shudian.cut.animatic.draw.motifs import Drawn
from shudian.cut.animatic.draw.palette import palette

SETS: dict[str, Drawn] = {
    "studio": regional.studio, "boiler": regional.boiler, "hillkiln": regional.hillkiln, "bridge": regional.bridge,
    "kiln": works.kiln, "workshop": works.workshop, "factory": works.factory, "store": works.store,
    "house": indoors.house, "tea": indoors.tea, "lacquer": indoors.lacquer, "office": indoors.office,
    "hospital": indoors.hospital, "car": indoors.car, "shop": indoors.shop, "room": indoors.room,
    "courtyard": outdoors.courtyard, "river": outdoors.river, "hills": outdoors.hills, "street": outdoors.street,
    "town": outdoors.town, "dock": outdoors.dock, "road": outdoors.road,
}  # fmt: skip


@lru_cache(maxsize=12)
def backdrop(kind: str, place: str, light: str) -> Image.Image:
    """The set without anybody in it. The same place keeps its furniture in any light."""
    colors = palette(light, place)
    sheet = Sheet(WIDTH, HEIGHT, colors.wall)
    SETS[kind](sheet, colors, chance("set", kind, place), light == "NIGHT")
    return sheet.finished()
