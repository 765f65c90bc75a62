"""The five edits of a file that is not ours: replace a value, add a key, add, delete or move an item of a list.

Each is a splice at the place concerned. The result is read again and compared: exactly that change, every comment
line still there; else the edit is refused and the document stays as it was.
"""

from __future__ import annotations

from dataclasses import replace as with_changes
from typing import TypeAlias

from drafter.files import faults
from drafter.files.document import Document, Key, Plain, find, place, plain
from drafter.files.layout import colon_after, comment_lines, dashes
from drafter.files.members import insert_entry, insert_item, remove_item, reorder
from drafter.files.nodes import Mapping, Node, Scalar, Sequence
from drafter.files.reading import nodes_of
from drafter.files.rendering import ANY, BLOCK, Habits, Like, entry
from drafter.files.splices import Sheet, Slot, Splice, applied, joined, put
from drafter.findings import DrafterError, Finding, Place

Path: TypeAlias = tuple[Key, ...]


def replace_value(document: Document, path: Path, value: Plain) -> Document:
    """Put a value in the place of another."""
    document = _last_line_ended(document)
    slot = _slot(document, path)
    return _checked(document, put(_sheet(document), slot, value), _with_value(document, path, value), path)


def add_key(
    document: Document, path: Path, value: Plain, after: str | None = None, *, first: bool = False
) -> Document:
    """Add a key with its value, and the keys above it that are missing.

    It goes behind the key `after`, before all others where it is to be the first, else behind them.
    """
    document = _last_line_ended(document)
    known = next(n for n in range(len(path), -1, -1) if n == 0 or find(document, path[:n]))
    if known == len(path):
        raise _refusal(document, path, "这一项已经有了。", "要改它的值，请用替换。")
    above, key = path[:known], path[known]
    begun = path[known + 1 :]
    for name in reversed(begun):
        value = {str(name): value}
    like = Like(flow=False, levels=len(begun) - 1) if begun else None
    parent = find(document, above)
    if not isinstance(key, str) or not all(isinstance(name, str) for name in path[known:]):
        raise _refusal(document, path, "列表里没有这一项。", "请核对是第几项。")
    if parent is None:
        splices = _first_entry(document, key, value, like or ANY)
    elif isinstance(parent, Mapping) and parent.value:
        names = [name.value for name, _ in parent.value]
        last = -1 if first else names.index(after) if after in names else len(names) - 1
        splices = insert_entry(_sheet(document), parent, last, (key, value), like)
    elif _is_empty(parent):
        splices = put(
            _sheet(document), _slot(document, above), {key: value}, Like(flow=False, levels=len(begun))
        )
    else:
        raise _refusal(document, above, "这里已经写了一个值，下面不能再分项。", "请先把这个值改掉。")
    return _checked(document, splices, _with_entry(document, above, key, value), path)


def add_item(document: Document, path: Path, value: Plain, index: int | None = None) -> Document:
    """Add an item to a list, before the item numbered `index` or as the last; begin the list where there is none."""
    node = find(document, path)
    if node is None:
        return add_key(document, path, [value])
    document = _last_line_ended(document)
    node = find(document, path)
    items: list[Plain] = []
    if isinstance(node, Sequence) and node.value:
        items = [plain(part) for part in node.value]
        at = len(items) if index is None else min(max(index, 0), len(items))
        splices = insert_item(_sheet(document), node, at, value)
        items.insert(at, value)
    elif node is not None and _is_empty(node):
        items = [value]
        splices = put(_sheet(document), _slot(document, path), items, BLOCK)
    else:
        raise _refusal(document, path, "这里不是列表，不能加一项。", "请先把它改成列表。")
    return _checked(document, splices, _with_value(document, path, items), path)


def delete_item(document: Document, path: Path) -> Document:
    """Delete the item of a list that the last step of the address names."""
    document = _last_line_ended(document)
    parent, index, items = _listed(document, path)
    del items[index]
    if not items:
        splices = put(_sheet(document), _slot(document, path[:-1]), items)
    else:
        splices = remove_item(_sheet(document), parent, index)
    return _checked(document, splices, _with_value(document, path[:-1], items), path)


def move_item(document: Document, path: Path, to: int) -> Document:
    """Move an item of a list so that it becomes the item numbered `to`."""
    document = _last_line_ended(document)
    parent, index, items = _listed(document, path)
    order = list(range(len(items)))
    order.insert(to, order.pop(index))
    items.insert(to, items.pop(index))
    splices = reorder(_sheet(document), parent, order)
    return _checked(document, splices, _with_value(document, path[:-1], items), path)


def _checked(document: Document, splices: list[Splice], expected: Plain, path: Path) -> Document:
    """Make an edit if reading it again shows that change and no other."""
    source = with_changes(document.source, text=applied(document.source.text, splices))
    _, root, trouble = nodes_of(source.text)
    if trouble or not isinstance(root, Mapping) or plain(root) != expected:
        raise _refusal(document, path, "改完重读，内容与预期不符，没有改。", "请用记事本直接改这一处。")
    if comment_lines(document.source.text, document.root) - comment_lines(source.text, root):
        raise _refusal(
            document, path, "改动会丢掉这一处的注释，没有改。", "请用记事本直接改这一处，注释由您决定去留。"
        )
    return Document(source, root)


def _last_line_ended(document: Document) -> Document:
    """End the last line, so that whatever follows it begins a line."""
    source = document.source
    if not source.text or source.text.endswith(("\n", "\r")):
        return document
    source = with_changes(source, text=source.text + source.newline)
    root = nodes_of(source.text)[1]
    return Document(source, root if isinstance(root, Mapping) and document.root else None)


def _slot(document: Document, path: Path) -> Slot:
    """Return where the value at an address stands."""
    parent = find(document, path[:-1]) if path else None
    text, key = document.source.text, path[-1] if path else ""
    if isinstance(parent, Mapping):
        for name, node in parent.value:
            if name.value == key:
                others = tuple(value for other, value in parent.value if other is not name)
                anchor = colon_after(text, name, node)
                column, flow = parent.start_mark.column, bool(parent.flow_style)
                return Slot(node, anchor, column, in_flow=flow, key_end=name.end_mark.index, siblings=others)
    if isinstance(parent, Sequence) and isinstance(key, int) and 0 <= key < len(parent.value):
        others = tuple(parent.value[:key] + parent.value[key + 1 :])
        anchor = 0 if parent.flow_style else dashes(text, parent)[key] + 1
        column, flow = parent.start_mark.column, bool(parent.flow_style)
        return Slot(parent.value[key], anchor, column, behind_dash=True, in_flow=flow, siblings=others)
    raise _refusal(document, path, "没有这一项。", "请核对键名，或先把它加上。")


def _listed(document: Document, path: Path) -> tuple[Sequence, int, list[Plain]]:
    """Return the list that holds an item, the item's number, and the list's content."""
    parent, index = find(document, path[:-1]), path[-1]
    if isinstance(parent, Sequence) and isinstance(index, int) and 0 <= index < len(parent.value):
        return parent, index, [plain(part) for part in parent.value]
    raise _refusal(document, path, "列表里没有这一项。", "请核对是第几项。")


def _first_entry(document: Document, key: str, value: Plain, like: Like) -> list[Splice]:
    """Begin a file that has no entry yet, below its comments."""
    text = document.source.text
    lines = joined(_sheet(document), entry(key, value, 0, Habits(), like))
    newline = document.source.newline
    return [Splice(len(text), len(text), lines.removeprefix(newline) + newline)]


def _is_empty(node: Node) -> bool:
    return not node.value and not (isinstance(node, Scalar) and node.style)


def _sheet(document: Document) -> Sheet:
    return Sheet(document.source.text, document.source.newline, document.root)


def _with_value(document: Document, path: Path, value: Plain) -> Plain:
    """Return the content of a file as it should be with another value at an address."""
    content: Plain = plain(document.root) if document.root else {}
    holder = _within(content, path[:-1])
    last = path[-1]
    if isinstance(holder, dict):
        holder[str(last)] = value
    elif isinstance(holder, list) and isinstance(last, int):
        holder[last] = value
    return content


def _with_entry(document: Document, above: Path, key: str, value: Plain) -> Plain:
    """Return the content of a file as it should be with one entry more."""
    content: Plain = plain(document.root) if document.root else {}
    holder = _within(content, above)
    if isinstance(holder, dict):
        holder[key] = value
        return content
    return _with_value(document, above, {key: value})


def _within(content: Plain, path: Path) -> Plain:
    for step in path:
        if isinstance(content, dict):
            content = content[str(step)]
        elif isinstance(content, list) and isinstance(step, int):
            content = content[step]
    return content


def _refusal(document: Document, path: Path, message: str, advice: str) -> DrafterError:
    node = next((n for n in (find(document, path[:i]) for i in range(len(path), 0, -1)) if n), None)
    at = place(document, node) if node else Place(document.source.path)
    address = ".".join(map(str, path))
    return DrafterError(Finding(faults.EDIT_REFUSED, at, f"“{address}”：{message}", advice, keys=(address,)))
