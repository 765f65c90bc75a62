"""Numbers of headings and of 一是、二是: one finding for one slip, at the number, whichever way a report counts."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.chinese import numeral
from drafter.pipeline.checking import check_file
from drafter.pipeline.workshop import Workshop
from drafter.rules.text.checker import check_paper
from drafter.rules.text.sketch import sketch

CODES = frozenset(("H301", "H302", "H303", "H304", "H305", "H306"))


def found(workshop: Workshop, text: str, codes: frozenset[str] = CODES) -> list[tuple[str, int | None, str]]:
    checked = check_paper(sketch(text), workshop.tables, codes.__contains__)
    return [(c.finding.rule.code, c.finding.place.line, c.finding.quote) for c in checked]


def chapters(*names: str) -> str:
    return "\n".join(f"{numeral(n)}、{name}" for n, name in enumerate(names, 1))


@pytest.mark.parametrize("lost", range(1, 6))
def test_one_number_left_out_is_one_finding(workshop: Workshop, lost: int) -> None:
    """After a skip the numbers go on from the one found."""
    numbers = [n for n in range(1, 8) if n != lost]
    text = "一、工作情况\n" + "\n".join(f"（{numeral(n)}）做好工作" for n in numbers)
    assert found(workshop, text) == [("H301", lost + 1, f"（{numeral(lost + 1)}）")]


@pytest.mark.parametrize("again", range(2, 6))
def test_a_number_written_for_the_next_is_marked_where_it_stands(workshop: Workshop, again: int) -> None:
    """三、三、 with 五、 behind: the second 三、 should be 四、."""
    numbers = [n - (n == again) for n in range(1, 8)]
    text = "\n".join(f"{numeral(n)}、做好工作" for n in numbers)
    assert found(workshop, text) == [("H301", again, f"{numeral(again - 1)}、")]


def test_chapters_may_stand_under_parts(workshop: Workshop) -> None:
    """第一部分 to 第三部分 with 一、 to 三、 under the second; what is skipped among either is told."""
    text = "第一部分：职责\n第二部分：工作\n一、职能\n二、执法\n三、普法\n第三部分：不足"
    assert found(workshop, text) == []
    assert found(workshop, text.replace("三、", "四、")) == [("H301", 5, "四、")]
    assert found(workshop, text.replace("第三部分", "第四部分")) == [("H301", 6, "第四部分：")]
    (told,) = check_paper(sketch(text.replace("第三部分", "第四部分")), workshop.tables, "H301".__eq__)
    assert told.finding.message == "“第二部分：”后面是“第四部分：”，缺“第三部分：”。"


def test_a_lost_number_counts_as_its_number(workshop: Workshop) -> None:
    """、存在的问题 between 一、 and 三、 is one loss, not a loss and a skip."""
    assert found(workshop, "一、工作情况\n、存在的问题\n三、下一步打算") == [("H302", 2, "、")]


def test_a_numbered_paragraph_counts(workshop: Workshop) -> None:
    """What is too long for a heading has its number all the same, before a year too."""
    text = "一、工作情况\n1.加强领导。\n2.2026年全县共受理申请47件，审结45件，维持30件，驳回5件，撤销10件。\n3.加强督察。"
    assert found(workshop, text) == []


def test_tasks_may_count_on_through_the_chapters(workshop: Workshop) -> None:
    """1. to 6. under three headings."""
    text = "一、任务\n（一）甲类\n1.开展学习\n2.开展培训\n（二）乙类\n3.开展督察\n4.开展考核\n（三）丙类\n5.开展宣传\n6.开展评查"
    assert found(workshop, text) == []


def test_the_number_of_another_level_is_told_once(workshop: Workshop) -> None:
    """（一） 2. （三）: the 2. is out of place, and nothing is missing."""
    text = "一、工作\n（一）加强领导\n（二）规范执法\n3.化解纠纷\n（四）抓好普法"
    assert found(workshop, text) == [("H306", 4, "3.")]


def test_what_facts_make_is_numbered_by_drafter(workshop: Workshop) -> None:
    """Nothing is said of numbers that nobody typed."""
    from dataclasses import replace

    paper = replace(sketch("一、工作\n三、打算"), from_facts=True)
    assert check_paper(paper, workshop.tables, CODES.__contains__) == ()


def test_a_lost_number_is_told_once_in_a_checked_report(tmp_path: Path) -> None:
    """Reading notes it as W011, checking as H302: a checked report tells only the latter."""
    path = tmp_path / "云岭县2026年度法治政府建设情况报告.txt"
    path.write_text(
        "云岭县2026年度法治政府建设情况报告\n一、工作情况\n全年举办培训3期，参加280人次，效果较好。\n"
        "、存在的问题\n执法力量不足，原因是编制少。\n三、下一步工作打算\n充实力量，招录4名执法人员。\n",
        encoding="utf-8",
    )
    codes = [f.rule.code for f in check_file(str(path)).findings]
    assert codes.count("H302") == 1
    assert "W011" not in codes


@pytest.mark.parametrize("count", range(2, 9))
def test_a_whole_series_is_right(workshop: Workshop, count: int) -> None:
    """In one paragraph, or a paragraph each."""
    members = [f"{numeral(n)}是做好第{n}件事" for n in range(1, count + 1)]
    assert found(workshop, "；".join(members) + "。") == []
    assert found(workshop, "。\n".join(members) + "。") == []


@given(
    st.lists(
        st.sampled_from(
            [
                "一、甲",
                "（一）乙",
                "1.丙",
                "（1）丁",
                "、戊",
                "（）己",
                "正文。",
                "一是庚。三是辛。",
                "(二)壬",
                "二）癸",
            ]
        )
    )
)
def test_any_order_of_numbers_passes(workshop: Workshop, lines: list[str]) -> None:
    """No order of lines raises anything, and what is told has a line."""
    told = found(workshop, "\n".join(lines))
    assert all(line is not None and 1 <= line <= len(lines) for _, line, _ in told)
