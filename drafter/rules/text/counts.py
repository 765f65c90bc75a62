"""The counts of a line: figures of the year itself, apart from rates, changes, and last year's figures."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from drafter.rules.text.clauses import NEAR, Figure, clauses_of

CHANGE = re.compile(
    "(?:增加|减少|增长|下降|上升|提高|降低|(?<!整改)(?<!改造)(?<!优化)提升|压减|核减|净增|缩减|[比较][^，,]*[多少])(?:了|约|近)?$"
)
_PAST = re.compile(
    r"(?:(?:上|去|前|前一)年(?:度|末|底|同期)?|上一年度?|同期|原来|过去|此前|改革前|改革前的)(?:的|为|是|仅|只有)?$"
    r"|[较比与同]20\d\d年(?:同期|全年|[末底度])?$"
)
_EACH = re.compile(
    "平均[^，、；。]{0,10}$|[人户件村镇乡]均[^，、；。]{0,6}$|每[一个名家件次所月周季年]?[一-龥]{0,6}$|各$"
)
_PAST_ASIDE = re.compile("(?:(?:上|去|前|前一)年度?|上一年度?|同期)[（(]$")
_FROM = re.compile("[由从][^，,；。]*$")
_TO = re.compile("(?:到|至|为|成)$")
_PIECES = re.compile("([，、；。：！？,;:!?（）()])")
_STRONGER = frozenset("；。：;")
LONGEST_GAP, NEIGHBOURS = 300, 40
_ASIDE = re.compile("（[^（）]*）|[(][^()]*[)]")


def is_change(figure: Figure) -> bool:
    """Tell whether a figure is by how much something changed."""
    return CHANGE.search(figure.before) is not None


def is_average(figure: Figure) -> bool:
    """Tell whether a figure is one for each of something: 平均每件2.9条, 每名律师包3个村."""
    return _EACH.search(figure.before) is not None


@lru_cache(maxsize=8192)
def counts_of(text: str) -> tuple[Figure, ...]:
    """Return the counts of a line."""
    figures = clauses_of(text).figures
    following = (*figures[1:], None)
    return tuple(
        figure
        for figure, after in zip(figures, following, strict=False)
        if not (figure.is_rate or is_change(figure) or is_average(figure) or is_past(figure, after))
    )


def counts_near(text: str, figure: Figure) -> tuple[Figure, ...]:
    """Return the counts of a line some way before and behind one of them; in a line without end the rest is another matter."""
    counts = counts_of(text)
    at = bisect_left(counts, figure.start, key=lambda one: one.start)
    return counts[max(0, at - NEIGHBOURS) : at + NEIGHBOURS]


def is_past(figure: Figure, after: Figure | None) -> bool:
    """Tell whether a figure is that of another year: 上年33件, 由28项增加到195项."""
    if _PAST.search(figure.before) or (not figure.before and _PAST_ASIDE.search(figure.gap)):
        return True
    return (
        after is not None
        and _FROM.search(figure.before) is not None
        and after.clause == figure.clause
        and _TO.search(after.before) is not None
    )


def between(text: str, first: Figure, second: Figure) -> str:
    """Return the words between two counts, without what stands aside in brackets, and without rates and changes."""
    if second.start - first.end > LONGEST_GAP:
        return f"。{text[second.start - NEAR : second.start]}"
    figures = clauses_of(text).figures
    dropped = [f.start for f in figures[first.number + 1 : second.number] if f not in _kept(text)]
    gap = _without(text, first.end, second.start, dropped)
    return _ASIDE.sub("", gap) if first.bracket == second.bracket else gap


@lru_cache(maxsize=8192)
def _kept(text: str) -> frozenset[Figure]:
    return frozenset(counts_of(text))


def _without(text: str, start: int, end: int, dropped: list[int]) -> str:
    """Return a stretch of text without the pieces between marks that hold what is dropped."""
    if not dropped:
        return text[start:end]
    kept: list[str] = []
    at, skip = start, False
    for piece in _PIECES.split(text[start:end]):
        held = any(at <= position < at + len(piece) for position in dropped)
        if held:
            skip = True
        elif not (skip and piece in "，、,"):
            if skip and piece in _STRONGER and kept and kept[-1] in "，、,":
                kept.pop()
            kept.append(piece)
            skip = False
        at += len(piece)
    return "".join(kept)


def label_of(figure: Figure) -> str:
    """Return the words that say what a figure counts."""
    return figure.before + figure.after
