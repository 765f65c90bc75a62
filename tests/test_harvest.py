"""Last year's report understood: figures and what only looks like one, changes, roles, topics, problems and plans."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Protocol

import pytest

from drafter.findings import DrafterError
from drafter.harvest import Harvest, listed, sentences
from drafter.harvest.changes import Comparison, Use, comparisons, uses
from drafter.harvest.entries import with_cause
from drafter.harvest.matching import sought
from drafter.harvest.outlay import Line
from drafter.harvest.roles import role_of
from drafter.harvest.tabled import tabled
from drafter.mentions import stated
from drafter.outline import Outlines, Role
from drafter.pipeline.importing import understand
from drafter.readers import Stretch

HEAD = (
    "云岭县人民政府关于2025年度法治政府建设情况的报告\n2025年，我县推进法治政府建设。现将有关情况报告如下：\n"
)
TAIL = "云岭县人民政府\n2026年1月16日\n"


class Harvested(Protocol):
    """Write a report as text and understand it."""

    def __call__(self, body: str, head: str = ..., tail: str = ...) -> Harvest: ...


@pytest.fixture
def harvested(tmp_path: Path) -> Harvested:
    def understood(body: str, head: str = HEAD, tail: str = TAIL) -> Harvest:
        path = tmp_path / "报告.txt"
        path.write_text(head + body + "\n" + tail, encoding="utf-8")
        return understand(str(path), folder=str(tmp_path))[0]

    return understood


def said(text: str) -> list[str]:
    """Return the figures of a text, as they stand there."""
    return [figure.text for figure in stated(text)]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("收到行政复议申请29件，受理22件", ["29件", "22件"]),
        ("审核１３００余名执法人员", ["１３００余名"]),
        ("罚没金额1,300.5万元", ["1,300.5万元"]),
        ("归集840万条信息", ["840万条"]),
        ("成功率98%以上", ["98%以上"]),
        ("提出意见约130条", ["约130条"]),
        ("与四家律师事务所签约，开会两次", ["四家", "两次"]),
        ("六千多名干部参加", ["六千多名"]),
        ("合格率92.3 %", ["92.3 %"]),
    ],
)
def test_figures_are_found_with_unit_and_mark(text: str, figures: list[str]) -> None:
    assert said(text) == figures


@pytest.mark.parametrize(
    "text",
    [
        "2022年3月1日印发，3月底完成",
        "拨打12345热线",
        "开展“12·4”国家宪法日活动",
        "召开第三次会议，第二、三次会议",
        "构建1+6+31+N体系",
        "印发云政〔2022〕27号文件",
        "推进八五普法、七五普法",
        "落实“三项制度”“500米”服务圈",
        "对照《轻微违法行为10条清单》",
        "每人每年不少于60学时，至少2次",
        "设24小时自助服务区",
        "建立第一责任人制度，一是一次办结",
        "2021—2025年",
        "第12条、附件2",
        "1个月内、3个工作日",
    ],
)
def test_what_only_looks_like_a_figure_is_none(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "value", "approx"),
    [
        ("6.3万件", "63000", ""),
        ("300余人次", "300", "余"),
        ("近40场", "40", "近"),
        ("六千多名", "6000", "多"),
    ],
)
def test_a_figure_has_its_value_in_digits(text: str, value: str, approx: str) -> None:
    (figure,) = stated(text)
    assert (figure.number, figure.approx) == (value, approx)


@pytest.mark.parametrize(
    ("text", "previous", "change", "percent"),
    [
        ("收到29件，比上年减少10件，下降25.6%", "39", "-10", "-25.6"),
        ("收到29件，较2024年减少10件，同比下降25.6%", "39", "-10", "-25.6"),
        ("收到30件，同比增长25%", None, None, "25"),
        ("事项由28项增加到195项", "28", None, None),
        ("占比从7.9%提高到55.08%", "7.9", None, None),
        ("收到29件，上年同期39件", "39", None, None),
        ("权责清单由上年的618项减少到612项", "618", None, None),
    ],
)
def test_a_change_gives_the_value_before(
    text: str, previous: str | None, change: str | None, percent: str | None
) -> None:
    (comparison,) = comparisons(uses(text, stated(text), 2025)).values()
    wanted = [Decimal(amount) if amount else None for amount in (previous, change, percent)]
    assert [comparison.previous, comparison.change, comparison.percent] == wanted
    assert comparison.agrees


def test_a_change_that_does_not_agree_is_noticed() -> None:
    text = "收到47件，较上年增加9件，增长28.68%"
    (comparison,) = comparisons(uses(text, stated(text), 2025)).values()
    assert not comparison.agrees


def test_a_place_something_comes_from_is_no_start_of_a_rise() -> None:
    text = "从26家执法部门随机抽取案卷240卷"
    assert [used.use for used in uses(text, stated(text), 2025)] == [Use.VALUE, Use.VALUE]


def test_a_comparison_with_another_time_is_not_last_years() -> None:
    text = "事项由改革前的28项增加到195项"
    (comparison,) = comparisons(uses(text, stated(text), 2025)).values()
    assert (comparison.last_year, comparison.when) == (False, "改革前")


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("2025年推进法治政府建设的主要举措和成效", Role.WORK),
        ("工作情况", Role.WORK),
        ("有效解决突出问题", Role.WORK),
        ("存在的不足和原因", Role.PROBLEMS),
        ("存在的问题及建议", Role.PROBLEMS),
        ("意见建议", Role.SUGGESTIONS),
        ("党政主要负责人履行推进法治建设第一责任人职责情况", Role.DUTY),
        ("下步工作打算", Role.PLANS),
        ("2026年工作安排", Role.PLANS),
        ("下一年度推进法治政府建设的主要安排", Role.PLANS),
        ("其他需要报告的情况", Role.OTHER),
    ],
)
def test_the_wording_of_a_heading_tells_its_role(title: str, role: Role) -> None:
    assert role_of(title, 2025) is role


def test_problems_and_plans_may_be_closing_paragraphs(harvested: Harvested) -> None:
    found = harvested(
        "一、加强党的领导\n（一）落实职责\n县委听取汇报2次。\n二、严格执法\n（一）规范执法行为\n开展执法培训5次。\n"
        "2025年，我县法治政府建设取得一定成效，但执法规范化水平有待提升、普法形式仍需丰富等问题依然存在。\n"
        "2026年，我县将规范执法行为，创新普法形式。"
    )
    assert [chapter.word for chapter in found.chapters] == ["work", "work", "problems", "plan"]
    assert [chapter.closing for chapter in found.chapters] == [False, False, True, True]


def test_a_chapter_behind_the_problems_is_the_plan(harvested: Harvested) -> None:
    found = harvested("一、工作情况\n开展培训5次。\n二、存在问题\n力量不足。\n三、改进措施\n充实力量。")
    assert [chapter.word for chapter in found.chapters] == ["work", "problems", "plan"]


@pytest.mark.parametrize(
    ("text", "problem", "cause"),
    [
        ("执法力量不足，主要原因是人员流动频繁", "执法力量不足", "主要原因是人员流动频繁"),
        ("执法力量不足，由于编制少", "执法力量不足", "由于编制少"),
        ("执法力量不足", "执法力量不足", ""),
    ],
)
def test_a_problem_is_parted_from_its_cause(text: str, problem: str, cause: str) -> None:
    assert with_cause(text) == (problem, cause)


@pytest.mark.parametrize(
    ("body", "problems"),
    [
        ("一是执法力量不足。二是普法形式单一。三是监督不够有力。", 3),
        ("仍存在一些不足，主要表现在：执法力量不足；普法形式单一；监督不够有力。", 3),
        ("（一）执法力量不足。编制少。\n（二）普法形式单一。创新少。", 2),
        ("取得一定成效，但是执法规范化水平有待提升、普法形式仍需丰富等问题。", 2),
        ("执法力量不足。", 1),
    ],
)
def test_problems_are_items_however_they_are_written(harvested: Harvested, body: str, problems: int) -> None:
    found = harvested(f"一、工作情况\n开展培训5次。\n二、存在问题\n{body}\n三、下一步工作打算\n加强培训。")
    ((_, listing),) = listed(found, Role.PROBLEMS)
    assert len(listing.entries) == problems


def test_plans_under_headings_keep_title_and_measures(harvested: Harvested) -> None:
    found = harvested(
        "一、工作情况\n开展培训5次。\n二、下一步工作打算\n（一）规范执法。抽查案卷。公布结果。\n（二）创新普法。办好讲座。"
    )
    ((_, listing),) = listed(found, Role.PLANS)
    assert [(e.title, e.texts) for e in listing.entries] == [
        ("规范执法", ["抽查案卷", "公布结果"]),
        ("创新普法", ["办好讲座"]),
    ]


def keys(found: Harvest) -> list[str | None]:
    """Return the addresses of the figures, in their order."""
    return [f.indicator.address if f.indicator else None for f in found.figures]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("全年共收到行政复议申请29件，受理22件，不予受理4件。", ["收到复议申请", "受理", "不予受理"]),
        ("接收行政复议申请29宗，审结18宗，纠错率6.4%。", ["收到复议申请", "审结", "纠错率"]),
        ("行政复议案件受理22起，经审理，维持10起、撤销2起。", ["受理", "维持", "撤销"]),
    ],
)
def test_figures_find_their_indicator_by_the_words_around(
    harvested: Harvested, text: str, wanted: list[str]
) -> None:
    found = harvested(f"一、工作情况\n（一）提升行政复议公信力\n{text}")
    assert keys(found) == [f"行政复议.{key}" for key in wanted]


def test_neighbours_decide_what_two_topics_share(harvested: Harvested) -> None:
    found = harvested(
        "一、工作情况\n（一）做好复议应诉工作\n全年发生行政应诉案件20件，其中判决变更1件，撤销2件，确认违法3件，撤诉4件。"
    )
    assert {str(key).partition(".")[0] for key in keys(found)} == {"行政应诉"}


def test_a_figure_between_the_words_of_its_indicator_is_found(harvested: Harvested) -> None:
    found = harvested(
        "一、工作情况\n（一）加强文件管理\n经清理，保留17件县行政规范性文件，宣布失效9件、废止10件。"
    )
    assert keys(found) == ["规范性文件.清理后保留", "规范性文件.清理后失效", "规范性文件.清理后废止"]


def test_what_no_indicator_covers_keeps_its_words(harvested: Harvested) -> None:
    found = harvested("一、工作情况\n（一）创新服务\n新建便民驿站12个。")
    (figure,) = found.figures
    assert (figure.indicator, figure.what) == (None, "新建便民驿站")


def test_a_table_of_figures_is_read_by_the_names_in_it(outlines: Outlines) -> None:
    outline = outlines.get("三段式")
    assert outline is not None
    rows = (
        "指标　单位　本年　上年",
        "收到行政复议申请　件　29　39",
        "便民驿站　个　12　9",
        "政务服务办件量　件　61.8万　—",
    )
    lines = [Line(n, text, ((0, Stretch.at(text, n)),)) for n, text in enumerate(rows, 1)]
    told = [
        (f.indicator.address, f.figure.number, f.comparison)
        for f in tabled(lines, sought(outline))
        if f.indicator
    ]
    assert told == [
        ("行政复议.收到复议申请", "29", Comparison(Decimal(29), Decimal(39))),
        ("政府职能.政务服务办件", "618000", None),
    ]


def topics(found: Harvest) -> dict[str, str]:
    """Return the topic of each heading of the work."""
    return {subject.title: subject.key for subject in found.all_subjects() if subject.headed}


def test_headings_find_their_topic_and_each_topic_goes_once(harvested: Harvested) -> None:
    found = harvested(
        "一、工作情况\n（一）优化法治化营商环境\n减少检查。\n（二）规范涉企检查\n公布事项。\n（三）推进普法宣传\n办讲座。\n"
        "（四）开展特色创建\n建公园。"
    )
    assert topics(found) == {
        "优化法治化营商环境": "营商环境",
        "规范涉企检查": "规范涉企检查",
        "推进普法宣传": "普法与法律服务",
        "开展特色创建": "开展特色创建",
    }


@pytest.mark.parametrize(
    ("head", "tail", "organs", "region"),
    [
        (HEAD, TAIL, ("云岭县人民政府",), "云岭县"),
        (
            "云岭县2025年法治政府建设工作报告\n现报告如下：\n",
            "2026年1月16日\n",
            ("云岭县人民政府",),
            "云岭县",
        ),
        ("青石镇2025年度法治政府建设情况报告\n现报告如下：\n", "", ("青石镇人民政府",), "青石镇"),
        (
            "云岭县司法局关于2025年度法治政府建设情况的报告\n现报告如下：\n",
            "云岭县司法局\n2026年1月16日\n",
            ("云岭县司法局",),
            "云岭县",
        ),
        (
            "云州市云岭区关于2025年度法治政府建设的报告\n现报告如下：\n",
            "中共云州市云岭区委\n云州市云岭区人民政府\n2026年1月16日\n",
            ("中共云州市云岭区委", "云州市云岭区人民政府"),
            "云岭区",
        ),
        (
            "云岭区人民政府清溪街道办事处\n2025年度法治政府建设工作报告\n现报告如下：\n",
            "云岭区人民政府清溪街道办事处\n2026年1月16日\n",
            ("云岭区人民政府清溪街道办事处",),
            "清溪街道",
        ),
        (
            "云岭县人民政府关于2025年度\n法治政府建设工作情况的报告\n现报告如下：\n",
            "2026年1月16日\n",
            ("云岭县人民政府",),
            "云岭县",
        ),
    ],
)
def test_title_and_signature_tell_who_reports_on_which_year(
    harvested: Harvested, head: str, tail: str, organs: tuple[str, ...], region: str
) -> None:
    found = harvested("一、工作情况\n（一）规范执法\n开展培训5次。\n二、存在问题\n力量不足。", head, tail)
    assert (found.head.organs, found.head.region, found.head.year) == (organs, region, 2025)


def test_a_novel_is_no_report(tmp_path: Path) -> None:
    path = tmp_path / "小说.txt"
    path.write_text("第一回\n话说天下大势，分久必合，合久必分。\n" * 30, encoding="utf-8")
    with pytest.raises(DrafterError) as refusal:
        understand(str(path), folder=str(tmp_path))
    assert refusal.value.exit_code == 2


def test_sentences_are_alike_whatever_their_width_and_spaces() -> None:
    assert sentences("（一）加强　执法，规范行为。抽查29件；公布") == sentences(
        "(一)加强执法,规范行为。抽查２９件。公布。"
    )
