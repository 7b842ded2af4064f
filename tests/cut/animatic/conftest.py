"""An episode of two short scenes with one of everything, built from nouns: the cut stage knows no reader."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from importlib import import_module
from pathlib import Path

import pytest

from shudian import fonts
from shudian.cut.animatic import animatic
from shudian.cut.animatic.draw.desk import Board
from shudian.cut.animatic.draw.figure import Look
from shudian.cut.animatic.draw.lettering import typefaces
from shudian.cut.animatic.looks import looks as looks_of
from shudian.cut.engines import ffmpeg
from shudian.model.people import Character
from shudian.model.series import (
    CastEntry,
    Element,
    ElementKind,
    Episode,
    IntExt,
    Light,
    Scene,
    Series,
    Source,
    Voice,
)
from shudian.model.text import Beat, Timeline
from shudian.model.work import Graph, Json, Needed
from shudian.units import Lang, Span

K = ElementKind
LINES = (
    (K.SHOT, "空镜：晨雾里，一条龙窑顺着山坡趴着。", None, None, None),
    (K.ACTION, "七公捧起黄泥，窑工们站在坡下。", None, None, None),
    (K.CAPTION, "七公 龙窑最后的把桩师傅", None, None, None),
    (K.DIALOGUE, "封了，就再也不开了。", "七公", None, None),
    (K.DIALOGUE, "八块钱一只进的货，你真不知道？", "小满", "怒吼", None),
    (K.DIALOGUE, "那盏灯，从来没灭过。", "小满", None, Voice.INNER),
    (K.DIALOGUE, "老板，台风改道了！", "阿芳", "电话", Voice.PHONE),
    (K.ACTION, "（特写）金线围着一片瓷。", None, None, None),
    (K.ACTION, "大白鹅伸长脖子，镜头推近，暴雨落下。", None, None, None),
    (K.SOUND, "雷声", None, None, None),
    (K.TIME_IN, "闪回", None, None, None),
    (K.SUPER, "四十年前", None, None, None),
    (K.TIME_OUT, "闪回结束", None, None, None),
    (K.TRANSITION, "黑屏", None, None, None),
)


@dataclass(frozen=True)
class Given:
    series: Series
    episode: Episode
    timeline: Timeline

    def graph(self, language: str = "zh") -> Graph:
        return animatic(
            self.series, self.episode, self.timeline, ffmpeg=ffmpeg.locate(threads=1), language=language
        )


def given(
    lines: tuple[tuple[K, str, str | None, str | None, Voice | None], ...] = LINES,
    place: str = "龙窑-窑头",
    frames: int = 20,
) -> Given:
    """A series of one episode of one scene, `frames` a beat."""
    elements = tuple(
        Element(f"e{at}", kind, text, Source(at + 1), character=who, parenthetical=how, voice=voice)
        for at, (kind, text, who, how, voice) in enumerate(lines)
    )
    scene = Scene(
        "s1", "1-1", "1-1 夜 外", place, Source(1), "夜", Light.NIGHT, IntExt.EXT,
        cast=(CastEntry("七公"), CastEntry("小满"), CastEntry("窑工", count=3)), elements=elements,
    )  # fmt: skip
    episode = Episode("ep1", 1, "假的", (scene,))
    cast = (
        Character("小满", "27", "金缮师，七公的外孙女"),
        Character("七公", "70", "龙窑师傅"),
        Character("阿芳", "45", "会计"),
    )
    beats = []
    for at, element in enumerate(elements):
        span = Span.of(Fraction(at * frames, 25), Fraction((at + 1) * frames, 25))
        beats.append(Beat(element.id, "s1", element.kind, span, span if element.kind is K.DIALOGUE else None))
    return Given(Series("补天青", Lang("zh"), cast, (episode,)), episode, Timeline(1, tuple(beats)))


@pytest.fixture(scope="session")
def write() -> Callable[..., Given]:
    """Makes an episode: lines, place and frames a beat."""
    return given


@pytest.fixture(scope="session")
def everything() -> Given:
    return given()


@pytest.fixture(scope="session")
def board(everything: Given) -> Board:
    looks = {name: Look.of(look) for name, look in looks_of(everything.series).items()}
    type_ = typefaces(fonts.need("Hans").path, fonts.need("Latn").path, {"Thai": fonts.need("Thai").path})
    return Board(looks, type_, 280, "zh")


def done(graph: Graph, folder: Path) -> Mapping[str, Path]:
    """Run each node in turn; the folder of each."""
    folders: dict[str, Path] = {}
    for node in graph.nodes:
        out = folder / node.name
        out.mkdir(parents=True)
        inputs = {name: folders[i.node] / i.file for name, i in node.inputs if isinstance(i, Needed)}
        module, _, function = node.run.partition(":")
        settings: dict[str, Json] = json.loads(node.settings)
        getattr(import_module(module), function)(inputs, settings, out)
        assert sorted(path.name for path in out.iterdir()) == sorted(node.makes)
        folders[node.name] = out
    return folders


@pytest.fixture(scope="session")
def made(everything: Given, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The whole episode, run once."""
    return done(everything.graph(), tmp_path_factory.mktemp("animatic"))


@pytest.fixture(scope="session")
def again(everything: Given, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """And once more, elsewhere."""
    return done(everything.graph(), tmp_path_factory.mktemp("again"))
