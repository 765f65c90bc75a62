"""A plan and the notice that issues it: what is read, how it is told, what is wrong with one."""

from __future__ import annotations

import pytest

from drafter.facts import Facts
from drafter.files import Shelf
from drafter.findings import Finding, Level, errors
from drafter.pipeline.draft import comments_by_block, file_stem, size
from drafter.pipeline.workshop import Draft, Workshop
from drafter.style import load
from drafter.style.wording import heading_numbers
from drafter.tree import Heading, Paragraph, plain
from drafter.writers.docx import stylenames as w
from drafter.writers.docx.forms import Form
from drafter.writers.docx.lines import Metrics
from drafter.writers.docx.setting import Setter
from drafter.writers.text import as_text
from tests.conftest import DraftOf, FactsOf

HEAD = """\
提纲: 实施方案
机关: 云岭县人民政府
规划期: 2021—2025年
成文日期: 2021-12-20
指导思想: 坚持以习近平新时代中国特色社会主义思想为指导
总体目标: 到2025年，政府行为全面纳入法治轨道
"""
TASKS = """\
主要任务:
  - 领域: 完善行政决策制度体系
    主题: 行政决策
    任务:
      - 标题: 落实决策程序
        举措: [编制并公布年度决策目录]
        目标:
          - {键: 目录公布率, 值: 100%}
          - {标识: collective_discussion_rate, 值: 100%}
        牵头单位: 县政府办公室
        配合单位: [县司法局, 县发改局]
        时限: 2025-12
      - {标题: 加强决策评估, 举措: [评估决策执行情况]}
  - 领域: 严格规范公正文明执法
    任务:
      - 标题: 深化执法改革
        主题: 行政执法
        举措:
          - 整合执法队伍
          - {标题: 加强执法培训, 做法: "每名执法人员每年接受培训不少于{年培训学时}"}
        目标:
          - {键: 年培训学时, 关系: 不少于, 值: 60学时}
          - {名称: 县乡执法监督体系, 关系: 基本建成, 期限: 2025年前}
组织保障: [{标题: 加强组织领导, 举措: [县委每年听取一次汇报]}]
"""


def told(draft: Draft, workshop: Workshop) -> list[str]:
    """Return the whole paper, a paragraph a line."""
    return as_text(draft.report, workshop.writer(draft.facts)[0]).splitlines()


def codes(read: tuple[Facts, tuple[Finding, ...]]) -> list[str]:
    """Return the codes of the mistakes."""
    return [finding.rule.code for finding in read[1] if finding.level is not Level.NOTE]


def test_a_plan_is_issued_by_a_notice_and_stands_behind_its_signature(
    draft_of: DraftOf, workshop: Workshop
) -> None:
    lines = told(draft_of(f"{HEAD}主送: [各乡镇人民政府, 县政府各部门]\n{TASKS}"), workshop)
    title = "云岭县法治政府建设实施方案（2021—2025年）"
    assert lines[:6] == [
        f"云岭县人民政府关于印发《{title}》的通知",
        "各乡镇人民政府、县政府各部门：",
        f"现将《{title}》印发给你们，请结合实际抓好落实。",
        "云岭县人民政府",
        "2021年12月20日",
        title,
    ]
    assert not any(line.startswith("附件") for line in lines)


def test_tasks_are_numbered_straight_through_the_areas(draft_of: DraftOf, workshop: Workshop) -> None:
    lines = told(draft_of(HEAD + TASKS), workshop)
    heads = [
        line.split("。")[0]
        for line in lines
        if (line[0] in "一二三四（123" and "、" in line) or line[0] == "（"
    ]
    assert [line.split("。")[0] for line in lines if line[:2] in {"1.", "2.", "3."}] == [
        "1.落实决策程序",
        "2.加强决策评估",
        "3.深化执法改革",
    ]
    assert "（二）严格规范公正文明执法" in heads
    assert "（一）加强组织领导" in heads


def test_a_task_says_its_measures_its_targets_and_who_by_when(draft_of: DraftOf, workshop: Workshop) -> None:
    lines = told(draft_of(HEAD + TASKS), workshop)
    assert lines[lines.index("（一）完善行政决策制度体系") + 1] == (
        "1.落实决策程序。编制并公布年度决策目录。确保决策目录制定、公布率、重大行政决策集体讨论率均达到100%。"
        "（牵头单位：县政府办公室；配合单位：县司法局、县发改局；完成时限：2025年12月底前）"
    )


def test_a_titled_measure_begins_a_paragraph_and_a_target_is_said_once(
    draft_of: DraftOf, workshop: Workshop
) -> None:
    lines = told(draft_of(HEAD + TASKS), workshop)
    at = lines.index("（二）严格规范公正文明执法")
    assert lines[at + 1 : at + 3] == [
        "3.深化执法改革。整合执法队伍。",
        "加强执法培训。每名执法人员每年接受培训不少于60学时。2025年前基本建成县乡执法监督体系。",
    ]


def test_why_the_plan_is_made_names_documents_and_purpose(draft_of: DraftOf, workshop: Workshop) -> None:
    basis = (
        "依据: {文件: [法治政府建设实施纲要（2021—2025年）, 《省实施方案》精神], 目的: 全面建设法治政府}\n"
    )
    lines = told(draft_of(HEAD + basis + TASKS), workshop)
    assert (
        "为贯彻落实《法治政府建设实施纲要（2021—2025年）》《省实施方案》精神，全面建设法治政府，结合我县实际，制定本方案。"
    ) in lines


@pytest.mark.parametrize(
    ("basis", "said"),
    [
        ("依据: {目的: 全面建设法治政府}", "为全面建设法治政府，结合我县实际，制定本方案。"),
        ("依据: 按照县委部署，制定本方案", "按照县委部署，制定本方案。"),
        ("依据: {文件: [甲方案]}", "为贯彻落实《甲方案》，结合我县实际，制定本方案。"),
    ],
)
def test_the_basis_may_be_less(draft_of: DraftOf, workshop: Workshop, basis: str, said: str) -> None:
    assert said in told(draft_of(f"{HEAD}{basis}\n{TASKS}"), workshop)


def test_goals_may_be_enumerated_below_their_text(draft_of: DraftOf, workshop: Workshop) -> None:
    goals = "总体目标:\n  正文: 到2025年，主要目标是：\n  目标: [制度更加完善, 执法更加规范]\n"
    head = HEAD.replace("总体目标: 到2025年，政府行为全面纳入法治轨道\n", goals)
    lines = told(draft_of(head + TASKS), workshop)
    at = lines.index("到2025年，主要目标是：")
    assert lines[at + 1] == "一是制度更加完善。二是执法更加规范。"


def test_the_clerks_own_words_take_the_place_of_the_programs(draft_of: DraftOf, workshop: Workshop) -> None:
    own = "标题: 云岭县法治建设规划（2021—2025年）\n引言: 《规划》已经县政府同意，现予印发\n结语: 县司法局负责督办\n"
    lines = told(draft_of(HEAD + own + "依据: {目的: 建设法治云岭}\n" + TASKS), workshop)
    assert lines[0] == "云岭县人民政府关于印发《云岭县法治建设规划（2021—2025年）》的通知"
    assert lines[1] == "《规划》已经县政府同意，现予印发。"
    assert "为建设法治云岭，结合我县实际，制定本规划。" in lines
    assert lines[-1] == "县司法局负责督办。"


POINTS = """\
提纲: 工作要点
机关: 中共云岭县委全面依法治县委员会办公室
区域: 云岭县
年度: 2026
成文日期: 2026-03-20
主要任务:
  - 领域: 规范行政执法
    主题: 行政执法
    任务: [{标题: 开展案卷评查, 举措: [每季度评查一次], 牵头单位: 县司法局}]
  - 领域: 化解行政争议
    任务: [{标题: 办好复议案件, 举措: [对疑难案件逐案听证]}]
"""


def test_the_points_of_a_year_are_a_plan_whose_areas_stand_at_the_top(
    draft_of: DraftOf, workshop: Workshop
) -> None:
    draft = draft_of(POINTS)
    assert errors(draft.findings) == ()
    assert told(draft, workshop)[-5:] == [
        "云岭县2026年法治政府建设工作要点",
        "一、规范行政执法",
        "1.开展案卷评查。每季度评查一次。（牵头单位：县司法局）",
        "二、化解行政争议",
        "2.办好复议案件。对疑难案件逐案听证。",
    ]


def test_a_heading_that_counts_on_passes_over_those_between(shelf: Shelf) -> None:
    def task() -> Heading:
        return Heading(3, (), counts_on=True)

    blocks = [Heading(2, ()), task(), task(), Heading(2, ()), task(), Heading(3, ()), Heading(2, ()), task()]
    assert heading_numbers(load(shelf), blocks) == (
        "（一）",
        "1.",
        "2.",
        "（二）",
        "3.",
        "4.",
        "（三）",
        "4.",
    )


def test_the_plan_begins_a_page_without_a_label_and_comments_find_its_paragraphs(
    draft_of: DraftOf, workshop: Workshop
) -> None:
    draft = draft_of(HEAD + TASKS.replace("时限: 2025-12", "时限: 2027-12"))
    style, _ = workshop.writer(draft.facts)
    galley = Setter(style, Metrics(16, -0.25), highlight=False).galley(draft.report)
    names = [one.form.style for one in galley.attachments if isinstance(one.form, Form)]
    assert names[0] == w.ISSUED_TITLE
    assert not {w.LABEL, w.NOTE_ONLY} & {one.form.style for one in galley.sets if isinstance(one.form, Form)}
    blocks = list(draft.report.text_blocks())
    placed = {number for one in galley.sets for number in one.blocks}
    assert placed >= set(range(len(blocks)))
    (number,) = comments_by_block(draft)
    assert number == -1 or isinstance(blocks[number], Heading | Paragraph)


def test_a_plan_is_filed_under_its_years_and_measured_whole(draft_of: DraftOf) -> None:
    draft = draft_of(HEAD + TASKS)
    assert file_stem(draft, final=True) == "云岭县法治政府建设实施方案（2021—2025年）"
    assert size(draft.report)[0] > 300
    text = "".join(plain(b.spans) for b in draft.report.text_blocks() if isinstance(b, Heading | Paragraph))
    assert "60学时" in text


@pytest.mark.parametrize(
    ("change", "code", "line", "wrong"),
    [
        (("- 标题: 落实决策程序", "- 编号: 2\n        标题: 落实决策程序"), "F057", 11, "第1项"),
        (
            ("    任务:\n      - 标题: 落实", "    任务: []\n    任: \n      - 标题: 落实"),
            "F034",
            10,
            "的“任务”",
        ),
        (("{键: 目录公布率, 值: 100%}", "{键: 目录公布率}"), "F034", 14, "的“值”"),
        (("{键: 目录公布率, 值: 100%}", "{键: 目录公布绿, 值: 100%}"), "F030", 14, "目录公布绿"),
        (("{键: 目录公布率, 值: 100%}", "{键: 目录公布率, 值: 120%}"), "F033", 14, "超过了100%"),
        (("{键: 目录公布率, 值: 100%}", "{键: 目录公布率, 值: 暂缺}"), "F035", 14, "暂缺"),
        (("{键: 目录公布率, 值: 100%}", "{键: 目录公布率, 关系: 大概, 值: 100%}"), "F031", 14, "大概"),
        (("关系: 基本建成, ", "关系: 基本建成, 值: 3个, "), "F031", 29, "没有数"),
        (("collective_discussion_rate", "collective_rate"), "F030", 15, "collective_rate"),
        (("主题: 行政决策", "主题: 行政绝策"), "F030", 9, "行政绝策"),
        (("{年培训学时}", "{年培训学分}"), "F038", 26, "年培训学分"),
        (("键: 年培训学时, 关系", "键: 行政决策.目录公布率, 关系"), "F043", 28, "已经填过"),
        (("时限: 2025-12", "时限: 2027-12"), "F058", 11, "2021—2025年"),
        (
            ("        举措: [编制并公布年度决策目录]\n", "        举措: [编制, {标题: 甲}]\n"),
            "F034",
            12,
            "做法",
        ),
        (
            ("      - {标题: 加强决策评估, 举措: [评估决策执行情况]}\n", "      - 加强决策评估\n"),
            "F031",
            19,
            "键: 值",
        ),
        (("举措: [评估决策执行情况]", "做法: 评估"), "F030", 19, "做法"),
    ],
)
def test_what_is_wrong_with_a_plan_is_named_where_it_stands(
    facts_of: FactsOf, change: tuple[str, str], code: str, line: int, wrong: str
) -> None:
    old, new = change
    assert old in TASKS
    read = facts_of(HEAD + TASKS.replace(old, new, 1))
    found = [f for f in read[1] if f.rule.code == code]
    assert found, codes(read)
    assert found[0].place.line == line
    assert wrong in found[0].message


def test_two_tasks_of_one_number_collide(facts_of: FactsOf) -> None:
    tasks = TASKS.replace("- 标题: 落实", "- 编号: 1\n        标题: 落实").replace(
        "- {标题: 加强决策评估", "- {编号: 1, 标题: 加强决策评估"
    )
    (finding,) = errors(facts_of(HEAD + tasks)[1])
    assert finding.rule.code == "F039"
    assert "第11行" in finding.message


def test_numbers_in_order_may_be_typed(facts_of: FactsOf) -> None:
    tasks = TASKS.replace("- 标题: 落实", "- 编号: 1\n        标题: 落实")
    assert codes(facts_of(HEAD + tasks)) == []


def test_an_area_without_tasks_is_an_error(facts_of: FactsOf) -> None:
    (finding,) = errors(facts_of(f"{HEAD}主要任务: [{{领域: 完善制度}}]\n")[1])
    assert (finding.rule.code, finding.place.line) == ("F034", 7)
    assert "领域“完善制度”的“任务”" in finding.message


@pytest.mark.parametrize(
    ("text", "key", "line", "move"),
    [
        (f"{HEAD}{TASKS}工作情况: {{行政复议: {{数据: {{受理: 22}}}}}}\n", "工作情况", 31, "三段式"),
        (f"{HEAD}{TASKS}上年: 去年.yaml\n", "上年", 31, "三段式"),
        ("机关: 云岭县人民政府\n年度: 2026\n成文日期: 2027-01-18\n主要任务: []\n", "主要任务", 4, "实施方案"),
        (
            "机关: 云岭县人民政府\n年度: 2026\n成文日期: 2027-01-18\n规划期: 2021—2025年\n",
            "规划期",
            4,
            "实施方案",
        ),
    ],
)
def test_what_belongs_to_another_kind_of_outline_is_told_so(
    facts_of: FactsOf, text: str, key: str, line: int, move: str
) -> None:
    finding = next(f for f in facts_of(text)[1] if f.rule.code == "F056")
    assert (finding.quote, finding.place.line) == (key, line)
    assert move in finding.advice


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("规划期: 2021-2025", None),
        ("规划期: ２０２１至２０２５年", None),
        ("规划期: 五年", "F031"),
        ("规划期: 2025—2021年", "F033"),
        ("规划期: 1921—2025年", "F033"),
        ("", "F034"),
    ],
)
def test_the_years_of_a_plan(facts_of: FactsOf, typed: str, code: str | None) -> None:
    head = HEAD.replace("规划期: 2021—2025年", typed).replace("\n\n", "\n")
    assert codes(facts_of(head + TASKS)) == ([code] if code else [])


@pytest.mark.parametrize(
    ("day", "fits"), [("2020-12-30", True), ("2019-12-20", False), ("2026-01-04", False)]
)
def test_a_plan_is_signed_before_its_end(facts_of: FactsOf, day: str, fits: bool) -> None:
    read = facts_of(HEAD.replace("2021-12-20", day) + TASKS)
    assert codes(read) == ([] if fits else ["F033"])


def test_what_a_plan_must_have_is_asked_for_and_left_open_in_the_draft(
    draft_of: DraftOf, workshop: Workshop
) -> None:
    draft = draft_of(HEAD.replace("指导思想: 坚持以习近平新时代中国特色社会主义思想为指导\n", "") + TASKS)
    assert [f.rule.code for f in errors(draft.findings)] == ["F034"]
    assert "「待填：指导思想」" in told(draft, workshop)


RED = "版头: 是\n文号: 云政发〔2021〕18号\n用印: 是\n主送: [各乡镇人民政府, 县政府各部门]\n"


def notes_of(draft: Draft, workshop: Workshop) -> tuple[str, ...]:
    """Write a plan; return what was adjusted."""
    return workshop.writer(draft.facts)[1].write(draft.report)[1]


def test_a_red_headed_notice_keeps_its_sentence_on_the_first_page(
    draft_of: DraftOf, workshop: Workshop
) -> None:
    """7.3.3: the white above the seal gives way before the only sentence leaves the first page."""
    (note,) = notes_of(draft_of(HEAD + RED + TASKS), workshop)
    assert note == "落款本来会单独成页：用印署名前的空行已减为一行。"


def test_where_that_is_not_enough_the_clerk_is_told(draft_of: DraftOf, workshop: Workshop) -> None:
    (note,) = notes_of(draft_of(f"{HEAD}{RED}附注: 此件公开发布\n附件: [分工表]\n{TASKS}"), workshop)
    assert "首页没有正文" in note
