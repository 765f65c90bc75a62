"""Splices for lists and mappings: an entry or item more, one less, another order."""

from __future__ import annotations

from collections.abc import Sequence as Several

from drafter.files.document import Plain
from drafter.files.layout import (
    comments_within,
    dashes,
    end_of,
    end_with_comments,
    line_end,
    line_start,
    next_line,
    stands_first,
    start_with_comments,
)
from drafter.files.nodes import Mapping, Node, Sequence
from drafter.files.quoting import in_quotes, is_bare_in_flow
from drafter.files.rendering import Like, entry, flow, item
from drafter.files.splices import Sheet, Splice, comments_kept, habits, joined, like_siblings


def insert_entry(
    sheet: Sheet, parent: Mapping, after: int, pair: tuple[str, Plain], like: Like | None
) -> list[Splice]:
    """Put a key with its value behind the entry numbered `after` (-1: before the first), looking like the others.

    `like` tells otherwise.
    """
    key, value = pair
    siblings = tuple(v for _, v in parent.value)
    if parent.flow_style:
        shown = key if is_bare_in_flow(key) else in_quotes(key)
        return _insert_in_flow(sheet, parent, after + 1, f"{shown}: {flow(value)}")
    column = parent.start_mark.column
    lines = entry(
        key, value, column, habits(sheet.root, siblings, parent), like or like_siblings(siblings, value)
    )
    if after < 0:
        start = parent.start_mark.index
        return [Splice(start, start, sheet.newline.join([*lines, ""]).lstrip(" ") + " " * column)]
    end = end_with_comments(sheet.text, _pair_range(sheet.text, parent.value[after])[1], column)
    return [Splice(end, end, joined(sheet, lines))]


def insert_item(sheet: Sheet, parent: Sequence, index: int, value: Plain) -> list[Splice]:
    """Put an item into a list that has some."""
    siblings = tuple(parent.value)
    like = like_siblings(siblings, value)
    if parent.flow_style:
        return _insert_in_flow(sheet, parent, index, flow(value, like.quote))
    column = parent.start_mark.column
    lines = item(value, column, habits(sheet.root, siblings), like)
    at = dashes(sheet.text, parent)
    if index == 0:
        return [Splice(at[0], at[0], sheet.newline.join([*lines, ""]).lstrip(" ") + " " * column)]
    end = end_with_comments(sheet.text, _item_end(sheet.text, parent, index - 1, at), column)
    return [Splice(end, end, joined(sheet, lines))]


def remove_item(sheet: Sheet, parent: Sequence, index: int) -> list[Splice]:
    """Take an item out of a list that has others; whole comment lines in it stay."""
    text = sheet.text
    if parent.flow_style:
        ranges = _ranges(text, parent)
        is_last = index + 1 == len(ranges)
        start, end = (
            (ranges[index - 1][1], ranges[index][1]) if is_last else (ranges[index][0], ranges[index + 1][0])
        )
        return [Splice(start, end, comments_kept(sheet, start, end, parent.value[index]))]
    at = dashes(text, parent)
    column = parent.start_mark.column
    if not stands_first(text, at[index]):
        kept = comments_within(text, at[index], at[index + 1], parent.value[index])
        end = end_with_comments(text, _item_end(text, parent, index + 1, at), column)
        return [Splice(at[index], at[index + 1], ""), Splice(end, end, joined(sheet, kept))]
    start = line_start(text, at[index])
    end = next_line(text, end_with_comments(text, _item_end(text, parent, index, at), column))
    kept = comments_within(text, start, end, parent.value[index])
    return [Splice(start, end, "".join([f"{' ' * column}{line.strip()}{sheet.newline}" for line in kept]))]


def reorder(sheet: Sheet, parent: Sequence, order: Several[int]) -> list[Splice]:
    """Put the items of a list in another order; what stands between them stays."""
    ranges = _ranges(sheet.text, parent) if parent.flow_style else _chunks(sheet.text, parent)
    return [
        Splice(*ranges[place], sheet.text[slice(*ranges[number])])
        for place, number in enumerate(order)
        if place != number
    ]


def _insert_in_flow(sheet: Sheet, parent: Mapping | Sequence, index: int, new: str) -> list[Splice]:
    """Put a text between braces or brackets; on a line of its own where its neighbour has one."""
    text = sheet.text
    ranges = _ranges(text, parent)
    if not ranges:
        return [Splice(parent.start_mark.index + 1, parent.end_mark.index - 1, new)]
    next_to = ranges[min(index, len(ranges) - 1)][0]
    own_lines = stands_first(text, next_to)
    pause = sheet.newline + " " * (next_to - line_start(text, next_to)) if own_lines else " "
    if index < len(ranges):
        return [Splice(next_to, next_to, f"{new},{pause}")]
    last = ranges[-1][1]
    end = line_end(text, last)
    if not own_lines or end >= parent.end_mark.index:
        return [Splice(last, last, f", {new}")]
    comma = text[last:end].lstrip().startswith(",")
    return [
        *([] if comma else [Splice(last, last, ",")]),
        Splice(end, end, f"{pause}{new}{',' if comma else ''}"),
    ]


def _ranges(text: str, node: Mapping | Sequence) -> list[tuple[int, int]]:
    """Return the ranges of the entries or items of a node."""
    if isinstance(node, Mapping):
        return [_pair_range(text, pair) for pair in node.value]
    return [(part.start_mark.index, end_of(text, part)) for part in node.value]


def _pair_range(text: str, pair: tuple[Node, Node]) -> tuple[int, int]:
    key, value = pair
    return key.start_mark.index, max(int(key.end_mark.index), end_of(text, value))


def _item_end(text: str, parent: Sequence, index: int, at: Several[int]) -> int:
    return max(end_of(text, parent.value[index]), at[index] + 1)


def _chunks(text: str, parent: Sequence) -> list[tuple[int, int]]:
    """Return the ranges of the items of a block list, with the comments that belong to them.

    What stands above the first item belongs to the list; above the others, too, where the first shares its line.
    """
    at = dashes(text, parent)
    column = parent.start_mark.column
    own_lines = stands_first(text, at[0])
    found: list[tuple[int, int]] = []
    for index, dash in enumerate(at):
        start = start_with_comments(text, dash, found[-1][1]) if found and own_lines else dash
        found.append((start, end_with_comments(text, _item_end(text, parent, index, at), column)))
    return found
