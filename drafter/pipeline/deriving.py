"""A county's reports → an outline of its own, in its folder: read each, put the years together, write, read again."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from drafter.derive import Derived, Past, Setting, derive, faults, files_of, past_of
from drafter.derive.writing import COUNTY_NOTE
from drafter.facts import facts_of
from drafter.facts.faults import WAITING
from drafter.files import Document, make_folder, refuse_existing, save, shelf_for
from drafter.files.annotated import Entry, new_document
from drafter.files.shelf import COUNTY_MARK
from drafter.findings import DrafterError, Finding, errors
from drafter.harvest import Harvest, facts_entries
from drafter.outline import Genre, Outlines, Shape
from drafter.pipeline.importing import understand
from drafter.pipeline.shelving import file_stem
from drafter.pipeline.workshop import Workshop, workshop_for

_FACTS = (".yaml", ".yml")
_NAMELESS = "本县"


class Proposed(NamedTuple):
    """An outline derived, not yet saved: its files, where they go, and what was wrong with what was read.

    `used` are the files it was made of; `exit_code` is that of the gravest trouble with the others.
    """

    derived: Derived
    files: tuple[Document, ...]
    folder: Path
    mark: Document | None
    used: tuple[str, ...]
    findings: tuple[Finding, ...]
    exit_code: int

    def save(self) -> tuple[Path, ...]:
        """Save the files; return where. Raises DrafterError where one is there already, or they do not make an outline."""
        made: list[Path] = []
        try:
            for document in (*([self.mark] if self.mark else ()), *self.files):
                path = Path(document.source.path)
                refuse_existing(path)
                make_folder(path.parent)
                save(document)
                made.append(path)
            Outlines(shelf_for(self.folder)).get(self.derived.name)
        except DrafterError:
            for path in made:
                with contextlib.suppress(OSError):
                    path.unlink()
            raise
        return tuple(made)


def derive_outline(paths: Sequence[str], out: str = "", name: str = "") -> Proposed:
    """Derive an outline from finished reports and facts files.

    Raises DrafterError where none of them can be used, where they are of several counties, or where there is an outline
    of that name.
    """
    start = Path(out or ".")
    folder = shelf_for(start).county or start
    pasts, found, code = _read(paths, folder)
    shop = workshop_for(str(folder / "事实.yaml"))
    region = next((past.region for past in pasts if past.region), _NAMELESS)
    wanted = name or region
    _refuse_taken(shop, wanted)
    derived = derive(pasts, shop.outlines.topics, wanted)
    files = tuple(
        new_document(made.entries, str(folder / made.name))
        for made in files_of(derived, file_stem(wanted) or _NAMELESS, shop.outlines.topics)
    )
    target = files[-1].source.path
    return Proposed(
        derived,
        files,
        folder,
        None if shelf_for(folder).county else _mark(folder),
        tuple(past.path for past in pasts),
        (*found, *(faults.lacking(target, role) for role in derived.lacking)),
        code,
    )


def _read(paths: Sequence[str], folder: Path) -> tuple[list[Past], list[Finding], int]:
    """Read all that can be read, the newest first; what cannot is named and costs the others nothing."""
    pasts: list[Past] = []
    found: list[Finding] = []
    code = 0
    for path in paths:
        try:
            past, noticed = _past(path, folder)
        except DrafterError as trouble:
            found += trouble.findings
            code = max(code, trouble.exit_code)
            continue
        found += noticed
        code = max(code, 1 if noticed else 0)
        first = next((p for p in pasts if p.year == past.year), None)
        if first is not None and _same(first.who, past.who):
            found.append(faults.twice(path, past.label, first.path))
        else:
            pasts.append(past)
    if not pasts:
        raise DrafterError(found, code)
    if not all(_same(pasts[0].who, past.who) for past in pasts):
        raise DrafterError([*found, *faults.others((p.path, p.who) for p in pasts).findings])
    return sorted(pasts, key=lambda past: past.year, reverse=True), found, code


def _same(who: str, other: str) -> bool:
    """Tell whether two names may be of one: 湘桥区 is 潮州市湘桥区."""
    return who.endswith(other) or other.endswith(who)


def _past(path: str, folder: Path) -> tuple[Past, tuple[Finding, ...]]:
    """Read a report, finished or as facts. Raises DrafterError where it cannot be read, or is a plan."""
    if path.lower().endswith(_FACTS):
        shop = workshop_for(path)
        facts, noticed = shop.facts(path)
        if facts.programme is not None:
            raise faults.no_report(path)
        return _dated(past_of(facts), path), tuple(f for f in errors(noticed) if f.rule not in WAITING)
    harvested, noticed = understand(path, folder=str(folder))
    if harvested.head.genre is Genre.PLAN:
        raise faults.no_report(path)
    outlines = workshop_for(str(folder / "事实.yaml")).outlines
    facts, _ = facts_of(new_document(facts_entries(harvested), path), (), outlines)
    return _dated(past_of(facts, _settings(harvested)), path), errors(noticed)


def _dated(past: Past | None, path: str) -> Past:
    """Return a report of which the year is known. Raises DrafterError where it is not."""
    if past is None:
        raise faults.no_year(path)
    return past


def _settings(harvested: Harvest) -> tuple[Setting | None, ...]:
    """Return how each chapter of a finished report is set; nothing of what is attached to it."""
    attached = {attachment.title for attachment in harvested.report.attachments if attachment.blocks}
    return tuple(
        None if chapter.part.title in attached else _setting(harvested, number)
        for number, chapter in enumerate(harvested.chapters)
    )


def _setting(harvested: Harvest, number: int) -> Setting:
    part = harvested.chapters[number].part
    run_in = bool(part.parts) and 2 * sum(inner.run_in for inner in part.parts) > len(part.parts)
    listing = next(iter(harvested.listings.get(number, ())), None)
    if listing is None:
        return Setting(None, run_in)
    if listing.headed:
        return Setting(Shape.HEADINGS, run_in)
    alone = len(list(part.all_lines())) == 1
    return Setting(Shape.PARAGRAPH if listing.together or alone else Shape.ITEMS, run_in)


def _refuse_taken(shop: Workshop, name: str) -> None:
    """Refuse a name that an outline has, or its folder."""
    stem = file_stem(name)
    for found, outline in shop.outlines.each():
        known = {found.path.parent.name, *([] if isinstance(outline, DrafterError) else [outline.name])}
        if known & {name, stem}:
            raise faults.taken(str(found.path), name)


def _mark(folder: Path) -> Document:
    return new_document(
        (Entry("", above=(COUNTY_NOTE,)), Entry("说明", "本县目录")), str(folder / COUNTY_MARK)
    )


def shown(paths: Iterable[Path]) -> tuple[str, ...]:
    """Name files as seen from here."""
    return tuple(_from_here(path) for path in paths)


def _from_here(path: Path) -> str:
    try:
        near = os.path.relpath(path)
    except ValueError:  # on another drive
        return str(path)
    return str(path) if near.startswith("..") else near
