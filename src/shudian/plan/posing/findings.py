"""Findings about what a production says of people, places and scenes, and about a table of overrides."""

from __future__ import annotations

from shudian.finding import Kind, Severity
from shudian.wording import Wording

_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

REFUSED = Kind(
    "plan.production-refused", _E,
    Wording("The production cannot be planned: {why}", "制作资料无法排期：{why}"),
    Wording("Correct the production.", "请改正制作资料。"),
)  # fmt: skip
LINK_LOOSE = Kind(
    "plan.link-loose", _W,
    Wording("The link from scene {first} to scene {second} is left out: {why}.", "第 {first} 场到第 {second} 场的接戏要求未采用：{why}。"),
    Wording("Correct the scene numbers in the production's links.", "请改正制作资料中接戏要求的场号。"),
)  # fmt: skip
ZONE_UNKNOWN = Kind(
    "plan.zone-unknown", _W,
    Wording("{zone} is no time zone: daylight is taken from {rise} to {fall} on every date.", "{zone} 不是有效时区：每天日光按 {rise} 至 {fall} 计。"),
    Wording("Name an IANA zone, such as Asia/Shanghai.", "请填写 IANA 时区，例如 Asia/Shanghai。"),
)  # fmt: skip
WHERE_UNCLEAR = Kind(
    "plan.where-unclear", _W,
    Wording("The coordinates of {venue} ({latitude}, {longitude}) name no place: its daylight is not computed.", "“{venue}”的坐标（{latitude}，{longitude}）无效：未据其计算日出日落。"),
    Wording("Give degrees as decimals, latitude from -90 to 90, longitude from -180 to 180.", "请用十进制度数，纬度 -90 至 90，经度 -180 至 180。"),
)  # fmt: skip
MINOR = Kind(
    "plan.minor", _N,
    Wording("{character} is played by a minor: {hours} ({source}).", "“{character}”由未成年人出演：{hours}（{source}）。"),
    Wording("Nothing to do: plans of {performer} keep these hours.", "无需处理：{performer} 的通告均按此安排。"),
)  # fmt: skip
MINOR_UNVERIFIED = Kind(
    "plan.minor-unverified", _W,
    Wording("{character} is played by a minor: {hours}, by a source that was not verified ({source}, {address}).", "“{character}”由未成年人出演：{hours}；来源未经核实（{source}，{address}）。"),
    Wording("Confirm the hours of {performer} with whoever issues the permit.", "请向许可机关核实 {performer} 的工时规定。"),
)  # fmt: skip
MINOR_OPEN = Kind(
    "plan.minor-open", _W,
    Wording("{character} is played by a minor, and no hours are kept for {performer}: {why}.", "“{character}”由未成年人出演，但未对 {performer} 限定工时：{why}。"),
    Wording("Agree hours with the guardian and write them into the cast member's `hours`.", "请与监护人约定工时，并写入该演员的 `hours`。"),
)  # fmt: skip
OVERRIDE_TABLE = Kind(
    "plan.override-table", _E,
    Wording("The overrides cannot be read: {why}.", "无法读取覆盖表：{why}。"),
    Wording("Write the table anew with --write-overrides and change its cells.", "请用 --write-overrides 重新写出表格，再修改其中的单元格。"),
)  # fmt: skip
OVERRIDE_ROW = Kind(
    "plan.override-row", _E,
    Wording("Scene {scene}, {column} {value}: {why}.", "第 {scene} 场，{column} {value}：{why}。"),
    Wording("Correct the cell, or empty it to keep the default.", "请改正该单元格，或清空以采用默认值。"),
)  # fmt: skip
OVERRIDDEN = Kind(
    "plan.overridden", _N,
    Wording("Scene {scene}: {changes}.", "第 {scene} 场：{changes}。"),
    Wording("Nothing to do.", "无需处理。"),
)  # fmt: skip
