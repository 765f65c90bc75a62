"""Lists: measures, problems, plans, duties; items added, changed, moved, deleted, pasted, taken over, linked."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.interview import Conductor
from drafter.interview.cards import Act, Choice, Grid, Listing, Reply
from drafter.interview.commands import Command
from tests.interviews import HEAD, Talk, again, session_on, talk_on
from tests.keys import pasted, press

MEASURES = HEAD + "工作情况: {机构保障: {举措: [甲事, 乙事, 丙事]}}\n"
LISTS = {
    "机构保障 › 举措": ("工作情况", "机构保障", "举措"),
    "存在问题 › 存在问题": ("存在问题",),
    "下一步工作打算 › 下一步工作打算": ("下一步工作打算",),
    "第一责任人履职 › 第一责任人履职": ("第一责任人",),
}
FIVE = "一是成立复议委员会。\n（二）推行听证审理；\n3. 公开复议文书\n④设立便民窗口\n五、开展回访\n"
STRIPPED = ["成立复议委员会", "推行听证审理", "公开复议文书", "设立便民窗口", "开展回访"]


def words_of(items: object) -> list[str]:
    """Return the words of items, with keys or without."""
    assert isinstance(items, list)
    main = ("做法", "问题", "标题", "职务")
    return [i if isinstance(i, str) else next(i[key] for key in main if key in i) for i in items]


@pytest.mark.parametrize("name", list(LISTS))
def test_items_are_added_changed_moved_and_deleted(tmp_path: Path, name: str) -> None:
    """Each of the lists takes items one by one, new words for one, another order, and one less."""
    talk = talk_on(tmp_path, HEAD.replace("小样", "三段式" if "履职" in name else "小样"))
    talk.go(name)
    path = LISTS[name]
    talk.say("办成甲事", "办成乙事。", "三是办成丙事；")
    assert words_of(talk.kept(*path)) == ["办成甲事", "办成乙事", "办成丙事"]
    talk.send(Reply(Act.SAY, "办好乙事", 1))
    talk.send(Reply(Act.MOVE, at=2, to=0))
    assert words_of(talk.kept(*path)) == ["办成丙事", "办成甲事", "办好乙事"]
    talk.send(Reply(Act.DELETE, at=1))
    assert "办成甲事" in talk.card.message
    assert "F7" in talk.card.message
    assert words_of(talk.kept(*path)) == ["办成丙事", "办好乙事"]
    talk.press(Command.UNDO)
    assert words_of(talk.kept(*path)) == ["办成丙事", "办成甲事", "办好乙事"]


def test_keys_change_move_and_delete(tmp_path: Path) -> None:
    """Down to an item, Enter to change it; PgDn to move it; Delete to delete it."""
    session = session_on(tmp_path, MEASURES)
    path = ("工作情况", "机构保障", "举措")
    to_list = ("F4", "机构保障 › 举措", "Enter")
    press(Conductor(session).run(), *to_list, "Down", "Down", "Enter", "办成", "Enter")
    assert session.items(path) == ["甲事", "乙事办成", "丙事"]
    press(Conductor(again(session)).run(), "Down", "PgDn", "Down", "Delete")
    assert again(session).items(path) == ["甲事", "丙事"] or again(session).items(path) == [
        "乙事办成",
        "丙事",
    ]


def test_delete_takes_the_chosen_item_and_no_other(tmp_path: Path) -> None:
    """Delete with words in the field deletes a character of them; with an item chosen, that item."""
    session = session_on(tmp_path, MEASURES)
    path = ("工作情况", "机构保障", "举措")
    seen = press(Conductor(session).run(), "F4", "机构保障 › 举措", "Enter", "丁事", "Home", "Delete")
    assert (seen.typed, session.items(path)) == ("事", ["甲事", "乙事", "丙事"])
    press(Conductor(session).run(), "Ctrl-U", "Up", "Delete")
    assert session.items(path) == ["甲事", "乙事"]


def test_escape_gives_up_changing_an_item(tmp_path: Path) -> None:
    """Esc while an item is changed leaves it as it was."""
    session = session_on(tmp_path, MEASURES)
    to_list = ("F4", "机构保障 › 举措", "Enter")
    seen = press(Conductor(session).run(), *to_list, "Down", "Enter", "不要", "\x1b", "Up")
    assert seen.typed == ""
    assert session.items(("工作情况", "机构保障", "举措")) == ["甲事", "乙事", "丙事"]


def test_an_empty_enter_ends_a_list(tmp_path: Path) -> None:
    """With nothing typed and nothing chosen Enter goes on to the next question."""
    session = session_on(tmp_path, HEAD)
    seen = press(Conductor(session).run(), "F9", "办成甲事", "Enter", "Enter")
    assert seen.card.address == "机构保障.举措"
    assert session.items(("工作情况", "行政复议", "举措")) == ["办成甲事"]


def test_words_in_the_field_are_kept_when_a_list_is_ended(tmp_path: Path) -> None:
    """F9 with words in the field adds them first; what cannot be taken stays in the field."""
    session = session_on(tmp_path, HEAD)
    press(Conductor(session).run(), "F9", "办成甲事", "F9")
    assert session.items(("工作情况", "行政复议", "举措")) == ["办成甲事"]
    other = session_on(tmp_path, HEAD, "另一份.yaml")
    seen = press(Conductor(other).run(), "F9", "办成{甲事", "F9")
    assert seen.typed == "办成{甲事"
    assert "没有配上对" in seen.said


def test_what_cannot_be_taken_stays_in_the_field(tmp_path: Path) -> None:
    """An item with an open brace is refused in place."""
    talk = talk_on(tmp_path, MEASURES)
    talk.go("机构保障 › 举措")
    talk.say("办成{丁事")
    assert talk.card.draft == "办成{丁事"
    assert words_of(talk.kept(*LISTS["机构保障 › 举措"])) == ["甲事", "乙事", "丙事"]


def test_five_pasted_lines_become_five_items(tmp_path: Path) -> None:
    """A paste of five lines asks; split, each line is an item without its ordinal and its end mark."""
    session = session_on(tmp_path, HEAD)
    seen = press(Conductor(session).run(), "F9", pasted(FIVE))
    assert isinstance(seen.card, Choice)
    assert seen.card.title == "粘贴了5段，怎么放？"
    press(Conductor(session).run(), pasted(FIVE.replace("\n", "\r\n")), "Enter")
    assert session.items(("工作情况", "行政复议", "举措")) == STRIPPED


def test_pasted_lines_are_joined_if_wanted(tmp_path: Path) -> None:
    """Joined, the lines stand in the field as one, nothing is written yet."""
    talk = talk_on(tmp_path, HEAD)
    talk.press(Command.DONE)
    talk.send(Reply(Act.PASTE, "　　推行听证，\n\n当面审理。"))
    talk.choose("合成一段")
    assert talk.listing.draft == "推行听证，当面审理。"
    assert talk.disk == HEAD


@pytest.mark.parametrize("answer", [Reply(Act.SAY, at=2), Reply(Command.BACK), Reply(Act.SAY, at=99)])
def test_pasted_lines_are_dropped_if_not_wanted(tmp_path: Path, answer: Reply) -> None:
    """Neither split nor joined: the list is as it was."""
    talk = talk_on(tmp_path, HEAD)
    talk.press(Command.DONE)
    talk.send(Reply(Act.PASTE, FIVE))
    talk.send(answer)
    assert talk.listing.draft == ""
    assert talk.disk == HEAD


def test_lines_pasted_into_a_question_of_one_line_ask_whether_to_join(tmp_path: Path) -> None:
    """No line break is kept where one line is wanted, and nothing is submitted."""
    session = session_on(tmp_path, HEAD.replace("主送: 县委\n", ""))
    seen = press(Conductor(session).run(), pasted("县委\n县人大常委会"))
    assert isinstance(seen.card, Choice)
    seen = press(Conductor(again(session)).run(), pasted("县委，\n县政府"), "Enter", "Enter")
    assert "\n" not in seen.typed
    assert again(session).value(("主送",)) == ["县委", "县政府"]


def test_last_years_items_are_taken_as_they_are_and_counted(tmp_path: Path) -> None:
    """F12 takes all of last year's; that they are taken over is counted, and said at the end."""
    (tmp_path / "去年.yaml").write_text(
        HEAD.replace("2026", "2025") + "工作情况: {机构保障: {举措: [充实力量, 组织培训]}}\n",
        encoding="utf-8",
    )
    talk = talk_on(tmp_path, f"{HEAD}上年: 去年.yaml\n")
    talk.go("机构保障 › 举措")
    assert [offer.text for offer in talk.listing.offers] == ["充实力量", "组织培训"]
    assert talk.listing.offered == "上年写的"
    assert talk.listing.items == ()
    talk.press(Command.TAKE)
    assert talk.kept("工作情况", "机构保障", "举措") == ["充实力量", "组织培训"]
    assert talk.session.bookmark.taken == 2
    while talk.card.address != "收尾":
        talk.press(Command.SKIP)
    assert "照抄上年的有2处，检查时会指出来。" in talk.choice.notes


def test_one_of_last_years_items_is_taken_and_changed(tmp_path: Path) -> None:
    """An offer goes into the field to be changed; unchanged it is counted, changed it is the clerk's own."""
    (tmp_path / "去年.yaml").write_text(
        HEAD.replace("2026", "2025") + "工作情况: {行政复议: {举措: [充实力量, 组织培训]}}\n",
        encoding="utf-8",
    )
    session = session_on(tmp_path, f"{HEAD}上年: 去年.yaml\n")
    keys = ("F9", "Down", "Enter", "三次", "Enter", "Down", "Down", "Down", "Enter", "Enter")
    press(Conductor(session).run(), *keys)
    assert session.items(("工作情况", "行政复议", "举措")) == ["充实力量三次", "组织培训"]
    assert session.bookmark.taken == 1


PROBLEM = HEAD + "工作情况: {行政复议: {数据: {纠错率: {本年: 15%, 上年: 10%}}}}\n"


def test_what_the_figures_suggest_is_offered_and_never_taken_by_itself(tmp_path: Path) -> None:
    """A problem that shows in the figures is offered with its reason; passing by takes nothing."""
    talk = talk_on(tmp_path, PROBLEM)
    talk.go("存在问题 › 存在问题")
    offers = talk.listing.offers
    assert any("纠错率上升" in offer.text and offer.why for offer in offers)
    assert "由您定" in talk.listing.offered
    talk.press(Command.DONE)
    assert talk.kept("存在问题") == ""


def test_an_offer_is_taken_by_hand(tmp_path: Path) -> None:
    """Down, Enter, Enter: the offer is an item now, with a number of its own, and is no longer offered."""
    session = session_on(tmp_path, PROBLEM)
    seen = press(Conductor(session).run(), "F4", "存在问题 › 存在问题", "Enter", "Down", "Enter", "Enter")
    item = session.items(("存在问题",))[0]
    assert isinstance(item, dict)
    assert item["编号"] == "W26-1"
    assert "纠错率上升" in str(item["问题"])
    assert isinstance(seen.card, Listing)
    assert not [offer for offer in seen.card.offers if "纠错率上升" in offer.text]


def test_what_rests_on_withheld_facts_is_withheld(tmp_path: Path) -> None:
    """An offer made from a plan that is kept from the public becomes a problem that is kept from it."""
    text = HEAD + "上年打算落实: [{编号: D25-1, 打算: 建设指挥中心, 公开: 否, 结果: 未完成}]\n"
    talk = talk_on(tmp_path, text)
    talk.go("存在问题 › 存在问题")
    offer = next(offer for offer in talk.listing.offers if "指挥中心" in offer.text)
    assert not offer.public
    talk.say(offer.text)
    assert talk.kept("存在问题", 0, "公开") == "否"


def test_a_problem_its_cause_and_its_plan_are_linked(tmp_path: Path) -> None:
    """Problem, cause, plan: the plan has a number of its own and names the problem's; both are asked further."""
    talk = talk_on(tmp_path, HEAD)
    talk.go("存在问题 › 存在问题")
    talk.say("乡镇执法力量不足")
    talk.press(Command.DONE)
    assert talk.card.address == "存在问题.1.原因"
    talk.say("人员流动频繁")
    assert talk.card.address == "存在问题.1.打算"
    talk.say("充实乡镇执法力量")
    assert talk.kept("存在问题") == [{"编号": "W26-1", "问题": "乡镇执法力量不足", "原因": "人员流动频繁"}]
    assert talk.kept("下一步工作打算") == [{"编号": "D26-1", "标题": "充实乡镇执法力量", "对应问题": "W26-1"}]
    assert talk.card.address == "下一步工作打算"
    talk.press(Command.DONE)
    assert talk.card.address == "下一步工作打算.1.举措"
    talk.say("调剂编制4名")
    talk.press(Command.DONE)
    talk.say("县司法局、县委编办", "2027-12")
    assert talk.kept("下一步工作打算", 0) == {
        "编号": "D26-1",
        "标题": "充实乡镇执法力量",
        "举措": ["调剂编制4名"],
        "责任单位": ["县司法局", "县委编办"],
        "时限": "2027年12月底前",
        "对应问题": "W26-1",
    }


def test_numbers_of_items_are_not_used_twice(tmp_path: Path) -> None:
    """A new problem gets a number that none has, also where one in the middle was deleted."""
    talk = talk_on(tmp_path, HEAD)
    talk.go("存在问题 › 存在问题")
    talk.say("甲问题", "乙问题", "丙问题")
    talk.send(Reply(Act.DELETE, at=1))
    talk.say("丁问题")
    items = talk.kept("存在问题")
    assert isinstance(items, list)
    numbers = [item["编号"] for item in items if isinstance(item, dict)]
    assert len(numbers) == len(set(numbers)) == 3


def test_a_measure_gets_a_heading_a_result_and_figures(tmp_path: Path) -> None:
    """By 还可以填 a measure that is words alone becomes one with 标题, 成效 and 数据, its words unchanged."""
    talk = talk_on(tmp_path, MEASURES.replace("举措", "数据: {测件数: 4}, 举措"))
    talk.go("机构保障 › 举措")
    for name, text in (("甲事 › 标题", "抓甲事"), ("甲事 › 成效", "化解积案"), ("甲事 › 数据", "测件数")):
        talk.go("机构保障 › 举措")
        talk.more(name)
        talk.say(text)
    assert talk.kept("工作情况", "机构保障", "举措", 0) == {
        "标题": "抓甲事",
        "做法": "甲事",
        "数据": "测件数",
        "成效": "化解积案",
    }
    assert talk.kept("工作情况", "机构保障", "举措", 1) == "乙事"


def test_a_figure_of_the_clerks_own_is_named_and_then_filled(tmp_path: Path) -> None:
    """A name and a unit make a new figure; the table asks for it next, and the report says it."""
    talk = talk_on(tmp_path, MEASURES)
    talk.go("机构保障 › 举措")
    talk.more("加一个提纲里没有的数")
    talk.say("便民服务点")
    assert "名称和单位" in talk.card.message
    talk.say("便民服务点，个")
    assert isinstance(talk.card, Grid)
    assert [(cell.label, cell.unit) for cell in talk.grid.cells] == [("便民服务点", "个")]
    talk.say("１２个")
    assert talk.kept("工作情况", "机构保障", "另") == [{"名称": "便民服务点", "单位": "个", "本年": "12"}]
    talk.press(Command.PREVIEW)
    assert "12个" in "".join(talk.page.lines)


def test_a_topic_of_the_clerks_own(tmp_path: Path) -> None:
    """A heading makes a new topic; its measures are asked next; one that is there already is refused."""
    talk = talk_on(tmp_path, HEAD)
    talk.more("加一个提纲里没有的主题")
    talk.say("行政复议")
    assert "已经有“行政复议”这个主题了" in talk.card.message
    talk.say("推进府院联动")
    assert talk.card.address == "推进府院联动.举措"
    talk.say("召开联席会议")
    assert talk.kept("工作情况", "推进府院联动") == {"标题": "推进府院联动", "举措": ["召开联席会议"]}
    assert "推进府院联动" in "".join(talk.session.shop.lines(talk.session.composed[0], talk.session.facts))


def test_answers_to_last_years_plans(tmp_path: Path) -> None:
    """Each plan of last year is answered by choice; then what was reached may be said."""
    talk = talk_on(tmp_path, HEAD + "上年打算落实: [{编号: D25-1, 打算: 建设指挥中心}]\n")
    talk.go("建设指挥中心 › 结果")
    assert "去年写的：建设指挥中心" in talk.choice.notes
    talk.choose("2")
    assert talk.card.address == "上年打算落实.1.说明"
    talk.say("主体完工")
    result = talk.kept("上年打算落实", 0)
    assert isinstance(result, dict)
    assert list(result) == ["编号", "打算", "结果", "说明"]


def test_an_item_to_be_confirmed_is_confirmed_by_going_on(tmp_path: Path) -> None:
    """What import or roll marked 待核 says so, and is confirmed when the clerk goes on from the list."""
    talk = Talk(
        session_on(tmp_path, HEAD + "存在问题: [{编号: W26-1, 问题: 力量不足, 原因: 缺人, 待核: 是}]\n")
    )
    talk.go("存在问题 › 问题1")
    assert talk.listing.items == ("力量不足（待核）",)
    talk.press(Command.DONE)
    assert talk.kept("存在问题", 0, "待核") == "否"
