"""A finished report → its facts: read, harvested, composed again and compared; what does not come back stands verbatim."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterator
from itertools import chain, count
from pathlib import Path
from typing import NamedTuple

from drafter.facts import Facts, facts_of, governs
from drafter.files import Document, make_folder, save
from drafter.files.annotated import new_document
from drafter.findings import Finding, Place, in_order
from drafter.harvest import (
    PLAN,
    Harvest,
    Seen,
    facts_entries,
    harvest,
    in_one,
    lost,
    noticed,
    said,
    stands_in,
    units,
)
from drafter.pipeline.shelving import file_stem
from drafter.pipeline.workshop import Workshop, workshop_for
from drafter.readers import read_report
from drafter.tree import Block, Heading, Report, Span

_MOST_TOLD = 10
_NO_YEAR = "年度不详"


class Imported(NamedTuple):
    """What was made of a report: what was understood, its facts file, not yet saved, what was noticed.

    `sentences` are those of the report, `missing` those that do not come back from the facts. `renamed` is the name that
    was wanted, where a file has it already.
    """

    harvest: Harvest
    document: Document
    facts: Facts
    findings: tuple[Finding, ...]
    sentences: int
    missing: int
    renamed: str = ""

    def save(self) -> tuple[Finding, ...]:
        """Save the facts file. Raises DrafterError where one of that name is there, or it cannot be written."""
        make_folder(Path(self.document.source.path).parent)
        return save(self.document)[1]


def understand(path: str, outline: str = "", folder: str = "") -> tuple[Harvest, tuple[Finding, ...]]:
    """Read a report and understand it. Raises DrafterError where that cannot be done."""
    read, found = read_report(path)
    shop = workshop_for(os.path.join(folder, "事实.yaml"))
    seen = Seen(path, read.report, read.places.blocks, read.places.attachments)
    harvested = harvest(seen, shop.outlines, shop.standard, outline)
    return harvested, in_order((*found, *noticed(harvested)))


def import_report(path: str, out: str = "", outline: str = "") -> Imported:
    """Make the facts of a report, not yet saved. Raises DrafterError where it cannot be read as one."""
    folder = out if out.endswith(("/", os.sep)) or os.path.isdir(out) else os.path.dirname(out)
    harvested, found = understand(path, outline, folder)
    made = facts_of_harvest(harvested, out)
    return made._replace(findings=(*found, *made.findings))


def facts_of_harvest(harvested: Harvest, out: str = "") -> Imported:
    """Make the facts of what was understood of a report, compose them again, and say what does not come back."""
    target, renamed = _target(harvested, out)
    shop = workshop_for(str(target))
    wanted = _sentences(harvested.report, shop)
    document, facts, got, verbatim = _made(harvested, str(target), wanted, shop)
    missing = _missing(wanted, got)
    told = tuple(
        lost(Place(harvested.path), kind, sentence, f"“{target.name}”")
        for kind, sentence in missing[:_MOST_TOLD]
    )
    return Imported(
        harvested,
        document,
        facts,
        (*told, *((in_one(Place(harvested.path)),) if PLAN in verbatim else ())),
        len(wanted),
        sum(kind == _LESS for kind, _ in missing),
        renamed,
    )


_LESS, _MORE = "少了", "多了"


def _made(
    harvested: Harvest, target: str, wanted: tuple[str, ...], shop: Workshop
) -> tuple[Document, Facts, tuple[str, ...], frozenset[str]]:
    """Make the facts file, and what it composes to; whatever does not come back as it stood is made again, verbatim.

    Return also what that was.
    """
    verbatim: frozenset[str] = frozenset()
    parts = units(harvested)
    while True:
        document = new_document(facts_entries(harvested, verbatim), target)
        facts, _ = facts_of(document, (), shop.outlines)
        got = _sentences(shop.compose(facts)[0], shop)
        left = parts.keys() - verbatim
        if got == wanted or not left:
            return document, facts, got, verbatim
        # where no part is missing as a whole, any may be to blame
        verbatim |= {name for name in left if stands_in(parts[name], got) is None} or left


def _sentences(report: Report, shop: Workshop) -> tuple[str, ...]:
    return said(_all_blocks(report), shop.standard)


def _all_blocks(report: Report) -> Iterator[Block]:
    """Yield the blocks of a report and of what is attached to it; an attachment that is no plan begins with its title."""
    yield from report.blocks
    for attachment in report.attachments:
        if attachment.blocks and not attachment.issued:
            yield Heading(1, (Span(attachment.title),))
        yield from attachment.blocks


def _missing(wanted: tuple[str, ...], got: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return the sentences that are missing, and those that nobody said."""
    if wanted == got:
        return []
    found: list[tuple[str, str]] = []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, wanted, got, autojunk=False).get_opcodes():
        if kind != "equal":
            found += [(_LESS, sentence) for sentence in wanted[a:b]]
            found += [(_MORE, sentence) for sentence in got[c:d]]
    return found


def _target(harvested: Harvest, out: str) -> tuple[Path, str]:
    """Return where the facts file goes, with a number where the name wanted is taken; and that name, if so."""
    head = harvested.head
    who = head.region if not head.organs or any(map(governs, head.organs)) else ""
    who = who or "、".join(head.organs) or Path(harvested.path).stem
    wanted = Path(out)
    if not out or out.endswith(("/", os.sep)) or os.path.isdir(out):
        wanted = wanted / f"{file_stem(f'{who}-{head.year or _NO_YEAR}')}.yaml"
    later = (wanted.with_stem(f"{wanted.stem}（{number}）") for number in count(2))
    target = next(path for path in chain((wanted,), later) if not os.path.lexists(path))
    return target, "" if target == wanted else wanted.name
