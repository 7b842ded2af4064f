"""The pages in a real browser, at the size of a phone and of a desk, in both languages."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from shudian.app import shelf
from shudian.app import workspace as workspaces
from shudian.web import assets

pytestmark = pytest.mark.browser

SIZES = {"phone": (390, 844), "desk": (1280, 800)}
#: The controls begin here, in shares of the picture's height; cues stand above.
CONTROLS = 0.78


@dataclass
class Visit:
    """A browser's page at one size and in one language, and what went wrong on it."""

    page: Page
    size: str
    language: str
    address: str
    slug: str
    wrong: list[str] = field(default_factory=list)

    def open(self, path: str) -> None:
        self.page.goto(self.address + path, wait_until="load")
        self.page.evaluate("document.fonts.ready")

    def photograph(self, name: str, *, whole: bool = False) -> None:
        if folder := os.environ.get("SHUDIAN_SCREENSHOTS"):
            Path(folder).mkdir(parents=True, exist_ok=True)
            path = Path(folder) / f"{name}.{self.size}.{self.language}.png"
            self.page.screenshot(path=path, full_page=whole)


@pytest.fixture(scope="module")
def address(served: Callable[[Path], str], playable_dir: Path) -> str:
    return served(playable_dir)


@pytest.fixture(scope="module")
def slug(playable_dir: Path) -> str:
    workspace = workspaces.open(playable_dir)
    try:
        return shelf.series_list(workspace)[0].slug
    finally:
        workspace.close()


BOTH = [(size, language) for size in SIZES for language in ("zh", "en")]
ONE_EACH = [("phone", "zh"), ("desk", "en")]


@pytest.fixture(scope="module")
def contexts(browser: Browser) -> Iterator[Callable[[str, str], BrowserContext]]:
    """A visitor a size and language, who keeps what was loaded once."""

    @cache
    def context(size: str, language: str) -> BrowserContext:
        width, height = SIZES[size]
        return browser.new_context(
            viewport={"width": width, "height": height},
            locale="zh-CN" if language == "zh" else "en-GB",
            has_touch=size == "phone",
            is_mobile=size == "phone",
        )

    yield context
    for size, language in BOTH:
        context(size, language).close()


@pytest.fixture(params=BOTH, ids="-".join)
def visit(
    request: pytest.FixtureRequest,
    contexts: Callable[[str, str], BrowserContext],
    address: str,
    slug: str,
) -> Iterator[Visit]:
    size, language = request.param
    page = contexts(size, language).new_page()
    visit = Visit(page, size, language, address, slug)
    page.on(
        "console", lambda said: visit.wrong.append(said.text) if said.type in ("error", "warning") else None
    )
    page.on("pageerror", lambda error: visit.wrong.append(str(error)))
    page.on("request", lambda asked: visit.wrong.append(asked.url) if foreign(asked.url, address) else None)
    yield visit
    page.close()
    assert visit.wrong == []


def foreign(url: str, address: str) -> bool:
    return not url.startswith((address, "blob:", "data:"))


@pytest.mark.parametrize(
    "name", ["index", "series", "script", "drafts", "breakdown", "plan", "cut", "watch", "problem"]
)
def test_a_page_fits_its_screen(visit: Visit, name: str) -> None:
    paths = {
        "index": "/",
        "series": f"/series/{visit.slug}",
        "script": f"/series/{visit.slug}/script?episode=1",
        "drafts": f"/series/{visit.slug}/drafts",
        "breakdown": f"/series/{visit.slug}/breakdown",
        "plan": f"/series/{visit.slug}/plan",
        "cut": f"/series/{visit.slug}/cut",
        "watch": f"/series/{visit.slug}/watch/1",
        "problem": "/nowhere",
    }
    visit.open(paths[name])
    if name == "problem":
        visit.wrong.clear()  # chromium reports the 404 itself
    width = visit.page.evaluate("document.documentElement.scrollWidth")
    assert width <= SIZES[visit.size][0], "the page scrolls sideways"
    assert visit.page.evaluate("document.documentElement.lang").startswith(visit.language)
    visit.photograph(name)
    if name != "watch":
        visit.photograph(f"{name}.whole", whole=True)


def test_every_control_has_a_name(visit: Visit) -> None:
    pages = ("", "/script", "/breakdown", "/plan", "/cut", "/watch/1")
    for path in ("/", *(f"/series/{visit.slug}{page}" for page in pages)):
        visit.open(path)
        nameless = visit.page.evaluate(
            """() => [...document.querySelectorAll("a, button, input, select, img:not([alt])")]
              .filter((e) => e.tagName === "IMG" || !(e.getAttribute("aria-label") || e.textContent.trim()
                || e.labels?.length || e.closest("[aria-hidden=true]")))
              .map((e) => e.outerHTML)"""
        )
        assert nameless == []


@pytest.mark.parametrize("visit", ONE_EACH, ids="-".join, indirect=True)
def test_the_breakdown_is_filtered(visit: Visit) -> None:
    visit.open(f"/series/{visit.slug}/breakdown")
    rows = visit.page.locator(".scenes tbody tr")
    everything = rows.count()
    form = visit.page.locator("[data-filter]")
    form.locator("select[name=episode]").select_option("2")
    shown = rows.locator("visible=true").count()
    assert 0 < shown < everything
    form.locator("input[name=text]").fill("no such word")
    expect(visit.page.locator("[data-none]")).to_be_visible()
    form.locator("[type=reset]").click()
    expect(rows.locator("visible=true")).to_have_count(everything)


@pytest.mark.parametrize("visit", ONE_EACH[1:], ids="-".join, indirect=True)
def test_items_are_decided_by_keyboard(visit: Visit) -> None:
    page = visit.page
    visit.open(f"/series/{visit.slug}/breakdown")
    page.locator("[data-choose] select[name=state]").select_option("suggested")
    page.locator("[data-choose] select[name=state]").blur()
    items = page.locator(".item:visible")
    first, second = (items.nth(at).get_attribute("data-name") for at in (0, 1))
    page.locator("[data-choose]").evaluate("(form) => form.reset()")

    def state(name: str | None) -> Any:
        return expect(page.locator(f'.item[data-name="{name}"]').first)

    page.locator(f'.item[data-name="{first}"]').first.locator(".item-name").click()
    page.keyboard.press("a")
    state(first).to_have_attribute("data-state", "confirmed")
    page.locator(f'.item[data-name="{second}"]').first.locator(".item-name").click()
    page.keyboard.press("r")
    state(second).to_have_attribute("data-state", "rejected")
    visit.photograph("decided")
    page.keyboard.press("k")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.classList.contains('here')")
    page.locator(f'.item[data-name="{first}"]').first.locator(".item-name").click()
    page.keyboard.press("e")
    page.keyboard.type("Renamed once")
    page.keyboard.press("Enter")
    state("Renamed once").to_have_attribute("data-state", "confirmed")
    page.reload()
    state("Renamed once").to_have_attribute("data-state", "confirmed")
    state(second).to_have_attribute("data-state", "rejected")
    for _ in range(3):
        page.keyboard.press("u")
    state(first).to_have_attribute("data-state", "suggested")
    state(second).to_have_attribute("data-state", "suggested")
    page.reload()
    state(first).to_have_attribute("data-state", "suggested")


@pytest.mark.parametrize("visit", ONE_EACH, ids="-".join, indirect=True)
def test_the_script_is_filtered_as_a_reader_chooses(visit: Visit) -> None:
    page = visit.page
    visit.open(f"/series/{visit.slug}/script")
    everything = page.locator(".scene").count()
    page.locator("select[name=episode]").select_option("2")
    page.wait_for_url("**episode=2**")
    assert 0 < page.locator(".scene").count() < everything
    page.keyboard.press("n")
    marks = page.locator("[data-mark]").count()
    assert page.locator(".marked").count() == min(marks, 1)


def choose_thai(visit: Visit) -> None:
    page = visit.page
    page.locator("[data-open=subtitles]").click()
    page.locator("input[name=subtitles][value=th]").check()
    visit.photograph("subtitles")
    page.locator("[data-sheet=subtitles] [data-close]").click()


def video(page: Page, number: int, what: str) -> Any:
    return page.evaluate(f"document.querySelector('[data-episode=\"{number}\"] video').{what}")


def until(page: Page, true: str, seconds: float = 20) -> None:
    """Ask until it is so; the site's policy forbids the page itself to evaluate a string."""
    for _ in range(int(seconds * 10)):
        if page.evaluate(true):
            return
        page.wait_for_timeout(100)
    pytest.fail(f"not within {seconds} s: {true}")


@pytest.mark.parametrize("visit", ONE_EACH, ids="-".join, indirect=True)
def test_episode_1_plays_with_thai_subtitles_and_a_swipe_leads_on(visit: Visit) -> None:
    page = visit.page
    visit.open(f"/series/{visit.slug}/watch/1")
    one = "document.querySelector('[data-episode=\"1\"] video')"
    two = "document.querySelector('[data-episode=\"2\"] video')"
    until(page, f"{one}.currentTime > 0.3")
    choose_thai(visit)
    until(page, f"[...{one}.textTracks].some((t) => t.mode === 'showing' && t.activeCues?.length)")
    before = video(page, 1, "currentTime")
    until(page, f"{one}.currentTime > {before} + 0.5")
    cue = page.evaluate(
        f"""() => {{ const track = [...{one}.textTracks].find((t) => t.mode === 'showing');
          const cue = track.activeCues[0];
          return {{language: track.language, text: cue.text, line: cue.line}}; }}"""
    )
    assert cue["language"] == "th"
    assert any("\u0e00" <= char <= "\u0e7f" for char in cue["text"])
    assert cue["line"] / 100 < CONTROLS
    visit.photograph("watch.thai")
    swipe(page, visit.size)
    until(page, f"{two}.currentTime > 0.3 && {one}.paused && !{one}.ended", seconds=5)
    assert page.url.split("?")[0].endswith("/watch/2")
    assert page.evaluate(f"[...{two}.textTracks].find((t) => t.language === 'th').mode") == "showing"
    visit.photograph("watch.next")


def swipe(page: Page, size: str) -> None:
    """The next episode: a finger on a phone, a key on a desk."""
    if size == "desk":
        page.keyboard.press("ArrowDown")
        return
    finger = page.context.new_cdp_session(page)
    for kind, height in [
        ("touchStart", 700),
        *(("touchMove", 700 - 50 * at) for at in range(1, 11)),
        ("touchEnd", 0),
    ]:
        points = [{"x": 195, "y": height}] if height else []
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        page.wait_for_timeout(16)


@pytest.mark.parametrize("visit", ONE_EACH[1:], ids="-".join, indirect=True)
def test_only_the_neighbours_are_loaded_and_seeking_works(visit: Visit) -> None:
    page = visit.page
    visit.open(f"/series/{visit.slug}/watch/1")
    one = "document.querySelector('[data-episode=\"1\"] video')"
    until(page, f"{one}.currentTime > 0.2")
    far = page.evaluate(
        "[...document.querySelectorAll('.shot')].slice(2).filter((s) => s.querySelector('video')?.src).length"
    )
    assert far == 0
    end = video(page, 1, "duration")
    page.locator("[data-progress]").evaluate("(e) => { e.value = 700; e.dispatchEvent(new Event('input')); }")
    until(page, f"{one}.currentTime > {end * 0.7} + 0.2")


@pytest.mark.parametrize("visit", ONE_EACH[:1], ids="-".join, indirect=True)
def test_the_end_of_an_episode_leads_to_the_next(visit: Visit) -> None:
    page = visit.page
    visit.open(f"/series/{visit.slug}/watch/1")
    one = "document.querySelector('[data-episode=\"1\"] video')"
    until(page, f"{one}.currentTime > 0.2")
    page.evaluate(f"{one}.currentTime = {one}.duration - 1")
    until(page, "location.pathname.endsWith('/watch/2')")


@pytest.mark.parametrize("visit", ONE_EACH[:1], ids="-".join, indirect=True)
def test_play_lists_are_read_as_rfc_8216_writes_them(visit: Visit) -> None:
    visit.open("/")
    module = visit.address + assets.address("hls.js")
    master = """#EXTM3U
#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="subs",NAME="a",URI="subs.th.m3u8"
#EXT-X-STREAM-INF:BANDWIDTH=1,CODECS="avc1.640028,mp4a.40.2",RESOLUTION=1080x1920
video.m3u8
#EXT-X-STREAM-INF:BANDWIDTH=1,CODECS="avc1.64001f"
low.m3u8
"""
    media = """#EXTM3U
#EXT-X-MAP:URI="video.mp4",BYTERANGE="800@0"
#EXTINF:2.000000,
#EXT-X-BYTERANGE:100@800
video.mp4
#EXTINF:1.5,
#EXT-X-BYTERANGE:50
video.mp4
#EXT-X-ENDLIST
"""
    said = visit.page.evaluate(
        """async ([module, master, media]) => {
          const hls = await import(module);
          return [hls.readMaster(master, "http://h/a/main.m3u8"), hls.readMedia(media, "http://h/a/video.m3u8")];
        }""",
        [module, master, media],
    )
    assert said[0]["codecs"] == "avc1.640028,mp4a.40.2"
    assert [said[1]["map"][name] for name in ("first", "last")] == [0, 799]
    assert [[each[name] for name in ("first", "last", "start", "end")] for each in said[1]["segments"]] == [
        [800, 899, 0, 2],
        [900, 949, 2, 3.5],
    ]


@pytest.mark.parametrize("visit", ONE_EACH, ids="-".join, indirect=True)
def test_the_dark_side_and_the_paper(visit: Visit) -> None:
    page, language = visit.page, visit.language
    page.emulate_media(color_scheme="dark")
    visit.language = f"{language}.dark"
    for name, path in (("series", f"/series/{visit.slug}"), ("plan", f"/series/{visit.slug}/plan")):
        visit.open(path)
        assert (
            page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(18, 25, 23)"
        )
        visit.photograph(name)
    page.emulate_media(media="print", color_scheme="light")
    assert not page.locator("header.bar").is_visible()
    visit.language = f"{language}.print"
    visit.photograph("plan", whole=True)
