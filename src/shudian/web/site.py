"""The site over one workspace: `create(folder)`, or `from_environment` as a server's factory."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from fastapi import FastAPI

import shudian
from shudian.app import translating
from shudian.app import workspace as workspaces
from shudian.app.errands import Errands
from shudian.app.workspace import Workspace
from shudian.errors import ShudianError
from shudian.web import (
    api,
    assets,
    breakdown,
    cut,
    cut_api,
    decisions,
    drafts,
    files,
    headers,
    localise,
    localise_api,
    localise_drafts,
    plan,
    plan_api,
    plan_compare,
    plan_set,
    problems,
    promotion,
    script,
    series,
    watch,
)


def create(workspace_dir: Path) -> FastAPI:
    """The site that shows the workspace in `workspace_dir`."""
    workspace = workspaces.open(workspace_dir)

    @asynccontextmanager
    async def open_while_served(_: FastAPI) -> AsyncIterator[None]:
        warming = threading.Thread(target=_warm, args=(workspace,), daemon=True)
        warming.start()
        yield
        warming.join()
        workspace.close()

    site = FastAPI(
        title="Shudian",
        version=shudian.__version__,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        lifespan=open_while_served,
    )
    site.state.workspace = workspace
    site.state.errands = Errands()
    for page in (assets, series, script, drafts, breakdown, watch, files, decisions, api):
        site.include_router(page.router)
    for page in (promotion, cut, cut_api):
        site.include_router(page.router)
    for page in (localise, localise_api, localise_drafts):
        site.include_router(page.router)
    for page in (plan, plan_api, plan_compare, plan_set):
        site.include_router(page.router)
    problems.install(site)
    site.add_middleware(headers.Guard)
    return site


def _warm(workspace: Workspace) -> None:
    with suppress(ShudianError):  # whoever opens the page is told
        translating.warm(workspace)


def from_environment() -> FastAPI:
    """The site over the workspace that SHUDIAN_WORKSPACE names, else the one around this folder."""
    return create(workspaces.find())
