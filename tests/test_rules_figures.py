"""Rules of figures: sums, rates, parts and wholes; where they mark, where they keep silent, and that any text passes."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.pipeline.workshop import Workshop
from drafter.rules.text.averages import averages, enumerations, units
from drafter.rules.text.checker import Tables
from drafter.rules.text.clauses import clauses_of
from drafter.rules.text.counts import counts_of
from drafter.rules.text.noted import Noted
from drafter.rules.text.rates import baseless, rates
from drafter.rules.text.repeated import repeated
from drafter.rules.text.shares import parts, unstated
from drafter.rules.text.sketch import sketch
from drafter.rules.text.slips import slipped
from drafter.rules.text.sums import sums

CHECKS = (sums, rates, parts, averages, enumerations, units, repeated, unstated, baseless)
WORDS = (
    *(
        "其中",
        "分别",
        "共",
        "合计",
        "占",
        "率",
        "由",
        "到",
        "平均每",
        "村",
        "增加",
        "比上年",
        "受理",
        "审结",
        "败诉",
    ),
    *(
        "（",
        "）",
        "，",
        "、",
        "。",
        "：",
        "；",
        "0",
        "12",
        "3.5",
        "件",
        "%",
        "万元",
        "个",
        "名",
        "三项",
        "制度",
        ",",
    ),
)
REVIEW = (
    "全年共收到行政复议申请171件，比上年增加33件，同比增长23.9%，受理155件，不予受理6件，告知向有权机关申请4件，"
    "视为撤回2件，其他处理4件，受理率90.64%。加上上年结转的17件，共审结149件，其中维持61件、撤销12件、变更3件、"
    "确认违法6件、责令履行4件、驳回15件、终止48件，年末未审结23件（含中止审理3件）。以调解、和解方式结案43件，"
    "调解和解率28.86%。审结案件的纠错率为16.78%。"
)


@pytest.fixture
def tables(workshop: Workshop) -> Tables:
    return workshop.tables


def noted(text: str, tables: Tables, *, from_facts: bool = False) -> list[Noted]:
    paper = sketch(text, year=2026, from_facts=from_facts)
    return [one for check in CHECKS if check is not baseless for one in check(paper, tables)]


def marked(text: str, tables: Tables) -> list[tuple[str, str]]:
    return [(n.code, n.line.text[n.start : n.end]) for n in noted(text, tables) if n.line is not None]


def test_a_paragraph_that_adds_up_in_every_way_is_passed(tables: Tables) -> None:
    """Changes, rates and what was carried over stand between whole and parts; nothing of it is a part."""
    assert marked(REVIEW, tables) == []


@pytest.mark.parametrize(
    ("written", "wrong", "code"),
    [
        ("撤销12件", "撤销13件", "N101"),
        ("终止48件", "终止47件", "N101"),
        ("共审结149件", "共审结150件", "N101"),
        ("申请171件", "申请172件", "N102"),
        ("其他处理4件", "其他处理5件", "N102"),
        ("受理率90.64%", "受理率91.64%", "N103"),
        ("受理率90.64%", "受理率90.65%", "N104"),
        ("和解率28.86%", "和解率29.86%", "N103"),
    ],
)
def test_one_wrong_figure_in_it_is_found(tables: Tables, written: str, wrong: str, code: str) -> None:
    """Under its code, and the mark holds the figure."""
    text = REVIEW.replace(written, wrong)
    at = text.index(wrong) + len(wrong) - 1
    found = [n for n in noted(text, tables) if n.code == code]
    assert any(n.start <= at < n.end for n in found)


def test_the_message_has_the_calculation(tables: Tables) -> None:
    """Someone without the program can follow it."""
    (one,) = noted("共评查案卷286卷，其中行政处罚198卷、行政许可66卷、行政强制27卷。", tables)
    assert one.message == "各项相加是198＋66＋27＝291卷，合计写的是286卷，加起来多5卷。"


def test_a_rate_is_marked_without_the_words_around_it(tables: Tables) -> None:
    assert marked("受理纠纷2874件，调解成功2826件，成功率达97.33%，群众满意。", tables) == [
        ("N103", "97.33%")
    ]


def test_a_cut_off_rate_can_be_put_right_when_asked_for(tables: Tables) -> None:
    """A fix of figures is never safe."""
    (one,) = noted("受理案件7123件，结案6536件，结案率91.75 %。", tables)
    assert one.fix is not None
    assert (one.fix.text, one.fix.safe) == ("91.76", False)


def test_what_drafter_composed_is_passed_by(tables: Tables) -> None:
    """Figures there are computed, and F046 speaks of the facts; the clerk's own words are read."""
    text = "共评查案卷286卷，其中行政处罚198卷、行政许可66卷、行政强制27卷。"
    assert noted(text, tables, from_facts=True)
    paper = sketch(text, from_facts=True)
    composed = type(paper)(
        "例",
        tuple(type(line)(0, line.text, line.what, line.locate, own=False) for line in paper.lines),
        from_facts=True,
    )
    assert not list(sums(composed, tables))


@pytest.mark.parametrize(
    "text",
    [
        "办理人大代表建议68件、政协委员提案94件，其中已解决112件，正在解决46件，暂不能解决4件。",
        "抽取案卷240卷，其中行政处罚案卷168卷、行政许可案卷52卷，发现文书送达等问题。",
        "清理之后，仍然有效的有21件县政府文件，宣布失效8件、废止6件。",
        "制发文件9件，其中县政府制发5件、部门制发4件，已向市政府和县人大常委会报送备案9件。",
        "2022年，新收行政复议案件26件，受案率为92.3%，审结22件，申请人申请中止2件。",
        "新收申请43件，连同上年结转的1件，共办理答复42件，结转下年度2件。",
        "处理隐患约120处，其中企业80处、学校30处。",
        "力争2027年调解成功率达到98%，受理100件，调解成功90件。",
    ],
)
def test_near_misses_are_passed(tables: Tables, text: str) -> None:
    """False alarms that were met."""
    assert marked(text, tables) == []


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("县政府（含办公室）文件4件、部门文件3件", ["县政府文件", "部门文件"]),
        ("现有17个村、1,234名调解员", ["现有", ""]),
    ],
)
def test_a_label_is_what_stands_before_a_figure(text: str, labels: list[str]) -> None:
    """Without brackets, and no farther than the mark or figure before it."""
    assert [figure.before for figure in clauses_of(text).figures] == labels


def test_changes_and_last_years_figures_are_no_counts() -> None:
    """But what a figure rose to is one."""
    text = "比上年增加33件，上年120件，事项由28项增加到195项，占55%，受理9件。"
    assert [figure.text for figure in counts_of(text)] == ["195项", "9件"]


@given(st.lists(st.sampled_from(WORDS), max_size=60))
def test_any_text_passes(workshop: Workshop, words: list[str]) -> None:
    """Whatever figures are strung together; and every mark lies within its line."""
    text = "".join(words)
    paper = sketch(text, year=2026)
    for check in CHECKS:
        for one in check(paper, workshop.tables):
            assert one.line is not None
            assert 0 <= one.start < one.end <= len(one.line.text)
            assert one.message.endswith("。")


@pytest.mark.parametrize(
    "text", ["由" * 30000, "占1%" * 10000, "其中3件、" * 8000, "（3件" * 8000, REVIEW * 100]
)
def test_a_long_paragraph_takes_no_longer_than_its_length(tables: Tables, text: str) -> None:
    """A paragraph of thirty thousand characters is no reason to wait."""
    began = time.perf_counter()
    noted(text, tables)
    assert time.perf_counter() - began < 6


@pytest.mark.parametrize(
    ("put", "meant", "lost", "told"),
    [
        (92, 72, False, True),
        (27, 72, False, True),
        (722, 72, False, True),
        (72, 722, False, True),
        (7, 72, False, False),
        (7, 72, True, True),
        (72, 72, False, False),
        (89, 71, False, False),
        (1273, 7213, False, False),
    ],
)
def test_one_slip_of_the_pen(put: int, meant: int, lost: bool, told: bool) -> None:
    """One digit wrong, two neighbours exchanged, one too many or too few; a digit alone tells little."""
    assert slipped(put, meant, digit_lost=lost) is told
