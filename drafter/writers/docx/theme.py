"""The theme part that Word and validators expect: plain black and white, its fonts those of the house style."""

from __future__ import annotations

from docx.oxml import OxmlElement
from docx.oxml.ns import nsmap
from docx.oxml.xmlchemy import BaseOxmlElement

from drafter.style import HouseStyle

_NAME = "公文"
_COLOURS = {
    "dk1": "000000", "lt1": "FFFFFF", "dk2": "000000", "lt2": "FFFFFF", "accent1": "C00000", "accent2": "404040",
    "accent3": "7F7F7F", "accent4": "A6A6A6", "accent5": "BFBFBF", "accent6": "D9D9D9", "hlink": "000000",
    "folHlink": "000000",
}  # fmt: skip


def build_theme(style: HouseStyle) -> BaseOxmlElement:
    """Build a:theme."""
    parts = _a("themeElements", _colours(), _fonts(style), _formats())
    theme: BaseOxmlElement = OxmlElement("a:theme", attrs={"name": _NAME})
    theme.append(parts)
    return theme


def _a(tag: str, *children: BaseOxmlElement, **attributes: str) -> BaseOxmlElement:
    made: BaseOxmlElement = OxmlElement(f"a:{tag}", attrs=attributes, nsdecls={"a": nsmap["a"]})
    for child in children:
        made.append(child)
    return made


def _colours() -> BaseOxmlElement:
    colours = (_a(name, _a("srgbClr", val=value)) for name, value in _COLOURS.items())
    return _a("clrScheme", *colours, name=_NAME)


def _fonts(style: HouseStyle) -> BaseOxmlElement:
    schemes = (
        _a(tag, _a("latin", typeface=style.body.latin), _a("ea", typeface=east_asia), _a("cs", typeface=""))
        for tag, east_asia in (("majorFont", style.title.family), ("minorFont", style.body.family))
    )
    return _a("fontScheme", *schemes, name=_NAME)


def _formats() -> BaseOxmlElement:
    """Build the three fills, lines and effects a theme must offer: all plain."""

    def fill() -> BaseOxmlElement:
        return _a("solidFill", _a("schemeClr", val="phClr"))

    lines = (_a("ln", fill(), _a("prstDash", val="solid"), w=width) for width in ("6350", "12700", "19050"))
    return _a(
        "fmtScheme",
        _a("fillStyleLst", fill(), fill(), fill()),
        _a("lnStyleLst", *lines),
        _a("effectStyleLst", *(_a("effectStyle", _a("effectLst")) for _ in range(3))),
        _a("bgFillStyleLst", fill(), fill(), fill()),
        name=_NAME,
    )
