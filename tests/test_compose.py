"""Composition: whatever is known of a topic, its paragraphs read well at the seams and say every fact once."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter import canon
from drafter.compose import Composer
from drafter.facts import Compared, Fact, Facts, Header, Measure, Origin, State, TopicFacts, Words
from drafter.facts.computed import with_computed
from drafter.files import shelf_for
from drafter.findings import Place
from drafter.outline import Figure, Indicator, Kind, Outlines, Topic, figure
from drafter.sentences import SentenceFiles
from drafter.tree import Heading, Items, Paragraph, Report, block_spans, plain
from tests.conftest import DraftOf

SHELF = shelf_for("/")
FOUND = Outlines(SHELF).get("三段式")
assert FOUND is not None
OUTLINE = FOUND
COMPOSER = Composer(SentenceFiles(SHELF), canon.load(str(SHELF.find("outlines", "common/formulations.yaml"))))
HERE = Place("facts.yaml", 1)
MEASURES = (
    "建立联席会议制度，按季度通报进展",
    "印发年度工作要点，把任务分解到部门",
    "推行说理式文书",
    "完善首问负责制",
)
SEAMS = re.compile(
    r"[。，；、：][。，；、：]|（）|^[，；、。]|[\ufdd0-\ufdef]|增长-|下降-|上升-|%%|(件|家|名|项|次|个|条|份|卷|处|人)\1(?!员|次)|\{|\}|None"
)


def counts(indicator: Indicator) -> st.SearchStrategy[Figure]:
    if indicator.kind is Kind.RATE:
        rates = st.sampled_from(["0", "85.71", "92.30", "100"])
        return rates.map(lambda text: Figure(Decimal(text) if "." in text else int(text), text))
    numbers = st.sampled_from([0, 1, 3, 12, 29, 165, 1300, 25000]).map(figure)
    marked = st.sampled_from(
        [Figure(300, "300", after="余"), Figure(20, "20", before="约"), Figure(12000, "1.2万")]
    )
    return st.one_of(numbers, numbers, numbers, marked)


def facts_for(indicator: Indicator) -> st.SearchStrategy[Fact]:
    def made(now: Figure | None, last: Figure | None, then: Compared | None) -> Fact:
        state = State.PENDING if now is None else State.KNOWN
        return Fact(
            indicator.address, indicator, HERE, state, now, last, compared=then, sources=(indicator.address,)
        )

    value = counts(indicator)
    past = st.one_of(
        st.none(), st.none(), st.builds(Compared, value, st.none(), st.sampled_from(["改革前", ""]))
    )
    return st.builds(made, st.one_of(value, value, value, st.none()), st.one_of(st.none(), value), past)


@st.composite
def topics(draw: st.DrawFn) -> TopicFacts:
    topic = draw(st.sampled_from(list(OUTLINE.topics.values())))
    indicators = list(topic.indicators.values())
    chosen = draw(st.lists(st.sampled_from(indicators), unique_by=lambda i: i.id)) if indicators else []
    figures = {i.key: draw(facts_for(i)) for i in indicators if i in chosen}
    said = draw(st.lists(st.sampled_from(MEASURES), unique=True))
    measures = tuple(Measure(Words(m, f"{topic.key}.举措.{n}", HERE)) for n, m in enumerate(said, 1))
    return TopicFacts(topic.key, topic, "", HERE, measures, figures)


def composed(*told: TopicFacts) -> tuple[Facts, Report]:
    header = Header(organs=("云岭县人民政府",), region="云岭县", self_name="我县", year=2026)
    facts = with_computed(Facts("facts.yaml", OUTLINE, header, told))
    return facts, COMPOSER.compose(facts)[0]


def texts(report: Report) -> list[str]:
    found: list[str] = []
    for block in report.blocks:
        if isinstance(block, Items):
            found += map(plain, block.items)
        elif isinstance(block, Paragraph):
            found.append(plain(block.spans))
    return found


def assert_reads_well(facts: Facts, report: Report) -> None:
    for text in texts(report):
        assert not SEAMS.search(text), text
        begun = [sentence[:2] for sentence in text.split("。") if sentence]
        assert all(a != b for a, b in pairwise(begun)), text
    assert all(len(b.items) > 1 for b in report.blocks if isinstance(b, Items))
    said = {key for block in report.blocks for span in block_spans(block) for key in span.keys}
    assert {source for fact in facts.figures().values() for source in fact.sources} <= said


@settings(max_examples=400, deadline=None)
@given(topics())
def test_any_facts_of_a_topic_read_well_and_are_all_said(topic: TopicFacts) -> None:
    assert_reads_well(*composed(topic))


def one(indicator: Indicator, value: Figure) -> Fact:
    return Fact(indicator.address, indicator, HERE, current=value, sources=(indicator.address,))


def typical(indicator: Indicator) -> Figure:
    return Figure(Decimal("92.3"), "92.3") if indicator.kind is Kind.RATE else figure(29)


@pytest.mark.parametrize("topic", OUTLINE.topics.values(), ids=list(OUTLINE.topics))
def test_a_topic_with_all_its_figures_reads_well(topic: Topic) -> None:
    figures = {key: one(i, typical(i)) for key, i in topic.indicators.items()}
    assert_reads_well(*composed(TopicFacts(topic.key, topic, "", HERE, (), figures)))


@pytest.mark.parametrize("topic", OUTLINE.topics.values(), ids=list(OUTLINE.topics))
def test_each_figure_alone_makes_a_sentence(topic: Topic) -> None:
    for key, indicator in topic.indicators.items():
        facts, report = composed(
            TopicFacts(topic.key, topic, "", HERE, (), {key: one(indicator, typical(indicator))})
        )
        assert_reads_well(facts, report)
        told = [t for t in texts(report) if typical(indicator).say(indicator.unit) in t]
        assert len(told) == 1, indicator.address


@pytest.mark.parametrize("topic", OUTLINE.topics.values(), ids=list(OUTLINE.topics))
def test_a_topic_of_measures_only_has_no_figures(topic: Topic) -> None:
    measures = tuple(Measure(Words(m, f"{topic.key}.举措.{n}", HERE)) for n, m in enumerate(MEASURES))
    facts, report = composed(TopicFacts(topic.key, topic, "", HERE, measures))
    assert_reads_well(facts, report)
    assert [b.items for b in report.blocks if isinstance(b, Items)] != []


def test_a_topic_nobody_fills_leaves_no_trace(draft_of: DraftOf) -> None:
    draft = draft_of("机关: 云岭县人民政府\n年度: 2026\n工作情况: {行政复议: {数据: {收到复议申请: 29}}}\n")
    headings = [plain(b.spans) for b in draft.report.blocks if isinstance(b, Heading)]
    assert headings == ["工作情况", "发挥行政复议主渠道作用", "存在问题", "下一步工作打算"]


def paragraphs_of(draft_of: DraftOf, topic: str) -> list[str]:
    head = "机关: 云岭县人民政府\n年度: 2026\n存在问题: [甲]\n下一步工作打算: [乙]\n工作情况:\n"
    report = draft_of(head + topic).report
    return [
        t
        for t in texts(report)[1:]
        if t not in ("甲。", "乙。") and "工作：" not in t and "问题" not in t and "不足" not in t
    ]


def test_a_measure_says_its_own_figures_and_its_result(draft_of: DraftOf) -> None:
    topic = """\
  行政复议:
    举措: [{做法: 对疑难案件逐案听证, 数据: [复议听证会], 成效: 化解一批积案}]
    数据: {收到复议申请: 29, 复议听证会: {本年: 12, 上年: 10}}
"""
    told = "".join(paragraphs_of(draft_of, topic))
    assert "对疑难案件逐案听证，化解一批积案，召开行政复议听证会12次，比上年增加2次。" in told
    assert told.count("听证会12次") == 1


def test_a_figure_in_a_text_is_said_there_only(draft_of: DraftOf) -> None:
    measure = "    举措:\n      - 随机抽取{评查涉及部门}部门办结的案卷{评查案卷}\n"
    topic = f"  执法监督:\n{measure}    数据: {{评查案卷: 165, 评查涉及部门: 19}}\n"
    assert paragraphs_of(draft_of, topic) == ["随机抽取19家部门办结的案卷165卷。"]


def test_two_measures_run_on_and_three_are_enumerated(draft_of: DraftOf) -> None:
    two = "  数字法治政府: {举措: [建设调度平台, 归集电子证照], 数据: {电子证照种类: 124}}\n"
    assert paragraphs_of(draft_of, two) == ["建设调度平台。归集电子证照。截至年底已归集电子证照124种。"]
    three = "  数字法治政府: {举措: [建设调度平台, 推广亮码, 打通数据], 数据: {电子证照种类: 124}}\n"
    assert paragraphs_of(draft_of, three) == [
        "建设调度平台",
        "推广亮码",
        "打通数据",
        "截至年底已归集电子证照124种。",
    ]


def test_a_text_of_ones_own_replaces_what_would_be_composed(draft_of: DraftOf) -> None:
    topic = "  行政复议:\n    数据: {收到复议申请: 29}\n    正文: |\n      全年收到申请{收到复议申请}；\n      其中一件中止。\n"
    assert paragraphs_of(draft_of, topic) == ["全年收到申请29件；", "其中一件中止。"]


def test_parts_stand_one_level_deeper(draft_of: DraftOf) -> None:
    draft = draft_of(
        "机关: 甲县人民政府\n年度: 2026\n工作情况:\n  执法监督:\n    小节:\n      案卷评查: {数据: {评查案卷: 165}}\n"
        "      社会监督: {标题: 拓宽监督渠道, 举措: [聘请社会监督员]}\n"
    )
    headings = [(b.level, plain(b.spans)) for b in draft.report.blocks if isinstance(b, Heading)]
    assert headings[1:4] == [(2, "做实行政执法监督"), (3, "案卷评查"), (3, "拓宽监督渠道")]


def test_a_problem_names_its_cause_and_a_plan_who_and_when(draft_of: DraftOf) -> None:
    draft = draft_of("""\
机关: 云岭县人民政府
年度: 2026
存在问题:
  - {编号: W1, 问题: 乡镇执法力量不足, 原因: 人员流动频繁}
  - {编号: W2, 问题: 案卷质量不高, 原因: 由于审核人员多为兼职}
下一步工作打算:
  - {标题: 加强乡镇执法, 举措: [每季度抽查案卷], 责任单位: 县司法局, 时限: 2027-12, 对应问题: W1}
""")
    told = texts(draft.report)
    assert "乡镇执法力量不足，主要原因是人员流动频繁" in told
    assert "案卷质量不高，由于审核人员多为兼职" in told
    assert "加强乡镇执法。每季度抽查案卷（牵头单位：县司法局；完成时限：2027年12月底前）。" in told


def test_a_single_problem_runs_on_from_its_lead(draft_of: DraftOf) -> None:
    draft = draft_of("机关: 云岭县人民政府\n年度: 2026\n存在问题: [乡镇执法力量不足]\n")
    assert any(text.endswith("一些问题和不足，主要是：乡镇执法力量不足。") for text in texts(draft.report))


def test_a_plan_without_a_title_beside_one_with_is_numbered_too(draft_of: DraftOf) -> None:
    draft = draft_of("""\
机关: 云岭县人民政府
年度: 2026
下一步工作打算:
  - {标题: 充实办案力量, 举措: [选调2名]}
  - {举措: [组织乡镇执法文书评查, 结果通报到承办人]}
  - 修订权责清单
""")
    headings = [plain(b.spans) for b in draft.report.blocks if isinstance(b, Heading) and b.level == 2]
    assert headings == ["充实办案力量", "组织乡镇执法文书评查", "修订权责清单"]
    assert "结果通报到承办人。" in texts(draft.report)


def test_one_plan_is_a_paragraph_without_a_number(draft_of: DraftOf) -> None:
    draft = draft_of(
        "机关: 云岭县人民政府\n年度: 2026\n下一步工作打算: [{标题: 充实办案力量, 举措: [选调2名]}]\n"
    )
    assert "充实办案力量。选调2名。" in texts(draft.report)


def test_one_promise_is_not_said_to_be_all_done(draft_of: DraftOf) -> None:
    draft = draft_of("机关: 云岭县人民政府\n年度: 2026\n上年打算落实: [{打算: 建设平台, 结果: 完成}]\n")
    assert "2025年度报告提出的1项打算，已完成。" in texts(draft.report)


def test_an_empty_topic_leaves_no_heading(draft_of: DraftOf) -> None:
    draft = draft_of(
        "机关: 云岭县人民政府\n年度: 2026\n工作情况: {营商环境: {}, 行政复议: {数据: {收到复议申请: 29}, 小节: {空: {}}}}\n"
    )
    headings = [plain(b.spans) for b in draft.report.blocks if isinstance(b, Heading) and b.level > 1]
    assert headings == ["发挥行政复议主渠道作用"]


def test_last_years_promises_are_counted_and_accounted_for(draft_of: DraftOf) -> None:
    draft = draft_of("""\
机关: 云岭县人民政府
年度: 2026
上年打算落实:
  - {编号: D1, 打算: 推进“两法衔接”, 结果: 完成, 说明: 移送案件7件}
  - {编号: D2, 打算: 建设调度平台, 结果: 推进中, 说明: 年内完成招标}
""")
    counted = "2025年度报告提出的2项打算，已完成1项、正在推进1项。"
    expected = counted + "推进“两法衔接”，移送案件7件。建设调度平台，正在推进，年内完成招标。"
    assert expected in texts(draft.report)


@pytest.mark.parametrize(
    ("year", "phrases"),
    [
        (2019, "党的十九大和十九届二中、三中、四中全会精神"),
        (2022, "党的二十大精神"),
        (2026, "党的二十大和二十届历次全会精神"),
    ],
)
def test_the_opening_says_what_was_current(draft_of: DraftOf, year: int, phrases: str) -> None:
    draft = draft_of(f"机关: 云岭县人民政府\n年度: {year}\n")
    opening = texts(draft.report)[0]
    assert opening.startswith(f"{year}年，我县坚持以习近平新时代中国特色社会主义思想为指导")
    assert phrases in opening
    assert opening.endswith("现将有关情况报告如下：")


def test_a_year_beyond_the_calendar_is_told_not_guessed(draft_of: DraftOf) -> None:
    draft = draft_of("机关: 云岭县人民政府\n年度: 2031\n")
    assert texts(draft.report)[0] == "2031年，我县扎实推进法治政府建设。现将有关情况报告如下："
    assert "F044" in [f.rule.code for f in draft.findings]


def test_an_opening_of_ones_own_is_taken_as_it_stands(draft_of: DraftOf) -> None:
    draft = draft_of("机关: 云岭县人民政府\n年度: 2031\n引言: 现将2031年有关情况报告如下：\n")
    assert texts(draft.report)[0] == "现将2031年有关情况报告如下："
    assert "F044" not in [f.rule.code for f in draft.findings]


def test_a_computed_rate_names_what_it_was_worked_out_from(draft_of: DraftOf) -> None:
    draft = draft_of(
        "机关: 甲县人民政府\n年度: 2026\n工作情况: {行政复议: {数据: {收到复议申请: 29, 受理: 22}}}\n"
    )
    rate = draft.facts.figures()["行政复议.受理率"]
    assert rate.origin is Origin.COMPUTED
    assert rate.sources == ("行政复议.受理", "行政复议.收到复议申请")
    assert ("75.86%", rate.sources) in [(s.text, s.keys) for b in draft.report.blocks for s in block_spans(b)]


def test_joint_signers_share_a_title(draft_of: DraftOf) -> None:
    report = draft_of("机关: [中共云岭县委, 云岭县人民政府]\n年度: 2026\n成文日期: 2027-01-18\n").report
    assert report.title == "中共云岭县委 云岭县人民政府关于2026年度法治政府建设情况的报告"
    assert report.signature.organs == ("中共云岭县委", "云岭县人民政府")
