"""字数 and 篇幅: what goes when a report is too long, and that nothing of the clerk's ever does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from drafter.compose.length import characters, lengths, said_lengths
from drafter.findings import Level
from drafter.pipeline.workshop import Draft, Workshop
from drafter.tree import block_spans
from tests.conftest import DraftOf, FactsOf

SAMPLE = Path(__file__).parent.parent / "samples" / "yunling-2026.yaml"
HEAD = "机关: 云岭县人民政府\n年度: 2026\n成文日期: 2027-01-18\n"


def told_by_the_program() -> dict[str, Any]:
    """Return the facts of the sample without the measures that tell a figure: those the program has to say itself."""
    facts: dict[str, Any] = yaml.safe_load(SAMPLE.read_text(encoding="utf-8"))
    facts["上年"] = str(SAMPLE.parent / facts["上年"])
    for topic in facts["工作情况"].values():
        for part in (topic, *topic.get("小节", {}).values()):
            part.pop("导语", None)
            part["举措"] = [m for m in part.pop("举措", []) if "{" not in str(m) and "数据" not in m]
    return facts


@pytest.fixture
def limited(workshop: Workshop, tmp_path: Path) -> object:
    def draft(limit: int) -> Draft:
        path = tmp_path / "facts.yaml"
        facts = {"字数": limit, **told_by_the_program()}
        path.write_text(yaml.safe_dump(facts, allow_unicode=True, sort_keys=False), encoding="utf-8")
        return workshop.draft(str(path))

    return draft


def text_of(draft: Draft) -> str:
    return "".join(span.text for block in draft.report.blocks for span in block_spans(block))


def clerks_words(draft: Draft) -> list[str]:
    """Return the clerk's measures, problems and plans, up to their first figure."""
    words = [m.words.text for topic in draft.facts.topics for m in topic.measures]
    words += [problem.words.text for problem in draft.facts.problems]
    words += [m.words.text for plan in draft.facts.plans for m in plan.measures]
    return [word.partition("{")[0].rstrip("。") for word in words]


@pytest.mark.parametrize("limit", [5200, 4600, 3800])
def test_a_report_that_is_too_long_is_shortened_to_its_limit(limited: object, limit: int) -> None:
    draft = limited(limit)  # type: ignore[operator]
    assert limit - 250 < characters(draft.report) <= limit
    found = [f for f in draft.findings if f.rule.code == "F050"]
    assert [f.level for f in found] == [Level.NOTE]
    assert found[0].place.line == 1


def test_the_words_of_the_clerk_always_stay(limited: object) -> None:
    draft = limited(1000)  # type: ignore[operator]
    text = text_of(draft)
    assert [word for word in clerks_words(draft) if word not in text] == []
    warnings = [f for f in draft.findings if f.rule.code == "F050" and f.level is Level.WARNING]
    over = characters(draft.report) - 1000
    assert [f.message for f in warnings] == [f"可省的句子都省了，还超过1000字的限制{over}字。"]


def test_what_is_left_out_still_stands_in_the_table(limited: object) -> None:
    draft = limited(4600)  # type: ignore[operator]
    gone = next(f for f in draft.findings if f.rule.code == "F050").keys
    figures = draft.facts.figures()
    sources = {source for key in gone if key in figures for source in figures[key].sources}
    assert sources
    assert sources <= {key for span in draft.report.spans() for key in span.keys}


def test_what_is_reported_everywhere_goes_last(draft_of: DraftOf) -> None:
    review = "工作情况: {行政复议: {数据: {收到复议申请: 29, 受理: 22, 复议听证会: 4, 意见书: 3}}}\n"
    whole = draft_of(HEAD + review)
    short = draft_of(f"字数: {characters(whole.report) - 1}\n{HEAD}{review}")
    assert "29件" in text_of(short)
    assert "4次" not in text_of(short) or "3份" not in text_of(short)


def test_a_topic_in_brief_says_what_is_usual(draft_of: DraftOf) -> None:
    review = "工作情况: {行政复议: {篇幅: 略, 数据: {收到复议申请: 29, 复议听证会: 4}}}\n"
    text = text_of(draft_of(HEAD + review))
    assert "29件" in text
    assert "4次" not in text


def test_a_figure_in_a_measure_stays(draft_of: DraftOf) -> None:
    review = "工作情况: {行政复议: {篇幅: 略, 举措: ['听证{复议听证会}'], 数据: {复议听证会: 4}}}\n"
    assert "听证4次" in text_of(draft_of(HEAD + review))


def test_without_a_limit_nothing_is_said(draft_of: DraftOf) -> None:
    draft = draft_of(HEAD + "工作情况: {行政复议: {数据: {收到复议申请: 29}}}\n")
    assert not [f for f in draft.findings if f.rule.code == "F050"]


@pytest.mark.parametrize("wrong", ["八千", "-1", "80000000", "约8000", "[1]"])
def test_a_limit_that_is_none_is_told(facts_of: FactsOf, wrong: str) -> None:
    facts, found = facts_of(f"字数: {wrong}\n{HEAD}")
    assert facts.header.limit is None
    assert any(f.place.line == 1 and "字数" in f.message for f in found)


@pytest.mark.parametrize("written", ["8000", "8000字", "８０００", "8,000"])
def test_a_limit_is_read_as_people_write_it(facts_of: FactsOf, written: str) -> None:
    assert facts_of(f"字数: {written}\n{HEAD}")[0].header.limit == 8000


def test_an_extent_that_is_none_is_told(facts_of: FactsOf) -> None:
    found = facts_of(f"{HEAD}工作情况: {{行政复议: {{篇幅: 中, 举措: [甲]}}}}\n")[1]
    assert any("略 / 详，写的是“中”" in f.message for f in found)


def test_the_parts_add_up_to_the_whole(workshop: Workshop) -> None:
    draft = workshop.draft(str(SAMPLE))
    parts = lengths(draft.facts, draft.report)
    assert sum(parts.values()) == characters(draft.report)
    assert {"引言", "行政复议", "上年打算落实", "存在问题", "下一步工作打算"} <= parts.keys()
    assert "行政复议" in said_lengths(draft.facts, draft.report)
