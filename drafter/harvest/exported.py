"""A harvest as one object, for programs: numbers as strings of digits, lines and columns from 1."""

from __future__ import annotations

from typing import TypeAlias

from drafter.chinese import half_width
from drafter.harvest.changes import Comparison
from drafter.harvest.entries import Entry
from drafter.harvest.harvesting import listed
from drafter.harvest.model import Found, Harvest
from drafter.harvest.values import number
from drafter.outline import Genre, Role

Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json] | None"
_KINDS = {Genre.REPORT: "report", Genre.PLAN: "plan", None: "other"}


def exported(harvested: Harvest) -> dict[str, Json]:
    """Return a harvest as JSON has it."""
    head = harvested.head
    return {
        "title": head.title,
        "organs": [*head.organs],
        "region": head.region,
        "year": head.year,
        "date": head.signed.isoformat() if head.signed else None,
        "number": head.number or None,
        "kind": _KINDS[head.genre],
        "headings": _headings(harvested),
        "figures": [_figure(found) for found in _in_order(harvested)],
        "comparisons": [_comparison(f, f.comparison) for f in harvested.figures if f.comparison is not None],
        "problems": [
            _problem(entry) for _, some in listed(harvested, Role.PROBLEMS) for entry in some.entries
        ],
        "plans": [_plan(entry) for _, some in listed(harvested, Role.PLANS) for entry in some.entries],
    }


def _headings(harvested: Harvest) -> list[Json]:
    roles = {id(chapter.part): chapter.word for chapter in harvested.chapters}
    return [
        {
            "level": part.level,
            "number": half_to_full(part.number),
            "text": part.title.rstrip("。"),
            "role": roles.get(id(part), "work") if part.level == 1 else None,
            "run_in": part.run_in,
            "line": part.at,
        }
        for part in harvested.outlay.headings
    ]


def _in_order(harvested: Harvest) -> list[Found]:
    stated = (*harvested.figures, *harvested.beside)
    return sorted(stated, key=lambda found: (found.line.number, found.figure.start))


def half_to_full(text: str) -> str:
    """Write the brackets of a number full-width, as headings have them: （一）."""
    return text.replace("(", "（").replace(")", "）")


def _figure(found: Found) -> Json:
    line, column = found.spot
    return {
        "key": found.indicator.address if found.indicator else None,
        "id": found.indicator.id if found.indicator else None,
        "value": found.figure.number,
        "approx": found.figure.approx or None,
        "unit": found.figure.unit,
        "what": found.indicator.label if found.indicator else half_width(found.what),
        "line": line,
        "column": column,
    }


def _comparison(found: Found, comparison: Comparison) -> Json:
    known = (comparison.previous, comparison.change, comparison.percent)
    previous, change, percent = (number(amount) if amount is not None else None for amount in known)
    return {
        "current": number(comparison.current),
        "previous": previous,
        "change": change,
        "percent": percent,
        "line": found.spot[0],
    }


def _problem(entry: Entry) -> Json:
    return {
        "title": entry.title,
        "text": "。".join(entry.texts),
        "cause": entry.cause or None,
        "line": entry.line,
    }


def _plan(entry: Entry) -> Json:
    return {"title": entry.title, "measures": [*entry.texts], "line": entry.line}
