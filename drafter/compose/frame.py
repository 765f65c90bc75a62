"""What stands round the text: title, 主送, signature, 版头, 版记, the attachment with the year's figures."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from drafter.facts import Fact, Facts, Header
from drafter.facts.header import PUBLICATION_KEYS
from drafter.outline import Figure
from drafter.sentences import change_words
from drafter.tree import Attachment, Imprint, Letterhead, Signature, Span, Spans, Table

FIGURES_TABLE = "数据表"
PLACE = "{区域}"
_HEADER = ("指标", "单位", "本年", "上年", "同比")
_NOTHING: Spans = (Span("—"),)
_SHORT_FORMS = (
    ("同比增长", "+"), ("同比上升", "+"), ("比上年增加", "+"), ("比上年提高", "+"),
    ("同比下降", "-"), ("比上年减少", "-"), ("比上年降低", "-"),
)  # fmt: skip
_WIDTHS = (0.42, 0.09, 0.13, 0.13, 0.23)


def title(facts: Facts) -> str:
    """Return the title: the clerk's own, or the outline's wording behind the organ, unless that names the place itself."""
    header = facts.header
    if header.title:
        return header.title
    wording = facts.outline.title.replace("{年度}", str(header.year) if header.year else "××××")
    if PLACE in wording:
        return wording.replace(PLACE, header.region or "".join(header.organs))
    return " ".join(header.organs) + wording


def signature(header: Header) -> Signature:
    """Return 署名 and 成文日期."""
    return Signature(header.organs, header.signed, header.seal)


def letterhead(header: Header) -> Letterhead | None:
    """Return the 版头 where one is wanted."""
    return Letterhead(header.organs, header.number, header.signers) if header.letterhead else None


def imprint(header: Header) -> Imprint | None:
    """Return the 版记 where there is anything to print in it."""
    if not (header.copies or header.printer):
        return None
    return Imprint(header.copies, header.printer, header.printed)


def publication(header: Header) -> tuple[tuple[str, str], ...]:
    """Return what the website says of the paper, as far as it is known, always in the same order."""
    known = header.publication
    return tuple((name, known[name]) for name in PUBLICATION_KEYS if known.get(name))


def attachments(facts: Facts) -> tuple[Attachment, ...]:
    """Return the attachments: 数据表 is made of the year's figures, every other name stands for a separate paper."""
    made = []
    for name in facts.header.attachments:
        if name == FIGURES_TABLE:
            named = f"{facts.header.governed}{facts.header.year or ''}年度法治政府建设主要数据表"
            made.append(Attachment(named, (figures_table(facts),)))
        else:
            made.append(Attachment(name))
    return tuple(made)


def figures_table(facts: Facts) -> Table:
    """Return the table of the year's figures: 本年, 上年, 同比."""
    return Table(_HEADER, tuple(_rows(facts)), _WIDTHS)


def _rows(facts: Facts) -> Iterator[tuple[Spans, ...]]:
    for topic in facts.topics:
        told = [fact for fact in topic.all_figures() if fact.told]
        if told:
            yield ((Span(topic.title if topic.topic is None else topic.key),),)
            yield from map(_row, told)


def _row(fact: Fact) -> tuple[Spans, ...]:
    indicator, keys = fact.indicator, fact.sources
    unit = (fact.current.unit if fact.current else "") or indicator.unit
    now = fact.current.bare if fact.current else "「待填」"
    then = (Span(_beside(fact.last, unit, indicator.unit), keys),) if fact.last else _NOTHING
    changed = _change(fact)
    return (
        _cell(indicator.label),
        _cell(unit),
        (Span(now, keys, fact.mark),),
        then,
        (Span(changed, keys),) if changed else _NOTHING,
    )


def _beside(last: Figure, unit: str, usual: str) -> str:
    """Print last year's figure in the column of this year's; with its unit only where that is another one."""
    return last.bare if (last.unit or usual) == unit else last.say(usual)


@lru_cache(maxsize=2048)
def _cell(text: str) -> Spans:
    return (Span(text),)


def _change(fact: Fact) -> str:
    """Return the change in the short form of tables: +12.5%, -2.1个百分点, 持平."""
    relative = change_words(fact).rpartition("，")[2]
    for long, short in _SHORT_FORMS:
        if relative.startswith(long):
            return short + relative.removeprefix(long)
    return relative.removeprefix("与上年")
