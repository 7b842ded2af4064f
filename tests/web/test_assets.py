"""Typefaces, style and modules: all from here, all kept by the browser."""

import re

from fastapi.testclient import TestClient

from shudian.web import assets


def test_the_style_sheet_offers_a_face_for_each_script(client: TestClient) -> None:
    css = client.get(assets.address("faces.css")).text
    for script in ("Hans", "Latn", "Thai", "Arab"):
        found = re.search(rf'font-family:"Shudian {script}";src:url\("(/fonts/{script}\?v=\w+)"\)', css)
        assert found
        answer = client.head(found[1])
        assert answer.headers["content-type"].startswith("font/")
        assert "immutable" in answer.headers["cache-control"]


def test_static_files_are_kept_for_good_under_their_edition_only(client: TestClient) -> None:
    answer = client.get(assets.address("site.css"))
    assert answer.headers["content-type"] == "text/css; charset=utf-8"
    assert "immutable" in answer.headers["cache-control"]
    assert client.get("/static/older/site.css").headers["cache-control"] == "no-cache"


def test_a_module_finds_the_modules_it_imports(client: TestClient) -> None:
    for name, path in assets.static_files().items():
        for imported in re.findall(r'^import .* from "\./([^"]+)"', path.read_text("utf-8"), re.MULTILINE):
            assert client.get(assets.address(imported)).status_code == 200, f"{name} imports {imported}"


def test_nothing_is_asked_from_another_host() -> None:
    for path in assets.static_files().values():
        text = path.read_text("utf-8").replace("http://www.w3.org/2000/svg", "")
        assert not re.search(r"https?://|url\(\s*['\"]?//|@import", text), path.name
