"""WordprocessingML elements, made by python-docx's element classes and put in the order Word demands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

Attributes: TypeAlias = Mapping[str, object]

PARAGRAPH_ORDER = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "pBdr", "tabs", "kinsoku",
    "overflowPunct", "snapToGrid", "spacing", "ind", "jc", "outlineLvl", "rPr", "sectPr",
)  # fmt: skip
RUN_ORDER = ("rStyle", "rFonts", "b", "bCs", "color", "spacing", "sz", "szCs", "highlight", "lang")


def element(tag: str, *children: BaseOxmlElement, **attributes: object) -> BaseOxmlElement:
    """Make an element of the w: namespace with attributes of the same namespace."""
    made: BaseOxmlElement = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    for child in children:
        made.append(child)
    return made


def ordered(tag: str, order: tuple[str, ...], children: Mapping[str, Attributes]) -> BaseOxmlElement:
    """Make an element with property children, sorted into schema order."""
    made = element(tag)
    for name in sorted(children, key=order.index):
        made.append(element(name, **children[name]))
    return made


def paragraph_properties(**children: Attributes) -> BaseOxmlElement:
    """Make a w:pPr."""
    return ordered("pPr", PARAGRAPH_ORDER, children)


def run_properties(**children: Attributes) -> BaseOxmlElement:
    """Make a w:rPr."""
    return ordered("rPr", RUN_ORDER, children)


def fonts(east_asia: str, latin: str) -> Attributes:
    """Return w:rFonts for a Chinese face and the face of digits and letters; never a theme font."""
    return {"ascii": latin, "hAnsi": latin, "eastAsia": east_asia, "cs": latin}


def type_size(half_points: int) -> dict[str, Attributes]:
    """Return w:sz and w:szCs."""
    return {"sz": {"val": half_points}, "szCs": {"val": half_points}}
