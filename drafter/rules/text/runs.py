"""Successive counts of one kind, as reports list them, with what leads to them: what sums and parts are read from."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from drafter.canon.breakdowns import Breakdowns
from drafter.rules.text.clauses import Figure
from drafter.rules.text.counts import between, counts_of, label_of

_EARLIER = 7
_LINK = re.compile(
    r"[^，、；;,。：:和及与]{0,14}(?:[，、；;,]|以及|和|及|与)[^，、；;,。：:]{0,24}(?:、[^，、；;,。：:\d]{1,12}){0,3}"
)
_BREAKS = re.compile(
    "其中|[一-龥]中[，,](?:已|共)?有$|分别|包括|包含|具体[为是]|合计|共计|总计|总[量数]|累计|平均|二者|两者|三者|[两二三四]项(?:相加|之和)|同时|另外[，,]|此外|全年|目前|截至|截止|参与|(?:结果|情况|类型|构成|来源|方式)(?:中|看|上|来看)|[^公共]共(?!同|享|建|治|有)|^共|同比|上年|结转"
)
_AMONG = re.compile(
    "其中[^，,。；;]{0,24}$|其中[，,：:][^，,。；;]{0,24}$|^[一-龥]{2,16}中[，,](?:已|共)?有$"
)
_PARTED = re.compile(
    "，即[^，,。；;、]{0,16}$|分别(?![计列纳转移])|包括|包含|具体[为是]|[：:（(][^，,。；;、]{0,24}$"
)
_SCOPED = re.compile(
    "^中[，,：:]?[^，,。；;]{0,20}$|(?:件|案|请|的|果|况)中[，,：:]?[^，,。；;]{0,20}$|从[^，,。；;]{2,12}看[，,：:]?[^，,。；;]{0,20}$"
)
_TOTALLED = re.compile(
    "[^，,；;。、公中]{0,8}(?:[，,；;][两二三]者[^，,；;。、]{0,8})?[，,；;。、]?(?:以上|[两二三四五六七八九十各]+[项类者种个方级][^，,；;。、]{0,4})?(?:合计|共计|总计|一共|累计|总共|[一-龥]{0,2}(?:总数|总量)|共)[^，,；;。、]{0,8}$"
)
_OPEN = re.compile("^[^，,。；;]{0,6}等")
_WITHIN = re.compile("(?:案件|申请|问题|事项)?中")
TOGETHER = re.compile("[，,；](?:连同|加上)[^，,。；;]{0,14}$")
LISTED = ("、", "和", "及", "以及")
_ALIKE = frozenset({"件", "项", "个", "条", "份", "处", "类", "种"})
MOST = 12


class Cue(Enum):
    """How a text says that parts of a whole follow."""

    NONE = 0
    AMONG = 1
    SCOPED = 2
    PARTED = 3


class Run(NamedTuple):
    """Successive counts of one kind, what led to them, the counts of that kind before them, and the count after them."""

    members: tuple[Figure, ...]
    cue: Cue
    earlier: tuple[Figure, ...]
    later: tuple[Figure, ...]
    open_list: bool
    lead: str

    @property
    def listed(self) -> tuple[Figure, ...]:
        """Its members up to a comma, after which something else may be told."""
        ends = (at for at in range(1, len(self.members)) if not self.members[at].gap.startswith(LISTED))
        return self.members[: next(ends, len(self.members))]

    def spans(self, words: Breakdowns) -> tuple[tuple[int, int], ...]:
        """Return which members may be the parts: all, or up to a comma after which something else is told."""
        labels, ends = tuple(map(label_of, self.members)), []
        for end in range(2, len(self.members)):
            listed = self.members[end].gap.startswith(LISTED)
            if not listed and not words.goes_on(labels[:end][-MOST:], labels[end]):
                ends.append((0, end))
        return (*ends, (0, len(self.members))) if len(self.members) > 1 else ()

    def with_rest(self, words: Breakdowns) -> tuple[tuple[int, int], ...]:
        """Return which members are the parts by a word for what is left over; none where there is no such word.

        It may be left of all members, or of those behind a semicolon: 上半年30件、下半年12件；办结40件，其余2件…….
        """
        labels = tuple(map(label_of, self.members))
        rest = next((at for at in range(1, len(labels)) if words.has_rest(labels[at : at + 1])), 0)
        if not rest:
            return ()
        begins = (at for at in range(1, rest) if at == rest - 2 or self.members[at].gap.startswith("；"))
        return ((0, rest + 1), *((at, rest + 1) for at in begins))


@lru_cache(maxsize=8192)
def runs_of(text: str) -> tuple[Run, ...]:
    """Return the runs of counts of a line; those in a bracket apart from those around it."""
    counts = counts_of(text)
    levels: dict[int, list[Figure]] = {}
    for figure in counts:
        levels.setdefault(figure.bracket, []).append(figure)
    return tuple(
        run
        for bracket, inside in levels.items()
        for run in _runs(text, inside, _just_before(counts, bracket))
    )


def _just_before(counts: tuple[Figure, ...], place: int) -> tuple[Figure, ...]:
    at = bisect_left(counts, place, key=lambda figure: figure.start)
    return counts[max(0, at - 1) : at] if place >= 0 else ()


def _runs(text: str, counts: list[Figure], before: tuple[Figure, ...]) -> Iterator[Run]:
    """Part the counts of a line, or of a bracket in it, into runs."""
    lead = between(text, before[-1], counts[0])[-48:] if before else ""
    start, cue = 0, _cue_in(lead)
    for at in range(1, len(counts) + 1):
        here = counts[at] if at < len(counts) else None
        gap = between(text, counts[at - 1], here) if here is not None else ""
        told_on = here is not None and (cue is Cue.NONE or not _ends_behind_rate(gap, counts[at - 1], here))
        if here is not None and told_on and _linked(counts[at - 1], here, gap, cue):
            continue
        members = tuple(counts[start:at])
        earlier = (*before, *counts[max(0, start - _EARLIER) : start])
        open_list = _OPEN.match(text[members[-1].end : members[-1].end + 8]) is not None
        later = (here,) if here is not None and _TOTALLED.match(gap) else ()
        yield Run(members, cue, _of_kind(members, earlier), _of_kind(members, later), open_list, lead)
        if here is not None:
            start, lead, cue = at, gap[-48:], _cue_in(gap)


def _ends_behind_rate(gap: str, first: Figure, second: Figure) -> bool:
    """Tell whether a rate and a semicolon end what was announced: 其中1397项……，占94.0%；全程网办1212项."""
    return "；" in gap and len(gap) < second.start - first.end


def _of_kind(members: tuple[Figure, ...], others: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Return those of other counts that a run may add up to."""
    mixed = len({member.kind for member in members}) > 1
    return tuple(f for f in others if f.kind == members[0].kind or (mixed and f.unit in _ALIKE))


def _linked(first: Figure, second: Figure, gap: str, cue: Cue) -> bool:
    """Tell whether two counts are members of one list."""
    alike = first.kind == second.kind
    if not alike and cue is not Cue.NONE and gap.startswith(LISTED):
        alike = first.unit in _ALIKE and second.unit in _ALIKE
    if alike and TOGETHER.match(gap):
        return True
    if cue is not Cue.NONE and gap.startswith("；") and first.gap.startswith("、"):
        return False  # the list that was announced is over
    return (
        alike
        and _LINK.fullmatch(gap) is not None
        and _BREAKS.search(gap) is None
        and _WITHIN.match(gap) is None
    )


def _cue_in(gap: str) -> Cue:
    near = gap[-48:]
    if _AMONG.search(near):
        return Cue.PARTED if "分别" in near[-30:] else Cue.AMONG
    if _PARTED.search(near):
        return Cue.PARTED
    return Cue.SCOPED if _SCOPED.search(near) else Cue.NONE
