"""A clean report, the places in it that can be damaged, and the damage done.

An edit is told in offsets of the whole text. What is put in may mark the damaged part of itself with ⟦ and ⟧;
where nothing is marked, all of it is the damage.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from random import Random
from typing import Literal, NamedTuple

Role = Literal["title", "heading", "body", "sign", "blank"]
Span = tuple[int, int]

NUMBERED = re.compile(
    r"[\s　]*(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.．](?!\d)|（\d+）)"
)
_CHAPTER = re.compile(r"[\s　]*[一二三四五六七八九十]+、")
_PROVINCE = r"(?:[\u4e00-\u9fff]{2,3}省|[\u4e00-\u9fff]{2,7}自治区|[\u4e00-\u9fff]{2,9}自治州)?"
_AREA = (
    r"(?:(?![和与及的政局委])[\u4e00-\u9fff]){2,8}?(?:自治县|自治旗|街道|县|区|市|旗|(?:镇|乡)(?![市县区]))"
)
_WITHIN = rf"{_AREA}(?<![发园社辖片]区)(?<!城[乡市])"
_PLACE = re.compile(rf"^[\s　]*(?:中共|关于)?(?:印发)?{_PROVINCE}({_AREA})((?:{_WITHIN})*)", re.MULTILINE)
_SIGNED = re.compile(
    r"(?:政府|委|委员会|办公室|局|厅|小组|办事处)(?:（[^（）]*）)?[\s　]*(?:\d{4}年\d{1,2}月\d{1,2}日)?[\s　]*$"
)
_DATE = re.compile(r"[\s　]*\d{4}年\d{1,2}月\d{1,2}日[\s　]*")
_SENTENCE = re.compile(r"[^。！？\n]+[。！？][”）]?")


class Paragraph(NamedTuple):
    """A line of the report, where it stands and what it is there for."""

    start: int
    text: str
    role: Role

    @property
    def end(self) -> int:
        """The offset behind its last character."""
        return self.start + len(self.text)


class Report(NamedTuple):
    """A clean report: its text, its year, whose it is; last year's text where there is one."""

    text: str
    year: int
    county: str
    last: str = ""

    @property
    def unit(self) -> str:
        """What sort of place it is of: 县, 区, 市, 旗, 镇, 街道."""
        return "街道" if self.county.endswith("街道") else self.county[-1]

    @property
    def level(self) -> str:
        """What the place is, or belongs to, that has bureaus of its own: 县 for a 镇, 区 for a 街道."""
        return {"镇": "县", "乡": "县", "街道": "区"}.get(self.unit, self.unit)

    @property
    def signed(self) -> tuple[int, ...]:
        """The date under the text: year, month and day; empty where there is none."""
        found = (re.search(r"(\d{4})年(\d{1,2})月(\d{1,2})日", p.text) for p in self.paragraphs("sign"))
        return next((tuple(map(int, m.groups())) for m in found if m), ())

    def paragraphs(self, *roles: Role) -> tuple[Paragraph, ...]:
        """Return the paragraphs that have one of the roles; all that are not blank, where none is named."""
        found = _paragraphs(self.text)
        return tuple(p for p in found if (p.role in roles if roles else p.role != "blank"))

    def sentences(self) -> tuple[Span, ...]:
        """Return where the whole sentences of the body stand."""
        spans = []
        for p in self.paragraphs("body"):
            spans += [(p.start + m.start(), p.start + m.end()) for m in _SENTENCE.finditer(p.text)]
        return tuple(spans)


class Edit(NamedTuple):
    """What to put in place of a stretch of the text.

    `around` is wider where the damage is a relation (a total and its parts); `also` are other places at which
    a finding is as right as at the damage (the figure that was left as it was).
    """

    start: int
    end: int
    new: str
    told: str
    around: Span | None = None
    also: tuple[Span, ...] = ()


class Where(NamedTuple):
    """Write a stretch of a line; lines and columns count from 1, `end` is the column behind the last character."""

    line: int
    start: int
    end: int


class Damage(NamedTuple):
    """A damaged report: its text, where the damage is, what was done; `also`: where it may as well be told."""

    text: str
    line: int
    start: int
    end: int
    description: str
    also: tuple[Where, ...] = ()


Variant = Callable[[Report, Random], list[Edit]]
Saying = Callable[[Report, Random], str]
Seats = Callable[[Report], Iterable[int]]


def report_of(text: str, last: str = "") -> Report:
    """Read a clean report. Raises ValueError where its first lines do not tell whose it is and of which year."""
    head = sorted(text.split("\n")[:8], key=lambda line: not re.search("报告|总结", line) or "。" in line)
    first = "\n".join(head)
    year = re.search(r"(20\d\d)年(?!\d{1,2}月)", first) or re.search(r"(20\d\d)年", first)
    place = _PLACE.search(first)
    if year is None or place is None:
        raise ValueError("the first lines tell no county and no year")
    within = re.findall(_WITHIN, place[2])
    return Report(text, int(year[1]), within[-1] if within else place[1], last)


@lru_cache(maxsize=32)
def _paragraphs(text: str) -> tuple[Paragraph, ...]:
    lines, at, found = text.split("\n"), 0, []
    full = [n for n, line in enumerate(lines) if line.strip()]
    first = next((n for n in full if "。" in lines[n] or NUMBERED.match(lines[n])), 0)
    tail = {n for n in full[-6:] if "。" not in lines[n] and len(lines[n].strip()) < 40}
    for number, line in enumerate(lines):
        found.append(Paragraph(at, line, _role(line, number < first, number in tail)))
        at += len(line) + 1
    return tuple(found)


def _role(line: str, before: bool, after: bool) -> Role:
    if not line.strip():
        return "blank"
    if before:
        return "title"
    if NUMBERED.match(line) and len(line) < 45 and line.count("。") + line.count("，") < 2:
        return "heading"
    if (
        after
        and not re.match(r"[\s　]*(?:附|抄送|主送)", line)
        and (_DATE.fullmatch(line) or _SIGNED.search(line))
    ):
        return "sign"
    return "body"


def applied(report: Report, edit: Edit) -> Damage:
    """Do the damage and tell where it then is."""
    bare = edit.new.replace("⟦", "").replace("⟧", "")
    text = report.text[: edit.start] + bare + report.text[edit.end :]
    grown = len(bare) - (edit.end - edit.start)
    begin, finish = _marked(edit, bare)
    if edit.around:
        begin, finish = min(begin, edit.around[0]), max(finish, edit.around[1] + grown)
    also = tuple(_where(text, _moved(span, edit, grown)) for span in edit.also)
    place = _where(text, (begin, finish))
    return Damage(text, place.line, place.start, place.end, edit.told, also)


def _marked(edit: Edit, bare: str) -> Span:
    if "⟦" in edit.new:
        opened, closed = edit.new.index("⟦"), edit.new.index("⟧") - 1
        return edit.start + opened, edit.start + closed
    lead = len(bare) - len(bare.lstrip("\n")) if bare.strip("\n") else 0
    return edit.start + lead, edit.start + len(bare)


def _moved(span: Span, edit: Edit, grown: int) -> Span:
    return (span[0] + grown, span[1] + grown) if span[0] >= edit.end else span


def _where(text: str, span: Span) -> Where:
    begin = min(span[0], len(text))
    line_start = text.rfind("\n", 0, begin) + 1
    line_end = text.find("\n", begin)
    stop = min(span[1], len(text) if line_end < 0 else line_end)
    return Where(text.count("\n", 0, begin) + 1, begin - line_start + 1, max(begin, stop) - line_start + 1)


def swaps(
    pattern: str,
    new: str | Callable[[re.Match[str], Random], str],
    told: str,
    *roles: Role,
    unless: str = "(?!)",
) -> Variant:
    """Put something else in place of what matches, in paragraphs of the roles (the body, where none is named).

    A sentence in which `unless` is found is left alone: there the other words may be right.
    """
    compiled, right = re.compile(pattern), re.compile(unless)

    def edits(report: Report, rng: Random) -> list[Edit]:
        made = []
        for p in report.paragraphs(*(roles or ("body",))):
            for m in compiled.finditer(p.text):
                if right.search(_sentence(m)):
                    continue
                text = filled(m.expand(new) if isinstance(new, str) else new(m, rng), report, rng)
                if text != m[0]:
                    made.append(Edit(p.start + m.start(), p.start + m.end(), text, f"{told}：{m[0]}→{text}"))
        return made

    return edits


def _sentence(m: re.Match[str]) -> str:
    stop = m.string.find("。", m.end())
    return m.string[m.string.rfind("。", 0, m.start()) + 1 : stop if stop >= 0 else None]


def pairs(table: dict[str, str], told: str, *roles: Role, unless: str = "(?!)") -> Variant:
    """Put a wrong wording in place of a right one; several wrong ones stand with | between them."""
    longest = sorted(table, key=len, reverse=True)
    pattern = "|".join(map(re.escape, longest))
    return swaps(pattern, lambda m, rng: rng.choice(table[m[0]].split("|")), told, *roles, unless=unless)


def chapters(report: Report, pattern: str) -> list[tuple[Paragraph, Span]]:
    """Find the chapters whose heading says something of the sort: the heading, and from where to where all of it is."""
    heads = [p for p in report.paragraphs("heading", "body") if _CHAPTER.match(p.text)]
    closing = report.paragraphs("sign")
    ends = [*(p.start for p in heads[1:]), closing[0].start if closing else len(report.text)]
    title = re.compile(pattern)
    return [(p, (p.start, stop)) for p, stop in zip(heads, ends, strict=False) if title.search(p.text[:40])]


def plan(report: Report) -> str:
    """Return what the heading of a chapter says that tells what will be done next year."""
    ahead = f"{report.year + 1}年|今后|下年度|下一年|明年"
    return f"下一步|下步|打算|努力方向|展望|工作(?:安排|计划|思路)|(?:{ahead}).{{0,12}}(?:安排|计划|思路|工作|重点|任务)"


def says(told: str, *sayings: str | Saying, seats: Seats) -> Variant:
    """Put a damaged sentence in one of the seats."""

    def edits(report: Report, rng: Random) -> list[Edit]:
        found = list(seats(report))
        if not found:
            return []
        at, saying = rng.choice(found), rng.choice(sayings)
        new = filled(saying if isinstance(saying, str) else saying(report, rng), report, rng)
        return [Edit(at, at, new, f"{told}：{new}")] if new else []

    return edits


def seats_of(report: Report) -> Iterator[int]:
    """Find where another sentence may stand: behind the sentences of the longer paragraphs."""
    text = report.text
    for p in report.paragraphs("body"):
        if len(p.text) > 60:
            stops = (m.end() for m in re.finditer("。", p.text))
            yield from (p.start + at for at in stops if text[p.start + at : p.start + at + 1] not in "”）")
            if p.text.endswith("。"):
                yield p.end


def seats_in_year(report: Report) -> Iterator[int]:
    """Find where a sentence on the year may stand: anywhere but in the plan of the next."""
    yield from _outside(report, plan(report))


def seats_of_telling(report: Report) -> Iterator[int]:
    """Find where nothing may be asked for: anywhere but in a chapter of proposals."""
    yield from _outside(report, "建议|请求")


def _outside(report: Report, pattern: str) -> Iterator[int]:
    barred = [span for _, span in chapters(report, pattern)]
    yield from (at for at in seats_of(report) if not any(begin < at <= end for begin, end in barred))


def filled(text: str, report: Report, rng: Random) -> str:
    """Fill in the county, what it is and is under, the years, the name of somebody and some numbers."""
    above = {"镇": "县", "乡": "县", "街道": "区", "市": "省"}.get(report.unit, "市")
    known = {"county": report.county, "seat": report.county.removesuffix(report.unit), "unit": report.unit}
    known |= {"level": report.level, "above": above}
    known |= {"year": str(report.year), "next": str(report.year + 1), "last": str(report.year - 1)}
    for name, value in known.items():
        text = text.replace(f"{{{name}}}", value)
    text = re.sub(r"\{n\}", lambda _: str(rng.randint(11, 480)), text)
    return re.sub(r"\{person\}", lambda _: person(rng), text)


def person(rng: Random) -> str:
    """Return a made-up name."""
    return rng.choice("王李张刘陈杨赵黄周吴徐孙胡朱高") + rng.choice(
        ("建国", "桂英", "志强", "秀兰", "海涛", "小梅", "永福", "文博", "丽娟", "国栋", "雪", "磊", "德胜")
    )


def one_of(*variants: Variant) -> Callable[[Report, Random], Edit | None]:
    """Do one of the variants, whichever comes first by lot and can be done."""

    def damage(report: Report, rng: Random) -> Edit | None:
        for variant in rng.sample(variants, len(variants)):
            edits = variant(report, rng)
            if edits:
                return rng.choice(edits)
        return None

    return damage
