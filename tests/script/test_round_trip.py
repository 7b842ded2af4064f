"""Any series written in the common layout reads back as it was."""

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from shudian.model.series import ElementKind, Series
from shudian.script import read

NAMES = st.sampled_from(["林知夏", "顾承野", "周曼", "周父", "保安甲", "欧阳明月", "阿芳"])
PLACES = st.sampled_from(
    ["会议室", "鼎丰大厦-门口", "商务车内", "老弄堂", "龙窑-窑头", "上海老城·旧址", "演武场外墙"]
)
TIMES = st.sampled_from(["日", "夜", "清晨", "黄昏", "深夜", "亥时", "午后"])
INSIDE = st.sampled_from(["内", "外", "内/外"])
WORDS = st.text("小满走进了漆坊看见一只碗别来他说的话没有回头abcOK12，", min_size=1, max_size=20).map(
    lambda text: "词" + text.strip("，") + "。"
)
DIRECTIONS = st.sampled_from([None, "冷笑", "低声", "转身，看窗外"])
EXTENSIONS = st.sampled_from([None, None, "OS", "VO"])


@dataclass(frozen=True)
class Line:
    who: str
    extension: str | None
    direction: str | None
    words: str

    def __str__(self) -> str:
        heard = f"（{self.extension}）" if self.extension else ""
        said = f"（{self.direction}）" if self.direction else ""
        return f"{self.who}{heard}：{said}{self.words}"


@dataclass(frozen=True)
class Beat:
    kind: ElementKind
    words: str

    def __str__(self) -> str:
        return {
            ElementKind.ACTION: "△{}",
            ElementKind.SUPER: "【字幕：{}】",
            ElementKind.SOUND: "【音效：{}】",
        }[self.kind].format(self.words)


@dataclass(frozen=True)
class Page:
    place: str
    time: str
    inside: str
    cast: tuple[tuple[str, int | None], ...]
    body: tuple[Line | Beat, ...]


LINES = st.builds(Line, NAMES, EXTENSIONS, DIRECTIONS, WORDS)
BEATS = st.builds(Beat, st.sampled_from([ElementKind.ACTION, ElementKind.SUPER, ElementKind.SOUND]), WORDS)
CAST = st.lists(
    st.tuples(NAMES, st.none() | st.integers(2, 30)), min_size=1, max_size=5, unique_by=lambda e: e[0]
).map(tuple)
PAGES = st.builds(
    Page, PLACES, TIMES, INSIDE, CAST, st.lists(LINES | BEATS, min_size=1, max_size=6).map(tuple)
)
SERIES = st.lists(st.lists(PAGES, min_size=1, max_size=3), min_size=1, max_size=4)


def rendered(episodes: list[list[Page]], order: str, cue: str) -> str:
    out = ["《归零》", ""]
    for number, scenes in enumerate(episodes, 1):
        out += [f"第{number}集 标题{number}", ""]
        for at, scene in enumerate(scenes, 1):
            fields = {"place": scene.place, "time": scene.time, "ie": scene.inside}
            out.append(order.format(number=f"{number}-{at}", **fields))
            out.append("人物：" + "、".join(f"{n}*{c}" if c else n for n, c in scene.cast))
            out += [
                f"{line.who}（{line.direction}）：{line.words}"
                if cue == "before" and isinstance(line, Line) and line.direction and not line.extension
                else str(line)
                for line in scene.body
            ]
            out.append("")
    return "\n".join(out)


ORDERS = st.sampled_from(
    [
        "{number} {time} {ie} {place}",
        "{number} {place} {time} {ie}",
        "**{number} {time} {ie} {place}**",
        "{number}场  {place}\t{time}\t{ie}",
        "{number}、{place} {time} {ie}",
        "{number}{time}{ie} {place}",
        "{number} {ie} {place} {time}",
        "{number} {place}［{ie}］［{time}］",
        "{number}：{place}。{time}。{ie}。",
        "{number} {place}，{time}，{ie}",
        "第 {number} 场 {place}\t{time}\t{ie}",
        "{number}\n时：{time}{ie}\n景：{place}",
        "### 场{number}\n{time} {ie} {place}",
        "场{number}：{place}\n夜/日：{time}\n外/内：{ie}",
    ]
)


def told(made: Series) -> list[list[tuple[object, ...]]]:
    return [
        [
            (scene.number, scene.place, scene.time, scene.int_ext and scene.int_ext.value.replace("_", "/")),
            *((e.name, e.count) for e in scene.cast),
            *((e.kind, e.character, e.extension, e.parenthetical, e.text) for e in scene.elements),
        ]
        for scene in made.scenes
    ]  # fmt: skip


def meant(episodes: list[list[Page]]) -> list[list[tuple[object, ...]]]:
    inside = {"内": "INT", "外": "EXT", "内/外": "INT/EXT"}
    return [
        [
            (f"{number}-{at}", scene.place, scene.time, inside[scene.inside]),
            *scene.cast,
            *(
                (ElementKind.DIALOGUE, line.who, line.extension, line.direction, line.words)
                if isinstance(line, Line)
                else (line.kind, None, None, None, line.words)
                for line in scene.body
            ),
        ]
        for number, scenes in enumerate(episodes, 1)
        for at, scene in enumerate(scenes, 1)
    ]  # fmt: skip


@settings(max_examples=150)
@given(SERIES, ORDERS, st.sampled_from(["before", "inside"]))
def test_a_series_in_the_common_layout_reads_back(episodes: list[list[Page]], order: str, cue: str) -> None:
    made, _ = read(rendered(episodes, order, cue).encode(), "a.txt")
    assert made
    assert [episode.title for episode in made.episodes] == [f"标题{n}" for n in range(1, len(episodes) + 1)]
    assert told(made) == meant(episodes)
