"""Numbers, enumerations and dates as text that any reader can see; the same in Word, on the web and in plain text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from drafter.style.house import HouseStyle, ItemForm
from drafter.tree import Block, Heading, Items, Spans, plain


class SetItem(NamedTuple):
    """One item of an enumeration, set: its opening (一是, 1.), its text, its end mark."""

    lead: str
    spans: Spans
    end: str


def heading_numbers(style: HouseStyle, blocks: Iterable[Block]) -> tuple[str, ...]:
    """Return the number of each heading of a text: a string for each block, empty for what is no heading.

    A heading that brings its own number (tasks numbered straight through, a report read from a file) keeps it.
    """
    counts = [0, 0, 0, 0]
    numbers = []
    for block in blocks:
        if not isinstance(block, Heading):
            numbers.append("")
            continue
        level = block.level
        counts[level - 1] += 1
        counts[level:] = [0] * (4 - level)
        numbers.append(block.number or style.number(level, counts[level - 1]))
    return tuple(numbers)


def set_items(style: HouseStyle, items: Items, level: int) -> tuple[tuple[SetItem, ...], ...]:
    """Set an enumeration under a heading of `level`: the paragraphs it makes, each with the items it holds."""
    if style.items.form is ItemForm.NUMBERED:
        # the marks of levels 3 and 4 are set like text (7.3.3), so items never take a higher one
        below = min(4, max(3, level + 1))
        return tuple((SetItem(style.number(below, n), item, "。"),) for n, item in enumerate(items.items, 1))
    texts = [plain(item) for item in items.items]
    short = all("。" not in text and "；" not in text and len(text) <= style.items.short for text in texts)
    inner, last = "；" if short else "。", len(texts)
    return (
        tuple(
            SetItem(style.ordinal(n), item, "。" if n == last else inner)
            for n, item in enumerate(items.items, 1)
        ),
    )


def said_recipients(recipients: Iterable[str]) -> str:
    """Write the 主送机关 with a full-width colon after the last (7.3.2)."""
    return "、".join(name.rstrip("：:") for name in recipients) + "："


def said_annotation(annotation: str) -> str:
    """Write a 附注 in full-width round brackets (7.3.6): （此件公开发布）."""
    return f"（{annotation.strip('（）()')}）"


def attachment_labels(count: int) -> tuple[str, ...]:
    """Label the attachments: 附件, or 附件1, 附件2 where there are several (7.3.7)."""
    return ("附件",) if count == 1 else tuple(f"附件{n}" for n in range(1, count + 1))
