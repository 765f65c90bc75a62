"""Set phrases that must stand word for word: miswritten, cut short, or used before there was such a phrase (S703, S706)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from rapidfuzz.distance import OSA

from drafter.canon.calendar import Canon, Confidence, FormulationKind
from drafter.canon.phrases import FILE, Misspelt, Phrases
from drafter.chinese import print_date
from drafter.findings import Level
from drafter.rules.text.noted import Fix, Noted
from drafter.rules.text.paper import Line, Paper

if TYPE_CHECKING:
    from drafter.rules.text.checker import Tables

_THOUGHT = "习近平新时代中国特色社会主义思想"
_THOUGHTS = re.compile(
    "习近平新时代(?!中国特色社会主义(?:经济|法治|外交|强军|文化|生态文明)?思想)[^，。；：、《》“”]{0,14}?思想"
)
_WITHOUT_NAME = re.compile(
    "(?<!习近平)(?<!习近平总书记)(?<!习近平同志)新时代中国特色社会主义思想"
    "|(?<!习近平)(?<!总书记)(?<!同志)(?<!主义)(?<!传统)(?<!古代)(?<!中华)(?<![的家儒])法治思想(?!(?:和|、|与)(?:法治)?(?:方式|方法|理念)|史|家)"
)
_HELD = frozenset("彻习学实行传会悟握持将把以坚和及与授讲述排入、，；：“绕")
_FARTHEST, _SHORT = 3, len("法治思想")
_PLEDGES = {"增强": "“四个意识”", "坚定": "“四个自信”", "做到": "“两个维护”", "领悟": "“两个确立”"}
_PLEDGED = re.compile("(?P<verb>增强|坚定|做到|深刻领悟)(?P<said>“[两二三四五]个[一-龥]{2}”)")
_EARLY = (FormulationKind.IDEOLOGY, FormulationKind.PLEDGE, FormulationKind.AIM)
_IN_TITLE = re.compile("《[^《》]{0,200}》")
_FAR = 60
Spans: TypeAlias = Sequence[tuple[int, int]]

_RANKED = re.compile(
    "(?P<who>(?:(?:县|区|旗|乡|镇|街道|局)(?:委|政府|人大|政协|党工委|党委|党组)?(?:、[县区旗]政府)?(?:主要)?"
    "(?:领导|负责同志|负责人|书记|主任)|[县区旗乡镇局]长)(?:同志)?)"
    "(?P<between>[^，。；《》]{0,20}?)(?P<said>重要(?:指示批示|指示|批示|讲话|论述|回信|贺信))"
)
_HIGHER = re.compile("习近平|总书记|中央|国务院|总理|国家领导人|省|自治区")
_CORE = re.compile("以[^，。；、《》]{1,8}(?:同志)?为核心的(?:县|区|旗|乡|镇|局)(?:委|党委|党组|领导班子)")


def phrases(paper: Paper, tables: Tables) -> Iterator[Noted]:
    """Note set phrases that are not written as they are fixed, and those that nobody knew when the report was written."""
    words, early = tables.words(Phrases, FILE), _not_yet(tables.calendar(), paper.written)
    for line in paper.body:
        if not line.own:
            continue
        titles = spans_of_titles(line)
        for noted in (
            *_nameless(line),
            *_pledges(line),
            *miswritten(line, words.misspelt, "S703"),
            *_too_early(line, early),
        ):
            if not within(noted.start, titles):
                yield noted


def spans_of_titles(line: Line) -> Spans:
    """Return where titles stand in a line: what stands in them is quoted."""
    return tuple(found.span() for found in _IN_TITLE.finditer(line.text)) if "《" in line.text else ()


def within(at: int, spans: Spans) -> bool:
    """Tell whether a place lies within one of some spans, which are in order."""
    before = bisect_right(spans, (at, len(spans) and spans[-1][1])) - 1
    return before >= 0 and at < spans[before][1]


@lru_cache(maxsize=512)
def pattern(*words: str) -> re.Pattern[str]:
    """Return the pattern that finds any of some words."""
    return re.compile("|".join(f"(?:{word})" for word in words))


def sentence_around(text: str, start: int, end: int) -> str:
    """Return the sentence that some characters of a text stand in; of a very long one what is near."""
    before = re.split("[。；！？]", text[max(0, start - _FAR) : start])[-1]
    return before + text[start:end] + re.split("[。；！？]", text[end : end + _FAR])[0]


def clause_around(text: str, start: int, end: int) -> str:
    """Return the clause that some characters of a text stand in."""
    before = re.split("[，。；：！？]", text[max(0, start - _FAR) : start])[-1]
    return before + text[start:end] + re.split("[，。；：！？]", text[end : end + _FAR])[0]


def _nameless(line: Line) -> Iterator[Noted]:
    """Yield the guiding thought without the name that belongs to it, or with a word wrong in it."""
    if "思想" not in line.text:
        return
    for found in _WITHOUT_NAME.finditer(line.text):
        start, end = found.span()
        right = f"习近平{found[0]}"
        message = f"“{found[0]}”前面少了“习近平”，应为“{right}”。"
        # behind other words it may be the thought of somebody else
        sure = len(found[0]) > _SHORT or start == 0 or line.text[start - 1] in _HELD
        level = None if sure else Level.WARNING
        fix = Fix(start, end, right, safe=False)
        yield Noted("S703", line, start, end, message, certain=sure, level=level, fix=fix)
    for found in _THOUGHTS.finditer(line.text):
        if 0 < OSA.distance(found[0], _THOUGHT) <= _FARTHEST:
            yield _wrong(line, found, _THOUGHT)


def _pledges(line: Line) -> Iterator[Noted]:
    """Yield a pledge with another word in it, beside two that are right and behind the verb that belongs to it."""
    if line.text.count("个") < len(_PLEDGES) - 1:
        return
    for found in _PLEDGED.finditer(line.text):
        sentence = sentence_around(line.text, *found.span())
        missing = _PLEDGES[found["verb"][-2:]]
        others = sum(pledge in sentence for pledge in _PLEDGES.values())
        known = found["said"] in _PLEDGES.values() or missing in sentence
        farthest = 1 if found["verb"] == "做到" else 2
        if not known and others > 1 and OSA.distance(found["said"], missing) <= farthest:
            start, end = found.span("said")
            message = f"{found['said']}应为{missing}。"
            yield Noted("S703", line, start, end, message, fix=Fix(start, end, missing, safe=False))


def quoted(words: str) -> str:
    """Return words in quotation marks; those with some of their own as they are."""
    return words if "“" in words else f"“{words}”"


def _wrong(line: Line, found: re.Match[str], right: str) -> Noted:
    start, end = found.span()
    message = (
        f"{quoted(found[0])}不是固定的写法，应为{quoted(right)}。"
        if "“" not in right
        else f"{found[0]}应为{right}。"
    )
    return Noted("S703", line, start, end, message, fix=Fix(start, end, right, safe=False))


def miswritten(line: Line, entries: tuple[Misspelt, ...], code: str) -> Iterator[Noted]:
    """Yield what is written in place of set phrases, under the code for that sort of them."""
    for entry in entries:
        for found in pattern(*entry.wrong).finditer(line.text):
            if found[0] and not (
                entry.unless and re.search(entry.unless, sentence_around(line.text, *found.span()))
            ):
                certain = entry.level is None
                yield _wrong(line, found, entry.right)._replace(code=code, level=entry.level, certain=certain)


def _not_yet(calendar: Canon, day: date | None) -> tuple[tuple[str, date], ...]:
    """Return the phrases that had not been coined by a day, each with the day on which it was."""
    if day is None:
        return ()
    return tuple(
        (word, entry.since)
        for entry in calendar.formulations
        if entry.kind in _EARLY and entry.confidence is Confidence.HIGH
        for word in entry.words
        if entry.since is not None and entry.since > day and "，" not in word
    )


def _too_early(line: Line, early: tuple[tuple[str, date], ...]) -> Iterator[Noted]:
    for word, since in early:
        at = line.text.find(word)
        if at >= 0:
            message = f"“{word.strip('“”')}”{print_date(since)}才有，写这份报告时还没有这个提法。"
            yield Noted("S703", line, at, at + len(word), message, "核对报告的年份；照当年的提法写。")


def ranks(paper: Paper, _tables: Tables) -> Iterator[Noted]:
    """Note words kept for the leaders of the Party and the state that are used of those of a county or an office."""
    for line in paper.body:
        if not line.own:
            continue
        for found in _RANKED.finditer(line.text):
            if not _HIGHER.search(line.text[max(0, found.start() - 12) : found.end("said")]):
                plain = found["said"].removeprefix("重要").replace("指示批示", "批示")
                start, end = found.span("said")
                message = f"“{found['said']}”用于党和国家领导人，{found['who']}的用“{plain}”或者“要求”。"
                yield Noted("S706", line, start, end, message)
        for found in _CORE.finditer(line.text):
            message = "“以……为核心”只用于党中央。"
            yield Noted("S706", line, *found.span(), message, "改为“在县委坚强领导下”。")
