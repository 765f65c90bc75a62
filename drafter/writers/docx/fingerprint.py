"""The fingerprint of a draft: tells a file on disk that is exactly as drafter wrote it from one that someone has edited."""

from __future__ import annotations

import os
import re
import zipfile
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

from drafter.files.archives import NOT_WHOLE
from drafter.writers.docx.container import PROPERTIES, Entry, weigh

BLANK = "drafter:" + "0" * 32
_WRITTEN = re.compile(rb"drafter:[0-9a-f]{32}")
_LONGEST_PROPERTIES = 100_000


def fingerprint(entries: Iterable[Entry]) -> str:
    """Take the fingerprint of the parts of a document, the properties with a blank in its place among them."""
    listing = "\n".join([f"{name} {crc:08x} {size}" for name, _, crc, size in entries])
    return f"drafter:{blake2b(listing.encode(), digest_size=16).hexdigest()}"


def untouched(path: Path) -> bool:
    """Tell whether a Word file is exactly as drafter wrote it; anything edited, damaged or foreign is not."""
    if not os.path.isfile(path):  # a pipe would keep us waiting
        return False
    try:
        with zipfile.ZipFile(path) as archive:
            return _listed_as_written(archive) and archive.testzip() is None
    except NOT_WHOLE:
        return False


def _listed_as_written(archive: zipfile.ZipFile) -> bool:
    """Tell whether the directory of an archive bears its fingerprint; of the parts only the properties are read."""
    listed = archive.infolist()
    if any(part.compress_type != zipfile.ZIP_DEFLATED for part in listed):
        return False
    if archive.getinfo(PROPERTIES).file_size > _LONGEST_PROPERTIES:
        return False
    properties = archive.read(PROPERTIES)
    found = _WRITTEN.findall(properties)
    if len(found) != 1:
        return False
    blank = weigh(PROPERTIES, properties.replace(found[0], BLANK.encode()))
    parts = (
        blank if part.filename == PROPERTIES else Entry(part.filename, b"", part.CRC, part.file_size)
        for part in listed
    )
    return fingerprint(parts) == str(found[0], "ascii")
