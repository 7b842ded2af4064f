"""The words that every paper uses alike, and the colours of strips."""

from __future__ import annotations

from shudian.model.breakdown import SceneSheet
from shudian.model.production import Production
from shudian.model.series import IntExt, Light
from shudian.wording import Wording

WEEKDAYS = (
    Wording("Mon", "周一"), Wording("Tue", "周二"), Wording("Wed", "周三"), Wording("Thu", "周四"),
    Wording("Fri", "周五"), Wording("Sat", "周六"), Wording("Sun", "周日"),
)  # fmt: skip
DAY_SHOOT, NIGHT_SHOOT = Wording("Day shoot", "日戏"), Wording("Night shoot", "夜戏")
SIDES = {
    IntExt.INT: Wording("INT", "内"),
    IntExt.EXT: Wording("EXT", "外"),
    IntExt.INT_EXT: Wording("INT/EXT", "内外"),
}
LIGHTS = {
    Light.DAY: Wording("DAY", "日"), Light.NIGHT: Wording("NIGHT", "夜"),
    Light.DAWN: Wording("DAWN", "晨"), Light.DUSK: Wording("DUSK", "昏"),
}  # fmt: skip
COSTS = {
    "day": Wording("Shooting days", "拍摄日"), "work": Wording("Work", "片酬"), "hold": Wording("Hold", "待命"),
    "night": Wording("Night supplement", "夜戏补贴"), "trip": Wording("Travel of cast", "演员往返"),
    "rent": Wording("Rent", "场租"), "dressing": Wording("Set dressing", "置景"),
    "move": Wording("Company move", "转场"), "overtime": Wording("Overtime minutes", "超时分钟"),
    "extras": Wording("Extras", "群演"), "turnaround": Wording("Short rest", "休息不足"),
    "travel": Wording("Travel days", "转点日"), "weather": Wording("Weather without cover", "无备景的天气日"),
}  # fmt: skip

#: The usual strip colours (Singleton; Scenechronize for dawn and dusk): see README.
DAY_INT, DAY_EXT, NIGHT_INT, NIGHT_EXT, DAWN, DUSK, OTHER = (
    "#ffffff", "#ffe98a", "#b5d2f7", "#b4dfae", "#f9cfd6", "#fbcf9d", "#e4e4e4",
)  # fmt: skip
COLOURS = (
    (DAY_INT, Wording("Day int.", "日内")), (DAY_EXT, Wording("Day ext.", "日外")),
    (NIGHT_INT, Wording("Night int.", "夜内")), (NIGHT_EXT, Wording("Night ext.", "夜外")),
    (DAWN, Wording("Dawn", "晨")), (DUSK, Wording("Dusk", "昏")), (OTHER, Wording("Not given", "未定")),
)  # fmt: skip


def colour(sheet: SceneSheet) -> str:
    """The colour of a scene's strip, by the light that it plays in."""
    if sheet.light in (Light.DAWN, Light.DUSK):
        return DAWN if sheet.light is Light.DAWN else DUSK
    if sheet.light is None or sheet.int_ext is None:
        return OTHER
    outside = sheet.int_ext is not IntExt.INT
    if sheet.light is Light.DAY:
        return DAY_EXT if outside else DAY_INT
    return NIGHT_EXT if outside else NIGHT_INT


def setting(sheet: SceneSheet, language: str) -> str:
    """`INT DAY`, as a strip says it."""
    side = SIDES[sheet.int_ext].in_(language) if sheet.int_ext else ""
    light = LIGHTS[sheet.light].in_(language) if sheet.light else ""
    return (f"{side} {light}" if language == "en" else f"{light}{side}").strip()


def title(production: Production, language: str) -> str:
    return (language == "en" and production.title_en) or production.title
