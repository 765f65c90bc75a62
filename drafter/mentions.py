"""The figures a text states: a number with its unit. What only looks like one (dates, 12345, “12·4”, 第三次) is none."""

from __future__ import annotations

import re
from bisect import bisect_right
from decimal import Decimal
from typing import NamedTuple

from drafter.chinese import SCALES, half_width, parse_numeral, shown

UNITS = (
    "个百分点", "百分点", "%", "亿元", "万元", "千元", "元", "人次", "件次", "户次", "家次", "场次", "批次", "轮次",
    "个小时", "小时", "个学时", "学时", "课时", "平方米", "公里", "万字", "件", "起", "宗", "次", "场", "期", "人",
    "名", "位", "份", "条", "项", "个", "家", "户", "卷", "本", "册", "篇", "部", "套", "台", "处", "所", "类", "种",
    "例", "张", "封", "轮", "批", "幅", "块", "吨", "亩", "辆", "支", "门", "则", "集", "间", "座", "对", "笔",
)  # fmt: skip
_NUMERAL_UNITS = ("人次", "家", "名", "次", "件", "场", "期", "起", "宗", "份", "卷", "户")
_BEFORE = "约|近|超过|超|逾|大约|将近"
_FIGURE = re.compile(
    rf"(?P<before>{_BEFORE})?(?<![\d.A-Za-z·+\-—/])(?P<digits>\d{{1,3}}(?:,\d{{3}})+|\d+)(?P<decimals>\.\d+)?"
    rf"(?P<scale>[万亿](?!元))?(?P<after>余|多)?\s?(?P<unit>{'|'.join(UNITS)})(?P<tail>以上|左右)?"
)
_NUMERAL = re.compile(
    rf"(?P<before>{_BEFORE})?(?<![第一二三四五六七八九十百千万零〇每几数、])"
    rf"(?P<digits>[一二三四五六七八九十百千两][一二三四五六七八九十百千万零两]*)(?P<after>余|多)?"
    rf"(?P<unit>{'|'.join(_NUMERAL_UNITS)})"
)
_LONE = frozenset({"一", "十", "百", "千"})
# what surrounds a number that is none
_NO_FIGURES = re.compile(
    r"《[^》]*》?|〔\d{4}〕\d+号|[“‘][^”’]{0,40}[”’]|第[一二三四五六七八九十百\d、和至]+[次届号条期批类项个名位章]"
    r"|(?<!\d)\d++(?:\+[\dA-Za-z]+)+|12345\S?|\d{4}年(?:度)?(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月(?:\d{1,2}日|底|份|上旬|中旬|下旬)?"
    r"|(?:不少于|不低于|不得少于|至少|不超过|不多于|不高于|不得超过)[^,，。;；\d一二三四五六七八九十两]{0,6}"
    r"(?:\d[\d.,]*|[一二三四五六七八九十两]+)[^\d,，。]{0,3}"
    r"|(?<!\d)\d++小时(?=自助|服务|值班|热线|在线|不打烊|开放|值守|“|政务)"
)


class Stated(NamedTuple):
    """A figure as a text states it, and where in the text; `approx` is what marks it as not exact."""

    start: int
    end: int
    text: str
    value: Decimal
    unit: str
    approx: str = ""

    @property
    def number(self) -> str:
        """The value in digits only."""
        return shown(self.value.normalize() if self.value == self.value.to_integral() else self.value)

    @property
    def is_rate(self) -> bool:
        """Tell whether it is a percentage."""
        return self.unit in ("%", "个百分点", "百分点")


def stated(text: str) -> tuple[Stated, ...]:
    """Return the figures of a text, in their order."""
    typed = half_width(text)
    if len(typed) != len(text):
        typed = text
    hidden = _Hidden([found.span() for found in _NO_FIGURES.finditer(typed)])
    found = [figure for m in _FIGURE.finditer(typed) if (figure := _in_digits(m, text)) is not None]
    found += [figure for m in _NUMERAL.finditer(typed) if (figure := _in_words(m, text)) is not None]
    kept = (f for f in found if f.start not in hidden)
    return tuple(sorted(kept, key=lambda figure: figure.start))


class _Hidden:
    """Stretches of a text, in order, in which no number is a figure."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def __contains__(self, at: int) -> bool:
        before = bisect_right(self._starts, at) - 1
        return before >= 0 and at < self._ends[before]


def _in_digits(found: re.Match[str], text: str) -> Stated | None:
    number = Decimal(found["digits"].replace(",", "") + (found["decimals"] or ""))
    if found["scale"]:
        number *= SCALES[found["scale"]]
    rest = text[found.end() :]
    if found["unit"] == "个" and rest.startswith(("月", "工作日", "年")):
        return None
    return _stated(found, text, number)


def _in_words(found: re.Match[str], text: str) -> Stated | None:
    """Return a figure in Chinese numerals: 四家, 两次, 六千多名; one alone is a manner of speaking, not a count."""
    number = parse_numeral(found["digits"])
    if number is None or number < 2 or found["digits"] in _LONE:
        return None
    return _stated(found, text, Decimal(number))


def _stated(found: re.Match[str], text: str, number: Decimal) -> Stated:
    marks = found.groupdict()
    approx = marks.get("before") or marks.get("after") or marks.get("tail") or ""
    start, end = found.span()
    return Stated(start, end, text[start:end], number, found["unit"], approx)
