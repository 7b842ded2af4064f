"""The window moved by hand in a real browser: dragged, keyed, undone."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser
EDITOR = "/series/lamp/cut/1"


@pytest.fixture(params=[(1280, 800), (390, 844)], ids=["desk", "phone"])
def page(
    request: pytest.FixtureRequest, browser: Browser, served: Callable[[Path], str], cut_dir: Path
) -> Iterator[Page]:
    width, height = request.param
    context = browser.new_context(viewport={"width": width, "height": height}, locale="en-GB")
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda said: wrong.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(served(cut_dir) + EDITOR)
    expect(page.locator("[data-where]")).to_contain_text("frame 0")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    yield page
    context.close()
    assert wrong == []


def test_the_window_is_dragged_and_the_drag_undone(page: Page) -> None:
    window, keys = page.locator("[data-window]").first, page.locator("[data-lane] .key")
    before = keys.count()
    page.keyboard.press("Shift+ArrowRight")
    for _ in range(9):
        page.keyboard.press("ArrowRight")
    expect(page.locator("[data-where]")).to_contain_text("frame 39 · shot 2 of 2")
    stood = window.bounding_box()
    assert stood
    middle = stood["y"] + stood["height"] / 2
    page.mouse.move(stood["x"] + stood["width"] / 2, middle)
    page.mouse.down()
    page.mouse.move(stood["x"] + stood["width"] / 2 - 40, middle, steps=3)
    page.mouse.up()
    expect(page.locator("[data-said]")).to_have_text("kept")
    expect(keys).to_have_count(before + 1)
    moved = window.bounding_box()
    assert moved
    assert moved["x"] == pytest.approx(stood["x"] - 40, abs=1)
    page.reload()
    expect(keys).to_have_count(before + 1)
    page.locator("[data-do=key]").wait_for()
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("s")
    expect(keys).to_have_count(before)
    page.keyboard.press("Control+z")
    expect(keys).to_have_count(before + 1)
    page.keyboard.press("Control+Shift+Z")
    expect(keys).to_have_count(before)
    page.wait_for_timeout(500)


def test_a_key_is_set_and_removed_by_keyboard_and_a_shot_keeps_its_last(page: Page) -> None:
    keys = page.locator("[data-lane] .key")
    before = keys.count()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("k")
    expect(keys).to_have_count(before + 1)
    page.keyboard.press("k")
    expect(keys).to_have_count(before)
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("s")
    expect(page.locator("[data-do=unkey]")).to_be_disabled()
    page.wait_for_timeout(500)


def test_a_shot_is_split_its_second_window_dragged_then_padded(page: Page) -> None:
    first, second = page.locator("[data-window]").all()
    expect(second).to_be_hidden()
    page.locator("[data-do=split]").click()
    expect(second).to_be_visible()
    expect(page.locator("[data-do=split]")).to_have_attribute("aria-pressed", "true")
    stood = second.bounding_box()
    assert stood
    across, down = stood["x"] + stood["width"] / 2, stood["y"] + stood["height"] / 2
    page.mouse.move(across, down)
    page.mouse.down()
    page.mouse.move(across - 20, down + 15, steps=3)
    page.mouse.up()
    moved = second.bounding_box()
    assert moved
    assert moved["x"] - stood["x"] == pytest.approx(-20, abs=1)
    assert moved["y"] - stood["y"] == pytest.approx(15, abs=1)
    page.locator("[data-do=pad]").click()
    expect(second).to_be_hidden()
    stage, whole = page.locator("[data-stage]").bounding_box(), first.bounding_box()
    assert stage
    assert whole
    assert whole["width"] == pytest.approx(stage["width"], abs=2)
    page.locator("[data-do=undo]").click()
    page.locator("[data-do=undo]").click()
    page.locator("[data-do=undo]").click()
    expect(page.locator("[data-do=crop]")).to_have_attribute("aria-pressed", "true")
    page.wait_for_timeout(500)
