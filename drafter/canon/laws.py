"""Laws, regulations and papers that reports cite: by any of their names, and whether they hold on a day.

A room of its own beside the calendar: it is opened only where a text cites something in 《》.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from enum import Enum
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, Self

from pydantic import Field, model_validator

from drafter.canon.calendar import Confidence
from drafter.files import remembered, stamp
from drafter.records import FromFile, read_model

_OF_THE_STATE = "中华人民共和国"
_MARKS = re.compile(r"[《》〈〉\s]")
_REMARK = re.compile("（(?:试行|暂行|[^（）]*(?:修订|修正|修改)[^（）]*)）$")
_ALIKE = str.maketrans({"(": "（", ")": "）", "-": "—", "–": "—", "－": "—", "~": "—", "～": "—"})
_DASHES = re.compile("—{2,}")
_NO_YEAR = re.compile(r"(—\d{4})(?=）)")


class LawKind(Enum):
    """What kind of paper a name stands for."""

    CONSTITUTION = "宪法"
    LAW = "法律"
    REGULATION = "行政法规"
    PARTY_RULES = "党内法规"
    CENTRAL_PAPER = "中央文件"
    PROGRAMME = "规划纲要"
    STATE_PAPER = "国务院文件"
    INTERPRETATION = "司法解释"
    STANDARD = "国家标准"

    @property
    def binding(self) -> bool:
        """Tell whether it is law, which one acts under, rather than a paper, which one carries out."""
        return self in {LawKind.CONSTITUTION, LawKind.LAW, LawKind.REGULATION, LawKind.INTERPRETATION}

    @property
    def made(self) -> str:
        """The word for how it comes to be."""
        if self in {LawKind.CONSTITUTION, LawKind.LAW}:
            return "通过"
        return "公布" if self.binding or self is LawKind.STANDARD else "印发"


class ChangeKind(Enum):
    """How a law was changed: as a whole, or in parts."""

    REVISED = "修订"
    AMENDED = "修正"


class EndKind(Enum):
    """Why a paper no longer holds."""

    REPEALED = "废止"
    REPLACED = "取代"
    RUN_OUT = "到期"


class Standing(Enum):
    """What a law is on a day."""

    UNBORN = "尚未通过"
    WAITING = "尚未施行"
    IN_FORCE = "现行"
    OVER = "已失效"


class Change(FromFile):
    """The newest change of a law."""

    how: ChangeKind = Field(alias="方式")
    since: date = Field(alias="施行")
    adopted: date | None = Field(alias="通过", default=None)


class End(FromFile):
    """From which day on a paper no longer holds, and what has taken its place."""

    since: date = Field(alias="起")
    how: EndKind = Field(alias="方式")
    by: str = Field(alias="由", default="")


class Replaced(FromFile):
    """An older law that one has taken the place of."""

    name: str = Field(alias="名称")
    since: date = Field(alias="起")


class Law(FromFile):
    """A law, regulation or paper. A day nobody has found is left out, and nothing is judged by it.

    `articles` is how many articles its text in force has, of all its texts the most.
    """

    full: str = Field(alias="全称")
    kind: LawKind = Field(alias="类别")
    confidence: Confidence = Field(alias="把握")
    short: tuple[str, ...] = Field(alias="简称", default=())
    replaces: tuple[Replaced, ...] = Field(alias="代替", default=())
    number: str = Field(alias="文号", default="")
    issuer: str = Field(alias="发文", default="")
    adopted: date | None = Field(alias="通过", default=None)
    since: date | None = Field(alias="施行", default=None)
    change: Change | None = Field(alias="修改", default=None)
    end: End | None = Field(alias="失效", default=None)
    articles: int | None = Field(alias="条数", default=None, gt=0)
    note: str = Field(alias="备注", default="")
    to_confirm: str = Field(alias="待核", default="")

    @model_validator(mode="after")
    def _days_in_order(self) -> Self:
        ends = self.end.since if self.end else None
        days = [day for day in (self.adopted, self.since, ends) if day]
        if days != sorted(days):
            raise ValueError(f"“{self.full}”的通过、施行、失效先后不对")
        return self

    @property
    def name(self) -> str:
        """The name as texts cite it, without 中华人民共和国."""
        return in_short(self.full)

    @property
    def fresh_until(self) -> date | None:
        """The last day on which 新修订的《…》 is said of it: the year in which its newest change has been in force for two."""
        if self.change is None:
            return None
        day = self.change.since - timedelta(days=1)
        return date(day.year + 2, 12, 31)

    def standing(self, on: date) -> Standing:
        """Tell what it is on a day."""
        if self.adopted and on < self.adopted:
            return Standing.UNBORN
        if self.since and on < self.since:
            return Standing.WAITING
        return Standing.OVER if self.end and on >= self.end.since else Standing.IN_FORCE


class Found(NamedTuple):
    """What a cited name stands for on a day. `old` is set where the name is that of an older law.

    `instead` is what holds on that day in place of what no longer does; nothing where nobody knows.
    """

    law: Law
    standing: Standing
    old: Replaced | None = None
    instead: str = ""

    @property
    def name(self) -> str:
        """The name of what was cited."""
        return self.old.name if self.old else self.law.name

    @property
    def over_since(self) -> date | None:
        """The first day on which what was cited no longer holds."""
        if self.old:
            return self.old.since
        return self.law.end.since if self.law.end else None

    @property
    def successor(self) -> str:
        """The name of what took its place at once; empty where nothing did."""
        if self.old:
            return self.law.name
        return in_short(self.law.end.by) if self.law.end else ""


class Laws(FromFile):
    """The table of laws."""

    as_of: date = Field(alias="截至")
    open_points: tuple[str, ...] = Field(alias="待确认", default=())
    laws: tuple[Law, ...] = Field(alias="法律")

    @model_validator(mode="after")
    def _names_once(self) -> Self:
        seen: dict[str, str] = {}
        for law in self.laws:
            for name in dict.fromkeys(
                map(as_compared, (law.full, *law.short, *(r.name for r in law.replaces)))
            ):
                if seen.setdefault(name, law.full) != law.full:
                    raise ValueError(f"“{name}”既是“{seen[name]}”，又是“{law.full}”")
        missing = [
            law.end.by for law in self.laws if law.end and law.end.by and as_compared(law.end.by) not in seen
        ]
        if missing:
            raise ValueError(f"“失效”里的“{missing[0]}”表里没有")
        return self

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all that is in the table, as texts cite them."""
        return tuple(law.name for law in self.laws)

    @cached_property
    def _by_name(self) -> dict[str, tuple[Law, Replaced | None]]:
        named: dict[str, tuple[Law, Replaced | None]] = {}
        for law in self.laws:
            named |= {as_compared(old.name): (law, old) for old in law.replaces}
        for law in self.laws:
            whole = as_compared(law.full)
            named |= dict.fromkeys((whole, _REMARK.sub("", whole), *map(as_compared, law.short)), (law, None))
        return named

    @cached_property
    def spellings(self) -> Mapping[str, str]:
        """Every name of the table, older and short ones too, by the form in which names are compared."""
        names = (n for law in self.laws for n in (*(old.name for old in law.replaces), *law.short, law.name))
        return {as_compared(name): name for name in names}

    def find(self, cited: str, on: date | None = None) -> Found | None:
        """Return what a name stands for on a day (that of the table where none is given); None where it is not known."""
        name = as_compared(cited)
        entry = self._by_name.get(name) or self._by_name.get(_REMARK.sub("", name))
        if entry is None:
            return None
        law, old = entry
        day = on or self.as_of
        if old is None:
            return Found(law, law.standing(day), None, self._holding(law, day))
        over = day >= old.since
        return Found(
            law, Standing.OVER if over else Standing.IN_FORCE, old, self._holding(law, day) if over else ""
        )

    def _holding(self, law: Law, on: date) -> str:
        """Return the name of what holds on a day where a law once did; it was taken the place of once or more often."""
        passed = 0
        while law.standing(on) is Standing.OVER and law.end and law.end.by and passed < len(self.laws):
            law, passed = self._by_name[as_compared(law.end.by)][0], passed + 1
        return law.name if law.standing(on) is Standing.IN_FORCE else ""


def in_short(name: str) -> str:
    """Return a name without 中华人民共和国 before it."""
    return name.removeprefix(_OF_THE_STATE)


def as_compared(name: str) -> str:
    """Return a name in the one form in which names are compared."""
    bare = _MARKS.sub("", name.translate(_ALIKE)).replace(_OF_THE_STATE, "")
    return _NO_YEAR.sub(r"\1年", _DASHES.sub("—", bare))


def load_laws(path: str) -> Laws:
    """Read the table of laws. Raises DrafterError that names file and line of every mistake."""
    return remembered("laws", stamp((Path(path),)), Laws, lambda: read_model(Laws, path))
