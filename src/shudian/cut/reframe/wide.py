"""What to do with two who matter and do not fit in one window."""

from enum import StrEnum


class Wide(StrEnum):
    STORY = "story"  # by who speaks: see `story.py`
    CROP = "crop"  # the window on the one who matters more
    CUT = "cut"  # from one to the other where that one begins to speak
    SPLIT = "split"
    PAD = "pad"
