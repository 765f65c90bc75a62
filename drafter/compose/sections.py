"""The sections beside work, problems and plans: 第一责任人, 其他情况, what became of last year's plans and problems."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from drafter.chinese import without_stop
from drafter.compose.listed import gap, lead_of
from drafter.compose.topics import FEWEST_ITEMS, TopicTeller, duty_sentence
from drafter.compose.wording import Wording
from drafter.facts import Facts, FollowUp, TopicFacts
from drafter.outline import Section
from drafter.sentences import Sense, Tag, Template
from drafter.tree import Block, Heading, Items, Paragraph, Span

FOLLOW_UP_NAMES = frozenset({"上年", "打算数", "打算结果", "问题数", "问题结果"})
_FOLLOW_UP_TITLES = {
    (True, True): "上年工作打算落实和问题整改情况",
    (True, False): "上年工作打算落实情况",
    (False, True): "上年问题整改情况",
}


def duties(
    teller: TopicTeller, facts: Facts, section: Section, topics: tuple[TopicFacts, ...]
) -> Iterator[Block]:
    """Yield what the leaders did, a paragraph for each, in a section of its own."""
    if not facts.duties and all(topic.empty for topic in topics):
        if section.required:
            yield gap(section.title)
        return
    if facts.duties:
        wording = teller.wording("第一责任人")
        for duty in (duty for duty in facts.duties if duty.acts):
            yield Paragraph(wording.finished([duty_sentence(wording, duty)]), ("第一责任人",))


def other(teller: TopicTeller, facts: Facts) -> Iterator[Block]:
    """Yield 其他情况, a paragraph for each text."""
    for words in facts.other:
        wording = teller.wording("其他情况")
        yield Paragraph(wording.finished([wording.words(words)]), (words.key,))


def follow_ups(teller: TopicTeller, facts: Facts, lead: Template) -> Iterator[Block]:
    """Yield what became of last year's plans, then of last year's problems: counted, then one by one."""
    groups = (
        ("上年打算落实", [p for p in facts.promises if p.outcome], "打算", "项"),
        ("上年问题整改", [r for r in facts.repairs if r.outcome], "问题", "个"),
    )
    title = _FOLLOW_UP_TITLES.get((bool(groups[0][1]), bool(groups[1][1])))
    if title is None:
        return
    yield Heading(2, (Span(title),), keys=("上年打算落实", "上年问题整改"))
    for section, items, what, unit in groups:
        if items:
            wording = teller.wording(section)
            known: dict[str, object] = {
                f"{what}数": _count(wording, section, len(items)),
                f"{what}结果": _outcomes(wording, items, unit),
            }
            if facts.header.year:
                last = f"{facts.header.year - 1}年"
                known["上年"] = wording.tags.put(last, Tag(Sense.DERIVED, ("年度",)))
            # of those that a public copy leaves out the reader knows: a count without them is wrong
            opening = [] if section in facts.trimmed else lead_of(lead, wording, known)
            yield from _accounted(wording, section, opening, items)


def _accounted(wording: Wording, section: str, opening: list[str], items: list[FollowUp]) -> Iterator[Block]:
    noted = [_follow_up(wording, item) for item in items if item.note or not opening]
    if len(noted) >= FEWEST_ITEMS:
        if opening:
            yield Paragraph(wording.finished(opening), (section,))
        yield Items(tuple(wording.tags.spans(n) for n in noted), (section,))
    else:
        yield Paragraph(wording.finished([*opening, *noted]), (section,))


def _count(wording: Wording, section: str, number: int) -> str:
    return wording.tags.put(str(number), Tag(Sense.DERIVED, (section,)))


_SAID = {
    "完成": "已完成", "推进中": "正在推进", "未完成": "尚未完成", "已调整": "已作调整",
    "已解决": "已解决", "仍存在": "仍需继续解决", "已转化": "列入今年的存在问题继续整改",
}  # fmt: skip


def _outcomes(wording: Wording, items: list[FollowUp], unit: str) -> str:
    counted = Counter(item.outcome for item in items)
    if len(counted) == 1:
        return ("均" if len(items) > 1 else "") + _SAID[items[0].outcome]
    parts = [
        f"{_SAID[o]}{_count(wording, items[0].words.key.partition('.')[0], n)}{unit}"
        for o, n in counted.items()
    ]
    return "、".join(parts)


def _follow_up(wording: Wording, item: FollowUp) -> str:
    note = wording.text(without_stop(item.note), item.words) if item.note else ""
    what = wording.words(item.words)
    if item.outcome == "完成" and note:
        return f"{what}，{note}"
    joint = "的问题" if item.words.key.startswith("上年问题整改") else "，"
    return f"{what}{joint}{_SAID[item.outcome]}" + (f"，{note}" if note else "")
