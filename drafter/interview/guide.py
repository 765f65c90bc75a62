"""Knowing where one is: the overview with its search, all answers of a section, help, the text as it will be, the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterator
from typing import TypeAlias

from drafter.findings import Finding, Level
from drafter.interview import words
from drafter.interview.cards import Act, Card, Choice, Option, Page, Reply
from drafter.interview.commands import KEYS, Command
from drafter.interview.session import Session
from drafter.interview.steps import Row, State, Step, Target

Chosen: TypeAlias = Generator[Card, Reply, Target | None]
_READING = (Command.BACK,)
_LONGEST = 60


class Guide:
    """Shows the way through one file."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def part(self, key: str) -> tuple[str, ...]:
        """Return the lines of a topic or section as they will stand in the report."""
        if not key:
            return ()
        shop, facts = self._session.shop, self._session.facts
        report, _ = self._session.composed
        return shop.part(report, facts, key)

    def last_part(self, key: str) -> tuple[str, ...]:
        """Return what last year's report said of a topic or section."""
        last = self._session.last
        if last is None or not key:
            return ()
        return self._session.shop.part(self._session.shop.compose(last)[0], last, key)

    def whole(self) -> Page:
        """Return the report as it stands now."""
        report, _ = self._session.composed
        return Page(
            address="",
            title=words.WHOLE,
            lines=self._session.shop.lines(report, self._session.facts),
            commands=_READING,
        )

    def help(self, card: Card, step: Step) -> Page:
        """Return all there is to say of a question, and every key."""
        keys = tuple(f"{KEYS[command].shown}　{words.EXPLAINED[command]}" for command in Command)
        last = [f"上年：{row.title} {row.last}" for row in step.rows if row.last]
        last += [words.LAST_SAID, *then] if (then := self.last_part(step.reads)) else []
        now = [words.PREVIEW, *here] if (here := self.part(step.reads)) else []
        return Page(
            address=card.address,
            title=card.title,
            where=card.where,
            lines=(*card.notes, *card.help, *now, *last, "", words.KEYS, *keys, words.TYPED_KEYS),
            commands=_READING,
        )

    def overview(self, steps: tuple[Step, ...], here: Step | None) -> Chosen:
        """Let the clerk choose where to go: the next open question, a section, or what is searched for."""
        options: list[Option] = []
        targets: list[Target | str] = []
        for label, shortcut in self._shortcuts(steps, here):
            options.append(Option(label))
            targets.append(shortcut)
        sections = list(dict.fromkeys(s.section for s in steps))
        present = 0
        for number, section in enumerate(sections, 1):
            only = [s for s in steps if s.section == section]
            present = len(options) if here is not None and here.section == section else present
            options.append(Option(f"{number}. {section}", self._tally(steps, section), section))
            targets.append(Target(only[0].address) if len(only) == 1 and only[0].optional else section)
        for step in steps:
            for row in step.rows:
                note = "　".join(filter(None, (_clipped(row.answer), f"上年{row.last}" if row.last else "")))
                options.append(Option(f"{step.section} › {row.title}", note, row.answer, hidden=True))
                targets.append(Target(step.address, row.at))
        reply = yield Choice(
            address="总览",
            title=words.OVERVIEW,
            notes=(words.HOW_TO_SEARCH,),
            options=tuple(options),
            at=present,
            commands=_READING,
        )
        if reply.act is not Act.SAY or not 0 <= reply.at < len(targets):
            return None
        target = targets[reply.at]
        return target if isinstance(target, Target) else (yield from self._section(steps, target))

    def _shortcuts(self, steps: tuple[Step, ...], here: Step | None) -> Iterator[tuple[str, Target]]:
        at = steps.index(here) if here in steps and here is not None else -1
        later = (*steps[at + 1 :], *steps[: at + 1])
        is_open = next((s for s in later if s.open), None)
        if is_open is not None:
            left = sum(s.asked - s.answered for s in steps if s.open)
            yield words.NEXT_OPEN.format(left), is_open.target
        warned = list(self._warned(steps))
        if warned:
            yield words.NEXT_WARNING.format(len(warned)), warned[0]

    def _warned(self, steps: tuple[Step, ...]) -> Iterator[Target]:
        for finding in self._session.findings:
            if finding.level is Level.WARNING or (
                finding.level is Level.ERROR and not self._session.is_waiting(finding)
            ):
                target = _target(steps, finding)
                if target is not None and _is_answered(steps, target):
                    yield target

    def _tally(self, steps: tuple[Step, ...], section: str) -> str:
        of_section = [s for s in steps if s.section == section]
        asked = sum(s.asked for s in of_section if not s.optional)
        answered = sum(s.answered for s in of_section if not s.optional)
        extra = sum(s.optional and s.state is State.ANSWERED for s in of_section)
        if not asked and not extra:
            return ""
        passed = sum(s.asked - s.answered for s in of_section if s.state is State.PASSED)
        more = words.LEFT_FOR_NOW.format(passed) if passed else ""
        more += words.AND_MORE.format(extra) if extra else ""
        mark = words.DONE_MARK if answered == asked else words.OPEN_MARK
        return f"{mark} {answered}/{asked}{more}"

    def _section(self, steps: tuple[Step, ...], section: str) -> Chosen:
        """Show every answer of a section with last year's beside it, to be gone to from there."""
        options: list[Option] = []
        targets: list[Target] = []
        for step in (s for s in steps if s.section == section):
            if step.state is State.OPTIONAL:
                continue
            for row in step.rows:
                options.append(_answer_option(step, row))
                targets.append(Target(step.address, row.at))
        options.append(Option(words.MORE_HERE))
        reply = yield Choice(
            address="总览",
            title=words.SECTION.format(section),
            notes=(words.HOW_TO_CHOOSE,),
            options=tuple(options),
            commands=_READING,
        )
        if reply.act is not Act.SAY or reply.at < 0:
            return (yield from self.overview(steps, None)) if reply.act is Command.BACK else None
        if reply.at < len(targets):
            return targets[reply.at]
        return (yield from self._more(steps, section))

    def more(self, steps: tuple[Step, ...], here: Step) -> Chosen:
        """Let the clerk choose among what need not be asked: other figures, a heading, a figure of the clerk's own."""
        return (yield from self._more(steps, here.section))

    def _more(self, steps: tuple[Step, ...], section: str) -> Chosen:
        waiting = [s for s in steps if s.optional and s.section in (section, words.OWN_TOPIC)]
        options = [
            Option(s.title, "　".join(_clipped(r.answer) for r in s.rows if r.answer), s.address)
            for s in waiting
        ]
        if not options:
            return None
        reply = yield Choice(
            address="还可以填",
            title=words.MORE.format(section),
            notes=(words.HOW_TO_CHOOSE,),
            options=tuple(options),
            commands=_READING,
        )
        chosen = reply.act is Act.SAY and 0 <= reply.at < len(waiting)
        return Target(waiting[reply.at].address) if chosen else None

    def ending(self, steps: tuple[Step, ...], message: str) -> Choice:
        """Return the page at the end: what is open, what the checker says, whether to draft now."""
        left = [s for s in steps if s.open]
        found = self._checked()
        counted = Counter(f.level for f in found)
        notes = [
            *_left(steps),
            words.CHECKED.format("，".join(f"{level.value}{counted[level]}处" for level in Level)),
        ]
        notes += [f"　{f.level.value}　{f.message}" for f in found if f.level is Level.ERROR][:5]
        if self._session.bookmark.taken:
            notes.append(words.TAKEN_SO_FAR.format(self._session.bookmark.taken))
        options = [Option(words.DRAFT_NOW)]
        options += [Option(words.TO_OPEN)] if left else []
        options += [Option(words.TO_FINDINGS)] if found else []
        options.append(Option(words.STOP_HERE))
        return Choice(
            address="收尾",
            title=words.END,
            notes=tuple(notes),
            message=message,
            options=tuple(options),
            commands=(Command.BACK, Command.OVERVIEW, Command.QUIT),
        )

    def _checked(self) -> tuple[Finding, ...]:
        return self._session.shop.check(self._session.path)

    def open_ones(self, steps: tuple[Step, ...]) -> Chosen:
        """List what has no answer yet, to be gone to."""
        rows = [
            (s, row)
            for s in steps
            if s.open
            for row in s.rows
            if not row.answer or row.answer in words.UNKNOWN
        ]
        return (
            yield from _choose(
                words.TO_OPEN,
                [Option(f"{s.section} › {row.title}", row.answer) for s, row in rows],
                [Target(s.address, row.at) for s, row in rows],
            )
        )

    def findings(self, steps: tuple[Step, ...]) -> Chosen:
        """List what the checker says, worst first, to be gone to."""
        order = list(Level)
        found = sorted(self._checked(), key=lambda f: order.index(f.level))
        options = [Option(f"{f.level.value} {f.rule.code} {f.message}", f.advice) for f in found]
        return (yield from _choose(words.TO_FINDINGS, options, [_target(steps, f) for f in found]))


def _left(steps: tuple[Step, ...]) -> Iterator[str]:
    """Say how much has no answer: what nobody has come to, and what was left for now."""
    is_open = sum(s.asked - s.answered for s in steps if s.open)
    passed = sum(s.asked - s.answered for s in steps if s.state is State.PASSED)
    if is_open:
        yield words.LEFT_OPEN.format(is_open)
    if passed:
        yield words.PASSED_OPEN.format(passed)
    if not is_open and not passed:
        yield words.NOTHING_OPEN


def _choose(title: str, options: list[Option], targets: list[Target] | list[Target | None]) -> Chosen:
    if not options:
        return None
    reply = yield Choice(
        address="总览",
        title=title,
        notes=(words.HOW_TO_CHOOSE,),
        options=tuple(options),
        commands=_READING,
    )
    return targets[reply.at] if reply.act is Act.SAY and 0 <= reply.at < len(targets) else None


def _target(steps: tuple[Step, ...], finding: Finding) -> Target | None:
    """Return the question that a finding is about: of its fact, else of the part its fact stands in."""
    message = f"{finding.level.value}：{finding.message}{finding.advice}"
    asked = [step for step in steps if not step.optional or step.state is not State.OPTIONAL]
    for key in finding.keys:
        name = key
        while name:
            for step in asked:
                if step.address == name:
                    return Target(step.address, 0, message)
                at = next((row.at for row in step.rows if row.address == name), None)
                if at is not None:
                    return Target(step.address, at, message)
            part = next((step for step in asked if step.reads == name), None)
            if part is not None:
                return Target(part.address, 0, message)
            name = name.rpartition(".")[0]
    return None


def _is_answered(steps: tuple[Step, ...], target: Target) -> bool:
    """Tell whether something stands where a finding points: that nothing does yet is no warning."""
    rows = [row for step in steps if step.address == target.address for row in step.rows]
    return any(row.answer and row.at == target.at for row in rows)


def _answer_option(step: Step, row: Row) -> Option:
    mark = words.DONE_MARK if row.answer else words.OPEN_MARK
    said = [_clipped(row.answer) or words.NOT_YET] + ([f"上年 {_clipped(row.last)}"] if row.last else [])
    title = row.title if row.title != step.title else step.title
    return Option(f"{mark} {title}", "　".join(said), row.answer)


def _clipped(text: str) -> str:
    bare = text.replace("\n", " ")
    return bare if len(bare) <= _LONGEST else f"{bare[:_LONGEST]}…"
