"""Take the front page's picture anew from a built demo: `make picture` (needs a chromium, see .ci/browser)."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from PIL import Image
from playwright.sync_api import Page, sync_playwright

SITE = "http://127.0.0.1:8127"
SERIES = f"{SITE}/series/mended-sky"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]
#: The moment shown: episode, second, language of the subtitles.
MOMENT = (2, 41.0, "en")
PAPER, EDGE = (238, 234, 223), 36


def main(demo: str, browser: str, out: Path) -> None:
    server = subprocess.Popen(
        [sys.executable, "-m", "shudian", "serve", "--workspace", demo, "--port", "8127"]
    )
    try:
        _until_served()
        with sync_playwright() as play:
            chromium = play.chromium.launch(executable_path=browser, args=FLAGS)
            desk = chromium.new_page(
                viewport={"width": 1280, "height": 800}, locale="en-GB", device_scale_factor=0.6
            )
            phone = chromium.new_page(viewport={"width": 430, "height": 984}, locale="en-GB", bypass_csp=True)
            _compose(_watched(phone), [_shown(desk, SERIES), _shown(desk, f"{SERIES}/plan")]).save(
                out, optimize=True
            )
            chromium.close()
    finally:
        server.terminate()


def _until_served() -> None:
    for _ in range(100):
        try:
            urlopen(f"{SITE}/healthz").close()
        except URLError:
            time.sleep(0.1)
        else:
            return


def _shown(page: Page, address: str) -> Image.Image:
    page.goto(address)
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(500)
    return Image.open(BytesIO(page.screenshot())).convert("RGB")


def _watched(page: Page) -> Image.Image:
    episode, second, language = MOMENT
    page.goto(f"{SERIES}/watch/{episode}")
    video = f"document.querySelector('[data-episode=\"{episode}\"] video')"
    page.wait_for_function(f"{video}.currentTime > 0.2")
    page.evaluate(f"document.querySelector('input[name=subtitles][value={language}]').click()")
    page.evaluate(f"{video}.currentTime = {second}")
    page.wait_for_function(f"{video}.currentTime > {second} + 0.4")
    return Image.open(BytesIO(page.screenshot())).convert("RGB")


def _compose(phone: Image.Image, desks: list[Image.Image]) -> Image.Image:
    """The phone on the left, the desk pages under each other on the right, head and foot in line."""
    canvas = Image.new("RGB", (EDGE * 3 + phone.width + desks[0].width, phone.height + 2 * EDGE), PAPER)
    canvas.paste(phone, (EDGE, EDGE))
    step = (phone.height - desks[-1].height) // (len(desks) - 1)
    for at, desk in enumerate(desks):
        canvas.paste(desk, (2 * EDGE + phone.width, EDGE + at * step))
    return canvas.quantize(200, dither=Image.Dither.NONE)


if __name__ == "__main__":
    main(
        os.environ.get("SHUDIAN_DEMO", ".demo"),
        os.environ["SHUDIAN_BROWSER"],
        Path(__file__).parent / "images" / "front.png",
    )
