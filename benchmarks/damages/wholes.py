"""Parts of the report: repeated, copied, missing."""

from __future__ import annotations

import re
from random import Random

from benchmarks.damages.headings import level
from benchmarks.damages.text import (
    NUMBERED,
    Edit,
    Paragraph,
    Report,
    Span,
    Variant,
    chapters,
    plan,
    seats_of,
)

_LACK = (
    "(?:存在|面临)[^，]{0,6}(?:问题|不足|短板|差距|困难)|主要(?:问题|不足|困难)|(?:问题|不足|短板|差距|困难)(?:和|与|及|、)"
    "|(?:不足|短板|差距)(?:弱项|之处|$)|差距不足"
)
_LACK_ELSEWHERE = re.compile(
    "(?:还|仍|尚|也|依然)(?:存在|有)[^。]{0,15}(?:问题|不足|短板|差距)|存在(?:的|一些|以下)[^。]{0,8}(?:问题|不足|短板)"
    "|有待(?:进一步)?(?:提高|加强|提升|增强|完善)|不足之处|短板弱项|还不够"
)
_PLAN_ELSEWHERE = (
    "下一步|下步|今后[^。]*将|接下来|{year}年(?!\\d)[^。]{{0,30}}(?:将|(?<![重主需])要|力争|打算|重点|计划)"
)
_CAUSE_TOLD = "原因|由于|因为|成因|究其|根源|根子|症结|缘于|源于"
_CAUSE = re.compile(
    f"{_CAUSE_TOLD}|在于|因素|反映出|主要是|问题(?:就)?出在|导致|使得|造成|致使|[主客]观上|所以|受.{{2,14}}(?:限|影响)"
    "|[这既也]与[^。]*有关|因(?![地时人此])[^。]{2,20}(?:，|造成|而|不|难|无)"
)
_CAUSE_FIRST = re.compile(
    "[\\s　]*(?:同时，)?(?:(?:其|主要|深层|究其|一个重要)?(?:原因|根源|根子|成因|症结)|究其|从?[主客]观上?"
    "|[这既]与|这既|由于|因为|主要是因)"
)
_LEADERS = (
    "第一责任人|述法|党政主要负责|主要负责人|主要领导|党政正职|一把手|(?:[县区市旗镇乡委]|党组|工委)书记|(?<!执)[县区市旗镇乡局]长(?!效|期|足|远|办公会)"
    "|办事处主任|亲自"
)
_FIRST = re.compile(_LEADERS)
_BEARS = re.compile(
    "[\\s　]*(?:（.{1,3}）|[一二三四五六七八九十]+、|\\d+[.．]|[一二三四五六七八九十]是|其[一二三四五]，|第[一二三四五]，)"
)
_POINTS = re.compile("(?<=[。；：，\n　])([一二三四五六七八九])是")
_DIGITS = "一二三四五六七八九"
# A clause that may stand alone: so long, and not one that only says where or when.
_CLAUSE = 6
_DANGLING = re.compile("(?:[中后时上下的]|方面)$|^[\\s　]*(?:其中|但|虽|尽管|由于|通过|在)")


def sentence_twice(report: Report, rng: Random) -> list[Edit]:
    """Say a sentence again: at once, or, if it is none of the short ones that may come again, in another paragraph."""
    at_once = rng.random() < 0.4
    spans = _sentences(report, 20 if at_once else 45)
    if not spans:
        return []
    begin, end = rng.choice(spans)
    said = report.text[begin:end].strip(" 　")
    at = end if at_once else rng.choice(list(seats_of(report)) or [end])
    return [] if begin < at < end else [Edit(at, at, said, f"同句重复：{said}", None, ((begin, end),))]


def _sentences(report: Report, length: int) -> list[Span]:
    """Find the longer sentences that bear no number."""
    return [
        (begin, end)
        for begin, end in report.sentences()
        if end - begin > length and not _BEARS.match(report.text[begin:end])
    ]


def paragraph_twice(report: Report, rng: Random) -> list[Edit]:
    """Copy a paragraph to another place of the report."""
    bodies = [p for p in report.paragraphs("body") if len(p.text) > 50]
    if len(bodies) < 2:
        return []
    copied, seat = rng.sample(bodies, 2)
    also = ((copied.start, copied.end),)
    return [Edit(seat.end, seat.end, "\n" + copied.text, f"同段重复：{copied.text[:30]}", None, also)]


def part_twice(report: Report, rng: Random) -> list[Edit]:
    """Copy the better half of a paragraph to the end of another."""
    spans = _sentences(report, 45)
    bodies = [p for p in report.paragraphs("body") if p.text.endswith("。")]
    if not spans or not bodies:
        return []
    (begin, end), seat = rng.choice(spans), rng.choice(bodies)
    said = "此外，" + report.text[begin:end].strip(" 　")
    return [Edit(seat.end, seat.end, said, f"内容重复：{said[:30]}", None, ((begin, end),))]


def from_last(report: Report, rng: Random) -> list[Edit]:
    """Bring a paragraph of last year's report, word for word; only where last year's is there.

    It has figures, or it may be what is the same every year; it takes the place of one on the work of the year.
    """
    if not report.last:
        return []
    old = [p for p in Report(report.last, 0, "").paragraphs("body") if _of_its_year(p, report.text)]
    barred = [span for _, span in chapters(report, f"{_LACK}|{_LEADERS}|{plan(report)}")]
    here = [
        p
        for p in report.paragraphs("body")[1:]
        if len(p.text) > 40 and not any(begin <= p.start < end for begin, end in barred)
    ]
    made = []
    for p in old if here else []:
        seat = rng.choice(here)
        kept, bare = NUMBERED.match(seat.text), NUMBERED.sub("", p.text, count=1)
        begin = seat.start + (kept.end() if kept else 0)
        made.append(Edit(begin, seat.end, bare, f"照抄上年：{bare[:30]}"))
    return made


def _of_its_year(p: Paragraph, text: str) -> bool:
    """Tell whether a paragraph has several figures and nothing like it stands in this year's report."""
    figures = len(re.findall(r"\d+(?:\.\d+)?[^\d年月日号.]", p.text))
    pieces = [p.text[at : at + 8] for at in range(0, len(p.text) - 8, 8)]
    known = sum(piece in text for piece in pieces)
    return len(p.text) > 60 and "年" not in p.text[:6] and figures > 2 and known * 3 < len(pieces)


def plan_missing(report: Report, _rng: Random) -> list[Edit]:
    """Leave out what will be done next year: a chapter that is only that, where nothing else tells it."""
    elsewhere = re.compile(_PLAN_ELSEWHERE.format(year=report.year + 1))
    found = [
        (p, s) for p, s in chapters(report, plan(report)) if not re.search("不足|问题|短板|差距", p.text[:40])
    ]
    return _without_chapter(report, found, elsewhere, "缺下年安排")


def lack_missing(report: Report, _rng: Random) -> list[Edit]:
    """Leave out what is lacking: a chapter that is only that, where nothing else tells it."""
    ahead = re.compile(plan(report))
    found = [(p, s) for p, s in chapters(report, _LACK) if not ahead.search(p.text[:40])]
    return _without_chapter(report, found, _LACK_ELSEWHERE, "缺不足")


def _without_chapter(
    report: Report, found: list[tuple[Paragraph, Span]], elsewhere: re.Pattern[str], told: str
) -> list[Edit]:
    if len(found) != 1:
        return []
    [(heading, (begin, end))] = found
    rest = report.text[:begin] + report.text[end:]
    return [] if elsewhere.search(rest) else [Edit(begin, end, "", f"{told}：删去“{heading.text[:30]}”一章")]


def cause_missing(report: Report, _rng: Random) -> list[Edit]:
    """Leave out why it is lacking, in every chapter of what is lacking, and the word in the heading."""
    found = chapters(report, f"{_LACK}|原因|成因")
    told = [report.text[begin:end] for _, (begin, end) in found]
    if not re.search(_CAUSE_TOLD, "".join(told)):
        return []
    text = report.text
    for heading, (begin, end) in reversed(found):
        old = text[begin:end]
        plain = re.sub("(?:及其|及|和|与|、)(?:主要)?[原成]因(?:分析)?", "", heading.text)
        new = _without_cause(plain, old[len(heading.text) :])
        if new is None or _CAUSE.search(new):
            return []
        text = text[:begin] + new + text[end:]
    return [Edit(0, len(report.text), text, f"缺原因：{found[0][0].text[:20]}")]


def _without_cause(heading: str, under: str) -> str | None:
    """Leave out of a chapter what tells a cause; all of it, where it tells nothing else; None where that cannot be."""
    if re.search("[原成]因", heading):
        return "" if not re.search(_LACK, heading) else None
    kept = _without(under, _CAUSE, _CAUSE_FIRST)
    return heading + kept if kept is not None and len(kept) > 60 else None


def first_missing(report: Report, _rng: Random) -> list[Edit]:
    """Leave out all that the heads of the party and the government did as the first to answer, wherever it is told."""
    text = report.text
    for begin, end in reversed(_parts(report, _FIRST)):
        text = text[:begin] + text[end:]
    kept = _without(text, _FIRST, _FIRST)
    if kept is None or kept == report.text or _FIRST.search(kept):
        return []
    return [Edit(0, len(report.text), kept, "缺第一责任人")]


def _parts(report: Report, told: re.Pattern[str]) -> list[Span]:
    """Find the chapters and sections whose heading tells something: from each to the next number as high."""
    every, found = report.paragraphs("heading", "body", "sign"), list[Span]()
    for place, p in enumerate(every):
        if p.role == "heading" and told.search(p.text) and (not found or p.start >= found[-1][1]):
            rest = (o.start for o in every[place + 1 :] if o.role == "sign" or 0 < level(o) <= level(p))
            found.append((p.start, next(rest, len(report.text))))
    return found


def _without(text: str, told: re.Pattern[str], first: re.Pattern[str]) -> str | None:
    """Leave out what tells something: the sentence that begins with it, else the clauses from where it begins.

    None where a heading tells it, or where a point or a paragraph would be left with nothing.
    """
    lines = []
    for line in text.split("\n"):
        new = _line_without(line, told, first) if told.search(line) else line
        if new is None:
            return None
        if new or not line:
            lines.append(new)
    return "\n".join(lines)


def _line_without(line: str, told: re.Pattern[str], first: re.Pattern[str]) -> str | None:
    kept, points = "", [m[1] for m in _POINTS.finditer("\n" + line)]
    for sentence in re.findall("[^。]+。?", line):
        kept += sentence if not told.search(sentence) else _sentence_without(sentence, told, first)
    if _BEARS.match(line) and not _BEARS.sub("", kept, count=1).strip("。；， 　"):
        return "" if NUMBERED.match(line) and line.count("。") > 1 else None
    return _renumbered(kept, points)


def _sentence_without(sentence: str, told: re.Pattern[str], first: re.Pattern[str]) -> str:
    if first.match(sentence):
        return ""
    parts, going = [], False
    for part in re.split("(?<=；)", sentence.removesuffix("。")):
        m = told.search(part)
        going = bool(m) or (going and not _BEARS.match(part))
        if m:
            clause = max(part.rfind(mark, 0, m.start()) for mark in "，：；") + 1
            rest = part[:clause].rstrip("，：；")
            parts.append("" if _DANGLING.search(rest) or len(_BEARS.sub("", rest)) < _CLAUSE else rest + "；")
        elif not going:
            parts.append(part)
    said = "".join(parts).rstrip("；，：")
    return said + "。" * sentence.endswith("。") if said else ""


def _renumbered(kept: str, points: list[str]) -> str:
    """Give the points that are left the numbers of a row, where they had them."""
    if points != list(_DIGITS[: len(points)]):
        return kept
    count = iter(_DIGITS)
    return _POINTS.sub(lambda _: f"{next(count)}是", "\n" + kept)[1:]


def without_signature(what: str) -> Variant:
    """Leave out the date, the organ, or both, under the text; not where a date stands under the title already."""

    def edits(report: Report, _rng: Random) -> list[Edit]:
        if any(re.search(r"\d月\d{1,2}日", p.text) for p in report.paragraphs("title")):
            return []
        signed = report.paragraphs("sign")
        dates = [p for p in signed if re.search(r"\d日", p.text)]
        organs = [p for p in signed if p not in dates]
        gone = {"date": dates, "organ": organs, "both": [*organs, *dates]}[what]
        if not gone or (what == "both" and not (dates and organs)):
            return []
        begin, end = min(p.start for p in gone) - 1, max(p.end for p in gone)
        return [
            Edit(begin, end, "", f"落款缺{ {'date': '日期', 'organ': '机关', 'both': '机关和日期'}[what] }")
        ]

    return edits
