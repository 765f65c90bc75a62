"""What keys do: the same everywhere, none that needs a mouse."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from prompt_toolkit.application import run_in_terminal
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

from drafter.interview import painting, words
from drafter.interview.cards import Act, Choice, Grid, Line, Listing, Page, Reply, Text, Verdict
from drafter.interview.commands import KEYS, Command, typed_command
from drafter.interview.editing import edited, editor

if TYPE_CHECKING:
    from drafter.interview.screen import Screen

_PAGE = 8


class Keyboard:
    """The keys of one screen. `_offer` is what was typed and the other reading of it that Enter takes."""

    def __init__(self, screen: Screen[Any]) -> None:
        self._screen = screen
        self._offer = ("", "")

    def forget(self) -> None:
        """Forget what was offered: another card is shown."""
        self._offer = ("", "")

    def bindings(self) -> KeyBindings:
        """Return what each key does."""
        keys = KeyBindings()
        for command in Command:
            for name in KEYS[command].names:
                keys.add(name, eager=True)(self._commanding(command, name))
        keys.add("enter", eager=True)(lambda _: self._enter())
        keys.add("up", eager=True)(lambda _: self._up_or_down(-1))
        keys.add("down", eager=True)(lambda _: self._up_or_down(1))
        keys.add("pageup", eager=True)(lambda _: self._page_or_move(-1))
        keys.add("pagedown", eager=True)(lambda _: self._page_or_move(1))
        keys.add("delete", eager=True)(lambda _: self._delete())
        keys.add("escape")(lambda _: self._escape())
        keys.add("c-l")(lambda _: self._screen.app.renderer.clear())
        keys.add("<any>", filter=Condition(self._is_fresh))(lambda event: self._replace(event.data))
        keys.add("<bracketed-paste>", eager=True)(lambda event: self._paste(event.data))
        return keys

    def _is_fresh(self) -> bool:
        """Tell whether a figure stands in the field as it was, the cursor behind it: what is typed then takes its place."""
        screen = self._screen
        untouched = isinstance(screen.card, Grid) and screen.typed == screen.card.cells[screen.at].draft
        return untouched and bool(screen.typed) and screen.entry.document.is_cursor_at_the_end

    def _replace(self, typed: str) -> None:
        if typed.isprintable():
            self._screen.entry.reset(Document(""))
            self._screen.entry.insert_text(typed)

    def _commanding(self, command: Command, key: str) -> Callable[[KeyPressEvent], None]:
        def run(_: KeyPressEvent) -> None:
            self._screen.by_ctrl_c = key == "c-c"
            self._command(command)

        return run

    def _command(self, command: Command) -> None:
        screen = self._screen
        if command is Command.EDITOR:
            self._edit_outside()
        elif command is Command.TAKE and isinstance(screen.card, Grid):
            screen.entry.set_document(Document("="))
        else:
            screen.answer(Reply(command, screen.typed, self._place()))

    def _place(self) -> int:
        return self._screen.editing if isinstance(self._screen.card, Listing) else self._screen.at

    def _enter(self) -> None:
        screen, card, text = self._screen, self._screen.card, self._screen.typed
        state = screen.entry.complete_state
        command = typed_command(text) if not isinstance(card, Choice) else None
        if state is not None and state.current_completion is not None:
            screen.entry.complete_state = None
        elif command is not None:
            screen.entry.reset()
            self._command(command)
        elif isinstance(card, Page):
            screen.answer(Reply(Act.SAY))
        elif isinstance(card, Choice):
            self._choose()
        elif isinstance(card, Text):
            screen.entry.newline(copy_margin=False)
        elif isinstance(card, Listing) and not text.strip():
            self._pick(card)
        else:
            self._say(text)

    def _choose(self) -> None:
        if self._screen.at in self._screen.visible:
            self._screen.answer(Reply(Act.SAY, at=self._screen.at))
        else:
            self._screen.said = words.NOT_FOUND

    def _pick(self, card: Listing) -> None:
        """Take the item or offer that is chosen into the field; where none is, be done with the list."""
        screen, items = self._screen, len(card.items)
        if screen.at < 0:
            screen.answer(Reply(Command.DONE))
            return
        if screen.at < items:
            screen.editing = screen.at
            text = card.items[screen.at].removesuffix(words.UNCONFIRMED)
        else:
            text = card.offers[screen.at - items].text
        screen.entry.set_document(Document(text))
        screen.said = words.EDIT_IT

    def _say(self, text: str) -> None:
        """Check what was typed, in place; what is refused stays where it is."""
        screen, card = self._screen, self._screen.card
        if isinstance(card, Line) and not text.strip() and card.default:
            text = card.default
        if self._offer[0] and text == self._offer[0]:
            text = self._offer[1]
        verdict = self._verdict(text)
        if text.strip() and verdict.value is None:
            screen.said = verdict.message
            if verdict.offer:
                self._offer = (text, verdict.offer)
                screen.said += words.OFFERED.format(verdict.offer)
            return
        if text.strip() and isinstance(card, Line):
            screen.entry.history.append_string(text)
        screen.answer(Reply(Act.SAY, text, self._place()))

    def _verdict(self, text: str) -> Verdict:
        card = self._screen.card
        if isinstance(card, Grid):
            return card.cells[self._screen.at].check(text)
        return card.check(text) if isinstance(card, Line | Listing | Text) else Verdict(text)

    def _up_or_down(self, step: int) -> None:
        screen, card, entry = self._screen, self._screen.card, self._screen.entry
        if entry.complete_state is not None:
            (entry.complete_next if step > 0 else entry.complete_previous)()
        elif isinstance(card, Grid):
            self._to_cell(card, (screen.at + step) % len(card.cells))
        elif isinstance(card, Choice):
            self._to_option(step)
        elif isinstance(card, Listing) and not screen.typed.strip():
            most = len(card.items) + len(card.offers)
            screen.at = (screen.at + 1 + step) % (most + 1) - 1
        elif isinstance(card, Page):
            self._scroll(step)
        elif isinstance(card, Line):
            (entry.history_forward if step > 0 else entry.history_backward)()
        else:
            (entry.cursor_down if step > 0 else entry.cursor_up)()

    def _to_option(self, step: int) -> None:
        shown, at = self._screen.visible, self._screen.at
        if shown:
            number = shown.index(at) if at in shown else -1 if step > 0 else 0
            self._screen.at = shown[(number + step) % len(shown)]

    def _to_cell(self, card: Grid, at: int) -> None:
        """Go to another cell; what is typed and not confirmed is not lost on the way."""
        screen = self._screen
        if screen.typed.strip() and screen.typed != screen.begun(screen.at):
            screen.said = words.CONFIRM_FIRST
            return
        screen.at, screen.said = at, ""
        self.forget()
        screen.entry.reset(Document(card.cells[at].draft))

    def _page_or_move(self, step: int) -> None:
        screen, card = self._screen, self._screen.card
        if isinstance(card, Listing) and 0 <= screen.at < len(card.items) and not screen.typed:
            if 0 <= screen.at + step < len(card.items):
                screen.answer(Reply(Act.MOVE, at=screen.at, to=screen.at + step))
        elif isinstance(card, Page):
            self._scroll(step * max(1, screen.rows - _PAGE))
        elif isinstance(card, Choice):
            for _ in range(_PAGE):
                self._to_option(step)

    def _scroll(self, lines: int) -> None:
        """Turn a page that is longer than the screen."""
        screen = self._screen
        most = len(painting.page_lines(screen.card, screen.columns)) - 1
        screen.line = min(max(0, screen.line + lines), max(0, most))

    def _delete(self) -> None:
        screen, card = self._screen, self._screen.card
        if isinstance(card, Listing) and 0 <= screen.at < len(card.items) and not screen.typed:
            screen.answer(Reply(Act.DELETE, at=screen.at))
        else:
            screen.entry.delete()

    def _escape(self) -> None:
        """Leave what was begun: a suggestion, an item that is edited, a search, a page that is read."""
        screen, card = self._screen, self._screen.card
        if screen.entry.complete_state is not None:
            screen.entry.cancel_completion()
        elif isinstance(card, Page) or (isinstance(card, Choice) and not screen.typed):
            screen.answer(Reply(Command.BACK))
        elif isinstance(card, Choice | Listing):
            screen.editing, screen.said = -1, ""
            screen.entry.reset()

    def _paste(self, text: str) -> None:
        """Take what is pasted; several lines where one is wanted are asked about, never taken silently."""
        screen, lines = self._screen, text.replace("\r\n", "\n").replace("\r", "\n")
        if isinstance(screen.card, Text):
            screen.entry.insert_text(lines)
        elif isinstance(screen.card, Line | Listing) and "\n" in lines.strip("\n"):
            screen.answer(Reply(Act.PASTE, screen.typed + lines, self._place()))
        else:
            screen.entry.insert_text(" ".join(lines.split("\n")).strip())

    def _edit_outside(self) -> None:
        """Let the clerk write in an editor of their own, and take what they wrote back into the field."""
        screen, card, text = self._screen, self._screen.card, self._screen.typed
        if isinstance(card, Page | Choice):
            return
        program = editor()
        if not program:
            screen.said = words.NO_EDITOR
            return

        async def write() -> None:
            new = await run_in_terminal(lambda: edited(program, card, text), in_executor=True)
            screen.entry.set_document(Document(new if isinstance(card, Text) else "".join(new.split("\n"))))
            screen.app.invalidate()

        screen.app.create_background_task(write())
