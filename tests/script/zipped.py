"""A zip file with one of its parts changed."""

import io
import zipfile
from collections.abc import Callable


def with_part(data: bytes, change: Callable[[bytes], bytes], which: int) -> bytes:
    """The same archive, its part number `which` (counted round) replaced by what `change` makes of it."""
    source, out = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    names = sorted(source.namelist())
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name in names:
            part = source.read(name)
            chosen = name == names[which % len(names)]
            archive.writestr(zipfile.ZipInfo(name), change(part) if chosen else part)
    return out.getvalue()
