"""`python -m shudian` is `shudian`."""

from shudian.cli.main import run

run()
