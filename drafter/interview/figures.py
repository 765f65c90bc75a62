"""The figures of a topic: a small table of those reported last year and those required; the others when wanted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafter.facts import Fact, Origin, State, TopicFacts
from drafter.files import Plain
from drafter.interview import checking, words
from drafter.interview.cards import Card, Cell, Check, Grid, Reply, Verdict
from drafter.interview.checking import changed, of_indicator, strange
from drafter.interview.commands import Command
from drafter.interview.lines import Asked, line_step
from drafter.interview.session import Address, Session
from drafter.interview.steps import ON, STAY, Row, Step, Turn
from drafter.interview.steps import State as Asking
from drafter.outline import Figure, Indicator, Topic, Unit
from drafter.outline.questions import Question

MOST_CELLS = 10
_USUAL = 3
_COUNTIES = "县区市旗"
NOTE = "备注"
SAME = ("=", "＝")


class Wanted(NamedTuple):
    """One figure that is asked for: where it goes, what the file says of it, what it was last year.

    `sure` tells whether somebody has confirmed last year's figure; `about` names a figure of the clerk's own.
    """

    indicator: Indicator
    path: Address
    typed: str = ""
    fact: Fact | None = None
    last: Figure | None = None
    sure: bool = True
    about: tuple[str, ...] = ()

    @property
    def then(self) -> str:
        """Last year's figure as it is shown: with a question mark where nobody has confirmed it."""
        return "" if self.last is None else self.last.say("") + ("" if self.sure else "？")

    @property
    def answered(self) -> bool:
        """Tell whether the clerk has answered it: with a figure that is confirmed, with 暂缺 or 不适用."""
        return bool(self.typed) and (self.fact is None or self.fact.confirmed)


class Figures:
    """The figures of one topic or 小节, as the interview asks for them."""

    def __init__(self, session: Session, part: TopicFacts, path: Address, section: str) -> None:
        self._session = session
        self._part = part
        self._path = path
        self._section = section
        self._last = session.last.figures() if session.last is not None else {}
        self._known = session.facts.figures()
        self.wanted = tuple(self._wanted())

    def _wanted(self) -> Iterator[Wanted]:
        """Yield the figures of the table: what the file has, what last year had, what is required; first of all topics' own."""
        topic, data = self._part.topic, self._session.entries((*self._path, "数据"))
        here = dict(self._usual(topic, data)) if topic is not None else {}
        for key, value in data.items():
            indicator = self._indicator(topic, key)
            if indicator is not None and not self._stands_elsewhere(key, value):
                here[indicator.address] = self._of(indicator, (*self._path, "数据", key), value)
        order = [i.address for i in topic.indicators.values()] if topic is not None else []
        yield from (here.pop(address) for address in order if address in here)
        yield from here.values()
        yield from self._own()

    def _indicator(self, topic: Topic | None, key: str) -> Indicator | None:
        if topic is not None and key in topic.indicators:
            return topic.indicators[key]
        name, _, inner = key.partition(".")
        other = self._session.outline.topics.get(name)
        return other.indicators.get(inner) if other is not None else None

    def _stands_elsewhere(self, key: str, value: Plain) -> bool:
        """Tell whether an empty key of another topic is asked for there: import finds one figure in two places."""
        if "." not in key or value:
            return False
        name, _, inner = key.partition(".")
        return inner in self._session.entries(("工作情况", name, "数据"))

    def _usual(self, topic: Topic, data: dict[str, Plain]) -> Iterator[tuple[str, Wanted]]:
        """Yield what the file does not have and is asked for all the same."""
        if "." in self._part.key:
            return
        given = {address for address, fact in self._known.items() if fact.state is not State.MISSING}
        found = [
            i
            for i in topic.indicators.values()
            if i.key not in data and i.address not in given and self._is_usual(i)
        ]
        if self._session.last is None:
            found = sorted(found, key=lambda i: not i.required)[:MOST_CELLS]
        for indicator in found:
            yield indicator.address, self._of(indicator, (*self._path, "数据", indicator.key), "")

    def _is_usual(self, indicator: Indicator) -> bool:
        if indicator.required:
            return True
        if self._session.last is not None:
            fact = self._last.get(indicator.address)
            return fact is not None and fact.current is not None and fact.origin is not Origin.COMPUTED
        usual = self._session.outline.usual.get(indicator.topic, ())
        return indicator.frequency == _USUAL or indicator.key in usual

    def _of(self, indicator: Indicator, path: Address, value: Plain, fact: Fact | None = None) -> Wanted:
        fact = fact or self._known.get(indicator.address)
        inside = isinstance(value, dict)
        typed = value.get("本年", "") if isinstance(value, dict) else value
        then = self._last.get(indicator.address)
        last = fact.last if fact is not None and fact.last is not None else then.current if then else None
        kept = typed if isinstance(typed, str) else ""
        typed_last = fact is not None and fact.last_typed
        sure = typed_last or then is None or then.confirmed
        return Wanted(indicator, (*path, "本年") if inside else path, kept, fact, last, sure)

    def _own(self) -> Iterator[Wanted]:
        """Yield the clerk's own figures (另), which no outline knows."""
        by_label = {fact.indicator.label: fact for fact in self._part.others}
        for number, item in enumerate(self._session.items((*self._path, "另"))):
            name = item.get("名称") if isinstance(item, dict) else None
            fact = by_label.get(name) if isinstance(name, str) else None
            if fact is not None and isinstance(item, dict):
                path = (*self._path, "另", number)
                about = (fact.indicator.label,)
                yield self._of(fact.indicator, path, {"本年": "", **item}, fact)._replace(about=about)

    def optional(self) -> tuple[Indicator, ...]:
        """Return the figures of the topic that wait behind 还可以填."""
        if self._part.topic is None or "." in self._part.key:
            return ()
        asked = {w.indicator.address for w in self.wanted}
        given = {a for a, f in self._known.items() if f.origin is not Origin.COMPUTED}
        return tuple(
            i
            for i in self._part.topic.indicators.values()
            if i.address not in asked and i.address not in given
        )

    def steps(self) -> Iterator[Step]:
        """Yield the tables, what is strange in them, and each figure that may be added."""
        for number, wanted in enumerate(_in_tables(self.wanted)):
            yield _Table(self._session, self._part, self._section, wanted, number).step()
        yield from (step for one in self.wanted if (step := self._reason(one)) is not None)
        yield from (self._single(indicator) for indicator in self.optional())

    def _reason(self, wanted: Wanted) -> Step | None:
        """Ask once why a figure is far from last year's; nothing where it is not, or where that is noted."""
        indicator, fact = wanted.indicator, wanted.fact
        if fact is None or fact.current is None or fact.note or not wanted.typed:
            return None
        far = far_off(self._session, indicator, fact.current, wanted.last)
        address = _reason_of(indicator)
        if not far or address in self._session.bookmark.passed:
            return None
        path = wanted.path[:-1] if wanted.path[-1] == "本年" else wanted.path
        asked = Asked(
            address,
            (*path, NOTE),
            self._section,
            f"{indicator.label} › {NOTE}",
            self._session.questions[NOTE],
            notes=(f"{indicator.label}：{far}",),
            may_be_none=True,
            reads=self._part.key,
        )

        def put(text: str) -> None:
            if path == wanted.path:
                self._session.set(path, {"本年": wanted.typed, NOTE: text})
            else:
                self._session.set((*path, NOTE), text)

        return line_step(self._session, asked, checking.reason, put=put)

    def _single(self, indicator: Indicator) -> Step:
        """Return the question for one figure that is not asked for unless the clerk wants it."""
        asked = Asked(
            f"{self._part.key}.{indicator.key}",
            (*self._path, "数据", indicator.key),
            self._section,
            indicator.label,
            Question(问=f"{indicator.label}是多少{indicator.unit}？"),
            notes=figure_notes(indicator),
            optional=True,
            reads=self._part.key,
        )
        check = of_indicator(indicator, unit_of(self._session, indicator))
        return line_step(self._session, asked, check)


class _Table:
    """One small table: at most ten figures."""

    def __init__(
        self, session: Session, part: TopicFacts, section: str, wanted: Sequence[Wanted], number: int
    ) -> None:
        self._session = session
        self._part = part
        self._section = section
        self._wanted = wanted
        self._address = f"{part.key}.数据" + (f".{number + 1}" if number else "")
        self._title = words.FIGURES_MORE if number else words.FIGURES

    def step(self) -> Step:
        """Return the table as a step."""
        count, answered = len(self._wanted), sum(w.answered for w in self._wanted)
        passed = self._address in self._session.bookmark.passed
        state = Asking.ANSWERED if answered == count else Asking.PASSED if passed else Asking.OPEN
        return Step(
            self._address,
            self._section,
            "数",
            state,
            self._card,
            self._take,
            tuple(w.path for w in self._wanted),
            (),
            tuple(self._row(n, w) for n, w in enumerate(self._wanted)),
            count,
            answered,
            reads=self._part.key,
        )

    def _row(self, number: int, wanted: Wanted) -> Row:
        title = f"{wanted.indicator.label}（{wanted.indicator.unit}）"
        return Row(title, wanted.typed, wanted.then, number, wanted.indicator.address)

    def _card(self, at: int) -> Card:
        at = min(at, len(self._wanted) - 1)
        return Grid(
            address=self._address,
            title=self._title,
            where=f"{self._section} › 数",
            help=self._help(),
            cells=tuple(map(self._cell, self._wanted)),
            at=at,
            commands=(Command.DONE, Command.BACK, Command.SKIP, Command.MORE),
        )

    def _cell(self, wanted: Wanted) -> Cell:
        indicator, fact, last = wanted.indicator, wanted.fact, wanted.last
        now = fact.current if fact is not None and wanted.typed else None
        is_open = bool(wanted.typed) and fact is not None and not fact.confirmed
        return Cell(
            wanted.path,
            indicator.label,
            indicator.unit,
            wanted.then,
            wanted.typed + (words.UNCONFIRMED if is_open else ""),
            changed(indicator, now, last) if now is not None and last is not None else "",
            wanted.typed,
            self._check(wanted),
            figure_notes(indicator, wanted),
            indicator.required,
            wanted.about,
        )

    def _check(self, wanted: Wanted) -> Check:
        """Check a figure as its kind wants it; = is last year's."""
        kind = of_indicator(wanted.indicator, unit_of(self._session, wanted.indicator))

        def check(text: str) -> Verdict:
            if text.strip() not in SAME:
                return kind(text)
            return (
                kind(wanted.last.say("")) if wanted.last is not None else Verdict(None, message=words.NO_LAST)
            )

        return check

    def _help(self) -> tuple[str, ...]:
        why = self._part.topic.why if self._part.topic is not None else ""
        return (*([why] if why else []), *(_explained(w.indicator) for w in self._wanted))

    def _take(self, reply: Reply) -> Turn:
        at = reply.at if 0 <= reply.at < len(self._wanted) else 0
        if reply.act is Command.SKIP:
            return self._after(at)
        if reply.act is Command.DONE:
            turn = self._fill(at, reply.text) if reply.text.strip() else Turn()
            if turn.to in (ON, STAY) and (turn.to, turn.at) != (STAY, at):
                self._confirm_all()
                self._session.pass_by(self._address)
                return turn._replace(to=ON)
            return turn
        return self._fill(at, reply.text)

    def _fill(self, at: int, text: str) -> Turn:
        """Write one figure, say what is noticed about it, and go to the next."""
        wanted = self._wanted[at]
        if not text.strip():
            return Turn(STAY, at, words.CELL_EMPTY.format(wanted.indicator.label))
        verdict = self._check(wanted)(text)
        if verdict.value is None:
            return Turn(STAY, at, verdict.message)
        if text.strip() in SAME:
            self._session.count_taken()
        if verdict.value != wanted.typed:
            self._session.set(wanted.path, verdict.value)
        self._confirm(wanted)
        return self._answered(at, wanted.indicator, verdict.shown)

    def _answered(self, at: int, indicator: Indicator, shown: str) -> Turn:
        noticed = [f"{f.level.value}：{f.message}" for f in self._session.noticed(indicator.address)]
        message = "　".join([f"{indicator.label}：{shown}", *noticed])
        fact = self._session.facts.figures().get(indicator.address)
        if fact is not None and fact.current is not None and not fact.note:
            far = far_off(self._session, indicator, fact.current, fact.last or self._wanted[at].last)
            message += words.FAR_OFF.format(far) if far else ""
        return self._after(at, message)

    def _after(self, at: int, message: str = "") -> Turn:
        return Turn(STAY, at + 1, message) if at + 1 < len(self._wanted) else Turn(ON, message=message)

    def _confirm_all(self) -> None:
        for wanted in self._wanted:
            if wanted.typed:
                self._confirm(wanted)

    def _confirm(self, wanted: Wanted) -> None:
        """Take the mark off a figure that import or roll put there."""
        if wanted.fact is not None and not wanted.fact.confirmed and wanted.path[-1] == "本年":
            self._session.set((*wanted.path[:-1], "待核"), "否")


def _in_tables(wanted: Sequence[Wanted]) -> Iterator[Sequence[Wanted]]:
    """Yield figures in tables of at most ten, about equally long."""
    tables = -(-len(wanted) // MOST_CELLS)
    for number in range(tables):
        yield wanted[number * len(wanted) // tables : (number + 1) * len(wanted) // tables]


def _reason_of(indicator: Indicator) -> str:
    return f"{indicator.address}.{NOTE}"


def unit_of(session: Session, indicator: Indicator) -> Unit:
    """Return the unit of an indicator with those that may stand for it."""
    return session.outline.units.get(indicator.unit) or Unit(indicator.unit, {})


def far_off(session: Session, indicator: Indicator, now: Figure, last: Figure | None) -> str:
    """Say why a figure should be looked at once more, nothing where it should not."""
    of_county = session.facts.header.governed[-1:] in tuple(_COUNTIES)
    return strange(indicator, now, last, of_county=of_county)


def figure_notes(indicator: Indicator, wanted: Wanted | None = None) -> tuple[str, ...]:
    """Return what stands below the question for one figure: how it is counted, whom to ask, how to write it."""
    told = [f"口径：{indicator.scope}"] if indicator.scope else []
    told += [f"找{indicator.office}要"] if indicator.office else []
    return (
        *(["；".join(told)] if told else []),
        f"例：{words.LIKE.get(indicator.kind, words.LIKE_COUNT)}",
        words.HOW_TO_FILL + (words.OR_THE_SAME if wanted is not None and wanted.last is not None else ""),
        *([words.NOT_SURE] if wanted is not None and not wanted.sure else []),
    )


def _explained(indicator: Indicator) -> str:
    told = [f"{indicator.label}（{indicator.unit}）"]
    told += ["必填"] if indicator.required else []
    told += [f"口径：{indicator.scope}"] if indicator.scope else []
    told += [f"找{indicator.office}要"] if indicator.office else []
    told += [indicator.note] if indicator.note else []
    return "；".join(told)
