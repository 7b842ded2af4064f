"""Kinds of finding of covers."""

from shudian.finding import Kind, Severity
from shudian.wording import Wording

NONE = Kind(
    "cut.covers-none",
    Severity.ERROR,
    Wording(
        "No frame of this film would make a cover: all is black or fades.",
        "没有可用作封面的画面：全片为黑场或淡入淡出。",
    ),
    Wording("Check that it is the right file.", "请确认文件是否正确。"),
)
FEW = Kind(
    "cut.covers-few",
    Severity.NOTE,
    Wording(
        "{count} covers were asked for; this film has {found} that differ.",
        "要求 {count} 张封面，本片只有 {found} 张各不相同。",
    ),
    Wording("Nothing to do.", "无需处理。"),
)
NO_FACES = Kind(
    "cut.covers-no-faces",
    Severity.WARNING,
    Wording("No face was found in any cover.", "所有封面中都没有找到人脸。"),
    Wording(
        "Fetch the models (`shudian models fetch`), or choose a frame by hand.",
        "请获取模型（shudian models fetch），或手动选帧。",
    ),
)
ENLARGED = Kind(
    "cut.covers-enlarged",
    Severity.WARNING,
    Wording(
        "The picture is {size}: a cover of {cover} is enlarged {times} times.",
        "画面为 {size}，{cover} 的封面被放大 {times} 倍。",
    ),
    Wording("Give the master, or a still of the shoot.", "请提供母版或剧照。"),
)
