"""What stands above a text: its title, over one line or several, 文号 and 签发人, to whom it goes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from drafter.chinese import tidy
from drafter.readers.furniture import entries, is_furniture, table_entries
from drafter.readers.marks import date_of, document_number, is_organ, mark_of
from drafter.readers.passages import Passage
from drafter.readers.places import Stretch, joined
from drafter.tree import Letterhead

_KIND = (
    "(?:报告|总结|情况|汇报|通知|方案|意见|计划|要点|纲要|规划|安排|办法|请示|函|通报|公报|白皮书|材料|说明|决定|批复)"
    r"》?(?:\s*[（(【\[][^（()）]{1,24}[）)】\]])*"
)
_TITLE = re.compile(rf".*{_KIND}")
_SUBJECT = re.compile("法治|依法|普法|司法行政")
_YEAR = re.compile("[0-9０-９]{4}|[二○〇零一三四五六七八九]{4}年")
_GOES_ON = re.compile(
    r"关于|的|情况|工作|建设|年度|报告|总结|推进|印发|通知|实施|方案|法治|依法|[（(《》]|(?:[0-9０-９]{4}|[二○〇零一三四五六七八九]{4})\s*(?:年|[-—－~～])"
)
# a line above that the title cannot end with: 云岭县人民政府关于2020年度
_UNFINISHED = re.compile(r"[^:：>＞|｜]+(?:关于|(?:[0-9０-９]{4}|[二○〇零一三四五六七八九]{4})\s*年度?的?)")
_COMMA = re.compile("[，,。；]")
_ENDS = ("。", "；", "：", "，", "！", "？", ";", ":", ",", "、")
_SIGNER = re.compile(r"签\s*发\s*人\s*[:：]\s*")
_FILE = re.compile(r"\s*文\s*件$")
_TO = re.compile(
    r"[^。；;！!？?]{1,200}?(?:委|府|局|会|门|位|办|处|志|县|市|区|镇|乡|厅|院|员|室|部|司|旗|州|盟|省|表|街道|中心|公司|团体)"
    r"(?:\s*[（(][^（()）]*[）)])?\s*[:：]"
)
_SITE_NAME = re.compile(r"\s*[_|｜]+\s*|\s+[-—–]+\s*|\s*[-—–]+\s+|[-—–]{1,2}(?=[^0-9])")
_SHORT, _LONG, _LONGEST_TITLE, _LONGEST_LINE, _MOST_ABOVE, _LATEST = 12, 50, 120, 60, 400, 12


class Front(NamedTuple):
    """What stands above a text. `body` is the text itself, with all that follows; `aside` is what belongs to the page."""

    title: Stretch | None
    letterhead: Letterhead | None
    recipients: tuple[str, ...]
    recipients_at: Stretch | None
    organs: tuple[str, ...]
    date: date | None
    entries: tuple[tuple[str, str], ...]
    aside: tuple[Passage, ...]
    body: tuple[Passage, ...]


class _Above:
    """The passages above a text, taken away one after another as their use is found."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.entries: list[tuple[str, str]] = []
        self.aside: list[Passage] = []
        self.left: list[Passage] = []
        self.organs: list[str] = []
        self.date: date | None = None
        for passage in passages:
            said = table_entries(passage) if passage.rows else entries(passage.text)
            self.entries += said
            if said or (not passage.rows and is_furniture(passage.text)):
                self.aside.append(passage)
            else:
                self.left.append(passage)

    def below(self, title: Sequence[Passage]) -> list[Passage]:
        """Return what stands between title and text and belongs to the text; before the title only the page speaks."""
        kept: list[Passage] = []
        start = self.left.index(title[-1]) + 1 if title else 0
        self.aside += [passage for passage in self.left[:start] if passage not in title]
        for passage in self.left[start:]:
            if not kept and is_organ(passage.text) and title:
                self.organs.append(passage.text.replace(" ", ""))
            elif not kept and (day := date_of(passage.text)):
                self.date = day
            elif passage.outside:
                self.aside.append(passage)
            else:
                kept.append(passage)
        return kept


def read_front(passages: Sequence[Passage], page_title: str) -> Front:
    """Read what stands above the text."""
    start = _body_start(passages)
    above = _Above(passages[:start])
    title = _title_lines(above.left)
    if not title and (late := _late_title(passages, start)):
        above = _Above(passages[:late])
        title, start = _title_lines(above.left), late
    letterhead = _letterhead(above, title)
    kept = above.below(title)
    body = (*kept, *passages[start:])
    recipients = recipients_of(body[0].text) if body and not body[0].rows else ()
    recipients_at = body[0].stretch if recipients else None
    body = body[1:] if recipients else body
    named = _joined_title(title) or _said_title(above.entries, page_title)
    return Front(
        named,
        letterhead,
        recipients,
        recipients_at,
        tuple(above.organs),
        above.date,
        tuple(above.entries),
        tuple(above.aside),
        body,
    )


def recipients_of(text: str) -> tuple[str, ...]:
    """Return the 主送机关 a line names."""
    if not _TO.fullmatch(text):
        return ()
    return tuple(name.strip() for name in re.split("[、，,；;]", text.rstrip(":： ")) if name.strip())


def is_title(text: str) -> bool:
    """Tell whether a line may be the title of a report or a plan."""
    if len(text) > _LONGEST_TITLE or _COMMA.search(text) or text.endswith(_ENDS) or mark_of(text):
        return False
    return bool(_TITLE.fullmatch(text) and (_SUBJECT.search(text) or _YEAR.search(text) or "关于" in text))


def _body_start(passages: Sequence[Passage]) -> int:
    """Return the place of the first passage that can only be text."""
    within = any(not passage.outside for passage in passages)
    for n, passage in enumerate(passages):
        if n >= _MOST_ABOVE:
            return n
        if passage.rows or passage.is_title or (within and passage.outside):
            continue
        text = passage.text
        mark = mark_of(text)
        if (passage.level and passage.number) or (mark and len(text) > mark.end):
            return n
        if entries(text) or is_furniture(text):
            continue
        if recipients_of(text) or _is_sentence(text):
            return n
    return len(passages)


def _late_title(passages: Sequence[Passage], start: int) -> int:
    """Return the place behind a title that stands below a sentence of the page; 0 where there is none."""
    for n in range(start, min(start + _LATEST, len(passages))):
        passage = passages[n]
        if mark_of(passage.text) or passage.rows:
            return 0
        if is_title(passage.text) and _SUBJECT.search(passage.text) and _YEAR.search(passage.text):
            return n + 1
    return 0


def _is_sentence(text: str) -> bool:
    if text.endswith(("。", "：", ":")):
        return len(text) >= _SHORT
    return len(text) >= _LONG and ("。" in text or "，" in text or "," in text) and not is_title(text)


def _title_lines(left: Sequence[Passage]) -> list[Passage]:
    """Return the passages that make the title: the best last line, and those above it that it goes on from."""
    styled = [n for n, passage in enumerate(left) if passage.is_title and not passage.rows]
    scored = [(_score(passage), n) for n, passage in enumerate(left) if _may_end(passage)]
    if not scored and not styled:
        return []
    last = max(scored)[1] if scored else styled[-1]
    first = last
    while last + 1 < len(left) and _goes_on(left, last + 1):
        last += 1
    while first and last - first < 3 and _belongs(left, first, last):
        first -= 1
    return list(left[first : last + 1])


def _may_end(passage: Passage) -> bool:
    text = passage.text
    if passage.rows or text.endswith(_ENDS):
        return False
    return is_title(text) or (len(text) <= 12 and bool(_TITLE.fullmatch(text)) and bool(_GOES_ON.match(text)))


def _score(passage: Passage) -> int:
    text = passage.text
    return (
        4 * passage.is_title
        + 2 * (not passage.outside)
        + 2 * bool(_SUBJECT.search(text))
        + bool(_YEAR.search(text))
        + passage.centred
    )


def _goes_on(left: Sequence[Passage], n: int) -> bool:
    """Tell whether a passage ends the title that stands above it."""
    passage, before = left[n], left[n - 1]
    if (
        passage.rows
        or passage.text.endswith(_ENDS)
        or len(passage.text) > _LONGEST_LINE
        or date_of(passage.text)
    ):
        return False
    if passage.is_title and before.is_title and not is_title(passage.text):
        return True
    return bool(re.match("[（(》的]", passage.text)) and bool(_TITLE.fullmatch(before.text + passage.text))


def _belongs(left: Sequence[Passage], first: int, last: int) -> bool:
    """Tell whether the passage above belongs to the title as well."""
    above, line = left[first - 1], left[first]
    if (
        above.rows
        or above.text.endswith(_ENDS)
        or len(above.text) > _LONGEST_LINE
        or document_number(above.text)
    ):
        return False
    if _SIGNER.search(above.text) or (above.outside and not line.outside) or date_of(above.text):
        return False
    if above.is_title and line.is_title:
        return not is_title(above.text)
    so_far = "".join(passage.text for passage in left[first : last + 1])
    if is_organ(above.text):
        return bool(_GOES_ON.match(so_far)) and not _FILE.search(above.text)
    if _UNFINISHED.fullmatch(above.text):
        return bool(_GOES_ON.match(so_far))
    whole = bool(_SUBJECT.search(so_far)) and not re.match("[》的）情况]", so_far)
    return (
        bool(_GOES_ON.match(so_far))
        and not whole
        and bool(_SUBJECT.search(above.text) or _YEAR.search(above.text))
    )


def _joined_title(lines: Sequence[Passage]) -> Stretch | None:
    if not lines:
        return None
    whole = joined(passage.stretch for passage in lines)
    return Stretch(tidy(whole.text), whole.spots)


def _said_title(said: Sequence[tuple[str, str]], page_title: str) -> Stretch | None:
    """Return the title that the page says a paper has, where its text has none."""
    named = [value for name, value in said if name in ("标题", "名称", "信息名称", "文件名称") and value]
    parts = [part.removesuffix("（草稿）") for part in _SITE_NAME.split(page_title.strip())]
    whole = page_title.strip().removesuffix("（草稿）")
    for text in (*named, whole, *parts):
        if is_title(text):
            return Stretch.at(tidy(text), 1)
    return None


def _letterhead(above: _Above, title: Sequence[Passage]) -> Letterhead | None:
    """Take 发文机关标志, 文号 and 签发人 away from what stands above the text."""
    numbered = next((n for n, p in enumerate(above.left) if p not in title and _numbered(p.text)[0]), None)
    if numbered is None:
        return None
    organs: list[str] = []
    signers: list[str] = []
    used = [numbered]
    for n, passage in enumerate(above.left[: numbered + 1]):
        number, names = _numbered(passage.text)
        if passage in title or passage.rows:
            continue
        if number or _SIGNER.match(passage.text):
            signers += names
            used.append(n)
        elif is_organ(bare := _FILE.sub("", passage.text).replace(" ", "")):
            organs.append(bare)
            used.append(n)
    number = _numbered(above.left[numbered].text)[0]
    above.left = [passage for n, passage in enumerate(above.left) if n not in used]
    return Letterhead(tuple(organs), number, tuple(signers))


def _numbered(text: str) -> tuple[str, list[str]]:
    """Return the 文号 of a line and the names of 签发人 on it."""
    bare, found, names = text.strip(), _SIGNER.search(text), ""
    if found:
        bare, names = text[: found.start()].strip(), text[found.end() :]
    elif "号" in bare:
        bare, _, names = bare.partition("号")
        bare += "号"
    if len(names) > _LONG:
        return "", []
    return document_number(bare), names.split()
