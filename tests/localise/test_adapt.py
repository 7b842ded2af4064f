"""Two scripts of one series, line by line."""

from dataclasses import replace

from shudian.localise import adapt
from shudian.localise.source import scenes, worded
from shudian.model.series import Element, Scene, Series


def with_scene(series: Series, number: str, change: list[Element]) -> Series:
    """The series with the elements of one scene replaced."""

    def changed(scene: Scene) -> Scene:
        return replace(scene, elements=tuple(change)) if scene.number == number else scene

    episodes = tuple(
        replace(episode, scenes=tuple(changed(scene) for scene in episode.scenes))
        for episode in series.episodes
    )
    return replace(series, episodes=episodes)


def scene_of(series: Series, number: str) -> list[Element]:
    return list(next(scene for _, scene in scenes(series) if scene.number == number).elements)


def test_the_house_scripts_belong_together(chinese: Series, english: Series) -> None:
    lines, findings = adapt(chinese, english)
    assert not findings
    assert len(lines.lines) == sum(len(worded(scene)) for _, scene in scenes(chinese))
    first = worded(chinese.episode(1).scenes[0])
    adapted = lines.line(first[3].id)
    assert (first[3].text, adapted and adapted.text) == ("假的。", "It's fake.")
    assert lines.language.tag == "en"


def test_a_missing_line_is_found_where_it_is_missing(chinese: Series, english: Series) -> None:
    elements = scene_of(english, "1-1")
    gone = next(e for e in elements if e.text == "It's fake.")
    elements.remove(gone)
    lines, findings = adapt(chinese, with_scene(english, "1-1", elements))
    assert [(f.code, f.place.scene, f.message.en) for f in findings] == [
        ("localise.no-line", "1-1", "No en line for “假的。”.")
    ]
    whole, _ = adapt(chinese, english)
    assert set(whole.lines) - set(lines.lines) == {
        next(line for line in whole.lines if line.text == "It's fake.")
    }


def test_a_line_too_many_is_found(chinese: Series, english: Series) -> None:
    elements = scene_of(english, "2-1")
    extra = replace(next(e for e in elements if e.character), id="x", text="And another thing entirely.")
    elements.insert(len(elements) // 2, extra)
    lines, findings = adapt(chinese, with_scene(english, "2-1", elements))
    assert [f.code for f in findings] == ["localise.line-without-source"]
    assert len(lines.lines) == len(adapt(chinese, english)[0].lines)


def test_a_line_in_another_mouth_is_found(chinese: Series, english: Series) -> None:
    elements = scene_of(english, "1-2")
    at = next(n for n, e in enumerate(elements) if e.character == "BEAN")
    elements[at] = replace(elements[at], character="LUO MAN")
    _, findings = adapt(chinese, with_scene(english, "1-2", elements))
    assert [f.message.en for f in findings] == ["LUO MAN says this, but elsewhere 豆子 is BEAN."]


def test_a_scene_on_one_side_only_is_found(chinese: Series, english: Series) -> None:
    shorter = replace(
        english,
        episodes=tuple(
            replace(episode, scenes=episode.scenes[:-1]) if episode.number == 3 else episode
            for episode in english.episodes
        ),
    )
    assert [f.code for f in adapt(chinese, shorter)[1]] == ["localise.no-scene"]
    assert [f.code for f in adapt(shorter, chinese)[1]] == ["localise.scene-without-source"]


def test_scenes_meet_in_order_where_numbers_do_not_help(chinese: Series, english: Series) -> None:
    unnumbered = replace(
        english,
        episodes=tuple(
            replace(episode, scenes=tuple(replace(scene, number="") for scene in episode.scenes))
            for episode in english.episodes
        ),
    )
    assert adapt(chinese, unnumbered)[0] == adapt(chinese, english)[0]
