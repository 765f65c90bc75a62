"""The table of kinds: the one path from text to value, for YAML, terminal, forms and import."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from drafter.chinese import SCALES, half_width, is_character, numeral, parse_numeral, print_date, shown


class Kind(Enum):
    """What kind of answer a question takes."""

    COUNT = "数量"
    RATE = "比率"
    MONEY = "金额"
    LEVEL = "数值"
    DURATION = "时长"
    RANK = "位次"
    CHANGE_RATE = "同比"
    TEXT = "文字"
    DATE = "日期"
    MONTH = "时限"
    YEAR = "年度"
    YES_NO = "是否"

    @property
    def numeric(self) -> bool:
        """Tell whether answers of this kind are figures."""
        return self not in {Kind.TEXT, Kind.DATE, Kind.MONTH, Kind.YEAR, Kind.YES_NO}


class NotThisKindError(ValueError):
    """A text that is no answer of the kind asked for; says what is wrong and what to do, in Chinese.

    `offer` is the figure it most likely means, to be asked about and never taken silently: 128 for 一百二十八.
    """

    def __init__(self, message: str, advice: str, impossible: bool = False, offer: str = "") -> None:
        self.message, self.advice, self.impossible, self.offer = message, advice, impossible, offer
        super().__init__(message)


class Figure(NamedTuple):
    """A number as someone gave it: its value, its mark (约 近 超 余 多 以上) and the form in which it is printed.

    `value` is in the unit of the indicator (1.2万 件 → 12000). `before`, `digits`, `after`, `tail` make the printed
    form around the unit: 约|20||件|, |300|余|人次|, |98||%|以上. `unit` is the one typed, where it is not the indicator's.
    """

    value: int | Decimal
    digits: str
    before: str = ""
    after: str = ""
    unit: str = ""
    tail: str = ""

    @property
    def mark(self) -> str:
        """The mark of approximation, or nothing."""
        return self.before or self.after or self.tail

    @property
    def exact(self) -> bool:
        """Tell whether the figure may be part of a sum or a comparison."""
        return not (self.before or self.after or self.tail)

    @property
    def bare(self) -> str:
        """Print the figure without a unit, for a table that has a column of them: 约20, 1.2万, 98以上."""
        return f"{self.before}{self.digits}{self.after}{self.tail}"

    def say(self, unit: str) -> str:
        """Print the figure with its unit."""
        return f"{self.before}{self.digits}{self.after}{self.unit or unit}{self.tail}"


def figure(value: int | Decimal) -> Figure:
    """Make an exact figure of a number."""
    return Figure(value, shown(value))


class Unit(NamedTuple):
    """The unit of an indicator, the units that may stand for it, and their factors (亿元 for 万元: 10000)."""

    name: str
    factors: Mapping[str, Decimal]


_FIGURE = re.compile(
    r"(?P<before>约|近|超过|超|逾|大约|将近)?"
    r"(?P<digits>[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)"
    r"(?P<scale>[万亿]?)(?P<after>余|多)?"
    r"(?P<unit>(?:(?!以上|左右)[^\d\s,.余多约]){0,6})(?P<tail>以上|左右)?",
    re.ASCII,
)
_NUMERAL = re.compile(r"(约|近|超过|超|逾)?([〇零○一二三四五六七八九十百千万亿两]+)(余|多)?(.*)")
_NOT_TYPED = str.maketrans(dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff \u00a0\u2002\u2003\u2009"))
_MOST_DIGITS = 15
_SOME = ("几", "来", "+")
_SAME_MARK = {"超过": "超", "逾": "超", "大约": "约", "将近": "近"}
_STATES_FOR_NOTHING = {"无", "没有", "未知", "不详", "/", "-", "—", "——", "待定", "待补", "略"}


def read_figure(text: str, kind: Kind, unit: Unit) -> Figure:
    """Read a figure as staff type it: 29件, １，３００, 1.2万, 约20, 300余, 92.3%, 98%以上.

    Raises NotThisKindError for anything else, for a fraction of a case, and for what cannot be (-3 cases, a rate of 120 %).
    """
    if text.isascii() and text.isdigit() and len(text) < (3 if kind is Kind.RATE else _MOST_DIGITS):
        whole_number = int(text)
        return Figure(whole_number, str(whole_number))
    typed = half_width(text).translate(_NOT_TYPED)
    found = _FIGURE.fullmatch(typed)
    if found is None:
        raise _not_a_figure(text, typed, unit.name)
    before, after, tail = found["before"] or "", found["after"] or "", found["tail"] or ""
    before = _SAME_MARK.get(before, before)
    if sum(map(bool, (before, after, tail))) > 1:
        raise NotThisKindError(
            f"“{text}”有两个表示约数的字。",
            f"“{before or after}”和“{tail or after}”只留一个，如“约130”或“130余”。",
        )
    if found["scale"] and not found["unit"] and unit.name.startswith(("万", "亿")):
        raise NotThisKindError(
            f"“{text}”看不清是多少{unit.name}。", f"请把单位写全，如 {found['digits']}万元。"
        )
    digits = re.sub(r"^(-?)0+(?=\d)", r"\1", found["digits"].replace(",", "").lstrip("+"))
    if len(digits) > _MOST_DIGITS:
        shown_part = text[:_MOST_DIGITS]
        raise NotThisKindError(
            f"“{shown_part}……”有{len(digits)}位。", "请核对，没有这么大的数。", impossible=True
        )
    factor = _factor(found["unit"], text, kind, unit)
    exact = Decimal(digits) * SCALES.get(found["scale"], 1) * factor
    whole = exact == exact.to_integral_value() and "." not in digits
    value = _possible(int(exact) if whole else exact, text, kind, unit.name)
    if kind in {Kind.COUNT, Kind.RANK}:
        digits = digits.partition(".")[0] if not found["scale"] else digits
    typed_unit = found["unit"] if found["unit"] != unit.name else ""
    return Figure(value, digits + found["scale"], before, after, typed_unit, tail)


def _factor(typed_unit: str, text: str, kind: Kind, unit: Unit) -> Decimal:
    if not typed_unit or typed_unit == unit.name:
        return Decimal(1)
    if typed_unit in unit.factors:
        return unit.factors[typed_unit]
    if kind is Kind.RATE and typed_unit == "个百分点":
        raise NotThisKindError(
            f"“{text}”是变化的幅度，不是比率。", "这里填比率本身，如 92.3%；变化由程序算出。"
        )
    if typed_unit in _SOME:
        raise NotThisKindError(f"“{text}”不是确定的数。", "约数写成“约20”或“20余”；知道准数的写准数。")
    if not any(is_character(sign) or sign.isalpha() or sign in "%℃㎡" for sign in typed_unit):
        number = text.partition(typed_unit)[0]
        raise NotThisKindError(
            f"“{text}”后面多了“{typed_unit}”。", f"只写数，如 {number} 或 {number}{unit.name}。"
        )
    raise NotThisKindError(
        f"“{text}”的单位是“{typed_unit}”，这一项按“{unit.name}”报。",
        f"请换算成以“{unit.name}”为单位的数字再填。",
    )


def _possible(value: int | Decimal, text: str, kind: Kind, unit: str) -> int | Decimal:
    whole = value == int(value)
    if kind is not Kind.CHANGE_RATE and value < 0:
        raise NotThisKindError(
            f"“{text}”是负数，这一项不可能小于0。",
            "请核对；要写比上年减少多少，填本年数和上年数即可。",
            impossible=True,
        )
    if kind is Kind.RATE and value > 100:
        raise NotThisKindError(
            f"“{text}”超过了100%，这一项是比率。",
            "请核对分子、分母；如果是件数，请填到件数那一项。",
            impossible=True,
        )
    if kind in {Kind.COUNT, Kind.RANK} and not whole:
        raise NotThisKindError(
            f"“{text}”带小数，{unit}数应当是整数。",
            "请核对后填整数；以万为单位的可以写“1.2万”。",
            impossible=True,
        )
    return int(value) if kind in {Kind.COUNT, Kind.RANK} else value


def _not_a_figure(text: str, typed: str, unit: str) -> NotThisKindError:
    number = _numeral_in(typed, unit)
    if typed in _STATES_FOR_NOTHING:
        return NotThisKindError(
            f"“{text}”看不出是没有发生，还是不知道。",
            "确实没有写 0；还没有数写 暂缺；本地没有这项工作写 不适用。",
        )
    if number:
        return NotThisKindError(f"“{text}”是汉字数字。", f"请写阿拉伯数字：{number}。", offer=number)
    if re.search(r"\d\s*[-~～—至到]\s*\d", typed):
        return NotThisKindError(f"“{text}”是一个范围。", "请填一个确定的数；只有约数的写“约20”或“20余”。")
    if re.search(r"\d", typed):
        return NotThisKindError(
            f"“{text}”里除了数字还有别的内容。",
            f"这里只填数字，可以带单位，如 29 或 29{unit}；说明写到 备注 里。",
        )
    return NotThisKindError(
        f"“{text}”不是数字。", f"这里填数字，如 29 或 29{unit}；还没有数写 暂缺，不涉及写 不适用。"
    )


def _numeral_in(typed: str, unit: str) -> str:
    """Return in figures what a text says in characters; nothing where that is not well formed: 十几, 三分之一, 一万二."""
    found = _NUMERAL.fullmatch(typed)
    number = parse_numeral(found[2]) if found else None
    if found is None or number is None or number >= SCALES["亿"] or found[4] not in {"", unit}:
        return ""
    written = found[2].replace("两", "二").replace("○", "零").replace("〇", "零")
    if written != numeral(number).replace("〇", "零"):
        return ""
    return f"{found[1] or ''}{number}{found[3] or ''}"


_DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_MONTH = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?(?:底|末)?前?")
_CHINESE_DATE = re.compile(
    r"([〇零○一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)


def read_date(text: str) -> date:
    """Read a date in any common writing: 2027-01-18, 2027.1.18, 2027年1月18日, 二〇二七年一月十八日."""
    typed = half_width(text).strip()
    found = _DATE.fullmatch(typed)
    chinese = None if found else _CHINESE_DATE.fullmatch(typed)
    if found:
        year, month, day = (int(g) for g in found.groups())
    elif chinese:
        year, month, day = (parse_numeral(g) or 0 for g in chinese.groups())
    else:
        raise NotThisKindError(f"“{text}”不是完整的日期。", "请写成 2027-01-18 或 2027年1月18日。")
    try:
        return date(year, month, day)
    except ValueError:
        raise NotThisKindError(
            f"没有{year}年{month}月{day}日这一天。", "请核对日期。", impossible=True
        ) from None


def read_year(text: str) -> int:
    """Read a report year: 2026, 2026年, 2026年度, ２０２６."""
    found = re.fullmatch(r"(\d{4})(?:年度?)?", half_width(text).strip())
    if not found:
        raise NotThisKindError(f"“{text}”不是年份。", "请写四位数字，如 2026。")
    year = int(found[1])
    if not 1990 <= year <= 2100:
        raise NotThisKindError(
            f"{year}年不会是报告年度。", "请核对，写报告说的是哪一年的工作，如 2026。", impossible=True
        )
    return year


def read_yes_no(text: str) -> bool:
    """Read 是 or 否, and what people write for them."""
    typed = half_width(text).strip().lower()
    if typed in {"是", "有", "要", "y", "yes", "true", "1", "对"}:
        return True
    if typed in {"否", "不", "无", "没有", "n", "no", "false", "0", "2"}:
        return False
    raise NotThisKindError(f"“{text}”看不出是还是否。", "请写 是 或 否。")


def read_month(text: str) -> str:
    """Read a deadline: 2027-12 → 2027年12月底前; 2027年底 and other words stay as they are."""
    typed = half_width(text).strip()
    found = _MONTH.fullmatch(typed)
    if found is None:
        if _DATE.fullmatch(typed):
            day = read_date(typed)
            return f"{day.year}年{day.month}月{day.day}日前"
        return text.strip()
    if not 1 <= int(found[2]) <= 12:
        raise NotThisKindError(f"没有{found[2]}月。", "请核对，写成 2027-12。", impossible=True)
    return f"{found[1]}年{int(found[2])}月底前"


def read_text(text: str) -> str:
    """Take a text as it is, without the spaces around it."""
    return text.strip()


READERS: Mapping[Kind, Callable[[str], object]] = {
    Kind.TEXT: read_text,
    Kind.DATE: read_date,
    Kind.MONTH: read_month,
    Kind.YEAR: read_year,
    Kind.YES_NO: read_yes_no,
}


def read_answer(text: str, kind: Kind, unit: Unit | None = None) -> object:
    """Turn a text into a value of a kind. Raises NotThisKindError."""
    if kind.numeric:
        return read_figure(text, kind, unit or Unit("", {}))
    return READERS[kind](text)


def print_answer(value: object, unit: str = "") -> str:
    """Print a value of any kind as the clerk may type it again."""
    if isinstance(value, Figure):
        return value.say(unit)
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, date):
        return print_date(value)
    return str(value)
