"""Parts of the report: repeated, copied, missing."""

from __future__ import annotations

import re
from random import Random

from benchmarks.damages.text import Edit, Paragraph, Report, Span, Variant, seats_of

_SECTION = re.compile(r"[\s　]*[一二三四五六七八九十]+、")
_PLAN = "下一步|下步|打算|安排|计划|思路|展望|(?:20\\d\\d年.*(?:工作|重点|任务))"
_LACK = "不足|问题|短板|差距"
_CAUSE = re.compile("原因|由于|根源|在于|受.{2,14}(?:限|影响)|反映出|因为|成因|主要是|症结|导致|使得")
_FIRST = re.compile("第一责任人|述法|党政主要负责")
_BEARS = re.compile(
    "[\\s　]*(?:（.{1,3}）|[一二三四五六七八九十]+、|[一二三四五六七八九十]是|第[一二三四五]，)"
)


def sentence_twice(report: Report, rng: Random) -> list[Edit]:
    """Say a sentence again: at once, or in another paragraph."""
    spans = [s for s in report.sentences() if s[1] - s[0] > 20]
    if not spans:
        return []
    begin, end = rng.choice(spans)
    said = report.text[begin:end].strip(" 　")
    at = end if rng.random() < 0.4 else rng.choice(list(seats_of(report)) or [end])
    return [] if begin < at < end else [Edit(at, at, said, f"同句重复：{said}", None, ((begin, end),))]


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
    spans = [s for s in report.sentences() if s[1] - s[0] > 45]
    bodies = [p for p in report.paragraphs("body") if p.text.endswith("。")]
    if not spans or not bodies:
        return []
    (begin, end), seat = rng.choice(spans), rng.choice(bodies)
    said = "此外，" + report.text[begin:end].strip(" 　")
    return [Edit(seat.end, seat.end, said, f"内容重复：{said[:30]}", None, ((begin, end),))]


def from_last(report: Report, rng: Random) -> list[Edit]:
    """Bring a paragraph of last year's report, word for word; only where last year's is there."""
    if not report.last:
        return []
    old = [
        p
        for p in Report(report.last, 0, "").paragraphs("body")
        if len(p.text) > 60 and "年" not in p.text[:6] and p.text not in report.text
    ]
    here = [p for p in report.paragraphs("body") if len(p.text) > 40]
    made = []
    for p in old:
        seat = rng.choice(here)
        made.append(Edit(seat.start, seat.end, p.text, f"照抄上年：{p.text[:30]}"))
    return made


def sections(report: Report, pattern: str) -> list[tuple[Paragraph, Span]]:
    """Find the sections whose heading says something of the sort: the heading, and from where to where all of it is."""
    heads = [p for p in report.paragraphs("heading", "body") if _SECTION.match(p.text)]
    closing = report.paragraphs("sign")
    end = closing[0].start if closing else len(report.text)
    ends = [*(p.start for p in heads[1:]), end]
    title = re.compile(pattern)
    return [(p, (p.start, stop)) for p, stop in zip(heads, ends, strict=True) if title.search(p.text[:40])]


def plan_missing(report: Report, _rng: Random) -> list[Edit]:
    """Leave out what will be done next year."""
    found = [(p, s) for p, s in sections(report, _PLAN) if not re.search(_LACK, p.text[:40])]
    return [Edit(*s, "", f"缺下年安排：删去“{p.text[:30]}”一章") for p, s in found[-1:]]


def lack_missing(report: Report, _rng: Random) -> list[Edit]:
    """Leave out what is lacking."""
    found = [(p, s) for p, s in sections(report, _LACK) if not re.search(_PLAN, p.text[:40])]
    return [Edit(*s, "", f"缺不足：删去“{p.text[:30]}”一章") for p, s in found[-1:]]


def cause_missing(report: Report, _rng: Random) -> list[Edit]:
    """Leave out why it is lacking: every sentence that tells a cause, and the word in the heading."""
    made = []
    for p, (begin, end) in sections(report, _LACK):
        old = report.text[begin:end]
        plain = re.sub("(?:及其|及|和|与)(?:主要)?原因(?:分析)?", "", old)
        new = _without(plain, _CAUSE)
        if new != old and len(new) > 60:
            made.append(Edit(begin, end, new, f"缺原因：{p.text[:20]}"))
    return made


def first_missing(report: Report, _rng: Random) -> list[Edit]:
    """Leave out what the head of the government did as the first to answer: the section, and where else it is told."""
    text = report.text
    for _, (begin, end) in reversed(sections(report, _FIRST.pattern)):
        text = text[:begin] + text[end:]
    kept = _without(text, _FIRST)
    return [Edit(0, len(report.text), kept, "缺第一责任人")] if kept != report.text else []


def _without(text: str, told: re.Pattern[str]) -> str:
    """Leave out the sentences that tell something; of a sentence that bears a number, only the clauses."""
    kept = []
    for sentence in re.split("(?<=[。；\n])", text):
        if not told.search(sentence):
            kept.append(sentence)
        elif _BEARS.match(sentence):
            head = _BEARS.match(sentence)
            clauses = [c for c in re.split("(?<=，)", sentence) if not told.search(c)]
            whole = "".join(clauses).rstrip("，。；\n")
            said = whole if len(whole) > 8 else (head[0] if head else "") + "加强组织领导"
            kept.append(said + sentence[-1:])
        elif sentence.endswith("\n"):
            kept.append("\n")
    return re.sub("；(?=\n)", "。", "".join(kept))


def without_signature(what: str) -> Variant:
    """Leave out the date, the organ, or both, under the text."""

    def edits(report: Report, _rng: Random) -> list[Edit]:
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
