"""How a paragraph opens and what a line is: numbers of headings, 一是 and 第一, dates, 文号, names of organs."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from drafter.chinese import half_width, parse_numeral

_CN = "[一二三四五六七八九十百零〇]{1,4}"
_DIGITS = r"\d{1,2}"
_OPEN, _CLOSE = r"[（(﹙〔【\[]", r"[）)﹚〕】\]]"
_POINT = "[、．.﹒]"
_LEVELS = (
    (1, rf"第\s*(?P<a>{_CN})\s*部分\s*[、：:]?|(?P<b>{_CN})\s*(?:、|[．.﹒](?![0-9]))"),
    (2, rf"{_OPEN}\s*(?P<c>{_CN})\s*{_CLOSE}\s*{_POINT}?|(?P<d>[㈠-㈩])\s*{_POINT}?"),
    (3, rf"(?P<e>{_DIGITS})\s*{_POINT}(?!\d)|(?P<f>[⒈-⒛])"),
    (
        4,
        rf"{_OPEN}\s*(?P<g>{_DIGITS})\s*{_CLOSE}\s*{_POINT}?|(?P<h>[⑴-⒇])|(?P<i>{_DIGITS})\s*[）)]|(?P<j>[①-⑳])",
    ),
)
_OPENINGS = tuple((level, re.compile(pattern)) for level, pattern in _LEVELS)
_FIRST = frozenset("（(﹙〔【[第一二三四五六七八九十百零〇、．㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛")
_LOST = ((1, re.compile(r"[、．](?=\s*\w)")), (2, re.compile(rf"{_OPEN}\s*{_CLOSE}(?=\s*\w)")))

_ORDINAL = re.compile(
    r"(?P<is>[一二三四五六七八九十]{1,3})(?:是|要)(?!否)|第(?P<nth>[一二三四五六七八九十]{1,3})[，,、：:]"
)
_BEFORE_ORDINAL = frozenset("。；;：:，,！!？?、）)” ")

_YEAR = r"(?P<year>\d{4}|[〇○零ＯO一二三四五六七八九]{4})"
_DAY = re.compile(
    rf"{_YEAR}\s*年\s*(?P<month>\d{{1,2}}|[一二三四五六七八九十]{{1,2}})\s*月\s*"
    r"(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})\s*日"
)
_PLAIN_DAY = re.compile(r"(?P<year>[0-9]{4})\s*[-./—]\s*(?P<month>[0-9]{1,2})\s*[-./—]\s*(?P<day>[0-9]{1,2})")
_NUMBER = re.compile(r"\w{1,12}\s*[〔\[［(（【]\s*[0-9]{4}\s*[〕\]］)）】]\s*第?\s*[0-9]{1,4}\s*号")
_ORGAN = re.compile(
    r"(?:中共|中国共产党)?[\w（）()、·]{1,30}?(?:人民政府|政府|委员会|人大常委会|办公室|办事处|管委会|管理局|委|局|厅|院|署|部|党组|领导小组|办|所|中心|大队|支队|处|站|工会|联合会|学会|妇联|公司)"
    r"(?:[（(][^（）()]{1,12}[）)])?"
)


class Mark(NamedTuple):
    """The number a paragraph opens with: the level it stands for, how it is written, its value (0 where it was lost)."""

    level: int
    written: str
    value: int
    end: int

    @property
    def is_lost(self) -> bool:
        """Whether only the punctuation of the number is left."""
        return not self.value


def mark_of(text: str) -> Mark | None:
    """Return the number a text opens with."""
    if text[:1] not in _FIRST and not text[:1].isdigit():
        return None
    for level, pattern in _OPENINGS:
        if found := pattern.match(text):
            value = _value(next(filter(None, found.groups())))
            return _doubled(text, Mark(level, found[0].strip(), value, found.end())) if value else None
    for level, pattern in _LOST:
        if found := pattern.match(text):
            return Mark(level, "", 0, found.end())
    return None


def _doubled(text: str, mark: Mark) -> Mark:
    """Skip a number that was typed after the same number."""
    rest = text[mark.end :].lstrip()
    if rest.startswith(mark.written):
        return mark._replace(end=len(text) - len(rest) + len(mark.written))
    return mark


def _value(numeral: str) -> int:
    for first, start in (("①", 1), ("⑴", 1), ("⒈", 1), ("㈠", 1)):
        if 0 <= ord(numeral[0]) - ord(first) < (10 if first == "㈠" else 20):
            return ord(numeral[0]) - ord(first) + start
    plain = half_width(numeral)
    return int(plain) if plain.isdigit() and plain.isascii() else parse_numeral(plain) or 0


class Ordinal(NamedTuple):
    """一是, 一要 or 第一， in a text: its value, its kind and where it stands."""

    value: int
    kind: str
    start: int
    end: int


def ordinals(text: str) -> list[Ordinal]:
    """Return the ordinals of an enumeration that a text holds."""
    found = []
    for match in _ORDINAL.finditer(text):
        if match.start() and text[match.start() - 1] not in _BEFORE_ORDINAL:
            continue
        numeral = match["is"] or match["nth"]
        kind = "nth" if match["nth"] else match[0][-1]
        found.append(Ordinal(parse_numeral(numeral) or 0, kind, match.start(), match.end()))
    return found


def enumeration(text: str) -> list[Ordinal]:
    """Return the ordinals of the first enumeration in a text: 一是, 二是 … without a gap."""
    chain: list[Ordinal] = []
    for ordinal in ordinals(text):
        if ordinal.value == len(chain) + 1 and (not chain or ordinal.kind == chain[0].kind):
            chain.append(ordinal)
    return chain


def opening_ordinal(text: str) -> Ordinal | None:
    """Return the ordinal that a text opens with."""
    match = _ORDINAL.match(text)
    if match is None:
        return None
    return next((ordinal for ordinal in ordinals(text[: match.end() + 1]) if not ordinal.start), None)


def date_of(text: str) -> date | None:
    """Read a text that is a date and nothing else: 2021 年 2 月4日, 二〇二一年二月四日."""
    bare = text.strip(" （）()")
    found = _DAY.fullmatch(bare) or _PLAIN_DAY.fullmatch(bare)
    return _date(found) if found else None


def ending_date(text: str) -> tuple[int, date] | None:
    """Return the date that ends a short text, and where it begins."""
    for found in _DAY.finditer(text):
        if found.end() == len(text.rstrip()) and (day := _date(found)):
            return found.start(), day
    return None


def _date(found: re.Match[str]) -> date | None:
    parts = [_value_of(found[name]) for name in ("year", "month", "day")]
    try:
        return date(*parts) if all(parts) else None
    except ValueError:
        return None


def _value_of(text: str) -> int:
    plain = half_width(text).replace("O", "〇")
    return int(plain) if plain.isdigit() and plain.isascii() else parse_numeral(plain) or 0


def document_number(text: str) -> str:
    """Return the 文号 a line consists of, without spaces."""
    bare = text.strip()
    return bare.replace(" ", "") if _NUMBER.fullmatch(bare) else ""


def is_organ(text: str) -> bool:
    """Tell whether a line names one organ and nothing else."""
    return bool(_ORGAN.fullmatch(text.replace(" ", "")))
