"""Any series written as Fountain reads back as it was."""

from hypothesis import given, settings
from tests.script.generated import differences, languages, series_of

from shudian.model.series import Series
from shudian.script.formats.fountain import read
from shudian.script.fountain.writing import write


@settings(max_examples=150, deadline=None)
@given(languages().flatmap(series_of))
def test_any_series_reads_back_from_fountain(series: Series) -> None:
    page = write(series)
    again, _ = read(page, None)
    assert again, page
    assert not differences(series, again), page
