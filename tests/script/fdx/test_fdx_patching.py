"""A changed series over its own Final Draft file: what did not change stays as it stands."""

import difflib
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.script.generated import differences, languages, series_of

from shudian.model.series import Element, ElementKind, Scene, Series, Tag
from shudian.script import breakdown
from shudian.script.fdx.file import read, write
from shudian.script.fdx.tagging import tagged


def with_elements(series: Series, at: int, elements: tuple[Element, ...]) -> Series:
    """The series with other elements in its scene `at`."""
    seen = 0
    episodes = []
    for episode in series.episodes:
        scenes: list[Scene] = []
        for scene in episode.scenes:
            scenes.append(replace(scene, elements=elements) if seen == at else scene)
            seen += 1
        episodes.append(replace(episode, scenes=tuple(scenes)))
    return replace(series, episodes=tuple(episodes))


def changed_lines(before: bytes, after: bytes) -> list[str]:
    rows = difflib.ndiff(before.decode().split("\n"), after.decode().split("\n"))
    return [row for row in rows if row[:1] in "-+"]


def real(shared_data: Path) -> tuple[bytes, Series]:
    data = (shared_data / "script" / "fdx" / "TestFDX-FD.fdx").read_bytes()
    made, _ = read(data, None)
    assert made
    return data, made


def test_one_changed_line_changes_one_line(shared_data: Path) -> None:
    data, made = real(shared_data)
    first, *rest = next(made.scenes).elements
    changed = with_elements(made, 0, (replace(first, text="Silence."), *rest))
    assert [row.strip() for row in changed_lines(data, write(changed))] == [
        "-       <Text>We are in a TV station listening to the announcer on the other site of the glass.</Text>",
        "+       <Text>Silence.</Text>",
    ]


def test_tagging_a_file_keeps_all_else_of_it(shared_data: Path) -> None:
    data, made = real(shared_data)
    items, _ = breakdown(made)
    rows = changed_lines(data, tagged(made, items))
    assert rows
    assert not [row for row in rows if row.startswith("- ") and "<Text>" not in row and "<Tag" not in row]


def test_a_tag_more_goes_beside_those_there(shared_data: Path) -> None:
    _, made = real(shared_data)
    first, *rest = next(made.scenes).elements
    once = with_elements(made, 0, (replace(first, tags=(Tag(9, 19, 104, "TV"),)), *rest))
    held, _ = read(write(once), None)
    assert held
    second = rest[0]
    more = with_elements(
        held, 0, (next(held.scenes).elements[0], replace(second, tags=(Tag(0, 3, 104, "TV"),)), *rest[1:])
    )
    data = write(more)
    again, _ = read(data, None)
    assert again
    assert differences(more, again) == []
    assert data.decode().count('Label="TV"') == 1


def test_notes_move_with_their_words() -> None:
    text = """<FinalDraft><Content>
<Paragraph Type="Scene Heading"><Text>INT. HOUSE - DAY</Text></Paragraph>
<Paragraph Type="Action"><Text>One.</Text></Paragraph>
<Paragraph Type="Action"><Text Style="Bold">Two.</Text></Paragraph>
</Content><ScriptNotes><ScriptNote Range="22,26"><Paragraph><Text>Why?</Text></Paragraph></ScriptNote></ScriptNotes></FinalDraft>"""
    made, _ = read(text.encode(), None)
    assert made
    one, *rest = next(made.scenes).elements
    data = write(with_elements(made, 0, (replace(one, text="One and only."), *rest))).decode()
    assert 'Range="31,35"' in data
    assert 'Style="Bold"' in data
    assert "Why?" in data
    gone = write(with_elements(made, 0, (one,))).decode()
    assert "Why?" not in gone


def test_a_file_on_one_line_is_patched_too() -> None:
    text = '<FinalDraft><Content><Paragraph Type="Scene Heading"><Text>INT. A - DAY</Text></Paragraph><Paragraph Type="Action"><Text Font="X">Go.</Text></Paragraph><Paragraph Type="Action"><Text>Stop.</Text></Paragraph></Content></FinalDraft>'
    made, _ = read(text.encode(), None)
    assert made
    go, stop = next(made.scenes).elements
    data = write(with_elements(made, 0, (go, replace(stop, text="Wait.")))).decode()
    assert 'Font="X"' in data
    assert "Wait." in data
    assert "TagData" not in data


@settings(max_examples=30)
@given(st.data())
def test_any_change_reads_back(data: st.DataObject) -> None:
    made = data.draw(languages().flatmap(lambda language: series_of(language, tags=True)))
    held, _ = read(write(made), None)
    assert held
    scenes = list(held.scenes)
    at = data.draw(st.integers(0, len(scenes) - 1))
    kept = data.draw(st.lists(st.booleans(), min_size=1).map(lambda keep: keep * 9))
    left = [e for e, keep in zip(scenes[at].elements, kept, strict=False) if keep and not e.dual]
    new = Element("", ElementKind.ACTION, "A new line.", scenes[at].source)
    changed = with_elements(held, at, (*left, new))
    again, _ = read(write(changed), None)
    fresh, _ = read(write(replace(changed, manuscript=None)), None)
    assert again
    assert fresh
    assert differences(fresh, again) == []
