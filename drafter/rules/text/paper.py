"""A report as the rules of text see it: lines of text with their places, and what is known of the whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cached_property
from typing import NamedTuple, TypeAlias

from drafter.findings import Place
from drafter.mentions import Stated, stated
from drafter.outline import Role
from drafter.rules.text.width import half_width_marks, widened

Locate: TypeAlias = Callable[[int, int], Place]
_ENDS = re.compile("[。！？；!?;]+[”’）)]*")


class What(Enum):
    """What a line of a report is."""

    TITLE = "标题"
    RECIPIENTS = "主送"
    HEADING = "小标题"
    PARAGRAPH = "正文"
    CELL = "表格"
    SIGNATURE = "落款"


class Sentence(NamedTuple):
    """A sentence of a line, without its end mark, and where it begins in the line."""

    text: str
    start: int


@dataclass(frozen=True)
class Line:
    """One paragraph, heading or cell as it stands in the file; `locate` gives the place of some characters of it.

    `written` is what stands there. Rules read `text`: the same, sign for sign, with half-width marks and odd spaces made
    what they stand for, so that a place in the one is a place in the other.
    `level` and `label` are those of a heading (1 and 一、), also of one whose text runs on in the same paragraph
    (`run_in`: how many characters the heading takes). `role` is that of the chapter it stands in, `chapter` its title.
    `own` tells whether the words are the writer's: sentences that drafter composed are not, and some rules pass them by.
    """

    number: int
    written: str
    what: What
    locate: Locate
    level: int = 0
    label: str = ""
    run_in: int = 0
    role: Role | None = None
    chapter: str = ""
    own: bool = True
    attached: bool = False

    @cached_property
    def text(self) -> str:
        """Its text as rules read it, with full-width marks."""
        return widened(self.written, self.narrow)

    @cached_property
    def narrow(self) -> tuple[int, ...]:
        """Where half-width marks stand in it for full-width ones."""
        return half_width_marks(self.written)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences."""
        return tuple(_sentences(self.text))

    @cached_property
    def figures(self) -> tuple[Stated, ...]:
        """The figures it states."""
        return stated(self.text)


def _sentences(text: str) -> Iterator[Sentence]:
    start = 0
    for end in _ENDS.finditer(text):
        if text[start : end.start()].strip():
            yield Sentence(text[start : end.start()], start)
        start = end.end()
    if text[start:].strip():
        yield Sentence(text[start:], start)


@dataclass(frozen=True)
class Paper:
    """A report to be checked. `year` is the year it reports on, None where nothing says so; `last` is last year's report.

    `genre` is 报告, 方案, or empty for any other paper; `from_facts` tells that drafter composed it.
    """

    path: str
    lines: tuple[Line, ...]
    title: str = ""
    organs: tuple[str, ...] = ()
    region: str = ""
    year: int | None = None
    signed: date | None = None
    genre: str = "报告"
    from_facts: bool = False
    last: Paper | None = None

    @cached_property
    def body(self) -> tuple[Line, ...]:
        """The lines of the report itself between title and signature, attachments apart: headings, paragraphs, cells."""
        kinds = (What.HEADING, What.PARAGRAPH, What.CELL)
        return tuple(line for line in self.lines if line.what in kinds and not line.attached)

    @cached_property
    def prose(self) -> tuple[Line, ...]:
        """The paragraphs of the report itself."""
        return tuple(line for line in self.body if line.what is What.PARAGRAPH)

    @cached_property
    def headings(self) -> tuple[Line, ...]:
        """The lines that are headings or begin with one, in the report itself."""
        return tuple(line for line in self.body if line.level)

    @cached_property
    def text(self) -> str:
        """All that the report itself says, a line each."""
        return "\n".join(line.text for line in self.lines if not line.attached)

    @property
    def written(self) -> date | None:
        """The day by which laws and phrases are judged: that of signing, else 1 April after the report year."""
        return self.signed or (date(self.year + 1, 4, 1) if self.year else None)

    def of_role(self, role: Role) -> tuple[Line, ...]:
        """Return the lines of the chapters that have a role."""
        return tuple(line for line in self.body if line.role is role)
