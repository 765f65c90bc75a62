"""The front door: words in, exit code out. Rooms are opened inside the command that needs them."""

from drafter.cli.main import main

__all__ = ["main"]
