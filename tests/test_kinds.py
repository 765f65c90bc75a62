"""The table of kinds: the one path from text to value."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.outline import (
    Figure,
    Kind,
    NotThisKindError,
    Unit,
    print_answer,
    read_answer,
    read_date,
    read_figure,
)

CASES = Unit("件", {"起": Decimal(1), "宗": Decimal(1)})
RATE = Unit("%", {})
MONEY = Unit("万元", {"元": Decimal("0.0001"), "亿元": Decimal(10000)})


@pytest.mark.parametrize(
    ("typed", "value", "said"),
    [
        ("29", 29, "29件"),
        ("29件", 29, "29件"),
        ("２９", 29, "29件"),
        ("1,300", 1300, "1300件"),
        ("１，３００", 1300, "1300件"),
        ("1.2万", 12000, "1.2万件"),
        ("约20", 20, "约20件"),
        ("300余", 300, "300余件"),
        ("300余件", 300, "300余件"),
        ("1300多", 1300, "1300多件"),
        ("7123起", 7123, "7123起"),
        ("20件以上", 20, "20件以上"),
        ("超过500", 500, "超500件"),
        ("近30", 30, "近30件"),
        ("0", 0, "0件"),
        ("029", 29, "29件"),
        ("29.0", 29, "29件"),
        ("20左右", 20, "20件左右"),
        ("29以上", 29, "29件以上"),
        ("29\u00a0\u200b件", 29, "29件"),
    ],
)
def test_counts_are_understood_as_staff_type_them(typed: str, value: int, said: str) -> None:
    figure = read_figure(typed, Kind.COUNT, CASES)
    assert (figure.value, figure.say("件")) == (value, said)


@pytest.mark.parametrize(
    ("typed", "said"),
    [("92.3", "92.3%"), ("92.30%", "92.30%"), ("12.5％", "12.5%"), ("98%以上", "98%以上"), ("100", "100%")],
)
def test_rates_are_printed_as_typed(typed: str, said: str) -> None:
    assert read_figure(typed, Kind.RATE, RATE).say("%") == said


@pytest.mark.parametrize(
    ("typed", "value", "said"),
    [("350", 350, "350万元"), ("3.2亿元", 32000, "3.2亿元"), ("5000元", Decimal("0.5"), "5000元")],
)
def test_money_is_kept_in_the_unit_of_the_indicator_and_printed_as_typed(
    typed: str, value: object, said: str
) -> None:
    figure = read_figure(typed, Kind.MONEY, MONEY)
    assert (figure.value, figure.say("万元")) == (value, said)


def test_marked_figures_are_no_part_of_sums() -> None:
    assert read_figure("29", Kind.COUNT, CASES).exact
    assert not read_figure("约20", Kind.COUNT, CASES).exact
    assert not read_figure("98%以上", Kind.RATE, RATE).exact


@pytest.mark.parametrize(
    ("typed", "kind", "unit", "message", "advice"),
    [
        ("二十九", Kind.COUNT, CASES, "“二十九”是汉字数字。", "请写阿拉伯数字：29。"),
        ("六千多", Kind.COUNT, CASES, "“六千多”是汉字数字。", "请写阿拉伯数字：6000多。"),
        (
            "约130余",
            Kind.COUNT,
            CASES,
            "“约130余”有两个表示约数的字。",
            "“约”和“余”只留一个，如“约130”或“130余”。",
        ),
        (
            "-3",
            Kind.COUNT,
            CASES,
            "“-3”是负数，这一项不可能小于0。",
            "请核对；要写比上年减少多少，填本年数和上年数即可。",
        ),
        (
            "120%",
            Kind.RATE,
            RATE,
            "“120%”超过了100%，这一项是比率。",
            "请核对分子、分母；如果是件数，请填到件数那一项。",
        ),
        (
            "12.5",
            Kind.COUNT,
            CASES,
            "“12.5”带小数，件数应当是整数。",
            "请核对后填整数；以万为单位的可以写“1.2万”。",
        ),
        (
            "29名",
            Kind.COUNT,
            CASES,
            "“29名”的单位是“名”，这一项按“件”报。",
            "请换算成以“件”为单位的数字再填。",
        ),
        (
            "无",
            Kind.COUNT,
            CASES,
            "“无”看不出是没有发生，还是不知道。",
            "确实没有写 0；还没有数写 暂缺；本地没有这项工作写 不适用。",
        ),
        ("20-30", Kind.COUNT, CASES, "“20-30”是一个范围。", "请填一个确定的数；只有约数的写“约20”或“20余”。"),
        ("500万", Kind.MONEY, MONEY, "“500万”看不清是多少万元。", "请把单位写全，如 500万元。"),
    ],
)
def test_what_is_no_figure_is_refused_with_the_remedy(
    typed: str, kind: Kind, unit: Unit, message: str, advice: str
) -> None:
    with pytest.raises(NotThisKindError) as trouble:
        read_figure(typed, kind, unit)
    assert (trouble.value.message, trouble.value.advice) == (message, advice)


@given(st.text(max_size=12), st.sampled_from([k for k in Kind if k.numeric]))
def test_reading_a_figure_only_ever_says_why_not(text: str, kind: Kind) -> None:
    trouble = None
    try:
        figure = read_figure(text, kind, CASES)
    except NotThisKindError as met:
        trouble = met
    assert (trouble.message and trouble.advice) if trouble else figure.digits


@given(
    st.integers(min_value=0, max_value=10**9),
    st.sampled_from(["", "余", "多"]),
    st.sampled_from(["", "件", "起"]),
)
def test_what_is_printed_reads_back_the_same(number: int, after: str, unit: str) -> None:
    figure = read_figure(f"{number}{after}{unit}", Kind.COUNT, CASES)
    assert read_figure(print_answer(figure, "件"), Kind.COUNT, CASES) == figure


@pytest.mark.parametrize(
    "typed",
    ["2027-01-18", "2027.1.18", "2027/1/18", "2027年1月18日", "２０２７年１月１８日", "二〇二七年一月十八日"],
)
def test_dates_are_read_in_any_common_writing(typed: str) -> None:
    assert read_date(typed) == date(2027, 1, 18)
    assert print_answer(read_date(typed)) == "2027年1月18日"


@pytest.mark.parametrize(
    "typed",
    [
        "三分之一",
        "百分之九十",
        "九十八点五",
        "一万二",
        "二十到三十",
        "十几",
        "几十",
        "廿九",
        "第三季度五件",
        "三五",
        "一" * 6000,
    ],
)
def test_no_number_is_offered_for_what_is_no_plain_numeral(typed: str) -> None:
    with pytest.raises(NotThisKindError) as trouble:
        read_figure(typed, Kind.COUNT, CASES)
    assert "阿拉伯数字" not in trouble.value.advice


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("29。", "“29。”后面多了“。”。"),
        ("30几", "“30几”不是确定的数。"),
        ("٢٩", "“٢٩”里除了数字还有别的内容。"),
        ("9" * 4301, "“999999999999999……”有4301位。"),
    ],
)
def test_what_stands_beside_a_number_is_named(typed: str, message: str) -> None:
    with pytest.raises(NotThisKindError) as trouble:
        read_figure(typed, Kind.COUNT, CASES)
    assert trouble.value.message == message


def test_a_day_that_does_not_exist_is_impossible() -> None:
    with pytest.raises(NotThisKindError) as trouble:
        read_date("2027-02-30")
    assert trouble.value.impossible
    assert trouble.value.message == "没有2027年2月30日这一天。"


@pytest.mark.parametrize(
    ("kind", "typed", "value", "printed"),
    [
        (Kind.COUNT, "29件", Figure(29, "29"), "29"),
        (Kind.RATE, "92.3", Figure(Decimal("92.3"), "92.3"), "92.3"),
        (Kind.MONEY, "350", Figure(350, "350"), "350"),
        (Kind.LEVEL, "3.5", Figure(Decimal("3.5"), "3.5"), "3.5"),
        (Kind.DURATION, "2", Figure(2, "2"), "2"),
        (Kind.RANK, "3", Figure(3, "3"), "3"),
        (Kind.CHANGE_RATE, "-25.6", Figure(Decimal("-25.6"), "-25.6"), "-25.6"),
        (Kind.TEXT, " 文字 ", "文字", "文字"),
        (Kind.DATE, "2027-1-18", date(2027, 1, 18), "2027年1月18日"),
        (Kind.MONTH, "2027-12", "2027年12月底前", "2027年12月底前"),
        (Kind.YEAR, "2026年度", 2026, "2026"),
        (Kind.YES_NO, "是", True, "是"),
    ],
)
def test_every_kind_is_read_and_printed(kind: Kind, typed: str, value: object, printed: str) -> None:
    unit = Unit({Kind.COUNT: "件"}.get(kind, ""), {})
    assert read_answer(typed, kind, unit) == value
    assert print_answer(value) == printed


def test_no_kind_is_forgotten() -> None:
    tested = {Kind.COUNT, Kind.RATE, Kind.MONEY, Kind.LEVEL, Kind.DURATION, Kind.RANK, Kind.CHANGE_RATE}
    tested |= {Kind.TEXT, Kind.DATE, Kind.MONTH, Kind.YEAR, Kind.YES_NO}
    assert tested == set(Kind)


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        (Kind.YEAR, "去年"),
        (Kind.YEAR, "3026"),
        (Kind.YES_NO, "也许"),
        (Kind.DATE, "2027年1月"),
        (Kind.MONTH, "2027-13"),
    ],
)
def test_other_kinds_refuse_what_is_none(kind: Kind, typed: str) -> None:
    with pytest.raises(NotThisKindError):
        read_answer(typed, kind)
