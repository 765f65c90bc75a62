"""Answering: every kind of question takes what staff type, keeps it plain, and refuses in place what it cannot take."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.interview import Conductor
from drafter.interview.cards import Act, Line, Reply
from drafter.interview.commands import Command
from tests.interviews import HEAD, Talk, again, session_on, talk_on
from tests.keys import press

FIGURES = [  # question, typed, kept, said
    ("测试件数", "128", "128", "128件"),
    ("测试件数", "１２８件", "128", "128件"),
    ("测试件数", " 128 ", "128", "128件"),
    ("测试件数", "1,234", "1234", "1234件"),
    ("测试件数", "１，２３４", "1234", "1234件"),
    ("测试件数", "1.2万", "1.2万", "1.2万件"),
    ("测试件数", "约20", "约20", "约20件"),
    ("测试件数", "300余件", "300余", "300余件"),
    ("测试件数", "0", "0", "0件"),
    ("测试经费", "1352.8", "1352.8", "1352.8万元"),
    ("测试经费", "１．２亿元", "1.2亿元", "1.2亿元"),
    ("测试时长", "0.5天", "0.5", "0.5天"),
    ("测试位次", "3", "3", "3位"),
    ("测试得分", "92.35分", "92.35", "92.35分"),
    ("测试同比", "-3.2%", "-3.2", "-3.2%"),
    ("测试比率", "12.5％", "12.5", "12.5%"),
    ("测试比率", "98%以上", "98以上", "98%以上"),
    ("测试比率", "暂缺", "暂缺", "暂缺"),
    ("测试比率", "不适用", "不适用", "不适用"),
]
WRONG = [  # question, typed, what the message has: what is wrong, and what is expected
    ("测试件数", "很多", ("“很多”不是数字", "29件", "暂缺")),
    ("测试件数", "12.5", ("带小数", "1.2万")),
    ("测试件数", "-3", ("负数", "请核对")),
    ("测试件数", "无", ("没有发生，还是不知道", "写 0", "暂缺", "不适用")),
    ("测试件数", "20-30", ("范围", "约20")),
    ("测试件数", "20+", ("不是确定的数", "约20")),
    ("测试件数", "29人", ("单位是“人”", "“件”")),
    ("测试件数", "12345678901234567890", ("有20位", "请核对")),
    ("测试比率", "120%", ("超过了100%", "分子、分母")),
    ("测试比率", "3个百分点", ("变化的幅度", "92.3%")),
    ("测试经费", "1.2万", ("看不清", "1.2万元")),
]


@pytest.mark.parametrize(("question", "typed", "stored", "said"), FIGURES)
def test_a_figure_is_kept_plain_whatever_its_writing(
    tmp_path: Path, question: str, typed: str, stored: str, said: str
) -> None:
    """Full width, thousands, 万, signs of approximation and the unit behind are understood; the card says what was kept."""
    talk = talk_on(tmp_path, HEAD)
    talk.go(question)
    talk.say(typed)
    assert talk.kept("工作情况", "机构保障", "数据") == {key_of(question): stored}
    assert talk.card.message == f"{question}：{said}"


def key_of(label: str) -> str:
    """Return the key of a figure of the small outline."""
    return label.replace("测试", "测").replace("得分", "数值")


@pytest.mark.parametrize(("question", "typed", "told"), WRONG)
def test_a_wrong_figure_is_refused_in_place(
    tmp_path: Path, question: str, typed: str, told: tuple[str, ...]
) -> None:
    """The text stays in the field, nothing is written, and the message says what is wrong and how to write it."""
    talk = talk_on(tmp_path, HEAD)
    talk.go(question)
    talk.say(typed)
    assert talk.line.draft == typed
    assert all(words in talk.card.message for words in told), talk.card.message
    assert talk.disk == HEAD


@pytest.mark.parametrize(
    "typed",
    ["2027-01-18", "2027.1.18", "2027/1/18", "2027年1月18日", "２０２７－０１－１８", "二〇二七年一月十八日"],
)
def test_a_date_is_kept_as_a_date(tmp_path: Path, typed: str) -> None:
    """Any common writing of a day is kept as 2027-01-18 and said as 2027年1月18日."""
    talk = talk_on(tmp_path, "提纲: 小样\n机关: 云岭县人民政府\n区域: 云岭县\n年度: 2026\n")
    talk.say(typed)
    assert talk.kept("成文日期") == "2027-01-18"
    assert talk.card.message == "成文日期：2027年1月18日"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("明天", "2027-01-18"),
        ("2027年2月30日", "没有2027年2月30日"),
        ("2027-01", "2027年1月18日"),
        ("x", "例"),
    ],
)
def test_what_is_no_date_is_refused_with_an_example(tmp_path: Path, typed: str, told: str) -> None:
    """A day that is not there, half a date and no date at all are refused, with a date to go by beside the question."""
    talk = talk_on(tmp_path, "提纲: 小样\n机关: 云岭县人民政府\n区域: 云岭县\n年度: 2026\n")
    talk.say(typed)
    assert talk.line.draft == typed
    assert told in talk.card.message + "".join(talk.card.notes)
    assert talk.kept("成文日期") == ""


@pytest.mark.parametrize("typed", ["2026", "２０２６", "2026年", "2026年度"])
def test_a_year_is_kept_as_a_number(tmp_path: Path, typed: str) -> None:
    """A year is a year with 年 or 年度 behind it or without."""
    talk = talk_on(tmp_path, "提纲: 小样\n机关: 云岭县人民政府\n区域: 云岭县\n", "底稿.yaml")
    talk.say(typed)
    assert talk.kept("年度") == "2026"


@pytest.mark.parametrize("typed", ["去年", "26", "20266"])
def test_what_is_no_year_is_refused(tmp_path: Path, typed: str) -> None:
    """Two figures, five figures and words are refused, and nothing is written."""
    talk = talk_on(tmp_path, "提纲: 小样\n机关: 云岭县人民政府\n区域: 云岭县\n", "底稿.yaml")
    talk.say(typed)
    assert talk.line.draft == typed
    assert talk.card.message
    assert talk.kept("年度") == ""


@pytest.mark.parametrize(
    "typed", ["2027-12", "2027.12", "２０２７年１２月", "2027年12月底", "2027年12月底前"]
)
def test_a_term_is_kept_as_a_month(tmp_path: Path, typed: str) -> None:
    """The term of a plan may be written as a month or as the end of one; it is kept as it is printed."""
    talk = talk_on(tmp_path, f"{HEAD}下一步工作打算: [{{编号: D26-1, 标题: 加强乡镇执法}}]\n")
    talk.go("加强乡镇执法 › 时限")
    talk.say(typed)
    assert talk.kept("下一步工作打算", 0, "时限") == "2027年12月底前"
    assert talk.session.facts.plans[0].deadline == "2027年12月底前"


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("县委", "县委"),
        ("县委，县人大常委会", ["县委", "县人大常委会"]),
        ("县委、县人大常委会；县委", ["县委", "县人大常委会"]),
        ("县委 县人大常委会", ["县委", "县人大常委会"]),
    ],
)
def test_names_are_divided_at_any_comma(tmp_path: Path, typed: str, stored: str | list[str]) -> None:
    """One name is kept as it is, several as a list, each once."""
    talk = talk_on(tmp_path, "提纲: 小样\n机关: 云岭县人民政府\n")
    talk.go("主送")
    talk.say(typed)
    assert talk.kept("主送") == stored


def test_words_are_tidied_and_their_braces_held_together(tmp_path: Path) -> None:
    """A sentence loses the blanks at its ends; braces that are not one {键} are refused with what to do."""
    talk = talk_on(tmp_path, HEAD)
    talk.go("行政复议 › 导语")
    talk.say("今年重点是{收到复议申请")
    assert "没有配上对" in talk.card.message
    assert "{键名}" in talk.card.message
    talk.say("……")
    assert "只有标点" in talk.card.message
    talk.say("　围绕便民抓复议 ")
    assert talk.kept("工作情况", "行政复议", "导语") == "围绕便民抓复议"


def test_a_heading_takes_no_figures(tmp_path: Path) -> None:
    """A figure put into a heading is refused: it belongs into the measures."""
    talk = talk_on(tmp_path, HEAD)
    talk.go("行政复议 › 标题")
    talk.say("收到{收到复议申请}")
    assert "标题里放不进数" in talk.card.message
    talk.say("一、提升复议质效。")
    assert talk.kept("工作情况", "行政复议", "标题") == "提升复议质效"


def test_paragraphs_are_kept_without_empty_lines_and_indents(tmp_path: Path) -> None:
    """A text of several paragraphs is kept as a block; what indents and parts its paragraphs is dropped."""
    talk = talk_on(tmp_path, HEAD)
    talk.go("行政复议 › 正文")
    talk.press(Command.DONE, "　　今年改革复议体制。\n\n　　办案更快。\n")
    assert talk.kept("工作情况", "行政复议", "正文") == "今年改革复议体制。\n办案更快。\n"
    talk.go("行政复议 › 正文")
    assert talk.paper.draft == "今年改革复议体制。\n办案更快。"


def test_a_choice_is_one_of_those_there_are(tmp_path: Path) -> None:
    """A choice is taken by its number; a number of none is refused."""
    talk = talk_on(tmp_path, HEAD)
    talk.go("机构保障 › 篇幅")
    talk.send(Reply(Act.SAY, at=77))
    assert "F3" in talk.card.message
    chosen = talk.labels[1]
    talk.choose("2")
    assert talk.kept("工作情况", "机构保障", "篇幅") == chosen


@pytest.mark.parametrize("keys", [("一百二十八", "Enter"), ("一百二十八", "Enter", "Backspace", "Enter")])
def test_a_number_in_characters_is_offered_and_not_taken(tmp_path: Path, keys: tuple[str, ...]) -> None:
    """一百二十八 is offered as 128: one Enter leaves it in the field, so does one behind a change."""
    session = session_on(tmp_path, HEAD)
    seen = press(Conductor(session).run(), *keys)
    assert seen.typed == ("一百二十" if "Backspace" in keys else "一百二十八")
    assert ("是 120 吗" if "Backspace" in keys else "是 128 吗？是就再按一次回车") in seen.said
    assert session.text(("工作情况", "行政复议", "数据", "收到复议申请")) == ""


def test_a_second_enter_takes_the_number_that_is_offered(tmp_path: Path) -> None:
    """Only when Enter is pressed once more is 128 written."""
    session = session_on(tmp_path, HEAD)
    seen = press(Conductor(session).run(), "一百二十八", "Enter", "Enter")
    assert session.text(("工作情况", "行政复议", "数据", "收到复议申请")) == "128"
    assert "128件" in seen.said


@pytest.mark.parametrize(("letter", "word"), [("z", "暂缺"), ("b", "不适用"), ("0", "0")])
def test_nothing_has_three_keys(tmp_path: Path, letter: str, word: str) -> None:
    """Not known yet, does not apply here, and none at all are three answers, each one key and Enter."""
    session = session_on(tmp_path, HEAD)
    press(Conductor(session).run(), letter, "Enter")
    assert session.text(("工作情况", "行政复议", "数据", "收到复议申请")) == word


@pytest.mark.parametrize("keys", [("=", "Enter"), ("F12", "Enter"), ("＝", "Enter")])
def test_one_key_takes_last_years_figure_and_is_counted(tmp_path: Path, keys: tuple[str, ...]) -> None:
    """= is last year's figure; that it was taken over is counted."""
    (tmp_path / "云岭县-2025.yaml").write_text(
        HEAD.replace("2026", "2025").replace("2027", "2026")
        + "工作情况: {行政复议: {数据: {收到复议申请: 39}}}\n",
        encoding="utf-8",
    )
    session = session_on(tmp_path, f"{HEAD}上年: 云岭县-2025.yaml\n")
    talk = Talk(session)
    assert talk.grid.cells[0].last == "39"
    press(Conductor(session).run(), *keys)
    assert session.text(("工作情况", "行政复议", "数据", "收到复议申请")) == "39"
    assert session.bookmark.taken == 1


def test_last_years_figure_cannot_be_taken_where_there_is_none(tmp_path: Path) -> None:
    """= without a figure of last year is refused."""
    talk = talk_on(tmp_path, HEAD)
    talk.say("=")
    assert "上年没有这个数" in talk.card.message
    assert talk.disk == HEAD


def test_empty_enter_never_passes_a_question_without_default(tmp_path: Path) -> None:
    """Ten times Enter at a date leave it where it is; the message says how to pass it and how to leave it empty."""
    session = session_on(tmp_path, "提纲: 小样\n机关: 云岭县人民政府\n区域: 云岭县\n年度: 2026\n")
    seen = press(Conductor(session).run(), *["Enter"] * 10)
    assert seen.card.path == ("成文日期",)
    assert "F3" in seen.said
    assert session.text(("成文日期",)) == ""


def test_empty_enter_never_passes_a_figure(tmp_path: Path) -> None:
    """A cell without a figure stays; what to do for none, not known and not now is said."""
    talk = talk_on(tmp_path, HEAD)
    talk.say("", "")
    assert talk.grid.at == 0
    assert all(key in talk.card.message for key in ("写 0", "F3", "F9"))


def test_enter_takes_the_default_that_is_shown_with_its_origin(tmp_path: Path) -> None:
    """What Enter takes is shown, with where it comes from: the name of the file, the name of the organ, last year."""
    session = session_on(tmp_path, "提纲: 小样\n", "云岭县-2026.yaml")
    talk = Talk(session)
    assert (talk.line.default, talk.line.origin) == ("云岭县人民政府", "按文件名")
    press(Conductor(session).run(), "Enter", "Enter", "Enter")
    assert [session.text((key,)) for key in ("机关", "区域", "年度")] == ["云岭县人民政府", "云岭县", "2026"]


def test_a_default_of_last_year_says_so(tmp_path: Path) -> None:
    """The organ and the receivers of last year's report are the defaults of this year's, and said to be last year's."""
    (tmp_path / "去年.yaml").write_text("机关: 云岭县人民政府\n年度: 2025\n主送: [县委]\n", encoding="utf-8")
    talk = talk_on(tmp_path, "提纲: 小样\n上年: 去年.yaml\n", "今年.yaml")
    assert (talk.line.default, talk.line.origin) == ("云岭县人民政府", "上年")


def test_none_is_an_answer_where_it_may_be(tmp_path: Path) -> None:
    """F9 leaves 主送 empty for good: it is not asked again, another day neither."""
    talk = talk_on(tmp_path, HEAD.replace("主送: 县委\n", ""))
    assert talk.card.path == ("主送",)
    talk.press(Command.DONE)
    assert talk.kept("主送") == ""
    later = Talk(again(talk.session))
    assert later.card.path != ("主送",)


def test_none_takes_away_an_answer_that_was_given(tmp_path: Path) -> None:
    """F9 with an emptied field takes the answer out again."""
    talk = talk_on(tmp_path, HEAD)
    talk.go("主送")
    assert isinstance(talk.card, Line)
    talk.press(Command.DONE)
    assert talk.kept("主送") == ""
    assert talk.card.path != ("主送",)
