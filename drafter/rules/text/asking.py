"""A report that asks for something: a request belongs into a 请示, for nobody answers a 报告."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from drafter.outline import Role
from drafter.rules.text.noted import Noted
from drafter.rules.text.paper import Paper, Sentence

if TYPE_CHECKING:
    from drafter.rules.text.checker import Tables

_GIVEN = "给予|增加|增设|增配|支持|批准|核定|核增|拨付|追加|补助|倾斜|解决|调剂|划拨|减免|协调解决"
_ABOVE = "上级|省|自治区|市|州|盟|地区|国家|中央|县委|县政府|区委|区政府|旗委|旗政府|财政|编制|编委|编办|人社|组织部"
_ASKED = re.compile(
    rf"(?:(?:恳请|敬请|请求|特请|呈请|(?<![邀申聘提报呈延特约恳敬声吁])请(?![示假教求客问愿])))"
    rf"(?:{_ABOVE})[^。；！？]{{0,60}}?(?:{_GIVEN})"
)
_WISHED = re.compile(
    rf"(?:(?:希望|盼望|请求|(?<![希盼渴期展愿声众守瞭失绝名])望)(?:{_ABOVE})|恳请)[^。；！？，]{{0,24}}?(?:{_GIVEN})"
)
_PROPOSED = re.compile(
    rf"(?:建议)(?:由)?(?:{_ABOVE})[^。；！？]{{0,60}}?"
    r"(?:(?:给予|增加|增设|增配|核定|核增|拨付|追加|调剂|划拨|减免)[^。；！？]{0,24}?"
    r"(?:编制|经费|资金|补助|人员|名额|支持|帮助|扶持|倾斜|装备|职数))"
)
_ANSWER_ME = re.compile(
    "特此请示|请求(?:安排|划拨|追加|解决)[^，。；]{0,20}(?:经费|资金|编制)"
    "|(?:妥否|当否|是否妥当|可否)[，]?(?:敬)?请(?:批示|批复|指示|审批|审示)|请(?:予以?)?(?:批示|批复|审批|批准|核准)(?=[。；]|$)"
)
# what was done, or is said of others
_DONE = re.compile("(?:已|曾|多次|先后|及时|主动|积极|依法|按程序|会后|随即)$")
_OF_OTHERS = re.compile(
    "(?:群众|企业|代表|委员|当事人|申请人|商户|居民|村民|来信|信访|提案|议案|法院|检察院|律师|社会|部门|单位|乡镇)[^，。；]{0,10}$"
)
_CLAUSE_END = re.compile("[^，。；,;]{0,20}")
_SUGGESTING = frozenset({Role.SUGGESTIONS})


def requests(paper: Paper, _tables: Tables) -> Iterator[Noted]:
    """Note where a report asks its reader for staff, money, approval (C405); suggestions have a chapter of their own."""
    if paper.genre != "报告":
        return
    for line in paper.body:
        for sentence in line.sentences:
            found = _request(sentence, suggesting=line.role in _SUGGESTING)
            if found is not None:
                start = sentence.start + found.start()
                end = sentence.start + _clause_end(sentence.text, found.end())
                words = line.text[start:end]
                message = (
                    f"报告里不能夹带请示事项，这里写了“{words if len(words) <= 30 else words[:29] + '…'}”。"
                )
                yield Noted("C405", line, start, end, message, certain=False)


def _clause_end(text: str, start: int) -> int:
    found = _CLAUSE_END.match(text, start)
    return found.end() if found else start


def _request(sentence: Sentence, *, suggesting: bool) -> re.Match[str] | None:
    text = sentence.text
    found = _ANSWER_ME.search(text)
    if found is not None:
        return found
    kinds = (_ASKED,) if suggesting else (_ASKED, _WISHED, _PROPOSED)
    for kind in kinds:
        for match in kind.finditer(text):
            before = text[max(0, match.start() - 14) : match.start()]
            if not _DONE.search(before) and not _OF_OTHERS.search(before):
                return match
    return None
