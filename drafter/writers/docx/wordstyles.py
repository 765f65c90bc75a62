"""The Word styles of a house style: every role of GB/T 9704 has one, and text needs no formatting of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from drafter.style import HouseStyle
from drafter.style.house import Face
from drafter.writers.docx.elements import (
    Attributes,
    element,
    fonts,
    paragraph_properties,
    run_properties,
    type_size,
)

BODY = "公文正文"
HEADINGS = ("heading 1", "heading 2", "heading 3", "heading 4")
TITLE = "Title"
RECIPIENTS = "主送机关"
NOTE_ONLY, NOTE_FIRST, NOTE_NEXT = "附件说明", "附件说明首项", "附件说明续项"
SIGNER, SIGNER_IN_ROW, DATE, ANNOTATION = "署名", "联合署名", "成文日期", "附注"
LABEL, ATTACHMENT_TITLE = "附件标注", "附件标题"
TABLE, HEAD, CELL, FIGURE, AFTER_TABLE = "公文表格", "表头文字", "表格文字", "表格数字", "表后"
MARK, NUMBER, NUMBER_LEFT, SIGNERS = "发文机关标志", "发文字号", "发文字号居左", "签发人"
IMPRINT, IMPRINT_ANCHOR = "版记", "版记位置"
PAGE_NUMBER = "footer"
TEXT_FONT, SIGNER_FONT = "正文字符", "签发人姓名"
COMMENT_TEXT, COMMENT_REFERENCE = "annotation text", "annotation reference"

# ids are ASCII, so that every reader finds them; the built-in ones are those Word itself writes
IDS = {
    BODY: "GwBody", TITLE: "Title", RECIPIENTS: "GwRecipients", NOTE_ONLY: "GwNote", NOTE_FIRST: "GwNoteFirst",
    NOTE_NEXT: "GwNoteNext", SIGNER: "GwSigner", SIGNER_IN_ROW: "GwSignerInRow",
    DATE: "GwDate", ANNOTATION: "GwAnnotation", LABEL: "GwLabel",
    ATTACHMENT_TITLE: "GwAttachmentTitle", TABLE: "GwTable", HEAD: "GwTableHead", CELL: "GwTableCell",
    FIGURE: "GwTableFigure", AFTER_TABLE: "GwAfterTable", MARK: "GwMark", NUMBER: "GwNumber",
    NUMBER_LEFT: "GwNumberLeft", SIGNERS: "GwSigners", IMPRINT: "GwImprint", IMPRINT_ANCHOR: "GwImprintAnchor",
    PAGE_NUMBER: "Footer", TEXT_FONT: "GwText", SIGNER_FONT: "GwSignerName", COMMENT_TEXT: "CommentText",
    COMMENT_REFERENCE: "CommentReference",
}  # fmt: skip

# 附件说明: how far the text stands in from the left, and where its first line starts from there, in characters
NOTE_INDENTS = {NOTE_ONLY: (5.0, -3.0), NOTE_FIRST: (6.0, -4.0), NOTE_NEXT: (6.0, -1.0)}
# the least line Word knows; 22 lines of text leave room for it
HAIRLINE = 14


class WordStyle(NamedTuple):
    """One style of the document: its name, the style it is based on, paragraph and run properties."""

    name: str
    paragraph: Mapping[str, Attributes] = MappingProxyType({})
    run: Mapping[str, Attributes] = MappingProxyType({})
    base: str = "Normal"
    follow: str = ""
    kind: WD_STYLE_TYPE = WD_STYLE_TYPE.PARAGRAPH


def add_styles(document: WordDocument, style: HouseStyle) -> None:
    """Put every style into an empty styles part."""
    root = document.styles.element
    root.append(_defaults(style))
    root.append(_latent())
    _add_base(document, style)
    wanted = tuple(_paragraph_styles(style)) + tuple(_character_styles(style))
    for word_style in wanted:
        _add(document, word_style)
    for word_style in wanted:
        if word_style.follow:
            document.styles[word_style.name].next_paragraph_style = document.styles[word_style.follow]
    _add_table_style(document, style)


def _defaults(style: HouseStyle) -> BaseOxmlElement:
    run = run_properties(
        rFonts=fonts(style.body.family, style.body.latin),
        lang={"val": "en-US", "eastAsia": "zh-CN", "bidi": "ar-SA"},
        **type_size(21),
    )
    return element(
        "docDefaults", element("rPrDefault", run), element("pPrDefault", element("pPr")),
    )  # fmt: skip


def _latent() -> BaseOxmlElement:
    return element(
        "latentStyles",
        defLockedState=0,
        defUIPriority=99,
        defSemiHidden=1,
        defUnhideWhenUsed=1,
        defQFormat=0,
        count=376,
    )


def _add_base(document: WordDocument, style: HouseStyle) -> None:
    """Add the four styles every document starts from: Normal carries the grid, all else inherits it."""
    normal = document.styles.add_style("Normal", WD_STYLE_TYPE.PARAGRAPH, builtin=True).element
    normal.append(
        paragraph_properties(
            widowControl={"val": 0},
            kinsoku={"val": 1},
            overflowPunct={"val": 0},
            snapToGrid={"val": 0},
            spacing={"before": 0, "after": 0, "line": style.grid.line, "lineRule": "exact"},
            jc={"val": "both"},
        )
    )
    normal.append(
        run_properties(
            rFonts=fonts(style.body.family, style.body.latin),
            spacing={"val": style.grid.pitch - style.body.size * 10},
            **type_size(style.body.size),
        )
    )
    character = document.styles.add_style(
        "Default Paragraph Font", WD_STYLE_TYPE.CHARACTER, builtin=True
    ).element
    table = document.styles.add_style("Normal Table", WD_STYLE_TYPE.TABLE, builtin=True).element
    margins = (
        element(side, w=width, type="dxa")
        for side, width in zip(("top", "left", "bottom", "right"), (0, 108, 0, 108), strict=True)
    )
    table.append(element("tblPr", element("tblInd", w=0, type="dxa"), element("tblCellMar", *margins)))
    numbering = document.styles.add_style("No List", WD_STYLE_TYPE.LIST, builtin=True).element
    for made, style_id in (
        (normal, "Normal"),
        (character, "DefaultParagraphFont"),
        (table, "TableNormal"),
        (numbering, "NoList"),
    ):
        made.set(qn("w:styleId"), style_id)
        made.set(qn("w:default"), "1")


def _add(document: WordDocument, wanted: WordStyle) -> None:
    builtin = wanted.name in {*HEADINGS, TITLE, PAGE_NUMBER, COMMENT_TEXT, COMMENT_REFERENCE}
    made = document.styles.add_style(wanted.name, wanted.kind, builtin=builtin)
    if wanted.kind is WD_STYLE_TYPE.PARAGRAPH:
        made.base_style = document.styles[wanted.base]
    made.priority, made.hidden, made.unhide_when_used = 1, False, False
    made.quick_style = wanted.kind is WD_STYLE_TYPE.PARAGRAPH
    node = made.element
    node.set(qn("w:styleId"), IDS.get(wanted.name, node.styleId))
    if wanted.paragraph:
        node.append(paragraph_properties(**wanted.paragraph))
    if wanted.run:
        node.append(run_properties(**wanted.run))


def _add_table_style(document: WordDocument, style: HouseStyle) -> None:
    made = document.styles.add_style(TABLE, WD_STYLE_TYPE.TABLE)
    made.base_style = document.styles["Normal Table"]
    node = made.element
    node.set(qn("w:styleId"), IDS[TABLE])
    line: Attributes = {"val": "single", "sz": round(style.table.rule * 8 / 20), "space": 0, "color": "auto"}
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    node.append(element("tblPr", element("tblBorders", *(element(side, **line) for side in sides))))


def _face(face: Face, style: HouseStyle) -> dict[str, Attributes]:
    """Set a Chinese face and size; digits keep the face of the text, so that a document has one."""
    return {"rFonts": fonts(face.family, style.body.latin), "spacing": {"val": 0}, **type_size(face.size)}


def _grid_face(face: Face, style: HouseStyle) -> dict[str, Attributes]:
    """Set a face of the text size on the character grid of the text."""
    return {**_face(face, style), "spacing": {"val": style.grid.pitch - face.size * 10}}


def first_line(style: HouseStyle, characters: int) -> Attributes:
    """Return an indent of so many hundredths of a character; both ways of saying it, for Word and for the rest."""
    return {"firstLineChars": characters, "firstLine": characters * style.grid.pitch // 100}


def hanging(style: HouseStyle, left: float, first: float) -> Attributes:
    """Return a left indent from which the first line hangs back, given in characters."""
    pitch = style.grid.pitch
    return {
        "leftChars": round(left * 100),
        "left": round(left * pitch),
        "hangingChars": round(-first * 100),
        "hanging": round(-first * pitch),
    }


def white_lines(style: HouseStyle, hundredths: int) -> int:
    """Return the height of so many hundredths of a blank line (空一行)."""
    return hundredths * style.grid.line // 100


def _paragraph_styles(style: HouseStyle) -> Iterator[WordStyle]:
    indent = first_line(style, style.body.indent)
    yield WordStyle(BODY, {"ind": indent})
    yield from _title_and_headings(style, indent)
    yield WordStyle(RECIPIENTS, follow=BODY)
    gap = {"before": white_lines(style, style.attachment.gap)}
    yield WordStyle(
        NOTE_ONLY, {"keepNext": {}, "spacing": gap, "ind": hanging(style, *NOTE_INDENTS[NOTE_ONLY])}
    )
    yield WordStyle(
        NOTE_FIRST, {"keepNext": {}, "spacing": gap, "ind": hanging(style, *NOTE_INDENTS[NOTE_FIRST])}
    )
    yield WordStyle(NOTE_NEXT, {"keepNext": {}, "ind": hanging(style, *NOTE_INDENTS[NOTE_NEXT])})
    yield WordStyle(SIGNER, {"keepNext": {}, "jc": {"val": "right"}}, follow=DATE)
    yield WordStyle(SIGNER_IN_ROW, {"keepNext": {}, "jc": {"val": "center"}}, follow=DATE)
    yield WordStyle(DATE, {"jc": {"val": "right"}})
    yield WordStyle(ANNOTATION, {"ind": indent})
    yield from _attachment_styles(style)
    yield from _table_styles(style)
    yield from _letterhead_styles(style)
    yield WordStyle(IMPRINT, {"jc": {"val": "left"}}, _face(style.imprint, style))
    yield WordStyle(IMPRINT_ANCHOR, {"spacing": {"line": HAIRLINE, "lineRule": "exact"}}, type_size(2))
    yield _page_number_style(style)
    yield WordStyle(
        COMMENT_TEXT,
        {"spacing": {"line": 240, "lineRule": "auto"}, "jc": {"val": "left"}},
        {"spacing": {"val": 0}, **type_size(21)},
    )


def _title_and_headings(style: HouseStyle, indent: Attributes) -> Iterator[WordStyle]:
    gap = white_lines(style, style.title.gap)
    spacing: Attributes = {"after": gap, "line": style.title.line, "lineRule": "exact"}
    yield WordStyle(
        TITLE, {"spacing": spacing, "jc": {"val": "center"}}, _face(style.title, style), follow=BODY
    )
    for depth, (name, level) in enumerate(zip(HEADINGS, style.headings, strict=True)):
        bold: dict[str, Attributes] = {"b": {}, "bCs": {}} if level.bold else {}
        yield WordStyle(
            name,
            {"keepNext": {}, "ind": indent, "outlineLvl": {"val": depth}},
            {**_grid_face(level, style), **bold},
            follow=BODY,
        )


def _attachment_styles(style: HouseStyle) -> Iterator[WordStyle]:
    label = style.attachment.label
    run = {**_grid_face(label, style), "rFonts": fonts(label.family, label.family)}
    yield WordStyle(LABEL, {"keepNext": {}, "pageBreakBefore": {}}, run, follow=ATTACHMENT_TITLE)
    # the title of an attachment stands on line 3, with a blank line on either side (7.3.7)
    spacing: Attributes = {
        "before": style.grid.line,
        "after": style.grid.line,
        "line": style.title.line,
        "lineRule": "exact",
    }
    yield WordStyle(
        ATTACHMENT_TITLE,
        {"keepNext": {}, "spacing": spacing, "jc": {"val": "center"}},
        _face(style.title, style),
        follow=BODY,
    )


def _table_styles(style: HouseStyle) -> Iterator[WordStyle]:
    spacing: Attributes = {"line": style.table.line, "lineRule": "exact"}
    for name, face, side in (
        (HEAD, style.table.head, "center"),
        (CELL, style.table, "left"),
        (FIGURE, style.table, "center"),
    ):
        yield WordStyle(name, {"spacing": spacing, "jc": {"val": side}}, _face(face, style))
    yield WordStyle(AFTER_TABLE, {"spacing": {"line": HAIRLINE, "lineRule": "exact"}}, type_size(2))


def _letterhead_styles(style: HouseStyle) -> Iterator[WordStyle]:
    head = style.letterhead
    yield WordStyle(MARK, {"jc": {"val": "center"}}, {**_face(head, style), "color": {"val": head.colour}})
    yield WordStyle(NUMBER, {"jc": {"val": "center"}})
    yield WordStyle(NUMBER_LEFT, {"ind": first_line(style, 100), "jc": {"val": "left"}})
    yield WordStyle(SIGNERS, {"jc": {"val": "left"}})


def _page_number_style(style: HouseStyle) -> WordStyle:
    face = style.page_number
    run = {**_face(face, style), "rFonts": fonts(face.family, face.family)}
    return WordStyle(PAGE_NUMBER, {"spacing": {"line": face.size * 10, "lineRule": "exact"}}, run)


def _character_styles(style: HouseStyle) -> Iterator[WordStyle]:
    kind = WD_STYLE_TYPE.CHARACTER
    yield WordStyle(TEXT_FONT, run={"rFonts": fonts(style.body.family, style.body.latin)}, kind=kind)
    signer = style.letterhead.signer
    yield WordStyle(SIGNER_FONT, run={"rFonts": fonts(signer.family, style.body.latin)}, kind=kind)
    yield WordStyle(COMMENT_REFERENCE, run=type_size(21), kind=kind)
