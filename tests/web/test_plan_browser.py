"""The live board in a real browser: dragged, typed, undone, touched, by two at once."""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

PLAN = "/series/lamp/plan"
DAY_1, DAY_2 = "2027-04-12", "2027-04-13"
Opened = Callable[..., Page]


@pytest.fixture
def opened(browser: Browser, served: Callable[[Path], str], own_dir: Path) -> Iterator[Opened]:
    """Opens the board of a workspace of its own; nothing may go wrong on it."""
    address = served(own_dir)
    wrong: list[str] = []
    pages = []

    def open_(path: str = PLAN, **how: Any) -> Page:
        context = browser.new_context(
            **{"viewport": {"width": 1280, "height": 900}, "locale": "en-GB", **how}
        )
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(address + path)
        if path == PLAN:
            page.wait_for_selector("[data-ready]")
            page.locator(".live-bar").evaluate("(e) => e.scrollIntoView()")
        pages.append(context)
        return page

    yield open_
    for context in pages:
        context.close()
    assert wrong == []


def strips(page: Page, key: str) -> list[str]:
    found = page.locator(f'.column[data-key="{key}"] .slip').evaluate_all(
        "(all) => all.map((e) => e.dataset.id)"
    )
    assert isinstance(found, list)
    return found


def strip(page: Page, scene: str) -> Any:
    return page.locator(f'.slip[data-id="{scene}"]')


def said(page: Page) -> Any:
    return expect(page.locator("[data-said]"))


def drag(page: Page, scene: str, key: str, *, drop: bool = True) -> None:
    here, there = strip(page, scene).bounding_box(), page.locator(f'[data-key="{key}"].column').bounding_box()
    assert here
    assert there
    page.mouse.move(here["x"] + 40, here["y"] + 12)
    page.mouse.down()
    page.mouse.move(here["x"] + 60, here["y"] + 30, steps=3)
    page.mouse.move(there["x"] + there["width"] / 2, there["y"] + 400, steps=6)
    if drop:
        page.mouse.up()


def photograph(page: Page, name: str) -> None:
    if folder := os.environ.get("SHUDIAN_SCREENSHOTS"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=Path(folder) / f"board.{name}.png")


def test_a_strip_is_dragged_to_another_day_and_the_move_is_undone(opened: Opened) -> None:
    page = opened()
    assert (strips(page, DAY_1), strips(page, DAY_2)) == (["s1", "s3"], ["s2"])
    drag(page, "s3", DAY_2, drop=False)
    photograph(page, "dragging")
    page.mouse.up()
    said(page).to_contain_text("Moved to Tue 13 Apr: 1.")
    assert strips(page, DAY_2) == ["s2", "s3"]
    expect(page.locator(".plan-tab[aria-pressed=true]")).to_contain_text("Draft 1")
    page.keyboard.press("Control+z")
    said(page).to_have_text("Undone")
    assert strips(page, DAY_1) == ["s1", "s3"]
    page.keyboard.press("Control+Shift+z")
    said(page).to_have_text("Done again")
    page.reload()
    page.wait_for_selector("[data-ready]")
    assert strips(page, DAY_2) == ["s2", "s3"]


def test_the_answer_to_a_drop_comes_with_cost_and_findings(opened: Opened) -> None:
    page = opened()
    drag(page, "s3", "")
    said(page).to_contain_text("1 against it")
    assert strips(page, "") == ["s3"]
    page.locator("[data-verdict]").click()
    expect(page.locator("[data-findings]")).to_contain_text("Scenes not planned: 1")
    photograph(page, "illegal")
    page.locator("[data-more] summary").click()
    expect(page.locator("[data-do=publish]")).to_be_disabled()
    page.locator("[data-change]").click()
    expect(page.locator("[data-changes] li").first).to_be_visible()
    assert page.evaluate("performance.getEntriesByName('drop').length") == 1


def test_the_board_is_worked_by_keys_alone(opened: Opened) -> None:
    page = opened()
    assert page.locator('.slip[tabindex="0"]').count() == 1
    page.locator("[data-cast] button").last.focus()
    page.keyboard.press("Tab")
    expect(strip(page, "s1")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(strip(page, "s3")).to_be_focused()
    page.keyboard.press("Alt+ArrowUp")
    said(page).to_contain_text("Moved to Mon 12 Apr")
    assert strips(page, DAY_1) == ["s3", "s1"]
    expect(strip(page, "s3")).to_be_focused()
    page.keyboard.press("Alt+ArrowRight")
    said(page).to_contain_text("Moved to Tue 13 Apr")
    page.keyboard.press("ArrowLeft")
    expect(strip(page, "s1")).to_be_focused()
    page.keyboard.press("Delete")
    said(page).to_contain_text("Moved to Boneyard")
    assert strips(page, "") == ["s1"]
    strip(page, "s2").focus()
    page.keyboard.press("Space")
    page.keyboard.press("l")
    said(page).to_have_text("Lock")
    expect(strip(page, "s2")).to_have_class(re.compile(r"\blocked\b"))
    page.keyboard.press("Alt+ArrowLeft")
    expect(page.locator("[data-wrong]")).to_contain_text("locked to its date")
    assert strips(page, DAY_2) == ["s2", "s3"]
    for name in ("s2", "s3"):
        assert "Scene" in (strip(page, name).get_attribute("aria-label") or "")


def test_several_are_chosen_and_moved_together(opened: Opened) -> None:
    page = opened()
    strip(page, "s1").click()
    strip(page, "s3").click(modifiers=["Shift"])
    expect(page.locator("[data-chosen]")).to_contain_text("2 chosen")
    drag(page, "s1", DAY_2)
    said(page).to_contain_text("Moved to Tue 13 Apr: 2.")
    assert strips(page, DAY_2) == ["s2", "s1", "s3"]


def test_the_second_of_two_is_told_and_keeps_their_version(opened: Opened) -> None:
    one = opened()
    drag(one, "s3", DAY_2)
    said(one).to_contain_text("Moved")
    two = opened()
    two.locator(".plan-tab", has_text="Draft 1").click()
    expect(two.locator(".plan-tab[aria-pressed=true]")).to_contain_text("Draft 1")
    drag(two, "s1", DAY_2)
    said(two).to_contain_text("Moved")
    drag(one, "s3", "")
    expect(one.locator("[data-stale]")).to_contain_text("changed this plan")
    photograph(one, "stale")
    one.locator("[data-do=keep-mine]").click()
    expect(one.locator(".plan-tab[aria-pressed=true]")).to_contain_text("Draft 1, my version")
    assert strips(one, "") == ["s3"]
    two.reload()
    two.wait_for_selector("[data-ready]")
    assert strips(two, DAY_2) == ["s2", "s3", "s1"]


def test_a_finger_that_rests_lifts_a_strip(opened: Opened) -> None:
    page = opened(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    here, there = strip(page, "s3").bounding_box(), page.locator(".boneyard").bounding_box()
    assert here
    assert there
    finger = page.context.new_cdp_session(page)

    def touch(kind: str, x: float, y: float) -> None:
        points = [] if kind == "touchEnd" else [{"x": x, "y": y}]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    x, y = here["x"] + 80, here["y"] + 12
    touch("touchStart", x, y)
    page.wait_for_timeout(450)
    for step in range(1, 9):
        touch("touchMove", x + (there["x"] + 20 - x) * step / 8, y)
        page.wait_for_timeout(20)
    photograph(page, "touch")
    touch("touchEnd", 0, 0)
    said(page).to_contain_text("Moved to Boneyard")
    assert strips(page, "") == ["s3"]


def test_a_scenario_is_named_published_and_compared(opened: Opened) -> None:
    page = opened(locale="zh-CN", color_scheme="dark")
    page.locator("[data-more] summary").click()
    page.locator("[data-do=copy]").click()
    page.locator("[data-ask] input").fill("雨天方案")
    page.keyboard.press("Enter")
    expect(page.locator(".plan-tab[aria-pressed=true]")).to_contain_text("雨天方案")
    page.locator("[data-compare]").click()
    expect(page.locator("table").first).to_contain_text("雨天方案")
    photograph(page, "compared")


def test_the_day_on_set_is_entered(opened: Opened) -> None:
    page = opened(f"{PLAN}/set", viewport={"width": 390, "height": 844})
    page.locator('[data-scene="s1"] .shot').click()
    said(page).to_contain_text("shot 1")
    page.locator('[data-scene="s1"] .carried').click()
    said(page).to_contain_text("carried 1")
    page.reload()
    expect(page.locator('[data-scene="s1"] [name=carried]')).to_be_checked()
    expect(page.locator('[data-scene="s1"] [name=shot]')).not_to_be_checked()


@pytest.mark.parametrize("locale", ["zh-CN", "en-GB"])
def test_a_morning_with_the_board_and_the_set(opened: Opened, locale: str) -> None:
    """Dragged, locked, undone, then the set reports: what was shot cannot be moved any more."""
    page = opened(locale=locale)
    drag(page, "s3", DAY_2)
    expect(strip(page, "s3")).to_be_visible()
    assert strips(page, DAY_2) == ["s2", "s3"]
    strip(page, "s3").click()
    page.locator("[data-do=lock]").click()
    expect(strip(page, "s3")).to_have_class(re.compile(r"\blocked\b"))
    page.locator("[data-do=undo]").click()
    expect(strip(page, "s3")).not_to_have_class(re.compile(r"\blocked\b"))
    page.locator("[data-do=undo]").click()
    expect(page.locator(f'.column[data-key="{DAY_1}"] .slip[data-id="s3"]')).to_be_visible()
    photograph(page, f"morning.{locale}")
    page.locator('a[href$="/plan/set"]').first.click()
    page.locator('[data-scene="s1"] .shot').click()
    expect(page.locator("[data-said]")).to_contain_text(re.compile("shot 1|已拍 ?1"))
    photograph(page, f"set.{locale}")
    page.goto(page.url.split("/set")[0])
    page.wait_for_selector("[data-ready]")
    expect(strip(page, "s1")).to_have_class(re.compile(r"\bshot\b"))
    drag(page, "s1", DAY_2)
    expect(page.locator("[data-wrong]")).to_contain_text(re.compile("was shot on Mon 12 Apr|4月12日.*拍完"))
    assert "s1" in strips(page, DAY_1)
    photograph(page, f"shot.{locale}")
    strip(page, "s1").focus()
    page.keyboard.press("Delete")
    assert "s1" in strips(page, DAY_1)
    drag(page, "s3", DAY_2)
    expect(page.locator("[data-wrong]")).to_be_hidden()
    assert "s3" in strips(page, DAY_2)
