"""Whatever is checked, every rule comes through: any text, any tree of a report, with any report of last year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.canon.rulebook import RuleBook, load_rulebook
from drafter.files import BUILT_IN, Shelf
from drafter.findings import Place
from drafter.outline import Role
from drafter.pipeline.workshop import Workshop
from drafter.rules.text.checker import Checked, check_paper
from drafter.rules.text.paper import Line, Paper, What
from drafter.rules.text.sketch import sketch

BOOK: RuleBook = load_rulebook(Shelf(built_in=BUILT_IN))
_SAID = [
    example.text
    for code in BOOK.of_text
    for example in (*BOOK.entries[code].wrong, *BOOK.entries[code].right)
]
PIECES = st.one_of(
    st.sampled_from(_SAID),
    st.sampled_from(_SAID).flatmap(
        lambda said: st.integers(0, len(said)).map(lambda at: said[at:] + said[:at])
    ),
    st.text(max_size=60),
    st.text("一二三、（）。，；“”《》0123456789年月日件%其中共比上年增长下降截至我县", max_size=60),
)
TEXTS = st.lists(PIECES, max_size=9).map("\n".join)
LINES = st.builds(
    lambda text, what, level, role, own, attached: Line(
        0,
        text,
        what,
        lambda start, end: Place("例", 1, start + 1, end - start),
        level,
        "",
        0,
        role,
        "",
        own,
        attached,
    ),
    st.one_of(PIECES, TEXTS),
    st.sampled_from(What),
    st.integers(0, 4),
    st.one_of(st.none(), st.sampled_from(Role)),
    st.booleans(),
    st.booleans(),
)
TREES = st.builds(
    lambda lines, title, region, year, signed, genre, from_facts: Paper(
        "例",
        tuple(replace(line, number=number) for number, line in enumerate(lines)),
        title,
        (),
        region,
        year,
        signed,
        genre,
        from_facts=from_facts,
    ),
    st.lists(LINES, max_size=9),
    st.sampled_from(("", "云岭县2025年度法治政府建设情况报告", "青石镇工作要点")),
    st.sampled_from(("", "云岭县", "临江市", "青石镇")),
    st.one_of(st.none(), st.integers(1990, 2099)),
    st.one_of(st.none(), st.dates(date(1991, 1, 1), date(2099, 12, 31))),
    st.sampled_from(("报告", "方案", "")),
    st.booleans(),
)


def everything(paper: Paper, workshop: Workshop) -> tuple[Checked, ...]:
    return check_paper(paper, workshop.tables, lambda _: True)


def assert_in_place(found: tuple[Checked, ...]) -> None:
    """Hold every mark to lie in its line, in the order of the places."""
    places = [(one.finding.place.line or 0, one.finding.place.column or 0) for one in found]
    assert places == sorted(places)
    for one in found:
        if one.noted.line is not None:
            assert 0 <= one.noted.start <= one.noted.end <= len(one.noted.line.text)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(TEXTS, st.integers(2016, 2030))
def test_any_text_passes_through_every_rule(workshop: Workshop, text: str, year: int) -> None:
    """Nothing is raised, every mark lies in its line, and the same is found again."""
    paper = sketch(text, year=year, region="云岭县", title="云岭县2025年度法治政府建设情况报告")
    found = everything(paper, workshop)
    assert_in_place(found)
    assert [one.finding for one in everything(paper, workshop)] == [one.finding for one in found]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(TREES, st.one_of(st.none(), TREES))
def test_any_tree_passes_through_every_rule(workshop: Workshop, tree: Paper, last: Paper | None) -> None:
    """Titles in the middle, cells without a table, headings of no chapter, a year that is not to be had."""
    assert_in_place(everything(replace(tree, last=last), workshop))
