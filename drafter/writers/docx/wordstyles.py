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
from drafter.writers.docx import stylenames as w
from drafter.writers.docx.elements import (
    Attributes,
    element,
    fonts,
    paragraph_properties,
    run_properties,
    type_size,
)

# ids are ASCII, so that every reader finds them; the built-in ones are those Word itself writes
IDS = {
    w.BODY: "GwBody", w.TITLE: "Title", w.RECIPIENTS: "GwRecipients", w.NOTE_ONLY: "GwNote", w.NOTE_FIRST: "GwNoteFirst",
    w.NOTE_NEXT: "GwNoteNext", w.SIGNER: "GwSigner", w.SIGNER_IN_ROW: "GwSignerInRow",
    w.DATE: "GwDate", w.ANNOTATION: "GwAnnotation", w.LABEL: "GwLabel",
    w.ATTACHMENT_TITLE: "GwAttachmentTitle", w.ISSUED_TITLE: "GwIssuedTitle",
    w.TABLE: "GwTable", w.HEAD: "GwTableHead", w.CELL: "GwTableCell",
    w.FIGURE: "GwTableFigure", w.AFTER_TABLE: "GwAfterTable", w.MARK: "GwMark", w.NUMBER: "GwNumber",
    w.NUMBER_LEFT: "GwNumberLeft", w.SIGNERS: "GwSigners", w.IMPRINT: "GwImprint", w.IMPRINT_ANCHOR: "GwImprintAnchor",
    w.PAGE_NUMBER: "Footer", w.TEXT_FONT: "GwText", w.SIGNER_FONT: "GwSignerName", w.COMMENT_TEXT: "CommentText",
    w.COMMENT_REFERENCE: "CommentReference",
}  # fmt: skip


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
    builtin = wanted.name in {*w.HEADINGS, w.TITLE, w.PAGE_NUMBER, w.COMMENT_TEXT, w.COMMENT_REFERENCE}
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
    made = document.styles.add_style(w.TABLE, WD_STYLE_TYPE.TABLE)
    made.base_style = document.styles["Normal Table"]
    node = made.element
    node.set(qn("w:styleId"), IDS[w.TABLE])
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


def _paragraph_styles(style: HouseStyle) -> Iterator[WordStyle]:
    indent = first_line(style, style.body.indent)
    yield WordStyle(w.BODY, {"ind": indent})
    yield from _title_and_headings(style, indent)
    yield WordStyle(w.RECIPIENTS, follow=w.BODY)
    gap = {"before": w.white_lines(style, style.attachment.gap)}
    yield WordStyle(
        w.NOTE_ONLY, {"keepNext": {}, "spacing": gap, "ind": hanging(style, *w.NOTE_INDENTS[w.NOTE_ONLY])}
    )
    yield WordStyle(
        w.NOTE_FIRST, {"keepNext": {}, "spacing": gap, "ind": hanging(style, *w.NOTE_INDENTS[w.NOTE_FIRST])}
    )
    yield WordStyle(w.NOTE_NEXT, {"keepNext": {}, "ind": hanging(style, *w.NOTE_INDENTS[w.NOTE_NEXT])})
    yield WordStyle(w.SIGNER, {"keepNext": {}, "jc": {"val": "right"}}, follow=w.DATE)
    yield WordStyle(w.SIGNER_IN_ROW, {"keepNext": {}, "jc": {"val": "center"}}, follow=w.DATE)
    yield WordStyle(w.DATE, {"jc": {"val": "right"}})
    yield WordStyle(w.ANNOTATION, {"ind": indent})
    yield from _attachment_styles(style)
    yield from _table_styles(style)
    yield from _letterhead_styles(style)
    yield WordStyle(w.IMPRINT, {"jc": {"val": "left"}}, _face(style.imprint, style))
    yield WordStyle(w.IMPRINT_ANCHOR, {"spacing": {"line": w.HAIRLINE, "lineRule": "exact"}}, type_size(2))
    yield _page_number_style(style)
    yield WordStyle(
        w.COMMENT_TEXT,
        {"spacing": {"line": 240, "lineRule": "auto"}, "jc": {"val": "left"}},
        {"spacing": {"val": 0}, **type_size(21)},
    )


def _title_and_headings(style: HouseStyle, indent: Attributes) -> Iterator[WordStyle]:
    gap = w.white_lines(style, style.title.gap)
    spacing: Attributes = {"after": gap, "line": style.title.line, "lineRule": "exact"}
    yield WordStyle(
        w.TITLE, {"spacing": spacing, "jc": {"val": "center"}}, _face(style.title, style), follow=w.BODY
    )
    for depth, (name, level) in enumerate(zip(w.HEADINGS, style.headings, strict=True)):
        bold: dict[str, Attributes] = {"b": {}, "bCs": {}} if level.bold else {}
        yield WordStyle(
            name,
            {"keepNext": {}, "ind": indent, "outlineLvl": {"val": depth}},
            {**_grid_face(level, style), **bold},
            follow=w.BODY,
        )


def _attachment_styles(style: HouseStyle) -> Iterator[WordStyle]:
    label = style.attachment.label
    run = {**_grid_face(label, style), "rFonts": fonts(label.family, label.family)}
    yield WordStyle(w.LABEL, {"keepNext": {}, "pageBreakBefore": {}}, run, follow=w.ATTACHMENT_TITLE)
    # the title of an attachment stands on line 3, with a blank line on either side (7.3.7)
    spacing: Attributes = {
        "before": style.grid.line,
        "after": style.grid.line,
        "line": style.title.line,
        "lineRule": "exact",
    }
    yield WordStyle(
        w.ATTACHMENT_TITLE,
        {"keepNext": {}, "spacing": spacing, "jc": {"val": "center"}},
        _face(style.title, style),
        follow=w.BODY,
    )
    yield WordStyle(w.ISSUED_TITLE, {"pageBreakBefore": {}}, base=w.TITLE, follow=w.BODY)


def _table_styles(style: HouseStyle) -> Iterator[WordStyle]:
    spacing: Attributes = {"line": style.table.line, "lineRule": "exact"}
    for name, face, side in (
        (w.HEAD, style.table.head, "center"),
        (w.CELL, style.table, "left"),
        (w.FIGURE, style.table, "center"),
    ):
        yield WordStyle(name, {"spacing": spacing, "jc": {"val": side}}, _face(face, style))
    yield WordStyle(w.AFTER_TABLE, {"spacing": {"line": w.HAIRLINE, "lineRule": "exact"}}, type_size(2))


def _letterhead_styles(style: HouseStyle) -> Iterator[WordStyle]:
    head = style.letterhead
    yield WordStyle(w.MARK, {"jc": {"val": "center"}}, {**_face(head, style), "color": {"val": head.colour}})
    yield WordStyle(w.NUMBER, {"jc": {"val": "center"}})
    yield WordStyle(w.NUMBER_LEFT, {"ind": first_line(style, 100), "jc": {"val": "left"}})
    yield WordStyle(w.SIGNERS, {"jc": {"val": "left"}})


def _page_number_style(style: HouseStyle) -> WordStyle:
    face = style.page_number
    run = {**_face(face, style), "rFonts": fonts(face.family, face.family)}
    return WordStyle(w.PAGE_NUMBER, {"spacing": {"line": face.size * 10, "lineRule": "exact"}}, run)


def _character_styles(style: HouseStyle) -> Iterator[WordStyle]:
    kind = WD_STYLE_TYPE.CHARACTER
    yield WordStyle(w.TEXT_FONT, run={"rFonts": fonts(style.body.family, style.body.latin)}, kind=kind)
    signer = style.letterhead.signer
    yield WordStyle(w.SIGNER_FONT, run={"rFonts": fonts(signer.family, style.body.latin)}, kind=kind)
    yield WordStyle(w.COMMENT_REFERENCE, run=type_size(21), kind=kind)
