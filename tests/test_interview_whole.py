"""Whole interviews: every shipped outline can be asked from an empty file, painted, answered, skipped, gone on with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from drafter.facts import DUTY_TOPIC
from drafter.findings import errors
from drafter.interview import painting, words
from drafter.interview.bookmark import Bookmark, write_bookmark
from drafter.interview.cards import Act, Card, Choice, Grid, Line, Listing, Page, Reply
from drafter.interview.commands import Command
from drafter.interview.course import course
from drafter.interview.guide import Guide
from drafter.interview.session import Session
from drafter.interview.steps import State, Step
from drafter.outline import Genre, Outlines
from drafter.pipeline.workshop import Workshop
from tests.interviews import HEAD, Talk, again, session_on

NAMES = ("三段式", "分领域", "工作要点", "实施方案", "法定五项", "部门", "乡镇街道")
LATIN = {
    *(f"F{number}" for number in range(1, 13)),
    *("Ctrl", "C", "Enter", "Esc", "Tab", "Delete", "PgUp", "PgDn", "z", "b"),
    *("Word", "WPS", "YAML", "yaml", "docx", "docs", "drafter", "EDITOR"),
}
ANSWERS = {
    "机关": "云岭县人民政府",
    "区域": "云岭县",
    "年度": "2021",
    "规划期": "2021—2025年",
    "成文日期": "2021-12-20",
    "时限": "2027-12",
    "责任单位": "县司法局",
    "牵头单位": "县司法局",
}


def empty(folder: Path, shop: Workshop, outline: str) -> Session:
    """Begin with an empty file on a shipped outline."""
    path = folder / "底稿.yaml"
    path.write_text(f"提纲: {outline}\n", encoding="utf-8")
    return Session(str(path), shop)


def on_the_way(session: Session) -> list[Step]:
    """Return the questions that are asked without being asked for."""
    return [step for step in course(session) if not step.optional]


def answer(card: Card, most: dict[str, int]) -> Reply:
    """Answer a card as a clerk in a hurry would: what is required, one item in each list, `most` where more are wanted."""
    if isinstance(card, Line):
        key = str(card.path[-1]) if card.path else ""
        text = card.default or ANSWERS.get(key, f"办成{len(card.address)}件事")
        return Reply(Command.DONE) if key == "备注" else Reply(Act.SAY, text)
    if isinstance(card, Grid):
        wanted = [n for n, cell in enumerate(card.cells) if cell.required and not cell.draft]
        done = len(wanted) <= 1
        return Reply(Command.DONE if done else Act.SAY, "29" if wanted else "", min(wanted, default=0))
    if isinstance(card, Listing):
        left = most.get(card.address, 1) - len(card.items)
        text = f"第{len(card.items) + 1}件{card.noun}办成" if left > 0 else ""
        return Reply(Act.SAY if left > 1 else Command.DONE, text)
    return Reply(Act.SAY, at=0)


@dataclass
class Shown:
    """A card on a screen of some size, with nothing typed."""

    card: Card
    columns: int
    rows: int = 40
    at: int = 0
    said: str = ""
    editing: int = -1
    line: int = 0
    typed: str = ""

    @property
    def visible(self) -> tuple[int, ...]:
        """The options that are shown."""
        options = self.card.options if isinstance(self.card, Choice) else ()
        return tuple(n for n, option in enumerate(options) if not option.hidden)


def painted(card: Card, columns: int) -> str:
    """Paint a card, whole."""
    shown = Shown(card, columns)
    parts = (
        painting.header(card, columns),
        painting.body(shown),
        painting.prompt(shown),
        painting.message(shown),
        painting.preview(shown),
        painting.bar(shown),
    )
    return "\n".join("".join(part[1] for part in fragments) for fragments in parts)


def latin_in(text: str) -> set[str]:
    """Return the Latin words of a text that a clerk should not meet."""
    return set(re.findall(r"[A-Za-z]+\d*", text)) - LATIN


def all_text(value: object) -> Iterator[str]:
    """Yield every text in a constant of a module."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from all_text(inner)
    elif isinstance(value, tuple | list):
        for inner in value:
            yield from all_text(inner)


def test_every_shipped_outline_is_tested(outlines: Outlines) -> None:
    """The list of this file is that of the shelf."""
    assert sorted(NAMES) == sorted(outlines.names())


@pytest.mark.parametrize("name", NAMES)
def test_every_question_can_be_painted_and_is_chinese(tmp_path: Path, workshop: Workshop, name: str) -> None:
    """Each card, also those asked only when wanted, paints at 60 and 120 columns; no other Latin word than a key or a name."""
    session = empty(tmp_path, workshop, name)
    guide = Guide(session)
    foreign: dict[str, set[str]] = {}
    for step in course(session):
        card = step.card(0)
        told = painted(card, 60) + painted(card, 120) + "\n".join(guide.help(card, step).lines)
        left = latin_in(told.replace("底稿.yaml", ""))
        if left:
            foreign[step.address] = left
    assert not foreign


def test_every_fixed_wording_is_chinese() -> None:
    """The table of wordings has no other Latin word than a key or a name."""
    told = "\n".join(
        text for name, value in vars(words).items() if name.isupper() for text in all_text(value)
    )
    assert not latin_in(re.sub(r"\{[^{}]*\}", "", told))


@pytest.mark.parametrize("name", NAMES)
def test_no_two_questions_have_one_address(tmp_path: Path, workshop: Workshop, name: str) -> None:
    """An address leads to one question, a place in the file is asked for on the way once."""
    session = empty(tmp_path, workshop, name)
    addresses = [step.address for step in course(session)]
    assert len(addresses) == len(set(addresses))
    paths = [path for step in on_the_way(session) for path in step.paths if path]
    assert len(paths) == len(set(paths))


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_written_when_all_is_skipped(tmp_path: Path, workshop: Workshop, name: str) -> None:
    """F3 from the first question to the last: the end is reached, the file is as it was, all is still open."""
    session = empty(tmp_path, workshop, name)
    before = Path(session.path).read_text(encoding="utf-8")
    open_before = [step.address for step in on_the_way(session) if step.state is State.OPEN]
    talk = Talk(session)
    for _ in range(200):
        if talk.card.address == "收尾":
            break
        talk.press(Command.SKIP)
    assert talk.card.address == "收尾"
    assert talk.disk == before
    assert [step.address for step in on_the_way(session) if step.state is State.OPEN] == open_before


@pytest.mark.parametrize("name", NAMES)
def test_every_question_can_be_gone_on_with(tmp_path: Path, workshop: Workshop, name: str) -> None:
    """Left at a question on the way (every fourth is tried), the interview goes on at that question."""
    session = empty(tmp_path, workshop, name)
    for step in on_the_way(session)[::4]:
        write_bookmark(session.path, Bookmark(step.address, draft="半句"))
        card = Talk(again(session)).card
        assert (card.address, card.draft) == (step.address, "半句")


@pytest.mark.parametrize("name", NAMES)
def test_every_outline_can_be_answered_to_its_end(tmp_path: Path, workshop: Workshop, name: str) -> None:
    """Sixty answers lead to the end, nothing is open then, and the file is drafted without an error.

    All that is required, a measure in each topic, two problems with their causes and the plans that answer them.
    """
    session = empty(tmp_path, workshop, name)
    talk = Talk(session)
    while talk.card.address != "收尾":
        talk.send(answer(talk.card, {"存在问题": 2, "下一步工作打算": 0}))
        assert "这一题还没有答" not in talk.card.message
    assert talk.replies <= 60
    assert not [step.address for step in course(session) if step.open]
    assert not errors(workshop.draft(session.path).findings)
    if session.outline.genre is Genre.REPORT:
        asked = [topic for topic in session.outline.topics if topic != DUTY_TOPIC]
        assert all(session.items(("工作情况", topic, "举措")) for topic in asked)
        assert session.facts.duties or DUTY_TOPIC not in session.outline.topics
        assert all(problem.cause for problem in session.facts.problems)
        assert [plan.answers for plan in session.facts.plans] == [("W21-1",), ("W21-2",)]


def test_every_line_is_corrected_on_the_way_back(tmp_path: Path) -> None:
    """Behind each answer of one line F2 shows it in the field; another answer takes its place."""
    session = session_on(tmp_path, "提纲: 小样\n", "底稿.yaml")
    talk, corrected = Talk(session), 0
    while talk.card.address != "收尾":
        here, reply = talk.card, answer(talk.card, {"存在问题": 1, "下一步工作打算": 0})
        talk.send(reply)
        if isinstance(here, Line) and here.path and reply.act is Act.SAY:
            talk.press(Command.BACK)
            assert talk.card.address == here.address
            assert talk.card.draft == session.text(here.path) or not session.text(here.path)
            talk.send(reply)
            corrected += 1
    assert corrected == 8


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_tables_line_up(tmp_path: Path, columns: int) -> None:
    """At every width the columns of a table of Chinese and figures stand below each other, and no line is too long."""
    session = session_on(
        tmp_path, HEAD + "工作情况: {行政复议: {数据: {收到复议申请: {本年: 29, 上年: 1.2万}, 受理: 暂缺}}}\n"
    )
    shown = Shown(next(s for s in course(session) if s.address == "行政复议.数据").card(0), columns)
    lines = "".join(part[1] for part in painting.body(shown)).rstrip("\n").split("\n")
    table = [line for line in lines if ("（件）" in line or "（%）" in line) and "例" not in line]
    assert len(table) == 8
    assert all(painting.width(line) < columns for line in table)
    ends = {painting.width(line[: line.index("____") + 4]) for line in table if "____" in line}
    assert len(ends) == 1


@pytest.mark.parametrize("columns", [20, 40, 60, 200])
def test_no_line_of_keys_is_cut(tmp_path: Path, columns: int) -> None:
    """The line of keys breaks between two keys; the title is cut between two characters."""
    session = session_on(tmp_path, HEAD)
    for step in on_the_way(session):
        card = step.card(0)
        for line in "".join(part[1] for part in painting.bar(Shown(card, columns))).split("\n"):
            assert painting.width(line) <= max(columns, 20)
        title = "".join(part[1] for part in painting.header(card, columns))
        assert painting.width(title) <= columns


def test_a_page_is_read_to_its_end(tmp_path: Path) -> None:
    """Every line of a report is on some screenful of its page."""
    page = Page(address="", title="报告", lines=tuple(f"第{n}段" + "很长的话" * 30 for n in range(9)))
    shown = Shown(page, 60, 12)
    assert len(painting.page_lines(page, 60)) > 9
    assert all(painting.width(line) <= 58 for line in painting.page_lines(page, 60))
    shown.line = len(painting.page_lines(page, 60)) - 1
    assert "很长的话" in "".join(part[1] for part in painting.body(shown))


def test_a_topic_that_only_changes_its_figures_takes_one_answer_a_figure(tmp_path: Path) -> None:
    """Last year five figures and no measures: this year five answers, and the next topic is asked."""
    figures = {"收到复议申请": 39, "受理": 30, "审结": 28, "维持": 20, "终止": 8}
    told = ", ".join(f"{key}: {value}" for key, value in figures.items())
    last = (
        HEAD.replace("2026", "2025").replace("2027", "2026")
        + f"工作情况: {{行政复议: {{数据: {{{told}}}}}}}\n"
    )
    (tmp_path / "去年.yaml").write_text(last, encoding="utf-8")
    session = session_on(tmp_path, f"{HEAD}上年: 去年.yaml\n")
    talk = Talk(session)
    for value in ("40", "31", "29", "21", "8"):
        assert talk.card.address == "行政复议.数据"
        talk.say(value)
    assert talk.replies == len(figures)
    assert talk.card.address == "机构保障.举措"
