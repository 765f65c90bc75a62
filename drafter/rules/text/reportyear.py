"""The year a report is on, as its title, opening, headings, plans and signature name it: where one of them is out of step."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from drafter.chinese import half_width, print_date
from drafter.findings import Level
from drafter.mentions import Stated
from drafter.outline import Role
from drafter.rules.text.clauses import Figure
from drafter.rules.text.noted import Noted
from drafter.rules.text.paper import Line, Paper, What

if TYPE_CHECKING:
    from drafter.rules.text.checker import Tables

REPORT = "报告"
Counted = TypeVar("Counted", Stated, Figure)
_QUOTED = re.compile("《[^》]*》?|“[^”]*”?|〔[^〕]*〕?")
_YEAR = re.compile(
    r"(?<![\d\-—–~～至、])(?<!年[和及])(?P<year>\d{3,5})\s?年(?!\s?[\-—–~～至、和及])(?P<behind>度?)"
    r"(?!以来|[以之]?前|[以之]?后|起|底|初|末|版|\d{1,2}月|历史|来)"
)
_YEAR_OF_TITLE = re.compile(r"(?<![\d\-—–~～至])(?P<year>\d{4})(?=年|度|法治|依法)(?!年?\s?[\-—–~～至])")
_OF_SEVERAL_YEARS = re.compile("现[就将把](?P<years>(?:近|最近|这|过去)?几?年来)[^。]{0,40}(?:如下|报告)")
_NOW = re.compile(
    r"(?:现将|现就|现对|[就将])[^。;]{0,20}?(?<![\d\-—–~～至])(?P<year>\d{3,5})\s?年(?!\s?[\-—–~～至]|以来)"
    r"[^。;]{0,40}?(?:报告|汇报|通报|总结)"
)
_START = (
    r"(?:(?:下一?步|新的一年|为此|当前),)?(?:在|(?:刚刚|已经)?过去的)?(?P<year>\d{3,5})\s?年度?"
    r"(?!以来|[以之]?前|[以之]?后|起|底|初|末|版|\s?[\-—–~～至、和及]|\d{1,2}月|历史|来)"
)
_AT_START = re.compile(_START)
_SINCE = re.compile(r"(?P<year>\d{4})年(?P<since>以来),")
_OPENS = re.compile(
    _START + r"(?P<since>)(?=,|是|我|全[县区市镇乡]|[^,。]{0,12}(?:县|区|市|镇|乡|街道|局|政府|党委))"
)
_PLANNED = re.compile("下一?步|下一?年|打算|安排|计划|思路|展望|规划|谋划")
_MAY_BE_PLANNED = re.compile("重点|目标|任务|要点|举措")  # what was done may be called so as well
_DONE = re.compile("完成|开展情况|工作情况|回顾|总结|成效|进展|落实情况|问题|不足|成绩|做法|短板|亮点")
_WILL = re.compile(
    "(?:^|,)[^,]{0,14}?将(?=坚持|继续|深入|以|全面|进一步|围绕|按照|认真|持续|紧|始终|重点|着力|从|聚焦|努力|切实|不断|严格|坚决|在)"
)
_IN_PLANS = re.compile("(?:^|,)[^,]{0,14}?(?:将|要|继续|拟|计划|打算|着力|力争|重点)|^是")
_ACHIEVED = re.compile("虽然|尽管|取得|已经|完成了|以来|仍存在|还存在")


class Naming(NamedTuple):
    """A place of the report that names its year: `said` is what stands there, `year` the report year that follows from it."""

    what: str
    said: int
    year: int
    line: Line | None
    start: int
    end: int

    @property
    def of_plans(self) -> bool:
        """Tell whether it names the year of the plans, one behind the report year."""
        return self.what.startswith("下年")


@lru_cache(maxsize=4096)
def veiled(text: str) -> str:
    """Return a text in half width, character for character, what is quoted in it blotted out."""
    return _QUOTED.sub(lambda found: "□" * len(found[0]), half_width(text))


def within(figures: Sequence[Counted], start: int, end: int) -> Sequence[Counted]:
    """Return the figures that begin between two places of a line, without going through all of them."""
    first, behind = (bisect_left(figures, at, key=lambda f: f.start) for at in (start, end))
    return figures[first:behind]


def namings(paper: Paper) -> tuple[Naming, ...]:
    """Return every place that names the year of the report or of the plans."""
    closing = next((line for line in reversed(paper.headings) if line.level == 1), None)
    return (
        *_in_title(paper),
        *_in_opening(paper),
        *(naming for line in paper.headings for naming in _in_heading(line, last=line is closing)),
        *(naming for line in paper.prose for naming in _in_plans(line)),
    )


def year_of(paper: Paper) -> int | None:
    """Return the report year: what most of its places say, what is known of it before what they say."""
    if paper.from_facts or paper.genre != REPORT:
        return paper.year
    said = namings(paper)
    titled = [n.year for n in said if n.what == "标题"]
    if paper.year is not None and titled and paper.year not in titled:
        return paper.year
    votes = Counter(n.year for n in said if 1990 < n.year < 2100)
    if paper.signed is not None and paper.signed.month < 11:
        votes[paper.signed.year - 1] += 1
    if paper.year is not None and not titled:
        votes[paper.year] += 2
    if not votes:
        return paper.year
    best = max(votes.values())
    if paper.year is not None and votes[paper.year] == best:
        return paper.year
    first = [year for year, count in votes.items() if count == best]
    return first[0] if len(first) == 1 else paper.year


def _in_title(paper: Paper) -> Iterator[Naming]:
    line = next((line for line in paper.lines if line.what is What.TITLE), None)
    text = half_width(line.text if line is not None else paper.title)
    for found in _YEAR_OF_TITLE.finditer(text):
        year = int(found["year"])
        yield Naming("标题", year, year, line, *found.span("year"))


def _opening(paper: Paper) -> list[Line]:
    """Return the first paragraphs of a report, those before its first heading."""
    first = next((line.number for line in paper.headings), None)
    return [line for line in paper.prose if first is None or line.number < first][:4]


def _in_opening(paper: Paper) -> Iterator[Naming]:
    """Yield what the paragraphs before the first heading name: “2022年，我县……现将2022年度……报告如下”."""
    opening = _opening(paper)
    for line in opening:
        text = veiled(line.text)
        for sentence in line.sentences:
            found = _NOW.search(text, sentence.start, sentence.start + len(sentence.text))
            if found:
                yield Naming("总起句", int(found["year"]), int(found["year"]), line, *found.span("year"))
        starts = (one.start for one in line.sentences)
        found = next(filter(None, (_OPENS.match(text, at) for at in starts)), None) or _SINCE.match(text)
        if found and found["since"] and int(found["year"]) < (paper.year or 0):
            continue
        if found and line is opening[0] and not _plans_ahead(text[found.end() :], anywhere=True):
            yield Naming("正文开头", int(found["year"]), int(found["year"]), line, *found.span("year"))


def _in_heading(line: Line, *, last: bool) -> Iterator[Naming]:
    """Yield the years of a heading: anywhere in one of the first level, at the start of a lower one."""
    label = len(line.label)
    text = "□" * label + veiled(line.text[: line.run_in or None])[label:]
    found = list(_YEAR.finditer(text))
    for number, one in enumerate(found):
        behind = text[one.end() : found[number + 1].start() if number + 1 < len(found) else None]
        if line.level > 1 and text[label : one.start()].strip():
            continue
        around = behind if len(found) > 1 else text
        year = int(one["year"])
        ahead = (
            line.role is Role.PLANS or _PLANNED.search(around) or (last and _MAY_BE_PLANNED.search(around))
        )
        planned = bool(ahead) and not _DONE.search(around)
        level = "小标题" if line.level > 1 else "一级标题"
        yield Naming(
            f"下年安排的{level}" if planned else level, year, year - planned, line, *one.span("year")
        )


def _in_plans(line: Line) -> Iterator[Naming]:
    """Yield the years at the start of sentences that look ahead: “2023年，我县将继续……”."""
    text = veiled(line.text)
    for sentence in line.sentences:
        start = sentence.start + len(sentence.text) - len(sentence.text.lstrip())
        found = _AT_START.match(text, start)
        if not found:
            continue
        rest = text[found.end() : sentence.start + len(sentence.text)]
        if _plans_ahead(rest, anywhere=line.role is not Role.PLANS):
            yield Naming("下年安排", int(found["year"]), int(found["year"]) - 1, line, *found.span("year"))


def _plans_ahead(rest: str, *, anywhere: bool) -> bool:
    """Tell whether a sentence looks ahead by what follows its year; outside the plans only unmistakable words count."""
    clauses = ",".join(rest.lstrip(",").split(",")[:3])[:80]
    if _ACHIEVED.search(clauses):
        return False
    return (_WILL if anywhere else _IN_PLANS).search(clauses) is not None


def misdated(paper: Paper, _tables: Tables) -> Iterator[Noted]:
    """D201, D202: a place that names another year than the report or its plans are on."""
    year = year_of(paper)
    if year is None or paper.genre != REPORT:
        return
    said = namings(paper)
    marked = set()
    for one in said:
        if one.year == year or (one.line is not None and not one.line.own):
            continue
        if one.line is None and paper.from_facts:
            continue
        marked.add((one.line.number if one.line else -1, one.start))
        others = [n.what for n in said if n.year == year and n.what != one.what]
        yield _out_of_step(one, year, list(dict.fromkeys(others)), signed=paper.signed)
    for line in _opening(paper):
        for found in _OF_SEVERAL_YEARS.finditer(line.text) if line.own else ():
            message = f"报告写的是{year}年度一年的情况，总起句说的却是“{found['years']}”。"
            yield Noted("D201", line, *found.span("years"), message, "请改成报告年度。", level=Level.NOTE)
    yield from (
        noted
        for line in paper.prose
        if line.own and line.role is not Role.PLANS
        for noted in _in_body(line, year)
        if (line.number, noted.start) not in marked
    )


def _out_of_step(one: Naming, year: int, others: list[str], *, signed: date | None) -> Noted:
    due = year + one.of_plans
    if signed is not None and signed.year == year + 1:
        others = [*others, "成文日期"]
    against = f"{'、'.join(others[:3])}说的都是" if len(others) > 1 else "本报告是"
    rule = f"下一年的安排应当写{due}年" if one.of_plans else f"这里应当写{due}年"
    message = f"{one.what}写的是{one.said}年，而{against}{year}年度的报告，{rule}。"
    if len(others) > 1:
        message = (
            f"{one.what}写的是{one.said}年，而{'、'.join(others[:3])}都表明这是{year}年度的报告，{rule}。"
        )
    lower = one.what == "小标题" or (one.what == "正文开头" and not others)
    return Noted(
        "D202" if one.of_plans else "D201",
        one.line,
        one.start if one.line is not None else 0,
        one.end if one.line is not None else 0,
        message,
        f"核对后把“{one.said}年”改为“{due}年”；确是说别的年份的，把话说明白。",
        certain=not lower,
        level=Level.WARNING if lower else None,
    )


_UNTIL = re.compile(
    r"截[至止]到?(?P<year>\d{4})年(?:(?P<month>\d{1,2})月)?(?!(?:底|末|\d{1,2}日)?(?:现行有效|以前|之前|前|仍|尚|继续有效|实施的|制定的|出台的|印发的))"
)
_COMPARED = re.compile("较|比|同期|去年|上年|基础上|相比")
_OF_OLD = re.compile(
    "印发|出台|施行|实施|制定|成立|启动|获|评为|命名|创建|建成|修订|发布|部署|开始|以来|遗留|结转|督察|考核|通过|颁布|公布|机构改革|入选|认定|新建|新增|新设"
)
_TELLS = re.compile(
    r",?(?:我|全[县区市镇乡]|[^,]{0,12}?(?:共|累计|受理|办理|开展|组织|收到|审查|审核|调解|举办))"
)


def _in_body(line: Line, year: int) -> Iterator[Noted]:
    """Note a sentence that tells figures of another year as if of this one, or a cut-off day of another year."""
    text = veiled(line.text)
    for sentence in line.sentences:
        start, end = sentence.start, sentence.start + len(sentence.text)
        words = text[start:end]
        if f"{year}年" in words:
            continue
        for found in _UNTIL.finditer(text, start, end):
            said = int(found["year"])
            fresh = said == year + 1 and int(found["month"] or 12) <= 4
            of_old = text[: found.start()].endswith(("对", "将", "把")) and said == year - 1
            if said != year and not fresh and not of_old and not _COMPARED.search(words):
                yield _of_another_year(line, found, year, "数据截止的日期")
        found_start = _AT_START.match(text, start + len(sentence.text) - len(sentence.text.lstrip()))
        if found_start and (
            _tells_of_another_year(line, words, found_start, year)
            or _opens_problems(line, words, found_start, year)
        ):
            yield _of_another_year(line, found_start, year, "句首")


def _tells_of_another_year(line: Line, words: str, found: re.Match[str], year: int) -> bool:
    """Tell whether a sentence states figures of a year near the report year, the paragraph naming the report year nowhere."""
    said = int(found["year"])
    if said == year or abs(said - year) > 3 or _COMPARED.search(words) or _OF_OLD.search(words):
        return False
    if f"{year}年" in line.text or not _TELLS.match(found.string[found.end() : found.end() + 40]):
        return False
    return bool(within(line.figures, found.end(), found.end() + len(words)))


def _opens_problems(line: Line, words: str, found: re.Match[str], year: int) -> bool:
    """Tell whether a sentence sums up another year before it comes to the shortcomings."""
    behind = found.string[found.end() : found.end() + 20]
    summed_up = line.role is Role.PROBLEMS and behind.startswith((",", "度")) and "年" not in behind
    return summed_up and int(found["year"]) != year and not _OF_OLD.search(words)


def _of_another_year(line: Line, found: re.Match[str], year: int, what: str) -> Noted:
    said = found["year"]
    return Noted(
        "D201",
        line,
        *found.span("year"),
        f"{what}写的是{said}年，而本报告是{year}年度的报告。",
        f"核对是不是沿用了旧稿：是{year}年的，改年份；确是{said}年的数，说明为什么用它。",
        certain=False,
        level=Level.WARNING,
    )


def signing(paper: Paper, _tables: Tables) -> Iterator[Noted]:
    """D204: a date of signing before the year is over, behind the next one, or behind the day reports are due."""
    year, day = year_of(paper), paper.signed
    if year is None or day is None or paper.genre != REPORT or paper.from_facts:
        return
    told = _misfit(year, day)
    if told is None:
        return
    why, level = told
    line = next((line for line in reversed(paper.lines) if line.what is What.SIGNATURE), None)
    start, end = 0, len(line.text) if line is not None else 0
    if line is not None and (found := re.search(r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日", line.text)):
        start, end = found.span()
    message = f"成文日期是{print_date(day)}，而本报告是{year}年度的报告，{why}。"
    yield Noted("D204", line, start, end, message, certain=level is None, level=level)


def _misfit(year: int, day: date) -> tuple[str, Level | None] | None:
    """Return what is odd about a report on a year signed on a day, and how grave that is where not an error."""
    if day <= date(year, 12, 31):
        return f"{year}年还没有过完", None
    if day > date(year + 1, 12, 31):
        return f"已经晚了{day.year - year - 1}年以上", None
    if day >= date(year + 1, 4, 1):
        return f"而{year + 1}年4月1日前就应当向社会公开", Level.WARNING
    if day >= date(year + 1, 3, 1):
        return f"晚于通常要求的报送期限（{year + 1}年3月1日前）", Level.NOTE
    return None


_CUT = re.compile(
    r"(?P<until>截[至止]到?(?:今年|本年|(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?:底|末|份|\d{1,2}日)?|"
    r"(?<![\d年])(?:(?P<year2>\d{4})年|今年)?1月?[\-—–~～至](?P<month2>\d{1,2})月份?|(?:今年)?前三季度|前(?P<month3>\d{1,2})个月)(?=,|全|我|共|累计|县|区|市)"
)
_OF_A_TASK = re.compile("专项|阶段|行动")
_AHEAD = re.compile("将|要|力争|确保|计划|拟|前完成|以前|之前|争取|达到|不低于|不少于|以上")
_ADDS_UP = re.compile("共|累计|全[县区市镇乡]|已")


def cut_short(paper: Paper, _tables: Tables) -> Iterator[Noted]:
    """D206: figures that end before December: 截至11月底, 1—10月, 前三季度."""
    year = year_of(paper)
    if paper.genre != REPORT:
        return
    for line in paper.prose:
        if line.own:
            yield from _cut_in(line, year)


def _cut_in(line: Line, year: int | None) -> Iterator[Noted]:
    text = veiled(line.text)
    for sentence in line.sentences:
        end = sentence.start + len(sentence.text)
        if line.role is Role.PLANS and _AHEAD.search(sentence.text):
            continue
        for found in _CUT.finditer(text, sentence.start, end):
            month = int(found["month"] or found["month2"] or found["month3"] or 9)
            said = found["year"] or found["year2"]
            if not 1 <= month < 12 or (said and year is not None and int(said) != year):
                continue
            counted = within(line.figures, found.end(), end)
            told = counted and text[found.end() : counted[0].start]
            firm = month >= 9 and found["until"].startswith(("截", "今年"))
            if told and not _OF_A_TASK.search(told) and (firm or _ADDS_UP.search(told)):
                message = f"这里的数据只到{month}月，没有到年末，年度报告应当是全年的数。"
                yield Noted("D206", line, *found.span("until"), message, certain=month >= 9)
