"""A workspace is one folder: shudian.toml, shudian.db, media/. Made, found and opened here."""

from __future__ import annotations

import getpass
import os
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import shudian
from shudian import files
from shudian.errors import FileProblem, WorkspaceProblem, WorkspaceTooNew
from shudian.finding import Finding
from shudian.store import Author, MediaStore, Store, StoreMemo, audit, exports
from shudian.store.findings import MEDIA_DAMAGED
from shudian.wording import Wording

SETTINGS = "shudian.toml"
#: Version of the folder's layout; the database counts its own (store/migrations).
LAYOUT = 1
_DATABASE, _MEDIA = "shudian.db", "media"
_TEXT = """\
# A Shudian workspace. / Shudian 工作区。

# Version of this folder's layout; set by shudian, do not change it.
# 本文件夹布局的版本，由 shudian 写入，请勿改动。
schema = {layout}

# The version of shudian that made it. / 创建它的 shudian 版本。
created_by = "{version}"

# The database, beside this file. / 数据库，与本文件同在一处。
database = "{database}"

# Pictures, sound and documents, each named by its content. / 画面、声音与文档，按内容命名。
media = "{media}"
"""


@dataclass(frozen=True, slots=True)
class Workspace:
    root: Path
    store: Store
    media: MediaStore
    author: Author

    def close(self) -> None:
        self.store.close()


def init(folder: Path, *, author: Author | None = None) -> Workspace:
    """Make a workspace in `folder`; WorkspaceProblem if there is one.

    The settings file is written last, so that an interrupted start is simply done again.
    """
    folder = folder.absolute()
    if (folder / SETTINGS).exists():
        raise WorkspaceProblem(
            Wording("{path} is a workspace already.", "{path} 已经是工作区。").filled({"path": folder}),
            Wording(
                "Work in it, or choose another folder.",
                "请直接使用它，或另选一个文件夹。",
            ),
        )
    with files.explained(folder):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / _MEDIA).mkdir(exist_ok=True)
    Store.create(folder / _DATABASE).close()
    text = _TEXT.format(layout=LAYOUT, version=shudian.__version__, database=_DATABASE, media=_MEDIA)
    files.write_whole(folder / SETTINGS, text.encode())
    return open(folder, author=author)


def find(start: Path | None = None, environ: Mapping[str, str] | None = None) -> Path:
    """The workspace that `start` (else SHUDIAN_WORKSPACE, else this folder) is or lies in."""
    named = (os.environ if environ is None else environ).get("SHUDIAN_WORKSPACE")
    here = (start or Path(named or ".")).absolute()
    for folder in (here, *here.parents):
        if (folder / SETTINGS).is_file():
            return folder
    raise WorkspaceProblem(
        Wording("{path} is not in a workspace.", "{path} 不在任何工作区内。").filled({"path": here}),
        Wording(
            "Make one with `shudian init DIR`, or name one with --workspace or SHUDIAN_WORKSPACE.",
            "请用 `shudian init DIR` 新建，或用 --workspace 或 SHUDIAN_WORKSPACE 指定。",
        ),
    )


def open(folder: Path, *, author: Author | None = None) -> Workspace:
    """Open the workspace in `folder`; its database is brought up to this version's schema first."""
    settings = _settings(folder / SETTINGS)
    return Workspace(
        root=folder,
        store=Store.open(folder / settings["database"]),
        media=MediaStore(folder / settings["media"]),
        author=author or local_author(),
    )


def verify(workspace: Workspace) -> list[Finding]:
    """Whether the audit log, the documents and every media file are what they say they are."""
    with workspace.store.reading() as connection:
        findings = audit.verify(connection)
        listed = {file.digest: file.name for file in exports.media(connection)}
    made = StoreMemo(workspace.store, workspace.author).outputs()
    names = made | listed
    for digest in workspace.media.damaged(names):
        findings.append(MEDIA_DAMAGED.at(digest=digest, name=names[digest]))
    return findings


def local_author(clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> Author:
    """The person at this machine, and its clock."""
    try:
        who = getpass.getuser()
    except (KeyError, OSError):  # a container's user without a name
        who = f"uid {os.getuid()}"
    return Author(who, clock)


def _settings(path: Path) -> dict[str, str]:
    """What shudian.toml says; an error with its remedy if it cannot be used."""
    try:
        found = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _damaged(path, str(error)) from error
    except OSError as error:
        raise _not_one(path, error) from error
    layout = found.get("schema")
    if not isinstance(layout, int) or layout < 1:
        raise _damaged(path, "schema")
    if layout > LAYOUT:
        raise WorkspaceTooNew(
            Wording(
                "{path} was made by shudian {made} with layout {layout}; this version knows layouts up to {known}.",
                "{path} 由 shudian {made} 创建，布局版本 {layout}；本版本最多支持 {known}。",
            ).filled({
                "path": path.parent, "made": found.get("created_by", "?"), "layout": layout, "known": LAYOUT,
            }),
            Wording(
                "Install that version of shudian or a newer one. Nothing was changed.",
                "请安装该版本或更新版本的 shudian。未改动任何内容。",
            ),
        )  # fmt: skip
    named = {key: found.get(key) for key in ("database", "media")}
    texts = {key: value for key, value in named.items() if isinstance(value, str) and value}
    if missing := sorted(named.keys() - texts.keys()):
        raise _damaged(path, ", ".join(missing))
    return texts


def _not_one(path: Path, error: OSError) -> WorkspaceProblem | FileProblem:
    if not isinstance(error, FileNotFoundError):
        explained = files.explain(error, path)
        return FileProblem(explained.message, explained.remedy)
    return WorkspaceProblem(
        Wording("{path} is not a workspace.", "{path} 不是工作区。").filled({"path": path.parent}),
        Wording("Make it one with `shudian init DIR`.", "请用 `shudian init DIR` 建立。"),
    )


def _damaged(path: Path, why: str) -> WorkspaceProblem:
    return WorkspaceProblem(
        Wording("{path} cannot be read: {why}.", "无法读取 {path}：{why}。").filled(
            {"path": path, "why": why}
        ),
        Wording(
            "Correct it there; `shudian init` in an empty folder writes one to compare with.",
            "请改正该处；可在空文件夹中运行 `shudian init` 得到一份作对照。",
        ),
    )
