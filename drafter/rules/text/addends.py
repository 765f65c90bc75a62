"""A whole with the figures that should add up to it, and what may explain that they do not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import accumulate
from typing import NamedTuple

from drafter.rules.text.clauses import Figure
from drafter.rules.text.counts import counts_near
from drafter.rules.text.slips import slipped


def running(figures: Iterable[Figure]) -> Iterator[Decimal]:
    """Return what the first of some figures comes to, the first two, and so on."""
    return accumulate(figure.value for figure in figures)


class Sum(NamedTuple):
    """A whole and what should add up to it."""

    whole: Figure
    parts: tuple[Figure, ...]

    @property
    def total(self) -> Decimal:
        """What the parts come to."""
        return sum((part.value for part in self.parts), Decimal(0))

    @property
    def excess(self) -> Decimal:
        """By how much the parts exceed the whole; 0 where rounding explains it."""
        over = self.total - self.whole.value
        return Decimal(0) if self.rounded and any(f.fine for f in self.all) else over

    @property
    def all(self) -> tuple[Figure, ...]:
        """The whole with its parts."""
        return (self.whole, *self.parts)

    @property
    def rounded(self) -> bool:
        """Tell whether rounding of amounts may explain that the parts do not add up."""
        over = self.total - self.whole.value
        coarse = max(f.grain for f in self.all)
        return (coarse > 1 or any(f.fine for f in self.all)) and abs(over) <= coarse * len(self.all) / 2

    @property
    def exact(self) -> bool:
        """Tell whether all of it is stated as exact."""
        return all(figure.exact for figure in self.all)

    def adjoins(self, text: str) -> bool:
        """Tell whether the parts follow the whole at once: else it may be that of something else."""
        before = [one for one in counts_near(text, self.parts[0]) if one.start < self.parts[0].start]
        return bool(before) and before[-1].start == self.whole.start

    def within(self, least: int, percent: int) -> bool:
        """Tell whether it is off by little: a number, or some per cent of the whole."""
        return abs(self.excess) <= max(Decimal(least), self.whole.value * percent / 100)

    @property
    def slips(self) -> tuple[tuple[Figure, Decimal], ...]:
        """The figures of which one slip in writing explains that they do not add up, each with what may be meant.

        With two parts, a digit alone is not taken for what is left of a number: any other would do as well.
        """
        step, over = min(figure.grain for figure in self.all), self.excess
        meant = ((self.whole, self.total), *((part, part.value - over) for part in self.parts))
        lost = len(self.parts) > 2
        return tuple(
            (figure, value)
            for figure, value in meant
            if value > 0 and over and slipped(int(figure.value / step), int(value / step), digit_lost=lost)
        )
