"""What is known this year: facts with a key, a value, a place and an origin."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from drafter.facts.fact import Fact, Measure, Words
from drafter.facts.planned import Programme, Term
from drafter.findings import Place
from drafter.outline import Indicator, Outline, Role, Shape, Topic

BRIEF, FULL = "略", "详"


@dataclass(frozen=True, slots=True)
class TopicFacts:
    """What is known of one topic, or of a 小节 of it.

    `extent` (篇幅) tells whether it is to be told in brief; `shape` whether its measures are enumerated, or run on, whatever
    their number; without `headed` it follows the topic before it. `blank` are the figures whose key stands there without
    a value.
    """

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
    extent: str = ""
    tasks: tuple[int, ...] = ()
    headed: bool = True
    shape: Shape | None = None
    blank: tuple[tuple[Indicator, Place], ...] = ()

    @property
    def empty(self) -> bool:
        """Tell whether there is nothing to tell."""
        told = self.measures or self.text or self.lead or any(f.told for f in self.all_figures())
        return not told and all(part.empty for part in self.parts)

    @property
    def named_tasks(self) -> tuple[tuple[int, Place], ...]:
        """The tasks of a plan that it says it answers (对应任务), each with where that stands."""
        own = [(number, self.place) for number in self.tasks]
        own += [(number, m.words.place) for m in self.measures for number in m.tasks]
        return (*own, *(named for part in self.parts for named in part.named_tasks))

    def all_blank(self) -> tuple[tuple[Indicator, Place], ...]:
        """Return every figure of the topic and its 小节 whose key stands there without a value, each with where that is."""
        return (*self.blank, *(blank for part in self.parts for blank in part.all_blank()))

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
    public: bool = True


@dataclass(frozen=True, slots=True)
class Problem:
    """存在问题: a shortcoming and its cause; its title heads it."""

    number: str
    words: Words
    cause: Words | None = None
    topic: str = ""
    title: str = ""


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
    public: bool = True


@dataclass(frozen=True, slots=True)
class FollowUp:
    """上年打算落实 or 上年问题整改: what was promised or found last year, and what became of it."""

    number: str
    words: Words
    outcome: str
    note: str = ""


class Copy(NamedTuple):
    """报送: one copy of a report, for one reader; a public one says only what is public."""

    name: str
    place: Place
    public: bool = False


GOVERNMENTS = ("人民政府", "街道办事处")


def governs(organ: str) -> bool:
    """Tell whether an organ governs a place: a government or a committee of the Party; an office does not."""
    return organ.startswith("中共") or organ.endswith(GOVERNMENTS)


def governed_by(organ: str) -> str:
    """Return the place a government or a street office governs: 清溪街道 by 云岭区人民政府清溪街道办事处."""
    above, government, office = organ.rpartition("人民政府")
    return office.removesuffix("办事处") or (above if government else "")


@dataclass(frozen=True, slots=True)
class Header:
    """Who reports, for which year, to whom, and how the paper is dressed.

    `home` are the organs of the file itself: a copy may be signed by others, and is worded as theirs is.
    """

    organs: tuple[str, ...] = ()
    home: tuple[str, ...] = ()
    region: str = ""
    self_name: str = ""
    year: int | None = None
    term: Term | None = None
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
    yardstick: Words | None = None
    opening: Words | None = None
    summary: Words | None = None
    closing: Words | None = None
    publication: dict[str, str] = field(default_factory=dict)
    limit: int | None = None
    limit_place: Place | None = None
    phrases: dict[str, Words] = field(default_factory=dict)

    @property
    def written(self) -> date | None:
        """The day by which set phrases and laws are judged: 成文日期, else the end of January behind the year."""
        return self.signed or (date(self.year + 1, 1, 31) if self.year else None)

    @property
    def governed(self) -> str:
        """The place that the report may speak of as 全县: 区域, unless an office reports."""
        return self.region if not self.organs or any(map(governs, self.organs)) else ""


@dataclass(frozen=True, slots=True)
class Facts:
    """All that is known for one report.

    `outline` has the sections as this report wants them; `leads` are the clerk's own first sentences of sections, empty
    where there is to be none. `copy` is the copy of the report these facts are for; `copies` names all there are;
    `trimmed` are the sections on last year from which this copy leaves out some items: there is no counting them.
    """

    path: str
    outline: Outline
    header: Header
    topics: tuple[TopicFacts, ...] = ()
    duties: tuple[Duty, ...] = ()
    problems: tuple[Problem, ...] = ()
    plans: tuple[Plan, ...] = ()
    promises: tuple[FollowUp, ...] = ()
    repairs: tuple[FollowUp, ...] = ()
    suggestions: tuple[Plan, ...] = ()
    other: tuple[Words, ...] = ()
    leads: dict[Role, Words] = field(default_factory=dict)
    programme: Programme | None = None
    copy: Copy | None = None
    copies: tuple[str, ...] = ()
    trimmed: frozenset[str] = frozenset()

    def figures(self) -> dict[str, Fact]:
        """Return every figure by its address."""
        if self.programme is not None:
            return {t.fact.key: t.fact for t in self.programme.targets if t.fact is not None}
        return {fact.key: fact for topic in self.topics for fact in topic.all_figures()}
