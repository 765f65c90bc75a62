"""Laws cited in the clerk's words: over, not yet in force, or called new although they are not.

Only names that the table of laws knows are judged, none of a province's or county's own; a sentence that says itself
that a law was repealed, revised or is to come is right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from drafter.canon.calendar import Confidence, Slot, last_year
from drafter.canon.laws import EndKind, Found, Laws, Standing
from drafter.chinese import print_date
from drafter.facts.fact import Measure, Words
from drafter.facts.model import Facts, TopicFacts
from drafter.facts.texts import texts
from drafter.findings import Finding, Level, Place, Rule
from drafter.outline import Role

NOT_IN_FORCE = Rule("L602", "引用未施行", Level.ERROR, "写报告时还没有的法律，不会是那一年的依据。")
OVER = Rule("L603", "引用已失效", Level.ERROR, "已经废止的法律、到期的文件，不能再当现行的引。")
STALE = Rule("S704", "过时提法", Level.WARNING, "过了时的提法还在用，看得出是从旧稿抄来的。")

_QUOTED = ("上年打算落实", "上年问题整改")
_PLANNED = ("下一步工作打算", "意见建议")
_CITED = re.compile("《([^《》]+(?:《[^》]*》[^《》]*)?)》")
_STOPS = re.compile("[。！？\n]")
_CLAUSE_STOPS = re.compile("[，；：。！？\n]")
# what makes a mention one of something to come
_TO_COME = re.compile("草案|征求意见|立法|起草|审议|即将|将于|将要|拟|待.{0,6}出台")
_LEARNT = re.compile("学习|宣传|宣讲|培训|解读|普法|研讨|准备|起施行|施行后|实施后|出台后|颁布后|公布后")
_ACTED_ON = re.compile("落实|依据|根据|按照|依照|遵照|对照|对标|执行|贯彻|实施|围绕|聚焦|按$")
_RESTS_ON = re.compile("依据|根据|按照|依照|遵照|执行|适用|按$|依$")
_LOCAL = re.compile(
    "(?:[省市州县区旗盟]|自治区)(?:里|委|党委)?(?:人民政府|政府|人大常委会|人大)?(?:办公厅|办公室)?"
    r"(?:\d{4}年|今年|去年|当年)?(?:最新|新近|新|刚刚|正式)?(?:印发|制定|出台|颁布|发布|公布|审议通过|通过|修订|修正|修改)*的?$"
)
_OF_A_PLACE = re.compile("省|自治区|市|州|县|区|旗")
_NEW_BEFORE = re.compile("新(?:修订|修正|修改)的?$")


class Mention(NamedTuple):
    """A text that cites something: its address and place, and the year it speaks of."""

    text: str
    key: str
    place: Place
    year: int
    planned: bool = False


class Cited(NamedTuple):
    """A name in a text: what it stands for when written, what held in its place that year, the words around it."""

    said: Mention
    found: Found
    instead: str
    written: date
    sentence: str
    clause: str
    around: tuple[str, str]


def badly_cited(facts: Facts, table: Callable[[], Laws]) -> tuple[Finding, ...]:
    """Return what is wrong with the laws a facts file cites; the table is opened only where there is one."""
    year, written = facts.header.year, facts.header.written
    if year is None or written is None:
        return ()
    said = [m for m in _mentions(facts, year) if "《" in m.text]
    answer = facts.header.phrases.get(Slot.PROGRAMME.value)
    answers = [answer] if answer is not None and answer.text else []
    if not said and not answers:
        return ()
    laws = table()
    local = _of_places(said)
    found = [f for m in said for f in _judged(m, laws, written, local)]
    found += [f for words in answers for f in _run_out(words, laws, min(written, date(year, 12, 31)))]
    return tuple({(f.place, f.rule, f.quote): f for f in found}.values())


def _run_out(answer: Words, laws: Laws, day: date) -> Iterator[Finding]:
    """Yield a finding for each programme answered (提法) that had run out on a day; its name says when, or the table."""
    for name in _CITED.findall(answer.text):
        known = laws.find(name, day)
        since = known.over_since if known else _end_of_term(name)
        if since is None or since > day:
            continue
        message = _ended(known, since, day) if known else _ran_out(name, since)
        instead = f"请改写《{known.instead}》" if known and known.instead else "请改写现行的"
        advice = f"{instead}；新的还没有查到的写“无”，开头和打算就不写纲要。"
        yield Finding(
            OVER, answer.place, message, advice, ("引言",), quote=f"《{name}》", certain=False,
            level_override=Level.WARNING,
        )  # fmt: skip


def _end_of_term(name: str) -> date | None:
    """Return the day on which the term in a name has passed: （2021—2025年） on 1 January 2026."""
    last = last_year(name)
    return date(last + 1, 1, 1) if last else None


def _mentions(facts: Facts, year: int) -> Iterator[Mention]:
    """Yield the clerk's texts; what last year's report promised or found is quoted, so only the answer to it counts."""
    plans_lead = facts.leads.get(Role.PLANS)
    for said in texts(facts):
        section = said.key.partition(".")[0]
        if section not in _QUOTED:
            planned = section in _PLANNED or (plans_lead is not None and said.key == plans_lead.key)
            yield Mention(said.text, said.key, said.place, year + planned, planned)
    for item in (*facts.promises, *facts.repairs):
        yield Mention(item.note, item.words.key, item.words.place, year)
    for plan in (*facts.plans, *facts.suggestions):
        yield Mention(plan.title, plan.number or _PLANNED[0], plan.place, year + 1, planned=True)
        yield from _titles(plan.measures, year + 1, planned=True)
    for topic in facts.topics:
        yield from _topic_titles(topic, year)


def _topic_titles(topic: TopicFacts, year: int) -> Iterator[Mention]:
    yield from _titles(topic.measures, year, planned=False)
    for part in topic.parts:
        yield from _topic_titles(part, year)


def _titles(measures: Iterable[Measure], year: int, *, planned: bool) -> Iterator[Mention]:
    for measure in measures:
        yield Mention(measure.title, measure.words.key, measure.words.place, year, planned)


def _of_places(said: list[Mention]) -> tuple[str, ...]:
    """Return the cited names that begin with a place: 《河北省行政执法监督条例》 may be called without it elsewhere."""
    names = (name for s in said for name in _CITED.findall(s.text))
    return tuple(name for name in names if _OF_A_PLACE.search(name[:10]))


def _judged(said: Mention, laws: Laws, written: date, local: tuple[str, ...]) -> Iterator[Finding]:
    for match in _CITED.finditer(said.text):
        name, before = match[1], said.text[: match.start()]
        found = laws.find(name, written)
        if found is None or found.law.confidence is Confidence.LOW or _LOCAL.search(before):
            continue
        if any(other != name and other.endswith(name) for other in local):
            continue
        then = laws.find(name, min(written, date(said.year, 12, 31)))
        cited = Cited(said, found, then.instead if then else "", written, *_around(said.text, match))
        finding = _fault(cited)
        if finding is not None:
            yield finding


def _around(text: str, match: re.Match[str]) -> tuple[str, str, tuple[str, str]]:
    """Return the sentence a name stands in, with no name in it, the clause before the name, and what stands around it."""
    before, after = text[: match.start()], text[match.end() :]
    around = (_STOPS.split(_CITED.sub("《》", before))[-1], _STOPS.split(_CITED.sub("《》", after))[0])
    return "《》".join(around), _CLAUSE_STOPS.split(before)[-1], around


def _fault(cited: Cited) -> Finding | None:
    if cited.found.standing is Standing.UNBORN:
        return None if _TO_COME.search(cited.sentence) else _unborn(cited)
    return _over(cited) or _waiting(cited) or _not_new(cited)


def _unborn(cited: Cited) -> Finding:
    law = cited.found.law
    made = print_date(law.adopted) if law.adopted else ""
    day, began = print_date(cited.written), f"，{print_date(law.since)}起施行" if law.since else ""
    message = f"《{law.name}》{made}才{law.kind.made}{began}，写这份报告时（{day}）还没有。"
    return _finding(NOT_IN_FORCE, cited, message, "请核对名称；引的是本省、本市自己的，写全名称。")


def _over(cited: Cited) -> Finding | None:
    found, said = cited.found, cited.said
    since = found.over_since
    if since is None or since > min(cited.written, date(said.year, 12, 31)):
        return None
    from drafter.rules.history import past

    binding = found.law.kind.binding
    if not (binding or _ACTED_ON.search(cited.clause)) or past(*cited.around, since, binding=binding):
        return None
    message = _ended(found, since, cited.written)
    instead = f"请改引《{cited.instead}》" if cited.instead else "请改引现行的"
    if date(said.year, 1, 1) < since and not said.planned:
        advice = f"{print_date(since)}以前的事可以这样引；以后的，{instead}。"
        return _finding(OVER, cited, message, advice, Level.WARNING)
    then = "它失效以前的事，写明时间，或写“原《…》”" if binding else "已经完成的，写明“收官”“终期评估”"
    advice = f"{instead}；说的是{then}。"
    return _finding(OVER, cited, message, advice, None if binding or not said.planned else Level.WARNING)


def _ended(found: Found, since: date, written: date) -> str:
    """Say from which day on something no longer holds, and what took its place, down to what holds on the day."""
    end = found.law.end
    if found.old is None and end is not None and end.how is EndKind.RUN_OUT:
        return _ran_out(found.name, since)
    if found.old is None and end is not None and end.how is EndKind.REPLACED:
        return f"《{found.name}》{print_date(since)}起已由《{found.successor}》取代。"
    by = f"，由《{found.successor}》代替" if found.successor else ""
    if found.old is not None and end is not None and end.since <= written:
        by += f"，后者也在{print_date(end.since)}{end.how.value}"
    return f"《{found.name}》{print_date(since)}起已废止{by}。"


def _ran_out(name: str, since: date) -> str:
    return f"《{name}》{print_date(since - timedelta(days=1))}已经到期。"


def _waiting(cited: Cited) -> Finding | None:
    said, since = cited.said, cited.found.law.since
    if cited.found.old or since is None or since <= date(said.year, 12, 31) or said.planned:
        return None
    excused = _LEARNT.search(cited.sentence) or _TO_COME.search(cited.sentence)
    if excused or not _RESTS_ON.search(cited.clause):
        return None
    message = f"《{cited.found.name}》{print_date(since)}起才施行，{said.year}年还不能作为依据。"
    advice = "写的是学习、宣传、准备施行的，请写明；引的是原来的规定的，写原来的名称。"
    return _finding(NOT_IN_FORCE, cited, message, advice, Level.WARNING)


def _not_new(cited: Cited) -> Finding | None:
    found, said = cited.found, cited.said
    change, fresh = found.law.change, found.law.fresh_until
    if found.old or change is None or fresh is None or not _NEW_BEFORE.search(cited.clause):
        return None
    if fresh >= date(said.year, 1, 1):
        return None
    since, how = print_date(change.since), change.how.value
    message = f"《{found.name}》最近一次{how}{since}起施行，{said.year}年不宜再说“新”。"
    return _finding(STALE, cited, message, f"请删去“新{how}的”这几个字，直接写名称。")


def _finding(rule: Rule, cited: Cited, message: str, advice: str, level: Level | None = None) -> Finding:
    """Make the finding; what rests on a single source is only a warning."""
    sure = cited.found.law.confidence is Confidence.HIGH
    return Finding(
        rule,
        cited.said.place,
        message,
        advice if sure else f"{advice}这一条只有一个来源，请先核对。",
        (cited.said.key,),
        quote=f"《{cited.found.name}》",
        certain=sure and level is None,
        level_override=level if sure or level else Level.WARNING,
    )
