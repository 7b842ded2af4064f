"""What no schedule can cost less than: bounds that get better round by round.

`bounds(problem)` is all that a bound needs. A search that wants to dive into the linear program iterates over
`Rounds(problem)` itself, for as long as it likes, and asks it for `contents()`: which scenes stand on which slot,
each with its share.
"""

from shudian.plan.bound.rounds import Content, Rounds, bounds

__all__ = ["Content", "Rounds", "bounds"]
