"""Questions with an answer of one line, of some paragraphs, or of a few to choose from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypedDict

from drafter.files import Plain
from drafter.interview.cards import Card, Check, Choice, Line, Option, Reply, Suggest, Text, nothing
from drafter.interview.checking import names, names_of, paragraphs
from drafter.interview.commands import Command
from drafter.interview.session import Address, Session
from drafter.interview.steps import ON, STAY, Row, State, Step, Turn
from drafter.outline.questions import Question

_NOT_PASSED = "这一题还没有答。现在答不了按 F3 先跳过；确实没有按 F9。"


class Asked(NamedTuple):
    """What a question is about: its address in words and in the file, its section, the wording, what is known beforehand.

    `leads` says which question comes next once it is answered, where that is not the one behind it.
    """

    address: str
    path: Address
    section: str
    title: str
    question: Question
    notes: tuple[str, ...] = ()
    default: str = ""
    origin: str = ""
    last: str = ""
    optional: bool = False
    may_be_none: bool = False
    reads: str = ""
    about: tuple[str, ...] = ()
    leads: Callable[[str], str] | None = None


def explained(question: Question, notes: Sequence[str] = ()) -> tuple[str, ...]:
    """Return what stands below a question: why it is asked, what is known beforehand, an example."""
    return (
        *([question.why] if question.why else []),
        *notes,
        *([f"例：{question.example}"] if question.example else []),
    )


class _Frame(TypedDict):
    """What every card of a question shows and says around its answer."""

    address: str
    path: Address
    about: tuple[str, ...]
    title: str
    where: str
    notes: tuple[str, ...]
    help: tuple[str, ...]


def _frame(asked: Asked) -> _Frame:
    return {
        "address": asked.address,
        "path": asked.path,
        "about": asked.about,
        "title": asked.question.asked,
        "where": f"{asked.section} › {asked.title}",
        "notes": explained(asked.question, asked.notes),
        "help": asked.question.more,
    }


def line_step(
    session: Session,
    asked: Asked,
    check: Check,
    suggest: Suggest | None = None,
    put: Callable[[str], None] | None = None,
) -> Step:
    """Return a question with an answer of one line; `put` writes it, if not at its address as it is."""
    present = _said(session.value(asked.path))

    def card(_: int) -> Card:
        return Line(
            **_frame(asked),
            draft=present,
            default=asked.default,
            origin=asked.origin,
            check=check,
            kind=asked.path[-1] if asked.path and isinstance(asked.path[-1], str) else asked.address,
            commands=_commands(asked),
            suggest=suggest or nothing,
        )

    def take(reply: Reply) -> Turn:
        if reply.act is Command.DONE and not reply.text and (asked.may_be_none or asked.optional):
            if present:
                session.set(asked.path, "")
            session.pass_by(asked.address)
            return Turn()
        text = reply.text or (asked.default if reply.act is Command.TAKE else "")
        verdict = check(text) if text else None
        if verdict is None or verdict.value is None:
            return Turn(STAY, -1, verdict.message if verdict else _NOT_PASSED)
        if put is not None:
            put(verdict.value)
        else:
            session.set(asked.path, verdict.value)
        to = asked.leads(verdict.value) if asked.leads is not None else ON
        return Turn(to, message=f"{asked.title}：{verdict.shown}　{verdict.message}".rstrip())

    return step_of(session, asked, present, card, take)


def step_of(
    session: Session,
    asked: Asked,
    present: str,
    card: Callable[[int], Card],
    take: Callable[[Reply], Turn],
) -> Step:
    """Return the step of a question whose one answer is what stands there now."""
    passed = asked.address in session.bookmark.passed
    return Step(
        asked.address,
        asked.section,
        asked.title,
        _state(asked, bool(present), passed),
        card,
        take,
        (asked.path,),
        asked.about,
        (Row(asked.title, present, asked.last),),
        answered=int(bool(present) or passed),
        reads=asked.reads,
        optional=asked.optional,
    )


def _commands(asked: Asked) -> tuple[Command, ...]:
    none = (Command.DONE,) if asked.may_be_none or asked.optional else ()
    return (Command.BACK, Command.SKIP, Command.OVERVIEW, *none)


def _said(value: Plain | None) -> str:
    """Say what stands at an address as one would type it."""
    if isinstance(value, list):
        return "，".join(part for part in value if isinstance(part, str))
    return value if isinstance(value, str) else ""


def _state(asked: Asked, present: bool, passed: bool) -> State:
    if present:
        return State.ANSWERED
    if passed:
        return State.PASSED
    return State.OPTIONAL if asked.optional else State.OPEN


def names_step(
    session: Session,
    asked: Asked,
    suggest: Suggest | None = None,
    put: Callable[[Plain], None] | None = None,
) -> Step:
    """Return a question whose answer is one name or several: one is written as it is, several as a list."""

    def put_names(text: str) -> None:
        kept = names_of(text)
        value: Plain = kept[0] if len(kept) == 1 else [*kept]
        if put is not None:
            put(value)
        else:
            session.set(asked.path, value)

    return line_step(session, asked, names, suggest, put_names)


def text_step(session: Session, asked: Asked, suggest: Suggest) -> Step:
    """Return a question with an answer of several paragraphs."""
    present = session.text(asked.path)

    def card(_: int) -> Card:
        return Text(
            **_frame(asked),
            draft=present.strip("\n"),
            check=paragraphs,
            suggest=suggest,
            commands=(Command.DONE, Command.BACK, Command.SKIP, Command.EDITOR),
        )

    def take(reply: Reply) -> Turn:
        if not reply.text.strip() and (asked.optional or present):
            if present:
                session.set(asked.path, "")
            session.pass_by(asked.address)
            return Turn()
        verdict = paragraphs(reply.text)
        if verdict.value is None:
            return Turn(STAY, -1, verdict.message)
        session.set(asked.path, f"{verdict.value}\n")
        return Turn()

    return step_of(session, asked, present, card, take)


def choice_step(
    session: Session,
    asked: Asked,
    options: Sequence[Option],
    put: Callable[[str], None] | None = None,
) -> Step:
    """Return a question with some answers to choose from."""
    present = session.text(asked.path)
    labels = [option.label for option in options]

    def card(_: int) -> Card:
        return Choice(
            **_frame(asked),
            options=tuple(options),
            at=labels.index(present) if present in labels else 0,
        )

    def take(reply: Reply) -> Turn:
        if not 0 <= reply.at < len(labels):
            return Turn(STAY, message=_NOT_PASSED)
        (put or (lambda text: session.set(asked.path, text)))(labels[reply.at])
        return Turn(ON, message=f"{asked.title}：{labels[reply.at]}")

    return step_of(session, asked, present, card, take)
