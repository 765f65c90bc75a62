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


def test_a_street_is_named_without_the_district_it_is_under(facts_of: FactsOf) -> None:
    """区人民政府……街道办事处 speaks of the street."""
    facts, _ = facts_of(HEAD.replace("云岭县人民政府", "云岭区人民政府清溪街道办事处") + "工作情况:\n")
    assert (facts.header.region, facts.header.self_name) == ("清溪街道", "我街道")


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
            "7:3 F030 提纲“三段式”没有“行政复义”这一项。是否想写“行政复议”？要另开一个主题，给它加上“标题”。",
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


# nothing in it that this year would have to answer for
LAST = "机关: 云岭县人民政府\n年度: 2025\n工作情况: {行政复议: {数据: {收到复议申请: 39, 受理: 30}}}\n"


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


def told(facts_of: FactsOf, text: str) -> list[str]:
    """Return codes and messages, without their places."""
    _, findings = facts_of(text)
    return [line.split(" ", 1)[1] for line in lines(findings)]


@pytest.mark.parametrize("empty", ["", "[]", '""', '[""]', "无", "暂缺"])
@pytest.mark.parametrize("section", ["存在问题", "下一步工作打算"])
def test_a_section_in_which_nothing_stands_is_missing(facts_of: FactsOf, section: str, empty: str) -> None:
    was = {"存在问题": "[乡镇执法力量不足]", "下一步工作打算": "[加强乡镇执法力量]"}[section]
    text = with_work("  行政复议: {数据: {收到复议申请: 29}}\n").replace(
        f"{section}: {was}", f"{section}: {empty}"
    )
    found = told(facts_of, text)
    assert any(line.startswith((f"F034 没有填“{section}”", "F035")) for line in found), found


def test_a_report_of_topics_without_content_has_no_work(facts_of: FactsOf) -> None:
    work = "  营商环境: {}\n  行政复议:\n    数据: {收到复议申请: 不适用}\n"
    assert told(facts_of, with_work(work)) == ["F034 没有填“工作情况”一节。这一节是年度报告必须有的内容。"]


def test_what_is_left_blank_is_not_given(facts_of: FactsOf) -> None:
    work = "  行政复议:\n    数据: {收到复议申请: {本年: 29, 上年: , 对比: , 待核: }, 受理: }\n    举措:\n"
    facts, findings = facts_of(with_work(work))
    assert lines(findings) == []
    assert list(facts.figures()) == ["行政复议.收到复议申请"]


def test_a_required_figure_left_blank_is_asked_for(facts_of: FactsOf) -> None:
    found = told(facts_of, with_work("  行政复议:\n    数据: {收到复议申请: }\n"))
    assert [line[:4] for line in found] == ["F034"]


@pytest.mark.parametrize(
    "part",
    [
        "引言: 受理{行政复议.受里}",
        "总述: 受理{受理}",
        "结语: 受理{受理}",
        "上年打算落实: [{打算: 甲, 结果: 完成, 说明: '受理{受里}'}]",
        "上年问题整改: [{问题: '受理{受里}', 结果: 已解决}]",
        "第一责任人: [{职务: 甲, 履职: ['受理{受里}']}]",
    ],
)
def test_a_reference_that_leads_nowhere_is_found_wherever_it_stands(facts_of: FactsOf, part: str) -> None:
    found = told(facts_of, with_work("  行政复议: {数据: {收到复议申请: 29}}\n") + part + "\n")
    assert [line[:4] for line in found] == ["F038"]


def test_a_cause_may_refer_like_a_problem(facts_of: FactsOf) -> None:
    text = with_work("  行政复议: {数据: {收到复议申请: 29}}\n").replace(
        "[乡镇执法力量不足]", "[{问题: '共{行政复议.收到复议申请}', 原因: '收到{复议申请}'}]"
    )
    assert [line[:4] for line in told(facts_of, text)] == ["F038"]


@pytest.mark.parametrize(
    "words",
    ["收到{收到复议申请", "收到{}", "收到｛收到复议申请｝", "收到{收到复议申请|}", "收到{% 句 %}", "收到}"],
)
def test_braces_that_are_no_reference_are_not_printed_unseen(facts_of: FactsOf, words: str) -> None:
    work = f"  行政复议:\n    数据: {{收到复议申请: 29}}\n    举措: ['{words}']\n"
    assert [line[:4] for line in told(facts_of, with_work(work))] == ["F038"]
    written = f"  行政复议:\n    数据: {{收到复议申请: 29}}\n    正文: '{words}'\n"
    assert [line[:4] for line in told(facts_of, with_work(written))] == ["F038"]


@pytest.mark.parametrize("head", ["标题: 关于{年度}的报告", "自称: '{县}'", "附注: '{附注}'"])
def test_no_figure_is_put_into_what_is_printed_as_typed(facts_of: FactsOf, head: str) -> None:
    found = told(facts_of, head + "\n" + with_work("  行政复议: {数据: {收到复议申请: 29}}\n"))
    assert [line.partition("，")[0] for line in found] == [f"F038 “{head[:2]}”里不能用花括号"]


def test_a_unit_typed_behind_a_reference_is_told(facts_of: FactsOf) -> None:
    work = "  行政复议:\n    数据: {收到复议申请: 29}\n    举措: ['全年收到{收到复议申请}件']\n"
    assert told(facts_of, with_work(work)) == [
        "F038 “{收到复议申请}”后面又写了单位“件”，会印成“件件”。请删去后面的“件”，单位由程序加。"
    ]


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        ("{名称: 村, 单位: 个, 键: 收到复议申请, 本年: 6}", "F043 “另”里的键“行政复议.收到复议申请”"),
        (
            "{名称: 村, 单位: 个, 键: 村, 本年: 6}, {名称: 乡, 单位: 个, 键: 村, 本年: 8}",
            "F043 “村”在第9行已经填过。",
        ),
        ("{名称: 村, 单位: 个, 键: 受理率, 本年: 6}", "F043 “另”里的键“行政复议.受理率”"),
        ("{名称: 村, 单位: 个}", "F034 没有填“村”（个）。"),
    ],
)
def test_no_figure_of_ones_own_is_lost(facts_of: FactsOf, others: str, expected: str) -> None:
    work = f"  行政复议:\n    数据: {{收到复议申请: 29, 受理: 22}}\n    另: [{others}]\n"
    (found,) = told(facts_of, with_work(work))
    assert found.startswith(expected)


@pytest.mark.parametrize(
    ("work", "expected"),
    [
        (
            "行政复议: {数据: {收到复议申请: 10, 受理: 12, 不予受理: 3}}",
            "F046 “收到行政复议申请”10件，“受理行政复议案件”“不予受理行政复议申请”合计15件，对不上。",
        ),
        (
            "执法监督: {数据: {监督检查: 3, 监督发现问题: 5, 监督问题整改: 9}}",
            "F046 “监督检查问题整改数”9个，“监督检查发现问题数”5个，对不上。",
        ),
        (
            "行政应诉: {数据: {应诉案件: 60, 应出庭: 56, 实际出庭: 51, 出庭应诉率: 95%}}",
            "F046 “行政机关负责人出庭应诉率”填的是95%，按“负责人实际出庭应诉案件”51件、“负责人应出庭应诉案件”56件算是91.07%。",
        ),
    ],
)
def test_figures_that_contradict_each_other_are_told(facts_of: FactsOf, work: str, expected: str) -> None:
    found = [line for line in told(facts_of, with_work(f"  {work}\n")) if line.startswith("F046")]
    assert [line[: len(expected)] for line in found] == [expected]


@pytest.mark.parametrize(
    "data",
    [
        "{收到复议申请: 29, 受理: 22, 不予受理: 4, 告知: 1, 视为撤回: 1, 中止: 1}",
        "{收到复议申请: 29, 受理: 22}",
        "{收到复议申请: 约30, 受理: 32}",
        "{收到复议申请: 29, 受理: 22, 受理率: 75.9%}",
    ],
)
def test_figures_that_may_be_right_are_left_alone(facts_of: FactsOf, data: str) -> None:
    found = told(facts_of, with_work(f"  行政复议: {{数据: {data}}}\n"))
    assert [line for line in found if line.startswith("F046")] == []


@pytest.mark.parametrize("day", ["2026-01-20", "2026-09-30", "2028-01-01", "1026-12-01"])
def test_a_date_of_another_year_is_told(facts_of: FactsOf, day: str) -> None:
    text = with_work("  行政复议: {数据: {收到复议申请: 29}}\n").replace("2027-01-18", day)
    assert [line[:9] for line in told(facts_of, text)] == ["F033 成文日期"]


def test_a_key_that_could_not_be_read_is_not_asked_for(facts_of: FactsOf) -> None:
    found = told(facts_of, "年度：2026\n机关:云岭县人民政府\n")
    assert {line[:4] for line in found} == {"F014", "F015"}


def test_a_figure_beside_the_data_is_sent_into_it(facts_of: FactsOf) -> None:
    found = told(facts_of, with_work("  行政复议:\n    数据: {收到复议申请: 29}\n    受理: 22\n"))
    assert found == [
        "F030 “受理”是数据项，不能直接写在主题下面。请移到“数据”里：“数据: {受理: …}”。",
    ]


def test_several_organs_are_a_list(facts_of: FactsOf) -> None:
    text = with_work("  行政复议: {数据: {收到复议申请: 29}}\n").replace(
        "机关: 云岭县人民政府", "机关: 中共云岭县委、云岭县人民政府"
    )
    assert told(facts_of, text) == [
        "F031 “机关”这里应当是一个机关一项。写法如：机关: [中共云岭县委, 云岭县人民政府]"
    ]


def test_last_years_file_may_have_a_space_in_its_name(tmp_path: Path, facts_of: FactsOf) -> None:
    (tmp_path / "云岭县 2025.yaml").write_text(LAST, encoding="utf-8")
    _, findings = facts_of("上年: 云岭县 2025.yaml\n" + with_work("  行政复议: {数据: {收到复议申请: 29}}\n"))
    assert lines(findings) == []


def test_a_post_without_acts_is_asked_for_them(facts_of: FactsOf) -> None:
    """A name alone says nothing of what the leader did."""
    text = (
        with_work("  行政复议: {数据: {收到复议申请: 29}}\n")
        + "第一责任人: [{职务: 县委主要负责同志, 履职: }]\n"
    )
    said = told(facts_of, text)
    assert len(said) == 1
    assert said[0].startswith("F034 没有填县委主要负责同志的“履职”。")


def test_a_printing_date_left_open_is_asked_for(facts_of: FactsOf) -> None:
    """No key, no date in the 版记; an empty one waits."""
    text = with_work("  行政复议: {数据: {收到复议申请: 29}}\n")
    assert told(facts_of, f"印发: {{机关: 云岭县人民政府办公室}}\n{text}") == []
    said = told(facts_of, f"印发:\n  机关: 云岭县人民政府办公室\n  日期:\n{text}")
    assert len(said) == 1
    assert said[0].startswith("F034 没有填“印发”的“日期”。")
