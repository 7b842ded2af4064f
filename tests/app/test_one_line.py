"""One changed line of the script, followed to what is delivered: exactly what depends on it is marked, and made anew."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path

import pytest

from shudian.app import localise, script, season, translating
from shudian.app import workspace as workspaces
from shudian.app.bench import Bench
from shudian.cut import platforms
from shudian.cut.engines.ffmpeg import locate
from shudian.finding import failed
from shudian.jobs import Results
from shudian.localise.adapted.stale import Mark, Material, What, Why, stale
from shudian.model.hook import Clip
from shudian.model.media import CropKey, CropPath, Shot
from shudian.model.series import Series
from shudian.model.text import AdaptedScript, Track
from shudian.model.voice import Dub, DubLine
from shudian.store import Author, drawers, exports
from shudian.units import Lang, Span, Timecode
from shudian.wording import Wording

TARGETS = ("es", "th")
EPISODES = (1, 2)
DRAFT = """# 补天青

## 第1集

1-1 日 内 窑头
人物：小满、七公
小满：这只碗是假的。
七公：窑封了三年了。
小满：爸！你看着我。

## 第2集

2-1 夜 外 廊桥
人物：小满
小满：为什么封？
"""
WORDS = {
    "es": ("Este cuenco es falso.", "El horno lleva tres años cerrado.", "¡Papá! Mírame.", "¿Por qué?"),
    "th": ("ชามใบนี้ของปลอม", "เตาปิดมาสามปีแล้ว", "พ่อ! มองหนูสิ", "ทำไมปิด?"),
}
CHANGED, NOW = "窑封了三年了。", "窑封了五年了。"
AS_LONG = "El horno lleva cinco años cerrado."
LONGER = "Cinco años lleva el horno cerrado y frío, y nadie de la casa me lo quiso decir nunca."
SHEET = """
ladder = ["54x96", "36x64"]
preset = "ultrafast"
platforms = ["small"]
burn = ["es", "th"]
hls = true
"""


@pytest.fixture
def bench(tmp_path: Path, house: Path) -> Iterator[Bench]:
    held = workspaces.init(tmp_path / "w", author=Author("machine", lambda: datetime(2027, 1, 1, tzinfo=UTC)))
    made = Bench(held, "sky", workers=1)
    (tmp_path / "sky.txt").write_text(DRAFT, "utf-8")
    tables = {tag: tmp_path / f"lines.{tag}.csv" for tag in TARGETS}
    said = [("1-1", 1), ("1-1", 2), ("1-1", 3), ("2-1", 1)]
    sources = [
        line.partition("：")[2] for line in DRAFT.splitlines() if line.startswith(("小满：", "七公："))
    ]
    for tag, table in tables.items():
        rows = [
            f"{scene},{at},{source},{text},"
            for (scene, at), source, text in zip(said, sources, WORDS[tag], strict=True)
        ]
        table.write_text("\n".join(["scene,line,source,text,note", *rows]), "utf-8")
    found = [
        *script.read(made, tmp_path / "sky.txt"),
        *script.set_production(made, house / "production.json"),
        *script.break_down(made),
        *localise.enter_lines(made, tables),
        *localise.subtitle(made, [(number, tag) for number in EPISODES for tag in ("zh", *TARGETS)]),
    ]
    assert not failed(found), found
    yield made
    held.close()


@pytest.fixture
def order(bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The season's order: small films as long as the episodes, the workspace's subtitles beside them."""
    pytest.importorskip("av", reason="the video extra is not installed")
    small = replace(
        platforms.profile("vertical-9x16"), name="small", size=(54, 96), label=Wording("Small", "小")
    )
    monkeypatch.setattr(platforms, "profiles", lambda: (small,))
    text = SHEET
    for number in EPISODES:
        seconds = bench.noun(drawers.TIMELINES, episode=number).span.end.seconds
        moving = f"testsrc2=s=54x96:r=25,hue=h={40 * number}"
        heard = ("-f", "lavfi", "-i", f"sine=f={300 * number}:r=48000")
        more = ("-t", f"{float(seconds):.2f}", "-c:v", "libx264", "-pix_fmt", "yuv420p", "-c:a", "aac")
        locate().run(["-f", "lavfi", "-i", moving, *heard, *more, tmp_path / f"ep{number:02d}.mp4"])
        files = ", ".join(f'{tag} = "ep{number:02d}.{tag}.srt"' for tag in ("zh", *TARGETS))
        text += f'[[episode]]\npicture = "ep{number:02d}.mp4"\nsubtitles = {{ {files} }}\n'
    (tmp_path / "season.toml").write_text(text, "utf-8")
    laid(bench, tmp_path)
    return tmp_path / "season.toml"


def laid(bench: Bench, folder: Path) -> None:
    """The workspace's subtitles as files beside the season's order."""
    with bench.workspace.store.reading() as connection:
        named = exports.all_of(connection, "sky")
    for number in EPISODES:
        for tag in ("zh", *TARGETS):
            held = named[f"ep{number:02d}/ep{number:02d}.{tag}.srt"]
            (folder / Path(held.name).name).write_bytes(bench.workspace.media.path(held.digest).read_bytes())


def delivered(order: Path) -> tuple[Results, dict[str, list[str]]]:
    """What ran, and why it said it would."""
    with season.bench(order, order.parent / "out") as (ready, found):
        assert ready, found
        why = {name: [str(reason) for reason in reasons] for name, reasons in ready.why().items()}
        return ready.render(workers=2), why


def files(order: Path) -> dict[str, bytes]:
    out = order.parent / "out"
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.glob("ep*/**/*"))
        if path.is_file()
    }


def changed(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> set[str]:
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


def made_of(bench: Bench, tag: str) -> tuple[Series, AdaptedScript, Material]:
    """The script, the lines of a language and all that was made of them: tracks, a dub and a clip an episode."""
    with bench.workspace.store.reading() as connection:
        lines = localise.lines_of(connection, "sky")[tag]
        words = drawers.SCRIPTS.load(connection, series="sky", language="zh")
        tracks = tuple(
            drawers.TRACKS.load(connection, series="sky", episode=n, language=tag) for n in EPISODES
        )
    assert words
    return words, lines, _material(words, lines, tuple(track for track in tracks if track))


def _material(words: Series, lines: AdaptedScript, tracks: tuple[Track, ...]) -> Material:
    text = {line.element: line.text for line in lines.lines}
    second = Span(Timecode.of_milliseconds(0), Timecode.of_milliseconds(1000))
    dubs, clips = [], []
    for episode in words.episodes:
        spoken = [element.id for element in episode.elements if element.id in text]
        dubs.append(
            Dub(
                episode.number,
                lines.language,
                tuple(DubLine(id_, "小满", text[id_], second) for id_ in spoken),
            )
        )
        clips += [Clip(episode.number, (episode.scenes[0].id,), (id_,), second, 0.5, ()) for id_ in spoken]
    return Material(tracks, tuple(dubs), tuple(clips))


def redraft(bench: Bench, tmp_path: Path) -> dict[str, str]:
    """The changed draft read in; ids by text as they are now."""
    (tmp_path / "sky.txt").write_text(DRAFT.replace(CHANGED, NOW), "utf-8")
    assert not failed(script.read(bench, tmp_path / "sky.txt"))
    words = bench.noun(drawers.SCRIPTS, language="zh")
    return {element.text: element.id for episode in words.episodes for element in episode.elements}


def test_a_changed_line_marks_its_own_line_cues_dub_and_clip_in_each_language(
    bench: Bench, tmp_path: Path
) -> None:
    before = {tag: made_of(bench, tag) for tag in TARGETS}
    assert all(stale(*each) == () for each in before.values())
    ids = redraft(bench, tmp_path)
    for tag in TARGETS:
        words, lines, fresh = made_of(bench, tag)
        marks = stale(words, lines, fresh)
        cues = [at for at, cue in enumerate(fresh.tracks[0].cues) if cue.element == ids[NOW]]
        assert cues
        line = next(at for at, each in enumerate(lines.lines) if each.element == ids[NOW])
        assert set(marks) == {
            Mark(What.LINE, Why.CHANGED, line, ids[NOW], ids[NOW]),
            *(Mark(What.CUE, Why.CHANGED, at, ids[NOW], ids[NOW], 1) for at in cues),
            Mark(What.DUB, Why.CHANGED, 1, ids[NOW], ids[NOW], 1),
            Mark(What.CLIP, Why.CHANGED, 1, ids[NOW], ids[NOW], 1),
        }


def rewrite(bench: Bench, element: str, words: str) -> None:
    """The Spanish line written for the new source, and the episode's subtitles set anew."""
    desk = translating.desk(bench.workspace, "sky")
    assert desk
    (entry,) = (
        each
        for each in translating.entries(bench.workspace, desk, Lang("es"), 1)
        if each.element.id == element
    )
    where = translating.Where("sky", Lang("es"), 1, element)
    translating.write(bench.workspace, where, {"text": words}, seen=entry.tag, who="Inés")
    assert not failed(localise.subtitle(bench, [(1, "es")]))


ITS_FILES = {"ep01/54x96.mp4", "ep01/36x64.mp4", "ep01/es/small.mp4"}
ITS_PACKAGE = {"ep01/hls/SHA256SUMS", "ep01/hls/subs.es.vtt", "ep01/hls/subs.es/000.vtt"}


@pytest.mark.slow
def test_a_rewritten_line_is_delivered_anew_and_nothing_else(
    bench: Bench, order: Path, tmp_path: Path
) -> None:
    delivered(order)
    before = files(order)
    ids = redraft(bench, tmp_path)
    assert delivered(order)[0].ran == ()  # the script alone changes no file
    rewrite(bench, ids[NOW], AS_LONG)
    laid(bench, tmp_path)
    again, why = delivered(order)
    assert set(why) == set(again.ran)
    pictures = {name for name in again.ran if "/9x16/" in name}
    assert set(again.ran) - pictures == ITS_FILES | {"ep01/texts"}
    assert pictures
    for name in pictures:
        assert _under(name, bench.noun(drawers.TRACKS, episode=1, language="es"), ids[NOW])
        assert why[name] == ["new"]
    assert changed(before, files(order)) == ITS_FILES | ITS_PACKAGE
    for rung in ("54x96", "36x64"):
        assert _streams_that_differ(order, before[f"ep01/{rung}.mp4"], rung) == {"spa"}
    assert _said(order, "spa") == [WORDS["es"][0], AS_LONG, WORDS["es"][2]]
    assert _said(order, "tha") == list(WORDS["th"][:3])


def _under(segment: str, track: Track, element: str) -> bool:
    """Whether a segment of an episode's picture lies under a cue of the line."""
    first, last = (int(frame) for frame in segment.split("/")[2].split("-"))
    cues = [cue.span for cue in track.cues if cue.element == element]
    return any(first / 25 < cue.end.seconds and last / 25 > cue.start.seconds for cue in cues)


@pytest.mark.slow
def test_a_line_that_stands_longer_moves_the_seams_of_all_languages_with_text_in_the_picture(
    bench: Bench, order: Path, tmp_path: Path
) -> None:
    delivered(order)
    before = files(order)
    rewrite(bench, redraft(bench, tmp_path)[NOW], LONGER)
    laid(bench, tmp_path)
    again, _ = delivered(order)
    assert not [name for name in again.ran if name.startswith("ep02/") or "/sound/" in name]
    told = changed(before, files(order))
    assert told >= ITS_FILES | ITS_PACKAGE
    assert told - ITS_FILES - ITS_PACKAGE <= {"ep01/th/small.mp4"} | _segments_of(told)
    for rung in ("54x96", "36x64"):
        assert _streams_that_differ(order, before[f"ep01/{rung}.mp4"], rung) == {"spa", "video"}


def _segments_of(names: set[str]) -> set[str]:
    """The package's own files of the picture, whose seams moved too; other languages' texts are not among them."""
    return {name for name in names if name.startswith("ep01/hls/") and "subs." not in name}


def _streams_that_differ(order: Path, before: bytes, rung: str) -> set[str]:
    """The languages, or kinds, of the streams whose packets are not what they were."""
    old = order.parent / "old.mp4"
    old.write_bytes(before)
    then, now = _packets(old), _packets(order.parent / "out" / "ep01" / f"{rung}.mp4")
    assert then.keys() == now.keys()
    return {name for name in then if then[name] != now[name]}


def _said(order: Path, language: str) -> list[str]:
    """The texts of a language as the clean film carries them."""
    packets = _packets(order.parent / "out" / "ep01" / "54x96.mp4")[language]
    return [" ".join(data[2:].decode().split()) for _, data in packets if len(data) > 2]


def _packets(film: Path) -> dict[str, list[tuple[int | None, bytes]]]:
    import av

    with av.open(str(film)) as held:
        names = {
            stream.index: stream.type
            if stream.type != "subtitle"
            else Lang(stream.language or "und").language
            for stream in held.streams
        }
        packets: dict[str, list[tuple[int | None, bytes]]] = {name: [] for name in names.values()}
        for packet in held.demux():
            packets[names[packet.stream.index]].append((packet.pts, bytes(packet)))
    return packets


def test_subtitles_come_with_the_shots_of_the_material(bench: Bench) -> None:
    before = bench.noun(drawers.TRACKS, episode=1, language="es")
    last = before.cues[-1].span.start.seconds
    change = (
        int(last * 24) - 3
    )  # the picture has another rate than the profile, and is cut just before the line
    shots = (Shot(0, change), Shot(change, 400))
    path = CropPath(96, 54, 30, 54, Fraction(24), shots, (CropKey(0, 0, 0), CropKey(change, 0, 0)))
    with bench.writing() as writing:
        drawers.CROPS.save(writing, path, series="sky", episode=1)
    assert not failed(localise.subtitle(bench, [(1, "es")]))
    after = bench.noun(drawers.TRACKS, episode=1, language="es")
    assert after.cues[-1].span.start.seconds == Fraction(change, 24)
