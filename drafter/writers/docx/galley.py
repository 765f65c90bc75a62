"""A report in type, before it is pages: paragraphs and tables with their form and their runs, in reading order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

from drafter.writers.docx.forms import PLAIN, EndingForm, Form, Ink, SignersForm, TableForm

Runs: TypeAlias = tuple[tuple[Ink, str], ...]


class SetParagraph(NamedTuple):
    """A paragraph in type. `text` is what its runs say; `blocks` are the blocks of the report it was made from."""

    form: Form
    runs: Runs
    text: str
    blocks: tuple[int, ...] = ()
    tight: bool = False


class SetTable(NamedTuple):
    """A table in type, or rows of joint signers: the runs of its cells, the head first."""

    form: TableForm | SignersForm
    rows: tuple[tuple[Runs, ...], ...]
    blocks: tuple[int, ...] = ()


class SetEnding(NamedTuple):
    """The end of a document in type: the lines of its 版记, if it has one."""

    form: EndingForm = EndingForm()
    rows: tuple[str, ...] = ()


Set: TypeAlias = SetParagraph | SetTable


class Galley(NamedTuple):
    """A report in type, in the parts that are handled on their own: up to the last line of text, its close, attachments."""

    text: tuple[Set, ...]
    close: tuple[Set, ...]
    attachments: tuple[Set, ...]

    @property
    def sets(self) -> tuple[Set, ...]:
        """Everything, in reading order."""
        return self.text + self.close + self.attachments


def paragraph(form: Form, runs: Iterable[tuple[Ink, str]], blocks: tuple[int, ...] = ()) -> SetParagraph:
    """Set a paragraph, joining neighbouring runs of one ink."""
    joined: list[tuple[Ink, str]] = []
    for ink, text in runs:
        if joined and joined[-1][0] == ink:
            joined[-1] = (ink, joined[-1][1] + text)
        elif text:
            joined.append((ink, text))
    return SetParagraph(form, tuple(joined), "".join([text for _, text in joined]), blocks)


def line(style: str, text: str) -> SetParagraph:
    """Set a paragraph of one run in a style."""
    return SetParagraph(Form(style), ((PLAIN, text),), text)


__all__ = ["PLAIN", "Galley", "Runs", "Set", "SetEnding", "SetParagraph", "SetTable", "line", "paragraph"]
