"""What to look at first: guesses, what found no place in the outline, figures that do not agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from drafter.chinese import print_date
from drafter.findings import Finding, Place
from drafter.harvest import faults
from drafter.harvest.changes import Comparison
from drafter.harvest.model import Found, Harvest
from drafter.harvest.values import number
from drafter.outline import Genre, Role

_WANTED = {Role.PROBLEMS: "存在问题", Role.PLANS: "下一步工作打算"}


def noticed(harvested: Harvest) -> Iterator[Finding]:
    """Yield what import has to say of a report."""
    path = harvested.path
    yield from _of_head(harvested)
    yield from (faults.flattened(Place(path, line)) for line in harvested.outlay.tables)
    if harvested.head.genre is Genre.PLAN:
        return
    roles = {listing.role for some in harvested.listings.values() for listing in some}
    yield from (faults.no_role(Place(path), what) for role, what in _WANTED.items() if role not in roles)
    for number_, subjects in sorted(harvested.subjects.items()):
        for subject in subjects:
            if subject.topic is None and harvested.chapters[number_].role is Role.WORK and subject.headed:
                yield faults.own_topic(Place(path, subject.part.at), subject.title, subject.key)
    yield from _unknown(harvested)
    yield from _disagreeing(harvested)


def _of_head(harvested: Harvest) -> Iterator[Finding]:
    head, place = harvested.head, Place(harvested.path)
    values = {
        "机关": "、".join(head.organs),
        "年度": str(head.year or ""),
        "成文日期": print_date(head.signed) if head.signed else "",
    }
    yield from (faults.guessed(place, what, values[what]) for what in head.guessed)
    if head.year is None:
        yield faults.no_year(place)


def _unknown(harvested: Harvest) -> Iterator[Finding]:
    """Yield the figures without an indicator, a topic at a time."""
    unknown: dict[str, list[Found]] = defaultdict(list)
    for found in harvested.figures:
        if found.indicator is None:
            unknown[found.subject].append(found)
    for subject, some in unknown.items():
        line, column = some[0].spot
        place = Place(harvested.path, line, column, len(some[0].figure.text))
        kept = subject and subject not in harvested.ahead
        where = f"放在主题“{subject}”的“另”里" if kept else "留在原文里"
        yield faults.unknown_figures(place, (f"{found.what}{found.figure.text}" for found in some), where)


def _disagreeing(harvested: Harvest) -> Iterator[Finding]:
    for found in harvested.figures:
        comparison = found.comparison
        if comparison is None or comparison.agrees:
            continue
        line, column = found.spot
        keys = (found.indicator.address,) if found.indicator else ()
        place = Place(harvested.path, line, column, len(found.figure.text))
        yield faults.contradiction(place, _calculation(found, comparison), keys)


def _calculation(found: Found, comparison: Comparison) -> str:
    """Say how a change does not agree with its figures."""
    said = [f"本年{found.figure.text}"]
    if comparison.change is not None:
        said.append(f"增减{number(comparison.change)}")
    if comparison.percent is not None:
        said.append(f"增减{number(comparison.percent)}%")
    if comparison.previous is not None:
        said.append(f"上年{number(comparison.previous)}")
    return f"“{found.what}”{'、'.join(said)}，对不上。"
