"""Where and how the text of a file changes for an edit: what is cut out, what is put in its place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Sequence as Several
from typing import NamedTuple

from drafter.chinese import display_width
from drafter.files.document import Plain
from drafter.files.layout import (
    comments_within,
    end_of,
    end_with_comments,
    line_end,
    line_start,
)
from drafter.files.nodes import Mapping, Node, Scalar, Sequence
from drafter.files.quoting import is_bare
from drafter.files.rendering import ANY, FLOW_WIDTH, Habits, Like, Written, flow, written

_BLOCK_HEADER = re.compile(r"[|>][+\-0-9]*")
_ALIGNED = 3


class Splice(NamedTuple):
    """A piece of text in place of another."""

    start: int
    end: int
    text: str


class Sheet(NamedTuple):
    """The text of a file as an edit sees it."""

    text: str
    newline: str
    root: Mapping | None


class Slot(NamedTuple):
    """Where a value stands: behind the colon of a key or a dash at `column`, or in braces and brackets."""

    node: Node
    anchor: int
    column: int
    behind_dash: bool = False
    in_flow: bool = False
    key_end: int = 0
    siblings: tuple[Node, ...] = ()


def applied(text: str, splices: Iterable[Splice]) -> str:
    """Return a text with some splices made."""
    parts: list[str] = []
    at = 0
    for start, end, new in sorted(splices, key=lambda splice: splice.start):
        parts += (text[at:start], new)
        at = end
    return "".join([*parts, text[at:]])


def put(sheet: Sheet, slot: Slot, value: Plain, like: Like | None = None) -> list[Splice]:
    """Put a value in the place of another, looking like it unless told otherwise."""
    if slot.in_flow:
        return [_in_flow(sheet, slot, value)]
    like = like or _like(slot, value)
    usual = habits(sheet.root, slot.siblings)
    new = written(value, slot.column, usual, like, behind_dash=slot.behind_dash)
    start, end = slot.node.start_mark.index, end_of(sheet.text, slot.node)
    first_end = line_end(sheet.text, slot.anchor)
    if start == end:
        return [
            _behind(sheet.text, slot.anchor, new.inline),
            *_below(sheet, slot, new, (first_end, first_end)),
        ]
    if start <= first_end:
        return _beside(sheet, slot, new, end)
    if isinstance(slot.node, Scalar) and slot.node.style not in ("|", ">") and new.inline and not new.below:
        return [Splice(start, end, new.inline)]
    return [_behind(sheet.text, slot.anchor, new.inline), *_below(sheet, slot, new, (first_end, end))]


def habits(root: Node | None, near: Several[Node], parent: Node | None = None) -> Habits:
    """Return how far new text is indented: as its neighbours are, else as the file is where that first shows."""
    step = dash = None
    level = [*([parent] if parent else []), *near, *([root] if root else [])]
    while level and (step is None or dash is None):
        below: list[Node] = []
        for node in level:
            if isinstance(node, Mapping) and not node.flow_style:
                for _, value in node.value:
                    offset = value.start_mark.column - node.start_mark.column
                    if isinstance(value, Mapping) and value.value and not value.flow_style:
                        step = step or offset
                    elif isinstance(value, Sequence) and not value.flow_style and dash is None:
                        dash = offset
                    below.append(value)
            elif isinstance(node, Sequence):
                below.extend(node.value)
        level = below
    return Habits(step or 2, 2 if dash is None else dash)


def _like(slot: Slot, value: Plain) -> Like:
    """Return what a value should look like that takes the place of another."""
    node = slot.node
    if isinstance(node, Scalar):
        quote = node.style if node.style in ("'", '"') else ""
        of_siblings = like_siblings(slot.siblings, value)
        return Like(of_siblings.flow, quote, block_text=node.style in ("|", ">"))
    return Like(flow=isinstance(node, Mapping | Sequence) and bool(node.flow_style) and bool(node.value))


def like_siblings(siblings: tuple[Node, ...], value: Plain) -> Like:
    """Return what a value should look like among its neighbours."""
    if isinstance(value, str):
        texts = [node for node in siblings if isinstance(node, Scalar) and node.value]
        styles = {node.style for node in texts}
        chosen = len(styles) == 1 and styles <= {"'", '"'} and any(is_bare(node.value) for node in texts)
        return Like(quote=styles.pop()) if chosen else ANY
    kind = Mapping if isinstance(value, dict) else Sequence
    alike = [node.flow_style for node in siblings if isinstance(node, kind) and node.value]
    in_flow = bool(alike[-1]) if alike else None
    return Like(flow=in_flow and (kind is Mapping or display_width(flow(value)) <= FLOW_WIDTH))


def joined(sheet: Sheet, lines: Several[str]) -> str:
    """Return some lines as they follow the end of another."""
    return "".join([sheet.newline + line for line in lines])


def comments_kept(sheet: Sheet, start: int, end: int, node: Node) -> str:
    """Return the comment lines of a range between braces, as they stand in its place."""
    kept = comments_within(sheet.text, start, end, node)
    pad = " " * (start - line_start(sheet.text, start))
    return joined(sheet, [*kept, pad]) if kept else ""


def _in_flow(sheet: Sheet, slot: Slot, value: Plain) -> Splice:
    text, node = sheet.text, slot.node
    start, end = node.start_mark.index, end_of(text, node)
    quote = node.style if isinstance(node, Scalar) and node.style in ("'", '"') else ""
    new = flow(value, quote if isinstance(value, str) else "")
    if start < end:
        return Splice(start, end, new + comments_kept(sheet, start, end, node))
    if slot.anchor < 0:
        return Splice(slot.key_end, slot.key_end, f": {new}")
    return (
        Splice(start, start, new)
        if text[start - 1] in " \r\n"
        else Splice(slot.anchor, slot.anchor, f" {new}")
    )


def _behind(text: str, anchor: int, inline: str) -> Splice:
    """Put a text behind a colon or dash that nothing but a comment follows."""
    end = line_end(text, anchor)
    rest = text[anchor:end]
    gap = len(rest) - len(rest.lstrip(" \t"))
    shown = f" {inline}" if inline else ""
    if gap == len(rest):
        return Splice(anchor, end, shown)
    return Splice(
        anchor,
        anchor + gap,
        shown + rest[:gap] if gap < _ALIGNED else shown + " " * max(2, gap - display_width(shown)),
    )


def _beside(sheet: Sheet, slot: Slot, new: Written, end: int) -> list[Splice]:
    """Replace a value that begins on the line of its key or dash."""
    text, start = sheet.text, slot.node.start_mark.index
    header = (
        _BLOCK_HEADER.match(text, start)
        if isinstance(slot.node, Scalar) and slot.node.style in ("|", ">")
        else None
    )
    last = header.end() if header else end
    rest = text[last : line_end(text, last)]
    gap = len(rest) - len(rest.lstrip(" "))
    if not new.inline:
        first = _emptied(text, slot.anchor, last, gap)
    elif gap >= _ALIGNED and rest[gap:].startswith("#") and not re.search("[\r\n]", text[start:last]):
        kept = max(2, gap + display_width(text[start:last]) - display_width(new.inline))
        first = Splice(start, last + gap, new.inline + " " * kept)
    else:
        first = Splice(start, last, new.inline)
    if header:
        return [first, *_below(sheet, slot, new, (line_end(text, last), end))]
    comments = comments_within(text, start, end, slot.node)
    return [first, *_below(sheet, slot, new, (line_end(text, end), end), comments)]


def _emptied(text: str, anchor: int, last: int, gap: int) -> Splice:
    """Take away what stands behind a colon; a comment that was lined up stays in its column."""
    if not text[last + gap : line_end(text, last)]:
        return Splice(anchor, last + gap, "")
    return Splice(anchor, last, " " * display_width(text[anchor:last]) if gap >= _ALIGNED else "")


def _below(
    sheet: Sheet, slot: Slot, new: Written, region: tuple[int, int], comments: Several[str] = ()
) -> list[Splice]:
    """Put lines below a line, in place of those from its end to another's; comment lines stay."""
    text, (first_end, end) = sheet.text, region
    stop = max(first_end, line_end(text, end))
    kept = [*comments, *comments_within(text, first_end, stop, slot.node)]
    if new.below:
        last = end_with_comments(text, stop, slot.column)
        kept.extend(comments_within(text, stop, last, slot.node))
        kept = [" " * slot.column + line.strip() for line in kept]
        stop = last
    return [Splice(first_end, stop, joined(sheet, [*new.below, *kept]))]
