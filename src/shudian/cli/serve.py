"""`shudian serve`: the pages of a workspace."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import Annotated

import typer

from shudian.cli.language import said
from shudian.cli.output import write_value
from shudian.cli.workspace import WorkspaceOption
from shudian.errors import ToolFailed
from shudian.wording import Wording

HostOption = Annotated[str, typer.Option("--host", help=said("The address to listen on.", "监听的地址。"))]
PortOption = Annotated[
    int,
    typer.Option(
        "--port",
        min=0,
        max=65535,
        help=said("The port to listen on; 0 takes a free one.", "监听的端口，0 为任选。"),
    ),
]


def serve(
    *, workspace: WorkspaceOption = None, host: HostOption = "127.0.0.1", port: PortOption = 8000
) -> None:
    from shudian.app import workspace as workspaces

    listen(workspaces.find(workspace), host, port, "/")


def listen(folder: Path, host: str, port: int, page: str) -> None:
    """Print the page's address and serve the workspace until Ctrl-C.

    The site is named, not imported: cli and web do not know each other.
    """
    import uvicorn

    os.environ["SHUDIAN_WORKSPACE"] = str(folder)
    with _bound(host, port) as listening:
        write_value(f"http://{host}:{listening.getsockname()[1]}{page}\n", None)
        config = uvicorn.Config("shudian.web.site:from_environment", factory=True, log_level="warning")
        uvicorn.Server(config).run(sockets=[listening])


def _bound(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server((host, port))
    except OSError as error:
        raise ToolFailed(
            Wording("{host}:{port} cannot be used: {why}.", "无法使用 {host}:{port}：{why}。").filled(
                {"host": host, "port": port, "why": error.strerror or error}
            ),
            Wording(
                "Name another port with --port; 0 takes a free one.", "请用 --port 指定其他端口，0 为任选。"
            ),
        ) from error
