"""What a layout writes before and around a part, in Chinese and in English."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from shudian.model.series import ElementKind as Kind
from shudian.model.series import IntExt


@dataclass(frozen=True, slots=True)
class Labels:
    title: str
    logline: str
    synopsis: str
    source_work: str
    people: str
    episode: str
    titled: str  # between an episode's number and its title
    time: str
    place: str
    int_ext: str
    shot_at: str
    cast: str
    comma: str  # between the names of a cast line
    colon: str
    round: str  # brackets around {}
    square: str
    times: str  # before a count
    at_once: str  # beside a name that speaks with the one before
    scene: str  # a heading that is only a number
    flashback: str
    paywall: str
    inside: MappingProxyType[IntExt, str]
    kinds: MappingProxyType[Kind, str]


CHINESE = Labels(
    title="《{}》", logline="一句话梗概", synopsis="大纲", source_work="改编IP", people="人物小传",
    episode="第{}集", titled="：", time="时间", place="地点", int_ext="内外", shot_at="取景地", cast="人物",
    comma="、", colon="：", round="（{}）", square="【{}】", times="*", at_once="同时", scene="第{}场", flashback="闪回", paywall="卡点",
    inside=MappingProxyType({IntExt.INT: "内", IntExt.EXT: "外", IntExt.INT_EXT: "内/外"}),
    kinds=MappingProxyType({
        Kind.SUPER: "字幕", Kind.CAPTION: "人名条", Kind.SOUND: "音效", Kind.MUSIC: "BGM", Kind.VFX: "特效",
        Kind.PROP_NOTE: "道具", Kind.HOOK: "钩子",
        Kind.LYRICS: "唱词", Kind.CENTERED: "居中", Kind.NOTE: "批注", Kind.SECTION: "段落", Kind.SYNOPSIS: "梗概",
        Kind.OMITTED: "删稿", Kind.PAGE_BREAK: "分页", Kind.TRANSITION: "转场", Kind.SHOT: "镜头",
    }),
)  # fmt: skip

ENGLISH = Labels(
    title="《{}》", logline="Logline", synopsis="Synopsis", source_work="Based on", people="Characters",
    episode="EPISODE {}", titled=": ", time="Time", place="Location", int_ext="Int/Ext", shot_at="Shot at",
    cast="Characters", comma=", ", colon=": ", round="({})", square="[{}]", times="*", at_once="SIMULTANEOUSLY", scene="Scene {}",
    flashback="FLASHBACK", paywall="PAYWALL",
    inside=MappingProxyType({IntExt.INT: "INT.", IntExt.EXT: "EXT.", IntExt.INT_EXT: "INT./EXT."}),
    kinds=MappingProxyType({
        Kind.SUPER: "TITLE CARD", Kind.CAPTION: "NAME CARD", Kind.SOUND: "SFX", Kind.MUSIC: "MUSIC", Kind.VFX: "VFX",
        Kind.PROP_NOTE: "PROP", Kind.HOOK: "HOOK", Kind.LYRICS: "LYRICS", Kind.CENTERED: "CENTERED", Kind.NOTE: "NOTE",
        Kind.SECTION: "SECTION", Kind.SYNOPSIS: "SYNOPSIS", Kind.OMITTED: "OMITTED", Kind.PAGE_BREAK: "PAGE BREAK",
    }),
)  # fmt: skip
