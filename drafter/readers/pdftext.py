"""The text of a PDF by pypdf, in a process of its own: python -m drafter.readers.pdftext IN.pdf OUT.txt.

A PDF may unpack to any size and be drawn by any program; here it has so much memory, and its reader so much time.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path

_MEMORY = 1024**3
_MOST_PAGES = 500


def is_there() -> bool:
    """Tell whether pypdf is installed."""
    return find_spec("pypdf") is not None


def main(source: str, made: str) -> None:
    """Write the text of a PDF, page below page, as it is laid out."""
    _limit_memory()
    from pypdf import PdfReader

    pages = PdfReader(source).pages
    texts = [pages[n].extract_text(extraction_mode="layout") for n in range(min(_MOST_PAGES, len(pages)))]
    Path(made).write_text("\n".join(texts), encoding="utf-8")


def _limit_memory() -> None:
    if find_spec("resource"):  # Windows has none
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


if __name__ == "__main__":
    main(*sys.argv[1:3])
