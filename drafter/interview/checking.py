"""What a typed answer comes to: the table of kinds, asked in place; names, texts, months as the facts file takes them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal

from drafter.chinese import (
    half_width,
    is_character,
    percent_change,
    shown,
    tidy,
    without_ordinal,
    without_stop,
)
from drafter.interview import words as wording
from drafter.interview.cards import Check, Verdict
from drafter.outline import (
    Change,
    Figure,
    Indicator,
    Kind,
    NotThisKindError,
    Period,
    Unit,
    print_answer,
    read_answer,
    read_figure,
)

NOT_KNOWN, NOT_APPLICABLE = "暂缺", "不适用"
STATES = (NOT_KNOWN, NOT_APPLICABLE)
SHORT_STATES = {"z": NOT_KNOWN, "b": NOT_APPLICABLE}
_SEPARATORS = re.compile(r"[、，,；;\s]+")
_BRACE = re.compile(r"\{[^{}\s]{1,60}\}")
_TWICE, _HALF, _FEW, _POINTS = Decimal(100), Decimal(-50), 20, Decimal(10)


def of_indicator(indicator: Indicator, unit: Unit) -> Check:
    """Check a figure of an indicator: as staff type it, or 暂缺, or 不适用."""

    def check(text: str) -> Verdict:
        typed = half_width(text).strip()
        if typed in STATES:
            return Verdict(typed, typed)
        try:
            found = read_figure(text.strip(), indicator.kind, unit)
        except NotThisKindError as trouble:
            offer = trouble.offer if trouble.offer and check(trouble.offer).value else ""
            return Verdict(None, message=f"{trouble.message}{trouble.advice}", offer=offer)
        return Verdict(found.say(""), found.say(indicator.unit))

    return check


def of_kind(kind: Kind) -> Check:
    """Check an answer that is no figure: a date, a year, a month, 是 or 否, a text."""

    def check(text: str) -> Verdict:
        try:
            value = read_answer(text, kind)
        except NotThisKindError as trouble:
            return Verdict(None, message=f"{trouble.message}{trouble.advice}")
        kept = value.isoformat() if isinstance(value, date) else print_answer(value)
        return Verdict(kept, print_answer(value))

    return check


def without_controls(text: str) -> str:
    """Take out what no text holds: control characters that were typed or pasted along."""
    return "".join(sign for sign in text if sign in "\n\t" or unicodedata.category(sign) not in ("Cc", "Cs"))


def reason(text: str) -> Verdict:
    """Take why a figure is far from last year's: words, not another figure."""
    verdict = words(text)
    if verdict.value is not None and not any(map(is_character, verdict.value)):
        return Verdict(None, message=wording.NOT_A_REASON)
    return verdict


def words(text: str) -> Verdict:
    """Take a text of the clerk's in one line; braces must be {键}."""
    kept = tidy(without_controls(text))
    if not any(sign.isalnum() for sign in kept):
        return Verdict(None, message="这里只有标点。写一句话；不写的按 F3 跳过。")
    rest = _BRACE.sub("", kept)
    if any(sign in rest for sign in "{}｛｝"):
        return Verdict(None, message="“{”和“}”没有配上对。引用数写成 {键名}，别处不用花括号。")
    return Verdict(kept, kept)


def item(text: str) -> Verdict:
    """Take an item of a list: without an ordinal pasted along, without an end mark."""
    return words(without_stop(without_ordinal(tidy(without_controls(text)))))


def title(text: str) -> Verdict:
    """Take a heading: words without figures put in."""
    verdict = item(text)
    if verdict.value is not None and "{" in verdict.value:
        return Verdict(None, message="标题里放不进数。把花括号去掉，数写到举措里。")
    return verdict


def names(text: str) -> Verdict:
    """Take one or several names: 县委，县人大常委会."""
    kept = names_of(without_controls(text))
    if not kept or not all(any(map(str.isalnum, name)) for name in kept):
        return Verdict(None, message="这里写名称，几个之间用逗号隔开。")
    if any(sign in name for name in kept for sign in "{}｛｝"):
        return Verdict(None, message="名称里不用花括号。")
    said = "、".join(kept)
    return Verdict(said, said)


def names_of(text: str) -> tuple[str, ...]:
    """Return the names in a text, each once."""
    return tuple(dict.fromkeys(filter(None, map(tidy, _SEPARATORS.split(text)))))


def paragraphs(text: str) -> Verdict:
    """Take a text of several paragraphs: without empty lines and the spaces that indent them."""
    kept = "\n".join(filter(None, (line.strip() for line in without_controls(text).splitlines())))
    verdict = words(kept.replace("\n", "。"))
    return Verdict(kept, kept) if verdict.value is not None else verdict


def changed(indicator: Indicator, now: Figure, last: Figure) -> str:
    """Say in short how a figure changed, for the column of a table: +31.8%, -7.9点, 0; nothing where that says nothing."""
    if not (now.exact and last.exact) or indicator.change is Change.NONE:
        return ""
    if indicator.change is Change.POINTS:
        return f"{_signed(Decimal(now.value) - Decimal(last.value))}点"
    return f"{_signed(percent_change(now.value, last.value))}%" if last.value else ""


def _signed(value: Decimal) -> str:
    said = shown(value, 1)
    return said if said.startswith("-") or said == "0" else f"+{said}"


def strange(indicator: Indicator, now: Figure, last: Figure | None, *, of_county: bool) -> str:
    """Say why a figure should be looked at once more: far from last year's, or from what counties have; it may be right.

    Far is twice as much or half, from 20 on; 10 points for a rate; the range is the outline's (合理).
    """
    if last is not None and now.exact and last.exact:
        far = _far(indicator, Decimal(now.value), Decimal(last.value))
        if far:
            return f"本年{now.say(indicator.unit)}，上年{last.say(indicator.unit)}，{far}"
    if last is None and of_county and indicator.plausible is not None and now.value:
        low, high = indicator.plausible.low, indicator.plausible.high
        if not low <= now.value <= high:
            return f"{now.say(indicator.unit)}，一般的县在{shown(low)}到{shown(high)}{indicator.unit}之间"
    return ""


def _far(indicator: Indicator, now: Decimal, last: Decimal) -> str:
    if indicator.change is Change.POINTS:
        gap = now - last
        return f"差{shown(abs(gap), 1)}个百分点" if abs(gap) >= _POINTS else ""
    if (
        indicator.change is Change.NONE
        or indicator.period is Period.TARGET
        or max(now, last) < _FEW
        or not last
    ):
        return ""
    change = percent_change(now, last)
    if _HALF < change < _TWICE:
        return ""
    return f"{'多' if change > 0 else '少'}{shown(abs(change), 0)}%"
