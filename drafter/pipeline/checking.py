"""Checking: a facts file, or any finished report, beside last year's if that is given."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from drafter.findings import DrafterError, Finding, Level, Place, Rule, in_order
from drafter.pipeline.papers import paper_of, paper_of_draft
from drafter.pipeline.suppressing import read_suppressions, suppressed
from drafter.pipeline.workshop import Workshop, workshop_for
from drafter.readers import Read, read_report
from drafter.rules.text.checker import Checked, check_paper
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


def check_file(path: str, wish: Wish = EVERYTHING) -> Result:
    """Check a facts file or a finished report. Raises DrafterError where it cannot be read at all."""
    shop = workshop_for(path)
    last, trouble = _last(shop, wish.last)
    if path.endswith(_FACTS):
        draft = shop.draft(path)
        paper, read, found = paper_of_draft(draft, shop.style(draft.facts), last), None, shop.check(path)
    else:
        read, found = read_report(path)
        paper = paper_of(read, shop.standard, last)
    if wish.year is not None:
        paper = _of_year(paper, wish.year)
    noted = check_paper(paper, shop.tables, _wanted(shop, wish))
    kept = [f for f in found if wish.wants(f.rule.code)]
    wanted, unreadable = read_suppressions(path, facts=paper.from_facts)
    told, silent = suppressed((*kept, *(one.finding for one in noted)), wanted)
    findings = in_order((*trouble, *unreadable, *told))
    still = tuple(one for one in noted if one.finding in told)
    return Result(findings, paper, still, read, silent)


def _wanted(shop: Workshop, wish: Wish) -> Callable[[str], bool]:
    entries = shop.rulebook.entries
    return lambda code: wish.wants(code, usual=code not in entries or entries[code].usual)


def _of_year(paper: Paper, year: int) -> Paper:
    return replace(paper, year=year)


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
