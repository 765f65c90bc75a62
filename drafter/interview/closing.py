"""What comes behind the work: what became of last year's plans and problems, this year's problems, causes, plans."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from drafter.facts.sections import PROMISE_OUTCOMES, REPAIR_OUTCOMES
from drafter.facts.since import PROMISES, REPAIRS
from drafter.files import Plain
from drafter.interview import checking, words
from drafter.interview.cards import Offer, Option
from drafter.interview.lines import Asked, choice_step, line_step
from drafter.interview.listing import (
    AREAS,
    DUTIES,
    PARAGRAPHS,
    PLANS,
    PROBLEMS,
    SAFEGUARDS,
    SUGGESTIONS,
    Form,
    Listed,
    Lists,
    said,
)
from drafter.interview.session import Session
from drafter.interview.steps import Step
from drafter.interview.suggesting import Suggester
from drafter.outline import Role

PROBLEMS_KEY, PLANS_KEY = "存在问题", "下一步工作打算"
_OUTCOMES = {PROMISES: ("打算", PROMISE_OUTCOMES), REPAIRS: ("问题", REPAIR_OUTCOMES)}
_UNFINISHED = ("推进中", "未完成")
_LISTS: dict[Role, tuple[str, Form]] = {
    Role.SUGGESTIONS: ("意见建议", SUGGESTIONS),
    Role.OTHER: ("其他情况", PARAGRAPHS),
    Role.GUIDANCE: ("指导思想", PARAGRAPHS),
    Role.TASKS: ("主要任务", AREAS),
    Role.SAFEGUARDS: ("组织保障", SAFEGUARDS),
}


class Closing:
    """Asks for the sections of one file that are lists."""

    def __init__(self, session: Session, suggester: Suggester, lists: Lists) -> None:
        self._session = session
        self._suggester = suggester
        self._lists = lists

    def answers_to_last(self) -> Iterator[Step]:
        """Yield what has to be said of each plan and each problem of last year's report."""
        for section, (what, outcomes) in _OUTCOMES.items():
            for number, item in enumerate(self._session.items((section,))):
                yield from self._answer(section, number, item, what, outcomes)

    def _answer(
        self, section: str, number: int, item: Plain, what: str, outcomes: tuple[str, ...]
    ) -> Iterator[Step]:
        text = item.get(what) if isinstance(item, dict) else None
        if not isinstance(text, str):
            return
        session = self._session
        notes = (f"去年写的：{text}", *self._then(section, item))
        for key in ("结果", "说明"):
            path = (section, number, key)
            asked = Asked(
                f"{section}.{number + 1}.{key}",
                path,
                section,
                f"{text} › {key}",
                session.questions[f"{section}.{key}"],
                notes=notes,
                may_be_none=key == "说明",
                optional=key == "说明" and not session.text((section, number, "结果")),
                reads=section,
                about=(text,),
            )
            if key == "结果":
                yield choice_step(session, asked, [Option(outcome) for outcome in outcomes])
            else:
                yield line_step(session, asked, checking.item, self._suggester.words(""))

    def _then(self, section: str, item: Plain) -> tuple[str, ...]:
        """Return what last year's report said further of a plan or problem."""
        last, number = self._session.last, item.get("编号") if isinstance(item, dict) else None
        if last is None or not number:
            return ()
        if section == REPAIRS:
            causes = [p.cause.text for p in last.problems if p.number == number and p.cause is not None]
            return tuple(f"当时说的原因：{cause}" for cause in causes)
        plan = next((p for p in last.plans if p.number == number), None)
        if plan is None:
            return ()
        told = "；".join(m.words.text for m in plan.measures)
        terms = "，".join(filter(None, (plan.office, plan.deadline)))
        return (*([f"当时的措施：{told}"] if told else []), *([f"当时定的：{terms}"] if terms else []))

    def section(self, role: Role, title: str, *, optional: bool = False) -> Iterator[Step]:
        """Yield the questions of a section that is a list."""
        if role is Role.PROBLEMS:
            yield from self._problems(title)
        elif role is Role.PLANS:
            plans = _listed(PLANS_KEY, title, PLANS)
            yield from self._lists.steps(
                plans._replace(offers=self._still_open, offered=words.STILL_OPEN, unseen=self._only_answers())
            )
        elif role is Role.DUTY:
            duties = _listed("第一责任人", title, DUTIES)
            yield from self._lists.steps(duties._replace(offers=self._leaders, offered=words.LAST_YEARS))
        elif role is Role.GOALS:
            yield from self._goals(title)
        elif role in _LISTS:
            key, form = _LISTS[role]
            yield from self._lists.steps(_listed(key, title, form)._replace(optional=optional))

    def _leaders(self) -> tuple[Offer, ...]:
        last = self._session.last
        return tuple(Offer(duty.post) for duty in last.duties) if last is not None else ()

    def _problems(self, title: str) -> Iterator[Step]:
        """Yield the problems, what the figures suggest beside them; then a cause and an answering plan for each."""
        listed = _listed(PROBLEMS_KEY, title, PROBLEMS)
        yield from self._lists.steps(listed._replace(offers=self._proposals, offered=words.SUGGESTED))
        for number, item in enumerate(self._session.items((PROBLEMS_KEY,))):
            yield self._answering_plan(title, number, item)

    def _proposals(self) -> tuple[Offer, ...]:
        """Return the shortcomings that the figures show."""
        proposed = self._session.shop.proposals(self._session.facts)
        return tuple(Offer(p.problem, f"{p.why}{p.hint}", p.public) for p in proposed)

    def _answering_plan(self, title: str, number: int, item: Plain) -> Step:
        """Ask how a problem is to be met; the answer becomes a plan of its own, which names the problem."""
        session = self._session
        own = item.get("编号") if isinstance(item, dict) else None
        met = next((p for p in session.facts.plans if own in p.answers), None) if own else None
        address = f"{PROBLEMS_KEY}.{number + 1}.打算"
        words_of = said(PROBLEMS, item)
        asked = Asked(
            address,
            (),
            title,
            f"{words_of} › 打算",
            session.questions[f"{PROBLEMS_KEY}.打算"],
            notes=(f"问题：{words_of}",),
            may_be_none=True,
            optional=met is not None,
            reads=PLANS_KEY,
        )

        def put(text: str) -> None:
            self._add_plan(text, number)

        return line_step(session, asked, checking.title, put=put)

    def _add_plan(self, text: str, number: int) -> None:
        session = self._session
        item = session.items((PROBLEMS_KEY,))[number]
        own = item.get("编号") if isinstance(item, dict) else None
        if not isinstance(own, str) or not own:
            own = self._free("W", PROBLEMS_KEY)
            whole: Plain = {"编号": own, **(item if isinstance(item, dict) else {"问题": item})}
            session.replace_item((PROBLEMS_KEY,), number, whole)
        session.add((PLANS_KEY,), {"编号": self._free("D", PLANS_KEY), "标题": text, "对应问题": own})

    def _free(self, begin: str, key: str) -> str:
        taken = {item.get("编号") for item in self._session.items((key,)) if isinstance(item, dict)}
        numbers = (f"{begin}{(self._session.year or 0) % 100:02}-{n}" for n in count(1))
        return next(number for number in numbers if number not in taken)

    def _only_answers(self) -> bool:
        """Tell whether every plan there is answers a problem: of the others nobody has been asked yet."""
        plans = self._session.items((PLANS_KEY,))
        return all(isinstance(plan, dict) and plan.get("对应问题") for plan in plans)

    def _still_open(self) -> tuple[Offer, ...]:
        """Return last year's promises that are not kept yet: this year they may be promised again."""
        return tuple(
            Offer(f.words.text, f"{PROMISES}：{f.outcome}")
            for f in self._session.facts.promises
            if f.outcome in _UNFINISHED
        )

    def _goals(self, title: str) -> Iterator[Step]:
        """Yield 总体目标: its text, and the aims it is divided into."""
        key = "总体目标"
        if not isinstance(self._session.value((key,)), dict) and self._session.items((key,)):
            yield from self._lists.steps(
                Listed(key, (key,), title, title, PARAGRAPHS, f"{key}.正文", reads=key)
            )
            return
        for part in ("正文", "目标"):
            yield from self._lists.steps(
                Listed(f"{key}.{part}", (key, part), title, part, PARAGRAPHS, f"{key}.{part}", reads=key)
            )

    def basis(self) -> Iterator[Step]:
        """Yield 依据: the papers a plan rests on, and what it is for."""
        key = "依据"
        if isinstance(self._session.value((key,)), str) and self._session.text((key,)):
            return
        yield from self._lists.steps(
            Listed(f"{key}.文件", (key, "文件"), key, "文件", PARAGRAPHS, f"{key}.文件", reads=key)
        )
        asked = Asked(
            f"{key}.目的",
            (key, "目的"),
            key,
            "目的",
            self._session.questions[f"{key}.目的"],
            may_be_none=True,
        )
        yield line_step(self._session, asked, checking.item)


def _listed(key: str, title: str, form: Form) -> Listed:
    """Return the list that is a section of its own."""
    return Listed(key, (key,), title, title, form, key, reads=key)
