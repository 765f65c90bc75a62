"""Words written twice, written for one another, or saying one thing twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from drafter.canon.confusions import FILE, Confusion, Confusions
from drafter.findings import Level
from drafter.mentions import UNITS
from drafter.rules.text.noted import Fix, Noted
from drafter.rules.text.paper import Line, Paper
from drafter.rules.text.reach import RUNNING, SAID, reached

if TYPE_CHECKING:
    from drafter.rules.text.checker import Tables

_HAN = "[\u4e00-\u9fff]"
_TWICE = re.compile(rf"(?P<word>{_HAN}{{2,12}}?)(?P=word)")
_LISTED_TWICE = re.compile(
    rf"(?<![\u4e00-\u9fff])(?P<item>{_HAN}{{3,16}})(?P<mark>[、，])(?P=item)(?=[，、。；])"
)
_ONE_TWICE = re.compile(
    "(?<!目)的的(?!确)|(?<!参)与与|(?<![共总温饱缓调柔中])和和(?![美气睦平])|(?<!不)了了(?![解结然之])|(?<!火)把把(?!关)"
    "|(?<=[0-9])(?:件件(?!数)|次次(?![数要])|人人(?![均次数民员大才])|名名(?![师校医牌家录额单称])|个个(?![人体性别案])|项项(?!目)|场场(?![次地所馆景面外内上])|条条(?![例款件]))(?!均|有|都)|(?<=[案文证万办])件件(?!件|数|均|次|有|都|可)"
    "|(?<=[0-9全之今去上本半])年年(?![底初末中度终均内报])|年年(?=年?龄)|(?<=一)年年(?=来|以来)|(?<![一成])对对(?![子联虾])|并并(?![联购列轨处存且网行举])"
    "|局局(?![长机党领务面内属直级])|(?<![所存现正内实潜外])在在(?![建职编册校押岗线])"
    "|(?<!即)将将(?!军)|(?<![认作行成])为为(?!什|民|企|老|侨|农|群|基|人)"
)
# 一个一个, 讨论讨论, and words that meet by chance: 常务会议会议纪要, 人大代表代表人民
_ON_PURPOSE = re.compile(
    "(?P<one>一.{1,2})(?P=one)|税缓税缓|(?:研究|商量|讨论|考虑|意思|比划|打扮|年年|人人|天天|层层|点点|时时|处处)+"
)
_MEETING = {
    "会议": "纪要|室|记录|精神|议题",
    "代表": "人民|群众|选民|县|发言|性",
    "建设": "单位|用地|局|项目|银行",
    "教育": "整顿|引导",
    "领导": "小组|干部|班子",
    "合作": "社",
}
# here the two words may be meant, though one of them would do
_MAY_MEET = {
    "工作": "人员|组|专班|日|站|室|机制|机构|要点|方案|动态",
    "管理": "部门|单位|办法|条例|规定|人员|局|站|处",
    "服务": "中心|站|对象|窗口|平台|单位|机构",
    "执法": "人员|队伍|部门|单位|主体|机关|局|大队",
    "监督": "人员|管理|机关|机构|部门|员|检查",
    "检查": "人员|组|机关|单位|对象|结果",
    "学习": "贯彻|教育|宣传|型|班",
    "登记": "机关|人员|部门|手续",
    "审查": "人员|机构|意见|小组",
    "调解": "员|组织|委员会|中心|室|协议",
}


def doubled(paper: Paper, _tables: Tables) -> Iterator[Noted]:
    """T503: a word or a member of a list that stands there twice by accident."""
    for line in reached(paper, SAID):
        if line.own:
            for found in _TWICE.finditer(line.text):
                if not _ON_PURPOSE.fullmatch(found[0]) and not _follows(_MEETING, line, found):
                    yield _twice(line, found)
            for found in _LISTED_TWICE.finditer(line.text):
                yield _listed(line, found)
            for found in _ONE_TWICE.finditer(line.text):
                yield _twice(line, found)


def _follows(table: Mapping[str, str], line: Line, found: re.Match[str]) -> bool:
    """Tell whether a word written twice is two words that meet: by what comes behind them."""
    behind = table.get(found[0][: len(found[0]) // 2])
    return len(set(found[0])) == 1 or (
        behind is not None and re.match(behind, line.text[found.end() :]) is not None
    )


def _twice(line: Line, found: re.Match[str]) -> Noted:
    start, end = found.span()
    word = found[0][: (end - start) // 2]
    message = f"“{word}”连写了两遍。"
    if _follows(_MAY_MEET, line, found) and len(word) > 1:
        advice, fix = "多写的请删去一个；是两个词碰在一起的，换个说法。", Fix(start, end, word, safe=False)
        return Noted("T503", line, start, end, message, advice, False, Level.WARNING, fix)
    return Noted("T503", line, start, end, message, "请删去一个。", fix=Fix(start, end, word))


def _listed(line: Line, found: re.Match[str]) -> Noted:
    start, end = found.span()
    message = f"“{found['item']}”并列写了两遍。"
    fix = Fix(start, end, found["item"])
    return Noted(
        "T503",
        line,
        start,
        end,
        message,
        "请删去一个，或者核对是不是另一个。",
        certain=False,
        fix=fix._replace(safe=False),
    )


_TITLE = re.compile("《[^《》]{1,80}》")


def misspelt(paper: Paper, tables: Tables) -> Iterator[Noted]:
    """T504: a word of the county's list of confusions, between words that show another is meant; a slip in a set word."""
    words = tables.words(Confusions, FILE)

    def veiled(title: re.Match[str]) -> str:
        return "".join(sign if sign in words.old_signs else "　" for sign in title[0])

    for line in reached(paper, SAID):
        if line.own:
            text = _TITLE.sub(veiled, line.text)
            for start, end, entry in words.slips(text):
                yield _misspelt(line, start, end, entry)


def _misspelt(line: Line, start: int, end: int, entry: Confusion) -> Noted:
    why = f"{entry.note}。" if entry.note else ""
    if entry.either:
        level, message = Level.NOTE, f"“{entry.wrong}”一般写作“{entry.right}”。{why}"
    elif entry.sure:
        level, message = Level.ERROR, f"“{entry.wrong}”是“{entry.right}”的误写。{why}"
    else:
        level, message = Level.WARNING, f"“{entry.wrong}”可能是“{entry.right}”的误写。{why}"
    advice = f"请改为“{entry.right}”。" if entry.sure else f"请核对；是这个意思的，改为“{entry.right}”。"
    fix = Fix(start, end, entry.right, entry.sure)
    pattern = entry.wrong if entry.either else ""
    return Noted("T504", line, start, end, message, advice, entry.sure, level, fix, pattern)


_NUMBER = r"(?P<number>\d[\d.,]{0,12}|[一二两三四五六七八九十百千万]{2,8})(?P<scale>[万亿千百]{0,2})"
_UNIT = f"(?P<unit>{'|'.join((*UNITS, '年', '天', '月'))})?"
_FIGURE = re.compile(
    "(?P<before>大约|约有|约为|约|(?<![附靠临最就邻接亲贴远相])将?近|超过|(?<![高赶])超|逾|不少于|不低于|至少|最少|突破|多于|高于|大于"
    rf"|不足|不到|不超过|至多|最多){_NUMBER}(?P<after>余|多(?!元))?{_UNIT}(?P<tail>以上|以下|以内|左右|上下)?"
)
_SAVED = re.compile("[节签预违制合条公履邀契盟誓特续爽失赴缔简集]$")
_TAILED = re.compile(
    rf"(?<![\d.,一二两三四五六七八九十百千万]){_NUMBER}(?P<after>余|多(?!元)){_UNIT}(?P<tail>以上|以下|以内|左右|上下)"
)
_LIMITS = frozenset(("超过", "超", "逾", "不少于", "不低于", "至少", "最少", "突破", "多于", "高于", "大于"))
_LESS = frozenset(("不足", "不到", "不超过", "至多", "最多"))


class Pleonasm(NamedTuple):
    """Words that say a thing twice, and what to write instead; certain where there is one remedy."""

    pattern: re.Pattern[str]
    advice: str


_SAID_TWICE = tuple(
    Pleonasm(re.compile(pattern), advice)
    for pattern, advice in (
        ("少数个别|个别少数", "“少数”“个别”请只留一个"),
        ("目前[^。；，]{0,10}现在|现在[^。；，]{0,10}目前|目前，现在", "“目前”“现在”请只留一个"),
        ("截至到|直至到|截至于", "“截至”已有“到”的意思，请删去后一个字"),
        ("截至[^，。；]{1,14}为止|截止[^，。；]{1,14}为止", "“截至”和“为止”请只留一个"),
        ("原因是(?:因为|由于)", "“原因”和“因为”“由于”请只留一个"),
        ("目的是为了", "请改为“目的是”，或者“是为了”"),
        ("付诸于|诉诸于|公诸于|见诸于", "“诸”就是“之于”，请删去“于”"),
        ("非常十分|十分非常|特别非常|尤其特别|特别尤其|非常极其|极其非常", "请只留一个"),
        ("必须一定要|一定必须|必须务必|务必必须|务必一定|必须得要", "请只留一个"),
        ("并且而且|而且并且|但是却但|不但不仅|不仅不但|从而因此|因此从而|所以因此|因此所以", "请只留一个"),
        ("各种种类|种种各种|各种各类种", "请只留一个"),
        ("众多许多|许多众多|诸多许多|许多诸多|大量许多|大多数多数", "请只留一个"),
        ("各个[^，。；]{1,6}们", "“各个”后面不用“们”"),
        ("切忌不要|切忌不能|切勿不要|禁止不准|禁止不得|严禁不得|严禁不准", "这样说意思反了，请只留一个"),
        (
            "(?:防止|避免|杜绝|防范)[^，。；]{0,12}不(?:再)?(?:发生|出现)",
            "“防止”“避免”和“不”合在一起意思反了，请删去“不”或“不再”",
        ),
        ("(?:提前|事先)预先|预先事先|提前事先", "请只留一个"),
        ("重新再(?![生造就])(?=[\u4e00-\u9fff])", "请只留一个"),
        ("(?:共同|一起|一同)一?(?:共同|一起)(?=[\u4e00-\u9fff])", "请只留一个"),
        ("(?:全部|所有)都?(?:全部|所有)(?=[\u4e00-\u9fff])", "请只留一个"),
        ("(?:过去|以往)历史", "请只留一个"),
        (
            "(?:总共|一共)(?:共计|合计|总计)|(?:共计|合计|总计)(?:总共|一共|共计|合计|共)(?=\\d)|累计共计|共累计|累计总计",
            "请只留一个",
        ),
        ("日益越来越|越来越日益|日渐越来越|逐渐越来越|逐步渐渐|逐渐逐步|逐步逐渐", "请只留一个"),
        ("(?:凯旋|胜利凯旋)(?:而归|归来)|胜利凯旋", "“凯旋”已有得胜归来的意思，请删去重复的字"),
        ("加以(?:进行|予以)|予以(?:进行|加以)|进行(?:加以|予以)|给予予以", "请只留一个"),
    )
)
_ANY_TWICE = re.compile("|".join(one.pattern.pattern for one in _SAID_TWICE))


def redundant(paper: Paper, _tables: Tables) -> Iterator[Noted]:
    """T505: 约130余条, 超过百分之九十以上, 少数个别: one thing said twice."""
    for line in reached(paper, RUNNING):
        if line.own:
            yield from _twice_about(line)
            for found in _ANY_TWICE.finditer(line.text):
                advice = next(
                    one.advice for one in _SAID_TWICE if one.pattern.match(line.text, found.start())
                )
                yield Noted(
                    "T505", line, *found.span(), f"“{found[0]}”意思重复。", f"{advice}。", certain=False
                )


def _twice_about(line: Line) -> Iterator[Noted]:
    """Yield the figures that two words make approximate."""
    done = -1
    for found in _FIGURE.finditer(line.text):
        before = line.text[max(0, found.start() - 1) : found.start()]
        marks = [found[name] for name in ("before", "after", "tail") if found[name]]
        if found["before"].startswith("约") and _SAVED.search(before):
            marks = marks[1:]
        if len(marks) > 1 and not _agrees(found):
            done = found.end()
            yield _about(line, found.start(), found.end(), marks)
    for found in _TAILED.finditer(line.text):
        if found.end() != done:
            yield _about(line, found.start(), found.end(), [found["after"], found["tail"]])


def _agrees(found: re.Match[str]) -> bool:
    """Tell whether two words belong together: 近5年以上 speaks of years, 不超过5日以内 is the language of statutes."""
    unit = found["unit"] or ""
    if unit in ("年", "天", "月") and found["before"].endswith("近"):
        return True
    return (
        not found["unit"]
        and not found["scale"]
        and found["after"] is None
        and found["tail"] in ("上下", "以下", "以内")
    )


def _about(line: Line, start: int, end: int, marks: list[str]) -> Noted:
    said = "、".join(f"“{mark}”" for mark in marks)
    message = f"“{line.text[start:end]}”里{said}都表示约数，重复了。"
    if marks[0] in _LIMITS and marks[-1] in ("以上", "左右", "上下"):
        message = f"“{line.text[start:end]}”里{said}意思重复或者相反。"
    if marks[0] in _LESS:
        message = f"“{line.text[start:end]}”里{said}意思相反。"
    return Noted("T505", line, start, end, message, "请只留一个。", certain=False)
