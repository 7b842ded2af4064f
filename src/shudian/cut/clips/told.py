"""Why a clip was chosen, in words."""

from __future__ import annotations

from collections.abc import Mapping

from shudian.cut.clips.pick import Pick
from shudian.wording import Wording

FEATURES = {
    "face": Wording("faces", "人脸"),
    "ends_on_face": Wording("ends on a face", "收在人脸上"),
    "motion": Wording("movement", "动作"),
    "pace": Wording("quick cutting", "剪辑节奏快"),
    "speech": Wording("speech", "对白"),
    "rises": Wording("grows louder", "声音渐强"),
    "tension": Wording("late in the film", "位于影片后段"),
    "cut_start": Wording("begins at a cut", "从切点开始"),
    "cut_end": Wording("ends at a cut", "收在切点"),
    "dark": Wording("black picture", "黑场"),
    "still": Wording("nothing happens", "画面静止无人"),
}


def why(pick: Pick, language: str, further: Mapping[str, Wording]) -> str:
    """`further` are the words of features that come from elsewhere; one that nobody has a word for says its name."""
    words = {**further, **FEATURES}
    comma = "、" if language.startswith("zh") else ", "
    ranked = sorted(pick.reasons, key=lambda reason: -reason.points)
    said = ((words.get(one.feature) or Wording(one.feature, one.feature), one.points) for one in ranked)
    return comma.join(f"{word.in_(language)} {points:+.1f}" for word, points in said)
