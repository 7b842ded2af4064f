"""The player of our own pages plays a package of either form, in a real browser."""

import os
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path

import pytest

from shudian.cut import package as packing
from shudian.cut.engines.ffmpeg import Ffmpeg
from shudian.cut.package import Episode, cmaf, movie
from shudian.cut.package.folder import write
from shudian.web import assets

pytestmark = pytest.mark.browser
Piece = Callable[..., Path]
PAGE = "<!doctype html><video muted></video>"
PLAY = """async () => {
  const { Stream } = await import("/hls.js");
  const video = document.querySelector("video");
  video.addEventListener("unplayable", (event) => { video.dataset.wrong = event.detail; });
  globalThis.stream = new Stream(video, "/ep/main.m3u8");
  stream.ahead = 20;
  await stream.ready;
  await video.play();
}"""


class Quiet(SimpleHTTPRequestHandler):
    """Files of a folder, by ranges too, without a log."""

    def log_message(self, *_: object) -> None:
        return

    def do_GET(self) -> None:
        asked = self.headers.get("Range")
        if not asked:
            return super().do_GET()
        first, last = map(int, asked.removeprefix("bytes=").split("-"))
        data = Path(self.translate_path(self.path)).read_bytes()[first : last + 1]
        self.send_response(206)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)
        return None


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    script = Path(assets.__file__).parent / "static" / "hls.js"
    (tmp_path / "hls.js").write_bytes(script.read_bytes())
    (tmp_path / "index.html").write_text(PAGE)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture
def episode(piece: Piece, spoken: Path) -> Episode:
    shown, _ = packing.picture(
        [piece(first, end) for first, end in pairwise((0, 10, 60, 75, 110, 150, 200, 225))]
    )
    heard, _ = packing.sound(spoken)
    assert shown
    assert heard
    return Episode((shown,), (heard,))


@pytest.mark.parametrize("form", ["one file", "segments"])
def test_a_package_plays_from_its_first_frame_to_its_last(
    form: str, address: str, episode: Episode, ffmpeg: Ffmpeg, tmp_path: Path
) -> None:
    from playwright.sync_api import sync_playwright

    path = os.environ.get("SHUDIAN_BROWSER")
    if not path:
        pytest.skip("SHUDIAN_BROWSER names no browser")
    if form == "segments":
        write(tmp_path / "ep", cmaf.files(episode))
    else:
        (tmp_path / "ep").mkdir()
        movie.write(episode.rungs[0], episode.sounds[0], tmp_path / "film.mp4")
        packing.package(tmp_path / "film.mp4", {}, tmp_path / "ep", ffmpeg)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--autoplay-policy=no-user-gesture-required"]
        )
        page = browser.new_page()
        page.goto(address)
        page.evaluate(PLAY)
        page.wait_for_function("document.querySelector('video').currentTime > 0.3", timeout=20_000)
        page.evaluate("document.querySelector('video').currentTime = 8.7")
        page.wait_for_function("document.querySelector('video').ended", timeout=20_000)
        told = page.evaluate(
            "(() => { const v = document.querySelector('video');"
            " return [v.dataset.wrong, v.error?.message, v.duration, v.buffered.length, v.buffered.start(0)]; })()"
        )
        browser.close()
    assert told[:2] == [None, None]
    assert told[2] == pytest.approx(9, abs=0.05)
    assert told[3] == 1
    assert told[4] == pytest.approx(0, abs=0.03)
