"""What the animatic's nodes run: settings and inputs in, files in `out`. See model/work.py."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, cast

from shudian import files, fonts
from shudian.cut import encoding
from shudian.cut.animatic.board import RATE, Panel
from shudian.cut.engines import ffmpeg
from shudian.model.work import Json

if TYPE_CHECKING:
    from shudian.cut.animatic.draw.desk import Board

#: One thread a job: a graph runs as many jobs as there are cores, and the bytes never depend on them.
THREADS = 1
#: Stills need no motion search worth the name and no B frames; a key frame every two seconds, for packaging.
_ENCODE = (
    *("-c:v", "libx264", "-preset", "ultrafast", "-profile:v", "high", "-crf", "21"),
    *("-x264-params", "cabac=1:8x8dct=1:deblock=0,0:scenecut=0:keyint=50:min-keyint=1"),
    *("-force_key_frames", "expr:gte(t,n_forced*2)", "-pix_fmt", "yuv420p"),
    *("-video_track_timescale", "25000"),
)


def picture(_inputs: Mapping[str, Path], settings: Mapping[str, Json], out: Path) -> None:
    """Draw the panels and encode them: picture.mp4 without sound, poster.jpg."""
    from shudian.cut.animatic.draw.poster import poster

    board, panels = _board(settings), _panels(settings)
    stills = out / "stills"
    with files.explained(out):
        stills.mkdir()
        listed = _stills(board, panels, stills)
        (out / "stills.txt").write_text(listed, "utf-8")
        poster(board, panels, cast(Mapping[str, str], settings["titles"])).save(
            out / "poster.jpg", quality=88, subsampling=0
        )
        ffmpeg.locate(threads=THREADS).run(
            (
                *("-f", "concat", "-safe", "0", "-i", "stills.txt"),
                *(
                    "-vf",
                    f"scale=out_color_matrix=bt709:out_range=tv,format=yuv420p,{encoding.TAGGED},fps={RATE},setsar=1",
                ),
                *("-frames:v", str(board.length), *_ENCODE, "picture.mp4"),
            ),
            cwd=out,
        )
        shutil.rmtree(stills)
        (out / "stills.txt").unlink()


def sound(_inputs: Mapping[str, Path], settings: Mapping[str, Json], out: Path) -> None:
    """Synthesise the temp track at -14 LUFS: sound.wav."""
    from shudian.cut.animatic.sound.mix import Score, mixed, write

    with files.explained(out):
        write(mixed(Score.of(settings)), out / "sound.wav")


def animatic(inputs: Mapping[str, Path], _settings: Mapping[str, Json], out: Path) -> None:
    """Join picture and sound: animatic.mp4, poster.jpg."""
    ffmpeg.locate(threads=THREADS).run(
        (
            *("-i", inputs["picture"], "-i", inputs["sound"], "-map", "0:v", "-map", "1:a", "-c:v", "copy"),
            *("-c:a", "aac", "-aac_coder", "fast", "-b:a", "128k", *encoding.NO_RUN_UP, *encoding.MP4),
            out / "animatic.mp4",
        )
    )
    with files.explained(out):
        shutil.copyfile(inputs["poster"], out / "poster.jpg")


def _panels(settings: Mapping[str, Json]) -> list[Panel]:
    return [Panel.of(plain) for plain in cast(list[dict[str, Json]], settings["panels"])]


def _board(settings: Mapping[str, Json]) -> Board:
    from shudian.cut.animatic.draw.desk import Board
    from shudian.cut.animatic.draw.figure import Look
    from shudian.cut.animatic.draw.lettering import typefaces

    folder = settings.get("font_dir")
    faces = {
        script: fonts.need(script, Path(str(folder)) if folder else None).path
        for script in cast(dict[str, str], settings["fonts"])
    }
    looks = cast(dict[str, dict[str, Json]], settings["looks"])
    return Board(
        {name: Look.of(look) for name, look in looks.items()},
        typefaces(faces.pop("Hans"), faces.pop("Latn"), faces),
        cast(int, settings["frames"]),
        str(settings["language"]),
    )


def _stills(board: Board, panels: list[Panel], folder: Path) -> str:
    """Draw every panel once, and again with the speaker's mouth open; gives the running order for ffmpeg."""
    from shudian.cut.animatic.draw.panel import drawn

    order: list[tuple[str, int]] = []
    for at, panel in enumerate(panels or [_nothing(board)]):
        still, talking = drawn(panel, board)
        still.save(folder / f"{at}.bmp")
        if talking:
            talking.save(folder / f"{at}t.bmp")
        order += [(f"{at}{'t' if talking and open_ else ''}.bmp", frames) for open_, frames in _mouths(panel)]
    listed = "".join(f"file stills/{name}\nduration {frames / RATE:.2f}\n" for name, frames in order)
    return f"ffconcat version 1.0\n{listed}file stills/{order[-1][0]}\n"


def _nothing(board: Board) -> Panel:
    return Panel(0, board.length, "", "black", "", "room", "NIGHT", "", "")


def _mouths(panel: Panel) -> Iterator[tuple[bool, int]]:
    """(open mouth?, frames) in turn over the panel."""
    at = panel.first
    for opens, closes in panel.said:
        first, end = max(opens, at), min(closes, panel.end)
        if end <= first:
            continue
        if first > at:
            yield False, first - at
        yield True, end - first
        at = end
    if panel.end > at:
        yield False, panel.end - at
