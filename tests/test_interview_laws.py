"""Laws of the interview: whatever is typed comes to a verdict; whatever is replied leaves a file that can be read."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import cache
from io import StringIO
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.files import read_yaml
from drafter.interview import Conductor, checking
from drafter.interview.cards import Act, Card, Choice, Grid, Line, Listing, Option, Reply, Text, Verdict
from drafter.interview.choosing import found
from drafter.interview.commands import Command, typed_command
from drafter.interview.course import course
from drafter.interview.listing import joined, split_items
from drafter.interview.matching import matches
from drafter.interview.plain import PlainLines
from drafter.outline import Kind
from tests.interviews import HEAD, Talk, session_on
from tests.keys import of_one, pasted, press

WRITTEN = """
0 29 １２８件 1.2万 12.5％ 约20 一百二十八 暂缺 不适用 z b = ＝ 无 -3 120% 2027-01-18 二〇二七年一月 2026 县委，县政府
{受理} {受理 }{ 《行政复议法》 一是甲事。 （一）乙事； 1. / ? /上一题 # : - [甲 '甲 "甲 &甲 *甲 !甲 %甲 甲: 甲#乙 … 𠮷 null 是
"""
STAFF = st.sampled_from(WRITTEN.split())
TYPED = STAFF | st.text(max_size=40) | st.text("0123456789.,万亿%约余件 ", max_size=12)
ORDERS = st.builds(
    Reply,
    st.sampled_from([*Act] + [command for command in Command if command is not Command.QUIT]),
    TYPED,
    st.integers(-2, 12),
    st.integers(-2, 6),
)
ANSWERS = st.builds(Reply, st.just(Act.SAY), TYPED, st.integers(-1, 4))
START = f"""\
{HEAD}工作情况:
  行政复议:
    数据: {{收到复议申请: {{本年: 29, 上年: 39}}, 受理: 22}}   # 复议股
    举措: [成立委员会, {{标题: 听证, 做法: 推行听证}}]
上年打算落实: [{{编号: D25-1, 打算: 建设指挥中心}}]
存在问题: [{{编号: W26-1, 问题: 力量不足}}, 案卷质量不高]
"""


@cache
def checks() -> tuple[Callable[[str], Verdict], ...]:
    """Return every check of the small outline's cards."""
    with tempfile.TemporaryDirectory() as folder:
        cards = [step.card(0) for step in course(session_on(Path(folder), START))]
    told = [card.check for card in cards if isinstance(card, Line | Listing | Text)]
    told += [cell.check for card in cards if isinstance(card, Grid) for cell in card.cells]
    return (*told, *map(checking.of_kind, (Kind.DATE, Kind.MONTH, Kind.YEAR, Kind.YES_NO)))


@settings(max_examples=150, deadline=None)
@given(TYPED)
def test_every_check_comes_to_a_verdict(text: str) -> None:
    """No text is too strange: it is kept, or refused with a sentence."""
    for check in checks():
        verdict = check(text)
        assert isinstance(verdict, Verdict)
        assert verdict.value or verdict.message or not text.strip()


@settings(max_examples=100, deadline=None)
@given(TYPED)
def test_what_is_kept_is_kept_again_as_it_is(text: str) -> None:
    """A kept answer typed once more is the same answer."""
    for check in checks():
        kept = check(text).value
        if kept:
            assert check(kept).value == kept


@settings(max_examples=60, deadline=None)
@given(TYPED)
def test_what_is_offered_can_be_taken(text: str) -> None:
    """Another reading that is offered is an answer."""
    for check in checks():
        verdict = check(text)
        assert not verdict.offer or check(verdict.offer).value is not None


@settings(max_examples=35, deadline=None)
@given(st.lists(ORDERS | ANSWERS, max_size=14))
def test_no_sequence_of_replies_breaks_the_file(replies: list[Reply]) -> None:
    """Answers, commands, numbers in any order: a card follows each, and the file can be read after each."""
    with tempfile.TemporaryDirectory() as folder:
        talk = Talk(session_on(Path(folder), START))
        for reply in replies:
            card = talk.send(reply)
            assert isinstance(card, Card)
            if talk.stop is not None:
                break
            document, found_there = read_yaml(talk.session.path)
            assert document.root is not None
            assert not found_there
        Talk(session_on(Path(folder), talk.disk))


@settings(max_examples=25, deadline=None)
@given(st.lists(ANSWERS, min_size=1, max_size=8))
def test_undoing_everything_leads_back_to_the_beginning(replies: list[Reply]) -> None:
    """As many undos as there were changes, and the file is as it was, byte for byte."""
    with tempfile.TemporaryDirectory() as folder:
        talk = Talk(session_on(Path(folder), START))
        for reply in replies:
            talk.send(reply)
        for _ in range(60):
            if talk.stop is not None or talk.card.message == "没有可以撤销的了。":
                break
            if talk.card.address == "收尾":
                talk.go("机关")
            talk.press(Command.UNDO)
        assert talk.stop is not None or talk.disk == START


NAMED = """
F1 F2 F3 F4 F5 F6 F7 F9 F12 Enter Up Down Left Tab Delete Backspace PgUp PgDn Home End Ctrl-U Ctrl-Y
"""
KEYS = st.sampled_from(NAMED.split())


@settings(max_examples=25, deadline=None)
@given(st.lists(KEYS | STAFF.filter(lambda text: text != "z") | st.builds(pasted, TYPED), max_size=14))
def test_no_sequence_of_keys_breaks_the_screen(keys: list[str]) -> None:
    """Any keys, any pastes: there is a card at the end, and the file can be read."""
    with tempfile.TemporaryDirectory() as folder:
        session = session_on(Path(folder), START)
        assert press(Conductor(session).run(), *keys).card is not None
        read_yaml(session.path)


@settings(deadline=None)
@given(TYPED, st.lists(st.text(max_size=6), max_size=6))
def test_what_is_searched_for_is_among_what_there_is(typed: str, labels: list[str]) -> None:
    """A search finds options by their number, each once; a label finds itself."""
    numbers = found(typed, [Option(label) for label in labels])
    assert len(numbers) == len(set(numbers))
    assert set(numbers) <= set(range(len(labels)))
    assert all(matches(label, label) for label in labels)


@given(st.text())
def test_pasted_lines_lose_nothing_but_breaks(text: str) -> None:
    """Joined, what is pasted has no line break and all its other signs but the blanks at the ends of lines."""
    whole = joined(text)
    assert len(whole.splitlines()) <= 1
    assert "".join(whole.split()) == "".join("".join(text.splitlines()).split())
    assert all(item for item in split_items(text))


@given(st.text(max_size=20))
def test_every_line_is_a_command_or_none(text: str) -> None:
    """What is typed is a command only behind a slash."""
    command = typed_command(text)
    assert command is None or text.strip()[0] in "/、／?？"


CARDS = (
    Line(address="甲", title="甲？", check=checking.item),
    Listing(address="乙", title="乙？", items=("一", "二"), noun="条", check=checking.item),
    Choice(address="丙", title="丙？", options=(Option("是"), Option("否"), Option("藏", hidden=True))),
    Text(address="丁", title="丁？"),
)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(CARDS), st.lists(TYPED | st.from_regex(r"[删改移]\d{1,5000}", fullmatch=True), max_size=6)
)
def test_no_line_breaks_the_plain_interview(card: Card, lines: list[str]) -> None:
    """Any lines at any card end in a reply."""
    source = StringIO("".join(f"{line.splitlines()[0] if line.splitlines() else ''}\n" for line in lines))
    reply, by_ctrl_c = PlainLines(of_one(card), source, StringIO()).run()
    assert isinstance(reply, Reply)
    assert not by_ctrl_c
