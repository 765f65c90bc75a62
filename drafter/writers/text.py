"""The report as plain text, a paragraph a line: what goldens hold, what can be pasted anywhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.chinese import print_date
from drafter.style import HouseStyle
from drafter.style.wording import (
    NO_DATE,
    attachment_labels,
    heading_numbers,
    runs_in,
    said_annotation,
    said_recipients,
    set_items,
)
from drafter.tree import Block, Heading, Items, Paragraph, Report, Table, plain


def as_text(report: Report, style: HouseStyle) -> str:
    """Return the whole report, numbered as the house style numbers it."""
    lines = [report.title]
    if report.recipients:
        lines.append(said_recipients(report.recipients))
    lines += _lines(report.blocks, style)
    listed = [attachment for attachment in report.attachments if not attachment.issued]
    lines += [f"附件：{attachment.title}" for attachment in listed]
    lines += _signed(report)
    for attachment in report.attachments:
        if attachment.issued:
            lines += [attachment.title, *_lines(attachment.blocks, style)]
    for label, attachment in zip(attachment_labels(len(listed)), listed, strict=True):
        if attachment.blocks:
            lines += [label, attachment.title, *_lines(attachment.blocks, style)]
    return "\n".join(lines) + "\n"


def _signed(report: Report) -> Iterator[str]:
    organs, day, _ = report.signature
    yield from organs
    if day or organs:
        yield print_date(day) if day else NO_DATE
    if report.annotation:
        yield said_annotation(report.annotation)


def part_as_text(report: Report, style: HouseStyle, part: range) -> tuple[str, ...]:
    """Return some blocks of a report as lines, numbered as they are in the whole."""
    numbers = heading_numbers(style, report.blocks)
    return tuple(_lines(report.blocks[part.start : part.stop], style, numbers[part.start : part.stop]))


def _lines(blocks: tuple[Block, ...], style: HouseStyle, numbers: Sequence[str] = ()) -> Iterator[str]:
    lead, level = "", 0
    following = (*blocks, None)[1:]
    for number, block, follows in zip(
        numbers or heading_numbers(style, blocks), blocks, following, strict=True
    ):
        if isinstance(block, Heading):
            lead, level = number + plain(block.spans), block.level
            if not runs_in(style, block, follows):
                yield lead
                lead = ""
        elif isinstance(block, Table):
            yield "｜".join(block.header)
            yield from ("｜".join(plain(cell) for cell in row) for row in block.rows)
        else:
            for paragraph in _paragraphs(block, style, level):
                yield f"{lead}。{paragraph}" if lead else paragraph
                lead = ""


def _paragraphs(block: Paragraph | Items, style: HouseStyle, level: int) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield plain(block.spans)
    else:
        for paragraph in set_items(style, block, level):
            yield "".join(item.lead + plain(item.spans) + item.end for item in paragraph)
