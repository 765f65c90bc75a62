"""How a document looks (版式): page, grid, type by role, numbering, signature, page number; from YAML, by clause."""

from drafter.style.deviations import deviations
from drafter.style.fonts import MissingFont, missing_fonts, said_missing_fonts
from drafter.style.house import HouseStyle
from drafter.style.load import STANDARD, UnknownStyleError, load, styles
from drafter.style.titles import break_title

__all__ = [
    "STANDARD",
    "HouseStyle",
    "MissingFont",
    "UnknownStyleError",
    "break_title",
    "deviations",
    "load",
    "missing_fonts",
    "said_missing_fonts",
    "styles",
]
