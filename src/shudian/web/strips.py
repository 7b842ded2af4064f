"""What the style sheets call a scene's strip."""

from __future__ import annotations

from shudian.model.breakdown import SceneSheet
from shudian.model.series import IntExt, Light


def strip_class(sheet: SceneSheet) -> str:
    """`night-ext`, `dawn`, `open` where the script does not say."""
    light = sheet.light.value.lower() if sheet.light else "open"
    if sheet.light not in (Light.DAY, Light.NIGHT):
        return light
    if sheet.int_ext is None:
        return "open"
    return f"{light}-{'int' if sheet.int_ext is IntExt.INT else 'ext'}"
