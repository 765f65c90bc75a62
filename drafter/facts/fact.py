"""One fact: a figure with its key, value, place and origin; a text of the clerk's; a measure."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from drafter.findings import Place
from drafter.outline import Figure, Indicator
from drafter.tree import Mark


class Origin(Enum):
    """Where a fact came from."""

    ENTERED = "录入"
    FILE = "文件"
    IMPORTED = "导入"
    ROLLED = "结转"
    OFFICE = "部门"
    COMPUTED = "推算"


class State(Enum):
    """Whether a figure is known."""

    KNOWN = "有数"
    MISSING = "未填"
    PENDING = "暂缺"
    NOT_APPLICABLE = "不适用"


class Compared(NamedTuple):
    """对比: the figure, and its share, at a point in time that is not last year."""

    value: Figure | None
    share: Figure | None
    when: str


class Fact(NamedTuple):
    """One figure. `current` is None unless the state is KNOWN; `sources` are the addresses it rests on."""

    key: str
    indicator: Indicator
    place: Place
    state: State = State.KNOWN
    current: Figure | None = None
    last: Figure | None = None
    last_typed: bool = False
    compared: Compared | None = None
    typed_change: Figure | None = None
    decimals: int | None = None
    confirmed: bool = True
    public: bool = True
    source: str = ""
    scope: str = ""
    note: str = ""
    origin: Origin = Origin.FILE
    sources: tuple[str, ...] = ()

    @property
    def mark(self) -> Mark:
        """How the figure is marked in a draft."""
        if self.current is None:
            return Mark.GAP
        return Mark.NONE if self.confirmed else Mark.UNCONFIRMED

    @property
    def told(self) -> bool:
        """Tell whether the figure, or the gap where it belongs, is to be seen in the report."""
        return self.state is not State.NOT_APPLICABLE


class Words(NamedTuple):
    """A text in the clerk's words, with its address; it may hold {键} for a figure."""

    text: str
    key: str
    place: Place
    confirmed: bool = True
    public: bool = True


class Measure(NamedTuple):
    """举措: what was done, the figures that belong to it, what came of it; its title heads it in an enumeration.

    `tasks` are the numbers of the tasks of a plan that it answers.
    """

    words: Words
    figures: tuple[str, ...] = ()
    outcome: str = ""
    title: str = ""
    tasks: tuple[int, ...] = ()
