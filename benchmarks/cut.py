"""What a season costs, beside what a person would type: CPU seconds of the process tree, both sides in one run.

    python benchmarks/cut.py [ladder fix known season]          # about 25 CPU minutes for all
    python benchmarks/cut.py --keep ladder fix season           # and into cut_kept.json, which the README's table shows

The source is the Tears of Steel clip cropped to 16:9, made 1920 × 1080 with grain, as a stand-in for a camera's file.
"""

from __future__ import annotations

import filecmp
import json
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path

from shudian.cut import encoding, titles
from shudian.cut.engines import ffmpeg as engine
from shudian.cut.platforms import profile
from shudian.cut.season.order import house_ladder
from shudian.units import Lang

DATA = (
    Path(os.environ.get("SHUDIAN_SHARED_DATA", Path(__file__).parent.parent.parent / "shared" / "data"))
    / "media"
)
KEPT = Path(__file__).parent / "cut_kept.json"
#: What, measured, limit of the same run, ratio.
Row = tuple[str, str, str, str]
RATE = Fraction(24)
QUALITY = 23
LANGUAGES = ("en", "zh", "es")
CROP = "crop=608:1080:656:0"
SHUDIAN = (sys.executable, "-m", "shudian")


def spent(command: Sequence[str | Path], cwd: Path | None = None) -> float:
    """CPU seconds of a command and of all that it starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([str(part) for part in command], cwd=cwd, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def plain(*args: str | Path) -> list[str | Path]:
    """The program as a person would start it: it chooses its threads itself."""
    return [engine.locate().path, "-nostdin", "-v", "error", "-y", *args]


def source(folder: Path, seconds: int) -> Path:
    file = folder / f"source{seconds}.mp4"
    chain = "crop=590:332,scale=1920:1080:flags=bicubic,noise=alls=4:allf=t:all_seed=7,format=yuv420p"
    clip = DATA / "tears-of-steel-battle-clip.webm"
    encoded = (
        "-c:v",
        "libx264",
        "-preset",
        "ultrafast",
        "-g",
        "24",
        "-b:v",
        "31M",
        "-c:a",
        "aac",
        "-t",
        str(seconds),
    )
    spent(plain("-i", clip, "-vf", chain, "-r", str(RATE), *encoded, file))
    return file


def crop_path(folder: Path, frames: int) -> None:
    path = {
        "schema": "shudian.crop-path/1", "source_width": 1920, "source_height": 1080, "width": 608, "height": 1080,
        "frame_rate": str(RATE), "shots": [{"first": 0, "end": frames}], "keys": [{"frame": 0, "x": 656, "y": 0}],
    }  # fmt: skip
    (folder / "path.json").write_text(json.dumps(path), "utf-8")


def subtitles(folder: Path, seconds: int, share: float) -> None:
    """Lines of 1.6 s, so many that they cover `share` of the time; the same times in each language."""
    for language in LANGUAGES:
        said = (DATA / f"synthetic-70s.{language}.ass").read_text("utf-8")
        texts = [
            line.split(",", 9)[9].replace("\\N", " ")
            for line in said.splitlines()
            if line.startswith("Dialogue")
        ]
        blocks: list[str] = []
        at = 0.5
        while at + 1.6 < seconds:
            text = texts[len(blocks) % len(texts)]
            blocks.append(f"{len(blocks) + 1}\n{_clock(at)} --> {_clock(at + 1.6)}\n{text}\n")
            at += 1.6 / share
        (folder / f"ep01.{language}.srt").write_text("\n".join(blocks), "utf-8")


def _clock(seconds: float) -> str:
    whole = round(seconds * 1000)
    return f"{whole // 3600000:02d}:{whole // 60000 % 60:02d}:{whole // 1000 % 60:02d},{whole % 1000:03d}"


def sheet(folder: Path, *, burn: Sequence[str], platforms: Sequence[str] = ("vertical-9x16",)) -> Path:
    file = folder / "season.json"
    episode = {
        "picture": str(next(folder.glob("source*.mp4"))), "path": "path.json",
        "subtitles": {language: f"ep01.{language}.srt" for language in LANGUAGES},
    }  # fmt: skip
    said = {
        "quality": QUALITY,
        "burn": list(burn),
        "platforms": list(platforms if burn else ()),
        "episode": [episode],
    }
    file.write_text(json.dumps(said), "utf-8")
    return file


def ours(folder: Path, out: str, *, burn: Sequence[str] = ()) -> float:
    return spent([*SHUDIAN, "cut", "season", sheet(folder, burn=burn), "-o", folder / out])


def bare(folder: Path) -> float:
    """One process, the four rungs, their sound."""
    rungs = house_ladder()
    shaped = f"[0:v]{CROP},scale=1080:1920:flags={encoding.SCALER},setsar=1,split={len(rungs)}"
    chains = [shaped + "".join(f"[s{at}]" for at in range(len(rungs)))]
    outputs: list[str | Path] = []
    for at, rung in enumerate(rungs):
        chains.append(f"[s{at}]scale={rung.width}:{rung.height}:flags={encoding.SCALER}[o{at}]")
        outputs += ["-map", f"[o{at}]", "-map", "0:a", *encoding.picture(RATE, quality=QUALITY)]
        outputs += [*encoding.capped(rung.bitrate), *encoding.sound(), folder / f"bare{at}.mp4"]
    return spent(plain("-i", next(folder.glob("source*.mp4")), "-filter_complex", ";".join(chains), *outputs))


def naive(folder: Path) -> float:
    """A command a language and rung, the text drawn into each."""
    total = 0.0
    for language in LANGUAGES:
        read, _ = titles.read(
            (folder / f"ep01.{language}.srt").read_bytes(), f"ep01.{language}.srt", Lang(language)
        )
        assert read
        lettering, _ = titles.lettering(read, (1080, 1920), profile("vertical-9x16"), rate=RATE)
        fonts = folder / f"fonts.{language}"
        fonts.mkdir(exist_ok=True)
        for face in lettering.faces:
            shutil.copy(face.path, fonts)
        (folder / f"{language}.ass").write_text(titles.ass(lettering, 0, 10**6), "utf-8")
        for rung in house_ladder():
            drawn = f"{CROP},scale={rung.width}:{rung.height}:flags={encoding.SCALER},setsar=1"
            drawn += f",subtitles={language}.ass:fontsdir=fonts.{language}"
            encoded = (
                *encoding.picture(RATE, quality=QUALITY),
                *encoding.capped(rung.bitrate),
                *encoding.sound(),
            )
            clip = next(folder.glob("source*.mp4"))
            total += spent(plain("-i", clip, "-vf", drawn, *encoded, folder / "naive.mp4"), folder)
    return total


def ladder(folder: Path) -> Iterator[Row]:
    """20 s of 1080p to four rungs, soft and burned, against bare and naive; then the curve over the share of lines."""
    source(folder, 20)
    crop_path(folder, 480)
    subtitles(folder, 20, 0.6)
    one, many = bare(folder), naive(folder)
    soft = ours(folder, "soft")
    what = "`cut season`, 20 s of 1080p to 4 sizes, 3 soft languages"
    yield (
        what,
        f"{soft:.1f} CPU-s",
        f"{one:.1f}, one ffmpeg to 4 sizes without text (wanted 1.08×)",
        f"{soft / one:.2f}×",
    )
    yield (
        what,
        f"{soft:.1f} CPU-s",
        f"{many:.1f}, twelve plain commands (wanted 1/3.5)",
        f"1/{many / soft:.2f}",
    )
    for share in (0.3, 0.6, 0.9):
        subtitles(folder, 20, share)
        burned = ours(folder, f"burned{share}", burn=LANGUAGES)
        wanted = " (wanted 1/2.2)" if share == 0.6 else ""
        yield (
            f"… and 3 languages drawn in, lines on {share:.0%}",
            f"{burned:.1f} CPU-s",
            f"{many + one:.1f}, thirteen plain commands{wanted}",
            f"1/{(many + one) / burned:.2f}",
        )


def fix(folder: Path) -> Iterator[Row]:
    """One changed line of 60 s."""
    source(folder, 60)
    crop_path(folder, 1440)
    subtitles(folder, 60, 0.6)
    whole = ours(folder, "out", burn=LANGUAGES[:1])
    file = folder / "ep01.en.srt"
    blocks = file.read_text("utf-8").split("\n\n")
    blocks[len(blocks) // 2] += " indeed"
    file.write_text("\n\n".join(blocks), "utf-8")
    changed = ours(folder, "out", burn=LANGUAGES[:1])
    again = ours(folder, "fresh", burn=LANGUAGES[:1])
    alike = "the same bytes" if same(folder / "out", folder / "fresh") else "OTHER BYTES"
    what = "one changed line of 60 s, 4 sizes and a drawn language"
    limit = f"{whole:.1f}, all of it; {again:.1f} from nothing, {alike} (wanted 1/20)"
    yield what, f"{changed:.2f} CPU-s", limit, f"1/{whole / changed:.1f}"


def same(one: Path, other: Path) -> bool:
    names = sorted(path.relative_to(one) for path in one.glob("ep*/**/*.mp4"))
    there = sorted(path.relative_to(other) for path in other.glob("ep*/**/*.mp4"))
    return (
        bool(names)
        and names == there
        and all(filecmp.cmp(one / name, other / name, shallow=False) for name in names)
    )


def synthetic(folder: Path, episodes: int, languages: Sequence[str], **said: object) -> Path:
    """Episodes of 10 s of moving colours, each of its own, with four lines in every language."""
    tables = []
    for number in range(1, episodes + 1):
        name = f"ep{number:02d}"
        moving = f"testsrc2=s=320x180:r=24,hue=h={number * 4}"
        heard = ("-f", "lavfi", "-i", f"sine=f={200 + number}:r=48000")
        encoded = ("-t", "10", "-c:v", "libx264", "-preset", "ultrafast", "-c:a", "aac")
        spent(plain("-f", "lavfi", "-i", moving, *heard, *encoded, folder / f"{name}.mp4"))
        for language in languages:
            blocks = (
                f"{at + 1}\n{_clock(2.4 * at + 0.3)} --> {_clock(2.4 * at + 1.9)}\nLine {at} of {name} in {language}\n"
                for at in range(4)
            )
            (folder / f"{name}.{language}.srt").write_text("\n".join(blocks), "utf-8")
        tables.append(
            {
                "picture": f"{name}.mp4",
                "subtitles": {language: f"{name}.{language}.srt" for language in languages},
            }
        )
    file = folder / "season.json"
    file.write_text(json.dumps({**said, "episode": tables}), "utf-8")
    return file


def known(folder: Path) -> Iterator[Row]:
    """Eight episodes that have not changed."""
    file = synthetic(folder, 8, LANGUAGES, ladder=["180x320", "90x160"])
    command: list[str | Path] = [*SHUDIAN, "cut", "season", file, "-o", folder / "out"]
    spent(command)
    again = spent(command) / 8
    yield (
        "`cut season`, 8 unchanged episodes again",
        f"{again:.2f} CPU-s an episode",
        "1 wanted",
        f"{again:.2f}×",
    )


def season(folder: Path) -> Iterator[Row]:
    """80 episodes × 8 languages: planned, killed twenty times, come to the same."""
    tongues = ("en", "zh", "es", "th", "ar", "pt", "fr", "id")
    file = synthetic(folder, 80, tongues, platforms=["vertical-9x16"])
    asked: list[str | Path] = [*SHUDIAN, "cut", "season", file, "-o", folder / "planned", "--explain"]
    cost, peak = _planned(asked)
    what = "`cut season`, 80 episodes × 8 languages planned"
    yield what, f"{cost:.1f} CPU-s, peak {peak:.0f} MiB", "5 wanted", f"{cost / 5:.2f}×"
    said = json.loads(file.read_text("utf-8")) | {
        "platforms": [],
        "ladder": ["90x160"],
        "preset": "ultrafast",
    }
    said["episode"][0]["platforms"] = ["vertical-9x16"]
    file.write_text(json.dumps(said), "utf-8")
    command: list[str | Path] = [*SHUDIAN, "cut", "season", file, "-o"]
    spent([*command, folder / "whole"])
    total = _made(folder / "whole")
    peaks = [_killed([*command, folder / "killed"], total * at // 21) for at in range(1, 21)]
    left = total - _made(folder / "killed")
    spent([*command, folder / "killed"])
    alike = "the same bytes" if same(folder / "killed", folder / "whole") else "OTHER BYTES"
    killed, most = sum(peak is not None for peak in peaks), max(peak or 0 for peak in peaks)
    yield (
        f"… killed −9 {killed} times in mid-render, the last with {left} of {total} files to go",
        f"{alike}, peak {most:.0f} MiB beside ffmpeg's own",
        "1024 MiB wanted",
        f"{most / 1024:.2f}×",
    )


def _planned(command: Sequence[str | Path]) -> tuple[float, float]:
    cost = spent(["/usr/bin/env", *command])
    return cost, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def _made(output: Path) -> int:
    return len(list((output / ".season" / "media").glob("??/*")))


def _killed(command: Sequence[str | Path], due: int) -> float | None:
    """Begin, and kill -9 when something new and `due` files in all are made; the peak memory of our processes together
    in MiB, ffmpeg's left out. None if it ended before."""
    output = Path(command[-1])
    due, peak = max(due, _made(output) + 1), 0.0
    with subprocess.Popen(
        [str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as running:
        while running.poll() is None:
            peak = max(peak, _memory(running.pid))
            if _made(output) >= due:
                running.send_signal(signal.SIGKILL)
                return peak
            time.sleep(0.05)
    return None


def _memory(root: int) -> float:
    """Private and shared pages in MiB of a process and those below it that are not ffmpeg."""
    total, waiting = 0.0, [root]
    while waiting:
        process = Path("/proc") / str(waiting.pop())
        try:
            waiting += map(int, (process / "task" / process.name / "children").read_text().split())
            if "ffmpeg" not in (process / "cmdline").read_bytes().split(b"\0")[0].decode():
                held = re.search(r"VmRSS:\s+(\d+)", (process / "status").read_text())
                total += int(held.group(1)) / 1024 if held else 0
        except OSError:
            continue
    return total


PARTS: dict[str, Callable[[Path], Iterator[Row]]] = {
    "ladder": ladder, "fix": fix, "known": known, "season": season,
}  # fmt: skip


def rows() -> list[Row]:
    """For the README's table: what takes minutes as it was kept, with its date, and the rest anew."""
    kept = json.loads(KEPT.read_text("utf-8"))
    told = [(f"{what} ({said['date']})", *rest) for said in kept.values() for what, *rest in said["rows"]]
    with tempfile.TemporaryDirectory(prefix="shudian-bench-") as folder:
        return [*told, *known(Path(folder))]


def main() -> None:
    asked = [name for name in sys.argv[1:] if name != "--keep"] or list(PARTS)
    for name in asked:
        with tempfile.TemporaryDirectory(prefix="shudian-bench-") as folder:
            made = []
            for row in PARTS[name](Path(folder)):
                print(" | ".join(row), flush=True)
                made.append(row)
        if "--keep" in sys.argv:
            kept = json.loads(KEPT.read_text("utf-8")) if KEPT.is_file() else {}
            kept[name] = {"date": datetime.now(UTC).date().isoformat(), "rows": made}
            KEPT.write_text(json.dumps(kept, ensure_ascii=False, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
