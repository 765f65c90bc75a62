"""The figures of a whole report: stated, sorted into values and comparisons, matched to indicators, named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from drafter.harvest.changes import Use, comparisons, uses
from drafter.harvest.matching import Context, Sought, Spotted, contexts, matched
from drafter.harvest.model import Found
from drafter.harvest.outlay import Line
from drafter.harvest.tabled import tabled
from drafter.mentions import Stated, stated

_SAID = {Use.CHANGE: "增减", Use.LAST: "上年", Use.FROM: "原来"}
_NOWHERE = Context("", "", "")
_LONGEST_BEFORE, _LONGEST_AFTER, _SHORT = 16, 10, 3
_STARTS = re.compile(
    r"^(?:其中|共|累计|全年|今年(?:以来)?|已|均|就|将|对|为|由|在|被|把|约|达到?|至|了|的|和|及|与|等|并|近)+"
)
_ENDS = re.compile(r"(?:共|累计|已|均|约|达到?|为|是|了|的|和|及|与|等|并|由|从|至|有|共计|合计|总计)+$")
_VERB = re.compile(r"(?:实现|进行|开展|参加|办理|完成|通过|均|得到|全部|作为|配备|占|了|提供|组织|现场)")


def figures_of(
    lines: Iterable[tuple[Line, str, bool]], wanted: Sequence[Sought], year: int | None
) -> tuple[tuple[Found, ...], tuple[Found, ...]]:
    """Return the values that lines state, and what they are compared with as far as that is stated too.

    Each line comes with the topic it stands in, and whether its figures are of this year.
    """
    found: list[Found] = []
    beside: list[Found] = []
    spotted: list[tuple[Spotted, Found]] = []
    read = list(lines)
    rows = {one.line.number: one for one in tabled((line for line, _, _ in read), wanted)}
    for line, topic, counts in read:
        if line.number in rows:
            row = rows[line.number]
            row.subject = topic
            found.append(row)
            spotted.append((Spotted(row.figure, line.number, topic, _NOWHERE, row.indicator), row))
            continue
        told = uses(line.text, stated(line.text), year)
        compared = comparisons(told)
        beside += [
            Found(used.figure, line, topic, what=_SAID[used.use]) for used in told if used.use in _SAID
        ]
        values = [number for number, used in enumerate(told) if used.use is Use.VALUE]
        around = contexts(line.text, [told[number].figure for number in values])
        for number, context in zip(values, around, strict=True):
            one = Found(told[number].figure, line, topic, comparison=compared.get(number))
            one.what = named(context, one.figure)
            found.append(one)
            if counts:
                spotted.append((Spotted(one.figure, line.number, topic, context), one))
    matched([spot for spot, _ in spotted], wanted)
    owned: set[str] = set()
    for spot, one in spotted:
        one.indicator = spot.indicator
        if spot.indicator is not None and spot.indicator.address not in owned:
            owned.add(spot.indicator.address)
            one.owner = True
    return tuple(found), tuple(beside)


def named(context: Context, figure: Stated) -> str:
    """Say in words what a figure counts: the words before it, and what is counted behind it."""
    after = re.split(r"[、(（)）]", context.after[len(figure.unit) :], maxsplit=1)[0]
    after = _VERB.split(after, maxsplit=1)[0][:_LONGEST_AFTER]
    before = re.split(r"[,，;；:：、(（)）。]", context.behind)[-1]
    before = _STARTS.sub("", _ENDS.sub("", before))[-_LONGEST_BEFORE:]
    after = _STARTS.sub("", after)
    if context.follows or len(before) < _SHORT:
        return after or before or figure.text
    return before
