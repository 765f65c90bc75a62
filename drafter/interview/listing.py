"""Lists: what was done, problems, plans; items added one by one, edited, moved, deleted, each with questions of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum
from itertools import count
from typing import NamedTuple

from drafter.files import Plain
from drafter.interview import checking, words
from drafter.interview.cards import Act, Card, Check, Listing, Offer, Reply
from drafter.interview.commands import Command
from drafter.interview.lines import Asked, explained, line_step, names_step
from drafter.interview.orders import keys_in_order
from drafter.interview.session import Address, Session
from drafter.interview.steps import ON, STAY, Row, State, Step, Turn
from drafter.interview.suggesting import Suggester
from drafter.outline import Kind


class Asks(Enum):
    """How a part of an item is asked for."""

    TITLE = "小标题"
    WORDS = "话"
    KEYS = "键"
    NAMES = "名称"
    MONTH = "时限"
    ITEMS = "列表"


class Field(NamedTuple):
    """A part of an item: its key, how it is asked for, whether it is asked only when wanted; of a list, its items."""

    key: str
    asks: Asks
    optional: bool = False
    may_be_none: bool = False
    form: Form | None = None


class Form(NamedTuple):
    """What the items of a list are: what one is called, under which key its words stand, how they are numbered, its parts.

    Without a key an item is its words alone.
    """

    noun: str
    main: str = ""
    check: Check = checking.item
    begin: str = ""
    fields: tuple[Field, ...] = ()


MEASURES = Form(
    "举措",
    "做法",
    fields=(
        Field("标题", Asks.TITLE, optional=True),
        Field("数据", Asks.KEYS, optional=True),
        Field("成效", Asks.WORDS, optional=True),
    ),
)
STEPS = Form("措施", "做法")
PARAGRAPHS = Form("段", check=checking.words)
DUTIES = Form(
    "领导", "职务", checking.title, fields=(Field("履职", Asks.ITEMS, form=Form("项", check=checking.item)),)
)
PROBLEMS = Form("问题", "问题", begin="W", fields=(Field("原因", Asks.WORDS),))
PLANS = Form(
    "打算",
    "标题",
    checking.title,
    "D",
    (
        Field("举措", Asks.ITEMS, form=STEPS),
        Field("责任单位", Asks.NAMES),
        Field("时限", Asks.MONTH),
    ),
)
SUGGESTIONS = Form("建议", "标题", checking.title, fields=(Field("举措", Asks.ITEMS, form=STEPS),))
_TASKS = Form(
    "任务",
    "标题",
    checking.title,
    fields=(
        Field("举措", Asks.ITEMS, form=STEPS),
        Field("牵头单位", Asks.NAMES),
        Field("配合单位", Asks.NAMES, optional=True),
        Field("时限", Asks.MONTH),
    ),
)
AREAS = Form("领域", "领域", checking.title, fields=(Field("任务", Asks.ITEMS, form=_TASKS),))
SAFEGUARDS = Form("条", "标题", checking.title, fields=(Field("举措", Asks.ITEMS, form=STEPS),))


def _none() -> tuple[Offer, ...]:
    return ()


class Listed(NamedTuple):
    """A list to be asked for: its address in words and in the file, its section, what its items are, what is offered.

    What is offered is worked out when it is shown. `unseen` tells that what stands there came from other questions: the list
    itself is still to be asked for.
    """

    address: str
    path: Address
    section: str
    title: str
    form: Form
    question: str
    notes: tuple[str, ...] = ()
    offers: Callable[[], tuple[Offer, ...]] = _none
    offered: str = ""
    optional: bool = False
    reads: str = ""
    about: tuple[str, ...] = ()
    unseen: bool = False


class Lists:
    """Asks for lists."""

    def __init__(self, session: Session, suggester: Suggester) -> None:
        self._session = session
        self._suggester = suggester

    def steps(self, listed: Listed) -> Iterator[Step]:
        """Yield the question for a list, then those for the parts of each item."""
        yield self._list(listed)
        for number, item in enumerate(self._session.items(listed.path)):
            yield from self._parts(listed, number, item)

    def _parts(self, listed: Listed, number: int, item: Plain) -> Iterator[Step]:
        name = said(listed.form, item)
        for field in listed.form.fields:
            address = f"{listed.address}.{number + 1}.{field.key}"
            path = (*listed.path, number, field.key)
            if field.form is not None:
                yield from self.steps(
                    Listed(
                        address,
                        path,
                        listed.section,
                        f"{name} › {field.key}",
                        field.form,
                        f"{listed.question}.{field.key}",
                        notes=(f"{listed.form.noun}：{name}",),
                        reads=listed.reads,
                        about=(*listed.about, name),
                    )
                )
            else:
                yield self._part(listed, number, item, field, address)

    def _part(self, listed: Listed, number: int, item: Plain, field: Field, address: str) -> Step:
        path = (*listed.path, number, field.key)
        question = _question_of(listed, field)
        asked = Asked(
            address,
            path,
            listed.section,
            f"{said(listed.form, item)} › {field.key}",
            self._session.questions[question],
            notes=(f"{listed.form.noun}：{said(listed.form, item)}",),
            optional=field.optional or listed.optional,
            may_be_none=True,
            reads=listed.reads,
            about=(*listed.about, said(listed.form, item)),
        )
        put = self._putter(listed, number, field)
        if field.asks is Asks.NAMES:
            return names_step(self._session, asked, self._suggester.offices, put)
        if field.asks is Asks.MONTH:
            return line_step(self._session, asked, checking.of_kind(Kind.MONTH), put=put)
        if field.asks is Asks.KEYS:
            return names_step(self._session, asked, self._suggester.keys(listed.reads), put)
        referring = self._suggester.referring(listed.reads, checking.item)
        check = checking.title if field.asks is Asks.TITLE else referring
        return line_step(self._session, asked, check, self._suggester.words(listed.reads), put)

    def _putter(self, listed: Listed, number: int, field: Field) -> Callable[[Plain], None]:
        """Return what writes a part of an item; an item that is its words alone becomes one with keys."""
        path = (*listed.path, number)

        def put(value: Plain) -> None:
            item = self._session.items(listed.path)[number]
            if isinstance(item, dict):
                self._session.set((*path, field.key), value)
            else:
                whole: dict[str, Plain] = {listed.form.main: item, field.key: value}
                order = keys_in_order((*path, field.key), self._session.outline)
                ordered = {key: whole[key] for key in sorted(whole, key=order.index)} if order else whole
                self._session.replace_item(listed.path, number, ordered)

        return put

    def _list(self, listed: Listed) -> Step:
        items = self._session.items(listed.path)
        shown = tuple(said(listed.form, item) for item in items)
        passed = listed.address in self._session.bookmark.passed
        unasked = State.OPTIONAL if listed.optional else State.OPEN
        unseen = listed.unseen and not passed
        rows = tuple(Row(f"{listed.form.noun}{n}", text, at=n - 1) for n, text in enumerate(shown, 1))
        return Step(
            listed.address,
            listed.section,
            listed.title,
            State.PASSED if passed and not items else unasked if not items or unseen else State.ANSWERED,
            lambda _: self._card(listed, items),
            lambda reply: self._take(listed, reply),
            (listed.path,),
            listed.about,
            rows or (Row(listed.title),),
            answered=int(bool(items) or passed),
            reads=listed.reads,
            optional=listed.optional,
        )

    def _card(self, listed: Listed, items: list[Plain]) -> Card:
        question, form = self._session.questions[listed.question], listed.form
        offers, shown = listed.offers(), {said(form, item) for item in items}
        own = (Command.TAKE,) if offers else (Command.SKIP,)
        more = (Command.MORE,) if listed.path[0] == "工作情况" else ()
        return Listing(
            address=listed.address,
            path=listed.path,
            about=listed.about,
            title=question.asked,
            where=f"{listed.section} › {listed.title}" if listed.title != listed.section else listed.section,
            notes=explained(question, listed.notes),
            help=question.more,
            items=tuple(self._marked(form, item) for item in items),
            noun=form.noun,
            main=form.main,
            offers=tuple(o for o in offers if o.text not in shown),
            offered=listed.offered,
            check=self._check(listed),
            suggest=self._suggester.words(listed.reads),
            commands=(Command.DONE, Command.BACK, *own, *more, Command.OVERVIEW),
        )

    def _check(self, listed: Listed) -> Check:
        """Check the words of an item; a heading holds no figures."""
        check = listed.form.check
        return check if check is checking.title else self._suggester.referring(listed.reads, check)

    def _marked(self, form: Form, item: Plain) -> str:
        open_mark = words.UNCONFIRMED if isinstance(item, dict) and item.get("待核") == "是" else ""
        return said(form, item) + open_mark

    def _take(self, listed: Listed, reply: Reply) -> Turn:
        items = self._session.items(listed.path)
        if reply.act is Command.TAKE:
            return self._take_offers(listed, reply.at - len(items))
        if reply.act is Command.DONE:
            if reply.text.strip():
                turn = self._say(listed, reply)
                if turn.message and turn.at < 0:
                    return turn
            self._confirm(listed)
            self._session.pass_by(listed.address)
            return Turn(ON)
        if reply.act is Act.DELETE and 0 <= reply.at < len(items):
            self._session.delete((*listed.path, reply.at))
            return Turn(
                STAY, message=words.DELETED.format(listed.form.noun, said(listed.form, items[reply.at]))
            )
        if reply.act is Act.MOVE and 0 <= reply.at < len(items) and 0 <= reply.to < len(items):
            self._session.move((*listed.path, reply.at), reply.to)
            return Turn(STAY, reply.to)
        return self._say(listed, reply)

    def _say(self, listed: Listed, reply: Reply) -> Turn:
        """Add an item, or put new words in the place of one."""
        verdict = self._check(listed)(reply.text)
        if verdict.value is None:
            return Turn(STAY, -1, verdict.message)
        items = self._session.items(listed.path)
        if 0 <= reply.at < len(items):
            self._reword(listed, reply.at, verdict.value)
        else:
            self._add(listed, verdict.value)
        return Turn(STAY, message=verdict.message)

    def _add(self, listed: Listed, text: str) -> None:
        """Add an item; one that is taken over as it was is counted, one that rests on what is withheld is withheld."""
        taken = next((offer for offer in listed.offers() if offer.text == text), None)
        item = self._item(listed, text)
        if taken is not None:
            self._session.count_taken()
            item = taken.item or item
            if not taken.public:
                item = {**(item if isinstance(item, dict) else {listed.form.main: item}), "公开": "否"}
        self._session.add(listed.path, item)

    def _item(self, listed: Listed, text: str) -> Plain:
        """Return a new item: its words alone where it has no parts that will be asked for, else with its number."""
        form = listed.form
        if form.begin:
            return {"编号": self._number(listed), form.main: text}
        return {form.main: text} if any(not field.optional for field in form.fields) else text

    def _number(self, listed: Listed) -> str:
        year = (self._session.year or 0) % 100
        taken = {item.get("编号") for item in self._session.items(listed.path) if isinstance(item, dict)}
        numbers = (f"{listed.form.begin}{year:02}-{n}" for n in count(1))
        return next(number for number in numbers if number not in taken)

    def _reword(self, listed: Listed, number: int, text: str) -> None:
        items = self._session.items(listed.path)
        if isinstance(items[number], dict):
            self._session.set((*listed.path, number, listed.form.main), text)
            self._confirm_one(listed, number)
        else:
            self._session.replace_item(listed.path, number, text)

    def _take_offers(self, listed: Listed, at: int) -> Turn:
        """Take over as it is the offer that is chosen; where none is, all of them. The list stays, to be put right."""
        present = {said(listed.form, item) for item in self._session.items(listed.path)}
        wanted = [offer for offer in listed.offers() if offer.text not in present]
        chosen = [wanted[at]] if 0 <= at < len(wanted) else wanted
        for offer in chosen:
            self._add(listed, offer.text)
        return Turn(STAY, message=words.TAKEN.format(len(chosen)))

    def _confirm(self, listed: Listed) -> None:
        for number in range(len(self._session.items(listed.path))):
            self._confirm_one(listed, number)

    def _confirm_one(self, listed: Listed, number: int) -> None:
        if self._session.text((*listed.path, number, "待核")) == "是":
            self._session.set((*listed.path, number, "待核"), "否")


def said(form: Form, item: Plain) -> str:
    """Say an item in short: its words, else its title, else the first of its list."""
    if isinstance(item, str):
        return item
    if not isinstance(item, dict):
        return ""
    for key in (form.main, "标题", "做法"):
        text = item.get(key)
        if isinstance(text, str) and text:
            return text
    inner = item.get("举措")
    first = inner[0] if isinstance(inner, list) and inner else inner
    return first if isinstance(first, str) else said(STEPS, first) if isinstance(first, dict) else ""


def _question_of(listed: Listed, field: Field) -> str:
    return f"{listed.form.noun}.{field.key}" if listed.form is MEASURES else f"{listed.question}.{field.key}"


def split_items(text: str) -> tuple[str, ...]:
    """Return the items in a text that was pasted: a line each, or what 一是……二是…… enumerates."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return tuple(filter(None, (checking.item(line).value for line in lines)))


def joined(text: str) -> str:
    """Join what was pasted as several lines into one."""
    return "".join(map(str.strip, text.splitlines()))
