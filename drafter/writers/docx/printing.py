"""A copy of a document for LibreOffice to print from.

LibreOffice (seen in 7.4) reads w:overflowPunct the wrong way round: where Word is told to keep punctuation inside the
margin, LibreOffice lets it hang, and now and then loses a hanging comma in the PDF. Told the opposite, it does what Word
does.
"""

from __future__ import annotations

import io
import zipfile

from drafter.writers.docx.container import Container, pack

_STYLES = "word/styles.xml"
_FOR_WORD, _FOR_LIBREOFFICE = b'<w:overflowPunct w:val="0"/>', b'<w:overflowPunct w:val="1"/>'


def for_libreoffice(document: bytes) -> bytes:
    """Return a copy of a Word file that LibreOffice sets as Word does, to make a PDF of."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[_STYLES] = parts[_STYLES].replace(_FOR_WORD, _FOR_LIBREOFFICE)
    return Container(pack(name, contents) for name, contents in parts.items()).written(())
