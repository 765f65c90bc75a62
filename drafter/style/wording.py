"""Numbers, enumerations and dates as text that any reader can see; the same in Word, on the web and in plain text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from drafter.style.house import HouseStyle, ItemForm
from drafter.tree import Block, Heading, Items, Paragraph, Spans, Table, plain

NO_DATE = "「待填：成文日期」"
_LONGEST_UNIT = 4
_SENTENCE = 24
_DIGIT = re.compile("[0-9]")


class SetItem(NamedTuple):
    """One item of an enumeration, set: its opening (一是, 1.), its text, its end mark."""

    lead: str
    spans: Spans
    end: str


def heading_numbers(style: HouseStyle, blocks: Iterable[Block]) -> tuple[str, ...]:
    """Return the number of each heading of a text: a string for each block, empty for what is no heading.

    A heading that brings its own number (a report read from a file) keeps it; one that counts on (the tasks of a plan)
    goes on from the last that did.
    """
    counts, through = [0, 0, 0, 0], [0, 0, 0, 0]
    numbers = []
    for block in blocks:
        if not isinstance(block, Heading):
            numbers.append("")
            continue
        level = block.level
        if block.counts_on:
            through[level - 1] += 1
            counts[level - 1] = through[level - 1]
        else:
            counts[level - 1] += 1
        counts[level:] = [0] * (4 - level)
        numbers.append(block.number or style.number(level, counts[level - 1]))
    return tuple(numbers)


def runs_in(style: HouseStyle, heading: Heading, follows: Block | None) -> bool:
    """Tell whether the text behind a heading goes on in its line; paragraphs with numbers of their own cannot."""
    running = isinstance(follows, Items) and style.items.form is ItemForm.RUNNING
    return heading.run_in and (running or isinstance(follows, Paragraph))


def set_items(style: HouseStyle, items: Items, level: int) -> tuple[tuple[SetItem, ...], ...]:
    """Set an enumeration under a heading of `level`: the paragraphs it makes, each with the items it holds."""
    opening = (SetItem("", items.lead, ""),) if items.lead else ()
    if style.items.form is ItemForm.NUMBERED:
        # the marks of levels 3 and 4 are set like text (7.3.3), so items never take a higher one
        below = min(4, max(3, level + 1))
        numbered = (SetItem(style.number(below, n), item, "。") for n, item in enumerate(items.items, 1))
        return tuple((item,) for item in (*opening, *numbered))
    texts = [plain(item) for item in items.items]
    short = all("。" not in text and "；" not in text and len(text) <= style.items.short for text in texts)
    inner, last = "；" if short else "。", len(texts)
    running = (
        SetItem(style.ordinal(n), item, "。" if n == last else inner) for n, item in enumerate(items.items, 1)
    )
    return ((*opening, *running),)


def said_recipients(recipients: Iterable[str]) -> str:
    """Write the 主送机关 with a full-width colon after the last (7.3.2)."""
    return "、".join(name.rstrip("：:") for name in recipients) + "："


def said_annotation(annotation: str) -> str:
    """Write a 附注 in full-width round brackets (7.3.6): （此件公开发布）."""
    return f"（{annotation.strip('（）()')}）"


def attachment_labels(count: int) -> tuple[str, ...]:
    """Label the attachments: 附件, or 附件1, 附件2 where there are several (7.3.7)."""
    return ("附件",) if count == 1 else tuple(f"附件{n}" for n in range(1, count + 1))


def wordy_columns(table: Table) -> tuple[bool, ...]:
    """Tell which columns of a table hold words, not figures or units: those stand in the middle."""
    rows = [row for row in table.rows if len(row) == len(table.header)]
    columns = [[plain(row[n]) for row in rows] for n in range(len(table.header))]
    return tuple(map(_is_wordy, columns))


def _is_wordy(column: Sequence[str]) -> bool:
    figures = sum(_DIGIT.search(cell) is not None for cell in column)
    longest = max(map(len, column), default=0)
    return longest > _SENTENCE or (longest > _LONGEST_UNIT and 2 * figures < len(column))
