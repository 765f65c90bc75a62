"""Real documents: every figure, name and structural element of each stands in what is drafted from its facts, and no more.

`cases/documents` holds facts about the documents (figures, names, headings), none of their sentences.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from drafter.pipeline.workshop import Workshop
from drafter.style.wording import heading_numbers
from drafter.tree import Heading, Report, plain
from drafter.writers.text import as_text

CASES = sorted((Path(__file__).parent / "cases" / "documents").glob("*.yaml"))
SAMPLES = Path(__file__).parent.parent / "samples"
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


class Document:
    """What is known of a real document, and the text drafted from its facts."""

    def __init__(self, case: Path, workshop: Workshop) -> None:
        self.known = yaml.safe_load(case.read_text(encoding="utf-8"))
        draft = workshop.draft(str(SAMPLES / f"{case.stem}.yaml"))
        style, _ = workshop.writer(draft.facts)
        self.report: Report = draft.report
        self.text = as_text(draft.report, style)
        blocks = [block for block in draft.report.all_blocks() if isinstance(block, Heading)]
        self.headings = [
            number + plain(block.spans)
            for number, block in zip(heading_numbers(style, blocks), blocks, strict=True)
        ]

    def listed(self, key: str) -> list[str]:
        """Return a list of the case; empty where it has none."""
        return [str(item) for item in self.known.get(key, [])]


@pytest.fixture(scope="module", params=CASES, ids=[case.stem for case in CASES])
def document(request: pytest.FixtureRequest, workshop: Workshop) -> Document:
    return Document(request.param, workshop)


def test_title_organs_and_date_are_those_of_the_document(document: Document) -> None:
    assert document.text.splitlines()[0] == document.known["标题"]
    assert list(document.report.signature.organs) == document.listed("署名")
    assert document.known["日期"] in document.text


def test_every_heading_stands_in_its_place_and_none_beside(document: Document) -> None:
    assert document.headings == document.listed("标题层次")


@pytest.mark.parametrize("key", ["数字", "名称"])
def test_nothing_of_the_document_is_missing(document: Document, key: str) -> None:
    assert [item for item in document.listed(key) if item not in document.text] == []


def test_no_figure_is_there_that_the_document_has_not(document: Document) -> None:
    """Every numeral of the draft stands in a figure, a name, a heading, the title or the date of the document."""
    parts = [*document.listed("数字"), *document.listed("名称"), *document.headings]
    known = set(_NUMBER.findall("｜".join([*parts, document.known["标题"], document.known["日期"]])))
    body = "\n".join(document.text.splitlines())
    strange = {number for number in _NUMBER.findall(body) if number not in known}
    assert strange == set()


def test_every_case_has_a_sample() -> None:
    assert CASES
    assert [case.stem for case in CASES if not (SAMPLES / f"{case.stem}.yaml").is_file()] == []
