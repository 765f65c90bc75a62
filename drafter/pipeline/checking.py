"""Checking: a facts file, or any finished report, beside last year's if that is given."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from drafter.findings import DrafterError, Finding, Level, Place, Rule, in_order
from drafter.pipeline.papers import paper_of, paper_of_draft
from drafter.pipeline.posting import around, as_posted
from drafter.pipeline.suppressing import read_suppressions, suppressed
from drafter.pipeline.workshop import Workshop, workshop_for
from drafter.readers import Read, read_report
from drafter.readers.faults import LOST_NUMBER
from drafter.rules.text.checker import Checked, check_paper
from drafter.rules.text.county import check_county, check_county_facts
from drafter.rules.text.noted import Noted
from drafter.rules.text.paper import Paper

LAST_UNREAD = Rule("H210", "上年报告读不了", Level.WARNING, "读不了上年的报告，照抄、旧数就查不出来。")
_FACTS = (".yaml", ".yml")


class Wish(NamedTuple):
    """What is to be checked against: last year's report, the report year where the paper does not say it, which rules."""

    last: str = ""
    year: int | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def wants(self, code: str, *, usual: bool = True) -> bool:
        """Tell whether findings of a code are wanted: by the longest beginning of it that is named; else what is usual."""
        chosen = max((len(p) for p in self.select if code.startswith(p)), default=0)
        refused = max((len(p) for p in self.ignore if code.startswith(p)), default=0)
        if chosen or refused:
            return chosen > refused
        return usual and not self.select


EVERYTHING = Wish()


class Result(NamedTuple):
    """What a check found; `paper` is what was read, None where it could not be; `noted` what the rules of text noted.

    `suppressed` counts what somebody does not want to hear of.
    """

    findings: tuple[Finding, ...]
    paper: Paper | None = None
    noted: tuple[Checked, ...] = ()
    read: Read | None = None
    suppressed: int = 0


class _Seen(NamedTuple):
    """What a file is, what reading it told, and what the rules note in it."""

    paper: Paper
    found: tuple[Finding, ...]
    noted: tuple[Checked, ...]
    read: Read | None = None


def check_file(path: str, wish: Wish = EVERYTHING) -> Result:
    """Check a facts file or a finished report. Raises DrafterError where it cannot be read at all."""
    shop = workshop_for(path)
    last, trouble = _last(shop, wish.last)
    wanted = _wanted(shop, wish)
    seen = (_facts_seen if path.endswith(_FACTS) else _report_seen)(shop, path, last, wish, wanted)
    noted = (*seen.noted, *check_county(seen.paper, shop.tables.shelf, wanted))
    silenced, unreadable = read_suppressions(path, facts=seen.paper.from_facts)
    kept = (f for f in seen.found if wish.wants(f.rule.code))
    told, silent = suppressed((*kept, *(one.finding for one in noted)), silenced)
    findings, heard = in_order((*trouble, *unreadable, *told)), frozenset(told)
    return Result(
        findings, seen.paper, tuple(one for one in noted if one.finding in heard), seen.read, silent
    )


def _facts_seen(
    shop: Workshop, path: str, last: Paper | None, wish: Wish, wanted: Callable[[str], bool]
) -> _Seen:
    """Check facts by themselves and in the report that they make, as each of its public copies has it."""
    draft = shop.draft(path)
    paper = _of_year(paper_of_draft(draft, shop.style(draft.facts), last), wish.year)
    noted = as_posted(shop, path, check_paper(paper, shop.tables, wanted), wanted)
    return _Seen(
        paper, (*shop.check(path), *check_county_facts(draft.facts, shop.tables.shelf, wanted)), noted
    )


def _report_seen(
    shop: Workshop, path: str, last: Paper | None, wish: Wish, wanted: Callable[[str], bool]
) -> _Seen:
    """Check a finished report: its text, its look where it is a Word file, what stands around the text."""
    read, found = read_report(path)
    paper = _of_year(paper_of(read, shop.standard, last), wish.year)
    noted = check_paper(paper, shop.tables, wanted, _look(path, paper, shop))
    # a number lost on reading is told by H302, which marks it
    kept = tuple(f for f in found if f.rule is not LOST_NUMBER)
    return _Seen(paper, kept, (*noted, *around(shop, read, wanted)), read)


def _look(path: str, paper: Paper, shop: Workshop) -> tuple[Noted, ...]:
    """Return what was noted of the look of a Word file; of other files nothing can be."""
    content = Path(path).read_bytes()
    if not content.startswith(b"PK"):
        return ()
    from drafter.readers.appearance import appearance_of
    from drafter.rules.text.layout import layout

    return tuple(layout(paper, appearance_of(content, path), shop.standard))


def _wanted(shop: Workshop, wish: Wish) -> Callable[[str], bool]:
    entries = shop.rulebook.entries
    return lambda code: wish.wants(code, usual=code not in entries or entries[code].usual)


def _of_year(paper: Paper, year: int | None) -> Paper:
    return paper if year is None else replace(paper, year=year)


def _last(shop: Workshop, path: str) -> tuple[Paper | None, tuple[Finding, ...]]:
    """Return last year's report as a paper; where it cannot be read, a finding that says so and why."""
    if not path:
        return None, ()
    try:
        if path.endswith(_FACTS):
            draft = workshop_for(path).draft(path)
            return paper_of_draft(draft, shop.style(draft.facts)), ()
        return paper_of(read_report(path)[0], shop.standard), ()
    except DrafterError as trouble:
        why = trouble.findings[0]
        message = f"上年的报告“{Path(path).name}”读不了：{why.message}"
        return None, (Finding(LAST_UNREAD, Place(os.fspath(path)), message, why.advice),)
