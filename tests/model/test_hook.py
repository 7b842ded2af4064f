"""What speaks for a clip."""

import pytest

from shudian.model.hook import Reason


@pytest.mark.parametrize("feature", ["", " "])
def test_a_reason_names_its_feature(feature: str) -> None:
    with pytest.raises(ValueError, match="names its feature"):
        Reason(feature, 1.0)
