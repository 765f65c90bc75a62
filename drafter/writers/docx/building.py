"""Paragraphs, runs, tables and comments of each form, and the properties, made by python-docx."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from docx.comments import Comment
from docx.document import Document as WordDocument
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_COLOR_INDEX
from docx.opc.coreprops import CoreProperties
from docx.oxml.coreprops import CT_CoreProperties
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Twips
from docx.table import Table as WordTable
from docx.table import _Row as WordRow
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run

from drafter.tree import Mark
from drafter.writers.docx import stylenames
from drafter.writers.docx.elements import element
from drafter.writers.docx.forms import PLAIN, Form, Ink, SignersForm, TableForm
from drafter.writers.docx.properties import AUTHOR_HERE, DAY_HERE, IDENTIFIER_HERE, SUBJECT_HERE, TITLE_HERE

AUTHOR = "drafter"
_HIGHLIGHTS = {Mark.GAP: WD_COLOR_INDEX.YELLOW, Mark.UNCONFIRMED: WD_COLOR_INDEX.TURQUOISE}


def set_paragraph(document: WordDocument, form: Form) -> WordParagraph:
    """Add an empty paragraph of a form to a document, by python-docx."""
    paragraph = document.add_paragraph(style=form.style)
    shape = paragraph.paragraph_format
    if form.keep is not None:
        shape.keep_with_next = form.keep
    if form._replace(keep=None) != Form(form.style):
        _set_details(paragraph, form)
    return paragraph


def _set_details(paragraph: WordParagraph, form: Form) -> None:
    properties = paragraph._p.get_or_add_pPr()
    if form.border:
        size, space, colour = form.border
        bottom = element("bottom", val="single", sz=size, space=space, color=colour)
        properties.insert_element_before(element("pBdr", bottom), "w:tabs", "w:spacing", "w:ind", "w:jc")
    if form.tabs:
        stops = (element("tab", val=kind, pos=place) for kind, place in form.tabs)
        properties.insert_element_before(element("tabs", *stops), "w:spacing", "w:ind", "w:jc")
    if form.before is not None:
        paragraph.paragraph_format.space_before = Twips(form.before)
    if form.line is not None:
        paragraph.paragraph_format.line_spacing = Twips(form.line)
    if form.left is not None:
        paragraph.paragraph_format.left_indent = Twips(form.left)
    if form.right is not None:
        indent = properties.get_or_add_ind()
        indent.set(qn("w:rightChars"), str(form.right))
        indent.set(qn("w:right"), str(form.right * form.pitch // 100))


def set_run(paragraph: WordParagraph, text: str, ink: Ink = PLAIN) -> Run:
    """Add a run to a paragraph, by python-docx; its hint gives “ ” — … to the Chinese face."""
    run = paragraph.add_run(text, style=ink.style or None)
    properties = run._r.get_or_add_rPr()
    properties.get_or_add_rFonts().set(qn("w:hint"), "eastAsia")
    if ink.bold is not None:
        run.bold = ink.bold
    if ink.spacing is not None:
        properties.insert_element_before(element("spacing", val=ink.spacing), "w:sz", "w:highlight")
    if ink.size is not None:
        run.font.size = Twips(ink.size * 10)
    if ink.mark is not Mark.NONE:
        run.font.highlight_color = _HIGHLIGHTS[ink.mark]
    return run


def set_table(document: WordDocument, form: TableForm, rows: int) -> WordTable:
    """Add an empty table to a document, by python-docx: a head that repeats, rows that never split, fixed columns."""
    table: WordTable = document.add_table(rows=rows, cols=len(form.widths), style=stylenames.TABLE)
    table.autofit = False
    width = table._tbl.tblPr.find(qn("w:tblW"))
    width.set(qn("w:w"), str(sum(form.widths)))
    width.set(qn("w:type"), "dxa")
    table._tbl.tblPr.remove(table._tbl.tblPr.find(qn("w:tblLook")))
    for column, twips in zip(table.columns, form.widths, strict=True):
        column.width = Twips(twips)
    for index, row in enumerate(table.rows):
        traits = row._tr.get_or_add_trPr()
        traits.append(element("cantSplit"))
        if index == 0:
            traits.append(element("tblHeader"))
        for place, cell in enumerate(row.cells):
            cell.width = Twips(form.widths[place])
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
            text_style = stylenames.CELL if form.wordy[place] else stylenames.FIGURE
            cell.paragraphs[0].style = stylenames.HEAD if index == 0 else text_style
    return table


def set_across(row: WordRow) -> None:
    """Make a row one cell that runs across the table and heads the rows below it."""
    paragraph = row.cells[0].merge(row.cells[-1]).paragraphs[0]
    paragraph.style = stylenames.HEAD
    paragraph.paragraph_format.keep_with_next = True


def set_signers(document: WordDocument, form: SignersForm, rows: int) -> WordTable:
    """Add the rows of joint signers to a document, by python-docx: a table without rules, each name centred in its column."""
    table: WordTable = document.add_table(rows=rows, cols=form.columns)
    table.autofit = False
    properties = table._tbl.tblPr
    for tag in ("w:tblW", "w:tblLook"):
        properties.remove(properties.find(qn(tag)))
    properties.insert(0, element("tblW", w=form.columns * form.column, type="dxa"))
    properties.insert(1, element("tblInd", w=form.indent, type="dxa"))
    margins = element("tblCellMar", element("left", w=0, type="dxa"), element("right", w=0, type="dxa"))
    properties.append(margins)
    for column in table.columns:
        column.width = Twips(form.column)
    for index, row in enumerate(table.rows):
        row._tr.get_or_add_trPr().append(element("cantSplit"))
        for cell in row.cells:
            cell.width = Twips(form.column)
            paragraph = cell.paragraphs[0]
            paragraph.style = stylenames.SIGNER_IN_ROW
            paragraph.paragraph_format.space_before = Twips(form.between if index else form.before)
    return table


def set_comment(document: WordDocument, runs: Sequence[Run], text: str) -> Comment:
    """Attach a comment to some runs, by python-docx; undated, for a document is dated by its facts and not by the clock."""
    comment = document.add_comment(runs, text, author=AUTHOR, initials=AUTHOR[:1])
    del comment._comment_elm.attrib[qn("w:date")]
    return comment


def set_properties(*, dated: bool) -> BaseOxmlElement:
    """Make the properties of a document, by python-docx, with a sign for each value."""
    node: BaseOxmlElement = CT_CoreProperties.new()
    properties = CoreProperties(node)
    properties.title, properties.author, properties.subject = TITLE_HERE, AUTHOR_HERE, SUBJECT_HERE
    properties.identifier, properties.language = IDENTIFIER_HERE, "zh-CN"
    if dated:
        properties.created = properties.modified = datetime.fromisoformat(DAY_HERE)
    return node
