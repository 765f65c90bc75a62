"""The years in words that are used again: 2026年度 becomes 2027年度, or {年度}; the years of plans and of names stay."""

from __future__ import annotations

import re

from drafter.chinese import year_numeral

_NAMED = re.compile("(《[^》]*》)")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_RANGE = "年?[—–~～至到-]{1,2}"
_RANGE_BEFORE = re.compile(rf"\d{{4}}{_RANGE}$")
_RANGE_BEHIND = re.compile(rf"{_RANGE}\d{{4}}")


def a_year_later(text: str, year: int) -> str:
    """Put a text that a report on `year` said of that year and the next one year on."""
    return _put(text, {said: (str(said + 1), year_numeral(said + 1)) for said in (year + 1, year)})


def years_left_open(text: str, year: int) -> str:
    """Put {年度} for the year of a report in a text of it, {下年} for the next."""
    return _put(text, {year + 1: ("{下年}", "{下年}"), year: ("{年度}", "{年度}")})


def _put(text: str, years: dict[int, tuple[str, str]]) -> str:
    """Put other words for years, in digits and in numerals, but in names."""
    parts = _NAMED.split(text)
    parts[::2] = [_put_in(part, years) for part in parts[::2]]
    return "".join(parts)


def _put_in(text: str, years: dict[int, tuple[str, str]]) -> str:
    def put(found: re.Match[str]) -> str:
        in_range = _RANGE_BEFORE.search(text[: found.start()]) or _RANGE_BEHIND.match(text[found.end() :])
        said = int(found[0])
        return years[said][0] if said in years and not in_range else found[0]

    text = _YEAR.sub(put, text)
    for said, (_, numeral) in years.items():
        text = text.replace(f"{year_numeral(said)}年", f"{numeral}年")
    return text
