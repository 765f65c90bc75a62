"""One draft, many drafts: the only place that knows the order of things."""

from drafter.pipeline.batch import make_all
from drafter.pipeline.draft import FORMS, Made, Order
from drafter.pipeline.shelving import Shelver
from drafter.pipeline.workshop import Draft, workshop_for

__all__ = ["FORMS", "Draft", "Made", "Order", "Shelver", "make_all", "workshop_for"]
