"""Which paragraph is a heading, of which level, and where the text begins that continues on its line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from drafter.chinese import is_character
from drafter.readers.marks import Mark, is_organ, mark_of, opening_ordinal
from drafter.readers.passages import Passage
from drafter.readers.places import Stretch

LONGEST_HEADING = 45
_LONGEST_CLOSED = 36
_LONGEST_BARE, _SHORTEST_BELOW = 30, 30
_ROLE_HEAD = re.compile(
    "(?:[0-9]{4}年度?)?(?:主要)?(?:工作(?:开展)?情况|存在的?(?:主要)?(?:问题|不足)(?:[和及与](?:不足|原因))?|"
    "下一?步(?:工作)?(?:打算|计划|安排|思路)|(?:做法|举措)[和及与]成效)(?![的和及与是、，])"
    "|[^，。；：]{1,16}?(?:情况|做法|成效|措施|举措|问题|不足|打算|安排|思路)(?=(?:[0-9]{4} ?年|今年|去年|近年来|一年来))"
)
_SHORTEST_BEHIND = 20
_STOP = re.compile("[。！？]")
_ENDS = ("。", "！", "？", "；", "：", "，", "、", ";", ":", ",")
_GAP = re.compile(r"(?<=[\w”》）]) +(?=[\w“《])")
_SHORTEST_BEFORE_GAP, _SHORTEST_BEHIND_GAP = 4, 30
_STATES = re.compile(
    r"^(?:[0-9]{4}\s*年(?:[，,]|以来)|截至|截止|今年以来|一年来|全年)|(?:共|累计|达|完成|办理|开展|举办|召开)[^，,。]{0,14}[0-9]+(?:\.[0-9]+)?\s*(?:余|多)?\s*(?:件|次|人|个|万|场|份|名|起|宗|家|项|条|期)"
)
_ROLE = re.compile(
    r"(?:[0-9]{4}\s*年度?)?.{0,16}(?:情况|成效|成绩|做法|举措|措施|亮点|问题|不足|短板|困难|原因|打算|计划|安排|思路|建议|目标|任务|思想|要求|保障|履职.{0,6}|其他.{0,8})"
)


class Headed(NamedTuple):
    """A heading found in a passage: level, number as seen, its text, and what continues on its line."""

    level: int
    number: str
    value: int
    text: Stretch
    rest: Stretch | None = None
    is_lost: bool = False


class Headings:
    """Finds the headings of one text; what bears no number takes its level from the headings around it."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        marks = [mark_of(p.number or p.text) for p in passages if not p.rows]
        self._numbered = any(mark and mark.level == 1 and mark.value for mark in marks)
        self._four = any(mark and mark.level == 4 and mark.written[0] not in "①②③" for mark in marks)
        self._styles = tuple(sorted({p.level for p in passages if p.level and not p.rows}))
        self._current = 0
        self._kinds: dict[str, int] = {}
        self._outer = self._inner = 0
        self._opens = False

    def of(self, passage: Passage, follows: Passage | None) -> Headed | None:
        """Return the heading a passage is or opens with."""
        if passage.rows or not passage.text:
            return None
        found = self._marked(passage) or self._unmarked(passage, follows)
        if found:
            found = self._nested(found)
            self._current = found.level
            self._kinds = {kind: level for kind, level in self._kinds.items() if level <= found.level}
        self._opens = found is not None and found.rest is None
        return found

    def _marked(self, passage: Passage) -> Headed | None:
        mark, at = marked(passage)
        if mark is None:
            return None
        if mark.written[:1] in tuple("①②③④⑤⑥⑦⑧⑨⑩") and self._four:
            return None
        body = passage.stretch.cut(at)
        parts = _divided(body, max(0, passage.bold - at), bool(passage.level))
        if parts is None or (mark.is_lost and not _ROLE.fullmatch(parts[0].text)):
            return None
        return Headed(mark.level, mark.written, mark.value, *parts, mark.is_lost)

    def _unmarked(self, passage: Passage, follows: Passage | None) -> Headed | None:
        """Return a heading without a number: by its style, by bold type, or as a short line between paragraphs."""
        text = passage.text
        if passage.level and len(text) <= 2 * LONGEST_HEADING:
            return Headed(self._level_of_style(passage.level), "", 0, *_bold_head(passage))
        if opening_ordinal(text) or text.startswith(("附件", "附：")):
            return None
        if passage.bold and (parts := _bold_parts(passage)):
            kind = "bold" if parts[1] is None else "bold lead"
            return Headed(self._level_of_kind(kind), "", 0, *parts)
        if self._is_bare(passage, follows):
            return Headed(self._level_of_kind("bare"), "", 0, passage.stretch)
        return None

    def _is_bare(self, passage: Passage, follows: Passage | None) -> bool:
        text = passage.text
        if len(text) > _LONGEST_BARE or len(text) < 3 or text.endswith(_ENDS) or is_organ(text):
            return False
        if follows is None or follows.rows or not any(map(is_character, text)):
            return False
        if not (len(follows.text) >= _SHORTEST_BELOW or marked(follows)[0] or opening_ordinal(follows.text)):
            return False
        return bool(_ROLE.fullmatch(text)) or (not self._numbered and "，" not in text and "。" not in text)

    def _level_of_style(self, level: int) -> int:
        return min(4, self._styles.index(level) + 1)

    def _level_of_kind(self, kind: str) -> int:
        if kind == "bare" and not self._kinds.get(kind):
            return self._kinds.setdefault(kind, 1)
        return self._kinds.setdefault(kind, min(4, self._current + 1 if self._current else 1))

    def _nested(self, found: Headed) -> Headed:
        """Lower a 一、 that begins to count anew right below another 一、, and those that follow it."""
        if found.level != 1 or not found.value:
            return found
        value = found.value
        if value == 1 and self._opens and self._current == 1 and self._outer:
            self._inner = 1
            return found._replace(level=2)
        if self._inner and value == self._inner + 1 and value != self._outer + 1:
            self._inner = value
            return found._replace(level=2)
        if self._inner and value == self._inner + 1 and not _ROLE.fullmatch(found.text.text):
            self._inner = value
            return found._replace(level=2)
        self._outer, self._inner = value, 0
        return found


def marked(passage: Passage) -> tuple[Mark | None, int]:
    """Return the number of a passage, Word's own or typed, and where the text behind it begins."""
    typed = mark_of(passage.text)
    if not passage.number:
        return typed, typed.end if typed else 0
    counted = mark_of(passage.number + " ")
    if counted is None:
        return typed, typed.end if typed else 0
    if typed and typed.level == counted.level:
        return typed, typed.end
    return counted, 0


def _divided(body: Stretch, bold: int, is_styled: bool) -> tuple[Stretch, Stretch | None] | None:
    """Divide what stands behind a number into heading and text; None where it is only a numbered paragraph."""
    text = body.text
    stop = _STOP.search(text)
    if not text or opening_ordinal(text):
        return None
    if parts := _divided_by_ordinal(body):
        return parts
    if stop is None or stop.end() == len(text):
        longest = 2 * LONGEST_HEADING if is_styled else _LONGEST_CLOSED if stop else LONGEST_HEADING
        if len(text) <= longest and not _states(text) and not text.endswith(("；", ";", "，", ",")):
            return body, None
    elif stop.start() <= LONGEST_HEADING and not _states(text[: stop.start()]):
        return body.cut(0, stop.start()), body.cut(stop.end())
    if 3 < bold < len(text) and bold <= 2 * LONGEST_HEADING:
        return body.cut(0, bold).before("。 ：:"), body.cut(bold)
    return _divided_by_sign(body) or _divided_by_words(body)


def _divided_by_sign(body: Stretch) -> tuple[Stretch, Stretch] | None:
    """Divide heading and text where only a space or a colon stands between them."""
    text = body.text
    for gap in _GAP.finditer(text[: LONGEST_HEADING + 1]):
        if gap.start() >= _SHORTEST_BEFORE_GAP and len(text) - gap.end() >= _SHORTEST_BEHIND_GAP:
            head = text[: gap.start()]
            if not _states(head) and not re.search("[，,；：《“]", head):
                return body.cut(0, gap.start()), body.cut(gap.end())
    return None


def _divided_by_ordinal(body: Stretch) -> tuple[Stretch, Stretch] | None:
    """Divide heading and text where an enumeration begins without a stop before it."""
    at = body.text.find("一是", _SHORTEST_BEFORE_GAP, LONGEST_HEADING)
    if at < 0 or "二是" not in body.text or not body.text[at - 1].isalpha() or _STOP.search(body.text, 0, at):
        return None
    return body.cut(0, at), body.cut(at)


def _divided_by_words(body: Stretch) -> tuple[Stretch, Stretch] | None:
    """Divide heading and text where nothing stands between them, by the names the main parts of a report have."""
    found = _ROLE_HEAD.match(body.text)
    if found is None or len(body.text) - found.end() < _SHORTEST_BEHIND:
        return None
    return body.cut(0, found.end()), body.cut(found.end())


def _states(text: str) -> bool:
    """Tell whether words state what was done, as no heading does."""
    return bool(_STATES.search(text))


def _bold_head(passage: Passage) -> tuple[Stretch, Stretch | None]:
    stretch, stop = passage.stretch, _STOP.search(passage.text)
    if stop and stop.end() < len(passage.text):
        return stretch.cut(0, stop.start()), stretch.cut(stop.end())
    return stretch, None


def _bold_parts(passage: Passage) -> tuple[Stretch, Stretch | None] | None:
    """Divide a paragraph whose beginning is bold: a heading alone, or one that runs in."""
    text, bold = passage.text, passage.bold
    head = text[:bold].rstrip()
    if len(head) < 3 or len(head) > LONGEST_HEADING or _states(head) or is_organ(head):
        return None
    if bold >= len(text):
        return (passage.stretch, None) if not head.endswith(("；", "，", "：", ";", ",", ":")) else None
    closed = head.endswith("。") or text[bold : bold + 1] == "。"
    if not closed or head.count("。") > 1 or "。" in head[:-1]:
        return None
    rest = passage.stretch.cut(bold + (text[bold : bold + 1] == "。"))
    return passage.stretch.cut(0, bold).before("。 "), rest
