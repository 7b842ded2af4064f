"""The categories of a breakdown by their UCIS numbers; ours count from 500."""

from __future__ import annotations

SET, LOCATION, CAST, EXTRAS, STUNTS, VEHICLES, PROPS = 0, 6, 100, 101, 102, 103, 104
EFFECTS, WARDROBE, MAKEUP, ANIMALS, SOUND, MUSIC, DRESSING = 105, 106, 107, 108, 113, 114, 116
VFX, MECHANICAL, BRAND, ON_SCREEN = 121, 122, 500, 501
