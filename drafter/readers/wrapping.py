"""Lines that were cut at a fixed width, put together to paragraphs: pasted mail, old typesetting, the text of a PDF."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from drafter.readers.front import is_title
from drafter.readers.furniture import entries, is_furniture
from drafter.readers.marks import date_of, is_organ, mark_of, opening_ordinal
from drafter.readers.passages import Passage, together

_WIDEST, _NARROWEST, _FEWEST, _FEWEST_FULL, _FEWEST_CUT, _FEWEST_INDENTED = 124, 44, 8, 4, 3, 3
_FULL, _NEARLY_FULL, _BRIM = 0.86, 0.75, 0.96
_FULL_SHARE, _CUT_SHARE = 0.4, 0.5
_STOPS = tuple("。；：！？;:!?”）)》")
_ENDS = tuple("。！？”）)")


def unwrapped(passages: Sequence[Passage]) -> list[Passage]:
    """Join lines that were cut at a fixed width."""
    lines = [p for p in passages if p.text and not p.rows]
    width = _cut_at(lines)
    if not width:
        return list(passages)
    wrapped = _Wrapped(lines, width)
    groups: list[list[Passage]] = []
    for passage in passages:
        if groups and wrapped.runs_on(groups[-1], passage):
            groups[-1].append(passage)
        else:
            groups.append([passage])
    return [together(group) for group in groups]


def _width(passage: Passage) -> int:
    """Return how many columns a line takes where Chinese quotation marks are as wide as characters, as on paper."""
    return sum(1 if character.isascii() else 2 for character in passage.text) + 4 * passage.indent


def _cut_at(lines: Sequence[Passage]) -> int:
    """Return the width at which lines were cut; 0 where they were not. A title or two may be wider."""
    if len(lines) < _FEWEST:
        return 0
    widths = [_width(line) for line in lines]
    widest = sorted(widths)[-_FEWEST_FULL]
    if not _NARROWEST < widest <= _WIDEST or max(widths) > 2 * _WIDEST:
        return 0
    full = [(line, w) for line, w in zip(lines, widths, strict=True) if w >= _FULL * widest]
    cut = [line for line, _ in full if not line.text.endswith(_STOPS) and not mark_of(line.text)]
    mostly = sum(w for _, w in full) >= _FULL_SHARE * sum(widths)
    return widest if mostly and len(cut) >= max(_FEWEST_CUT, _CUT_SHARE * len(full)) else 0


class _Wrapped:
    """What is known of a text whose lines were cut: its width, whether paragraphs are indented, how headings stand."""

    def __init__(self, lines: Sequence[Passage], width: int) -> None:
        self._width = width
        self._indents = sum(line.indent for line in lines) >= _FEWEST_INDENTED
        alone: Counter[int] = Counter()
        for line in lines:
            mark = mark_of(line.text)
            if mark:
                stands = "。" not in line.text and _width(line) < _NEARLY_FULL * width
                alone[mark.level] += 1 if stands else -1
        self._alone = {level for level, count in alone.items() if count > 0}

    def runs_on(self, group: Sequence[Passage], passage: Passage) -> bool:
        """Tell whether a line goes on from the last of a paragraph."""
        before = group[-1]
        if (
            passage.rows
            or before.rows
            or passage.indent
            or passage.is_title
            or passage.outside != before.outside
        ):
            return False
        if self._stands_alone(before, len(group) == 1):
            return False
        share = _width(before) / self._width
        mark = mark_of(passage.text)
        if before.text.endswith(_ENDS):
            least = _FULL if self._indents else _BRIM
            return share >= least and mark is None and not _opens(passage.text)
        if before.text.endswith(_STOPS):
            return share >= _FULL and mark is None
        return share >= _NEARLY_FULL and (mark is None or mark.level > 2 or self._indents)

    def _stands_alone(self, line: Passage, is_first: bool) -> bool:
        """Tell whether a line that opens a paragraph is all of it: a title, a heading, a line of the page."""
        if not is_first:
            return False
        if is_title(line.text) or is_furniture(line.text) or entries(line.text):
            return True
        mark = mark_of(line.text)
        return mark is not None and mark.level in self._alone and "。" not in line.text


def _opens(text: str) -> bool:
    """Tell whether a line that follows a full stop opens a paragraph of its own."""
    return (
        opening_ordinal(text) is not None
        or is_organ(text)
        or date_of(text) is not None
        or text.startswith("特此")
    )
