"""N112: one fact told twice with two values; of a draft, a figure typed by hand that contradicts the facts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from drafter.outline import Role
from drafter.rules.text.clauses import OTHER_YEAR, Figure
from drafter.rules.text.counts import counts_of
from drafter.rules.text.noted import Noted
from drafter.rules.text.paper import Line, Paper
from drafter.rules.text.phrases import sentence_around
from drafter.rules.text.runs import runs_of

if TYPE_CHECKING:
    from drafter.rules.text.checker import Tables

_SHORTEST, _SHORTEST_OF_ALL, _LEAST = 5, 4, 2
_KEPT = 6
_LONG_KEY = 7
_FILLER = re.compile(
    "(?:(?:20\\d\\d|今|全|本|去)年度?(?:以来|全年|内)?|截至[^，]{0,8}(?:底|日|前)|我[县区市]|全[县区市]|县域内|[一二三四五六七八九十]是"
    "|(?:县|区|市)(?:政府|委)?(?=[收受办审召])|共计?|累计|总计|合计|先后|已经?|目前|现有?|同时|并|依法|均|分别|一共|年内"
    "|开展了?|组织了?|举办了?|召开了?|进行了?|完成了?|达到?|有|为|约|是|了)+"
)
_TAIL = re.compile("(?:总数|数量|总量|共计?|累计|合计|总计|达到?|有|为|了|是|约|已|均)+$")
_PARTIAL = re.compile(
    "其中|结转|力争|应|不|未|每|平均|拟|计划|目标|分别|另|余|部分|个别|以上|低于|高于|超过|减少|增加"
)
_OTHER_SCOPE = re.compile(
    "县级|县本级|区级|乡镇|镇街|街道|村级|其中|结转|力争|应|不|未|每|平均|新增|拟|计划|目标|首次|涉及|分别|另|余|部分|个别|"
    "[镇乡局队所站院村]|季度|上半年|下半年|[1-9]月|1[0-2]月|期间|专项|年底前|以上|低于|高于|超过|由|从|减少|增加"
)


# what is counted is all there is of it
_WHOLE = re.compile("全[县区市旗镇乡年]|截至|年[底末]|现有|共有|[我本][县区市旗镇乡]共|累计共|在[册岗职]")
_AHEAD = re.compile("力争|目标|确保|将|不低于|不少于|达到|争取|计划|拟|要")


class Told(NamedTuple):
    """A figure told somewhere in the report, by the words that say what it counts; `whole` where they say it is all."""

    line: Line
    figure: Figure
    key: str
    whole: bool


def repeated(paper: Paper, tables: Tables) -> Iterator[Noted]:
    """Note counts that are told twice with two values not far apart."""
    del tables
    heard: dict[tuple[str, str], list[Told]] = {}
    for line in paper.prose:
        for told in _told(line, paper.year):
            if line.role is Role.PLANS and (not told.whole or _AHEAD.search(_sentence_of(told))):
                continue
            earlier = heard.setdefault((told.key, told.figure.kind), [])
            noted = _contradicted(told, earlier, paper)
            if noted is not None:
                yield noted
            if len(earlier) < _KEPT:
                earlier.append(told)


def _told(line: Line, year: int | None) -> Iterator[Told]:
    listed = {
        m.start
        for run in runs_of(line.text)
        if len(run.members) > 2
        for m in run.members[1:]
        if "；" not in m.gap
    }
    for figure in counts_of(line.text):
        whole = _WHOLE.search(figure.before) is not None
        told_alone = figure.start not in listed and figure.bracket < 0 and (whole or not figure.after)
        if not told_alone or not figure.exact or figure.value < _LEAST:
            continue
        key = _TAIL.sub("", _FILLER.sub("", figure.before))
        around = line.text[max(0, figure.start - 30) : figure.start].rsplit("。")[-1]
        if len(key) < (_SHORTEST_OF_ALL if whole else _SHORTEST) or OTHER_YEAR.search(figure.before):
            continue
        # who counts what is in the key, so that only what is said before the clause may limit it
        if _PARTIAL.search(figure.before) or not (
            whole or _OTHER_SCOPE.search(around.removesuffix(figure.before)) is None
        ):
            continue
        if any(int(found) != year for found in re.findall(r"20\d\d(?=年)", around)):
            continue
        yield Told(line, figure, key, whole)


def _sentence_of(told: Told) -> str:
    return sentence_around(told.line.text, told.figure.start, told.figure.end)


def _contradicted(told: Told, earlier: list[Told], paper: Paper) -> Noted | None:
    """Return the note that a figure contradicts an earlier one; nothing where one of them is the same."""
    others = [one for one in earlier if one.line.number != told.line.number]
    value = told.figure.value
    if not others or any(one.figure.value == value for one in others):
        return None
    first = others[0]
    difference, most = abs(first.figure.value - value), max(first.figure.value, value)
    apart = difference > max(Decimal(4), most * 15 / 100) or difference * 2 > most
    slip = len(told.key) >= _LONG_KEY and _slipped(value, first.figure.value)
    if apart and not slip and not (told.whole and first.whole):
        return None
    if paper.from_facts:
        return _against_facts(told, first)
    message = (
        f"前面写“{_quoted(first)}”，这里写“{_quoted(told)}”，像是同一个数，"
        f"相差{difference.normalize():f}{told.figure.kind if told.figure.kind == '元' else told.figure.unit}。"
    )
    return Noted("N112", told.line, told.figure.digits[0], told.figure.end, message, certain=False)


def _slipped(one: Decimal, other: Decimal) -> bool:
    """Tell whether two counts of three digits or more differ by one digit, or by two that have changed places."""
    first, second = f"{one.normalize():f}", f"{other.normalize():f}"
    if len(first) != len(second) or not 3 <= len(first) <= 9:
        return False
    return sorted(first) == sorted(second) or sum(a != b for a, b in zip(first, second, strict=True)) == 1


def _against_facts(told: Told, first: Told) -> Noted | None:
    """Return the note that a figure typed by hand is not the one that a fact gives."""
    if told.line.own is first.line.own:
        return None
    typed, fact = (told, first) if told.line.own else (first, told)
    message = f"这里手写的是“{_quoted(typed)}”，按填报的数据写出来的是“{_quoted(fact)}”，两处不一致。"
    return Noted("N112", typed.line, typed.figure.digits[0], typed.figure.end, message, certain=False)


def _quoted(told: Told) -> str:
    return told.line.text[max(0, told.figure.start - len(told.key) - 2) : told.figure.end].lstrip(
        "，。；：、年"
    )
