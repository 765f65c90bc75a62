"""Who reports, on which year, when: read from the title, the signature and what the website says of the paper."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from drafter.chinese import half_width
from drafter.facts.model import governed_by
from drafter.facts.planned import Term
from drafter.harvest.outlay import Outlay
from drafter.outline import Genre, NotThisKindError, read_date
from drafter.tree import Report

_SPACE = re.compile(r"\s+")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)年?(?:度)?")
_TERM = re.compile(r"(20\d{2})年?[-—–~～至]{1,2}(20\d{2})年?")
_PLAN = re.compile(
    r"(?:实施方案|工作方案|工作要点|工作计划|实施意见|规划)(?:[（(][^）)]*[）)])?(?:》?的通知)?$"
)
_REPORT = re.compile(r"报告|汇报|总结|情况|述法")
_ABOUT = re.compile(r"法治|依法行政|依法治|执法|普法")
_BEFORE = re.compile(
    r"^(.{2,40}?)(?:关于|(?:19|20)\d{2}年|推进|贯彻|落实|法治政府|法治建设|依法行政|\d{4}—|$)"
)
_PLACE = re.compile(r"([^省市州县区旗盟镇乡]{1,8}(?:自治)?(?:县|区|市|旗|镇|乡|街道))$")
_PLACE_OF_OFFICE = re.compile(
    r"(?:[^省市州县区旗]{1,8}(?:省|市|自治州|州|盟|地区))?([^省市州县区旗镇乡]{1,8}(?:自治)?(?:县|区|市|旗|镇|乡|街道))"
)
_GOVERNMENT = re.compile(r"^(.*?(?:省|市|县|区|旗|州|镇|乡))政府$")
_PARTY = ("中共", "中国共产党")
_OFFICES = re.compile(r"(?:政府|委员会|委|局|办公室|办|厅|院|中心|办事处|管委会|支队|大队)$")
_NUMBERED = re.compile(r"[\u4e00-\u9fff]{1,12}[〔\[［(（]\d{4}[〕\]］)）]\d+号")
_DATES = ("成文日期", "发文日期", "发布日期")


class Head(NamedTuple):
    """What the head of a facts file needs; `guessed` names what does not stand in the paper itself."""

    title: str
    organs: tuple[str, ...] = ()
    region: str = ""
    year: int | None = None
    term: Term | None = None
    signed: date | None = None
    number: str = ""
    genre: Genre | None = Genre.REPORT
    guessed: tuple[str, ...] = ()


def read_head(report: Report, outlay: Outlay) -> Head:
    """Read the head of a report; a paper that is neither a report nor a plan has no genre."""
    title = _SPACE.sub("", report.title)
    issued = next((a for a in report.attachments if a.issued), None)
    genre = _genre(title, issued is not None, outlay)
    signed, date_guessed = _signed(report)
    term = _term(issued.title if issued else title) if genre is Genre.PLAN else None
    year, year_guessed = _year(title, outlay, signed)
    region, organs, organ_guessed = _organs(report, title, issued.title if issued else "")
    guessed = [("成文日期", date_guessed), ("年度", year_guessed), ("机关", organ_guessed)]
    return Head(
        title,
        organs,
        region,
        term.first if term else year,
        term,
        signed,
        _number(report),
        genre,
        tuple(name for name, wanted in guessed if wanted),
    )


def _genre(title: str, issues: bool, outlay: Outlay) -> Genre | None:
    plain_title = half_width(title)
    if issues or _PLAN.search(plain_title.rstrip("》")):
        return Genre.PLAN
    said = plain_title or "".join(line.text for line in outlay.opening[:3])
    text = said + "".join(part.title for part in outlay.chapters)
    return Genre.REPORT if _REPORT.search(said) and _ABOUT.search(text) else None


def _term(title: str) -> Term | None:
    found = _TERM.search(half_width(title))
    if found is None or not int(found[1]) < int(found[2]):
        return None
    return Term(int(found[1]), int(found[2]))


def _signed(report: Report) -> tuple[date | None, bool]:
    """Return the date of a report; without one of its own, that of its publication, as a guess."""
    if report.signature.date is not None:
        return report.signature.date, False
    known = dict(report.publication)
    for name in _DATES:
        found = _date_in(known.get(name, ""))
        if found is not None:
            return found, name != "成文日期"
    return None, False


def _date_in(text: str) -> date | None:
    found = re.search(r"\d{4}[-/.年]\s*\d{1,2}[-/.月]\s*\d{1,2}", half_width(text))
    if found is None:
        return None
    try:
        return read_date(found[0] + ("日" if "月" in found[0] else ""))
    except NotThisKindError:
        return None


def _year(title: str, outlay: Outlay, signed: date | None) -> tuple[int | None, bool]:
    """Return the year of a report: as its title has it, else as it opens, else the one before it was signed."""
    found = _YEAR.search(half_width(title))
    if found is not None:
        return int(found[1]), False
    opening = "".join(line.text for line in outlay.opening[:2])[:60]
    found = _YEAR.search(half_width(opening))
    if found is not None:
        return int(found[1]), False
    if signed is None:
        return None, False
    return (signed.year if signed.month >= 11 else signed.year - 1), True


def _organs(report: Report, title: str, plan: str) -> tuple[str, tuple[str, ...], bool]:
    """Return the place, the organs that sign, and whether they were only guessed."""
    organs = tuple(_SPACE.sub("", organ) for organ in report.signature.organs)
    if not organs and report.letterhead is not None:
        organs = report.letterhead.organs
    before = _BEFORE.match(half_width(plan or title))
    named = before[1] if before else ""
    region = _region(organs) or _place(named) or _region((named,) if named else ())
    if organs:
        return region, organs, False
    publisher = dict(report.publication).get("发布机构", "").strip()
    if named and _OFFICES.search(named) and not _place(named):
        return region, (named,), False
    if region:
        return region, (_government(named or region),), True
    if publisher:
        return _place(publisher.removesuffix("政府").removesuffix("人民")), (_in_full(publisher),), True
    return region, (), False


def _region(organs: tuple[str, ...]) -> str:
    for organ in reversed(organs):
        if organ.endswith(("人民政府", "办事处")) and not organ.startswith(_PARTY):
            return _place(governed_by(organ))
    found = _PLACE_OF_OFFICE.match(organs[-1].removeprefix("中共")) if organs else None
    return found[1] if found else ""


def _place(named: str) -> str:
    """Return the place a name ends with: 湘桥区 of 潮州市湘桥区; nothing where it names an office."""
    found = _PLACE.search(named)
    return found[1] if found else ""


def _government(region: str) -> str:
    return f"{region}办事处" if region.endswith("街道") else f"{region}人民政府"


def _in_full(publisher: str) -> str:
    found = _GOVERNMENT.match(publisher)
    return f"{found[1]}人民政府" if found else publisher


def _number(report: Report) -> str:
    """Return the 文号 of the paper itself."""
    if report.letterhead is not None and report.letterhead.number:
        return report.letterhead.number
    number = dict(report.publication).get("文号", "")
    found = _NUMBERED.search(number)
    return found[0] if found else ""
