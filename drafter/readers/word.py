"""Word files: paragraphs as a reader of the final version sees them, in the order of the body.

The n-th `w:p` of the body has place n, empty ones, those in tables and in text boxes counted. Insertions are accepted,
deletions left out; footnotes and comments are no text of the report.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from drafter.findings import Finding, Place
from drafter.readers import faults
from drafter.readers.front import is_title
from drafter.readers.marks import mark_of
from drafter.readers.package import Package
from drafter.readers.passages import Passage, Row, cleaned
from drafter.readers.places import Stretch, joined
from drafter.readers.report import Read, report_of
from drafter.readers.wordstyles import Look, Numbering, Styles, W, is_on, look_of, value

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_P, _TABLE, _ROW, _CELL, _RUN, _BOX = (W + name for name in ("p", "tbl", "tr", "tc", "r", "txbxContent"))
_PROPERTIES, _RUN_PROPERTIES, _STYLE, _TEXT = (W + name for name in ("pPr", "rPr", "pStyle", "t"))
_GONE = frozenset((W + "del", W + "moveFrom"))
_PASSED = frozenset(
    W + name
    for name in (
        "ins",
        "moveTo",
        "sdt",
        "sdtContent",
        "customXml",
        "smartTag",
        "hyperlink",
        "fldSimple",
        "dir",
        "bdo",
    )
)
_SIGNS = {W + "tab": "\t", W + "cr": "\v", W + "noBreakHyphen": "-", W + "ptab": "\t"}
_NOTES = {W + "footnoteReference": "脚注", W + "endnoteReference": "尾注", W + "commentReference": "批注"}
_LONGEST_CELL, _MOST_IN_CELL = 300, 3


class Piece(NamedTuple):
    """A stretch of text of one run: whether it is bold, and the element it stands in, where that is plain text."""

    text: str
    bold: bool
    node: Any = None


def read_word(content: bytes, path: str) -> tuple[Read, tuple[Finding, ...]]:
    """Read a report from a .docx file."""
    package = Package(content, path)
    main = package.main_part()
    document = _Document(package, main)
    passages = document.passages()
    title = package.part("docProps/core.xml")
    said = "" if title is None else title.findtext(_TITLE) or ""
    read, findings = report_of(passages, path, said if is_title(said.strip()) else "")
    return read, (*findings, *_left_out(document.left_out, path))


def _left_out(left_out: Counter[str], path: str) -> Iterator[Finding]:
    if left_out:
        said = "、".join(
            f"{what} {count} {'处' if what == '修订删去的文字' else '条'}" for what, count in left_out.items()
        )
        yield Finding(
            faults.LEFT_OUT,
            Place(path),
            f"文件里有{said}，没有读进正文。",
            "请在 Word 里看一遍，要用的内容写进正文再导入。",
        )


def pieces_of(content: bytes, path: str) -> tuple[Any, list[list[Piece]]]:
    """Return the tree of a Word file's text and, for each `w:p` of it in order, the pieces of text it is read as.

    The columns of places count along these pieces. Raises DrafterError where it is no Word file.
    """
    package = Package(content, path)
    document = _Document(package, package.main_part())
    return document.body, [document.paragraph_pieces(paragraph) for paragraph in document.body.iter(_P)]


class _Document:
    """The body of a Word file, read once from top to bottom."""

    def __init__(self, package: Package, main: str) -> None:
        folder = main.rpartition("/")[0]
        root = package.part(main)
        body = None if root is None else root.find(f"{W}body")
        if body is None:
            raise faults.stop(
                faults.DAMAGED,
                package.path,
                "文件里没有 Word 正文。",
                "请用 WPS 或 Word 打开，另存为新的 .docx 再导入。",
            )
        self.body = body
        self._styles = Styles(package.part(f"{folder}/styles.xml"))
        self._numbering = Numbering(package.part(f"{folder}/numbering.xml"))
        self._places = {paragraph: n for n, paragraph in enumerate(body.iter(_P), 1)}
        self._held: list[Piece] = []
        self.left_out: Counter[str] = Counter()

    def passages(self) -> list[Passage]:
        """Return all paragraphs and tables."""
        made = list(self._blocks(self.body))
        if self._held:
            made += self._lines(next(self.body.iter(_P)), Look(), self._held)
        return made

    def paragraph_pieces(self, element: Any) -> list[Piece]:
        """Return the text of one paragraph in pieces."""
        look, _ = self._look(element.find(_PROPERTIES))
        return list(self._pieces(element, bool(look.bold), []))

    def _blocks(self, parent: Any) -> Iterator[Passage]:
        for element in parent:
            tag = element.tag
            if tag == _P:
                yield from self._paragraph(element)
            elif tag == _TABLE:
                yield from self._table(element)
            elif tag in _PASSED:
                yield from self._blocks(element)
            elif tag == f"{_MC}AlternateContent":
                yield from self._blocks(_chosen(element))
            elif tag in _GONE:
                self.left_out["修订删去的文字"] += 1

    def _paragraph(self, element: Any) -> Iterator[Passage]:
        properties = element.find(_PROPERTIES)
        look, is_gone = self._look(properties)
        boxes: list[Any] = []
        pieces = self._held + list(self._pieces(element, bool(look.bold), boxes))
        self._held = []
        for box in boxes:
            yield from self._blocks(box)
        if is_gone:
            self._held = pieces
            return
        yield from self._lines(element, look, pieces)

    def _look(self, properties: Any) -> tuple[Look, bool]:
        """Return the look of a paragraph, and whether its mark was deleted, so that it runs into the next."""
        if properties is None:
            return self._styles.look(self._styles.default), False
        style = value(properties, "pStyle") or self._styles.default
        if len(properties) == 1 and properties[0].tag == _STYLE:
            return self._styles.look(style), False
        mark = properties.find(_RUN_PROPERTIES)
        is_gone = mark is not None and any(change.tag in _GONE for change in mark)
        return look_of(properties).over(self._styles.look(style)), is_gone

    def _lines(self, element: Any, look: Look, pieces: list[Piece]) -> Iterator[Passage]:
        """Divide a paragraph at its line breaks; the lines share its place."""
        line = self._places[element]
        number = ""
        if look.list_id and look.list_id != "0":
            number = self._numbering.next(look.list_id, look.list_level or 0)
        column, first = 1, True
        for parts in _broken(pieces):
            text = "".join(piece.text for piece in parts)
            stretch = cleaned(text, line, column)
            if number and first and mark_of(f"{number} ") is None:
                stretch, number = joined((Stretch.at(number, line), stretch)), ""
            column += len(text) + 1
            if not stretch.text:
                continue
            level = look.level or 0
            blank = len(text) - len(text.lstrip())
            yield Passage(
                stretch,
                level=0 if level > 9 else level,
                is_title=bool(look.is_title),
                number=number if first else "",
                bold=0 if level or look.is_title else _bold_start(parts),
                centred=look.align == "center",
                right=look.align in ("right", "end"),
                outside=bool(look.is_contents),
                indent=(first and bool(look.indent)) or blank >= 2 or text[:1] == "\u3000",
                first=first,
            )
            first = False

    def _pieces(self, parent: Any, bold: bool, boxes: list[Any]) -> Iterator[Piece]:
        """Yield the text of a paragraph, each piece with whether it is bold; text boxes are set aside."""
        for element in parent:
            tag = element.tag
            if tag == _RUN:
                yield from self._run(element, bold, boxes)
            elif tag in _PASSED:
                yield from self._pieces(element, bold, boxes)
            elif tag in _GONE:
                self.left_out["修订删去的文字"] += 1
            elif tag == f"{_MC}AlternateContent":
                yield from self._pieces(_chosen(element), bold, boxes)
            elif isinstance(tag, str) and tag.startswith(_MATH):
                yield Piece("".join(element.itertext(f"{_MATH}t")), bold)

    def _run(self, run: Any, bold: bool, boxes: list[Any]) -> Iterator[Piece]:
        properties = run.find(_RUN_PROPERTIES)
        if properties is not None and len(properties):
            if is_on(properties, "vanish"):
                return
            own = is_on(properties, "b")
            if own is None and (style := value(properties, "rStyle")):
                own = self._styles.look(style).bold
            bold = bold if own is None else own
        yield from self._content(run, bold, boxes)

    def _content(self, parent: Any, bold: bool, boxes: list[Any]) -> Iterator[Piece]:
        for element in parent:
            tag = element.tag
            if tag == _TEXT:
                yield Piece(element.text or "", bold, element)
            elif tag in _SIGNS:
                yield Piece(_SIGNS[tag], bold)
            elif tag == f"{W}br":
                if element.get(f"{W}type") in (None, "textWrapping"):
                    yield Piece("\v", bold)
            elif tag in _NOTES:
                self.left_out[_NOTES[tag]] += 1
            elif tag == f"{_MC}AlternateContent":
                yield from self._content(_chosen(element), bold, boxes)
            elif tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
                boxes += element.iter(_BOX)
            elif tag == f"{W}ruby":
                for base in element.iter(f"{W}rubyBase"):
                    yield from self._pieces(base, bold, boxes)

    def _table(self, table: Any) -> Iterator[Passage]:
        """Read a table of figures or labels as one; unfold what only lays out the page."""
        rows = [list(self._within(row, _CELL)) for row in self._within(table, _ROW)]
        cells = [[self._cell(cell) for cell in row] for row in rows]
        if not _is_figures(cells) or any(
            cell.find(f".//{_TABLE}") is not None for row in rows for cell in row
        ):
            for row in cells:
                for paragraphs in row:
                    yield from paragraphs
            return
        made = tuple(
            tuple(self._joined(rows[r][c], cell) for c, cell in enumerate(row)) for r, row in enumerate(cells)
        )
        filled: tuple[Row, ...] = tuple(row for row in made if any(cell.text for cell in row))
        if filled:
            yield Passage(filled[0][0], rows=filled)

    def _within(self, parent: Any, wanted: str) -> Iterator[Any]:
        for element in parent:
            if element.tag == wanted:
                properties = element.find(f"{W}trPr")
                if properties is None or properties.find(f"{W}del") is None:
                    yield element
            elif element.tag in _PASSED:
                yield from self._within(element, wanted)

    def _cell(self, cell: Any) -> list[Passage]:
        return list(self._blocks(cell))

    def _joined(self, cell: Any, paragraphs: list[Passage]) -> Stretch:
        if paragraphs:
            return joined((p.stretch for p in paragraphs), " ")
        place = cell.find(f".//{_P}")
        return Stretch.at("", 1 if place is None else self._places.get(place, 1))


def _chosen(alternate: Any) -> Any:
    """Return the first of the alternatives a file offers; text boxes are often stored twice."""
    choice = alternate.find(f"{_MC}Choice")
    return choice if choice is not None else alternate.find(f"{_MC}Fallback") or ()


def _broken(pieces: list[Piece]) -> Iterator[list[Piece]]:
    line: list[Piece] = []
    for piece in pieces:
        for n, part in enumerate(piece.text.split("\v")):
            if n:
                yield line
                line = []
            if part:
                line.append(piece._replace(text=part))
    yield line


def _bold_start(parts: list[Piece]) -> int:
    count = 0
    for piece in parts:
        bare = piece.text if count else piece.text.lstrip()
        if bare.strip() and not piece.bold:
            break
        count += len(bare) if piece.bold else 0
    return count


def _is_figures(cells: list[list[list[Passage]]]) -> bool:
    if max((len(row) for row in cells), default=0) < 2:
        return False
    return all(
        len(cell) <= _MOST_IN_CELL
        and sum(len(p.text) for p in cell) <= _LONGEST_CELL
        and not any(p.rows for p in cell)
        for row in cells
        for cell in row
    )
