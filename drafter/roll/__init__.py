"""Next year's starting facts from a year's facts: what is asked again, what must be answered, what may be rewritten."""

from drafter.roll.ground import Moved
from drafter.roll.roll import Names, Rolled, roll, year_after

__all__ = ["Moved", "Names", "Rolled", "roll", "year_after"]
