"""`shudian serve`: the pages of a workspace."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from shudian.cli.language import said
from shudian.cli.workspace import WorkspaceOption

HostOption = Annotated[str, typer.Option("--host", help=said("The address to listen on.", "监听的地址。"))]
PortOption = Annotated[
    int, typer.Option("--port", min=0, max=65535, help=said("The port to listen on.", "监听的端口。"))
]


def serve(
    *, workspace: WorkspaceOption = None, host: HostOption = "127.0.0.1", port: PortOption = 8000
) -> None:
    from shudian.app import workspace as workspaces

    listen(workspaces.find(workspace), host, port)


def listen(folder: Path, host: str, port: int) -> None:
    """Serve the workspace until Ctrl-C. The site is named, not imported: cli and web do not know each other."""
    import uvicorn

    os.environ["SHUDIAN_WORKSPACE"] = str(folder)
    uvicorn.run("shudian.web.site:from_environment", factory=True, host=host, port=port, log_level="warning")
