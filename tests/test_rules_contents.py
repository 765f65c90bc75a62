"""What a yearly report has to tell: found missing where it was taken out, and only there; asked of no other paper."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.pipeline.checking import Wish, check_file
from drafter.pipeline.workshop import Workshop, workshop_for
from drafter.rules.text.checker import Checked, check_paper
from drafter.rules.text.paper import Paper
from drafter.rules.text.sketch import sketch

GOLDEN = Path(__file__).parent / "golden"
TITLE = "云岭县人民政府关于2026年度法治政府建设情况的报告"
CONTENTS = Wish(select=("C4",))


def noted(workshop: Workshop, paper: Paper) -> tuple[Checked, ...]:
    return check_paper(paper, workshop.tables, lambda code: code.startswith("C"))


def codes_of(folder: Path, text: str) -> list[str]:
    path = folder / "report.txt"
    path.write_text(text, encoding="utf-8")
    return [f.rule.code for f in check_file(str(path), CONTENTS).findings]


@pytest.fixture(scope="module")
def report() -> str:
    return (GOLDEN / "yunling-2026.txt").read_text("utf-8").partition("\n附件\n")[0]


def chapter(start: str, end: str) -> re.Pattern[str]:
    return re.compile(rf"{start}.*?(?={end})", re.DOTALL)


@pytest.mark.parametrize("name", ["yunling-2026", "yunling-2025", "yunling-market-2026", "qingshi-2026"])
def test_a_complete_report_lacks_nothing(name: str) -> None:
    """Counties, an office, a township."""
    assert check_file(str(GOLDEN / f"{name}.txt"), CONTENTS).findings == ()


@pytest.mark.parametrize(
    ("taken_out", "missing"),
    [
        (chapter("（二）压实党政", "（三）依法履行"), ["C401"]),
        (chapter("二、存在问题", "三、下一步"), ["C402"]),
        (re.compile("，?主要原因是[^。]*"), ["C403"]),
        (chapter("三、下一步", "特此报告"), ["C404"]),
        (re.compile("云岭县人民政府\n2027年1月18日"), ["C406"]),
        (re.compile("，主要原因是法制审核重结论[^。]*"), ["C407"]),
    ],
)
def test_what_is_taken_out_is_missed(
    report: str, tmp_path: Path, taken_out: re.Pattern[str], missing: list[str]
) -> None:
    """Each with its own code, and nothing else."""
    assert codes_of(tmp_path, taken_out.sub("", report)) == missing


@pytest.mark.parametrize(
    "title",
    [
        "云岭县法治政府建设实施方案（2026—2030年）",
        "云岭县2026年法治政府建设工作要点",
        "云岭县关于开展法治政府建设督察的通知",
        "云岭县2026年政府信息公开工作年度报告",
        "云岭县司法局局长2026年度述法报告",
    ],
)
def test_no_other_paper_is_asked(workshop: Workshop, title: str) -> None:
    """A plan, a notice, a report on something else has other contents."""
    assert noted(workshop, sketch("一、工作情况\n全年办结案件120件。", title=title, year=2026)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "县政府党组书记、县长先后6次主持召开会议研究法治政府建设工作。",
        "局主要负责人亲自审定年度计划，带头讲授法治课2次。",
        "落实第一责任人职责，县委常委会听取工作汇报2次。",
    ],
)
def test_leaders_that_act_need_no_heading(workshop: Workshop, text: str) -> None:
    """One sentence in which they act is enough."""
    found = noted(workshop, sketch(f"一、工作情况\n（一）加强领导。{text}", title=TITLE, year=2026))
    assert "C401" not in [c.finding.rule.code for c in found]


@pytest.mark.parametrize(
    "text",
    [
        "12月，64家单位主要负责人在全县述法会议上作了述法。",
        "各部门主要负责人听取执法工作汇报。",
        "行政机关负责人出庭应诉51件，副县长带队开展检查。",
    ],
)
def test_others_that_act_are_not_meant(workshop: Workshop, text: str) -> None:
    """Heads of offices who report, deputies who inspect."""
    found = noted(workshop, sketch(f"一、工作情况\n（一）加强领导。{text}", title=TITLE, year=2026))
    assert "C401" in [c.finding.rule.code for c in found]


def test_a_request_is_marked_from_its_asking_word(workshop: Workshop) -> None:
    """To the end of the clause, with the words in the message."""
    text = "乡镇执法力量不足，恳请市财政给予专项经费补助，支持基层建设。"
    (one,) = [c for c in noted(workshop, sketch(text)) if c.finding.rule.code == "C405"]
    assert one.finding.quote == "恳请市财政给予专项经费补助"


def test_plans_that_come_back_in_other_words_are_answered(workshop: Workshop) -> None:
    """Half of what is peculiar to the title in one paragraph; a plan again is no answer."""
    last = sketch(
        "一、下一步工作打算\n（一）推动乡镇合法性审核有效覆盖。明确事项。\n（二）组建公职律师事务中心。配齐人员。",
        year=2025,
    )
    work = "一、工作情况\n（一）合法性审核。各乡镇审核岗已全部设立，合法性审核覆盖14个乡镇。"
    text = f"{work}\n二、下一步工作打算\n（一）组建公职律师事务中心。配齐人员。"
    paper = replace(sketch(text, title=TITLE, year=2026), last=last)
    (one,) = [c for c in noted(workshop, paper) if c.finding.rule.code == "C410"]
    assert "有1项" in one.finding.message
    assert "公职律师" in one.finding.message


@given(st.text("一二三是（）、。，但存在问题原因下一步打算请市给予第责任人主持\n1年2026", max_size=160))
def test_any_text_passes(text: str) -> None:
    """Whatever stands in a report, also beside itself; every mark is inside its line."""
    paper = sketch(text, title=TITLE, year=2026)
    for one in noted(workshop_for("/"), replace(paper, last=paper)):
        line = one.noted.line
        assert one.finding.message.endswith("。")
        assert line is None or 0 <= one.noted.start < one.noted.end <= len(line.text)
