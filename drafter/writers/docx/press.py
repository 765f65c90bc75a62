"""The press: stamps the text of reports into the cuts of a house style."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from drafter.writers.docx.container import Container
from drafter.writers.docx.cuts import NUMBER_HERE, clean, escaped
from drafter.writers.docx.forms import PLAIN, Ink
from drafter.writers.docx.galley import Runs, Set, SetEnding, SetParagraph, SetTable
from drafter.writers.docx.properties import Properties
from drafter.writers.docx.stock import Stock

NO_COMMENTS: Mapping[int, Sequence[str]] = {}
_SIGN = re.compile("([\t\n\r])")


class Press:
    """Stamps reports from the stock of a house style."""

    def __init__(self, stock: Stock) -> None:
        self.stock = stock
        basics = stock.basics
        self.container = Container(basics.still)
        self.properties = Properties(basics.dated, basics.undated)
        self._basics = basics
        self._paragraphs = stock.paragraphs
        self._inks = stock.runs
        self._tables = stock.tables
        self._endings = stock.endings
        self._plain = stock.runs[PLAIN]

    def document(
        self, sets: Iterable[Set], ending: SetEnding, comments: Mapping[int, Sequence[str]] = NO_COMMENTS
    ) -> bytes:
        """Stamp a set report: the contents of word/document.xml."""
        opening, closing = self._basics.shell
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
        cuts = self._basics.comments
        texts = [text for one in sets for block in one.blocks for text in comments.get(block, ())]
        pieces = [
            cuts.before.replace(NUMBER_HERE, str(number))
            + escaped(clean(" ".join(text.split())))
            + cuts.after
            for number, text in enumerate(texts)
        ]
        return "".join((cuts.opening, *pieces, cuts.closing)).encode()

    def _anchors(self, number: int, count: int) -> tuple[str, str]:
        """Return what goes before and after the runs of a paragraph that has comments; the later ones lie inside."""
        if not count:
            return "", ""
        cuts = self._basics.comments
        numbers = [str(number + n) for n in range(count)]
        before = "".join([cuts.start.replace(NUMBER_HERE, n) for n in numbers])
        return before, "".join([cuts.end.replace(NUMBER_HERE, n) for n in reversed(numbers)])

    def _paragraph(self, one: SetParagraph, anchors: tuple[str, str]) -> str:
        opening, closing = self._paragraphs[one.form]
        before, after = anchors
        return f"{opening}{before}{self._runs(one.runs)}{after}{closing}"

    def _table(self, one: SetTable, anchors: tuple[str, str]) -> str:
        cuts, run = self._tables[one.form], self._run
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
        before, after = self._plain if ink is PLAIN else self._inks[ink]
        return f"{before}{escaped(text)}{after}"

    def _odd_run(self, ink: Ink, text: str) -> str:
        """Write a run with line breaks, tabs or spaces at its ends, as python-docx divides it."""
        cuts = self._basics.text
        pieces = []
        for piece in _SIGN.split(clean(text)):
            if piece in {"\t", "\n", "\r"}:
                pieces.append(cuts.tab if piece == "\t" else cuts.line)
            elif piece:
                before, after = cuts.plain if piece == piece.strip() else cuts.spaced
                pieces.append(f"{before}{escaped(piece)}{after}")
        opening, closing = self._inks[ink]
        return opening.removesuffix(cuts.plain[0]) + "".join(pieces) + closing.removeprefix(cuts.plain[1])

    def _ending(self, ending: SetEnding) -> str:
        """Write the 版记 and the last section; before a 版记 on a page of its own, the section of the text ends."""
        opening, *pieces = self._endings[ending.form]
        rows = [self._run(PLAIN, row) + piece for row, piece in zip(ending.rows, pieces, strict=True)]
        return "".join((opening, *rows))
