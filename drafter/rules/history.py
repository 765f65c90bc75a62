"""Whether a sentence that cites a law that is over speaks of the time when it held.

Words like 修订, 清理, 曾 count only where they refer to the law: in its clause and next to it. A year before its end, and a
court that judges old acts by old law, count wherever they stand in the sentence.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import NamedTuple

_STOPS = re.compile("[，；：,;:]")
_NEW = re.compile("新(?:修订|修正|修改)的?")
# names listed beside the one that is looked at: 原《婚姻法》、《继承法》
_LISTED_BEFORE = re.compile("(?:《》(?:、|和|及|与|以及)?)+$")
_LISTED_AFTER = re.compile("^(?:(?:、|和|及|与|以及)?《》)+")

_RESTS = re.compile("依据|根据|按照|依照|遵照|参照|执行|适用|落实|贯彻|实施|对照|对标|运用|按$|依$")
_ONCE = re.compile(
    "(?:原|旧|原来的|原有的|原先的|当时的|此前的|过去的|当时有效的|(?:修订|修正|修改|失效|废止)[前后]?的)$"
)
_EARLIER = re.compile("(?:(?<!未)曾|此前|过去|以往|当时|不再|原先)[^，]{0,6}$")
_EARLIER_CLAUSE = re.compile("^(?:此前|过去|以往|当时|原先)$")
_CHANGED = "清理|废止|修订|修正|修改|删除|删去|替换|更新|纠正|改正|梳理"
_CHANGES = re.compile(f"(?:{_CHANGED}|代替|取代|替代|接替|衔接|过渡)([^，]{{0,12}})$")
_MADE_UNDER = re.compile("^[^，]{0,8}(?:制定|出台|印发|作出|签订|订立|发布|设立|设定)的")
_QUOTES = re.compile("(?:引用|援引|涉及|提及)[了到有]?$")
_QUOTING = re.compile(r"^等?的(?:[^，]{0,6}(?:文件|规定|条款|制度|表述|文书)|\d+件)")
_OWN_CHANGE = re.compile(
    "^(?:等[^，]{0,6})?的?(?:修订|修正|修改|废止|失效|到期|清理)(?:$|、|情况|[以之]?[前后]|工作|过程|为|的|时|内容|决定)"
)
_ENDS = re.compile(
    "^[^，]{0,16}(?:失效|废止|代替|取代|替代|接替|不再|到期|期满|届满|衔接|过渡|成为历史|退出历史)"
)
_GOES_ON = re.compile("^(?:已|均|都|现|自|于|被|由|后)")
_SINCE = re.compile("^[^，]{0,6}以来")
_BEFORE_A_LAW = re.compile(
    "(?:》|法|法典|条例|规定|纲要)(?:正式)?(?:施行|实施|颁布|出台|公布|生效|修订|修正|修改|废止|失效)[以之]?前"
)
_CLOSED = re.compile(
    "到期|期满|届满|最后一年|收官|终期|以来|衔接|(?:实施|落实|执行|完成|情况|任务)[^，]{0,4}评估"
)
_CLOSES = re.compile("^[^，]{0,6}(?:终期|收官)|^[^，]{0,2}(?:总结|中期)?评估")
_DAY = re.compile(
    r"(?<!\d)(\d{4})年(?!(?:度?以来|起|至今|开始|版|修|施行|实施|颁布|公布))(?:(\d{1,2})月(?!起|以来)(?:(\d{1,2})日(?!起|以来))?)?"
)
_COURT = re.compile("(法院|法庭|仲裁委|仲裁院|仲裁庭|仲裁机构)")
_BESIDE_A_COURT = re.compile("(?:向|与|会同|联合|邀请|协调|配合|商|同)[^，]{0,8}$")
_JUDGED = re.compile("判决|裁定|判令|改判|裁决")


class Around(NamedTuple):
    """What stands in the sentence before and after a cited name; other names in it are only 《》."""

    before: str
    after: str

    @property
    def clause(self) -> str:
        """What stands before the name in its own clause."""
        return _LISTED_BEFORE.sub("", _NEW.sub("", _STOPS.split(self.before)[-1]))

    @property
    def rest(self) -> list[str]:
        """What follows the name: the rest of its clause, then the clauses behind it."""
        return _STOPS.split(_LISTED_AFTER.sub("", self.after))


def past(before: str, after: str, over: date, *, binding: bool) -> bool:
    """Tell whether a sentence cites as history what is over since a day; `before` and `after` are what stands around it."""
    around = Around(before, after)
    return (
        _dated(around, over)
        or _BEFORE_A_LAW.search(f"{around.before}《》{around.after}") is not None
        or _of_old(around)
        or _changed(around)
        or _judged(around)
        or (not binding and _closed(around))
    )


def _dated(around: Around, over: date) -> bool:
    """Tell whether a year, a month or a day in the sentence lies before the end of the law."""
    found = _DAY.finditer(f"{around.before}《》{around.after}")
    return any(day is not None and day < over for day in map(_last_day, found))


def _last_day(found: re.Match[str]) -> date | None:
    """Return the last day of a year, the first of a month – its law may end within it –, or the day itself."""
    year, month, day = (int(part) if part else 0 for part in found.groups())
    if not month:
        return date(year, 12, 31) if year else None
    if month > 12 or day > monthrange(year, month)[1] or not year:
        return None
    return date(year, month, day or 1)


def _of_old(around: Around) -> bool:
    """Tell whether the words before the name call it old, or say that this was earlier."""
    clauses = _STOPS.split(around.before)
    earlier = len(clauses) > 1 and _EARLIER_CLAUSE.search(clauses[-2])
    return bool(earlier or _ONCE.search(around.clause) or _EARLIER.search(around.clause))


def _changed(around: Around) -> bool:
    """Tell whether the law itself, or what was made under it or quotes it, is what is revised, repealed, gone through."""
    clause, (here, *further) = around.clause, around.rest
    made_under = _MADE_UNDER.search(here) is not None
    changes = _CHANGES.search(clause)
    if changes and (made_under or not _RESTS.search(changes[1])):
        return True
    if _QUOTES.search(clause) and _QUOTING.search(here):
        return True
    if _OWN_CHANGE.search(here) or _SINCE.search(here):
        return True
    if _RESTS.search(clause):
        return made_under and re.search(f"{_CHANGED}|失效|不再", here) is not None
    said = here + further[0] if further and _GOES_ON.search(further[0]) else here
    return _ENDS.search(said) is not None


def _judged(around: Around) -> bool:
    """Tell whether a court or an arbitral body acts: it judges old acts by old law."""
    court = _COURT.search(around.clause)
    if court is not None:
        return _BESIDE_A_COURT.search(around.clause[: court.start()]) is None
    return _COURT.search(around.before) is not None and _JUDGED.search(around.rest[0]) is not None


def _closed(around: Around) -> bool:
    """Tell whether a programme is spoken of as one that has run out: brought to its close, assessed."""
    here, *further = around.rest
    if _CLOSED.search(f"{around.clause}《》{here}") or _CLOSES.search(here):
        return True
    return bool(further and re.search("^[^，]{0,4}(?:终期|收官)", further[0]))
