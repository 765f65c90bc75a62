"""What 存在问题 says already, so that it is not proposed: by the figures it refers to, by their names, in words alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from drafter.facts.fact import Fact
from drafter.facts.fields import REFERENCE
from drafter.facts.model import Facts
from drafter.facts.topics import absolute
from drafter.outline import Indicator

PROBLEMS = "存在问题"
_ALIKE = 80
_NEARLY_WHOLE = Decimal("0.9")
_TELLING = 4
_CLAUSE_END = re.compile("[，；。！？]")
_MARKS = re.compile(r"[\s，；。：、！？“”‘’《》（）]")


class Stated(NamedTuple):
    """What is admitted already: the topic it is filed under, its words without figures, those they refer to."""

    topic: str
    text: str
    keys: frozenset[str]


def stated_in(facts: Facts) -> list[Stated]:
    """Return what the problems of a report say, each with its title and its cause."""
    stated = []
    for problem in facts.problems:
        cause = problem.cause.text if problem.cause is not None else ""
        whole = f"{problem.title}。{problem.words.text}。{cause}"
        stated.append(Stated(problem.topic, without_figures(whole), frozenset(references(whole, PROBLEMS))))
    return stated


def admitted(watched: Iterable[Indicator], stated: list[Stated]) -> bool:
    """Tell whether a problem refers to one of some figures, or, in their topic, calls one by its name."""
    return any(
        i.address in said.keys
        or (said.topic in ("", i.topic) and any(name in _bare(said.text) for name in _names(i)))
        for i in watched
        for said in stated
    )


def worded_alike(problem: str, stated: Iterable[Stated]) -> bool:
    """Tell whether a problem has these very words, or nearly, whatever figures stand in them."""
    words = _bare(without_figures(problem))
    return any(_alike(words, _bare(said.text)) for said in stated)


def _names(indicator: Indicator) -> list[str]:
    """Return the names by which a text can be known to speak of a figure: 出庭应诉率, not 受理."""
    return [
        bare
        for name in (indicator.key, indicator.label)
        if len(bare := _bare(name)) >= _TELLING or bare.endswith("率")
    ]


def said_again(
    text: str, refers: Iterable[str], known: Iterable[Stated], figures: Mapping[str, Fact]
) -> bool:
    """Tell whether one of the problems refers to the same figures, to one this text names, or reads alike."""
    words, wanted = without_figures(text), set(refers)
    bare, core = _bare(words), _bare(clauses_of(words)[0])
    return any(
        (wanted and wanted <= said.keys)
        or any(name in bare for key in said.keys & figures.keys() for name in _names(figures[key].indicator))
        or _contains(said.text, core)
        for said in known
    )


def _contains(text: str, core: str) -> bool:
    """Tell whether a clause of a text says something, also with words put in: 周期偏长 in 周期仍然偏长."""
    from rapidfuzz.distance import LCSseq

    if len(core) < _TELLING:
        return False
    within = _NEARLY_WHOLE * len(core)
    clauses = map(_bare, clauses_of(text))
    return any(LCSseq.similarity(core, clause) >= within or _alike(core, clause) for clause in clauses)


def _alike(words: str, text: str) -> bool:
    """Tell whether some words, or nearly these, stand in a text; where the text is shorter, whether they are like it."""
    from rapidfuzz import fuzz

    how = fuzz.partial_ratio if len(text) >= len(words) else fuzz.ratio
    return how(words, text) >= _ALIKE


def references(text: str, topic: str) -> tuple[str, ...]:
    """Return the addresses of the figures that a text refers to."""
    return tuple(dict.fromkeys(absolute(found[1], topic) for found in REFERENCE.finditer(text)))


def without_figures(text: str) -> str:
    """Return a text without its {键}."""
    return REFERENCE.sub("", text)


def _bare(text: str) -> str:
    """Return a text without its marks, as texts are compared."""
    return _MARKS.sub("", text)


def clauses_of(text: str) -> list[str]:
    """Return the clauses of a text, at least one."""
    return [clause for clause in _CLAUSE_END.split(text) if clause] or [text]
