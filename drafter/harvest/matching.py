"""Which indicator a figure belongs to: by the 找法 of the outline, the words around it, its topic and its neighbours.

The surest pairs come first; what fits two indicators alike waits until its neighbours in the paragraph are known.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from drafter.chinese import half_width
from drafter.mentions import Stated
from drafter.outline import Indicator, Kind, Outline, Unit

_SIGNS = re.compile(r"[\s“”‘’\"'《》]")
_ASIDE = re.compile(r"[(（][^()（）\d]*[)）]")
_CLAUSE = re.compile(r"[,，;；:：、]")
_SENTENCE = re.compile(r"[。！？!?]")
_VERBS = re.compile(
    r"^(?:收到|接收|受理|办理|审结|办结|开展|组织|举办|召开|举行|制发|制定|印发|出台|完成|处理|聘请|配备|建立|设立|参加|实施|"
    r"提出|出具|发放|接到|培养|化解|调处)"
)
_COUNTED = re.compile(r"(?:户数|件数|次数|人数|人次|数量|数)$")
_KINDS = re.compile(r"(?:案卷|案件|事项|单位|部门|人员|问题|文件|信息)$")
_HERE, _NEAR, _NAMED, _ELSEWHERE = 3.0, 4.0, 2.5, -3.0
_ROUNDS = (
    (False, 13.0, 2.5), (False, 10.0, 2.0),
    (True, 10.0, 2.0), (True, 8.0, 1.5), (True, 6.0, 0.75), (True, 6.0, 0.0),
)  # fmt: skip
_AGAIN, _AGAIN_AT_LEAST, _FEW = 13.0, 8.0, 10
_WEIGHT, _LESS_WEIGHT, _WEIGHTY, _FAR = 3.0, 1.5, 5, 26
_GAP, _CROSSED, _FIGURE_CROSSED = 0.4, 1.2, 4.0
_PART, _MOST_SPREAD = 2, 4.0
_CUE, _SHORT = 3, 16


class Phrase(NamedTuple):
    """Words by which an indicator is recognised, and what they count: less where something was taken off."""

    words: str
    weight: float


class Sought(NamedTuple):
    """An indicator with the phrases by which it is recognised and the units in which it is counted."""

    indicator: Indicator
    phrases: tuple[Phrase, ...]
    units: frozenset[str]


class Context(NamedTuple):
    """What stands around a figure.

    `before` are the words of its sentence up to it, but not beyond a figure in the same unit; `behind` those since the
    figure before it; `after` its unit and the rest of its clause. `follows` tells whether the figure before it runs on into
    the words behind, `opening` are the words with which the sentence begins, `everything` is all of that.
    """

    before: str
    behind: str
    after: str
    follows: bool = False
    opening: str = ""
    everything: str = ""


@dataclass(slots=True)
class Spotted:
    """A figure in a line, where it stands: in which topic, with what around it."""

    figure: Stated
    line: int
    topic: str
    context: Context
    indicator: Indicator | None = None


def sought(outline: Outline) -> tuple[Sought, ...]:
    """Return what is looked for: every figure of an outline."""
    indicators = (i for topic in outline.topics.values() for i in topic.indicators.values())
    return tuple(Sought(i, _phrases(i), _units(i, outline.units)) for i in indicators if i.kind.numeric)


def _phrases(indicator: Indicator) -> tuple[Phrase, ...]:
    whole = [bare(p) for p in (*indicator.found_by, indicator.phrase.replace("{}", ""), indicator.label)]
    found = {words: 1.0 for words in whole if len(words) >= _PART}
    found.setdefault(bare(indicator.key), 0.9)
    for words in (*whole, bare(indicator.key)):
        for pattern, weight in ((_VERBS, 0.7), (_COUNTED, 0.8), (_KINDS, 0.6)):
            other = pattern.sub("", words)
            if other != words and len(other) >= _PART + 2:
                found.setdefault(other, weight - (0.1 if words == indicator.key else 0))
        if "的" in words:
            found.setdefault(words.replace("的", ""), 0.9)
    short = bare(indicator.short.replace("{}", ""))
    if len(short) >= _PART:
        found.setdefault(short, 0.8)
    return tuple(Phrase(words, weight) for words, weight in found.items())


def _units(indicator: Indicator, units: Mapping[str, Unit]) -> frozenset[str]:
    known = units.get(indicator.unit)
    return frozenset({indicator.unit, *(known.factors if known else ())})


def bare(text: str) -> str:
    """Return a text without spaces, quotes and asides, half-width: as phrases are compared."""
    return _SIGNS.sub("", _ASIDE.sub("", half_width(text)))


def contexts(text: str, figures: Sequence[Stated]) -> list[Context]:
    """Return what stands around each figure of a text."""
    found = []
    for number, figure in enumerate(figures):
        start = max((m.end() for m in _SENTENCE.finditer(text, 0, figure.start)), default=0)
        earlier = [other for other in figures[:number] if other.start >= start]
        alike = [other.end for other in earlier if other.unit == figure.unit]
        stop = figures[number + 1].start if number + 1 < len(figures) else len(text)
        after = _after(text[figure.end : stop], ends=stop == len(text))
        behind = text[earlier[-1].end if earlier else start : figure.start]
        if earlier and (cut := _CLAUSE.search(behind)) is not None:
            # what follows a figure up to the next comma is that figure's
            behind = behind[cut.start() :]
        before = text[alike[-1] if alike else start : figure.start]
        found.append(
            _context(
                bare(before if len(before) > len(behind) else behind),
                bare(behind),
                bare(figure.unit + after),
                bare(text[start : earlier[0].start]) if earlier else "",
                follows=bool(earlier) and not re.match(r"[,，;；:：、(（)）]", behind),
            )
        )
    return found


def _context(before: str, behind: str, after: str, opening: str, *, follows: bool) -> Context:
    return Context(before, behind, after, follows, opening, "\0".join((before, behind, after, opening)))


def _after(text: str, *, ends: bool) -> str:
    """Return what belongs to a figure of the text up to the next: not what stands in a list before that."""
    clause = re.split(r"[,，。;；！？:：]", text, maxsplit=1)[0]
    listed = clause == text and not ends and "、" in clause
    return clause.rpartition("、")[0] if listed else clause


def matched(spotted: Sequence[Spotted], wanted: Sequence[Sought]) -> None:
    """Give each figure its indicator, where it has one; those that have it already keep it."""
    taken = {one.indicator.address: one for one in spotted if one.indicator is not None}
    by_unit: dict[str, list[Sought]] = defaultdict(list)
    for each in wanted:
        for unit in each.units:
            by_unit[unit].append(each)
    base = [
        [(each, points) for each in by_unit[one.figure.unit] if (points := _fit(one, each)) > 0]
        if one.indicator is None
        else []
        for one in spotted
    ]
    for neighbours, sure, margin in _ROUNDS:
        _assign(spotted, base, taken, (sure, margin), neighbours)
    for number, one in enumerate(spotted):
        if one.indicator is None and number and spotted[number - 1].line == one.line:
            _sibling(spotted, number, wanted, taken)


def _assign(
    spotted: Sequence[Spotted],
    base: Sequence[Sequence[tuple[Sought, float]]],
    taken: dict[str, Spotted],
    least: tuple[float, float],
    neighbours: bool,
) -> None:
    """Assign what is sure enough, and surer than the next best by a margin; the best pairs first."""
    sure, margin = least
    pairs = []
    for number, one in enumerate(spotted):
        if one.indicator is not None:
            continue
        near = _neighbour(spotted, number) if neighbours else ""
        scored = sorted(
            (
                (points + _at_home(one, each, near, neighbours), each.indicator.address, each)
                for each, points in base[number]
            ),
            key=lambda entry: (-entry[0], entry[1]),
        )
        free = [entry for entry in scored if _may_take(taken.get(entry[1]), one, entry[0])]
        if not free or free[0][0] < sure:
            continue
        second = free[1][0] if len(free) > 1 else 0.0
        if free[0][0] - second >= margin:
            pairs.append((free[0][0], number, free[0][2].indicator))
    for points, number, indicator in sorted(pairs, key=lambda pair: (-pair[0], pair[1])):
        if _may_take(taken.get(indicator.address), spotted[number], points):
            taken.setdefault(indicator.address, spotted[number])
            spotted[number].indicator = indicator


def _may_take(first: Spotted | None, one: Spotted, points: float) -> bool:
    """Tell whether an indicator is free for a figure: nobody has it, or it is the same figure said again."""
    if first is None:
        return True
    same = (
        first.line != one.line
        and first.figure.value == one.figure.value
        and first.figure.approx == one.figure.approx
    )
    return same and points >= (_AGAIN if one.figure.value < _FEW else _AGAIN_AT_LEAST)


def _neighbour(spotted: Sequence[Spotted], number: int) -> str:
    """Return the topic of the nearest figure before it in its line that has an indicator, else of the next."""
    line = spotted[number].line
    for step in (-1, 1):
        at = number + step
        while 0 <= at < len(spotted) and spotted[at].line == line:
            found = spotted[at].indicator
            if found is not None:
                return found.topic
            at += step
    return ""


def _at_home(one: Spotted, each: Sought, near: str, neighbours: bool) -> float:
    """Say how well the topic of an indicator fits the place of a figure: its neighbours, its heading, its sentence."""
    topic = each.indicator.topic
    points = _NAMED if topic in one.context.before or topic in one.context.after else 0.0
    if not neighbours:
        return points
    if near and topic == near:
        return points + _NEAR
    if topic == one.topic:
        return points + _HERE
    return points + (_ELSEWHERE if (one.topic or near) and not points else 0.0)


def _fit(one: Spotted, each: Sought) -> float:
    """Say how well the words of an indicator fit a figure; nothing fits in another unit."""
    indicator, figure = each.indicator, one.figure
    if (indicator.kind is Kind.RATE) != (figure.unit == "%") or figure.unit not in each.units:
        return 0.0
    best = max(phrase.weight * _points(phrase.words, one.context) for phrase in each.phrases)
    if best <= 0:
        return 0.0
    if indicator.unit != figure.unit:
        best -= 1.0
    cue = indicator.key[:_CUE]
    if len(indicator.key) > _CUE + 1 and cue in one.context.before + one.context.opening:
        best += 1.5
    bounds = indicator.plausible
    if bounds is not None and not bounds.low <= figure.value <= bounds.high:
        best -= 2
    return best


def _points(words: str, context: Context) -> float:
    """Say how near some words stand to a figure: before it in the sentence, behind it, or parted around it."""
    points = 0.0
    if words[:_PART] not in context.everything:
        return points
    at = context.before.rfind(words)
    if at >= 0:
        gap = context.before[at + len(words) :]
        if len(gap) <= _FAR:
            points = _worth(words) - _GAP * len(gap) - _CROSSED * len(_CLAUSE.findall(gap))
            inside = context.behind.rfind(words)
            if inside < 0 or (context.follows and inside <= _PART):
                points -= _FIGURE_CROSSED
    at = context.after.find(words)
    if at >= 0:
        points = max(points, _worth(words) - 0.5 - 0.3 * at)
    return points or _parted(words, context)


def _parted(words: str, context: Context) -> float:
    """Say how well words fit whose parts stand apart: 保留17件县政府规范性文件 for 保留规范性文件."""
    if len(words) < 2 * _PART:
        return 0.0
    points = _parted_by(words, context.behind, context.after)
    if not points and context.opening:
        points = max(
            _parted_by(words, context.opening, context.after, apart=True),
            _parted_by(words, f"{context.opening}\0{context.behind}", "", apart=True),
        )
        points -= _FIGURE_CROSSED / 2
    return max(points, 0.0)


def _worth(words: str) -> float:
    """Say what words are worth: the more of them, the more, but not without end."""
    return _WEIGHT * min(len(words), _WEIGHTY) + _LESS_WEIGHT * max(0, len(words) - _WEIGHTY)


def _parted_by(words: str, before: str, after: str, *, apart: bool = False) -> float:
    """Say how well words fit that stand apart, one part before another figure (`apart`) and one right beside this one."""
    best, edge = 0.0, len(before)
    around = f"{before}\0{after}"
    for cut in range(_PART, len(words)):
        left, right = words[:cut], words[cut:]
        at = around.rfind(left)
        if at < 0:
            break
        behind = around.find(right, at + cut)
        if behind < 0 or ((apart or len(right) < _PART) and not _beside(behind, len(right), edge)):
            continue
        if apart and "\0" not in around[at + cut : behind]:
            continue
        gap = behind - at - cut
        if gap and len(words) <= 2 * _PART and at < edge < behind:
            continue
        far = min(abs(edge - at - cut), abs(behind - edge), abs(edge - behind - len(right)))
        if gap <= _FAR and far <= _FAR // 2:
            listed = len(_CLAUSE.findall(around[at + cut : behind]))
            spread = min(_GAP * (gap + far / 2) + _CROSSED * listed, _MOST_SPREAD if apart else _FAR)
            best = max(best, 0.9 * _worth(words) - 1 - spread)
    return best


def _beside(at: int, length: int, edge: int) -> bool:
    """Tell whether words stand right before a figure, or right behind it and its unit."""
    return at == edge + 2 or at + length == edge


def _sibling(
    spotted: Sequence[Spotted], number: int, wanted: Sequence[Sought], taken: dict[str, Spotted]
) -> None:
    """Give a figure that only goes on from the one before it the indicator that goes with that one's.

    培训4次、62人次 are 执法培训 and 执法培训人次; 事项195项，占比55.08% are 马上办事项 and 马上办占比.
    """
    one, before = spotted[number], spotted[number - 1]
    first = before.indicator
    if first is None or len(one.context.behind) > _SHORT:
        return
    found = [each.indicator for each in wanted if _goes_with(one, first, each, taken)]
    if len(found) == 1:
        one.indicator = found[0]
        taken[found[0].address] = one


def _goes_with(one: Spotted, first: Indicator, each: Sought, taken: Mapping[str, Spotted]) -> bool:
    """Tell whether an indicator nobody has goes with another: its key begins alike, its unit is that of the figure."""
    other = each.indicator
    alike = other.topic == first.topic and other.key[:_CUE] == first.key[:_CUE]
    if not alike or other.address in taken or one.figure.unit not in each.units:
        return False
    is_rate = one.figure.unit == "%"
    if (other.kind is Kind.RATE) != is_rate:
        return False
    return not is_rate or _same_kind(other.key, one.context.behind)


def _same_kind(key: str, behind: str) -> bool:
    """Tell whether the words before a rate name the kind of rate a key does: 占比, 率."""
    return key[-_PART:] in behind or key[-_CUE:] in behind
