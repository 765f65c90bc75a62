"""The look of somebody's Word file beside the house style: what drafter itself guarantees (GB/T 9704 5.1 to 7.5)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from drafter.readers.appearance import Appearance, Set, Sheet
from drafter.rules.text.noted import Noted
from drafter.rules.text.paper import Line, Paper, What
from drafter.style import HouseStyle
from drafter.style.house import Face

_NEAR = 60  # a millimetre, in twentieths of a point
_TWIPS_A_MM = 1440 / 25.4
_LINES = (540, 600)  # 27 to 30 points: all in use
_SHORTEST = 40
_SIZES = {44: "2号", 36: "小二", 32: "3号", 30: "小三", 28: "4号", 24: "小四", 21: "5号", 18: "小五"}


class Looked(NamedTuple):
    """A line with how it is set."""

    line: Line
    look: Set


def layout(paper: Paper, seen: Appearance, style: HouseStyle) -> Iterator[Noted]:
    """Note where a file departs from the house style, each kind once, at the first place, with how many there are."""
    looked = [
        Looked(line, seen.paragraphs[place.line])
        for line in paper.lines
        if not line.attached
        and (place := line.locate(0, 1)).line in seen.paragraphs
        and place.line is not None
    ]
    yield from _page(seen, style)
    yield from _faces(looked, style)
    yield from _body(looked, style)
    if not seen.numbered and len(looked) > _SHORTEST // 2:
        yield Noted("Y807", None, 0, 0, "页脚里没有页码。")


def _page(seen: Appearance, style: HouseStyle) -> Iterator[Noted]:
    page = style.page
    wanted = Sheet(page.width, page.height, page.top, page.bottom, page.inner, page.outer)
    names = ("纸宽", "纸高", "上边距", "下边距", "左边距", "右边距")
    for sheet in seen.sheets[:1]:
        wrong = [
            f"{name}{has / _TWIPS_A_MM:.1f}毫米（应为{want / _TWIPS_A_MM:.0f}毫米）"
            for name, has, want in zip(names, sheet, wanted, strict=True)
            if abs(has - want) > _NEAR
        ]
        if wrong:
            yield Noted("Y801", None, 0, 0, f"页面设置：{'，'.join(wrong)}。")


def _faces(looked: list[Looked], style: HouseStyle) -> Iterator[Noted]:
    """Note titles and headings that are not set as their role asks."""
    titles = [one for one in looked if one.line.what is What.TITLE]
    yield from _told("Y802", "标题", titles, style.title)
    levels = (style.levels.first, style.levels.second, style.levels.third, style.levels.fourth)
    for number, face in enumerate(levels, 1):
        of_level = [o for o in looked if o.line.what is What.HEADING and o.line.level == number]
        yield from _told("Y803", f"第{number}层标题", of_level, face)
        bold = [o for o in of_level if o.look.type.bold != face.bold]
        if bold and len(bold) == len(of_level):
            said = "加粗了" if bold[0].look.type.bold else "没有加粗"
            yield _at("Y808", bold, f"第{number}层标题{said}。")


def _told(code: str, role: str, looked: list[Looked], face: Face) -> Iterator[Noted]:
    wrong = [one for one in looked if not _fits(one.look, face)]
    if wrong:
        has = wrong[0].look.type
        message = (
            f"{role}用的是{has.family or '默认字体'}{_size(has.size)}，应为{face.family}{_size(face.size)}。"
        )
        yield _at(code, wrong, message)


def _fits(look: Set, face: Face) -> bool:
    """Tell whether text is set in a face, or in one that stands in for it, in its size."""
    families = {_bare(name) for name in (face.family, *face.stand_ins)}
    return _bare(look.type.family) in families and look.type.size == face.size


def _bare(family: str) -> str:
    return family.removesuffix("_GB2312").removesuffix("_GBK").removesuffix("简体").strip().lower()


def _size(half_points: int) -> str:
    return _SIZES.get(half_points, f"{half_points / 2:g}磅")


def _body(looked: list[Looked], style: HouseStyle) -> Iterator[Noted]:
    """Note paragraphs that are not set as text is: face, line spacing, indent."""
    text = [o for o in looked if o.line.what is What.PARAGRAPH and len(o.line.text) >= _SHORTEST]
    yield from _told("Y804", "正文", text, style.body)
    loose = [o for o in text if not (o.look.exact and _LINES[0] <= o.look.line <= _LINES[1])]
    if loose:
        look = loose[0].look
        has = f"固定值{look.line / 20:g}磅" if look.exact else f"{look.line / 240:g}倍行距"
        yield _at(
            "Y805",
            loose,
            f"正文行距是{has}，每页{style.grid.lines}行的应为固定值{style.grid.line / 20:g}磅。",
        )
    flush = [o for o in text if abs(o.look.indent - 2) > 0.3 and not o.line.text.startswith(("　　", "  "))]
    if flush:
        yield _at("Y806", flush, f"正文首行缩进{flush[0].look.indent:g}字，应空二字。")


def _at(code: str, looked: Iterable[Looked], message: str) -> Noted:
    found = list(looked)
    more = f"这样的有{len(found)}段，标的是第一段。" if len(found) > 1 else ""
    line = found[0].line
    return Noted(code, line, 0, len(line.text), f"{message}{more}")
