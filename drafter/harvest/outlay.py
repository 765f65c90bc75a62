"""A report laid out as it reads: its opening, its chapters, the headings in them and the lines below each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from drafter.style.house import HouseStyle
from drafter.style.wording import set_items
from drafter.tree import Block, Heading, Items, Paragraph, Table, plain

CELLS = "　"


class Text(Protocol):
    """A text that knows where in the file it stands."""

    @property
    def text(self) -> str:
        """The bare text."""

    def spot(self, offset: int = 0) -> tuple[int, int]:
        """Return the line and column of a character."""


class Line(NamedTuple):
    """A paragraph as it stands; `pieces` are the texts it is made of, each with where in the line it begins."""

    number: int
    text: str
    pieces: tuple[tuple[int, Text], ...]

    def spot(self, offset: int = 0) -> tuple[int, int]:
        """Return the line and column in the file of a character."""
        start, piece = self.pieces[0]
        for at, other in self.pieces:
            if at > offset:
                break
            start, piece = at, other
        return piece.spot(max(0, offset - start))

    @property
    def at(self) -> int:
        """The line of the file on which it begins."""
        return self.spot()[0]


@dataclass(slots=True)
class Part:
    """A heading with what stands below it; a chapter without one has no title."""

    title: str
    level: int
    at: int
    number: str = ""
    run_in: bool = False
    lines: list[Line] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)

    def all_lines(self) -> Iterator[Line]:
        """Yield its lines and those of the parts below it, in reading order."""
        yield from self.lines
        for part in self.parts:
            yield from part.all_lines()

    def all_parts(self) -> Iterator[Part]:
        """Yield it and the parts below it, in reading order."""
        yield self
        for part in self.parts:
            yield from part.all_parts()


@dataclass(frozen=True, slots=True)
class Outlay:
    """The lines before the first heading, and the chapters; `tables` are the lines of tables, now text.

    `headings` are all that were seen. One with nothing below it is a line of what stands before it: no facts could hold it.
    """

    opening: tuple[Line, ...]
    chapters: tuple[Part, ...]
    tables: tuple[int, ...] = ()
    headings: tuple[Part, ...] = ()

    def all_lines(self) -> Iterator[Line]:
        """Yield every line, in reading order."""
        yield from self.opening
        for chapter in self.chapters:
            yield from chapter.all_lines()


def laid_out(blocks: Sequence[Block], texts: Sequence[Sequence[Text]], style: HouseStyle) -> Outlay:
    """Lay out the blocks of a text; `texts` are the texts of each block, as they stand in the file."""
    builder = _Builder(style)
    seen = list(zip(blocks, texts, strict=True))
    for number, (block, pieces) in enumerate(seen, 1):
        builder.add(block, pieces, seen[number][0] if number < len(seen) else None)
    return builder.outlay()


class _Builder:
    """Lays out a text block by block."""

    def __init__(self, style: HouseStyle) -> None:
        self._style = style
        self._opening: list[Line] = []
        self._chapters: list[Part] = []
        self._open: list[Part] = []
        self._headings: list[Part] = []
        self._tables: list[int] = []
        self._count = 0

    def add(self, block: Block, pieces: Sequence[Text], follows: Block | None) -> None:
        """Add a block; `follows` is the next, which tells whether anything stands below a heading."""
        at = pieces[0].spot()[0] if pieces else 0
        if isinstance(block, Heading):
            part = Part(plain(block.spans).strip(), block.level, at, block.number, block.run_in)
            self._headings.append(part)
            if follows is None or (isinstance(follows, Heading) and follows.level <= block.level):
                self._add_line(Line(0, part.title, ((0, pieces[0]),)))
            else:
                self._begin(part)
            return
        if isinstance(block, Table):
            self._tables.append(at)
        level = self._open[-1].level if self._open else 1
        for line in _lines(block, pieces, self._style, level):
            self._add_line(line)

    def _add_line(self, line: Line) -> None:
        (self._open[-1].lines if self._open else self._opening).append(line._replace(number=self._count))
        self._count += 1

    def _begin(self, part: Part) -> None:
        """Begin a part under the last one of a higher level."""
        while self._open and self._open[-1].level >= part.level:
            self._open.pop()
        if not self._open and part.level > 1:
            self._open.append(Part("", 1, part.at))
            self._chapters.append(self._open[-1])
        (self._open[-1].parts if self._open else self._chapters).append(part)
        self._open.append(part)

    def outlay(self) -> Outlay:
        """Return what was laid out; of a report without headings the first paragraph opens it, the others are its text."""
        if not self._chapters and self._opening:
            first = 1 if len(self._opening) > 1 else 0
            self._chapters = [Part("", 1, self._opening[first].at, lines=self._opening[first:])]
            self._opening = self._opening[:first]
        return Outlay(tuple(self._opening), tuple(self._chapters), tuple(self._tables), tuple(self._headings))


def _lines(block: Block, pieces: Sequence[Text], style: HouseStyle, level: int) -> Iterator[Line]:
    """Yield the lines of a block, each with the texts of the file that stand in it."""
    left = [piece for piece in pieces if piece.text]
    for text in texts_of(block, style, level):
        inside: list[tuple[int, Text]] = []
        start = 0
        while left and (at := text.find(left[0].text, start)) >= 0:
            inside.append((at, left[0]))
            start = at + len(left.pop(0).text)
        yield Line(0, text, tuple(inside) or ((0, pieces[0]),))


def texts_of(block: Block, style: HouseStyle, level: int) -> Iterator[str]:
    """Yield the paragraphs that a block makes, as text."""
    if isinstance(block, Paragraph):
        yield from filter(None, [plain(block.spans).strip()])
    elif isinstance(block, Items):
        for paragraph in set_items(style, block, level):
            yield "".join(f"{item.lead}{plain(item.spans)}{item.end}" for item in paragraph)
    elif isinstance(block, Table):
        yield CELLS.join(block.header)
        for row in block.rows:
            yield CELLS.join(plain(cell) for cell in row)
