"""Where a house style departs from GB/T 9704—2012, said in plain Chinese with the clause."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from drafter.style.house import HouseStyle, NumberPlace
from drafter.style.lengths import said_length, said_points, said_size

STANDARD = "GB/T 9704—2012"
_MILLIMETRE = 57
_FAMILIES = {
    "标题": ("7.3.1", "小标宋", "小标宋体"),
    "正文": ("5.2.2", "仿宋", "仿宋体"),
    "一级标题": ("7.3.3", "黑", "黑体"),
    "二级标题": ("7.3.3", "楷", "楷体"),
    "三级标题": ("7.3.3", "仿宋", "仿宋体"),
    "四级标题": ("7.3.3", "仿宋", "仿宋体"),
    "附件标注": ("7.3.7", "黑", "黑体"),
    "页码": ("7.5", "宋", "宋体"),
    "发文机关标志": ("7.2.4", "小标宋", "小标宋体"),
    "签发人姓名": ("7.2.6", "楷", "楷体"),
    "版记": ("7.4", "仿宋", "仿宋体"),
}
_SIZES = {
    "标题": ("7.3.1", 44),
    "正文": ("5.2.2", 32),
    "一级标题": ("7.3.3", 32),
    "二级标题": ("7.3.3", 32),
    "三级标题": ("7.3.3", 32),
    "四级标题": ("7.3.3", 32),
    "附件标注": ("7.3.7", 32),
    "页码": ("7.5", 28),
    "签发人姓名": ("7.2.6", 32),
    "版记": ("7.4", 28),
}


class _Measure(NamedTuple):
    """A value the standard states: clause, name, how to read it from a style, the value, what may be off, how to say it."""

    clause: str
    name: str
    read: Callable[[HouseStyle], int]
    standard: int
    tolerance: int
    say: Callable[[int], str]


def _characters(hundredths: int) -> str:
    return f"{hundredths / 100:g} 字"


def _lines(hundredths: int) -> str:
    return f"{hundredths / 100:g} 行"


_MEASURES = (
    _Measure("5.1", "纸张宽度", lambda s: s.page.width, 11906, 10, said_length),
    _Measure("5.1", "纸张高度", lambda s: s.page.height, 16838, 10, said_length),
    _Measure("5.2.1", "天头", lambda s: s.page.top, 2098, _MILLIMETRE, said_length),
    _Measure("5.2.1", "地脚", lambda s: s.page.bottom, 1984, _MILLIMETRE, said_length),
    _Measure("5.2.1", "订口", lambda s: s.page.inner, 1587, _MILLIMETRE, said_length),
    _Measure("5.2.1", "切口", lambda s: s.page.outer, 1474, _MILLIMETRE, said_length),
    _Measure("5.2.3", "每行字数", lambda s: min(s.grid.characters, s.text_width // s.grid.pitch), 28, 0, str),
    _Measure("5.2.3", "每页行数", lambda s: min(s.grid.lines, s.text_height // s.grid.line), 22, 0, str),
    _Measure("7.3.1", "标题行距", lambda s: s.title.line, 720, 20, said_points),
    _Measure("7.3.2", "标题与主送机关之间", lambda s: s.title.gap, 100, 0, _lines),
    _Measure("7.3.3", "首行缩进", lambda s: s.body.indent, 200, 0, _characters),
    _Measure("7.3.4", "附件说明前空", lambda s: s.attachment.gap, 100, 0, _lines),
    _Measure("7.3.5.2", "署名前空", lambda s: s.signing.gap, 100, 0, _lines),
    _Measure("7.3.5.2", "署名右空", lambda s: s.signing.right, 200, 0, _characters),
    _Measure("7.3.5.1", "用印日期右空", lambda s: s.signing.sealed_date_right, 400, 0, _characters),
    _Measure("7.5", "页码距边", lambda s: s.page_number.edge, 100, 0, _characters),
    _Measure("7.5", "页码距版心", lambda s: s.page_number.below, 397, _MILLIMETRE, said_length),
    _Measure("7.2.4", "标志距版心上边缘", lambda s: s.letterhead.top, 1984, _MILLIMETRE, said_length),
    _Measure("7.2.5", "标志下空", lambda s: s.letterhead.gap, 200, 0, _lines),
    _Measure("7.2.7", "分隔线距字号", lambda s: s.letterhead.rule_gap, 227, _MILLIMETRE, said_length),
    _Measure("7.3.1", "版头下标题前空", lambda s: s.letterhead.title_gap, 200, 0, _lines),
    _Measure("7.4", "版记左右空", lambda s: s.imprint.edge, 100, 0, _characters),
    _Measure("7.4", "版记首末线粗", lambda s: s.imprint.thick, 20, 2, said_length),
    _Measure("7.4", "版记中线粗", lambda s: s.imprint.thin, 14, 2, said_length),
)


def deviations(style: HouseStyle) -> tuple[str, ...]:
    """List each departure from the standard as a whole sentence with its clause."""
    return tuple(f"{text}（{STANDARD} 第{clause}条）。" for clause, text in _departures(style))


def _departures(style: HouseStyle) -> Iterator[tuple[str, str]]:
    for measure in _MEASURES:
        value = measure.read(style)
        if abs(value - measure.standard) > measure.tolerance:
            said, wanted = measure.say(value), measure.say(measure.standard)
            yield measure.clause, f"{measure.name}为 {said}，标准为 {wanted}"
    yield from _grid_left_open(style)
    yield from _faces(style)
    yield from _marks(style)


def _grid_left_open(style: HouseStyle) -> Iterator[tuple[str, str]]:
    left = style.text_height - style.grid.lines * style.grid.line
    if left > style.grid.line // 4:
        said = said_points(style.grid.line)
        yield (
            "5.2.3",
            f"行距 {said}，每页 {style.grid.lines} 行排完后版心下面还空 {said_points(left)}，标准要求撑满版心",
        )


def _faces(style: HouseStyle) -> Iterator[tuple[str, str]]:
    for role, face in style.faces:
        clause, sign, wanted = _FAMILIES.get(role, ("", "", ""))
        if sign not in face.family:
            yield clause, f"{role}用{face.family}，标准为{wanted}"
        clause, size = _SIZES.get(role, ("", face.size))
        if face.size != size:
            yield clause, f"{role}用{said_size(face.size)}字，标准为{said_size(size)}字"


def _marks(style: HouseStyle) -> Iterator[tuple[str, str]]:
    wanted_marks = ("一、", "（一）", "1.", "（1）")
    for wanted, level in zip(wanted_marks, style.headings, strict=True):
        if level.number != wanted:
            yield "7.3.3", f"层次序数写作“{level.number}”，标准为“{wanted}”"
        if level.bold:
            yield "7.3.3", f"“{level.number}”一级的标题加粗，标准只规定字体，没有加粗"
    if style.page_number.place is not NumberPlace.OUTER:
        yield "7.5", "页码居中，标准为单页码居右空一字、双页码居左空一字"
    if style.page_number.form.replace(" ", "") != "—1—":
        yield "7.5", f"页码写作“{style.page_number.form}”，标准为数字左右各放一条一字线"
    if style.letterhead.colour != "FF0000":
        yield "7.2.4", f"发文机关标志的颜色为 {style.letterhead.colour}，标准推荐红色"
