"""Words: placeholders left, sentences cut, words doubled, the usual confusions."""

from __future__ import annotations

import re
from itertools import pairwise
from random import Random

from benchmarks.damages.text import Edit, Report, Variant, pairs, swaps

_HAN = r"[\u4e00-\u9fff]"
_WORDS = (
    "推进|落实|加强|开展|组织|完善|工作|建设|法治|行政|执法|监督|强化|提升|规范|全面|依法|政府|制度|机制|服务|群众|培训|"
    "审查|案件|问题|深入|持续|推动|学习|贯彻|审核|保障|责任|人员|部门"
)
# Doubled before these, a word may belong once to what goes before and once to what follows.
_COMPOUND = (
    "性|员|人|制|班|机|部门|报告|清单|规划|群众|企业|化|局|队|力|工作|信息|网站|门户|采购|规章|令|常务|文书|案件|服务|建设"
    "|标准"
)
_ITEM = re.compile(
    r"[\s　]*(?:[（(]?[\d一二三四五六七八九十]+[）).．、]|[一二三四五六七八九十]是|其[一二三四五]|第[一二三四五])"
)
_WANTING = re.compile(
    rf"(?:和|与|及|以及|把|将|向|对|的)(?<!目的)(?<![温调缓]和)(?<![参赋给]与)(?<![涉普]及)(?<![应面核针反相]对)"
    rf"(?<!即将)(?<![方志倾去导]向)(?<!是.的)(?={_HAN}{{4,}}。)"
)
# What is left of a set word may be a word of its own.
_PROPER = ("合法审查", "规范文件", "负责", "行政法", "行政处")
_HOLES = (
    "XX",
    "××",
    "____",
    "（略）",
    "（待填）",
    "XXX",
    "***",
    "【】",
    "＿＿",
    "？？",
    "{数量}",
    "○○",
    "[待补充]",
    "（）",
)

HOLE: Variant = swaps(
    r"(?<![\d.])\d+(?:\.\d+)?(?=[件次人份条场名起部家项户])",
    lambda _m, rng: rng.choice(_HOLES),
    "占位未填",
)


def hole_said(_report: Report, rng: Random) -> str:
    """Write a sentence in which something is still to be filled in."""
    return rng.choice(
        (
            "全年开展法治讲座⟦XX⟧场。",
            "印发⟦《××县法律顾问工作办法》⟧。",
            "共接待来访群众⟦____⟧人次。",
            "全年公证事项办理情况⟦（略）⟧。",
            "办理公证⟦待填⟧件。",
            "有关数据⟦（待核）⟧。",
            "司法所规范化建设达标率⟦__%⟧。",
            "聘请法律顾问⟦（数字待司法局提供）⟧名。",
            "⟦【此处补充典型案例】⟧",
            "培训人数较上年增长⟦X%⟧。",
        )
    )


def note_said(_report: Report, rng: Random) -> str:
    """Write a remark of those who worked on the draft, left in it."""
    return rng.choice(
        (
            "⟦（请核实）⟧",
            "⟦（此处数据与法制股再核对）⟧",
            "⟦【张主任：这段再精简一下】⟧",
            "⟦（注：该数据定稿前请法制股补报）⟧",
            "⟦TODO：补充案例。⟧",
            "⟦（这句话删掉？）⟧",
            "⟦[批注1：建议补充]⟧",
            "⟦（详见附件，待补）⟧",
        )
    )


def markup_said(_report: Report, rng: Random) -> str:
    """Write a sentence with remains of a web page, of another program or of a field."""
    return rng.choice(
        (
            "法治宣传⟦&nbsp;⟧活动深入开展。",
            "⟦**⟧持续优化法治环境**。",
            "深化普法依法治理⟦<br>⟧工作。",
            "⟦错误！未找到引用源。⟧",
            "⟦### ⟧法治宣传有序开展。",
            "公共法律服务体系更加完善⟦[编辑]⟧。",
            '⟦<a href="http://www.example.gov.cn/art/2023/1.html">⟧法治宣传</a>扎实开展。',
        )
    )


def machine_said(_report: Report, rng: Random) -> str:
    """Write a sentence of the machine that was asked to write."""
    return rng.choice(
        (
            "⟦以下是为您生成的法治政府建设年度报告内容：⟧",
            "⟦希望以上内容对您有所帮助，如需调整请告诉我。⟧",
            "⟦作为一个人工智能语言模型，我无法获取实时数据。⟧",
            "⟦当然可以，下面是修改后的版本：⟧",
            "⟦（以上数据为示例，请根据实际情况替换）⟧",
        )
    )


def end_lost(report: Report, rng: Random) -> list[Edit]:
    """Lose the stop at the end of a paragraph, or leave a comma there; a ； ends items of lists by right."""
    new = rng.choice(("", "", "，", "；", "、"))
    every = report.paragraphs()
    items = {p for p, after in pairwise(every) if _ITEM.match(p.text) or _ITEM.match(after.text)}
    ended = [p for p in report.paragraphs("body") if p.text.endswith("。") and len(p.text) > 30]
    made = []
    for p in ended:
        mark = "" if new == "；" and p in items else new
        told = f"段末缺句号：…{p.text[-12:-1]}{mark}"
        made.append(Edit(p.end - 1, p.end, mark, told, (p.end - 2, p.end - 1)))
    return made


def cut_off(report: Report, rng: Random) -> list[Edit]:
    """Cut a paragraph off in the middle of a sentence."""
    made = []
    for p in report.paragraphs("body"):
        cuts = [m.end() for m in re.finditer(rf"{_HAN}{{6}}(?={_HAN}{{3}})", p.text) if m.end() > 30]
        if cuts and p.text.endswith("。"):
            at = p.start + rng.choice(cuts)
            made.append(Edit(at, p.end, "", f"半截句：…{report.text[at - 14 : at]}", (at - 6, at)))
    return made


def cut_within(report: Report, rng: Random) -> list[Edit]:
    """Cut a sentence off in the middle of a paragraph, behind a word that wants another; the stop remains."""
    made = []
    for begin, end in report.sentences():
        clause = begin + max(report.text[begin:end].rfind(mark) for mark in "，；：") + 1
        cuts = [m.end() for m in _WANTING.finditer(report.text, clause, end)]
        if "是" in report.text[clause:end]:
            cuts = [at for at in cuts if report.text[at - 1] != "的"]
        if end - begin > 40 and report.text[end - 1] == "。" and cuts:
            at = rng.choice(cuts)
            made.append(Edit(at, end - 1, "", f"半截句：…{report.text[at - 14 : at]}", (at - 6, at + 1)))
    return made


def cut_said(_report: Report, rng: Random) -> str:
    """Write a sentence that was never finished."""
    return rng.choice(
        (
            "通过开展专项⟦督察，。⟧",
            "对⟦照检查，建立问题整改台账，实行⟧。",
            "进一步健全完善行政执法监督⟦的⟧。",
            "围绕重点领域⟦开展的⟧。",
            "⟦为了⟧。",
            "会同公安、交通等⟦部门以及⟧。",
        )
    )


DOUBLED_WORD: Variant = swaps(
    f"(?:{_WORDS})(?!{_COMPOUND})", lambda m, _rng: f"⟦{m[0] * 2}⟧", "词语重复", "body", "heading"
)
DOUBLED_CHARACTER: Variant = swaps(
    "(?<!目)的(?!确)|了(?!解)|(?<![调温缓])和(?!解)|(?<![应面核针反])对|(?<![存所正现实])在(?![建岗线编校册职])"
    "|(?<![行作成认])为|(?<![参赋给])与|件(?![数件])|(?<!年)年(?![度末底初中内均年])|(?<!即)将|(?<![合一兼])并",
    lambda m, _rng: f"⟦{m[0] * 2}⟧",
    "字重复",
)
DOUBLED_CLAUSE: Variant = swaps(
    rf"(?<=[，；。]){_HAN}{{4,9}}(?=[，。；])", lambda m, _rng: f"⟦{m[0] * 2}⟧", "短语重复"
)
TYPO: Variant = pairs(
    {
        "截至": "截止",
        "部署": "布署|布暑|部暑",
        "调解": "调节|调介",
        "法治政府": "法制政府|法治正府",
        "法治建设": "法治建社|法治件设",
        "法治思想": "法制思想",
        "法制审核": "法治审核",
        "行政复议": "行政复义|行政复仪",
        "行政诉讼": "行政诉颂|行政诉松",
        "行政许可": "行政许克",
        "贯彻": "惯彻|贯切",
        "统筹": "统畴",
        "健全": "建全",
        "落实": "落时|落石",
        "履行": "屡行",
        "职责": "职则",
        "纠纷": "纠份|纠分",
        "化解": "划解",
        "衔接": "衔街|街接",
        "薄弱": "簿弱",
        "和谐": "合谐",
        "台账": "抬账|台涨",
        "清单": "情单|轻单",
        "裁量": "裁良",
        "维护": "唯护",
        "程序": "程续|程叙",
        "制度": "治度|制渡",
        "创新": "创心",
        "行政权力": "行政权利",
        "权力运行": "权利运行|权力运形",
        "监督": "监都|监察督",
        "印发": "引发",
        "制定": "制订定|治定",
        "以习近平": "已习近平",
        "必须": "毕须",
        "其中": "其种",
        "坚持": "坚执|坚特",
        "案卷": "案券",
        "普法": "谱法",
        "复议": "复义",
        "仲裁": "仲栽",
        "期间": "期间间",
        "执行": "执刑",
    },
    "错别字",
    "body",
    "heading",
)


def typo_said(_report: Report, rng: Random) -> str:
    """Write a sentence with one of the usual confusions."""
    return rng.choice(
        (
            "⟦截止⟧年底，建成司法所{n}个。",
            "进一步⟦联序⟧各项工作。",
            "全面⟦布署⟧法治惠民工作。",
            "扎实推进⟦法制政府⟧建设。",
            "健全人民⟦调节⟧组织网络。",
            "公证服务更加⟦便截⟧。",
            "法治氛围日益⟦浓后⟧。",
            "群众法治意识明显⟦题升⟧。",
            "做到⟦再接再励⟧。",
            "责任⟦落实到为⟧。",
            "发挥好参谋⟦住手⟧作用。",
            "坚决防止⟦推委⟧扯皮。",
        )
    )


CHARACTER_LOST: Variant = swaps(
    "行政复议|法治政府|行政执法|人民政府|法治思想|合法性审查|行政处罚|行政许可|规范性文件|营商环境|负责人|政务服务|人民调解",
    lambda m, rng: _without_one(m[0], rng),
    "漏字",
    "body",
    "heading",
)
CHARACTERS_SWAPPED: Variant = swaps(
    "行政复议|法治政府|行政执法|人民政府|法治思想|合法性|行政处罚|营商环境|负责人|政务服务|人民调解|贯彻落实|规范性文件",
    lambda m, rng: _exchanged(m[0], rng),
    "字序颠倒",
    "body",
    "heading",
)
TRADITIONAL: Variant = pairs(
    {
        "建设": "建設",
        "实施": "實施",
        "监督": "監督",
        "规范": "規範",
        "学习": "學習",
        "执法": "執法",
        "发展": "發展",
    },
    "繁体字",
    "body",
    "heading",
)


def _without_one(word: str, rng: Random) -> str:
    shorter = [word[:at] + word[at + 1 :] for at in range(1, len(word))]
    return rng.choice([s for s in shorter if s not in _PROPER])


def _exchanged(word: str, rng: Random) -> str:
    at = rng.randrange(len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
