"""Set phrases as they must stand, word for word, and those that are over: what reports are held against."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from drafter.canon.calendar import Canon
from drafter.findings import Level
from drafter.records import FromFile, YesNo

FILE = "phrases.yaml"


class Misspelt(FromFile):
    """A set phrase and what is written in its place: words, or patterns of them."""

    right: str = Field(alias="正")
    wrong: tuple[str, ...] = Field(alias="误", min_length=1)
    unless: str = Field(alias="除非", default="")
    level: Level | None = Field(alias="等级", default=None)


class Chain(FromFile):
    """A chain whose members stand whole and in order wherever as many of them as `least` stand together.

    `others` gives other spellings of a member, by the member. One that is over since a day has its successor in `instead`.
    """

    name: str = Field(alias="名称")
    members: tuple[str, ...] = Field(alias="成员", min_length=3)
    others: dict[str, tuple[str, ...]] = Field(alias="也作", default={})
    least: int = Field(alias="至少")
    open: YesNo = Field(alias="可增", default=False)
    level: Level | None = Field(alias="等级", default=None)
    until: date | None = Field(alias="止", default=None)
    since: date | None = Field(alias="起", default=None)
    instead: str = Field(alias="改用", default="")


class Stale(FromFile):
    """A phrase that is over: as the calendar has it (`id`), or since a day of its own.

    `words` are patterns of what to look for; one in which `unless` is found in the sentence speaks of the past; where
    `where` is given, its pattern must be found in the clause.
    """

    id: str = Field(alias="标识", default="")
    words: tuple[str, ...] = Field(alias="词", min_length=1)
    until: date | None = Field(alias="止", default=None)
    where: str = Field(alias="用在", default="")
    unless: str = Field(alias="除非", default="")
    instead: str = Field(alias="改用", default="")
    level: Level | None = Field(alias="等级", default=None)
    once: YesNo = Field(alias="只报一次", default=False)

    def ended(self, calendar: Canon) -> date | None:
        """Return the last day on which it was current."""
        return self.until or next((f.until for f in calendar.formulations if f.id == self.id), None)


class Phrases(FromFile):
    """The set phrases, and the names of meetings that are miswritten."""

    misspelt: tuple[Misspelt, ...] = Field(alias="误写", default=())
    meetings: tuple[Misspelt, ...] = Field(alias="会议", default=())
    chains: tuple[Chain, ...] = Field(alias="成串", default=())
    stale: tuple[Stale, ...] = Field(alias="过时", default=())
