"""Marks: offsets that stay true through half width, pairs over paragraphs, and time that grows no faster than the text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.pipeline.workshop import Workshop
from drafter.rules.text.checker import Checked, check_paper
from drafter.rules.text.sketch import sketch
from tests.papers import mended

MARKS = frozenset(("P501", "P502", "P503", "P504", "P505", "P506"))
MINE = MARKS | {"H301", "H302", "H303", "H304", "H305", "H306", "T501", "T502", "T503", "T504", "T505"}


def checked(workshop: Workshop, text: str, *codes: str) -> tuple[Checked, ...]:
    return check_paper(sketch(text), workshop.tables, frozenset(codes or MARKS).__contains__)


@given(st.text(alphabet="县,;:?!().12年《》“” \u3000a%"))
def test_a_line_is_read_sign_for_sign(text: str) -> None:
    """What rules read is as long as what is written, and differs only in width."""
    for line in sketch(text).lines:
        assert len(line.text) == len(line.written)
        assert all(a == b or a in "，；：？！（）。 " for a, b in zip(line.text, line.written, strict=True))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2020年,我县受理1,300件,占97.3%,", "2020年，我县受理1,300件，占97.3%，"),
        ("(一)纲要(2021-2025年):时间9:30", "（一）纲要（2021-2025年）：时间9:30"),
        ("一.工作情况.", "一.工作情况。"),
        ("1.加强领导", "1.加强领导"),
        ("http://a.gov.cn", "http://a.gov.cn"),
    ],
)
def test_half_width_marks_are_read_as_what_they_stand_for(written: str, read: str) -> None:
    """Those of figures, times, addresses and labels are left."""
    assert sketch(written).lines[0].text == read


def test_a_narrow_text_is_told_once(workshop: Workshop) -> None:
    """With the number of its marks; the other rules see through it."""
    text = "\n".join("加强领导,压实责任,抓好落实。" for _ in range(30))
    found = checked(workshop, text, "P504")
    assert len(found) == 1
    assert "60处" in found[0].finding.message
    assert checked(workshop, f"{text}\n印发《通知,抓好落实.", "P501")[0].finding.quote == "《"


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("加强领导,压实责任。", "加强领导，压实责任。"),
        ("加强领导，，压实责任。", "加强领导，压实责任。"),
        ("组织培训280人，。", "组织培训280人。"),
        ("公布许可、处罚、等事项。", "公布许可、处罚等事项。"),
        ('深化"放管服"改革。', "深化“放管服”改革。"),
        ('推动“应减尽减"，抓好。', "推动“应减尽减”，抓好。"),
        ("占比91.75 %，提高。", "占比91.75%，提高。"),
        ("落实（2021-2025年）规划。", "落实（2021—2025年）规划。"),
        ("开展“12.4”宪法日活动。", "开展“12·4”宪法日活动。"),
    ],
)
def test_a_fix_puts_right_what_is_marked(workshop: Workshop, text: str, right: str) -> None:
    """One finding, one remedy, and after it nothing is left."""
    found = checked(workshop, text)
    assert len(found) == 1
    assert mended(text, found) == right
    assert checked(workshop, right) == ()


@pytest.mark.parametrize("marks", ["《》", "“”", "‘’", "（）", "〔〕", "【】"])
def test_either_half_alone_is_odd(workshop: Workshop, marks: str) -> None:
    """One finding, at the half that is there."""
    for half in marks:
        found = checked(workshop, f"印发{half}有关通知，抓好落实。", "P501")
        assert [c.finding.quote for c in found] == [half]


def test_a_quotation_may_run_over_three_paragraphs(workshop: Workshop) -> None:
    """And not over four."""
    assert checked(workshop, "指出：“要坚持。\n要落实。\n要创新。\n要提高。”会议强调。", "P501") == ()
    assert len(checked(workshop, "指出：“要坚持。\n要。\n要。\n要。\n要提高。”会议强调。", "P501")) == 2


@given(st.text(alphabet="《》“”‘’（）〔〕【】\"' ，。、；：,.县1年%-—·\n", max_size=80))
def test_any_marks_pass(workshop: Workshop, text: str) -> None:
    """No heap of marks raises anything, and every mark told lies within its line."""
    for one in checked(workshop, text):
        line = one.noted.line
        assert line is not None
        assert 0 <= one.noted.start < one.noted.end <= len(line.text)


@pytest.mark.parametrize(
    "piece",
    [
        "《",
        "“",
        "”",
        '"',
        "（",
        ",",
        "县,",
        "_",
        "？",
        "□",
        "X",
        "县 ",
        "约1",
        "1",
        "一是",
        "三是。",
        "年 ",
        "截止",
        "重大",
        "、",
        "1.县\n",
        "三、\n",
        "，",
    ],
)
def test_time_grows_with_the_text(workshop: Workshop, piece: str) -> None:
    """Tens of thousands of the same sign are done in seconds: none of the rules looks back over all that went before."""
    text = piece * ((15_000 if "\n" in piece else 60_000) // len(piece))
    start = time.perf_counter()
    check_paper(sketch(text), workshop.tables, MINE.__contains__)
    assert time.perf_counter() - start < 5
