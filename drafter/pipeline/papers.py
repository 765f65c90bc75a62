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
from drafter.tree import Heading, Items, Paragraph, Span, Table


class _Chapter(NamedTuple):
    """Where in a report a line stands."""

    role: Role | None = None
    title: str = ""


def paper_of(read: Read, style: HouseStyle, last: Paper | None = None) -> Paper:
    """Return a report that was read, every line with its place in the file."""
    head = head_of(read.report, read.places.blocks, style)
    lines = tuple(_numbered(_lines_read(read, head)))
    return _paper(read.path, lines, head, last)


def _paper(path: str, lines: tuple[Line, ...], head: Head, last: Paper | None) -> Paper:
    genre = head.genre.value if head.genre is not None else ""
    return Paper(path, lines, head.title, head.organs, head.region, head.year, head.signed, genre, last=last)


def _numbered(lines: Iterator[Line]) -> Iterator[Line]:
    yield from (replace(line, number=number) for number, line in enumerate(lines))


def _lines_read(read: Read, head: Head) -> Iterator[Line]:
    places = read.places
    if places.title is not None:
        yield _line(read, places.title, What.TITLE)
    if places.recipients is not None:
        yield _line(read, places.recipients, What.RECIPIENTS)
    yield from _in_order(read, head)
    for label, stretch in read.enclosed:
        yield _text_line(read, label, stretch, _headings_at(read), _Chapter(), attached=True)
    if places.signature is not None:
        yield _line(read, places.signature, What.SIGNATURE)


def _in_order(read: Read, head: Head) -> Iterator[Line]:
    """Yield paragraphs and the cells of tables in the order of the file, each with its chapter."""
    headings, chapter = _headings_at(read), _Chapter()
    cells = [
        (text.line, text)
        for block, texts_ in zip(read.report.blocks, read.places.blocks, strict=True)
        if isinstance(block, Table)
        for text in texts_
        if text.text
    ]
    told = [(stretch.line, label, stretch) for label, stretch in read.paragraphs]
    waiting = sorted(cells, key=lambda cell: cell[0])
    for number, label, stretch in told:
        while waiting and waiting[0][0] < number:
            yield _line(read, waiting.pop(0)[1], What.CELL, chapter)
        line = _text_line(read, label, stretch, headings, chapter)
        if line.level == 1:
            title = line.text[len(line.label) : line.run_in or None].strip("。")
            chapter = _Chapter(role_of(title, head.year), title)
            line = _text_line(read, label, stretch, headings, chapter)
        yield line
    for _, text in waiting:
        yield _line(read, text, What.CELL, chapter)


def _headings_at(read: Read) -> dict[tuple[int, int], tuple[Heading, Stretch]]:
    """Return the headings of the tree by the line of the file they begin on."""
    found = {}
    for block, texts_ in zip(read.report.all_blocks(), read.places.all_blocks(), strict=True):
        if isinstance(block, Heading):
            found[texts_[0].spot()] = (block, texts_[0])
    return found


def _text_line(
    read: Read,
    label: str,
    stretch: Stretch,
    headings: dict[tuple[int, int], tuple[Heading, Stretch]],
    chapter: _Chapter,
    attached: bool = False,
) -> Line:
    """Return a paragraph; a heading where the tree has one there, or begins with one whose text runs on."""
    for offset in range(min(len(stretch.text), 12)):
        known = headings.get(stretch.spot(offset))
        if known is not None:
            heading, text = known
            end = offset + len(text.text)
            runs_on = bool(stretch.text[end:].strip("。 　"))
            what = What.PARAGRAPH if runs_on else What.HEADING
            shown = label or stretch.text[:offset].strip()
            return _line(read, stretch, what, chapter, heading.level, shown, end if runs_on else 0, attached)
    return _line(read, stretch, What.PARAGRAPH, chapter, attached=attached)


def _line(
    read: Read,
    stretch: Stretch,
    what: What,
    chapter: _Chapter = _Chapter(),
    level: int = 0,
    label: str = "",
    run_in: int = 0,
    attached: bool = False,
) -> Line:
    def locate(start: int, end: int) -> Place:
        return read.place(stretch, start, max(0, end - start))

    return Line(
        0, stretch.text, what, locate, level, label, run_in, chapter.role, chapter.title, attached=attached
    )


def paper_of_draft(draft: Draft, style: HouseStyle, last: Paper | None = None) -> Paper:
    """Return the report that some facts make; every place is that of the fact or the words in the facts file."""
    addresses = _addresses(draft.facts)
    lines = tuple(_numbered(_lines_composed(draft, style, addresses)))
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


def _addresses(facts: Facts) -> dict[str, tuple[Place, str]]:
    """Return where each fact and each text of the clerk's stands, with what it says there."""
    known = {fact.key: (fact.place, "") for fact in facts.figures().values()}
    known |= {said.key: (said.place, said.text) for said in texts(facts)}
    known |= {topic.key: (topic.place, "") for topic in facts.topics}
    return known


class _Pieces(NamedTuple):
    """A line put together of stretches of text, each of one origin."""

    spans: tuple[Span, ...]

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)

    def locate(self, path: str, addresses: dict[str, tuple[Place, str]]) -> Locate:
        """Return what finds the place of some characters: where the words or the fact they come from stand."""

        def find(start: int, end: int) -> Place:
            at, best = 0, Place(path)
            for span in self.spans:
                place, said = next((addresses[k] for k in span.keys if k in addresses), (None, ""))
                if place is not None and (at <= start or best.line is None):
                    offset = said.find(span.text) if said else -1
                    inside = offset >= 0 and at <= start < at + len(span.text) and place.column is not None
                    best = place
                    if inside and place.column is not None:
                        best = place._replace(column=place.column + offset + start - at, length=end - start)
                at += len(span.text)
                if at > start and best.line is not None:
                    return best
            return best

        return find


def _lines_composed(
    draft: Draft, style: HouseStyle, addresses: dict[str, tuple[Place, str]]
) -> Iterator[Line]:
    report, path = draft.report, draft.facts.path
    title = _Pieces((Span(report.title, report.title_keys),))
    yield Line(0, title.text, What.TITLE, title.locate(path, addresses))
    numbers, chapter, level = heading_numbers(style, report.blocks), _Chapter(), 0
    for number, block in zip(numbers, report.blocks, strict=True):
        if isinstance(block, Heading):
            level = block.level
            if level == 1:
                name = "".join(span.text for span in block.spans)
                chapter = _Chapter(role_of(name, draft.facts.header.year), name)
            spans = (Span(number), *block.spans)
            whole = _Pieces(tuple(s if s.keys else s._replace(keys=block.keys) for s in spans))
            yield _composed(whole, path, addresses, chapter, What.HEADING, level, number)
        elif isinstance(block, Table):
            cells = (cell for row in block.rows for cell in row)
            yield from (
                _composed(_Pieces(cell), path, addresses, chapter, What.CELL) for cell in cells if cell
            )
        elif isinstance(block, Paragraph):
            yield _composed(_Pieces(block.spans), path, addresses, chapter)
        else:
            yield from (_composed(p, path, addresses, chapter) for p in _items(block, style, level))


def _items(block: Items, style: HouseStyle, level: int) -> Iterator[_Pieces]:
    for paragraph in set_items(style, block, level):
        spans: list[Span] = []
        for item in paragraph:
            spans += (Span(item.lead), *item.spans, Span(item.end))
        yield _Pieces(tuple(span for span in spans if span.text))


def _composed(
    pieces: _Pieces,
    path: str,
    addresses: dict[str, tuple[Place, str]],
    chapter: _Chapter,
    what: What = What.PARAGRAPH,
    level: int = 0,
    label: str = "",
) -> Line:
    own = any(addresses.get(key, (None, ""))[1] for span in pieces.spans for key in span.keys)
    locate = pieces.locate(path, addresses)
    return Line(0, pieces.text, what, locate, level, label, 0, chapter.role, chapter.title, own)
