"""Problems with their causes, suggestions and plans, one by one: from headings, from 一是…二是…, from a single paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from drafter.chinese import DIGITS, half_width, numeral
from drafter.harvest.outlay import Line, Part
from drafter.harvest.roles import Chapter, role_of
from drafter.outline import Role

_ORDINAL = re.compile(
    r"(?:^|(?<=[。；;：:！]))\s*(?:第?([一二三四五六七八九十]{1,3})(?:是|要(?!求)|[、,，]))"
)
_LEAD = re.compile(r"^(.*?(?:[:：]|(?:表现|体现|反映)在[:：,，]?))(.*)$", re.DOTALL)
_ADMITS = re.compile(r"^.*?(?:但是?|同时|不过)[,，]?")
_AND_SO_ON = re.compile(r"等(?:方面)?(?:的)?(?:问题|不足|短板|薄弱环节)?$")
_WANTING = re.compile(r"有待|仍需|尚需|还需|亟待|不足|不够|不高|不强|薄弱|滞后|欠缺|不到位")
_CAUSE = re.compile(
    r"[,，。；;]\s*((?:其)?(?:主要)?原因(?:是|在于|为)[:：]?|主要是(?:因为|由于)?|主要由于|究其原因[,，]?|由于|因为)(.+)$"
)
_STOP = "。；;，, \u3000"
_LONGEST_TITLE = 40
_FEW = 2
_LISTED = (Role.PROBLEMS, Role.SUGGESTIONS, Role.PLANS)


@dataclass(slots=True)
class Entry:
    """A problem, a suggestion or a plan: its title, the line it begins in, its sentences, the cause of a problem."""

    title: str
    texts: list[str]
    line: int
    cause: str = ""


@dataclass(slots=True)
class Listing:
    """The entries of a role, what leads up to them, and whether they can be set again as they stand.

    `headed` tells that each has a heading of its own, `together` that they run in one paragraph behind the lead.
    """

    role: Role
    entries: list[Entry] = field(default_factory=list)
    lead: str = ""
    whole: bool = True
    headed: bool = False
    together: bool = False


def listings(chapter: Chapter) -> list[Listing]:
    """Return what a chapter lists: problems and what is asked for may share one."""
    if chapter.role not in _LISTED:
        return []
    part = chapter.part
    inner = [(_inner_role(p.title, chapter.role), p) for p in part.parts]
    shared = {role for role, _ in inner if role is not None}
    if not part.lines and len(shared) > 1:
        return [_listing(role, p, []) for role, p in inner if role is not None]
    return [_listing(chapter.role, part, part.parts)]


def _inner_role(title: str, role: Role) -> Role | None:
    found = role_of(title)
    return found if found in _LISTED else role


def _listing(role: Role, part: Part, parts: Sequence[Part]) -> Listing:
    if parts:
        listing = Listing(role, headed=True, lead="".join(line.text for line in part.lines))
        listing.whole = len(part.lines) < _FEW and all(not inner.parts for inner in parts)
        listing.entries = [_headed(role, inner) for inner in parts]
        return listing
    if part.parts:
        return _listing(role, part, part.parts)
    counted = _counted(role, part.lines)
    return counted if counted is not None else _loose(role, part.lines)


def _headed(role: Role, part: Part) -> Entry:
    texts = [sentence for line in part.all_lines() for sentence in split(line.text)]
    line = next((line.at for line in part.all_lines()), part.at)
    for inner in part.all_parts():
        if inner is not part:
            texts.insert(0, inner.title)
    cause = ""
    if role is Role.PROBLEMS and texts:
        text, cause = with_cause("。".join(texts))
        texts = [text]
    return Entry(part.title, texts, line, cause)


def _counted(role: Role, lines: Sequence[Line]) -> Listing | None:
    """Return what stands as 一是…二是…; None where nothing is counted so."""
    pieces = [piece for line in lines for piece in enumerated(line)]
    first = next((n for n, (number, _, _) in enumerate(pieces) if number), None)
    if first is None or sum(bool(number) for number, _, _ in pieces) < _FEW:
        return None
    listing = Listing(role, lead="".join(text for _, text, _ in pieces[:first]))
    listing.whole = first < _FEW
    listing.together = first == 1 and len(lines) == 1
    for number, text, line in pieces[first:]:
        if number:
            listing.entries.append(_counted_entry(role, text, line.at))
        else:
            listing.entries[-1].texts += split(text)
    return listing


def _counted_entry(role: Role, text: str, line: int) -> Entry:
    title, stop, rest = text.partition("。")
    if not (stop and rest.strip() and len(title) <= _LONGEST_TITLE):
        title, rest = "", text
    cause = ""
    if role is Role.PROBLEMS:
        rest, cause = with_cause(rest)
        return Entry(title, [rest.strip(_STOP)], line, cause)
    return Entry(title, list(split(rest)), line)


def enumerated(line: Line) -> list[tuple[int, str, Line]]:
    """Split a line at 一是, 二是, …: the number and the text of each piece; what stands before has the number 0."""
    text = line.text
    marks, wanted = [], 0
    for found in _ORDINAL.finditer(text):
        number = _number(found[1])
        if not wanted or number in (1, wanted + 1):
            marks.append((number, found.start(), found.end()))
            wanted = number
    if not marks:
        return [(0, text, line)]
    before = text[: marks[0][1]].strip()
    pieces = [(0, before, line)] if before else []
    for (number, _, start), (_, end, _) in zip(marks, [*marks[1:], (0, len(text), 0)], strict=True):
        pieces.append((number, text[start:end].strip(), line))
    return pieces


def _number(text: str) -> int:
    return next((n for n in range(1, 100) if numeral(n) == text), DIGITS.find(text))


def _loose(role: Role, lines: Sequence[Line]) -> Listing:
    """Return what a paragraph lists without counting: parted by ；, or by 、 before 等问题; the text stays as it is."""
    listing = Listing(role, whole=False)
    for line in lines:
        texts = _pieces(line.text) if role is Role.PROBLEMS else [line.text]
        for text in texts:
            entry = Entry("", [text.strip(_STOP)], line.at)
            if role is Role.PROBLEMS:
                entry.texts[0], entry.cause = with_cause(entry.texts[0])
            if entry.texts[0]:
                listing.entries.append(entry)
    return listing


def _pieces(text: str) -> list[str]:
    """Split a paragraph that tells problems: what leads up to them is none."""
    lead = _LEAD.match(text)
    told = lead[2] if lead and lead[2].strip() else _ADMITS.sub("", text[_last_turn(text) :])
    pieces = [piece for piece in re.split(r"[；;]", told.strip(_STOP)) if piece.strip()]
    if len(pieces) < _FEW and "、" in told:
        parts = _AND_SO_ON.sub("", told.strip(_STOP)).split("、")
        if all(_WANTING.search(part) for part in parts):
            return parts
    return pieces


def _last_turn(text: str) -> int:
    """Return where the sentence begins in which a paragraph turns to what is wanting."""
    turns = [m.start() for m in re.finditer(r"但是?|不过", text) if _WANTING.search(text[m.start() :])]
    if not turns:
        return 0
    return text.rfind("。", 0, turns[0]) + 1


def with_cause(text: str) -> tuple[str, str]:
    """Part a problem from its cause."""
    found = _CAUSE.search(half_width(text)) if len(half_width(text)) == len(text) else None
    if found is None:
        return text, ""
    return text[: found.start()].strip(_STOP), text[found.start(1) :].strip(_STOP)


def split(text: str) -> Iterator[str]:
    """Yield the sentences of a text, without their stops."""
    yield from (part.strip() for part in text.split("。") if part.strip())
