"""The press: one package of a house style, and the specimens that a report's text is stamped into."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from drafter.style import HouseStyle
from drafter.writers.docx import wordstyles
from drafter.writers.docx.building import set_paragraph
from drafter.writers.docx.container import BEST, Container, Entry, pack
from drafter.writers.docx.forms import PLAIN, Form, Ink
from drafter.writers.docx.galley import Runs, Set, SetParagraph, SetTable
from drafter.writers.docx.imprint import set_imprint
from drafter.writers.docx.package import Extras, build_house, section
from drafter.writers.docx.specimens import NUMBER_HERE, Specimens, clean, escaped

DOCUMENT, COMMENTS, PROPERTIES = "word/document.xml", "word/comments.xml", "docProps/core.xml"
_STAMPED = {DOCUMENT, COMMENTS, PROPERTIES}
NO_COMMENTS: Mapping[int, Sequence[str]] = {}


class Ending(NamedTuple):
    """How a document ends: the lines of its 版记, whether they begin a page of their own, whether without page number."""

    imprint: tuple[str, ...] = ()
    own_page: bool = False
    silent: bool = False


class Press:
    """Stamps the text of reports into the specimens of a house style."""

    def __init__(self, style: HouseStyle, extras: Extras) -> None:
        self.style = style
        self.house = build_house(style, extras)
        self.specimens = Specimens(self.house.document)
        self.container = Container(self._still_parts())
        self._plain = self.specimens.run(PLAIN)
        self._shell = _shell(self.house.document)
        self._endings = {Ending(): "".join(map(self.specimens.written, self._ending_nodes(Ending())))}
        self._comment_shell = ("", "")
        if extras.comments:
            self._comment_shell = _comment_shell(self.house.document)

    def _still_parts(self) -> Iterator[Entry]:
        """Compress the parts no report touches, as python-docx saves them."""
        saved = io.BytesIO()
        self.house.document.save(saved)
        with zipfile.ZipFile(saved) as archive:
            for name in archive.namelist():
                if name not in _STAMPED:
                    yield pack(name, archive.read(name), BEST)

    def document(
        self, sets: Iterable[Set], ending: Ending, comments: Mapping[int, Sequence[str]] = NO_COMMENTS
    ) -> bytes:
        """Stamp a set report: the contents of word/document.xml."""
        opening, closing = self._shell
        pieces = [opening]
        number = 0
        for one in sets:
            anchors = ("", "")
            if comments and one.blocks:
                count = sum([len(comments.get(block, ())) for block in one.blocks])
                anchors = self._anchors(number, count)
                number += count
            pieces.append(
                self._paragraph(one, anchors) if isinstance(one, SetParagraph) else self._table(one, anchors)
            )
        pieces += (self._ending(ending), closing)
        return "".join(pieces).encode()

    def comments(self, sets: Iterable[Set], comments: Mapping[int, Sequence[str]]) -> bytes:
        """Stamp the comments, in the order of the paragraphs they belong to: the contents of word/comments.xml."""
        cuts = self.specimens.comment()
        opening, closing = self._comment_shell
        texts = [text for one in sets for block in one.blocks for text in comments.get(block, ())]
        pieces = [
            cuts.before.replace(NUMBER_HERE, str(number))
            + escaped(clean(" ".join(text.split())))
            + cuts.after
            for number, text in enumerate(texts)
        ]
        return "".join((opening, *pieces, closing)).encode()

    def _anchors(self, number: int, count: int) -> tuple[str, str]:
        """Return what goes before and after the runs of a paragraph that has comments; the later ones lie inside."""
        if not count:
            return "", ""
        cuts = self.specimens.comment()
        numbers = [str(number + n) for n in range(count)]
        before = "".join([cuts.start.replace(NUMBER_HERE, n) for n in numbers])
        return before, "".join([cuts.end.replace(NUMBER_HERE, n) for n in reversed(numbers)])

    def _paragraph(self, one: SetParagraph, anchors: tuple[str, str]) -> str:
        opening, closing = self.specimens.paragraph(one.form)
        before, after = anchors
        return f"{opening}{before}{self._runs(one.runs)}{after}{closing}"

    def _table(self, one: SetTable, anchors: tuple[str, str]) -> str:
        cuts, run = self.specimens.table(one.form), self._run
        pieces = [cuts.opening]
        for index, row in enumerate(one.rows):
            between = cuts.head if not index else cuts.across if len(row) < len(cuts.row) - 1 else cuts.row
            pieces.append(between[0])
            for cell, piece in zip(row, between[1:], strict=True):
                pieces.append(run(*cell[0]) if len(cell) == 1 else self._runs(cell))
                pieces.append(piece)
        # a comment on a table is anchored in its first cell, which stands behind the table's opening and its row's
        pieces[2] = f"{anchors[0]}{pieces[2]}{anchors[1]}"
        pieces.append(cuts.closing)
        return "".join(pieces)

    def _runs(self, runs: Runs) -> str:
        return (
            self._run(*runs[0]) if len(runs) == 1 else "".join([self._run(ink, text) for ink, text in runs])
        )

    def _run(self, ink: Ink, text: str) -> str:
        if not text.isprintable() or text[:1] == " " or text[-1:] == " ":
            return self._odd_run(ink, text)
        before, after = self._plain if ink is PLAIN else self.specimens.run(ink)
        return f"{before}{escaped(text)}{after}"

    def _odd_run(self, ink: Ink, text: str) -> str:
        """Write a run with line breaks or tabs; whatever else is odd about a text is left to python-docx."""
        specimens = self.specimens
        lines = [line.split("\t") for line in text.split("\n")]
        if not all(p and p.isprintable() and p.strip(" ") == p for line in lines for p in line):
            return specimens.odd_run(ink, clean(text))
        before, after = specimens.run(ink)
        written = specimens.line_break().join([specimens.tab().join(map(escaped, line)) for line in lines])
        return f"{before}{written}{after}"

    def _ending(self, ending: Ending) -> str:
        """Write the 版记 and the last section; before a 版记 on a page of its own, the section of the text ends."""
        if ending not in self._endings:
            return "".join(map(self.specimens.written, self._ending_nodes(ending)))
        return self._endings[ending]

    def _ending_nodes(self, ending: Ending) -> Iterator[BaseOxmlElement]:
        """Make the paragraphs and sections a document ends with.

        A 版记 on a page of its own begins a section on an even page. With a blank page before it, which has no number
        either, that section begins on the odd page, so that both are there whoever prints it.
        """
        document, silent = self.house.document, ending.silent
        if ending.own_page:
            last = set_paragraph(document, Form(wordstyles.AFTER_TABLE))._p
            last.set_sectPr(section(self.style, self.house.numbered))
            yield last
        if silent:
            yield set_paragraph(document, Form(wordstyles.AFTER_TABLE))._p
        if ending.imprint:
            yield set_imprint(document, self.style, ending.imprint, opens_page=silent)
        start = ("oddPage" if silent else "evenPage") if ending.own_page else ""
        yield section(self.style, self.house.silent if silent else self.house.numbered, start)


def _shell(document: WordDocument) -> tuple[str, str]:
    """Write an empty document out in two halves, between which a report goes, its last section included."""
    whole = serialize_part_xml(document.element).decode()
    opening, rest = whole.split("<w:body>")
    return f"{opening}<w:body>", rest[rest.index("</w:body>") :]


def _comment_shell(document: WordDocument) -> tuple[str, str]:
    """Write the part of the comments out in two halves, between which they go."""
    empty = document.part.part_related_by(RELATIONSHIP_TYPE.COMMENTS).blob.decode()
    return empty.replace("/>", ">"), "</w:comments>"
