"""A small workspace with one series: two episodes that play, one that is only written."""

import os
import socket
import subprocess
import threading
import time as clock
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from fastapi.testclient import TestClient

from shudian.app import workspace as workspaces
from shudian.model import document
from shudian.model.breakdown import Breakdown, BreakdownItem, Level, Mention, Origin, SceneSheet, State
from shudian.model.media import MediaFile, Package
from shudian.model.people import CastMember, Character, CharacterKind
from shudian.model.place import StorySet, Venue, VenueKind
from shudian.model.production import BrandPlacement, DayRules, Production
from shudian.model.schedule import Call, CostLine, Schedule, ShootingDay, Strip
from shudian.model.series import Element, ElementKind, Episode, IntExt, Light, Scene, Series, Source
from shudian.model.text import Beat, Cue, Timeline, Track
from shudian.plan.pose import problem
from shudian.store import Author, drawers, exports, series_table
from shudian.store.database import Writing
from shudian.units import Lang, Money, Span
from shudian.web import site

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SLUG = "lamp"
#: For a chromium that runs as root, alone, and asks nobody.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
CLIP_SECONDS = 12
SAID = {
    "zh": ("那盏灯，从来没灭过。", "你回来做什么？"),
    "en": ("That lamp has never gone out.", "Why did you come back?"),
    "th": ("ตะเกียงดวงนั้นไม่เคยดับ", "เธอกลับมาทำไม"),
    "es": ("Esa lámpara nunca se ha apagado.", "¿A qué has vuelto?"),
}
#: Languages of both episodes that play; Spanish is in the first alone.
EVERYWHERE = ("zh", "en", "th")


def yuan(amount: int) -> Money:
    return Money(amount * 100, "CNY")


def script(language: str, title: str, logline: str, names: dict[str, str]) -> Series:
    xiaoman, old = names["小满"], names["七公"]
    episodes = []
    for number in (1, 2, 3):
        lines = tuple(
            Element(f"e{number}l{at}", ElementKind.DIALOGUE, text, Source(at + 2), character=xiaoman)
            for at, text in enumerate(SAID[language])
        )
        scene = Scene(
            f"s{number}", f"{number}-1", "", "窑头", Source(1), "夜", Light.NIGHT, IntExt.EXT, elements=lines
        )
        titles = {"zh": "假的 封窑 看火".split(), "en": ["Fake", "Last <Fire>", "The Eye"]}
        episodes.append(Episode(f"e{number}", number, titles[language][number - 1], (scene,)))
    characters = (
        Character(xiaoman, "27", "金缮师。" if language == "zh" else "She mends bowls.", name_en="Xiaoman"),
        Character(old, "70", kind=CharacterKind.PRINCIPAL, name_en="Old Seven"),
    )
    return Series(title, Lang(language), characters, tuple(episodes), logline=logline)


def breakdown() -> Breakdown:
    brand = {1: ("岭上青",), 2: ()}
    sheets = [
        SceneSheet(
            f"s{number}", number, f"{number}-1", place, inside, light, Fraction(301, 5), 20, cast,
            time="夜", props=("天青碗", "金粉"), brands=brand.get(number, ()), flashback=number == 3,
            location="永济廊桥" if number == 2 else None, extras=("工人×6",) if number == 1 else (),
        )
        for number, place, inside, light, cast in (
            (1, "岭上青茶厂-直播间", IntExt.INT, Light.NIGHT, ("小满", "七公")),
            (2, "瓯溪老街-廊桥", IntExt.EXT, Light.DUSK, ("小满",)),
            (3, "窑头", IntExt.EXT, Light.DAY, ("小满", "七公")),
        )
    ]  # fmt: skip
    items = (
        BreakdownItem(100, "小满", tuple(Mention(f"s{n}") for n in (1, 2, 3)), Origin.CUE,
                      character_kind=CharacterKind.PRINCIPAL),
        BreakdownItem(104, "天青碗", tuple(Mention(f"s{n}", f"e{n}l1", 1, 3) for n in (1, 2, 3) for _ in "ab"),
                      Origin.RULE, Level.KEY),
        BreakdownItem(104, "灯", (Mention("s1", "e1l0", 2, 3),), Origin.RULE, Level.HAND, variants=("灯盏",)),
        BreakdownItem(104, "旧伞", (), Origin.PERSON, state=State.CONFIRMED),
    )  # fmt: skip
    return Breakdown("补天青", tuple(sheets), items)


def production() -> Production:
    rules = DayRules(600, 720, yuan(90), yuan(38000), 60, yuan(3200), time(7), time(16))
    venues = (
        Venue("ou", VenueKind.LOCATION, "瓯溪老街", "Ou Creek Old Street", "浙江省瓯岭县", yuan(2600)),
        Venue("a", VenueKind.STAGE, "一号棚", "Stage One", "竖店影视基地", yuan(5000)),
    )
    sets = (
        StorySet("岭上青茶厂-直播间", "a", "Tea factory, live room", 40),
        StorySet("瓯溪老街-廊桥", "ou", "Old street, covered bridge"),
        StorySet("窑头", "ou", "Kiln mouth"),
    )
    cast = (
        CastMember("小满", "乔雨禾", yuan(4500), yuan(2000)),
        CastMember("七公", "韩守拙", yuan(3800), yuan(1800)),
    )
    brands = (BrandPlacement("岭上青", ("岭上青", "青茶"), "岭上青高山茶", 1),)
    dates = (date(2027, 4, 12), date(2027, 4, 13))
    return Production("补天青", "Asia/Shanghai", dates, rules, cast, venues, sets, brands)


def schedule() -> Schedule:
    first, second = (datetime(2027, 4, day, 7) for day in (12, 13))  # noqa: DTZ001  local time of the production
    late = second.replace(hour=16)
    days = (
        ShootingDay(
            1, first.date(), night=False, call=first, wrap=first.replace(hour=17),
            strips=(
                Strip("s1", "1-1", "岭上青茶厂-直播间", "a", 150, first),
                Strip("s3", "3-1", "窑头", "ou", 90, first.replace(hour=13)),
            ),
            calls=(Call("小满", "乔雨禾", first, first.replace(hour=17)),), work_minutes=540,
        ),
        ShootingDay(
            2, second.date(), night=True, call=late, wrap=late.replace(day=14, hour=1),
            strips=(Strip("s2", "2-1", "瓯溪老街-廊桥", "ou", 200, late),),
            calls=(Call("小满", "乔雨禾", late, late.replace(hour=23)),), work_minutes=480,
        ),
    )  # fmt: skip
    lines = (
        CostLine("day", "", 2, yuan(76000)),
        CostLine("work", "小满", 2, yuan(9000)),
        CostLine("rent", "ou", 2, yuan(5200)),
    )
    return Schedule("补天青", days, yuan(90200), yuan(88000), lines)


def timeline(number: int) -> Timeline:
    beats = tuple(
        Beat(f"e{number}l{at}", f"s{number}", ElementKind.DIALOGUE, Span.of(6 * at, 6 * at + 6))
        for at in range(2)
    )
    return Timeline(number, beats)


def track(number: int, language: str) -> Track:
    spans = (Span.of(0, Fraction(11, 2)), Span.of(6, CLIP_SECONDS))
    return Track(
        number,
        Lang(language),
        tuple(Cue(span, (text,)) for span, text in zip(spans, SAID[language], strict=True)),
    )


SVG = '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 90" style="display:block"><text x="9" y="40">{}</text></svg>'


def fill(workspace: workspaces.Workspace, packages: dict[int, Path], scratch: Path) -> None:
    def kept(name: str, data: bytes) -> MediaFile:
        file = scratch / name.replace("/", "-")
        file.write_bytes(data)
        return workspace.media.keep(file, name)

    with workspace.store.writing(workspace.author) as writing:
        own = script("zh", "补天青", "龙窑要封了。", {"小满": "小满", "七公": "七公"})
        english = script(
            "en", "Mend the Sky", "The last kiln closes.", {"小满": "Xiaoman", "七公": "Old Seven"}
        )
        series_table.save(writing, SLUG, own)
        for each in (own, english):
            drawers.SCRIPTS.save(writing, each, series=SLUG, language=str(each.language))
        drawers.BREAKDOWNS.save(writing, breakdown(), series=SLUG)
        drawers.PRODUCTIONS.save(writing, production(), series=SLUG)
        drawers.SCHEDULES.save(writing, schedule(), series=SLUG)
        save_documents(writing, kept)
        for number, folder in packages.items():
            drawers.TIMELINES.save(writing, timeline(number), series=SLUG, episode=number)
            files = tuple(workspace.media.keep(file, file.name) for file in sorted(folder.iterdir()))
            for file in files:
                exports.enter_media(writing, file)
            drawers.PACKAGES.save(writing, Package(number, "main.m3u8", files), series=SLUG, episode=number)
            for language in SAID if number == 1 else EVERYWHERE:
                drawers.TRACKS.save(
                    writing, track(number, language), series=SLUG, episode=number, language=language
                )


def poster() -> bytes:
    from PIL import Image

    out = BytesIO()
    Image.new("RGB", (270, 480), "#5b9184").save(out, "JPEG")
    return out.getvalue()


def save_documents(writing: Writing, kept: Callable[[str, bytes], MediaFile]) -> None:
    exports.save(writing, SLUG, kept("breakdown.xlsx", b"PK breakdown"))
    exports.save(writing, SLUG, kept("call-sheets.zh.pdf", b"%PDF-1.7 zh"))
    exports.save(writing, SLUG, kept("call-sheets.en.pdf", b"%PDF-1.7 en"))
    exports.save(writing, SLUG, kept("ep01/poster.jpg", poster()))
    asked, _ = problem(breakdown(), production())
    exports.save(writing, SLUG, kept("problem.json", document.write(asked).encode()))
    for language, word in (("zh", "第一天"), ("en", "Day 1")):
        exports.save(writing, SLUG, kept(f"stripboard.{language}.svg", SVG.format(word).encode()))


@pytest.fixture(scope="session")
def workspace_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workspace with packages of a few bytes: for what is said over HTTP."""
    package = tmp_path_factory.mktemp("package")
    (package / "main.m3u8").write_text("#EXTM3U\n")
    (package / "video.m3u8").write_text("#EXTM3U\n")
    (package / "video.mp4").write_bytes(bytes(range(100)))
    return made(tmp_path_factory, {1: package, 2: package})


def made(factory: pytest.TempPathFactory, packages: dict[int, Path]) -> Path:
    folder = factory.mktemp("demo") / "workspace"
    author = Author("tester", lambda: datetime(2027, 1, 1, tzinfo=UTC))
    workspace = workspaces.init(folder, author=author)
    fill(workspace, packages, factory.mktemp("scratch"))
    workspace.close()
    return folder


@pytest.fixture(scope="session")
def client(workspace_dir: Path) -> Iterator[TestClient]:
    with TestClient(site.create(workspace_dir), raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def own_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace to write to."""
    return made(tmp_path_factory, {})


@pytest.fixture(scope="session")
def wide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A horizontal clip of two shots, thirty frames each, with sound."""
    from shudian.cut.engines import ffmpeg

    file = tmp_path_factory.mktemp("material") / "wide.mp4"
    run = [
        *(str(ffmpeg.locate().path), "-hide_banner", "-loglevel", "error"),
        *("-f", "lavfi", "-i", "testsrc2=size=320x180:rate=25:duration=1.2"),
        *("-f", "lavfi", "-i", "smptebars=size=320x180:rate=25:duration=1.2"),
        *("-f", "lavfi", "-i", "sine=frequency=330:duration=2.4"),
        *("-filter_complex", "[0:v][1:v]concat=n=2[v]", "-map", "[v]", "-map", "2:a"),
        *("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac", str(file)),
    ]
    subprocess.run(run, check=True, timeout=60)
    return file


@pytest.fixture(scope="session")
def cut_dir(tmp_path_factory: pytest.TempPathFactory, wide: Path) -> Path:
    """A workspace in which episode 1 has material."""
    from shudian.app import cutting
    from shudian.app.bench import Bench

    folder = made(tmp_path_factory, {})
    workspace = workspaces.open(folder)
    assert [each.code for each in cutting.ingest(Bench(workspace, SLUG, workers=1), 1, wide)] == []
    workspace.close()
    return folder


@pytest.fixture
def own(own_dir: Path) -> Iterator[TestClient]:
    """A site to write to."""
    with TestClient(site.create(own_dir), raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[TestClient]:
    """A site whose one series is a script and nothing more."""
    workspace = workspaces.init(tmp_path / "bare")
    with workspace.store.writing(workspace.author) as writing:
        own = script("zh", "补天青", "", {"小满": "小满", "七公": "七公"})
        series_table.save(writing, SLUG, own)
        drawers.SCRIPTS.save(writing, own, series=SLUG, language="zh")
    workspace.close()
    with TestClient(site.create(tmp_path / "bare")) as client:
        yield client


@pytest.fixture(scope="session")
def playable_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a browser is shown: SHUDIAN_DEMO if it names a built demo, else the small one with a real clip."""
    if built := os.environ.get("SHUDIAN_DEMO"):
        return Path(built)
    return made(tmp_path_factory, {1: clip(tmp_path_factory, 220), 2: clip(tmp_path_factory, 330)})


def clip(factory: pytest.TempPathFactory, hertz: int) -> Path:
    """A short vertical clip as one fragmented file with its play lists."""
    from shudian.cut.engines import ffmpeg

    folder = factory.mktemp("clip")
    run = [
        *(str(ffmpeg.locate().path), "-hide_banner", "-loglevel", "error"),
        *("-f", "lavfi", "-i", f"testsrc2=size=360x640:rate=25:duration={CLIP_SECONDS}"),
        *("-f", "lavfi", "-i", f"sine=frequency={hertz}:duration={CLIP_SECONDS}"),
        *("-c:v", "libx264", "-profile:v", "high", "-pix_fmt", "yuv420p", "-g", "50", "-c:a", "aac"),
        *("-f", "hls", "-hls_time", "2", "-hls_playlist_type", "vod", "-hls_segment_type", "fmp4"),
        *("-hls_flags", "single_file", "-master_pl_name", "main.m3u8", "video.m3u8"),
    ]
    subprocess.run(run, cwd=folder, check=True, timeout=120)
    return folder


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    path = os.environ.get("SHUDIAN_BROWSER")
    if not path:
        pytest.skip("SHUDIAN_BROWSER names no chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def served(browser: "Browser") -> "Iterator[Callable[[Path], str]]":
    """Serves a workspace to the browser and says at which address."""
    import uvicorn

    running = []

    def serve(folder: Path) -> str:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        config = uvicorn.Config(
            site.create(folder), host="127.0.0.1", port=port, log_level="warning", ws="none"
        )
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        running.append((server, thread))
        while not server.started:
            clock.sleep(0.02)
        return f"http://127.0.0.1:{port}"

    yield serve
    for server, thread in running:
        server.should_exit = True
        thread.join(timeout=10)
