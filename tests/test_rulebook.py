"""Every rule of the book finds its wrong examples and is silent on its right ones; every rule has a check, every check a rule."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from drafter.canon.rulebook import Example, RuleBook, load_rulebook
from drafter.files import BUILT_IN, Shelf
from drafter.pipeline.workshop import Workshop
from drafter.rules.text.checker import CHECKS, check_paper
from drafter.rules.text.sketch import example_paper

BOOK: RuleBook = load_rulebook(Shelf(built_in=BUILT_IN))


def examples(*, wrong: bool) -> Iterator[tuple[str, Example]]:
    for code, entry in ((code, BOOK.entries[code]) for code in BOOK.of_text):
        yield from ((code, example) for example in (entry.wrong if wrong else entry.right))


def found(workshop: Workshop, example: Example, code: str) -> list[str]:
    """Return what one rule marks in an example."""
    checked = check_paper(example_paper(example), workshop.tables, lambda c: c == code)
    return [one.finding.quote for one in checked]


@pytest.mark.parametrize(
    ("code", "example"), list(examples(wrong=True)), ids=lambda v: v if isinstance(v, str) else v.text[:24]
)
def test_a_wrong_example_is_found(workshop: Workshop, code: str, example: Example) -> None:
    """At the place that the example marks, where it marks one."""
    quotes = found(workshop, example, code)
    assert quotes
    assert not example.quote or any(example.quote in quote for quote in quotes)


@pytest.mark.parametrize(
    ("code", "example"), list(examples(wrong=False)), ids=lambda v: v if isinstance(v, str) else v.text[:24]
)
def test_a_right_example_is_not(workshop: Workshop, code: str, example: Example) -> None:
    """No rule cries wolf on what its page calls right."""
    assert found(workshop, example, code) == []


def test_every_rule_has_a_check_and_every_check_a_rule() -> None:
    """The table and the book name the same codes."""
    assert sorted({code for codes, _ in CHECKS for code in codes}) == list(BOOK.of_text)


@pytest.mark.parametrize("code", BOOK.entries)
def test_a_rule_shows_at_least_as_many_right_examples_as_wrong(code: str) -> None:
    """A checker is switched off for its false alarms: what is right is shown as fully as what is wrong."""
    entry = BOOK.entries[code]
    assert len(entry.right) >= len(entry.wrong)
