"""What a format may be unable to keep of a cue: in words, and how it is seen."""

from __future__ import annotations

from collections.abc import Callable

from shudian.model.text import Cue, Style
from shudian.wording import Wording

SPEAKERS = Wording("who speaks", "说话人")
ELEMENTS = Wording("the script line of a cue", "字幕对应的剧本行")
LINKS = Wording("the cue that one was made from", "所依据的原字幕")
ROLES = Wording("inner voice and narration", "内心独白与旁白")
PLACES = Wording("that a text stands at the top", "置顶位置")
BREAKS = Wording("where a cue's lines break", "断行位置")
REGIONS = Wording("where a text stands on the picture", "文字在画面中的位置")
TIMES = Wording("times finer than its clock", "更精细的时间")
SIGNS = Wording("braces and other signs that it gives a meaning", "花括号等有特殊含义的符号")
RUBY = Wording("readings above characters", "注音")
VOICES = Wording("who speaks within a cue", "同一条内的多位说话人")
STYLES = Wording("styles", "样式")
TOLD = Wording("times within a cue", "条内时间")
#: What readers leave aside of a file.
OTHERS = Wording("styles and positions", "样式与位置")

TESTS: dict[Wording, Callable[[Cue], bool]] = {
    SPEAKERS: lambda cue: cue.speaker is not None,
    ELEMENTS: lambda cue: cue.element is not None,
    LINKS: lambda cue: cue.source is not None,
    ROLES: lambda cue: cue.role in ("inner", "narration"),
    PLACES: lambda cue: cue.role == "super",
    BREAKS: lambda cue: len(cue.lines) > 1,
}
STYLED: dict[Wording, frozenset[Style]] = {
    RUBY: frozenset({Style.RUBY}),
    VOICES: frozenset({Style.VOICE}),
    TOLD: frozenset({Style.TIME}),
    STYLES: frozenset(Style) - {Style.RUBY, Style.VOICE, Style.TIME},
}
