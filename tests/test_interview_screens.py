"""The screens that docs/interview.md shows are what a terminal shows; pytest --golden rewrites them."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.terminal import CTRL_C, DOWN, ENTER, F4, F9, Terminal

PAGE = Path(__file__).parents[1] / "docs" / "interview.md"
SAMPLES = Path(__file__).parents[1] / "samples"
LAST, NOW = "云岭县-2025.yaml", "云岭县-2026.yaml"
_SHOWN = re.compile(r"<!-- 屏幕 (\S+) (\d+)x(\d+) -->\n\n(?:```text\n(.*?)```\n)?", re.DOTALL)
_CLOCK = re.compile(r"\d{2}:\d{2}已存")


def to_section(terminal: Terminal, letters: str, shown: str) -> None:
    """Go to a section by the first letters of its name, and to its first row."""
    terminal.send(F4).wait_for("总览")
    terminal.send(letters).wait_for(f"▶ {shown}")
    terminal.send(ENTER).wait_for("：填过的")
    terminal.send(ENTER)


def menu(terminal: Terminal) -> None:
    terminal.wait_for("要做什么")


def figures(terminal: Terminal) -> None:
    """Five figures of the reconsideration of cases are filled in."""
    terminal.wait_for("领导哪一天签发")
    to_section(terminal, "xzfy", "12. 行政复议")
    terminal.wait_for("填今年的数")
    for number, cell in (
        (157, "受理行政复议案件"),
        (143, "不予受理"),
        (6, "告知向有权机关"),
        (4, "逾期未补正"),
    ):
        terminal.send(f"{number}{ENTER}").wait_for(_at(cell))


def _at(cell: str) -> Callable[[Terminal], object]:
    return lambda terminal: cell in terminal.line


def measures(terminal: Terminal) -> None:
    """One measure is written, last year's stand below it."""
    terminal.wait_for("领导哪一天签发")
    to_section(terminal, "szfz", "15. 数字法治政府")
    terminal.wait_for("填今年的数")
    terminal.send(f"115{ENTER}").wait_for("已答5")
    terminal.send(F9).wait_for("今年办了哪些事")
    terminal.send(f"县政府部署应用省行政执法监督平台，执法单位全部接入{ENTER}").wait_for("1. 县政府部署")
    terminal.send(DOWN).wait_for("▶ 1.")


def overview(terminal: Terminal) -> None:
    terminal.wait_for("领导哪一天签发")
    terminal.send(F4).wait_for("下一处没有填的")


SCREENS: dict[str, tuple[tuple[str, ...], Callable[[Terminal], None]]] = {
    "菜单": ((), menu),
    "填数": (("ask", NOW, "--last", LAST), figures),
    "举措": (("ask", NOW, "--last", LAST), measures),
    "总览": (("ask", NOW, "--last", LAST), overview),
}


@pytest.mark.parametrize("screen", _SHOWN.findall(PAGE.read_text(encoding="utf-8")), ids=lambda s: s[0])
def test_the_manual_shows_what_the_terminal_shows(
    screen: tuple[str, str, str, str], tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """Each screen of the manual, reached by the keys of a clerk."""
    name, columns, rows, shown = screen
    shutil.copy(SAMPLES / "yunling-2025.yaml", tmp_path / LAST)
    os.utime(tmp_path / LAST, (0, 0))
    words, keys = SCREENS[name]
    with Terminal(*words, folder=tmp_path, columns=int(columns), rows=int(rows)) as terminal:
        keys(terminal)
        terminal.wait_for(lambda t: t.at_rest)
        made = "\n".join(line.rstrip() for line in terminal.lines).rstrip()
        terminal.send(CTRL_C)
    made = _CLOCK.sub("10:32已存", made) + "\n"
    if request.config.getoption("--golden"):
        text = PAGE.read_text(encoding="utf-8")
        begin = f"<!-- 屏幕 {name} {columns}x{rows} -->\n\n"
        start = text.index(begin)
        found = _SHOWN.match(text, start)
        assert found
        PAGE.write_text(f"{text[:start]}{begin}```text\n{made}```\n{text[found.end() :]}", encoding="utf-8")
        return
    assert made == shown
