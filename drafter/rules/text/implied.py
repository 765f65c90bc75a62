"""What a list is that reads like the parts of the count before it, though no word of the text says so."""

from __future__ import annotations

import re

from drafter.canon.breakdowns import Breakdowns
from drafter.rules.text.addends import Sum, running
from drafter.rules.text.clauses import Figure, clauses_of
from drafter.rules.text.counts import label_of
from drafter.rules.text.runs import LISTED, Run

_TWO = 2
_FEW, _MANY = 10, 20  # fewer add up, or nearly, by chance: parts, two parts
_OUTCOMES = frozenset({"件", "宗", "起", "例", "份", "条", "项"})  # what is dealt with in one way or another
_LEFT = re.compile("余|剩下")
MARK = re.compile(
    "(?<!分)以[上下]|学历|党员|岁|资格|职称|女|同时|(?<!不)涉[及嫌企外农]|持有|取得"
)  # one does not exclude another
CARRIED = re.compile("连同|加上|结转|上年[^，]{0,4}转入|转入(?:20|[下次明]年)|年初")
_NOT_PARTS = re.compile(f"{MARK.pattern}|{CARRIED.pattern}|年末(?!未|在|尚|正)|新增|取消|接收|解除")
_ACTIVITY = re.compile("开展|组织|举办|召开|听取|主持|举行|参加|印发|发放|制作|编发|推送|刊发|张贴|悬挂|讲")
_SCOPE = re.compile("[^，,。；;、]{0,8}中[，,]?有")  # 12个社区中有5个
_NAMED = re.compile("(?:申请|案件|事项|问题|线索|合同|案卷)$")
_TAIL = 10
_MENDED = re.compile("整改|改正")
_PUNISHED = re.compile("立案|处罚|查处|移[送交]")


def implied(told: Sum, run: Run, words: Breakdowns, text: str) -> str:
    """Return the code for a list that reads like a breakdown, though the text does not say so."""
    labels, over = tuple(map(label_of, told.parts)), told.excess > 0
    adjoins = told.adjoins(text)
    beside = _stands_beside(told, labels, words)
    if adjoins and words.cover(labels) and not beside:
        return "N101" if told.within(3, 12) else "N102"
    if code := _left_over(told, run, words, adjoins=adjoins):
        return code
    if adjoins and one_slip_apart(told, run, words, text):
        return "N102"
    divided = words.divide(labels)
    by_far = over and words.divide_all(labels) and told.whole.unit in _OUTCOMES
    if (
        not (told.within(3, 12) or by_far)
        or beside
        or _hangs_together(run.members, large=divided, ends=divided)
    ):
        return ""
    many = len(told.parts) > _TWO
    if divided and (over or many or told.parts[1].gap.startswith(LISTED)):
        return "N102"
    listed = all(part.gap.startswith(LISTED) for part in told.parts[1:])
    total = re.search("共|累计|合计|现有|现行", told.whole.before) is not None
    apart = not told.parts[0].gap.startswith(LISTED)
    return "N102" if many and listed and total and apart else ""


def _left_over(told: Sum, run: Run, words: Breakdowns, *, adjoins: bool) -> str:
    """Return the code where one of the parts is what is left over: 已整改53个，剩余4个."""
    labels = tuple(map(label_of, told.parts))
    near = adjoins or told.whole.sentence == told.parts[0].sentence
    if not near or not words.has_rest(labels[1:]) or _hangs_together(run.members, large=False):
        return ""
    if told.within(10, 12):
        return "N101"
    rest = len(told.parts) == _TWO and _LEFT.search(labels[-1]) is not None
    return "N102" if adjoins and (told.excess > 0 or rest) else ""


def one_slip_apart(told: Sum, run: Run, words: Breakdowns, text: str) -> bool:
    """Tell whether a list is off by little from the count just before it, or by one slip of the pen."""
    labels, many = tuple(map(label_of, told.parts)), len(told.parts) > _TWO
    near = told.within(3, 12) and all(part.value <= told.whole.value for part in told.parts)
    near = near and told.whole.value >= _FEW
    slip = bool(told.slips) and told.whole.value >= (_FEW if many else _MANY)
    if not (near or slip) or (near and told.excess > 0 and _at_once(labels)):
        return False
    return (
        _is_closed(told, run, text)
        and not _other_than_parts(labels, words)
        and not _one_more(told, words)
        and not _share_told(told, text)
        and not _hangs_together(run.members, large=True)
    )


def _is_closed(told: Sum, run: Run, text: str) -> bool:
    """Tell whether the parts are one list to its end, apart from the whole; three or more may be a sentence of their own.

    Of two parts with a semicolon between them the first has its share told: 甲792个，占91.7%；乙72个.
    """
    first, last, many = told.parts[0], told.parts[-1], len(told.parts) > _TWO
    alike = len({figure.unit for figure in told.all}) == 1 and not first.gap.startswith(LISTED)
    between = text[first.end : last.start]
    if "；" in between and not (many or "占" in between):
        return False
    stops = text.count("。", told.whole.end, last.start)
    return alike and last == run.members[-1] and stops <= many and not _SCOPE.match(text, last.end)


def _other_than_parts(labels: tuple[str, ...], words: Breakdowns) -> bool:
    """Tell whether what is listed need not exclude one another, or was carried over, or is what was done apart.

    As in 审结72件，败诉8件; 有学历的1013人，有资格的142人; 结转3件; 开展督察5次，组织培训4次.
    """
    odd = any(map(_NOT_PARTS.search, (labels[0].removeprefix("涉及"), *labels[1:])))
    return odd or words.nested(labels) or sum(1 for label in labels if _ACTIVITY.match(label)) > 1


def _at_once(labels: tuple[str, ...]) -> bool:
    """Tell whether several measures may be taken at once: 责令改正51家，立案查处4家."""
    return _MENDED.search(labels[0]) is not None and any(map(_PUNISHED.search, labels[1:]))


def _share_told(told: Sum, text: str) -> bool:
    """Tell whether a rate beside the parts says that they are not all: 收到26件，受案率92.3%，审结22件，中止2件."""
    share = told.total * 100 / told.whole.value
    figures = clauses_of(text).figures[told.whole.number : told.parts[-1].number + 2]
    return any(one.is_rate and abs(one.value - share) <= one.grain for one in figures)


def _one_more(told: Sum, words: Breakdowns) -> bool:
    """Tell whether what would be the whole is itself one of the parts: 予以公开42件、部分公开11件, but not 公开申请89件."""
    whole = told.whole
    label = whole.before[-_TAIL:] + whole.after
    return _NAMED.search(whole.before) is None and words.divide((label, label_of(told.parts[0])))


def _stands_beside(told: Sum, labels: tuple[str, ...], words: Breakdowns) -> bool:
    """Tell whether what would be the whole is one more part, is no larger than a part, or was told long before."""
    first = told.parts[0]
    return (
        _one_more(told, words)
        or (any(part.value > told.whole.value for part in told.parts) and not words.divide_all(labels))
        or (told.whole.sentence < first.sentence and any(p.value == told.whole.value for p in told.parts))
        or told.whole.sentence < first.sentence - 1
    )


def _hangs_together(members: tuple[Figure, ...], *, large: bool, ends: bool = False) -> bool:
    """Tell whether a member is the sum of those beside it: then the list has its own order.

    Small numbers add up by chance: `large` looks at others only, and `ends` at the first and the last only.
    """
    for at, member in enumerate(members):
        if (large and member.value < _MANY) or (ends and at not in (0, len(members) - 1)):
            continue
        for side in (members[at + 1 : at + 9], members[max(0, at - 8) : at][::-1]):
            if any(number and total == member.value for number, total in enumerate(running(side))):
                return True
    return False
