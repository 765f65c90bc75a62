"""Dates as they are written: days that no calendar has, and ways of writing them that are not the office's."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from drafter.chinese import half_width, parse_numeral, print_date
from drafter.findings import Level
from drafter.rules.text.noted import Fix, Noted
from drafter.rules.text.paper import Line, Paper, What
from drafter.rules.text.reportyear import veiled, year_of

if TYPE_CHECKING:
    from drafter.rules.text.checker import Tables

_NUMERALS = "〇○零一二三四五六七八九十"
_DAY = re.compile(
    r"(?<![\d.])(?:(?P<year>\d{4})\s?年\s?)?(?P<month>\d{1,2})\s?月\s?(?P<day>\d{1,3})\s?(?=[日号至到\-—–~～])"
    r"(?:[日号]?[至到\-—–~～](?P<until>\d{1,3})\s?日)?[日号]?"
)
_MONTH = re.compile(
    r"(?<![\d.第])(?P<month>\d{1,3})\s?月(?=[\d底末初份上中下,、。至到\-—]|$|[^\u4e00-\u9fff])|(?<=年)(?P<month2>\d{1,3})月"
)
_IN_NUMERALS = re.compile(
    rf"(?:(?P<year>[{_NUMERALS}]{{4}})年)?(?P<month>[一二三四五六七八九十]{{1,3}})月(?P<day>[一二三四五六七八九十]{{1,3}})[日号]"
)
_IN_MARKS = re.compile(
    r"(?<![\d./\-〔\[])(?P<year>(?:19|20)\d{2})(?P<mark>[./\-])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?![\d./\-])"
)
_QUARTER = re.compile(r"第?(?P<number>[5-9五六七八九])季度")
_A_YEAR = re.compile(r"(?<![\d.〔\[第])(?P<year>\d{3,5})年(?!期)(?P<of>度?)")
_FIRST_YEAR, _LAST_PLANNED, _LAST_YEAR = 1800, 2040, 2100
_UNTIL = ("至", "到", "止于", "限至")  # a contract may run so long
_LETTERED = re.compile(r"(?<![A-Za-z\d])(?=\d*[OoIl])(?P<year>[12][\dOoIl]{3})年")
_SPAN_OF_YEARS = re.compile(
    r"(?:距今|建[城党军国校县]|[建始创]于|近|约|已有|历时|长达|超过|公元前?|历史|[一-龥]期)$"
)


def impossible(paper: Paper, _tables: Tables) -> Iterator[Noted]:
    """D203: a day, a month, a quarter or a year that does not exist."""
    year = year_of(paper)
    for line in paper.lines:
        if line.own:
            text = half_width(line.text)
            yield from _impossible_days(line, text, year)
            yield from _impossible_months(line, text)
            yield from _impossible_years(line, text)


def _noted(line: Line, span: tuple[int, int], message: str, *, certain: bool = True) -> Noted:
    return Noted("D203", line, *span, message, certain=certain, level=None if certain else Level.WARNING)


def _impossible_days(line: Line, text: str, year: int | None) -> Iterator[Noted]:
    for found in _DAY.finditer(text):
        for day in filter(None, (found["day"], found["until"])):
            if why := _no_day(found["year"], int(found["month"]), int(day), year):
                yield _noted(line, found.span(), why[0], certain=why[1])
                break
    for found in _IN_NUMERALS.finditer(text):
        month, number = parse_numeral(found["month"]), parse_numeral(found["day"])
        said = parse_numeral(found["year"].replace("○", "〇").replace("十", "〇")) if found["year"] else None
        if month is None or number is None:
            continue
        if why := _no_day(str(said) if said else None, month, number, year):
            yield _noted(line, found.span(), why[0], certain=why[1])
    for found in _IN_MARKS.finditer(text):
        if why := _no_day(found["year"], int(found["month"]), int(found["day"]), year):
            yield _noted(line, found.span(), why[0])


def _no_day(said: str | None, month: int, day: int, year: int | None) -> tuple[str, bool] | None:
    """Return why there is no such day, and whether that is certain; None where there is one."""
    if not 1 <= month <= 12:
        return f"一年只有12个月，没有{month}月。", True
    if said is None and (month, day) == (2, 29):
        if year is None or monthrange(year, 2)[1] == 29 or monthrange(year + 1, 2)[1] == 29:
            return None
        return f"{year}年不是闰年，2月只有28天。", False
    last = (
        monthrange(int(said), month)[1]
        if said and int(said)
        else (29 if month == 2 else monthrange(2023, month)[1])
    )
    if 1 <= day <= last:
        return None
    where = f"{said}年{month}月" if said else f"{month}月"
    return (f"{where}只有{last}天，没有{month}月{day}日。" if day else f"没有{month}月0日。"), True


def _impossible_months(line: Line, text: str) -> Iterator[Noted]:
    days = {found.start("month") for found in _DAY.finditer(text)}
    for found in _MONTH.finditer(text):
        month = int(found["month"] or found["month2"])
        if not 1 <= month <= 12 and found.start() not in days:
            yield _noted(line, found.span(), f"一年只有12个月，没有{month}月。")
    for found in _QUARTER.finditer(text):
        yield _noted(line, found.span(), f"一年只有四个季度，没有“{found[0]}”。")


def _impossible_years(line: Line, text: str) -> Iterator[Noted]:
    for found in _A_YEAR.finditer(text):
        said = found["year"]
        before = text[max(0, found.start() - 4) : found.start()]
        if _SPAN_OF_YEARS.search(before) or (said.endswith("00") and said != "2100"):
            continue
        if (firm := _no_year(said)) is not None and (firm or not before.endswith(_UNTIL)):
            sure, span = firm or bool(found["of"]), (found.start(), found.end("year") + 1)
            message = f"“{said}年”不像年份，多半是多打、少打或打错了数字。"
            yield _noted(line, span, message, certain=sure)
    for found in _LETTERED.finditer(text):
        yield _noted(line, found.span(), f"“{found['year']}年”里混进了字母，数字0、1打成了字母。")


def _no_year(said: str) -> bool | None:
    """Tell whether digits are certainly no year that a report speaks of; None where they may be one.

    A plan may look ahead to 2035, 2050 or 2060, and history go back far.
    """
    number = int(said)
    if len(said) == 3:
        return True if said.startswith("20") else None
    if len(said) > 4 or number > _LAST_YEAR:
        return True
    return False if number < _FIRST_YEAR or (number > _LAST_PLANNED and number % 5) else None


_WRITTEN = re.compile(
    rf"(?<![\dA-Za-z.{_NUMERALS}])(?:(?P<year>\d{{4}}|\d{{2}}|[{_NUMERALS}]{{4}})年)?"
    rf"(?P<month>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})月(?:(?P<day>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})(?P<sign>[日号]))?"
)
_NUMBER_SIGN = re.compile(r"[文楼线台令公通院桥地门厅窗检机车店泊井矿段标风馆站\-]")
_SHORT_YEAR = re.compile(
    r"(?<![\d\-—–~～至到.、第近约满整〇])(?P<year>\d{2})年(?=度(?!假)|[底初末](?!以来)|上半年|下半年|全年)"
    r"|(?<=[较比与从自])(?P<year2>\d{2})年(?=同期|[增减多少]|上升|下降|提高|降低|的)"
    r"|(?:^|(?<=[。;]))(?P<year3>\d{2})年(?=,)"
)
_LASTS = re.compile("(?:连续|历时|长达|过去|这|徒刑|刑期|工龄|期限|年限|任期)[^,。]{0,3}$")
_ZERO = re.compile(rf"(?<![{_NUMERALS}])(?P<year>二[零○][{_NUMERALS}]{{2}})年(?!\d|[{_NUMERALS}]+月)")


def odd_dates(paper: Paper, _tables: Tables) -> Iterator[Noted]:
    """D205: a date that is not written as offices write it: 2022年02月, 8月1号, 2022.2.18, 二〇二二年2月, 22年."""
    year = year_of(paper)
    for line in paper.lines:
        if line.own and not line.attached and line.what is not What.CELL:
            text = veiled(line.text)
            yield from _odd_days(line, text, year)
            yield from _in_marks(line, text)
            yield from _short_years(line, text, year)
            for found in _ZERO.finditer(text):
                said = _number(found["year"])
                yield _odd(line, found.span(), "年份用汉字写时，0写作“〇”，不写“零”“○”", f"{said}年")


def _odd(line: Line, span: tuple[int, int], why: str, better: str, level: Level | None = None) -> Noted:
    said = line.text[slice(*span)]
    return Noted(
        "D205",
        line,
        *span,
        f"“{said}”的写法不合规范：{why}。",
        f"写作“{better}”。",
        level=level,
        fix=Fix(*span, better),
        pattern=why,
    )


def _number(said: str) -> int:
    if said.isdecimal() and said.isascii():
        return int(said)
    return parse_numeral(said.replace("○", "〇")) or 0


def _odd_days(line: Line, text: str, year: int | None) -> Iterator[Noted]:
    for found in _WRITTEN.finditer(text):
        why, level = _why_odd(found, text, year)
        month, day = _number(found["month"]), _number(found["day"] or "1")
        if not why or not 1 <= month <= 12 or not 1 <= day <= 31:
            continue
        said = _number(found["year"]) if found["year"] else 0
        said += 2000 if 0 < said < 100 else 0
        if said and day > monthrange(said, month)[1]:
            continue
        better = (f"{said}年" if said else "") + f"{month}月" + (f"{day}日" if found["day"] else "")
        yield _odd(line, found.span(), why, better, level)


def _why_odd(found: re.Match[str], text: str, year: int | None) -> tuple[str, Level | None]:
    """Return what is odd about a date, and the level where that is not the usual one; nothing where it is well written."""
    parts = [part for part in (found["year"], found["month"], found["day"]) if part]
    arabic = [part.isascii() for part in parts]
    before = text[max(0, found.start() - 8) : found.start()]
    if any(arabic) and not all(arabic):
        return "汉字数字和阿拉伯数字混用", None
    if any(part.startswith("0") for part in (found["month"], found["day"] or "1")):
        return "月、日前面不加0", None
    if found["sign"] == "号" and all(arabic) and not _NUMBER_SIGN.match(text, found.end()):
        return "“号”是口头说法，公文里写“日”", None
    if (
        found["year"]
        and len(found["year"]) == 2
        and _near(int(found["year"]), year)
        and not _LASTS.search(before)
    ):
        return "年份没有写全四位", None
    if len(parts) == 3 and not any(arabic) and found.group() == text.strip():
        return "成文日期用阿拉伯数字", Level.NOTE
    return "", None


def _near(short: int, year: int | None) -> bool:
    return abs(2000 + short - year) <= 8 if year is not None else 10 <= short <= 35


_POSTED = re.compile("(?:时间|日期)[:=]?\\s*$")
_CLOCK = re.compile(r"\s*\d{1,2}:")


def _in_marks(line: Line, text: str) -> Iterator[Noted]:
    for found in _IN_MARKS.finditer(text):
        try:
            day = date(*(int(found[part]) for part in ("year", "month", "day")))
        except ValueError:
            continue
        if _POSTED.search(text[max(0, found.start() - 6) : found.start()]) or _CLOCK.match(text, found.end()):
            continue
        yield _odd(line, found.span(), f"正文里的日期不用“{found['mark']}”隔开", print_date(day))


def _short_years(line: Line, text: str, year: int | None) -> Iterator[Noted]:
    for found in _SHORT_YEAR.finditer(text):
        name = next(name for name in ("year", "year2", "year3") if found[name])
        before = text[max(0, found.start() - 8) : found.start()]
        if _near(int(found[name]), year) and not _LASTS.search(before):
            yield _odd(
                line, (found.start(name), found.end(name) + 1), "年份没有写全四位", f"20{found[name]}年"
            )


_RELATIVE = re.compile(
    r"(?<![较比与同])去年(?!同期)|前年|明年|近期|近日|(?<!\d)日前|前不久|不久前|最近|前段时间|上个?月|本月|下个?月"
)


def relative_times(paper: Paper, _tables: Tables) -> Iterator[Noted]:
    """D207: 去年, 近期, 日前: words that say another day when the report is read later."""
    for line in paper.prose:
        if not line.own:
            continue
        for found in _RELATIVE.finditer(veiled(line.text)):
            message = f"“{found[0]}”说的是哪一年、哪一月，要看读报告的人在什么时候读。"
            yield Noted("D207", line, *found.span(), message, pattern=found[0])
