"""The interview on a terminal: one card at a time on the whole screen, the keys below, the cursor where one types."""

from __future__ import annotations

import signal
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Generic, TypeVar

from prompt_toolkit.application import Application
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition
from prompt_toolkit.history import InMemoryHistory
from prompt_toolkit.layout import Layout
from prompt_toolkit.output import ColorDepth

from drafter.interview import painting, words
from drafter.interview.cards import Card, Choice, Flow, Grid, Line, Reply, Text
from drafter.interview.checking import SHORT_STATES
from drafter.interview.choosing import found
from drafter.interview.commands import Command
from drafter.interview.keyboard import Keyboard
from drafter.interview.layout import Suggestions, layout

if TYPE_CHECKING:
    from prompt_toolkit.input import Input
    from prompt_toolkit.output import Output

T = TypeVar("T")


class Screen(Generic[T]):
    """Shows cards and takes replies, until the flow of cards ends.

    `at` is the cell, option, item or offer that is chosen, of a list -1 for a new item; `editing` the item whose words
    are in the field, -1 for none; `line` the first line of a page that is shown; `said` what has to be said now.
    """

    def __init__(
        self,
        flow: Flow[T],
        keep: Callable[[str], None],
        source: Input | None = None,
        output: Output | None = None,
    ) -> None:
        self._flow = flow
        self._keep = keep
        self.card: Card = next(flow)
        self.at, self.editing, self.line, self.said = 0, -1, 0, ""
        self._pending: Reply | None = None
        self._result: tuple[T, bool] | None = None
        self.by_ctrl_c = False
        self._histories: dict[str, InMemoryHistory] = {}
        self.entry = Buffer(
            multiline=Condition(lambda: isinstance(self.card, Text)),
            completer=Suggestions(lambda: self.card),
            complete_while_typing=True,
            on_text_changed=lambda _: self._typed(),
        )
        self._keyboard = Keyboard(self)
        self.app: Application[None] = Application(
            layout=Layout(layout(self, self.entry)),
            key_bindings=self._keyboard.bindings(),
            full_screen=True,
            mouse_support=False,
            color_depth=ColorDepth.DEPTH_4_BIT,
            style=painting.STYLE,
            input=source,
            output=output,
        )
        self.app.ttimeoutlen = 0.1
        self.app.after_render += lambda _: self._go_on()
        self.app.key_processor.before_key_press += lambda _: self._go_on()
        self._show(self.card)

    @property
    def columns(self) -> int:
        """How wide the screen is."""
        return int(self.app.output.get_size().columns)

    @property
    def rows(self) -> int:
        """How high the screen is."""
        return int(self.app.output.get_size().rows)

    @property
    def typed(self) -> str:
        """What stands in the field."""
        return self.entry.text

    @property
    def visible(self) -> tuple[int, ...]:
        """The options that are shown: all that are not hidden, or those that are searched for."""
        options = self.card.options if isinstance(self.card, Choice) else ()
        if not self.typed.strip():
            return tuple(n for n, option in enumerate(options) if not option.hidden)
        return found(self.typed, options)

    def run(self) -> tuple[T, bool]:
        """Lead through the cards; return how it ended, and whether Ctrl-C did it."""
        try:
            self.app.run(pre_run=self._listen, handle_sigint=False)
        except EOFError:  # the terminal is gone
            self._hang_up()
        self._hang_up()
        assert self._result is not None
        return self._result

    def _listen(self) -> None:
        """Stop in good order when the window is closed or the machine shuts down.

        Windows' loop takes no signals, nor does one that is not in the main thread: there the bookmark alone must do.
        """
        for name in ("SIGHUP", "SIGTERM"):
            number = getattr(signal, name, None)
            if number is not None and self.app.loop is not None:
                with suppress(NotImplementedError, RuntimeError):
                    self.app.loop.add_signal_handler(number, self._hang_up)

    def _hang_up(self) -> None:
        """End the flow as if the clerk had asked for it, with what stands in the field; an answer just given comes first."""
        self._go_on()
        self._send(Reply(Command.QUIT, self.typed, self.at))

    def answer(self, reply: Reply) -> None:
        """Take a reply: the screen says that it is being saved, then it is given on, before the next key is heard."""
        self._pending = reply
        self.said = words.SAVING
        self.app.invalidate()

    def _go_on(self) -> None:
        reply, self._pending = self._pending, None
        if reply is not None:
            self._send(reply)
            self.app.invalidate()

    def _send(self, reply: Reply) -> None:
        """Give the flow a reply and show the card that comes back; at its end, leave."""
        if self._result is not None:
            return
        try:
            card = self._flow.send(reply)
        except StopIteration as end:
            self._result = (end.value, self.by_ctrl_c)
            if self.app.future is not None and not self.app.future.done():
                self.app.exit()
            return
        self._show(card)

    def _show(self, card: Card) -> None:
        self.card = card
        self.said, self.editing, self.line = card.message, -1, 0
        self.at = card.at if isinstance(card, Grid | Choice) else -1
        self._keyboard.forget()
        kind = card.kind if isinstance(card, Line) else ""
        self.entry.history = self._histories.setdefault(kind, InMemoryHistory())
        self.entry.reset(Document(self.begun(self.at)))

    def begun(self, at: int) -> str:
        """Return what stands in the field before anything is typed: what was typed before, else the present answer."""
        card = self.card
        if isinstance(card, Grid) and not (card.draft and at == card.at):
            return card.cells[at].draft
        return card.draft

    def _typed(self) -> None:
        """Follow what is typed: narrow a choice, fill in a word that one letter stands for, keep what ends a line."""
        text = self.typed
        if isinstance(self.card, Choice):
            shown = self.visible
            self.at = self.card.at if not text else shown[0] if shown else -1
        elif isinstance(self.card, Grid) and text in SHORT_STATES:
            self.entry.set_document(Document(SHORT_STATES[text]))
        elif isinstance(self.card, Text) and text.endswith("\n"):
            self._keep(text)
