"""The calendar of set phrases: what a report of a year cites, and between which days a phrase is current.

A report on a year is written in the first quarter of the next. What nobody has confirmed says what to ask.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from enum import Enum
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, Self

from pydantic import Field, model_validator

from drafter.files import remembered, stamp
from drafter.records import ID, FromFile, read_model

# 十九届二中、三中全会 names two plenums in one breath
_PLENUMS = re.compile("([一二三四五六七八九十]+届)((?:[一二三四五六七八九]中[、和]?)+)全会")
_ONE_PLENUM = re.compile("[一二三四五六七八九]中")
_TERM = re.compile(r"\d{4}年?\s*(?:[-—–－~～]{1,2}|至|到)\s*(\d{4})(?!\d)")


class Confidence(Enum):
    """How sure we are of an entry: 高 two sources or an official text, 中 one source, 低 ask before use."""

    HIGH = "高"
    MEDIUM = "中"
    LOW = "低"


class Phase(Enum):
    """Whether a plan begins or ends in the report year."""

    OPENING = "开局"
    CLOSING = "收官"


class Slot(Enum):
    """What the calendar may have to ask of a clerk (提法)."""

    PROGRAMME = "纲要"
    PLENUMS = "全会"


class FormulationKind(Enum):
    """What kind of set phrase an entry is."""

    IDEOLOGY = "思想"
    CONGRESS = "大会"
    PLENUM = "全会"
    LAW_MEETING = "会议"
    PLEDGE = "拥护"
    AIM = "目标"
    PROGRAMME = "文件"
    PLAN_PERIOD = "规划期"
    PUBLICITY_PLAN = "普法"
    EDUCATION = "学习教育"
    SLOGAN = "论断"
    REFORM = "改革用语"
    LAW_STAGE = "法律施行"
    INSTITUTION = "机构"
    STALE = "旧话"


class Formulation(FromFile):
    """A set phrase (提法) and the days between which it is current."""

    id: str = Field(alias="标识", pattern=ID)
    text: str = Field(alias="提法")
    spelled: tuple[str, ...] | None = Field(alias="词", default=None)
    kind: FormulationKind = Field(alias="类别")
    held: str = Field(alias="召开", default="")
    since: date | None = Field(alias="起", default=None)
    until: date | None = Field(alias="止", default=None)
    note: str = Field(alias="备注", default="")
    to_confirm: str = Field(alias="待核", default="")
    confidence: Confidence = Field(alias="把握")

    @model_validator(mode="after")
    def _days_in_order(self) -> Self:
        if self.since and self.until and self.until < self.since:
            raise ValueError(f"“{self.text}”的止（{self.until}）早于起（{self.since}）")
        return self

    @property
    def words(self) -> tuple[str, ...]:
        """The words to look for: the phrase itself unless others are given; none where it takes a reader."""
        return (self.text,) if self.spelled is None else self.spelled

    def current(self, on: date) -> bool:
        """Tell whether the phrase may be written as current on a day; never while its start is unknown or unconfirmed."""
        if self.since is None or self.confidence is Confidence.LOW:
            return False
        return self.since <= on and (self.until is None or on <= self.until)


class Plan(FromFile):
    """A programme or plan as a report names it: “十五五”, 开局."""

    name: str = Field(alias="名称")
    phase: Phase | None = Field(alias="阶段", default=None)


class Meeting(FromFile):
    """The latest central meeting on the rule of law; what was said there is 重要讲话 or 重要指示."""

    name: str = Field(alias="名称")
    closed: date = Field(alias="闭幕")
    words_called: str = Field(alias="用语")


class Opening(NamedTuple):
    """The parts of an opening paragraph that come from the calendar; empty where a year has none."""

    guide: str
    thought: str
    spirit: str
    meeting: str
    pledge: str
    aim: str
    programme: str = ""
    closing: bool = False


class Outlook(NamedTuple):
    """The parts of the words that lead into next year's plan; empty where nothing is known of that year.

    The programme stands there in the first and the last plan under it; in between, everybody knows.
    """

    guide: str
    thought: str
    meeting: str
    programme: str
    closing: bool
    five_years: str
    phase: str


class Bundle(FromFile):
    """What a report of one year normally cites (年度)."""

    ideology: tuple[str, ...] = Field(alias="思想", min_length=1)
    congress: str = Field(alias="大会")
    plenums: tuple[str, ...] = Field(alias="全会", default=())
    spirit: str = Field(alias="全会精神")
    spirit_also: str = Field(alias="另一写法", default="")
    pledges: tuple[str, ...] = Field(alias="拥护", min_length=1)
    meeting: Meeting | None = Field(alias="会议", default=None)
    aim: str = Field(alias="目标")
    programme: Plan | None = Field(alias="纲要", default=None)
    publicity: Plan = Field(alias="普法")
    five_years: Plan = Field(alias="五年规划")
    ask: dict[Slot, str] = Field(alias="待问", default={})
    note: str = Field(alias="备注", default="")
    confidence: Confidence = Field(alias="把握")

    @property
    def pledge(self) -> str:
        """The pledges in one breath: 深刻领悟“两个确立”的决定性意义，增强“四个意识”、做到“两个维护”."""
        deepest = [p for p in self.pledges if p.startswith("深刻")]
        others = "、".join(p for p in self.pledges if not p.startswith("深刻"))
        return "，".join([*deepest, others] if others else deepest)

    @property
    def opening(self) -> Opening:
        """The parts of the opening paragraph, for the sentences to put together."""
        guide, *further = self.ideology
        meeting = f"{self.meeting.name}精神" if self.meeting else ""
        programme = self.programme.name if self.programme else ""
        closing = self.programme is not None and self.programme.phase is Phase.CLOSING
        return Opening(
            guide, "、".join(further), self.spirit, meeting, self.pledge, self.aim, programme, closing
        )


class Canon(FromFile):
    """The calendar as a whole: bundles by report year, set phrases by date, and what is not confirmed."""

    as_of: date = Field(alias="截至")
    open_points: tuple[str, ...] = Field(alias="待确认", default=())
    years: dict[int, Bundle] = Field(alias="年度")
    formulations: tuple[Formulation, ...] = Field(alias="提法")

    @model_validator(mode="after")
    def _ids_once(self) -> Self:
        twice = [name for name, times in Counter(f.id for f in self.formulations).items() if times > 1]
        if twice:
            raise ValueError(f"标识“{twice[0]}”用了两次")
        return self

    def year(self, year: int) -> Bundle | None:
        """Return what a report on that year cites; None where the calendar does not reach."""
        return self.years.get(year)

    def current(self, kind: FormulationKind, on: date) -> tuple[Formulation, ...]:
        """Return the phrases of a kind that may be written as current on a day, in the order of the file."""
        return tuple(f for f in self.formulations if f.kind is kind and f.current(on))

    def phrases(self, on: date) -> tuple[str, ...]:
        """Return every phrase that may be written as current on a day."""
        return tuple(dict.fromkeys(w for f in self.formulations if f.current(on) for w in (f.text, *f.words)))

    def untimely(self, text: str, on: date) -> tuple[Formulation, ...]:
        """Return the phrases in a text that cannot be written as current on a day: not known yet, lapsed, unconfirmed."""
        left, found = _PLENUMS.sub(_each_plenum, text), []
        for word, entry in self._longest_first:
            if word in left:
                left = left.replace(word, "\n")
                if not entry.current(on):
                    found.append(entry)
        return tuple(found)

    @cached_property
    def _longest_first(self) -> tuple[tuple[str, Formulation], ...]:
        by_word = {word: entry for entry in self.formulations for word in entry.words}
        return tuple(sorted(by_word.items(), key=lambda pair: -len(pair[0])))

    def opening(self, year: int, on: date) -> Opening | None:
        """Return the parts of the opening of a report on a year, written on a day; None where the calendar does not reach.

        A report dated early or late cites what was current on its day: where a part of its own year is not, that of a
        neighbouring year is, or none. The programme is that of the year reported on.
        """
        own = self.year(year)
        if own is None:
            return None
        openings = [b.opening for b in map(self.years.get, (year, year - 1, year + 1)) if b]
        met = own.meeting is not None and own.meeting.closed <= on
        programme = self._timely([own.opening.programme], min(on, date(year, 12, 31)))
        return Opening(
            guide=self._timely((o.guide for o in openings), on),
            thought=self._timely((o.thought for o in openings), on),
            spirit=self._timely((o.spirit for o in openings), on),
            meeting=own.opening.meeting if met else "",
            pledge=self._timely((o.pledge for o in openings), on),
            aim=self._timely((o.aim for o in openings), on),
            programme=programme,
            closing=bool(programme) and own.opening.closing,
        )

    def outlook(self, year: int, on: date) -> Outlook | None:
        """Return the parts of the words that lead into the plan of a report on a year: what is known of the next on a day."""
        opening, own, then = self.opening(year, on), self.year(year), self.year(year + 1)
        if opening is None or own is None:
            return None
        programme = five_years = phase = ""
        closing = False
        if then is not None:
            programme = self._timely([then.opening.programme], on)
            closing = bool(programme) and then.opening.closing
            before = self.year(year - 1)
            if not closing and (before is None or before.programme == own.programme):
                programme = ""
            if then.five_years.phase:
                five_years = self._timely([then.five_years.name], date(year + 1, 1, 1))
                phase = then.five_years.phase.value
        return Outlook(opening.guide, opening.thought, opening.meeting, programme, closing, five_years, phase)

    def _timely(self, texts: Iterable[str], on: date) -> str:
        return next((text for text in texts if text and not self.untimely(text, on)), "")


def _each_plenum(found: re.Match[str]) -> str:
    return "、".join(f"{found[1]}{name}全会" for name in _ONE_PLENUM.findall(found[2]))


def last_year(name: str) -> int | None:
    """Return the last year of the term in the name of a programme: 2025 for （2021—2025年）; None where it has none."""
    found = _TERM.search(name)
    return int(found[1]) if found else None


def load(path: str) -> Canon:
    """Read the calendar. Raises DrafterError that names file and line of every mistake."""
    return remembered("calendar", stamp((Path(path),)), Canon, lambda: read_model(Canon, path))
