"""What stands below a text: 附件说明, 署名, 成文日期, 附注, the attachments or the plan that is issued, 版记."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from drafter.chinese import tidy
from drafter.readers.front import is_title
from drafter.readers.furniture import entries, is_furniture
from drafter.readers.marks import date_of, ending_date, is_organ, mark_of
from drafter.readers.passages import Passage
from drafter.readers.places import Stretch, joined
from drafter.tree import Imprint, Signature

_NOTE = re.compile(r"[（(]\s*(?P<note>此件[^（()）]{1,40}|联系人[^（()）]{1,60})\s*[）)]")
_LISTED = re.compile(r"附\s*件\s*(?P<n>[0-9０-９一二三四五六七八九十]{0,2})\s*[:：]\s*(?P<title>.*)")
_LABEL = re.compile(r"附\s*件\s*(?:[0-9０-９一二三四五六七八九十]{0,2})\s*[:：]?")
_COPIES = re.compile(r"(?:抄\s*送|分送|主送)\s*[:：]\s*(?P<names>.*)")
_PRINTED = re.compile(r"(?P<printer>.{2,40}?)\s*(?P<day>[0-9]{4}\s*年.{1,8}日)\s*印发")
_NO_DATE = re.compile(r"「待填：成文日期」|\d{4}\s*年\s*\d{0,2}\s*月(?:\s*日)?")
_SEALED = re.compile(r"\s*[（(](?:盖|公|印)?章[）)]$")
_SIGNS_AS = re.compile(r"^(?:报告|报送|填报)?单位\s*[:：]\s*")
_ISSUES = re.compile("印发|转发|批转|发布|公布|下发|报送|呈报|上报")
_FILE_NAME = re.compile(
    r".*\.(?:docx?|wps|pdf|ofd|xlsx?|et|zip|rar|jpe?g|png|txt)\s*(?:[（(].{0,20}[）)])?", re.IGNORECASE
)
_LONGEST_ORGAN, _MOST_ORGANS, _LONGEST_NOTE, _LONGEST_TITLE, _MOST_TITLE_LINES, _LIST_LEVEL = (
    40,
    24,
    80,
    60,
    4,
    3,
)
_ENDS = ("。", "；", "：", "，", "！", "？", ";", ":", ",")


class Enclosure(NamedTuple):
    """An attachment: its title, its text, whether the notice issues it."""

    title: Stretch
    body: tuple[Passage, ...]
    issued: bool


class Closing(NamedTuple):
    """A text and what stands below it."""

    text: tuple[Passage, ...]
    signature: Signature
    signed_at: tuple[Stretch, ...]
    annotation: str
    enclosures: tuple[Enclosure, ...]
    imprint: Imprint | None
    aside: tuple[Passage, ...]


class _Signed(NamedTuple):
    """Where the signature stands: its first passage, and the first behind it."""

    start: int
    end: int
    organs: tuple[str, ...]
    date: date | None


def read_closing(body: Sequence[Passage], title: str) -> Closing:
    """Read what stands below the text."""
    signed = _signature(body)
    text, behind = list(body[: signed.start]), list(body[signed.end :])
    listed = _listed(text)
    open_dates = [p for p in body[signed.start : signed.end] if _NO_DATE.fullmatch(p.text) and not p.rows]
    aside = [passage for passage in open_dates if "待填" not in passage.text]
    imprint = _imprint(behind)
    annotation = _annotation(behind) or _annotation(text, only_last=True)
    if not signed.organs and not signed.date:
        _strip_end(text, aside)
    _strip_end(behind, aside)
    enclosures = _enclosures(behind, listed, bool(_ISSUES.search(title)), aside)
    at = tuple(passage.stretch for passage in body[signed.start : signed.end] if not passage.rows)
    return Closing(
        tuple(text), Signature(signed.organs, signed.date), at, annotation, enclosures, imprint, tuple(aside)
    )


def _signature(body: Sequence[Passage]) -> _Signed:
    """Find the signature: the first date on a line of its own with an organ above it, else the last date or organs."""
    dated = [n for n, passage in enumerate(body) if _day(passage)]
    for n in dated:
        organs, start = _organs_above(body, n)
        inline = _inline_organs(body[n].text)
        if organs or inline:
            return _Signed(start, n + 1, organs + inline, date_of(_only_day(body[n].text)))
    if dated and (len(body) == dated[-1] + 1 or not _is_prose(body[dated[-1] + 1])):
        n = dated[-1]
        return _Signed(n, n + 1, (), date_of(_only_day(body[n].text)))
    end = len(body)
    while end and not body[end - 1].rows and _is_below(body[end - 1].text):
        end -= 1
    organs, start = _organs_above(body, end)
    return _Signed(start, end, organs, None) if organs else _Signed(len(body), len(body), (), None)


def _is_file(text: str) -> bool:
    """Tell whether a line names a file to download."""
    named = _LISTED.fullmatch(text)
    return named is not None and bool(_FILE_NAME.fullmatch(named["title"]))


def _is_below(text: str) -> bool:
    return _is_file(text) or is_furniture(text) or bool(_NOTE.fullmatch(text)) or bool(entries(text))


def _day(passage: Passage) -> bool:
    """Tell whether a passage is a date, or organs and a date."""
    if passage.rows or len(passage.text) > _LONGEST_NOTE or mark_of(passage.text):
        return False
    if _NO_DATE.fullmatch(passage.text) or date_of(passage.text):
        return True
    return bool(_inline_organs(passage.text))


def _only_day(text: str) -> str:
    found = ending_date(text)
    return text[found[0] :] if found else text


def _inline_organs(text: str) -> tuple[str, ...]:
    found = ending_date(text)
    if not found or not found[0]:
        return ()
    names = text[: found[0]].split()
    return tuple(names) if names and all(map(is_organ, names)) else ()


def _organs_above(body: Sequence[Passage], end: int) -> tuple[tuple[str, ...], int]:
    """Return the organs that stand right above a place, and where the first of them does."""
    organs: list[str] = []
    start = end
    while start and len(organs) < _MOST_ORGANS:
        names = _organs(body[start - 1])
        if not names:
            break
        organs[:0] = names
        start -= 1
    return tuple(organs), start


def _organs(passage: Passage) -> list[str]:
    if passage.rows:
        cells = [cell.text.replace(" ", "") for row in passage.rows for cell in row if cell.text]
        return cells if cells and all(map(is_organ, cells)) else []
    text = _SEALED.sub("", _SIGNS_AS.sub("", passage.text)).strip()
    if not text or len(text) > 3 * _LONGEST_ORGAN or passage.level or passage.number or text.endswith(_ENDS):
        return []
    names = text.split()
    if names and all(len(name) > 3 and is_organ(name) for name in names):
        return names
    whole = text.replace(" ", "")
    return [whole] if len(whole) <= _LONGEST_ORGAN and is_organ(whole) else []


def _listed(text: list[Passage]) -> list[str]:
    """Take the 附件说明 away from the end of a text."""
    for n in range(len(text) - 1, max(-1, len(text) - 30), -1):
        found = None if text[n].rows else _LISTED.fullmatch(text[n].text)
        if not found or (n and _LISTED.fullmatch(text[n - 1].text)):
            continue
        titles = [_list_entry(passage) for passage in text[n:]]
        if not any(titles) or None in titles:
            return []
        del text[n:]
        return [title for title in titles if title]
    return []


def _list_entry(passage: Passage) -> str | None:
    """Return the title an entry of a 附件说明 names, "" where it names none yet; None where it is no entry."""
    if passage.rows or len(passage.text) > _LONGEST_NOTE or passage.text.endswith("。"):
        return None
    found = _LISTED.fullmatch(passage.text)
    name = found["title"] if found else passage.text
    mark = mark_of(passage.number + " ") if passage.number else mark_of(name)
    if mark is None or mark.level != _LIST_LEVEL:
        return tidy(name.strip()) if found else None
    return tidy((name if passage.number else name[mark.end :]).strip())


def _annotation(passages: list[Passage], only_last: bool = False) -> str:
    """Take the 附注 away: below the signature, or at the end of a text without one."""
    places = range(len(passages) - 1, len(passages))[:1] if only_last else range(min(3, len(passages)))
    for n in places:
        if 0 <= n < len(passages) and (found := _NOTE.fullmatch(passages[n].text)):
            del passages[n]
            return found["note"].strip()
    return ""


def _imprint(behind: list[Passage]) -> Imprint | None:
    """Take the 版记 away from what stands below the signature."""
    copies: tuple[str, ...] = ()
    printer, day, used = "", None, []
    for n, passage in enumerate(behind):
        lines = [cell.text for row in passage.rows for cell in row] if passage.rows else [passage.text]
        found = [(_COPIES.fullmatch(line), _PRINTED.fullmatch(line)) for line in lines if line]
        if not found or not all(a or b for a, b in found):
            continue
        used.append(n)
        for copied, printed in found:
            if copied:
                names = re.split("[，,、；;]", copied["names"].rstrip("。. "))
                copies += tuple(name.strip() for name in names if name.strip())
            elif printed:
                printer, day = printed["printer"], date_of(printed["day"])
    for n in reversed(used):
        del behind[n]
    return Imprint(copies, printer, day) if used else None


def _strip_end(passages: list[Passage], aside: list[Passage]) -> None:
    """Move what a page puts below its text aside."""
    while passages and (passages[-1].outside or (not passages[-1].rows and _is_below(passages[-1].text))):
        aside.insert(0, passages.pop())


def _enclosures(
    behind: list[Passage], listed: list[str], issues: bool, aside: list[Passage]
) -> tuple[Enclosure, ...]:
    """Divide what stands below the signature into attachments; a title without 附件 above it is what is issued."""
    made: list[Enclosure] = []
    aside += [passage for passage in behind if _is_file(passage.text)]
    groups = _groups([passage for passage in behind if not _is_file(passage.text)])
    for label, group in groups:
        title, rest = _titled(group)
        if not label and (title is None or not (issues or _is_text(rest))):
            aside += group
            continue
        named = title or Stretch.at(listed[0] if listed else "附件", group[0].stretch.line if group else 1)
        issued = not label and issues
        made.append(Enclosure(named, tuple(rest), issued))
    found = {enclosure.title.text for enclosure in made}
    at = behind[0].stretch.line if behind else 1
    made += [Enclosure(Stretch.at(title, at), (), False) for title in listed if title not in found]
    order = {title: n for n, title in enumerate(listed)}
    return tuple(sorted(made, key=lambda e: (not e.issued, order.get(e.title.text, len(order)))))


def _groups(behind: Sequence[Passage]) -> list[tuple[bool, list[Passage]]]:
    """Divide passages at each 附件 that stands alone on its line."""
    groups: list[tuple[bool, list[Passage]]] = []
    for passage in behind:
        named = None if passage.rows else _LISTED.fullmatch(passage.text)
        if not passage.rows and _LABEL.fullmatch(passage.text):
            groups.append((True, []))
        elif named and named["title"]:
            groups.append((True, [passage._replace(stretch=passage.stretch.cut(named.start("title")))]))
        elif groups:
            groups[-1][1].append(passage)
        else:
            groups.append((False, [passage]))
    return [group for group in groups if group[1]]


def _is_prose(passage: Passage) -> bool:
    """Tell whether a passage goes on telling, so that a date above it signs nothing."""
    return not passage.rows and (mark_of(passage.text) is not None or passage.text.endswith("。"))


def _is_text(passages: Sequence[Passage]) -> bool:
    """Tell whether there is more than the odd line of a page."""
    return any(passage.rows or "。" in passage.text or mark_of(passage.text) for passage in passages)


def _titled(group: list[Passage]) -> tuple[Stretch | None, list[Passage]]:
    """Return the title of an attachment and its text."""
    lines: list[Passage] = []
    for passage in group[:_MOST_TITLE_LINES]:
        text, so_far = passage.text, "".join(line.text for line in lines)
        if passage.rows or len(text) > _LONGEST_TITLE or text.endswith(_ENDS) or mark_of(text):
            break
        styled = bool(lines) and passage.is_title and lines[-1].is_title
        if lines and not styled and is_title(so_far) and not text.startswith(("（", "(", "》", "的")):
            break
        lines.append(passage)
    if not lines:
        return None, group
    if len(lines) > 1 and not is_title("".join(line.text for line in lines)) and not lines[-1].is_title:
        lines = lines[:1]
    whole = joined(passage.stretch for passage in lines)
    return Stretch(tidy(whole.text), whole.spots), group[len(lines) :]
