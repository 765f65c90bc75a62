"""N109, N110, N111: averages, numbers of things listed, and one thing counted in two units."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from drafter.chinese import parse_numeral, shown
from drafter.rules.text.clauses import Figure, clauses_of
from drafter.rules.text.counts import counts_of, is_change, label_of
from drafter.rules.text.noted import Noted
from drafter.rules.text.paper import Line, Paper

if TYPE_CHECKING:
    from drafter.rules.text.checker import Tables

_EVERY = re.compile(
    r"平均(?:到)?每一?[个名家户件所位]?(?P<what>[^，、。；每\d]{0,10})$|(?P<per>[人村户镇乡])均[^，、。；均]{0,8}$"
)
_TIMES = {"月": 12, "季度": 4, "季": 4}
_PEOPLE = ("人", "名", "位")
_BESIDE = re.compile("[^，。；]{0,8}(?:和|及|与|、)[^，。；]{0,8}")
_EARLIER, _LONGEST_ITEM = 12, 8
_ITEM = "[^、，,。；;：:！？“”‘’《》（）()\\d]"
_LIST = re.compile(
    rf"(?P<items>{_ITEM}{{1,24}}(?:、{_ITEM}{{1,16}}?){{1,11}}?)(?P<open>等)?"
    r"(?P<number>\d{1,2}|[两二三四五六七八九十]{1,2})(?P<measure>个|项|类|种|大|级)?(?:试点|重点|民生|关键|主要|领导|专业|行业)?"
    "(?P<noun>级|协调小组|小组|中心|窗口|基地|方面|环节|领域|部门|单位|乡镇|镇街|镇|乡|街道|村|社区|制度|机制|体系|平台|阶段|层面|层级|原则|重点|关键|"
    "主题|课题|渠道|维度|方向|步骤|程序|要素|类别|片区|群体|工程|行业|指标|标准|清单|板块|专题|专项|县区|事项|决策|排查|整治|检查|监督|方式|宣传周|纪念日|节点|工作室|调解室|调委会|委员会|通道|档次|等次|档|情形|主体班|班次|条线)"
)
# without a noun only where the number is in characters, or kinds are counted: 物业、医疗、劳动争议三类占七成, 4类案件
_NAMED = re.compile(
    rf"(?P<items>{_ITEM}{{1,24}}(?:、{_ITEM}{{1,12}}?){{1,11}}?)(?P<open>等)?(?P<number>[两二三四五六七八九十]|\d{{1,2}}(?=[类种](?!别)))(?P<measure>类|种|项)"
)
_VERBS = (
    "参与", "办理", "审查", "开展", "建立", "完成", "处理", "解决", "设立", "打造", "制定", "出台", "组织", "深入", "联系",
    "走访", "覆盖", "涉及", "推进", "落实", "健全", "完善", "围绕", "聚焦", "选取", "检查", "调研", "实施", "成立", "编制",
    "指导", "协调", "会同", "联合", "印发", "牵头", "确定", "命名", "评选", "创建", "建成", "部分", "其他", "全部", "各", "近",
    "在", "对", "到", "为", "向", "与", "约", "共", "第", "前", "后", "这", "下", "的", "了",
    "等", "周边", "所有", "召集", "抽取", "查处", "整治", "梳理", "提出", "明确", "采取", "提供", "推出", "列出", "发现", "形成",
    "排查", "核查", "抽查", "推行", "实行", "总结", "曝光", "公布", "公示", "取消", "下放", "承接", "发布", "发放", "通报",
    "修改", "废止", "保留", "列入", "纳入", "按", "按照", "分", "是", "有", "及", "和", "其", "另", "有关", "相关", "同",
    "由", "从", "修订",
)  # fmt: skip
# what a way of doing something may be called though it is a verb: 业务指导、争议解决2项机制
_NOMINAL = (
    "解决", "审查", "办理", "指导", "协调", "处理", "检查", "调研", "参与", "联系", "走访", "评选", "公示", "公布",
    "通报", "抽查",
)  # fmt: skip
_WAYS = frozenset({"机制", "制度", "方式", "程序", "环节", "渠道"})
_SETS_UP = re.compile("(?<=[一-龥])(?:建立|健全|完善|推行|实行|落实|形成)(?=[一-龥]{2})")
_COUNTED = re.compile("[两二三四五六七八九十][级项类种个]$")  # 县、乡、村三级四类网络
_JOINED = re.compile("以及|和|及|与|或")
_PROCESS = re.compile(
    "(?:均|全部|已|共|其中)*(?:结案|审结|办结|受理|(?:成功)?(?:调解|化解)(?:成功)?|成功|立案|调处|处结|调结)"
)
_CASES = frozenset({"件", "起", "宗", "例"})


def averages(paper: Paper, tables: Tables) -> Iterator[Noted]:
    """Note averages that the totals around them do not give."""
    del tables
    for line in paper.prose:
        if not (paper.from_facts and not line.own):
            for figure in clauses_of(line.text).figures:
                found = _EVERY.search(figure.before)
                if found and figure.exact and not figure.is_rate and not is_change(figure):
                    yield from _average(line, figure, found)


def _average(line: Line, figure: Figure, found: re.Match[str]) -> Iterator[Noted]:
    counts = [c for c in counts_of(line.text) if c.start < figure.start][-_EARLIER:]
    what = found["what"] or found["per"] or ""
    totals = [c for c in counts if c.kind == figure.kind and c.exact]
    if any(not c.exact and c.kind == figure.kind for c in counts[-2:]):
        return
    divisors = _divisors(counts, what, figure)
    pairs = [(t, d) for t in totals for d in divisors if d > 0 and t.value >= d]
    if not pairs or any(abs(t.value / d - figure.value) < figure.grain for t, d in pairs):
        return
    total, divisor = pairs[-1]
    if total.sentence < figure.sentence - 1 or total.value / divisor > figure.value * 10:
        return
    average = total.value / divisor / (figure.value / figure.stated.value)
    message = f"{total.text}÷{shown(divisor.normalize())}＝{shown(average, 2)}{figure.unit}，文中平均数是{figure.text}。"
    yield Noted("N109", line, figure.digits[0], figure.end, message)


def _divisors(counts: list[Figure], what: str, figure: Figure) -> list[Decimal]:
    """Return the counts that an average may be divided by: 178个村 for 平均每村."""
    if what in _TIMES:
        return [Decimal(_TIMES[what])] if any("全年" in c.before for c in counts) else []
    if not what:
        return []
    if what == "人":
        return [c.value for c in counts if c.unit in _PEOPLE and c.exact and c.kind != figure.kind]
    exact = [c for c in counts if c.exact and c.kind != figure.kind]
    named = [c for c in exact if what[:2] in (f"{c.unit}{c.after[:12]}" + c.before[-8:])]
    both = [
        one.value + other.value  # 142个村和42个社区
        for one, other in pairwise(exact)
        if (one in named or other in named) and one.kind == other.kind and _BESIDE.fullmatch(other.gap)
    ]
    return [*(c.value for c in named), *both]


_TITLES = re.compile(
    r"(?<![和与及、])(?P<titles>(?:《[^《》]{2,40}》(?:（[^（）]{1,16}）)?[、和及]?){2,10})(?P<open>等)?"
    r"(?P<number>\d{1,2}|[两二三四五六七八九十])(?:项|部|个|件|份)"
)


def _titles_miscounted(text: str) -> Iterator[tuple[int, int, str]]:
    for found in _TITLES.finditer(text):
        listed, shown_as = found["titles"].count("《"), found["number"]
        said = int(shown_as) if shown_as.isdecimal() else parse_numeral(shown_as.replace("两", "二"))
        if said is not None and (said < listed if found["open"] else said != listed):
            yield *found.span(), f"前面列出{listed}个文件，后面的数却是{shown_as}。"


def enumerations(paper: Paper, tables: Tables) -> Iterator[Noted]:
    """Note numbers of things that are not as many as were listed before them."""
    del tables
    for line in paper.prose:
        for start, end, message in _titles_miscounted(line.text):
            yield Noted("N110", line, start, end, message, certain=False)
        for clause in clauses_of(line.text).clauses:
            if "、" not in clause.text or len(clause.text) > 200:
                continue
            for found in (*_LIST.finditer(clause.text), *_NAMED.finditer(clause.text)):
                message = _miscounted(found)
                if message:
                    start = clause.start + found.start("items")
                    yield Noted("N110", line, start, clause.start + found.end(), message, certain=False)


def _miscounted(found: re.Match[str]) -> str:
    items = found["items"].split("、")
    said = (
        int(found["number"])
        if found["number"].isdigit()
        else parse_numeral(found["number"].replace("两", "二"))
    )
    if said is None or not 2 <= said <= 12 or len(items[-1]) > 14:
        return ""
    nominal = found.groupdict().get("noun") in _WAYS and items[-1].endswith(_NOMINAL)
    if (items[-1].endswith(_VERBS) and not nominal) or _COUNTED.search(items[-1]):
        return ""
    acts = [at for at, item in enumerate(items) if at and _SETS_UP.search(item)]
    items = items[acts[-1] :] if acts else items  # 与法院、工会建立通报、会商、确认3项机制
    least = len(items)
    named = [item for item in items if item is not items[0] or len(item) <= _LONGEST_ITEM]
    most = least + sum(len(_JOINED.findall(item)) for item in named)
    if found["open"]:
        if least <= said:
            return ""
    elif least <= said <= most or min(abs(said - least), abs(said - most)) > 1 + (found["measure"] == "大"):
        return ""
    listed = "、".join((items[0][-6:], *items[1:]))
    return f"前面列出“{listed}”共{least}项，后面的数却是{found['number']}。"


def units(paper: Paper, tables: Tables) -> Iterator[Noted]:
    """Note one thing counted in two units in one sentence: 受理7123起，结案6536件."""
    del tables
    for line in paper.prose:
        if paper.from_facts and not line.own:
            continue
        counts = counts_of(line.text)
        for first, second in pairwise(counts):
            if (
                first.sentence != second.sentence
                or first.unit == second.unit
                or second.clause > first.clause + 1
            ):
                continue
            if {first.unit, second.unit} <= _CASES and _PROCESS.fullmatch(label_of(second)):
                message = f"前面是{first.text}，后面是{second.text}，同一事项用了“{first.unit}”和“{second.unit}”两个量词。"
                yield Noted("N111", line, first.start, second.end, message, certain=False)
        yield from _money(line, counts)


def _money(line: Line, counts: tuple[Figure, ...]) -> Iterator[Noted]:
    """Note amounts of one sentence with the same digits, one in 元 and the other in 万元."""
    money = [c for c in counts if c.kind == "元" and len(c.shown.replace(".", "")) > 2]
    for first, second in pairwise(money):
        ratio = max(first.value, second.value) / max(min(first.value, second.value), Decimal(1))
        close = first.sentence == second.sentence and first.unit != second.unit
        if close and first.stated.value == second.stated.value and ratio >= 10_000:
            message = f"{first.text}和{second.text}数字相同，单位不同，相差{shown(ratio.normalize())}倍。"
            yield Noted("N111", line, first.start, second.end, message, certain=False)
