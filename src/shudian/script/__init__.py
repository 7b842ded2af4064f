"""The script stage: read a screenplay, break it down, estimate its running time."""

from shudian.script.breakdown import breakdown
from shudian.script.conversion.convert import convert
from shudian.script.doctor import check
from shudian.script.drafts.carry import carry
from shudian.script.drafts.compare import diff
from shudian.script.needs.settle import settle
from shudian.script.pace import timeline
from shudian.script.read import read
from shudian.script.selling.clips import clips
from shudian.script.selling.find import hooks

__all__ = ["breakdown", "carry", "check", "clips", "convert", "diff", "hooks", "read", "settle", "timeline"]
