"""Two years compared: read both, match them, write what was asked for."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from drafter.compare import Comparison, as_page, as_paper, compared
from drafter.facts.faults import WAITING
from drafter.findings import Finding, errors
from drafter.pipeline.shelving import Shelver, Written, file_stem
from drafter.pipeline.workshop import workshop_for


class Compared(NamedTuple):
    """Two years compared, what is wrong with their files, and this year's file."""

    comparison: Comparison
    findings: tuple[Finding, ...]
    this: str

    def write_page(self, out: str) -> tuple[Path, tuple[str, ...]]:
        """Write the page; return where, and what to tell. Raises DrafterError where it cannot be written."""
        from drafter.writers.html import stamped

        written = Written(f"{self._stem}.html", stamped(as_page(self.comparison)).encode())
        folder, name = (Path(out), "") if Path(out).is_dir() else (Path(out).parent, Path(out).name)
        return Shelver().put(written, self.this, folder, name)

    def write_paper(self) -> tuple[Path, tuple[str, ...]]:
        """Write the Word file beside this year's; return where, and what to tell."""
        shop = workshop_for(self.this)
        _, writer = shop.writer(shop.facts(self.this)[0])
        content, notes = writer.write(as_paper(self.comparison), highlight=False)
        target, told = Shelver().put(
            Written(f"{self._stem}.docx", content), self.this, Path(self.this).parent
        )
        return target, (*told, *notes)

    @property
    def _stem(self) -> str:
        return file_stem(self.comparison.title)


def compare_files(last: str, this: str) -> Compared:
    """Compare two facts files. Raises DrafterError where one cannot be read, or they cannot be compared."""
    then, wrong_then = workshop_for(last).facts(last)
    now, wrong_now = workshop_for(this).facts(this)
    comparison, noticed = compared(then, now)
    found = [f for f in errors((*wrong_then, *wrong_now)) if f.rule not in WAITING]
    return Compared(comparison, (*dict.fromkeys(found), *noticed), this)
