"""Personal data in a report that is to be published: numbers that their own check digits betray.

What is masked is right: 530102********1234, 138****5678. Numbers of every width are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from drafter.canon.publication import PublicWords
from drafter.chinese import half_width
from drafter.rules.text.noted import Noted
from drafter.rules.text.paper import Line, Paper

if TYPE_CHECKING:
    from drafter.rules.text.checker import Tables

WORDS = "publication.yaml"
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"
_IDENTITY = re.compile(
    r"(?<![\dA-Za-z*＊×])[1-9]\d{5}[ -]?(?:18|19|20)\d{2}[01]\d[0-3]\d[ -]?\d{3}[\dXx](?![\dA-Za-z*×])"
)
_CALLED_IDENTITY = re.compile(r"身份证(?:件)?(?:号码|号)?[：:为是\s（(]{0,3}(\d{15}(?:\d{2}[\dXx])?)(?!\d)")
_CREDIT_CODE = re.compile(r"信用代码[^\d]{0,6}$")
_MOBILE = re.compile(
    r"(?<![\d.*A-Za-z])(?<!\d-)(?:\+?86[ -]?)?(1[3-9]\d[ -]?\d{4}[ -]?\d{4})(?![\d*A-Za-z]|[.-]\d)"
)
_COUNTED = re.compile(r"\s?(?:亿|万|千|元|件|人|次|份|条|户|项|个|吨|平方|公里|亩|%)")
_HOTLINE = re.compile(
    "(?:举报|监督|咨询|服务|热线|投诉|值班|报警|求助|受理|办公|联系)(?:电话|热线|号码|方式)?[：:为是]{0,2}$"
)
_CARD = re.compile(
    r"(?<![\d.*A-Za-z-])(?:\d{4}[ -]){3}\d{4}(?:[ -]?\d{1,3})?(?![\d*A-Za-z-])|(?<![\d.*A-Za-z-])\d{16,19}(?![\d*A-Za-z.-])"
)
_ACCOUNT = re.compile(
    r"(?:卡号|银行卡|账号|帐号|账户|帐户|储蓄卡|信用卡|存折)(?:号码|号)?[：:为是]?\s?(\d[\d -]{7,28}\d)"
)
_LIVES = re.compile(
    r"(?:(?:家庭)?住址|户籍(?:所在)?地|户籍地址|家住|现住(?:址)?|居住(?:地址|在|于|地)|住所(?:地)?|暂住|租住|(?<![居常暂入稳留记抓把守护保衣食安堵拦扣租现家])住(?![房建宅宿院户所址满民读校]))"
    r"[为是在于：]{0,2}[^，。；：！？、（]{0,30}?(?:路|街|巷|道|村|组|屯|里|小区|社区|花园|苑|新村|家园|大厦|镇|乡)"
    r"[^，。；：！？、（]{0,16}?\d{1,5}(?:号楼|号院|号|室|单元|栋|幢|座|组)(?:[^，。；：！？、]{0,12}?\d{1,5}(?:室|号|户))?"
)
_ROOM = re.compile(r"\d{1,4}(?:号楼|栋|幢|座|号)\d{1,2}单元(?:\d{1,5}(?:室|号|户)|[一二三四五六七八九十]+楼)")
_PLATE = re.compile(
    r"[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔贵云滇藏陕甘青宁新][A-HJ-NP-Z][·.]?(?=[A-Z]*\d)[A-HJ-NP-Z\d]{5,6}(?![A-Za-z\d])"
)
_OFFICE = re.compile(
    "(?:办公|中心|机关|服务|受理|大厅|法院|局|所|站|工作|单位)(?:地址|地点|场所|住所)?[：:位于在]{0,2}$"
)


def words_of(tables: Tables) -> PublicWords:
    """Return the word list of publication."""
    return tables.words(PublicWords, WORDS)


def valid_identity(number: str) -> bool:
    """Tell whether 18 signs are an identity number: the day exists, is past, and the last digit checks the others."""
    if len(number) != 18 or not number[:17].isdigit():
        return False
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number, strict=False))
    return number[17].upper() == _CHECK_DIGITS[total % 11] and _is_birthday(number[6:14])


def _is_birthday(digits: str) -> bool:
    try:
        born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return date(1880, 1, 1) <= born <= date(2099, 12, 31)


def passes_luhn(number: str) -> bool:
    """Tell whether the last digit of a card number checks the others, as ISO/IEC 7812 has it."""
    total = 0
    for place, digit in enumerate(reversed(number)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def private_numbers(paper: Paper, tables: Tables) -> Iterator[Noted]:
    """Note identity numbers (R801), mobile numbers (R802), card and account numbers (R803), wherever they stand."""
    public = frozenset(map(_digits, words_of(tables).phones))
    for line in paper.lines:
        text = half_width(line.written)
        if len(text) != len(line.written) or not re.search(r"\d{4}", text):
            continue
        identities = list(_identities(line, text))
        yield from identities
        taken = [(one.start, one.end) for one in identities]
        yield from _free(_cards(line, text), taken)
        yield from _free(_mobiles(line, text, public), taken)


def _free(noted: Iterable[Noted], taken: list[tuple[int, int]]) -> Iterator[Noted]:
    """Yield what does not lie in a place that is told already; what is told is taken from then on."""
    for one in noted:
        if not any(start < one.end and one.start < end for start, end in taken):
            taken.append((one.start, one.end))
            yield one


def _identities(line: Line, text: str) -> Iterator[Noted]:
    told: set[int] = set()
    for found in _IDENTITY.finditer(text):
        number = re.sub("[ -]", "", found[0])
        if valid_identity(number) and not _CREDIT_CODE.search(
            text[max(0, found.start() - 12) : found.start()]
        ):
            told.add(found.start())
            message = f"这里有公民身份号码：18位，校验码和出生日期（{_day(number[6:14])}）都对得上。"
            yield Noted("R801", line, found.start(), found.end(), message)
    for found in _CALLED_IDENTITY.finditer(text):
        if found.start(1) not in told:
            message = (
                f"这里写着身份证号码（{len(found[1])}位），校验码或出生日期对不上，可能抄错了，也不能公开。"
            )
            if len(found[1]) == 15:
                message = "这里写着15位的旧身份证号码，不能公开。"
            yield Noted("R801", line, found.start(1), found.end(1), message, certain=False)


def _day(digits: str) -> str:
    return f"{digits[:4]}年{int(digits[4:6])}月{int(digits[6:])}日"


def _mobiles(line: Line, text: str, public: frozenset[str]) -> Iterator[Noted]:
    for found in _MOBILE.finditer(text):
        if _digits(found[1]) in public or _COUNTED.match(text, found.end()):
            continue
        before = text[max(0, found.start() - 10) : found.start()]
        if _HOTLINE.search(before):
            message = "这里写着手机号；是对外公布的电话，也宜用固定电话。"
            advice = "确实要公布这个号码的，写进本县目录的 outlines/common/publication.yaml 的“公开电话”。"
            yield Noted("R802", line, found.start(), found.end(), message, advice, certain=False)
        else:
            yield Noted("R802", line, found.start(), found.end(), "这里有手机号码，11位，号段也对。")


def _cards(line: Line, text: str) -> Iterator[Noted]:
    for found in _ACCOUNT.finditer(text):
        number = _digits(found[1])
        checked = 16 <= len(number) <= 19 and passes_luhn(number)
        why = "，最后一位校验得上，是银行卡号" if checked else ""
        message = f"这里写着账号、卡号（{len(number)}位{why}）。"
        yield Noted("R803", line, found.start(1), found.end(1), message, certain=checked)
    for found in _CARD.finditer(text):
        number = _digits(found[0])
        if number.startswith("62") and passes_luhn(number) and len(set(number)) > 3:
            message = f"这里有银行卡号：62开头，{len(number)}位，最后一位校验得上。"
            yield Noted("R803", line, found.start(), found.end(), message)


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)


def home_addresses(paper: Paper, _tables: Tables) -> Iterator[Noted]:
    """Note where somebody lives (R804); where an office is, anybody may know."""
    for line in paper.lines:
        text = line.text
        if not re.search("[住户单]", text):
            continue
        taken: list[tuple[int, int]] = []
        found = [*_LIVES.finditer(text), *_ROOM.finditer(text)]
        for one in found:
            if _OFFICE.search(text[max(0, one.start() - 8) : one.start()]):
                continue
            noted = Noted("R804", line, one.start(), one.end(), f"这里写着个人的住址“{one[0]}”。")
            yield from _free([noted], taken)


def number_plates(paper: Paper, _tables: Tables) -> Iterator[Noted]:
    """Note number plates (R808): by one, whose car it was can be looked up."""
    for line in paper.lines:
        for found in _PLATE.finditer(half_width(line.written)):
            message = f"“{found[0]}”是车牌号，凭它查得到车主。"
            yield Noted("R808", line, found.start(), found.end(), message)
