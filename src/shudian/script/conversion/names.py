"""What a loss is called: fields of a series, and its elements by kind."""

from __future__ import annotations

from shudian.model.series import ElementKind
from shudian.script.doctor.said import KINDS
from shudian.wording import Wording

_FIELDS = {
    "series.title": Wording("the title", "剧名"),
    "series.characters": Wording("the characters", "人物小传"),
    "series.aliases": Wording("other titles", "别名"),
    "series.source_work": Wording("the work it is based on", "改编来源"),
    "series.logline": Wording("the logline", "一句话梗概"),
    "series.synopsis": Wording("the synopsis", "大纲"),
    "episode": Wording("episodes", "分集"),
    "episode.number": Wording("episode numbers", "集号"),
    "episode.title": Wording("episode titles", "集名"),
    "episode.hook": Wording("hooks", "钩子"),
    "episode.paywall": Wording("paywall marks", "付费卡点"),
    "episode.declared_seconds": Wording("declared lengths of episodes", "分集时长"),
    "episode.end_mark": Wording("end marks of episodes", "集末标记"),
    "scene": Wording("scenes", "场"),
    "scene.number": Wording("scene numbers", "场次"),
    "scene.place": Wording("places of scenes", "场景"),
    "scene.time": Wording("times of scenes", "时间"),
    "scene.int_ext": Wording("interior or exterior", "内外景"),
    "scene.flashback": Wording("flashback scenes", "闪回场"),
    "scene.location": Wording("shooting locations", "取景地"),
    "scene.cast": Wording("cast lines", "出场人物"),
    "scene.length": Wording("scene lengths in eighths", "场次页数"),
    "element.text": Wording("words", "文字"),
    "element.character": Wording("names of speakers", "说话人"),
    "element.extension": Wording("extensions of cues (OS, VO)", "OS、VO 等标注"),
    "element.parenthetical": Wording("directions inside speeches", "台词提示"),
    "element.dual": Wording("lines spoken at once", "同时说的台词"),
    "element.tags": Wording("breakdown tags", "拆解标记"),
}


def name(what: str) -> Wording:
    """`scene.time` → the times of scenes; `element:hook` → hook, as its own kind of line."""
    if what.startswith("element:"):
        kind = KINDS[ElementKind(what.removeprefix("element:"))]
        return Wording(f"the kind of line “{kind.en}”", f"“{kind.zh}”类的行")
    return _FIELDS[what]
