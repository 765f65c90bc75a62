"""Comparisons: what is marked, what is said of it, what is left alone."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.chinese import round_half_up, shown
from drafter.findings import Level
from drafter.pipeline.workshop import Workshop
from drafter.rules.text.changes import changes
from drafter.rules.text.comparing import comparisons_of
from drafter.rules.text.lastyear import against_last, unchanged
from drafter.rules.text.noted import Noted
from drafter.rules.text.sketch import sketch


def noted(text: str, workshop: Workshop, year: int | None = 2025) -> list[Noted]:
    return list(changes(sketch(text, year=year), workshop.tables))


def said(one: Noted) -> tuple[str, str]:
    assert one.line is not None
    return one.code, one.line.text[one.start : one.end]


def test_the_message_shows_the_calculation(workshop: Workshop) -> None:
    """Value, change and per cent: what the year before was, what the change is of it, what the text says."""
    (one,) = noted("申请47件，较上年增加9件，增长28.68%；依法办理。", workshop)
    assert said(one) == ("N106", "28.68%")
    assert one.message == "上年47−9=38，9÷38=23.68%，文中写的是28.68%。"


def test_a_percentage_of_this_year_s_value_is_told_as_such(workshop: Workshop) -> None:
    """The commonest slip has its own explanation."""
    (one,) = noted("申请47件，较上年增加9件，增长19.15%。", workshop)
    assert "用今年的数去除" in one.message


@pytest.mark.parametrize(
    ("percent", "codes"),
    [
        ("23.68%", []),
        ("23.69%", ["N104"]),
        ("23.6%", ["N104"]),
        ("23.7%", []),
        ("24%", []),
        ("23%", ["N104"]),
        ("22%", ["N106"]),
    ],
)
def test_cut_off_is_kept_apart_from_wrong(workshop: Workshop, percent: str, codes: list[str]) -> None:
    """9 of 38 is 23.684…%: rounded to the digits written it is right, cut off it is N104, else it is wrong."""
    assert [one.code for one in noted(f"申请47件，较上年增加9件，增长{percent}。", workshop)] == codes


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("申请47件，上年38件，增加8件，增长23.68%。", "8件"),
        ("申请47件，上年37件，增加9件，增长23.68%。", "37件"),
        ("申请48件，上年38件，增加9件，增长23.68%。", "48件"),
    ],
)
def test_of_four_figures_the_one_that_does_not_fit_is_marked(
    workshop: Workshop, text: str, marked: str
) -> None:
    """Two that agree on the per cent speak against the third."""
    assert said(noted(text, workshop)[0]) == ("N106", marked)


def test_a_contradiction_is_told_once_and_resolved(workshop: Workshop) -> None:
    """Both words of direction are marked, and the one the figures bear out is named."""
    (one,) = noted("申请47件，较上年增加9件，下降23.68%。", workshop)
    assert said(one) == ("N107", "增加9件，下降23.68%")
    assert one.message.endswith("上年是38，应当是增加。")


@pytest.mark.parametrize(
    "text",
    [
        "县级审查312件、乡镇235件；县级较上年增加32件，增长11.43%。",
        "制发文件9件，均经合法性审核，比上年减少3件，下降25%。",
        "立案1024件，比去年同期（1310件）减少286件，下降21.8%。",
        "检查由2024年的8.1万次降至2026年的3.7万次，下降54.32%。",
        "收到申请2,318件，同比增长38.06%（2024年为1,679件）。",
        "审结47件、调解38件，同比分别增长20.51%、11.76%。",
        "上年受理38件，今年受理47件，增加9件，增长23.68%。",
        "败诉2件，败诉率同比下降3.4个百分点。",
        "案件量近三年年均增长15%以上，办案人员增加3名。",
        "经费1.3亿元，比上年增加0.2亿元，增长18.2%。",
        "企业2134户，同比增长12.6%，其中新增612户，同比增长8.7%。",
    ],
)
def test_what_agrees_is_left_alone(workshop: Workshop, text: str) -> None:
    """Whatever way a comparison is worded."""
    assert noted(text, workshop) == []


def test_without_a_rate_of_last_year_points_are_only_likely(workshop: Workshop) -> None:
    """% for points is certain only where both rates stand there."""
    (likely,) = noted("出庭应诉率87.5%，较上年提高5.3%。", workshop)
    (certain,) = noted("出庭应诉率由82.2%提高到87.5%，提高5.3%。", workshop)
    assert (likely.level, likely.certain) == (Level.WARNING, False)
    assert (certain.level, certain.certain) == (None, True)


def test_figures_of_last_year_s_report_are_held_against_this_one(workshop: Workshop) -> None:
    """A stated value of last year, and one implied by the change; not what is compared with another year."""
    last = sketch("全年共收到行政复议申请39件。", year=2024)
    for text, marked in (
        ("全年共收到行政复议申请47件，上年38件。", [("N106", "38件")]),
        ("全年共收到行政复议申请47件，较上年增加9件。", [("N106", "增加9件")]),
        ("全年共收到行政复议申请30件，较上年增加9件。", [("N107", "增加9件")]),
        ("全年共收到行政复议申请47件，较上年增加8件。", []),
        ("全年共收到行政复议申请47件，较2019年增加9件。", []),
        ("全年共收到行政应诉通知47件，较上年增加9件。", []),
    ):
        paper = sketch(text, year=2025, last=last)
        assert [said(one) for one in against_last(paper, workshop.tables)] == marked


def test_a_report_of_another_year_is_no_last_year(workshop: Workshop) -> None:
    """Only the report of the year before is asked for its values."""
    paper = sketch(
        "全年共收到行政复议申请47件，上年38件。",
        year=2025,
        last=sketch("全年共收到行政复议申请39件。", year=2022),
    )
    assert list(against_last(paper, workshop.tables)) == []


def test_a_copied_sentence_counts_its_years_from_the_report_year(workshop: Workshop) -> None:
    """A changed year does not make a copied sentence a new one; ordinals before it neither."""
    last = sketch("一是2023年共开展案卷评查165卷，2022年以来累计320卷。", year=2023)
    paper = sketch("二是2024年共开展案卷评查165卷，2023年以来累计320卷。", year=2024, last=last)
    assert [said(one) for one in unchanged(paper, workshop.tables)] == [("N116", "165卷")]


@given(st.integers(2, 3000), st.integers(1, 3000), st.integers(0, 2))
def test_a_comparison_that_was_calculated_is_never_noted(before: int, now: int, places: int) -> None:
    """Any two counts, with difference and per cent rounded half up."""
    if before == now:
        return
    verb, more = ("增长", "增加") if now > before else ("下降", "减少")
    rate = shown(round_half_up(abs(Decimal(now - before)) / before * 100, places))
    text = f"受理{now}件，较上年{more}{abs(now - before)}件，{verb}{rate}%。受理{now}件，同比{verb}{rate}%。"
    assert list(changes(sketch(text, year=2025), None)) == []  # type: ignore[arg-type]


@given(
    st.text(
        alphabet="较上年去比同期由从到至增加长减少下降提高47%件人次个百分点率，。；、（）了9.52024年万元",
        max_size=80,
    )
)
def test_any_text_is_read(text: str) -> None:
    """Whatever the words, nothing is raised, and every mark lies in its line."""
    paper = sketch(text, year=2025, last=sketch(text, year=2024))
    for check in (changes, against_last, unchanged):
        for one in check(paper, None):  # type: ignore[arg-type]
            assert one.line is not None
            assert 0 <= one.start < one.end <= len(one.line.text)


def test_a_change_with_a_subject_of_its_own_is_another_comparison() -> None:
    """败诉率下降 says nothing of the 47件 before it."""
    first, second = comparisons_of("受理47件，较上年增加9件，败诉率下降2.1个百分点。", 2025)
    assert first.current is not None
    assert first.current.shown == "47"
    assert (second.current, second.subject) == (None, "败诉率")
