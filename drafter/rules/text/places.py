"""Names of places that are not the county's own: what is left when a report was copied from another's (O712)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from drafter.canon.counties import FILE, Counties
from drafter.chinese import is_character
from drafter.findings import Level
from drafter.rules.text.noted import Noted
from drafter.rules.text.paper import Line, Paper, What
from drafter.rules.text.phrases import clause_around, within

if TYPE_CHECKING:
    from drafter.rules.text.checker import Tables

_UNITS = "县区市旗"
_ORGAN = "人民政府|县委|区委|市委|旗委|人大|政协|政府|司法局|公安局|法院|检察院|市场监管局|委员会|依法治"
_ROLE = re.compile(_ORGAN)
_UNIT = re.compile("县(?![级域区市])|(?<![社城辖])区(?![域级间块])|市(?![场民政容级])|旗(?![帜舰杆])")
# behind any other character a name may be the end of a longer word
_BEFORE = frozenset("在为对向由经与和及以将于到的中报请全年")
# what follows the name of a place that a report speaks of as its own
_OWN_ACTS = (
    "人民政府|县委|镇党委|乡党委|党工委|办事处|司法[局所]|共|各|坚持|以习近平|认真|深入|全面|高度|扎实|不断|积极|紧紧|严格|将|法治|办理|受理|群众"
    "|已|现有|组织|开展|出台|印发|制定|建立|持证|行政|执法|被|在|有|建成|按照|累计|完成|合计|总|新|平均|目前|设|把|以|从|还|\\d"
)
_LED = re.compile(
    "(?:目前|全年|今年|年以来|一年来|成立|印发|紧扣|围绕|推动|服务|建设|结合|立足|推进|促进|加快|助力|支持|保障|针对|根据|按照|贯穿|覆盖"
    "|走进|关于|通过|制定|出台|修订|指导|发布|打造|时期|题为|也是|[，。；：、][为在由对])$"
)
_LEADS = "(?:^|[，。；：、《（]|目前|全年|今年|年以来|一年来|年底|年末|成立|印发|受理|[，。；：、][由对在])"
_COINED = re.compile(f"{_LEADS}(?P<name>[一-龥]{{2,3}}县)(?={_OWN_ACTS})")
_TOWN = re.compile(
    f"(?:{_LEADS}|现将|使)(?P<name>[一-龥]{{2,3}}(?:镇|乡|街道))(?={_OWN_ACTS}|达到|具备|辖|自\\d|一年来|位于|地处)"
    "|《(?P<titled>[一-龥]{2,3}(?:镇|乡|街道))(?=[一-龥])(?![镇村街乡])"
)
_VISITS = re.compile(
    "赴|学习借鉴|考察|借鉴|来我|来县|交界|毗邻|相邻|邻|跨|联合|联动|协作|对口|支援|友好|合作|共建|签订|协议|户籍|籍|异地|法院|检察院|仲裁|管辖"
    "|等(?:地|县|区|市)|经验|做法|交流|访|挂职|调任|转移|移送|起诉|(?<!应)诉(?!讼|求|源|前|调|件|权)|住|送达|承办"
)
_AMONG = re.compile(
    "前列|率先|首|第一|第二|第三|名|推广|推介|唯一|领先|位居|位列|居|平均|示范|典型|试点|会议|现场会|表彰|通报|全国|全省|统一|我[县区市](?:委|政府)?的?(?:部署|要求|安排)|比|占"
)
_ALL = re.compile(
    "(?:^|[，。；：、])(?P<word>全(?P<unit>[县区市旗]))(?P<next>共|各|累计|行政|法治|上下|已|司法|执法|党政|干部|政法|乡镇|范围|现有|依法|规范性|未|新|办理|受理|建成|开展|组织)"
)
# what somebody else said
_SPOKEN = re.compile("“[^“”]{10,}”")
# 本市 may be the city above; 本区域 is none
_OUR = re.compile("(?P<word>(?:我(?P<unit>[县区市旗])|本(?P<other>[县旗])))(?![级域场民间块区市县])")
_SIGNS = re.compile(
    "\\s*(?:中共|中国共产党)?(?P<name>[一-龥]{1,12}?(?:[县区市旗镇乡]|街道))(?:办事处|人民政府|党工委|党委|委员会|委|政府|人大|[一-龥]{2,12}局|关于|20\\d\\d|$)"
)
_TOWNS = ("镇", "乡", "街道")
_NO_NAME = re.compile(
    "[我全本各该每两年月底前时内为在对由是因开通强推提]|^[和将]|[县区市村乡镇局府委]和|^[市县区乡村城]|建制|中心|特色|重点|示范|有关|相关|部分|其他|邻"
    "|[村城]镇$|^(?:关于|修订|制定|印发|出台|完善|健全|推动|指导|督促|协助|支持|组织|落实|建立|优化|规范|调整|梳理|编制|召开|明确|压实|整合|充实|发挥|依托|围绕"
    "|结合|利用|根据|按照|鼓励|引导|带动|服务|立足|聚焦|紧扣|深入|会同|联合|配合|履行|保障)"
)
_OVER = re.compile(
    "(?:^|[市州盟省])(?P<county>[一-龥]{2,4}?[县区市旗])(?=人民政府|委|[一-龥]{2,4}(?:镇|乡|街道)(?:人民政府|办事处|20|关于))"
)
_OUR_TOWN = re.compile("我(?P<unit>镇|乡|街道)(?![镇村亲土])")
_LONGEST_NAME, _SEVERAL = 15, 3
# names that are also everyday words
_EVERYDAY = frozenset(
    {
        "安定区", "大同区", "友好区", "和平县", "共和县", "新兴县", "兴业县", "同心县", "民乐县", "和顺县", "平和县", "永和县",
    }
)  # fmt: skip
# two characters before 县 that are words, though counties begin and end with them
_WORDS = frozenset(
    {
        "会同县",
        "公安县",
        "全州县",
        "乡城县",
        "平安县",
        "新建县",
        "加强县",
        "安定县",
        "和平县",
        "各地县",
        "全省县",
        "本州县",
    }
)


def places(paper: Paper, tables: Tables) -> Iterator[Noted]:
    """Note counties that are not this one where the report speaks of itself, and 我市 in the report of a county."""
    own = paper.region
    counties = tables.words(Counties, FILE)
    known = own + paper.title + "".join(paper.organs)
    county = _county_over(paper) if own.endswith(_TOWNS) else ""
    foreign: list[Noted] = []
    for line in paper.lines:
        if not line.own or line.attached or line.what in (What.TITLE, What.RECIPIENTS):
            continue
        signed = list(_signed_elsewhere(line, paper.title)) if line.what is What.SIGNATURE else []
        yield from signed
        if own:
            yield from _of_another_town(line, own, known)
        if own and own[-1] in _UNITS and not signed:
            foreign += _foreign(line, own, known, counties)
            yield from _of_another_rank(line, own)
        if county and not signed:
            foreign += _foreign(line, own, known + county, counties)
            yield from _of_another_county(line, own, county)
    # a city that is no county has districts and counties of its own
    own_parts = {one.pattern for one in foreign if one.pattern not in counties.cities}
    if not (_is_above(own, counties) and len(own_parts) >= _SEVERAL):
        yield from foreign
    else:
        yield from (one for one in foreign if one.pattern in counties.cities)


def _county_over(paper: Paper) -> str:
    """Return the county that a town is under, as its title, its signature or the address has it; empty where none has."""
    addressed = (line.text for line in paper.lines if line.what is What.RECIPIENTS)
    found = next(filter(None, map(_OVER.search, (paper.title, *paper.organs, *addressed))), None)
    return found["county"] if found else ""


def _of_another_county(line: Line, own: str, county: str) -> Iterator[Noted]:
    """Yield 我县 in the report of a street that is under a district; 我市 may be the city above."""
    for found in _OUR.finditer(line.text):
        unit = found["unit"] or found["other"]
        if unit not in ("市", county[-1]):
            message = f"{own}归{county}管，报告里写了“{found['word']}”。"
            advice = "核对是不是从别处抄来的。"
            yield Noted(
                "O712",
                line,
                *found.span("word"),
                message,
                advice,
                False,
                Level.WARNING,
                pattern=found["word"],
            )


def _is_above(own: str, counties: Counties) -> bool:
    """Tell whether a report is that of a city that counties are under."""
    return own.endswith("市") and own not in counties.names


def _of_another_town(line: Line, own: str, known: str) -> Iterator[Noted]:
    """Yield 我镇 where no town speaks, as in the report of a county; in the report of a town, another that acts in it."""
    for found in _OUR_TOWN.finditer(line.text):
        if not own.endswith(found["unit"]):
            message = f"{own}的报告里写了“{found[0]}”。"
            advice = "核对是不是从别处抄来的。"
            yield Noted("O712", line, *found.span(), message, advice, False, Level.WARNING, pattern=found[0])
    for found in _TOWN.finditer(line.text) if own.endswith(_TOWNS) else ():
        group = "name" if found["name"] else "titled"
        name, clause = found[group], clause_around(line.text, *found.span(group))
        if name not in known and not _NO_NAME.search(name) and not _VISITS.search(clause):
            message = f"这是{own}的报告，这里写的是{name}。"
            yield Noted(
                "O712", line, *found.span(group), message, certain=False, level=Level.WARNING, pattern=name
            )


def _signed_elsewhere(line: Line, title: str) -> Iterator[Noted]:
    """Yield the place of a signature that is not the one of the title."""
    found, named = _SIGNS.match(line.text), _SIGNS.match(title)
    if found is None or named is None:
        return
    if named["name"][-3:-1] not in line.text:  # 生态环境局云岭分局 has the county in its own way
        message = f"标题写的是{named['name']}，落款写的是{found['name']}。"
        yield Noted("O712", line, *found.span("name"), message, "请核对标题和落款，改成一致的。")


def _foreign(line: Line, own: str, known: str, counties: Counties) -> Iterator[Noted]:
    """Yield counties that the line speaks of as its own: with an organ behind the name, in a title, or leading a clause."""
    above = _is_above(own, counties)
    for start, end, sure in (
        *_listed(line.text, counties, above=above),
        *(() if above else _coined(line.text, counties)),
    ):
        name = line.text[start:end]
        if name in known or own.endswith(name) or _VISITS.search(clause_around(line.text, start, end)):
            continue
        message = f"这是{own}的报告，这里写的是{name}。"
        level = None if sure else Level.WARNING
        yield Noted("O712", line, start, end, message, certain=sure, level=level, pattern=name)


def _listed(text: str, counties: Counties, *, above: bool) -> Iterator[tuple[int, int, bool]]:
    """Yield where the names of counties that there are stand, the longest at each place; certain where one plainly acts.

    A city has counties of its own: in its report they stand out only where they lead, and other cities anywhere.
    """
    names = counties.names | counties.cities if above else counties.names
    for found in _UNIT.finditer(text):
        end = found.end()
        for start in range(max(0, end - _LONGEST_NAME), end - 2):
            if text[start:end] in names:
                before = text[start - 1 : start]
                leads = not is_character(before or "，") or _LED.search(text[max(0, start - 4) : start])
                acts = before == "《" or _ROLE.match(text, end) is not None
                led, name = bool(leads) or before in _BEFORE, text[start:end]
                if led or not (name in _EVERYDAY or (above and name not in counties.cities)):
                    yield start, end, acts and led
                break


def _coined(text: str, counties: Counties) -> Iterator[tuple[int, int, bool]]:
    """Yield where what looks like the name of a county stands, though there is none of that name."""
    for found in _COINED.finditer(text):
        name = found["name"]
        second = counties.second if len(name) == 3 else counties.ending | counties.second
        likely = name[0] in counties.first and name[-2] in second and not _NO_NAME.search(name)
        if likely and name not in counties.names | _WORDS:
            yield *found.span("name"), False


def _of_another_rank(line: Line, own: str) -> Iterator[Noted]:
    """Yield 我市, 全区 and the like in the report of a county; 走在全市前列 and 全国全省全市 are right."""
    quoted = [found.span() for found in _SPOKEN.finditer(line.text)]
    for found in _OUR.finditer(line.text):
        unit = found["unit"] or found["other"]
        if (
            within(found.start(), quoted)
            or unit == own[-1]
            or _AMONG.search(clause_around(line.text, *found.span()))
        ):
            continue
        grave = unit in "县旗" or own[-1] == "市"
        message = f"{own}的报告里写了“{found['word']}”。"
        yield Noted(
            "O712", line, *found.span("word"), message, f"核对是不是从别处抄来的；说的是本{own[-1]}，改为“我{own[-1]}”。",
            grave, None if grave else Level.WARNING, pattern=found["word"],
        )  # fmt: skip
    for found in _ALL.finditer(line.text):
        if found["unit"] == own[-1] or _AMONG.search(clause_around(line.text, *found.span("word"))):
            continue
        message = f"{own}的报告里用“{found['word']}”说数据或工作，范围不对。"
        advice = f"核对范围；说的是本{own[-1]}，改为“全{own[-1]}”。"
        yield Noted(
            "O712", line, *found.span("word"), message, advice, False, Level.WARNING, pattern=found["word"]
        )
