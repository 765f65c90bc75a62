"""Why a facts file cannot be rolled forward, and what was left behind."""

from __future__ import annotations

from drafter.findings import DrafterError, Finding, Level, Place, Rule

NOT_ROLLED = Rule("H206", "不能结转", Level.ERROR, "结转是由一年的报告接着写下一年的，年份、文件要对得上。")


def no_report(path: str) -> DrafterError:
    """Say that a plan is no report."""
    advice = "请写报告的事实文件；明年的方案、工作要点抄一份来改。"
    return DrafterError(Finding(NOT_ROLLED, Place(path), "这是方案的事实文件，不是报告的。", advice))


def no_year(path: str) -> DrafterError:
    """Say that nobody knows the year of the old report."""
    advice = "请先在这个文件里写上“年度”，写报告说的是哪一年。"
    return DrafterError(Finding(NOT_ROLLED, Place(path), "文件里没有年度，不知道结转到哪一年。", advice))


def wrong_year(place: Place, old: int, wanted: int) -> DrafterError:
    """Say that facts roll into the next year and no other."""
    if wanted == old:
        message = f"这个文件就是{old}年度的，不能结转成同一年。"
    elif wanted < old:
        message = f"这个文件是{old}年度的，不能往回结转到{wanted}年度。"
    else:
        message = f"这个文件是{old}年度的，中间隔着年，不能一步结转到{wanted}年度：上年数会是隔年的。"
    advice = f"请写 --year {old + 1}，或者不写 --year。"
    return DrafterError(Finding(NOT_ROLLED, place, message, advice))


def nothing_there(path: str) -> DrafterError:
    """Say that a file has nothing of a report in it."""
    message = "文件里没有“工作情况”“存在问题”“下一步工作打算”，没有可以结转的。"
    return DrafterError(Finding(NOT_ROLLED, Place(path), message, "请写填好了的报告的事实文件。"))
