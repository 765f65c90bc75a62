"""A county's own rules: words, relations and ranges from `outlines/rules.yaml` of its folder, tested by their own examples."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.canon.countyrules import load_county_rules
from drafter.canon.relation import parse_relation
from drafter.files import Shelf
from drafter.findings import DrafterError, Level
from drafter.outline import Outlines
from drafter.rules.text.county import check_county, check_county_facts, failing_examples
from drafter.rules.text.sketch import sketch
from tests.conftest import FactsOf

RULES = """\
规则:
  X001:
    名称: 县大数据中心已经更名
    理由: 2024年机构改革以后叫县数据局。
    改法: 改成“县数据局”。
    改为: 县数据局
    禁用: [县大数据中心, 大数据中心]
    除外: [原县大数据中心]
    错: [县大数据中心挂接目录265个。]
    对: [县数据局挂接目录265个。, 原县大数据中心的职能已经划转。, 修订《县大数据中心管理办法》。]
  X002:
    名称: 要写一线工作法
    等级: 说明
    理由: 县委要求各单位的报告都写。
    改法: 在工作情况里写上落实一线工作法的做法。
    须有: [一线工作法|一线办案法]
    自: 2026
    错: [全县抓好案卷评查。]
    对: [全县落实一线工作法，抓好案卷评查。, 推行一线办案法。]
  X003:
    名称: 复议案件收支相抵
    等级: 错误
    理由: 本县按这个口径报。
    改法: 对着台账核对。
    关系: 行政复议.审结 + 行政复议.未审结 = 行政复议.受理 + 行政复议.上年结转
    错: [{行政复议.审结: 149, 行政复议.未审结: 23, 行政复议.受理: 155, 行政复议.上年结转: 16}]
    对: [{行政复议.审结: 149, 行政复议.未审结: 23, 行政复议.受理: 155, 行政复议.上年结转: 17}]
  X004:
    名称: 收到申请的件数
    理由: 本县历年都在这个范围里。
    改法: 超出的，核对是不是按人头统计了。
    范围: {数据: 行政复议.收到复议申请, 低: 20, 高: 200}
    错: [{行政复议.收到复议申请: 2}]
    对: [{行政复议.收到复议申请: 20}, {行政复议.收到复议申请: 200}]
"""


def everything(_: str) -> bool:
    return True


@pytest.fixture
def county(tmp_path: Path) -> Shelf:
    return county_of(tmp_path, RULES)


def county_of(folder: Path, rules: str) -> Shelf:
    (folder / "outlines").mkdir()
    (folder / "drafter.yaml").write_text("", encoding="utf-8")
    (folder / "outlines" / "rules.yaml").write_text(rules, encoding="utf-8")
    return Shelf(folder)


def test_no_rules_where_a_county_has_none(shelf: Shelf) -> None:
    """None travels with the program."""
    assert load_county_rules(shelf).rules == {}
    assert failing_examples(shelf) == ()


def test_a_word_is_marked_unless_it_is_excused(county: Shelf) -> None:
    """Also where excused and not stand side by side; the remedy is offered, and made only when asked for."""
    paper = sketch(
        "原县大数据中心和县大数据中心。《县大数据中心办法》由大数据中心执行。落实一线工作法。", year=2026
    )
    found = check_county(paper, county, everything)
    assert [(c.finding.quote, c.noted.start) for c in found] == [("县大数据中心", 8), ("大数据中心", 26)]
    fix = found[0].noted.fix
    assert fix is not None
    assert (fix.text, fix.safe) == ("县数据局", False)


def test_what_must_stand_is_asked_for_in_its_years(county: Shelf) -> None:
    """From 2026 on, with the level that the county gave it."""
    (one,) = check_county(sketch("抓好评查。", year=2026), county, everything)
    assert (one.finding.rule.code, one.finding.level, one.finding.place.line) == ("X002", Level.NOTE, None)
    assert check_county(sketch("抓好评查。", year=2025), county, everything) == ()
    assert check_county(sketch("抓好评查。", year=2026), county, lambda code: code != "X002") == ()


def test_figures_are_held_against_relations_and_ranges(county: Shelf, facts_of: FactsOf) -> None:
    """The calculation is said; the place is that of the first figure."""
    text = """
    年度: 2026
    工作情况: {行政复议: {数据: {收到复议申请: 210, 受理: 155, 审结: 149, 未审结: 23, 上年结转: 16}}}
    """
    facts, _ = facts_of(text)
    relation, bounds = check_county_facts(facts, county, everything)
    assert relation.rule.code == "X003"
    assert "172应当等于171" in relation.message
    assert relation.place.line == 2
    assert "210" in bounds.message


def test_a_rule_of_the_county_has_a_page_like_ours(county: Shelf) -> None:
    """With its examples in words, figures too."""
    entry = load_county_rules(county).rules["X004"].as_entry()
    assert (entry.name, entry.level) == ("收到申请的件数", Level.WARNING)
    assert [example.text for example in entry.right] == [
        "行政复议.收到复议申请 20",
        "行政复议.收到复议申请 200",
    ]


def test_what_is_not_known_proves_nothing(county: Shelf, facts_of: FactsOf) -> None:
    """One figure of the relation is missing, one is only about right."""
    facts, _ = facts_of(
        "年度: 2026\n工作情况: {行政复议: {数据: {收到复议申请: 约210, 受理: 155, 审结: 149, 未审结: 23}}}\n"
    )
    assert check_county_facts(facts, county, everything) == ()


def test_examples_are_tested(county: Shelf, outlines: Outlines, tmp_path: Path) -> None:
    """Each that does not come out is told with its line; so is a figure that no outline has."""
    known = {i.address for topic in outlines.topics.values() for i in topic.indicators.values()}
    assert failing_examples(county, known) == ()
    (tmp_path / "other").mkdir()
    wrong = RULES.replace("错: [县大数据中心挂接", "错: [县数据局挂接").replace(
        "行政复议.收到复议申请", "行政复议.收倒"
    )
    found = failing_examples(county_of(tmp_path / "other", wrong), known)
    assert [f.place.line for f in found] == [9, 29]
    assert "没有查出来" in found[0].message
    assert "收倒" in found[1].message


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("须有: [一线", "禁用: [甲]\n    须有: [一线", "只写一样"),
        ("关系: 行政复议.审结 +", "关系: 审结 +", "看不懂"),
        ("低: 20, 高: 200", "低: 300, 高: 200", "大于"),
        ("X004:", "N101:", "N101"),
        ("错: [{行政复议.收到复议申请: 2}]", "错: [收到2件。]", "主题.键"),
        ("    改法: 对着台账核对。\n", "", "改法"),
        ("禁用: [县大", "禁用: ['', 县大", "空着"),
    ],
)
def test_a_mistake_is_told_in_chinese(tmp_path: Path, old: str, new: str, said: str) -> None:
    """With file and line, as in all our data files."""
    with pytest.raises(DrafterError, match=said):
        load_county_rules(county_of(tmp_path, RULES.replace(old, new)))


VALUES = {"甲.一": Decimal(3), "甲.二": Decimal(4), "甲.率": Decimal("75.00"), "甲.零": Decimal(0)}


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("甲.一 + 甲.二 = 7", True),
        ("甲.一 ＋ 甲.二 ＝ 8", False),
        ("甲.率 = 甲.一 ÷ 甲.二 × 100", True),
        ("甲.率 = (甲.一 - 1) / 甲.二 * 100", False),
        ("2 * (甲.一 + 甲.二) >= 14", True),
        ("甲.一 < 甲.二 <= 4", True),
        ("甲.一 < 甲.二 < 4", False),
        ("甲.二 - 甲.一 - 1 = 0", True),
        ("甲.一 / 甲.零 = 1", True),
        ("甲.一 = 甲.无", True),
        ("甲.一 ≠ 甲.二", True),
    ],
)
def test_relations_are_worked_out_exactly(text: str, holds: bool) -> None:
    """With brackets and chains; a rate equals what rounds to it; what cannot be worked out proves nothing."""
    assert (parse_relation(text).broken(VALUES) == "") is holds


@pytest.mark.parametrize(
    "text",
    [
        "甲.一",
        "甲.一 =",
        "= 甲.一",
        "(甲.一 = 3",
        "甲.一) = 3",
        "甲.一 甲.二 = 3",
        "1 = 1",
        "甲 = 1",
        "甲.一 + = 3",
    ],
)
def test_a_relation_that_is_none_is_refused(text: str) -> None:
    """Whatever is left out or left over."""
    with pytest.raises(ValueError, match=r"[\u4e00-\u9fff]"):
        parse_relation(text)


@given(st.text("甲.一 +-*/()=<>12（）÷", max_size=30))
def test_any_relation_is_read_or_refused(text: str) -> None:
    """Nothing else can come of it."""
    try:
        relation = parse_relation(text)
    except ValueError:
        return
    assert isinstance(relation.broken({"甲.一": Decimal(2)}), str)
