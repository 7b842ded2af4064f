"""What carrying decisions into a new draft may find."""

from shudian.finding import Kind, Severity
from shudian.wording import Wording

WORDS_GONE = Kind(
    "script.decision-words-gone",
    Severity.WARNING,
    Wording(
        "The new draft no longer says “{name}”, which was confirmed.",
        "新稿中已没有“{name}”，而它此前已确认。",
    ),
    Wording(
        "Reject it in the breakdown if it is not needed any more, or write it into the scene that shows it.",
        "若已不需要，请在分场表中否决；若仍需要，请写进相应的场次。",
    ),
)
RENAMED_PART = Kind(
    "script.decision-renamed",
    Severity.NOTE,
    Wording(
        "“{name}” speaks the lines of “{old}” now; what was decided goes with it.",
        "“{old}”的台词现由“{name}”说，原有的决定随之保留。",
    ),
    Wording(
        "Look at {name} in the breakdown if they are two characters.",
        "若是两个人物，请在分场表中核对“{name}”。",
    ),
)
