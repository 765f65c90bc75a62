"""The names of counties, districts and cities of that rank: what is not the report's own is seen by them."""

from __future__ import annotations

from functools import cached_property

from pydantic import Field

from drafter.records import FromFile

FILE = "counties.yaml"


class Counties(FromFile):
    """The names, with spaces between them; and those of the cities that counties are under."""

    text: str = Field(alias="名称")
    above: str = Field(alias="地级", default="")

    @cached_property
    def names(self) -> frozenset[str]:
        """The names."""
        return frozenset(self.text.split())

    @cached_property
    def cities(self) -> frozenset[str]:
        """The names of the cities that counties are under."""
        return frozenset(self.above.split())

    @cached_property
    def first(self) -> frozenset[str]:
        """The characters that the name of a 县 of two characters begins with."""
        return frozenset(name[0] for name in self.names if len(name) == 3 and name[-1] == "县")

    @cached_property
    def second(self) -> frozenset[str]:
        """The characters that the name of a 县 of two characters ends with, before 县."""
        return frozenset(name[1] for name in self.names if len(name) == 3 and name[-1] == "县")

    @cached_property
    def ending(self) -> frozenset[str]:
        """The characters that a longer name ends with, before 县, 区 or 市."""
        return frozenset(name[-2] for name in self.names if len(name) > 3)
