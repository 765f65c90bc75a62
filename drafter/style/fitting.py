"""Whether the measures of a house style go together: a type area that holds text, a page number that is on the paper."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from drafter.style.house import HouseStyle
from drafter.style.lengths import said_length, said_points

FEWEST_CHARACTERS = 10
FEWEST_LINES = 5
_IN_TITLE, _IN_IMPRINT = 5, 5
_TURNED = 3
_NARROWEST, _CELL_MARGINS = 12, 216
_WIDTH = (("页面", "纸宽"), ("页面", "订口"), ("页面", "切口"))
_HEIGHT = (("页面", "纸高"), ("页面", "天头"), ("页面", "地脚"))
Keys = tuple[tuple[str, ...], ...]


class Misfit(NamedTuple):
    """What does not go together: the keys of the measures concerned, and the sentence that says so."""

    keys: Keys
    message: str


def misfits(style: HouseStyle) -> Iterator[Misfit]:
    """Yield what of a style cannot be set on its paper."""
    yield from _characters(style)
    yield from _columns(style)
    yield from _lines(style)
    if style.page.bottom < style.page_number.below + style.page_number.size * 5:
        below, bottom = said_length(style.page_number.below), said_length(style.page.bottom)
        keys = (("页码", "距版心"), ("页码", "字号"), ("页面", "地脚"))
        yield Misfit(keys, f"地脚 {bottom}，页码距版心 {below}，页码排到纸外面去了。")


def _characters(style: HouseStyle) -> Iterator[Misfit]:
    """Yield which kinds of text have too few characters to a line."""
    text, imprint = style.body, style.imprint
    inset = 2 * imprint.edge / 100 + _TURNED
    rows: tuple[tuple[str, float, int, Keys], ...] = (
        ("正文", _room(style, style.grid.pitch), FEWEST_CHARACTERS, (("版心", "字距"),)),
        ("正文", _room(style, text.size * 10), FEWEST_CHARACTERS, (("正文", "字号"),)),
        ("标题", _room(style, style.title.size * 10), _IN_TITLE, (("标题", "字号"),)),
        (
            "版记",
            _room(style, imprint.size * 10) - inset,
            _IN_IMPRINT,
            (("版记", "字号"), ("版记", "左右空")),
        ),
    )
    for name, room, fewest, keys in rows:
        if room < fewest:
            said = max(0, int(room))
            yield Misfit((*keys, *_WIDTH), f"{name}一行只排得下{said}个字，至少要排得下{fewest}个。")
            return


def _columns(style: HouseStyle) -> Iterator[Misfit]:
    """Yield whether the narrowest column of a table has no room for a character."""
    widest = max(style.table.size, style.table.head.size) * 10
    if style.text_width // _NARROWEST - _CELL_MARGINS < widest:
        keys = (("表格", "字号"), ("表格", "表头", "字号"), *_WIDTH)
        yield Misfit(keys, "版心太窄，表格最窄的一栏排不下一个字。")


def _room(style: HouseStyle, width: int) -> float:
    return style.text_width / width


def _lines(style: HouseStyle) -> Iterator[Misfit]:
    """Yield which kinds of text have lines too low for their type, or too few of them to a page."""
    heights = (
        ("版心", style.grid.line, style.body.size, ("正文", "字号")),
        ("标题", style.title.line, style.title.size, ("标题", "字号")),
        ("表格", style.table.line, style.table.size, ("表格", "字号")),
    )
    for name, line, size, of_size in heights:
        lines = max(0, style.text_height // line)
        if line < size * 10:
            said = f"{name}的行距 {said_points(line)}，比字还小（{said_points(size * 10)}），字会被切掉。"
            yield Misfit(((name, "行距"), of_size), said)
        elif lines < FEWEST_LINES:
            said = f"按{name}的行距，一页只排得下{lines}行，至少要排得下{FEWEST_LINES}行。"
            yield Misfit(((name, "行距"), *_HEIGHT), said)
            return
