"""How soon the stripboard answers a drop, with 300 scenes on it.

    python benchmarks/board.py                                # the server's part, in CPU milliseconds
    SHUDIAN_BROWSER=/usr/bin/chromium python benchmarks/board.py   # and a browser's whole round trip, wall clock

The production is the largest of MD-200; a drop lays the plan out, checks it, prices it and keeps it.
"""

from __future__ import annotations

import json
import os
import random
import socket
import sys
import tempfile
import threading
import time
from fractions import Fraction
from pathlib import Path
from statistics import median

import uvicorn

from shudian.app import scenarios, weigh, workspace
from shudian.app.scenarios import Change
from shudian.app.workspace import Workspace
from shudian.model import document
from shudian.model.breakdown import Breakdown, SceneSheet
from shudian.model.production import Production
from shudian.model.scenario import PlannedDay
from shudian.model.series import Episode, IntExt, Light, Scene, Series, Source
from shudian.plan.problem import Problem
from shudian.plan.schedule import scheduled
from shudian.store import drawers, exports, series_table
from shudian.units import Eighths, Lang
from shudian.web import site

MD200 = Path(__file__).parent / "md200"
NAME = "300-30-18-12-1"
SLUG = "big"
DROPS = 20


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        held = filled(Path(folder) / "workspace", sys.argv[1] if len(sys.argv) > 1 else NAME)
        print(f"server, CPU ms a drop: {_said(server(held))}")
        if browser := os.environ.get("SHUDIAN_BROWSER"):
            print(f"browser, wall ms from drop to drawn answer: {_said(round_trips(held.root, browser))}")
        held.close()


def filled(folder: Path, name: str) -> Workspace:
    """A workspace whose one series is an instance with its planted plan."""
    problem, findings = document.read(Problem, (MD200 / "instances" / f"{name}.json").read_bytes())
    assert problem, findings
    slots = json.loads((MD200 / "planted.json").read_bytes())[name]
    sides = [(Light.DAY, IntExt.INT), (Light.NIGHT, IntExt.INT), (Light.DAY, IntExt.EXT)]
    sheets = tuple(
        SceneSheet(s.id, 1, s.number, s.place, side, light, Fraction(60), 20, s.cast, length=Eighths(4))
        for at, s in enumerate(problem.scenes)
        for light, side in [sides[at % len(sides)]]
    )
    scenes = tuple(Scene(s.id, s.number, "", s.place, Source(1), None, None, None) for s in problem.scenes)
    series = Series(name, Lang("zh"), (), (Episode("e1", 1, "", scenes),))
    production = Production(name, "Asia/Shanghai", problem.dates, problem.rules, problem.cast, problem.venues)
    held = workspace.init(folder)
    (folder / "problem.json").write_text(document.write(problem), "utf-8")
    with held.store.writing(held.author) as writing:
        series_table.save(writing, SLUG, series)
        drawers.SCRIPTS.save(writing, series, series=SLUG, language="zh")
        drawers.BREAKDOWNS.save(writing, Breakdown(name, sheets), series=SLUG)
        drawers.PRODUCTIONS.save(writing, production, series=SLUG)
        drawers.SCHEDULES.save(writing, scheduled(problem, slots), series=SLUG)
        exports.save(writing, SLUG, held.media.keep(folder / "problem.json"))
    return held


def server(held: Workspace) -> list[float]:
    """A scene to another place, again and again: read, weighed, kept."""
    dice = random.Random(1)
    on = weigh.ground(held, SLUG)
    assert on
    entry = scenarios.copy(held, Change(SLUG, on, scenarios.SOLVED, ""), "measured")
    took = []
    for _ in range(DROPS):
        columns = [list(day.scenes) for day in entry.scenario.days]
        scene = columns[dice.randrange(len(columns))].pop()
        columns[dice.randrange(len(columns))].insert(0, scene)
        days = tuple(
            PlannedDay(day.date, day.unit, tuple(column))
            for day, column in zip(entry.scenario.days, columns, strict=True)
        )
        before = time.process_time()
        on = weigh.ground(held, SLUG)
        assert on
        entry = scenarios.arrange(held, Change(SLUG, on, entry.id, entry.digest), days, ())
        weigh.weigh(on, entry.scenario)
        took.append(1000 * (time.process_time() - before))
    return took


def round_trips(root: Path, browser: str) -> list[float]:
    """What the page itself measured, by its own clock, from each drop to the frame after the answer."""
    from playwright.sync_api import sync_playwright

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    running = uvicorn.Server(uvicorn.Config(site.create(root), port=port, log_level="warning", ws="none"))
    threading.Thread(target=running.run, daemon=True).start()
    while not running.started:
        time.sleep(0.02)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox", "--disable-gpu"])
        page = chromium.new_page(viewport={"width": 1440, "height": 900})
        page.goto(f"http://127.0.0.1:{port}/series/{SLUG}/plan?scenario=1")
        page.wait_for_selector("[data-ready]")
        page.locator(".live-bar").evaluate("(e) => e.scrollIntoView()")
        for at in range(DROPS):
            here, there = (
                page.locator(f".column:nth-child({3 + (at + n) % 2}) .slip").nth(2) for n in (0, 1)
            )
            here.drag_to(there, force=True)
            page.wait_for_timeout(400)
        took = page.evaluate("performance.getEntriesByName('drop').map((each) => each.duration)")
        chromium.close()
    running.should_exit = True
    return list(took)


def _said(took: list[float]) -> str:
    return f"median {median(took):.0f}, worst {max(took):.0f} of {len(took)}"


if __name__ == "__main__":
    main()
