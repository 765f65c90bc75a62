"""Web pages as government sites publish them: the text blocks of a page, and which of them are the paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from lxml import etree
from lxml import html as lxml_html

from drafter.findings import Finding
from drafter.readers import faults
from drafter.readers.charset import decode_page
from drafter.readers.maintext import main_text
from drafter.readers.passages import Passage, Row, cleaned
from drafter.readers.places import Stretch
from drafter.readers.report import Read, report_of

_BLOCKS = frozenset(
    """
    address article aside blockquote body caption center dd details div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol p pre section summary
    table tbody td tfoot th thead tr ul
    """.split()  # noqa: SIM905
)
_SKIPPED = frozenset(
    """
    applet audio button canvas datalist embed frame frameset head iframe math noframes noscript
    object option script select style svg template textarea video
    """.split()  # noqa: SIM905
)
_BOLD = frozenset(["b", "strong", "h1", "h2", "h3", "h4", "h5", "h6"])
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HEAVY = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_CENTRED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_RIGHT = re.compile(r"text-align\s*:\s*right", re.IGNORECASE)
_INDENT = re.compile(r"text-indent\s*:\s*[1-9]", re.IGNORECASE)
_WRAP = re.compile(r"[ \t\r\f]*\n\s*")
_BLANK = re.compile(r"[ \t\r\n\f]+")
_LONGEST_CELL, _MOST_IN_CELL = 300, 3


class Block(NamedTuple):
    """A text block of a page: the element it stands in, its lines, how many characters of it are links."""

    element: Any
    passages: tuple[Passage, ...]
    linked: float


def read_html(content: bytes, path: str) -> tuple[Read, tuple[Finding, ...]]:
    """Read a report from a web page."""
    text, notes = decode_page(content, path)
    root = parsed(text, path)
    read, findings = report_of(main_text(root, Blocks(root).all()), path, page_title(root))
    return read, (*notes, *findings)


def parsed(text: str, path: str) -> Any:
    """Return the elements of a page."""
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    try:
        root = lxml_html.document_fromstring(text)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        raise faults.stop(faults.EMPTY, path, "网页里没有读到文字。", "请用浏览器打开看看，再“另存为”一份。")
    return root


def page_title(root: Any) -> str:
    """Return the title a page gives itself."""
    named = root.xpath("//meta[translate(@name, 'ARTICLE', 'article')='articletitle']/@content")
    titles = root.xpath("//head/title/text()") or root.xpath("//title/text()")
    return next((" ".join(text.split()) for text in (*named, *titles) if text.strip()), "")


class Blocks:
    """Walks through a page and takes down its text blocks; the n-th that is not empty has place n."""

    def __init__(self, root: Any) -> None:
        self._root = root
        self._number = 0
        self._made: list[Block] = []
        self._buffer: list[tuple[str, bool, bool]] = []
        self._lists: dict[Any, int] = {}

    def all(self) -> list[Block]:
        """Return all text blocks in document order."""
        hidden: Any = None
        bold = linked = 0
        stack: list[Any] = []
        walker = etree.iterwalk(self._root, events=("start", "end"), tag="*")
        for event, element in walker:
            tag = element.tag
            if hidden is not None:
                if event == "end" and element is hidden:
                    hidden = None
                    self._add(element.tail, bold > 0, linked > 0)
                continue
            if event == "start":
                if tag in _SKIPPED or _is_hidden(element):
                    hidden = element
                    continue
                if tag == "table" and (rows := self._table(element, stack)):
                    self._made.append(Block(element, (Passage(rows[0][0], rows=rows),), 0))
                    hidden = element
                    continue
                if tag in _BLOCKS:
                    self._flush(stack[-1] if stack else element)
                    stack.append(element)
                elif tag == "br":
                    self._buffer.append(("\v", False, False))
                bold += _is_bold(element)
                linked += _is_link(element)
                self._add(element.text, bold > 0, linked > 0)
            else:
                bold -= _is_bold(element)
                linked -= _is_link(element)
                if tag in _BLOCKS:
                    self._flush(element)
                    stack.pop()
                self._add(element.tail, bold > 0, linked > 0)
        return self._made

    def _add(self, text: str | None, bold: bool, linked: bool) -> None:
        if text:
            self._buffer.append((text, bold, linked))

    def _flush(self, element: Any) -> None:
        """Close the block that is open; its lines share one place."""
        buffer, self._buffer = self._buffer, []
        if not any(text.strip() for text, _, _ in buffer):
            return
        self._number += 1
        number = self._counted(element)
        passages: list[Passage] = []
        column, linked, whole = 1, 0, 0
        for line in _lines(buffer, element.tag == "pre"):
            text = _collapsed("".join(text for text, _, _ in line))
            stretch = cleaned(text, self._number, column)
            if stretch.text:
                linked += sum(len(text.strip()) for text, _, is_link in line if is_link)
                whole += len(stretch.text)
                bold = _bold_start(line)
                look = _look(element, stretch, text, bold)
                passages.append(look if passages else look._replace(number=number, first=True))
            column += len(text) + 1
        self._made.append(Block(element, tuple(passages), linked / max(1, whole)))

    def _counted(self, element: Any) -> str:
        """Return the number a browser shows before an item of a numbered list."""
        parent = element.getparent()
        if element.tag != "li" or parent is None or parent.tag != "ol":
            return ""
        self._lists[parent] = self._lists.get(parent, 0) + 1
        return f"{self._lists[parent]}."

    def _table(self, table: Any, stack: list[Any]) -> tuple[Row, ...]:
        """Return the rows of a table of figures or labels; () where it only lays out the page."""
        if table.find(".//table") is not None:
            return ()
        raw = [
            [cell for cell in row if cell.tag in ("td", "th")]
            for row in table.iter("tr")
            if not _is_hidden(row)
        ]
        texts = [[_collapsed(_cell_text(cell)) for cell in row] for row in raw]
        if not _is_figures(raw, texts):
            return ()
        self._flush(stack[-1] if stack else table)
        return tuple(self._row(row) for row in texts if any(cell.strip() for cell in row))

    def _row(self, cells: list[str]) -> Row:
        made: list[Stretch] = []
        for cell in cells:
            self._number += bool(cell.strip())
            made.append(cleaned(cell, max(1, self._number)))
        return tuple(made)


def _is_figures(raw: list[list[Any]], texts: list[list[str]]) -> bool:
    filled = [row for row in texts if any(cell.strip() for cell in row)]
    if not filled or max(map(len, filled)) < 2:
        return False
    if any(len(cell) > _LONGEST_CELL for row in texts for cell in row):
        return False
    blocks = [
        sum(1 for e in cell.iter("p", "div", "li") if (e.text or "").strip()) for row in raw for cell in row
    ]
    return max(blocks, default=0) <= _MOST_IN_CELL


def _cell_text(cell: Any) -> str:
    pieces = []
    for element in cell.iter():
        if element.tag == "br" or (element.tag in _BLOCKS and element is not cell):
            pieces.append(" ")
        if element.tag not in _SKIPPED and isinstance(element.tag, str) and element.text:
            pieces.append(element.text)
        if element is not cell and element.tail:
            pieces.append(element.tail)
    return "".join(pieces).strip()


def _lines(buffer: list[tuple[str, bool, bool]], keeps_lines: bool) -> Iterator[list[tuple[str, bool, bool]]]:
    line: list[tuple[str, bool, bool]] = []
    for text, bold, linked in buffer:
        parts = text.replace("\n", "\v").split("\v") if keeps_lines else text.split("\v")
        for n, part in enumerate(parts):
            if n:
                yield line
                line = []
            if part:
                line.append((part, bold, linked))
    yield line


def _collapsed(text: str) -> str:
    """Join the lines of the source as a browser does, but without a space between Chinese characters."""

    def between(wrap: re.Match[str]) -> str:
        before, behind = text[wrap.start() - 1 : wrap.start()], text[wrap.end() : wrap.end() + 1]
        return "" if before > "\u2010" and behind > "\u2010" else " "

    return _BLANK.sub(" ", _WRAP.sub(between, text))


def _bold_start(line: list[tuple[str, bool, bool]]) -> int:
    """Count the characters at the start of a line that are bold."""
    count = 0
    for text, bold, _ in line:
        bare = _collapsed(text) if count else _collapsed(text).lstrip(" \u3000\xa0")
        if bare.strip() and not bold:
            break
        count += len(bare) if bold or count else 0
    return count


def _look(element: Any, stretch: Stretch, text: str, bold: int) -> Passage:
    """Return a line of a block with what its elements say of its look."""
    level = 0
    centred = right = indent = False
    for above in (element, *element.iterancestors()):
        style = above.get("style") or ""
        align = (above.get("align") or "").lower()
        if re.fullmatch("h[1-6]", str(above.tag)):
            level = level or int(above.tag[1])
        indent = indent or bool(_INDENT.search(style))
        if not (centred or right):
            centred = above.tag == "center" or align == "center" or bool(_CENTRED.search(style))
            right = align == "right" or bool(_RIGHT.search(style))
        if above.tag in ("td", "body", "article", "main"):
            break
    blank = len(text) - len(text.lstrip())
    return Passage(
        stretch,
        level=level - 1 if level > 1 else 0,
        is_title=level == 1,
        bold=0 if level else min(bold, len(stretch.text)),
        centred=centred,
        right=right,
        indent=indent or blank >= 2 or text[:1] == "\u3000",
        first=False,
    )


def _is_hidden(element: Any) -> bool:
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))


def _is_bold(element: Any) -> int:
    return int(element.tag in _BOLD or bool(_HEAVY.search(element.get("style") or "")))


def _is_link(element: Any) -> int:
    return int(element.tag == "a" and not (element.get("href") or "#").startswith("#"))
