"""Laws, organs and places: titles a character off, laws not in force, organs that are no more, another county."""

from __future__ import annotations

import re
from random import Random

from benchmarks.damages.text import Edit, Report, Variant, pairs, swaps

_BEGINS = {
    "民营经济促进法": 2025,
    "突发公共卫生事件应对法": 2025,
    "法治宣传教育法": 2025,
    "学前教育法": 2025,
    "能源法": 2025,
    "公平竞争审查条例": 2024,
    "网络数据安全管理条例": 2025,
    "爱国主义教育法": 2024,
    "粮食安全保障法": 2024,
    "行政执法监督条例": 2026,
}
# Where people copy from: places of other provinces, of the same rank as the report's; towns are made up.
_TOWNS = ("临江", "安和", "永乐", "东阳坪", "平川", "石门口", "太和", "金谷")
_OTHERS = {
    "县": "嘉祥 武功 桐庐 长丰 宁远 清流 蓬溪 馆陶 兰考 横峰 谷城 平塘",
    "区": "海曙 雁塔 锦江 岳麓 天河 江岸 红谷滩 历下 云岩 五华 包河 金水",
    "市": "义乌 昆山 晋江 诸城 仁怀 浏阳 钟祥 阆中 韩城 巩义 迁安 樟树",
    "旗": "准格尔 敖汉 杭锦 额济纳 喀喇沁 克什克腾",
}
_CITIES = "台州 宿迁 莆田 滁州 宜春 宜昌 岳阳 绵阳 遵义 宝鸡 洛阳 邢台"
_OVER_COUNTIES = re.compile("县（市、区）|县（市）区|县（区）|县区|区县|各县")
# Sentences in which another place may stand by right: its court tries the case, it is a neighbour, people went there.
_BY_RIGHT = "法院|检察院|毗邻|相邻|接壤|交界|周边|考察|学习借鉴|取经|签订|签署|合作|协作|联合|对口|跨[区省县市]|兄弟|移送|来自"
_OWN = r"(?<![健安齐完保])(?:全|我)"
_NATIONAL = re.compile(
    "《中华人民共和国|《法治政府建设|《重大行政决策程序|第一责任人职责规定》|《行政执法监督条例》"
)
_HONOURED = "获|评为|评选|授予|命名|入选|表彰|率先|领先|首创|首[个批家]|第一|排名|名列|居"
_REFORMED = 2019

TITLE: Variant = swaps(
    "《([^》\n]{0,20}?)(法|条例|规定|办法|纲要)([^》\n]{0,14})》",
    lambda m, rng: rng.choice(_title_slips(m)),
    "法规名称错字",
)


def _title_slips(m: re.Match[str]) -> list[str]:
    kinds = {
        "法": ("发", "法法"),
        "条例": ("条列", "例条"),
        "规定": ("规订",),
        "办法": ("办发",),
        "纲要": ("刚要",),
    }
    slips = [f"《{m[1]}{wrong}{m[3]}》" for wrong in kinds[m[2]]]
    swapped = m[0].replace("行政", "政行", 1)
    if _NATIONAL.search(m[0]):
        swapped = swapped.replace("决策", "决定", 1).replace("法治", "法制", 1)
    return [*slips, swapped] if swapped != m[0] else slips


def title_said(_report: Report, rng: Random) -> str:
    """Write a sentence with the title of a law, a character off."""
    return rng.choice(
        (
            "严格执行⟦《中华人民共和国行政处罚发》⟧。",
            "认真贯彻⟦《中华人民共和国行政复仪法》⟧。",
            "依据⟦《中华人民共和国行政强制执法法》⟧规范查封扣押行为。",
            "落实⟦《重大行政决策程序暂行条列》⟧。",
            "贯彻⟦《优化经商环境条例》⟧。",
            "严格落实⟦《中华人民共和国政府信息公开条列》⟧。",
            "学习⟦《中华人民共和国行政诉诉法》⟧。",
            "贯彻⟦《保障农民工资支付条例》⟧。",
        )
    )


def repealed_said(report: Report, rng: Random) -> str:
    """Write a sentence that cites a law that had been repealed when the year began."""
    gone = [
        "劳动教养试行办法",
        "城市房屋拆迁管理条例",
        "中华人民共和国城市规划法",
        "中华人民共和国治安管理处罚条例",
    ]
    if report.year > 2020:
        gone += [f"中华人民共和国{n}法" for n in ("合同", "物权", "侵权责任", "婚姻", "继承", "担保")]
        gone += ["中华人民共和国民法通则", "中华人民共和国民法总则"]
    if report.year > 2022:
        gone += ["信访条例"]
    name = rng.choice(gone)
    return rng.choice(
        (
            f"认真贯彻⟦《{name}》⟧。",
            f"严格执行⟦《{name}》⟧等法律法规。",
            f"根据⟦《{name}》⟧有关规定，规范办理程序。",
        )
    )


def not_yet_said(report: Report, rng: Random) -> str:
    """Write a sentence that cites as its basis a law that began after the year was over; empty where none is known."""
    later = [name for name, year in _BEGINS.items() if year > report.year]
    if not later:
        return ""
    name = rng.choice(later)
    title = f"国务院《{name}》" if name.endswith("条例") else f"《中华人民共和国{name}》"
    return rng.choice((f"依据⟦{title}⟧开展执法检查{{n}}次。", f"根据⟦{title}⟧规定，查处违法案件{{n}}件。"))


def article_said(_report: Report, rng: Random) -> str:
    """Write a sentence that cites an article that the law does not have."""
    return rng.choice(
        (
            "依据⟦《中华人民共和国行政处罚法》第一百二十条⟧作出不予处罚决定。",
            "根据⟦《中华人民共和国行政许可法》第九十九条⟧规范许可程序。",
            "按照⟦《中华人民共和国行政复议法》第一百五十条⟧办理案件。",
        )
    )


_NAMES_OF_OLD: Variant = pairs(
    {
        "县司法局": "县法制办",
        "区司法局": "区法制办",
        "市司法局": "市法制办",
        "司法局": "政府法制办公室",
        "市场监管局": "工商局|质监局|食药监局",
        "市场监督管理局": "工商行政管理局|质量技术监督局",
        "自然资源局": "国土资源局|国土局",
        "生态环境局": "环保局|环境保护局",
        "应急管理局": "安监局",
        "卫生健康局": "卫计局|卫生和计划生育局",
        "卫健局": "卫计局",
        "文化和旅游局": "文广新局",
    },
    "旧机构名称",
    unless="原|更名|改革前|组建|挂牌|整合|划转|20(?:0\\d|1[0-8])年",
)


def old_organs(report: Report, rng: Random) -> list[Edit]:
    """Call an organ by the name it had before 2019; in reports of later years only, and not where history is told."""
    return _NAMES_OF_OLD(report, rng) if report.year >= _REFORMED else []


def old_organ_said(report: Report, rng: Random) -> str:
    """Write a sentence with an organ that had been merged into another; empty for a year in which it may have been."""
    if report.year < _REFORMED:
        return ""
    organ = rng.choice(
        ("法制办", "工商局", "质监局", "国土资源局", "环保局", "安监局", "卫计局", "食药监局", "国税局")
    )
    return rng.choice(
        (
            f"⟦{{level}}{organ}⟧牵头开展专项检查{{n}}次。",
            f"会同⟦{{level}}{organ}⟧开展联合执法。",
            f"由⟦{{level}}{organ}⟧负责合法性审查。"
            if organ == "法制办"
            else f"由⟦{{level}}{organ}⟧负责落实整改。",
        )
    )


ORGAN_GARBLED: Variant = pairs(
    {
        "司法局": "司局法|司法司|司法局局",
        "市场监管局": "市场监局|市监管场局",
        "人民政府": "人民政政府|人政府|民人政府",
        "委全面依法治": "委全面依法",
        "信访局": "信仿局|信访访局",
        "常务会议": "常务议会|常委会议务",
    },
    "机构名称错字",
)


def other_county(report: Report, rng: Random) -> list[Edit]:
    """Leave the name of the county that the draft was copied from."""
    name, unit = _other_place(report, rng), report.unit
    own = rf"{re.escape(report.county)}|{_OWN}{unit}(?![场域民委级])"
    return swaps(own, name, "留有外地名称", "body", unless=_BY_RIGHT)(report, rng)


def _other_place(report: Report, rng: Random) -> str:
    """Choose a place of the same rank that the report does not name: a real one, but for towns."""
    names: tuple[str, ...] = tuple(_OTHERS.get(report.unit, "").split()) or _TOWNS
    if report.unit == "市" and _OVER_COUNTIES.search(report.text):
        names = tuple(_CITIES.split())
    return rng.choice([n for n in names if n not in report.text]) + report.unit


def other_county_said(report: Report, rng: Random) -> str:
    """Write a sentence copied from another county."""
    name = _other_place(report, rng)
    office = "司法局" if report.level == report.unit else "司法所"
    return rng.choice(
        (
            f"⟦{name}⟧坚持以人民为中心，推动法治惠民。",
            f"成立⟦{name}⟧法治政府建设领导小组。",
            f"⟦{name}⟧{office}开展法治体检{{n}}次。",
            f"印发⟦《{name}法治政府建设工作要点》⟧。",
        )
    )


def organ_differs(report: Report, rng: Random) -> list[Edit]:
    """Sign in the name of another county."""
    name = _other_place(report, rng)
    return swaps(re.escape(report.county), name, "落款机关与标题不同", "sign")(report, rng)


def other_level(report: Report, rng: Random) -> list[Edit]:
    """Speak of 我市 in the report of a county, of 我县 in that of a city."""
    unit, place = report.unit, rng.choice(_levels(report))
    variants = [
        swaps(f"(?<!自)我{unit}(?![场域])", f"我{place}", "称谓层级错", unless=_HONOURED),
        swaps(f"(?<![健安齐完保])全{unit}(?=法治|各|共)", f"我{place}", "称谓层级错", unless=_HONOURED),
    ]
    return [edit for variant in variants for edit in variant(report, rng)]


def _levels(report: Report) -> tuple[str, ...]:
    """Return what the place is not; 我区 may be said of an autonomous region by all that is in it."""
    others = {"县": ("市", "区"), "区": ("县", "市"), "市": ("县", "区"), "旗": ("县", "市")}
    others |= {"镇": ("乡", "街道"), "乡": ("镇", "街道"), "街道": ("镇", "乡")}
    return tuple(o for o in others[report.unit] if o != "区" or "自治区" not in report.text)


def other_level_said(report: Report, rng: Random) -> str:
    """Write a sentence that speaks of 我市 in the report of a county."""
    place = _levels(report)[0]
    return rng.choice(
        (
            f"⟦我{place}⟧法治建设水平不断提升。",
            f"推动⟦我{place}⟧营商环境持续优化。",
            f"⟦我{place}⟧组织开展法治宣传{{n}}场。",
        )
    )


def paper_number_said(_report: Report, rng: Random) -> str:
    """Write a sentence with a number of a paper in wrong brackets or with a word too many."""
    return rng.choice(
        (
            "印发实施方案（{seat}政办发⟦[{year}]12号⟧）。",
            "转发《关于加强合法性审查的通知》（{seat}政发⟦(2024)8号⟧）。",
            "出台《行政调解办法》（{seat}政办⟦〔{year}〕第15号⟧）。",
            "印发《行政执法监督办法》（{seat}政规⟦〔{year}〕03号⟧）。",
            "印发《法律顾问办法》（{seat}政办发⟦【{year}】6号⟧）。",
        )
    )
