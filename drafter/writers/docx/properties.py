"""The document's properties: title, author and dates come from the facts, the identifier is the fingerprint."""

from __future__ import annotations

import re

from drafter.tree import Report
from drafter.writers.docx.cuts import clean, escaped

TITLE_HERE, AUTHOR_HERE, SUBJECT_HERE, IDENTIFIER_HERE = "\ue010", "\ue011", "\ue012", "\ue013"
DAY_HERE = "1999-09-09"
_PLACES = re.compile(f"[{TITLE_HERE}-{IDENTIFIER_HERE}]")
_LONGEST = 255


class Properties:
    """Fills the specimens of docProps/core.xml, for dated and undated reports."""

    def __init__(self, dated: str, undated: str) -> None:
        self._dated = dated
        self._undated = undated

    def stamped(self, report: Report, identifier: str) -> bytes:
        """Write the properties of a report."""
        date = report.signature.date
        text = self._dated.replace(DAY_HERE, date.isoformat()) if date else self._undated
        values = {
            TITLE_HERE: report.title,
            AUTHOR_HERE: "、".join(report.signature.organs),
            SUBJECT_HERE: report.subject,
            IDENTIFIER_HERE: identifier,
        }
        return _PLACES.sub(lambda place: escaped(clean(values[place[0]])[:_LONGEST]), text).encode()
