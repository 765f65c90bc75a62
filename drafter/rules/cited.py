"""A law cited in a text: over, not yet in force, or called new although it is not. Facts and finished reports share it.

Only names that the table of laws knows are judged, none of a province's or county's own; a sentence that says itself
that a law was repealed, revised or is to come is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from drafter.canon.calendar import Confidence
from drafter.canon.laws import EndKind, Found, Laws, Standing
from drafter.chinese import print_date
from drafter.findings import Level

NOT_IN_FORCE, OVER, STALE = "L602", "L603", "S704"

CITED = re.compile("《([^《》]+(?:《[^》]*》[^《》]*)?)》")
_STOPS = re.compile("[。！？\n]")
_CLAUSE_STOPS = re.compile("[，；：。！？\n]")
# what makes a mention one of something to come
_TO_COME = re.compile("草案|征求意见|立法|起草|审议|即将|将于|将要|拟|待.{0,6}出台")
_LEARNT = re.compile("学习|宣传|宣讲|培训|解读|普法|研讨|准备|起施行|施行后|实施后|出台后|颁布后|公布后")
_ACTED_ON = re.compile("落实|依据|根据|按照|依照|遵照|对照|对标|执行|贯彻|实施|围绕|聚焦|按$")
_RESTS_ON = re.compile("依据|根据|按照|依照|遵照|执行|适用|按$|依$")
LOCAL = re.compile(
    "(?:[省市州县区旗盟]|自治区)(?:里|委|党委)?(?:人民政府|政府|人大常委会|人大)?(?:办公厅|办公室)?"
    r"(?:\d{4}年|今年|去年|当年)?(?:最新|新近|新|刚刚|正式)?(?:印发|制定|出台|颁布|发布|公布|审议通过|通过|修订|修正|修改)*的?$"
)
_OF_A_PLACE = re.compile("省|自治区|市|州|县|区|旗")
_NEW_BEFORE = re.compile("(?:新(?:修订|修正|修改)的?|(?<![创更重全革刷崭翻出])新)$")
# how far before and after a name its sentence is looked at, so that a text without stops takes no longer
_FAR = 600


class Said(NamedTuple):
    """A text that cites something, and the year it speaks of."""

    text: str
    year: int
    planned: bool = False


class Fault(NamedTuple):
    """What is wrong with a citation: under which code, where in the text, what to say of it."""

    code: str
    start: int
    end: int
    quote: str
    message: str
    advice: str
    certain: bool
    level: Level | None


class _Cited(NamedTuple):
    """A name in a text: what it stands for when written, what held in its place that year, the words around it."""

    said: Said
    span: tuple[int, int]
    found: Found
    instead: str
    written: date
    sentence: str
    clause: str
    around: tuple[str, str]


def names_of_places(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the cited names that begin with a place: 《河北省行政执法监督条例》 may be called without it elsewhere."""
    names = dict.fromkeys(name for text in texts for name in CITED.findall(text))
    return tuple(name for name in names if _OF_A_PLACE.search(name[:10]))


def judged(said: Said, laws: Laws, written: date, local: tuple[str, ...]) -> Iterator[Fault]:
    """Yield what is wrong with the names a text cites; `local` are those that begin with a place, here or elsewhere."""
    for match in CITED.finditer(said.text):
        name, before = match[1], said.text[max(0, match.start() - _FAR) : match.start()]
        found = laws.find(name, written)
        if found is None or found.law.confidence is Confidence.LOW or LOCAL.search(before[-40:]):
            continue
        if any(other != name and other.endswith(name) for other in local):
            continue
        then = laws.find(name, min(written, date(said.year, 12, 31)))
        after = said.text[match.end() : match.end() + _FAR]
        instead = then.instead if then else ""
        cited = _Cited(said, match.span(), found, instead, written, *_around(before, after))
        fault = _fault(cited)
        if fault is not None:
            yield fault


def _around(before: str, after: str) -> tuple[str, str, tuple[str, str]]:
    """Return the sentence a name stands in, with no name in it, the clause before the name, and what stands around it."""
    around = (_STOPS.split(CITED.sub("《》", before))[-1], _STOPS.split(CITED.sub("《》", after))[0])
    return "《》".join(around), _CLAUSE_STOPS.split(before)[-1], around


def _fault(cited: _Cited) -> Fault | None:
    if cited.found.standing is Standing.UNBORN:
        return None if _TO_COME.search(cited.sentence) else _unborn(cited)
    return _over(cited) or _waiting(cited) or _not_new(cited)


def _unborn(cited: _Cited) -> Fault:
    law = cited.found.law
    made = print_date(law.adopted) if law.adopted else ""
    day, began = print_date(cited.written), f"，{print_date(law.since)}起施行" if law.since else ""
    message = f"《{law.name}》{made}才{law.kind.made}{began}，写这份报告时（{day}）还没有。"
    return _made(NOT_IN_FORCE, cited, message, "请核对名称；引的是本省、本市自己的，写全名称。")


def _over(cited: _Cited) -> Fault | None:
    found, said = cited.found, cited.said
    since = found.over_since
    if since is None or since > min(cited.written, date(said.year, 12, 31)):
        return None
    from drafter.rules.history import past

    binding = found.law.kind.binding
    if not (binding or _ACTED_ON.search(cited.clause)) or past(*cited.around, since, binding=binding):
        return None
    message = ended(found, since, cited.written)
    instead = f"请改引《{cited.instead}》" if cited.instead else "请改引现行的"
    if date(said.year, 1, 1) < since and not said.planned:
        advice = f"{print_date(since)}以前的事可以这样引；以后的，{instead}。"
        return _made(OVER, cited, message, advice, Level.WARNING)
    then = "它失效以前的事，写明时间，或写“原《…》”" if binding else "已经完成的，写明“收官”“终期评估”"
    advice = f"{instead}；说的是{then}。"
    return _made(OVER, cited, message, advice, None if binding or not said.planned else Level.WARNING)


def ended(found: Found, since: date, written: date) -> str:
    """Say from which day on something no longer holds, and what took its place, down to what holds on the day."""
    end = found.law.end
    if found.old is None and end is not None and end.how is EndKind.RUN_OUT:
        return ran_out(found.name, since)
    if found.old is None and end is not None and end.how is EndKind.REPLACED:
        return f"《{found.name}》{print_date(since)}起已由《{found.successor}》取代。"
    by = f"，由《{found.successor}》代替" if found.successor else ""
    if found.old is not None and end is not None and end.since <= written:
        by += f"，后者也在{print_date(end.since)}{end.how.value}"
    return f"《{found.name}》{print_date(since)}起已废止{by}。"


def ran_out(name: str, since: date) -> str:
    """Say on which day a paper reached its end."""
    return f"《{name}》{print_date(since - timedelta(days=1))}已经到期。"


def _waiting(cited: _Cited) -> Fault | None:
    said, since = cited.said, cited.found.law.since
    if cited.found.old or since is None or since <= date(said.year, 12, 31) or said.planned:
        return None
    excused = _LEARNT.search(cited.sentence) or _TO_COME.search(cited.sentence)
    if excused or not _RESTS_ON.search(cited.clause):
        return None
    message = f"《{cited.found.name}》{print_date(since)}起才施行，{said.year}年还不能作为依据。"
    advice = "写的是学习、宣传、准备施行的，请写明；引的是原来的规定的，写原来的名称。"
    return _made(NOT_IN_FORCE, cited, message, advice, Level.WARNING)


def _not_new(cited: _Cited) -> Fault | None:
    found, said = cited.found, cited.said
    change, fresh = found.law.change, found.law.fresh_until
    new = _NEW_BEFORE.search(cited.clause)
    if found.old or change is None or fresh is None or new is None or fresh >= date(said.year, 1, 1):
        return None
    since, how = print_date(change.since), change.how.value
    message = f"《{found.name}》最近一次{how}{since}起施行，{said.year}年不宜再说“新”。"
    return _made(STALE, cited, message, f"请删去“{new[0]}”，直接写名称。")


def _made(code: str, cited: _Cited, message: str, advice: str, level: Level | None = None) -> Fault:
    """Make the fault; what rests on a single source is only a warning."""
    sure = cited.found.law.confidence is Confidence.HIGH
    return Fault(
        code,
        *cited.span,
        f"《{cited.found.name}》",
        message,
        advice if sure else f"{advice}这一条只有一个来源，请先核对。",
        sure and level is None,
        level if sure or level else Level.WARNING,
    )
