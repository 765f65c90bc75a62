"""How the screen is divided: header, question with table or list, field, what is said, the paragraph to come, the keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.layout import (
    BufferControl,
    ConditionalContainer,
    Dimension,
    Float,
    FloatContainer,
    FormattedTextControl,
    HSplit,
    VSplit,
    Window,
)
from prompt_toolkit.layout.menus import CompletionsMenu

from drafter.interview import painting, words
from drafter.interview.cards import Card, Line, Listing, Page, Text

_TALLEST_ENTRY = 8
_MOST_SUGGESTIONS = 8


def layout(shown: painting.Shown, entry: Buffer) -> FloatContainer:
    """Return the whole screen. Where it is too low for all, the paragraph to come goes first, the field last."""
    body = Window(
        FormattedTextControl(
            lambda: painting.body(shown),
            get_cursor_position=lambda: painting.cursor(shown),
            show_cursor=False,
        ),
        dont_extend_height=True,
        height=Dimension(min=1),
        always_hide_cursor=True,
    )
    return FloatContainer(
        HSplit(
            [
                Window(FormattedTextControl(lambda: painting.header(shown.card, shown.columns)), height=1),
                Window(char=painting.rule(), height=1),
                _below(lambda: painting.head(shown)),
                body,
                ConditionalContainer(
                    _field(shown, entry), Condition(lambda: not isinstance(shown.card, Page))
                ),
                _below(lambda: painting.message(shown)),
                _below(lambda: painting.preview(shown)),
                Window(height=Dimension(min=0)),
                Window(char=painting.rule(), height=1),
                _below(lambda: painting.bar(shown)),
            ],
            window_too_small=Window(FormattedTextControl(words.TOO_SMALL)),
        ),
        floats=[Float(CompletionsMenu(max_height=_MOST_SUGGESTIONS), xcursor=True, ycursor=True)],
    )


def _field(shown: painting.Shown, entry: Buffer) -> VSplit:
    before = FormattedTextControl(lambda: painting.prompt(shown))
    return VSplit(
        [
            Window(before, dont_extend_width=True, dont_extend_height=True),
            Window(
                BufferControl(entry, focus_on_click=False),
                wrap_lines=True,
                height=Dimension(min=1, max=_TALLEST_ENTRY),
                dont_extend_height=True,
            ),
        ]
    )


def _below(text: Callable[[], StyleAndTextTuples]) -> Window:
    control = FormattedTextControl(text)
    return Window(control, wrap_lines=True, dont_extend_height=True, height=Dimension(min=0))


class Suggestions(Completer):
    """What the card suggests, as the field takes it."""

    def __init__(self, card: Callable[[], Card]) -> None:
        self._card = card

    def get_completions(self, document: Document, _: CompleteEvent) -> Iterable[Completion]:
        """Yield what may follow the words before the cursor."""
        card = self._card()
        if isinstance(card, Line | Listing | Text):
            for text, replaces, note in card.suggest(document.text_before_cursor):
                yield Completion(text, start_position=-replaces, display_meta=note)
