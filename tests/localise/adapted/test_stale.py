"""A changed line leaves exactly its own lines, subtitles, dub and clips out of date."""

from collections.abc import Callable
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from shudian.localise.adapted.identity import Said, follow
from shudian.localise.adapted.stale import Mark, Material, What, Why, stale, told
from shudian.model.hook import Clip
from shudian.model.series import Element, ElementKind, Episode, Scene, Series, Source
from shudian.model.text import AdaptedLine, AdaptedScript, Cue, Track
from shudian.model.voice import Dub, DubLine
from shudian.units import Lang, Span

TH = Lang("th")
Words = list[list[str]]  # the lines of each scene


def script(scenes: Words) -> Series:
    """Two scenes an episode, ids by place as readers give them."""
    episodes = []
    for number in range(1, (len(scenes) + 1) // 2 + 1):
        made = []
        for at, lines in enumerate(scenes[2 * number - 2 : 2 * number], 1):
            id = f"{number}.{at}"
            elements = tuple(
                Element(f"{id}.{nth}", ElementKind.DIALOGUE, words, Source(1), character="小满")
                for nth, words in enumerate(lines, 1)
            )
            made.append(Scene(id, id, "", "", Source(1), elements=elements))
        episodes.append(Episode(str(number), number, scenes=tuple(made)))
    return Series("补天青", Lang("zh"), episodes=tuple(episodes))


def market(series: Series) -> tuple[AdaptedScript, Material]:
    """Every line adapted, each in two subtitles, dubbed, and in a clip with its neighbour."""
    lines, tracks, dubs, clips = [], [], [], []
    for episode in series.episodes:
        elements = list(episode.elements)
        spans = [Span.of(2 * at, 2 * at + 1) for at in range(2 * len(elements))]
        lines += [AdaptedLine(e.id, f"{e.text} ๑, ครับ", source=e.text) for e in elements]
        cues = [
            Cue(span, (part,), e.id)
            for e, pair in zip(elements, zip(spans[::2], spans[1::2], strict=True), strict=True)
            for span, part in zip(pair, (f"{e.text} ๑", "ครับ"), strict=True)
        ]
        tracks.append(Track(episode.number, TH, tuple(cues)))
        said = [
            DubLine(e.id, "小满", f"{e.text} ๑, ครับ", span) for e, span in zip(elements, spans, strict=False)
        ]
        dubs.append(Dub(episode.number, TH, tuple(said)))
        if elements:
            ids = tuple(e.id for e in elements[:2])
            clips.append(Clip(episode.number, (), ids, Span.of(0, 9), 1.0, ()))
    return AdaptedScript(TH, "ฟ้า", tuple(lines)), Material(tuple(tracks), tuple(dubs), tuple(clips))


def dependants(
    adapted: AdaptedScript, made: Material, sources: set[str]
) -> set[tuple[What, int | None, int]]:
    """What was made of the lines with these source words, told without any of the judge's code."""
    hit = {line.element for line in adapted.lines if line.source in sources}
    found: set[tuple[What, int | None, int]] = {
        (What.LINE, None, at) for at, line in enumerate(adapted.lines) if line.element in hit
    }
    for track in made.tracks:
        found |= {(What.CUE, track.episode, at) for at, cue in enumerate(track.cues) if cue.element in hit}
    for dub in made.dubs:
        found |= {(What.DUB, dub.episode, at) for at, line in enumerate(dub.lines) if line.element in hit}
    found |= {(What.CLIP, c.episode, at) for at, c in enumerate(made.clips) if hit & set(c.elements)}
    return found


def marked(marks: tuple[Mark, ...]) -> set[tuple[What, int | None, int]]:
    return {(mark.what, mark.episode, mark.at) for mark in marks}


@st.composite
def scripts(draw: st.DrawFn) -> Words:
    sizes = draw(st.lists(st.integers(0, 5), min_size=1, max_size=5))
    words = iter(draw(st.permutations([f"话{at}" for at in range(sum(sizes))])))
    return [[next(words) for _ in range(size)] for size in sizes]


Edit = Callable[
    [Words, st.DataObject], set[str]
]  # changes the words in place; says which source words are lost


def insert(words: Words, data: st.DataObject) -> set[str]:
    scene = data.draw(st.sampled_from(words))
    scene.insert(data.draw(st.integers(0, len(scene))), f"新{data.draw(st.integers(0, 10**9))}")
    return set()


def delete(words: Words, data: st.DataObject) -> set[str]:
    filled = [scene for scene in words if scene]
    if not filled:
        return set()
    scene = data.draw(st.sampled_from(filled))
    return {scene.pop(data.draw(st.integers(0, len(scene) - 1)))}


def change(words: Words, data: st.DataObject) -> set[str]:
    lost = delete(words, data)
    insert(words, data)
    return lost


def move(words: Words, data: st.DataObject) -> set[str]:
    taken = delete(words, data)
    scene = data.draw(st.sampled_from(words))
    for line in taken:
        scene.insert(data.draw(st.integers(0, len(scene))), line)
    return set()


@given(scripts(), st.lists(st.sampled_from([insert, delete, change, move]), max_size=6), st.data())
def test_edits_of_the_script_mark_their_dependants_and_nothing_else(
    words: Words, edits: list[Edit], data: st.DataObject
) -> None:
    adapted, made = market(script(words))
    known = {line.source for line in adapted.lines}
    lost: set[str] = set()
    for edit in edits:
        lost |= edit(words, data)
    marks = stale(script(words), adapted, made)
    assert marked(marks) == dependants(adapted, made, lost & {each for each in known if each})


@given(scripts(), st.data())
def test_one_rewritten_line_keeps_its_place_whatever_is_added_before_it(
    words: Words, data: st.DataObject
) -> None:
    adapted, made = market(script(words))
    filled = [at for at, scene in enumerate(words) if scene]
    if not filled:
        return
    scene = data.draw(st.sampled_from(filled))
    at = data.draw(st.integers(0, len(words[scene]) - 1))
    was, words[scene][at] = words[scene][at], "全新的话"
    words[scene].insert(0, "开头")
    now = script(words)
    lines = [mark for mark in stale(now, adapted, made) if mark.what is What.LINE]
    place = sum(map(len, words[:scene])) + at + 1
    ids = [element.id for episode in now.episodes for element in episode.elements]
    assert [(mark.why, mark.now) for mark in lines] == [(Why.CHANGED, ids[place])]
    assert adapted.lines[lines[0].at].source == was


@given(scripts(), st.data())
def test_one_adapted_line_written_anew_marks_what_was_made_of_it(words: Words, data: st.DataObject) -> None:
    adapted, made = market(series := script(words))
    if not adapted.lines:
        return
    at = data.draw(st.integers(0, len(adapted.lines) - 1))
    line = adapted.lines[at]
    lines = (*adapted.lines[:at], replace(line, text="คำใหม่"), *adapted.lines[at + 1 :])
    marks = stale(series, replace(adapted, lines=lines), made)
    assert marked(marks) == dependants(adapted, made, {line.source or ""}) - {(What.LINE, None, at)}
    assert {mark.why for mark in marks} <= {Why.REWRITTEN}


def test_punctuation_and_breaks_make_nothing_stale() -> None:
    adapted, made = market(series := script([["话"]]))
    lines = (replace(adapted.lines[0], text="话 ๑ ครับ。"),)
    assert stale(series, replace(adapted, lines=lines), made) == ()


def test_a_spoken_line_is_what_the_dub_must_say() -> None:
    adapted, made = market(series := script([["话"]]))
    lines = (replace(adapted.lines[0], spoken="พูด"),)
    marks = stale(series, replace(adapted, lines=lines), made)
    assert [(mark.what, mark.why) for mark in marks] == [
        (What.DUB, Why.REWRITTEN),
        (What.CLIP, Why.REWRITTEN),
    ]


def test_a_line_without_its_source_is_stale_only_when_the_script_lost_it() -> None:
    adapted = AdaptedScript(TH, "ฟ้า", (AdaptedLine("1.1.1", "ก"), AdaptedLine("1.1.2", "ข")))
    assert [(mark.element, mark.why) for mark in stale(script([["话"]]), adapted)] == [("1.1.2", Why.GONE)]


def test_equal_lines_are_told_apart_by_their_order() -> None:
    before = [Said(str(at), words) for at, words in enumerate("好坏好难好")]
    after = [Said(str(at), words) for at, words in enumerate("坏好难好")]
    moves = follow(before, after)
    assert set(moves.gone) == {"0"}
    assert moves.now == {"1": "0", "2": "1", "3": "2", "4": "3"}


def test_of_several_rewritten_lines_the_likest_are_paired() -> None:
    before = [Said("1", "这只碗是假的。", "小满"), Said("2", "爸！", "小满")]
    after = [
        Said("1", "外面下雨了。", "沈砚"),
        Said("2", "这只碗，是真的。", "小满"),
        Said("3", "爸爸！", "小满"),
    ]
    moves = follow(before, after)
    assert (moves.now, moves.added) == ({"1": "2", "2": "3"}, ("1",))


def test_marks_are_told_with_both_sources_and_the_place_now() -> None:
    adapted, made = market(script([["这只碗是假的。", "爸！"]]))
    now = script([["下雨了。", "这只碗是真的。", "爸！"]])
    findings = told(stale(now, adapted, made), now, adapted)
    assert [(finding.code, finding.place.element) for finding in findings] == [
        ("localise.stale", "1.1.2"), ("localise.stale-cue", "1.1.2"), ("localise.stale-cue", "1.1.2"),
        ("localise.stale-dub", "1.1.2"), ("localise.stale-clip", "1.1.2"),
    ]  # fmt: skip
    assert "“这只碗是假的。”; the script says “这只碗是真的。” now" in str(findings[0])
    assert "第 1 条字幕已过时：原句已改" in findings[1].in_("zh")
