"""The language: numerals, full width, percentages, display width, joining. Pure functions."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

DIGITS = "〇一二三四五六七八九"
_NUMERAL_VALUES = {**{c: i for i, c in enumerate(DIGITS)}, "零": 0, "○": 0, "两": 2}
_NUMERAL_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
LONGEST_NUMERAL = 24
SCALES = {"万": 10_000, "亿": 100_000_000}

_FULL_WIDTH = str.maketrans(
    {c: c - 0xFEE0 for c in range(0xFF01, 0xFF5F)}
    | {0x3000: " ", ord("﹪"): "%", ord("﹒"): ".", ord("．"): "."}
)


@lru_cache(maxsize=256)
def numeral(n: int) -> str:
    """Write a whole number from 0 to 99,999,999 as in 第二十三条: 二十三, 一百零五, 一千二百."""
    if not 0 <= n < SCALES["亿"]:
        raise ValueError(n)
    if n >= SCALES["万"]:
        high, low = divmod(n, SCALES["万"])
        gap = "零" if 0 < low < 1000 else ""
        return numeral(high) + "万" + (gap + _below_ten_thousand(low) if low else "")
    text = _below_ten_thousand(n)
    return text[1:] if text.startswith("一十") else text


def _below_ten_thousand(n: int) -> str:
    if n == 0:
        return "〇"
    text, pending = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, n = divmod(n, unit)
        if digit:
            text += ("零" if pending and text else "") + DIGITS[digit] + name
            pending = False
        else:
            pending = True
    return text


def year_numeral(year: int) -> str:
    """Write a year digit by digit: 二〇二六."""
    return "".join(DIGITS[int(d)] for d in str(year))


def parse_numeral(text: str) -> int | None:
    """Read 二十九, 一百零五, 六千, 二〇二六 or 两万三千; None where the text is no Chinese numeral."""
    if (
        not text
        or len(text) > LONGEST_NUMERAL
        or any(c not in _NUMERAL_VALUES and c not in _NUMERAL_UNITS for c in text)
    ):
        return None
    if not any(c in _NUMERAL_UNITS for c in text):
        return int("".join(str(_NUMERAL_VALUES[c]) for c in text))
    total, section, digit = 0, 0, 0
    for char in text:
        if char in _NUMERAL_VALUES:
            digit = _NUMERAL_VALUES[char]
        elif char in SCALES:
            total += (section + digit) * SCALES[char]
            section = digit = 0
        else:
            section += (digit or 1) * _NUMERAL_UNITS[char]
            digit = 0
    return total + section + digit


def half_width(text: str) -> str:
    """Turn full-width digits, letters and signs into half-width ones: １，３００％ → 1,300%."""
    return text.translate(_FULL_WIDTH)


def round_half_up(value: Decimal, decimals: int) -> Decimal:
    """Round as offices do: 72.945 → 72.95."""
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def shown(value: Decimal | int, decimals: int | None = None) -> str:
    """Print a number without an exponent; rounded half up to `decimals` and without trailing zeros where given."""
    if decimals is None:
        return f"{value:f}" if isinstance(value, Decimal) else str(value)
    text = f"{round_half_up(Decimal(value), decimals):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def percent_change(current: Decimal | int, previous: Decimal | int) -> Decimal:
    """Return the change against a previous value other than 0, in per cent: 29 after 39 → -25.64…."""
    return (Decimal(current) - Decimal(previous)) / Decimal(previous) * 100


def share(part: Decimal | int, whole: Decimal | int) -> Decimal:
    """Return a part of a whole other than 0, in per cent: 22 of 29 → 75.862…."""
    return Decimal(part) / Decimal(whole) * 100


def display_width(text: str) -> int:
    """Return how many columns a text takes on a terminal: two for a wide character, none for a combining mark."""
    return sum(map(_columns, text))


def _columns(char: str) -> int:
    if char < "\x7f":
        return 1
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def print_date(day: date) -> str:
    """Print a date as GB/T 9704 7.3.5.4 asks: Arabic figures, the year in full, no leading zeros: 2027年1月18日."""
    return f"{day.year}年{day.month}月{day.day}日"


def sounds_alike(one: str, other: str) -> bool:
    """Tell whether two characters may be read alike, whatever the tone, as they are taken for one another in typing."""
    return not _readings(one).isdisjoint(_readings(other))


@lru_cache(maxsize=4096)
def _readings(character: str) -> frozenset[str]:
    from pypinyin import Style, pinyin

    (readings,) = pinyin(character, style=Style.NORMAL, heteronym=True)
    return frozenset(readings)


@lru_cache(maxsize=4096)
def initials(text: str) -> str:
    """Return the first letters of the pinyin of a text, other signs as they are: 县司法局 → xsfj."""
    from pypinyin import Style, lazy_pinyin

    return "".join(lazy_pinyin(text, style=Style.FIRST_LETTER)).lower()


def is_character(sign: str) -> bool:
    """Tell whether a sign is a Chinese character. As a pattern, this would take milliseconds to compile."""
    return "\u3400" <= sign <= "\u9fff" or "\uf900" <= sign <= "\ufaff" or sign in "々〇"


def tidy(text: str) -> str:
    """Take out line breaks and spaces that stand beside Chinese characters: what YAML's folding leaves behind."""
    if text.isprintable() and " " not in text:
        return text
    tidied = ""
    for word in text.split():
        parted = tidied and not (_is_chinese(tidied[-1]) or _is_chinese(word[0]))
        tidied += f" {word}" if parted else word
    return tidied


def _is_chinese(sign: str) -> bool:
    return is_character(sign) or sign in "，。、；：！？（）《》“”"


_ORDINAL = re.compile(
    r"(?:([一二三四五六七八九十]+是)|（[一二三四五六七八九十]+）|[(（]\d{1,2}[)）]|\d{1,2}[.、．](?!\d)|[一二三四五六七八九十]+、"
    r"|[①-⑳])\s*(?=\w|[“《（])"
)


def without_stop(text: str) -> str:
    """Take the end mark off a sentence, so that it can be joined to others."""
    return text.rstrip("。；;，,．. \u3000\n")


def without_ordinal(text: str) -> str:
    """Take off an ordinal that was pasted along (一是, 1. （一）), for the program counts itself.

    A text that counts on (一是……二是……) keeps its own.
    """
    found = _ORDINAL.match(text)
    if found is None:
        return text
    number = parse_numeral(found[1].removesuffix("是")) if found[1] else None
    if number is not None and f"{numeral(number + 1)}是" in text:
        return text
    return text[found.end() :]
