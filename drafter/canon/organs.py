"""Organs: what they were called before a reform and are called now, and names that one organ cannot have side by side."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from drafter.records import FromFile

FILE = "organs.yaml"


class Renamed(FromFile):
    """Old names of an organ, the last day on which they were current, and what it is now.

    Right behind one of the words in `unless` a name is that of something else.
    """

    old: tuple[str, ...] = Field(alias="旧", min_length=1)
    until: date = Field(alias="止")
    now: str = Field(alias="新")
    unless: str = Field(alias="除非", default="")


class Organs(FromFile):
    """The table of organs."""

    renamed: tuple[Renamed, ...] = Field(alias="旧名", default=())
    mixed: tuple[tuple[str, ...], ...] = Field(alias="混名", default=())
