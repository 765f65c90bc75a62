"""The questions about the paper itself: who signs, for which year, when, to whom; set phrases nobody has confirmed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from drafter.canon import Slot
from drafter.files import Key
from drafter.interview import checking, words
from drafter.interview.cards import Check, Option, Verdict
from drafter.interview.lines import Asked, choice_step, line_step, names_step
from drafter.interview.session import Session
from drafter.interview.steps import Step
from drafter.interview.suggesting import Suggester
from drafter.outline import Genre, Kind

SECTION = "基本信息"
WORK = "工作情况"
_NONE = "无"
_NAMED = re.compile(r"(.{2,}?)[-－—_]?(20\d\d)年?")
_GOVERNED = "县区市旗镇乡"


class _Head(NamedTuple):
    """A key of the head: how its answer is read, whether it is one of several names, whether it is asked for by itself."""

    key: str
    check: Check = checking.title
    names: bool = False
    optional: bool = False
    may_be_none: bool = False


_FIRST = (
    _Head("机关", names=True),
    _Head("区域"),
    _Head("年度", checking.of_kind(Kind.YEAR)),
    _Head("自称", optional=True),
    _Head("成文日期", checking.of_kind(Kind.DATE)),
    _Head("主送", names=True, may_be_none=True),
)
_LATER = (
    _Head("上年", optional=True),
    _Head("标题", optional=True),
    _Head("引言", checking.words, optional=True),
    _Head("总述", checking.words, optional=True),
    _Head("结语", checking.words, optional=True),
    _Head("文号", optional=True),
    _Head("签发人", names=True, optional=True),
    _Head("抄送", names=True, optional=True),
    _Head("附件", names=True, optional=True),
    _Head("附注", optional=True),
    _Head("版头", checking.of_kind(Kind.YES_NO), optional=True),
    _Head("用印", checking.of_kind(Kind.YES_NO), optional=True),
    _Head("字数", optional=True),
)
_NOT_IN_PLANS = frozenset({"上年", "总述", "字数"})
_OF_PLANS = _Head("规划期")


def head_steps(session: Session, suggester: Suggester) -> Iterator[Step]:
    """Yield the questions about the paper; what only some papers have waits until it is wanted."""
    plan = session.outline.genre is Genre.PLAN
    yield _outline(session)
    for head in (*_FIRST, *_LATER):
        if plan and head.key in _NOT_IN_PLANS:
            continue
        wanted = _OF_PLANS if plan and head.key == "年度" and "年度" not in session.entries(()) else head
        yield _step(session, wanted, suggester)
        if head.key == "主送" and not plan:
            yield from _phrases(session)


def _outline(session: Session) -> Step:
    """Ask which outline is to be followed, where the clerk wants another; what it does not have stays in the file."""
    same = [outline for outline in session.outlines if outline.genre is session.outline.genre]
    options = [Option(outline.name, outline.about) for outline in same]
    parked = [key for key in session.entries((WORK,)) if _is_parked(session, key)]
    notes = (words.PARKED.format("、".join(parked)),) if parked else ()
    question = session.questions["提纲"]
    asked = Asked("提纲", ("提纲",), SECTION, "提纲", question, notes=notes, optional=True)
    return choice_step(session, asked, options)


def _is_parked(session: Session, key: str) -> bool:
    """Tell whether a topic of the file belongs to another outline: it is not asked for, and comes back with that."""
    return key not in session.outline.topics and "标题" not in session.entries((WORK, key))


def _programme(text: str) -> Verdict:
    """Take the name of a programme, or 无."""
    verdict = checking.title(text)
    named = verdict.value is not None and (verdict.value == _NONE or "《" in text or "纲要" in text)
    return verdict if named else Verdict(None, message=words.LIKE_PROGRAMME)


def _plenums(text: str) -> Verdict:
    """Take what plenums are named for their spirit, or 无."""
    verdict = checking.title(text)
    named = verdict.value is not None and (verdict.value == _NONE or "全会" in text or "大" in text)
    return verdict if named else Verdict(None, message=words.LIKE_PLENUMS)


_PHRASES = {Slot.PROGRAMME.value: _programme, Slot.PLENUMS.value: _plenums}


def _step(session: Session, head: _Head, suggester: Suggester) -> Step:
    default, origin = _default(session, head.key)
    asked = Asked(
        head.key,
        (head.key,),
        SECTION,
        head.key,
        session.questions[head.key],
        notes=(),
        default=default,
        origin=origin,
        last=_last(session, head.key),
        optional=head.optional,
        may_be_none=head.may_be_none,
    )
    if head.names:
        return names_step(session, asked, suggester.offices)
    return line_step(session, asked, head.check)


def _default(session: Session, key: str) -> tuple[str, str]:
    """Return what Enter takes, and where that comes from."""
    header = session.facts.header
    named = _NAMED.fullmatch(Path(session.path).stem)
    if key == "年度" and named and not header.year:
        return named[2], "按文件名"
    if key == "机关" and named and session.last is None and named[1][-1] in _GOVERNED:
        return f"{named[1]}人民政府", "按文件名"
    if key == "区域" and header.region:
        return header.region, "按机关的名称"
    if key == "自称":
        return header.self_name, "按机关的名称"
    if key in ("机关", "主送") and session.last is not None:
        names = session.last.header.organs if key == "机关" else session.last.header.recipients
        return ("，".join(names), "上年") if names else ("", "")
    return "", ""


def _last(session: Session, key: str) -> str:
    value = session.last_content.get(key, "")
    return value if isinstance(value, str) else "，".join(part for part in value if isinstance(part, str))


def _phrases(session: Session) -> Iterator[Step]:
    """Yield the set phrases of the year that the calendar does not know, and those answered already."""
    given: dict[str, str] = {
        key: text for key, text in session.entries(("提法",)).items() if isinstance(text, str) and text
    }
    asked = {slot.value: why for slot, why in session.shop.open_phrases(session.facts).items()}
    for key in dict.fromkeys((*given, *asked)):
        address = f"提法.{key}"
        question = session.questions.get(address)
        if question is None or key not in _PHRASES:
            continue
        path: tuple[Key, ...] = ("提法", key)
        wanted = Asked(address, path, SECTION, key, question, default=_NONE, origin="先不写")
        yield line_step(session, wanted, _PHRASES[key])
