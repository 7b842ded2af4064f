"""A season from its material to its viewers, and what sells it, in a real browser and by keyboard alone."""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from shudian.app import cutting, promoting
from shudian.app import workspace as workspaces
from shudian.app.bench import Bench
from shudian.cut import platforms
from shudian.cut.season import order
from shudian.cut.season.picture import Rung
from shudian.model.hook import Reason
from shudian.model.promotion import Promotion, Still, Stretch
from shudian.model.text import Cue, Track
from shudian.store import drawers
from shudian.units import Lang, Span

from .conftest import SLUG, made

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SMALL = (180, 320)
VIDEO = "document.querySelector('[data-episode=\"1\"] video')"


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory, wide: Path) -> Iterator[Path]:
    """A workspace in which episode 1 has material and subtitles; everything is made small."""
    folder = made(tmp_path_factory, {})
    held = workspaces.open(folder)
    assert cutting.ingest(Bench(held, SLUG, workers=1), 1, wide) == []
    with held.store.writing(held.author) as writing:
        for language, text in (("th", "ตะเกียงดวงนั้นไม่เคยดับ"), ("es", "Esa lámpara nunca se ha apagado.")):
            track = Track(1, Lang(language), (Cue(Span.of(0, Fraction(11, 5)), (text,)),))
            drawers.TRACKS.save(writing, track, series=SLUG, episode=1, language=language)
    held.close()
    with pytest.MonkeyPatch.context() as patch:
        real = platforms.profile
        patch.setattr(order, "house_ladder", lambda: (Rung(*SMALL),))
        patch.setattr(platforms, "profile", lambda name: replace(real(name), size=SMALL))
        yield folder


@pytest.fixture(scope="module")
def address(room: Path, served: Callable[[Path], str]) -> str:
    return served(room)


@pytest.fixture(params=[(1280, 800), (390, 844)], ids=["desk", "phone"])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    width, height = request.param
    context = browser.new_context(viewport={"width": width, "height": height}, locale="en-GB")
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda said: wrong.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    yield page
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
    assert wrong == []


def photograph(page: Page, name: str) -> None:
    if folder := os.environ.get("SHUDIAN_SCREENSHOTS"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        width = page.viewport_size["width"] if page.viewport_size else 0
        page.screenshot(path=Path(folder) / f"{name}.{width}.png", full_page=True)


def reach(page: Page, selector: str) -> None:
    """Tab until it has the focus, and it shows that it has."""
    for _ in range(150):
        page.keyboard.press("Tab")
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            seen = page.evaluate(
                "() => [document.activeElement, document.activeElement.parentElement].some((e) => getComputedStyle(e).outlineStyle !== 'none')"
            )
            assert seen, f"nothing shows that {selector} has the focus"
            return
    pytest.fail(f"Tab never reaches {selector}")


def test_languages_are_ticked_rendered_downloaded_and_the_cut_is_watched(page: Page, address: str) -> None:
    page.goto(f"{address}/series/{SLUG}/cut")
    said = page.locator("[data-season] [data-said]")
    expect(said).not_to_be_empty()
    fresh = page.locator("[name=languages]:checked").count() == 0
    if fresh:
        expect(said).to_contain_text("to do:")
        before = said.inner_text()
        reach(page, "[name=languages][value=th]")
        page.keyboard.press("Space")
        reach(page, "[name=platforms][value=douyin]")
        page.keyboard.press("Space")
        expect(said).not_to_have_text(before)
        expect(page.locator(".nodes tbody tr", has_text="/th/")).not_to_have_count(0)
        reach(page, "[data-render]")
        page.keyboard.press("Enter")
        page.locator("text=Ready for platforms").wait_for(timeout=120_000)
    expect(said).to_have_text("Everything is rendered and checked.")
    photograph(page, "cut.burned")
    row = page.locator("tr", has=page.locator("a[download]"))
    expect(row).to_have_count(1)
    with page.expect_download() as coming:
        row.locator("a").click()
    assert coming.value.path().stat().st_size > 5000
    page.goto(f"{address}/series/{SLUG}/watch/1")
    for _ in range(100):
        if page.evaluate(f"{VIDEO}.currentTime > 0.3"):
            break
        page.wait_for_timeout(100)
    assert page.evaluate(f"[{VIDEO}.videoWidth, {VIDEO}.videoHeight]") == list(SMALL)
    assert page.evaluate(f"{VIDEO}.duration") == pytest.approx(2.4, abs=0.1)
    photograph(page, "cut.watched")
    tags = page.evaluate(f"[...{VIDEO}.textTracks].map((track) => track.language)")
    assert set(tags) == {"es", "th"}


def test_the_window_is_moved_by_keyboard_alone(page: Page, address: str) -> None:
    page.goto(f"{address}/series/{SLUG}/cut/1")
    expect(page.locator("[data-where]")).to_contain_text("frame 0")
    keys = page.locator("[data-lane] .key")
    before = keys.count()
    reach(page, "[data-window]")
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    expect(page.locator("[data-where]")).to_contain_text("frame 5")
    stood = page.locator("[data-window]").first.bounding_box()
    page.keyboard.press("Alt+ArrowLeft")
    moved = page.locator("[data-window]").first.bounding_box()
    assert stood
    assert moved
    assert moved["x"] != stood["x"]
    expect(keys).to_have_count(before + 1)
    expect(page.locator("[data-said]")).to_have_text("kept")
    reach(page, "[data-do=pad]")
    page.keyboard.press("Enter")
    expect(page.locator("[data-do=pad]")).to_have_attribute("aria-pressed", "true")
    for _ in range(2):
        page.keyboard.press("Control+z")
    expect(keys).to_have_count(before)
    expect(page.locator("[data-do=crop]")).to_have_attribute("aria-pressed", "true")
    photograph(page, "cut.edited")
    reach(page, "[data-strip] button")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[data-where]")).to_contain_text("frame 30 · shot 2 of 2")
    page.wait_for_timeout(500)


def test_covers_and_clips_are_chosen_by_keyboard_alone(page: Page, address: str, room: Path) -> None:
    held = workspaces.open(room)
    offer = promoting.offer(held, SLUG, 1)
    assert offer
    with held.store.writing(held.author) as writing:
        stills = tuple(Still(frame, 2.0, (Reason("sharp", 1.0),)) for frame in (3, 40))
        stretches = (Stretch(0, 50, "cut", "cut", 2.0, (Reason("motion", 1.0),)),)
        found = Promotion(1, offer.film.file.digest, stills, stretches)
        drawers.PROMOTIONS.save(writing, found, series=SLUG, episode=1)
    page.goto(f"{address}/series/{SLUG}/cut/1/promotion")
    reach(page, "[name=frames][value='40']")
    page.keyboard.press("Space")
    expect(page.locator("[data-said]")).to_have_text("kept")
    reach(page, "[name=firsts]")
    page.keyboard.press("Space")
    reach(page, "[name=profiles]")
    page.keyboard.press("Space")
    page.wait_for_timeout(300)
    page.reload()
    expect(page.locator("[name=frames][value='40']")).to_be_checked()
    expect(page.locator("[name=firsts]")).to_be_checked()
    reach(page, "[name=firsts]")
    page.keyboard.press("Space")
    reach(page, "[data-choice] [type=submit]")
    page.keyboard.press("Enter")
    page.locator(".made a[download]").first.wait_for(timeout=120_000)
    photograph(page, "promotion.made")
    held.close()
