"""Passages → blocks: headings and the text that runs in, enumerations, tables, each with the place of its texts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from drafter.readers.headings import Headed, Headings, marked
from drafter.readers.marks import Ordinal, enumeration, mark_of, opening_ordinal, ordinals
from drafter.readers.passages import Passage
from drafter.readers.places import Stretch, joined
from drafter.tree import Block, Heading, Items, Paragraph, Span, Spans, Table

_LOWEST_LISTED = 3
_SENTENCE = re.compile("[^。！？]{6,}[。；;]")

Texts = tuple[Stretch, ...]


class Placed(NamedTuple):
    """A block and its texts with their places: a heading's and a paragraph's one; lead and items; the cells of a table."""

    block: Block
    texts: Texts


class Body(NamedTuple):
    """The blocks of a text and the headings whose number was lost."""

    placed: tuple[Placed, ...]
    lost: tuple[Stretch, ...]


class _Item(NamedTuple):
    """A paragraph that opens with 二是, not yet known to which enumeration it belongs."""

    ordinal: Ordinal
    text: Stretch


def read_body(passages: Sequence[Passage]) -> Body:
    """Make blocks of passages."""
    headings = Headings(passages)
    made: list[Placed | _Item] = []
    lost: list[Stretch] = []
    listed = _numbered_items(passages)
    for n, passage in enumerate(passages):
        if passage.rows:
            made.append(_table(passage))
            continue
        if n in listed:
            made += listed[n]
            continue
        follows = passages[n + 1] if n + 1 < len(passages) else None
        headed = headings.of(passage, follows)
        if headed is None:
            made += _text(_whole(passage))
            continue
        made.append(_heading(headed))
        if headed.is_lost:
            lost.append(headed.text)
        if headed.rest:
            made += _text(headed.rest)
    return Body(_counted_on(tuple(_gathered(made))), tuple(lost))


def _numbered_items(passages: Sequence[Passage]) -> dict[int, list[Placed]]:
    """Return the enumerations set as numbered paragraphs of one sentence each, by the place of each paragraph.

    The first paragraph stands for the whole, the others for nothing. What has text below it is a heading.
    """
    found: dict[int, list[Placed]] = {}
    n = 0
    while n < len(passages):
        run = _run_of_items(passages, n)
        if len(run) > 1:
            found.update((n + k, []) for k in range(len(run)))
            found[n] = [_enumerated(Stretch.at("", run[0].line), tuple(run))]
        n += max(1, len(run))
    return found


def _run_of_items(passages: Sequence[Passage], start: int) -> list[Stretch]:
    run: list[Stretch] = []
    level = 0
    for n in range(start, len(passages)):
        passage = passages[n]
        mark, at = (None, 0) if passage.rows else marked(passage)
        if mark is None:
            return [] if passage.text and not passage.rows and not passage.level else run
        if mark.level < _LOWEST_LISTED or mark.value != len(run) + 1 or level not in (0, mark.level):
            return run
        text = passage.stretch.cut(at)
        if passage.level or opening_ordinal(text.text) or not _SENTENCE.fullmatch(text.text):
            return []
        level = mark.level
        run.append(text.before("。；; "))
    return run


def _spans(stretch: Stretch) -> Spans:
    return (Span(stretch.text),) if stretch.text else ()


def _heading(headed: Headed) -> Placed:
    block = Heading(headed.level, _spans(headed.text), headed.rest is not None, headed.number)
    return Placed(block, (headed.text,))


def _paragraph(stretch: Stretch) -> Placed:
    return Placed(Paragraph(_spans(stretch)), (stretch,))


def _whole(passage: Passage) -> Stretch:
    """Return the text of a paragraph with the number Word counts for it."""
    mark, at = marked(passage)
    if not passage.number or mark is None or at:
        return passage.stretch
    return joined((Stretch(passage.number, passage.stretch.spots), passage.stretch))


def _text(stretch: Stretch) -> list[Placed | _Item]:
    """Make a paragraph, or the enumeration that it is."""
    text = stretch.text
    first = opening_ordinal(text)
    if first and first.value > 1:
        return [_Item(first, stretch)]
    chain = enumeration(text)
    if not chain or (len(chain) < 2 and not first):
        return [_paragraph(stretch)]
    return [_items(stretch, chain)]


def _items(stretch: Stretch, chain: Sequence[Ordinal]) -> Placed:
    ends = [ordinal.start for ordinal in chain[1:]] + [len(stretch.text)]
    texts = tuple(
        stretch.cut(ordinal.end, end).before("。；;， ") for ordinal, end in zip(chain, ends, strict=True)
    )
    return _enumerated(stretch.cut(0, chain[0].start), texts)


def _enumerated(lead: Stretch, texts: Texts) -> Placed:
    return Placed(Items(tuple(map(_spans, texts)), lead=_spans(lead)), (lead, *texts))


def _gathered(made: Sequence[Placed | _Item]) -> list[Placed]:
    """Put 二是 and what follows to the enumeration before; what belongs to none stays a paragraph as it stands."""
    done: list[Placed] = []
    open_kind, between = "", 0
    for one in made:
        if isinstance(one, _Item):
            home = len(done) - 1 - between
            if open_kind and home >= 0 and _takes(done[home], one):
                added = tuple(placed.texts[0] for placed in done[home + 1 :])
                del done[home + 1 :]
                done[home] = _extended(done[home], added, one)
                between = 0
                continue
            done.append(_paragraph(one.text))
        else:
            done.append(one)
        block = done[-1].block
        if isinstance(block, Items):
            open_kind, between = "items", 0
        elif isinstance(block, Paragraph) and open_kind:
            between += 1
        else:
            open_kind, between = "", 0
    return done


def _takes(placed: Placed, item: _Item) -> bool:
    return isinstance(placed.block, Items) and item.ordinal.value == len(placed.block.items) + 1


def _extended(placed: Placed, added: Texts, item: _Item) -> Placed:
    """Return an enumeration with one more paragraph of items; what stood between belongs to the item before."""
    lead, *texts = placed.texts
    if added:
        last = Stretch(texts[-1].text + "。", texts[-1].spots)
        texts[-1] = joined((last, *added)).before("。；;， ")
    chain = [item.ordinal]
    rest = item.text.text
    for ordinal in ordinals(rest)[1:]:
        if ordinal.value == chain[-1].value + 1 and ordinal.kind == item.ordinal.kind:
            chain.append(ordinal)
    ends = [ordinal.start for ordinal in chain[1:]] + [len(rest)]
    more = [item.text.cut(o.end, end).before("。；;， ") for o, end in zip(chain, ends, strict=True)]
    return _enumerated(lead, (*texts, *more))


def _table(passage: Passage) -> Placed:
    head, *rows = passage.rows
    width = max(len(row) for row in passage.rows)
    header = tuple(cell.text for cell in head) + ("",) * (width - len(head))
    cells = tuple(tuple(map(_spans, row)) for row in rows)
    table = Table(header, cells, (1 / width,) * width)
    return Placed(table, tuple(cell for row in passage.rows for cell in row))


def _counted_on(placed: tuple[Placed, ...]) -> tuple[Placed, ...]:
    """Mark the headings whose numbers run on across the headings above them: the tasks of a plan."""
    done = list(placed)
    for level in (2, 3, 4):
        runs: list[tuple[int, int]] = []  # the place of a heading, and below which heading it stands
        above = 0
        for n, (block, _) in enumerate(placed):
            if not isinstance(block, Heading) or block.level > level:
                continue
            if block.level < level:
                above = n
                continue
            value = _value(block)
            if runs and value != _value(placed[runs[-1][0]].block) + 1:
                _mark_run(done, runs)
                runs = []
            if value == 1 or runs:
                runs.append((n, above))
        _mark_run(done, runs)
    return tuple(done)


def _value(block: Block) -> int:
    mark = mark_of(block.number + " ") if isinstance(block, Heading) and block.number else None
    return mark.value if mark else -1


def _mark_run(done: list[Placed], runs: Sequence[tuple[int, int]]) -> None:
    if len({above for _, above in runs}) < 2:
        return
    for n, _ in runs:
        block = done[n].block
        assert isinstance(block, Heading)
        done[n] = done[n]._replace(block=block._replace(counts_on=True))
