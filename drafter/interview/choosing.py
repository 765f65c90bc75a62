"""Which options what is typed stands for: a number, the beginning of a label, first letters, words found anywhere."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.chinese import half_width
from drafter.interview.cards import Option
from drafter.interview.matching import begins, matches

_MOST_DIGITS = 9


def found(typed: str, options: Sequence[Option]) -> tuple[int, ...]:
    """Return the numbers of the options that are typed for, those whose label begins with it first.

    A whole number stands for the option of that number; where some are hidden, for the label that has it.
    """
    wanted = half_width(typed).strip()
    if wanted.isdecimal() and len(wanted) < _MOST_DIGITS and not any(option.hidden for option in options):
        number = int(wanted) - 1
        if 0 <= number < len(options):
            return (number,)
    shown = [n for n, o in enumerate(options) if matches(wanted, o.label, o.note, o.found_by)]
    return tuple(sorted(shown, key=lambda n: not _is_meant(wanted, options[n].label)))


def _is_meant(wanted: str, label: str) -> bool:
    number, dot, rest = label.partition(". ")
    return number == wanted if wanted.isdecimal() else begins(wanted, rest if dot else label)
