"""What was to be filled in and never was: placeholders, empty marks, fields of a form, instructions to the writer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from drafter.canon.publication import PublicWords
from drafter.findings import Level
from drafter.rules.text.noted import Noted
from drafter.rules.text.paper import Line, Paper, What
from drafter.rules.text.reach import SAID, reached

if TYPE_CHECKING:
    from drafter.rules.text.checker import Tables


class Leftover(NamedTuple):
    """A kind of placeholder: signs of which one stands in it, how it looks, and what is said of it."""

    signs: str
    pattern: re.Pattern[str]
    said: str


_UNIT = "(?:人次|场次|个百分点|万元|件|次|人|名|场|起|宗|条|项|份|家|户|个|元|%|％)"
_INSIDE, _BRACKETED = r"[^【】〔〕（）「」\[\]。]{0,24}", r"[【〔（「\[]{}[】〕）」\]]"
_TOLD = "(?:待(?:补|填|核|查|改|续|完善|更新|提供|确认|定)|请(?:补充|填写|核实|核对|填入|在此)|此处(?:补|填|插|写|加|应|需))"
_SPEAKER = "(?:主任|局长|书记|[县区市镇乡]长|科长|股长|老师|同志)"
_ADDRESS = "正文里有网页的地址，多半是复制时带来的"
_MACHINE = (
    "作为(?:一个|一名|一款)?(?:(?:人工智能|AI)(?:大?(?:语言)?模型|助手|程序)|大?语言模型|智能助手)[^。]{0,40}|我无法(?:获取|提供|访问)(?:实时|最新|具体)[^。]{0,12}"
    "|(?:当然可以|好的|没问题)[，！,!](?:下面|以下|这)[^。：]{0,16}[：:]?|(?:下面|以下)是(?:[为按]您|根据您)[^。：]{0,30}[：:]"
    "|(?:下面|以下)是(?:修改|润色|改写|优化|整理|生成|撰写)后的[^。：]{0,8}[：:]"
    "|希望(?:这|以上|对您)[^。]{0,16}有所?帮助|(?:以上|上述)(?:数据|内容)(?:仅|均|都)?为(?:示例|虚构|举例)"
    "|请(?:您)?根据(?:实际|具体)情况(?:进行)?(?:替换|修改|填写|调整|补充)|如需(?:进一步)?(?:修改|调整|补充)[^。]{0,10}请?(?:告诉|告知)我"
)
_DONE = "共|共计|累计|合计|达|达到|办理|受理|审结|开展|召开|举办|培训|印发|审查|调解"
_HAN = "\u4e00-\u9fff"


def _traces() -> Iterator[tuple[str, str, str]]:
    """Yield what revising, copying from the web and writing programs leave behind."""
    yield "注", r"[（〔【\[]批注 ?\d{0,3}[：:][^（）〔〕【】\[\]]{0,60}[）〕】\]]", "批注留在了正文里"
    yield (
        "注",
        "[（〔【](?:备?注|说明)[：:][^（）〔〕【】]{0,24}(?:请|待|须|还没|尚未)(?:[^（）〔〕【】]{0,16})(?:报|补|填|核|查|确认|提供|更新)[^（）〔〕【】]{0,10}[）〕】]",
        "括号里是改稿时的话",
    )
    yield "？?", _BRACKETED.format(rf"{_INSIDE}[？?]"), "括号里是改稿时的话"
    yield "此这", _BRACKETED.format(r"(?:此处|这里|[本这此][段句])[^。]{1,24}?"), "括号里是改稿时的话"
    yield "截", _BRACKETED.format(rf"{_INSIDE}截至定稿{_INSIDE}"), "括号里是改稿时的话"
    yield "一下", _BRACKETED.format(rf"{_INSIDE}一下"), "括号里是改稿时的话"
    yield "【", f"【[^【】：:]{{0,8}}{_SPEAKER}[：:][^【】]{{1,40}}】", "改稿时的话留在了正文里"
    yield (
        "[［",
        r"(?<=[一-龥”》）])[\[［](?:\d{1,2}|编辑|来源请求|隐藏|展开)[\]］]",
        "网页的脚注号、按钮留在了正文里",
    )
    yield (
        "<",
        r"</?(?:br|p|div|span|b|strong|em|font|a|img|table|t[drh]|u|o:p)\b[^<>]{0,120}>",
        "网页的代码留在了正文里",
    )
    yield "&", r"&(?:nbsp|lt|gt|amp|quot|[lr]dquo|mdash|middot|#\d{2,5})[;；]", "网页的代码留在了正文里"
    yield "h", r"https?://[A-Za-z0-9._~/?=&%-]+\.s?html?", _ADDRESS
    yield "#", r"(?<![\dA-Za-z#])#{2,6} ?(?=[一-龥（])", "标题的记号留在了正文里"
    yield "作下希示请我", _MACHINE, "写稿程序的话留在了正文里"


def _holes() -> Iterator[tuple[str, str, str]]:
    """Yield what was to be filled in."""
    yield "{", r"(?<!\{)\{[一-龥]{1,8}\}(?!\})", "模板里的变量没有换成内容"
    yield "○", rf"(?<![二一〇])○{{2}}(?={_UNIT})", "这里留的空没有填"
    yield "XＸ", "(?<![A-Za-z])[XＸ]{1,2}[%％]", "用“X”代替的内容没有填"
    yield (
        "（",
        "（[^（）]{0,8}(?<![有等期接对招看优])待[一-龥]{1,8}(?:提供|确认|核实|补充|报送)）",
        "括号里是写给起草人的话",
    )
    yield "略", r"[（〔【] ?(?:此处|以下|下|中间|内容)?从?略 ?[）〕】]", "这里有“略”字，内容没有写进来"
    yield "{", r"\{\{[^{}]{0,60}\}\}|\{%[^{}]{0,60}%\}|\$\{[^{}]{0,60}\}", "模板里的变量没有换成内容"
    yield "待请此", _BRACKETED.format(f"{_INSIDE}?(?<!有){_TOLD}{_INSIDE}"), "括号里是写给起草人的话"
    yield "待", rf"(?<!有)待(?:填写?|补数|核数)(?=[，。；、）]|$|{_UNIT})", "这里还没有填"
    yield "此", "此处(?:填写|插入|补充|输入)|请在此处?(?:输入|填写)", "这里还没有填"
    yield "击", "[点单]击(?:此处|这里)?(?:输入|添加|编辑)(?:文字|文本|内容|标题)?", "这里还没有填"
    yield "#", r"#(?:REF|VALUE|DIV/0|NUM|NAME)[!！?？]|#N/A", "这是表格出错的提示"
    yield "!！", "错误[!！] ?未找到引用源|Error! (?:Reference|Bookmark)", "这是域出错的提示"
    yield "TFL", r"(?<![A-Za-z])(?:TODO|TBD|FIXME|Lorem ipsum)(?![A-Za-z])", "这里还没有写"


def _blanks() -> Iterator[tuple[str, str, str]]:
    """Yield marks with nothing in them, and signs that keep a place."""
    yield "“‘《〔【", "“ *”|‘ *’|《 *》|〔 *〕|【 *】", "引号、书名号或者括号里是空的"
    yield "（", "(?<=.)（ *）", "括号里是空的"
    yield "〔", r"〔(?:\d{0,4}[XxＸ×_＿*○]{1,4}\d{0,2}|(?:19|20)?\d{0,2} +\d{0,2})〕", "文号的年份没有填"
    yield "〔", r"〔\d{4}〕 *(?=号)", "文号的序号没有填"
    yield "XxＸ×*_○", r"20(?:[XxＸ×*_○][XxＸ×*_○0-9]|\d[XxＸ×*_○])(?=年|[—－\-～])", "年份没有填"
    yield "XxＸｘ", r"(?<![A-Za-z\d])[XxＸｘ]{2,}(?![A-Za-z\d])", "用“X”代替的内容没有填"
    yield "XＸ", "(?<![A-Za-z])[XＸ](?=[县市区镇乡局件次名人年月日])", "用“X”代替的内容没有填"
    yield "×✕✖", rf"[×✕✖]{{2,}}|(?<![\d{_HAN}])×(?=[县市区镇乡局年月日])", "用“×”代替的内容没有填"
    yield (
        "*＊_＿﹍",
        rf"(?<![\d*])\*{{2,}}(?![\d*])|＊{{2,}}|[_＿﹍]{{2,}}|(?<=[{_HAN}])_(?=[{_HAN}])",
        "这里留的空没有填",
    )
    yield "□○●◯", rf"□{{2,}}|□(?={_UNIT})|(?<![二一〇])○{{3,}}|●{{2,}}|◯{{2,}}", "这里留的空没有填"
    yield "?？", rf"(?<![?？])[?？]{{2,8}}(?={_UNIT})|(?<=[达共为占])[?？](?={_UNIT})", "这里的数没有填"
    yield "…", "…{1,2}(?=(?:件|次|人次|名|场|起|%))", "这里的数没有填"
    yield (
        " ",
        r"(?:\d{4}年|(?<![\u4e00-\u9fff\d])年) *(?: 月|月(?= *日)) *日|\d{4}年 +月|\d{4}年\d{1,2}月 +日",
        "日期没有填全",
    )
    yield (
        " ",
        rf"(?:{_DONE})了? +(?=[余多]?(?:件|次|人次|场次|名|场|起|条|份|%)[，。；、（])",
        "这里少了一个数",
    )
    yield (
        " ",
        r"(?<=[\u4e00-\u9fff]) {2,}(?=[余多]?(?:件|次|人次|场次|人|名|场|起|条|份|家|个|%)[，。；、（])",
        "这里少了一个数",
    )
    yield (
        "共计达",
        r"(?:共计?|累计|合计|达到?)(?=余?(?:件|人次|场次|%|％|个百分点)[，。；、])",
        "这里少了一个数",
    )


_KINDS = tuple(
    Leftover(signs, re.compile(pattern), said) for signs, pattern, said in (*_holes(), *_traces(), *_blanks())
)
_CROSSES = re.compile("[×✕✖XＸ]")
_PLACES = "县市区镇乡局村街省州旗路号年月日件次户名"


def leftovers(paper: Paper, tables: Tables) -> Iterator[Noted]:
    """T501: a placeholder that was left in the text; 王某某 and 3×5 are none, and a person's 张×× is only to be reworded."""
    surnames = tables.words(PublicWords, "publication.yaml").surnames
    for line in reached(paper, SAID | {What.SIGNATURE, What.RECIPIENTS}):
        if line.own:
            for start, end, said in _found(line.text):
                if not (paper.from_facts and "待填：" in line.text[start:end]):
                    yield _left(line, start, end, said, surnames)


def _found(text: str) -> Iterator[tuple[int, int, str]]:
    taken: set[int] = set()
    kinds = [kind for kind in _KINDS if any(sign in text for sign in kind.signs)]
    for kind in kinds:
        for found in kind.pattern.finditer(text):
            start, end = found.span()
            if taken.isdisjoint(range(start, end)):
                taken.update(range(start, end))
                yield start, end, kind.said


def _left(line: Line, start: int, end: int, said: str, surnames: str) -> Noted:
    shown = line.text[start:end]
    if _is_person(line.text, start, end, surnames):
        message = f"人名用“{shown}”代替。"
        return Noted("T501", line, start, end, message, "请改成“某”“某某”。", False, Level.WARNING)
    level = Level.WARNING if said == _ADDRESS else None
    return Noted("T501", line, start, end, f"{said}：{shown}。", level=level, pattern=said)


def _is_person(text: str, start: int, end: int, surnames: str) -> bool:
    """Tell whether crosses stand for the given name of a person: 张××."""
    if not start or not _CROSSES.match(text, start) or end - start > 2:
        return False
    return text[start - 1] in surnames and text[end : end + 1] not in tuple(_PLACES)
