"""What a report says twice: a paragraph, a sentence, or last year's text.

Texts are held against each other by the runs of five characters they have in common, marks left out: linear in their length.
A run that stands in more than a few paragraphs is a formula and tells nothing of them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from drafter.findings import Level
from drafter.outline import Role
from drafter.rules.text.noted import Fix, Noted
from drafter.rules.text.paper import Line, Paper, What

if TYPE_CHECKING:
    from drafter.rules.text.checker import Tables

_RUN = 5
_LEAST_PARAGRAPH = 60
_LEAST_SENTENCE = 14
_LEAST_CLAUSE = 18
_LEAST_ELSEWHERE = 30
_LEAST_FORMULA = 50
# a sentence with a figure in it is told once
_LEAST_COUNTED = 15
_TWICE = 0.6
_LAST_YEARS = 0.55
_WORD_FOR_WORD = 0.9
_MOST_PLACES = 6
_SIGNS = re.compile("[\u4e00-\u9fff0-9]+")
# clauses that every report has
_FORMULA = re.compile(
    "习近平|全会精神|党的十九大|党的二十大|党的二十一大|两个确立|四个意识|四个自信|两个维护|报告如下|特此报告"
)
_CLAUSES = re.compile("[^，；。！？：]+")
# a figure of the year, not a year, nor the number of a paper
_COUNT = re.compile(
    r"(?<![\d〔（])\d+(?:\.\d+)?[万亿]?(?:%|个|件|起|宗|次|场|人|名|家|份|条|项|卷|户|类|部|元|期|处)"
)
_MOST_NAMED = 4
_OPENING_OF_PLANS = re.compile(r"(?:20\d\d年|下一?步|明年|新的一年)[^。]{0,250}(?:[：。]$|$)")
_ORDINAL = re.compile(
    "^(?:(?:此外|另外|同时|与此同时|其次)，|[一二三四五六七八九十]{1,3}是|（[一二三四五六七八九十]+）|[（]?\\d{1,2}[）.．、])"
)


class _Told(NamedTuple):
    """A paragraph with its runs."""

    line: Line
    runs: frozenset[str]


def _signs(text: str) -> str:
    """Return the characters and digits of a text: what counts when texts are held against each other."""
    return "".join(_SIGNS.findall(text))


@lru_cache(maxsize=512)
def _runs(text: str) -> frozenset[str]:
    signs = _signs("".join(clause for clause in _CLAUSES.findall(text) if not _FORMULA.search(clause)))
    return frozenset(signs[i : i + _RUN] for i in range(len(signs) - _RUN + 1))


def _paragraphs(lines: Iterable[Line]) -> list[_Told]:
    long = (line for line in lines if line.what is What.PARAGRAPH and len(line.text) > _LEAST_PARAGRAPH)
    told = (_Told(line, _runs(line.text)) for line in long)
    return [one for one in told if len(one.runs) > _LEAST_PARAGRAPH - _RUN]


class _Index:
    """In which paragraphs each run stands, the first few of them."""

    def __init__(self) -> None:
        self._places: dict[str, list[int]] = defaultdict(list)

    def add(self, number: int, runs: Iterable[str]) -> None:
        for run in runs:
            places = self._places[run]
            if len(places) < _MOST_PLACES:
                places.append(number)

    def shared(self, runs: Iterable[str]) -> Counter[int]:
        """Return how many of some runs stand in each paragraph."""
        found: Counter[int] = Counter()
        for run in runs:
            for number in self._places.get(run, ()):
                found[number] += 1
        return found

    def known(self, runs: Iterable[str]) -> int:
        """Return how many of some runs stand anywhere."""
        return sum(run in self._places for run in runs)


def paragraphs_twice(paper: Paper, _tables: Tables) -> Iterator[Noted]:
    """Note a paragraph that says again what an earlier one said (U901)."""
    alike = list(_word_for_word(paper))
    yield from alike
    marked = {noted.line.number for noted in alike if noted.line is not None}
    told = [one for one in _paragraphs(paper.body) if one.line.own and one.line.number not in marked]
    index = _Index()
    for number, one in enumerate(told):
        best, count = max(
            index.shared(one.runs).items(), key=lambda pair: (pair[1], -pair[0]), default=(0, 0)
        )
        other = told[best]
        share = count / min(len(one.runs), len(other.runs)) if count else 0
        index.add(number, one.runs)
        if share > _TWICE and not _only_sentences(one.line, other.line):
            line = one.line
            message = f"这一段和前面“{_beginning(other.line)}”那一段有{share:.0%}的文字相同。"
            yield Noted("U901", line, 0, len(line.text), message, certain=share > _WORD_FOR_WORD)


def _only_sentences(line: Line, other: Line) -> bool:
    """Tell whether what two paragraphs have in common are whole sentences, and one of them says more: those are told."""
    mine, theirs = ({said for said, _, _ in _sentences(one)} for one in (line, other))
    both = mine & theirs
    return any(len(said) >= _LEAST_ELSEWHERE for said in both) and (mine > both or theirs > both)


def _word_for_word(paper: Paper) -> Iterator[Noted]:
    """Yield paragraphs that stand there twice, be they nothing but formulas."""
    first: dict[str, Line] = {}
    for line in paper.prose:
        said = _signs(line.text) if line.own else ""
        if len(said) > _LEAST_PARAGRAPH:
            other = first.setdefault(said, line)
            if other is not line:
                message = f"这一段和前面“{_beginning(other)}”那一段一字不差。"
                yield Noted("U901", line, 0, len(line.text), message)


def _beginning(line: Line) -> str:
    return f"{line.text[:14]}…"


def sentences_twice(paper: Paper, _tables: Tables) -> Iterator[Noted]:
    """Note a sentence, or a long clause, that stands twice in a paragraph, a long sentence in two of them (U902)."""
    first: dict[str, Line] = {}
    doubled = {noted.line.number for noted in paragraphs_twice(paper, _tables) if noted.line is not None}
    for line in paper.prose:
        if not line.own:
            continue
        within = list(_within(line))
        yield from within
        for said, start, end in _sentences(line):
            least = _LEAST_COUNTED if _COUNT.search(line.text[start:end]) else _LEAST_ELSEWHERE
            if len(said) < (_LEAST_FORMULA if _FORMULA.search(line.text[start:end]) else least):
                continue
            other = first.setdefault(said, line)
            if other is not line and line.number not in doubled:
                message = f"这一句在前面“{_beginning(other)}”那一段已经一字不差地说过。"
                yield Noted("U902", line, start, end, message, "两处留一处。")


def _within(line: Line) -> Iterator[Noted]:
    """Yield what stands twice in one paragraph: sentences, then clauses of the sentences that do not."""
    seen: dict[str, int] = {}
    doubled: set[int] = set()
    for number, (said, start, end) in enumerate(_sentences(line)):
        if len(said) < _LEAST_SENTENCE:
            continue
        if said in seen:
            doubled.add(number)
            behind = line.text[end : end + 1]
            safe = not _ORDINAL.match(line.text[start : start + 8])
            fix = Fix(start, end + len(behind), "", safe) if behind and behind in "。；！？" else None
            yield Noted("U902", line, start, end, "同一段里这一句说了两遍。", "删去一处。", fix=fix)
        seen.setdefault(said, start)
    yield from _clauses_twice(line, doubled)


def _clauses_twice(line: Line, doubled: set[int]) -> Iterator[Noted]:
    clauses: set[str] = set()
    for number, sentence in enumerate(line.sentences):
        for found in _CLAUSES.finditer(sentence.text):
            said = _signs(_ORDINAL.sub("", found[0]))
            if len(said) < _LEAST_CLAUSE or number in doubled:
                continue
            if said in clauses and "《" not in found[0]:
                start, end = (sentence.start + place for place in found.span())
                message = f"同一段里“{found[0][:20]}…”这半句说了两遍。"
                yield Noted("U902", line, start, end, message, "删去一处，或者换一个说法。", certain=False)
            clauses.add(said)


def _sentences(line: Line) -> Iterator[tuple[str, int, int]]:
    for sentence in line.sentences:
        yield _signs(_ORDINAL.sub("", sentence.text)), sentence.start, sentence.start + len(sentence.text)


def copied_from_last(paper: Paper, _tables: Tables) -> Iterator[Noted]:
    """Note a paragraph that is last year's (U903): graver where a figure is the same as well.

    Openings are alike by nature; what is word for word last year's in a facts file is told on the facts (H203).
    """
    if paper.last is None:
        return
    index, lines = _Index(), _paragraphs(_comparable(paper.last))
    for number, one in enumerate(lines):
        index.add(number, one.runs)
    for one in _paragraphs(_comparable(paper)):
        if not one.line.own:
            continue
        best, count = max(
            index.shared(one.runs).items(), key=lambda pair: (pair[1], -pair[0]), default=(0, 0)
        )
        share = count / len(one.runs)
        anywhere = index.known(one.runs) / len(one.runs)
        if share > _LAST_YEARS and not (paper.from_facts and share > 0.999):
            yield _copied(one.line, lines[best].line, share)
        elif anywhere > _WORD_FOR_WORD and not paper.from_facts:
            yield _copied(one.line, None, anywhere)


def _comparable(paper: Paper) -> Iterator[Line]:
    """Yield the lines of a report that are its own year's: without the opening and that of the plans."""
    opening = any(line.level == 1 for line in paper.body)
    of_plans = False
    for line in paper.body:
        if line.level == 1:
            opening, of_plans = False, line.role is Role.PLANS
        if opening or (of_plans and not line.level and _OPENING_OF_PLANS.match(line.text)):
            continue
        of_plans = of_plans and line.level == 1
        yield line


def _copied(line: Line, other: Line | None, share: float) -> Noted:
    now = dict.fromkeys(_COUNT.findall(line.text))
    then = frozenset(_COUNT.findall(other.text)) if other is not None else frozenset()
    same = [count for count in now if count in then]
    where = f"上年报告“{_beginning(other)}”那一段" if other is not None else "上年的报告"
    message = f"这一段有{share:.0%}的文字和{where}相同"
    if same:
        named = "、".join(same[:_MOST_NAMED])
        return Noted(
            "U903", line, 0, len(line.text), f"{message}，{named}也没有变。", certain=share > _WORD_FOR_WORD
        )
    level = Level.NOTE if now or share <= _WORD_FOR_WORD else None
    tail = "，数都换了。" if now else "，没有写今年的数。"
    return Noted(
        "U903", line, 0, len(line.text), f"{message}{tail}", certain=share > _WORD_FOR_WORD, level=level
    )
