"""Half-width marks, spaces that belong nowhere, hyphens for dashes and points for the dot of a day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from drafter.canon.publication import PublicWords
from drafter.chinese import half_width, is_character
from drafter.findings import Level
from drafter.readers.furniture import entries
from drafter.rules.text.noted import Fix, Noted
from drafter.rules.text.paper import Line, Paper, What
from drafter.rules.text.reach import RUNNING, SAID, reached
from drafter.rules.text.width import FULL

if TYPE_CHECKING:
    from drafter.rules.text.checker import Tables

THROUGHOUT = 40


def is_narrow(paper: Paper) -> bool:
    """Tell whether a paper has half-width marks throughout."""
    return sum(len(line.narrow) for line in reached(paper, SAID)) > THROUGHOUT


def narrow(paper: Paper, _tables: Tables) -> Iterator[Noted]:
    """P504: half-width marks in Chinese; where the whole text has them, once with their number."""
    found = [(line, at) for line in reached(paper, SAID) for at in line.narrow]
    if len(found) > THROUGHOUT:
        line, at = found[0]
        message = f"全文用的是半角标点，共{len(found)}处，只列第一处；查别的问题时已经当作全角看。"
        yield Noted("P504", line, at, at + 1, message, "请全部改成全角标点。")
        return
    for line, at in found:
        label = _AS_LABEL.match(line.written)  # of how numbers of headings are written H303 tells
        if not (
            (line.written.startswith(line.label) and at < len(line.label)) or (label and at < label.end())
        ):
            mark = line.written[at]
            message = f"中文里用了半角的“{mark}”。"
            fix = Fix(at, at + 1, FULL[mark])
            yield Noted(
                "P504", line, at, at + 1, message, f"请改成全角的“{FULL[mark]}”。", fix=fix, pattern=mark
            )


_AS_LABEL = re.compile("[0-9]{1,2},(?=[\u4e00-\u9fff])")
_QUOTED, _SLOGAN, _UNLIKE = 60, 3, 3
_WORDS = re.compile("[\u4e00-\u9fff]{1,24}")
_GAP = re.compile("[ \u3000\u00a0\u2002\u2003\u2009]+")
_NUMERALS = frozenset("一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾")  # of a heading, with no mark behind it
_MARKS = frozenset("，。；：、！？“”‘’《》（）〔〕【】")


def spaced(paper: Paper, tables: Tables) -> Iterator[Noted]:
    """P505: a space between characters, figures, % and marks; not in headings made of two slogans, nor in 王　某."""
    surnames = tables.words(PublicWords, "publication.yaml").surnames
    for line in reached(paper, RUNNING):
        if line.own or not paper.from_facts:
            for gap in _GAP.finditer(line.written):
                kind = _kind_of_gap(line, gap.start(), gap.end(), surnames)
                if kind:
                    yield _gap(line, gap.start(), gap.end(), kind)


def _kind_of_gap(line: Line, start: int, end: int, surnames: str) -> str:
    """Say what stands on both sides of a space that has no business there; nothing where it may stay."""
    text = line.written
    before, after = text[start - 1 : start], text[end : end + 1]
    if not before or not after or _beside_blank(text, start, end) or (start == 1 and before in _NUMERALS):
        return ""
    sides = _side(before) + _side(after)
    if sides == "字字":
        return "" if _may_part(line, start) or _is_name(text, start, end, surnames) else "汉字和汉字"
    kinds = {
        "字数": "汉字和数字",
        "数字": "汉字和数字",
        "数%": "数字和百分号",
        "%字": "百分号和汉字",
        "%数": "",
    }
    if sides in kinds:
        return kinds[sides]
    return "标点和文字" if "点" in sides and " " not in sides and sides != "数数" else ""


def _side(sign: str) -> str:
    if is_character(sign):
        return "字"
    if sign.isascii() and sign.isdigit():
        return "数"
    if sign in "%％":
        return "%"
    return "点" if sign in _MARKS else " "


def _beside_blank(text: str, start: int, end: int) -> bool:
    """Tell whether a space is that of something left out, which T501 tells: “ ”, 年 月 日, （略）."""
    around = text[max(0, start - 4) : end + 4]
    before, after = text[start - 1 : start], text[end : end + 1]
    if before in "“‘《（〔【" and after in "”’》）〕】":
        return True
    return bool(re.search("[(（]\\s*略|略\\s*[)）]|年[ \u3000]+月|月[ \u3000]+日", around)) or end - start > 3


def _may_part(line: Line, start: int) -> bool:
    """Tell whether a space between two characters parts two slogans of a heading or in quotation marks, of like length."""
    text, near = line.written, max(0, start - _QUOTED)
    if line.run_in and start == line.run_in:
        return True
    in_heading = line.what is What.HEADING or start < line.run_in
    if not in_heading and text.rfind("“", near, start) <= text.rfind("”", near, start):
        return False
    before, after = _WORDS.match(text[near:start][::-1]), _WORDS.match(text, start + 1)
    lengths = [len(found[0]) if found else 0 for found in (before, after)]
    return min(lengths) >= _SLOGAN and abs(lengths[0] - lengths[1]) <= _UNLIKE


def _is_name(text: str, start: int, end: int, surnames: str) -> bool:
    """Tell whether a space stands within a name of two: 王 某."""
    alone = not is_character(text[end + 1 : end + 2] or " ") or text[end + 1 : end + 3] in (
        "同志",
        "等人",
        "某某",
    )
    return text[start - 1] in surnames and (alone or text[end] == "某")


def _gap(line: Line, start: int, end: int, kind: str) -> Noted:
    fix = Fix(start, end, "")
    message = f"{kind}之间多了空格。"
    return Noted("P505", line, start - 1, end + 1, message, "请删去空格。", fix=fix, pattern=kind)


_YEARS = re.compile(r"(?<![\d\-])(?:19|20)\d\d(?P<dash>[-－﹣–−‐‑])(?=(?:19|20)\d\d年)")
_MONTHS = re.compile(r"(?<![\d\-.])\d{1,2}月?(?P<dash>[-－﹣–−‐‑])(?=\d{1,2}月(?!\d))")
_RATES = re.compile(r"(?<![\d\-.])\d+(?:\.\d+)?[%％](?P<dash>[-－﹣–−‐‑])(?=\d+(?:\.\d+)?[%％])")
_DOUBLE = re.compile("(?<=[\u4e00-\u9fff”》）])(?P<dash>--+)(?=[\u4e00-\u9fff“《（])")
_DAYS = re.compile(r"(?<=\d)日(?P<dash>[-－﹣–−‐‑])(?=\d{1,2}日)")
_COUNTS = re.compile(r"(?<![\d\-.])\d+(?P<dash>[-－﹣–−‐‑])(?=\d+(?:天|人|家|场|件|小时|个月|个工作日|万元))")
_HALVED = re.compile(r"(?<=\d)(?P<dash>--+)(?=\d)")
_DASHES = (
    (_YEARS, "—", "起止年份之间用的是短横。"),
    (_MONTHS, "—", "起止月份之间用的是短横。"),
    (_DAYS, "—", "起止日期之间用的是短横。"),
    (_COUNTS, "～", "数值范围之间用的是短横。"),
    (_HALVED, "—", "一字线写成了两个短横。"),
    (_RATES, "～", "数值范围之间用的是短横。"),
    (_DOUBLE, "——", "破折号写成了短横。"),
)
_KNOWN = (
    "12[.]4|6[.]5|4[.]15|3[.]15|6[.]26|5[.]12|11[.]9|12[.]2|12[.]9|3[.]8|4[.]26|7[.]1|8[.]1|9[.]18|5[.]25|6[.]14"
    "|1[.]10|12[.]5|4[.]29"
)
_NAMED_FOR = "[国世宪环普消禁宣]"
_DAY = re.compile(
    rf"(?<=[“\"])(?P<day>{_KNOWN.replace('[.]', '[.．•・﹒-]')})"
    rf"(?=[”\"](?:{_NAMED_FOR}|[、，和]|全[国民]|系列|主题|活动|期间|等)|{_NAMED_FOR})"
    rf"|(?<=“)(?P<any>(?:[1-9]|1[0-2])[.．•・﹒](?:[12]?\d|3[01]))(?=”[^，。；：]{{0,10}}[日周月])"
    rf"|(?<![\d.])(?P<bare>{_KNOWN.replace('[.]', '[.．•・﹒]')})(?=国家宪法日|国际|世界|全国|消费者|宪法)"
)


def dashed(paper: Paper, _tables: Tables) -> Iterator[Noted]:
    """P506: a hyphen where a range or a break wants a dash, a point where a day wants its dot."""
    for line in reached(paper, SAID):
        if line.own or not paper.from_facts:
            yield from _dashed(line)


def _dashed(line: Line) -> Iterator[Noted]:
    text = line.written
    for pattern, sign, message in _DASHES:
        for found in pattern.finditer(text):
            start, end = found.span("dash")
            fix, advice = Fix(start, end, sign), f"请改成“{sign}”。"
            yield Noted("P506", line, found.start(), end, message, advice, fix=fix, pattern=sign)
    for found in _DAY.finditer(text):
        start, end = found.span(found.lastgroup or 0)
        right = re.sub(r"\D", "·", found[0])
        message = f"日期简称里用间隔号，不用“{re.sub(r'[0-9]', '', found[0])}”。"
        fix = Fix(start, end, right)
        yield Noted("P506", line, start, end, message, f"请改成“{right}”。", fix=fix, pattern="·")


_WIDE_DIGITS = re.compile("[０-９]+(?:．[０-９]+)?")


def wide_digits(paper: Paper, _tables: Tables) -> Iterator[Noted]:
    """P507: digits of full width, where a text has them of half width."""
    for line in reached(paper, SAID):
        if line.own or not paper.from_facts:
            for found in _WIDE_DIGITS.finditer(line.written):
                right = half_width(found[0])
                fix = Fix(found.start(), found.end(), right)
                message = f"数字“{found[0]}”是全角的。"
                yield Noted(
                    "P507", line, *found.span(), message, f"请改成半角的“{right}”。", fix=fix, pattern="全角"
                )


_PAPER_NUMBER = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?<=[发办规字函令通呈报])[〔\[［【(（](?P<year>(?:19|20)\d\d)[〕\]］】)）]"
    r"第?0*(?P<number>[1-9]\d{0,3})号"
)


def paper_numbers(paper: Paper, _tables: Tables) -> Iterator[Noted]:
    """P508: the number of a paper that is not written 云政发〔2026〕3号 (GB/T 9704—2012, 7.2.5)."""
    for line in reached(paper, SAID):
        if line.own or not paper.from_facts:
            for found in _PAPER_NUMBER.finditer(line.written):
                right = f"〔{found['year']}〕{found['number']}号"
                if found[0] != right:
                    fix = Fix(found.start(), found.end(), right)
                    message = (
                        f"发文字号“{found[0]}”的写法不合规范：年份用六角括号，序号不编虚位，不加“第”字。"
                    )
                    yield Noted("P508", line, *found.span(), message, f"请改成“{right}”。", fix=fix)


_NUMBER_ENTRIES = frozenset({"文号", "发文字号", "发文文号", "文件编号"})
_NONE = re.compile("[无空略—-]|暂无|没有|不公开")


def entered_numbers(paper: Paper, _tables: Tables) -> Iterator[Noted]:
    """P508: the number of a paper that the table of a web page leaves blank, or gives without year and count."""
    for line in paper.lines:
        for name, value in entries(line.text) if line.attached else ():
            if name not in _NUMBER_ENTRIES or re.search(r"\d", value):
                continue
            if value and not _NONE.fullmatch(value):
                message = f"网页上的文号只有“{value}”，没有年份和序号。"
            elif paper.title.endswith("通知"):
                message = "网页上没有写文号；通知都有发文字号。"
            else:
                continue
            end = line.text.find(value) + len(value) if value else len(name)
            yield Noted("P508", line, 0, end, message, "请补上完整的发文字号。", level=Level.NOTE)
