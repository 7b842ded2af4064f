"""A series kept by an older version opens in this one."""

from shudian.model.document import decode, encode
from shudian.model.series import Episode, Series
from shudian.units import Lang


def test_a_document_of_version_1_opens_without_recaps() -> None:
    made = Series("补天青", Lang("zh"), episodes=(Episode("1", 1),))
    old = encode(made) | {
        "schema": "shudian.series/1",
        "episodes": [encode(made.episodes[0]) | {"recap": True}],
    }
    assert decode(Series, old) == (made, [])


def test_a_damaged_document_of_version_1_is_found_wrong() -> None:
    for episodes in (3, [3], None):
        made, findings = decode(
            Series, {"schema": "shudian.series/1", "title": "a", "language": "zh", "episodes": episodes}
        )
        assert made is None
        assert findings
