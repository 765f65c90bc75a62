"""What is noticed about an answer is said and keeps nobody from going on; what is strange is asked about, once."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.interview import Conductor
from drafter.interview.cards import Act, Grid, Reply
from drafter.interview.commands import Command
from tests.interviews import HEAD, Talk, again, session_on, talk_on
from tests.keys import press

LAST = """\
提纲: 小样
机关: 云岭县人民政府
区域: 云岭县
年度: 2025
成文日期: 2026-01-18
工作情况:
  行政复议: {数据: {收到复议申请: 39, 受理: 30, 纠错率: 10%}}
"""
HERE = f"{HEAD}上年: 去年.yaml\n"


def rolled(folder: Path, text: str = HERE) -> Talk:
    """Begin to talk about a file that names last year's."""
    (folder / "去年.yaml").write_text(LAST, encoding="utf-8")
    return talk_on(folder, text)


def test_a_part_larger_than_its_whole_is_said_at_once_and_blocks_nothing(tmp_path: Path) -> None:
    """22 received, 30 accepted: the figure is kept, what is wrong is said, the next figure is asked."""
    talk = talk_on(tmp_path, HEAD)
    talk.say("22")
    assert talk.card.message == "收到行政复议申请：22件"
    talk.say("30")
    assert "受理行政复议案件：30件　错误：" in talk.card.message
    assert talk.kept("工作情况", "行政复议", "数据", "受理") == "30"
    assert talk.grid.at == 2


def test_a_sum_that_does_not_close_is_said_until_it_does(tmp_path: Path) -> None:
    """Outcomes that do not add up to the cases closed are told; corrected, nothing is told any more."""
    talk = talk_on(tmp_path, HEAD)
    talk.say("30", "30", "0", "30", "20", "5")
    talk.say("6")
    assert "合计31件，对不上" in talk.card.message
    talk.press(Command.BACK)
    talk.say("5")
    assert "对不上" not in talk.card.message


@pytest.mark.parametrize(("now", "far"), [("120", "多208%"), ("10", "少74%")])
def test_a_figure_far_from_last_years_asks_once_for_the_reason(tmp_path: Path, now: str, far: str) -> None:
    """Twice as many or half as many: behind the table the reason is asked, with how far it is, and kept as 备注.

    It is not printed.
    """
    talk = rolled(tmp_path)
    talk.say(now)
    assert talk.grid.at == 1
    talk.press(Command.DONE)
    assert far in "".join(talk.line.notes)
    talk.say("新增14个乡镇的案件")
    assert talk.kept("工作情况", "行政复议", "数据", "收到复议申请") == {
        "本年": now,
        "备注": "新增14个乡镇的案件",
    }
    assert talk.card.title != "为什么差这么多？"
    talk.press(Command.PREVIEW)
    assert "新增14个乡镇" not in "\n".join(talk.page.lines)


@pytest.mark.parametrize("passing", [Command.DONE, Command.SKIP])
@pytest.mark.parametrize("before", [(), ("下一步工作打算",)])
def test_no_figure_is_left_out_for_a_reason(
    tmp_path: Path, passing: Command, before: tuple[str, ...]
) -> None:
    """Whatever becomes of the reason, and wherever the clerk has been before, every cell is asked, then what follows."""
    talk = rolled(tmp_path)
    for place in before:
        talk.go(f"{place} › {place}")
        talk.go("收到行政复议申请")
    talk.say("30", "120")
    assert (talk.card.address, talk.grid.at) == ("行政复议.数据", 2)
    talk.press(Command.DONE)
    assert talk.card.title == "为什么差这么多？"
    talk.press(passing)
    assert talk.card.address in ("行政复议.举措", "机构保障.举措")


def test_the_reason_may_be_left_out_and_is_not_asked_again(tmp_path: Path) -> None:
    """F9 leaves a strange figure as it is; neither this day nor another is the reason asked again."""
    talk = rolled(tmp_path)
    talk.say("120")
    talk.press(Command.DONE)
    talk.press(Command.DONE)
    assert talk.kept("工作情况", "行政复议", "数据", "收到复议申请") == "120"
    later = Talk(again(talk.session))
    later.go("收到行政复议申请")
    later.say("121")
    later.press(Command.DONE)
    assert later.card.title != "为什么差这么多？"


@pytest.mark.parametrize("now", ["40", "60", "20"])
def test_a_figure_near_last_years_is_not_asked_about(tmp_path: Path, now: str) -> None:
    """Less than twice and more than half as many is nothing strange."""
    talk = rolled(tmp_path)
    talk.say(now)
    assert isinstance(talk.card, Grid)


@pytest.mark.parametrize(("now", "asked"), [("25%", True), ("15%", False)])
def test_a_rate_is_far_from_ten_points_on(tmp_path: Path, now: str, asked: bool) -> None:
    """Rates are compared in points, not in percent of themselves."""
    talk = rolled(tmp_path)
    talk.go("行政复议纠错率")
    talk.say(now)
    if isinstance(talk.card, Grid):
        talk.press(Command.DONE)
    assert ("差15个百分点" in "".join(talk.card.notes)) == asked


def test_a_figure_beyond_what_counties_have_asks_once(tmp_path: Path) -> None:
    """Where there is no last year, a figure beyond the usual range is asked about, with the range; it may be right."""
    talk = talk_on(tmp_path, HEAD)
    talk.say("99999")
    talk.press(Command.DONE)
    assert "一般的县在0到3000件之间" in "".join(talk.line.notes)
    talk.press(Command.DONE)
    assert talk.kept("工作情况", "行政复议", "数据", "收到复议申请") == "99999"
    assert talk.card.title != "为什么差这么多？"


def test_back_leads_from_the_reason_to_the_figure(tmp_path: Path) -> None:
    """A strange figure that was a slip of the hand is corrected in the table; the reason is not asked then."""
    talk = rolled(tmp_path)
    talk.say("120")
    talk.press(Command.DONE)
    talk.press(Command.BACK)
    talk.send(Reply(Act.SAY, "42", 0))
    talk.press(Command.DONE)
    assert talk.card.title != "为什么差这么多？"
    assert talk.kept("工作情况", "行政复议", "数据", "收到复议申请") == "42"


def test_back_leads_to_the_very_cell(tmp_path: Path) -> None:
    """The clerk went down a cell by hand; going back from the next leads to it, with its figure."""
    session = rolled(tmp_path).session
    seen = press(Conductor(session).run(), "Down", "120", "Enter", "F2")
    assert (seen.card.address, seen.at, seen.typed) == ("行政复议.数据", 1, "120")


def test_what_a_figure_changed_by_is_shown_beside_it(tmp_path: Path) -> None:
    """The table has last year's figure, this year's and the change."""
    talk = rolled(tmp_path)
    talk.say("52")
    cell = talk.grid.cells[0]
    assert (cell.last, cell.now, cell.change) == ("39", "52", "+33.3%")


def test_a_table_may_be_closed_with_gaps(tmp_path: Path) -> None:
    """F9 in a table goes on: what is empty stays 待填 in the report, and the table counts as dealt with."""
    talk = talk_on(tmp_path, HEAD)
    talk.say("22")
    talk.press(Command.DONE)
    assert talk.card.address == "行政复议.举措"
    assert Talk(again(talk.session)).card.address == "行政复议.举措"


def test_the_last_figure_typed_is_kept_when_the_table_is_closed(tmp_path: Path) -> None:
    """F9 with a figure in the field keeps that figure; with nonsense it stays where it is."""
    session = session_on(tmp_path, HEAD)
    seen = press(Conductor(session).run(), "22", "F9")
    assert session.text(("工作情况", "行政复议", "数据", "收到复议申请")) == "22"
    assert seen.card.address == "行政复议.举措"
    other = session_on(tmp_path, HEAD, "另一份.yaml")
    seen = press(Conductor(other).run(), "很多", "F9")
    assert (seen.typed, seen.card.address) == ("很多", "行政复议.数据")
    assert "不是数字" in seen.said


def test_going_to_another_cell_never_drops_what_is_typed(tmp_path: Path) -> None:
    """Down with an unconfirmed figure in the field stays and says so; with an empty field it moves on."""
    session = session_on(tmp_path, HEAD)
    seen = press(Conductor(session).run(), "22", "Down")
    assert (seen.at, seen.typed) == (0, "22")
    assert "先按回车" in seen.said
    seen = press(Conductor(session).run(), "Ctrl-U", "Down", "Down", "5", "Enter")
    assert session.text(("工作情况", "行政复议", "数据", "不予受理")) == "5"


def test_a_figure_that_can_be_worked_out_is_not_asked_any_more(tmp_path: Path) -> None:
    """With the cases closed and corrected known the rate follows: behind the last figure typed comes the next question."""
    talk = talk_on(tmp_path, HEAD)
    assert talk.grid.cells[-1].label == "行政复议纠错率"
    talk.say("29", "25", "1", "25", "20", "1", "4")
    assert talk.card.address == "行政复议.举措"
    assert "纠错率" not in talk.disk
