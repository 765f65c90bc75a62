"""The house style (版式) as a county may set it: page, grid, type by role, numbering, signature, page number."""

from __future__ import annotations

import re
from enum import Enum
from typing import Annotated

from pydantic import BeforeValidator, ConfigDict, Field, field_validator

from drafter.chinese import numeral
from drafter.records import FromFile, YesNo
from drafter.style.lengths import length, share, size
from drafter.style.titles import break_title

_LONGEST_NAME, _LONGEST_MARK = 40, 20
_COLOUR = re.compile(r"[0-9A-Fa-f]{6}")


def _one_line(value: object) -> object:
    """Refuse what cannot be the name of a font or a mark: several lines, or a text far too long."""
    if isinstance(value, str) and ("\n" in value or len(value) > _LONGEST_NAME):
        raise ValueError(f"这里只能写一行字，不超过{_LONGEST_NAME}个字")
    return value


def _font(value: object) -> object:
    if isinstance(value, str) and not value.strip():
        raise ValueError("要写字体在 Word 里的名称，如“仿宋_GB2312”")
    return _one_line(value)


def _mark(value: object) -> object:
    if isinstance(value, str) and len(value) > _LONGEST_MARK:
        raise ValueError(f"“{value}”太长，不超过{_LONGEST_MARK}个字")
    return _one_line(value)


Font = Annotated[str, BeforeValidator(_font)]
Sign = Annotated[str, BeforeValidator(_mark)]
PaperEdge = Annotated[int, length("100 毫米", "550 毫米")]
Margin = Annotated[int, length("5 毫米", "150 毫米")]
LineHeight = Annotated[int, length("8 磅", "150 磅")]
Pitch = Annotated[int, length("5 磅", "60 磅")]
Distance = Annotated[int, length("2 毫米", "150 毫米")]
RuleWidth = Annotated[int, length("0.1 磅", "10 磅")]
TypeSize = Annotated[int, size("5 磅", "120 磅")]
White = Annotated[int, share("0 行", "10 行")]
Inset = Annotated[int, share("0 字", "10 字")]


class _Part(FromFile):
    """A part of a house style; checked by what it is a part of, so that opening this room costs half."""

    model_config = ConfigDict(defer_build=True)


class Face(_Part):
    """A typeface for one role, the faces that may stand in for it, and its size."""

    family: Font = Field(alias="字体")
    stand_ins: tuple[Font, ...] = Field(alias="代用", default=())
    size: TypeSize = Field(alias="字号")


class Page(_Part):
    """Paper and margins (5.1, 5.2.1): 天头 top, 地脚 bottom, 订口 binding edge, 切口 outer edge."""

    width: PaperEdge = Field(alias="纸宽")
    height: PaperEdge = Field(alias="纸高")
    top: Margin = Field(alias="天头")
    bottom: Margin = Field(alias="地脚")
    inner: Margin = Field(alias="订口")
    outer: Margin = Field(alias="切口")


class GridKind(Enum):
    """What Word's 文档网格 shows: the lines only, or lines and characters."""

    LINES = "只指定行网格"
    CHARACTERS = "指定行和字符网格"


class Grid(_Part):
    """Characters a line, lines a page, and the pitches that give them (5.2.3)."""

    characters: int = Field(alias="每行字数", ge=20, le=40)
    lines: int = Field(alias="每页行数", ge=15, le=40)
    line: LineHeight = Field(alias="行距")
    pitch: Pitch = Field(alias="字距")
    kind: GridKind = Field(alias="文档网格", default=GridKind.LINES)


class Body(Face):
    """The text (5.2.2, 7.3.3) and the face of its digits and letters."""

    latin: Font = Field(alias="数字字体")
    indent: Inset = Field(alias="首行缩进")


class Title(Face):
    """The title (7.3.1)."""

    line: LineHeight = Field(alias="行距")
    most_lines: int = Field(alias="最多行数", ge=1, le=4)
    gap: White = Field(alias="其后空")


class Level(Face):
    """A level of headings (7.3.3): how its number is written and in which face."""

    number: Sign = Field(alias="序号")
    bold: YesNo = Field(alias="加粗", default=False)

    @field_validator("number")
    @classmethod
    def _has_numeral(cls, value: str) -> str:
        if value.count("一") + value.count("1") != 1:
            raise ValueError("序号要有且只有一个“一”或“1”，如“一、”“（1）”")
        return value


class Levels(_Part):
    """The four levels of headings."""

    first: Level = Field(alias="第一层")
    second: Level = Field(alias="第二层")
    third: Level = Field(alias="第三层")
    fourth: Level = Field(alias="第四层")


class ItemForm(Enum):
    """How an enumeration is set: 一是…二是… in one paragraph, or a numbered paragraph for each item."""

    RUNNING = "一是"
    NUMBERED = "分条"


class ItemStyle(_Part):
    """Enumerations of measures (office practice; the standard is silent)."""

    form: ItemForm = Field(alias="形式")
    bold: YesNo = Field(alias="引语加粗")
    short: int = Field(alias="分号字数", ge=0, le=1000)


class AttachmentStyle(_Part):
    """附件说明 (7.3.4) and the attachments themselves (7.3.7)."""

    gap: White = Field(alias="附件说明前空")
    label: Face = Field(alias="附件标注")


class SigningStyle(_Part):
    """署名 and 成文日期 (7.3.5): white lines above, distances from the right edge of the type area."""

    gap: White = Field(alias="署名前空")
    sealed_gap: White = Field(alias="用印署名前空")
    right: Inset = Field(alias="署名右空")
    sealed_date_right: Inset = Field(alias="用印日期右空")
    seals_a_row: int = Field(alias="联合用印每排", ge=1, le=3)
    tight: Pitch = Field(alias="收紧字距")


class NumberPlace(Enum):
    """Where the page number stands."""

    OUTER = "外侧"
    CENTRE = "居中"


class PageNumberStyle(Face):
    """The page number (7.5)."""

    form: Sign = Field(alias="形式")
    place: NumberPlace = Field(alias="位置")
    edge: Inset = Field(alias="距边")
    below: Distance = Field(alias="距版心")

    @field_validator("form")
    @classmethod
    def _has_number(cls, value: str) -> str:
        if value.count("1") != 1:
            raise ValueError("页码形式要有且只有一个“1”，如“— 1 —”")
        return value


class LetterheadStyle(Face):
    """版头 (7.2): the mark, its distance from the top, 发文字号, 签发人 and the red line."""

    colour: str = Field(alias="颜色")
    top: Distance = Field(alias="标志距版心上边缘")
    suffix: Sign = Field(alias="标志后缀")
    gap: White = Field(alias="标志下空")
    rule_gap: Distance = Field(alias="分隔线距字号")
    rule: RuleWidth = Field(alias="分隔线粗")
    title_gap: White = Field(alias="标题前空")
    signer: Face = Field(alias="签发人姓名")

    @field_validator("colour")
    @classmethod
    def _is_colour(cls, value: str) -> str:
        if not _COLOUR.fullmatch(value):
            raise ValueError(f"“{value}”不是颜色，请写六位的颜色值，红色是 FF0000")
        return value.upper()


class ImprintStyle(Face):
    """版记 (7.4): the lines, and the text between them."""

    edge: Inset = Field(alias="左右空")
    thick: RuleWidth = Field(alias="首末线粗")
    thin: RuleWidth = Field(alias="中线粗")


class TableStyle(Face):
    """Tables (office practice): type, line spacing, the head, the rules."""

    line: LineHeight = Field(alias="行距")
    head: Face = Field(alias="表头")
    rule: RuleWidth = Field(alias="线粗")


class HouseStyle(_Part):
    """How a document looks (版式). `name` is what 版式 in a facts file takes, besides the file name."""

    name: str = Field(alias="名称")
    about: str = Field(alias="说明", default="")
    page: Page = Field(alias="页面")
    grid: Grid = Field(alias="版心")
    body: Body = Field(alias="正文")
    title: Title = Field(alias="标题")
    levels: Levels = Field(alias="层次")
    items: ItemStyle = Field(alias="举措")
    attachment: AttachmentStyle = Field(alias="附件")
    signing: SigningStyle = Field(alias="落款")
    page_number: PageNumberStyle = Field(alias="页码")
    letterhead: LetterheadStyle = Field(alias="版头")
    imprint: ImprintStyle = Field(alias="版记")
    table: TableStyle = Field(alias="表格")

    @property
    def headings(self) -> tuple[Level, ...]:
        """The four levels of headings, the highest first."""
        return self.levels.first, self.levels.second, self.levels.third, self.levels.fourth

    @property
    def text_width(self) -> int:
        """The width of the type area, in twentieths of a point."""
        return self.page.width - self.page.inner - self.page.outer

    @property
    def text_height(self) -> int:
        """The height of the type area, in twentieths of a point."""
        return self.page.height - self.page.top - self.page.bottom

    @property
    def faces(self) -> tuple[tuple[str, Face], ...]:
        """Every typeface in use, with the role it plays."""
        levels = zip(("一级标题", "二级标题", "三级标题", "四级标题"), self.headings, strict=True)
        return (
            ("标题", self.title),
            ("正文", self.body),
            *levels,
            ("附件标注", self.attachment.label),
            ("表格", self.table),
            ("表头", self.table.head),
            ("页码", self.page_number),
            ("发文机关标志", self.letterhead),
            ("签发人姓名", self.letterhead.signer),
            ("版记", self.imprint),
        )

    def number(self, level: int, n: int) -> str:
        """Write the number of the n-th heading of a level: 一、（一） 1. （1）."""
        pattern = self.headings[level - 1].number
        return pattern.replace("一", numeral(n)) if "一" in pattern else pattern.replace("1", str(n))

    def break_title(self, title: str) -> tuple[str, ...]:
        """Break a title by sense into lines that the type area holds (7.3.1)."""
        return break_title(title, self.text_width // (self.title.size * 10), self.title.most_lines)

    def ordinal(self, n: int) -> str:
        """Write what opens the n-th item of a running enumeration: 一是, 十二是."""
        return f"{numeral(n)}是"
