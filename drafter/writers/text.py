"""The report as plain text, a paragraph a line: what goldens hold, what can be pasted anywhere."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.chinese import print_date
from drafter.style import HouseStyle
from drafter.style.wording import heading_numbers, set_items
from drafter.tree import Block, Heading, Items, Paragraph, Report, plain


def as_text(report: Report, style: HouseStyle) -> str:
    """Return the whole report, numbered as the house style numbers it."""
    lines = [report.title]
    if report.recipients:
        lines.append("、".join(report.recipients) + "：")
    lines += _lines(report.blocks, style)
    lines += [f"附件：{attachment.title}" for attachment in report.attachments]
    lines += report.signature.organs
    if report.signature.date:
        lines.append(print_date(report.signature.date))
    for attachment in report.attachments:
        lines += _lines(attachment.blocks, style)
    return "\n".join(lines) + "\n"


def _lines(blocks: tuple[Block, ...], style: HouseStyle) -> Iterator[str]:
    lead, level = "", 0
    for number, block in zip(heading_numbers(style, blocks), blocks, strict=True):
        if isinstance(block, Heading):
            lead, level = number + plain(block.spans), block.level
            if not block.run_in:
                yield lead
                lead = ""
        elif isinstance(block, Paragraph):
            yield (lead + "。" if lead else "") + plain(block.spans)
            lead = ""
        elif isinstance(block, Items):
            for paragraph in set_items(style, block, level):
                yield "".join(item.lead + plain(item.spans) + item.end for item in paragraph)
        else:
            yield "｜".join(block.header)
            yield from ("｜".join(plain(cell) for cell in row) for row in block.rows)
