"""An episode as players load it: one file a rendition, or CMAF segments; MP4 for a platform."""

from shudian.cut.package.cmaf import Episode
from shudian.cut.package.deliver import Title, encrypted, for_platforms, segmented
from shudian.cut.package.one_file import PLAY_LIST, deliver, names, package, read_texts
from shudian.cut.package.tracks import Picture, Sound, picture, sound

__all__ = [
    "PLAY_LIST", "Episode", "Picture", "Sound", "Title", "deliver", "encrypted", "for_platforms", "names",
    "package", "picture", "read_texts", "segmented", "sound",
]  # fmt: skip
