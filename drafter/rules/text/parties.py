"""What leads to a person although it is no number of theirs: names of parties, numbers of cases, marks of secrecy.

Masked names are right (王某某), officials are named by their post, and mediation rooms may bear a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from drafter.canon.publication import PublicWords
from drafter.rules.text.noted import Noted
from drafter.rules.text.paper import Line, Paper
from drafter.rules.text.personal import words_of

if TYPE_CHECKING:
    from drafter.rules.text.checker import Tables

_HANZI = "[\u4e00-\u9fff]"
_AFTER = (
    r"(?=[，。、；：？！（）“”《》\s诉与和等因系对向在以就称于将被男女的之案家曾]|不服|提出|申请|反映|一案|死亡|受伤"
    r"|多次|先后|反复|长期|自愿|表示|撤回|认为|起诉|主张|请求|要求|领取|缴纳|已经|拒不|无证|擅自|涉嫌|违法|违规|履行|名下|本人"
    r"|[追讨挽缴送]|已|争取|作出|处以|给予|解决|办理|提供|获得|得到|收到|依法|主动|当庭|达成|签订|赔偿|支付|拿到|返还|$)"
)
_AFTER_COMMON = r"(?=[，。、；（）]|诉|与|因|系|不服|等|反映|家|追[回讨]|讨[回要]|$)"
_OF_A_CHILD = "开展|遭受|提供|实施|受到|被|的?(?:监护|父|母|家长)|进行|解决|办理|落实"
_AFTER_A_ROLE = "[：“为是即]?\\s?"
_STUDIO = re.compile(
    "(?:调解|工作|劳模|律师|法律|名师|心理)(?:室|工作室|站|团队|服务)|同志|书记|县长|局长|主任|律师|法官|检察官|调解员"
)
# 应诉, 上诉: what ends in these before 诉 is no name
_SUES_NOT = frozenset("应被起上申投公胜败撤反控告倾哭自免息不来抗可")
_BORN = re.compile(
    r"(?:男|女)[，、](?:[^，。、；]{1,5}族[，、])?(?:生于)?(?:19|20)\d{2}年\d{1,2}月(?:\d{1,2}日)?(?:出?生)?(?=[，。、；）]|$)"
    r"|(?:19|20)\d{2}年\d{1,2}月\d{1,2}日(?:出生|生)(?=[，。、；）]|$)"
)
_PROVINCES = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔贵云滇藏陕甘青宁新兵军"
_COURT_CASE = re.compile(
    rf"[（〔\[【(]\s?(?:19|20)\d{{2}}\s?[）〕\]】)]\s?(?:最高法|[{_PROVINCES}])\d{{0,4}}"
    rf"(?:行|民|刑|执|财|破|知|赔|委|特|督|清|诉|司|减|家|商|仲){_HANZI}{{0,4}}(?:第)?\d+(?:-\d+)?号(?:之[一二三四五六七八九十])?"
)
_DECISION = re.compile(
    rf"{_HANZI}{{0,8}}(?:复决|复议|行复|政复|复受|复不受|复终|复驳|复调|罚|罚决|罚告|强决|赔决|工伤认|信复|信访)(?:决|决字|受|受字|告|告字|字|第)?"
    r"[〔（\[【(]\s?(?:19|20)\d{2}\s?[〕）\]】)]\s?(?:第)?\d+号"
)
_OF_A_PAPER = re.compile("》[（]?$")
_BRACKETS = re.compile(r"[（【\[〔][^（）【】\[\]〔〕]{2,20}[）】\]〕]")
_LONGEST_MARK = 20


class _Names(NamedTuple):
    """The patterns of names behind a role, of each kind, and of one who sues."""

    parties: re.Pattern[str]
    people: re.Pattern[str]
    minors: re.Pattern[str]
    suing: re.Pattern[str]
    further: re.Pattern[str]
    quarrels: re.Pattern[str]


class _Words(NamedTuple):
    """What the patterns are made of: surnames, given names of one character, and the words for who is named."""

    surnames: str
    doubles: tuple[str, ...]
    given: str
    parties: tuple[str, ...]
    people: tuple[str, ...]
    minors: tuple[str, ...]


@lru_cache(maxsize=4)
def _patterns(words: _Words) -> _Names:
    single = f"[{re.escape(''.join(words.surnames.split()))}]"
    begins = f"(?:{'|'.join(map(re.escape, words.doubles))}|{single})" if words.doubles else single
    name = f"(?P<name>{begins}{_HANZI}{{1,2}}?)"
    # two characters are a name for sure only where another name is set against it
    paired = f"{_HANZI}(?=[与和]{begins}{_HANZI}{{1,2}}(?:的|之间|发生|因|、))"
    short = (
        f"[{re.escape(''.join(words.given.split()))}](?:{_AFTER_COMMON}|(?={_OF_A_CHILD}|[追讨]))"
        if words.given
        else "(?!)"
    )
    whole = f"(?P<name>{begins}(?:{_HANZI}{{2}}{_AFTER_COMMON}|{paired}|{short}))"
    aged = f"{_HANZI}(?=（[1-9]\\d?岁)"
    child = (
        f"(?P<name>{begins}(?:{_HANZI}{{2}}(?:{_AFTER_COMMON}|(?={_OF_A_CHILD}))|{aged}|{paired}|{short}))"
    )
    return _Names(
        re.compile(f"(?<!被)(?P<role>{_any(words.parties)}){_AFTER_A_ROLE}{name}{_AFTER}"),
        re.compile(f"(?P<role>{_any(words.people)}){_AFTER_A_ROLE}{whole}"),
        re.compile(f"(?P<role>{_any(words.minors)}){_AFTER_A_ROLE}{child}"),
        re.compile(
            rf"(?:^|[，。；：、（“\s]|审理的?|受理的?|办理的?|代理的?|审结的?|原告|如|即|在|对|就|将)(?P<name>{begins}{_HANZI}{{1,2}})(?:诉|不服)"
            rf"(?=[^，。；]{{2,30}}(?:政府|局|委员会|办事处|公司|一案|案))"
        ),
        re.compile(f"[、和及与]{name}{_AFTER}"),
        re.compile(
            rf"(?:调解|化解|审理|办理|调处)了?(?P<name>{begins}{_HANZI}{{1,2}})(?=(?:与|和|诉){begins}{_HANZI}{{1,2}}(?:之间)?的?{_HANZI}{{0,8}}?(?:纠纷|一案|争议))"
        ),
    )


def _any(words: tuple[str, ...]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(map(re.escape, longest_first)) or "(?!)"


def named_parties(paper: Paper, tables: Tables) -> Iterator[Noted]:
    """Note the names of parties and minors, and days of birth (R805)."""
    words = words_of(tables)
    kinds = (words.parties, words.people, words.minors)
    patterns = _patterns(_Words(words.surnames, words.double_surnames, words.given, *kinds))
    for line in paper.lines:
        told: set[int] = set()
        for at, name, whose in _named(line.text, patterns, words):
            if at not in told:
                told.add(at)
                message = f"“{name}”像是{whose}的姓名，公开的报告里不能写。"
                advice = f"请改成“{name[0]}某某”，或者只写身份。"
                yield Noted("R805", line, at, at + len(name), message, advice, certain=False)
        for found in _BORN.finditer(line.text):
            message = "这里有个人的出生日期，公开的报告里不能写。"
            yield Noted("R805", line, found.start(), found.end(), message, certain=False)


def _named(text: str, patterns: _Names, words: PublicWords) -> Iterator[tuple[int, str, str]]:
    """Yield where a name stands, the name, whose it is; with a name go those that are listed behind it."""
    kinds = (
        (patterns.minors, "未成年人"),
        (patterns.parties, "当事人"),
        (patterns.suing, "当事人"),
        (patterns.quarrels, "当事人"),
        (patterns.people, "群众"),
    )
    for pattern, whose in kinds:
        for first in pattern.finditer(text):
            found: re.Match[str] | None = first
            while found is not None and _is_name(
                found["name"], text[found.end("name") : found.end("name") + 6], words
            ):
                yield found.start("name"), found["name"], whose
                found = patterns.further.match(text, found.end("name"))


def _is_name(name: str, behind: str, words: PublicWords) -> bool:
    if "某" in name or name in words.names or _STUDIO.match(behind):
        return False
    if name[-1] in _SUES_NOT and behind.startswith("诉"):
        return False
    if name[:2] in words.double_surnames:
        return True
    return not any(name[:size] in words.beginnings for size in (1, 2, 3))


def case_numbers(paper: Paper, _tables: Tables) -> Iterator[Noted]:
    """Note numbers by which a case can be looked up, and with it a person (R806)."""
    for line in paper.lines:
        if "号" not in line.text:
            continue
        for found in _COURT_CASE.finditer(line.text):
            message = f"“{found[0]}”是案号，凭它查得到当事人。"
            yield Noted("R806", line, found.start(), found.end(), message)
        for found in _DECISION.finditer(line.text):
            if not _OF_A_PAPER.search(line.text[max(0, found.start() - 2) : found.start()]):
                message = f"“{found[0]}”是决定书的文号，凭它查得到当事人。"
                yield Noted("R806", line, found.start(), found.end(), message, certain=False)


def secrecy(paper: Paper, tables: Tables) -> Iterator[Noted]:
    """Note marks of secrecy, and of papers that are not for everybody (R807); 保守国家秘密 in a sentence is none."""
    words = words_of(tables)
    classes, internal = _any(words.secrets), _any(words.internal)
    marked, alone, inner = _marks(classes, internal)
    for line in paper.lines:
        found = marked.search(line.text) or alone.match(line.text.strip())
        if found is not None:
            start = line.text.find(found[0])
            yield Noted(
                "R807", line, start, start + len(found[0]), f"这里有密级标志“{found[0]}”，有密级的不能上网。"
            )
        else:
            yield from _internal(line, inner)


@lru_cache(maxsize=4)
def _marks(classes: str, internal: str) -> tuple[re.Pattern[str], ...]:
    term = r"(?:\d{1,2}年|\d{1,2}个月|长期|启封前|解密前)?"
    return (
        re.compile(
            rf"[绝机秘]密级(?=文件|材料|资料|公文)|(?:{classes})\s?[★☆]\s?{term}|密级[：]\s?(?:{classes})"
        ),
        re.compile(rf"(?:{classes})\s?\*?\s?{term}$"),
        re.compile(internal),
    )


def _internal(line: Line, inner: re.Pattern[str]) -> Iterator[Noted]:
    """Yield a mark that stands alone, or in brackets."""
    if len(line.text) <= _LONGEST_MARK and not line.text.endswith(("。", "；")):
        places = [(0, len(line.text))]
    else:
        places = [found.span() for found in _BRACKETS.finditer(line.text)]
    for start, end in places:
        found = inner.search(line.text, start, end)
        if found is not None:
            message = f"这里标着“{found[0]}”，标了这样字样的不能上网。"
            yield Noted("R807", line, found.start(), found.end(), message, certain=False)
