"""章节, 意见建议, 其他情况, and the outlines beside 三段式: which headings stand where, and what runs in."""

from __future__ import annotations

import pytest

from drafter.facts import by_section
from drafter.findings import Finding
from drafter.pipeline.draft import file_stem
from drafter.pipeline.workshop import Draft
from drafter.style import load
from drafter.style.house import HouseStyle
from drafter.tree import Heading, Items, plain
from drafter.writers.text import as_text
from tests.conftest import DraftOf, FactsOf

HEAD = "机关: 云岭县人民政府\n年度: 2026\n成文日期: 2027-01-18\n"
WORK = """\
工作情况:
  党的领导: {举措: [按季度调度任务进展]}
  数字法治政府: {举措: [归集电子证照]}
  机构保障: {举措: [配齐审核人员]}
第一责任人:
  - {职务: 县委主要负责同志, 履职: [审定年度要点]}
  - {职务: 县政府主要负责同志, 履职: [督办复议纠错案件]}
存在问题:
  - {问题: 乡镇执法力量不足, 原因: 人员流动频繁}
  - {问题: 案卷质量不高, 原因: 审核人员多为兼职}
下一步工作打算:
  - {标题: 充实执法力量, 举措: [选调2名]}
  - {标题: 提高案卷质量, 举措: [每季度评查]}
"""


@pytest.fixture(scope="module")
def style(shelf: object) -> HouseStyle:
    return load(shelf)  # type: ignore[arg-type]


def lines(draft: Draft, style: HouseStyle) -> list[str]:
    """Return the report as text, from its first heading on."""
    text = as_text(draft.report, style).splitlines()
    return text[2:]


def headings(draft: Draft) -> list[str]:
    return [plain(block.spans) for block in draft.report.blocks if isinstance(block, Heading)]


def codes(found: tuple[Finding, ...]) -> list[str]:
    return [finding.rule.code for finding in found]


def test_the_five_statutory_contents_are_chapters(draft_of: DraftOf) -> None:
    draft = draft_of(f"提纲: 法定五项\n{HEAD}{WORK}其他情况: [无依法不宜公开的事项]\n")
    assert [h for h in headings(draft) if not h.startswith(("加强", "以数字化", "强化", "充实", "提高"))] == [
        "2026年推进法治政府建设的主要举措和成效",
        "推进法治政府建设存在的不足和原因",
        "党政主要负责人履行推进法治建设第一责任人职责情况",
        "2027年推进法治政府建设的主要安排",
        "其他需要报告的情况",
    ]


def test_each_leader_has_a_paragraph_in_the_chapter_on_leaders(draft_of: DraftOf, style: HouseStyle) -> None:
    told = lines(draft_of(f"提纲: 法定五项\n{HEAD}{WORK}"), style)
    at = told.index("三、党政主要负责人履行推进法治建设第一责任人职责情况")
    assert told[at + 1 : at + 3] == ["县委主要负责同志审定年度要点。", "县政府主要负责同志督办复议纠错案件。"]


def test_a_chapter_that_must_be_there_is_missed(facts_of: FactsOf) -> None:
    found = facts_of(f"提纲: 法定五项\n{HEAD}工作情况: {{行政复议: {{举措: [甲]}}}}\n")[1]
    assert [f.message for f in found if "第一责任人" in f.message and f.rule.code == "F034"]


def test_areas_are_chapters_and_topics_run_in(draft_of: DraftOf, style: HouseStyle) -> None:
    told = lines(draft_of(f"提纲: 分领域\n{HEAD}{WORK}"), style)
    assert told[:8] == [
        "一、加强党的领导，完善法治政府建设推进机制",
        "（一）加强党对法治政府建设的领导。按季度调度任务进展。",
        "（二）压实党政主要负责人推进法治建设第一责任人职责。"
        "县委主要负责同志审定年度要点。县政府主要负责同志督办复议纠错案件。",
        "二、建设数字法治政府",
        "归集电子证照。",
        "三、提高依法行政能力和保障水平",
        "配齐审核人员。",
        told[7],
    ]
    assert told[7].endswith(
        "一是乡镇执法力量不足，主要原因是人员流动频繁。二是案卷质量不高，主要原因是审核人员多为兼职。"
    )
    assert told[8].startswith("2027年，我县")
    assert told[8].endswith("一是充实执法力量。选调2名。二是提高案卷质量。每季度评查。")


def test_an_area_of_one_topic_has_no_second_heading(draft_of: DraftOf, style: HouseStyle) -> None:
    text = f"提纲: 分领域\n{HEAD}工作情况:\n  突发事件应对: {{举措: [甲]}}\n  权力监督: {{举措: [乙]}}\n"
    assert lines(draft_of(text), style)[:4] == [
        "一、健全突发事件应对体系",
        "甲。",
        "二、健全行政权力制约和监督体系",
        "乙。",
    ]


def test_the_clerks_own_heading_is_kept_in_an_area_of_one_topic(draft_of: DraftOf, style: HouseStyle) -> None:
    text = f"提纲: 分领域\n{HEAD}工作情况:\n  权力监督: {{标题: 接受各方监督, 举措: [甲]}}\n"
    assert lines(draft_of(text), style)[1] == "（一）接受各方监督。甲。"


CHAPTERS = """\
章节:
  - {标题: 2026年度主要成效, 主题: [数字法治政府, 机构保障]}
  - {标题: 组织保障, 主题: [党的领导, 第一责任人], 接排: 是}
  - {标题: 存在的问题及建议, 角色: 问题, 导语: 无}
  - {标题: 下步安排, 角色: 打算, 写法: 分条, 导语: 我县将做好两件事}
"""


def test_a_report_may_have_chapters_of_its_own(draft_of: DraftOf, style: HouseStyle) -> None:
    told = lines(draft_of(HEAD + CHAPTERS + WORK + "意见建议: [请市里加强培训, 请市里增加编制]\n"), style)
    assert told[:17] == [
        "一、2026年度主要成效",
        "（一）以数字化支撑法治政府建设",
        "归集电子证照。",
        "（二）强化机构和人员保障",
        "配齐审核人员。",
        "二、组织保障",
        "（一）加强党对法治政府建设的领导。按季度调度任务进展。",
        "（二）压实党政主要负责人推进法治建设第一责任人职责。"
        "县委主要负责同志审定年度要点。县政府主要负责同志督办复议纠错案件。",
        "三、存在的问题及建议",
        "（一）存在的问题",
        "一是乡镇执法力量不足，主要原因是人员流动频繁。二是案卷质量不高，主要原因是审核人员多为兼职。",
        "（二）意见建议",
        "一是请市里加强培训。二是请市里增加编制。",
        "四、下步安排",
        "我县将做好两件事。",
        "一是充实执法力量。选调2名。二是提高案卷质量。每季度评查。",
        "云岭县人民政府",
    ]


@pytest.mark.parametrize(
    ("chapters", "code", "said"),
    [
        ("- {标题: 甲, 主题: [党的领导]}\n  - {标题: 乙, 主题: [机构保障]}", "F049", "主题“数字法治政府”"),
        ("- {标题: 甲, 角色: 工作}", "F049", "“下一步工作打算”"),
        ("- {标题: 甲, 角色: 工作}", "F049", "“存在问题”"),
        ("- {标题: 甲, 主题: [党的领导, 数字法治政府, 机构保障]}", "F049", "“第一责任人”"),
        ("- {标题: 甲, 角色: 问题}", "F034", "“工作”一章"),
        ("- {标题: 甲, 角色: 成效}", "F031", "写的是“成效”"),
        ("- {标题: 甲, 写法: 分段}", "F031", "分标题 / 分条 / 成段"),
        ("- {标题: 甲, 主體: [党的领导]}", "F030", "主题"),
        ("- 甲", "F031", "章节里"),
    ],
)
def test_what_is_wrong_with_chapters_is_told(facts_of: FactsOf, chapters: str, code: str, said: str) -> None:
    found = facts_of(f"{HEAD}章节:\n  {chapters}\n{WORK}")[1]
    assert any(f.rule.code == code and said in f.message + f.advice for f in found), found


def test_topics_of_ones_own_stay_where_they_stand(facts_of: FactsOf) -> None:
    own = "工作情况:\n  党的领导: {举措: [甲]}\n  自家的事: {标题: 自家的事, 举措: [乙]}\n  行政决策: {举措: [丙]}\n"
    facts, found = facts_of(
        f"{HEAD}章节:\n  - {{标题: 甲, 主题: [党的领导]}}\n  - {{标题: 乙, 主题: [行政决策]}}\n{own}"
    )
    shared = by_section(facts.topics, facts.outline)
    assert [[t.key for t in group] for group in shared.values()] == [["党的领导", "自家的事"], ["行政决策"]]
    assert "F049" not in codes(found)


def test_problems_may_stand_under_headings(draft_of: DraftOf, style: HouseStyle) -> None:
    text = f"{HEAD}章节: [{{标题: 工作情况}}, {{标题: 问题, 角色: 问题, 写法: 分标题}}]\n{WORK}"
    told = lines(draft_of(text), style)
    at = told.index("二、问题")
    assert told[at + 2 : at + 4] == [
        "（一）乡镇执法力量不足。主要原因是人员流动频繁。",
        "（二）案卷质量不高。主要原因是审核人员多为兼职。",
    ]


def test_parts_run_in_from_the_third_level_on(draft_of: DraftOf, style: HouseStyle) -> None:
    text = f"""{HEAD}
工作情况:
  行政执法:
    小节:
      执法改革:
        举措: [组建综合执法队]
        小节: {{下放事项: {{举措: [甲, 乙, 丙]}}}}
"""
    assert lines(draft_of(text), style)[1:4] == [
        "（一）推进行政执法规范化建设",
        "1.执法改革。组建综合执法队。",
        "（1）下放事项。一是甲。二是乙。三是丙。",
    ]


def test_a_department_speaks_of_its_own_group_and_a_township_of_its_committee(
    draft_of: DraftOf, style: HouseStyle
) -> None:
    facts = "年度: 2026\n成文日期: 2027-01-18\n工作情况: {组织领导: {数据: {班子研究: 4, 班子学法: 6}}}\n"
    office = draft_of(f"提纲: 部门\n机关: 云岭县市场监督管理局\n{facts}")
    town = draft_of(f"提纲: 乡镇街道\n机关: 青石镇人民政府\n{facts}")
    assert "党组会议研究法治工作4次，集体学法6次" in as_text(office.report, style)
    assert "党委会议研究法治工作4次，集体学法6次" in as_text(town.report, style)
    assert office.facts.header.self_name == "我局"
    assert town.facts.header.self_name == "我镇"
    assert office.facts.outline.topics["第一责任人"].title == "履行推进法治建设第一责任人职责"


def test_a_department_does_not_speak_for_its_county_even_where_that_is_named(
    draft_of: DraftOf, style: HouseStyle
) -> None:
    figures = "{行政执法: {数据: {执法主体: 40}}, 矛盾纠纷化解: {数据: {行政调解受理: 34}}}"
    facts = f"区域: 云岭县\n年度: 2026\n成文日期: 2027-01-18\n工作情况: {figures}\n"
    office = draft_of(f"提纲: 部门\n机关: 云岭县市场监督管理局\n{facts}")
    county = draft_of(f"机关: 云岭县人民政府\n{facts}")
    text = as_text(office.report, style)
    assert "全县" not in text
    assert "各行政机关" not in text
    assert "全县" in as_text(county.report, style)
    assert file_stem(office, final=True).startswith("云岭县市场监督管理局2026年度")


def test_of_a_single_one_nothing_is_all(draft_of: DraftOf, style: HouseStyle) -> None:
    facts = "机关: 青石镇人民政府\n年度: 2026\n成文日期: 2027-01-18\n"
    one = draft_of(f"提纲: 乡镇街道\n{facts}工作情况: {{权力监督: {{数据: {{公开申请: 1, 答复申请: 1}}}}}}\n")
    two = draft_of(f"提纲: 乡镇街道\n{facts}工作情况: {{权力监督: {{数据: {{公开申请: 2, 答复申请: 2}}}}}}\n")
    assert "收到政府信息公开申请1件，已依法答复" in as_text(one.report, style)
    assert "收到政府信息公开申请2件，均已依法答复" in as_text(two.report, style)


def test_a_lead_opens_the_paragraph_of_a_running_enumeration(draft_of: DraftOf) -> None:
    draft = draft_of(f"{HEAD}章节: [{{标题: 甲}}, {{标题: 乙, 角色: 问题, 写法: 成段}}]\n{WORK}")
    items = [b for b in draft.report.blocks if isinstance(b, Items) and b.lead]
    assert len(items) == 1
    assert plain(items[0].lead).endswith("：")


def test_a_topic_of_another_outline_is_told_with_that_outline(facts_of: FactsOf) -> None:
    found = facts_of(f"{HEAD}工作情况: {{组织领导: {{举措: [甲]}}}}\n")[1]
    assert any("它是提纲“部门”、“乡镇街道”的主题" in f.advice for f in found)


@pytest.mark.parametrize("key", ["机关", "签发人"])
def test_a_name_that_stands_twice_is_told(facts_of: FactsOf, key: str) -> None:
    head = HEAD.replace("机关: 云岭县人民政府\n", "") if key == "机关" else HEAD
    found = facts_of(f"{key}: [张三, 李四, 张三]\n{head}")[1]
    assert any(f.place.line == 1 and "“张三”写了两次" in f.message for f in found)


def test_a_topic_without_a_heading_follows_the_one_before(draft_of: DraftOf, style: HouseStyle) -> None:
    text = f"{HEAD}工作情况:\n  党的领导: {{举措: [甲]}}\n  机构保障: {{标题: 无, 举措: [乙]}}\n"
    assert lines(draft_of(text), style)[1:4] == ["（一）加强党对法治政府建设的领导", "甲。", "乙。"]


def test_topics_listed_in_a_chapter_that_is_not_of_work_are_told_there(
    draft_of: DraftOf, style: HouseStyle
) -> None:
    chapters = "章节: [{标题: 工作, 主题: [党的领导]}, {标题: 其他, 角色: 其他, 主题: [机构保障]}]\n"
    text = (
        f"{HEAD}{chapters}工作情况:\n  党的领导: {{举措: [甲]}}\n  机构保障: {{举措: [乙]}}\n其他情况: 丙\n"
    )
    assert lines(draft_of(text), style)[3:6] == ["二、其他", "丙。", "乙。"]


def test_a_problem_may_have_a_title(draft_of: DraftOf, style: HouseStyle) -> None:
    problems = "存在问题: [{标题: 力量不足, 问题: 甲, 原因: 乙}, {标题: 质量不高, 问题: 丙}]\n"
    told = lines(draft_of(HEAD + problems), style)
    assert "一是力量不足。甲，主要原因是乙。二是质量不高。丙。" in told


@pytest.mark.parametrize(
    ("shape", "told"),
    [("成段", ["丁。甲。乙。丙。"]), ("分条", ["丁。一是甲。二是乙。三是丙。"])],
)
def test_a_topic_says_how_its_measures_are_set(
    draft_of: DraftOf, style: HouseStyle, shape: str, told: list[str]
) -> None:
    text = f"{HEAD}工作情况: {{机构保障: {{写法: {shape}, 导语: 丁, 举措: [甲, 乙, 丙]}}}}\n"
    assert lines(draft_of(text), style)[2 : 2 + len(told)] == told


def test_two_measures_are_enumerated_where_the_clerk_wants_it(draft_of: DraftOf, style: HouseStyle) -> None:
    text = f"{HEAD}工作情况: {{机构保障: {{写法: 分条, 举措: [甲, 乙]}}}}\n"
    assert lines(draft_of(text), style)[2] == "一是甲。二是乙。"


def test_a_figure_of_another_topic_is_told_where_it_is_written(draft_of: DraftOf, style: HouseStyle) -> None:
    text = f"""{HEAD}
工作情况:
  机构保障:
    举措: ['评查处罚案卷{{执法监督.处罚案卷}}']
    数据: {{执法监督.处罚案卷: 240, 执法监督.许可案卷: 110}}
"""
    draft = draft_of(text)
    told = "".join(lines(draft, style))
    assert told.count("240卷") == 1
    assert told.count("110卷") == 1
    assert "执法监督.处罚案卷" in draft.facts.figures()
    assert "做实行政执法监督" not in told


def test_the_year_in_the_title_of_ones_own_chapter_is_written_out(
    draft_of: DraftOf, style: HouseStyle
) -> None:
    chapters = "章节: [{标题: 甲, 角色: 工作}, {标题: 乙, 角色: 问题}, {标题: '{下年}年打算', 角色: 打算}]\n"
    draft = draft_of(HEAD + chapters + WORK.replace("第一责任人:\n", "其他情况:\n").replace("职务", "甲"))
    assert "三、2027年打算" in lines(draft, style)
    assert "F038" not in codes(draft.findings)
    assert "F038" in codes(draft_of(HEAD + chapters.replace("下年", "明年") + WORK).findings)


def test_what_is_missing_is_called_by_its_title_in_the_year(draft_of: DraftOf, style: HouseStyle) -> None:
    draft = draft_of(f"提纲: 法定五项\n{HEAD}工作情况: {{机构保障: {{举措: [甲]}}}}\n")
    assert "「待填：2027年推进法治政府建设的主要安排」" in lines(draft, style)
    missing = [f.message for f in draft_of(f"提纲: 分领域\n{HEAD}").findings if f.rule.code == "F034"]
    assert any("存在问题" in message for message in missing)


@pytest.mark.parametrize(
    ("chapters", "said"),
    [
        ("[{标题: 甲, 主题: [党的领导]}, {标题: 乙, 主题: [党的领导]}]", "“党的领导”写进了两章"),
        ("[{标题: 甲}, {标题: 乙, 角色: 问题}, {标题: 丙, 角色: 问题}]", "“问题”写了两章"),
    ],
)
def test_what_stands_in_two_chapters_is_told(facts_of: FactsOf, chapters: str, said: str) -> None:
    assert any(said in f.message for f in facts_of(f"{HEAD}章节: {chapters}\n{WORK}")[1])


def test_suggestions_stand_even_where_problems_are_missing(draft_of: DraftOf, style: HouseStyle) -> None:
    assert "请上级支持增编。" in lines(draft_of(HEAD + "意见建议: [请上级支持增编]\n"), style)


def test_suggestions_of_a_report_by_areas_close_it_without_headings(
    draft_of: DraftOf, style: HouseStyle
) -> None:
    told = lines(draft_of(f"提纲: 分领域\n{HEAD}{WORK}意见建议: [增编, 增资]\n"), style)
    assert not any("存在的问题" in line and line.startswith("（") for line in told)
    assert "现提出以下建议：一是增编。二是增资。" in told


def test_a_topic_without_a_heading_is_not_told_below_the_leaders(
    draft_of: DraftOf, style: HouseStyle
) -> None:
    chapters = "章节: [{标题: 工作, 角色: 工作}, {标题: 问题, 角色: 问题}, {标题: 打算, 角色: 打算}]\n"
    text = HEAD + chapters + WORK.replace("党的领导: {", "党的领导: {标题: 无, ")
    told = lines(draft_of(text), style)
    assert told[:3] == [
        "一、工作",
        "按季度调度任务进展。",
        "（一）压实党政主要负责人推进法治建设第一责任人职责",
    ]


def test_other_matters_keep_their_paragraphs(draft_of: DraftOf, style: HouseStyle) -> None:
    told = lines(draft_of(HEAD + "其他情况: |\n  其他一\n\n  其他二\n  其他三\n"), style)
    assert told[told.index("四、其他需要报告的情况") + 1 :][:3] == ["其他一。", "其他二。", "其他三。"]


def test_parts_too_deep_for_a_heading_are_told(facts_of: FactsOf) -> None:
    deep = "小节: {一: {小节: {二: {小节: {三: {举措: [甲]}}}}}}"
    found = facts_of(f"{HEAD}工作情况: {{行政执法: {{{deep}}}}}\n")[1]
    assert any("再深就没有层次可排了" in f.message for f in found)


@pytest.mark.parametrize(
    ("pasted", "told"),
    [
        ("['一是做甲', '二是做乙', '三是做丙']", "一是做甲。二是做乙。三是做丙。"),
        ("['（一）做甲', '2.做乙', '③做丙']", "一是做甲。二是做乙。三是做丙。"),
        ("['一是做甲，二是做乙', 做丙, 1.2万户受益]", "一是一是做甲，二是做乙。二是做丙。三是1.2万户受益。"),
        ("['，做甲，', 做乙；, 、做丙]", "一是做甲。二是做乙。三是做丙。"),
    ],
)
def test_what_was_pasted_along_is_taken_off(
    draft_of: DraftOf, style: HouseStyle, pasted: str, told: str
) -> None:
    assert told in lines(draft_of(f"{HEAD}工作情况: {{机构保障: {{举措: {pasted}}}}}\n"), style)


@pytest.mark.parametrize(
    "text",
    [
        "下一步工作打算: [{标题: 甲, 举措: [做甲]}, {编号: D26-2}]",
        "下一步工作打算: [{标题: 甲, 举措: [做甲]}, '。']",
        "下一步工作打算: [{标题: '。', 举措: ['；']}, 乙]",
        "存在问题: ['。']",
        "工作情况: {机构保障: {举措: [{做法: '', 成效: 只有成效}]}}",
    ],
)
def test_an_item_with_nothing_in_it_is_told_and_never_printed(draft_of: DraftOf, text: str) -> None:
    draft = draft_of(f"{HEAD}{text}\n")
    assert {"F031", "F034"} & {f.rule.code for f in draft.findings if f.place.line == 4}
    assert all(plain(block.spans).strip("。") for block in draft.report.blocks if isinstance(block, Heading))


def test_a_rate_of_ones_own_is_compared_in_points(draft_of: DraftOf, style: HouseStyle) -> None:
    own = "另: [{名称: 群众满意率, 单位: '%', 本年: 92%, 上年: 90%}]"
    told = lines(draft_of(f"{HEAD}工作情况: {{机构保障: {{{own}}}}}\n"), style)
    assert "群众满意率92%，同比上升2个百分点。" in told


def test_a_topic_told_in_brief_to_nothing_leaves_no_heading(draft_of: DraftOf) -> None:
    brief = "工作情况: {数字法治政府: {篇幅: 略, 数据: {电子证照种类: 6}}, 机构保障: {举措: [甲]}}\n"
    assert "以数字化支撑法治政府建设" not in headings(draft_of(HEAD + brief))


def test_what_a_text_of_ones_own_replaces_is_told(facts_of: FactsOf) -> None:
    found = facts_of(f"{HEAD}工作情况: {{机构保障: {{正文: 自己的话。, 导语: 甲, 举措: [乙]}}}}\n")[1]
    assert any(f.rule.code == "F060" and "导语、举措不印" in f.message for f in found)
