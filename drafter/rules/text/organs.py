"""Organs under the names of an earlier time, and one organ under several names (O711, O713)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from drafter.canon.organs import FILE, Organs, Renamed
from drafter.chinese import print_date
from drafter.findings import Level
from drafter.outline import Role
from drafter.rules.text.noted import Noted
from drafter.rules.text.paper import Line, Paper
from drafter.rules.text.phrases import pattern, sentence_around, spans_of_titles, within

if TYPE_CHECKING:
    from drafter.rules.text.checker import Tables

# what an organ's name begins after; behind any other character it is part of a longer word
_BEGINS = "(?<![一-龥A-Za-z])|(?<=[县区市州旗盟省镇和及与由经报向请让会同合导由对的各级把将])"
_OF_OLD = re.compile(
    "原|将.{0,30}(?:整合|并入|划入|划转|合并|调整|改)|由.{0,20}改|整合|并入|更名|改为|改名|职能|划转|划入|撤销|合并|组建|挂牌|前身|机构改革|曾|当时|时任|此前|历史"
)
_ACTS = re.compile(
    "^(?:等[^，。；]{0,6})?(?:部门|单位)?(?:和[^，。；]{0,8})?(?:牵头|负责|组织|会同|联合|审核|审查|审批|备案|开展|召开|印发|下发|制定|参加|配合|登记|承担|核定|备|统一|查处|立案|受理|办理|要|应|须)"
)
_ACTED_WITH = re.compile(
    "(?:由|经|报|配合|会同|联合|督促|报送|责成|成立由|向)(?:了)?(?:省|市|州|县|区|旗)?(?:人民)?(?:政府)?$"
)
_QUOTES = re.compile("“[^“”]{0,40}”")
_OWN = "(?:(?<=[县区旗])|(?<=我市)|(?<=本市))"


def renamed(paper: Paper, tables: Tables) -> Iterator[Noted]:
    """Note organs under names that had been given up before the year of the report."""
    if paper.year is None:
        return
    start = date(paper.year, 1, 1)
    table = [(entry, _finds(entry)) for entry in tables.words(Organs, FILE).renamed if entry.until < start]
    for line in paper.body:
        if line.own:
            quoted = (*spans_of_titles(line), *(found.span() for found in _QUOTES.finditer(line.text)))
            for entry, names in table:
                for found in names.finditer(line.text):
                    if not within(found.start(), quoted) and not _of_old(line.text, found, entry):
                        yield _old_name(line, found, entry)


def _finds(entry: Renamed) -> re.Pattern[str]:
    unless = "".join(f"(?<!{word})" for word in entry.unless.split("|") if word)
    return pattern(f"(?:{_BEGINS}){unless}(?:{'|'.join(sorted(entry.old, key=len, reverse=True))})(?!长)")


def _of_old(text: str, found: re.Match[str], entry: Renamed) -> bool:
    """Tell whether the sentence speaks of what was: of the reform itself, or of a year before it."""
    sentence = sentence_around(text, *found.span())
    years = re.findall(r"(?<!\d)((?:19|20)\d{2})年", sentence)
    return _OF_OLD.search(sentence) is not None or any(int(year) <= entry.until.year for year in years)


def _old_name(line: Line, found: re.Match[str], entry: Renamed) -> Noted:
    acts = _ACTS.match(line.text[found.end() : found.end() + 20]) or _ACTED_WITH.search(
        line.text[max(0, found.start() - 12) : found.start()]
    )
    message = f"“{found[0]}”{print_date(entry.until)}以后不再有，现在是{entry.now}。"
    level = Level.ERROR if acts and line.role is not Role.PROBLEMS else None
    return Noted("O711", line, *found.span(), message, certain=bool(acts), level=level)


def mixed(paper: Paper, tables: Tables) -> Iterator[Noted]:
    """Note one organ that goes by two names that exclude each other; the rarer one is told, where it first stands."""
    for names in tables.words(Organs, FILE).mixed:
        places = {name: list(_standing(paper, name)) for name in names}
        used = sorted((name for name in names if places[name]), key=lambda name: -len(places[name]))
        for name in used[1:]:
            line, start, end = places[name][0]
            usual = places[used[0]][0]
            shown = usual[0].text[usual[1] : usual[2]]
            said = line.text[start:end]
            message = (
                f"同一个机构，这里写“{said}”{len(places[name])}处，别处写“{shown}”{len(places[used[0]])}处。"
            )
            yield Noted("O713", line, start, end, message, certain=False)


def _standing(paper: Paper, name: str) -> Iterator[tuple[Line, int, int]]:
    """Yield where one of the names stands as that of the county's own organ, in no title and in no longer name."""
    begins = "" if name.startswith("委") else _OWN
    words = pattern(f"{begins}(?:{name})")
    for line in paper.body:
        if not line.own:
            continue
        titles = spans_of_titles(line)
        for found in words.finditer(line.text):
            if not within(found.start(), titles):
                yield line, *found.span()
