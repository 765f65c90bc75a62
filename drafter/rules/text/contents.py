"""What a yearly report has to tell by rule: the duty of those first responsible, shortcomings and why, the year to come.

A report composed from facts is asked for these on its facts (F034); only what no fact stands for is looked for in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from drafter.chinese import is_character
from drafter.findings import Level
from drafter.outline import Role
from drafter.rules.text.items import heading_of, items_of
from drafter.rules.text.noted import Noted
from drafter.rules.text.paper import Line, Paper, What

if TYPE_CHECKING:
    from drafter.rules.text.checker import Tables

_ANNUAL = re.compile("(?:法治政府|法治建设|依法行政|法治工作|依法治[县市区州省]).*(?:报告|总结|汇报|情况)")
_OTHER_PAPER = re.compile(
    "方案|要点|计划|规划|通知|述法|自查|整改|调研|解读|督察|示范|考核|评估|意见|办法|简报|对比|对照|比较"
)
_FIRST = re.compile("第一责任")
_LEADER = re.compile(
    "(?:[党县区市州旗镇乡局委组街]|党政|党委|政府|办事处|单位|我)(?:的)?主要(?:负责人|负责同志|领导)"
    "|(?<![副下各村])(?:书记|县长|区长|市长|旗长|镇长|乡长|局长|主任)(?!办公会)"
)
_OF_OTHERS = re.compile(
    "各(?:单位|部门|乡镇|级|执法|镇|乡)[^，。；]{0,12}主要|部门[^，。；]{0,6}主要负责人|家单位主要负责人"
)
_DUTY_HEADING = re.compile(
    "第一责任|主要负责(?:人|同志)[^，。；]{0,10}(?:履行|履职|职责|法治)|党政(?:主要)?(?:领导|负责)[^，。；]{0,10}(?:履行|履职|职责)"
)
_ACTS = re.compile(
    "主持|听取|亲自|审定|批示|带头|带队|专题研究|专题调度|研究部署|研究解决|研究法治|签批|督办|安排部署|开展调研|进行调研"
    "|出庭应诉共|讲授|授课|多次研究|次研究|会议研究"
)
_PROBLEM_HEADING = re.compile("(?:问题|不足|短板|薄弱|困难|差距)")
_SOLVED = re.compile(
    "(?:问题|困难|短板)[^，、]{0,6}(?:整改|解决|化解)|(?:整改|解决|破解|化解|落实|补齐?|补强|弥补|消除|攻克|聚焦|针对)[^，、]{0,12}(?:问题|困难|短板|不足|弱项)"
)
_ADMITTED = re.compile(
    "(?:还|仍|仍然|依然|但也|也|尚|但)(?:存在|有)[^。；]{0,40}?(?:问题|不足|短板|差距|薄弱|困难)"
    "|^(?:一、|二、|三、|四、|五、)?存在(?:的)?(?:主要)?(?:问题|不足|短板)"
    "|(?:^|，)(?:但|但是|然而|同时|当前)[，]?[^。]{0,160}?(?:有待|亟待|仍需|尚需|还需|还不够|仍不够|不够[^。]{1,4}[，、。])"
    "|一是[^。；，]{2,16}(?:不够|不强|不足|不高|不严|不细|不深|不平衡|偏少|偏低|偏慢|滞后|薄弱|欠缺|短缺|参差)"
    "|(?:不足之处|(?<![现映出馈查到]的)主要问题)(?:是|有|表现)"
)
_PLAN_HEADING = re.compile(
    "下一?步|打算|谋划(?:好|推进|部署)?(?=20|明年|来年|下|新的|今后|未来)|工作(?:安排|计划|思路|设想|重点)|今后|来年|明年|下一?年度?|努力方向|展望|工作目标"
)
_AHEAD = re.compile(
    "^(?:下一?步|今后|明年|来年|新的一年|下一?年度?|接下来|下一?阶段)[^。]{0,40}?(?:将|要|继续|进一步|打算|计划|着力|重点|加强)"
)
_WHY = re.compile(
    "原因|究其|由于|因为|根源|根子|症结|成因|归因|所致|源于|在于|受[^，。；]{2,30}?(?:影响|制约|限制)|受限于|受制于|说到底|归根|卡点在|缘于|缘由|与[^，。；]{2,40}有关"
)
_EFFECT = re.compile("导致|造成")  # what a shortcoming leads to; or else what leads to it
_EXPLAINS = re.compile("原因[是在]|究其|根源[是在]|根子[是在]|症结[是在]|归因于|缘由")
_SEVERAL = 2
_MAINLY = re.compile("[，；]主要是(?![：有])")
_DATED = re.compile(
    r"(?:20\d\d|二[〇○零]\S\S)\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日$"
)
_ORGAN = re.compile(
    "(?:人民政府|政府|委员会|党委|县委|区委|市委|州委|旗委|局|办公室|办事处|党组|管委会|厅|支队|大队|中心|院)$"
)
_LONGEST_ORGAN = 40
_LEAST_TOLD = 15


def is_annual(paper: Paper) -> bool:
    """Tell whether a paper is a yearly report on 法治政府建设: by its title, else by its chapters."""
    if paper.genre != "报告":
        return False
    if not paper.title:
        return any(line.level == 1 for line in paper.headings)
    return _ANNUAL.search(paper.title) is not None and _OTHER_PAPER.search(paper.title) is None


class _Told(NamedTuple):
    """A chapter of some role as the report has it: its heading, all its lines."""

    heading: Line | None
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines if line is not self.heading)

    @property
    def empty(self) -> bool:
        beside = self.heading.text[self.heading.run_in :] if self.heading and self.heading.run_in else ""
        return len(self.text + beside) < _LEAST_TOLD


def problems_of(paper: Paper) -> _Told | None:
    """Return where a report admits shortcomings: a chapter, a section, or a paragraph that does; None if it does not."""
    found = _chapter(paper, Role.PROBLEMS, _PROBLEM_HEADING)
    if found is not None and not (_of_both(found) and _AHEAD.match(found.text)):
        return found
    explained = _explaining(paper)
    if explained is not None:
        return explained
    admitting = tuple(line for line in paper.prose if line.role is not Role.PLANS and _admits(line))
    return _Told(None, admitting) if admitting else None


def _explaining(paper: Paper) -> _Told | None:
    """Return a chapter under another name that tells of several things why they are so: those are shortcomings."""
    for at, line in enumerate(paper.body):
        if line.level == 1 and line.role is not Role.PLANS:
            below = tuple(_below(paper.body[at + 1 :], line.level))
            if sum(len(_EXPLAINS.findall(one.text)) for one in below) >= _SEVERAL:
                return _Told(line, (line, *below))
    return None


def _admits(line: Line) -> bool:
    return any(_ADMITTED.search(sentence.text) for sentence in line.sentences)


def _chapter(paper: Paper, role: Role, sign: re.Pattern[str]) -> _Told | None:
    """Return the chapter of a role, or the lines below a heading of a lower level that tells the same."""
    lines = paper.of_role(role)
    if lines:
        return _Told(next((line for line in lines if line.level == 1), None), lines)
    for at, line in enumerate(paper.body):
        words = heading_of(line)
        ahead = role is Role.PROBLEMS and line.role is Role.PLANS
        if words and not ahead and sign.search(words) and not _SOLVED.search(words):
            below = _below(paper.body[at + 1 :], line.level)
            return _Told(line, (line, *below))
    return None


def _below(lines: tuple[Line, ...], level: int) -> Iterator[Line]:
    for line in lines:
        if line.level and line.level <= level:
            return
        yield line


def plans_of(paper: Paper) -> _Told | None:
    """Return where a report tells what is to be done next; None where nothing does."""
    found = _chapter(paper, Role.PLANS, _PLAN_HEADING)
    if found is not None and not (_of_both(found) and not _tells_plans(found, paper.year)):
        return found
    ahead = tuple(line for line in paper.prose if _looks_ahead(line, paper.year))
    return _Told(None, ahead) if ahead else None


def _of_both(told: _Told) -> bool:
    """Tell whether a chapter is on shortcomings and on plans: 存在问题及下步打算."""
    words = heading_of(told.heading) if told.heading is not None else ""
    return _PROBLEM_HEADING.search(words) is not None and _PLAN_HEADING.search(words) is not None


def _tells_plans(told: _Told, year: int | None) -> bool:
    below = [line for line in told.lines if line is not told.heading]
    return any(_looks_ahead(line, year) or _PLAN_HEADING.search(heading_of(line)) for line in below)


def _looks_ahead(line: Line, year: int | None) -> bool:
    coming = f"{year + 1}年" if year else ""
    for sentence in line.sentences:
        text = sentence.text.strip()
        if _AHEAD.search(text):
            return True
        if coming and text.startswith(f"{coming}是"):
            return True
        if coming and text.startswith(coming) and re.search("将|要|继续|计划|打算|力争|着力", text[:80]):
            return True
    return False


def first_responsible(paper: Paper, _tables: Tables) -> Iterator[Noted]:
    """Note a report that does not tell what those first responsible did (C401)."""
    if not is_annual(paper):
        return
    told = [line for line in paper.body if line.role not in (Role.PLANS, Role.PROBLEMS)]
    if any(_DUTY_HEADING.search(heading_of(line)) for line in told) or any(map(_acted, told)):
        return
    if any(_acted_over_two(*pair) for pair in pairwise(told)):
        return
    # which parts a report must have, the outline of its facts file decides
    level = Level.WARNING if paper.from_facts else None
    line, start = _mention(told)
    if line is not None:
        message = "报告只提到“第一责任人”，没有写党政主要负责人这一年做了哪些事。"
        yield Noted("C401", line, start, start + 5, message, level=level)
        return
    line, _ = _mention(list(paper.body))
    where = "只在问题或打算里提到“第一责任人”，" if line is not None else "全文没有提到“第一责任人”，"
    yield Noted(
        "C401", None, 0, 0, f"{where}没有写党政主要负责人履行推进法治建设第一责任人职责的情况。", level=level
    )


def _acted_over_two(first: Line, second: Line) -> bool:
    """Tell whether a sentence that was broken into two lines tells what the leaders did; that it is broken is told by T502."""
    joined = first.text + second.text
    broken = bool(first.text) and is_character(first.text[-1]) and not first.level
    return broken and bool(_FIRST.search(joined) and _ACTS.search(joined))


def _acted(line: Line) -> bool:
    """Tell whether a line has a sentence on what the leaders themselves did."""
    for sentence in line.sentences:
        text = sentence.text
        if not _ACTS.search(text):
            continue
        if _FIRST.search(text):
            return True
        leader = _LEADER.search(text)
        if leader and not _OF_OTHERS.search(text) and _ACTS.search(text, leader.end()):
            return True
    return False


def _mention(lines: list[Line]) -> tuple[Line | None, int]:
    for line in lines:
        at = line.text.find("第一责任人")
        if at >= 0:
            return line, at
    return None, 0


def shortcomings(paper: Paper, _tables: Tables) -> Iterator[Noted]:
    """Note a report without shortcomings (C402), or with shortcomings but no cause (C403)."""
    if not is_annual(paper) or paper.from_facts:
        return
    told = problems_of(paper)
    if told is None:
        yield Noted(
            "C402", None, 0, 0, "全文没有写存在的不足：没有这样的小标题，也没有“仍存在……问题”这样的话。"
        )
    elif told.heading is not None and told.empty:
        line = told.heading
        yield Noted("C402", line, 0, len(line.text), f"“{heading_of(line)}”下面没有内容。")
    elif not _gives_reasons(paper, told):
        line = told.heading or told.lines[0]
        start, end = (0, line.run_in or len(line.text)) if told.heading else _admitting(line)
        message = "写了存在的问题，没有写为什么：没有“原因”“由于”“主要是因为”一类的话。"
        effect = _EFFECT.search(told.text)
        if effect is not None:
            message = f"写了存在的问题，说到缘由的只有“{effect[0]}”：看看它说的是缘由，还是后果。"
        # where every shortcoming is gone into, its cause may be told without the word
        level = Level.NOTE if effect is not None or _gone_into(told) else None
        yield Noted("C403", line, start, end, message, certain=False, level=level)


def _gone_into(told: _Told) -> bool:
    items = items_of(told.lines)
    return len(items) > 1 and all(len(item.text) - len(item.title) > _LEAST_TOLD for item in items)


def _admitting(line: Line) -> tuple[int, int]:
    """Return where the sentence stands in which a paragraph admits something."""
    for sentence in line.sentences:
        if _ADMITTED.search(sentence.text):
            return sentence.start, sentence.start + len(sentence.text)
    return 0, len(line.text)


def _gives_reasons(paper: Paper, told: _Told) -> bool:
    """Tell whether a cause is given, in the chapter itself or in one of its own."""
    if any("原因" in heading_of(line) for line in paper.headings):
        return True
    within = told.text if told.heading is not None else "\n".join(line.text for line in told.lines)
    beside = told.heading.text[told.heading.run_in :] if told.heading and told.heading.run_in else ""
    whole = within + beside
    return _WHY.search(whole) is not None or len(_MAINLY.findall(whole)) > 1


def next_year(paper: Paper, _tables: Tables) -> Iterator[Noted]:
    """Note a report that does not tell what is to be done next (C404)."""
    if not is_annual(paper) or paper.from_facts:
        return
    told = plans_of(paper)
    if told is None:
        year = f"{paper.year + 1}年" if paper.year else "下一年"
        yield Noted(
            "C404",
            None,
            0,
            0,
            f"全文没有写{year}的主要安排：没有这样的小标题，也没有“下一步，将……”这样的话。",
        )
    elif told.heading is not None and told.empty:
        line = told.heading
        yield Noted("C404", line, 0, len(line.text), f"“{heading_of(line)}”下面没有内容。")


def signature(paper: Paper, _tables: Tables) -> Iterator[Noted]:
    """Note a report that is signed by nobody, or bears no date (C406)."""
    if not is_annual(paper) or paper.from_facts:
        return
    ends = _ends(paper)
    signed = any(_ORGAN.search(text) and len(text) <= _LONGEST_ORGAN for text in ends)
    dated = paper.signed is not None or any(_DATED.search(text) for text in ends)
    if signed and dated:
        return
    missing = "没有署发文机关，也没有成文日期" if not signed and not dated else ""
    missing = missing or ("没有署发文机关" if dated else "没有成文日期")
    line = next((one for one in paper.lines if one.what is What.SIGNATURE), None)
    yield Noted("C406", line, 0, len(line.text) if line else 0, f"报告的落款{missing}。")


def _ends(paper: Paper) -> list[str]:
    """Return the lines that sign a report: those read as such, and its last short ones."""
    own = [line for line in paper.lines if not line.attached]
    ends = [line for line in own if line.what is What.SIGNATURE] + own[-3:]
    return [re.sub(r"\s", "", part) for line in ends for part in line.text.split("\n") if "，" not in part]
