"""The interview in plain lines: every card can be read from top to bottom and answered with a line."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest

from drafter.interview import Conductor
from drafter.interview.cards import (
    Act,
    Card,
    Cell,
    Choice,
    Flow,
    Grid,
    Line,
    Listing,
    Offer,
    Option,
    Page,
    Reply,
    Text,
    Verdict,
)
from drafter.interview.commands import Command
from drafter.interview.plain import PlainLines
from tests.interviews import HEAD, kept, session_on
from tests.keys import of_one


def number(text: str) -> Verdict:
    """Take a number; offer what is meant by one in characters."""
    if text.isascii() and text.isdecimal():
        return Verdict(text, text)
    return Verdict(None, message=f"“{text}”不是数字。", offer="128" if text == "一百二十八" else "")


LINE = Line(address="年度", title="写哪一年的报告？", notes=("例：2026",), check=number)
CELL = Cell(("本年",), "收到", "件", "39", "", "", "", number, ("例：29",))
GRID = Grid(address="数据", title="填今年的数", where="行政复议 › 数", cells=(CELL,))
CHOICE = Choice(
    address="结果",
    title="办得怎样了？",
    options=(Option("已完成"), Option("推进中"), Option("未完成")),
)
OVERVIEW = Choice(
    address="总览",
    title="总览",
    options=(
        Option("下一处没有填的"),
        Option("1. 文件的头"),
        Option("2. 行政复议"),
        Option("行政复议 › 受理", hidden=True),
        Option("行政复议 › 不予受理", hidden=True),
    ),
)
LISTING = Listing(
    address="举措",
    title="今年办了哪些事？",
    items=("甲事", "乙事"),
    noun="举措",
    offers=(Offer("丙事", "上年写的"),),
    offered="上年写的",
)
TEXT = Text(address="正文", title="整段话怎样写？", draft="旧的一段")
PAGE = Page(address="", title="报告现在是这样", lines=("第一行", "第二行"))


def answered(card: Card, *lines: str) -> tuple[Reply, str]:
    """Answer one card with lines; return the first reply and what was printed."""
    output = StringIO()
    reply, _ = PlainLines(of_one(card), StringIO("".join(f"{line}\n" for line in lines)), output).run()
    return reply, output.getvalue()


@pytest.mark.parametrize(
    ("card", "lines", "reply"),
    [
        (LINE, ["2026"], Reply(Act.SAY, "2026")),
        (LINE, ["去年", "2026"], Reply(Act.SAY, "2026")),
        (LINE, ["一百二十八", ""], Reply(Act.SAY, "128")),
        (LINE, ["/上一题"], Reply(Command.BACK)),
        (LINE, ["?"], Reply(Command.HELP)),
        (GRID, ["29"], Reply(Act.SAY, "29", 0)),
        (GRID, ["/先跳过"], Reply(Command.SKIP, at=0)),
        (CHOICE, ["2"], Reply(Act.SAY, at=1)),
        (CHOICE, ["推进"], Reply(Act.SAY, at=1)),
        (CHOICE, ["tjz"], Reply(Act.SAY, at=1)),
        (CHOICE, ["完成", "1"], Reply(Act.SAY, at=0)),
        (CHOICE, ["不知道", "3"], Reply(Act.SAY, at=2)),
        (CHOICE, ["完成", "2"], Reply(Act.SAY, at=2)),
        (OVERVIEW, ["下一处"], Reply(Act.SAY, at=0)),
        (OVERVIEW, ["1"], Reply(Act.SAY, at=1)),
        (OVERVIEW, ["不予受理"], Reply(Act.SAY, at=4)),
        (OVERVIEW, ["受理", "2"], Reply(Act.SAY, at=4)),
        (LISTING, ["删 第2条"], Reply(Act.DELETE, at=1)),
        (CHOICE, ["9" * 5000, "3"], Reply(Act.SAY, at=2)),
        (LISTING, ["删" + "9" * 5000], Reply(Act.SAY, "删" + "9" * 5000)),
        (LISTING, ["丁事"], Reply(Act.SAY, "丁事")),
        (LISTING, [""], Reply(Command.DONE)),
        (LISTING, ["删2"], Reply(Act.DELETE, at=1)),
        (LISTING, ["移2到1"], Reply(Act.MOVE, at=1, to=0)),
        (LISTING, ["改1", "甲事办成"], Reply(Act.SAY, "甲事办成", 0)),
        (LISTING, ["3"], Reply(Act.SAY, "丙事")),
        (LISTING, ["/照用"], Reply(Command.TAKE)),
        (LISTING, ["删去冗余环节12项，压缩时限3天"], Reply(Act.SAY, "删去冗余环节12项，压缩时限3天")),
        (LISTING, ["删去冗余环节12项"], Reply(Act.SAY, "删去冗余环节12项")),
        (LISTING, ["改造办事大厅2处"], Reply(Act.SAY, "改造办事大厅2处")),
        (TEXT, ["一段", "又一段", "。。"], Reply(Act.SAY, "一段\n又一段")),
        (TEXT, ["。。"], Reply(Act.SAY, "旧的一段")),
        (TEXT, ["一段", "/总览"], Reply(Command.OVERVIEW, "一段")),
        (PAGE, [""], Reply(Act.SAY)),
    ],
)
def test_every_card_is_answered_with_lines(card: Card, lines: list[str], reply: Reply) -> None:
    """What a line means on each kind of card; a wrong one is told and asked again."""
    assert answered(card, *lines)[0] == reply


@pytest.mark.parametrize("card", [LINE, GRID, CHOICE, OVERVIEW, LISTING, TEXT, PAGE])
def test_every_card_is_printed_whole_and_without_escapes(card: Card) -> None:
    """Question, notes, items, offers and options are printed; no sign moves the cursor or colours anything."""
    _, printed = answered(card)
    wanted = {
        LINE: ("写哪一年的报告？", "例：2026"),
        GRID: ("行政复议 › 数", "收到（件）　上年39件", "例：29"),
        CHOICE: ("办得怎样了？", "1. 已完成", "3. 未完成"),
        OVERVIEW: ("  下一处没有填的", "  2. 行政复议"),
        LISTING: ("今年办了哪些事？", "1. 甲事", "2. 乙事", "上年写的：", "3. 丙事"),
        TEXT: ("整段话怎样写？", "旧的一段", "。。"),
        PAGE: ("报告现在是这样", "第一行", "第二行"),
    }[card]
    assert all(words in printed for words in wanted)
    assert "受理" not in printed
    assert "\x1b" not in printed
    assert "\r" not in printed


@pytest.mark.parametrize("card", [LINE, GRID, CHOICE, OVERVIEW, LISTING, TEXT, PAGE])
def test_the_end_of_what_is_typed_stops_in_good_order(card: Card) -> None:
    """Ctrl-D at any card is the wish to stop."""
    assert answered(card)[0] == Reply(Command.QUIT)


def test_a_default_is_taken_by_an_empty_line() -> None:
    """What Enter takes is printed with its origin; an answer that stands there already is what Enter takes."""
    default = Line(
        address="年度", title="写哪一年的报告？", default="2026", origin="由文件名看出来的", check=number
    )
    reply, printed = answered(default, "")
    assert reply == Reply(Act.SAY, "2026")
    assert "2026（由文件名看出来的）" in printed
    before = Line(address="年度", title="写哪一年的报告？", draft="2025", default="2026", check=number)
    assert answered(before, "")[0] == Reply(Act.SAY, "2025")


def test_an_empty_line_is_no_answer_where_there_is_no_default() -> None:
    """It is given on as nothing, and the interview says that the question is still open."""
    assert answered(LINE, "")[0] == Reply(Act.SAY, "")


def test_one_letter_stands_for_not_known_and_not_applicable() -> None:
    """The letters z and b are words in plain lines, too."""
    cell = CELL._replace(check=lambda text: Verdict(text, text))
    grid = Grid(address="数据", title="填今年的数", cells=(cell,))
    assert answered(grid, "z")[0].text == "暂缺"
    assert answered(grid, "b")[0].text == "不适用"


def test_a_report_is_filled_in_by_lines(tmp_path: Path) -> None:
    """From an empty file: head, figures, one measure each, a problem with its cause and plan, by lines alone."""
    session = session_on(tmp_path)
    lines = ["", "", "", "2027-01-18", "县委", "", ""]
    lines += ["29", "25", "1", "25", "20", "1", "4", "成立复议委员会", ""]
    lines += ["充实执法力量", "", "乡镇执法力量不足", "", "人员流动频繁", "充实乡镇执法力量"]
    lines += ["", "调剂编制4名", "", "县司法局", "2027-12", "1"]
    output = StringIO()
    stop, by_ctrl_c = PlainLines(
        Conductor(session).run(), StringIO("".join(f"{line}\n" for line in lines)), output
    ).run()
    assert (kept(session.path, "机关"), kept(session.path, "年度")) == ("云岭县人民政府", "2026")
    assert kept(session.path, "工作情况", "行政复议", "举措") == ["成立复议委员会"]
    assert kept(session.path, "存在问题", 0, "原因") == "人员流动频繁"
    assert kept(session.path, "下一步工作打算", 0, "对应问题") == "W26-1"
    assert (stop.finished, stop.draft, by_ctrl_c) == (True, True, False)


def test_the_paragraph_to_come_is_printed_between_questions_once(tmp_path: Path) -> None:
    """As a section is left, its paragraph is printed, not at every answer."""
    session = session_on(tmp_path, HEAD)
    output = StringIO()
    PlainLines(Conductor(session).run(), StringIO("29\n22\n/完成\n"), output).run()
    assert output.getvalue().count("收到行政复议申请29件") == 1


def _stopping() -> Flow[str]:
    yield LINE
    return "停了"


class Interrupted(StringIO):
    """A keyboard on which Ctrl-C is pressed."""

    def __getattribute__(self, name: str) -> object:
        """Press it instead of a line."""
        if name == "readline":
            raise KeyboardInterrupt
        return super().__getattribute__(name)


def test_ctrl_c_is_told_from_ctrl_d() -> None:
    """Both stop; which one it was is known."""
    assert PlainLines(_stopping(), Interrupted(), StringIO()).run() == ("停了", True)
    assert PlainLines(_stopping(), StringIO(), StringIO()).run() == ("停了", False)
