"""A finished report, or one composed from facts, as the rules of text see it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from drafter.facts import Facts
from drafter.facts.texts import texts
from drafter.findings import Place
from drafter.harvest import Head, head_of, role_of
from drafter.outline import Role
from drafter.pipeline.workshop import Draft
from drafter.readers import Read, Stretch
from drafter.rules.text.paper import Line, Locate, Paper, What
from drafter.style import HouseStyle
from drafter.style.wording import heading_numbers, set_items
from drafter.tree import Heading, Items, Paragraph, Span, Spans, Table, plain

_LONGEST_LABEL = 12


class _Chapter(NamedTuple):
    """Where in a report a line stands."""

    role: Role | None = None
    title: str = ""


def paper_of(read: Read, style: HouseStyle, last: Paper | None = None) -> Paper:
    """Return a report that was read, every line with its place in the file."""
    head = head_of(read.report, read.places.blocks, style)
    lines = tuple(_numbered(_Reading(read, head.year).lines()))
    return _paper(read.path, lines, head, last)


def _paper(path: str, lines: tuple[Line, ...], head: Head, last: Paper | None) -> Paper:
    genre = head.genre.value if head.genre is not None else ""
    return Paper(path, lines, head.title, head.organs, head.region, head.year, head.signed, genre, last=last)


def _numbered(lines: Iterator[Line]) -> Iterator[Line]:
    yield from (replace(line, number=number) for number, line in enumerate(lines))


class _Reading:
    """Lines of a report that was read, one after another."""

    def __init__(self, read: Read, year: int | None) -> None:
        self._read = read
        self._year = year
        self._chapter = _Chapter()
        blocks = zip(read.report.all_blocks(), read.places.all_blocks(), strict=True)
        self._headings = {texts_[0].spot(): (b, texts_[0]) for b, texts_ in blocks if isinstance(b, Heading)}

    def lines(self) -> Iterator[Line]:
        """Yield title, recipients, text, what is attached, signature, each in its place."""
        read, places = self._read, self._read.places
        if places.title is not None:
            yield self._line(places.title, What.TITLE)
        if places.recipients is not None:
            yield self._line(places.recipients, What.RECIPIENTS)
        yield from self._text()
        self._chapter = _Chapter()
        for label, stretch in read.enclosed:
            yield replace(self._paragraph(label, stretch), attached=True)
        yield from (self._line(stretch, What.SIGNATURE) for stretch in places.signature)

    def _text(self) -> Iterator[Line]:
        """Yield paragraphs and the cells of tables in the order of the file."""
        blocks = zip(self._read.report.blocks, self._read.places.blocks, strict=True)
        cells = [text for block, texts_ in blocks if isinstance(block, Table) for text in texts_ if text.text]
        told = [(stretch.line, 0, label, stretch) for label, stretch in self._read.paragraphs]
        told += [(cell.line, 1, "", cell) for cell in cells]
        for _, is_cell, label, stretch in sorted(told, key=lambda one: one[0]):
            yield self._line(stretch, What.CELL) if is_cell else self._paragraph(label, stretch)

    def _paragraph(self, label: str, stretch: Stretch) -> Line:
        """Return a paragraph; a heading where the tree has one there, or begins with one whose text runs on."""
        line = self._line(stretch, What.PARAGRAPH)
        for offset in range(min(len(stretch.text), _LONGEST_LABEL)):
            known = self._headings.get(stretch.spot(offset))
            if known is None:
                continue
            heading, text = known
            end = offset + len(text.text)
            runs_on = bool(stretch.text[end:].strip("。 　"))
            if heading.level == 1:
                self._chapter = _Chapter(role_of(text.text, self._year), text.text.strip("。"))
            return replace(
                line,
                what=What.PARAGRAPH if runs_on else What.HEADING,
                level=heading.level,
                label=label or stretch.text[:offset].strip(),
                run_in=end if runs_on else 0,
                role=self._chapter.role,
                chapter=self._chapter.title,
            )
        return line

    def _line(self, stretch: Stretch, what: What) -> Line:
        def locate(start: int, end: int) -> Place:
            return self._read.place(stretch, start, max(0, end - start))

        return Line(0, stretch.text, what, locate, role=self._chapter.role, chapter=self._chapter.title)


def paper_of_draft(draft: Draft, style: HouseStyle, last: Paper | None = None) -> Paper:
    """Return the report that some facts make; every place is that of the fact or the words in the facts file."""
    lines = tuple(_numbered(_Composed(draft, style).lines()))
    header = draft.facts.header
    genre = draft.facts.outline.genre.value
    return Paper(
        draft.facts.path,
        lines,
        draft.report.title,
        header.organs,
        header.region,
        header.year,
        header.signed,
        genre,
        from_facts=True,
        last=last,
    )


class _Origin(NamedTuple):
    """Where words or a figure stand in the facts file, and what the words say there."""

    place: Place
    said: str = ""


_NOWHERE = _Origin(Place(""))


def _addresses(facts: Facts) -> dict[str, _Origin]:
    """Return where each fact and each text of the clerk's stands."""
    known = {fact.key: _Origin(fact.place) for fact in facts.figures().values()}
    known |= {said.key: _Origin(said.place, said.text) for said in texts(facts)}
    known |= {topic.key: _Origin(topic.place) for topic in facts.topics}
    return known


class _Composed:
    """Lines of the report that a facts file makes, one after another."""

    def __init__(self, draft: Draft, style: HouseStyle) -> None:
        self._draft = draft
        self._style = style
        self._addresses = _addresses(draft.facts)
        self._chapter = _Chapter()

    def lines(self) -> Iterator[Line]:
        """Yield the title, headings, paragraphs and cells."""
        report, level = self._draft.report, 0
        yield self._line((Span(report.title, report.title_keys),), What.TITLE)
        numbers = heading_numbers(self._style, report.blocks)
        for number, block in zip(numbers, report.blocks, strict=True):
            if isinstance(block, Heading):
                level = block.level
                yield self._heading(block, number)
            elif isinstance(block, Table):
                yield from (self._line(cell, What.CELL) for row in block.rows for cell in row if cell)
            elif isinstance(block, Paragraph):
                yield self._line(block.spans, What.PARAGRAPH)
            else:
                yield from self._items(block, level)

    def _heading(self, block: Heading, number: str) -> Line:
        if block.level == 1:
            name = plain(block.spans)
            self._chapter = _Chapter(role_of(name, self._draft.facts.header.year), name)
        spans = (Span(number), *block.spans)
        whole = tuple(span if span.keys else span._replace(keys=block.keys) for span in spans)
        return replace(self._line(whole, What.HEADING), level=block.level, label=number)

    def _items(self, block: Items, level: int) -> Iterator[Line]:
        for paragraph in set_items(self._style, block, level):
            spans: list[Span] = []
            for item in paragraph:
                spans += (Span(item.lead), *item.spans, Span(item.end))
            yield self._line(tuple(span for span in spans if span.text), What.PARAGRAPH)

    def _line(self, spans: Spans, what: What) -> Line:
        own = any(self._addresses.get(key, _NOWHERE).said for span in spans for key in span.keys)
        chapter = self._chapter
        return Line(
            0, plain(spans), what, self._locator(spans), role=chapter.role, chapter=chapter.title, own=own
        )

    def _locator(self, spans: Spans) -> Locate:
        """Return what finds the place of some characters: where the words or the fact they come from stand."""
        origins = [(span, self._origin(span)) for span in spans]

        def locate(start: int, end: int) -> Place:
            at, nearest = 0, Place(self._draft.facts.path)
            for span, origin in origins:
                behind = at + len(span.text)
                if origin.place.line is not None and (at <= start or nearest.line is None):
                    nearest = origin.place
                    offset = origin.said.find(span.text) if origin.said else -1
                    if offset >= 0 and at <= start < behind and origin.place.column is not None:
                        column = origin.place.column + offset + start - at
                        nearest = origin.place._replace(column=column, length=end - start)
                at = behind
                if at > start and nearest.line is not None:
                    break
            return nearest

        return locate

    def _origin(self, span: Span) -> _Origin:
        return next((self._addresses[key] for key in span.keys if key in self._addresses), _NOWHERE)
