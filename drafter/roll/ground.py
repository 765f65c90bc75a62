"""What all parts of rolling forward share: last year's facts, the new year, figures carried over, what was moved."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from drafter.chinese import tidy
from drafter.facts import Fact, Facts
from drafter.facts.years import a_year_later
from drafter.files import Plain
from drafter.outline import Role


class Moved(NamedTuple):
    """A line of the table: which part, what stood there, what becomes of it in the new file."""

    part: str
    what: str
    becomes: str


class Carried(NamedTuple):
    """A figure that last year's end hands to this year's beginning: 未审结 becomes 上年结转."""

    value: str
    origin: str


@dataclass(frozen=True)
class Ground:
    """The facts that are rolled, the year of the new file, the figures to carry by the address they go to."""

    facts: Facts
    old_year: int
    carried: dict[str, Carried] = field(default_factory=dict)
    moved: list[Moved] = field(default_factory=list)
    figures: dict[str, Fact] = field(default_factory=dict)
    later_texts: dict[str, None] = field(default_factory=dict)

    @cached_property
    def left_behind(self) -> frozenset[str]:
        """Topics that only hold the old text of a section whose items are asked for by themselves, as import leaves them."""
        outline = self.facts.outline
        listed = {key for s in outline.sections if s.role is not Role.WORK for key in s.topics}
        return frozenset(t.key for t in self.facts.topics if t.key in listed and t.topic is None and t.text)

    @property
    def year(self) -> int:
        """The year of the new file."""
        return self.old_year + 1

    def later(self, value: Plain) -> Plain:
        """Put the years of all texts of a value one year on."""
        if isinstance(value, str):
            moved = a_year_later(value, self.old_year)
            if moved != value:
                self.later_texts[moved] = None
            return moved
        if isinstance(value, list):
            return [self.later(part) for part in value]
        return {key: self.later(part) for key, part in value.items()}


def ground_of(facts: Facts, old_year: int) -> Ground:
    """Return the ground for rolling some facts, with the figures that the outline carries over (结转)."""
    figures = facts.figures()
    known = {i.address for topic in facts.outline.topics.values() for i in topic.indicators.values()}
    carried = {
        fact.indicator.carried_to: Carried(f"{fact.current.bare}{fact.current.unit}", fact.indicator.key)
        for fact in figures.values()
        if fact.indicator.carried_to in known and fact.current is not None and fact.current.exact
    }
    return Ground(facts, old_year, carried, [], figures)


def entries_of(value: Plain | None) -> dict[str, Plain]:
    """Return a value as a mapping, an empty one where it is none."""
    return value if isinstance(value, dict) else {}


def tidied(value: Plain) -> Plain:
    """Take out what YAML's folding leaves behind in texts of one paragraph, as facts are read."""
    if isinstance(value, str):
        return value if "\n" in value else tidy(value)
    if isinstance(value, list):
        return [tidied(part) for part in value]
    return {key: tidied(part) for key, part in value.items()}


def items_of(value: Plain | None) -> list[Plain]:
    """Return a value as a list, as facts are read: a single text is a list of one."""
    if isinstance(value, list):
        return value
    return [value] if value else []


def counted(*counts: tuple[int, str, str]) -> str:
    """Say how many of what there are: 14个数、4条举措."""
    return "、".join(f"{number}{unit}{what}" for number, unit, what in counts if number)
