"""Years, dates and days that are not those of the report."""

from __future__ import annotations

import re
from random import Random

from benchmarks.damages.text import Edit, Report, Variant, swaps

_IMPOSSIBLE = (
    "2月30日",
    "13月5日",
    "4月31日",
    "6月31日",
    "11月31日",
    "2月29日",
    "0月12日",
    "8月32日",
    "9月0日",
)


def of_year(*, offset: int, put: int, told: str, heading: bool | None = None) -> Variant:
    """Write another year: `offset` and `put` count from the report's; in the title (None), in headings or in the text."""

    def edits(report: Report, rng: Random) -> list[Edit]:
        role = "title" if heading is None else "heading" if heading else "body"
        pattern = rf"{report.year + offset}(?=年)"
        return swaps(pattern, str(report.year + put), told, role)(report, rng)  # type: ignore[arg-type]

    return edits


def opening_year(report: Report, rng: Random) -> list[Edit]:
    """Leave last year's number in the opening."""
    first = report.paragraphs("body")[:1]
    edits = []
    for p in first:
        for m in re.finditer(rf"{report.year}(?=年(?!—|-|至))", p.text):
            wrong = str(report.year + rng.choice((-1, 1)))
            told = f"开头年份：{m[0]}→{wrong}"
            edits.append(Edit(p.start + m.start(), p.start + m.end(), wrong, told))
    return edits


def plan_year(report: Report, _rng: Random) -> list[Edit]:
    """Let the plan of next year speak of the year that is over, or of the one before."""
    plan = rf"(?<![—–至-]){report.year + 1}(?=年[^。]{{0,30}}(?:将|要|打算|安排|计划|工作|重点))"
    edits = []
    for p in report.paragraphs("body", "heading"):
        for m in re.finditer(plan, p.text):
            wrong = str(report.year)
            told = f"下年打算写成旧年份：{m[0]}→{wrong}（{p.text[:20]}）"
            edits.append(Edit(p.start + m.start(), p.start + m.end(), wrong, told))
    return edits


def slipped_year(report: Report, rng: Random) -> list[Edit]:
    """Slip on the keys while typing a year."""
    said = str(report.year)
    wrong = rng.choice(
        (said[:2] + said[3] + said[2], said[:3], said + said[-1], "21" + said[2:], "1" + said[1:])
    )
    return swaps(rf"{said}(?=年)", wrong, "年份笔误", "body")(report, rng)


def impossible_day(report: Report, rng: Random) -> list[Edit]:
    """Write a day that no calendar has, in place of one that the report names."""
    pattern = r"(?<!\d)\d{1,2}月\d{1,2}日"
    return swaps(pattern, lambda _m, _r: rng.choice(_days(report)), "不存在的日期", "body", "sign")(
        report, rng
    )


def _days(report: Report) -> tuple[str, ...]:
    leap = not report.year % 4 or not (report.year + 1) % 4
    return tuple(d for d in _IMPOSSIBLE if d != "2月29日" or not leap)


def impossible_said(report: Report, rng: Random) -> str:
    """Write a sentence with a day that no calendar has."""
    day = rng.choice(_days(report))
    return rng.choice(
        (
            f"⟦{day}⟧，召开全县法治政府建设推进会。",
            f"⟦{{year}}年{day}⟧，区域法治协作会议召开。",
            f"该办法自⟦{day}⟧起施行。",
            f"于⟦{day}⟧组织开展集中宣传。",
        )
    )


def signed_early(report: Report, rng: Random) -> list[Edit]:
    """Sign before the year of the report is over."""
    day = rng.choice(("11月28日", "12月5日", "10月15日", "6月30日", "12月20日"))
    wrong = f"{report.year}年{day}"
    return swaps(r"20\d\d年\d{1,2}月\d{1,2}日", wrong, "落款早于年度终了", "sign")(report, rng)


def signed_wrong_year(report: Report, rng: Random) -> list[Edit]:
    """In January and February, sign with the year that is over."""
    return swaps(rf"{report.year + 1}年(?=[12]月)", f"{report.year}年", "落款年份未改", "sign")(report, rng)


def not_the_year(_report: Report, rng: Random) -> str:
    """Write a sentence that stops counting before the year is over."""
    return rng.choice(
        (
            "⟦截至11月底⟧，全县共办理公证事项{n}件。",
            "⟦截至{year}年11月底⟧，累计开展法治体检{n}次。",
            "⟦1—11月⟧，共受理公证事项{n}件。",
            "⟦今年1至10月份⟧，开展送法下乡活动{n}场。",
            "⟦今年前三季度⟧，开展法治巡讲{n}场。",
            "⟦截至10月31日⟧，已整改问题{n}个。",
        )
    )


def days_reversed(_report: Report, rng: Random) -> str:
    """Write a stretch of time that ends before it begins."""
    return rng.choice(
        (
            "⟦9月15日至9月1日⟧开展执法练兵活动。",
            "⟦{year}年10月至{year}年3月⟧开展专项整治。",
            "在⟦12月7日至1日⟧的宪法宣传周期间开展宣传活动。",
            "“八五”普法规划（⟦2025—2021年⟧）实施期满。",
        )
    )
