"""Congresses and plenums of the Party: not yet held when the report was written, or misnamed (S701, S702)."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from drafter.canon.calendar import Canon, Confidence, Formulation, FormulationKind
from drafter.canon.phrases import FILE, Phrases
from drafter.chinese import numeral, parse_numeral, print_date
from drafter.findings import Level
from drafter.rules.text.noted import Fix, Noted
from drafter.rules.text.paper import Line, Paper
from drafter.rules.text.phrases import miswritten

if TYPE_CHECKING:
    from drafter.rules.text.checker import Tables

_N = "[一二三四五六七八九十]"
# 十九届二中、三中、四中全会; 二十届历次全会
_PLENUMS = re.compile(
    f"(?:党的)?(?P<term>{_N}{{1,3}})届(?P<list>(?:{_N}{{1,3}}中(?:全会)?[、和及与，]?){{1,9}})(?=全会|[，。；])"
)
_CONGRESS = re.compile(
    f"(?:党的(?:第)?|(?<![一-龥])|(?<=[彻习实落和、握会神开])|(?<=以来))(?P<term>{_N}{{1,3}})大"
    "(?=精神|报告|和|及|以来|以及|、|，|。|；|召开|提出|关于|对|作出|之后|后|闭幕|胜利|代表|战略|决策|确[立定]|$)"
)
_IN_FULL = re.compile(f"中国共产党第(?P<term>{_N}{{1,3}})(?P<word>次|届)全国代表大会")
_SIGN = re.compile("全会|党的|[一二三八九十]大|届|全国代表大会|全面依法治国工作会议")
_LAW_MEETING = re.compile("中央全面依法治国工作会议")
_ONE = re.compile(f"({_N}{{1,3}})中")
_PLENUM = re.compile(f"({_N}+)届({_N}+)中全会")
# said of a congress before it is held
_TO_COME = re.compile(
    "召开之年|召开年|迎接|喜迎|迎|筹备|即将|将于|召开前|胜利召开(?!以来|后|之后)|保障|献礼|护航|安保|选举|代表候选人|期间"
)
_EARLIEST_TERM, _LATEST_TERM, _PLENUMS_OF_A_TERM = 11, 21, 7
_OLD_CONGRESSES = range(8, 14)
# these are history, unless a report cites their spirit
_EARLY_CONGRESSES = range(2, 8)
_CITED = re.compile(f"精神|报告|和{_N}+届")
_FAR, _FEW = 60, 40

_NUMBERS = {n: numeral(n) for n in range(1, 30)}
_TERM = "(?P<a>十[五六七八九]|二十)"
_MORE = f"全会|、{_N}中[^，。]{{0,20}}全会|和{_N}中全会"
_GARBLED: tuple[tuple[re.Pattern[str], str], ...] = (
    # 二十三中全会, 十九四中、五中全会: 届 was lost
    (re.compile(f"(?<![第届、一二三四五六七八九十])(?P<bad>{_TERM}(?P<b>[一二三四五六七]中))(?={_MORE})"), "届"),
    # 十九大四中全会, 二十大三中全会
    (re.compile(f"(?P<bad>{_TERM}大(?P<b>[一二三四五六七]中))(?=全会|、{_N}中|和{_N}中)"), "届"),
    # 十九届四全会
    (re.compile("(?P<bad>(?P<a>(?:十[五六七八九]|二十)届(?:[一二三四五六七]中[、和])*[一二三四五六七])(?P<b>全会))"), "中"),
    # 党的二十精神, 党的十九以来
    (re.compile("党的(?P<bad>(?P<a>十[五六七八九]|二十)(?P<b>精神|以来|报告|和(?=十|二十)))"), "大"),
    # 党的二十届大精神, 党的第二十大
    (re.compile("党的(?P<bad>(?P<a>十[五六七八九]|二十)届(?P<b>大(?:精神|以来|报告)?))"), ""),
    (re.compile("党的(?P<bad>(?P<a>)第(?P<b>(?:十[五六七八九]|二十)大))"), ""),
    (re.compile("(?P<bad>(?P<a>(?:十[五六七八九]|二十)届)以外(?P<b>))(?=[^，。]{0,6}(?:全会|精神))"), "以来"),
)  # fmt: skip
# 党的十大、十二中、三中: plenums without the term they belong to, with a number that no term has
_LOST_TERM = re.compile(f"(?<![一-龥届])(?:党的)?(?P<bad>{_N}{{2,3}}中)(?=、{_N}中|和{_N}中|全会)")


class _Meeting(NamedTuple):
    """A meeting that a line names: where, what."""

    start: int
    end: int
    name: str


def meetings(paper: Paper, tables: Tables) -> Iterator[Noted]:
    """Note congresses and plenums that had not been held when the report was written, and names that none has."""
    held, day = _days(tables.calendar()), paper.written
    wrong = tables.words(Phrases, FILE).meetings
    for line in paper.body:
        if not (line.own and _SIGN.search(line.text)):
            continue
        told: list[tuple[int, int]] = []
        checks = (
            miswritten(line, wrong, "S702"),
            _garbled(line),
            _misnamed(line),
            _not_held(line, held, day),
            _disordered(line),
        )
        for noted in (noted for check in checks for noted in check):
            if not any(start < noted.end and noted.start < end for start, end in told[-_FEW:]):
                told.append((noted.start, noted.end))
                yield noted


def _days(calendar: Canon) -> dict[str, date]:
    """Return the first day on which each congress and plenum can be cited: what is only expected counts as not held."""
    kinds = (FormulationKind.CONGRESS, FormulationKind.PLENUM)
    entries = [e for e in calendar.formulations if e.kind in kinds and "历次" not in e.text]
    days = {e.text.removeprefix("党的"): _first_day(e) for e in entries}
    met = [b.meeting for b in calendar.years.values() if b.meeting]
    return {name: day for name, day in days.items() if day} | {
        m.name: _earliest(m.name, calendar) for m in met
    }


def _earliest(name: str, calendar: Canon) -> date:
    return min(b.meeting.closed for b in calendar.years.values() if b.meeting and b.meeting.name == name)


def _first_day(entry: Formulation) -> date | None:
    """Return the day from which on a meeting may be cited; one not confirmed is held, at the latest, at its term's end."""
    if entry.confidence is not Confidence.LOW:
        return entry.since
    days = re.findall(r"(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日", entry.held)
    if days and entry.since is not None:
        return entry.since
    year = re.search(r"\d{4}", entry.held)
    return date(int(year[0]), 12, monthrange(int(year[0]), 12)[1]) if year else None


def _named(line: Line) -> Iterator[_Meeting]:
    for found in _CONGRESS.finditer(line.text):
        yield _Meeting(found.start("term"), found.end(), f"{found['term']}大")
    for found in _IN_FULL.finditer(line.text):
        yield _Meeting(*found.span(), f"{found['term']}大")
    for found in _LAW_MEETING.finditer(line.text):
        yield _Meeting(*found.span(), found[0])
    for found in _PLENUMS.finditer(line.text):
        for one in _ONE.finditer(found["list"]):
            start = found.start("list") + one.start()
            yield _Meeting(start, start + len(one[0]), f"{found['term']}届{one[1]}中全会")


def _not_held(line: Line, held: dict[str, date], day: date | None) -> Iterator[Noted]:
    if day is None:
        return
    for meeting in _named(line):
        since = held.get(meeting.name) or _beyond(meeting.name, held, day)
        if since is None or since <= day:
            continue
        around = line.text[max(0, meeting.start - _FAR) : meeting.end + _FAR]
        if _TO_COME.search(_sentence(around, min(_FAR, meeting.start))):
            continue
        when = f"{print_date(since)}才闭幕" if meeting.name in held and since.month != 12 else "还没有召开"
        name = f"党的{meeting.name}" if meeting.name[0] in "一二三四五六七八九十" else meeting.name
        message = f"{name}{when}，写这份报告时（{print_date(day)}）还没有它的精神。"
        yield Noted("S701", line, meeting.start, meeting.end, message)


def _beyond(name: str, held: dict[str, date], day: date) -> date | None:
    """Return a day that has not come for a plenum of the latest term that the calendar does not know of yet."""
    found = _PLENUM.fullmatch(name)
    known = [p for p in map(_PLENUM.fullmatch, held) if p]
    latest = max((parse_numeral(p[1]) or 0 for p in known), default=0)
    if found is None or (parse_numeral(found[1]) or 0) != latest or max(held.values()) < day:
        return None
    last = max(parse_numeral(p[2]) or 0 for p in known if p[1] == found[1])
    return date.max if last < (parse_numeral(found[2]) or 0) <= _PLENUMS_OF_A_TERM else None


def _sentence(text: str, at: int) -> str:
    """Return the sentence of a text that a place lies in."""
    before, after = re.split("[。；！]", text[:at])[-1], re.split("[。；！]", text[at:])[0]
    return before + after


def _garbled(line: Line) -> Iterator[Noted]:
    """Yield names with a word lost, where only one thing can have been meant."""
    for pattern, word in _GARBLED:
        for found in pattern.finditer(line.text):
            start, end = found.span("bad")
            right = f"{found['a']}{word}{found['b']}"
            message = f"“{found['bad']}”不是会议的名称，应为“{right}”。"
            yield Noted("S702", line, start, end, message, fix=Fix(start, end, right, safe=False))


def _misnamed(line: Line) -> Iterator[Noted]:
    """Yield numbers of congresses and plenums that there are none of."""
    for found in _CONGRESS.finditer(line.text):
        number = parse_numeral(found["term"]) or 0
        after_party = line.text[: found.start("term")].endswith(("党的", "党的第"))
        cited = number in _EARLY_CONGRESSES and _CITED.match(line.text, found.end()) is not None
        if number > _LATEST_TERM or ((number in _OLD_CONGRESSES or cited) and after_party):
            yield _no_such(line, found.start("term"), found.end(), f"党的{found['term']}大")
    for found in _IN_FULL.finditer(line.text):
        if found["word"] == "届":
            right = found[0].replace("届", "次")
            message = f"代表大会论次不论届，应为“{right}”。"
            yield Noted("S702", line, *found.span(), message, fix=Fix(*found.span(), right, safe=False))
    for found in _PLENUMS.finditer(line.text):
        term = parse_numeral(found["term"]) or 0
        if not _EARLIEST_TERM <= term < _LATEST_TERM:
            yield _no_such(line, found.start("term"), found.end("list"), f"{found['term']}届的中央全会")
            continue
        for one in _ONE.finditer(found["list"]):
            if not 1 <= (parse_numeral(one[1]) or 0) <= _PLENUMS_OF_A_TERM:
                start = found.start("list") + one.start()
                yield _no_such(line, start, start + len(one[0]), f"{found['term']}届{one[1]}中全会")
    if "全会" in line.text:
        for found in _LOST_TERM.finditer(line.text):
            if (parse_numeral(found["bad"][:-1]) or 0) > _PLENUMS_OF_A_TERM:
                yield _no_such(line, *found.span("bad"), f"“{found['bad']}全会”这样的会议")


def _no_such(line: Line, start: int, end: int, name: str) -> Noted:
    message = f"没有{name}，名称残缺或者写错了。"
    return Noted("S702", line, start, end, message)


def _disordered(line: Line) -> Iterator[Noted]:
    """Yield lists of plenums that are out of order, name one twice, or leave one out in the middle."""
    for found in _PLENUMS.finditer(line.text):
        ones = list(_ONE.finditer(found["list"]))
        numbers = [parse_numeral(one[1]) or 0 for one in ones]
        for (_, before), (one, after) in pairwise(zip(ones, numbers, strict=True)):
            start = found.start("list") + one.start()
            end = start + len(one[0])
            if after <= before:
                how = "写了两遍" if after == before else f"排到了{_NUMBERS.get(before, '')}中后面"
                message = f"全会要按次序列，{found['term']}届{one[0]}{how}。"
                yield Noted("S702", line, start, end, message)
                break
            if after > before + 1:
                left = "、".join(f"{_NUMBERS[n]}中" for n in range(before + 1, after) if n in _NUMBERS)
                message = f"{found['term']}届列了{_NUMBERS.get(before, '')}中、{one[0]}，中间少了{left}。"
                yield Noted("S702", line, start, end, message, certain=False, level=Level.WARNING)
                break
