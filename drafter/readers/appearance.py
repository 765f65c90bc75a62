"""How a Word file looks: page, typefaces and sizes, line spacing, indents, each as it takes effect in a paragraph.

For the rules of layout only. What no style and no run says is what Word falls back to: 10 points, single spaced.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from drafter.readers.package import Package
from drafter.readers.wordstyles import W, is_on, value

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_NORMAL_SIZE = 20
_SINGLE = 240
_MOST_ANCESTORS = 20


class Type(NamedTuple):
    """The type a stretch of text is set in: the Chinese typeface, its size in half points, whether it is bold."""

    family: str = ""
    size: int = _NORMAL_SIZE
    bold: bool = False


class Set(NamedTuple):
    """How one paragraph is set. `type` is that of most of its characters, `indent` that of the first line in characters.

    `line` is the line spacing in twentieths of a point where it is exact (`exact`), else in 240ths of a line.
    """

    number: int
    type: Type
    align: str = ""
    indent: float = 0.0
    line: int = _SINGLE
    exact: bool = False


class Sheet(NamedTuple):
    """A page: width, height and margins, in twentieths of a point."""

    width: int
    height: int
    top: int
    bottom: int
    left: int
    right: int


class Appearance(NamedTuple):
    """How a file looks: its pages, its paragraphs by number, whether its pages are numbered."""

    sheets: tuple[Sheet, ...]
    paragraphs: dict[int, Set]
    numbered: bool


def appearance_of(content: bytes, path: str) -> Appearance:
    """Read how a Word file looks. Raises DrafterError where it is none."""
    package = Package(content, path)
    main = package.main_part()
    folder = main.rpartition("/")[0]
    root = package.part(main)
    body = None if root is None else root.find(f"{W}body")
    if body is None:
        return Appearance((), {}, numbered=False)
    styles = _Cascade(package.part(f"{folder}/styles.xml"), package.part(f"{folder}/theme/theme1.xml"))
    paragraphs = {n: styles.set(p, n) for n, p in enumerate(body.iter(f"{W}p"), 1)}
    return Appearance(tuple(_sheets(body)), paragraphs, numbered=_is_numbered(package, folder))


def _sheets(body: Any) -> Iterator[Sheet]:
    for section in body.iter(f"{W}sectPr"):
        size, margin = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
        if size is not None and margin is not None:
            width, height = _int(size, "w"), _int(size, "h")
            edges = (_int(margin, name) for name in ("top", "bottom", "left", "right"))
            yield Sheet(width, height, *edges)


def _is_numbered(package: Package, folder: str) -> bool:
    """Tell whether a footer or header has the number of its page."""
    for kind in ("footer", "header"):
        for n in range(1, 10):
            part = package.part(f"{folder}/{kind}{n}.xml")
            if part is None:
                continue
            fields = "".join(part.itertext(f"{W}instrText"))
            simple = " ".join(f.get(f"{W}instr") or "" for f in part.iter(f"{W}fldSimple"))
            if "PAGE" in f"{fields} {simple}".upper() or part.find(f".//{W}pgNum") is not None:
                return True
    return False


def _int(element: Any, name: str) -> int:
    text = element.get(f"{W}{name}") or "0"
    try:
        return round(float(text))
    except ValueError:
        return 0


class _Cascade:
    """What takes effect: the defaults of the file, the style of the paragraph and its ancestors, the run's, the run itself."""

    def __init__(self, styles: Any, theme: Any) -> None:
        found = () if styles is None else tuple(styles.iter(f"{W}style"))
        self._styles = {s.get(f"{W}styleId") or "": s for s in found}
        default = [
            s for s in found if s.get(f"{W}type") == "paragraph" and s.get(f"{W}default") in ("1", "true")
        ]
        self._default = default[0].get(f"{W}styleId") or "" if default else ""
        defaults = None if styles is None else styles.find(f"{W}docDefaults")
        self._runs = None if defaults is None else defaults.find(f"{W}rPrDefault/{W}rPr")
        self._paragraphs = None if defaults is None else defaults.find(f"{W}pPrDefault/{W}pPr")
        self._theme = {} if theme is None else dict(_theme_fonts(theme))

    def set(self, paragraph: Any, number: int) -> Set:
        """Return how a paragraph is set."""
        own = paragraph.find(f"{W}pPr")
        chain = list(self._ancestors(value(own, "pStyle") or self._default))
        formats = [own, *(style.find(f"{W}pPr") for style in chain), self._paragraphs]
        above = [style.find(f"{W}rPr") for style in chain]
        counted: Counter[Type] = Counter()
        for run in paragraph.iter(f"{W}r"):
            length = sum(len(text.text or "") for text in run.iter(f"{W}t"))
            if length:
                counted[self._type(run.find(f"{W}rPr"), above)] += length
        kind = counted.most_common(1)[0][0] if counted else self._type(None, above)
        align = next((text for f in formats if (text := value(f, "jc"))), "")
        line, exact = _line(formats)
        return Set(number, kind, align, _indent(formats, kind.size), line, exact)

    def _ancestors(self, style: str) -> Iterator[Any]:
        for _ in range(_MOST_ANCESTORS):
            element = self._styles.get(style)
            if element is None:
                return
            yield element
            style = value(element, "basedOn")

    def _type(self, own: Any, above: list[Any]) -> Type:
        named = [s.find(f"{W}rPr") for s in self._ancestors(value(own, "rStyle"))] if own is not None else []
        levels = [own, *named, *above, self._runs]
        family = next((text for level in levels if (text := self._family(level))), "")
        size = next((text for level in levels if (text := value(level, "sz")).isdigit()), str(_NORMAL_SIZE))
        bold = next((said for level in levels if (said := is_on(level, "b")) is not None), False)
        return Type(family, int(size), bool(bold))

    def _family(self, properties: Any) -> str:
        fonts = None if properties is None else properties.find(f"{W}rFonts")
        if fonts is None:
            return ""
        theme = fonts.get(f"{W}eastAsiaTheme") or ""
        return fonts.get(f"{W}eastAsia") or self._theme.get(theme[:5], "")


def _theme_fonts(theme: Any) -> Iterator[tuple[str, str]]:
    """Yield the Chinese typefaces of a theme: of its headings (major) and of its text (minor)."""
    for name in ("major", "minor"):
        fonts = next(theme.iter(f"{_A}{name}Font"), None)
        if fonts is None:
            continue
        east = fonts.find(f"{_A}ea")
        family = "" if east is None else east.get("typeface") or ""
        hans = (f.get("typeface") or "" for f in fonts.iter(f"{_A}font") if f.get("script") == "Hans")
        yield name, family or next(hans, "")


def _line(formats: list[Any]) -> tuple[int, bool]:
    for properties in formats:
        spacing = None if properties is None else properties.find(f"{W}spacing")
        if spacing is not None and spacing.get(f"{W}line"):
            return _int(spacing, "line"), spacing.get(f"{W}lineRule") == "exact"
    return _SINGLE, False


def _indent(formats: list[Any], size: int) -> float:
    """Return the indent of the first line in characters."""
    for properties in formats:
        indents = None if properties is None else properties.find(f"{W}ind")
        if indents is None:
            continue
        if indents.get(f"{W}firstLineChars"):
            return _int(indents, "firstLineChars") / 100
        if indents.get(f"{W}firstLine"):
            return _int(indents, "firstLine") / (size * 10) if size else 0.0
    return 0.0
