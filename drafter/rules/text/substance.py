"""Contents that are there in name only: a shortcoming without its cause, a plan without a measure, a topic without a figure.

And, beside last year's report, what it promised and this year's does not come back to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from drafter.outline import Role
from drafter.rules.text.contents import is_annual, plans_of, problems_of
from drafter.rules.text.items import Item, headed, heading_of, items_of
from drafter.rules.text.noted import Noted
from drafter.rules.text.paper import Paper

if TYPE_CHECKING:
    from drafter.rules.text.checker import Tables

_WHY = re.compile(
    "原因|究其|由于|因为|根源|症结|成因|导致|所致|源于|受[^，。；]{2,30}?(?:影响|制约|限制)|受限于|受制于|造成|[，；]主要是(?![：有])"
)
_OF_ALL = re.compile(
    "(?:上述|以上|这些|其)(?:问题|不足|短板)?[^。；]{0,10}(?:原因|由于|根源)|究其原因|主要原因有|原因[^。；]{0,6}(?:有以下|主要有|一是)|原因分析"
)
_CLAUSE = re.compile("[，、；：]")
_SLOGAN = 18
_LEAST_TOPIC = 120
_LEAST_BARE = 2
_NUMERAL = re.compile(
    r"\d|[一二三四五六七八九十百千万两]+余?(?:余|多)?(?:件|次|项|个|名|人|家|场|份|条|期|部|批|类)"
)
# words that every plan has, which tell nothing of it
_STOCK = re.compile(
    "进一步|全面|持续|继续|深入|扎实|切实|着力|大力|积极|不断|加快|推动|推进|加强|强化|深化|健全|完善|提升|提高|落实|抓好|做好|开展"
    "|建设|工作|机制|制度|体系|水平|能力|法治政府|法治|依法|行政|我[县区市局镇乡]|全[县区市局镇乡]|[和与及的在对以为等将要是]"
    "|管理|服务|规范化|规范|执法|严格|有效|任务|问题|力度|责任|第一|组织|领导|质量|改革|监督|保障|各项|重点"
)
_HANZI = re.compile("[\u4e00-\u9fff]{2,}")
_ANSWERED = 0.5
_LEAST_TELLING = 3
_MOST_NAMED = 6


def unexplained(paper: Paper, _tables: Tables) -> Iterator[Noted]:
    """Note the shortcomings without a cause where the others have theirs (C407)."""
    if not is_annual(paper) or paper.from_facts:
        return
    told = problems_of(paper)
    if told is None or told.heading is None or _OF_ALL.search(told.text) or _explained_apart(paper):
        return
    items = [item for item in items_of(told.lines) if "建议" not in item.title]
    bare = [item for item in items if not _WHY.search(item.title + item.text)]
    # what goes on in a second sentence may tell the cause without the word
    bare = [item for item in bare if "。" not in item.text.strip("。\n")]
    if len(items) < 3 or len(bare) * 2 >= len(items):
        return
    for item in bare:
        message = (
            f"列了{len(items)}个问题，{len(items) - len(bare)}个说了原因，“{_short(item.title)}”没有说。"
        )
        yield Noted("C407", item.line, item.start, item.end, message, certain=False)


def _explained_apart(paper: Paper) -> bool:
    return any("原因" in heading_of(line) for line in paper.headings)


def unmeasured(paper: Paper, _tables: Tables) -> Iterator[Noted]:
    """Note the plans that are a heading or a slogan and nothing more (C408)."""
    if not is_annual(paper) or paper.from_facts:
        return
    told = plans_of(paper)
    if told is None or told.heading is None:
        return
    items = items_of(told.lines)
    bare = [item for item in items if _is_slogan(item)]
    if len(items) < 2 or not bare:
        return
    for item in bare:
        message = f"打算“{_short(item.title)}”只有这一句，没有写准备怎么做。"
        yield Noted("C408", item.line, item.start, item.end, message, certain=False, pattern="打算")


def _is_slogan(item: Item) -> bool:
    rest = item.text.replace(item.title, "", 1) if item.text.startswith(item.title) else item.text
    return len(item.title) <= _SLOGAN and not _CLAUSE.search(item.title) and len(rest.strip("。；， \n")) < 3


def without_figures(paper: Paper, _tables: Tables) -> Iterator[Noted]:
    """Note, once a report, which of its topics do not state a single figure (C409)."""
    if not is_annual(paper) or paper.from_facts:
        return
    topics = list(_topics(paper))
    bare = [t for t in topics if len(t.text) >= _LEAST_TOPIC and not _NUMERAL.search(t.text)]
    if len(bare) < _LEAST_BARE:
        return
    named = "".join(f"“{_short(t.title)}”" for t in bare[:_MOST_NAMED]) + (
        "等" if len(bare) > _MOST_NAMED else ""
    )
    message = f"工作部分写了{len(topics)}个方面，{named}{len(bare)}个方面一个数也没有。"
    yield Noted("C409", bare[0].line, bare[0].start, bare[0].end, message, certain=False)


def _topics(paper: Paper) -> Iterator[Item]:
    work = tuple(line for line in paper.body if line.role in (Role.WORK, Role.DUTY, Role.OTHER))
    below = tuple(line for line in work if line.level != 1)
    levels = [line.level for line in below if line.level > 1]
    for item in headed(below, min(levels)) if levels else ():
        yield item._replace(text=_YEARS.sub("", item.text))


_YEARS = re.compile(
    r"20\d\d年?|《[^》]*》|〔[^〕]*〕\d+号|[（(]?\d{1,2}[）).、]|“[^”]*”|\d+月(?:\d+日)?|12345|12348"
)


def unanswered(paper: Paper, _tables: Tables) -> Iterator[Noted]:
    """Note which of last year's plans this year's report does not come back to (C410)."""
    if paper.from_facts or paper.last is None or not is_annual(paper):
        return
    told = plans_of(paper.last)
    if told is None or told.heading is None:
        return
    items = items_of(told.lines)
    now = [
        pairs
        for line in paper.body
        if line.role is not Role.PLANS and (pairs := _pairs(line.text, stock=False))
    ]
    lost = [item for item in items if not _comes_back(item, now)]
    if not lost or not now:
        return
    named = "".join(f"“{_short(i.title)}”" for i in lost[:_MOST_NAMED]) + (
        "等" if len(lost) > _MOST_NAMED else ""
    )
    message = f"上年报告的{len(items)}项打算里，有{len(lost)}项今年没有提到：{named}。"
    yield Noted("C410", None, 0, 0, message, certain=False)


def _comes_back(item: Item, now: list[frozenset[str]]) -> bool:
    """Tell whether half of what is peculiar to a plan's title stands in one paragraph of this year's report."""
    wanted = _pairs(item.title, stock=True)
    if len(wanted) < _LEAST_TELLING:
        return True
    return any(len(wanted & said) >= _ANSWERED * len(wanted) for said in now)


def _pairs(text: str, *, stock: bool) -> frozenset[str]:
    """Return the pairs of neighbouring characters of a text, without those that every plan has where `stock` is to go."""
    left = _STOCK.sub(" ", text) if stock else text
    return frozenset(run[i : i + 2] for run in _HANZI.findall(left) for i in range(len(run) - 1))


def _short(title: str) -> str:
    return title if len(title) <= 24 else f"{title[:23]}…"
