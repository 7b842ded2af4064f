"""From a sheet to a season: every file opened, every text set in type, all that is wrong said at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from shudian import files
from shudian.cut import findings as cut_kinds
from shudian.cut import titles
from shudian.cut.reframe import verb as reframe
from shudian.cut.season import findings as kinds
from shudian.cut.season.burning import burned
from shudian.cut.season.order import WHOLE, Burned, Episode, Heard, Season
from shudian.cut.season.sheet import Line, Sheet
from shudian.cut.season.source import Master, steady, timed
from shudian.cut.titles.tracks import as_srt
from shudian.finding import Finding, Place, failed
from shudian.model.media import CropPath
from shudian.units import Lang

#: What a file holds, by a look at its packets; somebody may remember it.
Glance = Callable[[Path, str], tuple[Master | None, list[Finding]]]


@dataclass
class Gatherer:
    """`digest` gives the SHA-256 of a file, `glance` what a picture file holds; both may remember."""

    folder: Path
    digest: Callable[[Path], str]
    glance: Glance
    font_dir: Path | None = None
    found: list[Finding] = field(default_factory=list)
    given: dict[str, Path] = field(default_factory=dict)  # every input file by its digest
    faces: dict[Path, str] = field(default_factory=dict)

    def season(self, sheet: Sheet) -> Season | None:
        """None if a finding is an error."""
        episodes = [episode for line in sheet.lines if (episode := self._episode(line, sheet))]
        if failed(self.found):
            return None
        return Season(tuple(episodes), sheet.rungs, sheet.quality, sheet.preset, sheet.hls, self.faces)

    def _episode(self, line: Line, sheet: Sheet) -> Episode | None:
        place = Place(episode=line.name)
        texts = self._texts(line, place)
        sound = {language: self._heard(stems, place) for language, stems in line.sound.items()}
        picture = self._file(line.picture, place)
        path_file = self._file(line.path, place) if line.path is not None else None
        if not (sheet.rungs or (line.platforms and line.burn)):
            self.found.append(kinds.NOTHING.at(place))
        master = self._master(picture, place) if picture else None
        if master is None:
            return None
        path = self._path(path_file, master, place) if path_file else None
        if master.source.info.variable_rate:
            master = steady(master)
            path = path and timed(path, master.held)
        if path is None and not line.path:
            self._bars(line, sheet, master, place)
        source = master.source
        if source.sound is not None:
            late = source.starts - min(source.starts, source.sound_starts)
            sound.setdefault(None, Heard(((WHOLE, master.digest),), source.sound, float(late)))
        return Episode(
            line.name,
            master,
            path,
            tuple(self._burned(line, texts, master, place)),
            {language: as_srt(text.track) for language, text in texts.items()},
            {language: heard for language, heard in sound.items() if heard},
        )

    def _master(self, picture: Path, place: Place) -> Master | None:
        master, found = self.glance(picture, self._given(picture))
        self.found += [_in(place, finding) for finding in found]
        if master and master.source.info.variable_rate:
            rate = f"{float(master.source.info.frame_rate):.3f}"
            self.found.append(cut_kinds.VARIABLE_RATE.at(replace(place, file=picture.name), rate=rate))
        return master

    def _texts(self, line: Line, place: Place) -> dict[Lang, titles.Subtitles]:
        texts = {}
        for language, written in line.subtitles.items():
            if (path := self._file(written, place)) is None:
                continue
            with files.explained(path):
                read, found = titles.read(path.read_bytes(), path.name, language)
            self.found += found
            if read:
                texts[language] = read
        return texts

    def _heard(self, written: Mapping[str, str], place: Place) -> Heard | None:
        files = {role: self._file(path, place) for role, path in written.items()}
        given = tuple((role, self._given(path)) for role, path in files.items() if path)
        return Heard(given) if len(given) == len(files) else None

    def _path(self, file: Path, master: Master, place: Place) -> CropPath | None:
        with files.explained(file):
            path, found = reframe.read_path(file.read_bytes(), master.source, file.name)
        self.found += [_in(place, finding) for finding in found]
        return path

    def _burned(
        self, line: Line, texts: dict[Lang, titles.Subtitles], master: Master, place: Place
    ) -> list[Burned]:
        info = master.source.info
        drawn: list[Burned] = []
        for profile in line.platforms:
            slow, fast = profile.rates
            if not slow - 1 <= info.frame_rate <= fast:
                said = {"slow": slow, "fast": fast, "rate": f"{float(info.frame_rate):.3f}"}
                self.found.append(kinds.RATE.at(place, platform=profile.label, **said))
        for language in line.burn:
            if language not in texts:
                continue
            wanted = [mark.wanted for mark in line.marks if mark.stands_in(language)]
            overlays, found = titles.overlays(wanted, language, frames=info.frames, rate=info.frame_rate)
            self.found += [told for finding in found if (told := _in(place, finding)) not in self.found]
            made, found = burned(
                texts[language], language, line.platforms,
                rate=info.frame_rate, frames=info.frames, overlays=overlays, font_dir=self.font_dir,
            )  # fmt: skip
            self.found += [_in(place, finding) for finding in found]
            for face in (face for one in made for face in one.lettering.faces):
                self.faces.setdefault(face.path, self._given(face.path))
            drawn += made
        return drawn

    def _bars(self, line: Line, sheet: Sheet, master: Master, place: Place) -> None:
        width, height = master.source.upright
        shown = width * master.source.aspect / height
        sizes = [(rung.width, rung.height) for rung in sheet.rungs] + [each.size for each in line.platforms]
        other = [size for size in dict.fromkeys(sizes) if abs(shown * size[1] / size[0] - 1) > 0.02]
        if other:
            self.found.append(kinds.BARS.at(place, size="×".join(map(str, other[0]))))

    def _file(self, written: str, place: Place) -> Path | None:
        path = self.folder / written
        if path.is_file():
            return path
        self.found.append(kinds.NO_FILE.at(place, path=written))
        return None

    def _given(self, path: Path) -> str:
        digest = self.digest(path)
        self.given[digest] = path.absolute()
        return digest


def _in(place: Place, finding: Finding) -> Finding:
    """The finding, with the episode that it is about."""
    return replace(finding, place=replace(finding.place, episode=place.episode))
