"""The course of an interview: which questions there are now, in the order of the outline."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.facts import DUTY_TOPIC
from drafter.interview.closing import Closing
from drafter.interview.head import head_steps
from drafter.interview.listing import Lists
from drafter.interview.session import Session
from drafter.interview.steps import Step
from drafter.interview.suggesting import Suggester
from drafter.interview.topics import Topics
from drafter.outline import Genre, Role

_LISTED_ALWAYS = (Role.SUGGESTIONS, Role.OTHER)
_TITLES = {Role.SUGGESTIONS: "意见建议", Role.OTHER: "其他情况", Role.DUTY: "第一责任人履职"}


def course(session: Session) -> tuple[Step, ...]:
    """Return every question of a file as it is now. Answers change what is asked: it is worked out again after each."""
    return tuple(_steps(session))


def _steps(session: Session) -> Iterator[Step]:
    suggester = Suggester(session)
    lists = Lists(session, suggester)
    closing = Closing(session, suggester, lists)
    outline = session.outline
    yield from head_steps(session, suggester)
    if outline.genre is Genre.PLAN:
        yield from closing.basis()
        for section in outline.sections:
            yield from closing.section(section.role, section.title or section.role.value)
        return
    topics = Topics(session, suggester, lists)
    roles = [section.role for section in outline.sections]
    asked_answers = False
    for number, section in enumerate(outline.sections):
        if section.role is Role.PROBLEMS and not asked_answers:
            yield from closing.answers_to_last()
            asked_answers = True
        yield from topics.of_section(section, number == roles.index(Role.WORK))
        if section.role is Role.WORK:
            if DUTY_TOPIC in section.topics and Role.DUTY not in roles:
                yield from closing.section(Role.DUTY, _TITLES[Role.DUTY])
            continue
        yield from closing.section(
            section.role, _TITLES.get(section.role, section.title or section.role.value)
        )
    if not asked_answers:
        yield from closing.answers_to_last()
    for role in _LISTED_ALWAYS:
        if role not in roles:
            yield from closing.section(role, _TITLES[role], optional=True)
