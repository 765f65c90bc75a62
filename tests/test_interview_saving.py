"""Nothing is lost: each answer is on disk when the next is asked; what others write meanwhile is taken in or asked about."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.cli import main
from drafter.files import lock, read_yaml
from drafter.interview import Conductor
from drafter.interview.bookmark import Bookmark, bookmark_path, read_bookmark, write_bookmark
from drafter.interview.cards import Act, Card, Grid, Line, Listing, Reply
from drafter.interview.commands import Command
from tests.interviews import HEAD, Talk, again, kept, session_on, talk_on
from tests.keys import press

BY_HAND = """\
# 县司法局填，2027年1月。
年度: 2026        # 不是签发的那一年

机关: 云岭县人民政府
提纲: 小样
成文日期: 2027-01-18
区域: 云岭县
主送: [县委, 县人大常委会]   # 两家
提法:
  纲要: 无
  全会: 无

下一步工作打算:
  - 标题: "加强乡镇执法"
    举措: [每季度抽查案卷]   # 原来是每月
    责任单位: 县司法局
    时限: 2027-12
工作情况:
  # 复议股报的
  行政复议:
    数据:
      受理: 22      # 已核
      收到复议申请: {本年: 29, 上年: 39, 备注: '少了'}
    举措:
      - >-
        成立行政复议委员会，
        吸收外部专家
存在问题:
  - 问题: 乡镇执法力量不足
    原因: 人员流动频繁
"""


def test_each_answer_is_on_disk_when_the_next_question_is_asked(tmp_path: Path) -> None:
    """After every reply the file can be read and has every answer given so far; one behind it stays as .bak."""
    talk = talk_on(tmp_path)
    answers = {
        "机关": "云岭县人民政府",
        "区域": "云岭县",
        "年度": "2026",
        "成文日期": "2027-01-18",
        "主送": "县委",
    }
    before, so_far = talk.disk, {}
    for key, text in answers.items():
        assert talk.card.path == (key,)
        talk.say(text)
        so_far[key] = text
        assert {k: talk.kept(k) for k in so_far} == so_far
        assert Path(f"{talk.session.path}.bak").read_text(encoding="utf-8") == before
        before = talk.disk


def test_a_bare_file_is_in_the_usual_order(tmp_path: Path) -> None:
    """Answers stand where a reader looks for them, whatever the order they were given in."""
    talk = talk_on(tmp_path)
    for name, text in (("成文日期", "2027-01-18"), ("年度", "2026"), ("机关", "云岭县人民政府")):
        talk.go(name)
        talk.say(text)
    talk.go("存在问题 › 存在问题")
    talk.say("乡镇执法力量不足")
    talk.go("行政复议 › 举措")
    talk.say("成立行政复议委员会")
    keys = [line.partition(":")[0] for line in talk.disk.splitlines() if line[0] not in " -"]
    assert keys == ["提纲", "机关", "年度", "成文日期", "工作情况", "存在问题"]


def test_what_was_written_by_hand_survives_an_interview(tmp_path: Path) -> None:
    """Comments, order, quotes and folds stay as they were; the interview only adds lines and changes what it was told."""
    talk = talk_on(tmp_path, BY_HAND)
    for _ in range(60):
        if talk.card.address == "收尾":
            break
        if isinstance(talk.card, Grid) and not talk.grid.cells[talk.grid.at].draft:
            talk.say("1")
        elif isinstance(talk.card, Listing):
            talk.say("新办的一件事")
            talk.press(Command.DONE)
        elif isinstance(talk.card, Line):
            talk.press(Command.DONE)
        else:
            talk.press(Command.SKIP)
    assert talk.card.address == "收尾"
    lines = iter(talk.disk.splitlines())
    assert all(line in lines for line in BY_HAND.splitlines())  # each of them, in their order
    assert "终止: 1" in talk.disk
    assert "新办的一件事" in talk.disk


def test_a_comment_beside_a_changed_answer_stays(tmp_path: Path) -> None:
    """The remark behind a figure stays when the figure changes."""
    talk = talk_on(tmp_path, BY_HAND)
    talk.go("受理行政复议案件")
    talk.say("25")
    assert talk.disk == BY_HAND.replace("受理: 22      # 已核", "受理: 25      # 已核")


def test_what_others_change_meanwhile_is_taken_in(tmp_path: Path) -> None:
    """A figure written by another program between two answers is kept, beside the answer."""
    talk = talk_on(tmp_path, HEAD)
    Path(talk.session.path).write_text(talk.disk + "结语: 无\n", encoding="utf-8")
    talk.say("29")
    assert talk.kept("结语") == "无"
    assert talk.kept("工作情况", "行政复议", "数据", "收到复议申请") == "29"


def test_two_answers_to_one_question_are_asked_about(tmp_path: Path) -> None:
    """The same figure changed on disk: both are shown, nothing is written; a second Enter decides for what was typed."""
    talk = talk_on(tmp_path, HEAD + "工作情况: {行政复议: {数据: {收到复议申请: 29}}}\n")
    talk.go("收到行政复议申请")
    Path(talk.session.path).write_text(talk.disk.replace("29", "31"), encoding="utf-8")
    talk.say("30")
    assert "“31”" in talk.card.message
    assert "“30”" in talk.card.message
    assert talk.grid.draft == "30"
    assert talk.kept("工作情况", "行政复议", "数据", "收到复议申请") == "31"
    talk.say("30")
    assert talk.kept("工作情况", "行政复议", "数据", "收到复议申请") == "30"


def test_the_same_answer_from_two_sides_is_no_conflict(tmp_path: Path) -> None:
    """What was written on disk meanwhile and is typed here, too, is not asked about."""
    talk = talk_on(tmp_path, HEAD + "工作情况: {行政复议: {数据: {收到复议申请: 29}}}\n")
    talk.go("收到行政复议申请")
    Path(talk.session.path).write_text(talk.disk.replace("29", "31"), encoding="utf-8")
    talk.say("31")
    assert talk.grid.at == 1


def test_a_file_that_became_unreadable_keeps_the_answer(tmp_path: Path) -> None:
    """Broken YAML on disk: the answer stays in the field, what is wrong is said, the file is not touched."""
    talk = talk_on(tmp_path, HEAD)
    Path(talk.session.path).write_text("提纲: [小样\n", encoding="utf-8")
    talk.say("29")
    assert talk.card.message
    assert talk.grid.draft == "29"
    assert talk.disk == "提纲: [小样\n"
    Path(talk.session.path).write_text(HEAD, encoding="utf-8")
    talk.say("29")
    assert talk.kept("工作情况", "行政复议", "数据", "收到复议申请") == "29"


def test_what_cannot_be_written_stays_in_the_field(tmp_path: Path) -> None:
    """The stick is pulled out: the answer stays in the field; plugged in again, Enter saves it."""
    folder = tmp_path / "U盘"
    folder.mkdir()
    talk = talk_on(folder, HEAD)
    folder.rename(tmp_path / "拔下")
    talk.say("29")
    assert talk.card.message
    assert talk.grid.draft == "29"
    (tmp_path / "拔下").rename(folder)
    talk.say("29")
    assert talk.kept("工作情况", "行政复议", "数据", "收到复议申请") == "29"


def test_undo_does_not_take_back_what_others_wrote(tmp_path: Path) -> None:
    """Behind a change from outside there is nothing to take back; what was answered afterwards can be."""
    talk = talk_on(tmp_path, HEAD)
    talk.say("29")
    changed = talk.disk + "结语: 无\n"
    Path(talk.session.path).write_text(changed, encoding="utf-8")
    talk.press(Command.UNDO)
    assert "没有可以撤销的了" in talk.card.message
    talk.say("22")
    talk.press(Command.UNDO)
    assert talk.disk == changed


def test_a_file_that_is_gone_is_written_again(tmp_path: Path) -> None:
    """Deleted in the middle of the talk, the file comes back with the next answer, all answers in it."""
    talk = talk_on(tmp_path, HEAD)
    Path(talk.session.path).unlink()
    talk.say("29")
    assert talk.kept("机关") == "云岭县人民政府"
    assert talk.kept("工作情况", "行政复议", "数据", "收到复议申请") == "29"


def test_a_half_typed_paragraph_is_kept_line_by_line(tmp_path: Path) -> None:
    """In a text of several paragraphs each line that is ended is kept for the next time, even if the machine dies then."""
    session = session_on(tmp_path, HEAD)
    lines: list[str] = []
    Talk(session).go("机构保障 › 正文")
    press(Conductor(session).run(), "今年配强力量。", "Enter", "又", keep=lines.append)
    assert lines == ["今年配强力量。\n"]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.binary(max_size=200))
def test_no_bookmark_stops_an_interview(tmp_path: Path, content: bytes) -> None:
    """Whatever stands in the bookmark, the interview begins."""
    path = tmp_path / "底稿.yaml"
    bookmark_path(str(path)).write_bytes(content)
    assert isinstance(read_bookmark(str(path)), Bookmark)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
KEYS = st.sampled_from(["address", "at", "draft", "passed", "taken", "x"])


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.dictionaries(KEYS, JSON | st.sampled_from(["行政复议.数据", "收尾", "机关"]), max_size=6))
def test_no_foreign_bookmark_stops_an_interview(tmp_path: Path, content: dict[str, object]) -> None:
    """A bookmark of the right form with anything in it: a question is asked, and it can be answered or passed."""
    session = session_on(tmp_path, HEAD)
    bookmark_path(session.path).write_text(json.dumps(content), encoding="utf-8")
    talk = Talk(again(session))
    assert isinstance(talk.card, Card)
    talk.press(Command.SKIP)
    assert isinstance(talk.card, Card)
    assert talk.disk == HEAD


@given(
    st.builds(
        Bookmark,
        st.text(max_size=20),
        st.integers(0, 99),
        st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
        st.frozensets(st.text(st.characters(exclude_categories=["Cs"]), max_size=9), max_size=4),
        st.integers(0, 99),
    )
)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_a_bookmark_is_read_as_it_was_written(tmp_path: Path, bookmark: Bookmark) -> None:
    """What is kept comes back the same."""
    path = str(tmp_path / "底稿.yaml")
    write_bookmark(path, bookmark)
    assert read_bookmark(path) == bookmark


def test_a_bookmark_that_cannot_be_written_keeps_nobody_from_answering(tmp_path: Path) -> None:
    """The bookmark's place is taken by a folder: answers are taken and saved all the same."""
    session = session_on(tmp_path, HEAD)
    bookmark_path(session.path).mkdir()
    talk = Talk(session)
    talk.say("29", "22")
    assert talk.kept("工作情况", "行政复议", "数据") == {"收到复议申请": "29", "受理": "22"}


def test_the_second_sitting_is_told_who_has_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two interviews on one file: the second does not begin, and says why."""
    path = tmp_path / "底稿.yaml"
    path.write_text(HEAD.replace("小样", "三段式"), encoding="utf-8")
    answers = tmp_path / "答案.yaml"
    answers.write_text("结语: 无\n", encoding="utf-8")
    with lock(str(path)):
        assert main(["ask", str(path), "--answers", str(answers)]) != 0
    assert "正在" in "".join(capsys.readouterr())
    assert kept(str(path), "结语") == ""


def test_every_state_of_the_file_is_whole(tmp_path: Path) -> None:
    """Between any two replies of a long talk the file and its .bak are facts files that can be read."""
    talk = talk_on(tmp_path, dedent(BY_HAND))
    path = Path(talk.session.path)
    for number in range(25):
        talk.send(Reply(Act.SAY, str(number), getattr(talk.card, "at", -1), 0))
        assert not read_yaml(str(path))[1]
        if path.with_name(f"{path.name}.bak").exists():
            assert not read_yaml(f"{path}.bak")[1]
        if talk.card.message:
            talk.press(Command.SKIP)
