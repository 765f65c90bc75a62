"""Specimens: python-docx makes one paragraph, run or table row of each form; a report only fills them with text.

A specimen is made the first time a report needs it, written out, and cut where the text goes. Nothing here writes XML by
hand.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from lxml import etree

from drafter.writers.docx.building import (
    set_across,
    set_comment,
    set_paragraph,
    set_run,
    set_signers,
    set_table,
)
from drafter.writers.docx.forms import PLAIN, Form, Ink, SignersForm, TableForm

HERE = "\ue000"
NUMBER_HERE = "\ue001"
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_ANCHORS = tuple(qn(f"w:{tag}") for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"))

Cut = tuple[str, str]


class TableCuts(NamedTuple):
    """The pieces of a table: what opens it, its head, one row, a row of one cell, what closes it.

    Head and rows have a piece before every cell text, and one behind the last.
    """

    opening: str
    head: tuple[str, ...]
    row: tuple[str, ...]
    across: tuple[str, ...]
    closing: str


class CommentCuts(NamedTuple):
    """The pieces of a comment: its anchors before and after the runs of a paragraph; itself before and after its text."""

    start: str
    end: str
    before: str
    after: str


class Specimens:
    """The specimens of one document: made on demand, kept as text."""

    def __init__(self, document: WordDocument) -> None:
        self.document = document
        self._paragraphs: dict[Form, Cut] = {}
        self._runs: dict[Ink, Cut] = {}
        self._tables: dict[TableForm | SignersForm, TableCuts] = {}
        self._signs: dict[str, str] = {}
        self._comment: CommentCuts | None = None
        blank = etree.tostring(document.element.body, encoding="unicode")
        self._declarations = blank[len("<w:body") : blank.index(">")].rstrip("/")

    def text_of(self, node: BaseOxmlElement) -> str:
        """Write an element out as it stands inside the document, without the namespaces its root declares."""
        return str(etree.tostring(node, encoding="unicode", with_tail=False)).replace(
            self._declarations, "", 1
        )

    def written(self, node: BaseOxmlElement) -> str:
        """Write out an element that goes to the end of the document, and take it out again."""
        body = self.document.element.body
        body.append(node)
        text = self.text_of(node)
        body.remove(node)
        return text

    def paragraph(self, form: Form) -> Cut:
        """Return what stands before and after the runs of a paragraph."""
        cut = self._paragraphs.get(form)
        if cut is None:
            made = set_paragraph(self.document, form)
            made._p.append(etree.Comment(HERE))
            cut = self._paragraphs[form] = self._halves(made._p, f"<!--{HERE}-->")
        return cut

    def run(self, ink: Ink) -> Cut:
        """Return what stands before and after the text of a run."""
        cut = self._runs.get(ink)
        if cut is None:
            paragraph = self.document.add_paragraph()
            run = set_run(paragraph, HERE, ink)
            cut = self._runs[ink] = self._halves(run._r, HERE)
            paragraph._p.getparent().remove(paragraph._p)
        return cut

    def line_break(self) -> str:
        """Return what stands between two lines of one run."""
        return self._between("\n")

    def tab(self) -> str:
        """Return what stands between two texts parted by a tab in one run."""
        return self._between("\t")

    def _between(self, sign: str) -> str:
        if sign not in self._signs:
            self._signs[sign] = self.odd_run(PLAIN, f"{HERE}{sign}{HERE}").split(HERE)[1]
        return self._signs[sign]

    def odd_run(self, ink: Ink, text: str) -> str:
        """Let python-docx write a run whose text holds tabs, line breaks or spaces at its ends."""
        paragraph = self.document.add_paragraph()
        written = self.text_of(set_run(paragraph, text, ink)._r)
        paragraph._p.getparent().remove(paragraph._p)
        return written

    def table(self, form: TableForm | SignersForm) -> TableCuts:
        """Return the pieces of a table of this form; its first row, and one of the others."""
        cuts = self._tables.get(form)
        if cuts is None:
            cuts = self._tables[form] = self._table(form)
        return cuts

    def _table(self, form: TableForm | SignersForm) -> TableCuts:
        document = self.document
        if isinstance(form, TableForm):
            made = set_table(document, form, 3)
            set_across(made.rows[2])
        else:
            made = set_signers(document, form, 3)
        for row in made.rows:
            for cell in row._tr.tc_lst:
                cell.p_lst[0].append(etree.Comment(HERE))
        head, row_text, across = (self.text_of(row._tr).split(f"<!--{HERE}-->") for row in made.rows)
        whole = self.text_of(made._tbl)
        opening, closing = whole[: whole.index("<w:tr>")], whole[whole.rindex("</w:tr>") + len("</w:tr>") :]
        made._tbl.getparent().remove(made._tbl)
        return TableCuts(opening, tuple(head), tuple(row_text), tuple(across), closing)

    def comment(self) -> CommentCuts:
        """Return the pieces of a comment; its number takes the place of NUMBER_HERE."""
        if self._comment is None:
            paragraph = self.document.add_paragraph()
            run = set_run(paragraph, HERE)
            comment = set_comment(self.document, [run], HERE)
            for node in (*paragraph._p.iter(*_ANCHORS), comment._comment_elm):
                node.set(qn("w:id"), NUMBER_HERE)
            start, end = self._halves(paragraph._p, self.text_of(run._r))
            before, after = self.text_of(comment._comment_elm).split(HERE)
            opening, closing = start[start.index(">") + 1 :], end[: end.rindex("</w:p>")]
            self._comment = CommentCuts(opening, closing, before, after)
        return self._comment

    def _halves(self, node: BaseOxmlElement, mark: str) -> Cut:
        before, _, after = self.text_of(node).partition(mark)
        if (parent := node.getparent()) is not None and parent.tag == qn("w:body"):
            parent.remove(node)
        return before, after


def escaped(text: str) -> str:
    """Escape a text for XML."""
    if "&" in text or "<" in text or ">" in text:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text


def clean(text: str) -> str:
    """Leave out the characters no XML file may hold; a line ends in one character."""
    return _ILLEGAL.sub("", text).replace("\r\n", "\n")
