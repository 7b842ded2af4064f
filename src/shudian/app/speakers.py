"""Who is who in two scripts of one series."""

from __future__ import annotations

from collections import Counter, defaultdict

from shudian.model.series import Series


def same_speakers(own: Series, other: Series) -> dict[str, str]:
    """Characters of `own` by who says most of their lines in `other`, an adaptation line by line.

    A character whose lines are mostly someone else's in turn is left out: the scripts do not run together.
    """
    theirs = {element.id: element.character for scene in other.scenes for element in scene.elements}
    heard: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for scene in own.scenes:
        for element in scene.elements:
            if element.character and (speaker := theirs.get(element.id)):
                heard[element.character][speaker] += 1
    return {
        name: speaker
        for name, speakers in heard.items()
        for speaker, times in speakers.most_common(1)
        if 2 * times > speakers.total()
    }
