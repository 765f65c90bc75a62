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
from drafter.writers.docx.elements import element
from drafter.writers.docx.forms import EndingForm, ImprintLine
from drafter.writers.docx.package import MARKUP, SHAPE
from drafter.writers.docx.stylenames import IMPRINT, IMPRINT_ANCHOR

_EMU = 635


def set_imprint(document: WordDocument, style: HouseStyle, form: EndingForm) -> BaseOxmlElement:
    """Add the paragraph that holds an empty 版记 to a document, by python-docx, and return it."""
    paragraph = document.add_paragraph(style=IMPRINT_ANCHOR)
    if form.silent:
        paragraph.paragraph_format.page_break_before = True
    content = element("txbxContent", _table(document, style, form.lines)._tbl)
    last = document.add_paragraph(style=IMPRINT_ANCHOR)
    content.append(last._p)
    drawing = element("drawing", _anchor(content, style, form.height))
    choice = _made(f"{{{MARKUP}}}Choice", drawing, Requires="wps")
    paragraph.add_run()._r.append(_made(f"{{{MARKUP}}}AlternateContent", choice))
    return paragraph._p


def _table(document: WordDocument, style: HouseStyle, lines: tuple[ImprintLine, ...]) -> WordTable:
    table: WordTable = document.add_table(rows=len(lines), cols=1)
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
    for row, line in zip(table.rows, lines, strict=True):
        paragraph = row.cells[0].paragraphs[0]
        paragraph.style = IMPRINT
        _indent(paragraph._p.get_or_add_pPr(), style, line)
    for cell in table._tbl.iter(qn("w:tcW")):
        cell.set(qn("w:w"), str(style.text_width))
        cell.set(qn("w:type"), "dxa")
    return table


def _indent(properties: BaseOxmlElement, style: HouseStyle, line: ImprintLine) -> None:
    """Keep one character free on both sides; a turned line of 抄送 begins under the first name."""
    edge, size = style.imprint.edge, style.imprint.size * 10
    if line.parted:
        tab = element("tab", val="right", pos=style.text_width - edge * size // 100)
        properties.append(element("tabs", tab))
    indents: dict[str, int] = {"left": edge, "right": edge}
    if line.turned:
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
