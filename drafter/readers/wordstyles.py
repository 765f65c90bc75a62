"""What the styles of a Word file say of a paragraph, and the numbers Word counts by itself, as text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, NamedTuple

from drafter.chinese import numeral

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_HEADING = re.compile(r"(?:heading|标题)\s*(?P<level>[1-9])", re.IGNORECASE)
_TITLES = frozenset(("title", "标题", "文章标题", "公文标题", "主标题", "大标题", "附件标题", "印发件标题"))
_PLACE = re.compile(r"%([1-9])")
_CHINESE = frozenset(
    """
    chineseCounting chineseCountingThousand japaneseCounting ideographDigital taiwaneseCounting
    taiwaneseCountingThousand taiwaneseDigital japaneseDigitalTenThousand koreanDigital2
    """.split()  # noqa: SIM905
)
_SIGNS = {
    "decimalEnclosedCircle": 0x2460,
    "decimalEnclosedCircleChinese": 0x2460,
    "decimalEnclosedParen": 0x2474,
    "decimalEnclosedFullstop": 0x2488,
    "ideographEnclosedCircle": 0x3280,
}
_LEVELS = 9


class Look(NamedTuple):
    """What a style says of its paragraphs, and a paragraph of itself; None where it says nothing."""

    level: int | None = None
    is_title: bool | None = None
    is_contents: bool | None = None
    bold: bool | None = None
    align: str | None = None
    indent: bool | None = None
    list_id: str | None = None
    list_level: int | None = None

    def over(self, below: Look) -> Look:
        """Return it with what it leaves open as `below` has it."""
        left = {name: getattr(below, name) for name in Look._fields if getattr(self, name) is None}
        return self._replace(**left)


def look_of(properties: Any, run: Any = None) -> Look:
    """Read pPr (and the rPr of a style)."""
    if properties is None:
        return Look(bold=is_on(run, "b"))
    outline = value(properties, "outlineLvl")
    listed = properties.find(f"{W}numPr")
    indents = properties.find(f"{W}ind")
    first = indents is not None and any(
        (indents.get(f"{W}{name}") or "0").lstrip("-0") for name in ("firstLine", "firstLineChars")
    )
    return Look(
        level=None if not _is_number(outline) else (int(outline) + 1) % 10,
        bold=is_on(run, "b"),
        align=value(properties, "jc") or None,
        indent=None if indents is None else first,
        list_id=None if listed is None else value(listed, "numId") or None,
        list_level=int(level) if listed is not None and _is_number(level := value(listed, "ilvl")) else None,
    )


def value(element: Any, name: str) -> str:
    """Return the value of a property, "" where it has none."""
    found = None if element is None else element.find(f"{W}{name}")
    return "" if found is None else found.get(f"{W}val") or ""


def is_on(properties: Any, name: str) -> bool | None:
    """Tell whether a property is on, None where nothing is said."""
    found = None if properties is None else properties.find(f"{W}{name}")
    return None if found is None else (found.get(f"{W}val") or "1") not in ("0", "false", "off", "none")


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 4


class Styles:
    """The styles of a file, each with what it inherits."""

    def __init__(self, root: Any) -> None:
        found = () if root is None else tuple(root.iter(f"{W}style"))
        self._styles = {style.get(f"{W}styleId") or "": style for style in found}
        self._looks: dict[str, Look] = {}
        defaults = (
            s for s in found if s.get(f"{W}type") == "paragraph" and s.get(f"{W}default") in ("1", "true")
        )
        self.default: str = next((style.get(f"{W}styleId") or "" for style in defaults), "")

    def look(self, style: str) -> Look:
        """Return what a style says of its paragraphs, its ancestors included."""
        if style not in self._looks:
            self._looks[style] = Look()  # a style that is its own ancestor ends here
            self._looks[style] = self._read(style)
        return self._looks[style]

    def _read(self, style: str) -> Look:
        element = self._styles.get(style)
        if element is None:
            return Look()
        own = look_of(element.find(f"{W}pPr"), element.find(f"{W}rPr"))
        name = value(element, "name").strip()
        if heading := _HEADING.fullmatch(name):
            own = own._replace(level=own.level or int(heading["level"]))
        own = own._replace(is_title=name.lower() in _TITLES, is_contents=name.lower().startswith("toc "))
        parent = value(element, "basedOn")
        inherited = self.look(parent) if parent and parent != style else Look()
        return own.over(inherited._replace(is_title=None, is_contents=None))


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str


class Numbering:
    """The lists of a file: counts on from paragraph to paragraph, as Word does."""

    def __init__(self, root: Any) -> None:
        found = () if root is None else tuple(root.iter(f"{W}abstractNum"))
        self._lists = {a.get(f"{W}abstractNumId") or "": _levels(a) for a in found}
        self._of: dict[str, str] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        for number in () if root is None else root.iter(f"{W}num"):
            name = number.get(f"{W}numId") or ""
            self._of[name] = value(number, "abstractNumId")
            self._restarts[name] = {
                int(level): int(start)
                for override in number.iter(f"{W}lvlOverride")
                if _is_number(start := value(override, "startOverride"))
                and _is_number(level := override.get(f"{W}ilvl") or "")
            }
        self._counts: dict[str, list[int]] = {}

    def next(self, list_id: str, level: int) -> str:
        """Return the number of the next paragraph of a list, "" for bullets and for no list."""
        levels = self._lists.get(self._of.get(list_id, ""), {})
        if level not in levels or not 0 <= level < _LEVELS:
            return ""
        counts = self._counts.setdefault(self._of[list_id], [0] * _LEVELS)
        restarts = self._restarts.get(list_id, {})
        if level in restarts:
            counts[level] = restarts.pop(level)
        else:
            counts[level] = counts[level] + 1 if counts[level] else levels[level].start
        counts[level + 1 :] = [0] * (_LEVELS - level - 1)
        if levels[level].form in ("bullet", "none"):
            return ""

        def counted(place: re.Match[str]) -> str:
            at = int(place[1]) - 1
            known = levels.get(at)
            return _written(counts[at] or (known.start if known else 1), known.form if known else "decimal")

        return _PLACE.sub(counted, levels[level].text).strip()


def _levels(abstract: Any) -> dict[int, _Level]:
    levels = {}
    for element in abstract.iter(f"{W}lvl"):
        number = element.get(f"{W}ilvl") or ""
        start = value(element, "start")
        if _is_number(number):
            levels[int(number)] = _Level(
                int(start) if _is_number(start) else 1,
                value(element, "numFmt") or "decimal",
                value(element, "lvlText"),
            )
    return levels


def _written(n: int, form: str) -> str:
    if form in _CHINESE:
        return numeral(n)
    if form in _SIGNS and 1 <= n <= 20:
        return chr(_SIGNS[form] + n - 1)
    if form == "decimalFullWidth":
        return "".join(chr(ord(digit) + 0xFEE0) for digit in str(n))
    return str(n)
