"""迹象: shortcomings that figures, and last year's plans and problems, suggest; what proves nothing; mistakes in the file."""

from __future__ import annotations

import re
from decimal import Decimal
from math import ceil
from pathlib import Path
from typing import NamedTuple

import pytest

from drafter.facts import REFERENCE, Facts
from drafter.files import shelf_for
from drafter.findings import DrafterError, errors
from drafter.outline import Change, Genre, Indicator, Outlines
from drafter.outline.signals import Signal, Signals, Watch
from drafter.pipeline.workshop import Workshop
from drafter.rules.signalfile import load_signals
from drafter.rules.signals import Proposal, proposals
from drafter.tree import Paragraph, plain
from tests.conftest import DraftOf, FactsOf

ROOT = Path(__file__).parent.parent
SHIPPED = ROOT / "outlines" / "common" / "signals.yaml"
ALL = load_signals(str(SHIPPED), Outlines(shelf_for(ROOT)))
LONGEST = 60
HEAD = """\
机关: 云岭县人民政府
区域: 云岭县
年度: 2026
成文日期: 2027-01-18
提法: {纲要: 无}
下一步工作打算: [每季度评查乡镇执法案卷]
"""


class Case(NamedTuple):
    """A sign, what it looks at, and an outline that has its topic."""

    signal: Signal
    watched: tuple[Indicator, ...]
    outline: str

    def file(self, figures: tuple[str, ...], rest: str = "") -> str:
        """Return a facts file in which the figures have these values."""
        given = [f"{i.key}: {f}" for i, f in zip(self.watched, figures, strict=True)]
        topic = self.watched[0].topic
        return f"提纲: {self.outline}\n{HEAD}{rest}工作情况: {{{topic}: {{数据: {{{', '.join(given)}}}}}}}\n"


@pytest.fixture(params=ALL.signals, ids=lambda signal: signal.code)
def case(request: pytest.FixtureRequest, outlines: Outlines) -> Case:
    """Return each shipped sign in turn."""
    signal: Signal = request.param
    known = (outlines.get(name) for name in outlines.names())
    outline = next(o for o in known if o and o.genre is Genre.REPORT and signal.topic in o.topics)
    return Case(signal, tuple(outline.by_id[i] for i in signal.ids), outline.name)


def showing(case: Case) -> tuple[str, ...]:
    """Return figures by which a sign just shows."""
    signal, limit = case.signal, case.signal.limit or Decimal(0)
    if signal.watch is Watch.UNFINISHED:
        return "40", str(40 - ceil(max(limit * 40 / 100, signal.least, Decimal(1))))
    if signal.watch.bounded:
        return (str(limit + (1 if signal.watch is Watch.ABOVE else -1)),)
    then = Decimal(80 if case.watched[0].change is Change.POINTS else 1000)
    size = limit if case.watched[0].change is Change.POINTS else then * limit / 100
    size = max(size, signal.least, Decimal(1) if not limit else Decimal(0))
    now = then - size if signal.watch is Watch.FALLS else then + size
    return (f"{{本年: {now.normalize():f}, 上年: {then}}}",)


def not_showing(case: Case) -> tuple[str, ...]:
    """Return the figures of a year in which it went the other way: last year's for this year's, all of it done."""
    figures = showing(case)
    if case.signal.watch is Watch.UNFINISHED:
        return figures[0], figures[0]
    if case.signal.watch.bounded:
        return (str(case.signal.limit),)
    return (figures[0].replace("本年", "次").replace("上年", "本年").replace("次", "上年"),)


def proposed(facts: Facts) -> list[str]:
    return [p.code for p in proposals(facts, ALL)]


def bare(case: Case) -> str:
    """Return what a sign is seen by, without last year's figure."""
    return re.sub(r"\{本年: (\S+), .*", r"\1", showing(case)[0])


def test_every_way_of_looking_is_used() -> None:
    assert {signal.watch for signal in ALL.signals} == set(Watch)


def test_a_sign_shows_where_its_figures_do(case: Case, facts_of: FactsOf) -> None:
    """Each shipped sign, at its very limit; it is the only thing proposed, and says the figures."""
    facts, _ = facts_of(case.file(showing(case)))
    (proposal,) = proposals(facts, ALL)
    assert (proposal.code, proposal.topic) == (case.signal.code, case.signal.topic)
    assert proposal.keys == tuple(i.address for i in case.watched)
    assert proposal.why.endswith(f"。{case.signal.why}。")
    for indicator in case.watched:
        figure = facts.figures()[indicator.address].current
        assert figure is not None
        assert figure.say(indicator.unit) in proposal.why


def test_a_sign_does_not_show_where_the_figures_went_the_other_way(case: Case, facts_of: FactsOf) -> None:
    assert proposed(facts_of(case.file(not_showing(case)))[0]) == []


def test_a_change_smaller_than_the_limit_is_not_worth_a_word(case: Case, facts_of: FactsOf) -> None:
    """A sign without a limit takes any change."""
    if case.signal.watch.bounded or case.signal.watch is Watch.UNFINISHED or not case.signal.limit:
        return
    points = case.watched[0].change is Change.POINTS
    now, then = ("80.1", "80") if points else ("1001", "1000")
    if case.signal.watch is Watch.FALLS:
        now, then = then, now
    assert proposed(facts_of(case.file((f"{{本年: {now}, 上年: {then}}}",)))[0]) == []


def test_a_figure_that_is_unconfirmed_or_rough_proves_nothing(case: Case, facts_of: FactsOf) -> None:
    first, *others = showing(case)
    entry = first.strip("{}") if first.startswith("{") else f"本年: {first}"
    for doubtful in (
        f"{{{entry}, 待核: 是}}",
        f"{{{entry.replace('本年: ', '本年: 约')}}}",
        "暂缺",
        "不适用",
    ):
        assert proposed(facts_of(case.file((doubtful, *others)))[0]) == []


def test_a_change_needs_last_years_figure(case: Case, facts_of: FactsOf) -> None:
    """A rough one will not do."""
    first = showing(case)[0]
    if "上年" in first:
        rough = first.replace("上年: ", "上年: 约")
        assert proposed(facts_of(case.file((rough,)))[0]) == []
        assert proposed(facts_of(case.file((bare(case),)))[0]) == []


def taken(proposal: Proposal) -> str:
    """Return 存在问题 with a proposal that the clerk has taken."""
    return f'存在问题: [{{编号: W26-1, 问题: "{proposal.problem}", 主题: {proposal.topic or "综合"}}}]\n'


def test_a_wording_drafts_well(case: Case, facts_of: FactsOf, draft_of: DraftOf) -> None:
    """Taken into 存在问题, it says its figures, is no longer than a line or two, and is an error to nobody."""
    (proposal,) = proposals(facts_of(case.file(showing(case)))[0], ALL)
    draft = draft_of(case.file(showing(case), taken(proposal)))
    assert {f.rule.code for f in errors(draft.findings)} <= {"F034"}
    paragraphs = [plain(b.spans) for b in draft.report.blocks if isinstance(b, Paragraph)]
    begin = REFERENCE.split(proposal.problem)[0]
    said = next(p[p.index(begin) :] for p in reversed(paragraphs) if begin in p)
    assert "{" not in said
    assert len(said) <= LONGEST
    for indicator in case.watched:
        figure = draft.facts.figures()[indicator.address].current
        assert figure is not None
        assert figure.say(indicator.unit) in said
    assert ("同比" in said or "比上年" in said) or "|同比" not in proposal.problem


def test_what_was_taken_is_not_proposed_again(case: Case, facts_of: FactsOf) -> None:
    """Nor are the other signs of the same matter."""
    (proposal,) = proposals(facts_of(case.file(showing(case)))[0], ALL)
    assert proposed(facts_of(case.file(showing(case), taken(proposal)))[0]) == []


def test_a_sign_has_a_question_and_no_cause(case: Case) -> None:
    assert case.signal.hint.endswith("？")
    assert not re.search("由于|因为|导致|所致", case.signal.problem)


def test_the_sign_in_the_manual_is_the_shipped_one(facts_of: FactsOf) -> None:
    """And it shows, and does not show, for the figures that the manual gives."""
    chapter = (ROOT / "docs" / "outlines.md").read_text(encoding="utf-8").partition("## 迹象表")[2]
    example = re.search(r"^```\n(.*?)^```\n\n(.*?)\n\n", chapter, re.MULTILINE | re.DOTALL)
    assert example
    assert example[1] in SHIPPED.read_text(encoding="utf-8")
    given = re.findall(r"上年([\d.]+%)、今年([\d.]+%)", example[2])
    figures = "  行政应诉: {{数据: {{出庭应诉率: {{本年: {1}, 上年: {0}}}}}}}\n"
    found = [proposals(facts_of(topics(figures.format(*pair)))[0], ALL) for pair in given]
    assert [[p.problem for p in one] for one in found] == [re.findall(r"就提“(.+)”", example[2]), []]


def of_sample(name: str, workshop: Workshop) -> list[tuple[str, str]]:
    facts, _ = workshop.facts(str(ROOT / "samples" / f"{name}.yaml"))
    return [(p.code, p.problem) for p in proposals(facts, ALL)]


def test_the_county_is_asked_about_what_its_problems_leave_out(workshop: Workshop) -> None:
    """Not about 败诉率, 出庭应诉率, 未审结 and the old 办案周期偏长, which 存在问题 has."""
    assert of_sample("yunling-2026", workshop) == [
        ("Z01", "法治督察反馈问题整改不够彻底，发现{党的领导.督察发现问题}，年底前整改到位{党的领导.督察问题整改}"),
        ("Z15", "执法监督查出的问题有的没有改到位，{执法监督.监督发现问题}中完成整改{执法监督.监督问题整改}"),
        ("Z17", "执法不规范的现象仍有发生，社会监督员反映此类问题{执法监督.社会监督问题}"),
        ("Z21", "行政复议纠错率上升到{行政复议.纠错率}，部分行政行为的质量有待提高"),
        ("上年打算落实.4", "上年提出的“充实行政复议办案力量”这项工作仍在推进，尚未全部落实"),
    ]  # fmt: skip


def test_a_township_and_an_office_are_asked_about_their_own(workshop: Workshop) -> None:
    """What became of the township's contracts (推进中) is told in its problems already, by the same figure."""
    assert [code for code, _ in of_sample("qingshi-2026", workshop)] == ["Z03", "Z04"]
    assert [code for code, _ in of_sample("yunling-market-2026", workshop)] == ["Z03"]


def test_a_plan_has_no_shortcomings(workshop: Workshop) -> None:
    assert of_sample("yangxin-2021", workshop) == []


def topics(figures: str) -> str:
    return f"{HEAD}工作情况:\n{figures}"


LOSSES = "  行政应诉: {数据: {败诉率: {本年: 15%, 上年: 10%}, 败诉案件: {本年: 13, 上年: 9}}}\n"


def test_of_one_matter_the_first_sign_counts(facts_of: FactsOf) -> None:
    """The rate of cases lost and their number are one shortcoming, whichever of them a problem has."""
    assert proposed(facts_of(topics(LOSSES))[0]) == ["Z25"]
    other = "存在问题: ['败诉的{行政应诉.败诉案件}多为征收案件']\n"
    assert proposed(facts_of(topics(LOSSES) + other)[0]) == []


@pytest.mark.parametrize(
    ("problem", "codes"),
    [
        ("行政机关败诉率偏高", []),
        ("{问题: 行政机关败诉率偏高, 主题: 行政应诉}", []),
        ("{问题: 行政机关败诉率偏高, 主题: 政府职能}", ["Z25"]),
        ("部分行政行为没能通过司法审查，败诉率升到15%", []),
        ("{问题: 执法不规范, 原因: '{行政应诉.败诉率}的败诉率没有引起重视'}", []),
        ("乡镇执法力量不足", ["Z25"]),
    ],
)
def test_what_a_problem_says_in_words_is_not_proposed(
    problem: str, codes: list[str], facts_of: FactsOf
) -> None:
    """It refers to the figure, or calls it by its name, in its topic where it has one."""
    assert proposed(facts_of(topics(LOSSES) + f"存在问题: [{problem}]\n")[0]) == codes


def test_proposals_come_in_the_order_of_the_outline(facts_of: FactsOf) -> None:
    """Whatever the order of the file."""
    figures = "  权力监督: {数据: {建议提案: 3}}\n" + LOSSES + "  党的领导: {数据: {述法覆盖率: 96%}}\n"
    assert proposed(facts_of(topics(figures))[0]) == ["Z02", "Z25"]


def test_a_rate_nobody_typed_counts_where_it_is_worked_out(facts_of: FactsOf) -> None:
    figures = "  行政应诉: {数据: {应出庭: {本年: 20, 上年: 10}, 实际出庭: {本年: 16, 上年: 10}}}\n"
    (proposal,) = proposals(facts_of(topics(figures))[0], ALL)
    assert proposal.code == "Z27"
    assert proposal.why.startswith("行政机关负责人出庭应诉率上年100%，今年80%。")


def test_a_change_that_somebody_typed_counts_where_last_years_figure_is_not_known(facts_of: FactsOf) -> None:
    """Not where a number of cases is asked for as well."""
    figures = "  行政复议: {数据: {收到复议申请: 9, 纠错率: {本年: 12%, 同比: 2个百分点}, 未审结: {本年: 30, 同比: 50%}}}\n"
    (proposal,) = proposals(facts_of(topics(figures))[0], ALL)
    assert proposal.why.startswith("行政复议纠错率今年12%，同比上升2个百分点。")


def test_a_count_that_was_none_may_rise(facts_of: FactsOf) -> None:
    figures = "  行政应诉: {数据: {败诉案件: {本年: 3, 上年: 0}}}\n"
    (proposal,) = proposals(facts_of(topics(figures))[0], ALL)
    assert proposal.why.startswith("行政机关败诉案件上年0件，今年3件。")


@pytest.mark.parametrize(
    "figures",
    [
        "  党的领导: {数据: {述法覆盖率: {本年: 96%, 公开: 否}}}\n",
        "  党的领导: {公开: 否, 数据: {述法覆盖率: 96%}}\n",
        "  党的领导: {举措: [{做法: 述法, 数据: [述法覆盖率], 公开: 否}], 数据: {述法覆盖率: 96%}}\n",
    ],
)
def test_what_rests_on_a_withheld_figure_is_not_public(figures: str, facts_of: FactsOf) -> None:
    """Be it the figure that is kept from the public, its topic, or the measure that tells it."""
    (proposal,) = proposals(facts_of(topics(figures))[0], ALL)
    assert (proposal.code, proposal.public) == ("Z02", False)
    (proposal,) = proposals(facts_of(topics("  党的领导: {数据: {述法覆盖率: 96%}}\n"))[0], ALL)
    assert proposal.public


def of_last_year(facts_of: FactsOf, section: str, items: str, rest: str = "") -> list[Proposal]:
    facts, _ = facts_of(f"{HEAD}{rest}{section}: [{items}]\n")
    return list(proposals(facts, ALL))


@pytest.mark.parametrize(
    ("plan", "outcome", "problem"),
    [
        ("充实办案力量", "推进中", "上年提出的“充实办案力量”这项工作仍在推进，尚未全部落实"),
        ("推进“两法衔接”", "未完成", "“推进‘两法衔接’”这项工作上年已经列入打算，至今没有完成"),
        (
            "与组织、编制部门对接，选调2名具有法律职业资格的人员到行政复议岗位，配备办案辅助人员",
            "推进中",
            "上年提出的“与组织、编制部门对接”等工作仍在推进，尚未全部落实",
        ),
    ],
)
def test_a_plan_not_carried_out_is_proposed(plan: str, outcome: str, problem: str, facts_of: FactsOf) -> None:
    item = f"{{编号: D25-1, 打算: '{plan}', 结果: {outcome}, 说明: 经费没有落实。}}"
    (proposal,) = of_last_year(facts_of, "上年打算落实", item)
    assert (proposal.code, proposal.problem) == ("上年打算落实.1", problem)
    assert proposal.why.endswith(f"的结果写的是“{outcome}”：经费没有落实。")
    assert proposal.hint.endswith("？")


@pytest.mark.parametrize("outcome", ["完成", "已调整"])
def test_a_plan_done_or_changed_is_not(outcome: str, facts_of: FactsOf) -> None:
    assert of_last_year(facts_of, "上年打算落实", f"{{打算: 充实办案力量, 结果: {outcome}}}") == []


@pytest.mark.parametrize(
    ("old", "problem"),
    [
        ("办案周期偏长", "办案周期偏长的问题仍然存在"),
        ("办案周期偏长的问题。", "办案周期偏长的问题仍然存在"),
        ("送审材料不全等问题", "送审材料不全等问题仍然存在"),
        ("办案周期偏长，年末还有17件没有审结", "办案周期偏长的问题仍然存在"),
        ("赋权事项中有21项没有办过", "上年查找的“赋权事项中有21项没有办过”的问题仍未解决"),
    ],
)
def test_a_problem_that_is_still_there_is_proposed_without_old_figures(
    old: str, problem: str, facts_of: FactsOf
) -> None:
    """17件 was last year's number; within quotation marks what was found then may stand."""
    (proposal,) = of_last_year(facts_of, "上年问题整改", f"{{问题: {old}, 结果: 仍存在}}")
    assert proposal.problem == problem


@pytest.mark.parametrize("outcome", ["已解决", "已转化"])
def test_a_problem_solved_or_turned_into_another_is_not(outcome: str, facts_of: FactsOf) -> None:
    assert of_last_year(facts_of, "上年问题整改", f"{{问题: 办案周期偏长, 结果: {outcome}}}") == []


def test_what_nobody_has_confirmed_is_not_proposed(facts_of: FactsOf) -> None:
    assert of_last_year(facts_of, "上年问题整改", "{问题: 办案周期偏长, 结果: 仍存在, 待核: 是}") == []


@pytest.mark.parametrize(
    ("problem", "again"),
    [
        ("行政复议办案周期仍然偏长，群众有意见", False),
        ("{标题: 行政复议办案周期偏长, 问题: 平均用时超过50日}", False),
        ("行政复议办案场所不够", True),
    ],
)
def test_an_old_problem_that_stands_among_the_new_is_not(
    problem: str, again: bool, facts_of: FactsOf
) -> None:
    found = of_last_year(
        facts_of, "上年问题整改", "{问题: 行政复议办案周期偏长, 结果: 仍存在}", f"存在问题: [{problem}]\n"
    )
    assert bool(found) is again


def test_an_old_problem_whose_figure_is_proposed_is_not_proposed_twice(facts_of: FactsOf) -> None:
    item = "上年问题整改: [{问题: 一些单位败诉率偏高, 结果: 仍存在}]\n"
    assert proposed(facts_of(topics(LOSSES) + item)[0]) == ["Z25"]


def test_a_plan_not_for_the_public_is_no_problem_for_the_public(facts_of: FactsOf) -> None:
    (proposal,) = of_last_year(facts_of, "上年打算落实", "{打算: 充实办案力量, 结果: 未完成, 公开: 否}")
    assert not proposal.public


SUITS = "  行政应诉: {{数据: {{应诉案件: {{本年: 98, 来源: 县法院}}, 应诉审结: {0}, 应诉未结: 10}}}}\n"


def test_offices_whose_figures_contradict_each_other_are_proposed(facts_of: FactsOf) -> None:
    figures = SUITS.format("{本年: 85, 来源: 县司法局}")
    (proposal,) = proposals(facts_of(topics(figures))[0], ALL)
    assert proposal.code == "统计.行政应诉"
    assert proposal.problem == "部门之间数据衔接不够，县法院、县司法局提供的“行政应诉”数据对不上"
    assert proposal.why == "“行政应诉案件”98件，“行政应诉案件结案”“行政应诉案件未结”合计95件，对不上。"


def test_a_slip_within_one_office_is_put_right_and_not_reported(facts_of: FactsOf) -> None:
    """F046 says it; an identity that is only a reminder is none at all."""
    for closed in ("85", "{本年: 85, 来源: 县法院}", "{本年: 88, 来源: 县司法局}"):
        assert proposed(facts_of(topics(SUITS.format(closed)))[0]) == []


@pytest.mark.parametrize(
    "rest",
    [
        "上年打算落实: [{打算: '推进“两法衔接”', 结果: 未完成}]\n",
        "上年打算落实: [{打算: '与组织、编制部门对接，选调2名有资格的人员到行政复议岗位，配备辅助人员', 结果: 推进中}]\n",
        "上年问题整改: [{问题: '办案周期偏长，年末还有17件没有审结', 结果: 仍存在}]\n",
        "上年问题整改: [{问题: 赋权事项中有21项没有办过, 结果: 仍存在}]\n",
        "工作情况:\n" + SUITS.format("{本年: 85, 来源: 县司法局}"),
    ],
)
def test_none_of_the_others_is_proposed_again_when_taken(rest: str, facts_of: FactsOf) -> None:
    """Though they refer to no figure, they are known by their words."""
    (proposal,) = proposals(facts_of(HEAD + rest)[0], ALL)
    assert proposed(facts_of(HEAD + taken(proposal) + rest)[0]) == []


ENTRY = """\
迹象:
  - 编号: Z01
    主题: 行政应诉
    看: 下降
    标识: [head_appearance_rate]
    限: 1
    问题: 出庭应诉率下降到{出庭应诉率}
    说明: 要通报
"""


def load(path: Path, text: str, outlines: Outlines) -> Signals:
    path.write_text(text, encoding="utf-8")
    return load_signals(str(path), outlines)


def test_a_countys_own_sign_counts(tmp_path: Path, outlines: Outlines, facts_of: FactsOf) -> None:
    signals = load(tmp_path / "signals.yaml", ENTRY, outlines)
    figures = "  行政应诉: {数据: {出庭应诉率: {本年: 90%, 上年: 95%}}}\n"
    (proposal,) = proposals(facts_of(topics(figures))[0], signals)
    assert proposal == Proposal(
        "Z01",
        "行政应诉",
        "出庭应诉率下降到{行政应诉.出庭应诉率}",
        "行政机关负责人出庭应诉率上年95%，今年90%。要通报。",
        "",
        ("行政应诉.出庭应诉率",),
    )


def test_a_figure_that_only_an_outline_adds_may_be_looked_at(tmp_path: Path) -> None:
    """另加 of a county's own outline is known like any other figure."""
    (tmp_path / "drafter.yaml").touch()
    own = (ROOT / "outlines/three-part/outline.yaml").read_text(encoding="utf-8") + (
        "另加: {行政复议: {受理点: {标识: review_points, 名称: 受理点, 单位: 个, 说法: '设{}', 简称: '设{}'}}}\n"
    )
    (tmp_path / "outlines/three-part").mkdir(parents=True)
    (tmp_path / "outlines/three-part/outline.yaml").write_text(own, encoding="utf-8")
    text = ENTRY.replace("head_appearance_rate", "review_points").replace("{出庭应诉率}", "{行政复议.受理点}")
    assert load(tmp_path / "signals.yaml", text, Outlines(shelf_for(tmp_path)))


@pytest.mark.parametrize(
    ("change", "line", "told"),
    [
        (("head_appearance_rate", "head_apearance_rate"), 5, ("标识“head_apearance_rate”", "是否想写“head_appearance_rate”？")),
        (("主题: 行政应诉", "主题: 行政应讼"), 3, ("主题“行政应讼”", "是否想写“行政应诉”？")),
        (("{出庭应诉率}", "{败诉率}"), 7, ("引用了“败诉率”，它不是“标识”里的数", "可以引用的是 {出庭应诉率}。")),
        (("{出庭应诉率}", "九成"), 7, ("没有引用数", "{出庭应诉率}")),
        (("{出庭应诉率}", "{出庭应诉率"), 7, ("花括号不成引用", "{键|同比}")),
        (("{出庭应诉率}", "{出庭应诉率|上年}"), 7, ("“上年”不认识", "{键|同比}")),
        (("看: 下降", "看: 跌"), 4, ("只能写“下降”、“上升”", "")),
        (("看: 下降", "看: 未完"), 2, ("写两个标识：要办的、办了的", "")),
        (("[head_appearance_rate]", "[head_appearance_rate, litigation_lost]"), 2, ("只写一个标识", "")),
        (("看: 下降\n", "看: 低于\n    至少: 3\n"), 2, ("要写“限”，不写“至少”", "")),
        (("限: 1", "限: -1"), 6, ("不能小于 0", "")),
        (("    说明: 要通报\n", ""), 2, ("“迹象 › 第1项 › 说明”：缺少这一项", "")),
        (("限: 1", "界限: 1"), 6, ("不认识这一项", "")),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_line(
    change: tuple[str, str], line: int, told: tuple[str, str], tmp_path: Path, outlines: Outlines
) -> None:
    assert change[0] in ENTRY
    path = tmp_path / "signals.yaml"
    with pytest.raises(DrafterError) as trouble:
        load(path, ENTRY.replace(*change), outlines)
    finding = trouble.value.findings[0]
    assert (finding.rule.code, finding.place.path, finding.place.line) == ("T002", str(path), line)
    assert told[0] in finding.message
    assert told[1] in finding.advice


def test_a_code_is_used_once(tmp_path: Path, outlines: Outlines) -> None:
    twice = ENTRY + ENTRY.partition("\n")[2]
    with pytest.raises(DrafterError, match="编号“Z01”用了两次"):
        load(tmp_path / "signals.yaml", twice, outlines)
