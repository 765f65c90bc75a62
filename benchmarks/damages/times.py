"""Years, dates and days that are not those of the report."""

from __future__ import annotations

import re
from random import Random

from benchmarks.damages.text import Edit, Report, Variant, chapters, plan, swaps

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
# Where a year is that of the report itself: at the beginning of a sentence, behind 现将.
_OPENS = re.compile(r"(?:^|。)[\s　]*[^\d，。；]{0,8}$|现将[^\d，。]{0,20}$")
_LEAD = r"^[\s　]*(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.．])(?:关于|理清|谋划|明确)?"
_CHAPTER = "年度?(?:的?(?:主要|总体|重点)?(?:工作|法治|依法|推进|思路|打算|安排|计划|任务|情况))(?!要点)"


def of_year(*, offset: int, put: int, told: str, heading: bool = False) -> Variant:
    """Write another year: `offset` and `put` count from the report's; in the title or in the headings of its chapters."""

    def edits(report: Report, rng: Random) -> list[Edit]:
        year, wrong = report.year + offset, str(report.year + put)
        if heading:
            own = rf"(?:{_LEAD}){year}(?={_CHAPTER})"
            return swaps(own, lambda m, _rng: f"{m[0][:-4]}⟦{wrong}⟧", told, "heading")(report, rng)
        return swaps(rf"{year}(?=年(?!\d{{1,2}}月))", wrong, told, "title")(report, rng)

    return edits


def opening_year(report: Report, rng: Random) -> list[Edit]:
    """Leave another year's number where the opening says of which year it is."""
    edits = []
    for p in report.paragraphs("body")[:1]:
        for m in re.finditer(rf"{report.year}(?=年(?![\d—至-]))", p.text):
            lead = p.text[: m.start()]
            if _OPENS.search(lead) and not re.search("截至|[自从]", lead[-8:]):
                wrong = str(report.year + rng.choice((-1, 1)))
                told = f"开头年份：{m[0]}→{wrong}"
                edits.append(Edit(p.start + m.start(), p.start + m.end(), wrong, told))
    return edits


def plan_year(report: Report, _rng: Random) -> list[Edit]:
    """Let the plan of next year speak of the year that is over."""
    coming = re.compile(
        rf"(?<![—–至-]){report.year + 1}(?=年(?!\d)[^。]{{0,30}}(?:将|(?<![重主需])要|打算|安排|计划|思路|工作|重点))"
    )
    edits = []
    for _, (begin, end) in chapters(report, plan(report)):
        for m in coming.finditer(report.text, begin, end):
            wrong, after = str(report.year), report.text[m.end() : m.end() + 16].split("\n")[0]
            told = f"下年打算写成旧年份：{m[0]}→{wrong}（{after}）"
            edits.append(Edit(m.start(), m.end(), wrong, told))
    return edits


def slipped_year(report: Report, rng: Random) -> list[Edit]:
    """Slip on the keys while typing a year; two digits exchanged only where the year of the report is told."""
    said, edits = str(report.year), list[Edit]()
    for p in report.paragraphs("body"):
        for m in re.finditer(rf"(?<![\d—–至-]){said}(?=年(?!以来|起))(?![^《》]*》)", p.text):
            wrong = [said[:3], said + said[-1], "21" + said[2:], "1" + said[1:]]
            if _OPENS.search(p.text[: m.start()]) and not re.match(r"年\d", p.text[m.end() :]):
                wrong.append(said[:2] + said[3] + said[2])
            new = rng.choice([w for w in wrong if w != said])
            edits.append(Edit(p.start + m.start(), p.start + m.end(), new, f"年份笔误：{said}→{new}"))
    return edits


def impossible_day(report: Report, rng: Random) -> list[Edit]:
    """Write a day that no calendar has, in place of one that the report names."""

    def wrong(m: re.Match[str], rng: Random) -> str:
        year = re.search(r"(\d{4})年$", m.string[: m.start()])
        return rng.choice(_days(*((int(year[1]),) if year else (report.year, report.year + 1))))

    return swaps(r"(?<!\d)\d{1,2}月\d{1,2}日", wrong, "不存在的日期", "body", "sign")(report, rng)


def _days(*years: int) -> tuple[str, ...]:
    leap = not all(year % 4 for year in years)
    return tuple(d for d in _IMPOSSIBLE if d != "2月29日" or not leap)


def impossible_said(report: Report, rng: Random) -> str:
    """Write a sentence with a day that no calendar has."""
    day = rng.choice(_days(report.year, report.year + 1))
    return rng.choice(
        (
            f"⟦{day}⟧，召开全{{unit}}法治政府建设推进会。",
            f"⟦{{year}}年{day}⟧，区域法治协作会议召开。",
            f"该办法自⟦{day}⟧起施行。",
            f"于⟦{day}⟧组织开展集中宣传。",
        )
    )


def signed_early(report: Report, rng: Random) -> list[Edit]:
    """Sign before the year of the report is over; only where it was not."""
    if report.signed[:1] <= (report.year,):
        return []
    day = rng.choice(("11月28日", "12月5日", "10月15日", "6月30日", "9月18日"))
    wrong = f"{report.year}年{day}"
    return swaps(r"20\d\d年\d{1,2}月\d{1,2}日", wrong, "落款早于年度终了", "sign")(report, rng)


def signed_wrong_year(report: Report, rng: Random) -> list[Edit]:
    """In January and February, sign with the year that is over."""
    return swaps(rf"{report.year + 1}年(?=[12]月)", f"{report.year}年", "落款年份未改", "sign")(report, rng)


def not_the_year(_report: Report, rng: Random) -> str:
    """Write a sentence that stops counting before the year is over."""
    return rng.choice(
        (
            "⟦截至11月底⟧，全{unit}共办理公证事项{n}件。",
            "⟦截至{year}年11月底⟧，累计开展法治体检{n}次。",
            "⟦1—11月⟧，共受理公证事项{n}件。",
            "⟦今年1至10月份⟧，开展送法下乡活动{n}场。",
            "⟦今年前三季度⟧，开展法治巡讲{n}场。",
            "⟦截至10月31日⟧，全{unit}共调解矛盾纠纷{n}件。",
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
