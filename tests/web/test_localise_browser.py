"""Lines translated by keyboard in a real browser: kept as they are left, approved by another, never written over."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from shudian.app import workspace as workspaces
from shudian.app.engines import Setting
from shudian.model.memory import Memory, Unit
from shudian.model.text import AdaptedLine, AdaptedScript, Beat, Timeline
from shudian.store import drawers, memory_table
from shudian.units import Lang, Span
from shudian.web import localise_drafts

pytestmark = pytest.mark.browser
PAGE = "/series/lamp/localise/th/1"
TH = Lang("th")


@pytest.fixture
def address(own_dir: Path, served: Callable[[Path], str]) -> str:
    held = workspaces.open(own_dir)
    with held.store.writing(held.author) as writing:
        script = drawers.SCRIPTS.load(writing.connection, series="lamp", language="zh")
        assert script
        first, second = [element for element in script.episode(1).elements if element.character][:2]
        lines = (AdaptedLine(first.id, "เตา", source=first.text, author="Som"),)
        drawers.ADAPTED.save(writing, AdaptedScript(TH, "ฟ้า", lines), series="lamp", language="th", episode=1)
        beats = (Beat(second.id, "", second.kind, Span.of(2, 4)),)
        drawers.TIMELINES.save(writing, Timeline(1, beats), series="lamp", episode=1)
        memory_table.learn(writing, Memory(Lang("zh"), TH, (Unit(second.text, "จากความจำ"),)))
    held.close()
    return served(own_dir) + PAGE


def opened(browser: Browser, address: str, width: int, wrong: list[str]) -> Page:
    page = browser.new_context(viewport={"width": width, "height": 800}, locale="en-GB").new_page()
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    return page


@pytest.fixture(params=[1280, 390], ids=["desk", "phone"])
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    wrong: list[str] = []
    page = opened(browser, address, request.param, wrong)
    yield page
    page.context.close()
    assert wrong == []


def test_a_season_is_written_without_a_mouse(page: Page) -> None:
    rows = page.locator(".line")
    page.locator("[data-who]").fill("Mali")
    rows.nth(0).locator("textarea").focus()
    page.keyboard.press("Control+Shift+Enter")  # Som's line, approved by Mali, and on
    expect(rows.nth(0).locator("[data-by]")).to_have_text("Som · approved by Mali")
    expect(rows.nth(1).locator("textarea")).to_be_focused()
    expect(page.locator("[data-known]")).to_contain_text("จากความจำ")
    page.keyboard.press("Alt+1")
    expect(rows.nth(1).locator("textarea")).to_have_value("จากความจำ")
    expect(rows.nth(1).locator("[data-fit]")).to_contain_text("9 of")
    page.keyboard.press("Control+Enter")
    expect(rows.nth(1).locator("[data-stands]")).to_have_text("written")
    page.keyboard.press("Alt+ArrowUp")
    expect(rows.nth(0).locator("textarea")).to_be_focused()
    rows.nth(1).locator("[data-approve]").click()  # her own
    expect(page.locator("[data-wrong]")).to_contain_text("Mali wrote this line and cannot approve it.")
    page.reload()
    expect(rows.nth(1).locator("textarea")).to_have_value("จากความจำ")
    expect(page.locator("[data-who]")).to_have_value("Mali")
    page.locator("[data-show]").select_option("approved")
    expect(page.locator(".line:visible")).to_have_count(1)


def test_a_nameless_writer_is_asked_first_and_loses_nothing(page: Page) -> None:
    area = page.locator("textarea").nth(1)
    area.fill("ยังไม่มีชื่อ")
    page.keyboard.press("Control+Enter")
    expect(page.locator("[data-wrong]")).to_have_text("Say your name first.")
    page.locator("[data-who]").fill("Mali")
    area.focus()
    page.keyboard.press("Control+Enter")
    expect(page.locator("[data-stands]").nth(1)).to_have_text("written")


def test_two_writers_see_each_other(browser: Browser, address: str) -> None:
    wrong: list[str] = []
    first, second = opened(browser, address, 1280, wrong), opened(browser, address, 1280, wrong)
    for page, name, words in ((first, "Mali", "ของมะลิ"), (second, "Som", "ของส้ม")):
        page.locator("[data-who]").fill(name)
        page.locator("textarea").nth(1).fill(words)
        page.keyboard.press("Control+Enter")
    clash = second.locator("[data-clash]").nth(1)
    expect(clash.locator("[data-theirs]")).to_have_text("ของมะลิ")
    expect(second.locator("textarea").nth(1)).to_have_value("ของส้ม")
    clash.locator("[data-keep]").click()
    expect(second.locator("[data-by]").nth(1)).to_have_text("Som")
    first.reload()
    expect(first.locator("textarea").nth(1)).to_have_value("ของส้ม")
    assert wrong == []


def test_an_engine_drafts_what_is_open(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(localise_drafts, "setting", lambda folder: Setting("pseudo"))
    rows, button = page.locator(".line"), page.locator("[data-draft]")
    rows.nth(0).locator("textarea").fill("ยังไม่เสร็จ")  # typed, kept by nobody: there is no name
    button.click()
    expect(page.locator("[data-told]")).to_contain_text("Lines drafted: 1")
    expect(rows.nth(1).locator("[data-by]")).to_have_text("engine:memory")
    expect(rows.nth(1).locator("textarea")).to_have_value("จากความจำ")
    expect(rows.nth(0).locator("textarea")).to_have_value("ยังไม่เสร็จ")
    expect(button).to_be_disabled()
    expect(page.locator("[data-why]")).to_have_text("No line is open.")
