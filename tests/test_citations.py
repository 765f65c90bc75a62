"""Laws cited in the clerk's words: what is over, not there yet or called new; and all that is right and left alone."""

from __future__ import annotations

import re
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import pytest

from drafter.files import shelf_for
from drafter.findings import DrafterError, Finding, Level
from drafter.pipeline.workshop import Workshop
from tests.conftest import DraftOf

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.yaml"))
ENDED = re.compile(r"《(环境保护法|法治政府建设实施纲要（2021—2025年）)》")


class Case(NamedTuple):
    """A sentence of a report on a year, and the finding it deserves, if any."""

    year: int
    text: str
    code: str = ""
    level: Level = Level.ERROR


WRONG = [
    Case(2021, "依据《婚姻法》办理登记", "L603"),
    Case(2023, "依据《中华人民共和国环境噪声污染防治法》查处", "L603"),
    Case(2023, "按照《信访条例》办理来信来访", "L603"),
    Case(2026, "学习《行政监察法》", "L603"),
    Case(2026, "严格执行《环境保护法》", "L603", Level.WARNING),
    Case(2023, "按照《法治政府建设实施纲要(2015-2020年)》部署", "L603"),
    Case(2026, "贯彻落实《法治政府建设实施纲要（2021—2025年）》", "L603"),
    Case(2020, "以实施《全面推进依法行政实施纲要》为主线", "L603", Level.WARNING),
    Case(2021, "落实《公平竞争审查条例》", "L602"),
    Case(2022, "学习《行政执法监督条例》", "L602"),
    Case(2025, "按照《行政执法监督条例》建立制度", "L602", Level.WARNING),
    Case(2026, "组织学习新修订的《行政复议法》", "S704", Level.WARNING),
    Case(2020, "组织学习新修订的《行政诉讼法》", "S704", Level.WARNING),
    # words of history that do not refer to the law
    Case(2026, "按照《合同法》审查合同，评估风险12处", "L603"),
    Case(2026, "组织清欠，依据《合同法》清理拖欠账款5件", "L603"),
    Case(2026, "按照《婚姻法》办理登记，群众曾反映的问题得到解决", "L603"),
    Case(2026, "修订完善制度，依据《合同法》办理案件5件", "L603"),
    Case(2026, "今年以来，依据《婚姻法》办理登记", "L603"),
    Case(2026, "项目实施前，依据《合同法》审查合同", "L603"),
    Case(2026, "依据《合同法》修订合同文本", "L603"),
    Case(2026, "推进“两法”衔接，依据《合同法》办理案件", "L603"),
    # a year that is not before its end, or runs on
    Case(2026, "2025年依据《合同法》办理案件5件", "L603"),
    Case(2026, "2018年以来依据《合同法》办理案件5件", "L603"),
    Case(2026, "会同县法院依据《婚姻法》调解纠纷", "L603"),
]
RIGHT = [
    Case(2020, "依据《婚姻法》办理登记"),
    Case(2020, "学习宣传《民法典》"),
    Case(2020, "贯彻《民法典》，清理与之不一致的文件"),
    Case(2025, "学习《行政执法监督条例》，为施行作准备"),
    Case(2025, "严格执行《环境保护法》"),
    Case(2026, "《生态环境法典》施行前，依据《环境保护法》立案12件"),
    Case(2026, "对照《生态环境法典》，把引用原《环境保护法》的文件逐件改正"),
    Case(2026, "清理引用《环境保护法》的文件"),
    Case(2026, "开展《法治政府建设实施纲要（2021—2025年）》终期评估"),
    Case(2025, "落实《法治政府建设实施纲要（2021—2025年）》"),
    Case(2026, "《法治政府建设实施纲要（2021—2025年）》提出的任务已经办结"),
    Case(2020, "对《信访工作条例》草案提出意见"),
    Case(2022, "落实河北省《行政执法监督条例》"),
    Case(2022, "执行《河北省行政执法监督条例》"),
    Case(2021, "执行《甲县公平竞争审查条例》"),
    Case(2021, "落实《甲县环境保护管理办法》"),
    Case(2024, "组织学习新修订的《行政复议法》"),
    Case(2015, "组织学习新修订的《行政诉讼法》"),
    Case(2026, "依据《行政法规制定程序条例》提出建议"),
    Case(2026, "学习《劳动合同法》和《民法典》合同编"),
    Case(2026, "妥善化解2018年依据《合同法》签订的供水协议纠纷"),
    Case(2026, "2020年12月31日，依据《合同法》签订协议"),
    Case(2026, "2026年3月，依据《环境保护法》立案12件"),
    Case(2026, "县法院依照《合同法》第五十二条判决协议无效"),
    Case(2026, "案件经县法院审理，依照《合同法》第五十二条判决协议无效"),
    Case(2026, "市仲裁委员会依据《合同法》裁决3件"),
    Case(2026, "清理依据《合同法》制定的文件3件"),
    Case(2026, "对依据《合同法》制定的文件进行清理"),
    Case(2026, "开展清理，其中引用《合同法》的12件，全部修改"),
    Case(2026, "针对曾依据《婚姻法》办理的登记开展回访"),
    Case(2026, "此前，依据《合同法》签订协议3份"),
    Case(2026, "《民法典》施行后，《婚姻法》、《继承法》等九部法律同时废止"),
    Case(2026, "根据《环境保护法》废止情况，调整权责清单"),
    Case(2026, "依据当时的《合同法》《物权法》处理"),
    Case(2026, "对照《法治政府建设实施纲要（2021—2025年）》，开展终期评估"),
    Case(2025, "按照省人大常委会新颁布的《行政执法监督条例》建立制度"),
    Case(2025, "按照省人大常委会2025年新修订的《行政执法监督条例》建立制度"),
]


def legal(findings: tuple[Finding, ...]) -> list[Finding]:
    """Return the findings about laws and set phrases."""
    return [f for f in findings if f.rule.code[0] in "LS"]


def measured(draft_of: DraftOf, case: Case) -> list[Finding]:
    facts = f"机关: 甲县人民政府\n年度: {case.year}\n工作情况:\n  行政执法:\n    举措:\n      - {case.text}\n"
    return legal(draft_of(facts).findings)


@pytest.mark.parametrize("case", WRONG, ids=lambda case: f"{case.year}{case.text}")
def test_a_law_that_does_not_hold_is_found(draft_of: DraftOf, case: Case) -> None:
    """At its line, on the paragraph it stands in, with the day and what to do."""
    (finding,) = measured(draft_of, case)
    assert (finding.rule.code, finding.level) == (case.code, case.level)
    assert (finding.place.line, finding.keys) == (6, ("行政执法.举措.1",))
    assert re.search(r"\d{4}年\d{1,2}月\d{1,2}日", finding.message)
    assert finding.advice.endswith("。")


@pytest.mark.parametrize("case", RIGHT, ids=lambda case: f"{case.year}{case.text}")
def test_what_is_right_is_left_alone(draft_of: DraftOf, case: Case) -> None:
    """History, learning, what is to come, what is local, and what held in that year."""
    assert measured(draft_of, case) == []


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_samples_cite_no_law_badly(path: Path, workshop: Workshop) -> None:
    """All their laws held when they were written."""
    assert legal(workshop.draft(str(path)).findings) == []


def test_a_renamed_law_is_traced_to_what_holds_today(draft_of: DraftOf) -> None:
    """Replaced in 2022, its successor in 2026: the clerk is sent to the code."""
    (finding,) = measured(draft_of, Case(2026, "依据《环境噪声污染防治法》查处"))
    assert finding.message == (
        "《环境噪声污染防治法》2022年6月5日起已废止，由《噪声污染防治法》代替，后者也在2026年8月15日废止。"
    )
    assert finding.advice.startswith("请改引《生态环境法典》")


def test_a_province_named_once_is_enough(draft_of: DraftOf) -> None:
    """Where the full name of the province's own stands elsewhere, the short one means that."""
    facts = """\
机关: 甲县人民政府
年度: 2022
工作情况:
  行政执法: {举措: [执行《河北省行政执法监督条例》]}
  执法监督: {举措: [按照《行政执法监督条例》开展评查]}
"""
    assert legal(draft_of(facts).findings) == []


def test_the_day_of_signing_counts(draft_of: DraftOf) -> None:
    """What is passed between the end of the year and that day may be spoken of."""
    facts = "机关: 甲县人民政府\n年度: 2025\n成文日期: {}\n总述: 学习《国家发展规划法》\n"
    assert [f.rule.code for f in legal(draft_of(facts.format("2026-03-11")).findings)] == ["L602"]
    assert legal(draft_of(facts.format("2026-03-12")).findings) == []


def test_plans_are_judged_by_the_next_year(draft_of: DraftOf) -> None:
    """There a law that begins next year is right, and one that has ended is not; a paper that has run out is a warning."""
    facts = """\
机关: 甲县人民政府
年度: {}
下一步工作打算:
  - 按照《行政执法监督条例》建立制度
  - {{标题: 落实《环境保护法》, 举措: [继续落实《法治政府建设实施纲要（2021—2025年）》]}}
"""
    assert [(f.level, f.place.line) for f in legal(draft_of(facts.format(2025)).findings)] == [
        (Level.WARNING, 5)
    ]
    found = legal(draft_of(facts.format(2026)).findings)
    assert sorted((f.level.value, f.place.line) for f in found) == [("提醒", 5), ("错误", 5)]
    assert all(ENDED.search(f.message) for f in found)


def test_every_text_of_the_clerks_is_looked_at(draft_of: DraftOf) -> None:
    """Of last year's promises only the answer: their words are last year's."""
    facts = """\
机关: 甲县人民政府
年度: 2026
总述: 严格执行《婚姻法》
结语: 严格执行《继承法》
工作情况:
  行政执法:
    导语: 严格执行《收养法》
    举措: [{做法: 规范执法, 成效: 严格执行《担保法》}]
    小节: {甲: {正文: 严格执行《合同法》}}
第一责任人: [{职务: 县长, 履职: [严格执行《物权法》]}]
存在问题: [{问题: 不熟悉《侵权责任法》, 原因: 不熟悉《民法通则》}]
上年打算落实: [{打算: 严格执行《民法总则》, 结果: 完成, 说明: 严格执行《行政监察法》}]
"""
    quotes = {f.quote for f in legal(draft_of(facts).findings)}
    assert quotes == {
        f"《{name}》"
        for name in chain(
            ("婚姻法", "继承法", "收养法", "担保法", "合同法", "物权法"),
            ("侵权责任法", "民法通则", "行政监察法"),
        )
    }


def test_a_file_without_a_year_is_not_judged(draft_of: DraftOf) -> None:
    """There is nothing to judge by."""
    assert legal(draft_of("机关: 甲县人民政府\n总述: 执行《婚姻法》\n").findings) == []


OWN = """\
截至: 2026-11-22
法律:
  - {全称: 云岭县旧办法, 类别: 行政法规, 失效: {起: 2024-03-01, 方式: 废止, 由: 云岭县新办法}, 把握: 高}
  - {全称: 云岭县新办法, 类别: 行政法规, 通过: 2024-02-01, 施行: 2024-03-01, 把握: 高}
"""


def in_county(folder: Path, laws: str) -> tuple[Finding, ...]:
    """Check a report in a county folder that has its own table of laws."""
    own = folder / "outlines" / "common"
    own.mkdir(parents=True)
    (folder / "drafter.yaml").write_text("", encoding="utf-8")
    (own / "laws.yaml").write_text(laws, encoding="utf-8")
    facts = folder / "facts.yaml"
    facts.write_text(
        "机关: 云岭县人民政府\n年度: 2026\n总述: 执行《云岭县旧办法》和《婚姻法》\n", encoding="utf-8"
    )
    return Workshop(shelf_for(folder)).draft(str(facts)).findings


def test_a_county_may_have_its_own_table(tmp_path: Path) -> None:
    """It wins over ours, as a whole."""
    (finding,) = legal(in_county(tmp_path, OWN))
    assert finding.message == "《云岭县旧办法》2024年3月1日起已废止，由《云岭县新办法》代替。"


def test_a_mistake_in_a_countys_table_stops_the_run_with_its_line(tmp_path: Path) -> None:
    """Nothing is checked by a table that cannot be read."""
    with pytest.raises(DrafterError) as trouble:
        in_county(tmp_path, OWN.replace("方式: 废止", "方式: 作废"))
    (finding,) = trouble.value.findings
    assert (finding.rule.code, finding.place.line) == ("T002", 3)
    assert "作废" in finding.message


ANSWER = "机关: 甲县人民政府\n年度: {}\n提法:\n  纲要: {}\n下一步工作打算: [评查案卷]\n"


@pytest.mark.parametrize(
    ("year", "name", "day"),
    [
        (2026, "法治政府建设实施纲要（2021—2025年）", "2025年12月31日"),
        (2026, "《法治政府建设实施纲要(2021-2025)》", "2025年12月31日"),
        (2021, "法治政府建设实施纲要（2015—2020年）", "2020年12月31日"),
        (2026, "甲省法治政府建设实施方案（2021—2025年）", "2025年12月31日"),
    ],
)
def test_a_programme_answered_that_has_run_out_is_a_warning(
    draft_of: DraftOf, year: int, name: str, day: str
) -> None:
    """At its line, on the opening; by the table of laws, else by the years in its name."""
    (finding,) = [f for f in draft_of(ANSWER.format(year, name)).findings if f.rule.code == "L603"]
    assert (finding.level, finding.place.line, finding.keys) == (Level.WARNING, 4, ("引言",))
    assert f"{day}已经到期" in finding.message


@pytest.mark.parametrize(
    ("year", "name"),
    [
        (2025, "法治政府建设实施纲要（2021—2025年）"),
        (2026, "法治政府建设实施纲要（2026—2030年）"),
        (2026, "无"),
        (2026, "甲县法治政府建设方案"),
    ],
)
def test_a_programme_answered_that_holds_is_left_alone(draft_of: DraftOf, year: int, name: str) -> None:
    """Or one of which nobody knows when it ends."""
    assert [f for f in draft_of(ANSWER.format(year, name)).findings if f.rule.code[0] == "L"] == []
