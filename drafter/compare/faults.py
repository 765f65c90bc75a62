"""Why two facts files cannot be compared, and what to know when they are."""

from __future__ import annotations

from drafter.findings import DrafterError, Finding, Level, Place, Rule

NOT_COMPARED = Rule(
    "H207", "不能对比", Level.ERROR, "对比的是同一个地方前后两年的报告，拿错了文件，比出来的都不对。"
)
OTHER_ORGAN = Rule(
    "H208", "机关不同", Level.WARNING, "两份报告不是一个机关的，比出来的多半不是变化，是两个地方的差别。"
)


def no_report(path: str) -> DrafterError:
    """Say that a plan is no report."""
    advice = "请写报告的事实文件；拿方案对照报告，在报告里写“对照方案”。"
    return DrafterError(Finding(NOT_COMPARED, Place(path), "这是方案的事实文件，不是报告的。", advice))


def no_year(path: str) -> DrafterError:
    """Say that nobody knows the year of a report."""
    message = "文件里没有年度，不知道是哪一年的报告。"
    return DrafterError(Finding(NOT_COMPARED, Place(path), message, "请先在这个文件里写上“年度”。"))


def wrong_years(path: str, last: int, this: int) -> DrafterError:
    """Say that two reports are not on two years, the second right behind the first."""
    if last == this:
        message, advice = f"两个文件都是{this}年度的。", "先写上年的文件，再写今年的。"
    elif last == this + 1:
        message = f"次序反了：前一个是{last}年度，后一个是{this}年度。"
        advice = "先写上年的文件，再写今年的。"
    else:
        message = f"前一个是{last}年度，后一个是{this}年度，不是前后两年，算不成同比。"
        advice = "请换成紧接着的两年。"
    return DrafterError(Finding(NOT_COMPARED, Place(path), message, advice))


def other_organ(path: str, last: str, this: str) -> Finding:
    """Say that two reports are not of the same organ."""
    message = f"上年的机关是“{last}”，今年的是“{this}”。"
    return Finding(OTHER_ORGAN, Place(path), message, "改了名的不用管；拿错了文件的，换成同一个机关的。")
