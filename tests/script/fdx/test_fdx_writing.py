"""What a series says in Final Draft reads back as it was."""

from hypothesis import given
from tests.script.generated import differences, languages, series_of

from shudian.model.series import Series
from shudian.script.formats.fdx import read, write

GENERATED = languages().flatmap(lambda language: series_of(language, tags=True, lengths=True))


@given(GENERATED)
def test_any_series_reads_back_as_it_was_written(made: Series) -> None:
    again, found = read(write(made), None)
    assert again, found
    assert differences(made, again) == []
