"""Facts: read against the outline, every mistake named with its line, its reason and its remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.facts import State
from drafter.findings import DrafterError, Finding, Level
from tests.conftest import FactsOf

HEAD = """\
机关: 云岭县人民政府
年度: 2026
成文日期: 2027-01-18
存在问题: [乡镇执法力量不足]
下一步工作打算: [加强乡镇执法力量]
"""


def lines(findings: tuple[Finding, ...]) -> list[str]:
    return [
        f"{f.place.line}:{f.place.column} {f.rule.code} {f.message}{f.advice}"
        for f in findings
        if f.level is not Level.NOTE
    ]


def with_work(work: str) -> str:
    return HEAD + "工作情况:\n" + work


def test_a_small_file_has_no_errors(facts_of: FactsOf) -> None:
    facts, findings = facts_of(
        with_work("  行政复议:\n    数据: {收到复议申请: 29件, 受理: {本年: 22, 上年: 30}}\n")
    )
    assert lines(findings) == []
    assert facts.header.region == "云岭县"
    assert facts.header.self_name == "我县"
    figures = facts.figures()
    assert figures["行政复议.收到复议申请"].current is not None
    assert figures["行政复议.受理"].last is not None


@pytest.mark.parametrize(
    ("work", "expected"),
    [
        (
            "  行政复议:\n    数据: {收到复议申请: 29, 受里: 22}\n",
            "8:22 F030 主题“行政复议”的数据里没有“受里”这一项。是否想写“受理”？",
        ),
        (
            "  行政复义:\n    数据: {收到复议申请: 29}\n",
            "7:3 F030 提纲“三段式”没有“行政复义”这一项。是否想写“行政复议”？",
        ),
        (
            "  行政复议:\n    数据: {收到复议申请: 29, 评查案卷: 165}\n",
            "8:22 F030 主题“行政复议”的数据里没有“评查案卷”这一项。这个键属于主题“执法监督”，请移到那里去。",
        ),
        (
            "  行政复议:\n    数据: {收到复议申请: 二十九}\n",
            "8:18 F032 收到行政复议申请：“二十九”是汉字数字。请写阿拉伯数字：29。",
        ),
        (
            "  行政复议:\n    数据: {收到复议申请: [29]}\n",
            "8:18 F031 “收到行政复议申请”这里应当是一个数，或“本年、上年”等几项。写法如：收到复议申请: {本年: 22, 上年: 30}",
        ),
        (
            "  行政复议:\n    数据: {收到复议申请: -3}\n",
            "8:18 F033 收到行政复议申请：“-3”是负数，这一项不可能小于0。请核对；要写比上年减少多少，填本年数和上年数即可。",
        ),
        (
            "  行政应诉:\n    数据: {应诉案件: 9, 出庭应诉率: 120%}\n",
            "8:26 F033 行政机关负责人出庭应诉率：“120%”超过了100%，这一项是比率。"
            "请核对分子、分母；如果是件数，请填到件数那一项。",
        ),
        (
            "  行政复议:\n    举措: [建立联席会议制度]\n",
            "7:3 F034 没有填“收到行政复议申请”（件）。请向县司法局要数；确实没有写 0，还没有数写 暂缺，不涉及写 不适用。",
        ),
        (
            "  行政复议:\n    数据: {收到复议申请: 暂缺}\n",
            "8:18 F035 “收到行政复议申请”还是暂缺。请催县司法局补报。",
        ),
        (
            "  行政复议:\n    数据: {收到复议申请: {本年: 29, 待核: 是}}\n",
            "8:23 F036 “收到行政复议申请”还没有核过。核对后删去“待核”一项。",
        ),
        (
            "  行政复议:\n    举措:\n      - 全年收到申请{受理}\n    数据: {收到复议申请: 29}\n",
            "9:9 F038 这里引用了“受理”，但“受理”没有填数。先在“数据”里填上它，或者去掉引用。",
        ),
        (
            "  行政复议:\n    举措: [{做法: 听证, 数据: [复议听证]}]\n    数据: {收到复议申请: 29, 复议听证会: 4}\n",
            "8:15 F038 这里引用了“复议听证”，事实里没有这个键。是否想写“复议听证会”？",
        ),
        (
            "  便民服务:\n    标题: 做好便民服务\n    另: [{名称: 便民服务点, 本年: 12}]\n",
            "9:9 F034 没有填“单位”。写法如：- {名称: 复议便民服务点, 单位: 个, 本年: 12}",
        ),
        (
            "  行政复议:\n    举措:\n      - 做法：逐案听证\n    数据: {收到复议申请: 29}\n",
            "9:9 F031 “做法”后面是全角冒号，整行被当成了一句话。改成英文冒号加空格：“做法: ”。",
        ),
        (
            "  行政复议:\n    正文: [一段, 两段]\n    数据: {收到复议申请: 29}\n",
            "8:9 F031 “正文”这里应当是一段文字。写法如：正文: |",
        ),
        (
            "  行政复议:\n    数据: {收到复议申请: {本年: 29, 上午: 30}}\n",
            "8:27 F030 数据“收到复议申请”里没有“上午”这一项。是否想写“上年”？",
        ),
    ],
)
def test_each_mistake_is_named_with_its_remedy(facts_of: FactsOf, work: str, expected: str) -> None:
    _, findings = facts_of(with_work(work))
    assert lines(findings) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("机关: 甲县人民政府\n年份: 2026\n", "F030 事实文件里没有“年份”这一项。是否想写“年度”？"),
        ("机关: 甲县人民政府\n年度: 明年\n", "F032 年度：“明年”不是年份。请写四位数字，如 2026。"),
        (
            "机关: 甲县人民政府\n成文日期: 2027-02-30\n",
            "F033 成文日期：没有2027年2月30日这一天。请核对日期。",
        ),
        ("年度: 2026\n", "F034 没有填“机关”。写署名的机关全称，如“机关: 云岭县人民政府”。"),
        (
            "机关: 甲县人民政府\n版头: 是\n",
            "F034 没有填“文号”。有版头的公文要有发文字号，如“文号: 云政〔2027〕3号”；没有版头写“版头: 否”。",
        ),
        (
            "存在问题: [{原因: 人少}]\n",
            "F034 没有填“问题”。写法如：- {编号: W26-1, 问题: 乡镇执法力量不足, 原因: 人员流动频繁, 主题: 行政执法}",
        ),
        (
            "存在问题: [{编号: W1, 问题: 甲}]\n下一步工作打算: [{标题: 乙, 对应问题: W2}]\n",
            "F038 “存在问题”里没有编号“W2”。是否想写“W1”？",
        ),
        (
            "存在问题: [{编号: W1, 问题: 甲}, {编号: W1, 问题: 乙}]\n",
            "F039 编号“W1”在第1行已经用过。请换一个编号。",
        ),
        (
            "上年打算落实: [{编号: D1, 打算: 甲}]\n",
            "F034 没有填“结果”。去年说了的事要有回音，写：完成 / 推进中 / 未完成 / 已调整。",
        ),
    ],
)
def test_mistakes_outside_the_topics_are_named_too(facts_of: FactsOf, text: str, expected: str) -> None:
    _, findings = facts_of(text)
    assert expected in [line.partition(" ")[2] for line in lines(findings)]


def test_all_mistakes_come_in_one_run_ordered_by_line(facts_of: FactsOf) -> None:
    review = "  行政复议:\n    数据:\n      收到复议申请: 二十九\n      受里: 3\n"
    litigation = "  行政应诉:\n    数据:\n      应诉案件: -1\n      败诉率: 130\n"
    _, findings = facts_of(with_work(review + litigation))
    found = [f.place.line for f in findings if f.level is Level.ERROR]
    assert found == [9, 10, 13, 14]


def test_an_unknown_outline_stops_the_run(facts_of: FactsOf) -> None:
    with pytest.raises(DrafterError) as trouble:
        facts_of("提纲: 三段试\n")
    assert trouble.value.exit_code == 2
    assert trouble.value.findings[0].advice == "是否想写“三段式”？"


def test_the_same_figure_in_two_places_is_told(facts_of: FactsOf) -> None:
    work = (
        "  执法监督:\n    数据: {评查案卷: 165}\n    小节:\n      案卷评查:\n        数据: {评查案卷: 160}\n"
    )
    _, findings = facts_of(with_work(work))
    assert lines(findings) == ["11:14 F043 “评查执法案卷总数”在第8行已经填过。请只留一处。"]


def test_optional_figures_left_out_are_one_note_a_topic(facts_of: FactsOf) -> None:
    _, findings = facts_of(with_work("  突发事件应对:\n    数据: {应急演练: 196}\n"))
    notes = [f for f in findings if f.level is Level.NOTE]
    assert [(f.rule.code, f.place.line) for f in notes] == [("F037", 7)]


def test_states_of_not_knowing(facts_of: FactsOf) -> None:
    facts, _ = facts_of(with_work("  行政复议:\n    数据: {收到复议申请: 0, 受理: 暂缺, 不予受理: 不适用}\n"))
    states = {key: fact.state for key, fact in facts.figures().items()}
    assert states == {
        "行政复议.收到复议申请": State.KNOWN,
        "行政复议.受理": State.PENDING,
        "行政复议.不予受理": State.NOT_APPLICABLE,
    }


LAST = HEAD.replace("2026", "2025") + "工作情况: {行政复议: {数据: {收到复议申请: 39, 受理: 30}}}\n"


def this_and_last(tmp_path: Path, facts_of: FactsOf, work: str, last: str = LAST) -> tuple[object, list[str]]:
    (tmp_path / "上年.yaml").write_text(last, encoding="utf-8")
    facts, findings = facts_of("上年: 上年.yaml\n" + with_work(work))
    return facts, lines(findings)


def test_last_years_figures_come_from_last_years_file(tmp_path: Path, facts_of: FactsOf) -> None:
    facts, found = this_and_last(tmp_path, facts_of, "  行政复议: {数据: {收到复议申请: 29}}\n")
    assert found == []
    last = facts.figures()["行政复议.收到复议申请"].last  # type: ignore[attr-defined]
    assert last.value == 39


def test_a_typed_last_year_that_differs_is_told_unless_the_scope_changed(
    tmp_path: Path, facts_of: FactsOf
) -> None:
    _, found = this_and_last(tmp_path, facts_of, "  行政复议: {数据: {收到复议申请: {本年: 29, 上年: 38}}}\n")
    assert found == [
        "8:28 F041 “收到行政复议申请”的上年数填的是38件，上年.yaml里是39件。请核对；如果是统计口径变了，加上“口径”说明。"
    ]
    scoped = "  行政复议: {数据: {收到复议申请: {本年: 29, 上年: 38, 口径: 不含信访转办}}}\n"
    assert this_and_last(tmp_path, facts_of, scoped)[1] == []


def test_last_years_file_must_be_there_and_of_last_year(tmp_path: Path, facts_of: FactsOf) -> None:
    _, findings = facts_of("上年: 没有.yaml\n" + HEAD)
    assert [f.message for f in findings if f.rule.code == "F040"] == ["找不到上年的文件“没有.yaml”。"]
    _, found = this_and_last(
        tmp_path, facts_of, "  行政复议: {数据: {收到复议申请: 29}}\n", LAST.replace("2025", "2024")
    )
    assert found == [
        "1:5 F040 上年的文件“上年.yaml”是2024年度的，本文件是2026年度。请改成上一年的文件，否则同比会算错。"
    ]


def test_a_broken_last_file_does_not_stop_this_year(tmp_path: Path, facts_of: FactsOf) -> None:
    _, found = this_and_last(
        tmp_path, facts_of, "  行政复议: {数据: {收到复议申请: 29}}\n", "机关: [甲\n年度: 2025\n"
    )
    assert len(found) == 1
    assert found[0].startswith("1:5 F040 上年的文件“上年.yaml”读不了：")


def test_a_rate_is_worked_out_where_nothing_has_to_be_supposed(facts_of: FactsOf) -> None:
    data = "{收到复议申请: 29, 受理: 22, 审结: 20, 维持: 15, 撤销: 2, 确认违法: 3}"
    facts, _ = facts_of(with_work(f"  行政复议: {{数据: {data}}}\n"))
    rates = {
        k: f.current.say("%") for k, f in facts.figures().items() if f.indicator.unit == "%" and f.current
    }
    assert rates == {"行政复议.受理率": "75.86%", "行政复议.纠错率": "25%"}


def test_no_rate_is_worked_out_of_parts_that_do_not_add_up(facts_of: FactsOf) -> None:
    facts, _ = facts_of(with_work("  行政复议: {数据: {收到复议申请: 29, 审结: 20, 撤销: 2}}\n"))
    assert "行政复议.纠错率" not in facts.figures()


def test_a_marked_figure_gives_no_rate(facts_of: FactsOf) -> None:
    facts, _ = facts_of(with_work("  行政复议: {数据: {收到复议申请: 约30, 受理: 22}}\n"))
    assert "行政复议.受理率" not in facts.figures()


def test_topics_follow_the_outline_and_own_topics_their_neighbour(facts_of: FactsOf) -> None:
    work = "  行政应诉: {数据: {应诉案件: 3}}\n  便民: {标题: 便民, 举措: [甲]}\n  党的领导: {举措: [乙]}\n"
    facts, _ = facts_of(with_work(work))
    assert [t.key for t in facts.topics] == ["党的领导", "行政应诉", "便民"]


def test_figures_counted_in_another_way_are_not_compared(tmp_path: Path, facts_of: FactsOf) -> None:
    last = LAST.replace("收到复议申请: 39", "收到复议申请: {本年: 39, 口径: 含信访转办}")
    work = "  行政复议: {数据: {收到复议申请: {本年: 29, 口径: 不含信访转办}}}\n"
    _, found = this_and_last(tmp_path, facts_of, work, last)
    assert found == [
        "8:28 F045 “收到行政复议申请”今年的口径是“不含信访转办”，上年是“含信访转办”，没有算同比。"
        "口径其实一样的，改成一样的写法；不一样的，按今年的口径填“上年”。"
    ]


def test_a_text_may_refer_to_a_rate_worked_out_and_to_a_figure_of_ones_own(facts_of: FactsOf) -> None:
    work = (
        "  行政复议:\n    举措:\n      - 受理率为{受理率}，设便民服务点{服务点}\n"
        "    数据: {收到复议申请: 29, 受理: 22}\n    另: [{名称: 便民服务点, 单位: 个, 键: 服务点, 本年: 12}]\n"
    )
    facts, findings = facts_of(with_work(work))
    assert lines(findings) == []
    assert "行政复议.服务点" in facts.figures()
