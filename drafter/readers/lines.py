"""Lines that are no paragraphs: broken within a paragraph, cut at a fixed width, or all in one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from drafter.readers.marks import ending_date, is_organ, mark_of, opening_ordinal
from drafter.readers.passages import Passage, together
from drafter.readers.places import Stretch
from drafter.readers.wrapping import unwrapped

_NARROWEST = 30
_STOPS = tuple("。；：！？;:!?”）)》")
_UNBROKEN, _UNBROKEN_SHARE = 200, 0.6
_BEFORE_MARK = frozenset("。；：！？;:!?”） ")
_MAY_OPEN, _LONGEST_NUMBER, _NEAR, _WIDEST_JUMP = re.compile("[（(一二三四五六七八九十0-9]"), 12, 40, 2
_TITLE_ENDS = ("报告", "总结", "方案", "如下")
_TITLED = re.compile(
    r"(?P<title>[^。，；：]{6,60}?(?:情况的?报告|工作总结|(?:工作|年度|的)报告|实施方案|工作要点)(?:\s*[（(][^（()）]{2,20}[）)])?)(?P<rest>.+)",
    re.DOTALL,
)
_SIGNED = re.compile(r"(?<=[。”）])(?P<organs>[^。；：，]{4,60})$")


def paragraphs(passages: Sequence[Passage]) -> list[Passage]:
    """Return the paragraphs a text was meant to have."""
    return list(_resplit(unwrapped(_rejoined(passages))))


def _rejoined(passages: Sequence[Passage]) -> list[Passage]:
    """Join the lines of one paragraph where a line break only wraps it; a title keeps its lines."""
    groups: list[list[Passage]] = []
    for passage in passages:
        before = groups[-1][-1] if groups else None
        if (
            before is None
            or passage.first
            or passage.rows
            or before.rows
            or before.is_title
            or _parts(before, passage)
        ):
            groups.append([passage])
        else:
            groups[-1].append(passage)
    return [together(group) for group in groups]


def _parts(before: Passage, passage: Passage) -> bool:
    """Tell whether a line break within a paragraph parts two paragraphs."""
    text = passage.text
    if passage.indent or mark_of(text) or opening_ordinal(text):
        return True
    return before.text.endswith(_STOPS) or len(before.text) < _NARROWEST or mark_of(before.text) is not None


def _resplit(passages: Sequence[Passage]) -> Iterator[Passage]:
    """Divide a text that stands in one unbroken paragraph at its numbers."""
    whole = sum(len(p.text) for p in passages)
    for passage in passages:
        text = passage.text
        if passage.rows or len(text) < _UNBROKEN or len(text) < _UNBROKEN_SHARE * whole:
            yield passage
            continue
        cuts = _numbers(text)
        if len([level for _, level in cuts if level == 1]) < 2 and len(cuts) < 3:
            yield passage
            continue
        yield from _divided(passage, [start for start, _ in cuts])


def _numbers(text: str) -> list[tuple[int, int]]:
    """Return where headings begin in a running text, and their level: only numbers that count on."""
    expected = {1: 1, 2: 1, 3: 1, 4: 1}
    found: list[tuple[int, int]] = []
    for match in _MAY_OPEN.finditer(text):
        start = match.start()
        mark = mark_of(text[start : start + _LONGEST_NUMBER])
        if mark is None or mark.is_lost:
            continue
        last, level = found[-1] if found else (-_NEAR, 0)
        behind_stop = not start or text[start - 1] in _BEFORE_MARK
        ahead = mark.value - expected[mark.level]
        jumps = behind_stop and (0 < ahead <= _WIDEST_JUMP if mark.level == 1 else mark.value == 1)
        if ahead and not jumps:
            continue
        near = start - last <= _NEAR and mark.level == level + 1
        if not (behind_stop or near or (mark.level == 1 and text.endswith(_TITLE_ENDS, 0, start))):
            continue
        if mark.level > 1 and expected[1] > 1 and expected[mark.level - 1] == 1:
            continue
        found.append((start, mark.level))
        expected[mark.level] = mark.value + 1
        expected.update(dict.fromkeys(range(mark.level + 1, 5), 1))
    return found


def _divided(passage: Passage, starts: Sequence[int]) -> Iterator[Passage]:
    stretch = passage.stretch
    edges = [0, *(start for start in starts if start), len(stretch.text)]
    pieces = [stretch.cut(a, b) for a, b in pairwise(edges)]
    head, *middle, last = pieces
    yield from (passage._replace(stretch=piece) for piece in _title_off(head) if piece.text)
    yield from (passage._replace(stretch=piece) for piece in middle)
    yield from (passage._replace(stretch=piece) for piece in _signature_off(last))


def _title_off(head: Stretch) -> tuple[Stretch, ...]:
    found = _TITLED.fullmatch(head.text)
    if not found:
        return (head,)
    return head.cut(0, found.end("title")), head.cut(found.start("rest"))


def _signature_off(last: Stretch) -> tuple[Stretch, ...]:
    text = last.text
    dated = ending_date(text)
    if not dated:
        return (last,)
    signed = _SIGNED.search(text[: dated[0]].rstrip())
    if not signed or not all(map(is_organ, signed["organs"].split())):
        return last.cut(0, dated[0]), last.cut(dated[0])
    return last.cut(0, signed.start()), last.cut(signed.start(), dated[0]), last.cut(dated[0])
