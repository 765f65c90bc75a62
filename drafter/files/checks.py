"""What is wrong with a file that YAML reads without complaint: one walk over its nodes, a line at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from drafter.files import faults
from drafter.files.diagnosis import MOST, clipped
from drafter.files.document import place_in
from drafter.files.misreadings import (
    Page,
    cut_off,
    in_braces,
    in_brackets,
    odd_key,
    swallowed,
    torn,
    wide_brackets,
)
from drafter.files.nodes import UNTAGGED, Mapping, Node, Scalar, Sequence
from drafter.files.source import Source
from drafter.findings import DrafterError, Finding, Place

MAX_DEPTH = 50

_COMMA_IN_QUOTES = re.compile(r"[“《（【「][^”》）】」\n]*,")


def too_deep(path: str, line: int | None = None) -> DrafterError:
    """Return the refusal of a file that nests beyond all reason."""
    return DrafterError(
        Finding(
            faults.TOO_DEEP,
            Place(path, line),
            f"内容嵌套超过 {MAX_DEPTH} 层，没有读。",
            "请确认是不是拿错了文件；事实文件不过五六层。",
        )
    )


def check_root(source: Source, root: Node | None) -> tuple[Finding, ...]:
    """Return what is wrong with a file that holds no keys and values at all."""
    if root is None or root.value == "":
        said = "文件是空的，或者只有注释。" if source.text.strip() else "文件是空的。"
        return (
            Finding(
                faults.EMPTY,
                Place(source.path),
                said,
                "请从 samples 文件夹里的样例抄一份，再改成本地的内容。",
            ),
        )
    if isinstance(root, Scalar) and not root.style:
        lines = tuple(swallowed(Page(source), root, own_line=True))
        if lines:
            return lines[:MOST]
    what = "一个列表" if isinstance(root, Sequence) else "一段文字"
    at = Place(source.path, root.start_mark.line + 1)
    return (
        Finding(
            faults.NOT_KEYED,
            at,
            f"文件最外层是{what}，不是“键: 值”。",
            "请照样例写，最外层从“提纲: …”“机关: …”写起。",
        ),
    )


def check(source: Source, root: Mapping) -> tuple[Finding, ...]:
    """Return what is wrong with a file of keys and values."""
    walk = _Walk(source)
    level: list[Node] = [root]
    depth = 0
    while level:
        depth += 1
        if depth > MAX_DEPTH:
            raise too_deep(source.path, level[0].start_mark.line + 1)
        level = [child for node in level for child in walk.visit(node)]
    if "!" in source.text:
        walk.add(_tags(source, root))
    return tuple(walk.findings)


class _Walk:
    """The checks of one file, with what only a search of the whole text can tell quickly."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.findings: list[Finding] = []
        self.page = Page(source)
        self.comments = _comments_behind(source.text)
        self.has_wide_brackets = "｛" in source.text or "［" in source.text
        self.may_be_torn = _COMMA_IN_QUOTES.search(source.text) is not None

    def visit(self, node: Node) -> list[Node]:
        """Check a list or mapping; return the lists and mappings in it."""
        if isinstance(node, Mapping):
            return self._mapping(node)
        return self._sequence(node) if isinstance(node, Sequence) else []

    def _mapping(self, node: Mapping) -> list[Node]:
        below: list[Node] = []
        seen: dict[str, Scalar] = {}
        has_odd_key = False
        for key, value in node.value:
            if type(key) is not Scalar:
                self.add(_complex_key(self.source, key))
            elif key.value in seen:
                self.add(_repeated(self.source, key, seen[key.value]))
            else:
                seen[key.value] = key
                if not (key.style or key.value.isidentifier()):
                    has_odd_key = True
                    self.add(_merge(self.source, key), odd_key(self.page, key))
            if type(value) is not Scalar:
                below.append(value)
            elif not value.style:
                self._text(value)
                if value.end_mark.line != key.end_mark.line and value.value and not node.flow_style:
                    own_line = value.start_mark.line != key.end_mark.line
                    self.add(swallowed(self.page, value, own_line=own_line))
        if node.flow_style and has_odd_key:
            self.add(in_braces(self.page, node))
        if node.flow_style and self.may_be_torn:
            self.add(torn(self.page, [part for pair in node.value for part in pair]))
        return below

    def _sequence(self, node: Sequence) -> list[Node]:
        below: list[Node] = []
        for item in node.value:
            if type(item) is not Scalar:
                below.append(item)
            elif not item.style:
                self._text(item)
                if item.end_mark.line != item.start_mark.line and not node.flow_style:
                    self.add(swallowed(self.page, item, own_line=True))
        if node.flow_style and len(node.value) == 1:
            self.add(in_brackets(self.page, node))
        if node.flow_style and self.may_be_torn:
            self.add(torn(self.page, node.value))
        return below

    def _text(self, node: Scalar) -> None:
        if node.end_mark.index in self.comments:
            self.add(cut_off(self.page, node, self.comments[node.end_mark.index]))
        if self.has_wide_brackets:
            self.add(wide_brackets(self.page, node))

    def add(self, *several: Iterator[Finding]) -> None:
        """Take over findings until there are more than anyone reads."""
        for findings in several:
            self.findings.extend(islice(findings, max(MOST - len(self.findings), 0)))


def _comments_behind(text: str) -> dict[int, int]:
    """Return where comments behind something begin, by where that something ends."""
    found: dict[int, int] = {}
    at = text.find("#")
    while at >= 0:
        end = at
        while end and text[end - 1] in " \t":
            end -= 1
        if end < at and end and text[end - 1] not in "\r\n":
            found[end] = at
        at = text.find("#", at + 1)
    return found


def _complex_key(source: Source, key: Node) -> Iterator[Finding]:
    said = "键的位置上是一组值，不是文字。"
    advice = "键只能是文字；若这一行是要写的文字，请给整行的值加上引号。"
    yield Finding(faults.ODD_KEY, place_in(source, key), said, advice)


def _repeated(source: Source, key: Scalar, first: Scalar) -> Iterator[Finding]:
    line = first.start_mark.line + 1
    said = f"“{clipped(key.value)}”在第 {line} 行已经写过。"
    yield Finding(
        faults.REPEATED_KEY,
        place_in(source, key),
        said,
        "请留下一处，把另一处并进去或删掉。",
        quote=key.value,
    )


def _merge(source: Source, key: Scalar) -> Iterator[Finding]:
    if key.value == "<<":
        said = "“<<”是合并别处内容的写法，这里不用。"
        yield Finding(faults.ALIAS, place_in(source, key), said, "请把要用的各项直接写出来。", quote="<<")


def _tags(source: Source, root: Node) -> Iterator[Finding]:
    """Yield the nodes with a tag; only a text with an exclamation mark is searched."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node.tag != UNTAGGED:
            said = "值以“!”开头，YAML 把它当成了类型标签。"
            yield Finding(faults.TAG, place_in(source, node), said, "若是要写的文字，请给整个值加上引号。")
        if isinstance(node, Mapping):
            waiting.extend(part for pair in node.value for part in pair)
        elif isinstance(node, Sequence):
            waiting.extend(node.value)
