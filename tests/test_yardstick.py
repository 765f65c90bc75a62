"""对照方案: which tasks of a plan a report answers, which targets it meets; and a plan that cannot be used."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.facts.planned import Bound
from drafter.findings import Finding, Level, errors
from drafter.outline import figure
from drafter.pipeline.draft import comments_by_block
from drafter.pipeline.workshop import Workshop
from drafter.rules.yardstick import key_words
from tests.conftest import DraftOf, FactsOf

SAMPLES = Path(__file__).parent.parent / "samples"
REPORTS = sorted(p for p in SAMPLES.glob("*.yaml") if p.stem != "yangxin-2021")
PLAN = """\
提纲: 实施方案
机关: 云岭县人民政府
规划期: 2026—2030年
成文日期: 2026-03-20
指导思想: 坚持以习近平新时代中国特色社会主义思想为指导
总体目标: 到2030年，政府行为全面纳入法治轨道
主要任务:
  - 领域: 严格执法
    主题: 行政执法
    任务:
      - {标题: 深化执法改革, 举措: [推进综合行政执法体制改革]}
      - {标题: 提升执法效能, 举措: [推进行政执法“三项制度”]}
  - 领域: 化解争议
    任务:
      - {标题: 做好行政复议, 主题: 行政复议, 举措: [规范办案]}
      - 标题: 做好行政应诉
        主题: 行政应诉
        举措: [出庭应诉]
        目标:
          - {标识: head_appearance_rate, 关系: 达到, 值: 95%, 期限: 2026-12}
          - {标识: suggestion_reply_rate, 关系: 达到, 值: 100%}
      - {标题: 完善应急机制, 主题: 突发事件应对, 举措: [修订预案], 关键词: [应急预案]}
"""
REPORT = """\
机关: 云岭县人民政府
年度: 2026
成文日期: 2027-01-18
对照方案: 方案.yaml
工作情况:
  行政执法:
    举措: [县级综合执法体制改革到位]
  行政复议:
    举措: [疑难案件逐案听证]
  行政应诉:
    数据: {应诉案件: 40, 出庭应诉率: 92%}
存在问题: [乡镇执法力量不足]
下一步工作打算: [修订突发事件应急预案]
"""

Found = Callable[..., dict[str, list[Finding]]]


@pytest.fixture
def found(facts_of: FactsOf, draft_of: DraftOf) -> Found:
    """Hold a report against a plan; return what was found, by code."""

    def hold(report: str = REPORT, plan: str = PLAN) -> dict[str, list[Finding]]:
        facts_of(plan, "方案.yaml")
        by_code: dict[str, list[Finding]] = {}
        for finding in draft_of(report).findings:
            if finding.rule.code.startswith("G"):
                by_code.setdefault(finding.rule.code, []).append(finding)
        return by_code

    return hold


def test_the_plan_itself_has_no_mistake(facts_of: FactsOf) -> None:
    assert facts_of(PLAN)[1] == ()


def test_one_line_says_what_was_answered_and_how_that_was_recognised(found: Found) -> None:
    (summary,) = found()["G107"]
    assert summary.message == (
        "云岭县的方案有5项任务，报告回应了3项。按数据认出1项（第4项）；按关键词认出2项"
        "（第1项“执法改革”、第3项“行政复议”）。"
    )


def test_one_line_says_which_tasks_were_not(found: Found) -> None:
    """What is promised for next year is no answer."""
    (unanswered,) = found()["G104"]
    assert unanswered.message == "方案有2项任务在报告里没有提到：第2项“提升执法效能”，第5项“完善应急机制”。"
    assert unanswered.level is Level.WARNING


@pytest.mark.parametrize(
    "measure",
    [
        "推行行政执法三项制度",
        "{做法: 规范执法, 对应任务: 2}",
        "{做法: 规范执法, 对应任务: [第2项]}",
        "{做法: 规范执法, 成效: “三项制度”全面落实}",
    ],
)
def test_a_task_is_answered_by_its_number_or_by_its_words(found: Found, measure: str) -> None:
    report = REPORT.replace("[县级综合执法体制改革到位]", f"[综合执法体制改革到位, {measure}]")
    assert "第2项" not in found(report)["G104"][0].message


def test_a_topic_may_name_the_tasks_it_answers(found: Found) -> None:
    report = REPORT.replace("  行政应诉:\n", "  行政应诉:\n    对应任务: [2, 5]\n")
    assert "G104" not in found(report)


def test_a_topic_with_several_tasks_does_not_answer_them_all(found: Found) -> None:
    report = REPORT.replace("[县级综合执法体制改革到位]", "[加强队伍建设]")
    assert "第1项“深化执法改革”，第2项“提升执法效能”" in found(report)["G104"][0].message


def test_a_target_that_is_missed_is_named_at_the_figure(found: Found) -> None:
    (missed,) = found()["G105"]
    assert missed.message == "方案第4项任务要求行政机关负责人出庭应诉率达到95%，报告是92%。"
    assert (missed.level, missed.place.line, missed.keys) == (Level.WARNING, 11, ("行政应诉.出庭应诉率",))


def test_what_is_missed_before_its_deadline_is_only_noted(found: Found) -> None:
    (missed,) = found(plan=PLAN.replace("期限: 2026-12", "期限: 2030-12"))["G105"]
    assert missed.level is Level.NOTE
    assert missed.advice == "期限是2030年12月底前，还没有到。"


def test_a_target_that_is_met_is_not_named(found: Found) -> None:
    assert "G105" not in found(REPORT.replace("92%", "95%"))


@pytest.mark.parametrize(("now", "missed"), [("约8", False), ("8余", False), ("8", True)])
def test_an_approximate_figure_misses_no_target(found: Found, now: str, missed: bool) -> None:
    """It takes no part in calculation."""
    plan = PLAN.replace(
        "{标识: suggestion_reply_rate, 关系: 达到, 值: 100%}", "{名称: 旁听场次, 关系: 超过, 值: 8场}"
    )
    report = REPORT.replace("92%", "95%").replace(
        "    数据: {应诉", f"    另: [{{名称: 旁听场次, 单位: 场, 本年: {now}}}]\n    数据: {{应诉"
    )
    assert ("G105" in found(report, plan)) is missed


@pytest.mark.parametrize(
    ("measure", "answered"),
    [
        ("没有建平台", False),
        ("监督平台尚未建成", False),
        ("还没有平台", False),
        ("没有建立行政执法协调监督平台", False),
        ("建成监督平台", True),
        ("没有建分中心，平台全部建成", True),
        ("平台没有一起投诉", True),
        ("未成年人保护平台上线", True),
    ],
)
def test_what_was_not_done_is_no_answer(found: Found, measure: str, answered: bool) -> None:
    """A key word counts where something is said to have been done about it."""
    plan = PLAN.replace("举措: [推进行政执法“三项制度”]", "关键词: [平台], 举措: [建平台]")
    report = REPORT.replace("[县级综合执法体制改革到位]", f"[{measure}]")
    assert ("第2项" not in found(report, plan)["G104"][0].message) is answered


def test_targets_without_a_figure_are_named_in_one_line(found: Found) -> None:
    (open_,) = found()["G106"]
    assert open_.message == "方案有1个目标在报告里没有数：司法建议、检察建议办复率。"


def test_a_target_of_what_does_not_apply_is_not_asked_for(found: Found) -> None:
    assert "G106" not in found(REPORT.replace("92%}", "92%, 建议办复率: 不适用}"))


def test_a_figure_of_the_clerks_own_is_held_against_a_target_of_that_name(found: Found) -> None:
    plan = PLAN.replace(
        "{标识: suggestion_reply_rate, 关系: 达到, 值: 100%}", "{名称: 庭审旁听场次, 关系: 不少于, 值: 4场}"
    )
    report = REPORT.replace(
        "    数据: {应诉", "    另: [{名称: 庭审旁听场次, 单位: 场, 本年: 3}]\n    数据: {应诉"
    )
    assert found(report, plan)["G105"][0].message.endswith("庭审旁听场次不少于4场，报告是3场。")


def test_a_number_that_no_task_has_is_an_error(found: Found) -> None:
    report = REPORT.replace("[疑难案件逐案听证]", "[{做法: 疑难案件逐案听证, 对应任务: 6}]")
    (wrong,) = found(report)["G108"]
    assert (wrong.level, wrong.place.line) == (Level.ERROR, 9)
    assert "第1项到第5项" in wrong.advice


def test_a_number_must_be_one(facts_of: FactsOf) -> None:
    report = REPORT.replace("对照方案: 方案.yaml\n", "").replace(
        "[疑难案件逐案听证]", "[{做法: 听证, 对应任务: 复议}]"
    )
    (wrong,) = [f for f in facts_of(report)[1] if f.rule.code == "F031"]
    assert (wrong.level, wrong.place.line) == (Level.ERROR, 8)


@pytest.mark.parametrize(
    ("plan", "told"),
    [
        (None, "找不到"),
        ("机关: [", "读不了"),
        ("机关: 云岭县人民政府\n年度: 2025\n成文日期: 2026-01-18\n", "不是方案"),
        ("提纲: 实施方案\n机关: 云岭县人民政府\n", "没有一项任务"),
    ],
)
def test_a_plan_that_cannot_be_used_is_an_error(
    facts_of: FactsOf, draft_of: DraftOf, plan: str | None, told: str
) -> None:
    if plan is not None:
        (Path(facts_of("机关: 甲\n", "另.yaml")[0].path).parent / "方案.yaml").write_text(
            plan, encoding="utf-8"
        )
    (finding,) = [f for f in draft_of(REPORT).findings if f.rule.code == "G101"]
    assert told in finding.message
    assert (finding.level, finding.place.line) == (Level.ERROR, 4)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("云岭县", "青川县", "G102"),
        ("规划期: 2026—2030年\n成文日期: 2026-03-20", "规划期: 2021—2025年\n成文日期: 2021-03-20", "G103"),
    ],
)
def test_a_plan_of_another_place_or_of_other_years_is_doubted(
    found: Found, old: str, new: str, code: str
) -> None:
    plan = PLAN.replace(old, new).replace("期限: 2026-12", "期限: 2025-12")
    assert [f.level for f in found(plan=plan)[code]] == [Level.WARNING]
    assert code not in found()


def test_the_plan_of_the_province_is_no_other_place(found: Found) -> None:
    assert "G102" not in found(plan=PLAN.replace("云岭县人民政府", "青州市人民政府"))


def test_missed_targets_are_comments_on_their_paragraph(draft_of: DraftOf, facts_of: FactsOf) -> None:
    facts_of(PLAN, "方案.yaml")
    draft = draft_of(REPORT)
    comments = comments_by_block(draft)
    number = next(n for n, texts in comments.items() if any("G105" in text for text in texts))
    assert "行政应诉" in "".join(draft.report.blocks[number].keys)  # type: ignore[union-attr]


@pytest.mark.parametrize("path", REPORTS, ids=lambda p: p.stem)
def test_any_report_can_be_held_against_the_plan_of_yangxin(
    path: Path, tmp_path: Path, workshop: Workshop
) -> None:
    """The areas are national: some tasks are answered everywhere, and no error comes of it."""
    facts = tmp_path / path.name
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("上年:")]
    plan = SAMPLES / "yangxin-2021.yaml"
    facts.write_text("\n".join([f"对照方案: {plan}", *lines, ""]), encoding="utf-8")
    found = [f for f in workshop.draft(str(facts)).findings if f.rule.code.startswith("G")]
    assert errors(found) == ()
    (summary,) = [f for f in found if f.rule.code == "G107"]
    assert "有26项任务，报告回应了" in summary.message
    assert len(found) <= 10


@pytest.mark.parametrize(
    ("bound", "now", "holds"),
    [
        (Bound.REACH, 95, True), (Bound.REACH, 94, False), (Bound.AT_LEAST, 96, True), (Bound.ABOVE, 95, False),
        (Bound.AT_MOST, 95, True), (Bound.NOT_ABOVE, 96, False),
    ],
)  # fmt: skip
def test_how_a_target_binds(bound: Bound, now: int, holds: bool) -> None:
    assert bound.holds(figure(now), figure(95)) is holds


def test_the_words_of_a_task_are_the_clerks_or_those_its_measures_quote(facts_of: FactsOf) -> None:
    programme = facts_of(PLAN)[0].programme
    assert programme is not None
    assert [key_words(task) for task in programme.tasks][:2] == [("执法改革",), ("三项制度", "执法效能")]
    assert key_words(programme.tasks[4]) == ("应急预案", "应急机制")


def test_tasks_named_without_a_plan_are_noted_once(draft_of: DraftOf) -> None:
    report = REPORT.replace("对照方案: 方案.yaml\n", "").replace(
        "[疑难案件逐案听证]", "[{做法: 听证, 对应任务: 8}, {做法: 调解, 对应任务: 9}]"
    )
    (noted,) = [f for f in draft_of(report).findings if f.rule.code.startswith("G")]
    assert (noted.rule.code, noted.level, noted.place.line) == ("G109", Level.NOTE, 8)


def test_a_part_of_a_topic_may_name_tasks_too(found: Found) -> None:
    report = REPORT.replace(
        "    举措: [疑难案件逐案听证]", "    小节: {办案: {对应任务: 9, 举措: [逐案听证]}}"
    )
    (wrong,) = found(report)["G108"]
    assert wrong.place.line == 9


POINTS = """\
提纲: 工作要点
机关: 中共云岭县委全面依法治县委员会办公室
区域: 云岭县
年度: 2026
成文日期: 2026-03-20
主要任务:
  - 领域: 规范行政执法
    任务: [{标题: 开展案卷评查, 关键词: [案卷评查], 举措: [每季度评查一次], 牵头单位: 县司法局}]
"""


def test_the_points_of_the_year_are_a_yardstick_too(found: Found) -> None:
    """They are of one year, the year of the report."""
    by_code = found(plan=POINTS)
    assert set(by_code) == {"G104", "G107"}
    assert by_code["G104"][0].message == "方案有1项任务在报告里没有提到：第1项“开展案卷评查”。"
    assert "G104" not in found(REPORT.replace("到位]", "到位, 开展案卷评查2轮]"), POINTS)
    (years,) = found(plan=POINTS.replace("2026", "2025"))["G103"]
    assert "管2025年，报告是2026年度的" in years.message
