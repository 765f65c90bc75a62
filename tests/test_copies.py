"""报送: one file, several copies; what a public copy leaves out, what goes with it, and what would give it away."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Protocol

import pytest

from drafter.facts import Facts, read_facts
from drafter.findings import DrafterError, Finding, Level, errors
from drafter.outline import Outlines
from drafter.pipeline.workshop import Draft, Workshop
from drafter.tree import Report, Table, block_spans
from drafter.writers.text import as_text

SAMPLE = Path(__file__).parent.parent / "samples" / "yunling-2026.yaml"
HEAD = """\
机关: 云岭县人民政府
年度: 2026
成文日期: 2027-01-18
主送: [县委, 县人大常委会]
抄送: [县政协]
"""
REST = """\
存在问题: [{问题: 乡镇执法力量不足}]
下一步工作打算: [{标题: 加强乡镇执法, 举措: [每季度抽查案卷]}]
"""
COPIES = """\
报送:
  - 名称: 上报市
    机关: [中共云岭县委员会, 云岭县人民政府]
    主送: 云州市人民政府
    版头: 是
    文号: 云委〔2027〕6号
    签发人: 何望川
    抄送: []
  - {名称: 公开, 公开: 是, 主送: []}
"""


class Reading(Protocol):
    """Read one copy of facts that stand in the test; without a name, the file itself."""

    def __call__(self, text: str, copy: str = ...) -> tuple[Facts, tuple[Finding, ...]]: ...


@pytest.fixture
def copy_of(tmp_path: Path, outlines: Outlines) -> Reading:
    """Read one copy of facts that stand in the test; without a name, the file itself."""

    def read(text: str, copy: str = "公开") -> tuple[Facts, tuple[Finding, ...]]:
        path = tmp_path / "facts.yaml"
        path.write_text(text, encoding="utf-8")
        return read_facts(str(path), outlines, copy)

    return read


def public(work: str, rest: str = REST) -> str:
    """Return a facts file with one public copy and this work, from line 7 on."""
    return f"{HEAD}报送: [{{名称: 公开, 公开: 是}}]\n工作情况:\n{work}{rest}"


def found(findings: tuple[Finding, ...], *codes: str) -> list[tuple[str, int | None]]:
    return [(f.rule.code, f.place.line) for f in findings if f.rule.code in codes]


def keys(facts: Facts) -> list[str]:
    return list(facts.figures())


# which copy


def test_a_copy_is_the_same_facts_under_another_head(copy_of: Reading) -> None:
    text = f"{HEAD}{COPIES}{REST}"
    whole, joint = copy_of(text, "")[0], copy_of(text, "上报市")[0]
    assert joint.header.organs == ("中共云岭县委员会", "云岭县人民政府")
    assert joint.header.recipients == ("云州市人民政府",)
    assert (joint.header.number, joint.header.signers) == ("云委〔2027〕6号", ("何望川",))
    assert joint.header.letterhead
    assert joint.header.copies == ()
    assert joint.header.signed == date(2027, 1, 18)
    assert joint.header.region == "云岭县"
    assert (joint.problems, joint.topics, joint.plans) == (whole.problems, whole.topics, whole.plans)


def test_without_a_name_the_draft_is_as_if_there_were_no_copies(workshop: Workshop, tmp_path: Path) -> None:
    path = tmp_path / "facts.yaml"
    made: list[Report] = []
    for text in (f"{HEAD}{REST}", f"{HEAD}{COPIES}{REST}"):
        path.write_text(text, encoding="utf-8")
        made.append(workshop.draft(str(path)).report)
    assert made[0] == made[1]


def test_copies_for_several_readers_say_the_same_words(workshop: Workshop) -> None:
    """Wordings are chosen by the organs of the file, so that two copies can be laid side by side."""
    texts = [workshop.draft(str(SAMPLE), name).report.blocks for name in ("", "上报市", "县委人大")]
    assert texts[0] == texts[1] == texts[2]


def test_a_web_copy_has_nothing_of_paper_unless_it_asks_for_it(copy_of: Reading) -> None:
    head = f"{HEAD}版头: 是\n文号: 云政〔2027〕3号\n签发人: 何望川\n印发: {{机关: 云岭县人民政府办公室}}\n"
    header = copy_of(f"{head}报送: [{{名称: 公开, 公开: 是}}]\n{REST}")[0].header
    assert (header.letterhead, header.signers, header.copies, header.printer) == (False, (), (), "")
    assert header.recipients == ("县委", "县人大常委会")
    asked = copy_of(f"{head}报送: [{{名称: 公开, 公开: 是, 版头: 是, 抄送: 县政协}}]\n{REST}")[0].header
    assert (asked.letterhead, asked.copies) == (True, ("县政协",))


@pytest.mark.parametrize(
    ("copies", "code", "line", "said"),
    [
        ("- {公开: 是}", "F034", 7, "没有填这一份的“名称”"),
        ("- {名称: 公开, 公开: 是}\n  - {名称: 公开}", "F051", 8, "名称“公开”在第7行已经用过"),
        ("- 名称: 全部", "F051", 7, "“全部”是要各份都写时用的"),
        ("- 名称: 草稿", "F051", 7, "名称“草稿”写到文件名里，和不分份的那一份的文件同名"),
        ("- 名称: 草 稿", "F051", 7, "和不分份的那一份的文件同名"),
        ("- 名称: 甲\n  - 名称: 甲）（草稿", "F051", 8, "和“甲”这一份的文件同名"),
        ("- 名称: 甲）（草稿\n  - 名称: 甲", "F051", 8, "和“甲）（草稿”这一份的文件同名"),
        ("- 名称: 甲/乙\n  - 名称: 甲乙", "F051", 8, "和“甲/乙”这一份的文件同名"),
        ("- 名称: A\n  - 名称: a", "F051", 8, "和“A”这一份的文件同名"),
        (
            "- 名称: 报送市委全面依法治市委员会办公室甲\n  - 名称: 报送市委全面依法治市委员会办公室乙",
            "F051",
            8,
            "和“报送市委全面依法治市委员会办公室甲”这一份的文件同名",
        ),
        ("- {名称: 公开, 年度: 2025}", "F030", 7, "报送里没有“年度”这一项"),
        ("- {名称: 公开, 主松: 市委}", "F030", 7, "报送里没有“主松”这一项"),
        ("- 公开", "F031", 7, "报送里"),
    ],
)
def test_a_mistake_in_a_copy_is_found_with_its_line(
    copy_of: Reading, copies: str, code: str, line: int, said: str
) -> None:
    findings = copy_of(f"{HEAD}报送:\n  {copies}\n{REST}", "")[1]
    (finding,) = [f for f in errors(findings) if f.place.line in (7, 8)]
    assert (finding.rule.code, finding.place.line) == (code, line)
    assert said in finding.message


def test_a_copy_nobody_wrote_is_refused_with_those_there_are(copy_of: Reading) -> None:
    with pytest.raises(DrafterError) as refusal:
        copy_of(f"{HEAD}{COPIES}{REST}", "上报")
    (finding,) = refusal.value.findings
    assert (refusal.value.exit_code, finding.rule.code) == (2, "F052")
    assert finding.advice == "是否想写“上报市”？现有的：上报市、公开。"


def test_where_there_are_no_copies_that_is_said(copy_of: Reading) -> None:
    with pytest.raises(DrafterError, match="没有“报送”，分不出几份"):
        copy_of(f"{HEAD}{REST}")


def test_what_is_missing_in_one_copy_is_no_matter_of_the_others(copy_of: Reading) -> None:
    text = f"{HEAD}报送: [{{名称: 上报市, 版头: 是}}, {{名称: 公开, 公开: 是}}]\n{REST}"
    wanted = ("F034", 6)
    assert wanted in found(copy_of(text, "上报市")[1], "F034")
    assert wanted not in found(copy_of(text, "公开")[1], "F034")
    assert wanted not in found(copy_of(text, "")[1], "F034")


def test_check_looks_at_every_copy(workshop: Workshop, tmp_path: Path) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text(f"{HEAD}报送: [{{名称: 上报市, 版头: 是}}]\n{REST}", encoding="utf-8")
    assert ("F034", 6) in found(workshop.check(str(path)), "F034")


def test_a_style_a_copy_asks_for_in_vain_is_said_there(workshop: Workshop, tmp_path: Path) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text(f"{HEAD}报送: [{{名称: 上报市, 版式: 没有}}]\n{REST}", encoding="utf-8")
    assert found(workshop.draft(str(path), "上报市").findings, "F047") == [("F047", 6)]
    assert found(workshop.draft(str(path)).findings, "F047") == []


# what is not public


def test_a_figure_a_measure_a_part_and_a_topic_are_left_out(copy_of: Reading) -> None:
    text = public(
        "  行政执法:\n"
        "    举措: [推行综合查一次, {做法: 约谈三家单位, 公开: 否}]\n"
        "    数据: {行政处罚案件: 12, 行政检查: {本年: 30, 公开: 否}}\n"
        "    另: [{名称: 内部通报, 单位: 次, 本年: 2, 公开: 否}]\n"
        "    小节: {专项: {举措: [专项治理], 公开: 否}, 日常: {举措: [日常监督]}}\n"
        "  行政复议: {公开: 否, 数据: {收到复议申请: 29}}\n"
    )
    assert keys(copy_of(text, "")[0]) == [
        "行政执法.行政处罚案件",
        "行政执法.行政检查",
        "行政执法.另.1",
        "行政复议.收到复议申请",
    ]
    facts, findings = copy_of(text)
    assert keys(facts) == ["行政执法.行政处罚案件"]
    (topic,) = facts.topics
    assert [m.words.text for m in topic.measures] == ["推行综合查一次"]
    assert [part.key for part in topic.parts] == ["行政执法.日常"]
    (note,) = [f for f in findings if f.rule.code == "F055"]
    assert (note.level, note.place.line) == (Level.NOTE, 6)
    assert "数据3项" in note.message
    assert "文字2条" in note.message


def test_a_problem_a_plan_a_duty_and_a_follow_up_are_left_out(copy_of: Reading) -> None:
    rest = (
        "第一责任人: [{职务: 县委主要负责同志, 履职: [批示3次], 公开: 否}]\n"
        "存在问题: [{问题: 力量不足}, {问题: 败诉率上升, 公开: 否}]\n"
        "下一步工作打算: [{标题: 甲}, {标题: 乙, 公开: 否}, {举措: [{做法: 丙, 公开: 否}]}]\n"
        "上年打算落实: [{打算: 丁, 结果: 完成}, {打算: 戊, 结果: 未完成, 公开: 否}]\n"
        "上年问题整改: [{问题: 己, 结果: 仍存在, 公开: 否}]\n"
    )
    facts, findings = copy_of(public("  行政执法: {举措: [推行综合查一次]}\n", rest))
    assert not errors(findings)
    assert facts.duties == ()
    assert [p.words.text for p in facts.problems] == ["力量不足"]
    assert [p.title for p in facts.plans] == ["甲"]
    assert [p.words.text for p in facts.promises] == ["丁"]
    assert facts.repairs == ()


def test_what_only_a_private_measure_tells_goes_with_it(copy_of: Reading) -> None:
    """A figure that a public measure tells as well stays; so does one that no measure tells."""
    text = public(
        "  行政复议:\n"
        "    举措:\n"
        "      - {做法: '对涉稳案件{受理}听证', 数据: [复议听证会, 意见书建议书], 公开: 否}\n"
        "      - {做法: 督促源头纠错, 数据: [意见书建议书]}\n"
        "    数据: {收到复议申请: 29, 受理: 22, 复议听证会: 5, 意见书建议书: 3}\n"
    )
    assert keys(copy_of(text)[0]) == ["行政复议.收到复议申请", "行政复议.意见书建议书"]


@pytest.mark.parametrize(
    ("figures", "left"),
    [
        (
            "收到复议申请: 40, 受理: {本年: 30, 公开: 否}",
            ["收到复议申请"],
        ),  # 受理率 would have been worked out
        ("收到复议申请: {本年: 40, 公开: 否}, 受理: 30", ["受理"]),
        (
            "收到复议申请: 40, 受理: {本年: 30, 公开: 否}, 受理率: 75%",
            ["收到复议申请"],
        ),  # typed, and it gives it away
        (
            "收到复议申请: {本年: 40, 公开: 否}, 受理: {本年: 30, 公开: 否}, 受理率: 75%",
            ["受理率"],
        ),  # gives nothing away
        ("收到复议申请: 40, 受理: 30", ["收到复议申请", "受理", "受理率"]),
    ],
)
def test_rates_that_rest_on_what_is_left_out_go_too(copy_of: Reading, figures: str, left: list[str]) -> None:
    facts, findings = copy_of(public(f"  行政复议: {{数据: {{{figures}}}}}\n"))
    assert keys(facts) == [f"行政复议.{key}" for key in left]
    assert not errors(findings)


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        (
            "收到复议申请: 29, 受理: 22, 不予受理: 4, 其他处理: {本年: 3, 公开: 否}",
            "由“收到行政复议申请”“受理行政复议案件”“不予受理行政复议申请”推得出不公开的“其他处理”",
        ),
        ("收到复议申请: 40, 受理: 30, 受理率: {本年: 75%, 公开: 否}", "推得出不公开的“行政复议受理率”"),
        ("收到复议申请: 29, 受理: 22, 不予受理: {本年: 4, 公开: 否}, 其他处理: {本年: 3, 公开: 否}", ""),
        ("收到复议申请: 50, 受理: 22, 不予受理: {本年: 4, 公开: 否}", ""),  # parts nobody gave
    ],
)
def test_what_can_be_worked_out_from_the_rest_is_said(copy_of: Reading, figures: str, said: str) -> None:
    """A total with all its parts but one, or a rate between two figures."""
    findings = copy_of(public(f"  行政复议: {{数据: {{{figures}}}}}\n"))[1]
    told = [f for f in findings if f.rule.code == "F054"]
    assert [(f.level, f.place.line) for f in told] == ([(Level.WARNING, 8)] if said else [])
    assert all(said in f.message for f in told)


@pytest.mark.parametrize(
    ("work", "rest"),
    [
        ("  行政复议: {举措: ['收案增加到{受理}'], 数据: {受理: {本年: 22, 公开: 否}}}\n", REST),
        ("  行政复议: {举措: [{做法: 听证, 成效: '审理{受理}'}], 数据: {受理: {本年: 22, 公开: 否}}}\n", REST),
        ("  行政复议: {导语: '审理{受理}', 数据: {受理: {本年: 22, 公开: 否}}}\n", REST),
        ("  行政复议: {正文: '审理{受理}', 数据: {受理: {本年: 22, 公开: 否}}}\n", REST),
        ("  行政复议: {小节: {甲: {举措: ['审理{受理}']}}, 数据: {受理: {本年: 22, 公开: 否}}}\n", REST),
        (
            "  行政复议: {公开: 否, 数据: {受理: 22}}\n",
            "存在问题: [{问题: 收案多, 原因: '受理{行政复议.受理}'}]\n下一步工作打算: [甲]\n",
        ),
        ("  行政复议: {公开: 否, 数据: {受理: 22}}\n", REST + "结语: '受理{行政复议.受理}'\n"),
        (
            "  行政复议: {公开: 否, 数据: {受理: 22}}\n",
            REST + "上年打算落实: [{打算: 甲, 结果: 完成, 说明: '{行政复议.受理}'}]\n",
        ),
    ],
)  # fmt: skip
def test_a_text_that_refers_to_what_is_left_out_is_an_error_and_no_leak(
    copy_of: Reading, workshop: Workshop, tmp_path: Path, work: str, rest: str
) -> None:
    text = public(work, rest)
    ((_, line),) = found(copy_of(text)[1], "F053")
    assert "{" in text.splitlines()[(line or 0) - 1]
    assert found(copy_of(text, "")[1], "F053") == []
    draft = workshop.draft(str(tmp_path / "facts.yaml"), "公开")
    assert "22" not in said(draft)


def test_a_measure_that_lists_a_figure_left_out_is_told_without_it(
    workshop: Workshop, tmp_path: Path
) -> None:
    path = tmp_path / "facts.yaml"
    work = "  行政复议: {举措: [{做法: 逐案听证, 数据: [复议听证会]}], 数据: {复议听证会: {本年: 7, 公开: 否}}}\n"
    path.write_text(public(work), encoding="utf-8")
    assert "逐案听证，召开行政复议听证会7次。" in said(workshop.draft(str(path)))
    assert "逐案听证。" in said(workshop.draft(str(path), "公开"))


def test_what_is_wrong_with_a_figure_left_out_keeps_no_public_copy_back(copy_of: Reading) -> None:
    text = public("  行政复议: {数据: {收到复议申请: 29, 受理: {本年: 暂缺, 公开: 否}}}\n")
    assert found(errors(copy_of(text, "")[1]), "F035") == [("F035", 8)]
    assert errors(copy_of(text)[1]) == ()


def test_a_required_section_with_nothing_public_in_it_is_an_error(copy_of: Reading) -> None:
    rest = REST.replace("乡镇执法力量不足", "乡镇执法力量不足, 公开: 否")
    (finding,) = errors(copy_of(public("  行政执法: {举措: [推行综合查一次]}\n", rest))[1])
    assert (finding.rule.code, finding.place.line) == ("F034", 6)
    assert "一节都标了不公开" in finding.message


def test_what_was_not_public_last_year_is_no_comparison_now(copy_of: Reading, tmp_path: Path) -> None:
    last = HEAD.replace("2026", "2025").replace("2027", "2026") + REST
    last += "工作情况: {行政复议: {数据: {收到复议申请: {本年: 33, 公开: 否}}}}\n"
    (tmp_path / "last.yaml").write_text(last, encoding="utf-8")
    text = public("  行政复议: {数据: {收到复议申请: 40}}\n") + "上年: last.yaml\n"
    (before,), (now,) = (copy_of(text, name)[0].figures().values() for name in ("", "公开"))
    assert (str(before.last and before.last.value), now.last) == ("33", None)


@pytest.mark.parametrize(
    ("measures", "is_told"),
    [
        ("{做法: '内部掌握许可{行政执法.行政许可}', 公开: 否}", False),
        ("{做法: 内部掌握许可, 数据: [行政执法.行政许可], 公开: 否}", False),
        ("{做法: '内部掌握许可{行政执法.行政许可}', 公开: 否}, '许可{行政执法.行政许可}'", True),
    ],
)
def test_a_figure_of_another_topic_goes_with_the_measure_it_stands_beside(
    workshop: Workshop, tmp_path: Path, measures: str, is_told: bool
) -> None:
    """It sits in 数据 of the topic that tells it, under the name of the topic it belongs to; the table has it from there."""
    path = tmp_path / "facts.yaml"
    work = f"  政府职能: {{举措: [{measures}, 公开的事], 数据: {{行政执法.行政许可: 7777}}}}\n"
    path.write_text("附件: [数据表]\n" + public(work), encoding="utf-8")
    assert "7777" in said(workshop.draft(str(path)))
    assert ("7777" in said(workshop.draft(str(path), "公开"))) is is_told


@pytest.mark.parametrize("part", ["{举措: ['受理{受理}'], 公开: 否}", "{正文: '受理{受理}', 公开: 否}"])
def test_what_only_a_private_part_tells_goes_with_it(copy_of: Reading, part: str) -> None:
    """Nothing in a part that is not public is public, and so does not keep a figure in."""
    work = f"  行政复议: {{举措: [做], 数据: {{收到复议申请: 29, 受理: 22}}, 小节: {{甲: {part}}}}}\n"
    assert keys(copy_of(public(work))[0]) == ["行政复议.收到复议申请"]


def test_a_required_figure_given_in_another_topic_is_no_gap_and_stays_withheld(
    copy_of: Reading, workshop: Workshop, tmp_path: Path
) -> None:
    text = public(
        "  行政复议:\n"
        "    举措: [做]\n"
        "    数据: {收到复议申请: 100, 受理: 90, 行政应诉.应诉案件: {本年: 51, 公开: 否}}\n"
        "  行政应诉: {举措: [应诉]}\n"
    )
    facts, findings = copy_of(text, "")
    litigation = [f for f in findings if "行政应诉.应诉案件" in f.keys and f.rule.code in ("F034", "H201")]
    assert (litigation, facts.figures()["行政应诉.应诉案件"].public) == ([], False)
    assert [f.key for topic in facts.topics for f in topic.all_figures()].count("行政应诉.应诉案件") == 1
    counts = {
        text: next(
            f.message for f in copy_of(text, "")[1] if f.rule.code == "F037" and "“行政应诉”" in f.message
        )
        for text in (text, text.replace("行政应诉.应诉案件: {本年: 51, 公开: 否}", "行政应诉.应诉案件: 51"))
    }
    assert len(set(counts.values())) == 1
    path = tmp_path / "facts.yaml"
    path.write_text(text, encoding="utf-8")
    whole, web = said(workshop.draft(str(path))), said(workshop.draft(str(path), "公开"))
    assert ("51" in whole, "待填：行政应诉" in whole) == (True, False)
    assert ("51" in web, "待填：行政应诉" in web) == (False, False)


@pytest.mark.parametrize("value", ["不公开", "[否]", "", "''", "暂不"])
def test_what_cannot_be_read_as_public_or_not_is_kept_in(
    copy_of: Reading, workshop: Workshop, tmp_path: Path, value: str
) -> None:
    """Printed by mistake it is out; kept in by mistake it is asked about."""
    one = f"公开: {value}"
    work = (
        "  行政复议:\n"
        f"    举措: [公开的事, {{做法: 密甲, {one}}}]\n"
        f"    数据: {{收到复议申请: {{本年: 7777, {one}}}}}\n"
        f"    另: [{{名称: 密乙, 单位: 次, 本年: 8888, {one}}}]\n"
        f"    小节: {{密丙: {{举措: [密丙], {one}}}}}\n"
        f"  行政应诉: {{举措: [密丁], {one}}}\n"
    )
    rest = (
        f"第一责任人: [{{职务: 县长, 履职: [密戊], {one}}}]\n"
        f"存在问题: [问题, {{问题: 密己, {one}}}]\n"
        f"下一步工作打算: [打算, {{标题: 密庚, 举措: [密庚], {one}}}]\n"
        f"上年打算落实: [{{打算: 密辛, 结果: 完成, {one}}}]\n"
    )
    findings = [f for f in errors(copy_of(public(work, rest))[1]) if "公开" in f.message]
    assert {f.rule.code for f in findings} <= {"F031", "F032"}
    assert len(findings) == 9
    web = said(workshop.draft(str(tmp_path / "facts.yaml"), "公开"))
    assert [secret for secret in ("密", "7777", "8888") if secret in web] == []


FOLLOWED = """\
存在问题: [问题]
下一步工作打算: [打算]
上年打算落实: [{打算: 推进甲, 结果: 完成}, {打算: 推进乙, 结果: 推进中, 说明: 已起草}, {打算: 推进丙, 结果: 未完成%s}]
上年问题整改: [{问题: 丁不够, 结果: 已解决}, {问题: 戊不够, 结果: 仍存在%s}]
"""


def test_where_some_of_last_years_are_withheld_none_are_counted(workshop: Workshop, tmp_path: Path) -> None:
    """Last year's report is public: whoever counts in it finds that some have no answer; each is told by itself."""
    path = tmp_path / "facts.yaml"
    web = {}
    for withheld in ("", ", 公开: 否"):
        path.write_text(
            public("  行政执法: {举措: [推行]}\n", FOLLOWED % ((withheld,) * 2)), encoding="utf-8"
        )
        web[withheld] = said(workshop.draft(str(path), "公开"))
    counted = ("3项", "2个", "1项", "1个")
    assert all(number in web[""] for number in counted)
    assert [number for number in counted if number in web[", 公开: 否"]] == []
    assert "推进甲，已完成；推进乙，正在推进，已起草。" in web[", 公开: 否"]
    assert "丁不够的问题已解决。" in web[", 公开: 否"]
    assert "推进丙" not in web[", 公开: 否"]


@pytest.mark.parametrize(
    ("copy", "private", "asked", "code"),
    [
        ("{名称: 公开, 附注: 此件公开发布}", "公开: 否", "公开", True),
        ("{名称: 公示版}", "公开: 否", "公示版", True),
        ("{名称: 上网}", "公开: 否", "上网", True),
        ("{名称: 甲, 附注: 此件公开发布}", "公开: 否", "甲", True),
        ("{名称: 公开, 公开: 是, 附注: 此件公开发布}", "公开: 否", "公开", False),
        ("{名称: 公开}", "公开: 是", "公开", False),
        ("{名称: 不公开, 附注: 此件不公开发布}", "公开: 否", "不公开", False),
        ("{名称: 上报市}", "公开: 否", "上报市", False),
    ],
)
def test_a_copy_that_looks_public_and_is_not_is_asked_about(
    copy_of: Reading, copy: str, private: str, asked: str, code: bool
) -> None:
    work = f"工作情况: {{行政执法: {{举措: [推行, {{做法: 密甲, {private}}}]}}}}\n"
    findings = copy_of(f"{HEAD}报送: [{copy}]\n{work}{REST}", asked)[1]
    assert found(findings, "F059") == ([("F059", 6)] if code else [])
    assert all(f.level is Level.WARNING for f in findings if f.rule.code == "F059")
    assert found(copy_of(f"{HEAD}报送: [{copy}]\n{work}{REST}", "")[1], "F059") == []


def test_a_report_that_says_it_is_published_and_holds_something_back_is_asked_about(copy_of: Reading) -> None:
    work = "工作情况: {行政执法: {举措: [推行, {做法: 密甲, 公开: 否}]}}\n"
    findings = copy_of(f"{HEAD}附注: 此件公开发布\n{work}{REST}", "")[1]
    assert found(findings, "F059") == [("F059", 6)]


# the sample


@pytest.fixture(scope="module")
def website(workshop: Workshop) -> Draft:
    return workshop.draft(str(SAMPLE), "公开")


def said(draft: Draft) -> str:
    """Return all that a report says, its tables too."""
    spans = [span.text for block in draft.report.all_blocks() for span in block_spans(block)]
    return "".join([draft.report.title, *draft.report.recipients, draft.report.annotation, *spans])


def test_the_web_copy_of_the_sample_says_nothing_that_is_not_public(
    website: Draft, workshop: Workshop
) -> None:
    whole = workshop.draft(str(SAMPLE))
    private = [fact for fact in whole.facts.figures().values() if not fact.public]
    assert [fact.key for fact in private] == ["党的领导.约谈通报"]
    assert "约谈、通报有关人员2人" in said(whole)
    assert "约谈" in as_text(whole.report, workshop.style(whole.facts))
    assert "约谈" not in as_text(website.report, workshop.style(website.facts))
    keys = {key for block in website.report.all_blocks() for span in block_spans(block) for key in span.keys}
    assert keys.isdisjoint(fact.key for fact in private)


def test_the_web_copy_of_the_sample_is_whole_otherwise(website: Draft, workshop: Workshop) -> None:
    whole = workshop.draft(str(SAMPLE))
    assert errors(website.findings) == ()
    assert set(whole.facts.figures()) - set(website.facts.figures()) == {"党的领导.约谈通报"}
    assert (website.report.recipients, website.report.letterhead, website.report.imprint) == ((), None, None)
    assert website.report.annotation == "此件公开发布"
    assert dict(website.report.publication)["发布机构"] == "云岭县人民政府"
    tables = [b for b in website.report.all_blocks() if isinstance(b, Table)]
    assert len(tables) == 1


def test_the_copies_of_the_sample_are_dressed_for_their_readers(workshop: Workshop) -> None:
    joint, own = (workshop.draft(str(SAMPLE), name) for name in ("上报市", "县委人大"))
    assert joint.report.title == "中共云岭县委员会 云岭县人民政府关于2026年度法治政府建设情况的报告"
    assert joint.report.signature.organs == ("中共云岭县委员会", "云岭县人民政府")
    assert joint.report.recipients == ("市委", "市政府")
    assert joint.report.letterhead is not None
    assert joint.report.letterhead.signers == ("杨静之", "何望川")
    assert own.report.recipients == ("县委", "县人大常委会")
    assert own.report.letterhead is not None
    assert own.report.letterhead.number == "云政〔2027〕3号"
    assert not errors((*joint.findings, *own.findings))
