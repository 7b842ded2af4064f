"""What breaks a run: a broken machine, a missing program, a workspace that cannot be opened.

Wrong user data is a `Finding`, not an error. Every error says what to do, in both
languages, carries its fields, and survives a process boundary.
"""

from __future__ import annotations

from shudian.wording import Wording


class ShudianError(Exception):
    """Base of all errors that a person is meant to read; `code` names it for machines."""

    code = "error"

    def __init__(self, message: Wording, remedy: Wording) -> None:
        super().__init__(message, remedy)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return self.in_("en")

    def in_(self, language: str) -> str:
        return f"{self.message.in_(language)} → {self.remedy.in_(language)}"


class FileProblem(ShudianError):
    """A file that cannot be read or written."""

    code = "file"


class StorageFull(ShudianError):
    """The disk or the quota is full; nothing half-written was left under a final name."""

    code = "storage.full"


class ToolMissing(ShudianError):
    """A program, library or typeface that this work needs is not here."""

    code = "tool.missing"


class ToolFailed(ShudianError):
    """A program ran and failed; the message ends with its last words."""

    code = "tool.failed"


class WorkspaceProblem(ShudianError):
    """The workspace is missing, damaged or already there."""

    code = "workspace"


class WorkspaceTooNew(WorkspaceProblem):
    """The workspace was written by a newer version; opening it here could lose data."""

    code = "workspace.too-new"
