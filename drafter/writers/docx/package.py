"""The package of a house style, built by python-docx from nothing: its built-in template leaves no trace.

Building up from empty parts costs a tenth of a millisecond; opening and cleaning out the built-in template costs more
than ten.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.opc.parts.coreprops import CorePropertiesPart
from docx.oxml import OxmlElement
from docx.oxml.coreprops import CT_CoreProperties
from docx.oxml.ns import nsmap, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.package import Package
from docx.parts.comments import CommentsPart
from docx.parts.document import DocumentPart
from docx.parts.hdrftr import FooterPart
from docx.parts.settings import SettingsPart
from docx.parts.styles import StylesPart

from drafter.style import HouseStyle
from drafter.style.house import Face, GridKind, NumberPlace
from drafter.writers.docx.building import set_run
from drafter.writers.docx.elements import element
from drafter.writers.docx.forms import Extras
from drafter.writers.docx.stylenames import PAGE_NUMBER
from drafter.writers.docx.theme import build_theme
from drafter.writers.docx.wordstyles import add_styles

MARKUP = "http://schemas.openxmlformats.org/markup-compatibility/2006"
SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_WORD = "http://schemas.microsoft.com/office/word"


class Footers(NamedTuple):
    """The relationship ids of the footers: for odd and even pages; the latter empty where one footer serves all."""

    odd: str
    even: str


class House(NamedTuple):
    """An empty document in a house style, and its footers with and without a page number."""

    document: WordDocument
    numbered: Footers
    silent: Footers


def build_house(style: HouseStyle, extras: Extras) -> House:
    """Build the package: document, styles, settings, font table, footers, properties."""
    package = Package()
    root = OxmlElement(
        "w:document", nsdecls={p: nsmap[p] for p in ("w", "r", "wp", "a")} | {"mc": MARKUP, "wps": SHAPE}
    )
    root.append(element("body"))
    part = DocumentPart(PackURI("/word/document.xml"), CONTENT_TYPE.WML_DOCUMENT_MAIN, root, package)
    package.relate_to(part, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
    styles = StylesPart(PackURI("/word/styles.xml"), CONTENT_TYPE.WML_STYLES, element("styles"), package)
    part.relate_to(styles, RELATIONSHIP_TYPE.STYLES)
    settings = SettingsPart(
        PackURI("/word/settings.xml"), CONTENT_TYPE.WML_SETTINGS, _settings(style), package
    )
    part.relate_to(settings, RELATIONSHIP_TYPE.SETTINGS)
    fonts = XmlPart(PackURI("/word/fontTable.xml"), CONTENT_TYPE.WML_FONT_TABLE, _font_table(style), package)
    part.relate_to(fonts, RELATIONSHIP_TYPE.FONT_TABLE)
    theme = XmlPart(PackURI("/word/theme/theme1.xml"), CONTENT_TYPE.OFC_THEME, build_theme(style), package)
    part.relate_to(theme, RELATIONSHIP_TYPE.THEME)
    add_styles(part.document, style)
    numbered = _footers(part, style, silent=False)
    # python-docx looks here for the width of a table
    part.document.element.body.append(section(style, numbered))
    silent = _footers(part, style, silent=True) if extras.silent_footers else numbered
    if extras.comments:
        comments = CommentsPart(
            PackURI("/word/comments.xml"), CONTENT_TYPE.WML_COMMENTS, element("comments"), package
        )
        part.relate_to(comments, RELATIONSHIP_TYPE.COMMENTS)
    properties = CorePropertiesPart(
        PackURI("/docProps/core.xml"), CONTENT_TYPE.OPC_CORE_PROPERTIES, CT_CoreProperties.new(), package
    )
    package.relate_to(properties, RELATIONSHIP_TYPE.CORE_PROPERTIES)
    return House(part.document, numbered, silent)


def section(style: HouseStyle, footers: Footers, start: str = "") -> BaseOxmlElement:
    """Make a w:sectPr: paper, margins, grid, footers; `start` is evenPage where the section begins on an even page."""
    page, even = style.page, bool(footers.even)
    made = element("sectPr")
    for kind, reference in (("default", footers.odd), ("even", footers.even))[: 2 if even else 1]:
        footer = element("footerReference", type=kind)
        footer.set(qn("r:id"), reference)
        made.append(footer)
    if start:
        made.append(element("type", val=start))
    made.append(element("pgSz", w=page.width, h=page.height))
    line = style.page_number.size * 10
    # the dash is drawn in the middle of the footer's only line
    distance = page.bottom - style.page_number.below - line // 2
    made.append(
        element(
            "pgMar", top=page.top, right=page.outer, bottom=page.bottom, left=page.inner, header=851, footer=distance, gutter=0,
        )
    )  # fmt: skip
    made.append(_document_grid(style))
    return made


def _document_grid(style: HouseStyle) -> BaseOxmlElement:
    if style.grid.kind is GridKind.LINES:
        return element("docGrid", type="lines", linePitch=style.grid.line)
    points = style.text_width / 20 / style.grid.characters - style.body.size / 2
    return element(
        "docGrid", type="linesAndChars", linePitch=style.grid.line, charSpace=math.floor(points * 4096)
    )


def _settings(style: HouseStyle) -> BaseOxmlElement:
    made = element("settings", element("zoom", percent=100), element("defaultTabStop", val=420))
    if style.page_number.place is NumberPlace.OUTER:
        made.append(element("evenAndOddHeaders"))
    made.append(element("characterSpacingControl", val="doNotCompress"))
    settings = (
        ("compatibilityMode", 15), ("overrideTableStyleFontSizeAndJustification", 1), ("enableOpenTypeFeatures", 1),
        ("doNotFlipMirrorIndents", 1), ("differentiateMultirowTableHeaders", 1),
    )  # fmt: skip
    made.append(element("compat", *(element("compatSetting", name=n, uri=_WORD, val=v) for n, v in settings)))
    made.append(element("themeFontLang", val="en-US", eastAsia="zh-CN"))
    made.append(element("decimalSymbol", val="."))
    made.append(element("listSeparator", val=","))
    return made


def _font_table(style: HouseStyle) -> BaseOxmlElement:
    """List the Chinese faces with the first that may stand in for each, so that Word falls back within the family."""
    faces: dict[str, Face] = {}
    for _, face in style.faces:
        faces.setdefault(face.family, face)
    made = element("fonts")
    for name, face in faces.items():
        font = element("font", name=name)
        if face.stand_ins:
            font.append(element("altName", val=face.stand_ins[0]))
        font.append(element("charset", val="86"))
        font.append(element("family", val="auto"))
        font.append(element("pitch", val="variable"))
        made.append(font)
    if style.body.latin not in faces:
        latin = element(
            "font", element("charset", val="00"), element("family", val="roman"), name=style.body.latin
        )
        made.append(latin)
    return made


def _footers(part: DocumentPart, style: HouseStyle, silent: bool) -> Footers:
    outer = style.page_number.place is NumberPlace.OUTER
    sides: Iterable[str] = ("right", "left") if outer else ("center",)
    ids = [_footer(part, style, "" if silent else side) for side in sides]
    return Footers(ids[0], ids[1] if outer else "")


def _footer(part: DocumentPart, style: HouseStyle, side: str) -> str:
    """Add a footer with the page number on one side; without a side, an empty one. Return its relationship id."""
    package = part.package
    assert package is not None
    made = FooterPart(
        package.next_partname("/word/footer%d.xml"), CONTENT_TYPE.WML_FOOTER, element("ftr"), package
    )
    reference = part.relate_to(made, RELATIONSHIP_TYPE.FOOTER)
    made.element.append(element("p"))
    paragraph = part.document.add_paragraph(style=PAGE_NUMBER)
    made.element.replace(made.element[0], paragraph._p)
    if not side:
        return reference
    properties = paragraph._p.get_or_add_pPr()
    if side != "center":
        edge = style.page_number.edge
        properties.append(
            element("ind", **{f"{side}Chars": edge, side: edge * style.page_number.size * 10 // 100})
        )
    properties.append(element("jc", val=side))
    before, after = style.page_number.form.split("1")
    if before:
        set_run(paragraph, before)
    for node in (
        element("fldChar", fldCharType="begin"), _instruction(" PAGE "), element("fldChar", fldCharType="separate"), None,
        element("fldChar", fldCharType="end"),
    ):  # fmt: skip
        run = set_run(paragraph, "" if node is not None else "1")
        if node is not None:
            run._r.append(node)
    if after:
        set_run(paragraph, after)
    return reference


def _instruction(text: str) -> BaseOxmlElement:
    made = element("instrText")
    made.set(qn("xml:space"), "preserve")
    made.text = text
    return made
