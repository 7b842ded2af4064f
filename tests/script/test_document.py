"""A series as a JSON document says all that the series says."""

from hypothesis import given, settings
from tests.script.generated import differences, languages, same, series_of

from shudian.model import document
from shudian.model.series import Series
from shudian.script import read

ANY = languages().flatmap(lambda language: series_of(language, tags=True, lengths=True))


@settings(max_examples=60)
@given(ANY)
def test_any_series_reads_back_from_its_document(made: Series) -> None:
    again, _ = read(document.write(made).encode(), "a.json")
    assert again
    assert differences(made, again) == []


@settings(max_examples=20)
@given(ANY)
def test_a_changed_word_is_seen_as_a_difference(made: Series) -> None:
    changed = Series(f"{made.title}!", made.language, episodes=made.episodes)
    assert not same(made, changed)
