"""The interview: one question after another along the outline, with what may be asked for at any of them.

A generator: it yields a card and is sent a reply. It knows no terminal.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import replace
from typing import NamedTuple, TypeAlias

from drafter.compose import characters
from drafter.files import Document
from drafter.findings import DrafterError
from drafter.interview import words
from drafter.interview.cards import Act, Card, Choice, Flow, Grid, Listing, Option, Progress, Reply
from drafter.interview.commands import Command
from drafter.interview.course import course
from drafter.interview.guide import Chosen, Guide
from drafter.interview.listing import joined, split_items
from drafter.interview.session import Session
from drafter.interview.steps import ON, STAY, State, Step, Target

END = "收尾"
Leads: TypeAlias = Generator[Card, Reply, Target]
_OWN = (Command.DONE, Command.TAKE)


class Stop(NamedTuple):
    """How an interview ended: at its end, or where the clerk stopped it; `draft` tells whether a draft is wanted now."""

    finished: bool = False
    draft: bool = False


def _unasked(_: Step) -> bool:
    return False


class Conductor:
    """Leads through one file. `wanted` tells which questions that need not be asked are to be asked all the same."""

    def __init__(self, session: Session, wanted: Callable[[Step], bool] = _unasked) -> None:
        self._session = session
        self._wanted = wanted
        self._trail: list[Target] = []
        self._kept: dict[tuple[str, int], str] = {}
        self._message = ""
        self._typed = ""
        self._before = ""
        self._asking = False
        self._course: tuple[Document, frozenset[str], tuple[Step, ...]] | None = None

    def run(self) -> Flow[Stop]:
        """Ask until there is nothing left to ask, or the clerk stops, whatever is on the screen then."""
        questions = self._questions()
        card = next(questions)
        while True:
            asking, self._asking = self._asking, False
            reply = yield card
            if reply.act is Command.QUIT:
                if asking and isinstance(card, Grid) and reply.at >= 0:
                    self._session.at(card.address, reply.at)
                self._session.keep_draft(reply.text if asking else self._typed)
                return Stop(finished=self._session.bookmark.address == END)
            try:
                card = questions.send(reply)
            except StopIteration as end:
                stop: Stop = end.value
                return stop

    def _questions(self) -> Flow[Stop]:
        address, at, self._message = self._start()
        while True:
            steps = self._steps()
            step = find_step(steps, address)
            if step is None:
                done = yield from self._ending(steps)
                if isinstance(done, Stop):
                    return done
                address, at, self._message = done
                continue
            self._session.at(step.address, at)
            card = self._card(steps, step, at)
            self._asking = True
            reply = yield card
            if isinstance(card, Grid) and reply.at >= 0:
                at = reply.at  # the clerk has gone to another cell
            self._message, self._typed = "", ""
            try:
                address, at, message = yield from self._next(steps, step, at, reply)
                self._message = message or self._message
            except DrafterError as trouble:
                self._message = "　".join(f"{f.message}{f.advice}" for f in trouble.findings[:2])
                self._typed = reply.text

    def _start(self) -> Target:
        """Return the question to begin with: where the clerk stopped, else the first that is open."""
        kept, steps = self._session.bookmark, self._steps()
        wrong = self._session.misreadings
        said = words.FILE_ERRORS.format(len(wrong), wrong[0]) if wrong else ""
        step = find_step(steps, kept.address) if kept.address else None
        if step is not None and step.address == kept.address:
            self._typed = kept.draft
            return Target(kept.address, kept.at, said or words.RESUMED.format(step.section))
        first = next((s for s in steps if s.open or self._wanted(s)), None)
        begun = first is not None and any(s.state is State.ANSWERED for s in steps)
        target = first.target if first is not None else Target("")
        return target._replace(message=said or (words.FIRST_OPEN if begun else ""))

    def _steps(self) -> tuple[Step, ...]:
        """Return every question there is now; worked out again when the file or what was passed has changed."""
        state = (self._session.document, self._session.bookmark.passed)
        if self._course is None or self._course[0] is not state[0] or self._course[1] != state[1]:
            self._course = (*state, course(self._session))
        return self._course[2]

    def _card(self, steps: tuple[Step, ...], step: Step, at: int) -> Card:
        card = step.card(at)
        title, preview = self._preview(step)
        return replace(
            card,
            message=self._message or card.message,
            draft=self._typed or self._kept.pop((step.address, at), "") or card.draft,
            preview=preview,
            preview_title=title,
            progress=self._progress(steps, step),
            length=characters(self._session.composed[0]),
            limit=self._session.facts.header.limit,
        )

    def _preview(self, step: Step) -> tuple[str, tuple[str, ...]]:
        """Return the paragraph as it will stand; of the topic before where nothing of this one is said yet."""
        guide = Guide(self._session)
        here = guide.part(step.reads) if step.reads else ()
        if here:
            self._before = step.reads
            return words.PREVIEW, here
        before = guide.part(self._before) if self._before else ()
        return (words.PREVIEW_BEFORE, before) if before else ("", ())

    def _progress(self, steps: tuple[Step, ...], step: Step) -> Progress:
        sections = list(dict.fromkeys(s.section for s in steps if not s.optional))
        on_the_way = [s for s in steps if not s.optional]
        return Progress(
            self._session.document.source.path,
            step.section,
            sections.index(step.section) + 1 if step.section in sections else 0,
            len(sections),
            sum(s.answered for s in on_the_way),
            sum(s.asked for s in on_the_way),
            self._session.saved,
        )

    def _next(self, steps: tuple[Step, ...], step: Step, at: int, reply: Reply) -> Leads:
        """Return the question that follows a reply, and the cell or item in it."""
        if isinstance(reply.act, Command) and reply.act not in _OWN:
            return (yield from self._command(steps, step, at, reply))
        if reply.act is Act.PASTE:
            yield from self._paste(step, at, reply)
            return Target(step.address, at)
        turn = step.take(reply)
        if turn.to == STAY:
            if turn.at < 0 or (turn.message and turn.at == at and isinstance(step.card(at), Grid)):
                self._typed = reply.text
            cell = self._cell(step, turn.at)
            if cell is not None:
                return Target(step.address, cell, turn.message)
        self._trail.append(Target(step.address, max(reply.at, at)))
        found = locate(self._steps(), turn.to) if turn.to not in (ON, STAY) else None
        return (found or self._onward(step))._replace(message=turn.message)

    def _cell(self, step: Step, at: int) -> int | None:
        """Return where a cell is now, or the one behind it: figures that can be worked out from an answer leave the table."""
        wanted = [row.address for row in step.rows[max(at, 0) :] if row.address]
        if not wanted:
            return max(at, 0)
        now = find_step(self._steps(), step.address)
        left = {row.address: row.at for row in now.rows} if now is not None else {}
        return next((left[a] for a in wanted if a in left), None)

    def _onward(self, step: Step) -> Target:
        """Return the next question on the way that is open or wanted; nothing behind the last."""
        steps = self._steps()
        known = [s.address for s in steps]
        # the question may be gone with its answer: go on behind the one that led to it
        behind = (a for a in (step.address, *(t.address for t in reversed(self._trail))) if a in known)
        at = next(map(known.index, behind), -1)
        found = next((s for s in steps[at + 1 :] if s.open or self._wanted(s)), None)
        return found.target if found is not None else Target("")

    def _command(self, steps: tuple[Step, ...], step: Step, at: int, reply: Reply) -> Leads:
        """Do what was asked for in the place of an answer; return the question to go on with."""
        if reply.act is Command.SKIP:
            return self._skip(step, at, reply)
        if reply.act is Command.BACK:
            return self._back(steps, step, at, reply)
        if reply.act is Command.UNDO:
            return self._undo(step, at, reply)
        self._typed = reply.text
        chosen = yield from self._look(steps, step, at, reply)
        if chosen is None:
            return Target(step.address, at)
        self._typed = ""
        self._leave(step, at, reply)
        return chosen

    def _leave(self, step: Step, at: int, reply: Reply) -> None:
        """Remember the way, and what was typed and not confirmed: it is there when the clerk comes back."""
        at = max(reply.at, at)
        self._trail.append(Target(step.address, at))
        if reply.text and reply.text != begun(step.card(at), at):
            self._kept[step.address, at] = reply.text

    def _undo(self, step: Step, at: int, reply: Reply) -> Target:
        """Take back what was typed and not confirmed; where nothing was, the last change."""
        if reply.text and reply.text != begun(step.card(at), at):
            return Target(step.address, at, words.UNTYPED)
        address = self._session.undo()
        if not address:
            return Target(step.address, at, words.NOTHING_TO_UNDO)
        return Target(address, 0, words.UNDONE)

    def _look(self, steps: tuple[Step, ...], step: Step, at: int, reply: Reply) -> Chosen:
        """Show what was asked for beside the question; return where the clerk wants to go from there."""
        guide = Guide(self._session)
        if reply.act is Command.MORE:
            return (yield from guide.more(steps, step))
        if reply.act is Command.OVERVIEW:
            return (yield from guide.overview(steps, step))
        yield guide.whole() if reply.act is Command.PREVIEW else guide.help(step.card(at), step)
        return None

    def _skip(self, step: Step, at: int, reply: Reply) -> Target:
        """Leave a question as it is and go on; in a table to the next cell."""
        if isinstance(step.card(at), Grid):
            turn = step.take(Reply(Command.SKIP, at=reply.at))
            if turn.to == STAY:
                return Target(step.address, turn.at)
        self._leave(step, at, reply)
        return self._onward(step)

    def _back(self, steps: tuple[Step, ...], step: Step, at: int, reply: Reply) -> Target:
        """Go back the way the clerk came; beyond its beginning, the way of the outline."""
        if isinstance(step.card(at), Grid) and reply.at > 0:
            return Target(step.address, reply.at - 1)
        self._leave(step, at, reply)
        self._trail.pop()
        known = {s.address for s in steps}
        while self._trail:
            target = self._trail.pop()
            if target.address in known and target.address != step.address:
                return target
        way = [s.address for s in steps if not s.optional or s.address == step.address]
        number = way.index(step.address)
        if number == 0:
            return Target(step.address, at, words.AT_THE_BEGINNING)
        return Target(way[number - 1])

    def _paste(self, step: Step, at: int, reply: Reply) -> Generator[Card, Reply, None]:
        """Ask what is to become of several lines that were pasted where one is wanted."""
        card = step.card(at)
        items = split_items(reply.text)
        whole = joined(reply.text)
        options = [Option(words.PASTE_JOIN, whole[:60]), Option(words.PASTE_NOT)]
        if isinstance(card, Listing):
            options.insert(0, Option(words.PASTE_SPLIT.format(len(items)), items[0][:60] if items else ""))
        answer = yield Choice(
            address=card.address,
            title=words.PASTED.format(len(items)),
            where=card.where,
            options=tuple(options),
            commands=(Command.BACK,),
        )
        label = options[answer.at].label if answer.act is Act.SAY and 0 <= answer.at < len(options) else ""
        if label == words.PASTE_JOIN:
            self._typed = whole
        elif label and label != words.PASTE_NOT:
            for text in items:
                step.take(Reply(Act.SAY, text))
            self._message = words.PASTE_ADDED.format(len(items))

    def _ending(self, steps: tuple[Step, ...]) -> Generator[Card, Reply, Stop | Target]:
        """Say what is still open and what the checker finds, and ask whether to draft now."""
        guide = Guide(self._session)
        self._session.at(END)
        while True:
            card = guide.ending(steps, self._message)
            reply = yield card
            self._message = ""
            if reply.act is Command.BACK and self._trail:
                return self._trail.pop()
            if reply.act is Command.OVERVIEW:
                chosen = yield from guide.overview(steps, None)
                if chosen is not None:
                    return chosen
                continue
            label = card.options[reply.at].label if reply.act is Act.SAY and reply.at >= 0 else ""
            if label == words.DRAFT_NOW:
                return Stop(finished=True, draft=True)
            if label == words.STOP_HERE:
                return Stop(finished=True)
            if label == words.TO_OPEN:
                chosen = yield from guide.open_ones(steps)
                if chosen is not None:
                    return chosen
            elif label == words.TO_FINDINGS:
                chosen = yield from guide.findings(steps)
                if chosen is not None:
                    return chosen


def find_step(steps: tuple[Step, ...], address: str) -> Step | None:
    """Return the question of an address, None where there is none."""
    found = locate(steps, address)
    return next((s for s in steps if found is not None and s.address == found.address), None)


def locate(steps: tuple[Step, ...], address: str) -> Target | None:
    """Return the question that an address leads to, and the cell in it."""
    for step in steps:
        if step.address == address:
            return Target(address)
        for row in step.rows:
            if row.address and row.address == address:
                return Target(step.address, row.at)
    return None


def begun(card: Card, at: int) -> str:
    """Return what stands in the field of a question before anything is typed: its present answer."""
    return card.cells[min(at, len(card.cells) - 1)].draft if isinstance(card, Grid) else card.draft
