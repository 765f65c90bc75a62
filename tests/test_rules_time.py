"""Years and dates: which place is out of step, what is marked, how a date is put right."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.chinese import print_date
from drafter.findings import Level
from drafter.pipeline.workshop import Workshop
from drafter.rules.text.dates import impossible, odd_dates, relative_times
from drafter.rules.text.noted import Noted
from drafter.rules.text.paper import Line, Paper, What
from drafter.rules.text.reportyear import cut_short, misdated, signing, year_of
from drafter.rules.text.sketch import sketch

REPORT = """2024年，我县深入推进法治政府建设。现将2024年度情况报告如下：
一、2024年工作情况
（一）加强学习。全年学法12次。
二、2025年工作打算
2025年，我县将继续抓好学习。
"""


def titled(title: str, text: str, year: int, signed: date | None = None) -> Paper:
    """Return a paper with a title and a signature of their own lines."""
    paper = sketch(text, title=title, year=year, signed=signed)
    head = Line(-1, title, What.TITLE, paper.lines[0].locate)
    foot = Line(99, "青石县人民政府 2025年1月22日", What.SIGNATURE, paper.lines[0].locate)
    return replace(paper, lines=(head, *paper.lines, foot))


def marks(noted: list[Noted]) -> list[tuple[str, str, str]]:
    return [
        (one.code, one.line.what.value, one.line.text[one.start : one.end])
        for one in noted
        if one.line is not None
    ]


def test_a_report_in_step_with_itself_is_left_alone(workshop: Workshop) -> None:
    """Title, opening, headings, plans and signature all name the same report year."""
    paper = titled("青石县2024年度法治政府建设情况报告", REPORT, year=2024, signed=date(2025, 1, 22))
    assert list(misdated(paper, workshop.tables)) == []
    assert list(signing(paper, workshop.tables)) == []


@pytest.mark.parametrize(
    ("old", "new", "code", "where"),
    [
        ("2024年，我县", "2023年，我县", "D201", "正文"),
        ("现将2024", "现将2023", "D201", "正文"),
        ("一、2024", "一、2022", "D201", "小标题"),
        ("二、2025", "二、2024", "D202", "小标题"),
        ("2025年，我县", "2024年，我县", "D202", "正文"),
    ],
)
def test_one_place_out_of_step_is_marked_alone(
    workshop: Workshop, old: str, new: str, code: str, where: str
) -> None:
    """The others outvote it, and only its year is marked."""
    paper = titled(
        "青石县2024年度法治政府建设情况报告", REPORT.replace(old, new), year=2024, signed=date(2025, 1, 22)
    )
    found = list(misdated(paper, workshop.tables))
    assert [(c, w) for c, w, _ in marks(found)] == [(code, where)]
    assert found[0].line is not None
    assert found[0].line.text[found[0].start : found[0].end] in new


def test_a_title_is_outvoted_by_the_text(workshop: Workshop) -> None:
    """The title is what harvest takes the year from: where all else speaks against it, it is the title that is wrong."""
    paper = titled("青石县2023年度法治政府建设情况报告", REPORT, year=2023, signed=date(2025, 1, 22))
    assert year_of(paper) == 2024
    assert marks(list(misdated(paper, workshop.tables))) == [("D201", "标题", "2023")]


def test_a_year_that_was_given_is_not_put_to_the_vote(workshop: Workshop) -> None:
    """--year stands against a title that says otherwise."""
    paper = titled("青石县2023年度法治政府建设情况报告", "一、2023年工作情况\n加强学习。", year=2024)
    assert year_of(paper) == 2024
    assert {code for code, _, _ in marks(list(misdated(paper, workshop.tables)))} == {"D201"}


def test_plans_and_papers_of_other_kinds_have_no_report_year(workshop: Workshop) -> None:
    """A 方案 looks ahead by nature, and is signed when it is signed."""
    paper = sketch("2021年，我县将推进。", year=2025, genre="方案", signed=date(2021, 1, 1))
    assert [*misdated(paper, workshop.tables), *signing(paper, workshop.tables)] == []


@pytest.mark.parametrize(
    ("signed", "level"),
    [
        (date(2024, 12, 31), Level.ERROR),
        (date(2025, 1, 1), None),
        (date(2025, 2, 28), None),
        (date(2025, 3, 1), Level.NOTE),
        (date(2025, 4, 1), Level.WARNING),
        (date(2026, 1, 1), Level.ERROR),
    ],
)
def test_the_day_of_signing(workshop: Workshop, signed: date, level: Level | None) -> None:
    """Before the year is over, or a year late: an error; behind the days reports are due: less."""
    paper = titled("青石县2024年度法治政府建设情况报告", REPORT, year=2024, signed=signed)
    found = [one.level or Level.ERROR for one in signing(paper, workshop.tables)]
    assert found == ([level] if level else [])


def test_the_day_of_signing_is_marked(workshop: Workshop) -> None:
    """Where the line of the signature shows it, the date alone."""
    paper = titled("青石县2024年度法治政府建设情况报告", REPORT, year=2024, signed=date(2024, 1, 22))
    assert marks(list(signing(paper, workshop.tables))) == [("D204", "落款", "2025年1月22日")]


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("2022年02月08日召开", "2022年2月8日"),
        ("二〇二二年2月召开", "2022年2月"),
        ("2022.2.18召开", "2022年2月18日"),
        ("8月1号起施行", "8月1日"),
        ("22年度共受理", "2022年"),
        ("较21年增加", "2021年"),
        ("二零二二年底", "2022年"),
        ("22年8月05号前", "2022年8月5日"),
    ],
)
def test_there_is_one_way_to_write_a_date(workshop: Workshop, text: str, better: str) -> None:
    """What it becomes is safe to put in, and is not noted again."""
    (one,) = odd_dates(sketch(text, year=2022), workshop.tables)
    assert one.fix is not None
    assert (one.fix.text, one.fix.safe) == (better, True)
    mended = text[: one.fix.start] + one.fix.text + text[one.fix.end :]
    assert list(odd_dates(sketch(mended, year=2022), workshop.tables)) == []


def test_what_is_posted_with_a_page_is_no_date_of_the_text(workshop: Workshop) -> None:
    """A web page's 发布时间 is not the writer's."""
    assert list(odd_dates(sketch("发布时间：2022-02-18 09:48 来源：县司法局"), workshop.tables)) == []


def test_a_day_that_does_not_exist_is_not_written_better(workshop: Workshop) -> None:
    """2022.2.30 is D203, and nobody knows which day was meant."""
    paper = sketch("2022.2.30召开推进会，2022年2月030日结束。", year=2022)
    assert list(odd_dates(paper, workshop.tables)) == []
    assert {one.code for one in impossible(paper, workshop.tables)} == {"D203"}


@given(st.dates(date(1990, 1, 1), date(2040, 12, 31)))
def test_a_day_of_the_calendar_is_neither_impossible_nor_odd(day: date) -> None:
    """Whatever the day, written as the office writes it."""
    paper = sketch(f"{print_date(day)}，县政府召开会议；{day.month}月{day.day}日前整改。", year=day.year)
    assert [*impossible(paper, None), *odd_dates(paper, None)] == []  # type: ignore[arg-type]


@given(st.integers(1990, 2040), st.integers(0, 19), st.integers(0, 39))
def test_a_day_of_no_calendar_is_found(year: int, month: int, day: int) -> None:
    """Found where the calendar has no such day, and only there."""
    paper = sketch(f"于{year}年{month}月{day}日召开会议。", year=year)
    try:
        date(year, month, day)
        exists = True
    except ValueError:
        exists = False
    assert (not list(impossible(paper, None))) is exists  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("2022年度", []),
        ("到2035年基本建成", []),
        ("到2060年实现碳中和", []),
        ("始建于1644年", []),
        ("距今3000年", []),
        ("经过100年", []),
        ("202年度", ["202年"]),
        ("20222年1月", ["20222年"]),
        ("2122年印发", ["2122年"]),
        ("2091年9月", ["2091年"]),
        ("1022年度", ["1022年"]),
    ],
)
def test_a_year_that_cannot_be_meant_is_found(said: str, told: list[str]) -> None:
    """A digit too many, too few, or another century; not what a plan looks ahead to, nor history."""
    found = list(impossible(sketch(f"我县{said}的工作。", year=2022), None))  # type: ignore[arg-type]
    assert [one.line.text[one.start : one.end] for one in found if one.line is not None] == told


@given(
    st.text(
        alphabet="2022年二〇零月日号截至底—-.~0199第季度，。《》“”（）现将报告我县将继续以来", max_size=80
    )
)
def test_any_text_is_read(text: str) -> None:
    """Whatever the words, nothing is raised, and every mark lies in its line."""
    for genre in ("报告", "方案"):
        paper = sketch(text, year=2022, signed=date(2023, 1, 9), genre=genre)
        for check in (misdated, signing, cut_short, impossible, odd_dates, relative_times):
            for one in check(paper, None):  # type: ignore[arg-type]
                assert one.line is None or 0 <= one.start < one.end <= len(one.line.text)
