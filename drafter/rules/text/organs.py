"""Organs under the names of an earlier time, and one organ under several names (O711, O713)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from drafter.canon.organs import FILE, Organs, Renamed
from drafter.chinese import is_character, print_date
from drafter.findings import Level
from drafter.outline import Role
from drafter.rules.text.noted import Noted
from drafter.rules.text.paper import Line, Paper
from drafter.rules.text.phrases import clause_around, pattern, sentence_around, spans_of_titles, within

if TYPE_CHECKING:
    from drafter.rules.text.checker import Tables

# what an organ's name begins after; behind any other character it is part of a longer word
_BEFORE = frozenset("县区市州旗盟省镇和及与由经报向请让会同合导由对的各级把将")
_OF_OLD = re.compile("原(?![则因来始料创油文])|挂牌|前身|机构改革|曾|当时|时任|此前|历史|不再保留")
# of the organ itself only within its own clause: 改为 may be said of anything
_RENAMED = re.compile(
    "将.{0,30}(?:整合|并入|划入|划转|合并|调整|改)|由.{0,20}改(?:为|名|组|称|由|设)|整合|并入|更名|改为|改名|职能|职责(?:[划并整调转由]|的划)|划转|划入|撤销|合并|组建"
)
_ACTS = re.compile(
    "^(?:等[^，。；]{0,6})?(?:部门|单位)?(?:和[^，。；]{0,8})?(?:牵头|负责|组织|会同|联合|审核|审查|审批|备案|开展|召开|印发|下发|制定|参加|配合|登记|承担|核定|备|统一|查处|立案|受理|办理|要|应|须)"
)
_ACTED_WITH = re.compile(
    "(?:由|经|报|配合|会同|联合|督促|报送|责成|成立由|向)(?:了)?(?:省|市|州|县|区|旗)?(?:人民)?(?:政府)?$"
)
_QUOTES = re.compile("“[^“”]{0,40}”")
_OWN = ("县", "区", "旗", "我市", "本市")


def renamed(paper: Paper, tables: Tables) -> Iterator[Noted]:
    """Note organs under names that had been given up before the year of the report."""
    if paper.year is None:
        return
    # one that went early in the year is only doubted: what it did before may be told
    table = [entry for entry in tables.words(Organs, FILE).renamed if entry.until < date(paper.year, 7, 1)]
    for line in paper.body:
        if line.own:
            quoted = sorted((*spans_of_titles(line), *(q.span() for q in _QUOTES.finditer(line.text))))
            for entry in table:
                for begin, end in _places(line.text, entry):
                    if not within(begin, quoted) and not _of_old(line.text, begin, end, entry):
                        noted = _old_name(line, begin, end, entry)
                        sure = noted.certain and entry.until.year < paper.year
                        yield noted if sure else noted._replace(certain=False, level=Level.WARNING)


def _places(text: str, entry: Renamed) -> Iterator[tuple[int, int]]:
    """Yield where the old names of an organ stand, the longest of them at each place, in no longer word."""
    if not any(word in text for word in entry.old):
        return
    unless = tuple(filter(None, entry.unless.split("|")))
    for found in pattern(*sorted(entry.old, key=len, reverse=True)).finditer(text):
        before = text[max(0, found.start() - 8) : found.start()]
        begins = not before or not is_character(before[-1]) or before[-1] in _BEFORE
        if begins and not (unless and before.endswith(unless)) and not text.startswith("长", found.end()):
            yield found.span()


def _of_old(text: str, start: int, end: int, entry: Renamed) -> bool:
    """Tell whether the sentence speaks of what was: of the reform itself, or of a year before it."""
    sentence = sentence_around(text, start, end)
    years = re.findall(r"(?<!\d)((?:19|20)\d{2})年", sentence)
    renamed_here = _RENAMED.search(clause_around(text, start, end)) is not None
    return (
        renamed_here or _OF_OLD.search(sentence) is not None or any(int(y) <= entry.until.year for y in years)
    )


def _old_name(line: Line, start: int, end: int, entry: Renamed) -> Noted:
    text = line.text
    acts = _ACTS.match(text[end : end + 20]) or _ACTED_WITH.search(text[max(0, start - 12) : start])
    message = f"“{text[start:end]}”{print_date(entry.until)}以后不再有，现在是{entry.now}。"
    level = Level.ERROR if acts and line.role is not Role.PROBLEMS else None
    return Noted("O711", line, start, end, message, certain=bool(acts), level=level)


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
    words = tuple(name.split("|"))
    owners = (*_OWN, "市") if paper.region.endswith("市") else _OWN
    for line in paper.body:
        if not line.own or not any(word in line.text for word in words):
            continue
        titles = spans_of_titles(line)
        for found in pattern(*words).finditer(line.text):
            own = words[0][0] == "委" or line.text[max(0, found.start() - 2) : found.start()].endswith(owners)
            if own and not within(found.start(), titles):
                yield line, *found.span()
