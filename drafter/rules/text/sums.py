"""N101, N102: the parts of a breakdown do not add up to the whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import takewhile
from typing import TYPE_CHECKING

from drafter.canon.breakdowns import FILE, Breakdowns
from drafter.chinese import shown
from drafter.rules.text.addends import Sum, running
from drafter.rules.text.clauses import clauses_of
from drafter.rules.text.counts import counts_near, is_change, label_of
from drafter.rules.text.implied import CARRIED, MARK, implied, one_slip_apart
from drafter.rules.text.noted import Noted
from drafter.rules.text.paper import Line, Paper
from drafter.rules.text.runs import LISTED, MOST, TOGETHER, Cue, Run, runs_of

if TYPE_CHECKING:
    from drafter.rules.text.checker import Tables

_FAR, _NEAR = 60, 8
# they introduce all parts, or only some
_SOME = re.compile("包括|包含")
_HAVING = re.compile("其中含[^，。；、]{0,10}$")
_DONE = re.compile("[^，,。；;、]{0,6}(?:了|经|过)[^，,。；;、]{2}")
_JOINED = re.compile("[^，,；;]*(?:、|和|及|与)[^，,；;]*")
_COMPARED = re.compile("比|较|上年|去年|同期")
_BARE = re.compile("共(?:有|为|计)?$")
_AFTERWARDS = re.compile("调整后(?!通过|直接)|清理后(?!继续有效)|调整为|目前|现[有为]|[降增减][为至到]")
_SO_FAR = re.compile("(?:季度|月|年)[末底][^，。；]{0,10}分别")  # each includes the one before
_OTHER_YEAR = re.compile("上年|去年|上一年|同期|往年")
_TWO, MOST_PLAIN, _MOST_MOVES = 2, 3, 4
_OTHERS = re.compile("(?:^|等)其[他它]")


def sums(paper: Paper, tables: Tables) -> Iterator[Noted]:
    """Note breakdowns whose parts do not add up to the whole."""
    words = tables.words(Breakdowns, FILE)
    for line in paper.prose:
        if paper.from_facts and not line.own:
            continue
        for run in runs_of(line.text):
            noted = _judged(run, line, words)
            if noted is not None:
                yield noted


def _judged(run: Run, line: Line, words: Breakdowns) -> Noted | None:
    """Return what is to be noted of a run: nothing where any reading of it adds up."""
    added = [
        Sum(later, run.members[at:])
        for later in run.later
        for at in range(len(run.members) - 1)
        if at == 0 or not run.members[at].gap.startswith(LISTED)
    ]
    settled = next(
        (len(one.parts) for one in added if not one.excess and len(one.parts) < len(run.members)), 0
    )
    if settled:
        return _judged(run._replace(members=run.members[:-settled], later=()), line, words)
    plain, rest = _readings(run, run.spans(words)), _readings(run, run.with_rest(words))
    if any(not reading.excess for reading in (*added, *rest, *plain)):
        return None
    nearest = _nearest(added or rest or plain)
    lists = [one for one in plain if run.cue is Cue.NONE and one.parts[-1] == run.members[-1] and one.exact]
    readings = dict.fromkeys([*nearest, *(one for one in lists if one.adjoins(line.text))])
    found = (_coded(told, run, line, words) for told in readings if not _otherwise(told, run, line.text))
    return next(filter(None, found), None)


def _otherwise(told: Sum, run: Run, text: str) -> bool:
    """Tell whether the text itself says how the figures hang together, so that the parts need not make the whole."""
    by_turns = run.cue is Cue.AMONG and _by_turns(told, run)
    return (
        by_turns
        or _with_changes(text, told)
        or _told_elsewhere(text, told)
        or _sum_of_several(told, run)
        or _is_itself_a_part(text, told)
        or _balances(text, told)
        or _adds_up_within(told)
        or _two_of_them_add_up(told)
        or _leads_to_the_last(told)
        or _SO_FAR.search(run.lead) is not None
        or CARRIED.search(label_of(told.whole)) is not None
    )


def _coded(told: Sum, run: Run, line: Line, words: Breakdowns) -> Noted | None:
    code = _code(told, run, line, words)
    if told.whole not in run.later and not told.adjoins(line.text):
        return _noted("N102", told, line) if code and told.within(3, 5) else None
    if code == "N102" and not told.within(3, 12) and _held(line.text, told):
        return None
    mixed = len({figure.kind for figure in told.all}) > 1
    return _noted("N102" if mixed or told.rounded else code, told, line) if code else None


def _code(told: Sum, run: Run, line: Line, words: Breakdowns) -> str:
    """Return the code for a reading that does not add up; empty where the text does not say that it should."""
    if run.cue is Cue.AMONG and _overlap(line.text, told):
        return ""
    if told.whole in run.later:
        return _after(told, run, words)
    if run.cue is not Cue.NONE:
        return _stated(told, run, words, line.text)
    return implied(told, run, words, line.text)


def _adds_up_within(told: Sum) -> bool:
    """Tell whether the last part is the sum of those before it: 甲1588件、乙1206件，二者2794件."""
    *others, last = (part.value for part in told.parts)
    return len(others) > 1 and sum(others) == last


def _two_of_them_add_up(told: Sum) -> bool:
    """Tell whether the last part and one before it make the whole: 175户，需帮扶42户，当年解决36户，其余133户平稳."""
    *others, last = (part.value for part in told.parts)
    return len(others) > 1 and any(one + last == told.whole.value for one in others)


def _leads_to_the_last(told: Sum) -> bool:
    """Tell whether what was added and taken off leads from the whole to the last part: 236项，取消30项，承接12项，年末218项."""
    *moves, last = (part.value for part in told.parts)
    reached = {told.whole.value}
    for move in moves[:_MOST_MOVES]:
        reached = {value + move for value in reached} | {value - move for value in reached}
    return len(moves) > 1 and last in reached


def _told_elsewhere(text: str, told: Sum) -> bool:
    """Tell whether what the parts come to is stated in the same sentence: 队员11名，其中9名持证；加上5名……共14名."""
    last = told.parts[-1]
    return any(
        f.kind == last.kind and f.sentence == last.sentence and f.value == told.total and f.start > last.start
        for f in counts_near(text, last)
    )


def _overlap(text: str, told: Sum) -> bool:
    """Tell whether the parts say what was done with some of the whole, and may overlap.

    As in 6项，其中4项组织了论证，5项公开征求意见.
    """
    done = all(_DONE.match(text, part.end) for part in told.parts)
    unnamed = all(part.after and not part.before.removeprefix("其中") for part in told.parts)
    return told.excess > 0 and (done or unnamed)


def _with_changes(text: str, told: Sum) -> bool:
    """Tell whether among the parts something was added or taken off, which may be parts as well: 增加4项，减少2项."""
    if any(_AFTERWARDS.search(label_of(part)) for part in told.parts):
        return True
    first, last = sorted((told.whole.number, told.parts[-1].number))
    inner = clauses_of(text).figures[first + 1 : last]
    return any(f.kind == told.whole.kind and is_change(f) and not _COMPARED.search(f.before) for f in inner)


def _readings(run: Run, spans: Iterable[tuple[int, int]]) -> list[Sum]:
    """Return the readings of a run: some of its members as parts of a count before it, or of its own first member."""
    wholes = run.earlier[-3:] if run.cue in (Cue.NONE, Cue.SCOPED) else run.earlier[-1:]
    if run.cue is Cue.SCOPED and run.lead.startswith("中"):
        wholes = run.earlier[-1:]
    elif run.cue is Cue.SCOPED:
        wholes = tuple(w for w in wholes if w.before.removesuffix("案件")[-2:] in (run.lead or " ")) or wholes
    told = list(spans)
    readings = [Sum(whole, run.members[begin:end]) for whole in wholes for begin, end in told]
    if run.cue is Cue.NONE:
        behind = [(max(begin, 1), end) for begin, end in told]
        readings += [Sum(run.members[0], run.members[b:e]) for b, e in behind if e - b > 1]
        readings += [Sum(run.members[b], run.members[b + 1 : e]) for b, e in told if b and e - b > _TWO]
    return readings


def _nearest(likely: list[Sum]) -> list[Sum]:
    """Return the likely reading that is off by least; none where one of them is not exact."""
    if not all(reading.exact for reading in likely):
        return []
    return sorted(likely, key=lambda reading: (abs(reading.excess), -len(reading.parts)))[:1]


def _stated(told: Sum, run: Run, words: Breakdowns, text: str) -> str:
    """Return the code for a breakdown that the text announces: 其中, 分别, a colon, a bracket."""
    over = told.excess > 0
    largest = max(told.parts, key=lambda part: part.value)
    by_name = (
        largest.value > told.whole.value and run.cue is Cue.AMONG and largest in run.listed
    )  # N105 tells it
    fits = any(not Sum(whole, told.parts).excess for whole in run.earlier)
    if fits or by_name or (run.open_list and not over):
        return ""
    code = _by_words(told, run, words, text[max(0, told.whole.start - _FAR) : told.whole.start])
    listed = not over and len(told.parts) > _TWO
    return code or ("N102" if listed and one_slip_apart(told, run, words, text) else "")


def _by_words(told: Sum, run: Run, words: Breakdowns, before: str) -> str:
    """Return the code as far as the words tell that these are all parts; `before` leads to the whole."""
    over, many = told.excess > 0, len(told.parts) > _TWO
    labels = tuple(map(label_of, told.parts))
    whole = words.has_rest(labels) or words.cover(labels) or _is_all(labels, before)
    if whole or run.cue is Cue.PARTED or words.divide(labels):
        return _announced(told, run, whole=whole, divided=words.divide(labels))
    if over:
        return "N101" if told.within(10, 12) else "" if _cross(told, run) else "N102"
    if told.within(1, 1) and (many or told.whole.value >= 20):
        return "N101"
    return "N102" if told.within(*((3, 5) if many else (2, 3))) and told.whole.value >= 10 else ""


def _announced(told: Sum, run: Run, *, whole: bool, divided: bool) -> str:
    """Return the code for parts that read like all there is; `whole` where their words leave no doubt of it."""
    over, many = told.excess > 0, len(told.parts) > _TWO
    if not (over or whole or many) and "分别" in run.lead[-_NEAR:]:
        return "N102" if told.within(1, 1) else ""  # 满意和基本满意的分别为: there may be more
    sure = whole or run.cue is Cue.PARTED or (over and divided)
    closed = told.parts[-1].gap.startswith(LISTED[1:])
    some = not (over or whole or closed) and _SOME.search(run.lead) is not None
    return _of_all(told, sure=sure, some=some)


def _sum_of_several(told: Sum, run: Run) -> bool:
    """Tell whether the parts are those of several counts together: 建议68件、提案94件，其中已解决112件."""
    nearest = takewhile(lambda one: one.sentence == told.whole.sentence, run.earlier[::-1])
    return any(number and whole == told.total for number, whole in enumerate(running(nearest)))


def _is_itself_a_part(text: str, told: Sum) -> bool:
    """Tell whether what would be the whole is one of a longer list that a count before it is the sum of.

    As in 187件，以公安为被申请人的96件，以甲、乙为被申请人的分别为31件和28件，其他的32件.
    """
    counts = [one for one in counts_near(text, told.whole) if one.kind == told.whole.kind]
    at = next(n for n, one in enumerate(counts) if one.start == told.whole.start)
    for begin in range(max(1, at - 3), at + 1):
        before = {one.value for one in counts[max(0, begin - MOST) : begin]}
        sums = list(running(counts[begin : at + MOST]))
        if any(total in before for total in sums[at - begin + len(told.parts) :]):
            return True
    return False


def _balances(text: str, told: Sum) -> bool:
    """Tell whether what came in and what was left over from before is what was done and what remains.

    As in 新收申请76件，上年结转2件，办结75件，期末未结3件: 76+2 = 75+3.
    """
    same = [
        c
        for c in counts_near(text, told.whole)
        if c.kind == told.whole.kind and c.sentence == told.whole.sentence
    ]
    first = min(told.whole.start, told.parts[0].start)
    at = next((n for n, one in enumerate(same) if one.start >= first), 0)
    return any(
        _is_balance([c.value for c in same[begin : begin + MOST]]) for begin in range(max(0, at - 1), at + 1)
    )


def _is_balance(row: list[Decimal]) -> bool:
    """Tell whether two or more figures at the beginning come to as much as two or more behind them."""
    ends = range(4, len(row) + 1)
    return any(sum(row[:at]) == sum(row[at:end]) for end in ends for at in range(2, end - 1))


def _held(text: str, told: Sum) -> bool:
    """Tell whether parts that are off by far may be those of a count before it, of another sentence or another year."""
    if told.whole.sentence != told.parts[0].sentence or any(
        map(_OTHER_YEAR.search, map(label_of, told.parts))
    ):
        return True
    near = counts_near(text, told.whole)
    counts = (c for c in near if c.kind == told.whole.kind and c.start < told.whole.start)
    return told.excess > 0 and not told.slips and any(told.total <= c.value for c in list(counts)[-MOST:])


def _by_turns(told: Sum, run: Run) -> bool:
    """Tell whether two breakdowns are told by turns: 县政府为被告的12件，县领导出庭10件，部门的39件，负责人出庭34件."""
    wholes = {told.whole.value, *(one.value for one in run.earlier)}
    turns = (run.members[0::2], run.members[1::2])
    return len(run.members) > MOST_PLAIN and any(sum(m.value for m in turn) in wholes for turn in turns)


def _is_all(labels: tuple[str, ...], before: str) -> bool:
    """Tell whether the parts are all there is: the last one is all others, or the words before the whole name every part.

    As in 其中决策9件、其他文件78件, and in 设立立法联系点、监督联系点共41个，其中…….
    """
    return _OTHERS.search(labels[-1]) is not None or all(
        len(one) > 1 and one.removeprefix("其中") in before for one in labels
    )


def _cross(told: Sum, run: Run) -> bool:
    """Tell whether the parts are told by several marks, one of which does not exclude the other: 党员, 35岁以下; 其中含……."""
    return _HAVING.search(run.lead) is not None or any(MARK.search(label_of(part)) for part in told.parts)


def _of_all(told: Sum, *, sure: bool, some: bool) -> str:
    """Return the code for a breakdown into all there is; a few kinds that fall short may be the chief ones only.

    What is off by far is doubtful: `some` where the words may introduce only some of the parts.
    """
    if sure:
        return "N101" if told.within(10, 12) else "" if some else "N102"
    if len(told.parts) > 2:
        return "N101" if told.within(3, 5) else "N102" if told.within(3, 12) else ""
    return "N101" if told.within(1, 1) else "N102" if told.within(3, 3) else ""


def _after(told: Sum, run: Run, words: Breakdowns) -> str:
    """Return the code for a list that is added up after it: 合计, 共计, 共."""
    divided = words.divide(tuple(map(label_of, told.parts)))
    plain = re.search("(?:合计|共计|总计|一共|总共|总数|总量)[为达是]?$", told.whole.before) is not None
    every = len(told.parts) == len(run.members) or told.parts[0].gap.startswith("；")
    listed = all(_JOINED.fullmatch(part.gap) for part in told.parts[1:])
    joined = listed and every and (plain or _BARE.search(told.whole.before) is not None)
    joined = joined or (every and TOGETHER.match(told.parts[-1].gap) is not None)
    if not told.within(3, 12):
        return "N102" if joined or (every and (plain or told.slips)) else ""
    if (run.cue is Cue.PARTED and every) or (plain and (every or divided)):
        return "N101"
    return "N102" if plain or divided or joined else ""


def _noted(code: str, told: Sum, line: Line) -> Noted:
    figures = told.all
    unit = told.whole.unit
    scale = told.whole.value / told.whole.stated.value if told.whole.stated.value else Decimal(1)
    total = told.total / scale
    added = "＋".join(part.shown if part.unit == unit else part.text for part in told.parts)
    less = "多" if told.excess > 0 else "少"
    message = (
        f"各项相加是{added}＝{_plain(total)}{unit}，合计写的是{told.whole.shown}{unit}，"
        f"加起来{less}{_plain(abs(told.excess) / scale)}{unit}。"
    )
    if len(told.slips) == 1:
        figure, meant = told.slips[0]
        message += f"也许是把{_plain(meant / scale)}{unit}写成了{figure.text}。"
    start, end = min(f.start for f in figures), max(f.end for f in figures)
    return Noted(code, line, start, end, message, certain=code == "N101")


def _plain(value: Decimal) -> str:
    return shown(value, 4)
