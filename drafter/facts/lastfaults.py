"""What can be said of a report beside last year's facts (上年): the codes H201 and up, and the sentences that say so."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.findings import Finding, Level, Place, Rule

NOT_GIVEN = Rule("H201", "去年报了今年没填", Level.WARNING, "去年报过的数今年没有了，上级会问为什么不报。")
UNANSWERED = Rule(
    "H202", "去年说的没有回音", Level.WARNING, "去年报告里说要办的事、承认的问题，今年要有交代。"
)
COPIED = Rule("H203", "照抄去年", Level.WARNING, "和去年一字不差的话，一对照就看得出没有写今年的事。")
LAST_OPEN = Rule("H204", "上年数待核", Level.WARNING, "上年数没有人核过，同比也就靠不住。")
NOTHING_YET = Rule("H205", "举措还空着", Level.WARNING, "去年写了做法的主题今年只有数、没有话，多半是忘了。")
_LISTED = 20


def not_given(place: Place, topic: str, labels: Sequence[str], keys: tuple[str, ...]) -> Finding:
    """Say which figures of a topic last year's report had and this year's key has no value for."""
    more = "等" if len(labels) > _LISTED else ""
    message = f"主题“{topic}”有{len(labels)}个数去年报了、今年还空着：{'、'.join(labels[:_LISTED])}{more}。"
    return Finding(
        NOT_GIVEN,
        place,
        message,
        "填上今年的数；没有发生写 0，今年没有这项工作写 不适用，不再报的删去这一行。",
        keys,
    )


def unanswered(place: Place, section: str, what: Sequence[str]) -> Finding:
    """Say which of last year's plans or problems this year's facts do not come back to."""
    message = f"去年的{'打算' if section == '上年打算落实' else '问题'}有{len(what)}项在“{section}”里没有：{'、'.join(what)}。"
    return Finding(UNANSWERED, place, message, "照去年的编号补上，写明结果。", (section,))


def copied(place: Place, what: str, text: str, key: str) -> Finding:
    """Say that a text is word for word last year's."""
    return Finding(COPIED, place, f"这一条{what}和去年一字不差。", "请写今年的事。", (key,), text)


def last_open(place: Place, name: str, count: int) -> Finding:
    """Say how many of last year's figures nobody has confirmed."""
    message = f"上年的文件“{name}”里还有{count}个数待核，今年的同比用到了它们。"
    return Finding(LAST_OPEN, place, message, "请对照去年印发的报告核一遍，在那个文件里删去“待核”。")


def nothing_yet(place: Place, topic: str) -> Finding:
    """Say that a topic that was put in words last year has none."""
    message = f"主题“{topic}”去年写了做了什么，今年还没有写。"
    advice = "写上今年的举措；今年确实没有的，删去这个主题。"
    return Finding(NOTHING_YET, place, message, advice, (topic,))
