"""The document's properties: title, author and dates come from the facts, the identifier is the fingerprint."""

from __future__ import annotations

import re
from datetime import datetime

from docx.opc.coreprops import CoreProperties
from docx.opc.oxml import serialize_part_xml
from docx.oxml.coreprops import CT_CoreProperties

from drafter.tree import Report
from drafter.writers.docx.specimens import clean, escaped

_TITLE, _AUTHOR, _SUBJECT, _IDENTIFIER = "\ue010", "\ue011", "\ue012", "\ue013"
_PLACES = re.compile(f"[{_TITLE}-{_IDENTIFIER}]")
_DAY = datetime(1999, 9, 9)
_DAY_WRITTEN = _DAY.date().isoformat()
_LONGEST = 255


class Properties:
    """The specimens of docProps/core.xml, for dated and undated reports."""

    def __init__(self) -> None:
        self._dated, self._undated = _specimen(dated=True), _specimen(dated=False)

    def stamped(self, report: Report, identifier: str) -> bytes:
        """Write the properties of a report."""
        date = report.signature.date
        text = self._dated.replace(_DAY_WRITTEN, date.isoformat()) if date else self._undated
        values = {
            _TITLE: report.title,
            _AUTHOR: "、".join(report.signature.organs),
            _SUBJECT: report.subject,
            _IDENTIFIER: identifier,
        }
        return _PLACES.sub(lambda place: escaped(clean(values[place[0]])[:_LONGEST]), text).encode()


def _specimen(dated: bool) -> str:
    node = CT_CoreProperties.new()
    properties = CoreProperties(node)
    properties.title, properties.author, properties.subject = _TITLE, _AUTHOR, _SUBJECT
    properties.identifier, properties.language = _IDENTIFIER, "zh-CN"
    if dated:
        properties.created = properties.modified = _DAY
    return str(serialize_part_xml(node).decode())
