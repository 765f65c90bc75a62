"""Chains of set phrases: once enough members stand together, they stand whole and in order (S703; S704 where over)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import OSA

from drafter.canon.phrases import FILE, Chain, Phrases
from drafter.chinese import print_date
from drafter.rules.text.noted import Noted
from drafter.rules.text.paper import Line, Paper
from drafter.rules.text.phrases import sentence_around, spans_of_titles, within

if TYPE_CHECKING:
    from drafter.rules.text.checker import Tables

_JOINS = re.compile("、?(?:和|及|与|以及)?|，")
_STRANGER = re.compile("(?:、|和|及|与|以及|，)([^、，。；：和及与《》]{2,10})(?:、|和|及|与|以及|，)")
_NEXT = re.compile("(?:、|和|及|与|以及)([^、，。；：《》]{2,10})")
_LAST = re.compile("(?:^|[，。；：、的])([^、，。；：《》]{2,10})(?:、|和|及|与|以及)$")
_FAR = 30


class _Link(NamedTuple):
    """A member of a chain as it stands in a line; `said` is what stands there where that is a slip for the member."""

    member: str
    start: int
    end: int
    said: str = ""


def chains(paper: Paper, tables: Tables) -> Iterator[Noted]:
    """Note chains of set phrases that are not whole, out of order, misspelt, or those of an earlier time."""
    named: dict[str, list[Chain]] = defaultdict(list)
    for chain in tables.words(Phrases, FILE).chains:
        named[chain.name].append(chain)
    for line in paper.body:
        if line.own and "、" in line.text:
            for kin in named.values():
                yield from _faults(line, tuple(kin), paper.written)


def _faults(line: Line, kin: tuple[Chain, ...], day: date | None) -> Iterator[Noted]:
    spelled = _spelled(kin)
    if sum(word in line.text for word in spelled) < min(c.least for c in kin) - 1:
        return
    titles = spans_of_titles(line)
    for links in _runs(line.text, spelled):
        run = _with_ends(line.text, links, kin)
        current = _current(kin, day)
        if len(run) < current.least or within(run[0].start, titles):
            continue
        said = [link.member for link in run]
        whole = next((c for c in kin if list(c.members) == said or (c.open and _in_order(c, said))), None)
        misspelt = any(link.said for link in run)
        if whole is None or misspelt:
            if not (line.text[run[-1].end :].startswith("等") or _said_beside(line, run, current)):
                yield _fault(line, run, current)
        elif whole.until and day and whole.until.year < day.year and whole is not current:
            message = (
                f"{whole.name}这样写用到{print_date(whole.until)}为止，现在是“{'、'.join(current.members)}”。"
            )
            yield Noted(
                "S704", line, run[0].start, run[-1].end, message, f"改为“{'、'.join(current.members)}”。"
            )


def _said_beside(line: Line, run: list[_Link], chain: Chain) -> bool:
    """Tell whether the members that are missing are named in the same sentence: ……四项程序，其中5项组织了专家论证."""
    sentence = sentence_around(line.text, run[0].start, run[-1].end)
    missing = [m for m in chain.members if m not in {link.member for link in run}]
    return bool(missing) and not any(link.said for link in run) and all(m in sentence for m in missing)


def _current(kin: tuple[Chain, ...], day: date | None) -> Chain:
    """Return the chain of its name that is current on a day."""
    timely = (
        c for c in kin if day and (c.since is None or c.since <= day) and (c.until is None or day <= c.until)
    )
    return next(timely, kin[0])


def _in_order(chain: Chain, said: list[str]) -> bool:
    return [member for member in said if member in chain.members] == list(chain.members)


@lru_cache(maxsize=64)
def _words(members: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(members, key=len, reverse=True))))


def _spelled(kin: tuple[Chain, ...]) -> dict[str, str]:
    """Return every spelling of every member of chains of one name, with the member."""
    spelled = {word: member for c in kin for member, words in c.others.items() for word in words}
    return spelled | {member: member for c in kin for member in c.members}


def _runs(text: str, spelled: dict[str, str]) -> Iterator[list[_Link]]:
    """Yield members that stand together, with at most one stranger between two."""
    found = [_Link(spelled[m[0]], *m.span()) for m in _words(tuple(spelled)).finditer(text)]
    if not found:
        return
    run = [found[0]]
    for before, link in pairwise(found):
        between = text[before.end : link.start]
        stranger = _STRANGER.fullmatch(between) if len(between) < _FAR else None
        if len(between) <= 4 and between and _JOINS.fullmatch(between):
            run.append(link)
        elif stranger:
            start = before.end + stranger.start(1)
            run += [_Link(stranger[1], start, start + len(stranger[1])), link]
        else:
            yield run
            run = [link]
    yield run


def _with_ends(text: str, links: list[_Link], kin: tuple[Chain, ...]) -> list[_Link]:
    """Return a run with strangers made what they are slips for, and with the words at its two ends if they are slips."""
    every = {member for chain in kin for member in chain.members}
    missing = every - {link.member for link in links}
    run = [link if link.member in every else _slip(link, missing) for link in links]
    if kin[0].open:
        run = [link for link in run if link.member in every]
    start = max(0, run[0].start - _FAR)
    before = _LAST.search(text[start : run[0].start])
    if before:
        first = _slip(_Link(before[1], start + before.start(1), run[0].start - 1), missing, at_end=True)
        run = [first, *run] if first.said else run
    after = _NEXT.match(text[run[-1].end : run[-1].end + _FAR])
    for length in sorted({len(m) for m in missing}, reverse=True) if after else ():
        begins = run[-1].end + after.start(1) if after else 0
        word = text[begins : begins + length]
        last = _slip(_Link(word, begins, begins + len(word)), missing, at_end=True)
        if last.said:
            return [*run, last]
    return run


def _slip(link: _Link, members: set[str], *, at_end: bool = False) -> _Link:
    """Return a link as the member it is a slip for; as it is where it is none."""
    for member in sorted(members):
        far = OSA.distance(member, link.member) if len(member) == len(link.member) > 2 else len(member)
        if 0 < far <= len(member) // 2 and not (at_end and far > 1):
            return _Link(member, link.start, link.end, link.member)
    return link


def _fault(line: Line, run: list[_Link], chain: Chain) -> Noted:
    said = [link.member for link in run]
    wrong = [f"“{link.said}”应为“{link.member}”" for link in run if link.said]
    missing = [m for m in chain.members if m not in said]
    strange = [m for m in said if m not in chain.members]
    if missing:
        wrong.append(f"少了{'、'.join(missing)}")
    if strange:
        wrong.append(f"多了{'、'.join(strange)}")
    if not wrong:
        wrong.append("次序不对")
    whole = "、".join(chain.members)
    message = f"{chain.name}要写全、按次序写：{'，'.join(wrong)}。"
    return Noted(
        "S703", line, run[0].start, run[-1].end, message, f"应为“{whole}”。", chain.level is None, chain.level
    )
