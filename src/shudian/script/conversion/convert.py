"""Write a series in any format; what stands unchanged in its own manuscript keeps its lines."""

from __future__ import annotations

from shudian.finding import Finding
from shudian.model.series import Series
from shudian.script.conversion import findings
from shudian.script.conversion.losses import losses
from shudian.script.conversion.same_lines import kept_lines
from shudian.script.formats import CONTAINERS, FORMATS
from shudian.wording import Wording


def convert(series: Series, format: str) -> tuple[bytes, list[Finding]]:
    """The file's bytes, and a finding for each kind of thing that the format could not hold.

    `format` is a name in FORMATS or CONTAINERS; one that is not, or only reads, is an error finding.
    """
    data = rendered(series, format)
    if data is None:
        return b"", [
            findings.NOT_WRITTEN.at(
                format=format, formats=Wording(", ".join(writable()), "、".join(writable()))
            )
        ]
    return data, losses(series, data, format, rendered)


def writable() -> list[str]:
    return [name for name, kind in (FORMATS | CONTAINERS).items() if kind.write]


def rendered(series: Series, format: str) -> bytes | None:
    """The file without a look at what it lost; None if nothing writes that format."""
    if (container := CONTAINERS.get(format)) and container.write:
        return container.write(series)
    kind = FORMATS.get(format)
    if kind is None or kind.write is None:
        return None
    fresh = kind.write(series)
    manuscript = series.manuscript
    if manuscript and manuscript.format == format:
        fresh = kept_lines(series, manuscript.lines, fresh, kind)
    return fresh.encode()
