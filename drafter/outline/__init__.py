"""What is asked, in which order, and what must hold; the table of kinds (text ⇄ value)."""

from drafter.outline.kinds import (
    Figure,
    Kind,
    NotThisKindError,
    Unit,
    figure,
    print_answer,
    read_answer,
    read_date,
    read_figure,
)
from drafter.outline.load import Outlines
from drafter.outline.model import (
    Change,
    Genre,
    Identity,
    Indicator,
    Outline,
    Period,
    Range,
    Relation,
    Role,
    Section,
    Shape,
    Topic,
)

__all__ = [
    "Change",
    "Figure",
    "Genre",
    "Identity",
    "Indicator",
    "Kind",
    "NotThisKindError",
    "Outline",
    "Outlines",
    "Period",
    "Range",
    "Relation",
    "Role",
    "Section",
    "Shape",
    "Topic",
    "Unit",
    "figure",
    "print_answer",
    "read_answer",
    "read_date",
    "read_figure",
]
