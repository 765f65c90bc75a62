"""Slips of the pen in a number: what tells a figure that was written wrong from one that is of something else."""

from __future__ import annotations


def slipped(put: int, meant: int, *, digit_lost: bool) -> bool:
    """Tell whether one number is another with one digit wrong, two exchanged, one too many or one too few.

    With `digit_lost` a digit alone may be what is left of a longer number.
    """
    short, long = sorted((str(put), str(meant)), key=len)
    if len(short) < len(long):
        return (digit_lost or len(short) > 1) and any(
            long[:at] + long[at + 1 :] == short for at in range(len(long))
        )
    wrong = [at for at in range(len(short)) if short[at] != long[at]]
    if len(wrong) != 2:
        return len(wrong) == 1
    return wrong[1] == wrong[0] + 1 and sorted(short) == sorted(long)
