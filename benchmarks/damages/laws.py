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
_OTHERS = ("临江", "安和", "永乐", "东阳坪", "平川", "石门口", "太和", "金谷")

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
    swapped = m[0].replace("行政", "政行", 1).replace("决策", "决定", 1).replace("法治", "法制", 1)
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
            f"依据⟦《{name}》⟧办理相关案件。",
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
    title = f"《{name}》" if name.endswith("条例") else f"《中华人民共和国{name}》"
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


OLD_ORGANS: Variant = pairs(
    {
        "县司法局": "县法制办",
        "区司法局": "区法制办",
        "司法局": "法制局|政府法制办公室",
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
)


def old_organ_said(_report: Report, rng: Random) -> str:
    """Write a sentence with an organ that had been merged into another."""
    organ = rng.choice(
        ("法制办", "工商局", "质监局", "国土资源局", "环保局", "安监局", "卫计局", "食药监局", "国税局")
    )
    return rng.choice(
        (
            f"⟦{{unit}}{organ}⟧牵头开展专项检查{{n}}次。",
            f"会同⟦{{unit}}{organ}⟧开展联合执法。",
            f"由⟦{{unit}}{organ}⟧负责合法性审查。"
            if organ == "法制办"
            else f"由⟦{{unit}}{organ}⟧负责落实整改。",
        )
    )


ORGAN_GARBLED: Variant = pairs(
    {
        "司法局": "司局法|司法司|司法局局",
        "市场监管局": "市场监局|市监管场局",
        "人民政府": "人民政政府|人政府|民人政府",
        "委全面依法治": "委全面依法",
        "信访局": "信仿局|信访访局",
        "常务会议": "常务会会议|常委会议务",
    },
    "机构名称错字",
)


def other_county(report: Report, rng: Random) -> list[Edit]:
    """Leave the name of the county that the draft was copied from."""
    name = rng.choice([o for o in _OTHERS if o not in report.text]) + report.unit
    own = f"{re.escape(report.county)}|全{report.unit}|我{report.unit}"
    return swaps(own, name, "留有外地名称", "body")(report, rng)


def other_county_said(report: Report, rng: Random) -> str:
    """Write a sentence copied from another county."""
    name = rng.choice([o for o in _OTHERS if o not in report.text]) + report.unit
    return rng.choice(
        (
            f"⟦{name}⟧坚持以人民为中心，推动法治惠民。",
            f"成立⟦{name}⟧法治政府建设领导小组。",
            f"⟦{name}⟧司法局开展法治体检{{n}}次。",
            f"印发⟦《{name}法治政府建设工作要点》⟧。",
        )
    )


def organ_differs(report: Report, rng: Random) -> list[Edit]:
    """Sign in the name of another county."""
    name = rng.choice(_OTHERS) + report.unit
    return swaps(re.escape(report.county), name, "落款机关与标题不同", "sign")(report, rng)


def other_level(report: Report, rng: Random) -> list[Edit]:
    """Speak of 我市 in the report of a county, of 我县 in that of a city."""
    unit = report.unit
    wrong = {"县": ("市", "区"), "区": ("县", "市"), "市": ("县", "区")}.get(unit, ("乡", "街道"))
    place = rng.choice(wrong)
    variants = [
        swaps(f"我{unit}", f"我{place}", "称谓层级错"),
        swaps(f"全{unit}(?=法治|各|共)", f"我{place}", "称谓层级错"),
    ]
    return [edit for variant in variants for edit in variant(report, rng)]


def other_level_said(report: Report, rng: Random) -> str:
    """Write a sentence that speaks of 我市 in the report of a county."""
    place = {"县": "市", "区": "县", "市": "县"}.get(report.unit, "乡")
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
