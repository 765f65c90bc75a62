"""A figure as the facts file has it, and the reference that stands for it in a text."""

from __future__ import annotations

import re
from decimal import Decimal

from drafter.chinese import half_width, shown
from drafter.files import Plain
from drafter.harvest.changes import Comparison
from drafter.harvest.model import Found
from drafter.mentions import Stated
from drafter.outline import Indicator, NotThisKindError, Outline, Unit, read_figure

YES = "是"
_SPACE = re.compile(r"\s+")
_DIGITS = re.compile(r"\d")
_BEFORE = "此前"


def typed(figure: Stated, unit: str) -> str:
    """Return a figure as one may type it: as it stands where it can be read so, with its unit where that is another."""
    text = _SPACE.sub("", half_width(figure.text)).replace(",", "")
    if not _DIGITS.search(text):
        text = f"{figure.number}{figure.approx if figure.approx in ('余', '多') else ''}{figure.unit}"
    if figure.unit == unit and unit != "%":
        text = text.replace(unit, "", 1)
    marks = [mark for mark in ("约", "近", "超过", "超", "逾") if text.startswith(mark)]
    if marks and re.search(r"[余多]|以上|左右", text):
        text = text.removeprefix(marks[0])
    return text


def is_read(figure: Stated, indicator: Indicator, outline: Outline) -> str:
    """Return how a figure is printed when it is read for an indicator; nothing where it cannot be."""
    unit = outline.units.get(indicator.unit) or Unit(indicator.unit, {})
    try:
        return read_figure(typed(figure, indicator.unit), indicator.kind, unit).say(indicator.unit)
    except NotThisKindError:
        return ""


def value(found: Found, indicator: Indicator | None) -> dict[str, Plain]:
    """Return a figure with what it is compared with, to be confirmed."""
    unit = indicator.unit if indicator else found.figure.unit
    fields: dict[str, Plain] = {"本年": typed(found.figure, unit)}
    fields.update(_compared(found.comparison, unit) if found.comparison else {})
    return {**fields, "待核": YES}


def _compared(comparison: Comparison, unit: str) -> dict[str, Plain]:
    previous = comparison.previous
    if not comparison.agrees:
        return {}
    if previous is not None:
        said = number(previous) + ("%" if unit == "%" else "")
        if comparison.last_year:
            return {"上年": said}
        return {"对比": {"值": said, "时点": comparison.when or _BEFORE}}
    if comparison.percent is not None and comparison.last_year:
        return {"同比": f"{number(comparison.percent)}%"} if unit != "%" else {}
    return {}


def number(amount: Decimal) -> str:
    """Print a number in digits only."""
    return shown(amount)


def referred(text: str, figures: list[tuple[Stated, Indicator]], topic: str, outline: Outline) -> str:
    """Return a text with {键} for each figure that would be printed just as it stands."""
    made, end = "", 0
    for figure, indicator in figures:
        as_printed = is_read(figure, indicator, outline)
        if as_printed and as_printed == _SPACE.sub("", half_width(figure.text)):
            key = indicator.key if indicator.topic == topic else indicator.address
            made += unbraced(text[end : figure.start]) + f"{{{key}}}"
            end = figure.end
    return made + unbraced(text[end:])


def unbraced(text: str) -> str:
    """Return a text without braces that would be taken for references."""
    return text.replace("{", "［").replace("}", "］") if "{" in text or "}" in text else text
