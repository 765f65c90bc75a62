"""Why reports cannot make an outline, and what an outline made of them lacks."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.findings import DrafterError, Finding, Level, Place, Rule
from drafter.outline import Role

OTHERS = Rule(
    "H401", "不是一个县的", Level.ERROR, "提纲是一个县自己的写法，几个地方的报告混在一起，归纳不出来。"
)
TWICE = Rule("H402", "同一年两份", Level.WARNING, "一年只算一份，不然一份报告的写法会算成年年如此。")
NO_REPORT = Rule("H403", "不是年度报告", Level.ERROR, "归纳的是年度报告的写法，方案、工作要点另有提纲。")
TAKEN = Rule("H404", "已有这个提纲", Level.ERROR, "人改过的提纲不能悄悄换掉，所以从不覆盖。")
LACKING = Rule("H405", "报告里没有这一章", Level.WARNING, "法治政府建设年度报告按规定要写这一部分。")


def others(paths: Iterable[tuple[str, str]]) -> DrafterError:
    """Say whose reports these are: not those of one county."""
    found = [
        Finding(OTHERS, Place(path), f"这是{who}的报告。", "请只写一个县自己的报告。") for path, who in paths
    ]
    return DrafterError(found)


def twice(path: str, year: str, first: str) -> Finding:
    """Say that a year has a report already."""
    return Finding(TWICE, Place(path), f"{year}的报告已经有“{first}”，这一份没有用。", "请留要用的一份。")


def no_report(path: str) -> DrafterError:
    """Say that a paper is a plan."""
    advice = "请只写年度报告；方案用“实施方案”“工作要点”这两个提纲。"
    return DrafterError(Finding(NO_REPORT, Place(path), "这是方案，不是年度报告。", advice))


def no_year(path: str) -> DrafterError:
    """Say that the year of a report cannot be told."""
    advice = "请在标题里写明年度；或先用 drafter import 读成事实文件，写上“年度”再归纳。"
    return DrafterError(Finding(NO_REPORT, Place(path), "看不出是哪一年的报告，没有用。", advice))


def taken(path: str, name: str) -> DrafterError:
    """Say that there is an outline of that name."""
    advice = "请用 --name 另起一个名称，或先把原来的移走。"
    return DrafterError(Finding(TAKEN, Place(path), f"已经有叫“{name}”的提纲，没有覆盖。", advice))


def lacking(path: str, role: Role) -> Finding:
    """Say which part no report has."""
    advice = "这一章放在提纲末尾的注释里，要写就移到上面去。"
    return Finding(LACKING, Place(path), f"报告里没有看到“{role.value}”一章。", advice)
