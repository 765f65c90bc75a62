"""What a plan (实施方案, 工作要点) sets out: areas, numbered tasks, their targets, who leads them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from drafter.facts.fact import Fact, Measure, Words
from drafter.findings import Place
from drafter.outline import Figure


class Bound(Enum):
    """How a target binds (关系): a figure to be held against, or something that is to be there in the end."""

    REACH = "达到"
    AT_LEAST = "不少于"
    NOT_BELOW = "不低于"
    ABOVE = "超过"
    AT_MOST = "不超过"
    NOT_ABOVE = "不高于"
    ACHIEVE = "实现"
    FINISH = "完成"
    LARGELY_FINISH = "基本完成"
    BUILD = "建成"
    LARGELY_BUILD = "基本建成"
    FORM = "形成"
    LARGELY_FORM = "基本形成"

    @property
    def numeric(self) -> bool:
        """Tell whether a figure belongs to it."""
        return self in _FLOORS or self in _CEILINGS or self is Bound.ABOVE

    def holds(self, now: Figure, wanted: Figure) -> bool:
        """Tell whether a figure meets the one that was set."""
        if self in _CEILINGS:
            return now.value <= wanted.value
        return now.value > wanted.value if self is Bound.ABOVE else now.value >= wanted.value


_FLOORS = {Bound.REACH, Bound.AT_LEAST, Bound.NOT_BELOW}
_CEILINGS = {Bound.AT_MOST, Bound.NOT_ABOVE}


class Target(NamedTuple):
    """目标: what a plan wants, how much of it and by when; `key` is its address, `fact` the figure where there is one."""

    label: str
    bound: Bound
    key: str
    place: Place
    fact: Fact | None = None
    deadline: str = ""


class Task(NamedTuple):
    """任务: one numbered task of a plan, with who leads it, who helps, and by when."""

    number: int
    title: str
    place: Place
    topics: tuple[str, ...] = ()
    measures: tuple[Measure, ...] = ()
    targets: tuple[Target, ...] = ()
    leaders: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    deadline: str = ""
    words: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The address of the task."""
        return f"任务.{self.number}"


class Area(NamedTuple):
    """领域: tasks under one heading, and the topics of reports that they belong to."""

    title: str
    key: str
    tasks: tuple[Task, ...]


class Safeguard(NamedTuple):
    """组织保障: a heading and what stands under it."""

    title: str
    key: str
    measures: tuple[Measure, ...]


class Basis(NamedTuple):
    """依据: the documents a plan carries out and what it is for, or the clerk's own paragraph."""

    documents: tuple[str, ...] = ()
    purpose: Words | None = None
    text: Words | None = None


class Term(NamedTuple):
    """规划期: the years a plan covers; one of a single year is that year's 工作要点."""

    first: int
    last: int

    def __str__(self) -> str:
        return f"{self.first}—{self.last}年"


@dataclass(frozen=True, slots=True)
class Programme:
    """实施方案: what a plan for some years, or for one, sets out."""

    basis: Basis = Basis()
    guidance: tuple[Words, ...] = ()
    goal: tuple[Words, ...] = ()
    goals: tuple[Words, ...] = ()
    areas: tuple[Area, ...] = ()
    safeguards: tuple[Safeguard, ...] = ()

    @property
    def tasks(self) -> tuple[Task, ...]:
        """Every task, in the order of its number."""
        return tuple(task for area in self.areas for task in area.tasks)

    @property
    def targets(self) -> tuple[Target, ...]:
        """Every target, in the order of its task."""
        return tuple(target for task in self.tasks for target in task.targets)
