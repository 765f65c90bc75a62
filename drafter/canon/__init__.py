"""What a report may cite: set phrases by date (`calendar`); laws by name and date are a room of their own (`laws`)."""

from drafter.canon.calendar import (
    Bundle,
    Canon,
    Confidence,
    Formulation,
    FormulationKind,
    Meeting,
    Opening,
    Outlook,
    Phase,
    Plan,
    Slot,
    last_year,
    load,
)

__all__ = [
    "Bundle",
    "Canon",
    "Confidence",
    "Formulation",
    "FormulationKind",
    "Meeting",
    "Opening",
    "Outlook",
    "Phase",
    "Plan",
    "Slot",
    "last_year",
    "load",
]
