"""The samples: they check clean, they draft, and every figure in them is accounted for, both ways."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from drafter.facts import Fact
from drafter.findings import errors
from drafter.pipeline.draft import Order, make, size
from drafter.pipeline.workshop import Draft, Workshop
from drafter.tree import Block, Heading, Items, Paragraph, Span, Spans, Table, block_spans, plain
from drafter.writers.text import as_text
from tests.conftest import Golden

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.yaml"))
NAMES = [path.stem for path in SAMPLES]
CHARACTERS = {
    "yunling-2026": (7000, 9000),
    "yunling-2025": (7000, 9000),
    "jianghan-2019": (2000, 3500),
    "basu-2020": (3200, 4000),
    "yangxin-2021": (6000, 8000),
    "xiangqiao-2020": (6000, 7200),
    "fucheng-2022": (4500, 5500),
    "yunling-market-2026": (2500, 4050),
    "qingshi-2026": (2500, 4050),
}
FEWEST_FIGURES = {
    "yunling-2026": 80,
    "yunling-2025": 80,
    "jianghan-2019": 25,
    "basu-2020": 30,
    "yangxin-2021": 8,
    "xiangqiao-2020": 16,
    "fucheng-2022": 90,
    "yunling-market-2026": 80,
    "qingshi-2026": 80,
}
LITERAL = re.compile(r"12345热线")


@pytest.fixture(scope="module", params=SAMPLES, ids=NAMES)
def sample(request: pytest.FixtureRequest, workshop: Workshop) -> Draft:
    return workshop.draft(str(request.param))


def name_of(draft: Draft) -> str:
    return Path(draft.facts.path).stem


def paragraphs(draft: Draft) -> list[Spans]:
    found: list[Spans] = []
    for block in draft.report.text_blocks():
        if isinstance(block, Items):
            found += block.items
        elif isinstance(block, Paragraph):
            found.append(block.spans)
    return found


def told_facts(draft: Draft) -> dict[str, Fact]:
    written_out = {topic.key for topic in draft.facts.topics if topic.text is not None}
    return {
        k: f for k, f in draft.facts.figures().items() if f.told and k.partition(".")[0] not in written_out
    }


def test_a_sample_has_no_error(sample: Draft) -> None:
    assert errors(sample.findings) == ()


def test_every_figure_of_the_facts_stands_in_the_text(sample: Draft) -> None:
    said = {key for block in sample.report.text_blocks() for span in block_spans(block) for key in span.keys}
    assert [key for key, fact in told_facts(sample).items() if not said.issuperset(fact.sources)] == []


def test_every_figure_of_the_text_comes_from_a_fact(sample: Draft) -> None:
    strange = [
        span.text
        for block in sample.report.text_blocks()
        for span in block_spans(block)
        if not span.keys and re.search(r"\d", LITERAL.sub("", span.text)) and not isinstance(block, Heading)
    ]
    assert strange == []


def test_no_figure_of_the_facts_is_said_twice(sample: Draft) -> None:
    """Within the topics: problems and plans may well speak of a figure again."""
    facts = told_facts(sample)
    said: dict[str, int] = {}
    topics = {topic.key for topic in sample.facts.topics}
    for block in sample.report.text_blocks():
        for span in block_spans(block) if topics.intersection(block_keys(block)) else ():
            fact = facts.get(span.keys[0]) if len(span.keys) == 1 else None
            if fact is not None and fact.current and span.text == fact.current.say(fact.indicator.unit):
                said[fact.key] = said.get(fact.key, 0) + 1
    assert {key: times for key, times in said.items() if times > 1} == {}


def block_keys(block: Block) -> tuple[str, ...]:
    return tuple(key.partition(".")[0] for key in block.keys) if not isinstance(block, Table) else ()


def test_half_of_the_figures_stand_beside_a_related_one(sample: Draft) -> None:
    if sample.facts.programme is not None:
        pytest.skip("a plan has a figure here and there, none of them beside another")
    alone = together = 0
    for spans in paragraphs(sample):
        for sentence in sentences(spans):
            keys = {k for s in sentence for k in s.keys if k in sample.facts.figures()}
            if len(keys) == 1:
                alone += 1
            together += len(keys) if len(keys) > 1 else 0
    assert together >= alone


def sentences(spans: Spans) -> list[list[Span]]:
    found: list[list[Span]] = [[]]
    for span in spans:
        for number, part in enumerate(span.text.split("。")):
            if number:
                found.append([])
            found[-1].append(span._replace(text=part))
    return found


def test_a_sample_has_the_length_and_the_figures_of_a_real_report(sample: Draft) -> None:
    low, high = CHARACTERS[name_of(sample)]
    assert low <= size(sample.report)[0] <= high
    assert len(told_facts(sample)) >= FEWEST_FIGURES[name_of(sample)]


def test_most_of_a_sample_is_composed(sample: Draft) -> None:
    """A report that is mostly 正文 proves nothing: here nothing at all is."""
    written = [p for p in paragraphs(sample) if any(k.endswith(".正文") for s in p for k in s.keys)]
    assert written == []


def test_neighbouring_sentences_do_not_begin_alike(sample: Draft) -> None:
    for block in sample.report.text_blocks():
        if isinstance(block, Paragraph):
            begun = [s[:2] for s in plain(block.spans).split("。") if s]
            assert [a for a, b in pairwise(begun) if a == b] == []


def test_a_sample_reads_as_before(sample: Draft, workshop: Workshop, golden: Golden) -> None:
    golden(name_of(sample), as_text(sample.report, workshop.writer(sample.facts)[0]))


@pytest.mark.parametrize("path", SAMPLES, ids=NAMES)
def test_two_runs_give_the_same_bytes(path: Path) -> None:
    first = make(Order(str(path), final=True))
    assert first.exit_code == 0
    assert first.documents == make(Order(str(path), final=True)).documents


JIANGHAN = [
    "29件", "10件", "25.6%", "22件", "4件", "1件", "75.86%", "33件", "89件", "73%", "92.3%", "3次", "1300余名", "181人次",
    "300余人次", "62个", "10名", "4家", "19家", "165卷", "28项", "195项", "7.9%", "55.08%", "57项", "226项", "16.1%",
    "63.84%", "296项", "332项", "83.61%", "93.78%", "2019年1月至9月底",
]  # fmt: skip


def test_every_figure_of_jianghan_2019_stands_in_the_draft(workshop: Workshop) -> None:
    """The figures of the public report of 江汉区 for 2019, one by one."""
    draft = workshop.draft(str(next(p for p in SAMPLES if p.stem == "jianghan-2019")))
    text = "".join(plain(spans) for spans in paragraphs(draft))
    assert [figure for figure in JIANGHAN if figure not in text] == []
    headings = [plain(b.spans) for b in draft.report.blocks if isinstance(b, Heading)]
    eleven = [
        "强化各级干部法治思维", "加强复议机关监督职能", "严格执行出庭应诉规定", "明晰行政执法权责", "规范行政执法行为",
        "落实重大行政决策审查", "强化公文合法性审查", "依法清理证明事项", "提升法律顾问效能", "开展执法案卷评查",
        "深化“放管服”改革",
    ]  # fmt: skip
    assert [title for title in eleven if title not in headings] == []


def test_the_table_of_figures_holds_every_figure(workshop: Workshop) -> None:
    draft = workshop.draft(str(next(p for p in SAMPLES if p.stem == "yunling-2026")))
    (table,) = [b for a in draft.report.attachments for b in a.blocks if isinstance(b, Table)]
    keys = {k for span in block_spans(table) for k in span.keys}
    assert [k for k, f in draft.facts.figures().items() if f.told and not keys.issuperset(f.sources)] == []
