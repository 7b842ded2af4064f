"""Series as any writer could make them, and when two of them say the same.

    from tests.script.generated import differences, same, series_of

The test runner's import mode puts this folder's parents into the module table, so tests in it
(and mypy) import the module by that name; it is no plugin and needs no conftest.

`series_of("zh")` is a hypothesis strategy. Its keywords leave out what a format cannot hold:
`kinds` (element kinds), `multiline` (line breaks inside an element), `dual`, `nasty` (brackets,
colons, digits, full-width marks in the words), `tags` and `lengths` (off: Final Draft's own).
Every derived field (light, voice, flashback between two marks, hook, ids) is what a reader makes of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from shudian.model.people import Character
from shudian.model.series import (
    CastEntry,
    Element,
    ElementKind,
    Episode,
    IntExt,
    Scene,
    Series,
    Source,
    Tag,
)
from shudian.script import terms
from shudian.script.draft import EpisodeDraft, SceneDraft, SeriesDraft
from shudian.script.flashback import mark_flashbacks
from shudian.units import Eighths, Lang

#: Kinds that a scene may hold; what stands before the first episode is written from the fields.
BODY = frozenset(ElementKind) - {ElementKind.FRONT, ElementKind.END}
_MULTILINE = frozenset(
    {
        ElementKind.ACTION,
        ElementKind.DIALOGUE,
        ElementKind.NOTE,
        ElementKind.OMITTED,
        ElementKind.LYRICS,
        ElementKind.CENTERED,
    }
)
_LIKELY = (ElementKind.ACTION, ElementKind.DIALOGUE, ElementKind.DIALOGUE)

_WORDS: dict[str, dict[str, list[str]]] = {
    "zh": {
        "sentences": [
            "小满走进漆坊，看见一只碗。", "长桌两侧坐满股东", "他没有回头。", "碎了。", "谁干的？", "……", "茶还是热的，人刚走。",
            "那盏灯，从来没灭过", "一辆黑色商务车急停在门口，车窗降下。", "在线……三万了！", "林小姐，想不想把公司拿回来？", "好", "定格",
        ],
        "nasty": [
            "（冷笑）", "【字幕】", "3-1号房间", "7-112号房间", "第2集", "１２只", "ＯＫ", "他说：", "周曼：", "“好”", "「别来」", "《归零》",
            "人物：", "△", "——", "*6", "_下划_", "#3#", "[注]", "～", "＞", "！", "@", "OS", "（电话）", "EXT.", "\\", "：", "/", "|", "内", "日",
        ],
        "titles": ["假的", "净身出户", "封窑：上", "第二只碗", "3天", "“归零”", "茶（下）"],
        "names": ["林知夏", "顾承野", "周父", "保安甲", "欧阳明月", "阿芳", "系统", "旁白", "L", "叶小满", "老板2"],
        "places": [
            "会议室", "鼎丰大厦-门口", "酒店-走廊", "厨房/客厅", "上海老城·旧址", "演武场外墙", "商务车内", "龙窑-窑头", "12号仓库", "内务府",
        ],
        "times": ["日", "夜", "清晨", "黄昏", "深夜", "亥时", "亥时三刻", "午后", "次日", "雨夜", "凌晨", "傍晚"],
        "locations": ["瓯岭县永济廊桥", "上海 武康路", "碗底村古龙窑（东）"],
        "extensions": ["OS", "VO", "电话音", "画外音"],
        "directions": ["冷笑", "低声", "转身，看窗外", "对周岭：小声", "指3号门", "一字一顿"],
        "cast_notes": ["仅声音", "高漱玉侍女", "背影"],
        "groups": ["众乡亲", "围观群众", "宾客们"],
        "counted": ["股东", "打手", "村民"],
        "ages": ["27", "二十出头", "70岁"],
        "bios": ["金缮师，七公的外孙女。嘴比刀快，手比雪轻。", "话少，护短", "来自3号窑（东）：省话。"],
        "front": ["瓯岭县最后一座龙窑要封了。", "她说：不合，才要金。", "四十年前，第2集里的师弟摔碎了“另一只”碗（天青）。"],
        "series": ["补天青", "归零合伙人", "3-1号房间", "天青：碗"],
        "ends": ["第一集完", "（全剧终）", "本集完"],
        "shots": ["特写：", "空镜："],
        "transitions": ["切", "叠化", "黑屏", "闪白"],
        "time_in": ["闪回", "回忆", "闪回2", "梦境"],
        "time_out": ["闪回结束", "回忆结束"],
        "resume": ["场景接1-1"],
        "english": ["Mia Zhou", "Seven"],
    },
    "en": {
        "sentences": [
            "Mia walks into the lacquer shop and sees a bowl.", "Shareholders line the table.", "It broke.", "Who did that?", "...",
            "The tea is still warm", "A black van stops in front of her.", "Thirty thousand online!", "He doesn't look back.", "Fine", "STOP",
        ],
        "nasty": [
            "(coldly)", "[beat]", "Room 3-1", "EPISODE 2", "he says:", "MIA:", "“no”", '"yes"', "TITLE CARD:", "--", "x6", "_under_", "#3#",
            "[note]", "~", ">", "!", "@", "V.O.", "EXT.", "INT. ROOM - DAY", "\\", ":", "/", "|", "*bold*", "{", "ＯＫ", "’s", "CUT TO:", "1.",
        ],
        "titles": ["Fake", "Out With Nothing", "The Kiln: Part One", "3 Days", "“Zero”", "Tea (Last)"],
        "names": ["MIA", "Dr. Chen", "OLD MAN 2", "McAvoy", "GUARD A", "LINH O'NEIL", "NARRATOR", "SYSTEM", "Anna-Lee"],
        "places": ["COURT", "Maple Street", "HOTEL - CORRIDOR", "KITCHEN/LIVING ROOM", "12 KILN ROAD", "MIA'S CAR", "Room 3-1"],
        "times": ["DAY", "NIGHT", "DAWN", "DUSK", "CONTINUOUS", "LATER", "MOMENTS LATER", "EVENING"],
        "locations": ["Ouling County, Covered Bridge", "Pier 3"],
        "extensions": ["V.O.", "O.S.", "ON PHONE"],
        "directions": ["coldly", "low", "turning, to the window", "to Ian: quietly", "points at door 3"],
        "cast_notes": ["voice only", "Mia's aunt"],
        "groups": [],
        "counted": ["Guard", "Villager"],
        "ages": ["27", "70"],
        "bios": ["A kintsugi mender. Sharp tongue, soft hands.", "Of kiln 3 (east): says little."],
        "front": ["The last kiln of the county closes.", "She says: only gold where it doesn't fit.", "Forty years ago (episode 2) he broke “the other” bowl."],
        "series": ["Mending the Sky", "Zero Partners", "Room 3-1", "Blue: A Bowl"],
        "ends": ["END OF EPISODE", "THE END"],
        "shots": [],
        "transitions": ["CUT TO:", "SMASH CUT TO:", "FADE OUT."],
        "time_in": ["FLASHBACK"],
        "time_out": ["END FLASHBACK", "BACK TO PRESENT"],
        "resume": [],
        "english": [],
    },
}  # fmt: skip


def _one(words: list[str]) -> SearchStrategy[str]:
    return st.sampled_from(words)


def _maybe(words: list[str]) -> SearchStrategy[str | None]:
    return st.none() | _one(words) if words else st.none()


def texts(language: str, *, nasty: bool = True) -> SearchStrategy[str]:
    """The words of one line: sentences of the trade, with marks before, between and behind them."""
    words = _WORDS[language]
    sentence = _one(words["sentences"])
    if not nasty:
        return sentence
    mark = st.just("") | _one(words["nasty"])
    glue = " " if language == "en" else ""
    return st.builds(
        lambda *parts: glue.join(part for part in parts if part), mark, sentence, mark, st.just("") | sentence
    )


def _words_of(kind: ElementKind, language: str, *, multiline: bool, nasty: bool) -> SearchStrategy[str]:
    words, plain = _WORDS[language], texts(language, nasty=nasty)
    fixed = {
        ElementKind.TRANSITION: "transitions",
        ElementKind.TIME_IN: "time_in",
        ElementKind.TIME_OUT: "time_out",
        ElementKind.RESUME: "resume",
    }
    if kind in fixed:
        return _one(words[fixed[kind]])
    if kind is ElementKind.PAGE_BREAK:
        return st.just("")
    if kind is ElementKind.SHOT:
        return st.builds(str.__add__, _one(words["shots"]), plain)
    if multiline and kind in _MULTILINE:
        return st.lists(plain, min_size=1, max_size=3).map("\n".join)
    return plain


def _possible(language: str, kinds: frozenset[ElementKind]) -> list[ElementKind]:
    words = _WORDS[language]
    lacking = {
        kind for kind, key in ((ElementKind.SHOT, "shots"), (ElementKind.RESUME, "resume")) if not words[key]
    }
    return sorted((kinds & BODY) - lacking)


@st.composite
def elements(
    draw: DrawFn,
    language: str,
    kinds: frozenset[ElementKind] = BODY,
    *,
    multiline: bool = True,
    dual: bool = True,
    nasty: bool = True,
    tags: bool = False,
) -> Element:
    possible = _possible(language, kinds)
    likely = [kind for kind in _LIKELY if kind in kinds] or possible
    kind = draw(_one_kind(likely) | _one_kind(possible))
    text = draw(_words_of(kind, language, multiline=multiline, nasty=nasty))
    marked = draw(_tags(text)) if tags and kind in (ElementKind.ACTION, ElementKind.DIALOGUE) else ()
    if kind is not ElementKind.DIALOGUE:
        return Element("", kind, text, Source(1), tags=marked)
    words = _WORDS[language]
    who, extension = draw(_one(words["names"])), draw(_maybe(words["extensions"]))
    said = draw(_maybe(words["directions"]))
    return Element(
        "",
        kind,
        text,
        Source(1),
        tags=marked,
        character=who,
        extension=extension,
        parenthetical=said,
        voice=terms.voice(who, extension, said),
        dual=dual and draw(st.integers(0, 3)) == 3,
    )


def _one_kind(kinds: list[ElementKind]) -> SearchStrategy[ElementKind]:
    return st.sampled_from(kinds)


@st.composite
def _tags(draw: DrawFn, text: str) -> tuple[Tag, ...]:
    """At most one tag: words on one line, none empty."""
    line = text.split("\n", 1)[0]
    start = draw(st.integers(0, len(line) - 1))
    end = draw(st.integers(start + 1, len(line)))
    if not draw(st.booleans()) or line[start:end].strip() != line[start:end]:
        return ()
    category = draw(st.sampled_from([104, 106, 103, 500]))
    return (Tag(start, end, category, line[start:end], "Brand" if category == 500 else None),)


def _cast(language: str) -> SearchStrategy[list[CastEntry]]:
    words = _WORDS[language]
    named = st.builds(CastEntry, _one(words["names"]), note=_maybe(words["cast_notes"]))
    counted = st.builds(
        lambda name, count: CastEntry(name, count, None, count > 1),
        _one(words["counted"]),
        st.integers(1, 30),
    )
    kinds = named | counted
    if words["groups"]:
        kinds |= st.builds(lambda name: CastEntry(name, group=True), _one(words["groups"]))
    return st.lists(kinds, max_size=5, unique_by=lambda entry: entry.name)


@st.composite
def _scenes(draw: DrawFn, language: str, episode: int, at: int, body: SearchStrategy[Element]) -> SceneDraft:
    words = _WORDS[language]
    forms = [f"{episode}-{at}"] * 6 + [f"{episode}-{at}A", ""] + [f"{episode}-{at - 1}-1"] * (at > 1)
    return SceneDraft(
        heading="",
        number=draw(st.sampled_from(forms)),
        place=draw(_one(words["places"])),
        source=Source(1),
        time=draw(_maybe(words["times"])),
        int_ext=draw(st.none() | st.sampled_from(IntExt)),
        flashback=draw(st.integers(0, 7)) == 7,
        location=draw(st.none() | st.none() | _one(words["locations"])),
        cast=draw(_cast(language)),
        elements=_paired(draw(st.lists(body, max_size=6))),
    )


def _paired(elements: list[Element]) -> list[Element]:
    """Two may speak at once: a dual line follows a line that is not dual itself."""
    made: list[Element] = []
    for element in elements:
        before = made[-1] if made else None
        alone = before is None or before.kind is not ElementKind.DIALOGUE or before.dual
        made.append(replace(element, dual=False) if alone else element)
    return made


@st.composite
def _episodes(
    draw: DrawFn, language: str, number: int, kinds: frozenset[ElementKind], body: SearchStrategy[Element]
) -> EpisodeDraft:
    words = _WORDS[language]
    made = EpisodeDraft(number, draw(st.just("") | _one(words["titles"])), Source(1))
    made.seconds = draw(st.none() | st.integers(20, 300))
    for at in range(1, draw(st.integers(1, 3)) + 1):
        made.scenes.append(draw(_scenes(language, number, at, body)))
    for scene in made.scenes:
        for element in scene.elements:
            made.hook = element.text if element.kind is ElementKind.HOOK else made.hook
    made.paywall = made.hook is not None and draw(st.booleans())
    if draw(st.integers(0, 3)) == 3:
        made.end_mark = draw(_one(words["ends"]))
        made.scenes[-1].elements.append(Element("", ElementKind.END, made.end_mark, Source(1)))
    return made


def _people(language: str) -> SearchStrategy[list[Character]]:
    words = _WORDS[language]
    return st.lists(
        st.builds(
            Character,
            _one(words["names"]),
            _maybe(words["ages"]),
            _maybe(words["bios"]),
            name_en=_maybe(words["english"]),
        ),
        max_size=4,
        unique_by=lambda person: person.name,
    )


@st.composite
def series_of(
    draw: DrawFn,
    language: str,
    kinds: frozenset[ElementKind] = BODY,
    *,
    multiline: bool = True,
    dual: bool = True,
    nasty: bool = True,
    tags: bool = False,
    lengths: bool = False,
) -> Series:
    words = _WORDS[language]
    body = elements(language, kinds, multiline=multiline, dual=dual, nasty=nasty, tags=tags)
    draft = SeriesDraft(draw(_one(words["series"])), draw(_people(language)))
    number = 0
    for _ in range(draw(st.integers(1, 3))):
        number += draw(st.sampled_from([1, 1, 1, 2]))
        draft.episodes.append(draw(_episodes(language, number, kinds, body)))
    draft.logline = draw(_maybe(words["front"]))
    draft.synopsis = draw(st.none() | st.lists(_one(words["front"]), min_size=1, max_size=2).map("\n".join))
    draft.source_work = draw(_maybe(words["series"]))
    mark_flashbacks(draft, None)
    made = draft.finished(Lang(language))
    return _with_lengths(made, draw(st.integers(1, 40))) if lengths else made


def _with_lengths(series: Series, first: int) -> Series:
    return replace(
        series,
        episodes=tuple(
            replace(
                episode,
                scenes=tuple(
                    replace(scene, length=Eighths(first + at)) for at, scene in enumerate(episode.scenes)
                ),
            )
            for episode in series.episodes
        ),
    )


def languages() -> SearchStrategy[str]:
    return st.sampled_from(["zh", "en"])


def same(a: Series | None, b: Series | None) -> bool:
    """Equal in everything but ids, sources, headings and raw lines as typed, manuscript and confidence."""
    return a is not None and b is not None and not differences(a, b)


def differences(a: Series, b: Series) -> list[str]:
    """What differs, a line each; empty if the two say the same."""
    told_a, told_b = dict(_told(a)), dict(_told(b))
    return [
        f"{at}: {told_a.get(at, 'nothing')!r} != {told_b.get(at, 'nothing')!r}"
        for at in dict.fromkeys([*told_a, *told_b])
        if told_a.get(at) != told_b.get(at)
    ]


_SERIES_FIELDS = ("title", "language", "characters", "aliases", "source_work", "logline", "synopsis")
_EPISODE_FIELDS = ("number", "title", "hook", "paywall", "declared_seconds", "end_mark")
_SCENE_FIELDS = (
    "number", "place", "time", "time_norm", "int_ext", "flashback", "location", "cast", "length",
)  # fmt: skip
_ELEMENT_FIELDS = ("kind", "text", "character", "extension", "voice", "parenthetical", "dual", "tags")


def _told(series: Series) -> Iterator[tuple[str, Any]]:
    """Every field that counts, by its place: `2.1.3 text` is episode 2, scene 1, element 3."""
    yield from _fields("series", series, _SERIES_FIELDS)
    front = [element for element in series.front if element.kind is not ElementKind.FRONT]
    for at, element in enumerate(front, 1):
        yield from _fields(f"front {at}", element, _ELEMENT_FIELDS)
    for at, episode in enumerate(series.episodes, 1):
        yield from _told_episode(f"{at}", episode)


def _told_episode(place: str, episode: Episode) -> Iterator[tuple[str, Any]]:
    yield from _fields(place, episode, _EPISODE_FIELDS)
    for at, scene in enumerate(episode.scenes, 1):
        yield from _told_scene(f"{place}.{at}", scene)


def _told_scene(place: str, scene: Scene) -> Iterator[tuple[str, Any]]:
    yield from _fields(place, scene, _SCENE_FIELDS)
    for at, element in enumerate(scene.elements, 1):
        yield from _fields(f"{place}.{at}", element, _ELEMENT_FIELDS)


def _fields(place: str, part: object, names: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    for name in names:
        yield f"{place} {name}", getattr(part, name)
