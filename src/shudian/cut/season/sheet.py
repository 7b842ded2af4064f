"""The description of a season as a person writes it, in TOML or JSON, and all that is wrong with it."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from shudian.cut import platforms
from shudian.cut.season import findings as kinds
from shudian.cut.season import marks
from shudian.cut.season.marks import Mark
from shudian.cut.season.order import ROLES, WHOLE, house_ladder
from shudian.cut.season.picture import Rung
from shudian.finding import Finding, Place, failed
from shudian.units import Lang
from shudian.wording import Wording

PRESETS = ("ultrafast", "superfast", "veryfast", "faster", "fast", "medium", "slow", "slower", "veryslow")
_TOP = ("episode", "platforms", "ladder", "burn", "overlays", "hls", "quality", "preset")
_EPISODE = ("name", "picture", "path", "subtitles", "sound", "platforms", "burn", "overlays")
_TEXT = Wording("a text", "文本")
_SOUND = Wording(
    "a file, or a table of stems with dialogue and maybe music and effects",
    "一个文件，或含 dialogue（可加 music、effects）的分轨表",
)
_LANGUAGES = Wording("languages such as en or zh-Hans", "en、zh-Hans 一类的语言标签")


@dataclass(frozen=True, slots=True)
class Line:
    """An episode as it is written: paths as text, not yet looked at."""

    name: str
    picture: str
    path: str | None
    subtitles: Mapping[Lang, str]
    sound: Mapping[Lang | None, Mapping[str, str]]  # role -> path
    platforms: tuple[platforms.Profile, ...]
    burn: tuple[Lang, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    lines: tuple[Line, ...]
    rungs: tuple[Rung, ...]
    quality: int
    preset: str
    hls: bool  # packages of the ladder beside its files


def read(data: bytes, name: str | None = None) -> tuple[Sheet | None, list[Finding]]:
    try:
        text = data.decode("utf-8-sig")
        said = json.loads(text) if text.lstrip().startswith("{") else tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        return None, [kinds.NOT_A_PLAN.at(Place(file=name), why=" ".join(str(error).split()))]
    reader = _Reader(name)
    sheet = reader.sheet(said)
    return (None if failed(reader.found) else sheet), reader.found


class _Reader:
    def __init__(self, name: str | None) -> None:
        self.file = name
        self.found: list[Finding] = []

    def sheet(self, said: dict[str, Any]) -> Sheet:
        self._known(said, _TOP, Place(self.file))
        place = Place(self.file)
        shared: dict[str, Any] = {field: said[field] for field in ("platforms", "burn") if field in said}
        marked = said.get("overlays", {})
        tables = said.get("episode", [])
        if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
            self._wrong(
                place, "episode", tables, Wording("a list of [[episode]] tables", "[[episode]] 表的列表")
            )
            tables = []
        elif not tables:
            self.found.append(kinds.NO_EPISODES.at(place))
        lines = [self._line(at, {**shared, **table}, marked) for at, table in enumerate(tables, 1)]
        names = [line.name for line in lines]
        for twice in sorted({name for name in names if names.count(name) > 1}):
            self.found.append(kinds.TWICE.at(place, name=twice))
        return Sheet(
            tuple(lines),
            self._rungs(said, place),
            self._quality(said, place),
            self._preset(said, place),
            self._hls(said, place),
        )

    def _line(self, at: int, said: dict[str, Any], shared: object) -> Line:
        name = said.get("name", f"ep{at:02d}")
        place = Place(self.file, episode=str(name))
        self._known(said, _EPISODE, place)
        if not isinstance(name, str) or not name or PurePosixPath(name).name != name or name.startswith("."):
            self._wrong(place, "name", name, Wording("a name that a folder can have", "可作文件夹名的名称"))
        subtitles = self._by_language(said.get("subtitles", {}), "subtitles", place)
        burn = self._burn(said, subtitles, place)
        profiles = self._platforms(said.get("platforms", []), place)
        heard = self._sound(said.get("sound", {}), place)
        picture, path = said.get("picture"), said.get("path")
        if not isinstance(picture, str):
            self._wrong(place, "picture", picture, Wording("the path of a video", "视频文件的路径"))
        if path is not None and not isinstance(path, str):
            self._wrong(place, "path", path, Wording("the path of a crop path", "裁切路径文件的路径"))
        marked = self._marks(shared, said.get("overlays", {}), place)
        return Line(str(name), str(picture), path, subtitles, heard, profiles, burn, marked)

    def _marks(self, season: object, own: object, place: Place) -> tuple[Mark, ...]:
        """Those of the season and of the episode, whose own go before."""
        tables = [table for table in (season, own) if isinstance(table, dict)]
        read_, found = marks.read({**tables[0], **tables[1]} if len(tables) == 2 else None, place)
        self.found += found
        return read_

    def _sound(self, said: object, place: Place) -> dict[Lang | None, Mapping[str, str]]:
        """A file or stems for all languages, or a table of them by language."""
        if not isinstance(said, dict) or "dialogue" in said:
            stems = self._stems(said, place)
            return {None: stems} if stems else {}
        heard: dict[Lang | None, Mapping[str, str]] = {}
        for tag, own in said.items():
            language, stems = self._language(tag, "sound", place), self._stems(own, place)
            if language and stems:
                heard[language] = stems
        return heard

    def _stems(self, said: object, place: Place) -> Mapping[str, str] | None:
        if isinstance(said, str):
            return {WHOLE: said}
        if isinstance(said, dict) and "dialogue" in said:
            self._known(said, ROLES, place)
            if all(isinstance(path, str) for path in said.values()):
                return {role: said[role] for role in ROLES if role in said}
        self._wrong(place, "sound", said, _SOUND)
        return None

    def _burn(self, said: dict[str, Any], subtitles: Mapping[Lang, str], place: Place) -> tuple[Lang, ...]:
        if "burn" not in said:
            return tuple(subtitles)
        listed = said["burn"]
        if not isinstance(listed, list):
            self._wrong(place, "burn", listed, _LANGUAGES)
            return ()
        languages = [language for tag in listed if (language := self._language(tag, "burn", place))]
        self.found += [
            kinds.NO_TEXT.at(place, language=language) for language in languages if language not in subtitles
        ]
        return tuple(dict.fromkeys(languages))

    def _platforms(self, listed: object, place: Place) -> tuple[platforms.Profile, ...]:
        known = {profile.name: profile for profile in platforms.profiles()}
        if not isinstance(listed, list):
            self._wrong(place, "platforms", listed, Wording("a list of names", "名称列表"))
            return ()
        self.found += [
            kinds.NO_PLATFORM.at(place, name=name, known=", ".join(known))
            for name in listed if not isinstance(name, str) or name not in known
        ]  # fmt: skip
        return tuple(known[name] for name in dict.fromkeys(map(str, listed)) if name in known)

    def _rungs(self, said: dict[str, Any], place: Place) -> tuple[Rung, ...]:
        listed = said.get("ladder", True)
        house = {rung.name: rung for rung in house_ladder()}
        if isinstance(listed, bool):
            return tuple(house.values()) if listed else ()
        wanted = Wording(
            "true, false or sizes such as 1080x1920, even and at most 4096",
            "true、false 或 1080x1920 一类的偶数尺寸，不超过 4096",
        )
        rungs: list[Rung] = []
        for written in listed if isinstance(listed, list) else [listed]:
            width, _, height = str(written).partition("x")
            sides = [int(side) for side in (width, height) if side.isdecimal() and len(side) < 6]
            if len(sides) == 2 and all(side % 2 == 0 and 16 <= side <= 4096 for side in sides):
                rungs.append(house.get(str(written)) or Rung(*sides))
            else:
                self._wrong(place, "ladder", written, wanted)
        return tuple(dict.fromkeys(rungs))

    def _quality(self, said: dict[str, Any], place: Place) -> int:
        quality = said.get("quality", 20)
        if not isinstance(quality, int) or isinstance(quality, bool) or not 1 <= quality <= 51:
            self._wrong(place, "quality", quality, Wording("a CRF from 1 to 51", "1 至 51 的 CRF"))
            return 20
        return quality

    def _hls(self, said: dict[str, Any], place: Place) -> bool:
        hls = said.get("hls", False)
        if not isinstance(hls, bool):
            self._wrong(place, "hls", hls, Wording("true or false", "true 或 false"))
        return hls is True

    def _preset(self, said: dict[str, Any], place: Place) -> str:
        preset = said.get("preset", "veryfast")
        if preset not in PRESETS:
            known = ", ".join(PRESETS)
            self._wrong(place, "preset", preset, Wording(f"one of {known}", f"以下之一：{known}"))
        return str(preset)

    def _by_language(self, said: object, field: str, place: Place) -> dict[Lang, str]:
        if not isinstance(said, dict):
            self._wrong(place, field, said, Wording("a table of files by language", "以语言为键的文件表"))
            return {}
        files: dict[Lang, str] = {}
        for tag, path in said.items():
            language = self._language(tag, field, place)
            if not isinstance(path, str):
                self._wrong(place, f"{field}.{tag}", path, _TEXT)
            elif language:
                files[language] = path
        return files

    def _language(self, tag: object, field: str, place: Place) -> Lang | None:
        try:
            return Lang(str(tag))
        except ValueError:
            self._wrong(place, field, tag, _LANGUAGES)
            return None

    def _known(self, said: Mapping[str, Any], known: tuple[str, ...], place: Place) -> None:
        self.found += [
            kinds.UNKNOWN_FIELD.at(place, field=field, known=", ".join(known))
            for field in said
            if field not in known
        ]

    def _wrong(self, place: Place, field: str, value: object, wanted: Wording) -> None:
        self.found.append(kinds.WRONG_VALUE.at(place, field=field, value=_short(value), wanted=wanted))


def _short(value: object) -> str:
    said = repr(value) if isinstance(value, str) else str(value)
    return said if len(said) <= 60 else f"{said[:57]}…"
