"""Numbers of headings and of points, lost, skipped, doubled or of another form."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from random import Random
from typing import NamedTuple

from benchmarks.damages.text import NUMBERED, Edit, Paragraph, Report, Span, Variant

_DIGITS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五")
_CHINESE = r"[一二三四五六七八九十]{1,3}"
_FORMS = (
    re.compile(rf"^([\s　]*)()({_CHINESE})(、)"),
    re.compile(rf"^([\s　]*)(（)({_CHINESE})(）)"),
    re.compile(r"^([\s　]*)()(\d+)([.．])(?!\d)"),
)
_MOST_EMPTIED = 6
_POINT = re.compile(r"(?<=[。；：，\n　])([一二三四五六七八九])是")


class Numbered(NamedTuple):
    """A paragraph with a number: where the number begins, what stands before, in and behind it."""

    start: int
    before: str
    number: str
    behind: str
    line: str

    @property
    def length(self) -> int:
        """How many characters the number and its marks are."""
        return len(self.before + self.number + self.behind)

    @property
    def value(self) -> int:
        """Which number it is, from 1; 0 where it is none of the usual."""
        if self.number.isdigit():
            return int(self.number)
        return _DIGITS.index(self.number) + 1 if self.number in _DIGITS else 0

    def as_number(self, value: int) -> str:
        """Say another number in the same form."""
        said = str(value) if self.number.isdigit() else _DIGITS[value - 1]
        return f"{self.before}{said}{self.behind}"


def numbered(report: Report) -> Iterator[Numbered]:
    """Find the paragraphs that begin with a number."""
    for p in report.paragraphs("heading", "body"):
        for form in _FORMS:
            m = form.match(p.text)
            if m:
                yield Numbered(p.start + m.end(1), m[2], m[3], m[4], p.text)


def _renumbered(told: str, wrong: Callable[[Numbered, list[Numbered], Random], str | None]) -> Variant:
    def edits(report: Report, rng: Random) -> list[Edit]:
        made, every = [], list(numbered(report))
        for one in every:
            new, end = wrong(one, every, rng), one.start + one.length
            old = report.text[one.start : end]
            if new is not None and new != old:
                said = f"{told}：{old}→{new}（{one.line[:16]}）"
                made.append(Edit(one.start, end, new, said, None, _after(one, every)))
        return made

    return edits


def _after(one: Numbered, every: list[Numbered]) -> tuple[Span, ...]:
    """Return where the next of the same form stands: a number that is not one more may be told there."""
    later = [o for o in every if o.start > one.start and (o.before, o.behind) == (one.before, one.behind)]
    return tuple((o.start, o.start + o.length) for o in later[:1])


def _following(one: Numbered, every: list[Numbered]) -> bool:
    """Tell whether there is a heading of the same form with the number before: so that the wrong one shows."""
    place = every.index(one)
    earlier = [o for o in every[:place] if (o.before, o.behind) == (one.before, one.behind)]
    return bool(earlier) and earlier[-1].value == one.value - 1


def _skipping(one: Numbered, every: list[Numbered], rng: Random) -> str | None:
    return one.as_number(min(one.value + rng.choice((1, 1, 2)), 15)) if _following(one, every) else None


def _doubling(one: Numbered, every: list[Numbered], _rng: Random) -> str | None:
    return one.as_number(one.value - 1) if _following(one, every) else None


def _losing(one: Numbered, every: list[Numbered], _rng: Random) -> str | None:
    """Lose a number between two others; the last of a row only where the line cannot be taken for a paragraph."""
    if len(one.line) >= 45 or not _following(one, every):
        return None
    later = every[every.index(one) + 1 :]
    after = next((o for o in later if (o.before, o.behind) == (one.before, one.behind)), None)
    return "" if "。" not in one.line or (after is not None and after.value == one.value + 1) else None


def _deforming(one: Numbered, _every: list[Numbered], rng: Random) -> str | None:
    if one.before == "（":
        forms = (
            f"({one.number})",
            f"（{one.number}）、",
            f"（{one.number})",
            f"（{one.number}",
            f"{one.number}）",
        )
    elif one.number.isdigit():
        forms = (
            f"{one.number}、",
            f"{one.number}。",
            f"{one.number},",
            f"{one.number}．.",
            f"{one.number}）",
        )
    else:
        forms = (f"{one.number}.", f"{one.number}，", f"{one.value}、", f"{one.number}", f"{one.number}、、")
    return rng.choice(forms)


LOST = _renumbered("丢了序号", _losing)
SKIPPED = _renumbered("跳号", _skipping)
DOUBLED = _renumbered("重号", _doubling)
DEFORMED = _renumbered("序号样式错", _deforming)


def exchanged(report: Report, _rng: Random) -> list[Edit]:
    """Exchange the numbers of two neighbours."""
    made, every = [], list(numbered(report))
    for one in every:
        same = [o for o in every if (o.before, o.behind) == (one.before, one.behind)]
        after = next((o for o in same if o.start > one.start), None)
        if after and after.value == one.value + 1:
            begin, end = one.start, after.start + after.length
            between = report.text[begin + one.length : after.start]
            new = one.as_number(after.value) + between + after.as_number(one.value)
            told = f"序号颠倒：{one.number}与{after.number}"
            also = ((after.start, end),)
            made.append(Edit(begin, end, "⟦" + new.replace(between, "⟧" + between, 1), told, None, also))
    return made


def stopped(report: Report, rng: Random) -> list[Edit]:
    """Put a mark behind a heading that stands alone, unless others of its sort have one or a list follows."""
    every, made = report.paragraphs(), []
    ended = {level(p) for p in every if p.role == "heading" and p.text[-1:] in "。：；，、"}
    for p, after in pairwise(every):
        listing = level(p) > 2 or level(after) > level(p)
        mark = rng.choice("。，、" if listing else "。；：，、")
        if p.role == "heading" and p.text[-1:] not in "。：；，、" and level(p) not in ended:
            made.append(Edit(p.end, p.end, mark, f"标题末尾加标点：{p.text}{mark}"))
    return made


def level(p: Paragraph) -> int:
    """Tell how high a number stands, from 1; 0 where there is none."""
    m = NUMBERED.match(p.text)
    said = m[0].strip() if m else ""
    if not said:
        return 0
    return (4 if said[1].isdigit() else 2) if said[0] == "（" else 3 if said[0].isdigit() else 1


def emptied(report: Report, _rng: Random) -> list[Edit]:
    """Take all the text from under a heading, so that the next of its own or a higher level follows at once."""
    every, made = report.paragraphs(), []
    for place, one in enumerate(every):
        if one.role != "heading" or "。" in one.text:
            continue
        here, rest = level(one), every[place + 1 :]
        under = next((n for n, p in enumerate(rest) if 0 < level(p) <= here), 0)
        if 0 < under <= _MOST_EMPTIED:
            told = f"标题下无正文：{one.text}"
            made.append(Edit(one.end, rest[under - 1].end, "", told, (one.start, one.end)))
    return made


def joined(report: Report, _rng: Random) -> list[Edit]:
    """Lose the break before a heading; a list that runs on behind ： or ； would be none the worse for it."""
    every = report.paragraphs("heading", "body")
    return [
        Edit(one.end, two.start, "", f"标题并入上段：{two.text[:20]}", (one.end, two.start))
        for one, two in pairwise(every)
        if one.role == "body" and two.role == "heading" and "\n" in report.text[one.end : two.start]
        if one.text[-1:] not in "：；" and two.text[-1:] != "；"
    ]


def point_skipped(report: Report, rng: Random) -> list[Edit]:
    """Skip a number of 一是、二是、三是, or say one twice."""
    made = []
    for p in report.paragraphs("body", "heading"):
        found = list(_POINT.finditer("\n" + p.text))
        for before, m in pairwise(found):
            here = _DIGITS.index(m[1])
            if _DIGITS.index(before[1]) == here - 1:
                new = _DIGITS[rng.choice((here + 1, here - 1))]
                at = p.start + m.start() - 1
                made.append(Edit(at, at + 1, f"⟦{new}⟧", f"“几是”错：{before[1]}是…{m[0]}→{new}是"))
    return made


def point_said(_report: Report, rng: Random) -> str:
    """Write a sentence whose points are numbered wrongly."""
    return rng.choice(
        (
            "主要抓好以下工作：一是强化培训，⟦三是⟧完善机制，四是严格考核。",
            "具体做法：一是抓学习；二是抓整改；⟦二是⟧抓督导。",
            "采取三项措施：第一，加强领导；⟦第三⟧，压实责任；第四，严格考核。",
            "重点做了以下工作：⟦二是⟧强化培训，提升能力；三是严格考核，压实责任。",
        )
    )
