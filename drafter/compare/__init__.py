"""Two years side by side: every figure with its change, what was promised and what came of it; told in three ways."""

from drafter.compare.comparison import Answered, Comparison, Group, Row, compared
from drafter.compare.page import as_page
from drafter.compare.paper import as_paper

__all__ = ["Answered", "Comparison", "Group", "Row", "as_page", "as_paper", "compared"]
