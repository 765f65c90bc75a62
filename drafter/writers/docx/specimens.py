"""Specimens: python-docx makes one paragraph, run or table row of each form; a report only fills them with text.

A specimen is written out and cut where the text goes. Nothing here writes XML by hand.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from lxml import etree

from drafter.style import HouseStyle
from drafter.writers.docx.building import (
    set_across,
    set_comment,
    set_paragraph,
    set_properties,
    set_run,
    set_signers,
    set_table,
)
from drafter.writers.docx.container import BEST, COMMENTS, DOCUMENT, PROPERTIES, Entry, pack
from drafter.writers.docx.cuts import HERE, NUMBER_HERE, Basics, CommentCuts, Cut, TableCuts, TextCuts
from drafter.writers.docx.forms import EndingForm, Extras, Form, Ink, SignersForm, TableForm
from drafter.writers.docx.imprint import set_imprint
from drafter.writers.docx.package import build_house, section
from drafter.writers.docx.stylenames import AFTER_TABLE

_ANCHORS = tuple(qn(f"w:{tag}") for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"))
_CUT = f"<!--{HERE}-->"


class Specimens:
    """Makes specimens in an empty document of a house style, and cuts them."""

    def __init__(self, style: HouseStyle, extras: Extras) -> None:
        self.style = style
        self.extras = extras
        self.house = build_house(style, extras)
        self.document = self.house.document
        blank = etree.tostring(self.document.element.body, encoding="unicode")
        self._declarations = blank[len("<w:body") : blank.index(">")].rstrip("/")

    def basics(self) -> Basics:
        """Make what every document of the style has."""
        return Basics(
            tuple(self._still_parts()),
            self._shell(),
            self._text(),
            self._comments() if self.extras.comments else CommentCuts(),
            *(serialize_part_xml(set_properties(dated=dated)).decode() for dated in (True, False)),
        )

    def _still_parts(self) -> Iterator[Entry]:
        """Compress the parts no report touches, as python-docx saves them."""
        saved = io.BytesIO()
        self.document.save(saved)
        with zipfile.ZipFile(saved) as archive:
            for name in archive.namelist():
                if name not in {DOCUMENT, COMMENTS, PROPERTIES}:
                    yield pack(name, archive.read(name), BEST)

    def _shell(self) -> Cut:
        """Write an empty document out in two halves, between which a report goes, its last section included."""
        whole = serialize_part_xml(self.document.element).decode()
        opening, rest = whole.split("<w:body>")
        return f"{opening}<w:body>", rest[rest.index("</w:body>") :]

    def paragraph(self, form: Form) -> Cut:
        """Return what stands before and after the runs of a paragraph."""
        made = set_paragraph(self.document, form)
        made._p.append(etree.Comment(HERE))
        return self._halves(made._p, _CUT)

    def run(self, ink: Ink) -> Cut:
        """Return what stands before and after the text of a run."""
        paragraph = self.document.add_paragraph()
        run = set_run(paragraph, HERE, ink)
        cut = self._halves(run._r, HERE)
        paragraph._p.getparent().remove(paragraph._p)
        return cut

    def table(self, form: TableForm | SignersForm) -> TableCuts:
        """Return the pieces of a table of this form; its first row, and one of the others."""
        document = self.document
        if isinstance(form, TableForm):
            made = set_table(document, form, 3)
            set_across(made.rows[2])
        else:
            made = set_signers(document, form, 3)
        _mark_cells(made._tbl)
        head, row_text, across = (self._written(row._tr).split(_CUT) for row in made.rows)
        whole = self._written(made._tbl)
        opening, closing = whole[: whole.index("<w:tr>")], whole[whole.rindex("</w:tr>") + len("</w:tr>") :]
        made._tbl.getparent().remove(made._tbl)
        return TableCuts(opening, tuple(head), tuple(row_text), tuple(across), closing)

    def ending(self, form: EndingForm) -> tuple[str, ...]:
        """Return the pieces of the end of a document, between which the lines of its 版记 go."""
        body = self.document.element.body
        pieces = []
        for node in self._ending_nodes(form):
            _mark_cells(node)
            body.append(node)
            pieces.append(self._written(node))
            body.remove(node)
        return tuple("".join(pieces).split(_CUT))

    def _ending_nodes(self, form: EndingForm) -> Iterator[BaseOxmlElement]:
        """Make the paragraphs and sections a document ends with; before a 版记 on a page of its own, the text's section ends.

        A 版记 on a page of its own begins a section on an even page. With a blank page before it, which has no number
        either, that section begins on the odd page, so that both are there whoever prints it.
        """
        document, house, silent = self.document, self.house, form.silent
        if form.own_page:
            last = set_paragraph(document, Form(AFTER_TABLE))._p
            last.set_sectPr(section(self.style, house.numbered))
            yield last
        if silent:
            yield set_paragraph(document, Form(AFTER_TABLE))._p
        if form.lines:
            yield set_imprint(document, self.style, form)
        start = ("oddPage" if silent else "evenPage") if form.own_page else ""
        yield section(self.style, house.silent if silent else house.numbered, start)

    def _text(self) -> TextCuts:
        """Return what a run is made of."""
        paragraph = self.document.add_paragraph()
        run = set_run(paragraph, f"{HERE}\t {HERE}\n")._r
        plain, tab, spaced, line = (self._written(node) for node in run if node is not run.rPr)
        paragraph._p.getparent().remove(paragraph._p)
        (start, end), (start_spaced, end_spaced) = plain.split(HERE), spaced.split(f" {HERE}")
        return TextCuts((start, end), (start_spaced, end_spaced), tab, line)

    def _comments(self) -> CommentCuts:
        """Return the pieces of comments; the number of each takes the place of NUMBER_HERE."""
        opening = (
            self.document.part.part_related_by(RELATIONSHIP_TYPE.COMMENTS).blob.decode().replace("/>", ">")
        )
        paragraph = self.document.add_paragraph()
        run = set_run(paragraph, HERE)
        comment = set_comment(self.document, [run], HERE)
        for node in (*paragraph._p.iter(*_ANCHORS), comment._comment_elm):
            node.set(qn("w:id"), NUMBER_HERE)
        start, end = self._halves(paragraph._p, self._written(run._r))
        before, after = self._written(comment._comment_elm).split(HERE)
        anchors = start[start.index(">") + 1 :], end[: end.rindex("</w:p>")]
        return CommentCuts(opening, "</w:comments>", before, after, *anchors)

    def _written(self, node: BaseOxmlElement) -> str:
        """Write an element out as it stands inside the document, without the namespaces its root declares."""
        text = str(etree.tostring(node, encoding="unicode", with_tail=False))
        return text.replace(self._declarations, "", 1)

    def _halves(self, node: BaseOxmlElement, mark: str) -> Cut:
        before, _, after = self._written(node).partition(mark)
        if (parent := node.getparent()) is not None and parent.tag == qn("w:body"):
            parent.remove(node)
        return before, after


def _mark_cells(node: BaseOxmlElement) -> None:
    for cell in node.iter(qn("w:tc")):
        cell.p_lst[0].append(etree.Comment(HERE))
