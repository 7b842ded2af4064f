"""On how many slots each character, set and venue is needed at least, by its minutes; and how many there are."""

from __future__ import annotations

import numpy as np

from shudian.plan.bound.kinds import Ground, Prices
from shudian.plan.days.tables import DAY, NIGHT, Flags, Ints, Tables


def least(tables: Tables, ground: Ground) -> Ints:
    """[feature]; a scene is needed once."""
    dressing = int(tables.set_minutes[tables.set_of].min(initial=tables.maximum))
    room = max(1, tables.maximum - dressing)
    rooms = np.full(ground.cast.shape[1], room)
    people = tables.limit_work.size
    rooms[:people] = np.minimum(room, np.minimum(tables.limit_work, tables.limit_presence))
    own = np.maximum(1, tables.maximum - _set_minutes(tables))
    in_set = ground.set_of[:, None] == np.arange(own.size)
    venues = ground.venue_of[ground.set_of][:, None] == np.arange(tables.rent.size)
    sets = _slots(tables, ground, in_set, own)
    everything = _slots(tables, ground, np.ones((ground.scenes.size, 1), np.bool_), np.full(1, room))
    work = int(tables.minutes.sum() + (sets * _set_minutes(tables)).sum())
    return np.concatenate(
        [
            np.ones(ground.scenes.size, np.int64),
            _slots(tables, ground, ground.cast, np.maximum(1, rooms)),
            sets,
            _slots(tables, ground, venues, np.full(tables.rent.size, room)),
            np.maximum(everything, -(-work // tables.maximum)),
            np.zeros(len(ground.sorts), np.int64),
        ]
    )


def padding(ground: Ground) -> Prices:
    """What one more of each feature costs at least; of a scene so much that no schedule leaves it out."""
    offered = np.stack([ground.prices(kind) for kind in ground.kinds])
    prices: Prices = offered.min(axis=0)
    overtime = max(float(kind.slot.overtime[-1]) for kind in ground.kinds)
    prices[ground.parts.scenes] = 2 * (offered.max(axis=0).sum() + overtime)
    return prices


def _set_minutes(tables: Tables) -> Ints:
    return tables.set_minutes[np.argsort(tables.venue_of, kind="stable")]


def _slots(tables: Tables, ground: Ground, members: Flags, room: Ints) -> Ints:
    """Slots for the members [scene, group] with so much room in each; day and night go into slots of their own."""
    minutes, light = tables.minutes[ground.scenes], tables.light[ground.scenes]
    by_day, by_night = ((minutes * (light == which)) @ members for which in (DAY, NIGHT))
    together: Ints = -(-(minutes @ members) // room)
    needed: Ints = np.maximum(together, -(-by_day // room) - (-by_night // room))
    return needed
