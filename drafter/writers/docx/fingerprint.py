"""The fingerprint of a draft: tells a file on disk that is exactly as drafter wrote it from one that someone has edited."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

from drafter.writers.docx.container import PROPERTIES, Entry, weigh

BLANK = "drafter:" + "0" * 32
_WRITTEN = re.compile(rb"drafter:[0-9a-f]{32}")


def fingerprint(entries: Iterable[Entry]) -> str:
    """Take the fingerprint of the parts of a document, the properties with a blank in its place among them."""
    listing = "\n".join([f"{name} {crc:08x} {size}" for name, _, crc, size in entries])
    return f"drafter:{blake2b(listing.encode(), digest_size=16).hexdigest()}"


def untouched(path: Path) -> bool:
    """Tell whether a Word file is exactly as drafter wrote it; anything edited, damaged or foreign is not."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except (OSError, zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, EOFError):
        return False
    found = _WRITTEN.findall(parts.get(PROPERTIES, b""))
    if len(found) != 1:
        return False
    parts[PROPERTIES] = parts[PROPERTIES].replace(found[0], BLANK.encode())
    taken = fingerprint(weigh(name, contents) for name, contents in parts.items())
    return taken == str(found[0], "ascii")
