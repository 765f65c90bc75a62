"""版记 (7.4): a text box on the foot of the type area, in it a table of one column between rules.

A floating table as wide as the text is set inline by LibreOffice; a text box keeps its place everywhere.
"""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import nsmap, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.table import Table as WordTable

from drafter.style import HouseStyle
from drafter.style.wording import said_date
from drafter.tree import Imprint
from drafter.writers.docx import wordstyles
from drafter.writers.docx.building import set_run
from drafter.writers.docx.elements import element
from drafter.writers.docx.lines import Measure, Metrics
from drafter.writers.docx.package import MARKUP, SHAPE

_EMU = 635
_COPIES = "抄送："


def imprint_rows(imprint: Imprint) -> tuple[str, ...]:
    """Write the lines of a 版记: 抄送 first, then who printed it and when, a tab between them."""
    rows = []
    if imprint.copies:
        rows.append(f"{_COPIES}{'，'.join(imprint.copies)}。")
    if imprint.printer or imprint.date:
        rows.append(f"{imprint.printer}\t{said_date(imprint.date)}印发" if imprint.date else imprint.printer)
    return tuple(rows)


def imprint_height(style: HouseStyle, rows: tuple[str, ...]) -> int:
    """Work out the height of a 版记, in twentieths of a point."""
    size, edge = style.imprint.size / 2, style.imprint.edge / 100
    lines = 0
    for row in rows:
        turned = 3 if row.startswith(_COPIES) else 0
        room = style.text_width / 20 - size * (2 * edge + turned)
        lines += 1 if "\t" in row else Measure(Metrics(size, 0.0), room).lines(row, -turned)
    rules = 2 * style.imprint.thick + (len(rows) - 1) * style.imprint.thin
    return lines * style.grid.line + rules + wordstyles.HAIRLINE


def set_imprint(
    document: WordDocument, style: HouseStyle, rows: tuple[str, ...], *, opens_page: bool
) -> BaseOxmlElement:
    """Add the paragraph that holds the 版记 to a document, by python-docx, and return it."""
    paragraph = document.add_paragraph(style=wordstyles.IMPRINT_ANCHOR)
    if opens_page:
        paragraph.paragraph_format.page_break_before = True
    content = element("txbxContent", _table(document, style, rows)._tbl)
    last = document.add_paragraph(style=wordstyles.IMPRINT_ANCHOR)
    content.append(last._p)
    drawing = element("drawing", _anchor(content, style, imprint_height(style, rows)))
    choice = _made(f"{{{MARKUP}}}Choice", drawing, Requires="wps")
    paragraph.add_run()._r.append(_made(f"{{{MARKUP}}}AlternateContent", choice))
    return paragraph._p


def _table(document: WordDocument, style: HouseStyle, rows: tuple[str, ...]) -> WordTable:
    table: WordTable = document.add_table(rows=len(rows), cols=1)
    table.autofit = False
    properties = table._tbl.tblPr
    for tag in ("w:tblW", "w:tblLook"):
        properties.remove(properties.find(qn(tag)))
    properties.insert(0, element("tblW", w=style.text_width, type="dxa"))
    thick, thin = (
        {"val": "single", "sz": round(width * 8 / 20), "space": 0, "color": "auto"}
        for width in (style.imprint.thick, style.imprint.thin)
    )
    borders = element(
        "tblBorders", element("top", **thick), element("bottom", **thick), element("insideH", **thin)
    )
    properties.insert(1, borders)
    properties.append(
        element("tblCellMar", element("left", w=0, type="dxa"), element("right", w=0, type="dxa"))
    )
    table._tbl.tblGrid[0].set(qn("w:w"), str(style.text_width))
    for row, text in zip(table.rows, rows, strict=True):
        paragraph = row.cells[0].paragraphs[0]
        paragraph.style = wordstyles.IMPRINT
        set_run(paragraph, text)
        _indent(paragraph._p.get_or_add_pPr(), style, text)
    for cell in table._tbl.iter(qn("w:tcW")):
        cell.set(qn("w:w"), str(style.text_width))
        cell.set(qn("w:type"), "dxa")
    return table


def _indent(properties: BaseOxmlElement, style: HouseStyle, text: str) -> None:
    """Keep one character free on both sides; a turned line of 抄送 begins under the first name."""
    edge, size = style.imprint.edge, style.imprint.size * 10
    if "\t" in text:
        tab = element("tab", val="right", pos=style.text_width - edge * size // 100)
        properties.append(element("tabs", tab))
    indents: dict[str, int] = {"left": edge, "right": edge}
    if text.startswith(_COPIES):
        indents = {"left": edge + 300, "right": edge, "hanging": 300}
    attributes: dict[str, object] = {}
    for side, hundredths in indents.items():
        attributes |= {f"{side}Chars": hundredths, side: hundredths * size // 100}
    properties.append(element("ind", **attributes))


def _anchor(content: BaseOxmlElement, style: HouseStyle, height: int) -> BaseOxmlElement:
    """Anchor a text box with its lower edge on the foot of the type area, measured from the edges of the paper.

    Aligned to the margin instead, it hangs some points too low in LibreOffice.
    """
    page, width = style.page, style.text_width
    anchor = _made(
        _wp("anchor"), distT="0", distB="0", distL="0", distR="0", simplePos="0", relativeHeight="2",
        behindDoc="0", locked="0", layoutInCell="1", allowOverlap="1",
    )  # fmt: skip
    anchor.append(_made(_wp("simplePos"), x="0", y="0"))
    for axis, place in (("H", page.inner), ("V", page.height - page.bottom - height)):
        offset = _made(_wp("posOffset"))
        offset.text = str(place * _EMU)
        anchor.append(_made(_wp(f"position{axis}"), offset, relativeFrom="page"))
    size = {"cx": str(width * _EMU), "cy": str(height * _EMU)}
    anchor.append(_made(_wp("extent"), **size))
    anchor.append(_made(_wp("effectExtent"), l="0", t="0", r="0", b="0"))
    anchor.append(_made(_wp("wrapTopAndBottom")))
    anchor.append(_made(_wp("docPr"), id="1", name="版记"))
    anchor.append(_made(_wp("cNvGraphicFramePr")))
    graphic = _made(_a("graphicData"), _shape(content, size), uri=SHAPE)
    anchor.append(_made(_a("graphic"), graphic))
    return anchor


def _shape(content: BaseOxmlElement, size: dict[str, str]) -> BaseOxmlElement:
    corner, extent = _made(_a("off"), x="0", y="0"), _made(_a("ext"), **size)
    geometry = _made(_a("prstGeom"), _made(_a("avLst")), prst="rect")
    outline = _made(_a("ln"), _made(_a("noFill")))
    looks = _made(_wps("spPr"), _made(_a("xfrm"), corner, extent), geometry, _made(_a("noFill")), outline)
    text = _made(_wps("bodyPr"), _made(_a("noAutofit")), lIns="0", tIns="0", rIns="0", bIns="0", anchor="b")
    return _made(_wps("wsp"), _made(_wps("cNvSpPr"), txBox="1"), looks, _made(_wps("txbx"), content), text)


def _made(tag: str, *children: BaseOxmlElement, **attributes: str) -> BaseOxmlElement:
    made: BaseOxmlElement = OxmlElement("w:p").makeelement(tag, attributes)
    for child in children:
        made.append(child)
    return made


def _wp(name: str) -> str:
    return f"{{{nsmap['wp']}}}{name}"


def _a(name: str) -> str:
    return f"{{{nsmap['a']}}}{name}"


def _wps(name: str) -> str:
    return f"{{{SHAPE}}}{name}"
