"""The menu: each choice ends in the words of a command; the files of the folder are listed with how far they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.interview.cards import Act, Card, Choice, Line, Page, Reply
from drafter.interview.choosing import found
from drafter.interview.commands import Command
from drafter.interview.menu import menu
from tests.keys import press

FILLED = """\
提纲: 三段式
机关: 云岭县人民政府
区域: 云岭县
年度: 2026
"""


class Chosen:
    """A menu led by what is chosen and typed."""

    def __init__(self, folder: Path) -> None:
        self.words: tuple[str, ...] | None = None
        self._flow = menu(folder)
        self.card: Card = next(self._flow)

    def send(self, reply: Reply) -> Card:
        """Give a reply; where the menu is left, keep the words of the command."""
        try:
            self.card = self._flow.send(reply)
        except StopIteration as end:
            self.words = end.value
        return self.card

    def choose(self, *typed: str) -> Card:
        """Choose by what is typed; where a line is wanted, type it."""
        for text in typed:
            if isinstance(self.card, Choice):
                self.send(Reply(Act.SAY, at=found(text, self.card.options)[0]))
            else:
                self.send(Reply(Act.SAY, text))
        return self.card


def write(folder: Path, *names: str, text: str = FILLED) -> None:
    """Put files of some names into a folder."""
    for name in names:
        (folder / name).write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        (["新起草", "三段式", "云岭县", "2026", "没有"], ("ask", "云岭县-2026.yaml", "--outline", "三段式")),
        (
            ["新起草", "部门", "云岭县司法局", "２０２６年", "没有"],
            ("ask", "云岭县司法局-2026.yaml", "--outline", "部门"),
        ),
        (
            ["新起草", "三段式", "云岭县", "2026", "2025年报告.docx"],
            ("ask", "云岭县-2026.yaml", "--outline", "三段式", "--last", "2025年报告.docx"),
        ),
        (["继续填写", "云岭县-2025.yaml"], ("ask", "云岭县-2025.yaml")),
        (["生成Word", "云岭县-2025.yaml"], ("draft", "云岭县-2025.yaml")),
        (["导入去年报告", "2025年报告.docx"], ("import", "2025年报告.docx")),
        (["退出"], ()),
        (["tc"], ()),
        (["4", "yl"], ("draft", "云岭县-2025.yaml")),
    ],
)
def test_each_choice_leads_to_a_command(tmp_path: Path, chosen: list[str], words: tuple[str, ...]) -> None:
    """What is chosen becomes the words that could have been typed, by number, by name or by first letters."""
    write(tmp_path, "云岭县-2025.yaml", "2025年报告.docx")
    talk = Chosen(tmp_path)
    talk.choose(*chosen)
    assert talk.words == words


def test_the_files_of_the_folder_are_listed_with_how_far_they_are(tmp_path: Path) -> None:
    """Facts files with how much is answered; other YAML, hidden files and the county's mark are no facts files."""
    write(tmp_path, "云岭县-2026.yaml")
    write(tmp_path, "drafter.yaml", "名单.yaml", ".藏着.yaml", text="甲: 乙\n")
    write(tmp_path, "坏.yaml", text="年度: [2026\n")
    card = Chosen(tmp_path).card
    listed = "\n".join(card.notes)
    assert "云岭县-2026.yaml　2026年　已答3/" in listed
    assert "坏.yaml　读不了" in listed
    assert "名单" not in listed
    assert "drafter.yaml" not in listed
    assert isinstance(card, Choice)
    assert card.options[card.at].label == "继续填写"


def test_what_the_checker_finds_is_read_in_the_menu(tmp_path: Path) -> None:
    """To check a file shows how much was found and what, worst first; then comes the menu again."""
    write(tmp_path, "云岭县-2025.yaml")
    talk = Chosen(tmp_path)
    talk.choose("检查", "云岭县-2025.yaml")
    assert isinstance(talk.card, Page)
    assert talk.card.title.startswith("云岭县-2025.yaml：查出")
    assert [line[:2] for line in talk.card.lines] == sorted(
        (line[:2] for line in talk.card.lines), key=["错误", "提醒", "说明"].index
    )
    talk.send(Reply(Act.SAY))
    assert talk.card.title == "要做什么？"


def test_an_empty_folder_begins_with_a_new_report(tmp_path: Path) -> None:
    """Without files a new report is what Enter begins; to go on needs a file, and that is said."""
    talk = Chosen(tmp_path)
    assert isinstance(talk.card, Choice)
    assert (talk.card.at, talk.card.notes) == (0, ("这个文件夹里还没有开始写的报告。",))
    talk.choose("继续填写")
    assert isinstance(talk.card, Page)
    assert "新起草" in "".join(talk.card.lines)
    talk.send(Reply(Act.SAY))
    assert talk.card.title == "要做什么？"


def test_back_leads_from_every_question_to_the_one_before(tmp_path: Path) -> None:
    """F2 goes back one question at a time, what was answered in its field; before the first is the menu."""
    write(tmp_path, "云岭县-2025.yaml")
    talk = Chosen(tmp_path)
    talk.choose("新起草", "三段式", "云岭县", "2026")
    back = []
    for _ in range(4):
        talk.send(Reply(Command.BACK))
        back.append(talk.card.title)
    assert back == ["写哪一年的？", "写哪个地方、哪个单位的？", "按哪份提纲写？", "要做什么？"]
    for way in ("检查", "导入去年报告", "帮助"):
        talk.choose(way)
        assert talk.card.title != "要做什么？"
        talk.send(Reply(Command.BACK))
        assert talk.card.title == "要做什么？"


def test_what_cannot_be_is_refused_in_place(tmp_path: Path) -> None:
    """A year that is none and a report that is not there are asked for again, with what is wrong."""
    talk = Chosen(tmp_path)
    talk.choose("新起草", "三段式", "云岭县", "去年")
    assert isinstance(talk.card, Line)
    assert talk.card.message
    other = Chosen(tmp_path)
    other.choose("导入去年报告", "没有.docx")
    assert "这个文件夹里没有“没有.docx”" in other.card.message


def test_the_menu_on_the_screen(tmp_path: Path) -> None:
    """Enter, a name, Enter: the keys of the interview lead through the menu, too; Ctrl-C leaves it."""
    write(tmp_path, "云岭县-2025.yaml")
    seen = press(menu(tmp_path), "jc", "Enter", "Enter")
    assert [reply.at for reply in seen.replies[:2]] == [2, 0]
    assert press(menu(tmp_path), "Ctrl-C").by_ctrl_c
