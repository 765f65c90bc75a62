"""Lengths as a printer writes them: 37 毫米, 28.95 磅, 3号, 2 字, 1 行; kept as the whole numbers Word counts in."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal

from pydantic import BeforeValidator

_NUMBER = r"(\d{1,6}(?:\.\d{1,6})?)"
_LENGTH = re.compile(rf"{_NUMBER}\s*(毫米|厘米|磅|mm|cm|pt)", re.IGNORECASE)
_SHARE = re.compile(rf"{_NUMBER}\s*(?:字符?|行)")
_TWIPS = {
    "毫米": Decimal(1440) / Decimal("25.4"),
    "厘米": Decimal(14400) / Decimal("25.4"),
    "磅": Decimal(20),
}
_SAME_UNIT = {"mm": "毫米", "cm": "厘米", "pt": "磅"}
SIZES = {
    "初号": 84, "小初": 72, "1号": 52, "小一": 48, "2号": 44, "小二": 36, "3号": 32, "小三": 30,
    "4号": 28, "小四": 24, "5号": 21, "小五": 18, "6号": 15,
}  # fmt: skip
_CHINESE_SIZES = str.maketrans("一二三四五六", "123456")


def _whole(value: Decimal) -> int:
    return int(value.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def read_length(text: object) -> object:
    """Read 37 毫米, 3.7 厘米 or 28.95 磅 as twentieths of a point."""
    if not isinstance(text, str):
        return text
    found = _LENGTH.fullmatch(text.strip())
    if not found:
        raise ValueError(f"“{text}”不是长度，请写成“37 毫米”“3.7 厘米”或“28.95 磅”")
    unit = found[2].lower()
    return _whole(Decimal(found[1]) * _TWIPS[_SAME_UNIT.get(unit, unit)])


def read_size(text: object) -> object:
    """Read a size of type, 3号 or 16 磅, as half points."""
    if not isinstance(text, str):
        return text
    name = text.strip()
    if name[-1:] == "号" and name[:-1] in "一二三四五六":
        name = name.translate(_CHINESE_SIZES)
    if name in SIZES:
        return SIZES[name]
    found = _LENGTH.fullmatch(name)
    if not found or found[2].lower() not in {"磅", "pt"}:
        raise ValueError(f"“{text}”不是字号，请写成“3号”“小四”或“16 磅”")
    return _whole(Decimal(found[1]) * 2)


def read_share(text: object) -> object:
    """Read 2 字 or 1 行 as hundredths of a character or line."""
    if not isinstance(text, str):
        return text
    found = _SHARE.fullmatch(text.strip())
    if not found:
        raise ValueError(f"“{text}”不是字数或行数，请写成“2 字”或“1 行”")
    return _whole(Decimal(found[1]) * 100)


def length(low: str, high: str) -> BeforeValidator:
    """Read a length from `low` to `high`, both as a printer writes them."""
    return _within(read_length, low, high)


def size(low: str, high: str) -> BeforeValidator:
    """Read a size of type from `low` to `high`, both as a printer writes them."""
    return _within(read_size, low, high)


def share(low: str, high: str) -> BeforeValidator:
    """Read a number of characters or lines from `low` to `high`, both as a printer writes them."""
    return _within(read_share, low, high)


def _within(read: Callable[[object], object], low: str, high: str) -> BeforeValidator:
    bounds = [bound for bound in (read(low), read(high)) if isinstance(bound, int)]

    def checked(text: object) -> object:
        value = read(text)
        if isinstance(value, int) and not min(bounds) <= value <= max(bounds):
            raise ValueError(f"“{text}”不行，要在 {low}到 {high}之间")
        return value

    return BeforeValidator(checked)


def said_length(twips: int) -> str:
    """Say a length in millimetres: 37 毫米."""
    return f"{_trimmed(Decimal(twips) / _TWIPS['毫米'], '0.1')} 毫米"


def said_points(twips: int) -> str:
    """Say a length in points: 28.95 磅."""
    return f"{_trimmed(Decimal(twips) / 20, '0.01')} 磅"


def said_size(half_points: int) -> str:
    """Say a size of type by its name, or in points where it has none: 3号, 20 磅."""
    names = {value: name for name, value in SIZES.items()}
    return names.get(half_points) or said_points(half_points * 10)


def _trimmed(value: Decimal, step: str) -> str:
    text = f"{value.quantize(Decimal(step), rounding=ROUND_HALF_UP):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
