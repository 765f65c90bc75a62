"""What is known this year: facts with a key, a value, a place and an origin."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import NamedTuple

from drafter.findings import Place
from drafter.outline import Figure, Indicator, Outline, Topic
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
    """举措: what was done, the figures that belong to it, what came of it; its title heads it in an enumeration."""

    words: Words
    figures: tuple[str, ...] = ()
    outcome: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class TopicFacts:
    """What is known of one topic, or of a 小节 of it."""

    key: str
    topic: Topic | None
    title: str
    place: Place
    measures: tuple[Measure, ...] = ()
    figures: dict[str, Fact] = field(default_factory=dict)
    others: tuple[Fact, ...] = ()
    parts: tuple[TopicFacts, ...] = ()
    text: Words | None = None
    public: bool = True
    lead: Words | None = None

    @property
    def empty(self) -> bool:
        """Tell whether there is nothing to tell."""
        told = self.measures or self.text or self.lead or any(f.told for f in self.all_figures())
        return not told and all(part.empty for part in self.parts)

    def all_figures(self) -> list[Fact]:
        """Return every figure of the topic and its 小节, in order."""
        found = [*self.figures.values(), *self.others]
        for part in self.parts:
            found += part.all_figures()
        return found


@dataclass(frozen=True, slots=True)
class Duty:
    """第一责任人: one leader's acts of the year."""

    post: str
    acts: tuple[Words, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Problem:
    """存在问题: a shortcoming and its cause."""

    number: str
    words: Words
    cause: Words | None = None
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """下一步工作打算: what will be done, by whom, by when, and which problem it answers."""

    number: str
    title: str
    measures: tuple[Measure, ...]
    place: Place
    office: str = ""
    deadline: str = ""
    answers: tuple[str, ...] = ()
    confirmed: bool = True


@dataclass(frozen=True, slots=True)
class FollowUp:
    """上年打算落实 or 上年问题整改: what was promised or found last year, and what became of it."""

    number: str
    words: Words
    outcome: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """Who reports, for which year, to whom, and how the paper is dressed."""

    organs: tuple[str, ...] = ()
    region: str = ""
    self_name: str = ""
    year: int | None = None
    title: str = ""
    signed: date | None = None
    recipients: tuple[str, ...] = ()
    number: str = ""
    signers: tuple[str, ...] = ()
    seal: bool = False
    letterhead: bool = False
    copies: tuple[str, ...] = ()
    printer: str = ""
    printed: date | None = None
    annotation: str = ""
    style: str = ""
    attachments: tuple[str, ...] = ()
    last: Words | None = None
    opening: Words | None = None
    summary: Words | None = None
    closing: Words | None = None
    publication: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Facts:
    """All that is known for one report."""

    path: str
    outline: Outline
    header: Header
    topics: tuple[TopicFacts, ...] = ()
    duties: tuple[Duty, ...] = ()
    problems: tuple[Problem, ...] = ()
    plans: tuple[Plan, ...] = ()
    promises: tuple[FollowUp, ...] = ()
    repairs: tuple[FollowUp, ...] = ()

    def figures(self) -> dict[str, Fact]:
        """Return every figure by its address."""
        return {fact.key: fact for topic in self.topics for fact in topic.all_figures()}
