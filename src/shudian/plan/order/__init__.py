"""The order inside a shooting day: what keeps limits and links, then light, and then makes the cast wait least."""

from shudian.plan.order.arrange import Arrangement, arranged, orderable
from shudian.plan.order.hours import Hours

__all__ = ["Arrangement", "Hours", "arranged", "orderable"]
