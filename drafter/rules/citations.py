"""Laws cited in the words of a facts file: which texts are looked at, and for which year each of them speaks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple, TypeAlias

from drafter.canon.calendar import Slot, last_year
from drafter.canon.laws import Laws
from drafter.facts.fact import Measure, Words
from drafter.facts.model import Facts, TopicFacts
from drafter.facts.texts import texts
from drafter.findings import Finding, Level, Place, Rule
from drafter.outline import Role
from drafter.rules.cited import CITED, OVER, Said, ended, judged, names_of_places, ran_out

Rules: TypeAlias = Callable[[], Mapping[str, Rule]]

_QUOTED = ("上年打算落实", "上年问题整改")
_PLANNED = ("下一步工作打算", "意见建议")


class Mention(NamedTuple):
    """A text that cites something, with its address and place."""

    said: Said
    key: str
    place: Place


def badly_cited(facts: Facts, table: Callable[[], Laws], rules: Rules) -> tuple[Finding, ...]:
    """Return what is wrong with the laws a facts file cites; table and rules are opened only where there is need."""
    year, written = facts.header.year, facts.header.written
    if year is None or written is None:
        return ()
    mentions = [m for m in _mentions(facts, year) if "《" in m.said.text]
    answer = facts.header.phrases.get(Slot.PROGRAMME.value)
    answers = [answer] if answer is not None and answer.text else []
    if not mentions and not answers:
        return ()
    laws = table()
    local = names_of_places(m.said.text for m in mentions)
    found = [f for m in mentions for f in _faults(m, laws, written, local, rules)]
    found += [f for words in answers for f in _run_out(words, laws, min(written, date(year, 12, 31)), rules)]
    return tuple({(f.place, f.rule, f.quote): f for f in found}.values())


def _faults(
    mention: Mention, laws: Laws, written: date, local: tuple[str, ...], rules: Rules
) -> Iterator[Finding]:
    for fault in judged(mention.said, laws, written, local):
        yield Finding(
            rules()[fault.code],
            mention.place,
            fault.message,
            fault.advice,
            (mention.key,),
            fault.quote,
            fault.certain,
            fault.level,
        )


def _run_out(answer: Words, laws: Laws, day: date, rules: Rules) -> Iterator[Finding]:
    """Yield a finding for each programme answered (提法) that had run out on a day; its name says when, or the table."""
    for name in CITED.findall(answer.text):
        known = laws.find(name, day)
        since = known.over_since if known else _end_of_term(name)
        if since is None or since > day:
            continue
        message = ended(known, since, day) if known else ran_out(name, since)
        instead = f"请改写《{known.instead}》" if known and known.instead else "请改写现行的"
        advice = f"{instead}；新的还没有查到的写“无”，开头和打算就不写纲要。"
        yield Finding(
            rules()[OVER], answer.place, message, advice, ("引言",), quote=f"《{name}》", certain=False,
            level_override=Level.WARNING,
        )  # fmt: skip


def _end_of_term(name: str) -> date | None:
    """Return the day on which the term in a name has passed: （2021—2025年） on 1 January 2026."""
    last = last_year(name)
    return date(last + 1, 1, 1) if last else None


def _mentions(facts: Facts, year: int) -> Iterator[Mention]:
    """Yield the clerk's texts; what last year's report promised or found is quoted, so only the answer to it counts."""
    plans_lead = facts.leads.get(Role.PLANS)
    for text in texts(facts):
        section = text.key.partition(".")[0]
        if section not in _QUOTED:
            planned = section in _PLANNED or (plans_lead is not None and text.key == plans_lead.key)
            yield Mention(Said(text.text, year + planned, planned), text.key, text.place)
    for item in (*facts.promises, *facts.repairs):
        yield Mention(Said(item.note, year), item.words.key, item.words.place)
    for plan in (*facts.plans, *facts.suggestions):
        yield Mention(Said(plan.title, year + 1, planned=True), plan.number or _PLANNED[0], plan.place)
        yield from _titles(plan.measures, year + 1, planned=True)
    for topic in facts.topics:
        yield from _topic_titles(topic, year)


def _topic_titles(topic: TopicFacts, year: int) -> Iterator[Mention]:
    yield from _titles(topic.measures, year, planned=False)
    for part in topic.parts:
        yield from _topic_titles(part, year)


def _titles(measures: Iterable[Measure], year: int, *, planned: bool) -> Iterator[Mention]:
    for measure in measures:
        yield Mention(Said(measure.title, year, planned), measure.words.key, measure.words.place)
