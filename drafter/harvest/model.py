"""What was harvested from a report: its head, its chapters and their subjects, its figures, its problems and plans."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from drafter.harvest.changes import Comparison
from drafter.harvest.entries import Listing
from drafter.harvest.head import Head
from drafter.harvest.outlay import Line, Outlay
from drafter.harvest.roles import Chapter
from drafter.harvest.subjects import Subject
from drafter.mentions import Stated
from drafter.outline import Indicator, Outline, Role
from drafter.tree import Attachment, Report

_CLAUSE = re.compile(r"[，。；;：:！？]|,(?!\d{3})")


@dataclass(slots=True)
class Found:
    """A figure as stated: in which line, which indicator it is, what it is compared with.

    `subject` is the topic in which it stands, nothing outside the work. `owner` tells that it is the first to say its
    indicator; `what` says in words what is counted where no indicator does.
    """

    figure: Stated
    line: Line
    subject: str = ""
    indicator: Indicator | None = None
    comparison: Comparison | None = None
    owner: bool = False
    what: str = ""

    @property
    def clause(self) -> str:
        """The clause in which it stands."""
        start = max((m.end() for m in _CLAUSE.finditer(self.line.text, 0, self.figure.start)), default=0)
        end = _CLAUSE.search(self.line.text, self.figure.end)
        return self.line.text[start : end.start() if end else None].strip()

    @property
    def spot(self) -> tuple[int, int]:
        """Its line and column in the file."""
        return self.line.spot(self.figure.start)


@dataclass(frozen=True, slots=True)
class Harvest:
    """All that was understood of a report. `attachments` are those it only names.

    `beside` are the figures that are no values of their own: changes, last year's values, what something rose from.
    """

    path: str
    report: Report
    head: Head
    outline: Outline
    outlay: Outlay
    chapters: tuple[Chapter, ...]
    subjects: dict[int, list[Subject]] = field(default_factory=dict)
    listings: dict[int, list[Listing]] = field(default_factory=dict)
    figures: tuple[Found, ...] = ()
    beside: tuple[Found, ...] = ()
    attachments: tuple[Attachment, ...] = ()

    @property
    def matched(self) -> tuple[Found, ...]:
        """The figures that have an indicator."""
        return tuple(found for found in self.figures if found.indicator is not None)

    @property
    def ahead(self) -> frozenset[str]:
        """The topics that hold what is to be done: a figure there is no figure of the year."""
        roles = (Role.PLANS, Role.SUGGESTIONS)
        numbers = (number for number in self.subjects if self.chapters[number].role in roles)
        return frozenset(subject.key for number in numbers for subject in self.subjects[number])

    def all_subjects(self) -> list[Subject]:
        """Return every subject, in the order of the chapters."""
        return [subject for number in sorted(self.subjects) for subject in self.subjects[number]]
