"""The language: numerals, rounding, percentages, display width."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.chinese import (
    display_width,
    half_width,
    numeral,
    parse_numeral,
    percent_change,
    round_half_up,
    share,
    shown,
    tidy,
    without_stop,
    year_numeral,
)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "〇"),
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (23, "二十三"),
        (105, "一百零五"),
        (110, "一百一十"),
        (1200, "一千二百"),
        (1005, "一千零五"),
        (10000, "一万"),
        (10500, "一万零五百"),
        (350000, "三十五万"),
    ],
)
def test_numerals_are_written_as_in_articles_of_law(number: int, text: str) -> None:
    assert numeral(number) == text


@given(st.integers(min_value=0, max_value=99_999_999))
def test_every_numeral_reads_back(number: int) -> None:
    assert parse_numeral(numeral(number)) == number


@given(st.text(max_size=8))
def test_reading_a_numeral_never_fails(text: str) -> None:
    value = parse_numeral(text)
    assert value is None or value >= 0


@pytest.mark.parametrize(
    ("text", "number"),
    [("二〇二六", 2026), ("两万三千", 23000), ("六千", 6000), ("二十九件", None), ("", None)],
)
def test_numerals_are_read_as_people_write_them(text: str, number: int | None) -> None:
    assert parse_numeral(text) == number


def test_a_year_is_written_digit_by_digit() -> None:
    assert year_numeral(2026) == "二〇二六"


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        ("72.945", 2, "72.95"),
        ("25.64", 1, "25.6"),
        ("0.5", 0, "1"),
        ("1.5", 0, "2"),
        ("62.50", 2, "62.5"),
        ("100.00", 2, "100"),
    ],
)
def test_rounding_is_half_up_and_prints_no_trailing_zeros(value: str, decimals: int, text: str) -> None:
    assert shown(Decimal(value), decimals) == text


def test_changes_and_shares_are_exact_before_rounding() -> None:
    assert round_half_up(percent_change(29, 39), 1) == Decimal("-25.6")
    assert round_half_up(percent_change(33, 122), 2) == Decimal("-72.95")
    assert round_half_up(share(22, 29), 2) == Decimal("75.86")


def test_full_width_signs_become_half_width() -> None:
    assert half_width("１，３００件　９２．３％") == "1,300件 92.3%"


def test_width_on_a_terminal_counts_wide_characters_twice() -> None:
    assert display_width("行政复议29件") == 12
    assert display_width("e\u0301") == 1


def test_line_breaks_inside_chinese_text_leave_no_space() -> None:
    assert tidy("推行“一案一回访”，\n  调解结案 46 件") == "推行“一案一回访”，调解结案46件"
    assert tidy("采用 OA 系统") == "采用OA系统"


def test_the_end_mark_comes_off_a_sentence() -> None:
    assert without_stop("化解一批积案。") == "化解一批积案"
