"""Moving about: every command by its key, its other key and its word; back, skip, search, undo, stop and go on."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.interview import Conductor
from drafter.interview.cards import Act, Card, Choice, Flow, Grid, Line, Reply, Text
from drafter.interview.choosing import found
from drafter.interview.commands import KEYS, Command, typed_command
from drafter.interview.course import course
from tests.interviews import HEAD, Talk, again, session_on, talk_on
from tests.keys import KEYS as BY_NAME
from tests.keys import of_one, press

SECOND = {
    Command.HELP: "Ctrl-G",
    Command.BACK: "Ctrl-B",
    Command.SKIP: "Ctrl-N",
    Command.OVERVIEW: "Ctrl-O",
    Command.MORE: "Ctrl-T",
    Command.PREVIEW: "Ctrl-P",
    Command.UNDO: "Ctrl-Z",
    Command.EDITOR: "Ctrl-E",
    Command.DONE: "Ctrl-S",
    Command.TAKE: "Ctrl-Y",
    Command.QUIT: "Ctrl-D",
}
LINE = Line(address="机关", path=("机关",), title="报告由哪个机关署名？")
REPLIED = [command for command in Command if command is not Command.EDITOR]


@pytest.mark.parametrize("command", REPLIED)
def test_every_command_has_a_key_a_second_key_and_a_word(command: Command) -> None:
    """A function key, a key with Ctrl for terminals that keep the first, and /上一题 typed and confirmed are the same reply."""
    for keys in ((KEYS[command].shown,), (SECOND[command],), (f"/{command.value}", "Enter")):
        assert press(of_one(LINE), *keys).replies[0].act is command


def test_the_editor_has_its_keys_and_its_word(monkeypatch: pytest.MonkeyPatch) -> None:
    """The editor is called by F8, Ctrl-E and /换编辑器写; where none is set that is said."""
    for name in ("EDITOR", "VISUAL"):
        monkeypatch.delenv(name, raising=False)
    for keys in (("F8",), ("Ctrl-E",), ("/换编辑器写", "Enter")):
        seen = press(of_one(LINE), *keys)
        assert "没有设定编辑器" in seen.said
        assert not [reply for reply in seen.replies if reply.act is not Command.QUIT]


def test_every_key_that_is_shown_can_be_pressed() -> None:
    """The table of commands is complete, no key stands for two, and each is known to the keyboard of the tests."""
    assert set(KEYS) == set(Command) == set(SECOND)
    names = [name for keys in KEYS.values() for name in keys.names]
    assert len(names) == len(set(names))
    assert {keys.shown for keys in KEYS.values()} <= set(BY_NAME)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("?", Command.HELP),
        ("？", Command.HELP),
        ("/上", Command.BACK),
        ("、总览", Command.OVERVIEW),
        ("／看", Command.PREVIEW),
        ("/", None),
        ("/没有", None),
        ("总览", None),
        ("县委/县政府", None),
    ],
)
def test_a_word_behind_a_slash_is_a_command(typed: str, meant: Command | None) -> None:
    """The beginning of a command's name is enough behind a slash; an answer with a slash in it is an answer."""
    assert typed_command(typed) is meant


def test_back_leads_through_sections_to_the_old_answers(tmp_path: Path) -> None:
    """Six times back from the plans to the head: each time the old answer stands in the field."""
    talk = talk_on(tmp_path, HEAD + "工作情况: {行政复议: {数据: {收到复议申请: 29}}}\n")
    seen = []
    talk.go("下一步工作打算 › 下一步工作打算")
    for _ in range(8):
        talk.press(Command.BACK)
        seen.append((talk.card.address, talk.card.draft))
    assert [address for address, _ in seen] == [
        "行政复议.数据",
        "行政复议.数据",
        "提法.全会",
        "提法.纲要",
        "主送",
        "成文日期",
        "年度",
        "区域",
    ]
    assert [draft for _, draft in seen[2:]] == ["无", "无", "县委", "2027-01-18", "2026", "云岭县"]


def test_back_at_the_beginning_says_so(tmp_path: Path) -> None:
    """There is nothing before the first question."""
    talk = talk_on(tmp_path)
    talk.press(Command.BACK)
    assert talk.card.address == "机关"
    assert "第一题" in talk.card.message


def test_an_old_answer_is_corrected_on_the_way_back(tmp_path: Path) -> None:
    """Back, another answer, Enter: the file has the new one, and the way goes on to what is open."""
    session = session_on(tmp_path)
    press(Conductor(session).run(), "Enter", "Enter", "F2", "Ctrl-U", "云岭", "Enter")
    assert session.text(("区域",)) == "云岭"


def test_a_skipped_question_stays_open(tmp_path: Path) -> None:
    """F3 writes nothing, goes on, and the question is open at the end and the next time."""
    talk = talk_on(tmp_path, "提纲: 小样\n机关: 云岭县人民政府\n区域: 云岭县\n年度: 2026\n")
    assert talk.card.address == "成文日期"
    talk.press(Command.SKIP)
    assert talk.card.address == "主送"
    assert talk.kept("成文日期") == ""
    assert "成文日期" in [step.address for step in course(talk.session) if step.open]


def test_skip_in_a_table_goes_to_the_next_cell(tmp_path: Path) -> None:
    """F3 leaves one figure open; behind the last cell it leaves the table."""
    talk = talk_on(tmp_path, HEAD)
    for cell in range(1, 8):
        talk.press(Command.SKIP)
        assert talk.grid.at == cell
    talk.press(Command.SKIP)
    assert talk.card.address == "行政复议.举措"


@pytest.mark.parametrize("typed", ["政府工作部门数", "机构保障 › 政府工作", "zfgzbm"])
def test_the_overview_finds_by_characters_and_by_first_letters(tmp_path: Path, typed: str) -> None:
    """What is typed is found in titles, as it stands or as the first letters of its pinyin."""
    talk = talk_on(tmp_path, HEAD)
    talk.go(typed)
    assert talk.card.address == "机构保障.政府工作部门"


@pytest.mark.parametrize("typed", ["xzfy", "XZFY", "ｘｚｆｙ", "行政复议", "2"])
def test_the_overview_finds_a_section(tmp_path: Path, typed: str) -> None:
    """A section is found by name, by first letters, by its number in the list."""
    talk = talk_on(tmp_path, HEAD)
    talk.press(Command.OVERVIEW)
    label = talk.labels[found(typed, talk.choice.options)[0]]
    assert label == "2. 行政复议"


def test_the_overview_finds_what_was_answered(tmp_path: Path) -> None:
    """A word of an answer leads to its question."""
    talk = talk_on(
        tmp_path, f"{HEAD}存在问题: [{{编号: W26-1, 问题: 乡镇执法力量不足, 原因: 人员流动频繁}}]\n"
    )
    talk.go("流动频繁")
    assert (talk.card.address, talk.card.draft) == ("存在问题.1.原因", "人员流动频繁")
    talk.go("ryld")
    assert talk.card.address == "存在问题.1.原因"


def test_the_overview_leads_to_the_next_open_question(tmp_path: Path) -> None:
    """The first choice is what is open behind here, with how much is open in all."""
    talk = talk_on(tmp_path, HEAD)
    talk.go("机关")
    talk.press(Command.OVERVIEW)
    assert talk.labels[0] == "下一处没有填的（还有12处）"
    talk.send(Reply(Act.SAY, at=0))
    assert (talk.card.address, talk.grid.at) == ("行政复议.数据", 0)


def test_the_overview_leads_to_the_next_warning(tmp_path: Path) -> None:
    """A figure that does not agree with another is one choice away."""
    text = HEAD + "工作情况: {行政复议: {数据: {收到复议申请: 22, 受理: 30}}}\n"
    talk = talk_on(tmp_path, text)
    talk.go("机关")
    talk.press(Command.OVERVIEW)
    assert talk.labels[1].startswith("下一处有提醒的")
    talk.send(Reply(Act.SAY, at=1))
    assert talk.card.address == "行政复议.数据"


def test_a_section_is_reviewed_with_last_year_beside_it(tmp_path: Path) -> None:
    """Every answer of a section on one page, last year's beside it; each leads to its question."""
    (tmp_path / "去年.yaml").write_text(
        "提纲: 小样\n机关: 云岭县人民政府\n年度: 2025\n工作情况: {行政复议: {数据: {收到复议申请: 39, 受理: 30}}}\n",
        encoding="utf-8",
    )
    talk = talk_on(
        tmp_path, f"{HEAD}上年: 去年.yaml\n工作情况: {{行政复议: {{数据: {{收到复议申请: 29}}}}}}\n"
    )
    talk.press(Command.OVERVIEW)
    talk.choose("2. 行政复议")
    notes = {option.label: option.note for option in talk.choice.options}
    assert notes["✓ 收到行政复议申请（件）"] == "29　上年 39"
    assert notes["· 受理行政复议案件（件）"] == "还没有填　上年 30"
    talk.choose("受理行政复议案件")
    assert (talk.card.address, talk.grid.at) == ("行政复议.数据", 1)


def test_from_a_section_back_to_the_overview_and_to_the_question(tmp_path: Path) -> None:
    """F2 leads from a section to the overview, and from there to where the clerk was, with what was being typed."""
    talk = talk_on(tmp_path, HEAD)
    talk.press(Command.OVERVIEW, "2")
    talk.choose("2. 行政复议")
    talk.press(Command.BACK)
    assert talk.card.title == "总览"
    talk.press(Command.BACK)
    assert (talk.card.address, talk.card.draft) == ("行政复议.数据", "2")


def test_help_says_all_there_is(tmp_path: Path) -> None:
    """Help tells how a figure is counted, whom to ask, last year's, and every key; and leads back to what was typed."""
    (tmp_path / "去年.yaml").write_text(
        "提纲: 小样\n机关: 云岭县人民政府\n年度: 2025\n工作情况: {机构保障: {数据: {测件数: 39}}}\n",
        encoding="utf-8",
    )
    talk = talk_on(tmp_path, f"{HEAD}上年: 去年.yaml\n")
    talk.go("测试件数")
    talk.press(Command.HELP, "4")
    told = "\n".join(talk.page.lines)
    assert all(words in told for words in ("口径：含结转的", "找县司法局要", "上年：测试件数（件） 39"))
    assert all(f"{keys.shown}　" in told for keys in KEYS.values())
    talk.send(Reply(Act.SAY))
    assert (talk.card.address, talk.card.draft) == ("机构保障.数据", "4")


def test_the_whole_report_can_be_read_from_any_question(tmp_path: Path) -> None:
    """F6 shows the report as it is now; what is open in it is 待填."""
    talk = talk_on(tmp_path, HEAD + "工作情况: {行政复议: {数据: {收到复议申请: 29}}}\n")
    talk.press(Command.PREVIEW)
    told = "\n".join(talk.page.lines)
    assert "收到行政复议申请29件" in told
    assert "待填" in told


def test_the_paragraph_to_come_is_shown_below_the_question(tmp_path: Path) -> None:
    """As soon as a figure is given its sentence stands below the question."""
    talk = talk_on(tmp_path, HEAD)
    talk.say("29")
    assert "收到行政复议申请29件" in "".join(talk.card.preview)
    assert talk.card.preview_title == "写出来是这样"


def test_more_than_twenty_answers_are_taken_back(tmp_path: Path) -> None:
    """Each undo takes back one answer, the last first, and leads to its question; then there is nothing to take back."""
    talk = talk_on(tmp_path, HEAD)
    states = [talk.disk]
    for number in range(25):
        talk.go("收到行政复议申请")
        talk.say(str(30 + number))
        states.append(talk.disk)
    for before in reversed(states[:-1]):
        talk.press(Command.UNDO)
        assert talk.card.address == "行政复议.数据"
        assert talk.card.message == "撤销了上一步。"
        assert talk.disk == before
    talk.press(Command.UNDO)
    assert "没有可以撤销的了" in talk.card.message


def test_quitting_keeps_the_line_that_was_begun(tmp_path: Path) -> None:
    """Ctrl-C in the middle of a sentence: it stands in the field the next time, at the very question."""
    session = session_on(tmp_path, HEAD)
    seen = press(Conductor(session).run(), "F9", "建立府院联", "Ctrl-C")
    assert seen.by_ctrl_c
    later = press(Conductor(again(session)).run(), "席会议制度", "Enter")
    assert later.card.address == "行政复议.举措"
    assert again(session).items(("工作情况", "行政复议", "举措")) == ["建立府院联席会议制度"]


@pytest.mark.parametrize("key", ["Ctrl-C", "Ctrl-D"])
def test_quitting_from_a_page_keeps_the_line_below_it(tmp_path: Path, key: str) -> None:
    """A page or a search that was opened over a half-typed figure does not cost it."""
    session = session_on(tmp_path, HEAD)
    seen = press(Conductor(session).run(), "12", "F4", "fy", key)
    assert seen.by_ctrl_c == (key == "Ctrl-C")
    assert Talk(again(session)).card.draft == "12"


def test_the_interview_goes_on_at_the_very_cell(tmp_path: Path) -> None:
    """The third cell of a table, left with Ctrl-D, is the third cell the next time, and which section it is is said."""
    session = session_on(tmp_path, HEAD)
    press(Conductor(session).run(), "1", "Enter", "1", "Enter", "Ctrl-D")
    talk = Talk(again(session))
    assert (talk.card.address, talk.grid.at) == ("行政复议.数据", 2)
    assert talk.card.message == "接着上次停下的地方：行政复议。"


def test_without_a_bookmark_the_first_open_question_is_asked(tmp_path: Path) -> None:
    """A file written by hand is gone on with where something is missing first, and that is said."""
    talk = talk_on(tmp_path, "提纲: 小样\n机关: 云岭县人民政府\n年度: 2026\n区域: 云岭县\n")
    assert talk.card.address == "成文日期"
    assert talk.card.message == "接着填：第一处空着的。"


def test_a_question_that_is_gone_is_not_gone_on_with(tmp_path: Path) -> None:
    """Where the file was changed meanwhile and the question of the bookmark is no more, the first open one is asked."""
    talk = talk_on(tmp_path, f"{HEAD}存在问题: [{{编号: W26-1, 问题: 乡镇执法力量不足}}]\n")
    talk.go("乡镇执法力量不足 › 原因")
    talk.press(Command.QUIT, "人员")
    session_on(tmp_path, HEAD)
    assert Talk(again(talk.session)).card.address == "行政复议.数据"


def test_a_topic_written_out_is_not_asked_for_figures_and_measures(tmp_path: Path) -> None:
    """正文 makes the measures of its topic go away; taken out again, they come back with what was said."""
    talk = talk_on(tmp_path, HEAD + "工作情况: {机构保障: {举措: [充实执法力量]}}\n")
    talk.go("机构保障 › 正文")
    talk.press(Command.DONE, "今年配强执法力量。")
    asked = [step.address for step in course(talk.session)]
    assert "机构保障.举措" not in asked
    assert "机构保障.正文" in asked
    talk.press(Command.UNDO)
    assert talk.kept("工作情况", "机构保障", "举措") == ["充实执法力量"]
    assert "机构保障.举措" in [step.address for step in course(talk.session)]


def test_another_outline_asks_other_things(tmp_path: Path) -> None:
    """The outline changed on disk in the middle of the talk changes what is asked next; what was answered stays."""
    talk = talk_on(tmp_path, HEAD)
    assert "党的领导.举措" not in [step.address for step in course(talk.session)]
    path = Path(talk.session.path)
    path.write_text(talk.disk.replace("小样", "三段式"), encoding="utf-8")
    talk.say("29")
    assert "党的领导.举措" in [step.address for step in course(talk.session)]
    assert talk.kept("工作情况", "行政复议", "数据", "收到复议申请") == "29"
    assert talk.kept("提纲") == "三段式"


def test_a_changed_organ_changes_what_depends_on_it(tmp_path: Path) -> None:
    """The region that is offered is that of the organ that signs now."""
    talk = talk_on(tmp_path, "提纲: 小样\n", "底稿.yaml")
    talk.say("云岭县人民政府")
    assert talk.line.default == "云岭县"
    talk.press(Command.BACK)
    talk.say("青石镇人民政府")
    assert talk.line.default == "青石镇"


def test_the_end_tells_what_is_open_and_leads_there(tmp_path: Path) -> None:
    """The last page counts what is open, lists it, and leads to what is chosen; 暂缺 is open, too."""
    talk = talk_on(tmp_path, HEAD + "工作情况: {行政复议: {数据: {收到复议申请: 29}}}\n")
    for _ in range(30):
        if talk.card.address == "收尾":
            break
        talk.press(Command.SKIP)
    assert any("还有" in note and "待填" in note for note in talk.choice.notes)
    talk.choose("去填没有填的")
    talk.choose("审结行政复议案件")
    assert (talk.card.address, talk.grid.at) == ("行政复议.数据", 3)


def test_the_end_leads_to_what_the_checker_finds(tmp_path: Path) -> None:
    """A finding that is chosen leads to the question it is about."""
    talk = talk_on(tmp_path, HEAD + "工作情况: {行政复议: {数据: {收到复议申请: 22, 受理: 30}}}\n")
    for _ in range(30):
        if talk.card.address == "收尾":
            break
        talk.press(Command.SKIP)
    talk.choose("看检查出来的问题")
    talk.choose("受理")
    assert isinstance(talk.card, Grid)


@pytest.mark.parametrize(("label", "draft"), [("现在生成草稿", True), ("先不生成", False)])
def test_the_end_is_left_with_a_draft_or_without(tmp_path: Path, label: str, draft: bool) -> None:
    """The last page asks whether to draft now."""
    talk = talk_on(tmp_path, HEAD)
    while not (isinstance(talk.card, Choice) and talk.card.address == "收尾"):
        talk.press(Command.SKIP)
    talk.choose(label)
    assert talk.stop is not None
    assert talk.stop == (True, draft)


def _two(first: Card, second: Card) -> Flow[Reply]:
    yield first
    return (yield second)


def test_a_reply_is_taken_before_the_next_key_is_heard() -> None:
    """Keys pressed faster than answers are saved go to the card they are meant for."""
    other = Text(address="正文", title="整段话怎样写？")
    seen = press(_two(LINE, other), "云岭县", "Enter", "一段", "F9")
    assert [(reply.act, reply.text) for reply in seen.replies] == [
        (Act.SAY, "云岭县"),
        (Command.DONE, "一段"),
    ]
