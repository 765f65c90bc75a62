"""Where things stand in the text of a file: libyaml's ranges put right.

Its ranges of block lists and mappings swallow the comments behind them, those of `|` swallow blank lines, and an
empty value has no width.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterator

from drafter.files.nodes import Mapping, Node, Scalar, Sequence

_LINE_END = re.compile(r"[\r\n]|\Z")
_COMMENT_LINE = re.compile(r"(?:\A|(?<=[\r\n]))[ \t]*#[^\r\n]*")


def line_end(text: str, index: int) -> int:
    """Return where the line of an index ends, before its line end."""
    match = _LINE_END.search(text, index)
    return match.start() if match else len(text)


def line_start(text: str, index: int) -> int:
    """Return where the line of an index begins."""
    return max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1


def next_line(text: str, index: int) -> int:
    """Return where the line after that of an index begins."""
    end = line_end(text, index)
    return end + (2 if text.startswith("\r\n", end) else 1 if end < len(text) else 0)


def end_of(text: str, node: Node) -> int:
    """Return where a value really ends."""
    if isinstance(node, Scalar):
        return _end_of_block(text, node) if node.style in ("|", ">") else int(node.end_mark.index)
    if isinstance(node, Mapping) and node.value and not node.flow_style:
        key, value = node.value[-1]
        return max(int(key.end_mark.index), end_of(text, value))
    if isinstance(node, Sequence) and node.value and not node.flow_style:
        return end_of(text, node.value[-1])
    return int(node.end_mark.index)


def _end_of_block(text: str, node: Scalar) -> int:
    start, end = node.start_mark.index, node.end_mark.index
    region = text[start:end]
    keeps = "+" in region[: line_end(region, 0)].partition("#")[0]
    kept = region.rstrip(" ") if keeps else region.rstrip(" \t\r\n")
    if keeps and kept.endswith(("\n", "\r")):
        return start + len(kept) - (2 if kept.endswith("\r\n") else 1)
    return line_end(text, start + len(kept))


def colon_after(text: str, key: Node, value: Node) -> int:
    """Return the index behind the colon of a key, -1 where there is none."""
    return text.find(":", key.end_mark.index, max(value.start_mark.index, key.end_mark.index)) + 1 or -1


def dashes(text: str, node: Sequence) -> list[int]:
    """Return the index of the dash of each item of a block list."""
    column = node.start_mark.column
    pattern = re.compile(rf"[\r\n] {{{column}}}-(?=[ \t\r\n]|\Z)")
    found = [node.start_mark.index]
    for before, item in zip(node.value, node.value[1:], strict=False):
        match = pattern.search(
            text, line_end(text, max(end_of(text, before), found[-1] + 1)), item.start_mark.index
        )
        found.append(match.end() - 1 if match else -1)
    return found


def end_with_comments(text: str, index: int, column: int) -> int:
    """Return the end of the line of an index, and of the comment lines below that are indented beyond `column`."""
    end = line_end(text, index)
    at = next_line(text, end)
    while at < len(text):
        stop = line_end(text, at)
        bare = text[at:stop].lstrip(" \t")
        if bare.startswith("#") and stop - at - len(bare) > column:
            end = stop
        elif bare:
            break
        at = next_line(text, stop)
    return end


def start_with_comments(text: str, index: int, floor: int) -> int:
    """Return the start of the comment lines right above an index and in its column, not before `floor`."""
    column = index - line_start(text, index)
    start = index
    while (above := _line_above(text, line_start(text, start))) >= floor:
        if text[above : above + column].strip(" ") or text[above + column : above + column + 1] != "#":
            break
        start = above + column
    return start


def _line_above(text: str, start: int) -> int:
    """Return where the line above the one that begins at `start` begins, -1 where there is none."""
    if start == 0:
        return -1
    return line_start(text, start - (2 if text.startswith("\r\n", start - 2) else 1))


def stands_first(text: str, index: int) -> bool:
    """Tell whether only spaces stand before an index on its line."""
    return not text[line_start(text, index) : index].strip(" ")


def comment_lines(text: str, root: Node | None) -> Counter[str]:
    """Return the lines that are comments; a # within a text is none."""
    return Counter(comment.strip() for comment in _comments(text, 0, len(text), root))


def comments_within(text: str, start: int, end: int, node: Node) -> list[str]:
    """Return the whole comment lines of a range that holds a value."""
    return list(_comments(text, start, end, node))


def _comments(text: str, start: int, end: int, root: Node | None) -> Iterator[str]:
    spans = sorted(
        (node.start_mark.index, node.end_mark.index)
        for node in _texts(root)
        if node.style and node.start_mark.line != node.end_mark.line
    )
    begins = [begin for begin, _ in spans]
    for match in _COMMENT_LINE.finditer(text, start, end):
        nearest = bisect(begins, match.start()) - 1
        if nearest < 0 or match.start() >= spans[nearest][1]:
            yield match[0]


def _texts(root: Node | None) -> Iterator[Scalar]:
    waiting = [root] if root else []
    while waiting:
        node = waiting.pop()
        if isinstance(node, Scalar):
            yield node
        elif isinstance(node, Mapping):
            waiting.extend(part for pair in node.value for part in pair)
        else:
            waiting.extend(node.value)
