"""The interview in a real terminal: every key goes through a pty, every screen is what a terminal would show."""

from __future__ import annotations

import os
import random
import re
import resource
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from wcwidth import wcswidth

from drafter.files import Plain, read_yaml
from drafter.interview.bookmark import bookmark_path
from drafter.interview.head import SECTION
from tests.conftest import content_of
from tests.terminal import (
    BACKSPACE,
    CTRL_C,
    CTRL_D,
    DOWN,
    DRAFTER,
    ENTER,
    ESCAPE,
    F1,
    F2,
    F4,
    F9,
    LEFT,
    RIGHT,
    Terminal,
    pasted,
)

KILLS = int(os.environ.get("DRAFTER_KILLS", "15"))
NAME = "云岭县-2026.yaml"
SAVING = "正在存"
WIPE = "\x15"
END = "问完了"
TABLE, LIST = "党的领导 › 数", "党的领导 › 举措"
FIRST_CELL, THIRD_CELL = "党委常委会研究法治政府建设次数（次）", "政府常务会议会前学法次数（次）"
LAST_YEAR = """\
提纲: 三段式
机关: 云岭县人民政府
区域: 云岭县
年度: 2025
成文日期: 2026-01-20
工作情况:
  党的领导:
    举措: [县委常委会听取专题汇报]
    数据: {常委会研究: 5, 依法治县委员会会议: 1, 常务会议学法: 1012, 中心组学法: 4, 述法单位: 62}
提法: {纲要: 无, 全会: 无}
"""
HEAD = """\
提纲: 三段式
机关: 云岭县人民政府
区域: 云岭县
年度: 2026
成文日期: 2027-01-18
主送: 县委
提法: {纲要: 无, 全会: 无}
"""

# What the clerk types, by the question or the cell it is typed at; nothing is Enter alone, which takes what is offered.
# A question that is not here, or has no more answers, is closed with F9.
ANSWERS: dict[str, tuple[str, ...]] = {
    f"{SECTION} › 机关": ("",),
    f"{SECTION} › 区域": ("",),
    f"{SECTION} › 年度": ("",),
    f"{SECTION} › 成文日期": ("2027年1月18日",),
    f"{SECTION} › 主送": ("县委，县人大常委会",),
    f"{SECTION} › 纲要": ("",),
    f"{SECTION} › 全会": ("",),
    FIRST_CELL: ("6",),
    "全面依法治县委员会会议次数（次）": ("2",),
    THIRD_CELL: ("１２",),
    "理论学习中心组法治专题学习次数（次）": ("暂缺",),
    "参加述法的单位数（家）": ("64家",),
    LIST: ("一是县委常委会听取法治政府建设情况汇报。", "县委理论学习中心组开展法治专题学习"),
    "政府职能 › 举措": ("动态调整权责清单", "推进“高效办成一件事”", "在便民服务中心设窗口"),
    "制发行政规范性文件数（件）": ("7",),
    "合法性审核规范性文件数（件）": ("12",),
    "报送备案规范性文件数（件）": ("7",),
    "清理规范性文件总数（件）": ("b",),
    "规范性文件 › 举措": ("县司法局对送审草案逐件审核",),
    "行政执法主体数（个）": ("41",),
    "持证行政执法人员数（名）": ("1,234",),
    "行政执法培训次数（次）": ("8",),
    "行政执法培训人次（人次）": ("0.12万",),
    "行政执法 › 举措": ("对新任执法人员集中培训",),
    "收到行政复议申请（件）": ("171",),
    "受理行政复议案件（件）": ("155",),
    "不予受理行政复议申请（件）": ("6",),
    "审结行政复议案件（件）": ("149",),
    "复议决定维持（件）": ("61",),
    "复议决定撤销（件）": ("12",),
    "终止行政复议（件）": ("48",),
    "行政复议纠错率（%）": ("16.78％",),
    "行政复议 › 举措": ("县司法局推行繁简分流、专人调解", "重大案件开听证会，邀请专家委员参加"),
    "行政应诉案件（件）": ("83",),
    "行政应诉 › 举措": ("开庭排期确定后告知被诉单位主要负责人",),
    "第一责任人履职": ("县委主要负责同志", "县政府主要负责同志"),
    "第一责任人履职 › 县委主要负责同志 › 履职": ("审定年度工作要点", "带队督察3个部门"),
    "第一责任人履职 › 县政府主要负责同志 › 履职": ("出庭应诉2次",),
    "存在问题": ("乡镇执法力量与承担的任务不匹配", "行政复议办案周期偏长"),
    "存在问题 › 乡镇执法力量与承担的任务不匹配 › 原因": ("人员流动频繁",),
    "存在问题 › 行政复议办案周期偏长 › 原因": ("专职办案人员只有4名",),
    "存在问题 › 乡镇执法力量与承担的任务不匹配 › 打算": ("充实乡镇执法力量",),
    "存在问题 › 行政复议办案周期偏长 › 打算": ("加快复议案件办理",),
    "下一步工作打算 › 充实乡镇执法力量 › 举措": ("选派业务骨干挂钩联系乡镇", "每季度抽查案卷"),
    "下一步工作打算 › 充实乡镇执法力量 › 责任单位": ("县委编办、县司法局",),
    "下一步工作打算 › 充实乡镇执法力量 › 时限": ("2027年6月",),
    "下一步工作打算 › 加快复议案件办理 › 举措": ("年内专职人员达到6名",),
    "下一步工作打算 › 加快复议案件办理 › 责任单位": ("县司法局",),
    "下一步工作打算 › 加快复议案件办理 › 时限": ("2027年底",),
}
BY_HAND = """\
# 同样的事实，手写的
年度: 2026
提纲: 三段式
机关: 云岭县人民政府
区域: 云岭县
成文日期: 2027-01-18
主送: [县委, 县人大常委会]
提法: {纲要: 无, 全会: 无}

工作情况:
  党的领导:
    举措: [县委常委会听取法治政府建设情况汇报, 县委理论学习中心组开展法治专题学习]
    数据: {常委会研究: 6, 依法治县委员会会议: 2, 常务会议学法: 12, 中心组学法: 暂缺, 述法单位: 64}
  政府职能:
    举措: [动态调整权责清单, 推进“高效办成一件事”, 在便民服务中心设窗口]
  规范性文件:
    数据: {制发规范性文件: 7, 合法性审核: 12, 报备文件: 7, 清理文件: 不适用}
    举措: [县司法局对送审草案逐件审核]
  行政执法:
    数据: {执法主体: 41, 持证执法人员: 1234, 执法培训: 8, 执法培训人次: 0.12万}
    举措: 对新任执法人员集中培训
  行政复议:
    数据:
      收到复议申请: 171
      受理: 155
      不予受理: 6
      审结: 149
      维持: 61
      撤销: 12
      终止: 48
      纠错率: 16.78%
    举措: [县司法局推行繁简分流、专人调解, 重大案件开听证会，邀请专家委员参加]
  行政应诉:
    数据: {应诉案件: 83}
    举措: [开庭排期确定后告知被诉单位主要负责人]

第一责任人:
  - {职务: 县委主要负责同志, 履职: [审定年度工作要点, 带队督察3个部门]}
  - {职务: 县政府主要负责同志, 履职: [出庭应诉2次]}
存在问题:
  - {编号: W26-1, 问题: 乡镇执法力量与承担的任务不匹配, 原因: 人员流动频繁}
  - {编号: W26-2, 问题: 行政复议办案周期偏长, 原因: 专职办案人员只有4名}
下一步工作打算:
  - 编号: D26-1
    标题: 充实乡镇执法力量
    举措: [选派业务骨干挂钩联系乡镇, 每季度抽查案卷]
    责任单位: [县委编办, 县司法局]
    时限: 2027-06
    对应问题: W26-1
  - {编号: D26-2, 对应问题: W26-2, 标题: 加快复议案件办理, 举措: [年内专职人员达到6名], 责任单位: 县司法局, 时限: 2027年底}
"""


class Clerk:
    """Reads the screen and answers what it asks: from a table of answers, each given once."""

    def __init__(self, screen: Terminal, answers: dict[str, tuple[str, ...]]) -> None:
        self.screen = screen
        self.left = answers

    @property
    def question(self) -> str:
        """Where the interview is, as the first line of the screen says."""
        return where(self.screen)

    @property
    def asked(self) -> str:
        """The question, or the cell of a table, as the table of answers has it."""
        return label(self.screen) if self.question.endswith("› 数") else self.question

    def press(self, keys: str) -> None:
        """Type an answer with the key that ends it, and wait for the next question."""
        before = face(self.screen)
        self.screen.send(keys)
        self.screen.wait_for(lambda s: s.at_rest and SAVING not in s.text and face(s) != before)

    def answer(self) -> None:
        """Answer what is asked now."""
        asked = self.asked
        answers = self.left.get(asked, ())
        self.left[asked] = answers[1:]
        self.press(answers[0] + ENTER if answers else F9)

    def until(self, asked: str) -> None:
        """Answer until something is asked."""
        while self.asked != asked:
            assert END not in self.screen.text, f"{asked} was not asked"
            self.answer()


def face(screen: Terminal) -> tuple[str, str, int]:
    """Return what tells one question from the next: where it is, the cell, how many items there are."""
    return where(screen), label(screen), len(re.findall(r"^ (?:[▶>] |  )\d+\. ", screen.text, re.M))


def where(screen: Terminal) -> str:
    """Return the left half of the first line."""
    return screen.lines[0].strip().split("   ")[0]


def label(screen: Terminal) -> str:
    """Return what stands before the field."""
    return screen.line.partition("> ")[0].strip()


def typed(screen: Terminal) -> str:
    """Return what stands in the field."""
    return screen.line.partition("> ")[2].strip()


def holds(path: Path) -> list[str]:
    """Return every text of a facts file."""
    document, found = read_yaml(str(path))
    assert not found
    return list(_texts(content_of(document)))


def _texts(content: Plain) -> Iterator[str]:
    if isinstance(content, str):
        yield content
    else:
        for part in content.values() if isinstance(content, dict) else content:
            yield from _texts(part)


def ask(folder: Path, *more: str, **settings: object) -> Terminal:
    """Start an interview, and wait for its first question."""
    screen = Terminal("ask", NAME, *more, folder=folder, **{"columns": 110, "rows": 30, **settings})  # type: ignore[arg-type]
    try:
        return screen.wait_for(lambda s: s.at_rest and set(s.lines[1]) in ({"─"}, {"-"}) and "> " in s.line)
    except AssertionError:
        screen.close()
        raise


@pytest.fixture
def county(tmp_path: Path) -> Path:
    """Begin a file whose head is answered, with last year's beside it: the first question is a table."""
    (tmp_path / "2025.yaml").write_text(LAST_YEAR, encoding="utf-8")
    (tmp_path / NAME).write_text(f"{HEAD}上年: 2025.yaml\n", encoding="utf-8")
    return tmp_path


def test_a_whole_report_by_keyboard_is_that_of_the_same_facts_by_hand(tmp_path: Path) -> None:
    """Stopped with Ctrl-C in a word, with Ctrl-D, and killed: each time it goes on at that very question."""
    seed = random.randrange(10**6)
    chance = random.Random(seed)
    print(f"seed {seed}")
    left = dict(ANSWERS)
    with ask(tmp_path) as screen:
        Clerk(screen, left).until("政府职能 › 举措")
        screen.send("动态调").wait_for("> 动态调")
        screen.send(CTRL_C)
        assert screen.ended() == 130
        assert "已经存好" in screen.said
    with ask(tmp_path) as screen:
        assert where(screen) == "政府职能 › 举措"
        assert typed(screen) == "动态调"
        assert "接着上次停下的地方" in screen.text
        screen.send(BACKSPACE * 3).wait_for(lambda s: not typed(s))
        clerk = Clerk(screen, left)
        clerk.until("审结行政复议案件（件）")
        screen.send("1")
        screen.send(CTRL_D)
        assert screen.ended() == 0
    with ask(tmp_path) as screen:
        assert label(screen) == "审结行政复议案件（件）"
        assert typed(screen) == "1"
        screen.send(BACKSPACE).wait_for(lambda s: not typed(s))
        clerk = Clerk(screen, left)
        for _ in range(chance.randrange(30)):
            clerk.answer()
        here = (where(screen), label(screen))
        screen.send("半句"[: chance.randrange(3)])
        screen.kill()
    with ask(tmp_path) as screen:
        assert (where(screen), label(screen)) == here, f"seed {seed}"
        screen.send(BACKSPACE * 2)
        clerk = Clerk(screen, left)
        while END not in screen.text:
            clerk.answer()
        assert not any(left.values()), f"never asked: {[asked for asked, rest in left.items() if rest]}"
        screen.send(ENTER)
        assert screen.ended() in (0, 1)
    drafted = next(tmp_path.glob("*.docx")).read_bytes()
    other = tmp_path / "手写"
    other.mkdir()
    (other / "云岭.yaml").write_text(BY_HAND, encoding="utf-8")
    subprocess.run([*DRAFTER, "draft", "手写/云岭.yaml"], cwd=tmp_path, capture_output=True, check=False)
    assert drafted == next(other.glob("*.docx")).read_bytes()


def test_what_was_confirmed_survives_a_kill_at_any_moment(county: Path) -> None:
    """However the program dies, the file can be read, what the screen had taken is in it, and the next run goes on."""
    seed = random.randrange(10**6)
    chance = random.Random(seed)
    confirmed: list[str] = []
    way: list[tuple[object, str]] = []
    begun, number = (county / NAME).read_text(encoding="utf-8"), 100
    for _ in range(KILLS):
        with ask(county) as screen:
            if END in screen.text:
                screen.kill()
                bookmark_path(str(county / NAME)).unlink()
                (county / NAME).write_text(begun, encoding="utf-8")
                confirmed.clear()
                continue
            for is_last in (False,) * chance.randrange(3) + (True,):
                number += 1
                answer = _answer_for(screen, number)
                before = face(screen)
                way.append((before, answer))
                if not is_last:
                    Clerk(screen, {}).press(answer)
                    confirmed.append(answer.strip(WIPE + ENTER))
                    continue
                moved: list[bool] = []
                screen.watch = lambda s, b=before, m=moved: m.append(SAVING not in s.text and face(s) != b)  # type: ignore[misc]
                screen.send(answer)
                end = time.monotonic() + chance.random() * 0.3
                while time.monotonic() < end:
                    screen.read(0.005)
                screen.kill()
                if any(moved):
                    confirmed.append(answer.strip(WIPE + ENTER))
        kept = holds(county / NAME)
        lost = [answer for answer in confirmed if answer not in ("", F9) and answer not in kept]
        assert not lost, f"seed {seed}: {lost} is not in {kept}; {way}"


def _answer_for(screen: Terminal, number: int) -> str:
    """Return an answer that no other question gets, with the key that ends it; what stands there is wiped out first."""
    if label(screen).startswith("新的"):
        return F9 if face(screen)[2] > 1 else f"第{number}件事办完{ENTER}"
    if where(screen).endswith("› 时限"):
        return f"{WIPE}2027年底{ENTER}"
    if where(screen).endswith("› 备注"):
        return f"{WIPE}第{number}个说法{ENTER}"
    return f"{WIPE}{number / 10:.1f}{ENTER}" if "%" in label(screen) else f"{WIPE}{number}{ENTER}"


def test_a_window_that_is_closed_loses_nothing(county: Path) -> None:
    """What was begun in a cell is offered in that cell again, not in the one where the table began."""
    begun = ""
    for number in (signal.SIGHUP, signal.SIGTERM, None):
        with ask(county) as screen:
            if not begun:
                screen.send(DOWN * 2).wait_for(lambda s: label(s) == THIRD_CELL)
            assert (label(screen), typed(screen)) == (THIRD_CELL, begun)
            begun += "1"
            screen.send("1").wait_for(lambda s, b=begun: typed(s) == b)  # type: ignore[misc]
            if number is None:
                screen.close_window()
            else:
                screen.kill(number)
                assert "Traceback" not in screen.said
        assert begun not in holds(county / NAME)
    with ask(county) as screen:
        assert (label(screen), typed(screen)) == (THIRD_CELL, begun)


def test_a_full_disk_keeps_the_answer_in_its_cell(county: Path) -> None:
    with ask(county) as screen:
        screen.send(DOWN * 2).wait_for(lambda s: label(s) == THIRD_CELL)
        _, most = resource.prlimit(screen.process.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(screen.process.pid, resource.RLIMIT_FSIZE, (8, most))
        screen.send(f"1012{ENTER}").wait_for("磁盘满了")
        assert (label(screen), typed(screen)) == (THIRD_CELL, "1012")
        assert "1012" not in holds(county / NAME)
        resource.prlimit(screen.process.pid, resource.RLIMIT_FSIZE, (most, most))
        Clerk(screen, {}).press(ENTER)
        assert "1012" in holds(county / NAME)


def test_a_second_interview_is_told_who_holds_the_file(county: Path) -> None:
    with ask(county), Terminal("ask", NAME, folder=county) as second:
        assert second.ended() == 2
        assert re.search(r"\S+@\S+（进程 \d+）从 \d{4}-\d\d-\d\d \d\d:\d\d 起正在改这个文件", second.said)
        assert "Traceback" not in second.said


def test_where_nobody_can_answer_nothing_is_asked(county: Path) -> None:
    """Without a keyboard, and without any terminal: one sentence that names the way without one, no escapes."""
    nowhere = os.open(os.devnull, os.O_RDONLY)
    with Terminal("ask", NAME, folder=county, stdin=nowhere) as screen:
        os.close(nowhere)
        assert screen.ended() == 2
        told = screen.written.decode()
    command = [*DRAFTER, "ask", NAME]
    run = subprocess.run(command, cwd=county, input="6\n", capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == 2
    for said in (told, run.stdout + run.stderr):
        assert "\x1b" not in said
        assert "F069" in said
        assert "YAML" in said
        assert "--answers" in said


def test_what_is_asked_goes_to_the_terminal_when_the_output_goes_elsewhere(county: Path) -> None:
    with (county / "记录.txt").open("wb") as file, ask(county, stdout=file.fileno()) as screen:
        Clerk(screen, {}).press(f"6{ENTER}")
        screen.send(CTRL_C)
        assert screen.ended() == 130
    assert "\x1b" not in (county / "记录.txt").read_text(encoding="utf-8")
    assert "党委常委会" not in (county / "记录.txt").read_text(encoding="utf-8")
    assert "6" in holds(county / NAME)


def test_a_terminal_that_cannot_move_the_cursor_asks_in_lines(county: Path) -> None:
    with Terminal("ask", NAME, folder=county, environment={"TERM": "dumb"}) as screen:
        screen.wait_for("党委常委会研究法治政府建设次数（次）　上年5")
        screen.send("一百二十八\n").wait_for("128")
        screen.send("6\n").wait_for("全面依法治县委员会会议次数（次）")
        assert "6" in holds(county / NAME)
        screen.send("?\n").wait_for("按回车回去")
        screen.send("\n").wait_for(lambda s: s.said.endswith("> "))
        screen.send("/总览\n").wait_for("打序号或名称")
        screen.send("/上一题\n").wait_for(lambda s: s.text.endswith(">"))
        assert "\x1b" not in screen.written.decode()
        screen.send(CTRL_C)
        assert screen.ended() == 130
        assert "Traceback" not in screen.said


def test_the_cursor_is_where_the_next_sign_goes(county: Path) -> None:
    """The input method opens its window at the real cursor; wide, rare and combined signs are moved over as one."""
    with ask(county) as screen:
        screen.send(F9).wait_for(lambda s: s.at_rest and where(s) == LIST)
        begin, line = screen.cursor

        def at(columns: int, text: str) -> None:
            screen.wait_for(lambda s: s.at_rest and s.cursor == (begin + columns, line) and typed(s) == text)

        screen.send("一百二十八")
        at(10, "一百二十八")
        screen.send(LEFT)
        at(8, "一百二十八")
        screen.send(BACKSPACE)
        at(6, "一百二八")
        screen.send(RIGHT + BACKSPACE * 4)
        at(0, "")
        screen.send("𠮷䶮")
        at(4, "𠮷䶮")
        screen.send(LEFT + "a")
        at(3, "𠮷a䶮")
        screen.send(BACKSPACE * 2)
        at(0, "䶮")
        screen.send("e\u0301")
        at(1, "é䶮")
        screen.send(RIGHT + ENTER).wait_for(lambda s: s.at_rest and face(s)[2] == 1)
        assert holds(county / NAME).count("e\u0301䶮") == 1


@pytest.mark.parametrize(
    ("wide", "setting"),
    [(True, "2"), (True, ""), (False, "1"), (False, "")],
    ids=["设2", "试出2", "设1", "试出1"],
)
def test_signs_of_open_width_are_counted_as_the_terminal_draws_them(
    county: Path, wide: bool, setting: str
) -> None:
    """Set by DRAFTER_WIDE, else found out by asking the terminal where its cursor is."""
    environment = {"DRAFTER_WIDE": setting} if setting else {}
    one = 2 if wide else 1
    with ask(county, wide=wide, environment=environment) as screen:
        assert (
            len({_column(line, "上年", wide) for line in screen.lines if "上年" in line and "今年" in line})
            == 1
        )
        screen.send(F9).wait_for(lambda s: s.at_rest and where(s) == LIST)
        begin, line = screen.cursor
        screen.send("“甲—")
        screen.wait_for(lambda s: s.at_rest and s.cursor == (begin + 2 * one + 2, line))
        screen.send(LEFT + LEFT).wait_for(lambda s: s.at_rest and s.cursor == (begin + one, line))
        assert not screen.torn()


def _column(line: str, wanted: str, wide: bool) -> int:
    before = line[: line.index(wanted)]
    return wcswidth(before) + (before.count("—") + before.count("“") + before.count("”") if wide else 0)


SIZES = ((40, 10), (60, 24), (80, 24), (120, 40), (200, 50))


def test_every_size_of_window_shows_field_and_keys(county: Path) -> None:
    """Resized while an answer is typed: it stays, with its caret; columns line up, no wide sign is torn."""
    with ask(county, columns=80, rows=24) as screen:
        screen.send(f"128{LEFT}").wait_for(lambda s: s.at_rest and typed(s) == "128" and s.cursor[0] == 41)
        for columns, rows in SIZES:
            screen.resize(columns, rows)
            screen.wait_for(lambda s, c=columns: s.at_rest and _is_whole(s, c) and typed(s) == "128")  # type: ignore[misc]
            line = screen.line
            assert wcswidth(line[: line.index("128")]) + 2 == screen.cursor[0]
            assert "Enter 记下" in screen.text
            table = [line.rstrip() for line in screen.lines if "____" in line]
            ends = {
                tuple(wcswidth(row[: n.end()]) for n in re.finditer(r"(?<= )(\d+|____)", row))
                for row in table
            }
            assert len(table) == 5 or rows == 10
            assert len(ends) == 1
            heads = [line for line in screen.lines if "上年" in line and "今年" in line]
            assert heads or rows == 10
            for head in heads:
                assert ends == {tuple(wcswidth(head[: head.index(name) + 2]) for name in ("上年", "今年"))}


def _is_whole(screen: Terminal, columns: int) -> bool:
    """Tell whether the picture has that width: two rules go across it, the cursor above the second, no sign is torn."""
    rules = [y for y, line in enumerate(screen.lines) if line.strip() == "─" * columns]
    return len(rules) == 2 and screen.cursor[1] < rules[1] and not screen.torn()


def _page_of(columns: int, mark: str) -> Callable[[Terminal], bool]:
    return lambda s: _is_whole(s, columns) and mark in s.text and "Enter " in s.text


def test_pages_fit_every_window(county: Path) -> None:
    """Overview and help at every size: what is chosen is in sight, nothing is torn."""
    with ask(county, columns=80, rows=24) as screen:
        for keys, wanted, mark in ((F4, "总览", "▶"), (F1, "上年：", "")):
            screen.send(keys).wait_for(wanted)
            for columns, rows in SIZES:
                screen.resize(columns, rows)
                assert mark in screen.wait_for(_page_of(columns, mark)).text
            screen.resize(80, 24)
            screen.send(ESCAPE).wait_for(lambda s: s.at_rest and label(s) == FIRST_CELL)


@pytest.mark.parametrize("term", ["xterm", "xterm-256color", "linux", "screen"])
def test_usual_terminals_work_with_and_without_colours(county: Path, term: str) -> None:
    """What is chosen is marked by a sign; NO_COLOR is obeyed."""
    with ask(county, environment={"TERM": term, "NO_COLOR": "1"}) as screen:
        assert f"▶ {FIRST_CELL}" in screen.text
        Clerk(screen, {}).press(f"6{ENTER}")
        assert "▶ 全面依法治县委员会会议次数" in screen.text
        screen.send(F4).wait_for("总览")
        shades = re.findall(rb"\x1b\[([\d;]*)m", screen.written)
        assert not [shade for shade in shades if re.search(rb"(^|;)([349]\d|10\d)(;|$)", shade)]


def test_a_setting_that_would_garble_chinese_is_refused(county: Path) -> None:
    with Terminal("ask", NAME, folder=county, environment={"PYTHONIOENCODING": "gbk"}) as screen:
        assert screen.ended() == 2
        told = screen.written.decode("gbk", "replace")
        assert "PYTHONIOENCODING" in told
        assert "\x1b" not in told
        assert "Traceback" not in told


def test_a_system_without_a_language_speaks_chinese_all_the_same(county: Path) -> None:
    with ask(county, environment={"LC_ALL": "C", "LANG": ""}) as screen:
        screen.send(F9).wait_for(lambda s: s.at_rest and where(s) == LIST)
        Clerk(screen, {}).press(f"县委听取𠮷汇报{ENTER}")
        assert "县委听取𠮷汇报" in holds(county / NAME)


def test_lines_that_are_pasted_never_submit(county: Path) -> None:
    """Five lines in a list may become five items; where one line is wanted they are asked about, and nothing is taken."""
    five = "一是甲事。\n二是乙事。\n三是丙事。\n四是丁事。\n五是戊事。"
    with ask(county) as screen:
        screen.send(F9).wait_for(lambda s: s.at_rest and where(s) == LIST)
        screen.send(pasted(five)).wait_for("分成5条")
        assert holds(county / NAME).count("甲事") == 0
        screen.send(ENTER).wait_for(lambda s: s.at_rest and face(s)[2] == 5)
        assert holds(county / NAME)[8:13] == ["甲事", "乙事", "丙事", "丁事", "戊事"]
        screen.send(F2).wait_for(lambda s: s.at_rest and label(s) == FIRST_CELL)
        screen.send(pasted("12\n34\n")).wait_for(lambda s: s.at_rest and typed(s) == "12 34")
        screen.send(WIPE + F2).wait_for(lambda s: s.at_rest and where(s) == f"{SECTION} › 全会")
        before = holds(county / NAME)
        screen.send(pasted("二十大精神\n四中全会精神\n")).wait_for("粘贴了2段，怎么放")
        screen.send(ENTER).wait_for(lambda s: s.at_rest and "四中全会精神" in typed(s))
        assert holds(county / NAME) == before
